/* What the scripts of all blocks share: send a form to a handler, swap regions of the page, announce, keep focus. */
(function () {
  'use strict';
  if (window.LotseKit) { return; }

  const PAUSE_BEFORE_AUTOSAVE = 800;
  const PACE = 2000; // between two polls, until an answer sets another
  const SLOWEST = 10000;
  const SOON = 300; // after somebody's own request, whose effects a poll completes
  const PATIENCE = 15000; // with the answer to a poll
  const TEXT = 'textarea, input[type=text], input[type=date], input[type=number]';

  function cookie(name) {
    const found = document.cookie.split('; ').find((entry) => entry.startsWith(name + '='));
    return found ? decodeURIComponent(found.slice(name.length + 1)) : '';
  }

  /* A form as JSON: radio and select values, checkboxes as true/false, everything else as text. */
  function payload(form, submitter) {
    const data = {};
    Array.from(form.elements).forEach((field) => {
      if (!field.name || field.disabled || field.type === 'submit' || field.type === 'button') { return; }
      if (field.type === 'checkbox') { data[field.name] = field.checked; return; }
      if (field.type === 'radio' && !field.checked) { return; }
      data[field.name] = field.value;
    });
    if (submitter && submitter.name) { data[submitter.name] = submitter.value; }
    return data;
  }

  /* Whether somebody typed or chose something in a field that is not sent yet. */
  function dirty(field) {
    if (field.type === 'checkbox') { return field.checked !== field.defaultChecked; }
    if (!field.matches('select')) { return field.matches(TEXT) && field.value !== field.defaultValue; }
    const options = Array.from(field.options);
    return options.indexOf(options.find((o) => o.defaultSelected) || options[0]) !== field.selectedIndex;
  }

  /* What has just been stored is no longer unsaved. */
  function saved(form, data) {
    Array.from(form.elements).forEach((field) => {
      if (field.matches(TEXT) && field.value === data[field.name]) { field.defaultValue = field.value; }
      if (field.type === 'checkbox' && field.checked === data[field.name]) { field.defaultChecked = field.checked; }
    });
  }

  class Connection {
    constructor(runtime, element, root) {
      this.runtime = runtime;
      this.element = element; // the one that carries the usage id: the platform reads it from nowhere else
      this.root = root;
      this.live = root.querySelector('[data-live]');
      this.error = root.querySelector('[data-error]');
      this.queue = Promise.resolve();
      this.timers = new Map();
      this.prepare = (data) => data; // a block's own script may add what its forms send
      this.shown = new WeakMap(); // region → the HTML it was given last
      this.waiting = new Map(); // name of a region → HTML that comes once nobody types there
      this.turn = 0; // of people's requests: a poll that began before the last one knows less
      this.calls = 0; // on their way
      this.failed = new Set(); // autosaved forms whose last sending did not come through
      root.addEventListener('submit', (event) => this.onSubmit(event));
      root.addEventListener('change', (event) => this.onChange(event));
      root.addEventListener('input', (event) => this.onInput(event));
      root.addEventListener('click', (event) => this.onClick(event));
      root.addEventListener('focusout', () => setTimeout(() => this.catchUp()));
      document.addEventListener('visibilitychange', () => this.pollNow());
      window.addEventListener('online', () => { this.retry(); this.pollNow(); });
      this.load(root);
      this.pollLater();
    }

    onSubmit(event) {
      const form = event.target.closest('form[data-handler]');
      if (!form) { return; }
      event.preventDefault();
      this.flush();
      this.retry(form);
      this.send(form, event.submitter);
    }

    onChange(event) {
      const form = event.target.closest('form[data-autosave]');
      if (form) { this.cancel(form); this.send(form, null, form.dataset.autosave); }
    }

    onInput(event) {
      const form = event.target.closest('form[data-autosave]');
      if (!form || !event.target.matches('textarea, input[type=text]')) { return; }
      this.cancel(form);
      this.timers.set(form, setTimeout(() => {
        this.timers.delete(form);
        this.send(form, null, form.dataset.autosave);
      }, PAUSE_BEFORE_AUTOSAVE));
    }

    onClick(event) {
      const button = event.target.closest('button[data-notify], button[data-print]');
      if (!button) { return; }
      if ('print' in button.dataset) { window.print(); return; }
      this.runtime.notify(button.dataset.notify, {});
    }

    cancel(form) { clearTimeout(this.timers.get(form)); this.timers.delete(form); }

    /* Typed text that still waits for its pause is saved before anything else happens. */
    flush() {
      Array.from(this.timers.keys()).forEach((form) => {
        this.cancel(form);
        this.send(form, null, form.dataset.autosave);
      });
    }

    /* One request after the other, so that an answer never overtakes the one before; the form is read when its turn
       comes, so that it carries the revision of the answer before. */
    send(form, submitter, handler) {
      this.queue = this.queue.catch(() => {}).then(() => {
        // What was not stored comes before another page: see retry.
        if (!handler && this.unsent(form).length) { return undefined; }
        const data = this.prepare(payload(form, submitter), form);
        return this.call(handler || form.dataset.handler, data, form);
      });
      return this.queue;
    }

    unsent(form) { return Array.from(this.failed).filter((other) => other !== form && other.isConnected); }

    /* Send again what a lost connection or a busy server kept from being stored. */
    retry(form) {
      this.unsent(form).filter((other) => !this.timers.has(other))
        .forEach((other) => this.send(other, null, other.dataset.autosave));
    }

    load(scope) {
      scope.querySelectorAll('[data-load]').forEach((region) => {
        const handler = region.dataset.load;
        delete region.dataset.load;
        region.removeAttribute('data-load');
        this.queue = this.queue.catch(() => {}).then(() => this.call(handler, {}, null));
      });
    }

    async request(handler, data, signal) {
      let status = 0;
      let answer = {};
      try {
        const response = await fetch(this.runtime.handlerUrl(this.element, handler), {
          method: 'POST',
          credentials: 'same-origin',
          headers: { 'Content-Type': 'application/json', 'X-CSRFToken': cookie('csrftoken') },
          body: JSON.stringify(data),
          signal,
        });
        status = response.status;
        answer = await response.json();
      } catch (failure) {
        answer.message = this.root.querySelector('[data-offline]').content.textContent;
      }
      return { answer, status, went: status >= 200 && status < 300 };
    }

    async call(handler, data, form) {
      this.turn += 1;
      this.calls += 1;
      this.root.setAttribute('aria-busy', 'true');
      const { answer, status, went } = await this.request(handler, data);
      this.root.removeAttribute('aria-busy');
      this.calls -= 1;
      if (went && form) { saved(form, data); }
      if (form && handler === form.dataset.autosave) {
        const again = status === 0 || status >= 500 || answer.error === 'busy';
        if (again) { this.failed.add(form); } else { this.failed.delete(form); }
      }
      this.apply(answer, form);
      this.tell(answer.message || '', went);
      this.lost = status === 0; // the next poll that comes through takes the notice away
      if (went && form && form.dataset.done && answer.done) {
        // Studio opens its notice on `start` and closes editor and notice on `end`.
        this.runtime.notify(form.dataset.done, { state: 'start' });
        this.runtime.notify(form.dataset.done, { state: 'end' });
      }
      this.pollLater(went ? SOON : undefined);
    }

    /* A block whose page follows what others do holds a form[data-poll] with what the page has seen. Its handler
       answers with the regions that are new; `pace` sets the time to the next poll. Nothing is asked in a hidden tab. */
    pollLater(soon) {
      clearTimeout(this.next);
      const form = this.root.querySelector('form[data-poll]');
      if (!form) { return; }
      if (this.pace === undefined) { this.pace = Number(form.dataset.pace); }
      this.next = setTimeout(() => this.poll(), soon || this.pace * (0.9 + 0.2 * Math.random()));
    }

    pollNow() { if (!document.hidden && this.next) { this.poll(); } }

    async poll() {
      clearTimeout(this.next);
      const form = this.root.querySelector('form[data-poll]');
      if (!form || !this.root.isConnected || document.hidden || this.polling) { return; }
      this.polling = true;
      const turn = this.turn;
      const free = this.calls === 0;
      const data = this.prepare(payload(form), form);
      const { answer, status, went } = await this.request(form.dataset.poll, data, AbortSignal.timeout(PATIENCE));
      this.polling = false;
      this.pace = went ? answer.pace || PACE : Math.min(Math.max(2 * this.pace, PACE), SLOWEST);
      this.connected(went || status === 409 || status === 429, answer.message);
      if (went && free && turn === this.turn) {
        this.apply(answer, null, true);
        this.catchUp();
        if (answer.message) { this.live.textContent = answer.message; }
      }
      this.pollLater();
    }

    /* A lost connection is said once and stays visible until it is back. */
    connected(well, message) {
      if (well === !this.lost) { return; }
      this.lost = !well;
      this.error.hidden = well;
      this.error.textContent = well ? '' : message || '';
    }

    tell(message, went) {
      this.live.textContent = went ? message : '';
      this.error.hidden = went;
      this.error.textContent = went ? '' : message;
    }

    apply(answer, form, polled) {
      const before = document.activeElement;
      const inside = this.root.contains(before);
      const mark = inside ? this.bookmark(before) : null;
      Object.entries(answer.regions || {}).forEach(([name, html]) => this.put(name, html, form, polled));
      const wanted = answer.focus && document.getElementById(answer.focus);
      if (wanted) { this.focus(wanted); }
      else if (mark && document.activeElement !== before) { this.focus(this.root.contains(before) ? before : mark()); }
    }

    /* What waited because somebody typed. */
    catchUp() {
      if (!this.waiting.size) { return; }
      const waiting = Object.fromEntries(this.waiting);
      this.apply({ regions: waiting }, null, true);
    }

    /* Swap one region, but no text away that somebody types: a poll waits while a field has the focus; a form with
       something unsaved stays as it is where the new HTML has one with its id; without such, the region waits. */
    put(name, html, form, polled) {
      const region = this.root.querySelector('[data-region="' + name + '"]');
      this.waiting.delete(name);
      if (!region || (polled && this.shown.get(region) === html)) { return; }
      const fresh = document.createElement('template');
      fresh.innerHTML = html;
      const own = form && region.contains(form);
      const focused = polled && region.contains(document.activeElement) && document.activeElement.matches(TEXT + ', select');
      const unsent = Array.from(region.querySelectorAll('form')).filter((other) => other !== form
        && ('unsaved' in other.dataset || Array.from(other.elements).some(dirty)));
      const kept = unsent.filter((other) => other.id && fresh.content.getElementById(other.id));
      const homeless = unsent.filter((other) => !kept.includes(other) 
        && ('unsaved' in other.dataset || Array.from(other.querySelectorAll(TEXT)).some(dirty)));
      if (focused || (homeless.length && !own)) { this.waiting.set(name, html); return; }
      kept.forEach((other) => {
        fresh.content.getElementById(other.id).replaceWith(other);
        for (let d = other.closest('details'); d; d = d.parentElement && d.parentElement.closest('details')) { d.open = true; }
      });
      fresh.content.querySelectorAll('details[data-key]').forEach((d) => {
        const old = region.querySelector('details[data-key="' + CSS.escape(d.dataset.key) + '"]');
        if (old && old.open) { d.open = true; }
      });
      region.replaceChildren(fresh.content);
      this.shown.set(region, html);
      for (let above = region.parentElement; above; above = above.parentElement) { this.shown.delete(above); }
      region.querySelectorAll('[data-region]').forEach((inner) => this.waiting.delete(inner.dataset.region));
      this.load(region);
    }

    /* How to find the element again that has the focus, once its region is new. */
    bookmark(element) {
      const id = element.id;
      const name = element.getAttribute('name');
      const value = element.getAttribute('value');
      const details = element.closest('details[data-key]');
      const summary = details && 'details[data-key="' + CSS.escape(details.dataset.key) + '"] > summary';
      return () => (id && document.getElementById(id))
        || Array.from(this.root.querySelectorAll('[name="' + CSS.escape(name || '') + '"]'))
          .find((other) => other.getAttribute('value') === value)
        || (summary && this.root.querySelector(summary))
        || this.root.querySelector('[data-region] h3, [data-region] h2');
    }

    focus(target) {
      if (!target) { return; }
      if (!target.matches('a[href], button, input, select, textarea, summary')) { target.tabIndex = -1; }
      target.focus();
    }
  }

  window.LotseKit = {
    /* Takes the element the initialiser got: bare in the LMS, wrapped by jQuery in Studio. */
    connect(runtime, wrapped) {
      const element = wrapped.jquery ? wrapped[0] : wrapped;
      const root = element.matches('.lotse') ? element : element.querySelector('.lotse');
      root.lotseConnection = root.lotseConnection || new Connection(runtime, element, root);
      return root.lotseConnection;
    },
  };

  /* The initialiser of a block that needs nothing besides the kit. */
  window.LotseBlock = function LotseBlock(runtime, element) {
    window.LotseKit.connect(runtime, element);
  };

  /* The editor in Studio: leaving it is told to Studio, which closes its window. */
  window.LotseStudio = function LotseStudio(runtime, element) {
    window.LotseKit.connect(runtime, element);
  };
}());
