// <rashinban-item>: one item of the plan, as a card or, in a line of text, as a chip.

import { RashinbanElement } from './base.js';

export class RashinbanItem extends RashinbanElement {
  // It may stand in a line of text.
  static frame = 'span';
  static observedAttributes = ['code', 'lang', 'ruby', 'heading', 'variant', 'href'];

  get code() {
    return this.getAttribute('code') ?? '';
  }

  set code(code) {
    this.setAttribute('code', code);
  }

  markup(module) {
    // An empty address is this page, which is no link to the module.
    const href = this.hasAttribute('href') ? this.getAttribute('href') || '#' : '';
    const ruby = this.hasAttribute('ruby') ? 'ruby' : '';
    const attributes = [this.language, ruby, this.heading, this.getAttribute('variant') ?? '', href];
    const markup = module.item_html(this.code, attributes.join('\n'));
    if (markup === '') throw new UnknownCode(this.code, module.nearest(this.code).split(' ').filter(Boolean));
    return markup;
  }

  // The code alone still cites the item.
  waiting() {
    return [this.code];
  }

  failed() {
    return [this.code];
  }
}

/** A code that names no item. */
class UnknownCode extends Error {
  constructor(code, nearest) {
    super(`no item has the code ${JSON.stringify(code)}`);
    this.name = 'UnknownCode';
    this.code = code;
    this.nearest = nearest;
  }
}
