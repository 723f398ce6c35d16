// Makes, in dist, the scripts that a page can use without npm, from what `cargo xtask wasm` has put there:
//
//   rashinban.js                 the elements in one classic script, with the module inside
//   rashinban-esm.js             the elements in one module script, which fetches the module from beside it
//   rashinban-nowasm.js          as the first, with the module as JavaScript, for pages that allow no WebAssembly
//   rashinban_widget_nowasm.js   that module alone; the other ways load it where WebAssembly is refused
//   rashinban.css                their style sheet, made smaller
//   rashinban-progress.js, .css  the element of registers and its style sheet, in the same way as rashinban.js
//   integrity.json               the hashes of what a page links
//
// They hold nothing but ASCII: a page in Shift_JIS reads its scripts and style sheets as Shift_JIS. (In a regular
// expression esbuild leaves a character as it is; there the source itself has to escape it.)

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { zlibAsync } from '@gfx/zopfli';
import { build, transform } from 'esbuild';

const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const dist = (name) => path(`../dist/${name}`);

/** The first with all of `DecompressionStream`, `ElementInternals` and private names. */
const BROWSERS = ['chrome84', 'firefox113', 'safari16.4'];

/** Bytes in the form that `inflate` reads, a twelfth smaller than zlib makes them. */
const deflated = async (bytes) => Buffer.from(await zlibAsync(bytes, { numiterations: 15 })).toString('base64');

const integrity = (name) => `sha384-${createHash('sha384').update(readFileSync(dist(name))).digest('base64')}`;

/**
 * The module as JavaScript, and its constants apart. The translator leaves those in it as base64 of the plain bytes, which
 * would be twice as long to download.
 */
async function translated() {
  const script = execFileSync(
    process.execPath,
    [path('../node_modules/binaryen/bin/wasm2js'), '-O', dist('rashinban_widget_bg.wasm'), '-o', '-'],
    { encoding: 'utf8', maxBuffer: 1 << 26 },
  );
  const segments = [];
  const program = script.replace(/base64DecodeToExistingUint8Array\(bufferView, (\d+), "([^"]*)"\);/g, (_, start, data) => {
    segments.push({ start: Number(start), bytes: Buffer.from(data, 'base64') });
    return '';
  });
  if (segments.length === 0) throw new Error('wasm2js writes constants in another way than it did');
  const [{ start }] = segments;
  const constants = Buffer.alloc(Math.max(...segments.map(({ start, bytes }) => start + bytes.length)) - start);
  for (const segment of segments) segment.bytes.copy(constants, segment.start - start);
  return { program, constants: `export const start = ${start}; export const data = "${await deflated(constants)}";` };
}

/** wasm-bindgen's glue tells by its old memory, which WebAssembly takes away, whether there is a new one. JavaScript's stays. */
function glue(script) {
  const moved = /(cached\w+Memory0) === null \|\| .+\) \{$/gm;
  const views = script.match(/^let cached\w+Memory0 = null;$/gm)?.length;
  if (!views || script.match(moved)?.length !== views) throw new Error('wasm-bindgen keeps its memory in another way than it did');
  return script.replace(moved, '$1 === null || $1.buffer !== wasm.memory.buffer) {');
}

/** Lets scripts import what is made here, as `made:<name>`. */
const made = (modules) => ({
  name: 'made',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^made:/ }, ({ path }) => ({ path, namespace: 'made' }));
    onLoad({ filter: /.*/, namespace: 'made' }, async ({ path }) => ({ contents: await modules[path.slice(5)](), loader: 'js' }));
  },
});

/** Lets the elements load their module by another script than `load.js`. */
const loading = (script) => ({
  name: 'loading',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/load\.js$/ }, () => ({ path: path(script) }));
  },
});

/** The licences, those of the design system's values too. */
const NOTICE = '/*! rashinban | MIT OR Apache-2.0';
const STYLE_NOTICE = `${NOTICE} | values of @digital-go-jp/design-tokens 1.1.9, MIT, (c) 2023 Digital Agency, Government of Japan`;

/** Lets `load.js` find the other files beside itself, where its bundle is. */
const beside = {
  name: 'beside',
  setup({ onLoad, onResolve }) {
    onLoad({ filter: /\/widget\/load\.js$/ }, ({ path }) => {
      const script = readFileSync(path, 'utf8').replace(/(new URL|import)\('..\/..\/dist\//g, "$1('./");
      return { contents: script, loader: 'js' };
    });
    onResolve({ filter: /^\.\/rashinban_widget_nowasm\.js$/ }, ({ path }) => ({ path, external: true }));
  },
};

const bundle = (entry, name, plugins, format) =>
  build({
    entryPoints: [path(entry)],
    outfile: dist(name),
    bundle: true,
    minify: true,
    charset: 'ascii',
    target: BROWSERS,
    format,
    plugins,
    banner: { js: `${NOTICE} */` },
    legalComments: 'none',
    logLevel: 'warning',
  });

for (const sheet of ['rashinban.css', 'rashinban-progress.css']) {
  const { code } = await transform(readFileSync(dist(sheet), 'utf8'), {
    loader: 'css',
    minify: true,
    charset: 'ascii',
    target: BROWSERS,
    legalComments: 'none',
    banner: `${STYLE_NOTICE} */`,
  });
  writeFileSync(dist(sheet), code);
}

const { program, constants } = await translated();
await bundle('translated.js', 'rashinban_widget_nowasm.js', [made({
  program: () => program,
  constants: () => constants,
  glue: () => glue(readFileSync(dist('rashinban_widget.js'), 'utf8')),
})], 'esm');

const hashes = () => {
  const of = {
    stylesheet: 'rashinban.css', translated: 'rashinban_widget_nowasm.js', progress: 'rashinban-progress.css',
  };
  return Object.entries(of).map(([name, file]) => `export const ${name} = "${integrity(file)}";`).join('\n');
};
await bundle('../src/widget/define.js', 'rashinban.js', [loading('inside.js'), made({
  hashes,
  wasm: async () => `export default "${await deflated(readFileSync(dist('rashinban_widget_bg.wasm')))}";`,
})], 'iife');
await bundle('../src/widget/define.js', 'rashinban-esm.js', [beside], 'esm');
await bundle('../src/widget/define.js', 'rashinban-nowasm.js', [loading('nowasm.js'), made({ hashes })], 'iife');
await bundle('../src/progress/define.js', 'rashinban-progress.js', [loading('inside-progress.js'), made({
  hashes,
  report: async () => `export default "${await deflated(readFileSync(dist('rashinban_report_bg.wasm')))}";`,
})], 'iife');

const linked = [
  'rashinban.js', 'rashinban-esm.js', 'rashinban-nowasm.js', 'rashinban.css',
  'rashinban-progress.js', 'rashinban-progress.css',
];
const table = Object.fromEntries(linked.map((name) => [name, integrity(name)]));
writeFileSync(dist('integrity.json'), `${JSON.stringify(table, null, 2)}\n`);
