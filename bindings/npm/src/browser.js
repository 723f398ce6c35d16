import { start } from './module.js';

export * from './generated.js';
export * from './plan.js';

export function init(source) {
  return start(async () => source ?? load(new URL('../dist/rashinban.wasm', import.meta.url)));
}

/** The module, as a stream where the server names its type rightly, else whole: old servers do not know `.wasm`. */
async function load(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}: ${url}`);
  if (response.headers.get('content-type') === 'application/wasm') {
    try {
      return await WebAssembly.compileStreaming(response.clone());
    } catch {
      // No streaming here; what is wrong with the module itself shows again below.
    }
  }
  return response.arrayBuffer();
}
