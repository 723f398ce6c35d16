// `rashinban/national` of the installed package, in node: what it finds is what a look at every measure finds.

import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { FILTERS, QUERIES, lines, measures, scanned } from './measures.mjs';
import { Report } from './vectors.mjs';

const project = process.env.RASHINBAN_PROJECT;
if (!project) throw new Error('RASHINBAN_PROJECT must name the folder in which the package is installed');
const home = join(project, 'node_modules/rashinban');
const { exports } = JSON.parse(await readFile(join(home, 'package.json'), 'utf8'));
const entry = pathToFileURL(join(home, exports['./national'].node));
const api = await import(entry);
const { ImageError, Measures, QueryError, RashinbanError, RegisterError, init } = api;

const report = new Report();
async function thrown(call) {
  try {
    return await call();
  } catch (error) {
    return error;
  }
}
async function refused(name, call, type = QueryError, code = 'invalid-argument') {
  const error = await thrown(call);
  report.check(name, error instanceof type && (type === TypeError || error.code === code), `got ${error}`);
}

// --- before it is started

for (const [name, call] of [['load', () => Measures.load('')], ['open', () => Measures.open(new Uint8Array())]]) {
  await refused(`too early: ${name}`, call, RashinbanError, 'not-initialised');
}

// Each in a process of its own: a module is started once.
const start = (source) => spawnSync(process.execPath, ['--input-type=module', '-e', `
  import { readFile } from 'node:fs/promises';
  import { Measures, init } from '${entry}';
  const url = new URL('../../dist/rashinban_national_bg.wasm', '${entry}');
  const first = await init(new Uint8Array([0])).then(() => 'started', (error) => error.name);
  const again = init(${source});
  if (again !== init()) throw new Error('two promises');
  await again;
  console.log(first, (await Measures.load('{"id":"1","title":"窓口"}')).length);
`], { encoding: 'utf8' });
for (const source of ['', 'url', 'await readFile(url)', 'new WebAssembly.Module(await readFile(url))', '(await readFile(url)).buffer']) {
  const { stdout, stderr } = start(source);
  report.equal(`init(${source})`, stdout.trim(), 'CompileError 1');
  report.check(`init(${source}) says nothing`, stderr === '', stderr);
}

// Without vectors it is the other module, and it finds the same; `init` itself stays in this process with what there is.
const plain = spawnSync(process.execPath, ['--input-type=module', '-e', `
  import { Measures, init } from '${entry}';
  import { QUERIES, lines, measures } from '${new URL('measures.mjs', import.meta.url)}';
  WebAssembly.validate = () => false;
  const compiled = [];
  const { compile } = WebAssembly;
  WebAssembly.compile = (bytes) => {
    compiled.push(bytes.length);
    return compile(bytes);
  };
  await init();
  const kept = await Measures.load(lines(measures(6000)));
  console.log(JSON.stringify([compiled, QUERIES.map((query) => [...kept.search(query)])]));
`], { encoding: 'utf8', maxBuffer: 2 ** 26 });
const [sizes, answers] = JSON.parse(plain.stdout || '[]');
report.equal('the module without vectors', sizes, [(await readFile(join(home, 'dist/rashinban_national_bg.wasm'))).length]);
const scan = scanned(measures(6000));
QUERIES.forEach((query, at) => report.equal(`without vectors: ${query}`, answers[at], scan(query).found));
await init();

// --- what is found

/** Few are read as a register is, many in a way of their own, and a file of more than a megabyte has a module of its own. */
for (const count of [0, 1, 50, 3000, 6000]) {
  const all = measures(count);
  const scan = scanned(all);
  const text = lines(all);
  const loaded = await Measures.load(new TextEncoder().encode(text), { as_of: '2026-03-31' });
  const opened = await Measures.open(loaded.save());
  report.equal(`${count}: the same file`, Buffer.compare(opened.save(), loaded.save()), 0);
  for (const [how, kept] of [['loaded', loaded], ['opened', opened]]) {
    const name = (what) => `${count} ${how}: ${what}`;
    report.equal(name('about'), [kept.length, kept.as_of, kept.edition], [count, '2026-03-31', '2023']);
    for (const query of QUERIES) {
      const { found, ranked } = scan(query);
      report.equal(name(query), [...kept.search(query)], found);
      report.equal(name(`${query}: count`), kept.count(query), found.length);
      for (const limit of [0, 1, 20, 2 * count]) {
        report.equal(name(`${query}: first ${limit}`), [...kept.search(query, { limit })], ranked.slice(0, limit));
      }
      for (const [filter, is] of FILTERS) {
        const meant = (numbers) => numbers.filter((at) => is(all[at]));
        const said = name(`${query} ${JSON.stringify(filter)}`);
        report.equal(said, [...kept.search(query, { filter })], meant(found));
        report.equal(`${said}: first`, [...kept.search(query, { filter, limit: 9 })], meant(ranked).slice(0, 9));
        report.equal(`${said}: count`, kept.count(query, { filter }), meant(found).length);
      }
    }
    for (const [filter, is] of FILTERS) {
      const want = [...all.keys()].filter((at) => is(all[at]));
      const said = name(JSON.stringify(filter));
      report.equal(said, [...kept.filter(filter)], want);
      report.equal(`${said}: first`, [...kept.filter(filter, { limit: 3 })], want.slice(0, 3));
      const late = [...want].sort((a, b) => all[b].period.end.localeCompare(all[a].period.end) || a - b);
      report.equal(`${said}: latest`, [...kept.filter(filter, { sort: 'end', descending: true, limit: 30 })], late.slice(0, 30));
      const cells = kept.aggregate('status', 'owner', { filter });
      const counts = {};
      for (const at of want) {
        const key = `${all[at].status ?? null} ${all[at].owner.code}`;
        counts[key] = (counts[key] ?? 0) + 1;
      }
      report.equal(`${said}: cells`, Object.fromEntries(cells.map(({ members, measures }) => [`${members[0]} ${members[1]}`, measures])), counts);
    }
    for (let at = 0; at < count; at += 7) report.equal(name(`measure ${at}`), kept.measure(at), all[at]);
  }
}

// --- what comes of loading

const all = measures(3000);
const text = lines(all);
const kept = await Measures.load(text);
report.equal('no day, no remark on reading', [kept.as_of, kept.diagnostics, kept.encoding], [null, [], 'utf-8']);
report.check('what is wrong with measures is told', kept.findings.length > 0 && kept.findings.every(({ reason }) => reason.ja && reason.en));
const noted = await Measures.load('{"register":{"as_of":"令和8年3月31日"}}\n{"id":"1","title":"窓口","status":"実施中"}');
report.equal('the day of the file', noted.as_of, '2026-03-31');
report.check('what was understood is noted', noted.diagnostics.some(({ rule }) => rule === 'understood'));

// 「窓口」 in CP932.
const cp932 = Buffer.concat([Buffer.from('{"id":"1","title":"'), Buffer.from([0x91, 0x8b, 0x8c, 0xfb]), Buffer.from('"}')]);
for (const [how, bytes] of [['Buffer', cp932], ['ArrayBuffer', new Uint8Array(cp932).buffer], ['DataView', new DataView(new Uint8Array(cp932).buffer)]]) {
  const loaded = await Measures.load(bytes);
  report.equal(`CP932 in a ${how}`, [loaded.measure(0).title, loaded.encoding], ['窓口', 'cp932']);
}
const [cell] = noted.aggregate('status', 'owner');
report.equal('a cell', cell, {
  members: ['in-progress', null], measures: 1, late: 0, late_share: 0, progress: null, prefectures: 0, prefecture_share: 0,
  municipalities: 0, municipality_share: 0,
});
report.equal('words in a table', kept.aggregate('prefecture', 'stage', { words: '図書館' }).reduce((sum, { measures }) => sum + measures, 0), kept.count('図書館'));
report.equal('47 prefectures, by code', kept.aggregate('prefecture', 'prefecture').map(({ members }) => members[0]), ['010006', '130001', '260002']);
noted.free();
report.check('and known from then on', Object.isFrozen(noted.diagnostics) && noted.findings.length > 0 && noted.encoding === 'utf-8');

// --- files that are damaged

const file = kept.save();
for (let at = 0; at < file.length; at += 4099) {
  const damaged = file.slice();
  damaged[at] ^= 1 << at % 8;
  const error = await thrown(() => Measures.open(damaged));
  if (!(error instanceof ImageError && error.code === 'invalid-argument')) report.check(`a bit of byte ${at}`, false, `${error}`);
}
report.check('a bit anywhere', file.length > 4099 * 100, `${file.length}`);
for (const [name, bytes, ja, en] of [
  ['nothing', new Uint8Array(), /全国台帳/, /collection/],
  ['another file', new TextEncoder().encode(text), /全国台帳/, /collection/],
  ['cut short', file.slice(0, -1), /長さ/, /bytes instead of/],
  ['cut in its head', file.slice(0, 20), /長さ/, /bytes instead of/],
  ['one byte more', new Uint8Array([...file, 0]), /長さ/, /bytes instead of/],
  ['a later version', file.map((byte, at) => (at === 8 ? 99 : byte)), /新しい版/, /version 99/],
]) {
  const error = await thrown(() => Measures.open(bytes));
  report.check(name, error instanceof ImageError && ja.test(error.messages.ja) && en.test(error.messages.en), `${error}`);
  report.check(`${name}: each language alone`, !/ \/ /.test(error.messages.ja) && !/\p{sc=Hira}/u.test(error.messages.en), `${error}`);
}

// --- files that are too large

const large = spawnSync(process.execPath, ['--wasm-max-mem-pages=200', '--input-type=module', '-e', `
  import { Measures, QueryError, init } from '${entry}';
  import { lines, measures } from '${new URL('measures.mjs', import.meta.url)}';
  await init();
  const error = await Measures.load(lines(measures(20000))).catch((error) => error);
  console.log(error instanceof QueryError, error.messages?.ja, (await Measures.load(lines(measures(100)))).length);
`], { encoding: 'utf8' });
report.equal('told so', large.stdout.trim(), 'true メモリーが足りません。ファイルを分けて読み込んでください。 100');
for (const read of ['load', 'open']) {
  const error = await thrown(() => Measures[read](new Uint8Array(2 ** 32)));
  report.equal(`${read}: more than a module can count`, error.messages?.ja, 'メモリーが足りません。ファイルを分けて読み込んでください。');
}

// --- what nobody should pass, and somebody will

const unread = await thrown(() => Measures.load(`${text}{"title":"?","status":"?"}\n{"id":"2"}\n`));
const wrong = unread.diagnostics?.filter(({ severity }) => severity === 'error');
report.check('everything that is wrong', unread instanceof RegisterError && wrong.length === 3, `${unread}`);
report.equal('and where', [...new Set(wrong.map(({ place }) => place.row))], [3001, 3002]);
report.check('in both languages', /施策番号がありません/.test(unread.messages.ja) && /`id` is missing/.test(unread.messages.en));
for (const limits of [{ bytes: 10 }, { measures: 2 }, { text: 3 }]) {
  const error = await thrown(() => Measures.load(text, { limits }));
  report.check(`limits ${JSON.stringify(limits)}`, error.diagnostics?.some(({ rule }) => rule === 'limit-exceeded'), `${error}`);
}
for (const given of ['{', 'null', '[1]', '\0', '['.repeat(1e5)]) {
  await refused(`loading ${JSON.stringify(given.slice(0, 20))}`, () => Measures.load(given), RegisterError);
}
for (const [name, call] of Object.entries({
  'half a pair': () => Measures.load('{"id":"1","title":"\ud83d"}'),
  'half a pair in words': () => kept.search('\ud83d'),
  'an unknown option of loading': () => Measures.load(text, { strict: true }),
  'no day': () => Measures.load(text, { as_of: '来月' }),
  'an unknown option': () => kept.search('窓口', { first: 3 }),
  'less than none': () => kept.search('窓口', { limit: -1 }),
  'half of one': () => kept.search('窓口', { limit: 0.5 }),
  'an unknown order': () => kept.search('窓口', { sort: 'size' }),
  'an unknown filter': () => kept.filter({ item: ['I01'] }),
  'an unknown item': () => kept.filter({ items: ['I99'] }),
  'an unknown status': () => kept.count('', { filter: { statuses: ['done'] } }),
  'no code': () => kept.filter({ prefectures: ['東京都'] }),
  'an unknown dimension': () => kept.aggregate('status', 'size'),
  'a measure too many': () => kept.measure(3000),
  'a measure before the first': () => kept.measure(-1),
})) await refused(name, call);
for (const value of [null, 1, true, Symbol('x')]) {
  const name = String(value);
  await refused(`loading ${name}`, () => Measures.load(value), TypeError);
  await refused(`opening ${name}`, () => Measures.open(value), TypeError);
  await refused(`words ${name}`, () => kept.search(value), TypeError);
  await refused(`counting ${name}`, () => kept.count(value), TypeError);
  await refused(`filter ${name}`, () => kept.filter(value), TypeError);
  await refused(`options ${name}`, () => kept.search('窓口', value), TypeError);
  await refused(`dimension ${name}`, () => kept.aggregate(value, 'status'), TypeError);
}
for (const value of ['0', 0.5, NaN, undefined]) await refused(`measure ${value}`, () => kept.measure(value), TypeError);

const gone = await Measures.load('{"id":"1","title":"窓口"}');
gone.free();
gone.free();
for (const call of [() => gone.search('窓口'), () => gone.count(''), () => gone.measure(0), () => gone.save(), () => gone.filter({}), () => gone.aggregate('item', 'item'), () => gone.findings]) {
  await refused('what was let go of', call);
}
report.equal('after all that', kept.count('図書館'), scanned(all)('図書館').found.length);

// What was let go of does not pile up in the memory that small collections share.
for (let round = 0; round < 500; round += 1) (await Measures.open(file)).free();
report.equal('and many more', (await Measures.open(file)).length, 3000);

// --- the types name everything that is there, and nothing else

const declared = await readFile(join(home, exports['./national'].types), 'utf8');
const values = [...declared.matchAll(/^export (?:declare (?:function|class) (\w+)|\{ (\w+(?:, \w+)*) \})/gm)].flatMap(([, of, again]) => of ?? again.split(', '));
report.equal('declared', values.sort(), Object.keys(api).sort());
const [, body] = /class Measures \{(.*?)\n\}/s.exec(declared);
const members = [...body.matchAll(/^  (?:static |readonly )?(\w+)[(<:]/gm)].map(([, name]) => name).filter((name) => name !== 'private');
const there = [...Object.getOwnPropertyNames(Measures.prototype), ...Object.keys(kept), 'load', 'open'].filter((name) => name !== 'constructor');
report.equal('members', members.sort(), there.sort());

for (const problem of report.problems.slice(0, 40)) console.error(problem);
console.log(`${report.passed} passed, ${report.problems.length} failed`);
process.exitCode = report.problems.length === 0 ? 0 : 1;
