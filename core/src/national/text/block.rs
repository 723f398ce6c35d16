//! The texts of a segment and their lists, in one run of bytes.

use super::alphabet::{Alphabet, BEGIN};
use super::codes::{Coder, Codes};
use super::doubts::doubts;
use super::listed::Listed;
use super::pairs::{self, Pairs};
use super::posting::{self, Posting};
use super::terms::{Term, Terms};
use super::titles::{FEW, Titles};
use super::units::{self, END, NONE};
use crate::national::bits::{Bits, SEGMENT};
use alloc::{vec, vec::Vec};
use memchr::memmem::Finder;

/// How many texts are fetched before the first of them is read.
const TOGETHER: usize = 32;
/// What memory is fetched by, in bytes.
const LINE: usize = 64;
const HEADER: usize = 20;

/// Gathers the texts of a block. What was needed for one block is used again for the next.
#[derive(Debug)]
pub(crate) struct TextBlockBuilder {
    /// Where titles and summaries end in the letters, behind where the first starts.
    ends: Vec<u32>,
    alphabet: Alphabet,
    /// Of all texts, behind an end.
    letters: Vec<u16>,
    pairs: Pairs,
    /// The units of the last measure.
    units: Vec<u16>,
}

impl TextBlockBuilder {
    /// A block without a text.
    pub fn new() -> Self {
        Self {
            ends: vec![1],
            alphabet: Alphabet::default(),
            letters: vec![BEGIN],
            pairs: Pairs::default(),
            units: Vec::new(),
        }
    }

    /// Makes room for so many units, if there is as much.
    pub fn reserve(&mut self, units: usize) {
        let _ = self.letters.try_reserve(units);
    }

    /// How many measures there are.
    pub fn len(&self) -> usize {
        self.ends.len() / 2
    }

    /// The texts of the next measure. At most 65,536 find room.
    pub fn push(&mut self, title: &str, summary: &str) {
        let number = self.len();
        assert!(number < SEGMENT, "a block has at most {SEGMENT} measures");
        let start = self.letters.len();
        self.units.clear();
        for text in [title, summary] {
            units::push(text, &mut self.units);
            self.units.push(END);
            self.ends.push((start + self.units.len()) as u32);
        }
        self.alphabet.push(&self.units, &mut self.letters);
        let title = self.ends[2 * number + 1] as usize - start;
        self.letters.push(BEGIN);
        self.pairs.push(number as u16, title, &self.letters[start - 1..]);
        self.letters.pop();
    }

    /// About how many bytes the block has.
    pub fn size(&self) -> usize {
        self.letters.len()
    }

    /// Writes the block behind what is there, for [`TextBlock::open`]; there is no text then.
    pub fn take(&mut self, out: &mut Vec<u8>) {
        let count = self.len();
        let coder = Coder::new(&self.alphabet);
        let codes = coder.codes();
        let pairs = self.pairs.sorted(&self.alphabet);
        let start = out.len();
        // What is known at the end.
        out.resize(start + HEADER + 4 * (self.ends.len() + 3 * pairs.len()), 0);
        out.extend_from_slice(&codes);
        let texts = out.len();
        let places = coder.texts(&self.letters, &self.ends, out);
        let lists = out.len();
        let (lengths, starts) = self.pairs.take(&pairs, (count, &self.alphabet), out);
        let header = [count, pairs.len(), codes.len(), lists - texts, out.len() - lists];
        let header = header.map(|number| number as u32);
        let keys = pairs.iter().map(|(key, _)| key);
        let words = header.iter().chain(&places).chain(keys).chain(&lengths).chain(&starts);
        for (place, word) in out[start..].chunks_exact_mut(4).zip(words) {
            place.copy_from_slice(&word.to_le_bytes());
        }
        if self.pairs.is_large() {
            self.pairs = Pairs::default();
        }
        self.ends.truncate(1);
        self.letters.truncate(1);
        self.alphabet.clear();
    }

    /// The same bytes alone.
    pub fn bytes(&mut self) -> Vec<u8> {
        let mut out = Vec::with_capacity(self.size());
        self.take(&mut out);
        out
    }
}

/// A block's texts and lists, read where they are.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TextBlock<'a> {
    count: usize,
    starts: Words<'a>,
    keys: Words<'a>,
    lengths: Words<'a>,
    places: Words<'a>,
    codes: Codes<'a>,
    texts: &'a [u8],
    lists: &'a [u8],
}

/// The measures of a block that were found.
#[derive(Debug)]
pub(super) enum Found {
    /// By their numbers, which rise.
    Few(Vec<u16>),
    Many(Bits),
}

impl Found {
    /// How many.
    pub fn count(&self) -> usize {
        match self {
            Self::Few(few) => few.len(),
            Self::Many(bits) => bits.count(),
        }
    }

    /// Their numbers, from the lowest.
    pub fn iter(&self) -> impl Iterator<Item = u16> {
        let (few, bits) = match self {
            Self::Few(few) => (Some(few), None),
            Self::Many(bits) => (None, Some(bits)),
        };
        few.into_iter().flatten().copied().chain(bits.into_iter().flat_map(Bits::iter))
    }
}

impl<'a> TextBlock<'a> {
    /// What [`TextBlockBuilder::take`] wrote; none if it cannot be that.
    pub fn open(bytes: &'a [u8]) -> Option<Self> {
        let (header, mut rest) = bytes.split_at_checked(HEADER)?;
        let header = Words(header);
        let [count, pairs, codes, texts, lists] = [0, 1, 2, 3, 4].map(|at| header.get(at) as usize);
        let mut take = |size: usize| {
            let (taken, behind) = rest.split_at_checked(size)?;
            rest = behind;
            Some(taken)
        };
        let mut words = |count: usize| Some(Words(take(count.checked_mul(4)?)?));
        let block = Self {
            count,
            starts: words(2 * count + 1)?,
            keys: words(pairs)?,
            lengths: words(pairs)?,
            places: words(pairs)?,
            codes: Codes::new(take(codes)?),
            texts: take(texts)?,
            lists: take(lists)?,
        };
        (count <= SEGMENT && rest.is_empty()).then_some(block)
    }

    /// How many measures there are.
    pub fn len(&self) -> usize {
        self.count
    }

    /// The bytes of the texts, apart from the lists.
    pub fn size_of_texts(&self) -> usize {
        self.texts.len() + self.starts.0.len()
    }

    /// The measures that have all the words, of those that are left; where nothing is said, all are.
    pub(super) fn find(&self, terms: &Terms, left: Option<&Bits>) -> Found {
        let Some(pairs) = self.pairs_of(terms) else { return Found::Few(Vec::new()) };
        let all = || left.map_or_else(|| Bits::first(self.count), Bits::clone);
        let mut bits = None;
        for unit in terms.single_units() {
            bits.get_or_insert_with(all).and(&self.with_unit(unit));
        }
        let lists = rarest_first(&pairs);
        if let Some(mut few) = few(&lists, bits.as_ref().or(left)) {
            self.verify_few(terms, &pairs, &mut few);
            return Found::Few(few);
        }
        let mut bits = bits.unwrap_or_else(all);
        for list in lists {
            list.texts.keep_in(&mut bits);
        }
        self.verify(terms, &pairs, &mut bits);
        Found::Many(bits)
    }

    /// Keeps in `bits` the measures that have all the words.
    pub fn keep(&self, terms: &Terms, bits: &mut Bits) {
        match self.find(terms, Some(bits)) {
            Found::Few(few) => {
                bits.empty();
                for number in few {
                    bits.set(number);
                }
            }
            Found::Many(found) => *bits = found,
        }
    }

    /// The first `limit` measures in `bits` that have all the words in their titles.
    pub fn first_titles(&self, terms: &Terms, bits: &Bits, limit: usize) -> Vec<u16> {
        let mut found = Vec::new();
        let Some(lists) = self.pairs_of(terms).map(|pairs| rarest_first(&pairs)) else { return found };
        let titles = lists.iter().map(|list| list.titles().filter(|titles| !matches!(titles, Titles::None)));
        let Some(titles) = titles.collect::<Option<Vec<_>>>() else { return found };
        let words: Vec<_> = terms.iter().map(|term| self.finder(term)).collect();
        let mut texts = [&[][..]; TOGETHER];
        let mut look = |numbers: &mut dyn Iterator<Item = u16>| {
            loop {
                let some: Vec<u16> = numbers.take(TOGETHER).collect();
                let titles = self.fetch(&some, 1, &mut texts);
                let has_all = |title: &[u8]| words.iter().all(|word| word.find(title).is_some());
                let in_title = some.iter().zip(titles).filter(|(_, title)| has_all(title));
                found.extend(in_title.map(|(number, _)| *number).take(limit - found.len()));
                if found.len() >= limit || some.len() < TOGETHER {
                    return found.len() >= limit;
                }
            }
        };
        if let Some(few) = few(&lists, Some(bits)) {
            look(&mut few.into_iter());
            return found;
        }
        let mut bits = bits.clone();
        for list in &lists {
            list.texts.keep_in(&mut bits);
        }
        terms.single_units().for_each(|unit| bits.and(&self.in_titles_with(unit)));
        // What is frequent in titles is found soon; what is not is worth sorting out by the lists.
        let mut numbers = bits.iter();
        if look(&mut numbers.by_ref().take(FEW)) {
            return found;
        }
        let Some(next) = numbers.next() else { return found };
        drop(numbers);
        bits.clear_before(next);
        for (list, titles) in lists.iter().zip(titles) {
            titles.keep_in(list.texts, &mut bits);
        }
        look(&mut bits.iter());
        found
    }

    /// The measures with a unit in their title, and some without.
    fn in_titles_with(&self, unit: u16) -> Bits {
        let mut bits = Bits::new();
        for list in self.pairs_with(unit) {
            if let Some(titles) = list.titles() {
                titles.add_to(list.texts, &mut bits);
            }
        }
        bits
    }

    /// The measures with a unit, whatever stands behind it.
    fn with_unit(&self, unit: u16) -> Bits {
        let mut bits = Bits::new();
        self.pairs_with(unit).for_each(|list| list.texts.add_to(&mut bits));
        bits
    }

    /// The lists of a unit with whatever stands behind it.
    fn pairs_with(&self, unit: u16) -> impl Iterator<Item = Listed<'a>> {
        let [from, to] = [0, NONE].map(|second| self.keys.before(pairs::key(unit, second)));
        (from..to).filter_map(|at| self.list_at(at))
    }

    /// The lists of all the pairs, word by word; none where one does not exist.
    fn pairs_of(&self, terms: &Terms) -> Option<Vec<Listed<'a>>> {
        let pairs = terms.iter().flat_map(|term| term.units.windows(2));
        pairs.map(|pair| self.list(pairs::key(pair[0], pair[1]))).collect()
    }

    /// Leaves out what has all pairs of a word, but not the word.
    fn verify(&self, terms: &Terms, pairs: &[Listed<'a>], bits: &mut Bits) {
        for (term, doubts) in doubts_of(terms, pairs) {
            let doubtful: Vec<u16> = match doubts {
                Some(lists) if lists.is_empty() => continue,
                Some(lists) => {
                    let mut doubtful = Bits::new();
                    for list in lists {
                        list.add_to(&mut doubtful);
                    }
                    doubtful.and(bits);
                    doubtful.iter().collect()
                }
                None => bits.iter().collect(),
            };
            self.without(term, &doubtful, |number| bits.clear(number));
        }
    }

    fn verify_few(&self, terms: &Terms, pairs: &[Listed<'a>], few: &mut Vec<u16>) {
        for (term, doubts) in doubts_of(terms, pairs) {
            let mut doubtful = few.clone();
            if let Some(lists) = doubts {
                let mut is_doubtful = vec![false; few.len()];
                for list in lists {
                    let mut places = is_doubtful.iter_mut();
                    list.among(few.iter().copied(), |_, is_in| {
                        if let Some(place) = places.next() {
                            *place |= is_in;
                        }
                    });
                }
                let mut is_doubtful = is_doubtful.into_iter();
                doubtful.retain(|_| is_doubtful.next() == Some(true));
            }
            let mut wrong = Vec::new();
            self.without(term, &doubtful, |number| wrong.push(number));
            let mut wrong = wrong.into_iter().peekable();
            few.retain(|number| wrong.next_if_eq(number).is_none());
        }
    }

    /// Does something with those of these measures whose text does not have the word.
    fn without(&self, term: &Term, numbers: &[u16], mut with: impl FnMut(u16)) {
        let word = self.finder(term);
        let mut texts = [&[][..]; TOGETHER];
        for numbers in numbers.chunks(TOGETHER) {
            let texts = self.fetch(numbers, 2, &mut texts);
            let wrong = texts.iter().zip(numbers).filter(|(text, _)| word.find(text).is_none());
            wrong.for_each(|(_, number)| with(*number));
        }
    }

    /// The titles of so many measures, where `parts` is 1; where it is 2, with their summaries. First where all of them lie is
    /// looked up, then a little of each line of them is read: the memory answers to many at a time, and one by one they would
    /// wait for it.
    fn fetch<'t>(
        &self,
        numbers: &[u16],
        parts: usize,
        texts: &'t mut [&'a [u8]; TOGETHER],
    ) -> &'t [&'a [u8]] {
        let texts = &mut texts[..numbers.len()];
        let places = texts.iter_mut().zip(numbers);
        places.for_each(|(text, number)| *text = self.text(2 * usize::from(*number), parts));
        let lines = texts.iter().flat_map(|text| text.iter().step_by(LINE));
        core::hint::black_box(lines.fold(0_u8, |sum, byte| sum ^ byte));
        texts
    }

    /// Finds a word in this block's texts.
    fn finder(&self, term: &Term) -> Finder<'static> {
        Finder::new(&self.codes.word(&term.units)).into_owned()
    }

    fn list(&self, key: u32) -> Option<Listed<'a>> {
        let at = self.keys.before(key);
        self.list_at(at).filter(|_| self.keys.get(at) == key)
    }

    fn list_at(&self, at: usize) -> Option<Listed<'a>> {
        let (stored, start) = (self.lengths.get(at), self.places.get(at) as usize);
        let bytes = self.lists.get(start..)?;
        Listed::new(bytes, posting::length(stored), Posting::new(bytes, stored, self.count)?, self.count)
    }

    fn text(&self, at: usize, count: usize) -> &'a [u8] {
        let [from, to] = [at, at + count].map(|at| self.starts.get(at) as usize);
        self.texts.get(from..to).unwrap_or_default()
    }
}

/// What is rare leaves little to look up in what is not.
fn rarest_first<'a>(pairs: &[Listed<'a>]) -> Vec<Listed<'a>> {
    let mut lists = pairs.to_vec();
    lists.sort_unstable_by_key(|list| list.length);
    lists
}

/// What all lists have among the measures in `bits`, where the first of them is short.
fn few(lists: &[Listed<'_>], bits: Option<&Bits>) -> Option<Vec<u16>> {
    let (rarest, others) = lists.split_first().filter(|(rarest, _)| rarest.length <= FEW)?;
    let mut few = rarest.texts.numbers();
    if let Some(bits) = bits {
        few.retain(|number| bits.has(*number));
    }
    for list in others {
        list.texts.keep_among(&mut few);
    }
    Some(few)
}

/// The words, each with its own pairs, and the measures that may have them apart; see [`doubts`].
fn doubts_of<'t, 'a>(
    terms: &'t Terms,
    mut pairs: &[Listed<'a>],
) -> impl Iterator<Item = (&'t Term, Option<Vec<Posting<'a>>>)> {
    terms.iter().map(move |term| {
        let (own, others) = pairs.split_at(term.units.len() - 1);
        pairs = others;
        (term, doubts(term, own))
    })
}

/// Numbers of four bytes.
#[derive(Debug, Clone, Copy)]
struct Words<'a>(&'a [u8]);

impl Words<'_> {
    fn len(self) -> usize {
        self.0.len() / 4
    }

    /// Zero where there is none: a damaged block answers wrongly rather than not at all, and its checksum tells.
    fn get(self, at: usize) -> u32 {
        let bytes = self.0.get(4 * at..4 * at + 4).and_then(|bytes| bytes.try_into().ok());
        bytes.map_or(0, u32::from_le_bytes)
    }

    /// How many are less, of numbers that rise.
    fn before(self, wanted: u32) -> usize {
        let (mut from, mut to) = (0, self.len());
        while from < to {
            let middle = usize::midpoint(from, to);
            if self.get(middle) < wanted { from = middle + 1 } else { to = middle }
        }
        from
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::String;
    use proptest::{collection::vec, prelude::*};

    fn block<T: AsRef<str>>(texts: &[(T, T)]) -> Vec<u8> {
        let mut builder = TextBlockBuilder::new();
        for (title, summary) in texts {
            builder.push(title.as_ref(), summary.as_ref());
        }
        builder.bytes()
    }

    fn found(bytes: &[u8], query: &str) -> Vec<u16> {
        let block = TextBlock::open(bytes).unwrap();
        let mut bits = Bits::first(block.len());
        block.keep(&Terms::new(query), &mut bits);
        bits.iter().collect()
    }

    fn folded(text: &str) -> String {
        crate::fold::fold(text).chars().collect()
    }

    #[test]
    fn words_stand_together() {
        let bytes = block(&[("京都と東京", ""), ("東京都", ""), ("", "東京都庁"), ("東京", "都")]);
        assert_eq!(found(&bytes, "東京都"), [1, 2]);
        assert_eq!(found(&bytes, "都"), [0, 1, 2, 3]);
        assert_eq!(found(&bytes, "東京 都"), [0, 1, 2, 3]);
        assert_eq!(found(&bytes, "ＤＸ"), [] as [u16; 0]);
        assert_eq!(found(&bytes, " 　"), [0, 1, 2, 3]);
        let block = TextBlock::open(&bytes).unwrap();
        let in_titles = |query, limit| block.first_titles(&Terms::new(query), &Bits::first(4), limit);
        assert_eq!(in_titles("京 東", 9), [0, 1, 3]);
        assert_eq!(in_titles("京 東", 2), [0, 1]);
        assert_eq!(in_titles("東京都", 9), [1]);
    }

    #[test]
    fn nothing_is_found_in_nothing() {
        let bytes = block::<&str>(&[]);
        assert_eq!(found(&bytes, "防災"), [] as [u16; 0]);
        assert_eq!(found(&bytes, ""), [] as [u16; 0]);
    }

    #[test]
    fn cut_off_bytes_are_refused_and_changed_ones_do_no_harm() {
        let bytes = block(&[("防災アプリ", "避難所"), ("窓口", "オンライン")]);
        for end in 0..bytes.len() {
            assert!(TextBlock::open(&bytes[..end]).is_none(), "{end}");
        }
        for at in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[at] ^= 0xff;
            if let Some(block) = TextBlock::open(&changed) {
                for query in ["防災", "避難所", "窓", "オンライン アプリ"] {
                    block.keep(&Terms::new(query), &mut Bits::first(2));
                }
            }
        }
    }

    proptest! {
        /// Few different characters: words that nearly stand there are everywhere.
        #[test]
        fn the_same_as_looking_at_every_text(
            texts in vec(("[あい東京都ｱa\u{10000}\u{ffff}]{0,8}", "[あい東京都ｱa\n]{0,12}"), 0..300),
            queries in vec("[あい東京都アA\u{10000}\u{ffff}]{1,5}( [あい東]{1,2})?", 1..20),
        ) {
            let bytes = block(&texts);
            for query in queries {
                let words: Vec<String> = query.split(' ').map(|word| folded(word).replace('\u{ffff}', "\u{fffd}")).collect();
                let naive: Vec<u16> = (0..).zip(&texts).filter(|(_, (title, summary))| {
                    let text = [folded(title), folded(summary)].join("\n").replace('\u{ffff}', "\u{fffd}");
                    words.iter().all(|word| text.contains(word.as_str()))
                }).map(|(number, _)| number).collect();
                prop_assert_eq!(found(&bytes, &query), naive, "{}", query);
            }
        }
    }
}
