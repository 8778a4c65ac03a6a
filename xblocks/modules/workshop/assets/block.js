/* Tells the server which rows of a long table the page shows, and keeps the text of a row that is not saved yet. */
(function () {
  'use strict';
  if (window.LotseWorkshop) { return; }

  const WHOLE = /^(form_team|join_team|leave_team|delete_sheet)$/; // their answers are a new page

  function changed(field) {
    if (field.type === 'checkbox') { return field.checked !== field.defaultChecked; }
    if (field.type === 'select-one') {
      const options = Array.from(field.options);
      return Math.max(options.findIndex((option) => option.defaultSelected), 0) !== field.selectedIndex;
    }
    return /^(text|date|textarea)$/.test(field.type) && field.value !== field.defaultValue;
  }

  function unsaved(form) { return 'unsaved' in form.dataset || Array.from(form.elements).some(changed); }

  /* The form that a step would put another one in place of, or take away. */
  function touched(root, step) {
    const [what, table] = step.split(':');
    const found = /^(add|edit|after|close)$/.test(what)
      && root.querySelector('[data-region="form-' + table + '"] form[data-handler=save_row]');
    return found && unsaved(found) ? found : null;
  }

  window.LotseWorkshop = function LotseWorkshop(runtime, element) {
    const connection = window.LotseKit.connect(runtime, element);
    const root = connection.root;
    connection.prepare = (data) => {
      const windows = Array.from(root.querySelectorAll('[data-window]'), (form) => form.dataset.window);
      const place = root.querySelector('[data-sheet]');
      return Object.assign(data, { at: windows.join(' '), sheet: place ? place.dataset.sheet : '' });
    };
    if (connection.watched) { return; }
    connection.watched = true;
    root.addEventListener('submit', (event) => {
      const step = event.submitter && event.submitter.name === 'step' ? event.submitter.value : '';
      const whole = WHOLE.test(event.target.dataset.handler || '');
      const open = whole
        ? Array.from(root.querySelectorAll('form[data-handler=save_row]')).find(unsaved)
        : touched(root, step);
      if (!open) { return; }
      if (step.startsWith('close:')) { open.reset(); return; }
      event.preventDefault();
      event.stopPropagation();
      connection.tell(root.querySelector('[data-unsaved-text]').content.textContent, false);
      open.querySelector('input:not([type=hidden]), select, textarea').focus();
    }, true);
    window.addEventListener('beforeunload', (event) => {
      if (Array.from(root.querySelectorAll('form[data-handler=save_row]')).some(unsaved)) { event.preventDefault(); }
    });
  };
}());
