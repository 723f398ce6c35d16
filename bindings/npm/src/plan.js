// The plan's calls. They hold no logic of their own: each turns codes and names into the module's numbers, and numbers
// back. What they do and what they throw is said in index.d.ts.

import {
  checkedList, codes, crosswalks, fields, folds, ids, kinds, langs, problem, reasons, statuses, string, wasm,
} from './module.js';

export { RashinbanError } from './error.js';

/** Numbers in the core's list of problems. */
const MALFORMED_TEXT = 2;
const MALFORMED_CODE = 3;
const UNKNOWN_KIND = 6;
const UNKNOWN_LANGUAGE = 7;
const QUERY_TOO_LONG = 11;
const INVALID_ARGUMENT = 13;
const UNKNOWN_EDITION = 15;

/** Longer strings are refused before they are copied, in UTF-16 units. */
const LONGEST = 2 ** 20;

// --- arguments

function typed(value, type, name) {
  if (typeof value !== type) throw new TypeError(`${name} must be a ${type}, not ${value === null ? 'null' : typeof value}`);
}

/** A string that can go to the module. `tooLong` is the problem of one that cannot. */
function checked(value, name, tooLong) {
  typed(value, 'string', name);
  if (value.length > LONGEST) throw problem(tooLong, value);
  // Half of a surrogate pair would silently become U+FFFD.
  if (/\p{Cs}/u.test(value)) throw problem(MALFORMED_TEXT, value);
  return value;
}

function integer(value, name, least) {
  typed(value, 'number', name);
  if (!Number.isInteger(value) || value < least) throw problem(INVALID_ARGUMENT, `${name} ${value}`);
  return Math.min(value, 0x7fffffff);
}

/** The number of an item. One that does not fit the module's 32 bits stays outside of every list, and is not cut. */
const numbered = (value) => Math.max(-1, integer(value, 'number', -Infinity));

/** The number of a name in one of the closed lists. */
function member(list, value, name, unknown) {
  const number = list.indexOf(checked(value, name, unknown));
  if (number < 0) throw problem(unknown, value);
  return number;
}

const kindNumber = (name) => member(kinds, name, 'kind', UNKNOWN_KIND);
const langNumber = (name) => member(langs, name, 'lang', UNKNOWN_LANGUAGE);

/** The number of an item, by its code. */
const id = (code) => ids.get(code) ?? ids.get(itemByCode(code));

/** The number of an edition. */
function editionNumber(name) {
  const number = wasm.edition_by_name(checked(name, 'edition', UNKNOWN_EDITION));
  if (number < 0) throw problem(-number, name);
  return number;
}

// --- answers

const codeOf = (id) => codes[id] ?? null;
const codesOf = (list) => Array.from(list, codeOf);
const textOf = (place) => string(place) || null;
const namesOf = (list, bits) => list.filter((_, bit) => (bits >> bit) & 1);

/** A list cut into rows. */
function rows(numbers, width) {
  return Array.from({ length: numbers.length / width }, (_, row) => numbers.subarray(row * width, (row + 1) * width));
}

/** The item with this number, or the error that a negative one stands for. */
function found(id, given) {
  if (id < 0) throw problem(-id, String(given));
  return codes[id];
}

// --- items

export function itemByCode(code) {
  const number = wasm.item_by_code(checked(code, 'code', MALFORMED_CODE));
  if (number > 0) return codes[number];
  throw problem(-number, code, codesOf(wasm.nearest(code)));
}

export const itemByNumber = (kind, number) => found(wasm.item_by_number(kindNumber(kind), numbered(number)), number);

export const itemsByLabel = (label) => codesOf(wasm.items_by_label(checked(label, 'label', INVALID_ARGUMENT)));

export const kind = (code) => kinds[wasm.kind(id(code))];
export const number = (code) => wasm.number(id(code)) || null;
export const label = (code, lang) => string(wasm.label(id(code), langNumber(lang)));
export const labelStatus = (code, lang) => statuses[wasm.label_status(id(code), langNumber(lang))];
export const text = (code, lang) => textOf(wasm.text(id(code), langNumber(lang)));
export const figure = (code) => textOf(wasm.figure(id(code)));
export const note = (code, lang) => textOf(wasm.note(id(code), langNumber(lang)));

export function provenance(code) {
  const of = id(code);
  return {
    edition: string(wasm.edition_name(wasm.carried_edition())),
    document: string(wasm.document()),
    heading: string(wasm.heading(of)),
    line: wasm.line(of),
    column: wasm.column(of),
    verbatim: string(wasm.verbatim(of)),
  };
}

export function occurrences(code) {
  const of = id(code);
  const place = (line, index) => ({ line, verbatim: string(wasm.occurrence_verbatim(of, index)) });
  return Array.from(wasm.occurrence_lines(of), place);
}

export function crossReferences(code) {
  return rows(wasm.cross_references(id(code)), 3).map(([other, reason, term]) => ({
    item: codes[other],
    reason: reasons[reason],
    term: term ? string(wasm.term(term, 0)) : null,
    terms: term ? Object.fromEntries(langs.map((lang, number) => [lang, string(wasm.term(term, number))])) : null,
  }));
}

// --- the tree

/** The lists of wasm/src/api/tree.rs, in its order. */
const LISTS = ['items', 'chapters', 'itemsOfKind', 'children', 'ancestors', 'descendants', 'siblings', 'path'];

const listed = (name, of = 0) => codesOf(wasm.list(LISTS.indexOf(name), of));
/** A call that lists items by one. */
const related = (name) => (code) => listed(name, id(code));

export const items = () => listed('items');
export const chapters = () => listed('chapters');
export const isWithin = (code, other) => wasm.is_within(id(code), id(other));
export const parent = (code) => codeOf(wasm.parent(id(code)));
export const previous = (code) => codeOf(wasm.previous(id(code)));
export const next = (code) => codeOf(wasm.next(id(code)));
export const child = (code, number) => found(wasm.child(id(code), numbered(number)), number);
export const children = related('children');
export const ancestors = related('ancestors');
export const descendants = related('descendants');
export const siblings = related('siblings');
export const path = related('path');

// --- kinds

export const itemsOfKind = (kind) => listed('itemsOfKind', kindNumber(kind));

export const kindLabel = (kind, lang) => string(wasm.kind_label(kindNumber(kind), langNumber(lang)));

// --- search

export function search(query, { kind, within, limit, offset } = {}) {
  const filters = [
    kind === undefined ? 0 : kindNumber(kind),
    within === undefined ? 0 : id(within),
    limit === undefined ? -1 : integer(limit, 'limit', 0),
    offset === undefined ? 0 : integer(offset, 'offset', 0),
  ];
  const [total, ...found] = checkedList(wasm.search(checked(query, 'query', QUERY_TOO_LONG), ...filters));
  return { total, items: codesOf(found) };
}

export function matches(query, code) {
  const of = id(code);
  const numbers = checkedList(wasm.matches(checked(query, 'query', QUERY_TOO_LONG), of));
  return rows(numbers, 5).map(([field, word, start, end, bits]) => {
    const read = field < langs.length ? wasm.label : wasm.text;
    const matched = string(read(of, field % langs.length)).slice(start, end);
    return { field: fields[field], word, start, end, matched, folds: namesOf(folds, bits) };
  });
}

export function fold(text) {
  const characters = wasm.fold(checked(text, 'text', INVALID_ARGUMENT));
  let folded = '';
  // In pieces: a call takes only so many arguments.
  for (let at = 0; at < characters.length; at += 4096) {
    folded += String.fromCodePoint(...characters.subarray(at, at + 4096));
  }
  return folded;
}

// --- editions

export function edition(name) {
  const number = editionNumber(name);
  const next = wasm.superseded_by(number);
  return {
    decidedOn: string(wasm.decided_on(number)),
    supersededBy: next ? string(wasm.edition_name(next)) : null,
    carried: wasm.carried(number),
  };
}

export const editions = () => Array.from(wasm.editions(), (number) => string(wasm.edition_name(number)));

export function newestEdition() {
  const number = wasm.newest_edition();
  return { id: string(wasm.edition_name(number)), confirmed: wasm.confirmed(number) };
}

export function crosswalk(code, edition) {
  const of = id(code);
  return crosswalks[wasm.crosswalk(of, editionNumber(edition))];
}

// --- the library

export const attribution = (lang) => string(wasm.attribution(langNumber(lang)));
export const version = () => string(wasm.version());
