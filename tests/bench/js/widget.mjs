// node widget.mjs PLAN.json CHROMIUM: <rashinban-plan> in Chromium, beside Pagefind's interface over the same texts.
// Each loading has a fresh context, so that nothing is cached; the ways take turns. Prints a JSON object to a line.

import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Site } from '../../js/widget/site.mjs';

const [, , plan, executablePath] = process.argv;
const { documents, lists } = JSON.parse(await readFile(plan, 'utf8'));
const queries = lists.flatMap(({ queries }) => queries.map(({ query }) => query));
const home = new URL('../../../bindings/npm/', import.meta.url);
const { chromium } = createRequire(new URL('package.json', home))('playwright-core');

/** How often each way is loaded, and how often each query is typed. */
const LOADS = 5;
const ROUNDS = 1;
const PAGEFIND = 'pagefind 1.6.0';

const site = await Site.start();
site.folder('/rashinban/', fileURLToPath(home));

/** Pagefind's pages, one for each item, of its label and text in all languages. */
const pages = await mkdtemp(join(tmpdir(), 'rashinban-bench-'));
for (const { code, fields } of documents) {
  const [label, ...texts] = fields.map((text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;'));
  const content = `<!doctype html><html lang="ja"><title>${label}</title><body><h1>${label}</h1><p>${texts.join('</p><p>')}</p>`;
  await writeFile(join(pages, `${code}.html`), content);
}
const pagefind = new URL('node_modules/@pagefind/linux-x64/bin/pagefind_extended', import.meta.url);
execFileSync(fileURLToPath(pagefind), ['--site', pages, '--force-language', 'ja', '--quiet'], { stdio: ['ignore', 'ignore', 'inherit'] });
site.folder('/pagefind/', join(pages, 'pagefind'));

/** The moment before the script, and the one at which the reader can use what it makes. */
const START = '<script>window.begun = performance.now()</script>';
const READY = "addEventListener('rashinban-ready', () => (window.used = performance.now()), { once: true });";
const page = (name, style, body) =>
  site.page(`/${name}.html`, `<!doctype html><html lang="ja"><title>計測</title><link rel="stylesheet" href="${style}"><body>${body}`);
const element = (script, content = '') => `<rashinban-plan>${content}</rashinban-plan><script>${READY}</script>${START}${script}`;
const STYLE = '/rashinban/dist/rashinban.css';
const INSIDE = '<script src="/rashinban/dist/rashinban.js"></script>';
/** As the guide has it. */
const FETCHED = `<link rel="preload" href="/rashinban/dist/rashinban_widget_bg.wasm" as="fetch" crossorigin>
  <script type="module" src="/rashinban/dist/rashinban-esm.js"></script>`;
const NOWASM = '<script src="/rashinban/dist/rashinban-nowasm.js"></script>';

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'] });
async function open(address) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(address);
  await page.waitForFunction(() => window.used !== undefined);
  return page;
}

const first = await open(page('first', STYLE, element(INSIDE)));
const content = await first.locator('rashinban-plan').innerHTML();
await first.context().close();

const WAYS = {
  'rashinban.js': page('inside', STYLE, element(INSIDE)),
  'rashinban-esm.js': page('fetched', STYLE, element(FETCHED)),
  'rashinban-nowasm.js': page('nowasm', STYLE, element(NOWASM)),
  'rashinban.js, content inside': page('written', STYLE, element(INSIDE, content)),
  [PAGEFIND]: page('pagefind', '/pagefind/pagefind-ui.css', `<div id="search"></div>${START}<script src="/pagefind/pagefind-ui.js"></script>
    <script>
      new PagefindUI({ element: '#search', showImages: false });
      // Its field is there at once; it can be used when what answers is there.
      import('/pagefind/pagefind.js').then((pagefind) => pagefind.init()).then(() => (window.used = performance.now()));
    </script>`),
};

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const print = (line) => console.log(JSON.stringify({ group: 'widget', unit: 'ms', ...line }));

const times = Object.fromEntries(Object.keys(WAYS).map((way) => [way, []]));
for (let load = 0; load < LOADS; load += 1) {
  for (const [way, address] of Object.entries(WAYS)) {
    const page = await open(address);
    times[way].push(await page.evaluate(() => window.used - window.begun));
    await page.context().close();
  }
}
for (const [way, taken] of Object.entries(times)) {
  print({ case: `start to interactive: ${way}`, value: { median: median(taken), min: Math.min(...taken), max: Math.max(...taken) } });
}

/** From a keystroke to results that are laid out. */
const typed = await open(WAYS['rashinban.js']);
const keystrokes = await typed.evaluate(async ([queries, rounds]) => {
  const field = document.querySelector('rashinban-plan input[type=search]');
  const results = document.querySelector('rashinban-plan .rashinban-results');
  field.focus();
  const type = (query) => {
    field.value = query;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    return document.body.getBoundingClientRect().height;
  };
  // The first one waits for the module, and is not measured.
  type('あ');
  await new Promise((resolve) => addEventListener('rashinban-search', resolve, { once: true }));
  const taken = [];
  let found = 0;
  for (let round = 0; round < rounds; round += 1) {
    for (const query of queries) {
      const start = performance.now();
      type(query);
      taken.push(performance.now() - start);
      found += results.querySelectorAll('mark').length;
      // As between two keystrokes, there is time to paint.
      await new Promise(requestAnimationFrame);
    }
  }
  if (!found) throw new Error('nothing was found');
  return taken;
}, [queries, ROUNDS]);
const sorted = keystrokes.sort((a, b) => a - b);
const at = (share) => ({ median: sorted[Math.floor(sorted.length * share)] });
print({ case: 'keystroke to results', p50: at(0.5), p95: at(0.95) });

/** Pagefind's answer with what its interface shows of it: the first five pages. */
const asked = await open(WAYS[PAGEFIND]);
const answers = (await asked.evaluate(async (queries) => {
  const pagefind = await import('/pagefind/pagefind.js');
  const taken = [];
  for (const query of queries) {
    const start = performance.now();
    const { results } = await pagefind.search(query);
    await Promise.all(results.slice(0, 5).map((result) => result.data()));
    taken.push(performance.now() - start);
  }
  return taken;
}, queries)).sort((a, b) => a - b);
const of = (share) => ({ median: answers[Math.floor(answers.length * share)] });
print({ case: `query to five results: ${PAGEFIND}`, p50: of(0.5), p95: of(0.95) });

await browser.close();
await rm(pages, { recursive: true });
process.exit();
