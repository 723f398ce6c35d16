// Chromium for the tests of the elements: each part of them has a page of its own that is watched.

import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Report } from '../vectors.mjs';

export const { RASHINBAN_PROJECT: project } = process.env;
const { RASHINBAN_CHROMIUM: executablePath } = process.env;
if (!executablePath || !project) throw new Error('RASHINBAN_CHROMIUM and RASHINBAN_PROJECT must name the browser and the project');

/** Nothing times this program out but itself. */
const LIMIT = 420_000;
setTimeout(() => {
  console.error(`not done after ${LIMIT / 1000} s`);
  console.log('0 passed, 1 failed');
  process.exit(1);
}, LIMIT).unref();

/** The package as it was packed and installed. */
export const installed = join(project, 'node_modules/rashinban');
/** What is installed beside the package's sources, for its tests. */
export const tools = createRequire(new URL('../../../bindings/npm/package.json', import.meta.url));

const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
];

export const report = new Report();
export const browser = await tools('playwright-core').chromium.launch({ executablePath, args: FLAGS, timeout: 60_000 });

/**
 * A part of the tests with a page of its own. What it throws is a failure of that part alone. Whatever the page asks of
 * others, whatever breaks its policy and whatever is complained about fails, unless `expected` (a pattern) foresees it.
 */
export async function part(name, { expected, origins, ...options }, test) {
  const context = await browser.newContext(options);
  const check = (what, good, detail) => report.check(`${name}: ${what}`, good, detail);
  const complaint = (what, text) => expected?.test(text) || check(what, false, text);
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaint('console', message.text());
    });
    page.on('pageerror', (error) => complaint('error', `${error}`));
    page.on('request', (request) => {
      if (!origins.some((origin) => request.url().startsWith(`${origin}/`))) check('request', false, request.url());
    });
    await page.addInitScript(() => {
      window.violations = [];
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
        window.violations.push(`${violatedDirective} ${blockedURI}`));
    });
    await test(page, check);
  } catch (error) {
    check('ran', false, `${error}`);
  } finally {
    await context.close();
  }
}

/** Ends the browser and says how it went. */
export async function close() {
  await browser.close();
  for (const problem of report.problems.slice(0, 40)) console.error(problem);
  console.log(`${report.passed} passed, ${report.problems.length} failed`);
  process.exitCode = report.problems.length === 0 ? 0 : 1;
}
