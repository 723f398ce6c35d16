// The page that `rashinban register report` writes, opened from the disk as it is handed on: one file, under its own policy.

import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { close, part, report, tools } from './browser.mjs';

const command = process.env.RASHINBAN_CLI;
if (!command) throw new Error('RASHINBAN_CLI must name the command');
const axe = await readFile(tools.resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const registers = fileURLToPath(new URL('../../../examples/registers/', import.meta.url));
const folder = await mkdtemp(join(tmpdir(), 'rashinban-report-'));

const REPORTS = [
  ['city', 'city-fy2024.csv', ['--previous', join(registers, 'city-fy2023.csv')]],
  ['town', 'town-fy2024.xlsx', []],
  ['prefecture', 'prefecture-fy2024.json', ['--lang', 'en']],
];

/** A4 in points of 1/72 inch, as PDF counts, and as browsers round it. */
const A4 = [595, 842];

for (const [name, register, more] of REPORTS) {
  const file = join(folder, `${name}.html`);
  execFileSync(command, ['register', 'report', join(registers, register), '--output', file, ...more]);
  const page = await readFile(file, 'utf8');
  report.check(`report: ${name}: no script`, !/<script|javascript:|\son\w+=/i.test(page));
  report.check(`report: ${name}: its own policy`, /Content-Security-Policy" content="default-src 'none'; style-src 'sha256-/.test(page));

  const address = pathToFileURL(file).href;
  for (const [how, options] of [
    ['narrow', { viewport: { width: 360, height: 780 } }],
    ['wide', { viewport: { width: 1280, height: 900 } }],
    ['without script', { javaScriptEnabled: false }],
    ['dark', { colorScheme: 'dark' }],
  ]) {
    await part(`report: ${name}, ${how}`, { origins: [], ...options }, async (view, check) => {
      const requested = [];
      // A file has no origin that could be allowed; it is asked for here.
      view.removeAllListeners('request');
      view.on('request', (request) => requested.push(request.url()));
      await view.goto(address);
      check('asks for nothing but itself', requested.every((url) => url === address), requested.join());
      check('is there', (await view.locator('h1').count()) === 1 && (await view.locator('section').count()) > 3);
      // Styles stand where the policy allows them.
      check('has its style', (await view.locator('.rashinban-report').evaluate((node) => getComputedStyle(node).lineHeight)) !== 'normal');
      if (options.javaScriptEnabled === false) return;
      check('not wider than the page', await view.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
      await view.evaluate(axe);
      // Of what is in order, thirteen megabytes would be handed over.
      const { violations } = await view.evaluate((values) =>
        axe.run({ runOnly: { type: 'tag', values }, resultTypes: ['violations'] }), RULES);
      for (const { id, nodes } of violations) check(id, false, nodes.map((node) => node.html).join('\n'));
      check('nothing found', violations.length === 0);
      check('no violation', (await view.evaluate(() => window.violations)).length === 0);
    });
  }
  await part(`report: ${name}, printed`, { origins: [], viewport: { width: 1280, height: 900 } }, async (view, check) => {
    view.removeAllListeners('request');
    await view.goto(address);
    const pdf = (await view.pdf({ preferCSSPageSize: true })).toString('latin1');
    const boxes = [...pdf.matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g)].map(([, ...size]) => size.map((side) => Math.round(Number(side))));
    check('has pages', boxes.length > 1, `${boxes.length}`);
    check('of A4', boxes.every((box) => box.every((side, at) => Math.abs(side - A4[at]) <= 1)), boxes[0]?.join());
  });
}

await rm(folder, { recursive: true });
await close();
