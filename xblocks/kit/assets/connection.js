// @ts-check
/* What one block on the page sends to its handlers, one request after the other, and what becomes of the answers. */

const SOON = 300; // ms: after somebody's own request, whose effects a poll completes

/** @implements {LotseConnection} */
class Connection {
  /** @type {Promise<void>} */
  #queue = Promise.resolve();
  /** @type {Set<Element>} buttons, or forms, whose submission is under way */
  #pressed = new Set();
  /** @type {LotseGuard[]} */
  #guards = [OWN_WORK];
  /** @type {Element | null} the button that throws work away when it is pressed once more */
  #warned = null;
  /** @type {LotsePrepare} */
  #prepare = (data) => data;
  #runtime;
  #element;
  #autosave;
  #regions;
  #polling;
  #live;
  #error;

  /**
   * @param {LotseRuntime} runtime
   * @param {LotseElement} element as the initialiser got it: the platform reads the usage id, and in a library the
   *   address of the handlers, from nothing else
   * @param {HTMLElement} root
   */
  constructor(runtime, element, root) {
    this.root = root;
    this.#runtime = runtime;
    this.#element = element;
    this.#live = /** @type {HTMLElement} */ (root.querySelector('[data-live]'));
    this.#error = /** @type {HTMLElement} */ (root.querySelector('[data-error]'));
    this.#autosave = new Autosave(root, (form) => this.#enqueue(() => this.#post(form, form.dataset.autosave || '')));
    this.#regions = new Regions(root, (region) => this.#load(region));
    this.#polling = new Polling(this, this.#regions, (form) => this.#prepare(payload(form), form));
    root.addEventListener('submit', (event) => this.#keepWork(event), true);
    root.addEventListener('submit', (event) => this.#onSubmit(event));
    root.addEventListener('click', (event) => this.#onClick(event));
    root.addEventListener('input', () => { this.#warned = null; });
    root.addEventListener('focusout', () => setTimeout(() => this.#regions.catchUp()));
    this.#load(root);
    this.#polling.later();
  }

  /**
   * Adds to what every form sends, polls included.
   * @param {LotsePrepare} prepare
   */
  prepare(prepare) { this.#prepare = prepare; }

  /**
   * Keeps work from steps that would take it away, and asks before the page is left.
   * @param {LotseGuard} guard
   */
  guard(guard) { this.#guards.push(guard); }

  /* Whether something would be lost if the page went now. */
  holdsWork() { return this.#guards.some((guard) => work(guard, this.root).length > 0); }

  /* What polls bring stays away until the function that this returns is called: somebody holds a piece of the page. */
  hold() { return this.#polling.hold(); }

  /**
   * Announces something.
   * @param {string} message
   */
  say(message) { this.#live.textContent = message; }

  /**
   * Shows, and announces, what is wrong; takes it away where nothing is.
   * @param {string} message
   */
  warn(message) {
    this.#error.hidden = !message;
    this.#error.textContent = message;
  }

  /* The page is seen again, or the server can be reached. */
  wake() {
    this.#autosave.retry();
    this.#polling.now();
  }

  /* The page is about to be left: nothing waits for a pause in typing any more. */
  flush() { this.#autosave.flush(); }

  /**
   * Sends a form, unless what the same button sent is still under way.
   * @param {HTMLFormElement} form
   * @param {HTMLElement | null} [submitter]
   */
  send(form, submitter) {
    const pressed = submitter || form;
    if (this.#pressed.has(pressed)) { return; }
    this.#pressed.add(pressed);
    this.say(''); // what was said of the step before is not said of this one, and the same words are news once more
    this.#enqueue(async () => {
      try {
        // What was not stored comes before another page.
        if (!this.#autosave.unsent(form).length) { await this.#post(form, form.dataset.handler || '', submitter); }
      } finally { this.#pressed.delete(pressed); }
    });
  }

  /**
   * Calls a handler and does nothing with the answer.
   * @param {string} handler
   * @param {Record<string, unknown>} data
   * @param {AbortSignal} [signal]
   */
  ask(handler, data, signal) {
    const address = () => this.#runtime.handlerUrl(this.#element, handler);
    return ask(address, data, this.root.dataset.viewer || '', signal);
  }

  /**
   * What is to be said of an outcome: by the handler, or by the page where no handler answered.
   * @param {Outcome} outcome
   */
  message(outcome) { return outcome.answer ? outcome.answer.message : this.#words('[data-' + outcome.foreign + ']'); }

  /** @param {string} selector of a template */
  #words(selector) {
    return (/**  @type {HTMLTemplateElement} */ (this.root.querySelector(selector)).content.textContent || '').trim();
  }

  /**
   * One request after the other, so that an answer never overtakes the one before; a form is read when its turn comes,
   * so that it carries the revision of the answer before.
   * @param {() => Promise<void>} act
   */
  #enqueue(act) { this.#queue = this.#queue.then(act).catch((error) => console.error(error)); }

  /**
   * A step that would take away what somebody wrote is not taken.
   * @param {SubmitEvent} event
   */
  #keepWork(event) {
    const form = /** @type {HTMLFormElement} */ (event.target);
    const step = event.submitter ? /** @type {HTMLButtonElement} */ (event.submitter).value : '';
    this.#guards.forEach((guard) => {
      const place = guard.takes && guard.takes(form, step);
      const open = place && work(guard, place).find((other) => other !== form);
      if (!open) { return; }
      event.preventDefault();
      event.stopPropagation();
      this.say('');
      this.warn(this.#words(guard.words || ''));
      giveFocus(fields(open).find((field) => field.type !== 'hidden'));
    });
  }

  /** @param {SubmitEvent} event */
  #onSubmit(event) {
    const form = /** @type {HTMLFormElement} */ (event.target);
    if (!form.dataset.handler) { return; }
    event.preventDefault();
    this.#autosave.flush();
    this.#autosave.retry(form);
    this.send(form, event.submitter);
  }

  /**
   * A button that tells the platform something, such as that the editor is given up: with unsaved work in it, the
   * second time. `confirm` would be a way too, but says no by itself in a frame that may not open windows.
   * @param {Event} event
   */
  #onClick(event) {
    const button = /** @type {Element} */ (event.target).closest('button');
    if (!button || !button.dataset.notify) { return; }
    if (this.holdsWork() && this.#warned !== button) {
      this.#warned = button;
      this.say('');
      this.warn(this.#words('[data-throws-away]'));
      return;
    }
    if (button.form) {
      button.form.reset();
      delete button.form.dataset.unsaved;
    }
    this.#runtime.notify(button.dataset.notify, {});
  }

  /** @param {ParentNode} place */
  #load(place) {
    /** @type {NodeListOf<HTMLElement>} */ (place.querySelectorAll('[data-load]')).forEach((region) => {
      const handler = region.dataset.load || '';
      delete region.dataset.load;
      this.#enqueue(() => this.#call(handler, {}, null));
    });
  }

  /**
   * @param {HTMLFormElement} form
   * @param {string} handler
   * @param {HTMLElement | null} [submitter]
   */
  #post(form, handler, submitter) { return this.#call(handler, this.#prepare(payload(form, submitter), form), form); }

  /**
   * @param {string} handler
   * @param {Record<string, unknown>} data
   * @param {HTMLFormElement | null} form
   */
  async #call(handler, data, form) {
    const release = this.hold();
    this.root.setAttribute('aria-busy', 'true');
    const outcome = await this.ask(handler, data);
    this.root.removeAttribute('aria-busy');
    release();
    const { answer, went } = outcome;
    if (form) { this.#settle(form, handler, data, outcome); }
    if (answer) { this.#regions.apply(answer, form, false); }
    this.say(went ? this.message(outcome) : '');
    this.warn(went ? '' : this.message(outcome));
    this.#polling.lost = !answer; // the next poll that comes through takes the notice away
    if (form && form.dataset.done) { this.#edited(form.dataset.done, Boolean(answer && answer.done)); }
    this.#polling.later(went ? SOON : undefined);
  }

  /**
   * What was sent is stored, or will be sent again.
   * @param {HTMLFormElement} form
   * @param {string} handler
   * @param {Record<string, unknown>} data
   * @param {Outcome} outcome
   */
  #settle(form, handler, data, { went, again }) {
    const key = requestKey(form);
    if (went && key) { key.value = ''; }
    if (went) { saved(form, data); }
    if (handler === form.dataset.autosave) { this.#autosave.settle(form, again); }
  }

  /**
   * Studio opens its notice on `start` and closes editor and notice on `end`; until then nothing in it is stored.
   * @param {string} name
   * @param {boolean} done
   */
  #edited(name, done) {
    if (done) { ['start', 'end'].forEach((state) => this.#runtime.notify(name, { state })); }
    const form = /** @type {HTMLFormElement | null} */ (this.root.querySelector('form[data-done]'));
    if (form && !done) { form.dataset.unsaved = ''; }
  }
}
