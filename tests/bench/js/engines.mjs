// The ways of searching the plan in JavaScript. Each makes, from the documents, a function from a query to codes.

/** What a page does by hand: width by NFKC, case, and katakana as hiragana. */
export const fold = (text) =>
  text.normalize('NFKC').toLowerCase().replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));

/** Every two neighbouring characters of a folded text; a character that stands alone is kept. */
function pairs(text) {
  const found = new Set();
  for (const run of fold(text).split(/\s+/)) {
    const characters = [...run];
    if (characters.length === 1) found.add(run);
    for (let at = 1; at < characters.length; at += 1) found.add(characters[at - 1] + characters[at]);
  }
  return [...found];
}

/** Array and includes, over texts that were folded once. */
export function includes(documents, fields) {
  const rows = documents.map((document) => ({ code: document.code, text: fold(fields(document).join('\n')) }));
  return (query) => {
    const words = fold(query).split(/\s+/).filter(Boolean);
    const found = [];
    for (const { code, text } of rows) if (words.every((word) => text.includes(word))) found.push(code);
    return found;
  };
}

/** MiniSearch, told to take pairs of characters for words and to want all of them. */
export async function miniSearch(documents) {
  const { default: MiniSearch } = await import('minisearch');
  const index = new MiniSearch({
    idField: 'code',
    fields: ['text'],
    tokenize: pairs,
    processTerm: (term) => term,
    searchOptions: { combineWith: 'AND' },
  });
  index.addAll(documents.map(({ code, fields }) => ({ code, text: fields.join('\n') })));
  return (query) => index.search(query).map(({ id }) => id);
}

/** FlexSearch, told the same. */
export async function flexSearch(documents) {
  const { Index } = await import('flexsearch');
  const index = new Index({ tokenize: 'strict', encode: pairs });
  documents.forEach(({ fields }, number) => index.add(number, fields.join('\n')));
  return (query) => index.search(query, { limit: documents.length }).map((number) => documents[number].code);
}
