// @ts-check
/* The browser's side of the player: the runtime that blocks call, feedback without a new page, wide tables. */
(function () {
  'use strict';

  /** @param {string} id */
  const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

  /** @type {LotseRuntime} */
  const runtime = {
    // As strict as the platform: `element` must be the one that the initialiser got, not something inside it.
    handlerUrl(element, handlerName, suffix, query) {
      const bare = element instanceof Element ? element : element[0]; // some blocks pass it wrapped by jQuery
      const usage = bare instanceof HTMLElement && bare.dataset.usageId;
      if (!usage) {
        // Said aloud as well, since blocks may take what is thrown for a lost connection.
        console.error('handlerUrl needs the element that the initialiser was called with, got', element);
        throw new Error('handlerUrl: the element has no usage id');
      }
      const end = (suffix ? `/${suffix}` : '') + (query ? `?${query}` : '');
      return `/handler/${encodeURIComponent(usage)}/${handlerName}${end}`;
    },

    // What a Studio editor tells its page: save (start, end), cancel, error.
    notify(name, data) {
      /** @type {HTMLElement | null} */
      const editor = document.querySelector('[data-editor]');
      if (!editor) { return; }
      const status = byId('editor-status');
      const problem = byId('editor-error');
      if (name === 'save' && data.state === 'start') {
        problem.textContent = '';
        status.textContent = editor.dataset.saving || '';
      } else if ((name === 'save' && data.state === 'end') || name === 'cancel') {
        window.location.assign(editor.dataset.return || '');
      } else if (name === 'error') {
        status.textContent = '';
        problem.textContent = [data.title || editor.dataset.failed, data.message || data.msg].filter(Boolean).join(' ');
      }
    },
  };

  /** @param {HTMLElement} root */
  function start(root) {
    /** @type {(runtime: LotseRuntime, element: Element, data: unknown) => void} */
    const initialise = Reflect.get(window, root.dataset.init || '');
    const holder = root.querySelector(':scope > script.xblock_json_init_args');
    try {
      initialise(runtime, root, holder ? JSON.parse(holder.textContent || '') : undefined);
    } catch (error) {
      console.error(`${root.dataset.init} of ${root.dataset.usageId} fails`, error);
    }
  }

  /**
   * Problems are ordinary forms; with script only what follows from an answer changes, and it is announced. Without a
   * connection the page stays, with all that is chosen in it.
   * @param {Event} event
   */
  async function swap(event) {
    const form = event.target;
    if (!(form instanceof HTMLFormElement && form.dataset.swap)) { return; }
    event.preventDefault();
    const values = Array.from(new FormData(form), ([name, value]) => [name, String(value)]);
    const feedback = byId(form.dataset.swap);
    /** @type {Response} */
    let answer;
    try {
      answer = await fetch(form.action, {
        method: 'POST',
        body: new URLSearchParams(values),
        headers: { 'X-Lotse-Swap': '1' },
      });
    } catch {
      feedback.textContent = form.dataset.offline || '';
      return;
    }
    if (!answer.ok) {
      form.submit();
      return;
    }
    for (const [id, html] of Object.entries(await answer.json())) {
      const place = document.getElementById(id);
      if (place) { place.innerHTML = html; }
    }
  }

  // A table wider than its place scrolls by itself, and by keyboard.
  function fitTables() {
    for (const table of document.querySelectorAll('.lesson table')) {
      const place = /** @type {Element} */ (table.parentElement);
      if (table.scrollWidth <= place.clientWidth || place.classList.contains('scroller')) { continue; }
      const scroller = document.createElement('div');
      scroller.className = 'scroller';
      scroller.tabIndex = 0;
      scroller.setAttribute('role', 'region');
      const heading = table.querySelector('caption') || document.querySelector('h1');
      scroller.setAttribute('aria-label', (heading && heading.textContent || '').trim());
      table.replaceWith(scroller);
      scroller.append(table);
    }
  }

  // After a form without script, the address names the feedback or the post: put the focus there.
  function focusTarget() {
    const target = window.location.hash && document.getElementById(window.location.hash.slice(1));
    if (target && target.tabIndex === -1 && target.hasAttribute('tabindex')) { target.focus(); }
  }

  /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-init]')).forEach(start);
  document.addEventListener('submit', swap);
  window.addEventListener('resize', fitTables);
  fitTables();
  focusTarget();

  // A link to a section of the outline opens it.
  function openTarget() {
    const section = window.location.hash && document.getElementById(window.location.hash.slice(1));
    if (section instanceof HTMLDetailsElement) { section.open = true; }
  }
  window.addEventListener('hashchange', openTarget);
  openTarget();
}());
