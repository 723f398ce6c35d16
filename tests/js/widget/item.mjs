// <rashinban-item>: an item that a page cites.

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { close, installed, part } from './browser.mjs';
import { Site } from './site.mjs';

const html = await import(pathToFileURL(join(installed, 'src/html.js')));

const site = await Site.start();
site.folder('/rashinban/', installed);
const HEAD = `<!doctype html><html lang="ja"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>施策</title><link rel="stylesheet" href="/rashinban/dist/rashinban.css">
<script type="module" src="/rashinban/src/widget/define.js"></script><body><h1>施策</h1>`;

let pages = 0;
/** A part whose page has this in its body. */
function item(name, { content, ...options }, test) {
  return part(`item: ${name}`, { origins: [site.origin], ...options }, async (page, check) => {
    site.requested.length = 0;
    await page.goto(site.page(`/${(pages += 1)}`, HEAD + content));
    await test(page, check);
  });
}

const text = async (locator) => (await locator.textContent()).replace(/\s+/g, ' ').trim();
const written = '.rashinban-item';

for (const javaScriptEnabled of [false, true]) {
  const how = javaScriptEnabled ? 'with script' : 'without script';
  await item(`content that is there, ${how}`, { javaScriptEnabled, content: html.item('S06', { href: '/plan' }) }, async (page, check) => {
    const card = page.locator('rashinban-item');
    check('name', (await text(card.locator('h2'))) === 'S06 包括的データ戦略の推進と今後の取組');
    check('link', (await card.locator('a').getAttribute('href')) === '/plan#S06');
    check('place', (await text(card.locator('.rashinban-item__place'))) === '戦略: 戦略として取り組む政策群');
    check('text', (await text(card)).includes('EBPM'));
    check('source', (await text(card)).includes('出典: デジタル庁ウェブサイト'));
    await page.waitForLoadState('networkidle');
    check('no module', !site.requested.some((path) => path.endsWith('.wasm')), site.requested.join());
  });
}

await item('empty elements', {
  content: '<rashinban-item code="s6" heading="3"></rashinban-item><p>これは <rashinban-item code="I1-2" variant="chip" href></rashinban-item> です。</p>',
}, async (page, check) => {
  await page.waitForFunction((written) => document.querySelectorAll(written).length === 2, written);
  check('card', (await text(page.locator('h3'))) === 'S06 包括的データ戦略の推進と今後の取組');
  check('chip in its line', (await text(page.locator('body > p'))) === 'これは I01-02 行政サービス等の拡充 です。');
  const lines = await page.locator('body > p').evaluate((line) => line.getBoundingClientRect().height / parseFloat(getComputedStyle(line).fontSize));
  check('one line', lines < 3, `${lines} em`);
  check('a link on this page', (await page.locator('p a').getAttribute('href')) === '#I01-02');
  check('no link without an address', (await page.locator('h3 a').count()) === 0);
  check('one module for both', site.requested.filter((path) => path.endsWith('.wasm')).length === 1);
});

await item('attributes that change', { content: '<rashinban-item code="V04"></rashinban-item>' }, async (page, check) => {
  await page.waitForSelector(written);
  const set = (values) => page.evaluate((values) => Object.assign(document.querySelector('rashinban-item'), values), values);
  await set({ lang: 'en' });
  await page.waitForSelector('h2:has-text("A digital society that leaves no one behind")');
  check('the translation has its status', (await text(page.locator('h2'))).endsWith('unverified'));
  await set({ code: 'p10-1', lang: 'ja' });
  await page.waitForSelector('h2:has-text("オープン・透明")');
  await page.evaluate(() => document.querySelector('rashinban-item').toggleAttribute('ruby'));
  await page.waitForSelector('ruby');
  check('readings', (await text(page.locator('h2 ruby'))) === '透明(とうめい)', await text(page.locator('h2 ruby')));
});

await item('unknown code', { content: '<p><rashinban-item code="I01-99" variant="chip"></rashinban-item></p>' }, async (page, check) => {
  await page.evaluate(() => {
    window.errors = [];
    document.addEventListener('rashinban-error', ({ detail: { error } }) => window.errors.push({ code: error.code, nearest: error.nearest }));
    document.querySelector('rashinban-item').code = 'I01-98';
  });
  await page.waitForFunction(() => window.errors.some(({ code }) => code === 'I01-98'));
  check('the code stands', (await text(page.locator('rashinban-item [role=alert]'))) === 'I01-98');
  const { code, nearest } = await page.evaluate(() => window.errors.at(-1));
  check('the error names what may have been meant', code === 'I01-98' && nearest.length === 3 && nearest[0].startsWith('I01-'), nearest?.join());
  await page.evaluate(() => (document.querySelector('rashinban-item').code = 'I01-02'));
  await page.waitForSelector(written);
  check('and can be mended', (await text(page.locator('rashinban-item'))) === 'I01-02 行政サービス等の拡充');
});

await item('keyboard', { content: html.item('S06', { href: '' }) + '<p id="S06" tabindex="-1">S06</p>' }, async (page, check) => {
  await page.keyboard.press('Tab');
  check('Tab reaches the link', await page.evaluate(() => document.activeElement.matches('rashinban-item a')));
  await page.keyboard.press('Enter');
  // The address changes after the key was answered.
  await page.waitForURL((url) => url.hash === '#S06');
  check('Enter follows it', page.url().endsWith('#S06'));
});

await item('markup in an attribute', { content: '<rashinban-item code="V04" href="x&quot;&gt;&lt;img src=y&gt;"></rashinban-item>' }, async (page, check) => {
  await page.waitForSelector(written);
  check('stays a text', (await page.locator('img').count()) === 0
    && (await page.locator('h2 a').getAttribute('href')) === 'x"><img src=y>#V04');
});

await close();
