/** Registers the element when it is imported. */

import './index.js';
