// The measures of many municipalities. They stay in the module; questions go in as JSON, numbers of measures come out as lists.
// What the calls do and what they throw is said in index.d.ts.

import { RashinbanError } from '../error.js';
import { encoded, viewed } from '../register/bytes.js';
import { QueryError, RegisterError, options, refused, said, told } from '../register/said.js';
import { SMALL, room } from './module.js';

export { QueryError, RashinbanError, RegisterError };

/** All that a module could hold: there is no limit of its own for many municipalities. */
const UNLIMITED = { bytes: 2 ** 32 - 1, measures: 2 ** 32 - 1 };

/** The number that no measure has; alone in a list, it stands for an answer that there is not. */
const NONE = 2 ** 32 - 1;

/** A file of measures that cannot be opened. */
export class ImageError extends RashinbanError {
  constructor({ problem, reason }) {
    super(problem, reason);
    this.name = 'ImageError';
  }
}

export class Measures {
  /** The measures in their module. */
  #held;
  /** What was found while they were loaded: as JSON until someone asks for it; null where it is worked out only then. */
  #found;

  constructor(held, found = '{"diagnostics":[],"findings":[],"encoding":null}') {
    this.#held = held;
    this.#found = found;
    Object.assign(this, JSON.parse(held.about()));
  }

  get diagnostics() {
    return this.#read().diagnostics;
  }

  get findings() {
    return this.#read().findings;
  }

  get encoding() {
    return this.#read().encoding;
  }

  #read() {
    if (this.#found === null) {
      const held = this.#kept();
      this.#found = fitting(() => held.found());
    }
    if (typeof this.#found === 'string') {
      this.#found = JSON.parse(this.#found);
      for (const list of [this.#found.diagnostics, this.#found.findings]) Object.freeze(list);
    }
    return this.#found;
  }

  static async load(source, { limits, ...given } = {}) {
    const isText = typeof source === 'string';
    const bytes = isText ? encoded(source) : viewed(source);
    if (bytes.length > UNLIMITED.bytes) throw tooLarge();
    const asked = options({ ...given, ...(isText && { encoding: 'utf-8' }), limits: { ...UNLIMITED, ...limits } });
    const calls = await room(bytes.length);
    const isSmall = bytes.length <= SMALL;
    // What is told later is told of what was loaded, whatever becomes of the bytes.
    const loading = fitting(() => calls.load(parted(isSmall ? bytes.slice() : bytes), asked, isSmall));
    if (!loading.loaded()) throw new RegisterError(said(told(loading)).diagnostics);
    if (isSmall) return new Measures(loading, null);
    const found = loading.told();
    return new Measures(await moved(loading, calls.own_memory()), found);
  }

  static async open(bytes) {
    return new Measures(await opened(viewed(bytes)));
  }

  search(words, given = {}) {
    if (typeof words !== 'string') throw new TypeError('words must be a string');
    return this.#find({ ...asking(given), words });
  }

  filter(filter, given = {}) {
    return this.#find({ ...asking(given), filter: asking(filter) });
  }

  #find(asked) {
    const held = this.#kept();
    const found = held.find(options(asked));
    if (found.length === 1 && found[0] === NONE) said(held.told());
    return found;
  }

  count(words, given = {}) {
    if (typeof words !== 'string') throw new TypeError('words must be a string');
    const held = this.#kept();
    const count = held.count(options({ ...asking(given), words }));
    if (count < 0) said(held.told());
    return count;
  }

  aggregate(rows, columns, given = {}) {
    for (const by of [rows, columns]) if (typeof by !== 'string') throw new TypeError('a dimension must be a string');
    return said(this.#kept().aggregate(options({ ...asking(given), by: [rows, columns] })));
  }

  measure(number) {
    const held = this.#kept();
    if (!Number.isInteger(number)) throw new TypeError('a number of a measure must be an integer');
    if (!(number >= 0 && number < this.length)) {
      throw refused(`番号 ${number} の施策はありません。0 から ${this.length - 1} までです。`, `no measure ${number} among ${this.length}`);
    }
    return said(held.measure(number));
  }

  save() {
    const held = this.#kept();
    return fitting(() => held.save());
  }

  free() {
    this.#held?.free();
    this.#held = undefined;
  }

  #kept() {
    if (!this.#held) throw refused('施策は free() で手放されています。', 'the measures were let go of by free()');
    return this.#held;
  }
}

/** Does what may take more memory than there is: the module then stops where it is, and JavaScript has no room for a copy. */
function fitting(act) {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof WebAssembly.RuntimeError || error instanceof RangeError)) throw error;
    throw tooLarge();
  }
}

const tooLarge = () => refused('メモリーが足りません。ファイルを分けて読み込んでください。', 'not enough memory; load the file in parts');

/** Options that can be put together with others. */
function asking(given) {
  options(given);
  return given;
}

/** A file that the module reads in parts. */
const parted = (bytes) => ({
  size: bytes.length,
  read: (from, into) => into.set(bytes.subarray(from, from + into.length)),
});

/** The same measures in an instance with as much memory as they need, copied straight from the one to the other. */
async function moved(loading, memory) {
  const places = loading.parts();
  const parts = Array.from({ length: places.length / 2 }, (_, at) => new Uint8Array(memory.buffer, ...places.slice(2 * at, 2 * at + 2)));
  const calls = await room(parts.reduce((size, { length }) => size + length, 0));
  const moving = new calls.Moved(JSON.parse(loading.about()).as_of);
  for (const part of parts) fitting(() => moving.take(part));
  loading.free();
  return moving.held();
}

async function opened(bytes) {
  if (bytes.length > UNLIMITED.bytes) throw tooLarge();
  const calls = await room(bytes.length);
  const held = fitting(() => calls.open(bytes));
  if (held.loaded()) return held;
  throw new ImageError(JSON.parse(told(held)));
}
