// axe-core finds nothing in any element, in whatever state: all rules at 320 px, and those that colours and places decide again
// in the dark scheme at 1280 px.

import { readFile } from 'node:fs/promises';
import { close, tools } from './browser.mjs';
import { inState, overflow, STATES } from './states.mjs';

const axe = await readFile(tools.resolve('axe-core/axe.min.js'), 'utf8');
const RULES = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] };
const SEEN = { type: 'rule', values: ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable', 'target-size'] };
const LOOKS = {
  '320 px, light': [{ width: 320, height: 640 }, 'light', RULES],
  '1280 px, dark': [{ width: 1280, height: 900 }, 'dark', SEEN],
};

for (const name of Object.keys(STATES)) {
  await inState('axe: every state', name, {}, async (page, check) => {
    await page.evaluate(axe);
    for (const [look, [viewport, colorScheme, runOnly]] of Object.entries(LOOKS)) {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme });
      const { violations, passes } = await page.evaluate((runOnly) =>
        window.axe.run(document, { runOnly, resultTypes: ['violations'] }), runOnly);
      check(`rules were run at ${look}`, runOnly === SEEN || passes.length > 10, `${passes.length}`);
      const told = violations.map(({ id, nodes }) =>
        `${id} (${nodes.length}): ${nodes.slice(0, 3).map(({ target, any }) => `${target.join(' ')} ${any[0]?.message ?? ''}`).join(', ')}`);
      check(`no violations at ${look}`, violations.length === 0, told.join('; '));
      check(`no sideways scrolling at ${look}`, (await overflow(page)) <= 0, `${await overflow(page)} px`);
    }
  });
}

await close();
