// The module of many municipalities' measures. A large collection of them runs in an instance of its own: memory that a module
// has asked for goes back only with all of it, and loading takes several times as much as what is kept. Small ones share one.

import { calls as glue, integrity } from '../../dist/rashinban_national.js';
import { absent } from '../error.js';
import { fetched, started } from '../instantiate.js';
import { once } from '../widget/once.js';

/** Whether there are vectors: a module with a function that uses them. */
export const hasVectors = () => WebAssembly.validate(new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11,
]));

/** The module, compiled. */
let compiled = absent;

/** Starts the module that `load` finds; the first success lasts, a failure can be tried again. */
export const start = once(async (load) => {
  const source = await fetched(await load(), integrity);
  compiled = source instanceof WebAssembly.Module ? source : await WebAssembly.compile(source);
});

/** The calls of a new instance. */
async function instance() {
  if (compiled === absent) compiled.module;
  const calls = glue();
  // Each module has a name of its own for them.
  const imports = Object.fromEntries(WebAssembly.Module.imports(compiled).map(({ module }) => [module, calls]));
  return started(calls, compiled, imports);
}

const shared = once(instance);

/** Up to so many bytes of a file are small. */
export const SMALL = 2 ** 20;

/** The calls of an instance for what is made of a file with so many bytes. */
export const room = (bytes) => (bytes > SMALL ? instance() : shared());
