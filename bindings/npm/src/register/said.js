// What is said to the modules of registers and by them.

import { RashinbanError } from '../error.js';

/** A file that is not loaded. */
export class RegisterError extends RashinbanError {
  constructor(diagnostics) {
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    const list = (lang) => errors.slice(0, TOLD).map((one) => `\n${place(one.place)}${one.reason[lang]}`).join('');
    const more = errors.length > TOLD ? '\n…' : '';
    super('invalid-argument', {
      ja: `台帳を読み込めません(誤り ${errors.length} 件)。${list('ja')}${more}`,
      en: `the register cannot be read, ${errors.length} errors:${list('en')}${more}`,
    });
    this.name = 'RegisterError';
    this.diagnostics = diagnostics;
  }
}

/** So many errors are told in the message; all of them stand in `diagnostics`. */
const TOLD = 10;

const place = ({ row, column, measure, field }) =>
  [row, column, measure, field].map((part) => (part === undefined ? '' : `${part}: `)).join('');

/** A question that cannot be answered as it was put. */
export class QueryError extends RashinbanError {
  constructor({ problem, reason }) {
    super(problem, reason);
    this.name = 'QueryError';
  }
}

/** What the module says, or the error that it says. */
export function said(text) {
  const value = JSON.parse(text);
  if (value.problem) throw new QueryError(value);
  return value;
}

/** What the module says of something that was not loaded, which it lets go of. */
export function told(held) {
  const text = held.told();
  held.free();
  return text;
}

/** Options as the module takes them. */
export function options(given) {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new TypeError('options must be an object');
  }
  return JSON.stringify(given);
}

export const refused = (ja, en) => new QueryError({ problem: 'invalid-argument', reason: { ja, en } });
