// The search form and its results.

import * as plan from '../../bindings/npm/src/browser.js';
import { labelParts } from './tree.js';
import { element, shown, word } from './words.js';

/** How long typing has to rest before the results follow, in milliseconds. */
const PAUSE = 300;
/** How much of a text is shown around a match, in characters. */
const AROUND = 30;

const form = document.querySelector('#search');
const count = document.querySelector('#count');
const folded = document.querySelector('#folded');
const hits = document.querySelector('#hits');
const kinds = ['vision', 'basic-principle', 'online-principle', 'structural-principle', 'service-design-article',
  'cloud-principle', 'strategy', 'initiative', 'initiative-item', 'initiative-sub-item', 'set', 'chapter'];

let composing = false;
let timer = 0;

/** Listens to the form. */
export function start() {
  const query = form.elements.q;
  query.addEventListener('compositionstart', () => {
    composing = true;
    clearTimeout(timer);
  });
  query.addEventListener('compositionend', () => {
    composing = false;
    later();
  });
  query.addEventListener('input', (event) => {
    if (!composing && !event.isComposing) later();
  });
  form.elements.kind.addEventListener('change', run);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (!composing) run();
  });
}

function later() {
  clearTimeout(timer);
  timer = setTimeout(run, PAUSE);
}

/** Fills the choice of kinds in the shown language, and searches again. */
export function render() {
  const chosen = form.elements.kind.value;
  form.elements.kind.replaceChildren(
    element('option', { value: '' }, word('all-kinds')),
    ...kinds.map((kind) => element('option', { value: kind }, plan.kindLabel(kind, shown.lang))));
  form.elements.kind.value = chosen;
  run();
}

function run() {
  clearTimeout(timer);
  const query = form.elements.q.value;
  folded.hidden = true;
  hits.replaceChildren();
  try {
    const { total, items } = plan.search(query, { kind: form.elements.kind.value || undefined });
    count.textContent = word(total > 0 ? 'found' : 'found-none', { query: query.trim(), total });
    const differences = new Set();
    hits.append(...items.map((code) => hit(code, query, differences)));
    if (differences.size > 0) {
      folded.textContent = word('folded', { differences: [...differences].map((fold) => word(fold)).join(word('and')) });
      folded.hidden = false;
    }
  } catch (error) {
    if (!(error instanceof plan.RashinbanError)) throw error;
    count.textContent = error.code === 'empty-query' ? '' : error.messages[shown.lang];
  }
}

/** One result: its label, where it stands, and the text where the words were found. */
function hit(code, query, differences) {
  const matches = plan.matches(query, code);
  const inField = (field) => matches.filter((match) => match.field === field);
  const label = inField(`label-${shown.lang}`);
  // The label in the shown language says enough if every word is in it.
  const words = new Set(matches.map(({ word }) => word));
  const said = new Set(label.map(({ word }) => word));
  const others = [...new Set(matches.map(({ field }) => field))].filter((field) => field !== `label-${shown.lang}`);
  const lines = [];
  for (const field of others) {
    const found = inField(field);
    if (found.every(({ word }) => said.has(word))) continue;
    found.forEach(({ word }) => said.add(word));
    lines.push(excerpt(code, field, found));
    found.forEach(({ folds }) => folds.forEach((fold) => differences.add(fold)));
    if (said.size === words.size) break;
  }
  label.forEach(({ folds }) => folds.forEach((fold) => differences.add(fold)));
  const path = plan.path(code).slice(0, -1).map((code) => plan.label(code, shown.lang));
  const name = label.length > 0 ? [marked(plan.label(code, shown.lang), label), status(code)] : labelParts(code);
  return element('li', { class: 'hit' },
    element('a', { class: 'hit__link', href: `#${code}`, lang: shown.lang }, name),
    lines,
    element('p', { class: 'hit__where' }, element('span', { class: 'code' }, code), ' ',
      plan.kindLabel(plan.kind(code), shown.lang), path.length > 0 ? `(${path.join(' › ')})` : ''));
}

const status = (code) => (shown.lang === 'en' ? labelParts(code).slice(1) : []);

/** A text with what was found in it. */
function marked(text, matches) {
  const parts = document.createDocumentFragment();
  let at = 0;
  for (const { start, end } of matches) {
    if (end <= at) continue;
    parts.append(text.slice(at, Math.max(at, start)), element('mark', {}, text.slice(Math.max(at, start), end)));
    at = end;
  }
  parts.append(text.slice(at));
  return parts;
}

/** The surroundings of the first match in a field. */
function excerpt(code, field, matches) {
  const [what, lang] = field.split('-');
  const text = plan[what](code, lang);
  const from = Math.max(0, matches[0].start - AROUND);
  const to = Math.min(text.length, matches[0].end + 2 * AROUND);
  const inside = matches.filter(({ end }) => end <= to);
  const shifted = inside.map(({ start, end }) => ({ start: start - from, end: end - from }));
  return element('p', { class: 'hit__text', lang: lang === 'kana' ? 'ja-Hrkt' : lang },
    from > 0 ? '…' : '', marked(text.slice(from, to), shifted), to < text.length ? '…' : '');
}
