/**
 * Registers: a municipality's measures (施策) under the plan.
 *
 * Call {@link init} once and wait for it; everything else answers at once. Registers are read from JSON; tables (CSV, Excel)
 * become JSON by `rashinban register convert`.
 *
 * What goes in and out is the JSON of every surface, with its names as they are: `as_of`, `left_out`. A day is `2026-03-31`;
 * percentages have two decimals. What is not known is null in an answer and absent in a register.
 *
 * @packageDocumentation
 */

import type {
  Answer, Assess, AssessOptions, CheckOptions, Checked, CompareOptions, Comparison, Coverage, CoverageOptions, Day, Diagnostic,
  Diff, DiffOptions, FileEncoding, GoodPractice, GoodPracticeOptions, Indicators, IndicatorsOptions, Progress, ProgressOptions,
  Queries, Query, Rating, RatingOptions, ReadOptions, RegisterData, Section,
} from './generated.js';
import { RashinbanError } from '../index.js';

export type { EditionId, ItemCode, ItemKind } from '../generated.js';
export type * from './generated.js';
export { RashinbanError };

/** A format that is read and written: one JSON document, or one a line. */
export type RegisterFormat = 'json' | 'jsonl';

/**
 * Starts the module. Every call returns the same promise; after a failure the next call tries again.
 *
 * @param source - the module itself or its address, where it is not to be loaded from beside this package.
 */
export declare function init(source?: URL | string | BufferSource | WebAssembly.Module): Promise<void>;

/**
 * Reads a register, all of it or nothing. Words are understood in Japanese and English, dates as 令和7年度末, numbers in full
 * width and with their units; what was understood otherwise than it is written gets a note in `diagnostics`. Bytes are UTF-8,
 * CP932 or UTF-16, told by themselves.
 *
 * @throws {@link RegisterError} with everything that is wrong; {@link QueryError} for an option that there is not.
 */
export declare function read(source: string | BufferSource, options?: ReadOptions & { format?: RegisterFormat }): Register;

/**
 * Asks registers by the name of a question: one for most, the earlier and the later one for `diff`, one's own first for
 * `compare`.
 *
 * @throws {@link QueryError}
 */
export declare function ask<Q extends Query>(
  query: Q,
  registers: Iterable<Register>,
  options?: Queries[Q]['options'],
): Answer<Queries[Q]['answer']>;

/** How a report is written. */
export interface ReportOptions {
  /** The language; Japanese unless said otherwise. What the register says stays as it is. */
  lang?: 'ja' | 'en' | undefined;
  /** The level of the title, 1 to 6; 2 unless said otherwise. */
  heading?: number | undefined;
  /** Put in front of every id, for several reports on one page. */
  prefix?: string | undefined;
  /** The day to report for, where it is not the register's own. */
  as_of?: Day | undefined;
  /** An earlier state of the same register, to tell what has changed. */
  previous?: Register | undefined;
  /** The sections to write; all unless said otherwise. */
  sections?: readonly Section[] | undefined;
}

/** A register in the module. It is let go of when nothing refers to it any more, or by {@link Register.free}. */
export declare class Register {
  private constructor();
  /**
   * A register that a program has, in the form of {@link Register.toJSON}, whatever is wrong with what it says:
   * {@link Register.check} tells.
   *
   * @throws {@link QueryError} where it is of another form.
   */
  static from(data: RegisterData): Register;
  /** What was found while it was read: warnings, and what was understood otherwise than it is written. */
  readonly diagnostics: readonly Diagnostic[];
  /** What its text was in; null where it was not read from bytes or text. */
  readonly encoding: FileEncoding | null;
  /** The format it was read from; null likewise. */
  readonly format: RegisterFormat | null;

  /** A question to this register alone; see {@link ask}. */
  ask<Q extends Query>(query: Q, options?: Queries[Q]['options']): Answer<Queries[Q]['answer']>;
  /** What is missing, overdue or contradicts itself. */
  check(options?: CheckOptions): Answer<Checked>;
  /** Which items and principles the measures reach, and which measures reach none. */
  coverage(options?: CoverageOptions): Answer<Coverage>;
  /** Findings per measure and principle, what they lack, and the questions to ask. */
  assess(options?: AssessOptions): Answer<Assess>;
  /** Achievement and pace per indicator, measure, item, principle and year; what is late and why. */
  progress(options?: ProgressOptions): Answer<Progress>;
  /** Satisfaction and usage as series, with the change since the last review. */
  indicators(options?: IndicatorsOptions): Answer<Indicators>;
  /** The municipality's ratings beside what its scale gives for the progress. */
  rating(options?: RatingOptions): Answer<Rating>;
  /** What was added, revised, consolidated or discontinued since an earlier snapshot. */
  diff(earlier: Register, options?: DiffOptions): Answer<Diff>;
  /** The measures of this register and others, ranked for an item or like one's own. */
  goodPractice(others: Iterable<Register>, options?: GoodPracticeOptions): Answer<GoodPractice>;
  /** This register beside those of peers. */
  compare(peers: Iterable<Register>, options?: CompareOptions): Answer<Comparison>;

  /**
   * The report as markup, for pages with `rashinban/progress.css`. It runs nothing: texts of the register are text, and links
   * lead to `https:` and `http:` addresses only.
   */
  report(options?: ReportOptions): string;
  /** The register as text in its one form; what is read from it is written again byte for byte. */
  write(format?: RegisterFormat): string;
  /** The register as data, so that `JSON.stringify` writes it. */
  toJSON(): RegisterData;
  /** Lets go of the register; it answers nothing afterwards. */
  free(): void;
}

/** A file of which nothing is loaded. */
export declare class RegisterError extends RashinbanError {
  private constructor();
  readonly name: 'RegisterError';
  /** Everything that was found: errors, and what else was remarked. */
  readonly diagnostics: readonly Diagnostic[];
}

/** A question, option or argument that there is not. */
export declare class QueryError extends RashinbanError {
  private constructor();
  readonly name: 'QueryError';
}
