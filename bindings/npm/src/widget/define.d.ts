/** Registers the elements when it is imported. */

import './index.js';
