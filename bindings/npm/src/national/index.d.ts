/**
 * The measures (施策) of many municipalities at once: up to hundreds of thousands, searched, filtered and counted in place.
 *
 * Call {@link init} once and wait for it. Loading and opening are waited for, too; what is loaded answers at once. The names in
 * options and answers are those of every surface: `as_of`, `running_on`.
 *
 * @packageDocumentation
 */

import type { EditionId, ItemCode } from '../generated.js';
import type { Day, Diagnostic, FileEncoding, Finding, Measure, ReadOptions, Status } from '../register/generated.js';
import { RashinbanError } from '../index.js';
import { QueryError, RegisterError } from '../register/index.js';

export type { EditionId, ItemCode } from '../generated.js';
export type {
  Bilingual, Day, Diagnostic, FileEncoding, Finding, Measure, ReadLimits, ReadOptions, Status,
} from '../register/generated.js';
export { QueryError, RashinbanError, RegisterError };

/**
 * Starts the module. Every call returns the same promise; after a failure the next call tries again.
 *
 * @param source - the module itself or its address, where it is not to be loaded from beside this package.
 */
export declare function init(source?: URL | string | BufferSource | WebAssembly.Module): Promise<void>;

/** How measures are loaded. There is no limit on bytes and measures unless one is set here; that of values is for each line. */
export interface LoadOptions extends ReadOptions {
  /** The day up to which values count, and at which things are late or overdue; else that of the file. */
  as_of?: Day | undefined;
}

/** Which measures are meant: those for which everything holds that is said here. Of a list, one is enough. */
export interface Filter {
  /** Items of the plan that the measure serves, or that are above one that it serves. */
  items?: readonly ItemCode[] | undefined;
  /** Principles that it was held against, or that are above one of them… */
  principles?: readonly ItemCode[] | undefined;
  /** …with one of these findings. */
  findings?: readonly Finding[] | undefined;
  /** Where it stands. */
  statuses?: readonly Status[] | undefined;
  /** Prefectures whose own measure it is, or that of one of their municipalities: codes of six digits of any body in them. */
  prefectures?: readonly string[] | undefined;
  /** Whose it is: codes of six digits. */
  owners?: readonly string[] | undefined;
  /** A day on which it runs. Where it says no first or no last day, there is none. */
  running_on?: Day | undefined;
}

/** What measures are put in order by. Those that do not say come last. */
export type SortKey = 'id' | 'title' | 'owner' | 'status' | 'progress' | 'start' | 'end' | 'review';

/** What measures are told apart by. */
export type Dimension = 'item' | 'principle' | 'status' | 'stage' | 'prefecture' | 'owner';

/** Which of the measures come first. */
export interface Choice {
  /** So many of them, all unless said otherwise. */
  limit?: number | undefined;
  /** Their order; that of their numbers unless said otherwise. */
  sort?: SortKey | undefined;
  /** Whether the greatest, the latest and the last come first. */
  descending?: boolean | undefined;
}

/** The measures that have two things in common. */
export interface Cell {
  /** What they have in common, by each dimension: codes and names; null for measures that do not say. */
  members: [string | null, string | null];
  /** How many there are. */
  measures: number;
  /** How many of them are late on the day of the collection. */
  late: number;
  /** The same as a share, 0–1. */
  late_share: number;
  /** The mean of their achievements in percent; null where none has a figure. */
  progress: number | null;
  /** How many prefectures have such a measure of their own. */
  prefectures: number;
  /** The same as a share of the 47 (実施率), 0–1. */
  prefecture_share: number;
  /** How many municipalities have one. */
  municipalities: number;
  /** The same as a share of all municipalities (実施率), 0–1. */
  municipality_share: number;
}

/**
 * Measures in the module, numbered from 0 in their order. They are let go of when nothing refers to them any more, or by
 * {@link Measures.free}.
 */
export declare class Measures {
  private constructor();
  /**
   * Loads and checks JSON Lines: a measure a line, in front of them perhaps `{"register": …}`. Bytes are UTF-8, CP932 or
   * UTF-16, told by themselves.
   *
   * @throws {@link RegisterError} with everything that is wrong; {@link QueryError} for an option that there is not, and where
   * there is not enough memory.
   */
  static load(source: string | BufferSource, options?: LoadOptions): Promise<Measures>;
  /**
   * Opens what {@link Measures.save} or `rashinban national build` has written; all of it is compared with its checksums.
   *
   * @throws {@link ImageError} for another file, a damaged one, or one of a later version.
   */
  static open(bytes: BufferSource): Promise<Measures>;
  /** How many there are. */
  readonly length: number;
  /** The day up to which values count; null counts every value, and nothing is late. */
  readonly as_of: Day | null;
  /** The edition of the plan. */
  readonly edition: EditionId;
  /** What was found while they were read. Of small files this is worked out when it is first asked for; before `free`. */
  readonly diagnostics: readonly Diagnostic[];
  /** What is missing, overdue or contradicts itself, up to the limit of diagnostics; of small files as `diagnostics`. */
  readonly findings: readonly Diagnostic[];
  /** What their text was in; null where they were not loaded from text. */
  readonly encoding: FileEncoding | null;

  /**
   * The numbers of the measures that have all the words in title or summary, whatever their width, case or kana, also inside of
   * other words. With a `limit` and no order, those that have them all in the title come first.
   *
   * @throws {@link QueryError}
   */
  search(words: string, options?: Choice & { filter?: Filter | undefined }): Uint32Array;
  /** The numbers of the measures that are meant. */
  filter(filter: Filter, options?: Choice): Uint32Array;
  /** How many measures have all the words. */
  count(words: string, options?: { filter?: Filter | undefined }): number;
  /** Counts of measures by two dimensions; pairs without one are left out. A measure counts under each of its items. */
  aggregate(rows: Dimension, columns: Dimension, options?: { words?: string | undefined; filter?: Filter | undefined }): Cell[];
  /** A measure, as it was put in. */
  measure(number: number): Measure;
  /** The bytes of their file, for {@link Measures.open} and `rashinban national`. */
  save(): Uint8Array & { readonly buffer: ArrayBuffer };
  /** Lets go of the measures; they answer nothing afterwards. */
  free(): void;
}

/** A file that cannot be opened. */
export declare class ImageError extends RashinbanError {
  private constructor();
  readonly name: 'ImageError';
}
