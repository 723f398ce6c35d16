// What is written about the elements is true of them: custom-elements.json, the pages in docs, and the demo page.

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Report } from '../vectors.mjs';

const project = process.env.RASHINBAN_PROJECT;
if (!project) throw new Error('RASHINBAN_PROJECT must name the folder in which the package is installed');
const home = join(project, 'node_modules/rashinban');
const read = (name) => readFile(join(home, name), 'utf8');
const report = new Report();
const sorted = (names) => [...new Set(names)].sort();

// --- custom-elements.json

const manifest = JSON.parse(await read('custom-elements.json'));
const described = JSON.parse(await read('package.json'));
report.equal('package.json names the manifest', described.customElements, 'custom-elements.json');
report.equal('schema', manifest.schemaVersion, '2.1.0');
/** The two folders of elements: their classes, style sheet and types. */
const parts = await Promise.all([['widget', 'rashinban.css'], ['progress', 'rashinban-progress.css']].map(async ([folder, styles]) => {
  const [sheet, types] = [await read(`dist/${styles}`), await read(`src/${folder}/index.d.ts`)];
  const properties = sorted([...sheet.matchAll(/var\((--rashinban-[\w-]+)/g)].map(([, name]) => name));
  return { folder, classes: await import(pathToFileURL(join(home, `src/${folder}/index.js`))), sheet, types, properties };
}));
const properties = sorted(parts.flatMap(({ properties }) => properties));
const shared = await read('src/widget/base.js');
const own = (prototype) => Object.getOwnPropertyNames(prototype);
/** What is called by the browser or by the elements themselves. */
const INTERNAL = /^(constructor|markup|enhance|waiting|failed|fail|emit|render|\w+Callback|language|heading|content|module|prefix|stylesheet)$/;

const elements = manifest.modules.flatMap(({ declarations, path }) => declarations.map((declaration) => ({ ...declaration, path })));
report.equal('elements', elements.map(({ tagName }) => tagName), ['rashinban-plan', 'rashinban-picker', 'rashinban-item', 'rashinban-progress']);
for (const { name, tagName, path, attributes, members, events, cssProperties } of elements) {
  const source = await read(path);
  const { classes, sheet, types, properties } = parts.find(({ folder }) => path.startsWith(`src/${folder}/`));
  const element = classes[name];
  const named = attributes.map(({ name }) => name);
  for (const attribute of element.observedAttributes) report.check(`${tagName} describes ${attribute}`, named.includes(attribute));
  for (const { name, fieldName } of attributes) {
    const where = name === 'theme' ? sheet : source + shared;
    report.check(`${tagName} has the attribute ${name}`, new RegExp(`['"\\[]${name}['"=]`).test(where));
    if (fieldName) report.check(`${tagName} has the property ${fieldName}`, own(element.prototype).includes(fieldName));
  }
  const there = own(element.prototype).filter((name) => !INTERNAL.test(name));
  report.equal(`members of ${tagName}`, sorted(members.map(({ name }) => name)), sorted(there));
  const emitted = [...(source + shared).matchAll(/emit\('([\w-]+)'/g)].map(([, name]) => name);
  report.equal(`events of ${tagName}`, sorted(events.map(({ name }) => name).filter((name) => name.startsWith('rashinban-'))), sorted(emitted));
  report.equal(`properties of ${tagName}`, sorted(cssProperties.map(({ name }) => name)), properties);
  // The types name the same members.
  const [, body] = new RegExp(`class ${name} extends HTMLElement \\{(.*?)\\n\\}`, 's').exec(types);
  for (const member of members.filter(({ name }) => name !== 'focus')) {
    report.check(`types of ${name}.${member.name}`, new RegExp(`\\b${member.name}\\b`).test(body));
  }
}
const definitions = manifest.modules.flatMap(({ exports }) => exports).filter(({ kind }) => kind === 'custom-element-definition');
report.equal('definitions', definitions.map(({ name }) => name), elements.map(({ tagName }) => tagName));

// --- docs/accessibility.ja.md

const CRITERIA = `1.1.1 1.2.1 1.2.2 1.2.3 1.2.4 1.2.5 1.3.1 1.3.2 1.3.3 1.3.4 1.3.5 1.4.1 1.4.2 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12
  1.4.13 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 2.4.4 2.4.5 2.4.6 2.4.7 2.4.11 2.5.1 2.5.2 2.5.3 2.5.4 2.5.7
  2.5.8 3.1.1 3.1.2 3.2.1 3.2.2 3.2.3 3.2.4 3.2.6 3.3.1 3.3.2 3.3.3 3.3.4 3.3.7 3.3.8 4.1.2 4.1.3`.split(/\s+/);
const page = await read('docs/accessibility.ja.md');
const table = page.split('\n').filter((line) => /^\| \d/.test(line)).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));
report.equal('criteria of WCAG 2.2, A and AA', table.map(([number]) => number), CRITERIA);
const tests = await readdir(new URL('.', import.meta.url));
const scripts = await Promise.all(tests.filter((name) => name.endsWith('.mjs')).map(async (name) => [name, await readFile(new URL(name, import.meta.url), 'utf8')]));
for (const [number, , level, applies, conforms, because, how] of table) {
  report.check(`${number}: level`, ['A', 'AA'].includes(level));
  report.check(`${number}: verdict`, ['○ ○', '― ○', '頁 頁'].includes(`${applies} ${conforms}`), `${applies} ${conforms}`);
  report.check(`${number}: reasons`, because !== '' && how !== '');
  report.check(`${number}: what applies is tested or seen`, applies !== '○' || /自動|目視|設計/.test(how));
}
for (const [, cited] of page.matchAll(/`((?:plan|picker|item|progress|axe|accessibility): [^`]+)`/g)) {
  const [file, name] = cited.split(': ');
  const script = scripts.find(([of]) => of === `${file}.mjs`)?.[1] ?? '';
  report.check(`there is a test ${cited}`, [`'${name}'`, `\`${name},`, `('${name}`, `'${cited}'`].some((written) => script.includes(written)));
}

// --- docs/embedding.ja.md and the demo page

const guide = await read('docs/embedding.ja.md');
const missing = properties.filter((name) => !guide.includes(`\`${name}\``));
report.equal('the guide names every property', missing, []);
const attributes = sorted(elements.flatMap(({ attributes }) => attributes.map(({ name }) => name)));
report.equal('and every attribute', attributes.filter((name) => !guide.includes(`\`${name}\``)), []);
const events = sorted(elements.flatMap(({ events }) => events.map(({ name }) => name))).filter((name) => name.startsWith('rashinban-'));
report.equal('and every event', events.filter((name) => !guide.includes(`\`${name}\``)), []);
const blocks = [...guide.matchAll(/^```\w+\n(.*?)^```/gms)].map(([, text]) => text.trim());
const demo = await readFile(new URL('../../../examples/web/index.html', import.meta.url), 'utf8');
const plain = (markup) => markup.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&amp;/g, '&');
const snippets = [...demo.matchAll(/<pre[^>]*><code>(.*?)<\/code><\/pre>/gs)].map(([, text]) => plain(text).trim());
report.equal('the demo page has snippets', snippets.length, 5);
for (const snippet of snippets) report.check('a snippet of the demo page is in the guide', blocks.includes(snippet), snippet.slice(0, 60));

for (const problem of report.problems) console.error(problem);
console.log(`${report.passed} passed, ${report.problems.length} failed`);
process.exitCode = report.problems.length === 0 ? 0 : 1;
