/* What the scripts of all blocks share: send a form to a handler, swap regions of the page, announce, keep focus. */
(function () {
  'use strict';
  if (window.LotseKit) { return; }

  const PAUSE_BEFORE_AUTOSAVE = 800;

  function cookie(name) {
    const found = document.cookie.split('; ').find((entry) => entry.startsWith(name + '='));
    return found ? decodeURIComponent(found.slice(name.length + 1)) : '';
  }

  /* A form as JSON: radio and select values, checkboxes as true/false, everything else as text. */
  function payload(form, submitter) {
    const data = {};
    Array.from(form.elements).forEach((field) => {
      if (!field.name || field.disabled || field.type === 'submit' || field.type === 'button') { return; }
      if (field.type === 'checkbox') { data[field.name] = field.checked; return; }
      if (field.type === 'radio' && !field.checked) { return; }
      data[field.name] = field.value;
    });
    if (submitter && submitter.name) { data[submitter.name] = submitter.value; }
    return data;
  }

  class Connection {
    constructor(runtime, element, root) {
      this.runtime = runtime;
      this.element = element; // the one that carries the usage id: the platform reads it from nowhere else
      this.root = root;
      this.live = root.querySelector('[data-live]');
      this.error = root.querySelector('[data-error]');
      this.queue = Promise.resolve();
      this.timers = new Map();
      root.addEventListener('submit', (event) => this.onSubmit(event));
      root.addEventListener('change', (event) => this.onChange(event));
      root.addEventListener('input', (event) => this.onInput(event));
      root.addEventListener('click', (event) => this.onClick(event));
      this.load(root);
    }

    onSubmit(event) {
      const form = event.target.closest('form[data-handler]');
      if (!form) { return; }
      event.preventDefault();
      this.flush();
      this.send(form, event.submitter);
    }

    onChange(event) {
      const form = event.target.closest('form[data-autosave]');
      if (form) { this.cancel(form); this.send(form, null, form.dataset.autosave); }
    }

    onInput(event) {
      const form = event.target.closest('form[data-autosave]');
      if (!form || !event.target.matches('textarea, input[type=text]')) { return; }
      this.cancel(form);
      this.timers.set(form, setTimeout(() => {
        this.timers.delete(form);
        this.send(form, null, form.dataset.autosave);
      }, PAUSE_BEFORE_AUTOSAVE));
    }

    onClick(event) {
      const button = event.target.closest('button[data-notify], button[data-print]');
      if (!button) { return; }
      if ('print' in button.dataset) { window.print(); return; }
      this.runtime.notify(button.dataset.notify, {});
    }

    cancel(form) { clearTimeout(this.timers.get(form)); this.timers.delete(form); }

    /* Typed text that still waits for its pause is saved before anything else happens. */
    flush() {
      Array.from(this.timers.keys()).forEach((form) => {
        this.cancel(form);
        this.send(form, null, form.dataset.autosave);
      });
    }

    /* One request after the other, so that an answer never overtakes the one before; the form is read when its turn
       comes, so that it carries the revision of the answer before. */
    send(form, submitter, handler) {
      this.queue = this.queue.then(() => this.call(handler || form.dataset.handler, payload(form, submitter), form));
      return this.queue;
    }

    load(scope) {
      scope.querySelectorAll('[data-load]').forEach((region) => {
        const handler = region.dataset.load;
        delete region.dataset.load;
        region.removeAttribute('data-load');
        this.queue = this.queue.then(() => this.call(handler, {}, null));
      });
    }

    async call(handler, data, form) {
      let status = 0;
      let answer = {};
      this.root.setAttribute('aria-busy', 'true');
      try {
        const response = await fetch(this.runtime.handlerUrl(this.element, handler), {
          method: 'POST',
          credentials: 'same-origin',
          headers: { 'Content-Type': 'application/json', 'X-CSRFToken': cookie('csrftoken') },
          body: JSON.stringify(data),
        });
        status = response.status;
        answer = await response.json();
      } catch (failure) {
        answer.message = this.root.querySelector('[data-offline]').content.textContent;
      }
      this.root.removeAttribute('aria-busy');
      const went = status >= 200 && status < 300;
      this.apply(answer);
      this.tell(answer.message || '', went);
      if (went && form && form.dataset.done && answer.done) {
        // Studio opens its notice on `start` and closes editor and notice on `end`.
        this.runtime.notify(form.dataset.done, { state: 'start' });
        this.runtime.notify(form.dataset.done, { state: 'end' });
      }
    }

    tell(message, went) {
      this.live.textContent = went ? message : '';
      this.error.hidden = went;
      this.error.textContent = went ? '' : message;
    }

    apply(answer) {
      const before = document.activeElement;
      const inside = this.root.contains(before);
      const mark = inside ? this.bookmark(before) : null;
      const open = new Set(Array.from(this.root.querySelectorAll('details[open][data-key]'), (d) => d.dataset.key));
      Object.entries(answer.regions || {}).forEach(([name, html]) => {
        const region = this.root.querySelector('[data-region="' + name + '"]');
        if (!region) { return; }
        region.innerHTML = html;
        region.querySelectorAll('details[data-key]').forEach((d) => { if (open.has(d.dataset.key)) { d.open = true; } });
        this.load(region);
      });
      if (answer.focus) { this.focus(document.getElementById(answer.focus)); }
      else if (mark && !this.root.contains(before)) { this.focus(mark()); }
    }

    /* How to find the element again that has the focus, once its region is new. */
    bookmark(element) {
      const id = element.id;
      const name = element.getAttribute('name');
      const value = element.getAttribute('value');
      return () => (id && document.getElementById(id))
        || Array.from(this.root.querySelectorAll('[name="' + CSS.escape(name || '') + '"]'))
          .find((other) => other.getAttribute('value') === value)
        || this.root.querySelector('[data-region] h3, [data-region] h2');
    }

    focus(target) {
      if (!target) { return; }
      if (!target.matches('a[href], button, input, select, textarea, summary')) { target.tabIndex = -1; }
      target.focus();
    }
  }

  window.LotseKit = {
    /* Takes the element the initialiser got: bare in the LMS, wrapped by jQuery in Studio. */
    connect(runtime, wrapped) {
      const element = wrapped.jquery ? wrapped[0] : wrapped;
      const root = element.matches('.lotse') ? element : element.querySelector('.lotse');
      root.lotseConnection = root.lotseConnection || new Connection(runtime, element, root);
      return root.lotseConnection;
    },
  };

  /* The initialiser of a block that needs nothing besides the kit. */
  window.LotseBlock = function LotseBlock(runtime, element) {
    window.LotseKit.connect(runtime, element);
  };

  /* The editor in Studio: leaving it is told to Studio, which closes its window. */
  window.LotseStudio = function LotseStudio(runtime, element) {
    window.LotseKit.connect(runtime, element);
  };
}());
