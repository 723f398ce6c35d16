// Every element in every state that its reader can bring it to, for the tests that ask the same of each.

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installed, part } from './browser.mjs';
import { Site } from './site.mjs';

const html = await import(pathToFileURL(join(installed, 'src/html.js')));

const query = (words) => async (page) => {
  await page.fill('.rashinban-search input', words);
  await page.press('.rashinban-search input', 'Enter');
  await page.waitForSelector('.rashinban-results:not([hidden])');
};
const openAll = (page) => page.click('[data-action=open-all]');
const narrow = async (page, words) => {
  await page.fill('.rashinban-picker__query', words);
  await page.press('.rashinban-picker__query', 'Enter');
  await page.waitForFunction(() => document.querySelector('.rashinban-picker__count').textContent !== '');
};
const choose = (page) => page.evaluate(() => {
  document.querySelector('rashinban-picker').alignments =
    [['V04', 'related'], ['I01-02', 'primary'], ['I05-03-02', 'related']].map(([code, alignment]) => ({ code, alignment }));
  for (const set of document.querySelectorAll('details')) set.open = true;
});
const form = (content) => `<form>${content}<button id="send">OK</button></form>`;

/** What stands inside the first element, as it was written; nothing where it is empty. */
export const inner = (content) => /<(rashinban-\w+)[^>]*>(.*?)<\/\1>/s.exec(content)[2];

/** What stands on the page, and how its state is reached. */
export const STATES = {
  'plan: start': { content: html.plan() },
  'plan: found': { content: html.plan(), reach: query('ﾎﾞｳｻｲ') },
  'plan: nothing found': { content: html.plan(), reach: query('zzz') },
  'plan: all open': { content: html.plan(), reach: openAll },
  'plan: one item': { content: html.plan(), hash: '#I01-02-03' },
  'plan: furigana': { content: html.plan({ ruby: true }), reach: openAll },
  'plan: English': {
    content: html.plan({ lang: 'en' }),
    lang: 'en',
    reach: async (page) => {
      await openAll(page);
      await query('data')(page);
    },
  },
  'plan: compact': { content: html.plan({ variant: 'compact', start: 'I01', heading: 3 }).replace(/^/, '<h2>計画</h2>') },
  'plan: without module': {
    content: html.plan(),
    without: true,
    reach: async (page) => {
      await page.focus('.rashinban-search input');
      await page.waitForSelector('.rashinban-failure:not([hidden])');
    },
  },
  'plan: empty without module': {
    content: '<rashinban-plan failure="計画を読み込めませんでした。原文:"></rashinban-plan>',
    without: true,
    reach: (page) => page.waitForSelector('[role=alert]'),
  },
  'picker: start': { content: form(html.picker()) },
  'picker: chosen': { content: form(html.picker()), reach: choose },
  'picker: found': { content: form(html.picker()), reach: (page) => narrow(page, 'ﾎﾞｳｻｲ') },
  'picker: nothing found': { content: form(html.picker()), reach: (page) => narrow(page, 'zzz') },
  'picker: missing': {
    content: form(html.picker({ required: true })),
    reach: async (page) => {
      await page.click('#send');
      await page.waitForSelector('.rashinban-picker__error:not([hidden])');
    },
  },
  'picker: disabled': {
    content: form(html.picker({ primary: ['V04'] })),
    reach: (page) => page.evaluate(() => (document.querySelector('rashinban-picker').disabled = true)),
  },
  'picker: furigana': { content: form(html.picker({ ruby: true })), reach: choose },
  'picker: English': { content: form(html.picker({ lang: 'en' })), lang: 'en', reach: choose },
  'picker: named by a label': {
    content: form(`<label for="tags">この施策と計画</label>${html.picker().replace('<rashinban-picker', '<rashinban-picker id="tags"')}`),
    reach: choose,
  },
  'item: card': { content: html.item('S06', { href: '/plan' }) + html.item('I01-02-03') },
  'item: English': { content: html.item('P03-01', { lang: 'en', href: '/plan' }) + html.item('S06', { lang: 'en' }), lang: 'en' },
  'item: chip': {
    content: `<p>この施策は ${html.item('I01-02', { variant: 'chip', href: '/plan' })} と ${html.item('V04', { variant: 'chip' })} によります。</p>`,
  },
  'item: unknown': {
    content: '<p><rashinban-item code="I01-99" variant="chip"></rashinban-item></p>',
    reach: (page) => page.waitForSelector('[role=alert]'),
  },
};

/** A page with one of them. Its ground follows the scheme, as that of a page with a dark scheme does. */
function page({ content, lang = 'ja' }) {
  return `<!doctype html><html lang="${lang}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>${lang === 'en' ? 'Plan' : '計画'}</title>
<link rel="stylesheet" href="/rashinban/dist/rashinban.css"><script type="module" src="/rashinban/src/widget/define.js"></script>
<body><main><h1>${lang === 'en' ? 'Our plan' : '市の計画'}</h1>${content}</main></body></html>`;
}

const site = await Site.start();
site.folder('/rashinban/', installed);

/** A part in one state of one element. */
export function inState(what, name, options, test) {
  const { reach = () => {}, hash = '', without = false } = STATES[name];
  const expected = without || name === 'item: unknown' ? /Failed to load|404|integrity|SRI|no item/ : undefined;
  return part(`${what}, ${name}`, { origins: [site.origin], expected, ...options }, async (opened, check) => {
    if (without) await opened.route(/rashinban_widget(_bg\.wasm|_nowasm\.js)/, (route) => route.fulfill({ status: 404 }));
    await opened.goto(site.page('/', page(STATES[name])) + hash);
    await opened.waitForFunction(() => document.querySelectorAll(':not(:defined)').length === 0);
    await reach(opened);
    // What an address leads to is filled in a moment later.
    if (hash) await opened.waitForSelector('.rashinban-facts__list:visible');
    await test(opened, check);
  });
}

/** By how much the page is wider than the window. */
export const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
