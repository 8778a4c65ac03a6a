/* Tells the server with each request which rows of a long table the page shows. */
window.LotseWorkshop = function LotseWorkshop(runtime, element) {
  'use strict';
  const connection = window.LotseKit.connect(runtime, element);
  connection.prepare = (data) => {
    const windows = Array.from(connection.root.querySelectorAll('[data-window]'), (form) => form.dataset.window);
    return Object.assign(data, { at: windows.join(' ') });
  };
};
