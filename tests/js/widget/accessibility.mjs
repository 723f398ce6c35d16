// Whether everybody can use the elements: what bindings/npm/docs/accessibility.ja.md says of them, in every state.

import { readFile, writeFile } from 'node:fs/promises';
import { close, report } from './browser.mjs';
import { spoken } from './spoken.mjs';
import { inner, inState, overflow, STATES } from './states.mjs';

const state = (what, ...rest) => inState(`accessibility: ${what}`, ...rest);
const tree = new Map();
/** Whatever can be operated and is seen. */
const OPERABLE = 'a[href], button, input, select, summary, textarea, [tabindex="0"]';

// --- what a screen reader gets

const record = new URL('spoken.txt', import.meta.url);
const SPOKEN = {
  'plan: start': '[role=search]',
  'plan: found': '.rashinban-results',
  'plan: one item': '[id="I01-02"]',
  'plan: compact': '#V',
  'picker: start': 'legend, .rashinban-picker__search, .rashinban-picker__chosen',
  'picker: chosen': '.rashinban-picker__chosen, .rashinban-picker__set:nth-of-type(1)',
  'picker: missing': '.rashinban-picker__error, .rashinban-picker__search',
  'picker: named by a label': 'label[for=tags], .rashinban-picker__chosen',
  'item: card': 'rashinban-item',
  'item: chip': 'main > p',
};
for (const [name, selector] of Object.entries(SPOKEN)) {
  await state('tree', name, {}, async (page) => {
    tree.set(name, await spoken(page, selector));
  });
}
const told = [...tree].map(([name, lines]) => `# ${name}\n${lines.join('\n')}\n`).join('\n');
if (process.argv.includes('--record')) await writeFile(record, told);
const known = await readFile(record, 'utf8');
const lines = known.split('\n');
const other = told.split('\n').findIndex((line, at) => line !== lines[at]);
report.check('accessibility: tree', told === known, `line ${other + 1}: ${told.split('\n')[other]} | ${lines[other]}`);

// --- larger text, other spacing

const MAIN = ['plan: all open', 'plan: found', 'plan: English', 'picker: chosen', 'picker: English', 'item: card', 'item: chip'];

/** Parts whose text is cut off. */
const cut = (page) => page.evaluate(() => {
  const isCut = (node) => {
    const { overflowX, overflowY } = getComputedStyle(node);
    const clips = overflowX !== 'visible' || overflowY !== 'visible' || node.matches('button, summary, label');
    return clips && (node.scrollWidth > node.clientWidth + 1 || node.scrollHeight > node.clientHeight + 1);
  };
  return [...document.querySelectorAll('.rashinban *')].filter((node) => node.clientWidth > 1 && isCut(node)).map((node) => node.className).slice(0, 5);
});

for (const name of MAIN) {
  // 1280 px at 200 % are 640 px; a reader's own letters are another matter, and grow alone.
  await state('200 %', name, { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 }, async (page, check) => {
    check('no sideways scrolling', (await overflow(page)) <= 0, `${await overflow(page)} px`);
    check('nothing is cut', (await cut(page)).length === 0, (await cut(page)).join());
    const before = await page.evaluate(() => parseFloat(getComputedStyle(document.querySelector('.rashinban')).fontSize));
    await page.addStyleTag({ content: 'html { font-size: 200% }' });
    const after = await page.evaluate(() => parseFloat(getComputedStyle(document.querySelector('.rashinban')).fontSize));
    check('letters grow with those of the page', name === 'item: chip' || after === 2 * before, `${before} ${after}`);
    check('no sideways scrolling with larger letters', (await overflow(page)) <= 0, `${await overflow(page)} px`);
    check('nothing is cut with larger letters', (await cut(page)).length === 0, (await cut(page)).join());
  });
  await state('text spacing', name, { viewport: { width: 360, height: 640 } }, async (page, check) => {
    await page.addStyleTag({
      content: '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }',
    });
    check('no sideways scrolling', (await overflow(page)) <= 0, `${await overflow(page)} px`);
    check('nothing is cut', (await cut(page)).length === 0, (await cut(page)).join());
  });
}

// --- keyboard and pointer

for (const name of ['plan: found', 'plan: compact', 'picker: chosen', 'picker: missing', 'item: card']) {
  await state('focus is seen', name, { viewport: { width: 800, height: 600 } }, async (page, check) => {
    await page.evaluate(() => {
      document.activeElement.blur();
      document.body.insertAdjacentHTML('afterbegin', '<button id="first">1</button>');
      document.body.insertAdjacentHTML('beforeend', '<button id="last">2</button>');
      document.querySelector('#first').focus();
    });
    const at = () => page.evaluate(() => {
      const node = document.activeElement;
      const ringed = node.matches('input[type=radio]') ? node.parentNode : node;
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(ringed);
      const { left, top, width, height } = ringed.getBoundingClientRect();
      const over = document.elementFromPoint(Math.max(left, 0) + Math.min(width, innerWidth) / 2, top + Math.min(height / 2, 20));
      return {
        id: node.id,
        who: `${node.localName}.${node.className} ${node.textContent.slice(0, 20)}`,
        inside: node.closest('.rashinban') !== null,
        seen: outlineStyle === 'solid' && parseFloat(outlineWidth) >= 2 && outlineColor !== 'rgba(0, 0, 0, 0)',
        free: over !== null && (ringed.contains(over) || over.contains(ringed)),
      };
    });
    const stops = [];
    for (let count = 0; count < 400 && stops.at(-1)?.id !== 'last'; count += 1) {
      await page.keyboard.press('Tab');
      stops.push(await at());
    }
    check('no trap: Tab comes out', stops.at(-1).id === 'last', `${stops.length}`);
    const inside = stops.filter(({ inside }) => inside);
    check('something can be reached', inside.length > 0);
    check('seen', inside.every(({ seen }) => seen), inside.find(({ seen }) => !seen)?.who);
    check('not covered', inside.every(({ free }) => free), inside.find(({ free }) => !free)?.who);
    for (let count = 0; count < stops.length; count += 1) await page.keyboard.press('Shift+Tab');
    check('no trap: and back', (await at()).id === 'first', (await at()).who);
  });
}

for (const name of ['plan: start', 'picker: start']) {
  await state('on focus', name, {}, async (page, check) => {
    const shown = () => page.evaluate(() => [document.body.innerText, location.href, history.length, document.activeElement.id].join('\n'));
    await page.focus('input[type=search]');
    const before = await shown();
    await page.waitForLoadState('networkidle');
    check('nothing changes', (await shown()) === before);
  });
}

for (const name of [...MAIN, 'plan: one item', 'plan: compact', 'picker: missing', 'plan: furigana']) {
  await state('targets', name, { viewport: { width: 320, height: 640 } }, async (page, check) => {
    const small = await page.evaluate((OPERABLE) => [...document.querySelectorAll(`.rashinban :is(${OPERABLE})`)].filter((node) => {
      // A radio button is pressed by its label.
      const { width, height } = (node.labels?.[0]?.contains(node) ? node.labels[0] : node).getBoundingClientRect();
      const isInLine = getComputedStyle(node).display === 'inline';
      return node.checkVisibility() && !isInLine && (height < 44 || width < 24);
    }).map((node) => `${node.className || node.localName} ${node.textContent.slice(0, 20)} ${node.getBoundingClientRect().height}`), OPERABLE);
    check('44 px', small.length === 0, `${small.length}: ${small.slice(0, 3).join(', ')}`);
  });
}

// --- colours

for (const look of [{ colorScheme: 'light' }, { colorScheme: 'dark' }]) {
  for (const name of ['plan: found', 'picker: chosen', 'item: card']) {
    await state(`contrast of parts, ${look.colorScheme}`, name, look, async (page, check) => {
      const faint = await page.evaluate(() => {
        const rgb = (text) => text.match(/[\d.]+/g).map(Number);
        const light = (value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
        const luminance = ([r, g, b]) => 0.2126 * light(r) + 0.7152 * light(g) + 0.0722 * light(b);
        const contrast = (a, b) => {
          const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
          return (high + 0.05) / (low + 0.05);
        };
        const ground = (node) => {
          const colour = rgb(getComputedStyle(node).backgroundColor);
          return colour[3] === 0 && node.parentElement ? ground(node.parentElement) : colour;
        };
        const found = [];
        const test = (node, style, name) => {
          const value = contrast(rgb(style.borderBottomColor), ground(node));
          if (value < 3) found.push(`${name} ${value.toFixed(2)}`);
        };
        for (const node of document.querySelectorAll('.rashinban :is(input:not([type=radio]), select, button, .rashinban-picker__choice)')) {
          const style = getComputedStyle(node);
          // What has a frame is known by it: on the ground around it, or on its own.
          if (parseFloat(style.borderBottomWidth) > 0) test(node.parentElement, style, node.className);
        }
        for (const node of document.querySelectorAll('.rashinban summary')) test(node, getComputedStyle(node, '::after'), `${node.className}::after`);
        return found;
      });
      check('3:1', faint.length === 0, faint.slice(0, 5).join(', '));
    });
  }
}

await state('forced colours', 'picker: chosen', { forcedColors: 'active' }, async (page, check) => {
  const colours = await page.evaluate(() => {
    const of = (value) => getComputedStyle(document.querySelector(`[data-code="V04"] > fieldset input[value="${value}"]`).parentNode).backgroundColor;
    return [of('related'), of('primary'), of('')];
  });
  check('a choice is seen', colours[0] !== colours[1] && colours[1] === colours[2], colours.join());
});
await state('forced colours', 'plan: start', { forcedColors: 'active', reducedMotion: 'reduce' }, async (page, check) => {
  const pressed = await page.evaluate(() => [...document.querySelectorAll('[aria-pressed]')].map((button) => {
    const { borderColor, outlineStyle, backgroundColor } = getComputedStyle(button);
    return [button.getAttribute('aria-pressed'), [borderColor, outlineStyle, backgroundColor].join()];
  }));
  const looks = (state) => new Set(pressed.filter(([is]) => is === state).map(([, look]) => look));
  check('a pressed switch is seen', [...looks('true')].every((look) => !looks('false').has(look)), JSON.stringify(pressed));
  const frames = await page.evaluate(() => [...document.querySelectorAll('.rashinban :is(input, select, button)')]
    .filter((node) => node.checkVisibility() && parseFloat(getComputedStyle(node).borderBottomWidth) === 0).map((node) => node.className));
  check('controls have frames', frames.length === 0, frames.join());
});

// --- what the markup says

const JAPANESE = '[ぁ-んァ-ヶ一-龠々]';
for (const name of ['plan: all open', 'plan: English', 'plan: found', 'picker: chosen', 'picker: English', 'item: card', 'item: English']) {
  await state('language of parts', name, {}, async (page, check) => {
    await page.waitForLoadState('networkidle');
    const wrong = await page.evaluate((JAPANESE) => {
      const texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
      const found = [];
      while (texts.nextNode()) {
        const { data, parentElement } = texts.currentNode;
        const lang = parentElement.closest('[lang]').lang;
        const isJapanese = new RegExp(JAPANESE).test(data);
        // Names and abbreviations (AI, DFFT, rashinban) are not words of another language.
        const isEnglish = !isJapanese && (data.match(/[a-z]{2,}/g) ?? []).length >= 2;
        if (isJapanese ? !lang.startsWith('ja') : isEnglish && lang !== 'en') found.push(`${lang}: ${data.trim().slice(0, 40)}`);
      }
      return found;
    }, JAPANESE);
    check('each has its own', wrong.length === 0, `${wrong.length}: ${wrong.slice(0, 4).join(' | ')}`);
  });
}

await state('markup', 'plan: start', {}, async (page, check) => {
  for (const [name, { content }] of Object.entries(STATES)) {
    const markup = inner(content);
    if (!markup) continue;
    const answers = await page.evaluate(async (content) => {
      const { parse } = await import('/rashinban/src/widget/parse.js');
      const template = document.createElement('template');
      template.innerHTML = content;
      const own = document.createElement('template');
      own.content.append(parse(content));
      const ids = [...template.content.querySelectorAll('[id]')].map(({ id }) => id);
      const named = [...template.content.querySelectorAll('[for], [aria-labelledby], [aria-describedby]')].flatMap((node) =>
        ['for', 'aria-labelledby', 'aria-describedby'].flatMap((name) => node.getAttribute(name)?.split(' ') ?? []));
      return {
        same: template.content.isEqualNode(own.content) && template.innerHTML === own.innerHTML,
        twice: ids.filter((id, at) => ids.indexOf(id) !== at),
        missing: named.filter((id) => !ids.includes(id)),
      };
    }, markup);
    check(`${name}: the reader of our markup and the browser make the same of it`, answers.same);
    check(`${name}: ids are there once`, answers.twice.length === 0, answers.twice.join());
    check(`${name}: what is referred to is there`, answers.missing.length === 0, answers.missing.join());
  }
});

await close();
