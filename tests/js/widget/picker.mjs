// <rashinban-picker>: as a form control with and without script, and what its reader does with it.

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { close, installed, part } from './browser.mjs';
import { Site } from './site.mjs';

const html = await import(pathToFileURL(join(installed, 'src/html.js')));

const site = await Site.start();
site.folder('/rashinban/', installed);
site.page('/sent', '<!doctype html><title>sent</title>');
const POLICY = {
  'content-security-policy':
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; form-action 'self'; "
    + "require-trusted-types-for 'script'; trusted-types 'none'",
};
const HEAD = `<!doctype html><html lang="ja"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>施策の登録</title><link rel="stylesheet" href="/rashinban/dist/rashinban.css">
<script type="module" src="/rashinban/src/widget/define.js"></script>`;

let pages = 0;
/** A page with this in a form. */
const form = (content) =>
  site.page(`/${(pages += 1)}`, `${HEAD}<body><form action="/sent">${content}<button id="send">登録</button></form>`, POLICY);

/** A part whose page has a picker that stands; `content` is what the form holds. */
function picker(name, { content = html.picker({ name: 'plan' }), ...options }, test) {
  return part(`picker: ${name}`, { origins: [site.origin], ...options }, async (page, check) => {
    await page.goto(form(content));
    if (options.javaScriptEnabled !== false) await page.waitForSelector('rashinban-picker:defined .rashinban-picker__chosen:not([hidden])');
    await test(page, check);
    if (options.javaScriptEnabled !== false) {
      const violations = await page.evaluate(() => window.violations);
      check('nothing breaks the policy', violations.length === 0, violations.join('; '));
    }
  });
}

const choice = (page, code, value) => page.locator(`[data-code="${code}"] > fieldset input[value="${value}"]`);
const summary = (page, set) => page.locator('summary', { hasText: set });
const entries = (page) => page.evaluate(() => [...new FormData(document.forms[0])].map((entry) => entry.join('=')));
const same = (given, want) => JSON.stringify(given) === JSON.stringify(want);
const texts = async (locator) => (await locator.allTextContents()).map((text) => text.replace(/\s+/g, ' ').trim());
const rows = (page) => page.locator('.rashinban-picker__row:visible').evaluateAll((all) => all.map((row) => row.dataset.code));
const search = async (page, words) => {
  await page.fill('.rashinban-picker__query', words);
  await page.press('.rashinban-picker__query', 'Enter');
};
const count = (page) => page.locator('.rashinban-picker__count');
/** What has the focus: its class, and the code of its row or of the item in the list. */
const focused = (page) => page.evaluate(() => {
  const { activeElement: at } = document;
  return [at.className || at.value || at.localName, at.closest('[data-code]')?.dataset.code].filter(Boolean).join(' ');
});

// --- as a form control

const WANT = ['plan[V04]=related', 'plan[I01-02]=primary'];
const sent = (page) => [...new URL(page.url()).searchParams].map((entry) => entry.join('='));

for (const javaScriptEnabled of [false, true]) {
  const how = javaScriptEnabled ? 'with script' : 'without script';
  await picker(`form ${how}`, { javaScriptEnabled }, async (page, check) => {
    check('search only with script', (await page.isVisible('.rashinban-picker__search')) === javaScriptEnabled);
    check('every item is there', (await page.locator('input[type=radio]').count()) === 3 * 121);
    await summary(page, 'デジタル社会で目指す6つの姿').click();
    await choice(page, 'V04', 'related').check();
    await summary(page, '重点的な取組').click();
    await choice(page, 'I01-02', 'related').check();
    await choice(page, 'I01-02', 'primary').check();
    await page.click('#send');
    await page.waitForURL('**/sent?*');
    check('what is chosen is sent, and nothing else', same(sent(page), WANT), sent(page).join(' '));
  });
}

await picker('an empty form', {}, async (page, check) => {
  await page.click('#send');
  await page.waitForURL('**/sent*');
  check('nothing is sent', sent(page).length === 0, sent(page).join(' '));
});

await picker('content that is there', { content: html.picker({ primary: ['I01-02'], related: ['V04'], name: 'plan' }) }, async (page, check) => {
  check('nothing is fetched', !site.requested.some((path) => path.endsWith('.wasm')));
  check('chosen', same(await entries(page), WANT));
  check('it is a control of the form', await page.evaluate(() => document.forms[0].elements.plan.localName === 'rashinban-picker'));
  await page.focus('.rashinban-picker__query');
  await page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => name.endsWith('.wasm')));
  check('the module comes with the focus', site.requested.filter((path) => path.endsWith('.wasm')).length === 1);
});

await picker('an empty element', {
  content: '<rashinban-picker name="plan" primary="I01-02 X9" related="v4" hide="P10 P12" start="S03" label="計画との関係"></rashinban-picker>',
}, async (page, check) => {
  check('chosen', same(await entries(page), WANT));
  check('label', (await page.textContent('legend')).trim().startsWith('計画との関係'));
  check('sets left out', (await page.locator('details').count()) === 6);
  check('open', (await page.locator('details[open]').count()) === 3);
});

await picker('name', { content: '<rashinban-picker related="V04"></rashinban-picker>' }, async (page, check) => {
  check('by default', same(await entries(page), ['alignment[V04]=related']));
  await page.evaluate(() => (document.querySelector('rashinban-picker').name = 'other'));
  check('changed', same(await entries(page), ['other[V04]=related']));
});

await picker('required', { content: '<rashinban-picker name="plan" required></rashinban-picker>' }, async (page, check) => {
  const error = page.locator('.rashinban-picker__error');
  check('said', (await page.textContent('legend')).includes('必須'));
  check('no error before it is one', await error.isHidden());
  await page.click('#send');
  await page.waitForFunction(() => document.activeElement.matches('.rashinban-picker__query'));
  check('not sent, and the focus is where it can be mended', !page.url().includes('/sent'));
  check('what is wrong is said', (await error.textContent()) === '計画の項目を一つ以上選んでください。');
  const query = page.locator('.rashinban-picker__query');
  check('and tied to the field', (await query.getAttribute('aria-invalid')) === 'true'
    && (await query.getAttribute('aria-describedby')).split(' ').includes(await error.getAttribute('id')));
  const state = () => page.evaluate(() => {
    const { validity, validationMessage, willValidate } = document.querySelector('rashinban-picker');
    return { missing: validity.valueMissing, valid: validity.valid, message: validationMessage, will: willValidate };
  });
  check('valueMissing', same(await state(), { missing: true, valid: false, message: '計画の項目を一つ以上選んでください。', will: true }));
  await summary(page, 'デジタル社会で目指す6つの姿').click();
  await choice(page, 'V01', 'related').check();
  check('mended', (await error.isHidden()) && (await query.getAttribute('aria-invalid')) === null);
  check('valid', same(await state(), { missing: false, valid: true, message: '', will: true }));
  const message = await page.evaluate(() => {
    const picker = document.querySelector('rashinban-picker');
    picker.setCustomValidity('主な項目は一つにしてください。');
    const answers = [picker.checkValidity(), picker.validity.customError, picker.validationMessage];
    picker.setCustomValidity('');
    return [...answers, picker.checkValidity()];
  });
  check('custom validity', same(message, [false, true, '主な項目は一つにしてください。', true]), message.join());
  await page.click('#send');
  await page.waitForURL('**/sent?*');
  check('sent', same(sent(page), ['plan[V01]=related']));
});

await picker('reset', { content: html.picker({ name: 'plan', primary: ['I01-02'], related: ['V04'] }) }, async (page, check) => {
  await choice(page, 'V04', '').check();
  await choice(page, 'V05', 'primary').check();
  check('changed', same(await entries(page), ['plan[V05]=primary', 'plan[I01-02]=primary']));
  await page.evaluate(() => document.forms[0].reset());
  check('as it was', same(await entries(page), WANT));
  check('seen, too', await choice(page, 'V04', 'related').isChecked() && await choice(page, 'V05', '').isChecked());
  check('and listed', (await page.locator('.rashinban-picker__chip:visible').count()) === 2);
});

for (const [how, content] of [
  ['there', html.picker({ name: 'plan' })],
  // Browsers know a form again by its first two names.
  ['written by the module', '<input name="title"><input name="department"><rashinban-picker name="plan"></rashinban-picker>'],
]) {
  await picker(`restore, content ${how}`, { content }, async (page, check) => {
    await summary(page, 'デジタル社会で目指す6つの姿').click();
    await choice(page, 'V04', 'related').check();
    await page.click('#send');
    await page.waitForURL('**/sent?*');
    await page.goBack();
    await page.waitForSelector('.rashinban-picker__chip[data-code]', { state: 'attached' });
    check('what was chosen is still there', (await entries(page)).includes('plan[V04]=related'), (await entries(page)).join());
    check('seen, too', await choice(page, 'V04', 'related').evaluate((radio) => radio.checked));
  });
}

await picker('disabled', { content: `<fieldset>${html.picker({ name: 'plan', related: ['V04'], required: true })}</fieldset>` }, async (page, check) => {
  const disable = (disabled) => page.evaluate((disabled) => (document.querySelector('form > fieldset').disabled = disabled), disabled);
  await disable(true);
  check('nothing is sent', (await entries(page)).length === 0);
  check('nothing can be done', (await choice(page, 'V04', '').isDisabled()) && (await page.isDisabled('.rashinban-picker__query'))
    && (await page.locator('.rashinban-picker__remove').last().isDisabled()));
  check('nothing is asked for', await page.evaluate(() => !document.querySelector('rashinban-picker').willValidate));
  await disable(false);
  check('and back', same(await entries(page), ['plan[V04]=related']) && !(await choice(page, 'V04', '').isDisabled()));
  await page.evaluate(() => (document.querySelector('rashinban-picker').disabled = true));
  check('by its own attribute', (await entries(page)).length === 0 && (await page.isDisabled('.rashinban-picker__query')));
});

await picker('label', {
  content: `<label for="tags">この施策と計画</label>${html.picker().replace('<rashinban-picker', '<rashinban-picker id="tags"')}`,
}, async (page, check) => {
  await page.click('label[for=tags]');
  check('a click leads to the search', (await focused(page)).includes('rashinban-picker__query'));
  check('labels', await page.evaluate(() => document.querySelector('#tags').labels[0].textContent === 'この施策と計画'));
  const tree = await page.locator('rashinban-picker').ariaSnapshot();
  check('it names the group', tree.includes('group "この施策と計画 関係する計画の項目"'), tree.slice(0, 200));
});

await picker('two of them', {
  content: html.picker({ name: 'one', related: ['V04'] }) + html.picker({ name: 'two', prefix: 'second-', primary: ['V04'] }),
}, async (page, check) => {
  check('each has its own', same(await entries(page), ['one[V04]=related', 'two[V04]=primary']));
  const second = page.locator('rashinban-picker').nth(1);
  await second.locator('[data-code="V04"] > fieldset input[value=related]').check();
  check('and does not touch the other', same(await entries(page), ['one[V04]=related', 'two[V04]=related']));
  const twice = await page.evaluate(() => {
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    return ids.filter((id, at) => ids.indexOf(id) !== at);
  });
  check('ids are there once', twice.length === 0, twice.join());
});

await picker('values and events', {}, async (page, check) => {
  await page.evaluate(() => {
    window.heard = [];
    for (const type of ['input', 'change', 'rashinban-change', 'rashinban-error']) {
      document.querySelector('form').addEventListener(type, ({ type, detail }) => window.heard.push(detail ? [type, detail.alignments] : [type]));
    }
  });
  const heard = () => page.evaluate(() => window.heard.splice(0));
  const set = (alignments) => page.evaluate((alignments) => {
    const picker = document.querySelector('rashinban-picker');
    try {
      picker.alignments = alignments;
    } catch (error) {
      return `${error}`;
    }
    return picker.alignments;
  }, alignments);
  const both = [{ code: 'V04', alignment: 'related' }, { code: 'I01-02', alignment: 'primary' }];
  check('set, in plan order', same(await set([...both].reverse()), both));
  check('and sent', same(await entries(page), WANT));
  check('without an event, as with any control', (await heard()).length === 0);
  check('unknown codes are left out', same(await set([{ code: 'Z', alignment: 'primary' }]), []));
  check('unknown levels are refused', (await set([{ code: 'V04', alignment: 'main' }])).startsWith('TypeError'));
  await summary(page, 'デジタル社会で目指す6つの姿').click();
  await choice(page, 'V04', 'related').check();
  check('events', same(await heard(), [['input'], ['rashinban-change', [both[0]]], ['change']]));
  await search(page, '防災');
  await page.locator('.rashinban-picker__query').blur();
  check('search is no change', same(await heard(), []));
  await page.click('.rashinban-picker__remove:visible');
  check('events of removing', same(await heard(), [['input'], ['change'], ['rashinban-change', []]]));
  check('type', (await page.evaluate(() => document.forms[0].elements.plan.type)) === 'rashinban-picker');
});

await picker('language', { content: html.picker({ name: 'plan', related: ['V04'] }) }, async (page, check) => {
  await choice(page, 'V05', 'primary').check();
  await page.evaluate(() => (document.querySelector('rashinban-picker').lang = 'en'));
  await page.waitForSelector('legend:has-text("Related items of the plan")');
  check('what is chosen stays', same(await entries(page), ['plan[V04]=related', 'plan[V05]=primary']));
  check('and is listed', (await texts(page.locator('.rashinban-picker__go:visible')))[0].includes('A digital society that leaves no one behind'));
  await page.evaluate(() => document.forms[0].reset());
  check('reset is to the beginning', same(await entries(page), ['plan[V04]=related']));
});

// --- what its reader does

await picker('search', { content: html.picker({ start: 'V' }) }, async (page, check) => {
  await search(page, 'ﾎﾞｳｻｲ');
  await page.waitForFunction(() => document.querySelector('.rashinban-picker__count').textContent !== '');
  const found = await rows(page);
  check('by reading, whatever the width', found.includes('I05-03') && !found.includes('V01'), found.join());
  check('with what they stand below', found.includes('I05'));
  check('said', (await count(page).textContent()) === '4件が見つかりました', await count(page).textContent());
  await search(page, 'i1.2');
  await page.waitForFunction(() => document.querySelector('.rashinban-picker__count').textContent.startsWith('13'));
  check('by code, with those below', (await rows(page)).length === 14, (await rows(page)).join());
  await search(page, 'zzz');
  await page.waitForFunction(() => document.querySelector('.rashinban-picker__count').textContent.startsWith('見つかりません'));
  check('nothing left', (await rows(page)).length === 0 && (await page.locator('details:visible').count()) === 0);
  await search(page, '');
  check('all back', (await page.locator('details:visible').count()) === 8 && (await count(page).textContent()) === '');
  check('open what was open', same(await page.locator('details[open] > summary').allTextContents(), ['デジタル社会で目指す6つの姿']));
  await page.locator('.rashinban-picker__query').pressSequentially('防災');
  check('not at once', (await count(page).textContent()) === '');
  await page.waitForFunction(() => document.querySelector('.rashinban-picker__count').textContent.startsWith('4'));
  check('after a pause', true);
  check('Enter in the field sends no form', !page.url().includes('/sent'));
});

await picker('IME', {}, async (page, check) => {
  await page.focus('.rashinban-picker__query');
  const client = await page.context().newCDPSession(page);
  await client.send('Input.imeSetComposition', { text: 'ぼうさ', selectionStart: 3, selectionEnd: 3 });
  await client.send('Input.imeSetComposition', { text: 'ぼうさい', selectionStart: 4, selectionEnd: 4 });
  await page.waitForTimeout(600);
  check('nothing while composing', (await count(page).textContent()) === '');
  await page.evaluate(() => document.activeElement.dispatchEvent(
    new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, cancelable: true })));
  await page.waitForTimeout(100);
  check('nor by the Enter that confirms', (await count(page).textContent()) === '');
  await client.send('Input.insertText', { text: '防災' });
  await page.waitForFunction(() => document.querySelector('.rashinban-picker__count').textContent.startsWith('4'));
  check('once composed', (await page.inputValue('.rashinban-picker__query')) === '防災');
});

await picker('search that cannot be loaded', { expected: /Failed to load resource|404|integrity/ }, async (page, check) => {
  await page.route('**/*.wasm', (route) => route.fulfill({ status: 404 }));
  await page.route('**/rashinban_widget_nowasm.js', (route) => route.fulfill({ status: 404 }));
  await search(page, '防災');
  await page.waitForFunction(() => document.querySelector('.rashinban-picker__count').textContent !== '');
  check('said', (await count(page).textContent()).startsWith('検索の用意を読み込めませんでした'));
  await summary(page, 'デジタル社会で目指す6つの姿').click();
  await choice(page, 'V04', 'related').check();
  check('the rest works', same(await entries(page), ['plan[V04]=related']));
});

await picker('chosen items', { content: html.picker({ name: 'plan' }) }, async (page, check) => {
  const chips = page.locator('.rashinban-picker__chip:visible');
  const said = () => page.textContent('.rashinban-picker__chosen-count');
  check('none yet', (await said()) === '選んだ項目はまだありません');
  await page.evaluate(() => {
    document.querySelector('rashinban-picker').alignments =
      ['V01', 'V04', 'P10-01'].map((code, at) => ({ code, alignment: at === 1 ? 'primary' : 'related' }));
  });
  check('listed with their marks', same(await texts(page.locator('.rashinban-picker__go:visible')),
    ['○ V01 デジタル化による成長戦略', '◎ V04 誰一人取り残されないデジタル社会', '○ P10-01 オープン・透明']));
  check('counted', (await said()) === '選んだ項目：3件（◎ 1件、○ 2件）');
  check('each is taken out by name', same(await texts(page.locator('.rashinban-picker__remove:visible')), [
    '外す V01 デジタル化による成長戦略', '外す V04 誰一人取り残されないデジタル社会', '外す P10-01 オープン・透明']));
  await page.click('[data-code="V04"] > .rashinban-picker__remove');
  check('taken out', (await chips.count()) === 2 && same(await entries(page), ['plan[V01]=related', 'plan[P10-01]=related']));
  check('the focus goes to the next', (await focused(page)) === 'rashinban-picker__remove P10-01', await focused(page));
  await page.keyboard.press('Enter');
  check('then to the one before', (await focused(page)) === 'rashinban-picker__remove V01', await focused(page));
  await page.keyboard.press('Enter');
  check('at last to the search', (await focused(page)).includes('rashinban-picker__query'));
  await page.evaluate(() => (document.querySelector('rashinban-picker').alignments = [{ code: 'I05-03-02', alignment: 'primary' }]));
  await search(page, 'クラウド');
  await page.waitForFunction(() => document.querySelector('.rashinban-picker__count').textContent !== '');
  await page.click('.rashinban-picker__go:visible');
  check('the name leads to the row', (await focused(page)) === 'primary I05-03-02', await focused(page));
  check('which is in view', await choice(page, 'I05-03-02', 'primary').isVisible());
});

await picker('keyboard', {}, async (page, check) => {
  const press = async (...keys) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  await press('Tab');
  check('first the search', (await focused(page)).includes('rashinban-picker__query'));
  await page.keyboard.type('防災');
  await press('Enter');
  await page.waitForFunction(() => document.querySelector('.rashinban-picker__count').textContent.startsWith('4'));
  const stops = [];
  for (let at = 0; at < 6; at += 1) {
    await press('Tab');
    stops.push(await focused(page));
  }
  check('then each set and each row, once', same(stops, [
    'rashinban-picker__summary', 'input V02', 'rashinban-picker__summary', 'input I05', 'input I05-03', 'input I05-03-01',
  ]), stops.join(', '));
  const code = 'V02';
  await press('Shift+Tab', 'Shift+Tab', 'Shift+Tab', 'Shift+Tab', 'Shift+Tab');
  check('and back', (await focused(page)) === stops[0]);
  await press('Tab', 'ArrowRight');
  check('an arrow chooses ○', same(await entries(page), [`plan[${code}]=related`]), (await entries(page)).join());
  await press('ArrowRight');
  check('the next ◎', same(await entries(page), [`plan[${code}]=primary`]));
  await press('ArrowRight');
  check('the next none', (await entries(page)).length === 0);
  await press('ArrowLeft');
  check('and back to ◎', same(await entries(page), [`plan[${code}]=primary`]));
  await press('Shift+Tab');
  await press('Space');
  check('Space closes a set', (await page.locator('details[open]:visible').count()) < (await page.locator('details:visible').count()));
  await press('Shift+Tab');
  check('the list of chosen items comes before', (await focused(page)) === `rashinban-picker__remove ${code}`, await focused(page));
  await press('Shift+Tab', 'Enter');
  check('its name leads to the row', (await focused(page)) === `primary ${code}`, await focused(page));
});

await picker('print', { content: html.picker({ related: ['V04'] }) }, async (page, check) => {
  await page.emulateMedia({ media: 'print' });
  check('what is chosen', await page.isVisible('.rashinban-picker__go >> nth=1'));
  check('no search, no rows', (await page.isHidden('.rashinban-picker__query')) && (await rows(page)).length === 0);
});

await close();
