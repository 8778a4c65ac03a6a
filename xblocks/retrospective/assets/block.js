// @ts-check
/* The retrospective on top of the kit: the secrets of one's own cards, which only this browser keeps, and the clock. */
(function () {
  'use strict';

  /** @param {HTMLElement} root */
  function drawer(root) {
    /** @type {HTMLElement | null} */
    const form = root.querySelector('[data-drawer]');
    return form ? 'lotse-cards:' + form.dataset.drawer : '';
  }

  /**
   * @param {HTMLElement} root
   * @returns {string[]}
   */
  function secrets(root) {
    try { return JSON.parse(localStorage.getItem(drawer(root)) || '[]'); } catch { return []; }
  }

  /**
   * Kept before it is sent: whatever becomes of the answer, the card stays changeable.
   * @param {HTMLElement} root
   */
  function fresh(root) {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    const secret = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
    try {
      localStorage.setItem(drawer(root), JSON.stringify(secrets(root).concat(secret).slice(-200)));
    } catch { /* a browser that keeps nothing: the card cannot be changed later */ }
    return secret;
  }

  /**
   * The keys go when she says so, and when a closed board can be changed no more: the next person at this computer
   * finds none.
   * @param {HTMLElement} root
   */
  function forget(root) {
    try { localStorage.removeItem(drawer(root)); } catch { /* a browser that keeps nothing */ }
  }

  /** @param {LotseConnection} connection */
  function forgetOnDemand(connection) {
    const root = connection.root;
    root.addEventListener('click', (event) => {
      const button = /** @type {Element} */ (event.target).closest('[data-forget]');
      if (!(button instanceof HTMLElement)) { return; }
      forget(root);
      connection.forget();
      connection.say(button.dataset.said || '');
      root.querySelectorAll('[data-own]').forEach((own) => own.remove());
    });
    new MutationObserver(() => {
      if (root.querySelector('[data-drawer][data-final]')) { forget(root); }
    }).observe(root, { childList: true, subtree: true });
  }

  /**
   * @param {HTMLElement} root
   * @returns {LotsePrepare}
   */
  function withSecrets(root) {
    return (data, form) => {
      const secret = form.elements.namedItem('secret');
      if (secret instanceof HTMLInputElement) {
        // The same once more, after a lost answer, is one card; something else is another.
        const what = data.column + '\n' + data.text;
        if (!secret.value || secret.dataset.of !== what) { secret.value = fresh(root); }
        secret.dataset.of = what;
        data.secret = secret.value;
      }
      if ('keys' in data) { data.keys = secrets(root).join(' '); }
      return data;
    };
  }

  /**
   * Dragging is a second way only: it chooses in the card's own form and sends that. What a poll brings meanwhile
   * would take the card out of the hand.
   * @param {LotseConnection} connection
   */
  function dragCards(connection) {
    const root = connection.root;
    let dragged = '';
    let release = () => {};

    /** @param {Event} event */
    const target = (event) => {
      const place = dragged && /** @type {Element} */ (event.target).closest('[data-cluster]');
      return place instanceof HTMLElement ? place : null;
    };
    /** @param {Element | null} place */
    const mark = (place) => {
      root.querySelectorAll('.lotse-over').forEach((other) => other.classList.remove('lotse-over'));
      if (place) { place.classList.add('lotse-over'); }
    };
    const letGo = () => {
      release();
      dragged = '';
      mark(null);
    };
    root.addEventListener('dragstart', (event) => {
      const card = event.target instanceof Element && event.target.closest('[data-card]');
      if (!(card instanceof HTMLElement && event.dataTransfer)) { return; }
      letGo();
      release = connection.hold();
      dragged = card.dataset.card || '';
      document.addEventListener('mousemove', letGo, { once: true }); // where the card is gone, no dragend comes
      event.dataTransfer.setData('text/plain', '');
      event.dataTransfer.effectAllowed = 'move';
    });
    root.addEventListener('dragover', (event) => {
      const place = target(event);
      if (!place) { return; }
      event.preventDefault();
      mark(place);
    });
    root.addEventListener('dragend', letGo);
    root.addEventListener('drop', (event) => {
      const place = target(event);
      const card = place && root.querySelector('[data-card="' + dragged + '"]');
      /** @type {HTMLFormElement | null} */
      const form = card && card.querySelector('form[data-handler=group_card]');
      if (!place || !card || !form || card.closest('[data-cluster]') === place) { return; }
      event.preventDefault();
      const cluster = form.elements.namedItem('cluster');
      if (cluster instanceof HTMLSelectElement) { cluster.value = place.dataset.cluster || ''; }
      connection.send(form);
    });
  }

  /**
   * A file that an answer brought is offered to keep: it needs no address, in which an id would stand.
   * @param {HTMLElement} root
   */
  function keepFiles(root) {
    new MutationObserver(() => {
      /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll('[data-file]')).forEach((place) => {
        const link = document.createElement('a');
        link.href = URL.createObjectURL(new Blob([place.dataset.file || ''], { type: 'text/calendar' }));
        link.download = place.dataset.name || '';
        delete place.dataset.file;
        link.click();
        setTimeout(() => URL.revokeObjectURL(link.href), 60000);
      });
    }).observe(root, { childList: true, subtree: true });
  }

  /**
   * Whoever opens a column's form wants to write.
   * @param {HTMLElement} root
   */
  function writeAtOnce(root) {
    root.addEventListener('click', (event) => {
      const summary = /** @type {Element} */ (event.target).closest('.lotse-write > summary');
      const details = summary && summary.parentElement;
      // The click comes before what it opens.
      setTimeout(() => {
        const field = details instanceof HTMLDetailsElement && details.open && details.querySelector('textarea');
        if (field) { field.focus(); }
      });
    });
  }

  /**
   * The block on the whole screen, where the page around it lets it.
   * @param {HTMLElement} root
   */
  function fillScreen(root) {
    if (!document.fullscreenEnabled) { return; }
    root.dataset.fills = '';
    const filled = () => document.fullscreenElement === root;
    root.addEventListener('click', (event) => {
      if (!(/** @type {Element} */ (event.target).closest('[data-fill]'))) { return; }
      // Refused, the page stays as it is.
      (filled() ? document.exitFullscreen() : root.requestFullscreen()).catch(() => {});
    });
    document.addEventListener('fullscreenchange', () => {
      root.querySelectorAll('[data-fill]').forEach((button) => {
        button.setAttribute('aria-pressed', String(filled()));
      });
    });
  }

  /**
   * Shows the time left and announces its last minute and its end.
   * @param {LotseConnection} connection
   */
  function startClock(connection) {
    const root = connection.root;
    /** @type {WeakMap<Element, number>} */
    const ends = new WeakMap();
    /** @type {number | null} seconds left when it was last looked at: the page may have been made anew since */
    let told = null;

    /** @param {HTMLElement} place */
    function show(place) {
      const { remaining, minute, over } = place.dataset;
      const end = ends.get(place) || performance.now() + 1000 * Number(remaining);
      ends.set(place, end);
      const left = Math.max(0, Math.ceil((end - performance.now()) / 1000));
      if (told === null || left > told + 1) { told = left; }
      /** @type {Element} */ (place.querySelector('[data-clock]')).textContent = left
        ? Math.floor(left / 60) + ':' + String(left % 60).padStart(2, '0') : over || '';
      if (left <= 60 && told > 60) { connection.announce(minute || ''); }
      if (left === 0 && told > 0) { connection.announce(over || ''); }
      told = left;
    }

    function tick() {
      if (!root.isConnected) { clearInterval(clock); return; }
      /** @type {NodeListOf<HTMLElement>} */
      const places = root.querySelectorAll('[data-remaining]');
      if (!places.length) { told = null; }
      places.forEach(show);
    }
    const clock = setInterval(tick, 500);
    tick();
  }

  window.LotseRetrospective = function LotseRetrospective(runtime, element) {
    window.LotseKit.connect(runtime, element, (connection) => {
      connection.prepare(withSecrets(connection.root));
      connection.guard({
        // Another role brings another page.
        takes: (form) => (/^(facilitate|resign)$/.test(form.dataset.handler || '') ? connection.root : null),
        words: '[data-unsent]',
      });
      dragCards(connection);
      writeAtOnce(connection.root);
      fillScreen(connection.root);
      startClock(connection);
      forgetOnDemand(connection);
      keepFiles(connection.root);
    });
  };
}());
