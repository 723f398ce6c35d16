// The custom elements as classes. Importing this registers nothing; define.js does.

import { RashinbanItem } from './item.js';
import { RashinbanPicker } from './picker.js';
import { RashinbanPlan } from './plan.js';

export { load } from './load.js';
export { RashinbanItem, RashinbanPicker, RashinbanPlan };

const ELEMENTS = {
  'rashinban-plan': RashinbanPlan,
  'rashinban-picker': RashinbanPicker,
  'rashinban-item': RashinbanItem,
};

/** Registers the elements that have no class yet. On a server it does nothing. */
export function define() {
  const registry = globalThis.customElements;
  if (!registry) return;
  for (const [name, element] of Object.entries(ELEMENTS)) {
    if (!registry.get(name)) registry.define(name, element);
  }
}
