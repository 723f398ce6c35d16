/** The elements with their content, as HTML for pages that are written ahead. Node.js only. */

/** What all elements can be told. */
interface Options {
  /** The language of the interface and of the names; `ja` if left out. */
  lang?: 'ja' | 'en';
  /** Whether kanji carry their reading (ふりがな); `false` if left out. */
  ruby?: boolean;
  /** With the element around the content (`<rashinban-item …>…</rashinban-item>`); `true` if left out. */
  tag?: boolean;
}

export interface PlanOptions extends Options {
  /** All of it, or the sets alone; `full` if left out. */
  variant?: 'full' | 'compact';
  /** The level of the title, 1 to 6; 2 if left out. */
  heading?: number;
  /** The item that is open to begin with. */
  start?: string;
  /** What is left out: `title`, `switches`, `search`, `contents`, `tools`, and codes of chapters and sets. */
  hide?: readonly string[];
  /** What is put in front of every id, for several plans on one page; an item's id is its code otherwise. */
  prefix?: string;
}

/**
 * The plan, to look through and to search.
 * @throws {import('./index.js').RashinbanError} where `start` names nothing
 */
export function plan(options?: PlanOptions): string;

export interface ItemOptions extends Options {
  /** A block, or code and name in a line of text; `card` if left out. */
  variant?: 'card' | 'chip';
  /** The level of a card's heading, 1 to 6; 2 if left out. */
  heading?: number;
  /** The address of a page that shows the plan, for the link; none if left out. */
  href?: string;
}

/**
 * One item, to cite it.
 * @param code a code as people type it
 * @throws {import('./index.js').RashinbanError} where the code names nothing
 */
export function item(code: string, options?: ItemOptions): string;

export interface PickerOptions extends Options {
  /** The name in the form, which gets `name[I01-02]=primary`; `alignment` if left out. */
  name?: string;
  /** What stands above the control. */
  label?: string;
  /** Codes of items that are ◎ to begin with. */
  primary?: readonly string[];
  /** Codes of items that are ○ to begin with. */
  related?: readonly string[];
  /** Codes of sets that are left out. */
  hide?: readonly string[];
  /** The item whose set is open to begin with. */
  start?: string;
  /** Whether something has to be chosen; needs script in the browser, or the server to check. */
  required?: boolean;
  /** What is put in front of every id, for several pickers on one page. */
  prefix?: string;
}

/**
 * A form control that aligns a measure with items of the plan.
 * @throws {import('./index.js').RashinbanError} where a code names nothing
 */
export function picker(options?: PickerOptions): string;
