// @ts-check
/* One request to a handler: a form as JSON, and which answers are the handler's. */

/**
 * What a handler answers: a message to announce, regions of the page anew, the id that gets the focus; the time to
 * the next poll in ms; whether an editor is done; the name of a refusal, and of the fields that it is about; what part
 * of the message leads somewhere.
 * @typedef {{message: string, regions?: Record<string, string>, focus?: string, pace?: number, done?: boolean,
 *   error?: string, fields?: string[], link?: {text: string, href: string}}} Answer
 */

/**
 * Who answered where no handler did; each has a template that says so.
 * @typedef {'offline' | 'signed-out' | 'expired' | 'elsewhere' | 'too-large' | 'down'} Foreign
 */

/**
 * `went`: the handler did it. `again`: what did not go may go when it is sent once more. `answer` is null where no
 * handler answered.
 * @typedef {{answer: Answer | null, foreign: Foreign, status: number, went: boolean, again: boolean}} Outcome
 */

const OUTLIVES = 20000; // letters of a body that a page may leave behind; browsers take 64 kB of all pages together

/** @param {string} name */
function cookie(name) {
  const found = document.cookie.split('; ').find((entry) => entry.startsWith(name + '='));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : '';
}

/** 32 random hex digits. */
function random() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Where a form that creates something has its key: the same request, sent again after a lost answer, creates one thing.
 * @param {HTMLFormElement} form
 */
function requestKey(form) {
  const field = form.elements.namedItem('request');
  return field instanceof HTMLInputElement ? field : null;
}

/**
 * A form as JSON: radio and select values, checkboxes as true/false, everything else as text.
 * @param {HTMLFormElement} form
 * @param {HTMLElement | null} [submitter]
 */
function payload(form, submitter) {
  const key = requestKey(form);
  if (key && !key.value) { key.value = random(); }
  /** @type {Record<string, unknown>} */
  const data = {};
  fields(form).forEach((field) => {
    if (!field.name || field.disabled || /^(submit|button)$/.test(field.type)) { return; }
    if (field instanceof HTMLInputElement) {
      if (field.type === 'checkbox') { data[field.name] = field.checked; return; }
      if (field.type === 'radio' && !field.checked) { return; }
    }
    data[field.name] = field.value;
  });
  if (submitter instanceof HTMLButtonElement && submitter.name) { data[submitter.name] = submitter.value; }
  return data;
}

/**
 * The body of a response if a handler wrote it: neither a login page, whatever its status, nor a proxy's error.
 * @param {Response} response
 * @returns {Promise<Answer | null>}
 */
async function written(response) {
  if (!(response.headers.get('Content-Type') || '').startsWith('application/json')) { return null; }
  const body = await response.json();
  const ours = response.ok ? body && body.regions : body && body.error && response.status < 500;
  return ours && typeof body.message === 'string' ? body : null;
}

/**
 * Who answered instead of a handler. The platform refuses (403) the token of a page that has been open for too long,
 * and people who are signed out; what answers well is a login page, of the platform or of a gateway.
 * @param {Response} response
 * @returns {Foreign}
 */
function foreign({ ok, status, type }) {
  if (type === 'opaqueredirect' || status === 401) { return 'signed-out'; }
  if (status === 403) { return 'expired'; }
  if (status === 413) { return 'too-large'; }
  return ok ? 'elsewhere' : 'down';
}

/**
 * Calls a handler. A page that is left leaves the request behind. Redirects are not followed: no handler redirects, and
 * the login of another site answers nobody here.
 * @param {() => string} address
 * @param {Record<string, unknown>} data
 * @param {string} viewer whom the page was made for
 * @param {AbortSignal} [signal]
 * @returns {Promise<Outcome>}
 */
async function ask(address, data, viewer, signal) {
  const body = JSON.stringify(data);
  try {
    const response = await fetch(address(), {
      method: 'POST',
      keepalive: !signal && body.length < OUTLIVES,
      credentials: 'same-origin',
      redirect: 'manual',
      headers: {
        'Content-Type': 'application/json',
        'X-CSRFToken': cookie('csrftoken'),
        'X-Lotse-Viewer': viewer,
      },
      body,
      signal,
    });
    const { ok, status } = response;
    const answer = await written(response);
    const who = foreign(response);
    const again = answer ? answer.error === 'busy' || status === 429 : status !== 404 && status !== 413;
    return { answer, foreign: who, status, went: ok && answer !== null, again };
  } catch {
    return { answer: null, foreign: 'offline', status: 0, went: false, again: true };
  }
}
