// @ts-check
/* A block whose page follows what others do holds a form[data-poll] with what the page has seen. Its handler answers
   with the regions that are new, and sets the time to the next poll. Nothing is asked in a hidden tab. */

const PACE = 2000; // ms, as all times here; between two polls, until an answer sets another
const SLOWEST = 10000;
const PATIENCE = 15000; // with an answer

class Polling {
  #turn = 0; // of people's requests: a poll that began before the last one knows less
  #held = 0;
  #asking = false;
  #pace = 0;
  #next = 0; // timer
  #connection;
  #regions;
  #data;

  /**
   * @param {Connection} connection
   * @param {Regions} regions
   * @param {(form: HTMLFormElement) => Record<string, unknown>} data what such a form sends
   */
  constructor(connection, regions, data) {
    this.#connection = connection;
    this.#regions = regions;
    this.#data = data;
    this.lost = false; // whether the page says that no handler answers
  }

  /* What polls bring is left aside until the function that this returns is called. */
  hold() {
    this.#turn += 1;
    this.#held += 1;
    let held = true;
    return () => {
      if (held) { this.#held -= 1; }
      held = false;
    };
  }

  /** @param {number} [soon] */
  later(soon) {
    clearTimeout(this.#next);
    const form = this.#form();
    if (!form) { return; }
    this.#pace = this.#pace || Number(form.dataset.pace);
    this.#next = setTimeout(() => this.#poll(), soon || this.#pace * (0.9 + 0.2 * Math.random()));
  }

  now() { if (this.#next) { this.#poll(); } }

  /** @returns {HTMLFormElement | null} */
  #form() { return this.#connection.root.querySelector('form[data-poll]'); }

  async #poll() {
    clearTimeout(this.#next);
    const form = this.#form();
    if (!form || !form.isConnected || document.hidden || this.#asking) { return; }
    this.#asking = true;
    const turn = this.#turn;
    const free = this.#held === 0;
    const patience = AbortSignal.timeout(PATIENCE);
    const outcome = await this.#connection.ask(form.dataset.poll || '', this.#data(form), patience);
    this.#asking = false;
    const { answer, went } = outcome;
    this.#pace = answer && went ? answer.pace || PACE : Math.min(Math.max(2 * this.#pace, PACE), SLOWEST);
    this.#notice(outcome);
    if (answer && went && free && turn === this.#turn) {
      this.#regions.apply(answer, null, true);
      this.#regions.catchUp();
      if (answer.message) { this.#connection.announce(answer.message); }
      this.#connection.arrive(true);
    }
    this.later();
  }

  /**
   * That no handler answers is said once and stays visible until one does.
   * @param {Outcome} outcome
   */
  #notice(outcome) {
    const { answer, status, went } = outcome;
    const busy = answer !== null && answer.error !== 'viewer' && (status === 409 || status === 429);
    const well = went || busy;
    if (well !== this.lost) { return; }
    this.lost = !well;
    if (well) { this.#connection.back(); } else { this.#connection.warn(this.#connection.message(outcome)); }
  }
}
