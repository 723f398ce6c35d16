// The module of registers.

import * as calls from '../../dist/rashinban_register.js';
import { absent } from '../error.js';
import { instantiate } from '../instantiate.js';
import { once } from '../widget/once.js';

/** The module's calls. */
export let wasm = absent;

/** Starts the module that `load` finds; the first success lasts, a failure can be tried again. */
export const start = once(async (load) => {
  wasm = await instantiate(calls, await load(), { './rashinban_register_bg.js': calls });
});
