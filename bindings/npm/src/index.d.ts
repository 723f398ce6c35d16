/**
 * Japan's 「デジタル社会の実現に向けた重点計画」 (cabinet decision of 2023-06-09) as typed data and queries.
 *
 * Call {@link init} once and wait for it; everything else answers at once.
 *
 * Items are passed by their code: `'V04'`, `'P10-01'`, `'I01-02-03'`. Codes as people type them (`i1.2`, `Ｖ４`) go
 * through {@link itemByCode} first. A code that names nothing throws a {@link RashinbanError}, an argument of the
 * wrong type a `TypeError`.
 *
 * @packageDocumentation
 */

import type { EditionId, ItemCode, ItemKind } from './generated.js';

export * from './generated.js';

/** A language of labels and texts: Japanese as the page prints it, its reading in hiragana, English. */
export type Lang = 'ja' | 'kana' | 'en';

/**
 * How far a label can be relied on: the page's own words (`verbatim`, or `normalised` where a mark was left out), a
 * reading made by this project, a translation that the government uses (`official`) or one made by this project
 * (`unverified`).
 */
export type LabelStatus = 'verbatim' | 'normalised' | 'reading' | 'official' | 'unverified';

/** A text that search reads. */
export type Field = 'label-ja' | 'label-kana' | 'label-en' | 'text-ja' | 'text-kana' | 'text-en';

/** A difference that search does not mind. */
export type Fold =
  | 'width'
  | 'case'
  | 'kana'
  | 'small-kana'
  | 'dash'
  | 'middle-dot'
  | 'symbol'
  | 'kanji'
  | 'composition'
  | 'compatibility';

/** Why two items refer to each other. */
export type Reason = 'same-title' | 'title-in-text' | 'shared-term';

/** What can go wrong. */
export type ProblemCode =
  | 'not-initialised'
  | 'malformed-text'
  | 'malformed-code'
  | 'unknown-code'
  | 'unknown-kind'
  | 'unknown-language'
  | 'unknown-number'
  | 'empty-query'
  | 'query-too-long'
  | 'invalid-argument'
  | 'unknown-edition'
  | 'edition-not-carried'
  | 'internal';

/** Thrown by every call that cannot answer. */
export declare class RashinbanError extends Error {
  protected constructor();
  readonly name: string;
  /** What is wrong, for programs. */
  readonly code: ProblemCode;
  /** What is wrong and what to do, for people; `message` has both. */
  readonly messages: { readonly ja: string; readonly en: string };
  /** For `unknown-code`: up to three codes that may have been meant, the nearest first. */
  readonly nearest: readonly ItemCode[];
}

/**
 * Starts the module. Every call returns the same promise; after a failure the next call tries again.
 *
 * @param source - the module itself, where it is not to be loaded from beside this package. In the browser it is
 * fetched, in node it is read from the package.
 */
export declare function init(source?: WebAssembly.Module | BufferSource): Promise<void>;

// --- items

/**
 * The item with a code as people type it: in any case and width, with or without padding (`i1-2`), with dots or any dash
 * between the numbers, with the edition in front (`2023:I01-02`).
 *
 * @throws {@link RashinbanError} `malformed-code`, `unknown-code` (with `nearest`), `edition-not-carried`
 */
export declare function itemByCode(code: string): ItemCode;

/**
 * The item that the page numbers so among all of a kind. Items of initiatives are numbered within their parent only:
 * see {@link child}.
 *
 * @throws {@link RashinbanError} `unknown-number`
 */
export declare function itemByNumber(kind: ItemKind, number: number): ItemCode;

/** The items whose label in any language is this one, but for the differences that search does not mind. */
export declare function itemsByLabel(label: string): ItemCode[];

/** What the item is. */
export declare function kind(code: ItemCode): ItemKind;

/** The number that the page gives the item within its list, from 1; null where it gives none. */
export declare function number(code: ItemCode): number | null;

/** The label. In English it may be this project's own translation: see {@link labelStatus}. */
export declare function label(code: ItemCode, lang: Lang): string;

/** How far the label in this language can be relied on. */
export declare function labelStatus(code: ItemCode, lang: Lang): LabelStatus;

/** The item's own text beside its label, paragraphs divided by `\n`; null where there is none. */
export declare function text(code: ItemCode, lang: Lang): string | null;

/** The page's description of the picture that stands with the item, in Japanese; null where there is none. */
export declare function figure(code: ItemCode): string | null;

/** What a reader should know about the item's wording; null where there is nothing, and always in kana. */
export declare function note(code: ItemCode, lang: Lang): string | null;

/** Where an item stands in the source document. */
export interface Provenance {
  edition: EditionId;
  document: string;
  /** The heading under which the item stands. */
  heading: string;
  /** The line in the document's text, from 1. */
  line: number;
  /** Where in the line the label starts, in characters from 1. */
  column: number;
  /** The label as the page prints it. */
  verbatim: string;
}

/** Where the item stands in the source document. */
export declare function provenance(code: ItemCode): Provenance;

/** Another item that an item refers to, and why. */
export interface CrossReference {
  item: ItemCode;
  reason: Reason;
  /** For `shared-term`: the term, as the plan prints it. */
  term: string | null;
  /** For `shared-term`: the term in every language. */
  terms: Record<Lang, string> | null;
}

/** Where else the page prints the label, and how: in its lists of contents, mostly. Lines are counted from 1. */
export declare function occurrences(code: ItemCode): { line: number; verbatim: string }[];

/** Other items that print the same title or a term in common, in plan order. */
export declare function crossReferences(code: ItemCode): CrossReference[];

// --- the tree

/** The sets and what they hold, in plan order. */
export declare function items(): ItemCode[];

/** The page's own chapters: what the plan is, the society it aims at, and the closing sections. */
export declare function chapters(): ItemCode[];

/** Whether an item is another, or stands anywhere below it. */
export declare function isWithin(code: ItemCode, other: ItemCode): boolean;

/** The item that holds this one; null for sets and chapters. */
export declare function parent(code: ItemCode): ItemCode | null;

/** The item before this one in plan order. */
export declare function previous(code: ItemCode): ItemCode | null;

/** The item after this one in plan order. */
export declare function next(code: ItemCode): ItemCode | null;

/**
 * The child with this number.
 *
 * @throws {@link RashinbanError} `unknown-number`
 */
export declare function child(code: ItemCode, number: number): ItemCode;

/** What stands directly below the item, in plan order. */
export declare function children(code: ItemCode): ItemCode[];

/** What holds the item, the nearest first. */
export declare function ancestors(code: ItemCode): ItemCode[];

/** Everything below the item, in plan order. */
export declare function descendants(code: ItemCode): ItemCode[];

/** The other items under the same parent; for a set the other sets. */
export declare function siblings(code: ItemCode): ItemCode[];

/** From the root down to the item itself. */
export declare function path(code: ItemCode): ItemCode[];

// --- kinds

/** All items of a kind, in plan order. */
export declare function itemsOfKind(kind: ItemKind): ItemCode[];

/** The name of a kind for people. */
export declare function kindLabel(kind: ItemKind, lang: Lang): string;

// --- search

export interface SearchOptions {
  /** Items of this kind only. */
  kind?: ItemKind | undefined;
  /** This item and what is below it only. */
  within?: ItemCode | undefined;
  /** At most so many. */
  limit?: number | undefined;
  /** Without the first so many. */
  offset?: number | undefined;
}

export interface SearchResults {
  /** How many items match, whatever `limit` and `offset`. */
  total: number;
  /** Their codes, the best first. */
  items: ItemCode[];
}

/**
 * Finds items by their labels and texts in all three languages. Every word must occur; Japanese is found anywhere, Latin
 * words from their start. Width, case, kana and the like do not matter.
 *
 * @throws {@link RashinbanError} `empty-query`, `query-too-long` (256 characters, 16 words), `malformed-text` (half of a
 * surrogate pair)
 */
export declare function search(query: string, options?: SearchOptions): SearchResults;

/** A place where a word of a query occurs. */
export interface Match {
  field: Field;
  /** Which word of the query, from 0. */
  word: number;
  /** Where it starts in that text, in UTF-16 units, as `slice` counts. */
  start: number;
  /** Where it ends. */
  end: number;
  /** The characters in the text. */
  matched: string;
  /** How they differ from those typed. */
  folds: Fold[];
}

/** Every place where a query's words occur in an item: field by field, then by position. */
export declare function matches(query: string, code: ItemCode): Match[];

/** The form in which search compares texts. It is made for comparing, not for showing. */
export declare function fold(text: string): string;

// --- editions

export interface Edition {
  /** The date of the cabinet decision, `YYYY-MM-DD`. */
  decidedOn: string;
  /** The edition that replaced it; null for the newest known. */
  supersededBy: EditionId | null;
  /** Whether this package holds its items. */
  carried: boolean;
}

/** What is known of an edition of the plan. */
export declare function edition(id: EditionId): Edition;

/** Every edition known, from the oldest. */
export declare function editions(): EditionId[];

/** The newest edition known when this version was made, and whether the government's own pages confirm it. */
export declare function newestEdition(): { id: EditionId; confirmed: boolean };

/** What is known of an item in another edition. Codes belong to an edition; most change from one to the next. */
export declare function crosswalk(code: ItemCode, edition: EditionId): 'same' | 'unknown';

// --- the library

/** The line that names the source and licence of the plan's text. Show it wherever you show the text. */
export declare function attribution(lang: Lang): string;

/** The version of this library. */
export declare function version(): string;
