// The module as JavaScript. It has the calls that the module itself has.

import * as calls from 'made:glue';
import { data, start } from 'made:constants';
import * as program from 'made:program';
import { inflate } from './inflate.js';
import { once } from '../src/widget/once.js';

export const load = once(async () => {
  new Uint8Array(program.memory.buffer).set(await inflate(data), start);
  calls.__wbg_set_wasm(program);
  return calls;
});
