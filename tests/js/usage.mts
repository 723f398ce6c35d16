// Never run, only checked: how the types are meant to be used, and what they must refuse.

import * as plan from 'rashinban';
import {
  BasicPrinciple, RashinbanError, Strategy, Vision, init, itemByCode, label, matches, search,
  type CrossReference, type EditionId, type Field, type ItemCode, type ItemKind, type SearchResults,
} from 'rashinban';
import * as html from 'rashinban/html';
import * as national from 'rashinban/national';
import { ImageError, Measures, type Cell } from 'rashinban/national';
import * as registers from 'rashinban/register';
import { Register, RegisterError, ask, read, type Answer, type Day, type Measure, type Pace, type Progress } from 'rashinban/register';
import { define, load, type RashinbanItem } from 'rashinban/widget';
import 'rashinban/widget/define';

await init();
await init(new Uint8Array());
await init(new WebAssembly.Module(new Uint8Array()));

// Enums are their codes, and their type is the union of them.
const vision: Vision = Vision.NoOneLeftBehind;
const four: 'V04' = Vision.NoOneLeftBehind;
const code: ItemCode = vision;
const known: ItemCode = 'I01-02-03';
// @ts-expect-error: the plan has no seventh vision
const none: ItemCode = 'V07';
// @ts-expect-error: a strategy is no vision
const other: Vision = Strategy.Web3;
// @ts-expect-error: enums do not change
Vision.NoOneLeftBehind = 'V01';
const principle: BasicPrinciple = 'P10-01';

const title: string = label(code, 'kana');
// @ts-expect-error: no such language
label(code, 'fr');
// @ts-expect-error: a code as people type it goes through itemByCode
label('i1-2', 'ja');
label(itemByCode('i1-2'), 'ja');

const found: SearchResults = search('ﾃﾞｼﾞﾀﾙ 人材', { kind: 'initiative-item', within: 'I07', limit: 10 });
search('防災', { kind: undefined });
// @ts-expect-error: no such kind
search('防災', { kind: 'principle' });
const field: Field | undefined = matches('防災', found.items[0] ?? 'V')[0]?.field;

const kind: ItemKind = plan.kind('I10');
const number: number | null = plan.number('I10');
// @ts-expect-error: it may be null
const text: string = plan.text('V', 'ja');
const reference: CrossReference | undefined = plan.crossReferences('S06')[0];
if (reference?.reason === 'shared-term') console.log(reference.terms?.en);
const next: EditionId | null = plan.edition('2023').supersededBy;

try {
  itemByCode('I01-07');
} catch (error) {
  if (error instanceof RashinbanError && error.code === 'unknown-code') {
    const nearest: readonly ItemCode[] = error.nearest;
    console.log(error.messages.ja, nearest);
  }
  // @ts-expect-error: no such problem
  if (error instanceof RashinbanError && error.code === 'no-such-problem') throw error;
}

console.log(four, known, none, other, principle, title, field, kind, number, text, next);

// --- the custom elements

const element = document.createElement('rashinban-plan');
const shown: boolean = element.show('I01-02');
element.addEventListener('rashinban-search', ({ detail }) => {
  const total: number = detail.total;
  // @ts-expect-error: searches have no results in their event
  detail.items;
  return total;
});
const picker = document.querySelector('rashinban-picker');
if (picker) {
  picker.required = true;
  picker.alignments = [{ code: 'i1.2', alignment: 'primary' }];
  const chosen: ItemCode | undefined = picker.alignments[0]?.code;
  // @ts-expect-error: there are two levels
  picker.alignments = [{ code: 'V04', alignment: 'main' }];
  picker.addEventListener('rashinban-change', ({ detail }) => detail.alignments.map(({ alignment }) => alignment === 'related'));
  picker.setCustomValidity(chosen ?? '');
}
const cited: RashinbanItem = document.createElement('rashinban-item');
cited.code = 'S06';
define();
await load(new URL('https://example.jp/rashinban_widget_bg.wasm'));
const written: string = html.picker({ name: 'plan', primary: ['I01-02'], lang: 'en' }) + html.item('S06', { variant: 'chip' }) + html.plan();
// @ts-expect-error: no such variant
html.item('S06', { variant: 'badge' });

console.log(shown, written);

// --- registers

await registers.init();
await registers.init('/rashinban/rashinban_register_bg.wasm');
const register: Register = read(new Uint8Array(), { file: '台帳.json', encoding: 'cp932', limits: { measures: 1000 } });
read('{}', { format: 'jsonl' });
// @ts-expect-error: tables are read by the command
read('a,b', { format: 'csv' });
// @ts-expect-error: a register is read, or taken from data
new Register();
const progress: Answer<Progress> = register.progress({ as_of: '2026-03-31', stale_after_days: undefined });
const percent: number | null = progress.answer.whole.progress;
const pace: Pace | undefined = progress.answer.measures[0]?.indicators[0]?.pace.pace;
// @ts-expect-error: no such pace
if (pace === 'fast') console.log(pace);
const day: Day | null = progress.as_of;
const codes: ItemCode[] = ask('coverage', [register], { within: 'I01' }).answer.uncovered;
// @ts-expect-error: no such option
ask('coverage', [register], { item: 'I01' });
// @ts-expect-error: no such question
ask('ranking', [register]);
const rank: number | undefined = register.goodPractice([], { item: 'I01-02' }).answer.ranking[0]?.rank;
const changed: string | undefined = register.diff(Register.from({ measures: [] })).answer.log[0]?.ja;
const measure: Measure = { id: '1', title: '窓口', status: 'in-progress', alignments: [{ item: 'I01-02', alignment: 'primary' }] };
// @ts-expect-error: a measure has an id
const nameless: Measure = { title: '窓口' };
// @ts-expect-error: no such status
measure.status = 'done';
const shownReport: string = register.report({ sections: ['progress', 'findings'], previous: Register.from({ measures: [measure] }) });
try {
  read('');
} catch (error) {
  if (error instanceof RegisterError) console.log(error.diagnostics[0]?.rule === 'malformed-json', error.code);
  if (error instanceof registers.QueryError || error instanceof registers.RashinbanError) console.log(error.messages.ja);
}

console.log(percent, day, codes, rank, changed, nameless, shownReport, JSON.stringify(register), register.write('jsonl'));

// --- the measures of many municipalities

await national.init('/rashinban/rashinban_national_bg.wasm');
const kept: Measures = await Measures.load(new Uint8Array(), { as_of: '2026-03-31', limits: { measures: 1000 } });
// @ts-expect-error: measures are loaded or opened
new Measures();
const numbers: Uint32Array = kept.search('窓口', { limit: 20, filter: { items: ['I01'], statuses: ['in-progress'] }, sort: 'end' });
// @ts-expect-error: no such filter
kept.filter({ item: ['I01'] });
// @ts-expect-error: no such order
kept.filter({}, { sort: 'size' });
const cells: Cell[] = kept.aggregate('prefecture', 'status', { words: '窓口' });
// @ts-expect-error: no such dimension
kept.aggregate('prefecture', 'size');
const one: Measure = kept.measure(numbers[0] ?? 0);
try {
  await Measures.open(kept.save());
} catch (error) {
  if (error instanceof ImageError) console.log(error.messages.en);
  if (error instanceof national.RegisterError) console.log(error.diagnostics.length);
}

console.log(cells[0]?.municipality_share, one.title, kept.count('窓口'), kept.length, kept.as_of, kept.findings.length);
