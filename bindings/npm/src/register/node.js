import { readFile } from 'node:fs/promises';
import { start } from './module.js';

export * from './register.js';

export function init(source = new URL('../../dist/rashinban_register_bg.wasm', import.meta.url)) {
  // `fetch` does not fetch files.
  return start(() => (source instanceof URL && source.protocol === 'file:' ? readFile(source) : source));
}
