// The module of reports, fetched from beside the package. The script that has it inside replaces this file.

import * as calls from '../../dist/rashinban_register.js';
import { once } from '../widget/once.js';

/** Where the style sheet is. */
export const stylesheet = () => ({ href: new URL('../../dist/rashinban-progress.css', import.meta.url).href });

/** The module's calls, from its address or its bytes; see the elements' own `load`. */
export const load = once(async (source = new URL('../../dist/rashinban_register_bg.wasm', import.meta.url)) => {
  const isAddress = typeof source === 'string' || source instanceof URL;
  const { instance } = await WebAssembly.instantiate(isAddress ? await fetched(source) : source);
  calls.__wbg_set_wasm(instance.exports);
  return calls;
});

/** The whole module, checked. As a stream it could not be, and an old server's would be refused for its type. */
async function fetched(url) {
  const response = await fetch(url, { integrity: calls.integrity });
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}: ${url}`);
  return response.arrayBuffer();
}
