// @ts-check
/* What is typed and not stored outlives a reload and the way back, in the storage of this tab alone, under a name that
   another person at this computer does not get. It goes as soon as it is stored. */

const DRAFT = 'lotse-draft:';

/**
 * A form as it was left: by name the values of its fields, hidden ones included, which say what it was made from; and
 * what to ask for if the page has no such form.
 * @typedef {{values: Record<string, string | boolean>, reopen: string}} Draft
 */

/** @param {HTMLFormElement} form */
function draftName(form) { return form.dataset.draft || form.id || form.dataset.handler || ''; }

class Drafts {
  #place;
  #root;
  /** @type {Map<HTMLFormElement, string>} forms of this page that have a draft → its key */
  #kept = new Map();
  #leaving = false;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.#root = root;
    this.#place = DRAFT + root.id + ':';
    this.#drop((key) => key.startsWith(this.#place) && !key.startsWith(this.#own()));
    root.addEventListener('input', (event) => this.#keep(event));
  }

  /**
   * Fills the forms of a place with what was left in them.
   * @param {ParentNode} place
   * @param {(form: HTMLFormElement) => void} restored called for each that holds something
   */
  restore(place, restored) {
    /** @type {HTMLFormElement[]} */ (Array.from(place.querySelectorAll('form[data-handler]'))).forEach((form) => {
      const draft = this.#read(this.#key(form));
      if (!draft || this.#kept.has(form) || unsaved(form)) { return; }
      fill(form, draft.values, false);
      if (!holds(form)) { this.#remove(this.#key(form)); return; } // it was stored after all
      fill(form, draft.values, true); // from what it was made: what others stored since is not overwritten unseen
      this.#kept.set(form, this.#key(form));
      restored(form);
    });
  }

  /* What to ask for, so that forms come that were open when the page was left; asked for once. */
  missing() {
    const there = new Set(Array.from(this.#root.querySelectorAll('form'), (form) => this.#key(form)));
    return this.#keys().filter((key) => key.startsWith(this.#own()) && !there.has(key)).flatMap((key) => {
      const draft = this.#read(key);
      return draft && draft.reopen ? [draft.reopen] : [];
    });
  }

  /* The page is about to be left: the next one may be made before what is under way is stored, and needs the draft. */
  leave() { this.#leaving = true; }

  /* Somebody stayed after all. */
  stay() { this.#leaving = false; }

  /**
   * What was stored is no draft any more.
   * @param {HTMLFormElement} form
   */
  settle(form) { if (!this.#leaving && !holds(form)) { this.#forget(form); } }

  /* Forms that somebody closed, or that went with what she did. */
  sweep() { Array.from(this.#kept.keys()).filter((form) => !form.isConnected).forEach((form) => this.#forget(form)); }

  /* Everything of this block. */
  clear() { this.#drop((key) => key.startsWith(this.#place)); }

  #own() { return this.#place + (this.#root.dataset.viewer || '') + ':'; }

  /** @param {HTMLFormElement} form */
  #key(form) { return this.#own() + draftName(form); }

  /** @param {Event} event */
  #keep(event) {
    const form = /** @type {Element} */ (event.target).closest('form');
    if (!form || !form.dataset.handler || !this.#root.dataset.viewer) { return; }
    this.stay();
    if (!holds(form)) { this.#forget(form); return; }
    const draft = { values: values(form), reopen: form.dataset.reopen || '' };
    try {
      sessionStorage.setItem(this.#key(form), JSON.stringify(draft));
      this.#kept.set(form, this.#key(form));
    } catch { /* a browser that keeps nothing, or no more */ }
  }

  /** @param {HTMLFormElement} form */
  #forget(form) {
    this.#remove(this.#kept.get(form) || this.#key(form));
    this.#kept.delete(form);
  }

  /**
   * @param {string} key
   * @returns {Draft | null}
   */
  #read(key) { try { return JSON.parse(sessionStorage.getItem(key) || 'null'); } catch { return null; } }

  #keys() { try { return Object.keys(sessionStorage); } catch { return []; } }

  /** @param {(key: string) => boolean} which */
  #drop(which) { this.#keys().filter(which).forEach((key) => this.#remove(key)); }

  /** @param {string} key */
  #remove(key) { try { sessionStorage.removeItem(key); } catch { /* a browser that keeps nothing */ } }
}

/** @param {Field} field */
function ticked(field) { return field instanceof HTMLInputElement && /^(checkbox|radio)$/.test(field.type); }

/**
 * @param {HTMLFormElement} form
 * @returns {Draft['values']}
 */
function values(form) {
  /** @type {Draft['values']} */
  const found = {};
  fields(form).filter((field) => field.name).forEach((field) => {
    const box = field instanceof HTMLInputElement && ticked(field) ? field : null;
    if (box && box.type === 'checkbox') { found[field.name] = box.checked; return; }
    if (!box || box.checked) { found[field.name] = field.value; }
  });
  return found;
}

/**
 * @param {HTMLFormElement} form
 * @param {Draft['values']} left
 * @param {boolean} hidden whether what nobody sees is filled in, or what everybody does
 */
function fill(form, left, hidden) {
  fields(form).filter((field) => field.name in left && (field.type === 'hidden') === hidden).forEach((field) => {
    const value = left[field.name];
    if (!(field instanceof HTMLInputElement) || !ticked(field)) { field.value = String(value); return; }
    field.checked = field.type === 'checkbox' ? value === true : field.value === value;
  });
}
