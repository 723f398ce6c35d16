// node sizes.mjs PLAN.json: what a page downloads for each way of searching the plan, minified and after gzip -9.
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const size = (bytes) => gzipSync(bytes, { level: 9 }).length;
const here = import.meta.dirname ?? new URL('.', import.meta.url).pathname;

async function bundled(contents) {
  const { outputFiles: [file] } = await build({
    stdin: { contents, resolveDir: here, loader: 'js' },
    bundle: true, minify: true, format: 'esm', target: 'es2022', write: false, logLevel: 'error',
  });
  return { bytes: file.contents.length, gzip: size(file.contents) };
}

const { documents } = JSON.parse(await readFile(process.argv[2], 'utf8'));
const data = size(JSON.stringify(documents));
const module = size(await readFile(new URL('../../../bindings/npm/dist/rashinban_wasm_bg.wasm', import.meta.url)));
const entries = [
  ['npm: everything', `export * from '../../../bindings/npm/src/browser.js'`, module],
  ['npm: init and search', `export { init, search } from '../../../bindings/npm/src/browser.js'`, module],
  ['JS: includes', `export { includes } from './engines.mjs'`, data],
  ['minisearch 7.2.0, pairs', `export { miniSearch } from './engines.mjs'`, data],
  ['flexsearch 0.8.212, pairs', `export { flexSearch } from './engines.mjs'`, data],
];
for (const [name, contents, beside] of entries) {
  const script = await bundled(contents);
  console.log(JSON.stringify({ group: 'download', case: name, minified: script.bytes, script: script.gzip, beside, total: script.gzip + beside }));
}
