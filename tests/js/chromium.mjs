// The package and the demo page in Chromium: the vectors, and whether everybody can use the page. What the elements do is
// tested in widget/.

import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Report } from './vectors.mjs';

const { RASHINBAN_PAGE: address, RASHINBAN_CHROMIUM: executablePath, RASHINBAN_PROJECT: project } = process.env;
if (!address || !executablePath) throw new Error('RASHINBAN_PAGE and RASHINBAN_CHROMIUM must name the page and the browser');

const home = new URL('../../bindings/npm/', import.meta.url);
const { chromium } = createRequire(new URL('package.json', home))('playwright-core');
const axe = await readFile(new URL('node_modules/axe-core/axe.min.js', home), 'utf8');

/** Nothing times this program out but itself. */
const LIMIT = 180_000;
setTimeout(() => {
  console.error(`not done after ${LIMIT / 1000} s`);
  console.log('0 passed, 1 failed');
  process.exit(1);
}, LIMIT).unref();

const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
];
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const NARROW = { width: 360, height: 780 };
const WIDE = { width: 1280, height: 900 };
const READY = 'rashinban-plan > .rashinban';

const report = new Report();
const browser = await chromium.launch({ executablePath, args: FLAGS, timeout: 60_000 });

/** Opens the page and watches it: it may ask nothing of others, break no policy and complain about nothing. */
async function open(name, { hash = '', ready = true, ...options } = {}) {
  const context = await browser.newContext({ viewport: WIDE, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const own = new URL(address).origin;
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${own}/`) && !url.startsWith('data:')) report.check(`${name}: request`, false, url);
  });
  page.on('console', (message) => {
    // What breaks the content security policy is said here, too.
    if (['error', 'warning'].includes(message.type())) report.check(`${name}: console`, false, message.text());
  });
  page.on('pageerror', (error) => report.check(`${name}: error`, false, `${error}`));
  await page.goto(address + hash);
  if (ready) await page.waitForSelector(READY);
  return page;
}

/** A part of the tests, with a page of its own. What it throws is a failure of that part alone. */
async function part(name, options, test) {
  let page;
  try {
    page = await open(name, options);
    await test(page, (what, good, detail) => report.check(`${name}: ${what}`, good, detail));
  } catch (error) {
    report.check(name, false, `${error}`);
  } finally {
    await page?.context().close();
  }
}

const search = async (page, query) => {
  await page.fill('[type=search]', query);
  await page.press('[type=search]', 'Enter');
  await page.waitForSelector('.rashinban-hit');
};

// --- the package

await part('vectors', {}, async (page, check) => {
  const folder = new URL('../vectors/', import.meta.url);
  const files = {};
  for (const file of (await readdir(folder)).filter((file) => file.endsWith('.json')).sort()) {
    files[file] = JSON.parse(await readFile(new URL(file, folder), 'utf8'));
  }
  // The runner is not among the files that the server gives.
  const runner = await readFile(new URL('vectors.mjs', import.meta.url), 'utf8');
  await page.route('**/vectors.mjs', (route) => route.fulfill({ contentType: 'text/javascript', body: runner }));
  const reports = await page.evaluate(async (files) => {
    const { runBadInput, runVectors } = await import('/vectors.mjs');
    const api = await import('/bindings/npm/src/browser.js');
    await api.init();
    return {
      same: api.init() === api.init(),
      reports: [runVectors(api, files), runBadInput(api)].map(({ passed, problems }) => ({ passed, problems })),
    };
  }, files);
  check('init is one promise', reports.same);
  for (const { passed, problems } of reports.reports) {
    report.passed += passed;
    report.problems.push(...problems.map((problem) => `chromium: ${problem}`));
  }
});

await part('vectors of registers', {}, async (page, check) => {
  const folder = new URL('../vectors/register/', import.meta.url);
  const files = {};
  for (const file of await readdir(folder)) files[file] = JSON.parse(await readFile(new URL(file, folder), 'utf8'));
  for (const name of ['vectors.mjs', 'register-vectors.mjs']) {
    const runner = await readFile(new URL(name, import.meta.url), 'utf8');
    await page.route(`**/${name}`, (route) => route.fulfill({ contentType: 'text/javascript', body: runner }));
  }
  const { vectors, passed, problems } = await page.evaluate(async (files) => {
    const { runRegisterVectors } = await import('/register-vectors.mjs');
    const api = await import('/bindings/npm/src/register/browser.js');
    await api.init();
    const { vectors, passed, problems } = runRegisterVectors(api, files);
    return { vectors, passed, problems };
  }, files);
  check('all', vectors >= 220, `${vectors}`);
  report.passed += passed;
  report.problems.push(...problems.map((problem) => `chromium: ${problem}`));
});

await part('loading', {}, async (page, check) => {
  // An old server does not know the type, and streaming refuses any other.
  await page.route('**/*.wasm', async (route) => {
    const response = await route.fetch();
    return route.fulfill({ response, headers: { ...response.headers(), 'content-type': 'application/octet-stream' } });
  });
  const label = await page.evaluate(async () => {
    const api = await import('/bindings/npm/src/browser.js');
    await api.init();
    return api.label('V04', 'ja');
  });
  check('without application/wasm', label === '誰一人取り残されないデジタル社会', label);
  // One failure does not last: the next call tries again.
  const answers = await page.evaluate(async () => {
    const { start } = await import('/bindings/npm/src/module.js?another');
    const fail = () => Promise.reject(new Error('no network'));
    const module = () => fetch('/bindings/npm/dist/rashinban_wasm_bg.wasm').then((response) => response.arrayBuffer());
    return [await start(fail).catch((error) => error.message), await start(module), await start(fail)];
  });
  check('a failure can be tried again', answers[0] === 'no network' && answers.length === 3);
});

if (project) {
  // What was tested here is what was packed.
  const installed = join(project, 'node_modules/rashinban');
  for (const file of ['src/browser.js', 'src/plan.js', 'src/module.js', 'src/generated.js', 'dist/rashinban_wasm_bg.wasm']) {
    const [packed, served] = await Promise.all([readFile(join(installed, file)), readFile(new URL(file, home))]);
    report.check(`packed and served ${file} are the same`, packed.equals(served));
  }
}

// --- the page

await part('page', {}, async (page, check) => {
  check('title', (await page.title()).includes('重点計画'));
  check('one h1', (await page.locator('h1').count()) === 1);
  const counts = await page.locator('.counts a').evaluateAll((links) =>
    links.map((link) => [link.hash.slice(1), Number(link.querySelector('.counts__number').textContent)]));
  const sizes = await page.evaluate(async (counts) => {
    const plan = await import('/bindings/npm/src/browser.js');
    await plan.init();
    // The chapter of the principles holds five sets.
    const sets = (code) => (code === 'C03' ? ['P10', 'P03', 'P05', 'P12', 'P01'] : [code]);
    return counts.map(([code]) => sets(code).reduce((sum, set) => sum + plan.children(set).length, 0));
  }, counts);
  check('the counts in its head', counts.length === 4 && counts.every(([, count], at) => count === sizes[at]), sizes.join(' '));
  for (const [code] of counts) {
    await page.click(`.counts a[href="#${code}"]`);
    await page.waitForFunction((code) => document.activeElement.id === code, code);
    check(`leads to ${code}`, await page.isVisible(`#${code}`));
  }
});

await part('skip link', {}, async (page, check) => {
  await page.keyboard.press('Tab');
  check('comes first', await page.evaluate(() => document.activeElement.matches('.skip')));
  await page.keyboard.press('Enter');
  check('skips', await page.evaluate(() => document.activeElement.matches('#main')));
});

// --- for everybody

for (const [width, viewport] of [[360, NARROW], [1280, WIDE]]) {
  const states = {
    start: async () => {},
    'search result': (page) => search(page, 'ﾃﾞｰﾀ'),
    'opened item': async (page) => {
      await page.evaluate(() => (location.hash = '#I01-02-09'));
      await page.waitForSelector('[id="I01-02-09"] .rashinban-facts__list');
      await page.evaluate(() => document.querySelectorAll('#V06, #S06').forEach((item) => (item.open = true)));
    },
    furigana: async (page) => {
      await page.click('[data-action=ruby]');
      await page.waitForSelector('[data-action=ruby][aria-pressed=true]');
    },
    English: async (page) => {
      await page.click('[data-lang=en]');
      await page.waitForSelector('.rashinban-plan[lang=en]');
      await search(page, 'data');
    },
  };
  for (const [state, reach] of Object.entries(states)) {
    await part(`axe ${width} ${state}`, { viewport }, async (page, check) => {
      await reach(page);
      await page.evaluate(axe);
      const { violations, passes } = await page.evaluate((values) =>
        window.axe.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] }), RULES);
      check('rules were run', passes.length > 20, `${passes.length}`);
      const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).slice(0, 3).join(', ')}`);
      check('no violations', violations.length === 0, told.join('; '));
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      check('no sideways scrolling', overflow <= 0, `${overflow} px`);
    });
  }
}

for (const [name, options] of Object.entries({
  'forced colours': { forcedColors: 'active', reducedMotion: 'reduce' },
  'dark scheme': { colorScheme: 'dark' },
})) {
  await part(name, options, async (page, check) => {
    await search(page, 'データ');
    await page.evaluate(() => (location.hash = '#I01-02-09'));
    await page.waitForSelector('[id="I01-02-09"] .rashinban-facts__list');
    await page.evaluate(axe);
    const { violations } = await page.evaluate((values) => window.axe.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] }), RULES);
    check('no violations', violations.length === 0, violations.map(({ id, nodes }) => `${id}: ${nodes[0].target}`).join('; '));
  });
}

await part('without JavaScript', { javaScriptEnabled: false, ready: false }, async (page, check) => {
  check('says where the plan is', await page.isVisible('noscript a'));
});

await browser.close();
for (const problem of report.problems.slice(0, 40)) console.error(problem);
console.log(`${report.passed} passed, ${report.problems.length} failed`);
process.exitCode = report.problems.length === 0 ? 0 : 1;
