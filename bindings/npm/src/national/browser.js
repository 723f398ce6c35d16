import { hasVectors, start } from './module.js';

export * from './measures.js';

// In full, so that bundlers find both.
const own = () => (hasVectors()
  ? new URL('../../dist/rashinban_national_simd_bg.wasm', import.meta.url)
  : new URL('../../dist/rashinban_national_bg.wasm', import.meta.url));

export function init(source) {
  return start(() => source ?? own());
}
