import { readFile } from 'node:fs/promises';
import { start } from './module.js';

export * from './generated.js';
export * from './plan.js';

export function init(source) {
  return start(() => source ?? readFile(new URL('../dist/rashinban_wasm_bg.wasm', import.meta.url)));
}
