import { start } from './module.js';

export * from './register.js';

export function init(source) {
  return start(() => source ?? new URL('../../dist/rashinban_register_bg.wasm', import.meta.url));
}
