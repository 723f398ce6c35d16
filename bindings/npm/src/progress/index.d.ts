/** `<rashinban-progress>` as a class, and what registers it. */

/**
 * `<rashinban-progress>`: a register's report from its JSON, a file of this site (attribute `src`) or a
 * `<script type="application/json">` inside. Further attributes: `previous` (a file with an earlier state), `as-of` (a day),
 * `sections` (names with spaces between them), `lang`, `heading`, `prefix`, `theme`. Its events are `rashinban-ready` and
 * `rashinban-error`.
 */
export class RashinbanProgress extends HTMLElement {
  /** Fetches the data again, and writes the report anew. */
  refresh(): Promise<void>;
}

/** Registers the element if it has no class yet. On a server it does nothing. */
export function define(): void;

/** Starts to load the module, from its address or its bytes where it is not found beside the package. */
export function load(source?: string | URL | BufferSource | WebAssembly.Module): Promise<unknown>;

declare global {
  interface HTMLElementTagNameMap {
    'rashinban-progress': RashinbanProgress;
  }
}
