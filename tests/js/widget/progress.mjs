// <rashinban-progress>: a register's report from its JSON.

import { readFile } from 'node:fs/promises';
import { close, installed, part, report, tools } from './browser.mjs';
import { Site } from './site.mjs';

const axe = await readFile(tools.resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; "
  + "require-trusted-types-for 'script'; trusted-types 'none'";

const REGISTER = {
  title: '試験用の台帳', as_of: '2025-10-31', owner: { name: '架空市' },
  rating_scale: { levels: [{ label: 'A', at_least: 80 }, { label: 'B', at_least: 0 }] },
  measures: [
    {
      id: '1', title: '書かない窓口', status: 'in-progress', rating: 'A', owner: { department: '市民課' },
      alignments: [{ item: 'I01-02', alignment: 'primary' }],
      assessments: [{ principle: 'P03-01', finding: 'satisfied', evidence: [{ title: '手続一覧', url: 'https://example.lg.jp/' }] }],
      indicators: [{
        name: '満足度', kind: 'satisfaction', unit: '%', baseline: { date: '2024-04-01', value: 50 },
        target: { value: 80, date: '2026-03-31' }, measurements: [{ date: '2025-03-31', value: 60 }, { date: '2025-09-30', value: 74 }],
      }],
      reviews: [{ due: '2025-05-31', held: '2025-05-20', outcome: 'continue' }],
    },
    {
      id: '2', title: 'オンライン申請', status: 'in-progress',
      indicators: [{
        name: '利用率', kind: 'usage-rate', unit: '%', baseline: { date: '2024-04-01', value: 10 },
        target: { value: 60, date: '2026-03-31' }, measurements: [{ date: '2025-09-30', value: 15 }],
      }],
      roadmap: [{ title: '電子納付', due: '2025-06-30' }],
    },
  ],
};

/** Texts that would do something if they were anything but text. */
const HOSTILE = [
  '<script>window.ran = 1</script>', '</script><script>window.ran = 1</script>', '"><img src=x onerror="window.ran = 1">',
  '</style><svg onload="window.ran = 1">', '--><!-- ]]><![CDATA[', '&lt;script&gt;window.ran = 1&lt;/script&gt;', "' onfocus='window.ran = 1",
  'javascript:window.ran=1', '写真\u202Egpj.exe', '\u2067\u202E\u2066逆', 'a\u200Bb\uFEFFc', '葛\u{E0100}城', '{{constructor.constructor("window.ran=1")()}}',
];
const ADDRESSES = [
  'javascript:window.ran=1', 'JaVaScRiPt:window.ran=1', 'data:text/html,<script>window.ran=1</script>', 'vbscript:x',
  'https://example.lg.jp/" onmouseover="window.ran=1', '//example.lg.jp/', 'blob:https://example.lg.jp/1', 'java\tscript:window.ran=1',
];
const hostile = structuredClone(REGISTER);
hostile.title = hostile.owner.name = HOSTILE[0];
hostile.measures = HOSTILE.map((text, number) => ({
  ...structuredClone(REGISTER.measures[0]), id: `${number} ${text}`, title: text, owner: { department: text }, rating: text, summary: text,
  roadmap: [{ title: text, due: '2025-06-30' }],
  reviews: [{ due: '2025-05-31', note: text }],
  assessments: [{
    principle: 'P03-01', finding: 'not-satisfied', note: text, assessor: text,
    evidence: ADDRESSES.map((url) => ({ title: text, url })),
  }],
  indicators: [{ ...structuredClone(REGISTER.measures[0].indicators[0]), name: text, unit: text, source: text, target: { text } }],
}));

const site = await Site.start();
site.folder('/rashinban/', installed);
const other = await Site.start();
const json = (value) => JSON.stringify(value);
const file = (path, value) => site.page(path, json(value), { 'content-type': 'application/json' });
file('/register.json', REGISTER);
file('/earlier.json', { ...REGISTER, as_of: '2024-10-31', measures: REGISTER.measures.slice(0, 1) });
file('/newer.json', { ...REGISTER, as_of: '2025-12-31' });
file('/hostile.json', hostile);
site.page('/broken.json', '{"measures": [{"title": "x", "status": "?"}]}', { 'content-type': 'application/json' });
const elsewhere = other.page('/register.json', json(REGISTER), { 'content-type': 'application/json', 'access-control-allow-origin': '*' });

const MODULES = '<script type="module" src="/rashinban/src/progress/define.js"></script>';
const CLASSIC = '<script defer src="/rashinban/dist/rashinban-progress.js"></script>';
/** JSON inside of a page as a careful server writes it. */
const inside = (value) => `<script type="application/json">${json(value).replaceAll('<', '\\u003c')}</script>`;
const SRC = '<rashinban-progress src="/register.json"></rashinban-progress>';
const CONTENT = 'rashinban-progress > .rashinban-report';

let pages = 0;
function progress(name, { content = SRC, scripts = MODULES, policy = POLICY, ...options }, test) {
  return part(`progress: ${name}`, { origins: [site.origin], ...options }, async (page, check) => {
    site.requested.length = 0;
    await page.addInitScript(() => {
      window.errors = [];
      document.addEventListener('rashinban-error', (event) => window.errors.push(`${event.detail.error}`));
    });
    await page.goto(site.page(`/page-${(pages += 1)}`, `<!doctype html><html lang="ja"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>進捗</title>${scripts}<body><main><h1>進捗</h1>${content}</main>`,
    { 'content-security-policy': policy }));
    await test(page, check);
    const violations = await page.evaluate(() => window.violations);
    check('no violation', violations.length === 0, violations.join());
  });
}

for (const [how, options] of [
  ['a file, by modules', {}],
  ['a file, by the classic script', { scripts: CLASSIC }],
  ['data inside', { content: `<rashinban-progress>${inside(REGISTER)}</rashinban-progress>` }],
  ['data inside, by the classic script', { scripts: CLASSIC, content: `<rashinban-progress>${inside(REGISTER)}</rashinban-progress>` }],
]) {
  await progress(how, options, async (page, check) => {
    await page.waitForSelector(CONTENT);
    const text = await page.innerText(CONTENT);
    check('measures', text.includes('書かない窓口') && text.includes('オンライン申請'));
    check('the day', text.includes('2025年10月31日現在'));
    // 100 · (74 − 50) / (80 − 50), and 100 · (15 − 10) / (60 − 10).
    check('achievement', text.includes('80%') && text.includes('10%'));
    check('what is late first', (await page.locator('.rashinban-measure').first().innerText()).includes('オンライン申請'));
    check('pictures', (await page.locator('svg.rashinban-sparkline polyline').count()) === 2);
    check('drawn', await page.locator('svg.rashinban-bar').first().evaluate((bar) => bar instanceof SVGElement && bar.getBoundingClientRect().width > 20));
    check('source', text.includes('出典: デジタル庁ウェブサイト'));
    check('one style sheet', (await page.locator('link[rel=stylesheet]').count()) === 1);
  });
}

// What the guide tells to write, where it tells to put it.
const guide = await readFile(`${installed}/docs/embedding.ja.md`, 'utf8');
const blocks = [...guide.matchAll(/^```html\n(.*?)^```/gms)].map(([, text]) => text).filter((text) => text.includes('<rashinban-progress'));
const [beside, within] = blocks.map((text) => text.replaceAll('/rashinban/rashinban-progress', '/rashinban/dist/rashinban-progress'));
report.equal('progress: snippets of the guide', blocks.length, 2);
file('/dx/register.json', REGISTER);
file('/dx/register-2024.json', { ...REGISTER, as_of: '2024-10-31', measures: REGISTER.measures.slice(0, 1) });
await progress('the guide, a file', { content: beside, scripts: '' }, async (page, check) => {
  await page.waitForSelector(CONTENT);
  const text = await page.innerText(CONTENT);
  check('measures', text.includes('オンライン申請'));
  check('what changed', text.includes('2024年10月31日'));
  check('one style sheet', (await page.locator('link[rel=stylesheet]').count()) === 1);
});
await progress('the guide, data inside', {
  content: within, scripts: CLASSIC, policy: POLICY.replace("connect-src 'self'", "connect-src 'none'"),
}, async (page, check) => {
  await page.waitForSelector(CONTENT);
  const text = await page.innerText(CONTENT);
  check('markup is text', text.includes('書かない窓口 <本庁>'));
  check('two sections', (await page.locator('section.rashinban-section').count()) === 2);
});

await progress('changes since an earlier state', {
  content: '<rashinban-progress src="/register.json" previous="/earlier.json" sections="changes" lang="en"></rashinban-progress>',
}, async (page, check) => {
  await page.waitForSelector(CONTENT);
  const text = await page.innerText(CONTENT);
  check('in English', text.includes('Changes from 31 October 2024 to 31 October 2025'));
  check('only that', (await page.locator('section.rashinban-section').count()) === 1);
});

await progress('a choice of measures', {}, async (page, check) => {
  await page.waitForSelector(CONTENT);
  const select = page.getByLabel('表示する施策');
  await select.focus();
  await page.keyboard.press('ArrowDown');
  check('one is late', (await page.locator('.rashinban-measure:visible').count()) === 1);
  check('and said', (await page.locator('.rashinban-filter [role=status]').innerText()) === '全2件のうち1件を表示しています。');
  await select.selectOption('');
  check('all again', (await page.locator('.rashinban-measure:visible').count()) === 2);
});

await progress('by keyboard', { viewport: { width: 360, height: 780 } }, async (page, check) => {
  await page.waitForSelector(CONTENT);
  const scrolled = await page.evaluate(() => [...document.querySelectorAll('.rashinban-table')].filter((frame) => frame.scrollWidth > frame.clientWidth + 1));
  check('something is scrolled', scrolled.length > 0);
  const reached = new Set();
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const { activeElement: active } = document;
      if (active === document.body) return '';
      const { outlineStyle } = getComputedStyle(active);
      return `${outlineStyle === 'none' ? 'unseen ' : ''}${active.getAttribute('href') ?? active.getAttribute('aria-labelledby') ?? active.id}`;
    });
    if (at === '') break;
    reached.add(at);
  }
  check('focus is seen', ![...reached].some((at) => at.startsWith('unseen')), [...reached].join());
  check('contents', reached.has('#report-progress'));
  check('tables', reached.has('report-I') && reached.has('report-P03'));
  check('evidence', reached.has('https://example.lg.jp/'));
});

for (const [how, options] of [
  ['hostile data', { content: '<rashinban-progress src="/hostile.json"></rashinban-progress>' }],
  ['hostile data inside', { content: `<rashinban-progress>${inside(hostile)}</rashinban-progress>`, scripts: CLASSIC }],
]) {
  await progress(how, options, async (page, check) => {
    await page.waitForSelector(CONTENT);
    const content = page.locator(CONTENT);
    await content.evaluate((content) => {
      for (const element of content.querySelectorAll('*')) {
        for (const type of ['mouseover', 'focus', 'load', 'error']) element.dispatchEvent(new Event(type));
      }
    });
    check('nothing ran', await page.evaluate(() => window.ran === undefined));
    check('no element of theirs', (await content.locator('script, img, style, iframe, object, [onerror], [onload], [onfocus], [onmouseover]').count()) === 0);
    const links = await content.locator('a').evaluateAll((links) => links.map((link) => link.protocol));
    check('links lead to the web', links.every((protocol) => ['http:', 'https:'].includes(protocol)), links.join());
    const text = await content.evaluate((content) => content.textContent);
    check('markup is text', text.includes('<script>window.ran = 1</script>') && text.includes('&lt;script&gt;'));
    check('overrides are shown', text.includes('U+202E') && !/[\u202A-\u202E\u2066-\u2069\u200B\uFEFF]/.test(text));
    check('variants of characters stay', text.includes('葛\u{E0100}城'));
    const isolated = await content.locator('h1, h2, h3, h4, .rashinban-measure__title').evaluateAll((heads) =>
      heads.filter((head) => /window\.ran/.test(head.textContent)).every((head) => head.querySelector('bdi')));
    check('each by itself', isolated);
    check('not wider than the page', await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  });
}

await progress('data of another site', {
  content: `<rashinban-progress src="${elsewhere}" failure="読み込めませんでした。"></rashinban-progress>`,
  policy: POLICY.replace("connect-src 'self'", `connect-src 'self' ${other.origin}`), expected: /same-origin|Fetch API cannot load/,
}, async (page, check) => {
  await page.waitForSelector('rashinban-progress [role=alert]');
  check('are not fetched', other.requested.length === 0, other.requested.join());
  check('is said', (await page.innerText('rashinban-progress')).includes('読み込めませんでした。'));
});

await progress('data that are no register', {
  content: '<rashinban-progress src="/broken.json" failure="読み込めませんでした。"></rashinban-progress>',
}, async (page, check) => {
  await page.waitForSelector('rashinban-progress [role=alert]');
  const [error] = await page.evaluate(() => window.errors);
  check('the error says why', /^UnreadableRegister: measures\[0\]\.id: .*\nmeasures\[0\]\.status: /.test(error), error);
});

/** What a server wrote, taken from the element itself. */
let written;
await progress('what a server can write', {}, async (page) => {
  await page.waitForSelector(CONTENT);
  written = await page.locator(CONTENT).evaluate((content) => content.outerHTML);
});

await progress('content that is there, without script', {
  content: `<rashinban-progress>${written}</rashinban-progress>`, javaScriptEnabled: false, scripts: '',
}, async (page, check) => {
  check('stands', (await page.innerText(CONTENT)).includes('書かない窓口'));
});

await progress('content that is there, with newer data', {
  content: `<rashinban-progress src="/newer.json">${written}</rashinban-progress>`,
}, async (page, check) => {
  check('stands at once', (await page.innerText(CONTENT)).includes('書かない窓口'));
  await page.waitForSelector(`${CONTENT} :text("2025年12月31日現在")`);
  check('is renewed', true);
});

await progress('content that is there, and no data', {
  content: `<rashinban-progress src="/missing.json">${written}</rashinban-progress>`, expected: /404/,
}, async (page, check) => {
  await page.waitForFunction(() => window.errors.length > 0);
  check('stays', (await page.innerText(CONTENT)).includes('書かない窓口'));
});

for (const [how, options] of [
  ['wide', { viewport: { width: 1280, height: 900 } }],
  ['narrow', { viewport: { width: 320, height: 640 } }],
  ['very wide', { viewport: { width: 1920, height: 1080 } }],
  ['dark', { colorScheme: 'dark' }],
  ['forced colours', { forcedColors: 'active' }],
  ['English', { content: '<rashinban-progress src="/register.json" lang="en"></rashinban-progress>' }],
]) {
  await progress(`accessibility, ${how}`, { ...options, policy: POLICY.replace(/; require.*/, '') }, async (page, check) => {
    await page.waitForSelector(CONTENT);
    await page.evaluate(axe);
    const { violations } = await page.evaluate((values) => axe.run({ runOnly: { type: 'tag', values }, resultTypes: ['violations'] }), RULES);
    for (const { id, nodes } of violations) check(id, false, nodes.map((node) => node.html).join('\n'));
    check('nothing found', violations.length === 0);
    check('not wider than the page', await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  });
}

/** Parts whose text is cut off, where a style is added to the page's. */
const cut = (page, style) => page.evaluate((style) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  document.adoptedStyleSheets = [sheet];
  const isCut = (node) => {
    const { overflowX, overflowY } = getComputedStyle(node);
    const clips = [overflowX, overflowY].some((overflow) => ['hidden', 'clip'].includes(overflow));
    return clips && node.clientWidth > 1 && (node.scrollWidth > node.clientWidth + 1 || node.scrollHeight > node.clientHeight + 1);
  };
  const wide = document.documentElement.scrollWidth > innerWidth ? ['the page'] : [];
  return [...wide, ...[...document.querySelectorAll('.rashinban-report *')].filter(isCut).map((node) => `${node.localName}.${node.className}`)].join();
}, style);
for (const [how, viewport, style] of [
  ['200 %', { width: 640, height: 450 }, 'html { font-size: 200% }'],
  ['text spacing', { width: 360, height: 640 },
    '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }'],
]) {
  await progress(how, { viewport }, async (page, check) => {
    await page.waitForSelector(CONTENT);
    const parts = await cut(page, style);
    check('nothing is cut', parts === '', parts);
  });
}

// --- without a window

report.check('progress: importable on a server', typeof (await import(`${installed}/src/progress/index.js`)).define === 'function');

await close();
