// <rashinban-plan>: the plan to look through and to search. What it shows, and every word, is markup of the module; here is
// what the reader does.

import { RashinbanElement } from './base.js';
import { parse } from './parse.js';

/** How long typing has to rest before the count is spoken, in milliseconds. */
const PAUSE = 400;
/** How many results are shown at first. */
const FEW = 20;
const ALL = 1000;
/** What an item's code looks like at its beginning, so that other names in the address ask nothing of the module. */
const CODE = /^[vpsic\uff56\uff50\uff53\uff49\uff43]\s*[\d\uff10-\uff19]/i;

export class RashinbanPlan extends RashinbanElement {
  static observedAttributes = ['lang', 'ruby', 'heading', 'variant', 'start', 'hide', 'prefix'];

  #listening = false;
  /** The module's calls, once they are there. */
  #calls = null;
  #composing = false;
  #limit = FEW;
  #timer = 0;
  /** The number of the last search: what comes late for an earlier one is dropped. */
  #search = 0;
  /** What is opened for paper, and closed behind it. */
  #printed = [];
  /** What the reader has done to the content, kept over a new one. */
  #kept = null;
  #own = '';

  get prefix() {
    return this.getAttribute('prefix') ?? this.#own;
  }

  connectedCallback() {
    addEventListener('hashchange', this.#follow);
    addEventListener('beforeprint', this.#print);
    addEventListener('afterprint', this.#printEnd);
    super.connectedCallback();
  }

  disconnectedCallback() {
    removeEventListener('hashchange', this.#follow);
    removeEventListener('beforeprint', this.#print);
    removeEventListener('afterprint', this.#printEnd);
    clearTimeout(this.#timer);
  }

  markup(module) {
    this.#calls = module;
    // Two plans on one page, and the page has named neither.
    if (!this.prefix && [...document.querySelectorAll('rashinban-plan')].some((other) => other !== this && other.content)) {
      this.#own = `plan${document.querySelectorAll('rashinban-plan').length}-`;
    }
    this.#keep();
    return module.plan_html(this.#attributes);
  }

  enhance() {
    this.#restore();
    const current = this.querySelector('[aria-current]');
    if (current) this.#fill(current.parentNode);
    if (this.#listening) return;
    this.#listen();
    this.#follow();
  }

  /** What is there stays, and says that something is missing. */
  fail(error) {
    const failure = this.#part('failure');
    if (!failure) return super.fail(error);
    failure.hidden = false;
    this.emit('rashinban-error', { error });
  }

  /** As `plan_html` takes them. */
  get #attributes() {
    const given = (name) => this.getAttribute(name) ?? '';
    const ruby = this.hasAttribute('ruby') ? 'ruby' : '';
    return [this.language, ruby, this.heading, given('variant'), given('start'), given('hide'), this.prefix].join('\n');
  }

  #find(id) {
    return this.querySelector(`[id="${CSS.escape(this.prefix + id)}"]`);
  }

  #all(selector) {
    return [...this.querySelectorAll(selector)];
  }

  #part(name) {
    return this.querySelector(`.rashinban-${name}`);
  }

  #listen() {
    this.#listening = true;
    this.addEventListener('click', (event) => this.#click(event));
    this.addEventListener('toggle', ({ target }) => target.open && this.#fill(target), true);
    this.addEventListener('focusin', ({ target }) => {
      if (target.matches('.rashinban-search *')) this.#ask();
    });
    this.addEventListener('compositionstart', () => {
      this.#composing = true;
    });
    this.addEventListener('compositionend', () => {
      this.#composing = false;
      this.#run(true);
    });
    this.addEventListener('input', ({ target, isComposing }) => {
      if (target.type === 'search' && !this.#composing && !isComposing) this.#run(true);
    });
    this.addEventListener('change', ({ target }) => {
      if (target.name === 'kind') this.#run();
    });
    this.addEventListener('submit', (event) => {
      event.preventDefault();
      if (!this.#composing) this.#run();
    });
  }

  /** The module's calls; what fails is said. */
  async #ask() {
    try {
      this.#calls ??= await this.module;
      this.#part('failure').hidden = true;
    } catch (error) {
      this.fail(error);
    }
    return this.#calls;
  }

  // --- what is clicked

  #click(event) {
    const button = event.target.closest('[data-action]');
    const link = event.target.closest('a[href^="#"]');
    const summary = event.target.closest('summary');
    if (button) this.#act(button);
    // A link to the item that the address already names changes nothing there, and still means "show it".
    else if (link && link.hash === location.hash) this.#follow();
    else if (summary && !summary.parentNode.open) this.#opened(summary.parentNode.id);
  }

  #act({ dataset }) {
    const actions = {
      ruby: () => this.toggleAttribute('ruby'),
      lang: () => this.setAttribute('lang', dataset.lang),
      'open-all': () => this.#entries.forEach((entry) => (entry.open = true)),
      'close-all': () => this.#entries.forEach((entry) => (entry.open = false)),
      more: () => this.#more(),
    };
    actions[dataset.action]?.();
  }

  get #entries() {
    return this.#all('.rashinban-entry');
  }

  // --- items

  /** Writes what is known of an item, where that is not there yet. */
  async #fill(entry) {
    const place = entry.querySelector(':scope > * > .rashinban-facts');
    if (!place || place.firstChild) return;
    const calls = this.#calls ?? (await this.#ask());
    if (calls && !place.firstChild) place.append(parse(calls.facts_html(place.dataset.of, this.#attributes)));
  }

  /** Shows the item that the address names, in whatever way it is written there. */
  #follow = async () => {
    if (!this.content) return;
    let name;
    try {
      name = decodeURIComponent(location.hash.slice(1));
    } catch {
      return;
    }
    if (!name.startsWith(this.prefix)) return;
    const code = name.slice(this.prefix.length);
    if (this.#find(code)) this.show(code);
    else if (CODE.test(code) && !document.getElementById(name)) {
      const calls = await this.#ask();
      if (calls) this.show(calls.item_code(code));
    }
  };

  /** Opens an item and what holds it, brings it into view and puts the focus there. */
  show(code) {
    const target = code && this.#find(code);
    if (!target) return false;
    this.#all('[aria-current]').forEach((link) => link.removeAttribute('aria-current'));
    const entry = target.closest('details');
    if (entry) entry.open = true;
    let focused = target;
    if (target === entry) {
      focused = target.querySelector('summary');
    } else if (target.matches('.rashinban-inner')) {
      focused = target.querySelector('a');
      focused.setAttribute('aria-current', 'true');
    } else {
      target.tabIndex = -1;
    }
    this.#fill(target);
    target.scrollIntoView();
    focused.focus({ preventScroll: true });
    // Until the page is loaded the browser itself goes to the address, and takes the focus away.
    if (document.readyState !== 'complete') {
      addEventListener('load', () => setTimeout(() => document.activeElement === document.body && focused.focus()), { once: true });
    }
    this.#opened(target.id);
    return true;
  }

  #opened(id) {
    this.emit('rashinban-open', { code: id.slice(this.prefix.length) });
  }

  // --- search

  /** Searches at once. The count is spoken when typing rests, or at once where the reader has asked. */
  async #run(typing = false, limit = FEW) {
    clearTimeout(this.#timer);
    const { q, kind } = this.querySelector('form').elements;
    this.#search += 1;
    const search = this.#search;
    const calls = this.#calls ?? (await this.#ask());
    if (!calls || search !== this.#search) return;
    this.#limit = limit;
    const results = this.#part('results');
    results.replaceChildren(parse(calls.results_html(q.value, kind.value, limit, this.#attributes)));
    results.hidden = !results.firstChild;
    this.#reveal(results);
    const status = this.#part('status');
    status.textContent = '';
    this.#timer = setTimeout(() => this.#tell(status, q.value, kind.value), typing ? PAUSE : 0);
  }

  #tell(status, query, kind) {
    const count = this.#part('results__count');
    status.textContent = count?.textContent ?? '';
    this.emit('rashinban-search', { query: query.trim(), kind, total: Number(count?.dataset.total ?? 0) });
  }

  /** Moves the field to the top where its results would be out of sight: on a phone, half of that is a keyboard. */
  #reveal(results) {
    const first = results.querySelector('.rashinban-hit') ?? results;
    const height = globalThis.visualViewport?.height ?? innerHeight;
    if (!results.hidden && first.getBoundingClientRect().bottom > height) this.#part('search__field').scrollIntoView();
  }

  /** Shows the results that were left out, and goes on at the first of them. */
  async #more() {
    const shown = this.#limit;
    await this.#run(false, ALL);
    this.#all('.rashinban-hit__link')[shown]?.focus();
  }

  // --- paper, where nothing can be opened

  #print = () => {
    for (const entry of this.#entries.filter(({ open }) => !open)) {
      this.#printed.push(entry);
      entry.open = true;
      this.#fill(entry);
    }
  };

  #printEnd = () => this.#printed.splice(0).forEach((entry) => (entry.open = false));

  // --- a new content for the old one

  #keep() {
    const form = this.querySelector('form');
    if (!this.content) return;
    const at = document.activeElement;
    this.#kept = {
      open: this.#entries.filter(({ open }) => open).map(({ id }) => id.slice(this.prefix.length)),
      current: this.querySelector('[aria-current]')?.parentNode.id.slice(this.prefix.length),
      query: form?.elements.q.value,
      kind: form?.elements.kind.value,
      focus: this.contains(at) && (at.dataset.action ? `[data-action="${at.dataset.action}"]` : at.id && `[id="${CSS.escape(at.id)}"]`),
      lang: at?.dataset.lang,
    };
  }

  #restore() {
    const kept = this.#kept;
    if (!kept) return;
    this.#kept = null;
    this.#entries.forEach((entry) => (entry.open = kept.open.includes(entry.id.slice(this.prefix.length))));
    if (kept.current) this.#find(kept.current)?.querySelector('a').setAttribute('aria-current', 'true');
    const form = this.querySelector('form');
    if (form && kept.query !== undefined) {
      form.elements.q.value = kept.query;
      form.elements.kind.value = kept.kind;
      if (kept.query) this.#run();
    }
    if (kept.focus) this.querySelector(kept.focus + (kept.lang ? `[data-lang="${kept.lang}"]` : ''))?.focus();
  }
}
