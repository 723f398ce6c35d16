// Checks usage.mts against the types of the installed package.

import { spawnSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = process.env.RASHINBAN_PROJECT;
if (!project) throw new Error('RASHINBAN_PROJECT must name the folder in which the package is installed');
const tools = fileURLToPath(new URL('../../bindings/npm/node_modules/', import.meta.url));

// Beside the installed package, `rashinban` means what it means to its users.
const usage = join(project, 'usage.mts');
copyFileSync(new URL('usage.mts', import.meta.url), usage);
const options = '--noEmit --strict --exactOptionalPropertyTypes --noUnusedLocals --target es2022 --module nodenext';
const { status } = spawnSync(
  process.execPath,
  [join(tools, 'typescript/bin/tsc'), ...options.split(' '), '--types', 'node', '--typeRoots', join(tools, '@types'), usage],
  { stdio: 'inherit', timeout: 120_000 },
);
console.log(status === 0 ? '1 passed, 0 failed' : '0 passed, 1 failed');
process.exitCode = status === 0 ? 0 : 1;
