// @ts-check
/* Codes that people pass on: copied by a button, and filled in from a link that leads to the block. */

// The block that a code is for, which of its kinds of codes it is if it takes several, and the code: see kit/passing.py
const PASSED = /^#lotse-code=([\w-]+)(?:\.([a-z]+))?:([\w-]+)$/;

class Codes {
  #root;
  #notice;
  #words;
  #code = ''; // that a link has brought
  #field = '-code'; // where it belongs

  /**
   * @param {HTMLElement} root
   * @param {Notice} notice
   * @param {(selector: string) => string} words
   */
  constructor(root, notice, words) {
    this.#root = root;
    this.#notice = notice;
    this.#words = words;
    root.addEventListener('click', (event) => {
      /** @type {HTMLElement | null} */
      const button = /** @type {Element} */ (event.target).closest('[data-copy]');
      const id = button && button.dataset.copy;
      if (button && id) { this.#copy(button, /** @type {HTMLElement} */ (document.getElementById(id))); }
    });
  }

  /**
   * The code of a link stands in its field, and no longer in the address, which others see. What is done with it is up
   * to whoever followed the link.
   * @param {boolean} last whether no field for it will come any more
   */
  arrive(last) {
    const [, block, which, code] = PASSED.exec(window.location.hash) || [];
    if (block === this.#root.id) {
      this.#code = code;
      this.#field = which ? '-' + which + '-code' : '-code';
      window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search);
    }
    const field = /** @type {HTMLInputElement | null} */ (document.getElementById(this.#root.id + this.#field));
    if (!this.#code || !(field || last)) { return; }
    if (field) {
      field.value = this.#code;
      unfold(field);
      giveFocus(field);
    }
    this.#code = '';
    this.#notice.begin(field && field.form);
    this.#notice.say(this.#words(field ? '[data-arrived]' : '[data-no-field]'));
  }

  /**
   * Where the browser lets nobody copy, as in some frames, the text is selected instead; of a link, its address.
   * @param {HTMLElement} button
   * @param {HTMLElement} shown
   */
  async #copy(button, shown) {
    let said = '[data-copied]';
    const text = shown.getAttribute('href') || shown.textContent || '';
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      said = '[data-selected]';
      shown.textContent = text;
      /** @type {Selection} */ (window.getSelection()).selectAllChildren(shown);
    }
    this.#notice.begin(null, button);
    this.#notice.say(this.#words(said));
  }
}
