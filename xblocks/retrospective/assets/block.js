/* The retrospective on top of kit.js: the secrets of one's own cards, which only this browser keeps, and the clock. */
(function () {
  'use strict';

  function drawer(root) {
    const form = root.querySelector('[data-drawer]');
    return form ? 'lotse-cards:' + form.dataset.drawer : '';
  }

  function secrets(root) {
    try { return JSON.parse(localStorage.getItem(drawer(root)) || '[]'); } catch (failure) { return []; }
  }

  /* Kept before it is sent: whatever becomes of the answer, the card stays changeable. */
  function fresh(root) {
    const secret = Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, '0')).join('');
    try {
      localStorage.setItem(drawer(root), JSON.stringify(secrets(root).concat(secret).slice(-200)));
    } catch (failure) { /* a browser that keeps nothing: the card cannot be changed later */ }
    return secret;
  }

  window.LotseRetrospective = function LotseRetrospective(runtime, element) {
    const connection = window.LotseKit.connect(runtime, element);
    const root = connection.root;
    connection.prepare = (data, form) => {
      const secret = form.elements.namedItem('secret');
      if (secret) {
        // The same once more, after a lost answer, is one card; something else is another.
        const what = data.column + '\n' + data.text;
        if (!secret.value || secret.dataset.of !== what) { secret.value = fresh(root); }
        secret.dataset.of = what;
        data.secret = secret.value;
      }
      if ('keys' in data) { data.keys = secrets(root).join(' '); }
      return data;
    };

    /* Another role brings another page: what is typed and not sent comes first. */
    root.addEventListener('submit', (event) => {
      if (!/^(facilitate|resign)$/.test(event.target.dataset.handler || '')) { return; }
      const text = (field) => /^(text|textarea)$/.test(field.type) && field.value !== field.defaultValue;
      const open = Array.from(root.querySelectorAll('form[data-handler]'))
        .filter((form) => form !== event.target).flatMap((form) => Array.from(form.elements)).find(text);
      if (!open) { return; }
      event.preventDefault();
      event.stopPropagation();
      connection.tell(root.querySelector('[data-unsent]').content.textContent, false);
      open.focus();
    }, true);

    /* Dragging is a second way only: it chooses in the card's own form and sends that. */
    let dragged = null;
    const target = (event) => dragged && event.target.closest('[data-cluster]');
    const mark = (place) => {
      root.querySelectorAll('.lotse-over').forEach((other) => other.classList.remove('lotse-over'));
      if (place) { place.classList.add('lotse-over'); }
    };
    function letGo() {
      if (dragged) { connection.calls -= 1; }
      dragged = null;
      mark(null);
    }
    root.addEventListener('dragstart', (event) => {
      const card = event.target.closest && event.target.closest('[data-card]');
      if (!card) { return; }
      letGo();
      dragged = card.dataset.card;
      document.addEventListener('mousemove', letGo, { once: true }); // where the card is gone, no dragend comes
      event.dataTransfer.setData('text/plain', '');
      event.dataTransfer.effectAllowed = 'move';
      connection.turn += 1; // what a poll brings meanwhile would take the card out of the hand
      connection.calls += 1;
    });
    root.addEventListener('dragover', (event) => {
      const place = target(event);
      if (place) { event.preventDefault(); mark(place); }
    });
    root.addEventListener('dragend', letGo);
    root.addEventListener('drop', (event) => {
      const place = target(event);
      const card = place && root.querySelector('[data-card="' + dragged + '"]');
      const form = card && card.querySelector('form[data-handler=group_card]');
      if (!form || card.closest('[data-cluster]') === place) { return; }
      event.preventDefault();
      form.elements.cluster.value = place.dataset.cluster;
      connection.send(form, null);
    });

    let told = null; // seconds left when the clock was last looked at: the page may have been made anew since
    function tick() {
      if (!root.isConnected) { clearInterval(clock); return; }
      const places = root.querySelectorAll('[data-remaining]');
      if (!places.length) { told = null; }
      places.forEach((place) => {
        place.until = place.until || performance.now() + 1000 * place.dataset.remaining;
        const left = Math.max(0, Math.ceil((place.until - performance.now()) / 1000));
        if (told === null || left > told + 1) { told = left; }
        place.querySelector('[data-clock]').textContent = left
          ? Math.floor(left / 60) + ':' + String(left % 60).padStart(2, '0') : place.dataset.over;
        if (left <= 60 && told > 60) { connection.live.textContent = place.dataset.minute; }
        if (left === 0 && told > 0) { connection.live.textContent = place.dataset.over; }
        told = left;
      });
    }
    const clock = setInterval(tick, 500);
    tick();
  };
}());
