// <rashinban-progress> as a class. Importing this registers nothing; define.js does.

import { RashinbanProgress } from './progress.js';

export { load } from './load.js';
export { RashinbanProgress };

/** Registers the element if it has no class yet. On a server it does nothing. */
export function define() {
  const registry = globalThis.customElements;
  if (registry && !registry.get('rashinban-progress')) registry.define('rashinban-progress', RashinbanProgress);
}
