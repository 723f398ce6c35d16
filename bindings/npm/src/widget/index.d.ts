/** The custom elements as classes, and what registers them. What attributes there are is said in custom-elements.json. */

import type { ItemCode, ItemKind } from '../index.js';

/** How a measure stands to an item of the plan: ◎ or ○. */
export interface ItemAlignment {
  code: ItemCode;
  alignment: 'primary' | 'related';
}

/** The elements' own events. All bubble. */
export interface RashinbanEventMap {
  /** The content stands. */
  'rashinban-ready': CustomEvent<null>;
  /** A search was made; `kind` is empty where all kinds were searched. */
  'rashinban-search': CustomEvent<{ query: string; kind: ItemKind | ''; total: number }>;
  /** An item was opened. */
  'rashinban-open': CustomEvent<{ code: ItemCode }>;
  /** Another choice was made in a picker. */
  'rashinban-change': CustomEvent<{ alignments: ItemAlignment[] }>;
  /** Something could not be loaded, or a code names nothing. */
  'rashinban-error': CustomEvent<{ error: Error }>;
}

/** `<rashinban-plan>`: the plan to look through and to search. */
export class RashinbanPlan extends HTMLElement {
  /** Opens an item, brings it into view and focuses it. `false` where it is not shown. */
  show(code: string): boolean;
}

/** `<rashinban-picker>`: a form control that aligns a measure with items of the plan. */
export class RashinbanPicker extends HTMLElement {
  static readonly formAssociated: true;
  /** What is chosen, in plan order. What is set and names no item of the picker is left out. */
  get alignments(): ItemAlignment[];
  set alignments(alignments: Iterable<{ code: string; alignment: 'primary' | 'related' }>);
  /** The name in the form, which gets `name[I01-02]=primary`; `alignment` unless set. */
  name: string;
  /** Whether something has to be chosen. */
  required: boolean;
  disabled: boolean;
  readonly type: string;
  readonly form: HTMLFormElement | null;
  readonly labels: NodeList;
  readonly validity: ValidityState;
  readonly validationMessage: string;
  readonly willValidate: boolean;
  checkValidity(): boolean;
  reportValidity(): boolean;
  setCustomValidity(message: string): void;
}

/** `<rashinban-item>`: one item, as a card or as a chip in a line of text. */
export class RashinbanItem extends HTMLElement {
  /** The item's code, as people type it. */
  code: string;
}

/** Registers the elements that are not registered yet. On a server it does nothing. */
export function define(): void;

/**
 * Loads the module before the first element does; one promise for all.
 * @param source its address or its bytes, where a bundler does not find it by itself
 */
export function load(source?: string | URL | BufferSource): Promise<unknown>;

declare global {
  interface HTMLElementTagNameMap {
    'rashinban-plan': RashinbanPlan;
    'rashinban-picker': RashinbanPicker;
    'rashinban-item': RashinbanItem;
  }
  interface HTMLElementEventMap extends RashinbanEventMap {}
}
