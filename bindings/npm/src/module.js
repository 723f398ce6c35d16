// The module, and how strings, lists and problems come out of it. wasm-bindgen's glue loads it and takes strings in.

import * as glue from '../dist/rashinban_wasm.js';
import { RashinbanError, absent } from './error.js';

/** The module's calls. */
export let wasm = absent;
/** The promise of the first `init`. */
let started = null;
/** The module's memory, where its constants stand. */
let memory;

/** Item codes by number, and the way back. */
export let codes = [];
export let ids = new Map();
/** Strings of the module that have been read, by their place. */
let strings = new Map();
/** The closed lists: names by number. */
export let kinds = [], langs = [], fields, folds, statuses, reasons, crosswalks;

const PAGE = 65536;
const decoder = new TextDecoder();

/** Starts the module that `load` finds; the first success lasts, a failure can be tried again. */
export function start(load) {
  started ??= instantiate(load).catch((error) => {
    started = null;
    throw error;
  });
  return started;
}

async function instantiate(load) {
  ({ memory } = await glue.default({ module_or_path: await load() }));
  wasm = glue;
  [kinds, langs, fields, folds, statuses, reasons, crosswalks] = NAMES.map(names);
  for (const id of [...wasm.list(0, 0), ...wasm.list(1, 0)]) {
    codes[id] = string(wasm.code(id));
    ids.set(codes[id], id);
  }
}

// --- the boundary

/** A constant of the module, by its place; see `place` in wasm/src/api.rs. */
export function string(place) {
  let text = strings.get(place);
  if (text === undefined) {
    text = decoder.decode(new Uint8Array(memory.buffer, Math.floor(place / PAGE), place % PAGE));
    strings.set(place, text);
  }
  return text;
}

/** The closed lists of wasm/src/api/names.rs, in its order: the number of each one's first name. Behind them, the problems. */
const NAMES = [1, 0, 0, 0, 0, 1, 1];

/** The names of a closed list, up to the empty one behind its last. */
function names(first, list) {
  const all = [];
  for (let number = first; string(wasm.name(list, number)); number += 1) all[number] = string(wasm.name(list, number));
  return all;
}

/** A list that may be a problem instead: a single negative number. */
export function checkedList(numbers) {
  if (numbers[0] < 0) throw problem(-numbers[0]);
  return numbers;
}

/** The error for a number of the core's list of problems. */
export function problem(number, given, nearest) {
  const [ja, en] = [0, 2].map((lang) => string(wasm.problem_message(number, lang)));
  const said = (text, meant) => `${given === undefined ? '' : `「${excerpt(given)}」: `}${text}${nearest?.length ? meant : ''}`;
  return new RashinbanError(
    string(wasm.name(NAMES.length, number)),
    { ja: said(ja, `もしかして: ${nearest?.join('、')}`), en: said(en, `; did you mean ${nearest?.join(', ')}?`) },
    nearest,
  );
}

/** The beginning of what was given, without what could disturb a terminal. */
function excerpt(text) {
  const clean = text.slice(0, 40).replace(/[\p{Cc}\p{Cs}]/gu, '\ufffd');
  return text.length > 40 ? `${clean}…` : clean;
}
