// How a module is started.

/** Its calls, from its address, its bytes, or compiled. `calls` is wasm-bindgen's glue. */
export const instantiate = async (calls, source, imports) =>
  started(calls, await fetched(source, calls.integrity), imports);

/** The same from its bytes, or compiled. */
export async function started(calls, source, imports) {
  const made = await WebAssembly.instantiate(source, imports);
  // With its module, where that was not given.
  calls.__wbg_set_wasm((made.instance ?? made).exports);
  return calls;
}

/** What is behind an address, and anything else as it is. */
export async function fetched(source, integrity) {
  const isAddress = typeof source === 'string' || source instanceof URL;
  if (!isAddress) return source;
  // The whole module, checked. As a stream it could not be, and an old server's would be refused for its type.
  const response = await fetch(source, { integrity });
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}: ${source}`);
  return response.arrayBuffer();
}
