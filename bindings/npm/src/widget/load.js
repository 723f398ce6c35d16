// The module, fetched from beside the package. The scripts that have it inside replace this file.

import * as calls from '../../dist/rashinban_widget.js';
import { instantiate } from '../instantiate.js';
import { once } from './once.js';

/** Where the style sheet is. */
export const stylesheet = () => ({ href: new URL('../../dist/rashinban.css', import.meta.url).href });

/**
 * The module's calls; one promise for all elements. A bundler that does not know `new URL(…, import.meta.url)` needs to be
 * helped: the page calls this before the first element does, with the module's address or its bytes.
 */
export const load = once((source = new URL('../../dist/rashinban_widget_bg.wasm', import.meta.url)) =>
  instantiate(calls, source).catch(translated));

/** The module as JavaScript, for pages that allow no WebAssembly. */
async function translated(refused) {
  const module = await import('../../dist/rashinban_widget_nowasm.js').catch(() => Promise.reject(refused));
  return module.load();
}
