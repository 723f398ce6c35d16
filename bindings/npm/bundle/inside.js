// The module, from inside the script. Where WebAssembly is refused, it comes as JavaScript from beside the script.

import { stylesheet as stylesheetHash, translated as translatedHash } from 'made:hashes';
import wasm from 'made:wasm';
import * as calls from '../dist/rashinban_widget.js';
import { started } from '../src/instantiate.js';
import { once } from '../src/widget/once.js';
import { beside, checked } from './beside.js';
import { inflate } from './inflate.js';

export const stylesheet = () => ({ href: beside('rashinban.css'), integrity: checked(stylesheetHash) });

export const load = once(async () => {
  try {
    return await started(calls, await inflate(wasm));
  } catch (error) {
    return translated(error);
  }
});

/** The module as JavaScript, if there is one beside the script and it is what it was when this script was made. */
async function translated(refused) {
  const url = beside('rashinban_widget_nowasm.js');
  if (!url) throw refused;
  await preload(url);
  return (await import(url)).load();
}

/** `import` checks no hash, but takes what a link has loaded and checked. */
function preload(url) {
  const link = document.createElement('link');
  link.rel = 'modulepreload';
  link.crossOrigin = 'anonymous';
  link.integrity = checked(translatedHash);
  link.href = url;
  const loaded = new Promise((resolve, reject) => {
    link.onload = resolve;
    link.onerror = () => reject(new Error(`not loaded, or not what it was: ${url}`));
  });
  document.head.append(link);
  return loaded.finally(() => link.remove());
}
