//! What holds for every text that a parser may be given, and for every item.

use proptest::prelude::*;
use rashinban::{
    BasicPrinciple, CloudPrinciple, CodeError, Edition, Initiative, Item, ItemCode, ItemKind, Lang,
    OnlinePrinciple, ServiceDesignArticle, Strategy as PlanStrategy, StructuralPrinciple, Term, Vision,
    encoding::{Encoding, Pad},
};

#[test]
fn codes_sort_in_plan_order_and_come_back() {
    let codes: Vec<&str> = Item::ALL.map(Item::code_str).collect();
    for item in Item::ALL.chain(Item::CHAPTERS) {
        assert_eq!(item.code_str().parse(), Ok(item));
        assert_eq!(item.code().item(), Some(item));
        assert_eq!(item.code().to_string(), item.code_str());
        assert_eq!(Item::from_id(item.id()), Some(item));
        assert!(item.code_str().len() <= ItemCode::MAX_LEN);
        assert_eq!(format!("2023:{}", item.code_str().to_lowercase()).parse(), Ok(item));
    }
    // Inside one set, and inside one initiative, text order is plan order.
    for pair in codes
        .windows(2)
        .filter(|pair| pair[0].as_bytes()[0] == pair[1].as_bytes()[0] && !pair[0].starts_with('P'))
    {
        assert!(pair[0] < pair[1], "{pair:?}");
    }
}

#[test]
fn the_tree_is_one_tree() {
    for item in Item::ALL.chain(Item::CHAPTERS) {
        for child in item.children() {
            assert_eq!(child.parent(), Some(item));
        }
        let below: Vec<Item> = item.descendants().collect();
        let by_parent: Vec<Item> =
            Item::ALL.chain(Item::CHAPTERS).filter(|i| i.ancestors().any(|a| a == item)).collect();
        assert_eq!(below, by_parent, "{item}");
        assert_eq!(item.path().last(), Some(item));
        assert_eq!(item.path().count(), item.ancestors().count() + 1);
        assert_eq!(item.next().and_then(Item::previous), item.next().map(|_| item));
        assert!(item.siblings().all(|other| other != item && other.parent() == item.parent()));
        for other in item.cross_references() {
            assert!(
                other.item.cross_references().any(|back| back.item == item && back.reason == other.reason)
            );
            assert!(!other.item.is_within(item) && !item.is_within(other.item));
        }
    }
    assert!(Term::all().all(|term| Term::from_id(term.id()) == Some(term)));
}

#[test]
fn enums_go_there_and_back() {
    macro_rules! check {
        ($($list:ident)+) => {$(
            for (i, member) in $list::ALL.into_iter().enumerate() {
                let number = u8::try_from(i + 1).expect("small");
                assert_eq!(member.number(), number);
                assert_eq!($list::try_from(number), Ok(member));
                assert_eq!($list::try_from(member.item()), Ok(member));
                assert_eq!(Item::from(member), member.item());
                assert_eq!($list::from_name(member.name()), Some(member));
                assert_eq!(member.item().kind(), $list::KIND);
                assert_eq!(member.item().parent(), Some($list::SET));
                assert_eq!(member.to_string(), member.label(Lang::Ja));
                assert_eq!(member.item().code_str().parse(), Ok(member));
                assert_eq!(number.to_string().parse(), Ok(member));
                for lang in Lang::ALL {
                    assert_eq!(member.label(*lang).parse(), Ok(member));
                }
            }
            assert!($list::try_from(0).is_err() && $list::try_from(200).is_err() && $list::try_from(Item::I01_02).is_err());
            let error = "何か".parse::<$list>().expect_err("no member");
            assert!(error.to_string().contains("何か") && error.to_string().contains($list::SET.code_str()));
        )+};
    }
    check!(Vision BasicPrinciple OnlinePrinciple StructuralPrinciple ServiceDesignArticle CloudPrinciple PlanStrategy Initiative);
}

#[test]
fn errors_say_what_was_wrong_and_what_to_type_instead() {
    let error = "i1-7".parse::<Item>().expect_err("no such item");
    let text = error.to_string();
    assert!(text.contains("I01-07") && text.contains("もしかして: I01-06、I01-05、I01-04"), "{text}");
    assert!(text.contains("did you mean I01-06, I01-05, I01-04?"), "{text}");
    let error = "なにか\u{1b}[2J".parse::<Item>().expect_err("no code");
    assert!(error.to_string().contains("なにか") && !error.to_string().contains('\u{1b}'));
    let error = "国".repeat(1000).parse::<Item>().expect_err("no code");
    assert!(error.to_string().contains('…') && error.to_string().len() < 400);
}

#[test]
fn editions_follow_one_another() {
    let dates: Vec<&str> = Edition::ALL.iter().map(|edition| edition.decided_on()).collect();
    assert!(dates.is_sorted());
    assert_eq!(
        Edition::ALL.iter().filter(|edition| edition.is_carried()).collect::<Vec<_>>(),
        [&Edition::CARRIED]
    );
    assert_eq!(
        Edition::ALL.iter().filter(|edition| edition.is_newest()).collect::<Vec<_>>(),
        [&Edition::NEWEST]
    );
    assert!(!Edition::CARRIED.is_newest());
}

#[test]
fn every_text_in_every_encoding_is_what_the_oracle_writes() {
    let mut buffer = vec![0xee; 8192];
    for item in Item::ALL.chain(Item::CHAPTERS) {
        let texts = Lang::ALL.iter().flat_map(|lang| {
            [item.label(*lang), item.text(*lang).unwrap_or_default(), item.note(*lang).unwrap_or_default()]
        });
        for text in texts {
            for encoding in Encoding::ALL {
                let want = match encoding {
                    Encoding::Utf8 => text.as_bytes().to_vec(),
                    Encoding::Utf16Le => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
                    Encoding::Cp932 => {
                        let (bytes, _, lost) = encoding_rs::SHIFT_JIS.encode(text);
                        assert!(!lost, "{text}");
                        bytes.into_owned()
                    }
                };
                let len = encoding.write(text, Pad::Nul, &mut buffer).expect("room");
                assert_eq!(&buffer[..len], want, "{item} {encoding}");
                assert_eq!(encoding.len(text), Ok(len));
            }
        }
    }
}

proptest! {
    #[test]
    fn any_text_is_a_code_or_a_clear_error(text in "\\PC{0,30}") {
        match text.parse::<Item>() {
            Ok(item) => prop_assert_eq!(item.code_str().parse(), Ok(item)),
            Err(error) => {
                prop_assert!(!error.to_string().is_empty());
                prop_assert_eq!(error.nearest().count() > 0, matches!(error, CodeError::Unknown { .. }));
            }
        }
        let _ = text.parse::<Vision>();
        let _ = text.parse::<ItemKind>();
        let _ = text.parse::<Edition>();
        let _ = text.parse::<Lang>();
    }

    #[test]
    fn every_well_formed_code_parses_in_every_form(letter in "[VSIPC]", numbers in prop::collection::vec(0u8..100, 0..4), mark in "[-－ー—._ｰ‐]", wide in any::<bool>()) {
        let mut text = letter.clone();
        for (i, number) in numbers.iter().enumerate() {
            if i > 0 {
                text.push_str(&mark);
            }
            text.push_str(&number.to_string());
        }
        if wide {
            text = text.chars().map(|c| if c.is_ascii_graphic() { char::from_u32(c as u32 + 0xfee0).unwrap_or(c) } else { c }).collect();
        }
        let well_formed = !(numbers.is_empty() && (letter == "P" || letter == "C"));
        let parsed = text.parse::<ItemCode>();
        prop_assert_eq!(parsed.is_ok(), well_formed, "{}", text);
        if let Ok(code) = parsed {
            let printed = code.to_string();
            prop_assert_eq!(printed.parse(), Ok(code));
            prop_assert_eq!(Item::try_from(code).is_ok(), printed.parse::<Item>().is_ok());
            prop_assert!(Item::try_from(code).is_ok() || code.nearest().count() > 0);
        }
    }

    #[test]
    fn a_padded_field_is_filled_and_cut_between_characters(text in "[ -~ぁ-んァ-ン国防災]{0,20}", width in 0usize..40) {
        for encoding in Encoding::ALL {
            for pad in [Pad::Space, Pad::WideSpace] {
                let mut buffer = vec![0xee; width];
                let Ok(len) = encoding.write(&text, pad, &mut buffer) else { continue };
                let back = match encoding {
                    Encoding::Utf8 => String::from_utf8(buffer).map_err(|e| TestCaseError::fail(e.to_string()))?,
                    Encoding::Cp932 => {
                        let (back, _, bad) = encoding_rs::SHIFT_JIS.decode(&buffer);
                        prop_assert!(!bad);
                        back.into_owned()
                    }
                    Encoding::Utf16Le => {
                        let units: Vec<u16> = buffer.chunks(2).map(|pair| u16::from_le_bytes([pair[0], *pair.get(1).unwrap_or(&0xee)])).collect();
                        String::from_utf16_lossy(&units[..width / 2])
                    }
                };
                let kept = back.trim_end_matches([' ', '\u{3000}']);
                prop_assert!(text.trim_end().starts_with(kept) || text.starts_with(kept), "{text:?} {back:?}");
                prop_assert!(len > width || kept.len() == text.trim_end().len());
            }
            let mut buffer = vec![0xee; width];
            match encoding.write(&text, Pad::Nul, &mut buffer) {
                Ok(len) => prop_assert!(len < width),
                Err(_) => prop_assert!(buffer.iter().all(|byte| *byte == 0xee)),
            }
        }
    }
}
