// The elements with their content, as text, for pages that are written ahead: on a server, or when a site is built. In the
// browser the elements take over what they find, and fetch nothing for it. What the options mean is said in html.d.ts.

import { readFile } from 'node:fs/promises';
import { init, itemByCode } from './node.js';
import { load } from './widget/load.js';

await init();
const module = await load(await readFile(new URL('../dist/rashinban_widget_bg.wasm', import.meta.url)));

/** Codes as people type them, checked and joined. */
const codes = (list) => list.map(itemByCode).join(' ');
/** Attributes as the module takes them, one a line. */
const lines = (...values) => values.map((value) => String(value).replaceAll('\n', ' ')).join('\n');
const flag = (name, isSet) => (isSet ? name : '');

export function plan({
  lang = 'ja', ruby = false, heading = 2, variant = 'full', start, hide = [], prefix = '', tag = true,
} = {}) {
  const first = start === undefined ? '' : itemByCode(start);
  return module.plan_page(lines(lang, flag('ruby', ruby), heading, variant, first, hide.join(' '), prefix), tag);
}

export function item(code, { lang = 'ja', ruby = false, heading = 2, variant = 'card', href, tag = true } = {}) {
  // An empty address is this page, which is no link to the module.
  const address = href === undefined ? '' : href || '#';
  return module.item_html(itemByCode(code), lines(lang, flag('ruby', ruby), heading, variant, address), tag);
}

export function picker({
  lang = 'ja', ruby = false, prefix = '', name = 'alignment', label = '', primary = [], related = [], hide = [], start,
  required = false, tag = true,
} = {}) {
  const first = start === undefined ? '' : itemByCode(start);
  const chosen = [codes(primary), codes(related), codes(hide)];
  return module.picker_html(
    lines(lang, flag('ruby', ruby), prefix, name, label, ...chosen, first, flag('required', required)), tag);
}
