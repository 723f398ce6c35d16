// Our own markup as nodes. Nothing here takes markup from elsewhere, and nothing hands a string to the browser's parser: a
// page may require Trusted Types and allow no policy.
//
// It reads what the writer in core/src/html/writer.rs writes, and no more: every value stands in double quotes, every
// element is closed, of the characters only & < > " are escaped.

const VOID = new Set(['br', 'hr', 'img', 'input', 'link', 'meta', 'path']);
const SVG = 'http://www.w3.org/2000/svg';
const ATTRIBUTE = / ([\w-]+)(?:="([^"]*)")?/g;
const ENTITIES = { lt: '<', gt: '>', quot: '"', amp: '&' };

const plain = (text) => (text.includes('&') ? text.replace(/&(\w+);/g, (_, name) => ENTITIES[name]) : text);

/** A fragment with the nodes of this markup. */
export function parse(markup) {
  const fragment = document.createDocumentFragment();
  let parent = fragment;
  let at = 0;
  while (at < markup.length) {
    const start = markup.indexOf('<', at);
    const text = markup.slice(at, start < 0 ? undefined : start);
    if (text) parent.append(plain(text));
    if (start < 0) break;
    const end = markup.indexOf('>', start);
    if (markup[start + 1] === '/') {
      parent = parent.parentNode;
    } else {
      const [tag] = /^\w+/.exec(markup.slice(start + 1, end));
      const element = create(tag, parent);
      for (const [, name, value] of markup.slice(start + 1 + tag.length, end).matchAll(ATTRIBUTE)) {
        element.setAttribute(name, plain(value ?? ''));
      }
      parent.append(element);
      if (!VOID.has(tag)) parent = element;
    }
    at = end + 1;
  }
  return fragment;
}

function create(tag, parent) {
  const drawn = tag === 'svg' || parent.namespaceURI === SVG;
  return drawn ? document.createElementNS(SVG, tag) : document.createElement(tag);
}
