use crate::{
    Field, Folds, Item, ItemKind, Lang, SearchError, fold,
    generated::plan,
    index::{self, Bits, Unit, value},
};

/// Folded characters of a query, at most.
const MAX_UNITS: usize = 256;
/// Words of a query, at most.
const MAX_WORDS: usize = 16;

/// A search over labels, readings, English labels and texts.
///
/// Words are divided by white space, and every one must occur somewhere in an item. Japanese words are found anywhere;
/// a word that begins with a Latin letter (or digit) is found from the start of a word (or number) only, so `AI` finds
/// AI and not *fairness*. Differences that [`fold`](mod@crate::fold) makes one do not matter.
///
/// Results are ranked: a whole label before a part of one, labels before texts; then the shorter before the longer; then
/// plan order. For several words the rank is that of the worst, and the lengths are added.
///
/// ```
/// use rashinban::{Item, ItemKind, Search};
/// let results = Search::new("データ 連携")?.kind(ItemKind::Initiative).run();
/// let items: Vec<Item> = results.iter().map(|hit| hit.item()).collect();
/// assert_eq!(items, [Item::I04, Item::I07]);
/// # Ok::<(), rashinban::SearchError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Search<'q> {
    query: &'q str,
    units: [u16; MAX_UNITS],
    words: [Word; MAX_WORDS],
    count: usize,
    kind: Option<ItemKind>,
    within: Option<Item>,
    offset: usize,
    limit: usize,
}

/// A word of the query.
#[derive(Debug, Clone, Copy, Default)]
struct Word {
    /// Its folded form, in the query's units.
    start: usize,
    end: usize,
    /// As it was typed, in bytes of the query.
    typed: (usize, usize),
}

impl<'q> Search<'q> {
    /// Reads a query.
    ///
    /// # Errors
    ///
    /// [`SearchError::Empty`] without a word, [`SearchError::TooLong`] with more than 256 folded characters or 16 words.
    pub fn new(query: &'q str) -> Result<Self, SearchError> {
        let mut units = [0; MAX_UNITS];
        let mut words = [Word::default(); MAX_WORDS];
        let mut count = 0;
        let mut len = 0;
        for typed in query.split_whitespace() {
            let start = len;
            for unit in fold::units(typed) {
                *units.get_mut(len).ok_or(SearchError::TooLong)? = unit.code;
                len += 1;
            }
            let at = typed.as_ptr() as usize - query.as_ptr() as usize;
            let word = Word { start, end: len, typed: (at, at + typed.len()) };
            *words.get_mut(count).ok_or(SearchError::TooLong)? = word;
            count += 1;
        }
        if count == 0 {
            return Err(SearchError::Empty);
        }
        Ok(Self { query, units, words, count, kind: None, within: None, offset: 0, limit: usize::MAX })
    }

    /// Finds items of one kind only.
    #[must_use]
    pub const fn kind(mut self, kind: ItemKind) -> Self {
        self.kind = Some(kind);
        self
    }

    /// Finds this item and those below it only.
    #[must_use]
    pub const fn within(mut self, item: Item) -> Self {
        self.within = Some(item);
        self
    }

    /// Leaves out the first results.
    #[must_use]
    pub const fn offset(mut self, offset: usize) -> Self {
        self.offset = offset;
        self
    }

    /// Gives at most so many results.
    #[must_use]
    pub const fn limit(mut self, limit: usize) -> Self {
        self.limit = limit;
        self
    }

    /// The words, as they were typed.
    pub fn words(&self) -> impl ExactSizeIterator<Item = &'q str> + Clone {
        let query = self.query;
        self.words[..self.count]
            .iter()
            .map(move |word| query.get(word.typed.0..word.typed.1).unwrap_or_default())
    }

    /// Searches.
    pub fn run(self) -> Results<'q> {
        let mut keys = [0; plan::ALL];
        let mut total = 0;
        let candidates = self.candidates();
        for (block, mut bits) in candidates.into_iter().enumerate() {
            while bits != 0 {
                let id = block as u32 * 32 + bits.trailing_zeros();
                bits &= bits - 1;
                if let Some(rank) = Item::from_id(id as u8).and_then(|item| self.rank(item)) {
                    // Results are few: each goes to its place at once.
                    let key = rank.0 << 24 | rank.1.min(0xffff) << 8 | id;
                    let place = keys[..total].partition_point(|other| *other < key);
                    keys.copy_within(place..total, place + 1);
                    keys[place] = key;
                    total += 1;
                }
            }
        }
        Results { keys, total, search: self }
    }

    /// Every place where the words occur in an item, field by field, then by position.
    pub fn matches(&self, item: Item) -> Matches<'_> {
        Matches { search: self, item, field: 0, from: [0; MAX_WORDS] }
    }

    fn folded(&self, word: Word) -> &[u16] {
        &self.units[word.start..word.end]
    }

    fn folded_words(&self) -> impl Iterator<Item = &[u16]> {
        self.words[..self.count].iter().map(|word| self.folded(*word))
    }

    /// Items that pass the filters and may hold every pair of neighbouring characters of the words.
    fn candidates(&self) -> Bits {
        let (start, end) = match self.within {
            Some(item) => (item.id(), item.descendants().next_back().unwrap_or(item).id() + 1),
            None => (1, plan::ALL as u8 + 1),
        };
        // Item `id` has bit `id % 32` of word `id / 32`.
        let below = |id: u8, word: usize| match usize::from(id).saturating_sub(word * 32) {
            bits @ 0..32 => (1 << bits) - 1,
            _ => u32::MAX,
        };
        let mut bits = Bits::default();
        for (word, bits) in bits.iter_mut().enumerate() {
            *bits = below(end, word) & !below(start, word);
        }
        for pair in self.folded_words().flat_map(|word| word.windows(2)) {
            for (bits, marked) in bits.iter_mut().zip(index::marked(pair[0], pair[1])) {
                *bits &= marked;
            }
        }
        bits
    }

    /// How well an item matches: the class (0 whole label, 1 part of a label, 2 text) and the length of what matched;
    /// nothing where a word is missing.
    fn rank(&self, item: Item) -> Option<(u32, u32)> {
        if self.kind.is_some_and(|kind| kind != item.kind()) {
            return None;
        }
        let mut rank = (0, 0);
        for word in self.folded_words() {
            let (class, len) = best(word, item)?;
            rank = (class.max(rank.0), rank.1 + len as u32);
        }
        Some(rank)
    }
}

/// The best class and the shortest length of it with which a word occurs in an item.
fn best(word: &[u16], item: Item) -> Option<(u32, usize)> {
    let script = Script::of(word.iter().copied());
    let (labels, texts) = Field::ALL.split_at(3);
    let class = |field: &Field| {
        if !script.is_in(field.lang()) {
            return None;
        }
        let text = index::folded(item, *field);
        if text.iter().map(value).eq(word.iter().copied()) {
            Some((0, text.len()))
        } else {
            find(text, word, 0).map(|_| (if field.is_label() { 1 } else { 2 }, text.len()))
        }
    };
    labels.iter().filter_map(class).min().or_else(|| texts.iter().filter_map(class).min())
}

/// The letter of a word that the fewest languages have. Most of what would be read, search can leave unread.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Script {
    /// Letters and marks that may stand in any field.
    Common,
    Kana,
    Kanji,
}

impl Script {
    fn of(word: impl Iterator<Item = u16>) -> Self {
        let script = |unit| match unit {
            0x3041..=0x3096 => Self::Kana,
            0x4e00..=0x9fff => Self::Kanji,
            _ => Self::Common,
        };
        word.map(script).max().unwrap_or(Self::Common)
    }

    /// Whether fields in this language may have such letters.
    const fn is_in(self, lang: Lang) -> bool {
        match lang {
            Lang::Ja => true,
            Lang::Kana => !matches!(self, Self::Kanji),
            Lang::En => matches!(self, Self::Common),
        }
    }
}

/// The first place from `from` on where `word` stands in `text`.
fn find(text: &[Unit], word: &[u16], from: usize) -> Option<usize> {
    let (first, rest) = word.split_first()?;
    let last = text.len().checked_sub(word.len())?;
    let mut at = from;
    while at <= last {
        at += position(&text[at..=last], *first)?;
        let there = text[at + 1..].iter().map(value);
        if there.zip(rest).all(|(there, unit)| there == *unit)
            && !(at > 0 && continues(value(&text[at - 1]), *first))
        {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// The first place of a unit.
fn position(text: &[Unit], unit: u16) -> Option<usize> {
    // Without a way out in the middle, so that the machine compares all eight at once.
    let without =
        |eight: &&[Unit]| eight.iter().fold(0, |found, there| found | u8::from(value(there) == unit)) == 0;
    let skipped = text.chunks_exact(8).take_while(without).count() * 8;
    text[skipped..].iter().position(|there| value(there) == unit).map(|at| skipped + at)
}

/// Whether `unit` stands inside a Latin word or a number that `before` belongs to as well.
fn continues(before: u16, unit: u16) -> bool {
    let of = |range: core::ops::RangeInclusive<u8>| {
        let range = u16::from(*range.start())..=u16::from(*range.end());
        range.contains(&before) && range.contains(&unit)
    };
    of(b'a'..=b'z') || of(b'0'..=b'9')
}

/// What a search found, ranked.
#[derive(Debug, Clone)]
pub struct Results<'q> {
    /// Class, length and id of each item, so that they sort by rank.
    keys: [u32; plan::ALL],
    total: usize,
    search: Search<'q>,
}

impl<'q> Results<'q> {
    /// How many items match, whatever the offset and limit.
    pub const fn total(&self) -> usize {
        self.total
    }

    /// The results between offset and limit, best first.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Hit<'_>> + DoubleEndedIterator + Clone {
        let start = self.search.offset.min(self.total);
        let end = start.saturating_add(self.search.limit).min(self.total);
        self.keys[start..end].iter().map(|key| Hit { key: *key, search: &self.search })
    }

    /// The search that was run.
    pub const fn search(&self) -> &Search<'q> {
        &self.search
    }
}

/// One result.
#[derive(Debug, Clone, Copy)]
pub struct Hit<'r> {
    key: u32,
    search: &'r Search<'r>,
}

impl<'r> Hit<'r> {
    /// The item.
    pub fn item(&self) -> Item {
        Item::from_id(self.key as u8).unwrap_or(Item::V)
    }

    /// How well the item matches: 0 for a whole label, 1 for a part of one, 2 for a text.
    pub const fn class(&self) -> u8 {
        (self.key >> 24) as u8
    }

    /// Every place where the words occur, for highlighting.
    pub fn matches(&self) -> Matches<'r> {
        self.search.matches(self.item())
    }
}

/// A place where a word of the query occurs in an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Match {
    /// The item.
    pub item: Item,
    /// The text it is in.
    pub field: Field,
    /// Which word of the query, from 0.
    pub word: usize,
    /// Where it starts in that text, in bytes.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// How the characters in the text differ from those typed; empty where they are the same.
    pub folds: Folds,
}

impl Match {
    /// The characters in the text.
    pub fn text(&self) -> &'static str {
        self.field.of(self.item).get(self.start..self.end).unwrap_or_default()
    }
}

/// The places where a query's words occur in an item.
#[derive(Debug, Clone)]
pub struct Matches<'s> {
    search: &'s Search<'s>,
    item: Item,
    field: usize,
    /// For each word, the position in the field from which it is looked for.
    from: [usize; MAX_WORDS],
}

impl Iterator for Matches<'_> {
    type Item = Match;

    fn next(&mut self) -> Option<Match> {
        loop {
            let field = *Field::ALL.get(self.field)?;
            let text = index::folded(self.item, field);
            let places = self.search.folded_words().enumerate();
            let found = places.filter_map(|(w, word)| find(text, word, self.from[w]).map(|at| (at, w))).min();
            let Some((at, w)) = found else {
                self.field += 1;
                self.from = [0; MAX_WORDS];
                continue;
            };
            let word = self.search.words[w];
            self.from[w] = at + (word.end - word.start);
            return Some(self.located(field, at, w));
        }
    }
}

impl Matches<'_> {
    /// From a place in the folded text to one in the original, and what differs there.
    fn located(&self, field: Field, at: usize, w: usize) -> Match {
        let text = field.of(self.item);
        let word = self.search.words[w];
        let typed = self.search.query.get(word.typed.0..word.typed.1).unwrap_or_default();
        let mut found =
            Match { item: self.item, field, word: w, start: usize::MAX, end: 0, folds: Folds::default() };
        for (there, asked) in fold::units(text).skip(at).zip(fold::units(typed)) {
            found.start = found.start.min(there.start);
            found.end = there.end;
            // Not by `[..]`: the message of its panic would bring Unicode's tables into small builds.
            if text.get(there.start..there.end) != typed.get(asked.start..asked.end) {
                found.folds = found.folds.union(there.folds.between(asked.folds));
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readings_have_no_kanji_and_english_no_kana() {
        for item in Item::everything() {
            for field in Field::ALL {
                let script = Script::of(index::folded(item, *field).iter().map(value));
                assert!(script.is_in(field.lang()), "{item:?} {field}: {script:?}");
            }
        }
    }
}
