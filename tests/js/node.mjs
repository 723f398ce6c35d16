// The installed package in node.

import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Report, runBadInput, runTooEarly, runVectors } from './vectors.mjs';

const project = process.env.RASHINBAN_PROJECT;
if (!project) throw new Error('RASHINBAN_PROJECT must name the folder in which the package is installed');

// As a module of that project would import it.
const { resolve } = createRequire(join(project, 'package.json'));
const home = join(resolve('rashinban/package.json'), '..');
const { exports, version, types } = JSON.parse(await readFile(join(home, 'package.json'), 'utf8'));
const api = await import(pathToFileURL(join(home, exports['.'].node)));

const folder = new URL('../vectors/', import.meta.url);
const files = {};
for (const name of (await readdir(folder)).filter((name) => name.endsWith('.json')).sort()) {
  files[name] = JSON.parse(await readFile(new URL(name, folder), 'utf8'));
}

const report = new Report();
const reports = [report, runTooEarly(api)];

const broken = await api.init(new Uint8Array([0])).then(() => null, (error) => error);
report.check('init with what is no module fails', broken instanceof WebAssembly.CompileError, `${broken}`);
const first = api.init();
report.check('init is one promise', first === api.init());
await first;
report.equal('version', api.version(), version);
report.check('attribution', api.attribution('ja').startsWith('出典: デジタル庁ウェブサイト'));
report.equal('kind of a kind', api.kindLabel('vision', 'en'), 'Vision');

// The types name everything that is there, and nothing else.
const declared = await readFile(join(home, types), 'utf8');
const generated = await readFile(join(home, 'src/generated.d.ts'), 'utf8');
for (const name of Object.keys(api)) {
  const value = new RegExp(`export (declare )?(function|class|const) ${name}\\b`);
  report.check(`types declare ${name}`, value.test(declared) || value.test(generated));
}
for (const [, name] of declared.matchAll(/export (?:declare )?(?:function|class|const) (\w+)/g)) {
  report.check(`${name} is declared and there`, name in api);
}

// The examples of the package's README and of the project's run as they stand.
const pages = [join(home, 'README.md'), new URL('../../README.md', import.meta.url)];
const text = (await Promise.all(pages.map((page) => readFile(page, 'utf8')))).join('\n');
const examples = [...text.matchAll(/^```js\n(.*?)^```/gms)];
report.equal('READMEs have examples', examples.length, 6);
for (const [number, [, example]] of examples.entries()) {
  const file = join(project, `readme-${number}.mjs`);
  await writeFile(file, example);
  const failed = await import(pathToFileURL(file)).then(() => null, (error) => error);
  report.check(`README, example ${number}`, failed === null, `${failed}`);
}

reports.push(runVectors(api, files), runBadInput(api));

const problems = reports.flatMap(({ problems }) => problems);
const passed = reports.reduce((sum, report) => sum + report.passed, 0);
for (const problem of problems.slice(0, 40)) console.error(problem);
console.log(`${passed} passed, ${problems.length} failed`);
process.exitCode = problems.length === 0 ? 0 : 1;
