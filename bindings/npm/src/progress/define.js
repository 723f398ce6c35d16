// Registers the element. Importing it is enough; importing it twice, or beside the plain script, does no harm.

import { define } from './index.js';

define();
