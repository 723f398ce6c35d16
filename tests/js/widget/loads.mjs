// The ways to load the elements: under the policies that a municipality's server may send, and where something is in the way.

import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { QUERIES, lines, measures, scanned } from '../measures.mjs';
import { close, installed, part, project, report } from './browser.mjs';
import { Site } from './site.mjs';

const INTEGRITY = JSON.parse(await readFile(join(installed, 'dist/integrity.json'), 'utf8'));
const classic = (name) => (base) => `<script defer src="${base}/dist/${name}"></script>`;
/** A script as a careful page links it. */
const hashed = (name) => (base) => `<script defer src="${base}/dist/${name}" crossorigin integrity="${INTEGRITY[name]}"></script>`;
const MODULES = (base) => `<script type="module" src="${base}/src/widget/define.js"></script>`;

/** A module script. Its hash covers all of it: it has no other script to import. */
const module = (base) =>
  `<script type="module" src="${base}/dist/rashinban-esm.js" crossorigin integrity="${INTEGRITY['rashinban-esm.js']}"></script>`;

/** The same, with its module asked for at once. */
const preloaded = (base) => `<link rel="preload" href="${base}/dist/rashinban_widget_bg.wasm" as="fetch" crossorigin>${module(base)}`;

const WASM = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'";
const NO_WASM = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'";
/** The script with the module inside fetches nothing. */
const NO_FETCH = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'";
const TRUSTED_TYPES = ["", "; require-trusted-types-for 'script'", "; require-trusted-types-for 'script'; trusted-types 'none'"];

/** What Chromium says of WebAssembly that a policy refuses, of a file with another hash, and of one that is missing. */
const REFUSED = /WebAssembly/;
const CHANGED = /integrity/;
const MISSING = /404|integrity/;

const site = await Site.start();
site.folder('/rashinban/', installed);
const cdn = await Site.start();
cdn.folder('/rashinban/', installed);
const origins = [site.origin, cdn.origin];

const ELEMENTS = '<rashinban-plan></rashinban-plan><rashinban-picker></rashinban-picker><rashinban-item code="I01-02"></rashinban-item>';
let pages = 0;
/** Serves a page with these scripts and this body. */
function serve(script, { body = ELEMENTS, policy, type } = {}) {
  pages += 1;
  const html = `<!doctype html><html lang="ja"><title>試験</title>${script}<body>${body}`;
  return site.page(`/page-${pages}.html`, html, {
    ...(policy && { 'content-security-policy': policy }),
    ...(type && { 'content-type': type }),
  });
}

const CONTENT = 'rashinban-plan > .rashinban';
/** What the elements have inside, once all have it. */
const written = (page) => page.waitForFunction(() => {
  const elements = [...document.querySelectorAll('rashinban-plan, rashinban-picker, rashinban-item')];
  return elements.every(({ firstElementChild: child }) => child && !child.matches('.rashinban-frame')) && elements.map(({ innerHTML }) => innerHTML);
}).then((handle) => handle.jsonValue()).then((contents) => contents.join('\n'));
const violations = (page) => page.evaluate(() => window.violations);

/** What every way has to write, and the plan among it. */
let content;
let planContent;
await part('the module itself', { origins }, async (page, check) => {
  await page.goto(serve(MODULES('/rashinban')));
  await page.waitForSelector(CONTENT);
  content = await written(page);
  check('has the plan', content.includes('デジタル社会の実現に向けた重点計画') && content.includes('id="C01"'));
  [planContent] = content.split('\n');
});

await part('the module as JavaScript', { origins }, async (page, check) => {
  await page.goto(serve(''));
  const differing = await page.evaluate(async () => {
    const modules = ['src/widget/load.js', 'dist/rashinban_widget_nowasm.js'].map((path) => import(`/rashinban/${path}`));
    const [module, translated] = await Promise.all(modules.map(async (module) => (await module).load()));
    // The long ones make both ask for more memory, which in JavaScript is another one.
    const texts = ['', 'I01-02', 'I1.2.3', '防災', 'ﾃﾞｼﾞﾀﾙ 人材', 'trust', '<a&"', '\u{20b9f}\ud800', 'データ'.repeat(1e5), 'I01-'.repeat(1e5)];
    const calls = [
      ...['ja', 'en'].flatMap((lang) => [1, 4].map((heading) => ({ call: 'plan_html', given: [lang, heading, 'a-'] }))),
      ...texts.flatMap((text) => [{ call: 'picker_items', given: [text] }, { call: 'nearest', given: [text] }]),
      { call: 'item_html', given: ['S06', 'ja', 3, false, ''] },
      { call: 'plan_html', given: ['ja', 2, 'データ'.repeat(1e5)] },
    ];
    return calls.filter(({ call, given }) => module[call](...given) !== translated[call](...given))
      .map(({ call, given }) => `${call} ${given}`.slice(0, 80));
  });
  check('answers as the module does', differing.length === 0, differing.join('; '));
});

// --- policies

for (const [way, script, policy] of [
  ['modules', MODULES, WASM],
  ['rashinban-esm.js', module, WASM],
  ['rashinban-esm.js, its module preloaded', preloaded, WASM],
  ['rashinban.js', classic('rashinban.js'), WASM],
  ['rashinban.js', hashed('rashinban.js'), NO_FETCH],
  ['rashinban-nowasm.js', classic('rashinban-nowasm.js'), NO_WASM],
  ['rashinban-nowasm.js', hashed('rashinban-nowasm.js'), NO_WASM],
]) {
  for (const more of TRUSTED_TYPES) {
    await part(`${way} under ${policy}${more}`, { origins }, async (page, check) => {
      await page.goto(serve(script('/rashinban'), { policy: policy + more }));
      await page.waitForSelector(CONTENT);
      check('the same content', (await written(page)) === content);
      check('no violation', (await violations(page)).length === 0, (await violations(page)).join());
      check('the style sheet', await page.evaluate(() =>
        getComputedStyle(document.querySelector('rashinban-plan')).getPropertyValue('--rashinban-styles') !== ''));
    });
  }
}

const all = measures(3000);
for (const more of TRUSTED_TYPES) {
  await part(`many municipalities under ${WASM}${more}`, { origins }, async (page, check) => {
    await page.goto(serve('', { policy: WASM + more }));
    const answers = await page.evaluate(async ({ text, queries }) => {
      const { ImageError, Measures, init } = await import('/rashinban/src/national/browser.js');
      await init();
      const loaded = await Measures.load(text);
      const file = loaded.save();
      const opened = await Measures.open(file);
      file[file.length >> 1] ^= 1;
      const damaged = await Measures.open(file).catch((error) => error instanceof ImageError);
      return { found: queries.map((query) => [loaded, opened].map((kept) => [...kept.search(query)])), damaged };
    }, { text: lines(all), queries: QUERIES });
    const scan = scanned(all);
    const wrong = QUERIES.filter((query, at) => {
      const want = scan(query).found.join();
      return answers.found[at].some((found) => found.join() !== want);
    });
    check('the same as looking at each', wrong.length === 0, wrong.join('; '));
    check('a damaged file is refused', answers.damaged === true);
    check('no violation', (await violations(page)).length === 0, (await violations(page)).join());
  });
}

await part('what is preloaded', { origins }, async (page, check) => {
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(serve(preloaded('/rashinban')));
  await page.waitForSelector(CONTENT);
  const modules = asked.filter((path) => path.endsWith('.wasm'));
  check('is asked for once, before the script', modules.length === 1
    && asked.indexOf(modules[0]) <= asked.findIndex((path) => path.endsWith('esm.js')), asked.join());
});

for (const [way, script] of [
  ['modules', MODULES],
  ['rashinban-esm.js', module],
  ['rashinban.js', classic('rashinban.js')],
  ['rashinban.js', hashed('rashinban.js')],
]) {
  await part(`${way}, WebAssembly refused`, { origins, expected: REFUSED }, async (page, check) => {
    await page.goto(serve(script('/rashinban'), { policy: NO_WASM }));
    await page.waitForSelector(CONTENT);
    check('the same content', (await written(page)) === content);
    check('one violation, of wasm', (await violations(page)).join() === 'script-src wasm-eval', (await violations(page)).join());
  });
}

await part('a browser without WebAssembly', { origins }, async (page, check) => {
  await page.addInitScript(() => delete window.WebAssembly);
  await page.goto(serve(MODULES('/rashinban')));
  await page.waitForSelector(CONTENT);
  check('the same content', (await written(page)) === content);
});

// --- servers

await part('another server', { origins }, async (page, check) => {
  const policy = `default-src 'none'; script-src ${cdn.origin}; style-src ${cdn.origin}`;
  await page.goto(serve(hashed('rashinban-nowasm.js')(`${cdn.origin}/rashinban`), { policy }));
  await page.waitForSelector(CONTENT);
  check('the same content', (await written(page)) === content);
});

await part('another server, WebAssembly refused', { origins, expected: REFUSED }, async (page, check) => {
  const policy = `default-src 'none'; script-src ${cdn.origin}; style-src ${cdn.origin}`;
  await page.goto(serve(hashed('rashinban.js')(`${cdn.origin}/rashinban`), { policy }));
  await page.waitForSelector(CONTENT);
  check('the same content', (await written(page)) === content);
});

await part('a server that does not know WebAssembly', { origins }, async (page, check) => {
  site.folder('/old/', installed, { types: { '.wasm': 'text/plain' } });
  await page.goto(serve(MODULES('/old')));
  await page.waitForSelector(CONTENT);
  check('the same content', (await written(page)) === content);
  check('by the module', site.requested.includes('/old/dist/rashinban_widget_bg.wasm'));
  check('and not in JavaScript', !site.requested.includes('/old/dist/rashinban_widget_nowasm.js'));
});

const without = (missing) => ({ change: (name, bytes) => (missing.test(name) ? undefined : bytes) });
const changed = (file) => ({ change: (name, bytes) => (file.test(name) ? Buffer.concat([bytes, Buffer.from('\n')]) : bytes) });

await part('a server that gives no .wasm', { origins, expected: MISSING }, async (page, check) => {
  site.folder('/no-wasm/', installed, without(/\.wasm$/));
  await page.goto(serve(MODULES('/no-wasm')));
  await page.waitForSelector(CONTENT);
  check('the same content', (await written(page)) === content);
});

await part('a server that gives neither', { origins, expected: MISSING }, async (page, check) => {
  site.folder('/neither/', installed, without(/\.wasm$|nowasm/));
  await page.goto(serve(MODULES('/neither')));
  await page.waitForSelector('rashinban-plan a');
  check('leads to the source', (await page.locator('rashinban-plan a').getAttribute('href')).startsWith('https://www.digital.go.jp/'));
});

await part('a module that was changed', { origins, expected: CHANGED }, async (page, check) => {
  site.folder('/changed/', installed, changed(/\.wasm$/));
  await page.goto(serve(MODULES('/changed')));
  await page.waitForSelector(CONTENT);
  check('is not run', site.requested.includes('/changed/dist/rashinban_widget_nowasm.js'));
});

await part('a script that was changed', { origins, expected: /integrity|WebAssembly/ }, async (page, check) => {
  site.folder('/changed-script/', installed, changed(/nowasm/));
  await page.goto(serve(hashed('rashinban.js')('/changed-script'), { policy: NO_WASM }));
  await page.waitForSelector('rashinban-plan a');
  check('is not run', (await page.locator(CONTENT).count()) === 0);
});

await part('a style sheet that was changed', { origins, expected: CHANGED }, async (page, check) => {
  site.folder('/changed-style/', installed, changed(/\.css$/));
  await page.goto(serve(hashed('rashinban.js')('/changed-style')));
  await page.waitForSelector(CONTENT);
  check('is not used', await page.evaluate(() =>
    getComputedStyle(document.querySelector('rashinban-plan')).getPropertyValue('--rashinban-styles') === ''));
});

// --- pages

for (const name of ['rashinban.js', 'rashinban-esm.js', 'rashinban-nowasm.js', 'rashinban.css']) {
  const bytes = await readFile(join(installed, 'dist', name));
  report.check(`${name}: nothing but ASCII`, bytes.every((byte) => byte < 0x80));
}

for (const name of ['rashinban.js', 'rashinban-nowasm.js']) {
  await part(`${name} in a page in Shift_JIS`, { origins }, async (page, check) => {
    await page.goto(serve(classic(name)('/rashinban'), { type: 'text/html; charset=Shift_JIS' }));
    await page.waitForSelector(CONTENT);
    check('the same content', (await written(page)) === content);
  });
}

for (const name of ['rashinban.js', 'rashinban-nowasm.js']) {
  await part(`${name} from a disk`, { origins: ['file://'] }, async (page, check) => {
    const file = join(project, 'page.html');
    await writeFile(file, `<!doctype html><meta charset="utf-8">${classic(name)('node_modules/rashinban')}<rashinban-plan></rashinban-plan>`);
    await page.goto(pathToFileURL(file).href);
    await page.waitForSelector(CONTENT);
    check('has the plan', (await written(page)).includes('重点計画'));
  });
}

await part('several elements', { origins }, async (page, check) => {
  site.requested = [];
  const body = '<rashinban-plan prefix="a-"></rashinban-plan>'.repeat(3);
  await page.goto(serve(MODULES('/rashinban'), { body }));
  await page.waitForFunction((content) => document.querySelectorAll(content).length === 3, CONTENT);
  const times = (name) => site.requested.filter((path) => path.endsWith(name)).length;
  check('share one module', times('.wasm') === 1, `${times('.wasm')}`);
  check('and one style sheet', times('.css') === 1, `${times('.css')}`);
});

await part('the same script again, and the others', { origins }, async (page, check) => {
  const scripts = [classic('rashinban.js'), classic('rashinban.js'), classic('rashinban-nowasm.js'), MODULES];
  await page.goto(serve(scripts.map((script) => script('/rashinban')).join('')));
  await page.waitForSelector(CONTENT);
  await page.waitForLoadState('networkidle');
  check('one content', (await page.locator(CONTENT).count()) === 1);
  check('one style sheet', (await page.locator('link[rel=stylesheet]').count()) === 1);
});

await part('a page that has linked the style sheet', { origins }, async (page, check) => {
  const link = '<link rel="stylesheet" href="/rashinban/dist/rashinban.css">';
  await page.goto(serve(link + MODULES('/rashinban')));
  await page.waitForSelector(CONTENT);
  check('gets no other', (await page.locator('link[rel=stylesheet]').count()) === 1);
});

const body = `<rashinban-plan>${planContent}</rashinban-plan>`;
for (const [way, script] of [['modules', MODULES], ['rashinban.js', classic('rashinban.js')]]) {
  await part(`${way}, content inside`, { origins }, async (page, check) => {
    await page.addInitScript(() => document.addEventListener('rashinban-ready', () => (window.ready = true)));
    site.requested = [];
    await page.goto(serve(script('/rashinban'), { body, policy: NO_WASM }));
    await page.waitForFunction(() => window.ready);
    await page.waitForLoadState('networkidle');
    check('no module', !site.requested.some((path) => /\.wasm|nowasm/.test(path)), site.requested.join(' '));
    check('the content stands', (await page.textContent(CONTENT)).includes('重点計画'));
  });
}

await part('without JavaScript', { origins, javaScriptEnabled: false }, async (page, check) => {
  await page.goto(serve(MODULES('/rashinban'), { body }));
  check('the content stands', (await page.locator(CONTENT).innerText()).includes('重点計画'));
  check('and its parts', await page.isVisible('#C01'));
});

// --- servers that render

for (const name of ['rashinban/widget', 'rashinban/widget/define', 'rashinban/rashinban.js', 'rashinban/rashinban-esm.js', 'rashinban/rashinban-nowasm.js']) {
  const said = execFileSync(process.execPath, ['--input-type=module', '--eval', `
    const module = await import('${name}');
    module.define?.();
    console.log(typeof (module.RashinbanPlan ?? (() => {})));
  `], { cwd: project, encoding: 'utf8' });
  report.check(`${name} without a window`, said.trim() === 'function', said);
}

await close();
