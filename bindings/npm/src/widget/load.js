// The module, fetched from beside the package. The scripts that have it inside replace this file.

import * as calls from '../../dist/rashinban_widget.js';
import { once } from './once.js';

/** Where the style sheet is. */
export const stylesheet = () => ({ href: new URL('../../dist/rashinban.css', import.meta.url).href });

/**
 * The module's calls; one promise for all elements. A bundler that does not know `new URL(…, import.meta.url)` needs to be
 * helped: the page calls this before the first element does, with the module's address or its bytes.
 */
export const load = once(async (source = new URL('../../dist/rashinban_widget_bg.wasm', import.meta.url)) => {
  try {
    const { instance } = await WebAssembly.instantiate(isAddress(source) ? await fetched(source) : source);
    calls.__wbg_set_wasm(instance.exports);
    return calls;
  } catch (error) {
    return translated(error);
  }
});

const isAddress = (source) => typeof source === 'string' || source instanceof URL;

/** The whole module, checked. As a stream it could not be, and an old server's would be refused for its type. */
async function fetched(url) {
  const response = await fetch(url, { integrity: calls.integrity });
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}: ${url}`);
  return response.arrayBuffer();
}

/** The module as JavaScript, for pages that allow no WebAssembly. */
async function translated(refused) {
  const module = await import('../../dist/rashinban_widget_nowasm.js').catch(() => Promise.reject(refused));
  return module.load();
}
