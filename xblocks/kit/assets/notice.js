// @ts-check
/* What a block says: to screen readers in two places that never move, to eyes beside the control that was used. */

/** @typedef {(itself: boolean) => void} LotseAgain sends once more what did not come through */

const SLOW = 500; // ms without an answer, after which the page says that something is under way

class Notice {
  #root;
  #live;
  #error;
  #said;
  #words;
  #link;
  #retry;
  /** @type {{form: HTMLFormElement | null, control: Element | null, id: string}} what was used */
  #used = { form: null, control: null, id: '' };
  #slow = 0; // timer
  /** @type {LotseAgain | null} */
  #again = null;

  /** @param {HTMLElement} root */
  constructor(root) {
    /** @type {(name: string) => HTMLElement} */
    const part = (name) => /** @type {HTMLElement} */ (root.querySelector('[data-' + name + ']'));
    this.#root = root;
    this.#live = part('live');
    this.#error = part('error');
    this.#said = part('said');
    this.#words = part('words');
    this.#link = part('link');
    this.#retry = part('again');
    this.#retry.addEventListener('click', () => this.again(false));
    root.addEventListener('input', (event) => unmark(/** @type {Element} */ (event.target)));
  }

  /**
   * What is said from now on is about a form, or the button of it that was pressed.
   * @param {HTMLFormElement | null} form
   * @param {HTMLElement | null} [control]
   */
  at(form, control) { this.#used = { form, control: control || null, id: control ? control.id : '' }; }

  /**
   * Somebody takes a step: nothing is left of what was said before.
   * @param {HTMLFormElement | null} form
   * @param {HTMLElement | null} [control]
   */
  begin(form, control) {
    this.at(form, control);
    if (form) { fields(form).forEach(unmark); }
    this.#show('', '', '', null);
  }

  /**
   * The step takes its time.
   * @param {string} words
   */
  wait(words) {
    clearTimeout(this.#slow);
    this.#slow = setTimeout(() => this.#show(words, '', 'busy', null), SLOW);
  }

  /**
   * What a control did.
   * @param {string} message
   * @param {Answer['link']} [link] the part of it that leads somewhere
   */
  say(message, link) { this.#show(message, '', 'done', null, link); }

  /**
   * What happened elsewhere, and is seen there.
   * @param {string} message
   */
  announce(message) { this.#live.textContent = message; }

  /**
   * What is wrong; `again` sends it once more.
   * @param {string} message
   * @param {LotseAgain | null} [again]
   */
  warn(message, again) { this.#show('', message, 'wrong', again || null); }

  /**
   * Sends once more what did not come through, and says whether there was something.
   * @param {boolean} itself whether nobody pressed the button for it
   */
  again(itself) {
    const again = this.#again;
    if (again) { again(itself); }
    return again !== null;
  }

  /**
   * The fields of a form that a refusal names.
   * @param {HTMLFormElement} form
   * @param {string[]} names
   */
  mark(form, names) {
    const wrong = fields(form).filter((field) => names.includes(field.name) && field.type !== 'hidden');
    wrong.forEach((field) => {
      field.setAttribute('aria-invalid', 'true');
      field.setAttribute('aria-describedby', [field.getAttribute('aria-describedby'), this.#words.id].join(' ').trim());
    });
    giveFocus(wrong[0]);
  }

  /* Parts of the page were made anew: what is still said comes back to its place. */
  settle() { if (!this.#said.hidden && !this.#said.isConnected) { this.#place(); } }

  /**
   * @param {string} status
   * @param {string} error
   * @param {'' | 'busy' | 'done' | 'wrong'} kind
   * @param {LotseAgain | null} again
   * @param {Answer['link']} [link]
   */
  #show(status, error, kind, again, link) {
    clearTimeout(this.#slow);
    this.#live.textContent = status;
    this.#error.textContent = error;
    this.#again = again;
    this.#words.textContent = (status || error).replace(link ? link.text : '', '');
    Object.assign(this.#link, link, { hidden: !link });
    this.#said.dataset.kind = kind;
    this.#retry.hidden = !again;
    this.#said.hidden = !(status || error);
    if (!this.#said.hidden) { this.#place(); }
  }

  /* Beside the control, or what has come in its place, or where the focus went; else at the end of the block. */
  #place() {
    const control = this.#control();
    const form = control && control.closest('form');
    /** @type {HTMLElement | null} */
    const own = form && form.querySelector('[data-says]');
    const row = own || (control && control.closest('.lotse-actions, td'));
    // A form that shows for itself what is stored says here what is wrong.
    if (own && own.dataset.says === 'wrong') { this.#said.hidden = this.#said.dataset.kind !== 'wrong'; }
    if (row) { row.append(this.#said); return; }
    if (control) { (control.closest('label') || control).after(this.#said); return; }
    this.#root.append(this.#said);
  }

  #control() {
    const { form, control, id } = this.#used;
    /** @param {Element | null | undefined} element */
    const here = (element) => (element && this.#root.contains(element) ? element : null);
    const renewed = here(form && form.id ? document.getElementById(form.id) : form);
    return here(control) || here(id ? document.getElementById(id) : null)
      || (renewed && renewed.querySelector('[data-says], button:not(.lotse-hidden)')) || here(document.activeElement);
  }
}

/** @param {Element} field */
function unmark(field) {
  if (!field.matches('[aria-invalid][aria-describedby$="-said"]')) { return; }
  field.removeAttribute('aria-invalid');
  const others = (field.getAttribute('aria-describedby') || '').split(' ').slice(0, -1).join(' ');
  if (others) { field.setAttribute('aria-describedby', others); } else { field.removeAttribute('aria-describedby'); }
}
