//! The functions as C calls them, with what C may get wrong. Miri runs these: whatever is read or written outside of
//! what was handed in is an error there.

use crate::cross_reference::*;
use crate::edition::*;
use crate::export::*;
use crate::fold::*;
use crate::item::*;
use crate::kind::*;
use crate::lang::*;
use crate::provenance::*;
use crate::search::*;
use crate::status::*;
use crate::string::Str;
use crate::text::*;
use crate::tree::*;
use crate::version::*;
use core::ffi::CStr;
use core::ptr::{null, null_mut};
use rashinban::{Edition, Folds, Item, ItemKind, Lang, Problem, Term};

/// More than any list has.
const ROOM: i32 = 256;

/// Numbers of items and of nothing. Miri is slow: there, the edges and some of each kind.
fn numbers() -> impl Iterator<Item = i32> {
    let step = if cfg!(miri) { 13 } else { 1 };
    (-5..=5).chain((6..=300).step_by(step)).chain(128..=144).chain([i32::MIN, 65_537, i32::MAX])
}

fn is_item(id: i32) -> bool {
    (1..=142).contains(&id)
}

/// Reads a string out to its NUL.
fn read(text: Str) -> Option<&'static str> {
    if text.ptr.is_null() {
        assert_eq!(text.len, 0);
        return None;
    }
    // SAFETY: strings out are static and end in a NUL; that this is so is what the test is about.
    let found = unsafe { CStr::from_ptr(text.ptr.cast()) };
    assert_eq!(i32::try_from(found.count_bytes()), Ok(text.len));
    found.to_str().ok()
}

/// A string that no function gives.
const POISON: Str = Str { ptr: core::ptr::dangling(), len: -77 };

/// Calls a function with a poisoned place for its string; after an error the poison must still be there.
fn string(call: impl FnOnce(*mut Str) -> i32) -> Result<Option<&'static str>, i32> {
    let mut out = POISON;
    match call(&raw mut out) {
        RASHINBAN_OK => Ok(read(out)),
        status => {
            assert!(status < 0 && out.len == POISON.len && out.ptr == POISON.ptr);
            Err(status)
        }
    }
}

/// The same with a number.
fn number(call: impl FnOnce(*mut i32) -> i32) -> Result<i32, i32> {
    let mut out = -77;
    match call(&raw mut out) {
        RASHINBAN_OK => Ok(out),
        status => {
            assert!(status < 0 && out == -77);
            Err(status)
        }
    }
}

/// The same with a list: its count alone, one place too few, and the right number of places, with marks behind.
fn list<T: Copy + PartialEq + core::fmt::Debug>(
    mark: T,
    call: impl Fn(*mut T, i32) -> i32,
) -> Result<Vec<T>, i32> {
    assert_eq!(call(null_mut(), -1), RASHINBAN_ERROR_INVALID_ARGUMENT);
    assert_eq!(call(null_mut(), 1), RASHINBAN_ERROR_NULL_POINTER);
    let count = call(null_mut(), 0);
    let Ok(len) = usize::try_from(count) else {
        let mut place = [mark; 4];
        assert_eq!(call(place.as_mut_ptr(), 4), count);
        assert_eq!(place, [mark; 4]);
        return Err(count);
    };
    let mut place = vec![mark; len + 1];
    if count > 1 {
        assert_eq!(call(place.as_mut_ptr(), count - 1), RASHINBAN_ERROR_BUFFER_TOO_SMALL);
        assert!(place.iter().all(|slot| *slot == mark));
    }
    assert_eq!(call(place.as_mut_ptr(), count), count);
    assert_eq!(place.pop(), Some(mark));
    Ok(place)
}

/// Pointer and length of a text, as C has them.
fn given(text: &str) -> (*const u8, i32) {
    (text.as_ptr(), i32::try_from(text.len()).expect("tests are short"))
}

fn ids(items: impl Iterator<Item = Item>) -> Vec<i32> {
    items.map(|item| i32::from(item.id())).collect()
}

#[test]
fn strings_of_every_item() {
    for id in numbers() {
        let item = u8::try_from(id).ok().and_then(Item::from_id);
        assert_eq!(item.is_some(), is_item(id));
        let known = item.ok_or(RASHINBAN_ERROR_UNKNOWN_ITEM);
        assert_eq!(string(|out| rashinban_item_code(id, out)), known.map(|item| Some(item.code_str())));
        assert_eq!(string(|out| rashinban_item_figure(id, out)), known.map(Item::figure));
        for lang in Lang::ALL {
            let n = i32::from(lang.number());
            assert_eq!(string(|out| rashinban_item_label(id, n, out)), known.map(|i| Some(i.label(*lang))));
            assert_eq!(string(|out| rashinban_item_text(id, n, out)), known.map(|i| i.text(*lang)));
            assert_eq!(string(|out| rashinban_item_note(id, n, out)), known.map(|i| i.note(*lang)));
            let status = known.map(|item| i32::from(item.label_status(*lang).number()));
            assert_eq!(number(|out| rashinban_item_label_status(id, n, out)), status);
            assert_eq!(string(|out| rashinban_item_field(id, n, out)), known.map(|i| Some(i.label(*lang))));
            assert_eq!(string(|out| rashinban_item_field(id, n + 3, out)), known.map(|i| i.text(*lang)));
        }
    }
}

#[test]
fn numbers_of_every_item() {
    for id in numbers() {
        let item = u8::try_from(id).ok().and_then(Item::from_id).ok_or(RASHINBAN_ERROR_UNKNOWN_ITEM);
        let other = |other: Option<Item>| other.map_or(0, |other| i32::from(other.id()));
        let kind = item.map(|item| i32::from(item.kind().number()));
        assert_eq!(number(|out| rashinban_item_kind(id, out)), kind);
        assert_eq!(
            number(|out| rashinban_item_number(id, out)),
            item.map(|i| i.number().map_or(0, i32::from))
        );
        assert_eq!(number(|out| rashinban_item_edition(id, out)), item.map(|_| 4));
        assert_eq!(number(|out| rashinban_item_parent(id, out)), item.map(|i| other(i.parent())));
        assert_eq!(number(|out| rashinban_item_previous(id, out)), item.map(|i| other(i.previous())));
        assert_eq!(number(|out| rashinban_item_next(id, out)), item.map(|i| other(i.next())));
        assert_eq!(number(|out| rashinban_item_is_within(id, 1, out)), item.map(|i| i32::from(i.id() <= 7)));
        for child in [-1, 0, 1, 13, 256, 257] {
            let want = item.and_then(|item| {
                let child = u8::try_from(child).ok().and_then(|child| item.child(child));
                child.map(|child| i32::from(child.id())).ok_or(RASHINBAN_ERROR_UNKNOWN_NUMBER)
            });
            assert_eq!(number(|out| rashinban_item_child(id, child, out)), want);
        }
        for edition in Edition::ALL {
            let want = item.map(|item| i32::from(item.crosswalk(*edition).number()));
            let edition = i32::from(edition.number());
            assert_eq!(number(|out| rashinban_item_crosswalk(id, edition, out)), want);
        }
    }
}

#[test]
fn lists_of_every_item() {
    for id in numbers() {
        let item = u8::try_from(id).ok().and_then(Item::from_id).ok_or(RASHINBAN_ERROR_UNKNOWN_ITEM);
        let got = |function: extern "C" fn(i32, *mut i32, i32) -> i32| {
            list(-77, |items, cap| function(id, items, cap))
        };
        assert_eq!(got(rashinban_item_children), item.map(|i| ids(i.children())));
        assert_eq!(got(rashinban_item_descendants), item.map(|i| ids(i.descendants())));
        assert_eq!(got(rashinban_item_ancestors), item.map(|i| ids(i.ancestors())));
        assert_eq!(got(rashinban_item_siblings), item.map(|i| ids(i.siblings())));
        assert_eq!(got(rashinban_item_path), item.map(|i| ids(i.path())));
        let mark = CrossReference { item: -1, reason: -1, term: -1 };
        let references = list(mark, |place, cap| rashinban_item_cross_references(id, place, cap));
        assert_eq!(references.map(|r| r.len()), item.map(|i| i.cross_references().len()));
    }
}

#[test]
fn kinds_and_their_items() {
    for kind in numbers() {
        let known = u8::try_from(kind).ok().and_then(ItemKind::from_number);
        let known = known.ok_or(RASHINBAN_ERROR_UNKNOWN_KIND);
        let items = if kind == 0 { Ok(ids(Item::ALL)) } else { known.map(|kind| ids(kind.items())) };
        assert_eq!(list(-77, |items, cap| rashinban_items_of_kind(kind, items, cap)), items);
        assert_eq!(string(|out| rashinban_kind_name(kind, out)), known.map(|kind| Some(kind.name())));
        assert_eq!(string(|out| rashinban_kind_label(kind, 2, out)), known.map(|k| Some(k.label(Lang::En))));
        for n in [-1, 0, 1, 13, 257] {
            let want = known.and_then(|kind| {
                let item = u8::try_from(n).ok().and_then(|n| Item::by_number(kind, n));
                item.map(|item| i32::from(item.id())).ok_or(RASHINBAN_ERROR_UNKNOWN_NUMBER)
            });
            assert_eq!(number(|out| rashinban_item_by_number(kind, n, out)), want);
        }
    }
    for kind in ItemKind::ALL {
        let (name, len) = given(kind.name());
        assert_eq!(number(|out| rashinban_kind_by_name(name, len, out)), Ok(i32::from(kind.number())));
    }
}

#[test]
fn provenance_of_every_item() {
    for id in numbers() {
        let mut out = Provenance {
            edition: -77,
            line: 0,
            column: 0,
            heading_item: 0,
            document: POISON,
            heading: POISON,
            verbatim: POISON,
        };
        let status = rashinban_item_provenance(id, &raw mut out);
        let count = rashinban_item_occurrences(id, null_mut(), 0);
        if !is_item(id) {
            assert_eq!((status, count, out.edition), (RASHINBAN_ERROR_UNKNOWN_ITEM, status, -77));
            continue;
        }
        let item = Item::from_id(u8::try_from(id).expect("an item")).expect("an item");
        let want = item.provenance();
        assert_eq!((out.edition, out.line, out.column), (4, i32::from(want.line), i32::from(want.column)));
        assert_eq!(read(out.document), Some(want.document));
        assert_eq!(read(out.heading), Some(want.heading));
        assert_eq!(read(out.verbatim), Some(want.verbatim));
        let mut also = [Occurrence { line: -77, verbatim: POISON }; 4];
        assert_eq!(rashinban_item_occurrences(id, also.as_mut_ptr(), 4), count);
        for (got, want) in also.iter().zip(want.also()) {
            assert_eq!((got.line, read(got.verbatim)), (i32::from(want.line), Some(want.verbatim)));
        }
    }
}

#[test]
fn codes_and_what_they_may_mean() {
    let by_code = |text: &str| {
        let (code, len) = given(text);
        number(|out| rashinban_item_by_code(code, len, 0, out))
    };
    let nearest = |text: &str| {
        let (code, len) = given(text);
        list(-77, |items, cap| rashinban_items_nearest(code, len, 0, items, cap))
    };
    assert_eq!(by_code("Ｉ１．２．３"), Ok(i32::from(Item::I01_02_03.id())));
    assert_eq!(nearest("i1.2.3"), Ok(vec![]));
    assert_eq!(by_code("I01-07"), Err(RASHINBAN_ERROR_UNKNOWN_CODE));
    assert_eq!(nearest("I01-07"), Ok(ids([Item::I01_06, Item::I01_05, Item::I01_04].into_iter())));
    for (text, status) in [
        ("", RASHINBAN_ERROR_MALFORMED_CODE),
        ("V01\0", RASHINBAN_ERROR_MALFORMED_CODE),
        ("2024:V01", RASHINBAN_ERROR_EDITION_NOT_CARRIED),
    ] {
        assert_eq!(by_code(text), Err(status));
        assert_eq!(nearest(text), Err(status));
    }
}

#[test]
fn labels() {
    let by_label = |text: &str| {
        let (label, len) = given(text);
        list(-77, |items, cap| rashinban_items_by_label(label, len, 0, items, cap))
    };
    assert_eq!(by_label("ワンスオンリー"), Ok(vec![i32::from(Item::P03_02.id())]));
    if cfg!(miri) {
        return;
    }
    assert_eq!(by_label("ｸﾗｳﾄﾞ･ﾊﾞｲ･ﾃﾞﾌｫﾙﾄ原則"), Ok(ids([Item::P01, Item::P01_01].into_iter())));
    assert_eq!(by_label(""), Ok(vec![]));
}

#[test]
fn search_page_by_page() {
    let (query, len) = given("デジタル");
    let page = |offset, items, cap, out| rashinban_search(query, len, 0, 0, 0, offset, items, cap, out);
    let mut total = -77;
    assert_eq!(page(0, null_mut(), 0, &raw mut total), 0);
    let mut all = vec![0; usize::try_from(total).expect("a count")];
    assert_eq!(page(0, all.as_mut_ptr(), total, &raw mut total), total);
    let mut paged = vec![];
    loop {
        let mut items = [-77; 11];
        let count = page(i32::try_from(paged.len()).expect("few"), items.as_mut_ptr(), 10, &raw mut total);
        assert_eq!(items[10], -77);
        paged.extend_from_slice(&items[..usize::try_from(count).expect("a count")]);
        if count < 10 {
            break;
        }
    }
    assert_eq!(paged, all);
    assert_eq!(page(i32::MAX, null_mut(), 0, &raw mut total), 0);

    let mut items = [-77; 2];
    for (offset, cap, kind, within, want) in [
        (-1, 2, 0, 0, RASHINBAN_ERROR_INVALID_ARGUMENT),
        (0, -1, 0, 0, RASHINBAN_ERROR_INVALID_ARGUMENT),
        (0, 2, 13, 0, RASHINBAN_ERROR_UNKNOWN_KIND),
        (0, 2, 0, 143, RASHINBAN_ERROR_UNKNOWN_ITEM),
    ] {
        let status =
            number(|out| rashinban_search(query, len, 0, kind, within, offset, items.as_mut_ptr(), cap, out));
        assert_eq!((status, items), (Err(want), [-77; 2]));
    }
}

#[test]
fn queries_of_every_size() {
    let huge = "あ".repeat(if cfg!(miri) { 257 } else { 1_000_000 });
    let spaces = " \u{3000}".repeat(huge.len() / 4);
    let words = "a ".repeat(17);
    for (query, want) in [
        ("", RASHINBAN_ERROR_EMPTY_QUERY),
        (&*spaces, RASHINBAN_ERROR_EMPTY_QUERY),
        (&*huge, RASHINBAN_ERROR_QUERY_TOO_LONG),
        (&*words, RASHINBAN_ERROR_QUERY_TOO_LONG),
    ] {
        let (query, len) = given(query);
        let mut items = [-77; 2];
        let search = number(|out| rashinban_search(query, len, 0, 0, 0, 0, items.as_mut_ptr(), 2, out));
        assert_eq!((search, items), (Err(want), [-77; 2]));
        assert_eq!(rashinban_item_matches(query, len, 0, 1, null_mut(), 0), want);
    }
    if !cfg!(miri) {
        let (label, len) = given(&spaces);
        assert_eq!(rashinban_items_by_label(label, len, 0, null_mut(), 0), 0);
    }
}

#[test]
fn matches_are_places_in_their_field() {
    let (query, len) = given("ﾃﾞｼﾞﾀﾙ 社会");
    let mark = Match { field: -1, word: -1, start: -1, end: -1, folds: -1 };
    let matches =
        list(mark, |place, cap| rashinban_item_matches(query, len, 0, 5, place, cap)).expect("places");
    let first = matches[0];
    let field = string(|out| rashinban_item_field(5, first.field, out)).expect("a field").expect("a label");
    let range = usize::try_from(first.start).expect("a place")..usize::try_from(first.end).expect("a place");
    assert_eq!((first.word, &field[range]), (0, "デジタル"));
    assert_eq!(first.folds, i32::from(Folds::WIDTH.bits()));
    assert_eq!(rashinban_item_matches(query, len, 0, 0, null_mut(), 0), RASHINBAN_ERROR_UNKNOWN_ITEM);
}

#[test]
fn folding_into_a_buffer() {
    let (text, len) = given("ﾃﾞｼﾞﾀﾙ ＤＸ ㍻");
    let want = "でじたる dx 平成";
    let needed = rashinban_fold(text, len, null_mut(), 0);
    assert_eq!(needed, i32::try_from(want.len()).expect("short"));
    let mut buffer = vec![0x55; want.len() + 2];
    assert_eq!(rashinban_fold(text, len, buffer.as_mut_ptr(), needed), RASHINBAN_ERROR_BUFFER_TOO_SMALL);
    assert!(buffer.iter().all(|byte| *byte == 0x55));
    assert_eq!(rashinban_fold(text, len, buffer.as_mut_ptr(), needed + 1), needed);
    assert_eq!(buffer, [want.as_bytes(), &[0, 0x55]].concat());
    assert_eq!(rashinban_fold(null(), 0, buffer.as_mut_ptr(), 1), 0);
    assert_eq!(buffer[0], 0);
}

#[test]
fn copies_in_every_encoding() {
    let step = if cfg!(miri) { 71 } else { 1 };
    for item in Item::ALL.chain(Item::CHAPTERS).step_by(step) {
        let id = i32::from(item.id());
        for lang in 0..3 {
            for encoding in 0..3 {
                let call = |buf, cap, pad| rashinban_copy_label(id, lang, encoding, buf, cap, pad);
                let needed = call(null_mut(), 0, RASHINBAN_PAD_NUL);
                let nul = if encoding == RASHINBAN_ENCODING_UTF16LE { 2 } else { 1 };
                let len = usize::try_from(needed + nul).expect("a length");
                let mut buffer = vec![0x55; len + 1];
                let short = call(buffer.as_mut_ptr(), needed + nul - 1, RASHINBAN_PAD_NUL);
                assert_eq!(short, RASHINBAN_ERROR_BUFFER_TOO_SMALL);
                assert!(buffer.iter().all(|byte| *byte == 0x55));
                assert_eq!(call(buffer.as_mut_ptr(), needed + nul, RASHINBAN_PAD_NUL), needed);
                assert_eq!((buffer[len - 1], buffer[len]), (0, 0x55));
                for pad in [RASHINBAN_PAD_SPACE, RASHINBAN_PAD_WIDE_SPACE] {
                    // Cut, and never behind the end.
                    let mut narrow = [0x55; 8];
                    assert_eq!(call(narrow.as_mut_ptr(), 7, pad), needed);
                    assert_eq!(narrow[7], 0x55);
                }
            }
        }
        let mut code = [0x55; 12];
        assert_eq!(
            usize::try_from(rashinban_copy_code(id, 0, code.as_mut_ptr(), 10, RASHINBAN_PAD_NUL)),
            Ok(item.code_str().len())
        );
        let text = rashinban_copy_text(id, 0, RASHINBAN_ENCODING_CP932, null_mut(), 0, RASHINBAN_PAD_NUL);
        assert_eq!(text > 0, item.text(Lang::Ja).is_some());
    }
    assert_eq!(rashinban_copy_label(1, 0, 3, null_mut(), 0, 0), RASHINBAN_ERROR_UNKNOWN_ENCODING);
    assert_eq!(rashinban_copy_label(1, 0, 0, null_mut(), 0, 3), RASHINBAN_ERROR_INVALID_ARGUMENT);
    assert_eq!(rashinban_copy_label(1, 3, 0, null_mut(), 0, 0), RASHINBAN_ERROR_UNKNOWN_LANGUAGE);
    assert_eq!(rashinban_copy_label(0, 0, 0, null_mut(), 0, 0), RASHINBAN_ERROR_UNKNOWN_ITEM);
}

/// A COBOL program shows all of these to people.
#[test]
fn the_librarys_own_words_are_in_cp932() {
    let encodes = |text: &str| {
        let (pointer, len) = given(text);
        let status = number(|out| {
            rashinban_convert(pointer, len, 0, 1, 0, 0, null_mut(), 0, null_mut(), 0, out).min(0)
        });
        assert_eq!(status, Ok(0), "{text}");
    };
    for problem in Problem::ALL {
        encodes(problem.message(Lang::Ja));
    }
    for kind in ItemKind::ALL {
        encodes(kind.label(Lang::Ja));
        encodes(kind.label(Lang::Kana));
    }
    for term in Term::all() {
        encodes(term.label(Lang::Ja));
    }
    encodes(rashinban::ATTRIBUTION_JA);
}

/// What CP932 lacks is an error, or told; and nothing is written but what fits.
#[test]
fn users_texts() {
    let (text, len) = given("掃🗾ポ葛\u{e0100}");
    let mark = [0x55; 12];
    let convert = |to, pad, replace, buffer: &mut [u8], cap, places: &mut [i32], positions_cap| {
        let mut replaced = -77;
        let status = rashinban_convert(
            text,
            len,
            RASHINBAN_ENCODING_UTF8,
            to,
            pad,
            replace,
            buffer.as_mut_ptr(),
            cap,
            places.as_mut_ptr(),
            positions_cap,
            &raw mut replaced,
        );
        (status, replaced)
    };
    let (mut buffer, mut places) = (mark, [-77; 3]);
    let cp932 = RASHINBAN_ENCODING_CP932;
    assert_eq!(
        convert(cp932, RASHINBAN_PAD_SPACE, 0, &mut buffer, 12, &mut places, 3),
        (RASHINBAN_ERROR_UNENCODABLE, -77)
    );
    assert_eq!(
        convert(cp932, RASHINBAN_PAD_NUL, 1, &mut buffer, 8, &mut places, 3),
        (RASHINBAN_ERROR_BUFFER_TOO_SMALL, -77)
    );
    assert_eq!((buffer, places), (mark, [-77; 3]));
    assert_eq!(convert(cp932, RASHINBAN_PAD_NUL, 1, &mut buffer, 0, &mut places, 1), (8, 2));
    assert_eq!((buffer, places), (mark, [1, -77, -77]));
    assert_eq!(convert(cp932, RASHINBAN_PAD_NUL, 1, &mut buffer, 9, &mut places, 3), (8, 2));
    assert_eq!((&buffer, places), (b"\x91\x7c\x81\xac\x83\x7c\x8a\x8b\0UUU", [1, 4, -77]));
    assert_eq!(convert(cp932, RASHINBAN_PAD_WIDE_SPACE, 1, &mut buffer, 11, &mut places, 0), (8, 2));
    assert_eq!(&buffer, b"\x91\x7c\x81\xac\x83\x7c\x8a\x8b\x81\x40 U");
    assert_eq!(convert(cp932, RASHINBAN_PAD_SPACE, 1, &mut buffer, 5, &mut places, 0), (8, 2));
    assert_eq!(&buffer[..6], b"\x91\x7c\x81\xac \x7c");
    // The variation selector needs four bytes that are not there: its character goes with it.
    let utf16 = RASHINBAN_ENCODING_UTF16LE;
    assert_eq!(convert(utf16, RASHINBAN_PAD_SPACE, 0, &mut buffer, 12, &mut places, 0), (14, 0));
    assert_eq!(&buffer, b"\x83\x63\x3d\xd8\xfe\xdd\xdd\x30 \0 \0");
    assert_eq!(convert(utf16, RASHINBAN_PAD_SPACE, 0, &mut buffer, 5, &mut places, 0), (14, 0));
    assert_eq!(&buffer[..5], b"\x83\x63 \0\xfe");

    let (mut chars, mut columns) = (-77, -77);
    assert_eq!(rashinban_measure(text, len, RASHINBAN_ENCODING_UTF8, &raw mut chars, &raw mut columns), len);
    assert_eq!((chars, columns), (5, 8));
    for (replace, pad) in [(2, 0), (-1, 0), (0, 3)] {
        let (status, _) = convert(cp932, pad, replace, &mut buffer, 12, &mut places, 3);
        assert_eq!(status, RASHINBAN_ERROR_INVALID_ARGUMENT);
    }
}

/// Codes, labels and queries as a program in CP932 or UTF-16 has them.
#[test]
fn texts_in_every_encoding() {
    let encoded = |text: &str, encoding: i32| -> Vec<u8> {
        match encoding {
            RASHINBAN_ENCODING_CP932 => encoding_rs::SHIFT_JIS.encode(text).0.into_owned(),
            RASHINBAN_ENCODING_UTF16LE => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            _ => text.into(),
        }
    };
    let spaces = " ".repeat(if cfg!(miri) { 100 } else { 300_000 });
    let long = format!("{} {}", "ｶﾞ".repeat(255), "x");
    for encoding in [RASHINBAN_ENCODING_UTF8, RASHINBAN_ENCODING_CP932, RASHINBAN_ENCODING_UTF16LE] {
        let given = |text: &str| {
            let bytes = encoded(text, encoding);
            let len = i32::try_from(bytes.len()).expect("short");
            (bytes, len)
        };
        let by_code = |text: &str| {
            let (code, len) = given(text);
            number(|out| rashinban_item_by_code(code.as_ptr(), len, encoding, out))
        };
        let by_label = |text: &str| {
            let (label, len) = given(text);
            rashinban_items_by_label(label.as_ptr(), len, encoding, null_mut(), 0)
        };
        let search = |text: &str| {
            let (query, len) = given(text);
            number(|out| rashinban_search(query.as_ptr(), len, encoding, 0, 0, 0, null_mut(), 0, out))
        };
        assert_eq!(by_code("Ｉ１－２"), Ok(i32::from(Item::I01_02.id())));
        assert_eq!(by_code(&format!("{spaces}v1{spaces}")), Ok(i32::from(Item::V01.id())));
        assert_eq!(by_code(&"1".repeat(2049)), Err(RASHINBAN_ERROR_MALFORMED_CODE));
        assert_eq!(by_code(&format!("v{spaces}1")), Err(RASHINBAN_ERROR_MALFORMED_CODE));
        if cfg!(miri) {
            continue;
        }
        assert_eq!(by_label("ｸﾗｳﾄﾞ･ﾊﾞｲ･ﾃﾞﾌｫﾙﾄ原則"), 2);
        assert_eq!(by_label(&format!("{spaces}ワンスオンリー{spaces}")), 1);
        assert_eq!(by_label(&"ワンスオンリー".repeat(1000)), 0);
        assert!(search("ﾃﾞｼﾞﾀﾙ　社会").is_ok_and(|total| total > 1));
        assert_eq!(search(&format!("{spaces}AI{spaces}")), search("AI"));
        assert_eq!(search(&long), Ok(0));
        assert_eq!(search(&format!("{long}x")), Err(RASHINBAN_ERROR_QUERY_TOO_LONG));
        assert_eq!(search(&spaces), Err(RASHINBAN_ERROR_EMPTY_QUERY));
        // A place is counted in the bytes of that encoding.
        let (query, len) = given("ｼﾞﾀﾙ");
        let mark = Match { field: -1, word: -1, start: -1, end: -1, folds: -1 };
        let matches =
            list(mark, |place, cap| rashinban_item_matches(query.as_ptr(), len, encoding, 5, place, cap))
                .expect("places");
        for found in matches {
            let mut text = vec![0; 4000];
            let cap = i32::try_from(text.len()).expect("short");
            let len = if found.field < 3 {
                rashinban_copy_label(5, found.field, encoding, text.as_mut_ptr(), cap, RASHINBAN_PAD_NUL)
            } else {
                rashinban_copy_text(5, found.field - 3, encoding, text.as_mut_ptr(), cap, RASHINBAN_PAD_NUL)
            };
            assert!(found.end <= len);
            let range =
                usize::try_from(found.start).expect("a place")..usize::try_from(found.end).expect("a place");
            let kana = found.field == 1 || found.field == 4;
            assert_eq!(text[range], encoded(if kana { "じたる" } else { "ジタル" }, encoding));
        }
    }
    let odd = [b'V', 0, b'0'];
    let half = [0x3d, 0xd8, b'0', 0];
    let lead = [b'V', 0x81];
    let trail = [0x81, 0x20];
    for (bytes, encoding) in [
        (&odd[..], RASHINBAN_ENCODING_UTF16LE),
        (&half, RASHINBAN_ENCODING_UTF16LE),
        (&lead, RASHINBAN_ENCODING_CP932),
        (&trail, RASHINBAN_ENCODING_CP932),
        (&[0xfd], RASHINBAN_ENCODING_CP932),
    ] {
        let len = i32::try_from(bytes.len()).expect("short");
        let status = number(|out| rashinban_item_by_code(bytes.as_ptr(), len, encoding, out));
        assert_eq!(status, Err(RASHINBAN_ERROR_MALFORMED_TEXT));
    }
    let (code, len) = given("V01");
    for encoding in [-1, 3, 257] {
        let status = number(|out| rashinban_item_by_code(code, len, encoding, out));
        assert_eq!(status, Err(RASHINBAN_ERROR_UNKNOWN_ENCODING));
    }
}

#[test]
fn editions() {
    let count = i32::try_from(Edition::ALL.len()).expect("few");
    assert_eq!(list(-77, |place, cap| rashinban_editions(place, cap)).map(|all| all.len()), Ok(7));
    for n in numbers() {
        let known = (1..=count).contains(&n);
        assert_eq!(string(|out| rashinban_edition_decided_on(n, out)).is_ok(), known);
        assert_eq!(number(|out| rashinban_edition_is_carried(n, out)).is_ok(), known);
        assert_eq!(number(|out| rashinban_edition_is_confirmed(n, out)).is_ok(), known);
        assert_eq!(number(|out| rashinban_edition_superseded_by(n, out)).is_ok(), known);
        if let Ok(Some(name)) = string(|out| rashinban_edition_name(n, out)) {
            let (name, len) = given(name);
            assert_eq!(number(|out| rashinban_edition_by_name(name, len, out)), Ok(n));
        }
    }
    assert_eq!(number(|out| rashinban_edition_carried(out)), Ok(i32::from(Edition::CARRIED.number())));
    assert_eq!(number(|out| rashinban_edition_newest(out)), Ok(i32::from(Edition::NEWEST.number())));
}

#[test]
fn names_of_numbers() {
    for n in numbers() {
        for (name, count) in [
            (rashinban_lang_name as extern "C" fn(i32, *mut Str) -> i32, 0..=2),
            (rashinban_label_status_name, 0..=4),
            (rashinban_field_name, 0..=5),
            (rashinban_reason_name, 1..=3),
            (rashinban_crosswalk_name, 1..=2),
            (rashinban_encoding_name, 0..=2),
        ] {
            assert_eq!(string(|out| name(n, out)).is_ok(), count.contains(&n), "{n}");
        }
        let flag = n.count_ones() == 1 && (1..=512).contains(&n);
        assert_eq!(string(|out| rashinban_fold_name(n, out)).is_ok(), flag);
        let term = u8::try_from(n).ok().and_then(Term::from_id).ok_or(RASHINBAN_ERROR_UNKNOWN_TERM);
        assert_eq!(string(|out| rashinban_term_label(n, 0, out)), term.map(|t| Some(t.label(Lang::Ja))));
        let status = n >= 0 || Problem::ALL.iter().any(|problem| of(*problem) == n);
        assert_eq!(string(|out| rashinban_status_name(n, out)).is_ok(), status);
        assert_eq!(string(|out| rashinban_status_message(n, 2, out)).is_ok(), status);
        assert_eq!(string(|out| rashinban_attribution(n, out)).is_ok(), (0..=2).contains(&n));
    }
    for lang in Lang::ALL {
        let (name, len) = given(lang.name());
        assert_eq!(number(|out| rashinban_lang_by_name(name, len, out)), Ok(i32::from(lang.number())));
    }
}

#[test]
fn bytes_that_are_not_utf8() {
    let mut place = [-77; 4];
    let mut buffer = [0x55; 4];
    for bytes in [&b"\xff"[..], b"\x83\x66", b"\xed\xa0\x80", b"V01\xe3\x81"] {
        let (text, len) = (bytes.as_ptr(), i32::try_from(bytes.len()).expect("short"));
        let items = place.as_mut_ptr();
        for status in [
            number(|out| rashinban_item_by_code(text, len, 0, out)),
            number(|out| rashinban_search(text, len, 0, 0, 0, 0, items, 4, out)),
            number(|out| rashinban_kind_by_name(text, len, out)),
            number(|out| rashinban_lang_by_name(text, len, out)),
            number(|out| rashinban_edition_by_name(text, len, out)),
            Err(rashinban_items_nearest(text, len, 0, items, 4)),
            Err(rashinban_items_by_label(text, len, 0, items, 4)),
            Err(rashinban_item_matches(text, len, 0, 1, null_mut(), 0)),
            Err(rashinban_fold(text, len, buffer.as_mut_ptr(), 4)),
            number(|out| rashinban_convert(text, len, 0, 1, 0, 1, buffer.as_mut_ptr(), 4, items, 4, out)),
            number(|out| rashinban_measure(text, len, 0, out, items)),
        ] {
            assert_eq!(status, Err(RASHINBAN_ERROR_MALFORMED_TEXT));
        }
    }
    assert_eq!((place, buffer), ([-77; 4], [0x55; 4]));
}

#[test]
fn null_is_told() {
    let want = RASHINBAN_ERROR_NULL_POINTER;
    let (text, len) = given("V01");
    let mut out = 0;
    let out = &raw mut out;
    for status in [
        rashinban_version(null_mut()),
        rashinban_status_name(0, null_mut()),
        rashinban_status_message(0, 0, null_mut()),
        rashinban_item_by_code(null(), 1, 0, out),
        rashinban_item_by_code(text, len, 0, null_mut()),
        rashinban_item_by_number(2, 1, null_mut()),
        rashinban_item_code(1, null_mut()),
        rashinban_item_kind(1, null_mut()),
        rashinban_item_child(1, 1, null_mut()),
        rashinban_kind_by_name(text, len, null_mut()),
        rashinban_search(null(), 1, 0, 0, 0, 0, null_mut(), 0, out),
        rashinban_search(text, len, 0, 0, 0, 0, null_mut(), 0, null_mut()),
        rashinban_search(text, len, 0, 0, 0, 0, null_mut(), ROOM, out),
        rashinban_item_provenance(1, null_mut()),
        rashinban_fold(null(), 1, null_mut(), 0),
        rashinban_fold(text, len, null_mut(), 1),
        rashinban_copy_label(1, 0, 0, null_mut(), 1, 0),
        rashinban_edition_newest(null_mut()),
        rashinban_export_json(null_mut()),
    ] {
        assert_eq!(status, want);
    }
}

#[test]
fn versions() {
    assert_eq!(rashinban_abi_version(), RASHINBAN_ABI_VERSION);
    assert_eq!(string(|out| rashinban_version(out)), Ok(Some(rashinban::VERSION)));
}

#[test]
#[cfg_attr(miri, ignore = "writes 80 KB of JSON; the pointer comes out as in every other test")]
fn the_exported_document() {
    assert_eq!(string(|out| rashinban_export_json(out)), Ok(Some(rashinban::export::json())));
}
