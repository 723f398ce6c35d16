//! CP932, UTF-16LE and UTF-8: against encoding_rs and unicode-width, and what cutting a text must never do.

use encoding_rs::SHIFT_JIS;
use proptest::prelude::*;
use rashinban::encoding::{Conversion, Encoding, Pad, columns};
use rashinban::{Item, Lang, Problem};
use unicode_width::UnicodeWidthChar;

fn cp932(text: &str) -> Result<Vec<u8>, Problem> {
    let mut buffer = vec![0; text.len() * 2];
    let len = Encoding::Cp932.write(text, Pad::Space, &mut buffer)?;
    buffer.truncate(len);
    Ok(buffer)
}

fn decoded(encoding: Encoding, bytes: &[u8]) -> Result<String, Problem> {
    encoding.characters(bytes).collect()
}

/// What `encoding_rs` says of bytes, where they are one character.
fn oracle(bytes: &[u8]) -> Option<char> {
    let (text, malformed) = SHIFT_JIS.decode_without_bom_handling(bytes);
    let mut chars = text.chars();
    (!malformed).then(|| chars.next().filter(|_| chars.next().is_none())).flatten()
}

#[test]
fn every_byte_and_every_pair_reads_as_encoding_rs_reads_it() {
    let mut characters = 0;
    for first in 0..=255 {
        assert_eq!(Encoding::Cp932.decode(&[first]).ok(), oracle(&[first]).map(|c| (c, 1)), "{first:x}");
        for second in 0..=255 {
            let bytes = [first, second];
            let want = match oracle(&[first]) {
                Some(c) => Some((c, 1)),
                None => oracle(&bytes).map(|c| (c, 2)),
            };
            assert_eq!(Encoding::Cp932.decode(&bytes).ok(), want, "{bytes:x?}");
            characters += usize::from(want.is_some_and(|(_, len)| len == 2));
        }
    }
    // 7,724 places with a character and 1,880 for users to define.
    assert_eq!(characters, 7_724 + 1_880);
}

#[test]
fn every_character_is_written_as_encoding_rs_writes_it() {
    for c in (0..=0x2_ffff).filter_map(char::from_u32) {
        let text = c.to_string();
        let mine = cp932(&text).ok();
        let (bytes, _, lacking) = SHIFT_JIS.encode(&text);
        match c {
            // Mapped here, which encoding_rs does not.
            '\u{301c}' => assert_eq!(mine.as_deref(), Some(&b"\x81\x60"[..])),
            '\u{2014}' => assert_eq!(mine.as_deref(), Some(&b"\x81\x5c"[..])),
            '\u{2016}' => assert_eq!(mine.as_deref(), Some(&b"\x81\x61"[..])),
            '\u{a2}' => assert_eq!(mine.as_deref(), Some(&b"\x81\x91"[..])),
            '\u{a3}' => assert_eq!(mine.as_deref(), Some(&b"\x81\x92"[..])),
            '\u{ac}' => assert_eq!(mine.as_deref(), Some(&b"\x81\xca"[..])),
            // Would come back as \ and ~.
            '\u{a5}' | '\u{203e}' => assert_eq!(mine, None),
            '\u{e000}'..='\u{e757}' => {
                let bytes = mine.expect("for users to define");
                assert_eq!(oracle(&bytes), Some(c));
            }
            _ => assert_eq!(mine, (!lacking).then(|| bytes.into_owned()), "{c} U+{:04X}", u32::from(c)),
        }
    }
}

#[test]
fn the_traps() {
    assert_eq!(cp932("髙").as_deref(), Ok(&b"\xfb\xfc"[..]));
    // Second bytes that old programs take for \ and |.
    assert_eq!(cp932("構能申表").as_deref(), Ok(&b"\x8d\x5c\x94\x5c\x90\x5c\x95\x5c"[..]));
    assert_eq!(cp932("掃ポ").as_deref(), Ok(&b"\x91\x7c\x83\x7c"[..]));
    assert_eq!(decoded(Encoding::Cp932, b"\x81\x60\x81\x5c").as_deref(), Ok("～―"));
    assert_eq!(cp932("葛\u{e0100}"), Err(Problem::Unencodable));
}

/// Places for users to define, of which Unicode says nothing.
fn private(c: char) -> bool {
    ('\u{e000}'..='\u{f8ff}').contains(&c)
}

#[test]
fn columns_are_those_of_japanese_systems() {
    let differs =
        |c: &char| cp932(&c.to_string()).is_ok() && columns(*c) != c.width_cjk().unwrap_or(0) && !private(*c);
    let odd: String = ('\0'..='\u{ffff}').filter(differs).collect();
    // unicode-width takes letters out of what Unicode calls ambiguous. Here they have two columns, as they have two bytes
    // and as their type is as wide as a kanji's; of ¢ £ ¬ − CP932 has the full-width forms.
    let greek = "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρστυφχψω";
    let cyrillic = "ЁАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюяё";
    assert_eq!(odd, ["¢£¨¬´", greek, cyrillic, "\u{212b}−"].concat());
    assert!(odd.chars().all(|c| columns(c) == 2));
    assert!(('\u{e000}'..='\u{e757}').all(|c| columns(c) == 2));
    for (text, want) in
        [("半角", 4), ("ﾊﾝｶｸ", 4), ("ABC", 3), ("葛\u{e0100}城", 4), ("か\u{3099}", 2), ("𠮷", 2), ("→①", 4)]
    {
        assert_eq!(text.chars().map(columns).sum::<usize>(), want, "{text}");
    }
}

/// All labels and texts, in every encoding, with every padding, at every width up to a little more than they need.
#[test]
fn the_plan_at_every_width() {
    for item in Item::ALL.chain(Item::CHAPTERS) {
        let texts = Lang::ALL.iter().flat_map(|lang| [Some(item.label(*lang)), item.text(*lang)]);
        for text in texts.flatten() {
            for encoding in Encoding::ALL.iter().copied() {
                let whole = encoding.len(text).expect("the plan can be encoded");
                // Long texts are cut like short ones: not every width.
                let widths = (0..=whole.min(70)).chain(whole.saturating_sub(1)..=whole + 5);
                for width in widths {
                    for pad in Pad::ALL.iter().copied() {
                        fits(text, encoding, pad, width, whole);
                    }
                }
            }
        }
    }
}

fn fits(text: &str, encoding: Encoding, pad: Pad, width: usize, whole: usize) {
    let unit = if encoding == Encoding::Utf16Le { 2 } else { 1 };
    let mut buffer = vec![0x55; width + 2];
    let written = encoding.write(text, pad, &mut buffer[..width]);
    assert_eq!(buffer[width..], [0x55; 2]);
    if pad == Pad::Nul {
        if whole + unit > width {
            assert_eq!(written, Err(Problem::BufferTooSmall));
            assert!(buffer.iter().all(|byte| *byte == 0x55));
        } else {
            assert_eq!(written, Ok(whole));
            assert_eq!(decoded(encoding, &buffer[..whole]).as_deref(), Ok(text));
            assert!(buffer[whole..whole + unit].iter().all(|byte| *byte == 0));
            assert!(buffer[whole + unit..].iter().all(|byte| *byte == 0x55));
        }
        return;
    }
    assert_eq!(written, Ok(whole));
    let odd = width % unit;
    let read = decoded(encoding, &buffer[..width - odd]).expect("whole characters");
    let common = read.chars().zip(text.chars()).take_while(|(a, b)| a == b).count();
    let padding = read.chars().skip(common).collect::<String>();
    let used = encoding.len(&read.chars().take(common).collect::<String>()).expect("encodable");
    let next = text.chars().nth(common).map(|c| encoding.len(&c.to_string()).expect("encodable"));
    // Nothing more would have fitted, and behind it is padding alone.
    assert!(next.is_none_or(|next| used + next > width), "{text}: {width}");
    match pad {
        Pad::Space => assert!(padding.chars().all(|c| c == ' ')),
        _ => assert!(padding.trim_start_matches('\u{3000}').chars().all(|c| c == ' ')),
    }
}

proptest! {
    /// Any text into any encoding at any width: a prefix, never cut inside a character or in front of its marks.
    #[test]
    fn a_cut_text_is_a_prefix(
        text in "([あ-んア-ンｱ-ﾝ漢字防災a-z𠮷🗾]([\u{3099}\u{309a}ﾞﾟ\u{fe00}\u{e0100}-\u{e0110}\u{301}]{0,2})){0,12}",
        width in 0usize..40,
        to in prop::sample::select(vec![Encoding::Utf8, Encoding::Utf16Le]),
    ) {
        let conversion = Conversion { from: Encoding::Utf8, to, pad: Pad::Space, replace: false };
        let mut buffer = vec![0x55; width];
        let converted = conversion.write(text.as_bytes(), &mut buffer).expect("Unicode has it");
        prop_assert_eq!(converted.len, to.len(&text).expect("Unicode has it"));
        let even = width - if to == Encoding::Utf16Le { width % 2 } else { 0 };
        let read = decoded(to, &buffer[..even]).expect("whole characters");
        let cut = read.trim_end_matches(' ');
        prop_assert!(text.starts_with(cut));
        let mark = |c: char| matches!(c, '\u{3099}' | '\u{309a}' | 'ﾞ' | 'ﾟ' | '\u{fe00}' | '\u{e0100}'..='\u{e0110}' | '\u{301}');
        prop_assert!(!text[cut.len()..].chars().next().is_some_and(mark));
    }

    /// What CP932 has comes back; what it lacks is an error, or is replaced and told.
    #[test]
    fn replaced_characters_are_told(text in "[あ-ん亜-熙ｱ-ﾝa-z𠮷🗾한é髙①\u{e0100}]{0,40}") {
        let lacks = |c: char| matches!(c, '𠮷' | '🗾' | '한' | 'é' | '\u{e0100}') || cp932(&c.to_string()).is_err();
        let mut conversion =
            Conversion { from: Encoding::Utf8, to: Encoding::Cp932, pad: Pad::Space, replace: false };
        let places: Vec<usize> =
            text.chars().enumerate().filter(|(_, c)| lacks(*c)).map(|(at, _)| at).collect();
        prop_assert_eq!(conversion.measure(text.as_bytes()).is_err(), !places.is_empty());
        conversion.replace = true;
        let mut buffer = vec![0; text.len() * 2];
        let converted = conversion.write(text.as_bytes(), &mut buffer).expect("replaced");
        prop_assert_eq!(converted.replaced, places.len());
        prop_assert_eq!(conversion.replaced(text.as_bytes()).collect::<Vec<_>>(), places);
        let want: String = text.chars().filter(|c| *c != '\u{e0100}').map(|c| if lacks(c) { '〓' } else { c }).collect();
        prop_assert_eq!(decoded(Encoding::Cp932, &buffer[..converted.len]), Ok(want));
    }

    /// No bytes are too wild to be read, and what is read goes there and back.
    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
        for from in Encoding::ALL.iter().copied() {
            match decoded(from, &bytes) {
                Ok(text) if from != Encoding::Cp932 => {
                    let conversion = Conversion { from: Encoding::Utf8, to: from, pad: Pad::Nul, replace: false };
                    let mut back = vec![0; bytes.len() + 2];
                    prop_assert_eq!(conversion.write(text.as_bytes(), &mut back).map(|c| c.len), Ok(bytes.len()));
                    prop_assert_eq!(&back[..bytes.len()], &bytes[..]);
                }
                Ok(text) => prop_assert_eq!(decoded(from, &cp932(&text).expect("it was in CP932")), Ok(text)),
                Err(problem) => prop_assert_eq!(problem, Problem::MalformedText),
            }
            prop_assert_eq!(decoded(Encoding::Utf8, &bytes).ok(), String::from_utf8(bytes.clone()).ok());
        }
    }
}
