// <rashinban-picker>: a form control that aligns a measure with items of the plan, ◎ (primary) or ○ (related).
//
// Its content is radio buttons, which a form sends, resets and restores without script. The element stands in the form beside
// them, without entries of its own: with it they can be named, required, validated and disabled as one control.

import { RashinbanElement } from './base.js';
import { whenTyped } from './typing.js';

const LEVELS = ['primary', 'related'];
/** The marks of the levels, as the plan's own lists of measures have them. */
const MARKS = { primary: '◎', related: '○' };

export class RashinbanPicker extends RashinbanElement {
  static formAssociated = true;
  static observedAttributes = ['lang', 'ruby', 'prefix', 'label', 'hide', 'name', 'required'];

  #internals = this.attachInternals();
  /** Whether the content has been taken over. */
  #stands = false;
  /** What is chosen: levels by code, in plan order; null before the first content. */
  #chosen = null;
  #customError = '';
  /** The sets that were open before a search narrowed the rows. */
  #open = null;
  /** The form that is listened to. */
  #form = null;
  /** The number of the last search: what comes late for an earlier one is dropped. */
  #searches = 0;

  constructor() {
    super();
    this.addEventListener('invalid', () => this.#tell());
    // A label of the page that is clicked.
    this.addEventListener('click', (event) => event.target === this && this.focus());
  }

  markup(module) {
    const given = (name) => this.getAttribute(name) ?? '';
    const flag = (name) => (this.hasAttribute(name) ? name : '');
    const attributes = [
      this.language, flag('ruby'), given('prefix'), this.name, given('label'), given('primary'), given('related'), given('hide'),
      given('start'), flag('required'),
    ];
    return module.picker_html(attributes.map((value) => value.replaceAll('\n', ' ')).join('\n'));
  }

  attributeChangedCallback(name, before, after) {
    if (name !== 'name' && name !== 'required') {
      super.attributeChangedCallback(name, before, after);
    } else if (this.#stands) {
      this.#part('required').hidden = !this.required;
      this.#rename();
      this.#commit();
    }
  }

  enhance() {
    this.#stands = true;
    this.#open = null;
    this.#rename();
    this.#chosen = this.#chosen ? this.#known(this.#chosen) : this.#checked('checked');
    const query = this.#part('query');
    query.addEventListener('focus', () => this.module.catch(() => {}), { once: true });
    whenTyped(query, () => this.#narrow(query.value));
    // The field is no part of the control's value.
    for (const type of ['input', 'change']) query.addEventListener(type, (event) => event.stopPropagation());
    this.content.addEventListener('change', (event) => this.#choose(event.target));
    this.#part('chips').addEventListener('click', (event) => this.#press(event.target.closest('button')));
    this.#part('search').hidden = this.#part('chosen').hidden = false;
    this.#part('required').hidden = !this.required;
    this.content.disabled = this.matches(':disabled');
    this.#name();
    this.#show();
  }

  // --- as a form control

  get form() {
    return this.#internals.form;
  }

  get labels() {
    return this.#internals.labels;
  }

  get type() {
    return this.localName;
  }

  get name() {
    return this.getAttribute('name') ?? 'alignment';
  }

  set name(name) {
    this.setAttribute('name', name);
  }

  get required() {
    return this.hasAttribute('required');
  }

  set required(required) {
    this.toggleAttribute('required', required);
  }

  get disabled() {
    return this.hasAttribute('disabled');
  }

  set disabled(disabled) {
    this.toggleAttribute('disabled', disabled);
  }

  get validity() {
    return this.#internals.validity;
  }

  get validationMessage() {
    return this.#internals.validationMessage;
  }

  get willValidate() {
    return this.#internals.willValidate;
  }

  checkValidity() {
    return this.#internals.checkValidity();
  }

  reportValidity() {
    return this.#internals.reportValidity();
  }

  setCustomValidity(message) {
    this.#customError = String(message);
    if (this.#stands) this.#commit();
  }

  /** What is chosen, in plan order. */
  get alignments() {
    return Array.from(this.#chosen ?? [], ([code, alignment]) => ({ code, alignment }));
  }

  /** What names no item of the picker is left out. */
  set alignments(alignments) {
    const chosen = new Map(Array.from(alignments, ({ code, alignment }) => [code, alignment]));
    for (const level of chosen.values()) {
      if (!LEVELS.includes(level)) throw new TypeError(`alignment must be ${LEVELS.join(' or ')}, not ${level}`);
    }
    this.#chosen = chosen;
    if (!this.#stands) return;
    this.#chosen = this.#known(chosen);
    this.#show();
  }

  focus(options) {
    this.#part('query')?.focus(options);
  }

  formAssociatedCallback(form) {
    this.#form?.removeEventListener('formdata', this.#leaveOut);
    this.#form = form;
    this.#form?.addEventListener('formdata', this.#leaveOut);
    if (this.#stands) this.#name();
  }

  formDisabledCallback(disabled) {
    if (this.#stands) this.content.disabled = disabled;
  }

  formResetCallback() {
    if (!this.#stands) return;
    this.#chosen = this.#checked('defaultChecked');
    this.#show();
  }

  formStateRestoreCallback(state) {
    this.alignments = JSON.parse(state);
  }

  // --- the content

  #part(name) {
    return this.querySelector(`.rashinban-picker__${name}`);
  }

  get #rows() {
    return this.querySelectorAll('.rashinban-picker__row');
  }

  get #radios() {
    return this.querySelectorAll('.rashinban-picker__choice > input');
  }

  #rename() {
    for (const radio of this.#radios) radio.name = `${this.name}[${codeOf(radio)}]`;
  }

  /** What the radio buttons say, now (`checked`) or to begin with (`defaultChecked`). */
  #checked(which) {
    const chosen = [...this.#radios].filter((radio) => radio[which] && radio.value);
    return new Map(chosen.map((radio) => [codeOf(radio), radio.value]));
  }

  /** Of these, the items that the picker has, in its order. */
  #known(chosen) {
    const codes = [...this.#rows].map((row) => row.dataset.code);
    return new Map(codes.filter((code) => chosen.has(code)).map((code) => [code, chosen.get(code)]));
  }

  /** Nothing is sent for an item that is not chosen. */
  #leaveOut = ({ formData }) => {
    for (const { name, value } of this.#radios) if (value === '' && formData.get(name) === '') formData.delete(name);
  };

  /** A label of the page names the control, in front of its own. */
  #name() {
    const labels = [...this.labels];
    this.content.ariaLabelledByElements = labels.length > 0 ? [...labels, this.content.querySelector('legend')] : null;
  }

  #choose(radio) {
    this.#chosen = this.#checked('checked');
    this.#show();
    this.#changed();
  }

  #changed() {
    this.emit('rashinban-change', { alignments: this.alignments });
  }

  /** Writes what is chosen: into the radio buttons, the list and the form. */
  #show() {
    for (const radio of this.#radios) radio.checked = radio.value === (this.#chosen.get(codeOf(radio)) ?? '');
    const list = this.#part('chips');
    const [pattern] = list.children;
    list.replaceChildren(pattern, ...Array.from(this.#chosen, ([code, level]) => this.#chip(pattern, code, level)));
    const of = (level) => [...this.#chosen.values()].filter((other) => other === level).length;
    say(this.#part('chosen-count'), { total: this.#chosen.size, primary: of('primary'), related: of('related') });
    this.#commit();
  }

  #chip(pattern, code, level) {
    const chip = pattern.cloneNode(true);
    chip.hidden = false;
    chip.dataset.code = code;
    const name = this.#row(code).querySelector('legend').childNodes;
    const copy = () => [...name].map((node) => node.cloneNode(true));
    const mark = document.createElement('span');
    mark.className = 'rashinban-picker__mark';
    mark.textContent = MARKS[level];
    chip.querySelector('.rashinban-picker__go').append(mark, ' ', ...copy());
    chip.querySelector('.rashinban-hidden').append(' ', ...copy());
    return chip;
  }

  #row(code) {
    return this.querySelector(`.rashinban-picker__row[data-code="${code}"]`);
  }

  /** Says whether what is chosen will do, and what the browser is to restore where the radio buttons come too late for it. */
  #commit() {
    this.#internals.setFormValue(null, JSON.stringify(this.alignments));
    const flags = { customError: this.#customError !== '', valueMissing: this.required && this.#chosen.size === 0 };
    const isWrong = Object.values(flags).includes(true);
    const message = this.#customError || this.content.dataset.missing;
    this.#internals.setValidity(flags, isWrong ? message : '', this.#part('query'));
    if (!isWrong) this.#part('error').hidden = true;
    if (!isWrong) this.#part('query').removeAttribute('aria-invalid');
  }

  /** Says beside the control what the browser says only for a moment. */
  #tell() {
    const error = this.#part('error');
    error.textContent = this.validationMessage;
    error.hidden = false;
    this.#part('query').setAttribute('aria-invalid', 'true');
  }

  /** A button of the list: leads to an item's row, or takes the item out. */
  #press(button) {
    const chip = button?.closest('li');
    if (!chip) return;
    const { code } = chip.dataset;
    if (button.matches('.rashinban-picker__go')) {
      this.#reveal(code);
      return;
    }
    const at = [...this.#chosen.keys()].indexOf(code);
    this.#chosen.delete(code);
    this.#show();
    for (const type of ['input', 'change']) this.dispatchEvent(new Event(type, { bubbles: true }));
    this.#changed();
    // The focus was on what is gone: it goes to what has taken its place.
    const left = this.querySelectorAll('.rashinban-picker__chip:not([hidden]) .rashinban-picker__remove');
    (left[Math.min(at, left.length - 1)] ?? this.#part('query')).focus();
  }

  #reveal(code) {
    const row = this.#row(code);
    if (row.closest('[hidden]')) {
      this.#part('query').value = '';
      this.#widen();
    }
    row.closest('details').open = true;
    row.scrollIntoView({ block: 'nearest' });
    row.querySelector('input:checked').focus();
  }

  // --- search

  async #narrow(query) {
    this.#searches += 1;
    const search = this.#searches;
    if (query.trim() === '') {
      this.#widen();
      return;
    }
    const count = this.#part('count');
    try {
      const codes = new Set((await this.module).picker_items(query).split(' '));
      if (search === this.#searches) say(count, { total: this.#keep(codes) });
    } catch (error) {
      count.textContent = count.dataset.failed;
      this.fail(error);
    }
  }

  /** Leaves the rows of these items, and of what they stand below; says how many items are left. */
  #keep(codes) {
    const sets = this.querySelectorAll('details');
    this.#open ??= new Set([...sets].filter(({ open }) => open));
    let kept = 0;
    for (const row of this.#rows) {
      const isFound = codes.has(row.dataset.code);
      kept += isFound;
      const holds = [...row.querySelectorAll('.rashinban-picker__row')].some(({ dataset }) => codes.has(dataset.code));
      row.hidden = !isFound && !holds;
      row.toggleAttribute('data-around', !isFound);
    }
    for (const set of sets) {
      set.hidden = !set.querySelector('.rashinban-picker__row:not([hidden])');
      set.open = !set.hidden;
    }
    return kept;
  }

  /** Shows every row again, and the sets as they were. */
  #widen() {
    this.#part('count').textContent = '';
    if (!this.#open) return;
    for (const row of this.#rows) {
      row.hidden = false;
      row.removeAttribute('data-around');
    }
    for (const set of this.querySelectorAll('details')) {
      set.hidden = false;
      set.open = this.#open.has(set);
    }
    this.#open = null;
  }
}

const codeOf = (node) => node.closest('.rashinban-picker__row').dataset.code;

/** Fills the sentence that the markup has for some, or for none. */
function say(place, values) {
  const text = values.total > 0 ? place.dataset.some : place.dataset.none;
  place.textContent = text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}
