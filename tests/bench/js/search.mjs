// node search.mjs PLAN.json: search of the plan through the npm package, beside plain JavaScript and two libraries.
// Answers are checked first; then queries and engines take turns. Prints a JSON object to a line.
import { readFile } from 'node:fs/promises';
import { init, search } from '../../../bindings/npm/src/node.js';
import { flexSearch, includes, miniSearch } from './engines.mjs';

const ROUNDS = 15;
/** What one sample should take, in nanoseconds. */
const SAMPLE = 60_000;

const { documents, lists } = JSON.parse(await readFile(process.argv[2], 'utf8'));
await init();

const PRODUCT = 'npm: search';
const BASELINE = 'JS: includes over the folded fields';
const engines = new Map([
  [PRODUCT, (query) => search(query).items],
  ['npm: search, limit 20', (query) => search(query, { limit: 20 }).items],
  [BASELINE, includes(documents, ({ fields }) => fields)],
  // Field 0 is the Japanese label, 3 the Japanese text.
  ['JS: includes over label and text in Japanese', includes(documents, ({ fields }) => [fields[0], fields[3]])],
  ['minisearch 7.2.0, pairs', await miniSearch(documents)],
  ['flexsearch 0.8.212, pairs', await flexSearch(documents)],
]);

const print = (line) => console.log(JSON.stringify({ group: 'search', ...line }));

for (const [name, engine] of engines) {
  for (const list of lists) {
    let wanted = 0, given = 0, right = 0;
    for (const { query, found } of list.queries) {
      const answer = new Set(engine(query));
      wanted += found.length;
      given += answer.size;
      right += found.filter((code) => answer.has(code)).length;
    }
    print({ case: name, list: list.name, recall: right / wanted, precision: right / given });
    if (name === PRODUCT && !(right === wanted && right === given)) {
      throw new Error(`${list.name}: ${wanted} wanted, ${given} given, ${right} right`);
    }
  }
}

/** A loop of its own for each engine, so that what one of them is optimised for spoils no other's. */
const runners = [...engines].map(([name, engine]) => ({
  name,
  engine,
  loop: new Function('engine', 'query', 'n', 'let found; for (let i = 0; i < n; i += 1) found = engine(query); return found;'),
}));

function sample({ engine, loop }, query, n) {
  const start = process.hrtime.bigint();
  loop(engine, query, n);
  return Number(process.hrtime.bigint() - start) / n;
}

const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
};
const mean = (values) => values.reduce((a, b) => a + b, 0) / values.length;
const spread = (values) => ({ median: median(values), min: Math.min(...values), max: Math.max(...values) });

for (const { name, queries } of lists) {
  for (let warm = 0; warm < 3; warm += 1) {
    for (const { query } of queries) for (const runner of runners) sample(runner, query, 100);
  }
  const often = queries.map(({ query }) =>
    runners.map((runner) => Math.max(1, Math.ceil(SAMPLE / sample(runner, query, 50)))));
  const rounds = runners.map(() => ({ p50: [], mean: [] }));
  for (let round = 0; round < ROUNDS; round += 1) {
    const times = runners.map(() => []);
    queries.forEach(({ query }, q) => {
      for (let turn = 0; turn < runners.length; turn += 1) {
        const r = (turn + q + round) % runners.length;
        times[r].push(sample(runners[r], query, often[q][r]));
      }
    });
    rounds.forEach((of, r) => {
      of.p50.push(median(times[r]));
      of.mean.push(mean(times[r]));
    });
  }
  const baseline = rounds[[...engines.keys()].indexOf(BASELINE)];
  runners.forEach((runner, r) => {
    print({ case: runner.name, list: name, unit: 'ns', p50: spread(rounds[r].p50), mean: spread(rounds[r].mean) });
    const ratios = (of) => spread(rounds[r][of].map((value, round) => value / baseline[of][round]));
    if (runner.name !== BASELINE) {
      print({ case: runner.name, to: BASELINE, list: name, unit: 'ratio', p50: ratios('p50'), mean: ratios('mean') });
    }
  });
}
