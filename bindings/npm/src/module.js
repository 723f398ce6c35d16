// The module, and how strings, lists and problems cross its boundary; wasm/src/memory.rs is the other side.

/** What stands for the module until it has started: any call says that it is too early. */
const absent = new Proxy({}, {
  get() {
    throw new RashinbanError('not-initialised', {
      ja: 'まだ使えません。先に await init() を呼んでください。',
      en: 'not ready yet; call await init() first',
    });
  },
});

/** The module's exports. */
export let wasm = absent;
/** The promise of the first `init`. */
let started = null;
/** Where the memory begins that belongs to this side, a multiple of 4. */
export let base = 0;

/** Item codes by number, and the way back. */
export let codes = [];
export let ids = new Map();
/** Strings of the module that have been read, by their place. */
let strings = new Map();
/** The closed lists: names by number. */
export let kinds = [], langs = [], fields, folds, statuses, reasons, crosswalks;

const PAGE = 65536;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

export class RashinbanError extends Error {
  constructor(code, messages, nearest = []) {
    super(`${messages.ja} / ${messages.en}`);
    this.name = 'RashinbanError';
    this.code = code;
    this.messages = Object.freeze(messages);
    this.nearest = Object.freeze(nearest);
  }
}

/** Starts the module that `load` finds; the first success lasts, a failure can be tried again. */
export function start(load) {
  started ??= instantiate(load).then(ready).catch((error) => {
    started = null;
    throw error;
  });
  return started;
}

async function instantiate(load) {
  const source = await load();
  const result = await WebAssembly.instantiate(source);
  return source instanceof WebAssembly.Module ? result : result.instance;
}

function ready({ exports }) {
  wasm = exports;
  base = wasm.memory.buffer.byteLength;
  wasm.memory.grow(1);
  kinds = names(wasm.kind_name, 1);
  langs = names(wasm.lang_name, 0);
  fields = names(wasm.field_name, 0);
  folds = names(wasm.fold_name, 0);
  statuses = names(wasm.label_status_name, 0);
  reasons = names(wasm.reason_name, 1);
  crosswalks = names(wasm.crosswalk_name, 1);
  for (const id of [...list(wasm.items), ...list(wasm.chapters)]) {
    codes[id] = string(wasm.code(id));
    ids.set(codes[id], id);
  }
}

// --- the boundary

/** A constant of the module; see `constant` in wasm/src/memory.rs. */
export function string(place) {
  let text = strings.get(place);
  if (text === undefined) {
    text = decoder.decode(new Uint8Array(wasm.memory.buffer, Math.floor(place / PAGE), place % PAGE));
    strings.set(place, text);
  }
  return text;
}

/** The names of a closed list, up to the empty one behind its last. */
function names(name, from) {
  const all = [];
  for (let number = from; string(name(number)); number += 1) all[number] = string(name(number));
  return all;
}

/** Sees to it that so many bytes stand behind `base`. */
function reserve(bytes) {
  const missing = base + bytes - wasm.memory.buffer.byteLength;
  if (missing > 0) wasm.memory.grow(Math.ceil(missing / PAGE));
}

/** Writes a string behind `base` and returns its length in bytes. */
export function write(text) {
  reserve(3 * text.length);
  return encoder.encodeInto(text, new Uint8Array(wasm.memory.buffer, base)).written;
}

/** Calls what writes a list behind the first `used` bytes; a negative answer is a problem. */
export function list(call, used = 0) {
  const at = base + Math.ceil(used / 4) * 4;
  let room = (wasm.memory.buffer.byteLength - at) >> 2;
  let length = call(at, room);
  if (length > room) {
    reserve(at - base + 4 * length);
    room = length;
    length = call(at, room);
  }
  if (length < 0) throw problem(-length);
  return new Int32Array(wasm.memory.buffer.slice(at, at + 4 * length));
}

/** The error for a number of the core's list of problems. */
export function problem(number, given, nearest) {
  const [ja, en] = [0, 2].map((lang) => string(wasm.problem_message(number, lang)));
  const said = (text, meant) => `${given === undefined ? '' : `「${excerpt(given)}」: `}${text}${nearest?.length ? meant : ''}`;
  return new RashinbanError(
    string(wasm.problem_name(number)),
    { ja: said(ja, `もしかして: ${nearest?.join('、')}`), en: said(en, `; did you mean ${nearest?.join(', ')}?`) },
    nearest,
  );
}

/** The beginning of what was given, without what could disturb a terminal. */
function excerpt(text) {
  const clean = text.slice(0, 40).replace(/[\p{Cc}\p{Cs}]/gu, '\ufffd');
  return text.length > 40 ? `${clean}…` : clean;
}
