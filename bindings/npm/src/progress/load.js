// The module of reports, fetched from beside the package. The script that has it inside replaces this file.

import * as calls from '../../dist/rashinban_report.js';
import { instantiate } from '../instantiate.js';
import { once } from '../widget/once.js';

/** Where the style sheet is. */
export const stylesheet = () => ({ href: new URL('../../dist/rashinban-progress.css', import.meta.url).href });

/** The module's calls, from its address or its bytes; see the elements' own `load`. */
export const load = once((source = new URL('../../dist/rashinban_report_bg.wasm', import.meta.url)) =>
  instantiate(calls, source));
