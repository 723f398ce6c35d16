import { readFile } from 'node:fs/promises';
import { hasVectors, start } from './module.js';

export * from './measures.js';

const own = () => new URL(`../../dist/rashinban_national${hasVectors() ? '_simd' : ''}_bg.wasm`, import.meta.url);

export function init(source = own()) {
  // `fetch` does not fetch files.
  return start(() => (source instanceof URL && source.protocol === 'file:' ? readFile(source) : source));
}
