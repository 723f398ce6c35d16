// Projects as a city's web team has them: they import the installed package, are built with their bundler, and run in Chromium.

import { execFileSync } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { close, installed, part, project, report } from './browser.mjs';
import { Site } from './site.mjs';

const WASM = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'";
const NO_WASM = "default-src 'none'; script-src 'self'; style-src 'self'";

const program = (path) => fileURLToPath(new URL(`../../../bindings/npm/node_modules/${path}`, import.meta.url));
const VITE = [program('vite/bin/vite.js'), 'build', '--logLevel=warn'];
const ESBUILD = [
  program('esbuild/bin/esbuild'), 'main.js', '--bundle', '--minify', '--format=esm', '--outdir=dist', '--loader:.wasm=file',
  '--log-level=warning',
];

const PAGE = '<!doctype html><html lang="ja"><meta charset="utf-8"><title>試験</title>';
const BODY = '<body><rashinban-plan></rashinban-plan></body>';
/** vite's page names its script; esbuild makes no page. */
const PAGES = {
  vite: ['index.html', `${PAGE}<script type="module" src="/main.js"></script>${BODY}`],
  esbuild: ['dist/index.html', `${PAGE}<link rel="stylesheet" href="main.css"><script type="module" src="main.js"></script>${BODY}`],
};
const STYLE = "import 'rashinban/widget.css';\n";

const PROJECTS = [
  {
    name: 'vite',
    command: VITE,
    page: PAGES.vite,
    main: "import 'rashinban/widget/define';",
    policy: WASM,
    files: [/\.wasm$/],
  },
  {
    name: 'vite-inside',
    command: VITE,
    page: PAGES.vite,
    main: "import 'rashinban/rashinban.js';",
    policy: WASM,
    files: [],
  },
  {
    name: 'esbuild',
    command: ESBUILD,
    page: PAGES.esbuild,
    main: `
      import { define, load } from 'rashinban/widget';
      import module from 'rashinban/widget.wasm';
      load(new URL(module, import.meta.url));
      define();
    `,
    policy: WASM,
    files: [/\.wasm$/],
  },
  {
    name: 'esbuild-inside',
    command: ESBUILD,
    page: PAGES.esbuild,
    main: "import 'rashinban/rashinban.js';",
    policy: WASM,
    files: [],
  },
  {
    name: 'esbuild-nowasm',
    command: ESBUILD,
    page: PAGES.esbuild,
    main: "import 'rashinban/rashinban-nowasm.js';",
    policy: NO_WASM,
    files: [],
  },
];

const CONTENT = 'rashinban-plan > .rashinban';
const written = (page) => page.locator(CONTENT).evaluate((content) => content.outerHTML);

/** Builds a project beside the installed package: there, `rashinban` means what it means to its users. */
async function build({ name, command, page: [path, html], main }) {
  const folder = join(project, name);
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, 'dist'), { recursive: true });
  await writeFile(join(folder, 'main.js'), STYLE + main);
  // The bundler empties the folder that it writes to.
  if (path === 'index.html') await writeFile(join(folder, path), html);
  const said = execFileSync(process.execPath, command, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  if (path !== 'index.html') await writeFile(join(folder, path), html);
  return { dist: join(folder, 'dist'), said };
}

let content;
const site = await Site.start();
await part('as it is', { origins: [site.origin] }, async (page, check) => {
  site.folder('/rashinban/', installed);
  await page.goto(site.page('/page.html', `${PAGE}<script type="module" src="/rashinban/src/widget/define.js"></script>${BODY}`));
  await page.waitForSelector(CONTENT);
  content = await written(page);
  check('has the plan', content.includes('重点計画'));
});

for (const { name, policy, files, ...rest } of PROJECTS) {
  const { dist, said } = await build({ name, ...rest });
  report.check(`${name}: no warning`, said.trim() === '', said);
  const site = await Site.start();
  site.folder('/', dist, { headers: { 'content-security-policy': policy } });
  await part(name, { origins: [site.origin] }, async (page, check) => {
    await page.goto(`${site.origin}/index.html`);
    await page.waitForSelector(CONTENT);
    await page.waitForLoadState('networkidle');
    check('the same content', (await written(page)) === content);
    check('no violation', (await page.evaluate(() => window.violations.join())) === '');
    const more = site.requested.filter((path) => !/\/(index\.html|(main|index)[^/]*\.(js|css))$/.test(path));
    check('nothing more than it needs', more.length === files.length && files.every((file, at) => file.test(more[at])), more.join(' '));
    check('one style sheet', (await page.locator('link[rel=stylesheet]').count()) === 1);
  });
}

await close();
