// @ts-check
/* What somebody typed or chose and what is not stored yet: one definition for swapping, for steps and for leaving. */

const TEXT = 'textarea, input[type=text], input[type=date], input[type=number]';

/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Field */

/**
 * @param {HTMLFormElement} form
 * @returns {Field[]}
 */
function fields(form) {
  return /** @type {Field[]} */ (Array.from(form.elements).filter((field) => field.matches('input, select, textarea')));
}

/** @param {HTMLSelectElement} select */
function offered(select) {
  return Math.max(Array.from(select.options).findIndex((option) => option.defaultSelected), 0);
}

/**
 * Whether a field holds something else than what is stored.
 * @param {Field} field
 */
function changed(field) {
  if (field instanceof HTMLSelectElement) { return field.selectedIndex !== offered(field); }
  if (field instanceof HTMLInputElement && /^(checkbox|radio)$/.test(field.type)) {
    return field.checked !== field.defaultChecked;
  }
  return field.matches(TEXT) && field.value !== field.defaultValue;
}

/**
 * Whether a form holds something that is not stored: the page says so, or a field does.
 * @param {HTMLFormElement} form
 */
function unsaved(form) { return 'unsaved' in form.dataset || fields(form).some(changed); }

/**
 * The same of what somebody wrote, since a choice alone is made again in a moment.
 * @param {HTMLFormElement} form
 */
function typed(form) {
  return 'unsaved' in form.dataset || fields(form).some((field) => field.matches(TEXT) && changed(field));
}

/**
 * What was stored is no longer unsaved; what was typed or chosen since then is.
 * @param {HTMLFormElement} form
 * @param {Record<string, unknown>} data as it was sent
 */
function saved(form, data) {
  fields(form).filter((field) => field.name in data).forEach((field) => {
    const value = data[field.name];
    if (field instanceof HTMLSelectElement) {
      const chosen = field.selectedIndex;
      Array.from(field.options).forEach((option) => { option.defaultSelected = option.value === value; });
      field.selectedIndex = chosen;
    } else if (field instanceof HTMLInputElement && field.type === 'checkbox') {
      field.defaultChecked = value === true;
    } else if (field instanceof HTMLInputElement && field.type === 'radio') {
      field.defaultChecked = value === field.value;
    } else if (field.matches(TEXT)) {
      field.defaultValue = String(value);
    }
  });
  if (!fields(form).some(changed)) { delete form.dataset.unsaved; }
}

/**
 * Whether a form holds work that goes with the page: what is written, and where the form says so choices too. A code
 * that is typed in to be checked (`data-passing`) is none.
 * @param {HTMLFormElement} form
 */
function holds(form) {
  if ('passing' in form.dataset) { return false; }
  return form.matches('[data-autosave], [data-done], [data-choices]') ? unsaved(form) : typed(form);
}

/**
 * The forms in a place, or the place itself, that hold work.
 * @param {Element} place
 */
function work(place) {
  return /** @type {HTMLFormElement[]} */ (Array.from(place.querySelectorAll('form[data-handler]'))).filter(holds);
}
