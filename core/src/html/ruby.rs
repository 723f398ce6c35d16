//! Readings above kanji. The plan gives each text's reading as a whole; here it is laid on the words.

use super::Html;
use alloc::{vec, vec::Vec};

/// A run of one sort of characters.
#[derive(Debug, Clone, Copy)]
struct Run<'t> {
    text: &'t str,
    /// In characters.
    len: usize,
    /// Kanji, digits and Latin letters are spelt out by the reading; kana and marks it repeats.
    spelt: bool,
}

impl Html {
    /// Writes a text with its reading: by word where that can be told, else as a whole.
    pub(crate) fn reading(&mut self, text: &str, reading: &str) -> &mut Self {
        let runs = runs(text);
        let mut kana = reading;
        match divide(&runs, &reading.chars().collect::<Vec<_>>()) {
            None => self.ruby(text, reading),
            Some(lengths) => {
                for (run, len) in runs.iter().zip(lengths) {
                    let (read, rest) = split(kana, len);
                    kana = rest;
                    if run.spelt && read != run.text {
                        self.ruby(run.text, read);
                    } else {
                        self.text(run.text);
                    }
                }
                self
            }
        }
    }

    fn ruby(&mut self, base: &str, reading: &str) -> &mut Self {
        self.open("ruby").text(base);
        self.element("rp", "", "(").element("rt", "", reading).element("rp", "", ")").close()
    }
}

fn is_spelt(c: char) -> bool {
    matches!(c,
        '0'..='9' | 'A'..='Z' | 'a'..='z' | '.' | '-' | '々' | '〇' | 'ヶ'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

fn hiragana(c: char) -> char {
    match c {
        'ァ'..='ヶ' => char::from_u32(u32::from(c) - 0x60).unwrap_or(c),
        c => c,
    }
}

/// The text before and from this character on.
fn split(text: &str, at: usize) -> (&str, &str) {
    let at = text.char_indices().nth(at).map_or(text.len(), |(at, _)| at);
    text.split_at_checked(at).unwrap_or((text, ""))
}

fn runs(text: &str) -> Vec<Run<'_>> {
    let mut runs = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let spelt = is_spelt(first);
        let len = rest.chars().take_while(|c| is_spelt(*c) == spelt).count();
        let (run, after) = split(rest, len);
        runs.push(Run { text: run, len, spelt });
        rest = after;
    }
    runs
}

/// How many characters of the reading belong to each run; none where they do not meet. Of several ways the most even is
/// taken: a kanji is read by about two kana.
fn divide(runs: &[Run], reading: &[char]) -> Option<Vec<usize>> {
    const NO_WAY: u32 = u32::MAX;
    let width = reading.len() + 1;
    // From the last run to the first: what the rest costs from each place on, and the length that makes it so.
    let mut costs = vec![NO_WAY; width];
    costs[reading.len()] = 0;
    let mut lengths = vec![0_usize; runs.len() * width];
    for (run, lengths) in runs.iter().zip(lengths.chunks_mut(width)).rev() {
        let mut here = vec![NO_WAY; width];
        for at in 0..width {
            for (len, cost) in ways(run, &reading[at..]) {
                let rest = costs.get(at + len).copied().unwrap_or(NO_WAY);
                let whole = rest.saturating_add(cost);
                if whole < here[at] {
                    here[at] = whole;
                    lengths[at] = len;
                }
            }
        }
        costs = here;
    }
    if costs[0] == NO_WAY {
        return None;
    }
    let mut at = 0;
    let taken = lengths.chunks(width).map(|lengths| {
        let len = lengths[at];
        at += len;
        len
    });
    Some(taken.collect())
}

/// The lengths that a run's reading may have, and how uneven each is.
fn ways<'r>(run: &'r Run, reading: &'r [char]) -> impl Iterator<Item = (usize, u32)> + 'r {
    let usual = run.len * 2;
    // Quotation marks are not read.
    let read = || run.text.chars().filter(|c| !matches!(c, '「' | '」' | '“' | '”')).map(hiragana);
    let len = read().count();
    let range = if run.spelt {
        1..reading.len().min(usual * 3) + 1
    } else {
        let repeats = read().eq(reading.iter().copied().take(len));
        len..len + usize::from(repeats)
    };
    // In units in which the lengths of runs divide without much of a rest.
    let cost = move |len: usize| len.abs_diff(usual).pow(2) as u32 * 2520 / run.len as u32;
    range.map(move |len| (len, if run.spelt { cost(len) } else { 0 }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Item, Lang};
    use alloc::string::String;

    fn read(text: &str, reading: &str) -> String {
        let mut html = Html::new();
        html.reading(text, reading);
        html.finish().replace("<rp>(</rp><rt>", "(").replace("</rt><rp>)</rp>", ")")
    }

    #[test]
    fn readings_stand_on_their_words() {
        assert_eq!(read("6つの姿", "むっつのすがた"), "<ruby>6(むっ)</ruby>つの<ruby>姿(すがた)</ruby>");
        assert_eq!(read("カード", "かーど"), "カード");
        assert_eq!(read("編む", "くむことがら"), "<ruby>編む(くむことがら)</ruby>");
    }

    #[test]
    fn readings_meet_the_words_of_all_labels() {
        let whole: Vec<&str> = Item::everything()
            .filter(|item| {
                let kana: Vec<char> = item.label(Lang::Kana).chars().collect();
                match divide(&runs(item.label(Lang::Ja)), &kana) {
                    Some(lengths) => {
                        assert_eq!(lengths.iter().sum::<usize>(), kana.len(), "{item}");
                        false
                    }
                    None => true,
                }
            })
            .map(Item::code_str)
            .collect();
        assert!(whole.is_empty(), "{whole:?}");
    }
}
