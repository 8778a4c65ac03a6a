// @ts-check
/* Regions of the page: swapped with what a handler answers, but no text taken away, and the focus where it was. */

/** @param {HTMLElement | null | undefined} target */
function giveFocus(target) {
  if (!target) { return; }
  if (!target.matches('a[href], button, input, select, textarea, summary')) { target.tabIndex = -1; }
  target.focus();
}

/** @param {Element} element */
function unfold(element) {
  for (let details = element.closest('details'); details; details = outside(details)) { details.open = true; }
}

/** @param {Element} details */
function outside(details) { return details.parentElement && details.parentElement.closest('details'); }

/** @param {Element} details */
function keyed(details) {
  return 'details[data-key="' + CSS.escape(/** @type {HTMLElement} */ (details).dataset.key || '') + '"]';
}

/**
 * @param {Element} region
 * @returns {HTMLFormElement[]}
 */
function formsIn(region) { return Array.from(region.querySelectorAll('form')); }

/**
 * Rows that say at which revision they were edited last.
 * @param {Element} region
 * @returns {HTMLElement[]}
 */
function dated(region) { return Array.from(region.querySelectorAll('[data-edited]')); }

/** @param {HTMLElement} row */
function edited(row) { return Number(row.dataset.edited); }

/**
 * For a moment it is seen that others have changed something here.
 * @param {HTMLElement} row
 */
function highlight(row) {
  if (window.matchMedia('(prefers-reduced-motion: reduce)').matches) { return; }
  row.animate([{ backgroundColor: 'var(--lotse-info)' }, {}], 3000);
}

class Regions {
  /** @type {WeakMap<Element, string>} the HTML a region was given last */
  #shown = new WeakMap();
  /** @type {Map<string, string>} name of a region → HTML that comes once nobody types there */
  #waiting = new Map();
  #root;
  #swapped;

  /**
   * @param {HTMLElement} root
   * @param {(region: Element) => void} swapped called for each region that is new
   */
  constructor(root, swapped) { this.#root = root; this.#swapped = swapped; }

  /**
   * Swap what an answer brings. The focus goes where it says, or stays.
   * @param {Pick<Answer, 'regions' | 'focus'>} answer
   * @param {HTMLFormElement | null} form the one that was sent
   * @param {boolean} polled whether nobody asked for it
   */
  apply(answer, form, polled) {
    const before = document.activeElement;
    const mark = before instanceof HTMLElement && this.#root.contains(before) ? this.#bookmark(before) : null;
    Object.entries(answer.regions || {}).forEach(([name, html]) => this.#put(name, html, form, polled));
    const wanted = answer.focus && document.getElementById(answer.focus);
    if (wanted) { giveFocus(wanted); } else if (mark && document.activeElement !== before) { giveFocus(mark()); }
  }

  /* What waited because somebody typed. */
  catchUp() {
    if (this.#waiting.size) { this.apply({ regions: Object.fromEntries(this.#waiting) }, null, true); }
  }

  /**
   * A poll waits while a field has the focus; a form with something unsaved stays as it is where the new HTML has one
   * with its id; where it has none, the region waits.
   * @param {string} name
   * @param {string} html
   * @param {HTMLFormElement | null} form
   * @param {boolean} polled
   */
  #put(name, html, form, polled) {
    const region = this.#root.querySelector('[data-region="' + name + '"]');
    this.#waiting.delete(name);
    if (!region || (polled && this.#shown.get(region) === html)) { return; }
    const fresh = document.createElement('template');
    fresh.innerHTML = html;
    const unsent = formsIn(region).filter((other) => other !== form && unsaved(other));
    const kept = unsent.filter((other) => other.id && fresh.content.getElementById(other.id));
    const homeless = unsent.some((other) => !kept.includes(other) && typed(other));
    if ((polled && this.#busy(region)) || (homeless && !(form && region.contains(form)))) {
      this.#waiting.set(name, html);
      return;
    }
    kept.forEach((other) => {
      /** @type {HTMLElement} */ (fresh.content.getElementById(other.id)).replaceWith(other);
      unfold(other);
    });
    region.querySelectorAll('details[data-key][open]').forEach((old) => {
      const details = fresh.content.querySelector(keyed(old));
      if (details) { details.setAttribute('open', ''); }
    });
    const newest = Math.max(0, ...dated(region).map(edited));
    this.#fill(region, fresh.content);
    if (polled) { dated(region).filter((row) => edited(row) > newest).forEach(highlight); }
    this.#shown.set(region, html);
    this.#swapped(region);
  }

  /** @param {Element} region */
  #busy(region) {
    const active = document.activeElement;
    return active !== null && region.contains(active) && active.matches(TEXT + ', select');
  }

  /**
   * @param {Element} region
   * @param {DocumentFragment} content
   */
  #fill(region, content) {
    region.replaceChildren(content);
    for (let above = region.parentElement; above; above = above.parentElement) { this.#shown.delete(above); }
    region.querySelectorAll('[data-region]').forEach((inner) => {
      this.#waiting.delete(/** @type {HTMLElement} */ (inner).dataset.region || '');
    });
  }

  /**
   * How to find the element again that has the focus, once its region is new.
   * @param {HTMLElement} element
   * @returns {() => HTMLElement | null | undefined}
   */
  #bookmark(element) {
    const [id, name, value] = ['id', 'name', 'value'].map((attribute) => element.getAttribute(attribute));
    const details = element.closest('details[data-key]');
    const summary = details && keyed(details) + ' > summary';
    /** @type {(selector: string) => HTMLElement[]} */
    const all = (selector) => Array.from(this.#root.querySelectorAll(selector));
    return () => (this.#root.contains(element) ? element : null)
      || (id && document.getElementById(id))
      || all('[name="' + CSS.escape(name || '') + '"]').find((other) => other.getAttribute('value') === value)
      || (summary && all(summary)[0])
      || all('[data-region] h3, [data-region] h2')[0];
  }
}
