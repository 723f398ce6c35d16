// The elements with their content, as text, for pages that are written ahead: on a server, or when a site is built. In the
// browser the elements take over what they find, and fetch nothing for it. What the options mean is said in html.d.ts.

import { readFile } from 'node:fs/promises';
import { init, itemByCode } from './node.js';
import { load } from './widget/load.js';

await init();
const module = await load(await readFile(new URL('../dist/rashinban_widget_bg.wasm', import.meta.url)));

/** Codes as people type them, checked and joined. */
const codes = (list) => list.map(itemByCode).join(' ');
const code = (given) => (given === undefined ? '' : itemByCode(given));
/** Attributes as the module takes them, one a line. */
const lines = (...values) => values.map((value) => String(value).replaceAll('\n', ' ')).join('\n');
const flag = (name, isSet) => (isSet ? name : '');

const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (value) => String(value).replace(/[&<>"]/g, (character) => ENTITIES[character]);

/** What is not said where it is what everybody gets. */
const unless = (usual, value) => (value === usual ? '' : value);

/** The element around its content, with those of its attributes that say something. */
function element(name, attributes, content) {
  const said = Object.entries(attributes).filter(([, value]) => value !== '' && value !== false && value !== undefined);
  const written = said.map(([name, value]) => (value === true ? ` ${name}` : ` ${name}="${escaped(value)}"`));
  return `<${name}${written.join('')}>${content}</${name}>`;
}

export function plan({
  lang = 'ja', ruby = false, heading = 2, variant = 'full', start, hide = [], prefix = '', tag = true,
} = {}) {
  const [first, hidden] = [code(start), hide.join(' ')];
  const content = module.plan_html(lines(lang, flag('ruby', ruby), heading, variant, first, hidden, prefix, 'facts'));
  const attributes = {
    lang, ruby, heading: unless(2, heading), variant: unless('full', variant), start: first, hide: hidden, prefix,
  };
  return tag ? element('rashinban-plan', attributes, content) : content;
}

export function item(given, { lang = 'ja', ruby = false, heading = 2, variant = 'card', href, tag = true } = {}) {
  const named = itemByCode(given);
  // An empty address is this page, which is no link to the module.
  const address = href === undefined ? undefined : href || '#';
  const content = module.item_html(named, lines(lang, flag('ruby', ruby), heading, variant, address ?? ''));
  const attributes = {
    code: named, lang, ruby, heading: unless(2, heading), variant: unless('card', variant), href: address,
  };
  return tag ? element('rashinban-item', attributes, content) : content;
}

export function picker({
  lang = 'ja', ruby = false, prefix = '', name = 'alignment', label = '', primary = [], related = [], hide = [], start,
  required = false, tag = true,
} = {}) {
  const chosen = { primary: codes(primary), related: codes(related), hide: codes(hide), start: code(start) };
  const content = module.picker_html(
    lines(lang, flag('ruby', ruby), prefix, name, label, ...Object.values(chosen), flag('required', required)));
  return tag ? element('rashinban-picker', { lang, ruby, name, prefix, label, ...chosen, required }, content) : content;
}
