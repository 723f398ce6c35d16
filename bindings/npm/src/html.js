// The elements with their content, as text, for pages that are written ahead: on a server, or when a site is built. In the
// browser the elements take over what they find, and fetch nothing for it. What the options mean is said in html.d.ts.

import { readFile } from 'node:fs/promises';
import { init, itemByCode } from './node.js';
import { load } from './widget/load.js';

await init();
const module = await load(await readFile(new URL('../dist/rashinban_widget_bg.wasm', import.meta.url)));

/** Codes as people type them, checked and joined. */
const codes = (list) => list.map(itemByCode).join(' ');

export function item(code, { lang = 'ja', heading = 2, variant = 'card', href, tag = true } = {}) {
  // An empty address is this page, which is no link to the module.
  const address = href === undefined ? '' : href || '#';
  return module.item_html(itemByCode(code), lang, heading, variant === 'chip', address, tag);
}

export function picker({
  lang = 'ja', prefix = '', name = 'alignment', label = '', primary = [], related = [], hide = [], start, required = false,
  tag = true,
} = {}) {
  const first = start === undefined ? '' : itemByCode(start);
  return module.picker_html(
    lang, prefix, name, label, codes(primary), codes(related), codes(hide), first, required, tag);
}
