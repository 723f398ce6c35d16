// The bytes of files.

import { refused } from './said.js';

/** Text in UTF-8. */
export function encoded(text) {
  // Half of a surrogate pair would silently become U+FFFD.
  if (/\p{Cs}/u.test(text)) throw refused('文字として成り立たない文字列です。', 'half of a surrogate pair');
  return new TextEncoder().encode(text);
}

/** Bytes, whatever they are held in. */
export function viewed(source) {
  if (ArrayBuffer.isView(source)) return new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
  if (source instanceof ArrayBuffer) return new Uint8Array(source);
  throw new TypeError('a register is read from a string or from bytes');
}
