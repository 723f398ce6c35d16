// <rashinban-progress>: a register's report, from its JSON.
//
// The JSON is a file of this site (`src`), or stands inside in a <script type="application/json">. Content that is there
// already is shown until the file has come, and stays where it does not come.

import { RashinbanElement } from '../widget/base.js';
import { load, stylesheet } from './load.js';

export class RashinbanProgress extends RashinbanElement {
  static frame = 'div';
  static observedAttributes = ['lang', 'src', 'previous', 'as-of', 'sections', 'heading', 'prefix'];

  /** The JSON that stood inside. */
  #inside = '';
  /** Whether the content was made here. */
  #written = false;

  get stylesheet() {
    return stylesheet();
  }

  /** The module's calls, once the data are there, too. */
  get module() {
    return Promise.all([load(), this.#data('src', this.#inside), this.#data('previous')]).then(
      ([calls, register, previous]) => ({ calls, register, previous }));
  }

  connectedCallback() {
    this.#inside ||= this.querySelector(':scope > script[type="application/json"]')?.textContent ?? '';
    super.connectedCallback();
  }

  /** Fetches the data again, and writes the report anew. */
  refresh() {
    return this.render();
  }

  markup({ calls, register, previous }) {
    const given = (name) => this.getAttribute(name) ?? '';
    const markup = calls.report_html(
      register, previous, this.language, this.heading, given('prefix'), given('as-of'), given('sections'));
    if (!markup.startsWith('<')) throw new UnreadableRegister(markup.trim());
    this.#written = true;
    return markup;
  }

  enhance() {
    if (!this.#written && (this.hasAttribute('src') || this.#inside)) {
      this.render();
      return;
    }
    const filter = this.content.querySelector('[data-part=filter]');
    if (!filter) return;
    const [select, status] = [filter.querySelector('select'), filter.querySelector('[role=status]')];
    filter.hidden = false;
    filter.addEventListener('submit', (event) => event.preventDefault());
    select.addEventListener('change', () => {
      const measures = [...this.content.querySelectorAll('[data-part=measure]')];
      for (const measure of measures) measure.hidden = !matches(measure, select.value);
      const shown = measures.filter((measure) => !measure.hidden).length;
      status.textContent = status.dataset.text.replace('{shown}', shown).replace('{all}', measures.length);
    });
  }

  /** What an attribute leads to: a file of this site, and of no other. */
  async #data(name, otherwise = '') {
    const address = this.getAttribute(name);
    if (!address) return otherwise;
    const response = await fetch(new URL(address, document.baseURI), { mode: 'same-origin', credentials: 'same-origin' });
    if (!response.ok) throw new Error(`${response.status} ${response.statusText}: ${address}`);
    return response.text();
  }
}

const matches = (measure, wanted) =>
  wanted === '' || (wanted === 'late' ? measure.dataset.late !== undefined : measure.dataset.pace === wanted);

/** Data that are no register. */
class UnreadableRegister extends Error {
  name = 'UnreadableRegister';
}
