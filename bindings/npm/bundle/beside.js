// What lies beside the script. Where it comes from is known only while it runs, and not where a bundler has made it part of
// another.

const script = globalThis.document?.currentScript;
const { src, integrity } = script ?? {};

/** The address of a file beside the script, if it is known. */
export const beside = (name) => (src ? new URL(name, src).href : undefined);

/** A hash to check what is beside the script by, where the page has the script checked. */
export const checked = (hash) => (integrity ? hash : '');
