// @ts-check
/* Forms that save themselves while somebody writes, and send again what did not come through. */

const PAUSE = 800; // ms without typing, as all times here
const FIRST_RETRY = 5000;
const LAST_RETRY = 60000;

/**
 * The form of a field, where that saves itself.
 * @param {Event} event
 */
function autosaved(event) {
  return /** @type {HTMLFormElement | null} */ (/** @type {Element} */ (event.target).closest('form[data-autosave]'));
}

class Autosave {
  /** @type {Map<HTMLFormElement, number>} forms whose text waits for a pause in typing → timer */
  #pauses = new Map();
  /** @type {Set<HTMLFormElement>} those whose last sending did not come through */
  #failed = new Set();
  #wait = FIRST_RETRY;
  #retrying = 0; // timer
  #post;

  /**
   * @param {HTMLElement} root
   * @param {(form: HTMLFormElement) => void} post sends one, after what was sent before
   */
  constructor(root, post) {
    this.#post = post;
    root.addEventListener('input', (event) => this.#onInput(event));
    root.addEventListener('change', (event) => this.#onChange(event));
  }

  /* Typed text that still waits for its pause is sent before anything else happens. */
  flush() { Array.from(this.#pauses.keys()).forEach((form) => this.send(form)); }

  /**
   * Forms that are not stored although they were sent.
   * @param {HTMLFormElement} [form] one that does not count
   */
  unsent(form) { return Array.from(this.#failed).filter((other) => other !== form && other.isConnected); }

  /**
   * Sends again what a lost connection, an ended login or a busy server kept from being stored.
   * @param {HTMLFormElement} [form] one that is sent anyhow
   */
  retry(form) { this.unsent(form).filter((other) => !this.#pauses.has(other)).forEach((other) => this.send(other)); }

  /**
   * @param {HTMLFormElement} form which was sent
   * @param {boolean} again whether it is to be sent once more
   */
  settle(form, again) {
    if (again) { this.#failed.add(form); } else { this.#failed.delete(form); }
    clearTimeout(this.#retrying);
    const wanted = this.unsent().length > 0;
    if (wanted) { this.#retrying = setTimeout(() => this.retry(), this.#wait); }
    this.#wait = wanted ? Math.min(2 * this.#wait, LAST_RETRY) : FIRST_RETRY;
  }

  /** @param {Event} event */
  #onInput(event) {
    const form = autosaved(event);
    const field = /** @type {Element} */ (event.target);
    if (!form || !field.matches(TEXT)) { return; }
    form.dataset.unsaved = '';
    if (!field.matches('textarea, input[type=text]')) { return; }
    clearTimeout(this.#pauses.get(form));
    this.#pauses.set(form, setTimeout(() => this.send(form), PAUSE));
  }

  /**
   * Leaving a text sends nothing that is stored already, and nothing during a conflict: its answer would take the
   * button away from under the pointer that is just pressing it.
   * @param {Event} event
   */
  #onChange(event) {
    const form = autosaved(event);
    if (!form || form.querySelector('[data-conflict]')) { return; }
    const text = /** @type {Element} */ (event.target).matches('textarea, input[type=text]');
    if (!text || unsaved(form)) { this.send(form); }
  }

  /**
   * Sends one now, whatever pause it waits for.
   * @param {HTMLFormElement} form
   */
  send(form) {
    clearTimeout(this.#pauses.get(form));
    this.#pauses.delete(form);
    this.#post(form);
  }
}
