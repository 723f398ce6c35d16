// The module as JavaScript, from inside the script.

import { stylesheet as hash } from 'made:hashes';
import { beside, checked } from './beside.js';

export const stylesheet = () => ({ href: beside('rashinban.css'), integrity: checked(hash) });

export { load } from '../dist/rashinban_widget_nowasm.js';
