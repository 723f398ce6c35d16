// Readings above kanji. The plan gives each text's reading as a whole; here it is laid on the words.

import { element } from './words.js';

/** Runs of one sort: kana and marks, which the reading repeats, or kanji, digits and Latin letters, which it spells out. */
const RUNS = /[\p{Script=Han}々〇ヶ0-9A-Za-z.]+|[^\p{Script=Han}々〇ヶ0-9A-Za-z.]+/gu;
const SPELT = /^[\p{Script=Han}々〇ヶ0-9A-Za-z.]/u;

const hiragana = (text) => text.replace(/[ァ-ヶ]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0x60));

/** The text with its reading: by word where that can be told, else as a whole. */
export function withReading(text, reading) {
  const runs = text.match(RUNS) ?? [];
  const readings = divide(runs, reading);
  if (!readings) return [ruby(text, reading)];
  return runs.map((run, at) => (SPELT.test(run) && readings[at] !== run ? ruby(run, readings[at]) : run));
}

function ruby(base, reading) {
  return element('ruby', {}, base, element('rp', {}, '('), element('rt', {}, reading), element('rp', {}, ')'));
}

/**
 * Which part of the reading belongs to each run; null where they do not meet. Of several ways the most even is taken:
 * a kanji is read by about two kana.
 */
function divide(runs, reading) {
  const known = new Map();
  const best = (run, at) => {
    if (run === runs.length) return at === reading.length ? { cost: 0, parts: [] } : null;
    const key = run * 10000 + at;
    if (known.has(key)) return known.get(key);
    const text = runs[run];
    let found = null;
    if (SPELT.test(text)) {
      const usual = text.length * 2;
      for (let length = 1; length <= Math.min(reading.length - at, usual * 3); length += 1) {
        const rest = best(run + 1, at + length);
        const cost = rest && rest.cost + (length - usual) ** 2 / text.length;
        if (rest && (!found || cost < found.cost)) found = { cost, parts: [reading.slice(at, at + length), ...rest.parts] };
      }
    } else if (reading.startsWith(hiragana(text), at)) {
      const rest = best(run + 1, at + text.length);
      if (rest) found = { cost: rest.cost, parts: [text, ...rest.parts] };
    }
    known.set(key, found);
    return found;
  };
  return best(0, 0)?.parts ?? null;
}
