// @ts-check
/* Tells the server which rows of a long table the page shows, and in which one somebody types who shares the sheet;
   keeps the text of a row that is not saved yet. */
(function () {
  'use strict';

  const WHOLE = /^(form_team|join_team|leave_team|delete_sheet)$/; // their answers are a new page
  const ANOTHER = /^(add|edit|after|paste)$/; // steps that put another form in place of the one of their table

  const OPENS = /^(add|edit|after|paste):/; // steps by which the server knows that a form is open
  const EVERY = 30000; // ms: not more often is it told that somebody types

  window.LotseWorkshop = function LotseWorkshop(runtime, element) {
    window.LotseKit.connect(runtime, element, (connection) => {
      const root = connection.root;
      let typing = ''; // table and row, since that was told
      let told = 0;
      root.addEventListener('input', (event) => {
        /** @type {HTMLFormElement | null} */
        const open = /** @type {Element} */ (event.target).closest('form[data-handler=save_row]');
        if (open) { typing = ['table', 'row'].map((name) => new FormData(open).get(name)).join(':'); }
      });
      connection.prepare((data, sent) => {
        if (!sent.dataset.poll) {
          typing = '';
          told = OPENS.test(data.step) ? Date.now() : 0;
        } else if (typing && 'watched' in sent.dataset && Date.now() - told > EVERY) {
          data.editing = typing;
          typing = '';
          told = Date.now();
        }
        /** @type {NodeListOf<HTMLElement>} */
        const windows = root.querySelectorAll('[data-window]');
        /** @type {HTMLElement | null} */
        const place = root.querySelector('[data-sheet]');
        const at = Array.from(windows, (form) => form.dataset.window).join(' ');
        return Object.assign(data, { at, sheet: place ? place.dataset.sheet : '' });
      });
      connection.guard({
        takes(form, step) {
          if (WHOLE.test(form.dataset.handler || '')) { return root; }
          const [what, table] = step.split(':');
          return ANOTHER.test(what) ? root.querySelector('[data-region="form-' + table + '"]') : null;
        },
        words: '[data-unsaved-text]',
      });
    });
  };
}());
