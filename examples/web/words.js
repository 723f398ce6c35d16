// The page's words, which all stand in index.html, and the language they are shown in.

/** Every part that has to know: what is shown, and whether kanji carry their reading. */
export const shown = { lang: 'ja', ruby: false };

const words = document.querySelector('#words').content;

/** A word of the page in the shown language. */
export function word(name, values = {}) {
  const text = words.querySelector(`[data-word="${name}"] > [lang="${shown.lang}"]`).textContent;
  return text.replace(/\{(\w+)\}/g, (_, key) => values[key]);
}

/** An element. Texts are set as texts, never as markup. */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null && value !== false) made.setAttribute(name, value === true ? '' : value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return made;
}
