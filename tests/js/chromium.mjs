// The package and the page in Chromium: the vectors, what the page does, and whether everybody can use it.

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
  if (ready) await page.waitForSelector('html[data-ready]');
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

const results = (page) => page.locator('#hits > li');
const search = async (page, query) => {
  await page.fill('#query', query);
  await page.press('#query', 'Enter');
};
const focused = (page) => page.evaluate(() => document.activeElement.closest('[id]')?.id);

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
    return {
      // The page has started it; its promise is still the one.
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

await part('loading', { ready: false }, async (page, check) => {
  // An old server does not know the type, and streaming refuses any other.
  await page.route('**/*.wasm', async (route) => {
    const response = await route.fetch();
    return route.fulfill({ response, headers: { ...response.headers(), 'content-type': 'application/octet-stream' } });
  });
  await page.reload();
  await page.waitForSelector('html[data-ready]');
  check('without application/wasm', (await page.locator('#plan details').count()) > 0);
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

await part('tree', {}, async (page, check) => {
  check('title', (await page.title()).includes('重点計画'));
  check('one h1', (await page.locator('h1').count()) === 1);
  const codes = await page.evaluate(async () => {
    const plan = await import('/bindings/npm/src/browser.js');
    return [...plan.items(), ...plan.chapters()].filter((code) => document.querySelectorAll(`[id="${code}"]`).length !== 1);
  });
  check('every item is there once', codes.length === 0, codes.join(' '));
  check('one level of details', (await page.locator('details details').count()) === 0);
  check('54 items open', (await page.locator('#plan details').count()) === 54);
  check('their children are nested lists', (await page.locator('#I01 > div > ul > li > ul > li').count()) === 15);
  await page.click('#open-all');
  check('all open', (await page.locator('#plan details:not([open])').count()) === 0);
  await page.click('#close-all');
  check('all closed', (await page.locator('#plan details[open]').count()) === 0);
  check('attribution', (await page.textContent('#attribution')).startsWith('出典: デジタル庁ウェブサイト'));
});

await part('search', {}, async (page, check) => {
  await search(page, '防災');
  check('four found', (await results(page).count()) === 4);
  check('count is said', (await page.textContent('[role=status]')).includes('4 件'));
  check('ranked', (await results(page).first().locator('a').getAttribute('href')) === '#I05-03');
  check('marked', (await results(page).first().locator('a mark').allTextContents()).join() === '防災');
  check('nothing was folded', await page.isHidden('#folded'));
  await search(page, 'ﾃﾞｼﾞﾀﾙ 人材');
  check('folded', (await results(page).first().locator('mark').allTextContents()).join() === 'デジタル,人材');
  check('what was folded', (await page.textContent('#folded')).startsWith('全角・半角'));
  await search(page, 'データ');
  const all = await results(page).count();
  await page.selectOption('#kind', 'strategy');
  check('by kind', (await results(page).count()) === 3 && all > 3);
  await page.selectOption('#kind', '');
  await search(page, 'マイナンバーカード');
  check('in English', (await results(page).first().locator('mark').first().textContent()) === 'マイナンバーカード');
  await search(page, 'trust');
  check('found in another language', (await page.locator('#hits .hit__text[lang=en] mark').count()) > 0);
  await search(page, '<img src=x>');
  check('nothing found', (await page.textContent('[role=status]')).includes('見つかりませんでした'));
  await search(page, 'あ'.repeat(300));
  check('too long', (await page.textContent('[role=status]')).includes('長すぎます'));
  await search(page, '');
  check('empty', (await page.textContent('[role=status]')) === '' && (await results(page).count()) === 0);
  // Without Enter, after a pause.
  await page.locator('#query').pressSequentially('防災');
  check('not at once', (await results(page).count()) === 0);
  await page.waitForFunction(() => document.querySelectorAll('#hits > li').length === 4);
  await results(page).first().locator('a').click();
  await page.waitForFunction(() => document.activeElement.closest('[id]')?.id === 'I05-03');
  check('a result leads to its item', await page.isVisible('#I05-03 > [data-detail]'));
});

await part('IME', {}, async (page, check) => {
  await page.focus('#query');
  const client = await page.context().newCDPSession(page);
  // As an input method does it: a composition that grows, is confirmed with Enter, and only then counts.
  await client.send('Input.imeSetComposition', { text: 'ぼうさ', selectionStart: 3, selectionEnd: 3 });
  await client.send('Input.imeSetComposition', { text: 'ぼうさい', selectionStart: 4, selectionEnd: 4 });
  await page.waitForTimeout(600);
  check('nothing while composing', (await page.textContent('[role=status]')) === '');
  await page.evaluate(() => document.querySelector('#search').requestSubmit());
  check('nothing by Enter while composing', (await page.textContent('[role=status]')) === '');
  await client.send('Input.insertText', { text: '防災' });
  await page.waitForFunction(() => document.querySelectorAll('#hits > li').length === 4);
  check('results once composed', (await page.inputValue('#query')) === '防災');
});

for (const [hash, id] of [['#I01-02', 'I01-02'], ['#i1.2.9', 'I01-02-09'], ['#S06', 'S06'], ['#V', 'V'], ['#C01-01', 'C01-01']]) {
  await part(`deep link ${hash}`, { hash }, async (page, check) => {
    check('focused', (await focused(page)) === id, await focused(page));
    check('in view', await page.evaluate((id) => {
      const { top } = document.getElementById(id).getBoundingClientRect();
      return top >= -1 && top < innerHeight;
    }, id));
    const around = page.locator(`details:has([id="${id}"]), details[id="${id}"]`);
    check('open', (await around.count()) === 0 || (await around.first().getAttribute('open')) !== null);
  });
}

await part('deep link to nothing', { hash: '#nonsense' }, async (page, check) => {
  check('page stands', (await page.locator('#plan details').count()) === 54);
});

await part('item', { hash: '#S06' }, async (page, check) => {
  const content = await page.textContent('#S06');
  check('text', content.includes('透明性と信頼性のあるデータ活用'));
  check('source', content.includes('125行目'));
  check('reason', content.includes('同じ題名') && content.includes('共通の語「手続」'));
  await page.click('#S06 .related a[href="#I06-02"]');
  await page.waitForFunction(() => document.activeElement.closest('[id]')?.id === 'I06-02');
  check('a reference leads on', await page.isVisible('#I06-02 > [data-detail]'));
  await page.goBack();
  await page.waitForFunction(() => document.activeElement.closest('[id]')?.id === 'S06');
  check('and back', await page.isHidden('#I06-02 > [data-detail]'));
});

await part('language', { hash: '#S01' }, async (page, check) => {
  await page.click('[data-lang=en]');
  check('html lang', (await page.getAttribute('html', 'lang')) === 'en');
  check('title', (await page.title()).startsWith('Priority Plan'));
  check('label', (await page.textContent('#V01 summary')).includes('Growth strategy through digitalization'));
  check('official', (await page.textContent('#S01 summary')).includes('official'));
  check('unverified', (await page.textContent('#S02 summary')).includes('unverified'));
  check('still open', (await page.getAttribute('#S01', 'open')) !== null);
  check('no furigana in English', await page.isDisabled('#ruby'));
  check('attribution', (await page.textContent('#attribution')).startsWith('Source: Digital Agency'));
  await search(page, 'data');
  check('marked', (await results(page).first().locator('a mark').first().textContent()).toLowerCase() === 'data');
  await page.click('[data-lang=ja]');
  await page.click('#ruby');
  check('furigana', (await page.locator('#V01 ruby').first().evaluate((ruby) => ruby.textContent)) === '化(か)');
  check('with its brackets', (await page.locator('#V01 rp').count()) > 0);
  const readings = await page.evaluate(async () => {
    const plan = await import('/bindings/npm/src/browser.js');
    const { withReading } = await import('/examples/web/ruby.js');
    const read = (part) => (typeof part === 'string' ? part : part.querySelector('rt').textContent);
    const hiragana = (text) => text.replace(/[ァ-ヶ]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0x60));
    return [...plan.items(), ...plan.chapters()].filter((code) => {
      const kana = plan.label(code, 'kana');
      return hiragana(withReading(plan.label(code, 'ja'), kana).map(read).join('')) !== hiragana(kana);
    });
  });
  check('the readings of words make up that of the label', readings.length === 0, readings.join(' '));
});

await part('keyboard', {}, async (page, check) => {
  const press = async (key, times = 1) => {
    for (let i = 0; i < times; i += 1) await page.keyboard.press(key);
  };
  const at = (selector) => page.evaluate((selector) => document.activeElement.matches(selector), selector);
  const tabTo = async (selector, limit = 40) => {
    for (let i = 0; i < limit && !(await at(selector)); i += 1) await press('Tab');
    check(`Tab reaches ${selector}`, await at(selector));
  };
  await press('Tab');
  check('first the skip link', await at('.skip'));
  await press('Enter');
  check('which skips', await at('#main'));
  await tabTo('#query');
  const ring = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  check('focus is seen', ring === 'solid', ring);
  await page.keyboard.type('防災');
  await press('Enter');
  check('Enter searches', (await results(page).count()) === 4);
  await tabTo('#hits a');
  await press('Enter');
  await page.waitForFunction(() => document.activeElement.closest('[id]')?.id === 'I05-03');
  check('Enter follows a result', await page.isVisible('#I05-03 > [data-detail]'));
  await page.focus('#V01 summary');
  await press('Space');
  await page.waitForSelector('#V01 .facts');
  check('Space opens', await page.isVisible('#V01 .facts'));
  await press('Enter');
  check('Enter closes', await page.isHidden('#V01 .facts'));
  await press('Tab');
  check('Tab goes on', await at('#V02 summary'));
  await press('Shift+Tab');
  await page.focus('[data-lang=en]');
  await press('Space');
  check('Space switches the language', (await page.getAttribute('html', 'lang')) === 'en');
  check('and keeps the focus', await at('[data-lang=en]'));
});

await part('print', {}, async (page, check) => {
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  check('all open', (await page.locator('#plan details:not([open])').count()) === 0);
  check('no search on paper', await page.isHidden('#search'));
});

// --- for everybody

for (const [width, viewport] of [[360, NARROW], [1280, WIDE]]) {
  const states = {
    start: async () => {},
    'search result': (page) => search(page, 'ﾃﾞｰﾀ'),
    'opened item': async (page) => {
      await page.evaluate(() => (location.hash = '#I01-02-09'));
      await page.waitForSelector('[id="I01-02-09"] > [data-detail]:not([hidden])');
      await page.evaluate(() => document.querySelectorAll('#V06, #S06').forEach((item) => (item.open = true)));
    },
    furigana: (page) => page.click('#ruby'),
    English: async (page) => {
      await page.click('[data-lang=en]');
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

await part('forced colours', { forcedColors: 'active', reducedMotion: 'reduce' }, async (page, check) => {
  check('page stands', (await page.locator('#plan details').count()) === 54);
});

await part('without JavaScript', { javaScriptEnabled: false, ready: false }, async (page, check) => {
  check('says where the plan is', await page.isVisible('noscript a'));
});

await browser.close();
for (const problem of report.problems.slice(0, 40)) console.error(problem);
console.log(`${report.passed} passed, ${report.problems.length} failed`);
process.exitCode = report.problems.length === 0 ? 0 : 1;
