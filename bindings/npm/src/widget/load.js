// The module, fetched from beside the package. The other ways to load it replace this file.

import init, * as calls from '../../dist/rashinban_widget.js';

let module = null;

/** Where the style sheet is. */
export const stylesheet = () => new URL('../../dist/rashinban.css', import.meta.url).href;

/** The module's calls; one promise for all elements. A failure can be tried again. */
export function load() {
  module ??= start().catch((error) => {
    module = null;
    throw error;
  });
  return module;
}

async function start() {
  const url = new URL('../../dist/rashinban_widget_bg.wasm', import.meta.url);
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}: ${url}`);
  await init({ module_or_path: await response.arrayBuffer() });
  return calls;
}
