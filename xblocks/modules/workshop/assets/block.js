// @ts-check
/* Tells the server which rows of a long table the page shows, and keeps the text of a row that is not saved yet. */
(function () {
  'use strict';

  const WHOLE = /^(form_team|join_team|leave_team|delete_sheet)$/; // their answers are a new page
  const ANOTHER = /^(add|edit|after|paste)$/; // steps that put another form in place of the one of their table

  window.LotseWorkshop = function LotseWorkshop(runtime, element) {
    window.LotseKit.connect(runtime, element, (connection) => {
      const root = connection.root;
      connection.prepare((data) => {
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
