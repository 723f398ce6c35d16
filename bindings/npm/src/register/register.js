// Registers. They stay in the module; what goes in and out of it is their JSON. What the calls do and what they throw is said
// in index.d.ts.

import { encoded, viewed } from './bytes.js';
import { wasm } from './module.js';
import { QueryError, RegisterError, options, refused, said, told } from './said.js';

export { RashinbanError } from '../error.js';
export { QueryError, RegisterError };

/** What is read where the options do not say otherwise, in bytes; see `ReadLimits` of the core. */
const MOST = 64 * 2 ** 20;

/** The formats that this module reads and writes. */
const FORMATS = ['json', 'jsonl'];

export class Register {
  /** The register in the module. */
  #held;

  constructor(held, { diagnostics = [], encoding = null, format = null } = {}) {
    this.#held = held;
    this.diagnostics = Object.freeze(diagnostics);
    this.encoding = encoding;
    this.format = format;
  }

  static from(data) {
    if (typeof data !== 'object' || data === null) throw new TypeError('data must be an object');
    const held = wasm.take(JSON.stringify(data));
    return held.loaded() ? new Register(held) : said(told(held));
  }

  /** Hands registers to the module together. */
  static #together(registers, act) {
    const asked = new wasm.Asked();
    try {
      for (const register of registers) {
        if (!(register instanceof Register)) throw new TypeError('not a Register');
        if (!register.#held) throw refused('台帳は free() で手放されています。', 'the register was let go of by free()');
        asked.add(register.#held);
      }
      return act(asked);
    } finally {
      asked.free();
    }
  }

  static ask(query, registers, given) {
    if (typeof query !== 'string') throw new TypeError('query must be a string');
    const asking = options(given);
    return said(Register.#together(registers, (asked) => asked.ask(query, asking)));
  }

  ask(query, given = {}) {
    return ask(query, [this], given);
  }

  check(given = {}) {
    return ask('check', [this], given);
  }

  coverage(given = {}) {
    return ask('coverage', [this], given);
  }

  assess(given = {}) {
    return ask('assess', [this], given);
  }

  progress(given = {}) {
    return ask('progress', [this], given);
  }

  indicators(given = {}) {
    return ask('indicators', [this], given);
  }

  rating(given = {}) {
    return ask('rating', [this], given);
  }

  diff(earlier, given = {}) {
    return ask('diff', [earlier, this], given);
  }

  goodPractice(others, given = {}) {
    return ask('good-practice', [this, ...others], given);
  }

  compare(peers, given = {}) {
    return ask('compare', [this, ...peers], given);
  }

  report({ previous, ...given } = {}) {
    const [registers, asking] = [previous === undefined ? [this] : [this, previous], options(given)];
    const markup = Register.#together(registers, (asked) => asked.report(asking));
    return markup.startsWith('<') ? markup : said(markup);
  }

  write(format = 'json') {
    return Register.#together([this], (asked) => asked.write(known(format)));
  }

  toJSON() {
    return JSON.parse(this.write());
  }

  free() {
    this.#held?.free();
    this.#held = undefined;
  }
}

export const ask = (query, registers, given = {}) => Register.ask(query, registers, given);

export function read(source, { format = 'json', ...given } = {}) {
  const most = given.limits?.bytes ?? MOST;
  const isText = typeof source === 'string';
  // One more than is read, so that what is too long is seen to be.
  const bytes = isText ? encoded(source.slice(0, most + 1)) : viewed(source).subarray(0, most + 1);
  const held = wasm.read(bytes, known(format), options(isText ? { ...given, encoding: 'utf-8' } : given));
  if (held.loaded()) return new Register(held, said(held.told()));
  throw new RegisterError(said(told(held)).diagnostics);
}

function known(format) {
  if (FORMATS.includes(format)) return format;
  throw refused(`形式「${format}」は扱えません。json か jsonl です。`, `no format “${format}”; there are json and jsonl`);
}
