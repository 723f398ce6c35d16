// <rashinban-plan> in Chromium: what a reader does with it, on pages that it writes and on pages that were written before.

import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { close, installed, part, report } from './browser.mjs';
import { Site } from './site.mjs';

const { RASHINBAN_CLI: program } = process.env;
if (!program) throw new Error('RASHINBAN_CLI must name the command');
const html = await import(pathToFileURL(join(installed, 'src/html.js')));
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; require-trusted-types-for 'script'";
const HEAD = '<link rel="stylesheet" href="/rashinban/dist/rashinban.css"><script type="module" src="/rashinban/src/widget/define.js"></script>';
const NARROW = { width: 360, height: 780 };
/** What a keyboard on the screen leaves of it. */
const WITH_KEYBOARD = { width: 360, height: 400 };
const WIDE = { width: 1280, height: 900 };

const site = await Site.start();
site.folder('/rashinban/', installed);
site.page('/column.css', '.column { width: 320px; }', { 'content-type': 'text/css' });
const origins = [site.origin];

let pages = 0;
/** Serves a page with this body. */
function serve(body, { head = HEAD, lang = 'ja' } = {}) {
  pages += 1;
  const page = `<!doctype html><html lang="${lang}"><meta name="viewport" content="width=device-width"><title>試験</title>${head}<body><main>${body}</main>`;
  return site.page(`/page-${pages}.html`, page, { 'content-security-policy': POLICY });
}

const EMPTY = '<rashinban-plan></rashinban-plan>';
const READY = 'rashinban-plan > .rashinban';

/** A part of the tests on a page of its own, once the element is ready. */
function planPart(name, { body = EMPTY, hash = '', head, lang, ...options }, test) {
  return part(name, { origins, viewport: WIDE, ...options }, async (page, check) => {
    await page.addInitScript(() => {
      window.events = [];
      for (const name of ['ready', 'search', 'open', 'error']) {
        addEventListener(`rashinban-${name}`, ({ detail }) => window.events.push([name, detail?.error ? 'error' : detail]));
      }
    });
    await page.goto(serve(body, { head, lang }) + hash);
    await page.waitForSelector(READY);
    await page.waitForFunction(() => window.events.some(([name]) => name === 'ready'));
    await test(page, check);
    const violations = await page.evaluate(() => window.violations);
    check('the policy holds', violations.length === 0, violations.join(', '));
  });
}

const results = (page) => page.locator('.rashinban-hit');
const status = (page) => page.textContent('rashinban-plan [role=status]');
const search = async (page, query) => {
  await page.fill('[type=search]', query);
  await page.press('[type=search]', 'Enter');
  await page.waitForFunction(() => !document.querySelector('.rashinban-results').hidden);
};
const events = (page, wanted) => page.evaluate((wanted) => window.events.filter(([name]) => name === wanted).map(([, detail]) => detail), wanted);
const focused = (page) => page.evaluate(() => document.activeElement.closest('[id]')?.id);
const focuses = (page, id) => page.waitForFunction((id) => document.activeElement.closest('[id]')?.id === id, id);
const inView = (page, selector) => page.locator(selector).first().evaluate((element) => {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= -1 && bottom <= innerHeight + 1;
});

// --- the same markup from everywhere

const command = (...args) => execFileSync(program, ['html', ...args], { encoding: 'utf8' });
for (const [options, args] of [
  [{}, []],
  [{ lang: 'en', heading: 3, variant: 'compact', start: 'i1.2', hide: ['tools', 'S'], prefix: 'a-' },
    '--lang en --heading 3 --variant compact --start i1.2 --hide tools S --prefix a-'.split(' ')],
  [{ ruby: true, start: 'V01' }, ['--ruby', '--start', 'V01']],
]) {
  const printed = command('plan', ...args);
  report.check(`html ${args.join(' ')}: package and command write the same`, printed === `${html.plan(options)}\n`);
}
report.check('html: a start that is no item is refused', (() => {
  try {
    html.plan({ start: 'V99' });
  } catch ({ code }) {
    return code === 'unknown-code';
  }
  return false;
})());
report.check('html: attributes are escaped', html.plan({ prefix: '"><b>' }).includes('prefix="&quot;&gt;&lt;b&gt;"'));

await planPart('written by script and before', { body: '<rashinban-plan start="S01"></rashinban-plan>' }, async (page, check) => {
  // Facts stand where the reader opens; all else is one.
  await page.waitForSelector('#S01 .rashinban-facts__list');
  const written = await page.evaluate(() => {
    for (const facts of document.querySelectorAll('.rashinban-facts')) facts.replaceChildren();
    return document.querySelector('rashinban-plan').innerHTML;
  });
  await page.goto(serve(html.plan({ start: 'S01' })));
  const before = await page.evaluate(() => {
    for (const facts of document.querySelectorAll('.rashinban-facts')) facts.replaceChildren();
    return document.querySelector('rashinban-plan').innerHTML;
  });
  check('are the same', written === before);
});

// --- the plan

await planPart('tree', {}, async (page, check) => {
  const codes = html.plan().match(/ id="[VPSIC]\d[^"-]*(-\d+)*"/g);
  check('every item is there once', new Set(codes).size === codes.length && codes.length > 120, `${codes.length}`);
  check('one level of details', (await page.locator('details details').count()) === 0);
  check('54 items open', (await page.locator('details').count()) === 54);
  check('their children are nested lists', (await page.locator('#I01 > div > ul > li > ul > li').count()) === 15);
  await page.click('[data-action=open-all]');
  check('all open', (await page.locator('details:not([open])').count()) === 0);
  await page.waitForFunction(() => document.querySelectorAll('details .rashinban-facts__list').length >= 54);
  check('with their facts', true);
  await page.click('[data-action=close-all]');
  check('all closed', (await page.locator('details[open]').count()) === 0);
  check('attribution', (await page.textContent('.rashinban-foot')).includes('出典: デジタル庁ウェブサイト'));
  check('headings', (await page.locator('h2').count()) === 1 && (await page.locator('h3').count()) > 10 && (await page.locator('h1').count()) === 0);
});

await planPart('item', { hash: '#S06' }, async (page, check) => {
  await page.waitForSelector('#S06 .rashinban-facts__list');
  const content = await page.textContent('#S06');
  check('text', content.includes('透明性と信頼性のあるデータ活用'));
  check('source', content.includes('125行目'));
  check('reason', content.includes('同じ題名') && content.includes('共通の語「手続」'));
  await page.click('#S06 .rashinban-related a[href="#I06-02"]');
  await focuses(page, 'I06-02');
  check('a reference leads on', await page.isVisible('#I06-02 > .rashinban-inner__detail'));
  await page.goBack();
  await focuses(page, 'S06');
  check('and back', await page.isHidden('#I06-02 > .rashinban-inner__detail'));
  // The address names it already; the link still means "show it".
  await page.evaluate(() => scrollTo(0, 0));
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = '#S06';
    document.querySelector('rashinban-plan .rashinban-foot').append(link);
    link.click();
  });
  check('again', await inView(page, '#S06 summary'));
  check('events', JSON.stringify((await events(page, 'open')).map(({ code }) => code)) === '["S06","I06-02","S06","S06"]',
    JSON.stringify(await events(page, 'open')));
});

for (const [hash, id] of [['#I01-02', 'I01-02'], ['#i1.2.9', 'I01-02-09'], ['#S06', 'S06'], ['#V', 'V'], ['#C01-01', 'C01-01'], ['#%EF%BC%A90%EF%BC%91-02', 'I01-02']]) {
  for (const body of [EMPTY, html.plan()]) {
    await planPart(`deep link ${hash}${body === EMPTY ? '' : ', static'}`, { hash, body }, async (page, check) => {
      await focuses(page, id);
      check('in view', await page.evaluate((id) => {
        const { top } = document.getElementById(id).getBoundingClientRect();
        return top >= -1 && top < innerHeight;
      }, id));
      const around = page.locator(`details:has([id="${id}"]), details[id="${id}"]`);
      check('open', (await around.count()) === 0 || (await around.first().getAttribute('open')) !== null);
      check('told', (await events(page, 'open')).some(({ code }) => code === id));
    });
  }
}

await planPart('deep link to something else', { hash: '#main', body: html.plan() }, async (page, check) => {
  await page.waitForTimeout(200);
  check('asks nothing of the module', await page.evaluate(() => !performance.getEntriesByType('resource').some(({ name }) => name.endsWith('.wasm'))));
  await page.evaluate(() => (location.hash = '#%E0'));
  await page.evaluate(() => (location.hash = '#i99'));
  await page.waitForTimeout(200);
  check('nothing moves', (await events(page, 'open')).length === 0 && (await events(page, 'error')).length === 0);
});

// --- search

await planPart('search', {}, async (page, check) => {
  await search(page, '防災');
  await page.waitForFunction(() => document.querySelector('[role=status]').textContent.includes('4件'));
  check('four found', (await results(page).count()) === 4);
  check('ranked', (await results(page).first().locator('a').getAttribute('href')) === '#I05-03');
  check('marked', (await results(page).first().locator('a mark').allTextContents()).join() === '防災');
  check('nothing was folded', (await page.locator('.rashinban-results__note').count()) === 0);
  check('told', JSON.stringify((await events(page, 'search')).at(-1)) === '{"query":"防災","kind":"","total":4}', JSON.stringify(await events(page, 'search')));
  await search(page, 'ﾃﾞｼﾞﾀﾙ 人材');
  check('folded', (await results(page).first().locator('mark').allTextContents()).join() === 'デジタル,人材');
  check('what was folded', (await page.textContent('.rashinban-results__note')).startsWith('全角・半角'));
  await search(page, 'データ');
  const all = await results(page).count();
  await page.selectOption('select', 'strategy');
  await page.waitForFunction(() => document.querySelectorAll('.rashinban-hit').length === 3);
  check('by kind', all > 3);
  await page.selectOption('select', '');
  await search(page, '<img src=x>');
  check('nothing found', (await page.textContent('.rashinban-results')).includes('「<img src=x>」は見つかりませんでした'));
  await search(page, 'あ'.repeat(300));
  check('too long', (await page.textContent('.rashinban-results')).includes('長すぎます'));
  await page.fill('[type=search]', '');
  await page.waitForFunction(() => document.querySelector('.rashinban-results').hidden);
  check('empty', (await results(page).count()) === 0);
  await search(page, 'で');
  check('few at first', (await results(page).count()) === 20);
  await page.click('[data-action=more]');
  await page.waitForFunction(() => document.querySelectorAll('.rashinban-hit').length > 20);
  check('the focus goes on with the first of the rest', await page.evaluate(() =>
    document.activeElement === document.querySelectorAll('.rashinban-hit__link')[20]));
});

await planPart('typing', {}, async (page, check) => {
  await page.locator('[type=search]').pressSequentially('防災');
  await page.waitForFunction(() => document.querySelectorAll('.rashinban-hit').length === 4);
  check('results at once, the count when typing rests', (await status(page)) === '');
  await page.waitForFunction(() => document.querySelector('[role=status]').textContent.includes('4件'));
  check('told once', (await events(page, 'search')).length === 1);
  await results(page).first().locator('a').click();
  await focuses(page, 'I05-03');
  check('a result leads to its item', await page.isVisible('#I05-03 > .rashinban-inner__detail'));
});

for (const [name, viewport] of Object.entries({ phone: NARROW, 'phone with its keyboard': WITH_KEYBOARD })) {
  for (const body of ['<p>市の案内</p>'.repeat(12) + EMPTY, EMPTY]) {
    await planPart(`results on a ${name}`, { viewport, body, hasTouch: true, isMobile: true }, async (page, check) => {
      await page.locator('[type=search]').pressSequentially('防災');
      await page.waitForFunction(() => document.querySelectorAll('.rashinban-hit').length === 4);
      check('the field stays in view', await inView(page, '[type=search]'));
      check('and the first result comes into it', await inView(page, '.rashinban-hit__link'));
      const gap = await page.evaluate(() => document.querySelector('.rashinban-results').getBoundingClientRect().top
        - document.querySelector('.rashinban-search__field').getBoundingClientRect().bottom);
      check('with nothing between them', gap < 40, `${gap} px`);
    });
  }
}

for (const body of [EMPTY, html.plan()]) {
  await planPart(`IME${body === EMPTY ? '' : ', static'}`, { body }, async (page, check) => {
    await page.focus('[type=search]');
    const client = await page.context().newCDPSession(page);
    // As an input method does it: a composition that grows, is confirmed with Enter, and only then counts.
    await client.send('Input.imeSetComposition', { text: 'ぼうさ', selectionStart: 3, selectionEnd: 3 });
    await client.send('Input.imeSetComposition', { text: 'ぼうさい', selectionStart: 4, selectionEnd: 4 });
    await page.waitForTimeout(600);
    check('nothing while composing', (await results(page).count()) === 0 && (await status(page)) === '');
    await page.evaluate(() => document.querySelector('form').requestSubmit());
    check('nothing by Enter while composing', (await results(page).count()) === 0);
    await client.send('Input.insertText', { text: '防災' });
    await page.waitForFunction(() => document.querySelectorAll('.rashinban-hit').length === 4);
    check('results once composed', (await page.inputValue('[type=search]')) === '防災');
  });
}

// --- language, readings, variants

await planPart('language', { hash: '#S01' }, async (page, check) => {
  await focuses(page, 'S01');
  await page.fill('[type=search]', 'データ');
  await page.selectOption('select', 'strategy');
  await page.click('[data-lang=en]');
  await page.waitForSelector('.rashinban-plan[lang=en]');
  check('label', (await page.textContent('#V01 summary')).includes('Growth strategy through digitalization'));
  check('official', (await page.textContent('#S01 summary')).includes('official'));
  check('unverified', (await page.textContent('#S02 summary')).includes('unverified'));
  check('still open', (await page.getAttribute('#S01', 'open')) !== null && (await page.locator('details[open]').count()) === 1);
  check('no furigana in English', await page.isDisabled('[data-action=ruby]'));
  check('attribution', (await page.textContent('.rashinban-foot')).includes('Source: Digital Agency'));
  check('the focus stays', await page.evaluate(() => document.activeElement.matches('[data-lang=en]')));
  check('the search stays', (await page.inputValue('[type=search]')) === 'データ' && (await page.inputValue('select')) === 'strategy');
  await page.waitForFunction(() => document.querySelectorAll('.rashinban-hit').length === 3);
  await page.waitForSelector('#S01 .rashinban-facts__list');
  check('facts in English', (await page.textContent('#S01 .rashinban-facts')).includes('Place in the plan'));
  await page.click('[data-lang=ja]');
  await page.waitForSelector('.rashinban-plan[lang=ja]');
  await page.click('[data-action=ruby]');
  await page.waitForSelector('[data-action=ruby][aria-pressed=true]');
  check('furigana', (await page.locator('#V01 ruby').first().evaluate((ruby) => ruby.textContent)) === '化(か)');
  check('the attribute says so', (await page.getAttribute('rashinban-plan', 'ruby')) === '');
  check('no element of its own is ready thrice for nothing', (await events(page, 'ready')).length === 4, `${(await events(page, 'ready')).length}`);
});

await planPart('attributes', { body: '<rashinban-plan lang="en" heading="4" variant="compact" start="I01-02" hide="switches P12" prefix="x-"></rashinban-plan>' }, async (page, check) => {
  check('heading', (await page.textContent('h4')).startsWith('Priority'));
  check('compact', (await page.locator('details').count()) === 7);
  check('start', (await page.locator('[id="x-I"]').getAttribute('open')) !== null);
  await page.waitForSelector('[id="x-I01-02"] .rashinban-facts__list');
  check('the start item is the current one', await page.isVisible('[id="x-I01-02"] > .rashinban-inner__detail'));
  check('the page stays where it is', await page.evaluate(() => scrollY === 0 && document.activeElement === document.body));
  check('hidden', (await page.locator('[data-action=lang]').count()) === 0 && (await page.locator('[id="x-P12"]').count()) === 0);
  await page.evaluate(() => (location.hash = '#x-V01'));
  await focuses(page, 'x-V01');
  await page.evaluate(() => document.querySelector('rashinban-plan').removeAttribute('variant'));
  await page.waitForFunction(() => document.querySelectorAll('details').length === 42);
  check('an attribute that changes counts', true);
});

await planPart('two on a page', { body: `${EMPTY}<rashinban-plan></rashinban-plan>` }, async (page, check) => {
  await page.waitForFunction(() => document.querySelectorAll('.rashinban-plan').length === 2);
  const twice = await page.evaluate(() => {
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    return ids.filter((id, at) => ids.indexOf(id) !== at);
  });
  check('no id stands twice', twice.length === 0, twice.slice(0, 3).join(' '));
});

await planPart('the language of the page', { lang: 'en' }, async (page, check) => {
  check('is the element\'s', (await page.getAttribute('.rashinban-plan', 'lang')) === 'en');
});

// --- content that is there

await planPart('static', { body: html.plan({ ruby: true }) }, async (page, check) => {
  const asked = () => page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => name.endsWith('.wasm')).length);
  await page.click('[data-action=open-all]');
  await page.click('#V01 summary');
  await page.evaluate(() => (location.hash = '#I01-02'));
  await focuses(page, 'I01-02');
  check('nothing is fetched to read', (await asked()) === 0);
  check('readings', (await page.locator('#V01 ruby').count()) > 0);
  await page.focus('[type=search]');
  await page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => name.endsWith('.wasm')));
  await search(page, '防災');
  check('search', (await results(page).count()) === 4 && (await asked()) === 1);
});

await planPart('without the module', { body: html.plan(), expected: /404|wasm|integrity/ }, async (page, check) => {
  await page.route(/widget_(bg\.wasm|nowasm\.js)$/, (route) => route.fulfill({ status: 404 }));
  await page.fill('[type=search]', '防災');
  await page.waitForSelector('.rashinban-failure:not([hidden])');
  check('says so', (await page.textContent('.rashinban-failure')).includes('再読み込み'));
  check('tells the page', (await events(page, 'error')).length > 0);
  await page.click('#S06 summary');
  check('the plan stands', await page.isVisible('#S06 .rashinban-facts__list'));
  await page.unroute(/widget_(bg\.wasm|nowasm\.js)$/);
  await search(page, '防災');
  check('and it can be tried again', (await results(page).count()) === 4 && (await page.isHidden('.rashinban-failure')));
});

await part('without JavaScript', { origins, viewport: WIDE, javaScriptEnabled: false }, async (page, check) => {
  await page.goto(`${serve(html.plan())}#I01-02`);
  check('the plan is there', (await page.textContent('#S06')).includes('透明性と信頼性'));
  check('what would need a script is not', (await page.isHidden('form')) && (await page.isHidden('[data-action=open-all]')) && (await page.isHidden('[data-action=ruby]')));
  await page.click('#S06 summary');
  check('items open', await page.isVisible('#S06 .rashinban-facts__list'));
  check('the address shows an item', await page.isVisible('#I01-02 > .rashinban-inner__detail'));
  check('and no other', await page.isHidden('#I01-03 > .rashinban-inner__detail'));
});

// --- keyboard and paper

await planPart('keyboard', {}, async (page, check) => {
  const press = async (key, times = 1) => {
    for (let i = 0; i < times; i += 1) await page.keyboard.press(key);
  };
  const at = (selector) => page.evaluate((selector) => document.activeElement.matches(selector), selector);
  const tabTo = async (selector, limit = 60) => {
    for (let i = 0; i < limit && !(await at(selector)); i += 1) await press('Tab');
    check(`Tab reaches ${selector}`, await at(selector));
  };
  await tabTo('select');
  await tabTo('[type=search]');
  const ring = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  check('focus is seen', ring === 'solid', ring);
  await page.keyboard.type('防災');
  await press('Enter');
  await page.waitForFunction(() => document.querySelectorAll('.rashinban-hit').length === 4);
  await tabTo('.rashinban-hit__link', 3);
  await press('Enter');
  await focuses(page, 'I05-03');
  check('Enter follows a result', await page.isVisible('#I05-03 > .rashinban-inner__detail'));
  await page.focus('#V01 summary');
  await press('Space');
  await page.waitForSelector('#V01 .rashinban-facts__list');
  check('Space opens', await page.isVisible('#V01 .rashinban-facts__list'));
  await press('Enter');
  check('Enter closes', await page.isHidden('#V01 .rashinban-facts__list'));
  await press('Tab');
  check('Tab goes on', await at('#V02 summary'));
  await page.focus('[data-lang=en]');
  await press('Space');
  await page.waitForSelector('.rashinban-plan[lang=en]');
  check('Space switches the language, and the focus stays', await at('[data-lang=en]'));
});

await planPart('print', {}, async (page, check) => {
  await page.click('#V02 summary');
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.waitForFunction(() => document.querySelectorAll('details[open] > div > .rashinban-facts > dl').length === 54);
  check('no search on paper', (await page.isHidden('form')) && (await page.isHidden('[data-action=open-all]')));
  const pages = (await page.pdf()).toString('latin1').match(/\/Type\s*\/Page\b/g).length;
  check('some pages', pages > 5 && pages < 60, `${pages}`);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  check('closed again, but for what was open', (await page.locator('details[open]').count()) === 1);
});

await part('print without JavaScript', { origins, javaScriptEnabled: false }, async (page, check) => {
  await page.goto(serve(html.plan()));
  await page.emulateMedia({ media: 'print' });
  check('closed items are on paper', await page.isVisible('#S06 .rashinban-facts__list'));
});

// --- the element as a part of a page

await planPart('removed and put back', {}, async (page, check) => {
  await page.evaluate(() => {
    window.element = document.querySelector('rashinban-plan');
    window.element.remove();
    location.hash = '#V01';
  });
  await page.waitForTimeout(200);
  await page.evaluate(() => document.querySelector('main').append(window.element));
  check('away, it follows nothing', (await events(page, 'open')).length === 0);
  await page.evaluate(() => (location.hash = '#V02'));
  await focuses(page, 'V02');
  check('back, it is ready once', (await events(page, 'ready')).length === 1 && (await events(page, 'open')).length === 1);
});

await planPart('a narrow column of a wide page', { body: `<div class="column">${EMPTY}</div>`, head: `${HEAD}<link rel="stylesheet" href="/column.css">` }, async (page, check) => {
  const wide = await page.locator('.rashinban-plan').evaluate((plan) => plan.scrollWidth - plan.clientWidth);
  check('nothing sticks out', wide <= 0, `${wide} px`);
  const places = await page.evaluate(() => ['.rashinban-contents', '.rashinban-body'].map((part) => document.querySelector(part).getBoundingClientRect().left));
  check('its own width decides', places[0] === places[1], places.join(' '));
});

await close();
