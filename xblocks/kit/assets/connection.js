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
  #guards = [];
  /** @type {Element | null} the button that throws work away when it is pressed once more */
  #warned = null;
  #down = false; // a mouse button, or a finger
  /** @type {LotsePrepare} */
  #prepare = (data) => data;
  #runtime;
  #element;
  #autosave;
  #regions;
  #polling;
  #notice;
  #drafts;
  #codes;

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
    this.#notice = new Notice(root);
    this.#drafts = new Drafts(root);
    this.#codes = new Codes(root, this.#notice, (selector) => this.#words(selector));
    this.#autosave = new Autosave(root, (form) => this.#enqueue(() => this.#save(form)));
    this.#regions = new Regions(root, (region) => this.#load(region));
    this.#polling = new Polling(this, this.#regions, (form) => this.#prepare(payload(form), form));
    root.addEventListener('submit', (event) => this.#keepWork(event), true);
    root.addEventListener('submit', (event) => this.#onSubmit(event));
    root.addEventListener('click', (event) => this.#onClick(event));
    root.addEventListener('input', () => { this.#warned = null; });
    root.addEventListener('focusout', () => setTimeout(() => { if (!this.#down) { this.#regions.catchUp(); } }));
    root.addEventListener('pointerdown', () => this.#press());
    this.#load(root);
    this.#reopen();
    this.#polling.later();
    this.arrive(!root.querySelector('form[data-poll]'));
  }

  /**
   * Adds to what every form sends, polls included.
   * @param {LotsePrepare} prepare
   */
  prepare(prepare) { this.#prepare = prepare; }

  /**
   * Keeps work from steps that would take it away.
   * @param {LotseGuard} guard
   */
  guard(guard) { this.#guards.push(guard); }

  /* Whether something would be lost if the page went now. */
  holdsWork() { return work(this.root).length > 0; }

  /* What polls bring stays away until the function that this returns is called: somebody holds a piece of the page. */
  hold() { return this.#polling.hold(); }

  /**
   * Says what a control did.
   * @param {string} message
   */
  say(message) { this.#notice.say(message); }

  /**
   * Says to screen readers what is seen elsewhere.
   * @param {string} message
   */
  announce(message) { this.#notice.announce(message); }

  /**
   * Says what is wrong, of nothing that somebody did.
   * @param {string} message
   */
  warn(message) {
    this.#notice.begin(null);
    this.#notice.warn(message);
  }

  /* The page is seen again, or the server can be reached: what did not come through is sent once more. */
  wake() {
    this.#autosave.retry();
    this.#notice.again(true);
    this.#polling.now();
  }

  /* Handlers answer again. */
  back() { if (!this.#notice.again(true)) { this.#notice.begin(null); } }

  /**
   * A link may have brought a code.
   * @param {boolean} last whether no field for it will come any more
   */
  arrive(last) { this.#codes.arrive(last); }

  /* What this browser keeps of typed text goes. */
  forget() { this.#drafts.clear(); }

  /* Nothing waits for a pause in typing any more. */
  flush() { this.#autosave.flush(); }

  /* The page is about to be left. */
  leave() {
    this.#drafts.leave();
    this.flush();
  }

  /**
   * Sends a form, unless what the same button sent is still under way. What did not come through goes once more by
   * itself, when there is reason to think that it will, and after that by a button.
   * @param {HTMLFormElement} form
   * @param {HTMLElement | null} [submitter]
   * @param {boolean} [itself] whether nobody asked for it
   */
  send(form, submitter, itself) {
    const pressed = submitter || form;
    if (this.#pressed.has(pressed)) { return; }
    this.#pressed.add(pressed);
    this.#drafts.stay();
    this.#notice.begin(form, submitter);
    /** @type {LotseAgain} */
    const again = (byItself) => { if (!byItself || !itself) { this.send(form, submitter, byItself); } };
    this.#enqueue(async () => {
      try {
        // What was not stored comes before another page.
        if (this.#autosave.unsent(form).length) { return; }
        this.#notice.at(form, submitter);
        await this.#call(form.dataset.handler || '', this.#prepare(payload(form, submitter), form), form, again);
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
      const place = guard.takes(form, step);
      const open = place && work(place).find((other) => other !== form);
      if (!open) { return; }
      event.preventDefault();
      event.stopPropagation();
      giveFocus(fields(open).find((field) => field.type !== 'hidden'));
      this.#notice.begin(open);
      this.#notice.warn(this.#words(guard.words));
    });
  }

  /* What is new between pressing and letting go would take the click from what is pressed. */
  #press() {
    const release = this.hold();
    this.#down = true;
    const done = () => setTimeout(() => {
      this.#down = false;
      release();
      this.#regions.catchUp();
    });
    ['pointerup', 'pointercancel'].forEach((name) => window.addEventListener(name, done, { once: true }));
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
      this.#notice.begin(button.form, button);
      this.#notice.warn(this.#words('[data-throws-away]'));
      return;
    }
    if (button.form) {
      button.form.reset();
      delete button.form.dataset.unsaved;
      this.#drafts.settle(button.form);
    }
    this.#runtime.notify(button.dataset.notify, {});
  }

  /** @param {ParentNode} place */
  #load(place) {
    /** @type {NodeListOf<HTMLElement>} */ (place.querySelectorAll('[data-load]')).forEach((region) => {
      const handler = region.dataset.load || '';
      delete region.dataset.load;
      this.#enqueue(() => this.#call(handler, {}, null, null));
    });
    this.#drafts.restore(place, (form) => this.#restored(form));
    this.#notice.settle();
  }

  /* Forms that were open with something in them when the page was left come back with what they held. */
  #reopen() {
    this.#drafts.missing().forEach((what) => {
      const [handler, step] = what.split(' ');
      const data = this.#prepare({ step }, document.createElement('form'));
      this.#enqueue(() => this.#call(handler, data, null, null));
    });
  }

  /**
   * A form has got back what was typed into it before the page was left.
   * @param {HTMLFormElement} form
   */
  #restored(form) {
    fields(form).filter(changed).forEach(unfold);
    if (form.dataset.autosave) { this.#autosave.send(form); return; }
    queueMicrotask(() => { // after what is said of the step that brought it
      this.#notice.begin(form);
      this.#notice.say(this.#words('[data-restored]'));
    });
  }

  /** @param {HTMLFormElement} form one that saves itself */
  #save(form) {
    this.#notice.at(form);
    const data = this.#prepare(payload(form), form);
    /** @type {LotseAgain} */
    const again = (itself) => { if (!itself) { this.#autosave.retry(); } }; // which it does by itself anyhow
    return this.#call(form.dataset.autosave || '', data, form, again);
  }

  /**
   * @param {string} handler
   * @param {Record<string, unknown>} data
   * @param {HTMLFormElement | null} form
   * @param {LotseAgain | null} again sends it once more
   */
  async #call(handler, data, form, again) {
    const release = this.hold();
    this.root.setAttribute('aria-busy', 'true');
    if (form) { this.#notice.wait(this.#words('[data-waiting]')); }
    const outcome = await this.ask(handler, data);
    this.root.removeAttribute('aria-busy');
    release();
    const { answer, went } = outcome;
    if (form) { this.#settle(form, handler, data, outcome); }
    if (answer) { this.#regions.apply(answer, form, false); }
    this.#drafts.sweep();
    if (form || !went) { this.#tell(outcome, form, again); }
    this.#polling.lost = !answer; // the next poll that comes through takes the notice away
    if (form && form.dataset.done) { this.#edited(form.dataset.done, Boolean(answer && answer.done)); }
    this.#polling.later(went ? SOON : undefined);
  }

  /**
   * @param {Outcome} outcome
   * @param {HTMLFormElement | null} form
   * @param {LotseAgain | null} again
   */
  #tell(outcome, form, again) {
    const { answer, went } = outcome;
    if (went) { this.#notice.say(this.message(outcome), answer?.link); return; }
    this.#notice.warn(this.message(outcome), outcome.again ? again : null);
    if (form && answer && answer.fields) { this.#notice.mark(form, answer.fields); }
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
    if (went) {
      saved(form, data);
      this.#drafts.settle(form);
    }
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
