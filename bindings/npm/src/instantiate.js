// How a module of the elements or of registers is started.

/** Its calls, from its address, its bytes, or compiled. `calls` is wasm-bindgen's glue. */
export async function instantiate(calls, source, imports) {
  const isAddress = typeof source === 'string' || source instanceof URL;
  const made = await WebAssembly.instantiate(isAddress ? await fetched(source, calls.integrity) : source, imports);
  // With its module, where that was not given.
  calls.__wbg_set_wasm((made.instance ?? made).exports);
  return calls;
}

/** The whole module, checked. As a stream it could not be, and an old server's would be refused for its type. */
async function fetched(url, integrity) {
  const response = await fetch(url, { integrity });
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}: ${url}`);
  return response.arrayBuffer();
}
