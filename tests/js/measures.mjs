// Made-up measures by the thousand, and what is found in them by looking at each.

/** Numbers that look random, the same in every run. */
function rolled(seed) {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

const WHERE = ['東京都', '京都', '窓口', '学校', '図書館', 'ﾎｰﾑﾍﾟｰｼﾞ', '避難所', '空き家', '除雪', '子育て'];
const WHAT = ['デジタル', 'オンライン', 'ＡＩ', 'ＤＸ', 'e-Gov', 'マイナンバー', 'スマートフォン', 'ドローン', '電子申請', 'クラウド'];
const HOW = ['化', 'の推進', 'の整備', '計画', '支援', ' 2025', '(試行)', '・改善', 'と防災', 'の見直し'];
/** A place is one of these and one of those. */
const PLACES = [...'青石岩梅榎大岡沖鏡霞金神亀川北桐熊桜笹下島白杉須瀬高滝竹玉千月鶴寺豊中長西野萩東平藤松水南森若'];
const ENDINGS = [...'田原野丘台坂橋里村沢浜浦崎島山谷森木井口戸塚沼根'];
const KINDS = ['市', '町', '村', '区', 'ヶ丘地区'];
const STATUSES = ['planned', 'in-progress', 'completed', 'discontinued'];
const ITEMS = ['I01-02', 'I01-02-07', 'I02-01', 'I05', 'S06', 'I08-03'];
/** Codes of prefectures and of municipalities in them. */
const OWNERS = ['130001', '131016', '131041', '260002', '261009', '011002'];

/** So many measures, as JSON Lines has them. */
export function measures(count) {
  const roll = rolled(20260331);
  const of = (list) => list[roll(list.length)];
  const day = () => `20${20 + roll(10)}-${String(1 + roll(12)).padStart(2, '0')}-01`;
  return Array.from({ length: count }, (_, at) => {
    const [start, end] = [day(), day()].sort();
    const place = () => of(PLACES) + of(ENDINGS) + of(KINDS);
    const sentence = () => `${place()}の${of(WHERE)}で${of(WHAT)}${of(HOW)}を令和${5 + roll(5)}年度に${2 + roll(90)}箇所へ広げる。`;
    const summary = Array.from({ length: roll(6) }, sentence).join('');
    return {
      id: `M${at}`,
      title: of(WHERE) + of(WHAT) + of(HOW),
      ...(summary && { summary }),
      owner: { code: of(OWNERS) },
      ...(roll(9) > 0 && { status: of(STATUSES) }),
      period: { start, end },
      alignments: [...new Set([of(ITEMS), of(ITEMS)])].map((item) => ({ item, alignment: 'primary' })),
    };
  });
}

export const lines = (all) => all.map((measure) => `${JSON.stringify(measure)}\n`).join('');

/** What a page does by hand: width by NFKC, case, and katakana as hiragana. */
const fold = (text) =>
  text.normalize('NFKC').toLowerCase().replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));

/** Of each of some words, the numbers of the measures that have all of them. */
export function scanned(all) {
  const texts = all.map(({ title, summary = '' }) => [fold(title), fold(summary)]);
  return (query) => {
    const words = fold(query).split(/\s+/).filter(Boolean);
    const found = [];
    texts.forEach((parts, at) => {
      if (words.every((word) => parts.some((part) => part.includes(word)))) found.push(at);
    });
    const titled = found.filter((at) => words.every((word) => texts[at][0].includes(word)));
    const first = new Set(titled);
    return { found, ranked: [...titled, ...found.filter((at) => !first.has(at))] };
  };
}

export const QUERIES = [
  '東京都', '京都', '都', 'デジタル', 'ﾃﾞｼﾞﾀﾙ', 'でじたる', 'AI', 'ｄｘ', 'e-gov', 'ホームページ', 'ほーむぺーじ', '図書館 オンライン',
  '窓口　防災', '2025', '除雪 除雪', '化', 'すまーとふぉん', '量子暗号通信', '東京 都で', '京都で', '',
];

/** Filters, and the same for a measure at hand. */
export const FILTERS = [
  [{}, () => true],
  [{ statuses: ['planned', 'completed'] }, ({ status }) => ['planned', 'completed'].includes(status)],
  [{ prefectures: ['130001'] }, ({ owner }) => owner.code.startsWith('13')],
  [{ prefectures: ['261009'] }, ({ owner }) => owner.code.startsWith('26')],
  [{ owners: ['131016', '011002'] }, ({ owner }) => ['131016', '011002'].includes(owner.code)],
  [{ items: ['I01'] }, ({ alignments }) => alignments.some(({ item }) => item.startsWith('I01'))],
  [{ items: ['S06', 'I05'], statuses: ['planned'] }, ({ alignments, status }) =>
    status === 'planned' && alignments.some(({ item }) => ['S06', 'I05'].includes(item))],
  [{ running_on: '2025-04-01' }, ({ period }) => period.start <= '2025-04-01' && period.end >= '2025-04-01'],
  [{ principles: ['P10'] }, () => false],
];
