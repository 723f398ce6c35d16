// <rashinban-plan>: the plan to look through and to search.

import { RashinbanElement } from './base.js';

export class RashinbanPlan extends RashinbanElement {
  static observedAttributes = ['lang', 'heading', 'prefix'];

  markup(module) {
    return module.plan_html(this.language, this.heading, this.getAttribute('prefix') ?? '');
  }
}
