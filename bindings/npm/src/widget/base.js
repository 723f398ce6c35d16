// What all elements share: their content is either there already and only listened to, or is asked of the module.

import { load, stylesheet } from './load.js';
import { parse } from './parse.js';

/** On a server there are no elements; the classes can still be imported. */
const Base = globalThis.HTMLElement ?? class {};

export class RashinbanElement extends Base {
  /** The element that says so until there is content. */
  static frame = 'p';

  /** Whether the content stands and is listened to. */
  #ready = false;
  /** The number of the last rendering: what comes late for an earlier one is dropped. */
  #turn = 0;

  /** What `rashinban-ready` waits for. Elements override it: their markup, from the module's calls. */
  markup() {
    throw new TypeError('an element without markup');
  }

  /** Called once for each content, whoever wrote it. Elements override it. */
  enhance() {}

  /** The language to write in: the element's own, or that of what it stands in. */
  get language() {
    return this.closest('[lang]')?.lang.toLowerCase().startsWith('en') ? 'en' : 'ja';
  }

  /** The level of the first heading. */
  get heading() {
    return Math.min(Math.max(parseInt(this.getAttribute('heading'), 10) || 2, 1), 6);
  }

  /** The content. */
  get content() {
    return this.querySelector(':scope > .rashinban');
  }

  /** The module's calls, fetched when they are first needed. */
  get module() {
    return load();
  }

  /** Where the style sheet is, and its hash. */
  get stylesheet() {
    return stylesheet();
  }

  connectedCallback() {
    if (this.#ready) return;
    // The parser may not have come to the content's end yet.
    if (document.readyState === 'loading' && !this.nextSibling) {
      document.addEventListener('DOMContentLoaded', () => this.isConnected && this.connectedCallback(), { once: true });
      return;
    }
    this.#style();
    if (this.content) this.#started();
    else this.render();
  }

  attributeChangedCallback(name, before, after) {
    if ((this.#ready || this.#turn > 0) && before !== after) this.render();
  }

  /** Writes the content anew. */
  async render() {
    this.#turn += 1;
    const turn = this.#turn;
    if (!this.content) this.#wait();
    try {
      const module = await this.module;
      if (turn !== this.#turn) return;
      this.replaceChildren(parse(this.markup(module)));
      this.#started();
    } catch (error) {
      if (turn === this.#turn) this.fail(error);
    }
  }

  /** Says that something failed: in the words that the content or the attribute `failure` has, else by the source's address. */
  fail(error) {
    if (!this.#ready) {
      this.#frame('alert', ...this.failed());
    }
    this.emit('rashinban-error', { error });
  }

  /** What stands there until the module answers. */
  waiting() {
    return [this.getAttribute('loading') ?? '…'];
  }

  /** What stands there if it does not. */
  failed() {
    const source = document.createElement('a');
    source.href = source.textContent = 'https://www.digital.go.jp/policies/priority-policy-program';
    return [this.getAttribute('failure') ?? '', ' ', source];
  }

  emit(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
  }

  #started() {
    this.#ready = true;
    this.enhance();
    this.emit('rashinban-ready');
  }

  #wait() {
    this.#frame('status', ...this.waiting());
  }

  #frame(role, ...content) {
    const frame = document.createElement(this.constructor.frame);
    frame.className = 'rashinban-frame';
    frame.setAttribute('role', role);
    frame.append(...content);
    this.replaceChildren(frame);
  }

  /** Links the style sheet where the page has not. */
  #style() {
    if (getComputedStyle(this).getPropertyValue('--rashinban-styles')) return;
    const root = this.getRootNode();
    const place = root.head ?? root;
    const { href, integrity = '' } = this.stylesheet;
    if (!href || [...place.querySelectorAll('link[rel=stylesheet]')].some((link) => link.href === href)) return;
    const link = document.createElement('link');
    if (integrity) link.crossOrigin = 'anonymous';
    Object.assign(link, { rel: 'stylesheet', integrity, href });
    place.append(link);
  }
}
