/* Typed text is marked until it is saved, sent again when a connection was lost, and not left behind unasked. */
(function () {
  'use strict';
  if (window.LotseReflection) { return; }

  const FIRST_PAUSE = 5000;
  const LONGEST_PAUSE = 60000;

  class Keeper {
    constructor(connection) {
      this.connection = connection;
      this.root = connection.root;
      this.pause = FIRST_PAUSE;
      this.root.addEventListener('input', (event) => this.typed(event));
      this.root.addEventListener('change', (event) => this.left(event), true);
      new MutationObserver((changes) => changes.forEach((change) => this.swapped(change.target)))
        .observe(this.root, { childList: true, subtree: true });
      window.addEventListener('beforeunload', (event) => {
        if (this.unsaved().length) { event.preventDefault(); }
      });
      document.addEventListener('visibilitychange', () => { if (document.hidden) { this.connection.flush(); } });
      this.wait();
    }

    typed(event) {
      const form = event.target.closest('.lotse-note');
      if (form && event.target.matches('textarea, input[type=date]')) { form.dataset.unsaved = ''; }
    }

    /* Leaving a field sends nothing that is saved already, and nothing during a conflict: its answer would take the
       button away from under the pointer that is just pressing it. */
    left(event) {
      const form = event.target.closest('.lotse-note');
      if (!form) { return; }
      const nothing = event.target.matches('textarea') && !('unsaved' in form.dataset);
      if (nothing || form.querySelector('[data-conflict]')) { event.stopPropagation(); }
    }

    /* A new state means saved, unless it is a conflict, or more was typed since. */
    swapped(region) {
      const form = region.matches('[data-region^="state-"]') && region.closest('.lotse-note');
      if (!form || region.querySelector('[data-conflict]') || this.connection.timers.has(form)) { return; }
      const typing = Array.from(form.elements)
        .some((field) => field.matches('textarea, input[type=date]') && field.value !== field.defaultValue);
      if (typing) { return; } // an answer to what was sent before
      delete form.dataset.unsaved;
      this.pause = FIRST_PAUSE;
    }

    unsaved() { return Array.from(this.root.querySelectorAll('.lotse-note[data-unsaved]')); }

    again() {
      if (this.root.isConnected) { this.connection.retry(); }
    }

    wait() {
      setTimeout(() => {
        this.again();
        this.pause = Math.min(this.pause * 2, LONGEST_PAUSE);
        if (this.root.isConnected) { this.wait(); }
      }, this.pause);
    }
  }

  window.LotseReflection = function LotseReflection(runtime, element) {
    const connection = window.LotseKit.connect(runtime, element);
    connection.keeper = connection.keeper || new Keeper(connection);
  };
}());
