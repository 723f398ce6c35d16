// Style sheets of pages: those that reset everything change nothing in the elements, and the elements' own changes nothing on
// the page.

import { readFile } from 'node:fs/promises';
import { close, installed, part } from './browser.mjs';
import { Site } from './site.mjs';

const tools = new URL('../../../bindings/npm/node_modules/', import.meta.url);
const SHEETS = {
  'normalize.css': 'normalize.css/normalize.css',
  'modern-normalize': 'modern-normalize/modern-normalize.css',
  'sanitize.css': 'sanitize.css/sanitize.css',
  ress: 'ress/ress.css',
  '@acab/reset.css': '@acab/reset.css/index.css',
};

/** What a reader sees of a box and its text. Colours of borders that are not drawn, and sizes that follow from these, are not. */
const SEEN = `
  display position float box-sizing visibility opacity overflow-x overflow-y transform appearance cursor resize
  margin-top margin-right margin-bottom margin-left padding-top padding-right padding-bottom padding-left
  border-top-width border-right-width border-bottom-width border-left-width border-top-style border-left-style
  border-top-left-radius min-width min-height max-width
  background-color background-image color fill stroke
  font-family font-size font-style font-weight font-feature-settings letter-spacing line-height word-spacing
  text-align text-decoration-line text-indent text-transform text-shadow white-space overflow-wrap word-break vertical-align
  list-style-type list-style-image content quotes ruby-position
  outline-style outline-width outline-offset touch-action hyphens
`.trim().split(/\s+/);

const OWN = '<link rel="stylesheet" href="/rashinban/dist/rashinban.css">';
const SCRIPT = '<script defer src="/rashinban/dist/rashinban.js"></script>';
const ELEMENTS = `
  <rashinban-plan heading="2"></rashinban-plan>
  <form><rashinban-picker prefix="p-" primary="I01-02" related="S06"></rashinban-picker></form>
  <rashinban-item code="I01-02"></rashinban-item>
  <p>「<rashinban-item code="S06" variant="chip"></rashinban-item>」</p>`;
const PAGE = `
  <h1>見出し</h1><h2>見出し</h2><p>文 <a href="#x">リンク</a> <strong>強調</strong> <mark>印</mark> <ruby>漢<rt>かん</rt></ruby></p>
  <ul><li>項目</ul><ol><li>項目</ol><dl><dt>語<dd>説明</dl><details open><summary>概要</summary>中身</details>
  <form><fieldset><legend>題</legend><label>名 <input></label><input type="search"><input type="radio"><input type="checkbox">
  <select><option>一</select><textarea></textarea><button>送る</button></fieldset></form>
  <table><caption>表</caption><tr><th>頭<td>中</table><hr><svg width="9" height="9"><path d="M0 0h9"/></svg><blockquote>引用</blockquote>`;

const site = await Site.start();
site.folder('/rashinban/', installed);
for (const [name, path] of Object.entries(SHEETS)) {
  site.page(`/${name}`, await readFile(new URL(path, tools)), { 'content-type': 'text/css' });
}

/** The page's own ground, which the elements do take over: what a reset says of it is what the page wants. */
const GROUND = '<style>body { margin: 8px; font: 16px/1.5 sans-serif; color: #222 }</style>';

let pages = 0;
const serve = (head, body) => {
  pages += 1;
  return site.page(`/page-${pages}.html`, `<!doctype html><html lang="ja"><title>試験</title>${head}<body>${body}`);
};

/** Brings the elements into a state in which all their parts are seen. */
async function unfold(page) {
  await page.waitForFunction(() =>
    [...document.querySelectorAll('rashinban-plan, rashinban-picker, rashinban-item')].every(({ firstElementChild: child }) =>
      child && !child.matches('.rashinban-frame')));
  await page.locator('rashinban-plan input[type=search]').fill('データ');
  await page.locator('rashinban-plan input[type=search]').press('Enter');
  await page.waitForSelector('rashinban-plan mark');
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
    document.activeElement.blur();
  });
  // What stands in an entry is put there once it is open.
  await page.waitForFunction(() => [...document.querySelectorAll('details > * > .rashinban-facts')].every((facts) => facts.firstChild));
}

/** The styles of the first element of each look: its own name and classes, and those of what it stands in. */
const styles = (page, roots) => page.evaluate(([roots, seen]) => {
  const name = ({ localName, className, type = '' }) =>
    `${localName}${[...String(className.baseVal ?? className).split(/\s+/)].filter(Boolean).map((part) => `.${part}`).join('')}${type && `[${type}]`}`;
  const found = {};
  for (const root of document.querySelectorAll(roots)) {
    for (const element of [root, ...root.querySelectorAll('*')]) {
      const key = `${name(element.parentElement)} > ${name(element)}`;
      if (found[key]) continue;
      found[key] = {};
      for (const pseudo of ['', '::before', '::after']) {
        const style = getComputedStyle(element, pseudo);
        if (pseudo && style.content === 'none') continue;
        // A button with a ground of its own looks the same either way.
        for (const property of seen) found[key][pseudo + property] = style.getPropertyValue(property).replace(/^button$/, 'auto');
      }
    }
  }
  return found;
}, [roots, SEEN]);

/** Where two such lists differ, in a few words. */
function differences(before, after) {
  const told = [];
  for (const [key, style] of Object.entries(before)) {
    for (const [property, value] of Object.entries(style)) {
      if (after[key]?.[property] !== value) told.push(`${key} ${property}: ${value} → ${after[key]?.[property]}`);
    }
  }
  return told;
}

const origins = [site.origin];
/** What the elements have inside; the elements themselves are boxes of the page. */
const CONTENTS = ':is(rashinban-plan, rashinban-picker, rashinban-item) > *';
let plain;
await part('no sheet but ours', { origins }, async (page, check) => {
  await page.goto(serve(GROUND + OWN + SCRIPT, ELEMENTS));
  await unfold(page);
  plain = await styles(page, CONTENTS);
  check('many looks', Object.keys(plain).length > 60, `${Object.keys(plain).length}`);
});

for (const name of Object.keys(SHEETS)) {
  const link = `<link rel="stylesheet" href="/${name}">`;
  for (const [when, head] of [['before ours', link + OWN], ['after ours', OWN + link]]) {
    await part(`${name} ${when}`, { origins }, async (page, check) => {
      await page.goto(serve(head + GROUND + SCRIPT, ELEMENTS));
      await unfold(page);
      const told = differences(plain, await styles(page, CONTENTS));
      check('the elements are as they were', told.length === 0, `${told.length} differences: ${told.slice(0, 8).join('; ')}`);
    });
  }
}

await part('the page', { origins }, async (page, check) => {
  await page.goto(serve(GROUND, PAGE));
  const before = await styles(page, 'body > *');
  await page.goto(serve(GROUND + OWN + SCRIPT, PAGE + ELEMENTS));
  await unfold(page);
  const own = await styles(page, 'body > :not(rashinban-plan, rashinban-item, form:has(rashinban-picker), p:has(rashinban-item))');
  const told = differences(before, own);
  check('is as it was', told.length === 0, told.slice(0, 8).join('; '));
  check('has many parts', Object.keys(before).length > 30, `${Object.keys(before).length}`);
  const { html, body } = await page.evaluate(() => ({
    html: [document.documentElement.className, document.documentElement.getAttribute('style')],
    body: [document.body.className, document.body.getAttribute('style')],
  }));
  check('and nothing is put on it', [...html, ...body].every((value) => !value));
});

await close();
