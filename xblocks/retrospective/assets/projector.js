// @ts-check
/* The board on the wall asks one handler, whose address the page has. What does not fit there at its size stands on
   further pages, which people turn: nothing moves by itself, and nobody scrolls a wall. */
(function () {
  'use strict';

  // What is never cut; what each begins anew below the other, and so fills its own part of a page; what goes with it
  // once nothing of it is on the page.
  const PIECES = '.lotse-card, .lotse-agreed li, .lotse-rules > *';
  const FLOWS = '.lotse-column, .lotse-groups, .lotse-agreed, .lotse-rules';
  const LISTS = '.lotse-groups, .lotse-column .lotse-cards';
  const FRAMES = '.lotse-cluster, .lotse-shown, .lotse-loose, ' + FLOWS;
  const LARGE = '(width >= 60rem) and (height >= 30rem)'; // a smaller window is no wall: it scrolls
  /** @type {Record<string, number>} what a keyboard and a presenter's remote send */
  const KEYS = { PageUp: -1, ArrowLeft: -1, PageDown: 1, ArrowRight: 1 };

  const form = /** @type {HTMLElement} */ (document.querySelector('[data-address]'));
  const address = form.dataset.address || '';
  const root = /** @type {HTMLElement} */ (form.closest('.lotse'));
  let page = 0;
  let pages = 1;
  let phase = '';
  let pressed = ''; // the button that has the focus, also when a new page of the board brings it anew

  /**
   * @param {string} selector
   * @param {Element} [within]
   * @returns {HTMLElement[]}
   */
  function all(selector, within = root) { return Array.from(within.querySelectorAll(selector)); }

  /** @param {string} selector */
  function one(selector) { return /** @type {HTMLElement} */ (root.querySelector(selector)); }

  /**
   * Shows these pieces only, with what frames them. Where a column is and what it asks is seen as long as nothing of
   * it stood on an earlier page.
   * @param {HTMLElement[]} pieces all there are
   * @param {Set<HTMLElement>} on
   */
  function show(pieces, on) {
    pieces.forEach((piece) => { piece.hidden = !on.has(piece); });
    all(FRAMES).forEach((frame) => {
      const own = pieces.filter((piece) => frame.contains(piece));
      frame.hidden = own.length > 0 && !own.some((piece) => on.has(piece));
    });
  }

  /** Where the footer begins and what explains ranks has room above it. */
  function edge() {
    const wall = one('.lotse-wall');
    const below = wall ? one('.lotse-shown').getBoundingClientRect().bottom - wall.getBoundingClientRect().bottom : 0;
    const padding = parseFloat(getComputedStyle(one('.lotse-projected')).paddingBottom);
    return window.innerHeight - one('footer').offsetHeight - padding - Math.max(0, below);
  }

  /**
   * Groups, and the cards of a column that has room, fill the columns of a page one by one down to the edge; columns
   * too many stand to their right.
   * @param {number} bottom
   */
  function fill(bottom) {
    all(LISTS).filter((list) => list.offsetParent).forEach((list) => {
      list.style.columnFill = 'auto';
      list.style.maxHeight = Math.max(0, Math.floor(bottom - list.getBoundingClientRect().top)) + 'px';
    });
  }

  /**
   * Of what is left, what the next page takes: of each flow from its beginning as much as ends above the edge.
   * @param {HTMLElement[]} left
   * @param {number} bottom
   */
  function fitting(left, bottom) {
    const taken = all(FLOWS).filter((flow) => !flow.hidden).flatMap((flow) => {
      const own = left.filter((piece) => piece.closest(FLOWS) === flow);
      const right = flow.getBoundingClientRect().right + 1;
      const end = own.findIndex((piece) => {
        const box = piece.getBoundingClientRect();
        return box.bottom > bottom || box.right > right;
      });
      return end < 0 ? own : own.slice(0, end);
    });
    return taken.length ? taken : left.slice(0, 1); // higher than the wall: it is cut, and the next one comes
  }

  /** Puts what there is onto pages and shows the one that is due. */
  function layOut() {
    const pieces = all(PIECES);
    const now = one('[aria-current=step]').textContent || '';
    const pager = one('[data-pages]');
    page = now === phase ? page : 0;
    phase = now;
    all(LISTS).forEach((list) => list.removeAttribute('style'));
    show(pieces, new Set(pieces));
    all('[data-pages], [data-turn]').forEach((part) => { part.hidden = true; });
    const fits = document.documentElement.scrollHeight <= window.innerHeight;
    const cut = [];
    let bottom = 0;
    if (!fits && window.matchMedia(LARGE).matches) {
      all('[data-pages], [data-turn]').forEach((part) => { part.hidden = false; });
      tell(); // takes room, too
      window.scrollTo(0, 0);
      bottom = edge();
      for (let left = pieces; left.length;) {
        show(pieces, new Set(left));
        fill(bottom);
        const taken = new Set(fitting(left, bottom));
        cut.push(taken);
        left = left.filter((piece) => !taken.has(piece));
      }
    }
    pages = Math.max(1, cut.length);
    page = Math.min(page, pages - 1);
    if (cut.length) {
      show(pieces, cut[page]);
      fill(bottom);
    }
    pager.hidden = pages < 2;
    tell();
  }

  function tell() {
    const place = one('[data-page]');
    const words = place.dataset.page || '';
    place.textContent = words.replace('{page}', String(page + 1)).replace('{pages}', String(pages));
    all('[data-turn]').forEach((button) => {
      const beyond = page + Number(button.dataset.turn);
      if (beyond < 0 || beyond >= pages) {
        button.setAttribute('aria-disabled', 'true');
      } else {
        button.removeAttribute('aria-disabled');
      }
      if (button.id === pressed && document.activeElement === document.body) { button.focus(); }
    });
  }

  /** @param {number} by */
  function turn(by) {
    const next = page + by;
    if (next < 0 || next >= pages) { return; }
    page = next;
    layOut();
    one('[data-live]').textContent = one('[data-page]').textContent;
  }

  root.addEventListener('click', (event) => {
    const button = /** @type {Element} */ (event.target).closest('[data-turn]');
    if (!(button instanceof HTMLElement)) { return; }
    pressed = button.id;
    turn(Number(button.dataset.turn));
  });
  document.addEventListener('keydown', (event) => {
    const by = event.altKey || event.ctrlKey || event.metaKey ? 0 : KEYS[event.key] || 0;
    if (!by || pages < 2) { return; }
    event.preventDefault();
    turn(by);
  });
  window.LotseRetrospective({ handlerUrl: () => address, notify: () => {} }, root);
  new MutationObserver((changes) => { // the clock changes the page, too
    if (changes.some((change) => /** @type {Element} */ (change.target).matches('[data-region]'))) { layOut(); }
  }).observe(root, { childList: true, subtree: true });
  window.addEventListener('resize', layOut);
  layOut();
}());
