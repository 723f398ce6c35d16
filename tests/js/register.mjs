// `rashinban/register` of the installed package, in node.

import { spawnSync } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runRegisterVectors } from './register-vectors.mjs';
import { Report } from './vectors.mjs';

const project = process.env.RASHINBAN_PROJECT;
if (!project) throw new Error('RASHINBAN_PROJECT must name the folder in which the package is installed');
const home = join(project, 'node_modules/rashinban');
const { exports } = JSON.parse(await readFile(join(home, 'package.json'), 'utf8'));
const entry = pathToFileURL(join(home, exports['./register'].node));
const api = await import(entry);
const { Register, QueryError, RashinbanError, RegisterError, ask, init, read } = api;

const report = new Report();
function thrown(call) {
  try {
    return call();
  } catch (error) {
    return error;
  }
}
function refused(name, call, type = QueryError, code = 'invalid-argument') {
  const error = thrown(call);
  report.check(name, error instanceof type && (type === TypeError || error.code === code), `got ${error}`);
}

// --- before it is started

const DATA = {
  title: '架空市の施策',
  as_of: '2026-03-31',
  measures: [{
    id: '1-1',
    title: '書かない窓口',
    alignments: [{ item: 'I01-02', alignment: 'primary' }],
    indicators: [{ name: '利用率', baseline: { value: 20 }, target: { value: 80 }, measurements: [{ value: 50 }] }],
  }],
};
const TEXT = JSON.stringify(DATA);
for (const [name, call] of [['read', () => read(TEXT)], ['from', () => Register.from(DATA)], ['ask', () => ask('check', [])]]) {
  refused(`too early: ${name}`, call, RashinbanError, 'not-initialised');
}

// Each in a process of its own: a module is started once.
const start = (source) => spawnSync(process.execPath, ['--input-type=module', '-e', `
  import { readFile } from 'node:fs/promises';
  import { init, read } from '${entry}';
  const url = new URL('../../dist/rashinban_register_bg.wasm', '${entry}');
  const first = await init(new Uint8Array([0])).then(() => 'started', (error) => error.name);
  const again = init(${source});
  if (again !== init()) throw new Error('two promises');
  await again;
  console.log(first, read('[]').check().query);
`], { encoding: 'utf8' });
for (const source of ['', 'url', 'await readFile(url)', 'new WebAssembly.Module(await readFile(url))', '(await readFile(url)).buffer']) {
  const { stdout, stderr } = start(source);
  report.equal(`init(${source})`, stdout.trim(), 'CompileError check');
  report.check(`init(${source}) says nothing`, stderr === '', stderr);
}
await init();

// --- the vectors

const folder = new URL('../vectors/register/', import.meta.url);
const files = {};
for (const file of (await readdir(folder)).sort()) files[file] = JSON.parse(await readFile(new URL(file, folder), 'utf8'));
const run = runRegisterVectors(api, files);
report.check('all vectors', run.vectors >= 220, `${run.vectors}`);

// --- reading and writing

const register = read(TEXT, { file: '台帳.json' });
report.equal('nothing to remark', register.diagnostics, []);
report.equal('encoding and format', [register.encoding, register.format], ['utf-8', 'json']);
report.equal('as data', JSON.parse(JSON.stringify(register)), DATA);
report.equal('progress', register.progress().answer.whole.progress, 50);
const written = register.write();
report.equal('written again', read(written).write(), written);
const lines = register.write('jsonl');
report.equal('a line a measure', lines.trim().split('\n').length, 2);
report.equal('lines read again', read(lines, { format: 'jsonl' }).write('jsonl'), lines);
report.equal('the day of the register is said', register.coverage().as_of, '2026-03-31');
const noted = read('[{"id":"1","title":"窓口","status":"実施中"}]');
report.equal('what was understood is noted', noted.diagnostics.map(({ rule }) => rule), ['understood']);
const same = register.diff(Register.from(DATA)).answer.counts;
report.equal('nothing changed', [same.unchanged, same.revised], [1, 0]);

// 「窓口」 in CP932.
const cp932 = Buffer.concat([Buffer.from('[{"id":"1","title":"'), Buffer.from([0x91, 0x8b, 0x8c, 0xfb]), Buffer.from('"}]')]);
for (const [how, bytes] of [['Buffer', cp932], ['ArrayBuffer', new Uint8Array(cp932).buffer], ['DataView', new DataView(new Uint8Array(cp932).buffer)]]) {
  const loaded = read(bytes);
  report.equal(`CP932 in a ${how}`, [loaded.toJSON().measures[0].title, loaded.encoding], ['窓口', 'cp932']);
}

// --- the report

const markup = register.report({ heading: 3, prefix: 'a-', as_of: '2026-04-01', previous: Register.from({ measures: [] }) });
report.check('report', markup.startsWith('<div') && markup.includes('<h3') && markup.includes('2026年4月1日'));
report.check('what changed', markup.includes('id="a-report-changes"'));
report.check('in English', register.report({ lang: 'en', sections: ['progress'] }).includes('Progress'));
const hostile = Register.from({ measures: [{ id: '1', title: '<script>alert(1)</script>' }] }).report();
report.check('markup in titles is text', !hostile.includes('<script') && hostile.includes('&lt;script&gt;'));

// --- what nobody should pass, and somebody will

const unread = thrown(() => read('{"measures": [{"title": "?", "status": "?"}, {"id": "2"}]}'));
report.check('everything that is wrong', unread instanceof RegisterError && unread.diagnostics.filter(({ severity }) => severity === 'error').length === 3);
report.check('in both languages', /施策番号がありません/.test(unread.messages.ja) && /`id` is missing/.test(unread.messages.en) && unread.message.includes(unread.messages.ja));
const many = thrown(() => read(JSON.stringify(Array(50).fill({}))));
report.check('not all of it in the message', many.messages.ja.split('\n').length === 12 && many.diagnostics.length > 50);
for (const text of ['', '{', 'null', '[1]', '\0', '{"measures":{}}', '['.repeat(1e5)]) {
  refused(`reading ${JSON.stringify(text.slice(0, 20))}`, () => read(text), RegisterError);
}
for (const limits of [{ bytes: 10 }, { measures: 0 }, { text: 3 }]) {
  const error = thrown(() => read(TEXT, { limits: { ...limits } }));
  report.check(`limits ${JSON.stringify(limits)}`, error.diagnostics?.some(({ rule }) => rule === 'limit-exceeded'), `${error}`);
}
const longest = new Uint8Array(64 * 2 ** 20 + 1).fill(32);
const tooLong = thrown(() => read(longest));
report.equal('64 MiB and a byte', tooLong.diagnostics?.map(({ rule }) => rule), ['limit-exceeded']);
refused('half a pair', () => read('[{"id":"1","title":"\ud83d"}]'));
refused('half a pair in options', () => register.assess({ measure: '\ud83d' }));
refused('a table', () => read('a,b', { format: 'csv' }));
refused('writing a workbook', () => register.write('xlsx'));
refused('an unknown option', () => register.progress({ day: '2026-03-31' }));
refused('an unknown option of reading', () => read(TEXT, { strict: true }));
refused('an unknown option of reports', () => register.report({ title: 'x' }));
refused('an unknown section', () => register.report({ sections: ['all'] }));
refused('no day', () => register.report({ as_of: '来月' }));
refused('an unknown question', () => ask('toString', [register]));
refused('too many registers', () => ask('progress', [register, register]));
refused('too few', () => register.compare([]));
refused('no register', () => Register.from({ measures: 1 }));
refused('a list', () => Register.from([1]));
for (const value of [null, 1, true, Symbol('x')]) {
  const name = String(value);
  refused(`reading ${name}`, () => read(value), TypeError);
  refused(`from ${name}`, () => Register.from(value), TypeError);
  refused(`options ${name}`, () => register.progress(value), TypeError);
  refused(`question ${name}`, () => ask(value, [register]), TypeError);
  refused(`register ${name}`, () => ask('progress', [value]), TypeError);
  refused(`earlier ${name}`, () => register.diff(value), TypeError);
}
refused('reading nothing', () => read(undefined), TypeError);
report.check('an unknown edition is refused', thrown(() => read('{"edition":"2030","measures":[]}')) instanceof RegisterError);

const gone = Register.from(DATA);
gone.free();
gone.free();
refused('what was let go of', () => gone.check());
report.equal('after all that', register.progress().answer.whole.progress, 50);

// Registers that nothing refers to do not pile up.
for (let round = 0; round < 2000; round += 1) Register.from(DATA).free();
report.equal('and many more', read(TEXT).check().query, 'check');

// --- the types name everything that is there, and nothing else

const declared = await readFile(join(home, exports['./register'].types), 'utf8');
const values = [...declared.matchAll(/^export (?:declare (?:function|class) (\w+)|\{ (\w+) \})/gm)].map(([, of, again]) => of ?? again);
report.equal('declared', values.sort(), Object.keys(api).sort());
const [, body] = /class Register \{(.*?)\n\}/s.exec(declared);
const members = [...body.matchAll(/^  (?:static |readonly )?(\w+)[(<:]/gm)].map(([, name]) => name).filter((name) => name !== 'private');
const there = [...Object.getOwnPropertyNames(Register.prototype), ...Object.keys(register), 'from'].filter((name) => name !== 'constructor');
report.equal('members', members.sort(), there.sort());

const problems = [...run.problems, ...report.problems];
for (const problem of problems.slice(0, 40)) console.error(problem);
console.log(`${run.passed + report.passed} passed, ${problems.length} failed`);
process.exitCode = problems.length === 0 ? 0 : 1;
