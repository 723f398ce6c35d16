// The plan as headings and nested lists, with one level of <details>.

import * as plan from '../../bindings/npm/src/browser.js';
import { withReading } from './ruby.js';
import { element, shown, word } from './words.js';

/** The page's order: its chapters, and the sets that stand in each. */
const CHAPTERS = [
  { root: 'C00-01' },
  { root: 'C00-02' },
  { root: 'C01' },
  { root: 'C02', sets: ['V'] },
  { root: 'C03', sets: ['P10', 'P03', 'P05', 'P12', 'P01'] },
  { root: 'S' },
  { root: 'I' },
  { root: 'C06' },
  { root: 'C07' },
  { root: 'C08' },
];

/** The parts of an item's label, in the shown language. */
export function labelParts(code) {
  if (shown.lang === 'en') {
    const status = plan.labelStatus(code, 'en');
    return [plan.label(code, 'en'), ' ', element('span', { class: 'chip', 'data-status': status }, word(status))];
  }
  const label = plan.label(code, 'ja');
  return shown.ruby ? withReading(label, plan.label(code, 'kana')) : [label];
}

/** An item's label as an element of its language. */
export const labelled = (code) => element('span', { lang: shown.lang }, labelParts(code));

/** The item's own text, in the shown language where there is one. */
function paragraphs(code) {
  const translated = plan.text(code, shown.lang);
  const text = translated ?? plan.text(code, 'ja');
  if (text === null) return [];
  const reading = shown.ruby && shown.lang === 'ja' ? plan.text(code, 'kana') : null;
  const lang = translated ? shown.lang : 'ja';
  const lines = text.split('\n').map((line) => {
    const parts = reading && !text.includes('\n') ? withReading(line, reading) : [line];
    return element('p', { class: 'text', lang }, parts);
  });
  if (lang !== shown.lang) lines.unshift(element('p', { class: 'aside' }, word('japanese-only')));
  return lines;
}

/** A link to an item, by its label alone: the status of a translation stands where the item itself does. */
function link(code) {
  const parts = shown.lang === 'en' ? plan.label(code, 'en') : labelParts(code);
  return element('a', { href: `#${code}` }, element('span', { lang: shown.lang }, parts));
}

function row(name, ...content) {
  return element('div', { class: 'facts__row' }, element('dt', {}, word(name)), element('dd', {}, content.flat()));
}

/** Several reasons why two items refer to each other are told in one line. */
function references(code) {
  const reasons = new Map();
  for (const { item, reason, terms } of plan.crossReferences(code)) {
    const told = word(reason, { term: terms?.[shown.lang] });
    reasons.set(item, [...(reasons.get(item) ?? []), told]);
  }
  if (reasons.size === 0) return null;
  const items = [...reasons].map(([item, told]) =>
    element('li', {}, link(item), ' ', element('span', { class: 'reason' }, told.join(word('and')))));
  return row('related', element('ul', { class: 'related' }, items));
}

/** What is known of an item. */
function facts(code) {
  const { document, heading, line, verbatim } = plan.provenance(code);
  const label = plan.label(code, 'ja');
  const path = plan.path(code).slice(0, -1);
  const figure = plan.figure(code);
  const note = plan.note(code, shown.lang) ?? plan.note(code, 'ja');
  const other =
    shown.lang === 'ja'
      ? [
          row('reading', element('span', { lang: 'ja-Hrkt' }, plan.label(code, 'kana'))),
          row('english', element('span', { lang: 'en' }, plan.label(code, 'en')), ' ',
            element('span', { class: 'chip', 'data-status': plan.labelStatus(code, 'en') }, word(plan.labelStatus(code, 'en')))),
        ]
      : [row('japanese', element('span', { lang: 'ja' }, label))];
  const source = [element('span', { lang: shown.lang }, word('source-line', { document, heading, line }))];
  if (verbatim !== label) source.push(element('br'), word('verbatim', { verbatim }));
  return element('dl', { class: 'facts' },
    path.length > 0 ? row('path', element('ol', { class: 'path' }, path.map((code) => element('li', {}, link(code))))) : null,
    row('kind', plan.kindLabel(plan.kind(code), shown.lang)),
    other,
    figure ? row('picture', element('span', { lang: 'ja' }, figure)) : null,
    note ? row('note', note) : null,
    references(code),
    row('source', source));
}

const codeMark = (code) => element('span', { class: 'code' }, code);

/** An item below the one that opens: always visible; what is known of it shows when it is the current one. */
function inner(code) {
  const children = plan.children(code);
  return element('li', { id: code, class: 'inner' },
    element('a', { class: 'inner__link', href: `#${code}` }, codeMark(code), ' ', labelled(code)),
    element('div', { class: 'inner__detail', 'data-detail': code, hidden: true }),
    children.length > 0 ? element('ul', { class: 'inner__list' }, children.map(inner)) : null);
}

/** An item that opens. */
function opening(code, level) {
  const children = plan.children(code);
  const details = element('details', { class: 'item', id: code },
    element('summary', { class: 'item__summary' }, codeMark(code), element(`h${level}`, { class: 'item__name' }, labelled(code))),
    element('div', { class: 'item__content' },
      paragraphs(code),
      children.length > 0 ? element('ul', { class: 'inner__list' }, children.map(inner)) : null,
      element('div', { 'data-detail': code })));
  details.addEventListener('toggle', () => fill(details));
  return details;
}

function set(code, level) {
  return [paragraphs(code), element('div', { class: 'items' }, plan.children(code).map((item) => opening(item, level)))];
}

/** The chapters of the page. */
export function chapters() {
  return CHAPTERS.map(({ root, sets = [] }) => {
    const isSet = plan.kind(root) === 'set';
    const parts = isSet
      ? set(root, 3)
      : [
          paragraphs(root),
          plan.children(root).map((code) =>
            element('section', { class: 'chapter__part', id: code, tabindex: '-1', 'aria-labelledby': `${code}-name` },
              element('h3', { id: `${code}-name` }, labelled(code)), paragraphs(code))),
        ];
    return element('section', { class: 'chapter', id: root, tabindex: '-1', 'aria-labelledby': `${root}-name` },
      element('h2', { id: `${root}-name` }, labelled(root)),
      parts.flat(3),
      sets.map((code) =>
        element('section', { class: 'set', id: code, tabindex: '-1', 'aria-labelledby': `${code}-name` },
          element('h3', { id: `${code}-name` }, labelled(code)),
          set(code, 4).flat(2))));
  });
}

/** The list of contents. */
export const contents = () => CHAPTERS.map(({ root }) => element('li', {}, link(root)));

/** Writes what is known of an item and has not been written yet. */
function fill(container) {
  const own = container.querySelector(':scope > .item__content > [data-detail], :scope > [data-detail]');
  if (own && !own.firstChild) {
    const isOuter = container.matches('details');
    own.append(...(isOuter ? [] : paragraphs(own.dataset.detail)), facts(own.dataset.detail));
  }
  return own;
}

/** Opens an item and what holds it, and puts the focus there. */
export function show(code) {
  for (const detail of document.querySelectorAll('.inner > [data-detail]:not([hidden])')) detail.hidden = true;
  for (const link of document.querySelectorAll('[aria-current]')) link.removeAttribute('aria-current');
  const target = document.getElementById(code);
  if (!target) return;
  const details = target.closest('details');
  if (details) details.open = true;
  let focused = target;
  if (target === details) {
    focused = target.querySelector('summary');
    fill(target);
  } else if (target.matches('.inner')) {
    focused = target.querySelector('.inner__link');
    focused.setAttribute('aria-current', 'true');
    fill(target).hidden = false;
  }
  target.scrollIntoView();
  focused.focus({ preventScroll: true });
}
