// The page: starts the plan, shows it, and follows language, furigana and address.

import * as plan from '../../bindings/npm/src/browser.js';
import * as search from './search.js';
import { chapters, contents, labelParts, show } from './tree.js';
import { shown, word } from './words.js';

const ruby = document.querySelector('#ruby');
const languages = document.querySelectorAll('[data-lang]');
const details = () => document.querySelectorAll('#plan details');

/** Writes everything in the shown language; what was open stays open. */
function render() {
  document.documentElement.lang = shown.lang;
  document.title = word('title');
  ruby.disabled = shown.lang !== 'ja';
  ruby.setAttribute('aria-pressed', shown.ruby);
  for (const button of languages) button.setAttribute('aria-pressed', button.dataset.lang === shown.lang);

  const open = [...details()].filter(({ open }) => open).map(({ id }) => id);
  for (const place of document.querySelectorAll('[data-label]')) {
    place.lang = shown.lang;
    place.replaceChildren(...labelParts(place.dataset.label));
  }
  for (const place of document.querySelectorAll('[data-count]')) {
    place.textContent = place.dataset.count.split(' ').reduce((sum, set) => sum + plan.children(set).length, 0);
  }
  document.querySelector('#contents').replaceChildren(...contents());
  document.querySelector('#plan').replaceChildren(...chapters());
  for (const id of open) document.getElementById(id).open = true;

  const attribution = document.querySelector('#attribution');
  attribution.lang = shown.lang;
  attribution.textContent = plan.attribution(shown.lang);
  const { decidedOn, supersededBy } = plan.edition('2023');
  document.querySelector('#newest').textContent = word('newest', { decided: decidedOn, next: supersededBy });
  search.render();
}

/** Shows the item that the address names, in whatever way it is written there. */
function follow() {
  const name = decodeURIComponent(location.hash.slice(1));
  if (name === '' || name === 'main') return;
  try {
    show(plan.itemByCode(name));
  } catch (error) {
    if (!(error instanceof plan.RashinbanError)) throw error;
  }
}

ruby.addEventListener('click', () => {
  shown.ruby = !shown.ruby;
  render();
});
for (const button of languages) {
  button.addEventListener('click', () => {
    shown.lang = button.dataset.lang;
    render();
  });
}
document.querySelector('#open-all').addEventListener('click', () => details().forEach((item) => (item.open = true)));
document.querySelector('#close-all').addEventListener('click', () => details().forEach((item) => (item.open = false)));
addEventListener('hashchange', follow);
// A link to the item that the address already names changes nothing there, and still means "show it".
document.addEventListener('click', (event) => {
  const link = event.target.closest?.('a[href^="#"]');
  if (link && link.hash === location.hash) follow();
});
// On paper nothing can be opened.
addEventListener('beforeprint', () => details().forEach((item) => (item.open = true)));

try {
  await plan.init();
  search.start();
  render();
  follow();
  document.documentElement.dataset.ready = '';
} catch (error) {
  const failure = document.querySelector('#failure');
  failure.textContent = word('failed', { reason: error.message });
  failure.hidden = false;
  throw error;
}
