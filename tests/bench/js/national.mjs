// The measures of many municipalities, beside what a page would otherwise use, at 50 measures and at all that there are. Every
// engine runs in processes of its own, in turn, and must find all that is there. After `cargo xtask wasm`, and `npm ci` here:
//
//   node national.mjs 100000            made-up measures, those of the tests
//   node national.mjs measures.jsonl    a file of measures, each with `title` and perhaps `summary`
//
//   rashinban    loads the file, all of every measure, with the checks; then search
//   FlexSearch   an index of pairs over folded titles and summaries, after JSON.parse
//   includes     Array.filter over titles and summaries that were folded once, after JSON.parse
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lines, measures } from '../../js/measures.mjs';
import { flexSearch, fold, includes } from './engines.mjs';

const RUNS = 5;
/** How often the queries are asked in each; the first time does not count. */
const ROUNDS = 9;
const FEW = 50;
const QUERIES = [
  '防災', '窓口', '除雪', '介護', '住民票', '図書館', '避難所', '手数料', '子育て', '空き家', '電子契約', '個別避難計画', '公共施設予約', '電子申請',
  'ごみ', 'こども', 'マイナンバー', 'オンライン', 'クラウド', 'ドローン', 'バス', 'チャットボット', 'すまーとふぉん', 'おんらいん', 'きゃっしゅれす',
  'ﾏｲﾅﾝﾊﾞｰｶｰﾄﾞ', 'ﾃﾞｼﾞﾀﾙ', 'ｵﾝﾗｲﾝ', 'ＡＩ', 'ＤＸ', 'ＲＰＡ', 'AI', 'DFFT', 'e-gov', 'GビズID', '防災 アプリ', '窓口 オンライン 申請',
  '高齢者　スマホ　教室', '量子暗号通信', 'ﾊﾟﾝﾀﾞzoo',
];

/** The lines of a file, without the rest. */
const first = (bytes, count) => {
  let end = 0;
  for (let line = 0; line < count && end < bytes.length; line += 1) end = bytes.indexOf(10, end) + 1 || bytes.length;
  return bytes.subarray(0, end);
};
const parsed = (bytes) => bytes.toString().trimEnd().split('\n')
  .map((line, code) => ({ code, ...JSON.parse(line) }))
  .map(({ code, title, summary = '' }) => ({ code, fields: [title, summary] }));

const ENGINES = {
  async rashinban() {
    const { Measures, init } = await import('../../../bindings/npm/src/national/node.js');
    return { init, parse: (bytes) => bytes, build: (bytes) => Measures.load(bytes), search: (kept) => (query) => kept.search(query) };
  },
  flexsearch: async () => ({ parse: parsed, build: flexSearch, search: (find) => find }),
  includes: async () => ({ parse: parsed, build: (all) => includes(all, ({ fields }) => fields), search: (find) => find }),
};

/** What is held, in bytes. What awaits its end is gone some turns later. */
async function held() {
  for (let turn = 0; turn < 5; turn += 1) {
    gc();
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  // The second has buffers and the memory of WebAssembly in it.
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

async function many(engine, bytes) {
  const { init, parse, build, search } = await ENGINES[engine]();
  await init?.();
  let at = performance.now();
  const source = parse(bytes);
  const parsing = performance.now() - at;
  const before = await held();
  at = performance.now();
  const kept = await build(source);
  const building = performance.now() - at;
  const memory = (await held()) - before;
  const find = search(kept);
  const found = QUERIES.map((query) => find(query).length);
  const rounds = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const times = QUERIES.map((query) => {
      const start = performance.now();
      find(query);
      return performance.now() - start;
    });
    if (round > 0) rounds.push(times.sort((a, b) => a - b));
  }
  return {
    found,
    'build ms': building,
    'JSON.parse and build ms': parsing + building,
    'memory MB': memory / 1e6,
    'query p50 ms': median(rounds.map((times) => (times[19] + times[20]) / 2)),
    'query p99 ms': median(rounds.map((times) => times[39])),
    'queries in all ms': median(rounds.map((times) => times.reduce((sum, time) => sum + time, 0))),
  };
}

/** From the bytes to the first answer: of a process that has done nothing yet, and once it has done so often. */
async function few(engine, bytes) {
  const { init, parse, build, search } = await ENGINES[engine]();
  const answer = async () => {
    const kept = await build(parse(bytes));
    const found = search(kept)('窓口').length;
    kept.free?.();
    return found;
  };
  const timed = async (what) => {
    const start = performance.now();
    const found = await what();
    return [performance.now() - start, found];
  };
  const [starting] = await timed(async () => init?.());
  const [cold, found] = await timed(answer);
  for (let round = 0; round < 200; round += 1) await answer();
  const warm = [];
  for (let round = 0; round < 51; round += 1) warm.push((await timed(answer))[0]);
  return { found: [found], 'start ms': starting, 'first answer ms': cold, 'the same, warm ms': median(warm) };
}

const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
};

/** What is there: all folded, each looked at. */
function wanted(bytes, queries) {
  const texts = parsed(bytes).map(({ fields }) => fold(fields.join('\n')));
  return queries.map((query) => {
    const words = fold(query).split(/\s+/).filter(Boolean);
    return texts.filter((text) => words.every((word) => text.includes(word))).length;
  });
}

function compare(file) {
  const bytes = readFileSync(file);
  const script = fileURLToPath(import.meta.url);
  for (const [what, part, queries] of [['few', first(bytes, FEW), ['窓口']], ['many', bytes, QUERIES]]) {
    const want = wanted(part, queries).join();
    const runs = Object.fromEntries(Object.keys(ENGINES).map((engine) => [engine, []]));
    for (let run = 0; run < RUNS; run += 1) {
      for (const engine of Object.keys(ENGINES)) {
        const given = ['--expose-gc', '--max-old-space-size=8192', script, file, engine, what];
        const { status, stdout, stderr } = spawnSync(process.execPath, given, { encoding: 'utf8' });
        if (status !== 0) throw new Error(stderr);
        const result = JSON.parse(stdout);
        if (result.found.join() !== want) throw new Error(`${engine} finds ${result.found}, not ${want}`);
        runs[engine].push(result);
      }
    }
    print(`${what === 'few' ? FEW : 'all'} measures`, runs);
  }
}

/** The medians of several runs, and our own as a share of the others'. */
function print(title, runs) {
  console.log(`\n| ${title}, medians of ${RUNS} | ${Object.keys(runs).join(' | ')} | to FlexSearch | to includes |`);
  console.log('|---|--:|--:|--:|--:|--:|');
  for (const name of Object.keys(runs.rashinban[0]).filter((name) => name !== 'found')) {
    const [own, ...peers] = Object.values(runs).map((of) => median(of.map((result) => result[name])));
    const cells = [own, ...peers, ...peers.map((peer) => own / peer)];
    console.log(`| ${name} | ${cells.map((value) => value.toPrecision(3)).join(' | ')} |`);
  }
}

const [given, engine, what] = process.argv.slice(2);
if (engine) {
  const bytes = readFileSync(given);
  console.log(JSON.stringify(await (what === 'few' ? few(engine, first(bytes, FEW)) : many(engine, bytes))));
} else if (/^\d+$/.test(given)) {
  const folder = mkdtempSync(join(tmpdir(), 'rashinban-'));
  try {
    const file = join(folder, 'measures.jsonl');
    writeFileSync(file, lines(measures(Number(given))));
    compare(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
} else {
  compare(given);
}
