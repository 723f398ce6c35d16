// The vectors and the bad input, for node and for Chromium alike: nothing here needs either.

/** Each call of a vector, by the package's own. */
const calls = {
  item_by_code: (api, { code }) => api.itemByCode(code),
  item_by_number: (api, { kind, number }) => api.itemByNumber(kind, number),
  items_by_label: (api, { label }) => api.itemsByLabel(label),
  enum_by_name: (api, { type, name }) => api[type][name],
  kind: (api, { code }) => api.kind(code),
  number: (api, { code }) => api.number(code),
  label: (api, { code, lang }) => api.label(code, lang),
  label_status: (api, { code, lang }) => api.labelStatus(code, lang),
  text: (api, { code, lang }) => api.text(code, lang),
  figure: (api, { code }) => api.figure(code),
  note: (api, { code, lang }) => api.note(code, lang),
  is_within: (api, { code, other }) => api.isWithin(code, other),
  parent: (api, { code }) => api.parent(code),
  previous: (api, { code }) => api.previous(code),
  next: (api, { code }) => api.next(code),
  child: (api, { code, number }) => api.child(code, number),
  children: (api, { code }) => api.children(code),
  ancestors: (api, { code }) => api.ancestors(code),
  descendants: (api, { code }) => api.descendants(code),
  siblings: (api, { code }) => api.siblings(code),
  path: (api, { code }) => api.path(code),
  items: (api) => api.items(),
  chapters: (api) => api.chapters(),
  items_of_kind: (api, { kind }) => api.itemsOfKind(kind),
  kind_label: (api, { kind, lang }) => api.kindLabel(kind, lang),
  search: (api, { query, ...options }) => api.search(query, options),
  matches: (api, { query, code }) =>
    api.matches(query, code).map(({ field, word, start, end, folds }) => {
      const [what, lang] = field.split('-');
      // Cut out here, so that the range is tested and not the package's own cut.
      return { field, word, matched: api[what](code, lang).slice(start, end), folds };
    }),
  fold: (api, { text }) => api.fold(text),
  cross_references: (api, { code }) =>
    api.crossReferences(code).map(({ item, reason, term }) => ({ item, reason, term })),
  terms: (api, { code, lang }) => {
    const terms = api.crossReferences(code).flatMap(({ terms }) => terms ?? []);
    return [...new Set(terms.map((term) => term[lang]))];
  },
  provenance: (api, { code }) => api.provenance(code),
  occurrences: (api, { code }) => api.occurrences(code),
  item_edition: (api, { code }) => api.provenance(code).edition,
  edition: (api, { id }) => {
    const { decidedOn, supersededBy, carried } = api.edition(id);
    return { decided_on: decidedOn, superseded_by: supersededBy, carried };
  },
  editions: (api) => api.editions(),
  carried_edition: (api) => api.editions().find((id) => api.edition(id).carried),
  newest_edition: (api) => api.newestEdition(),
  crosswalk: (api, { code, edition }) => api.crosswalk(code, edition),
  attribution: (api, { lang }) => api.attribution(lang),
};

/** An answer, or the error as a vector writes it. */
function outcome(api, call) {
  try {
    return call();
  } catch (error) {
    if (!(error instanceof api.RashinbanError)) throw error;
    return error.code === 'unknown-code'
      ? { error: error.code, nearest: [...error.nearest] }
      : { error: error.code };
  }
}

/** Equal as JSON, whatever the order of an object's members. */
function same(a, b) {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && same(a[key], b[key]));
}

/** Counts checks; `problems` tells of those that failed. */
export class Report {
  passed = 0;
  problems = [];

  check(name, good, detail = '') {
    if (good) this.passed += 1;
    else this.problems.push(`${name}${detail && `: ${detail}`}`);
  }

  equal(name, got, want) {
    this.check(name, same(got, want), `got ${JSON.stringify(got)}, want ${JSON.stringify(want)}`);
  }
}

/** Runs vectors, given by file. */
export function runVectors(api, files) {
  const report = new Report();
  for (const [file, vectors] of Object.entries(files)) {
    for (const { name, call, args, want } of vectors) {
      const make = calls[call];
      if (!make) {
        report.check(`${file}: ${name}`, false, `unknown call ${call}`);
        continue;
      }
      try {
        report.equal(`${file}: ${name}`, outcome(api, () => make(api, args ?? {})), want);
      } catch (error) {
        report.check(`${file}: ${name}`, false, `${error}`);
      }
    }
  }
  return report;
}

/** Before `init`, every call says so. Needs a package that has not been started. */
export function runTooEarly(api) {
  const report = new Report();
  const early = {
    itemByCode: ['V01'], itemByNumber: ['vision', 1], itemsByLabel: ['浸透'], kind: ['V01'], label: ['V01', 'ja'],
    text: ['V', 'ja'], parent: ['V01'], children: ['V'], items: [], chapters: [], itemsOfKind: ['vision'],
    search: ['防災'], matches: ['防災', 'V02'], fold: ['ＤＸ'], crossReferences: ['S06'], provenance: ['V06'],
    edition: ['2023'], newestEdition: [], crosswalk: ['V01', '2024'], isWithin: ['V01', 'V'],
    occurrences: ['I01'], editions: [], kindLabel: ['vision', 'ja'], attribution: ['ja'], version: [],
  };
  for (const [call, args] of Object.entries(early)) {
    report.equal(`too early: ${call}`, outcome(api, () => api[call](...args)), { error: 'not-initialised' });
  }
  return report;
}

/** What nobody should pass, and somebody will: a clear error, and a module that works on. */
export function runBadInput(api) {
  const report = new Report();
  const refused = (name, call, error) => report.equal(`bad input: ${name}`, outcome(api, call), { error });
  const wrongType = (name, call) => {
    let thrown;
    try {
      call();
    } catch (error) {
      thrown = error;
    }
    report.check(`bad input: ${name}`, thrown instanceof TypeError, `got ${thrown}`);
  };

  const half = '防災\ud83d';
  refused('half a pair as query', () => api.search(half), 'malformed-text');
  refused('the other half', () => api.search('\ude00防災'), 'malformed-text');
  refused('half a pair in matches', () => api.matches(half, 'V02'), 'malformed-text');
  refused('half a pair as code', () => api.itemByCode('V\ud83d'), 'malformed-text');
  refused('half a pair as label', () => api.itemsByLabel(half), 'malformed-text');
  refused('half a pair to fold', () => api.fold(half), 'malformed-text');
  refused('half a pair as edition', () => api.edition('\ud83d'), 'malformed-text');
  report.equal('a whole pair', api.fold('😀Ａ'), '😀a');

  refused('no query', () => api.search(''), 'empty-query');
  refused('white space', () => api.search(' \u3000\n\t'), 'empty-query');
  refused('257 characters', () => api.search('あ'.repeat(257)), 'query-too-long');
  report.equal('256 characters', api.search('あ'.repeat(256)), { total: 0, items: [] });
  refused('17 words', () => api.search('の '.repeat(17)), 'query-too-long');
  refused('a million characters', () => api.search('デ'.repeat(1e6)), 'query-too-long');
  refused('ten million characters', () => api.search('デ'.repeat(1e7)), 'query-too-long');
  report.equal('a million spaces', api.search(`${' '.repeat(1e6)}防災`).total, api.search('防災').total);
  refused('a huge code', () => api.itemByCode('1'.repeat(1e6)), 'malformed-code');
  refused('a huger code', () => api.itemByCode('1'.repeat(1e7)), 'malformed-code');
  report.equal('a huge label', api.itemsByLabel('デ'.repeat(1e6)), []);
  report.equal('a huge text', api.fold('Ａ'.repeat(1e6)), 'a'.repeat(1e6));
  refused('a huger text', () => api.fold('Ａ'.repeat(1e7)), 'invalid-argument');
  report.equal('nothing to fold', api.fold(''), '');
  report.equal('a NUL', api.search('防\0災'), { total: 0, items: [] });
  const crowded = api.matches('の '.repeat(16), 'V');
  report.check('many matches', crowded.length > 0 && crowded.length % 16 === 0, `${crowded.length}`);

  for (const number of [-1, 0, 255, 256, 257, 65537, 2 ** 31, 2 ** 32 + 1, -(2 ** 32) + 1, Number.MAX_VALUE]) {
    refused(`number ${number}`, () => api.itemByNumber('vision', number), 'unknown-number');
    refused(`child ${number}`, () => api.child('V', number), 'unknown-number');
  }
  for (const number of [NaN, Infinity, -Infinity, 1.5]) {
    refused(`number ${number}`, () => api.itemByNumber('vision', number), 'invalid-argument');
    refused(`limit ${number}`, () => api.search('防災', { limit: number }), 'invalid-argument');
    refused(`offset ${number}`, () => api.search('防災', { offset: number }), 'invalid-argument');
  }
  refused('limit -1', () => api.search('防災', { limit: -1 }), 'invalid-argument');
  report.equal('limit 0', api.search('防災', { limit: 0 }).items, []);
  report.equal('an offset far behind', api.search('防災', { offset: 2 ** 40 }).items, []);
  refused('no such kind', () => api.itemsOfKind('principle'), 'unknown-kind');
  refused('no such kind to search', () => api.search('防災', { kind: 'toString' }), 'unknown-kind');
  refused('no such language', () => api.label('V01', 'fr'), 'unknown-language');
  refused('no such edition', () => api.edition('__proto__'), 'unknown-edition');
  refused('no such item', () => api.label('__proto__', 'ja'), 'malformed-code');
  refused('within nothing', () => api.search('防災', { within: 'X' }), 'malformed-code');

  for (const value of [undefined, null, 1, {}, [], Symbol('V01'), true]) {
    wrongType(`code ${String(value)}`, () => api.itemByCode(value));
    wrongType(`query ${String(value)}`, () => api.search(value));
    wrongType(`text ${String(value)}`, () => api.fold(value));
    wrongType(`label of ${String(value)}`, () => api.label(value, 'ja'));
    wrongType(`language ${String(value)}`, () => api.label('V01', value));
    wrongType(`edition ${String(value)}`, () => api.edition(value));
  }
  for (const value of [undefined, null, '1', {}, 1n]) {
    wrongType(`number ${String(value)}`, () => api.itemByNumber('vision', value));
  }

  // Afterwards everything still answers as before.
  report.equal('after all that', api.label('V01', 'ja'), 'デジタル化による成長戦略');
  report.equal('after all that, a search', api.search('防災').items[0], 'I05-03');
  return report;
}
