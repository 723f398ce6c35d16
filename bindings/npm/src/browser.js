import { start } from './module.js';

export * from './generated.js';
export * from './plan.js';

export function init(source) {
  return start(() => source ?? load(new URL('../dist/rashinban_wasm_bg.wasm', import.meta.url)));
}

/** The module: wasm-bindgen's glue takes it as a stream where the server names its type rightly, else whole. */
async function load(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}: ${url}`);
  const streams = response.headers.get('content-type') === 'application/wasm';
  return streams ? response : response.arrayBuffer();
}
