// The module of reports, from inside the script.

import { progress as stylesheetHash } from 'made:hashes';
import wasm from 'made:report';
import * as calls from '../dist/rashinban_report.js';
import { started } from '../src/instantiate.js';
import { once } from '../src/widget/once.js';
import { beside, checked } from './beside.js';
import { inflate } from './inflate.js';

export const stylesheet = () => ({ href: beside('rashinban-progress.css'), integrity: checked(stylesheetHash) });

export const load = once(async () => started(calls, await inflate(wasm)));
