//! A collection gives back what was put in, and notices what was changed.

use super::{Collection, CollectionBuilder, ImageError};
use crate::register::{Date, ProgressOptions, ReadOptions, Register, arbitrary, from_json, progress};
use alloc::{sync::Arc, vec::Vec};
use proptest::prelude::*;

fn collected(register: &Register, as_of: Option<Date>) -> Collection {
    let mut builder = CollectionBuilder::new(as_of);
    builder.extend(register);
    builder.finish()
}

fn assert_same(collection: &Collection, register: &Register) {
    assert_eq!(collection.len(), register.measures.len());
    for (number, measure) in register.measures.iter().enumerate() {
        assert_eq!(&collection.measure(number).unwrap(), measure);
        assert_eq!(collection.owner(number).unwrap(), measure.owner.code.or(register.owner.code));
        assert!(collection.find(&measure.id).unwrap().contains(&number));
    }
}

fn opened(bytes: &[u8]) -> Result<Collection, ImageError> {
    Collection::open(Arc::new(bytes.to_vec()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn what_is_put_in_comes_out(register in arbitrary::register(), as_of in proptest::option::of(arbitrary::date())) {
        let collection = collected(&register, as_of);
        assert_same(&collection, &register);
        let file = opened(&collection.to_bytes().unwrap()).unwrap();
        assert_same(&file, &register);
        prop_assert_eq!((file.as_of(), file.to_bytes()), (as_of, collection.to_bytes()));
        let segments = collection.to_segments().unwrap().into_iter().map(Vec::from).collect();
        prop_assert_eq!(Collection::from_segments(as_of, segments).unwrap().to_bytes(), collection.to_bytes());
    }

    #[test]
    fn progress_is_that_of_the_register(register in arbitrary::register(), as_of in arbitrary::date()) {
        let collection = collected(&register, Some(as_of));
        let options = ProgressOptions { as_of: Some(as_of), ..ProgressOptions::default() };
        let progress = progress(&register, &options).answer;
        let mut rows = progress.measures.iter();
        for (number, measure) in register.measures.iter().enumerate() {
            let row = if measure.is_active() { rows.next() } else { None };
            let percent = row.and_then(|row| row.progress).map(|percent| percent as f32);
            prop_assert_eq!(collection.progress(number).unwrap(), percent);
            let is_late = measure.is_active()
                && progress.late.iter().any(|late| late.measure == measure.id && late.title == measure.title);
            let twins = register.measures.iter().filter(|m| m.id == measure.id && m.title == measure.title);
            if twins.count() == 1 {
                prop_assert_eq!(collection.is_late(number).unwrap(), is_late);
            }
        }
    }
}

fn example() -> Register {
    let json = include_bytes!("../../../examples/registers/prefecture-fy2023.json");
    from_json(json, &ReadOptions::default()).register.unwrap()
}

#[test]
fn registers_of_the_examples_come_out() {
    let register = example();
    assert_same(&collected(&register, register.as_of), &register);
}

/// Everything that a collection can be asked.
fn read(bytes: &[u8]) -> Result<Vec<crate::register::Measure>, ImageError> {
    let collection = opened(bytes)?;
    collection.verify()?;
    (0..collection.len()).map(|number| collection.measure(number)).collect()
}

#[test]
fn every_changed_bit_is_noticed() {
    let mut register = example();
    register.measures.truncate(2);
    let mut bytes = collected(&register, register.as_of).to_bytes().unwrap();
    assert_eq!(read(&bytes).unwrap(), register.measures);
    for at in 0..bytes.len() {
        let bit = 1 << (at % 8);
        bytes[at] ^= bit;
        assert!(read(&bytes).is_err(), "byte {at}");
        bytes[at] ^= bit;
    }
}

/// Two segments, and measures of the first deleted.
fn updated() -> Collection {
    let register = example();
    let mut collection = collected(&register, register.as_of);
    let mut update = collection.update();
    update.delete(register.measures[1].owner.code.or(register.owner.code), &register.measures[1].id).unwrap();
    let mut revised = register.measures[0].clone();
    revised.title.push('新');
    update.upsert(&revised, register.owner.code).unwrap();
    collection = update.finish().unwrap();
    assert_eq!(collection.segments().count(), 2);
    collection
}

#[test]
fn every_changed_byte_is_noticed_where_measures_were_deleted() {
    let mut bytes = updated().to_bytes().unwrap();
    let measures = read(&bytes).unwrap();
    assert_eq!(measures.len(), example().measures.len() - 1);
    for at in 0..bytes.len() {
        bytes[at] ^= 0x55;
        assert!(read(&bytes).is_err(), "byte {at}");
        bytes[at] ^= 0x55;
    }
}

#[test]
fn segments_are_those_of_what_was_loaded() {
    let loaded = collected(&example(), None);
    assert!(loaded.to_segments().is_some());
    assert!(opened(&loaded.to_bytes().unwrap()).unwrap().to_segments().is_none());
    assert!(updated().to_segments().is_none());
    assert!(Collection::from_segments(None, [Vec::new()].into()).is_err());
}

/// Who puts a checksum on a directory of his own making is told of what does not fit, and nothing ends in a panic.
#[test]
fn a_directory_that_contradicts_itself_is_refused() {
    let bytes = updated().to_bytes().unwrap();
    let number = |at: usize| u64::from_le_bytes(bytes[at..at + 8].try_into().unwrap());
    let directory = usize::try_from(number(24)).unwrap();
    let mut refused = 0;
    for at in directory..bytes.len() {
        let mut forged = bytes.clone();
        forged[at] ^= 0xff;
        let sum = xxhash_rust::xxh3::xxh3_64(&forged[directory..]);
        forged[32..40].copy_from_slice(&sum.to_le_bytes());
        let sum = xxhash_rust::xxh3::xxh3_64(&forged[..56]);
        forged[56..64].copy_from_slice(&sum.to_le_bytes());
        // Which measures are left, and the day, are for the directory alone to say.
        refused += usize::from(read(&forged).is_err());
    }
    assert!(refused > 8 * 1024, "{refused} of {}", bytes.len() - directory);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// Files of many pages, of which each is of another kind.
    #[test]
    fn damage_in_any_page_is_noticed(at in any::<prop::sample::Index>(), bit in 0..8_u32, len in 1_usize..100) {
        static FILE: std::sync::OnceLock<Vec<u8>> = std::sync::OnceLock::new();
        let file = FILE.get_or_init(|| {
            let mut builder = CollectionBuilder::new(None);
            (0..400).for_each(|_| builder.extend(&example()));
            let mut update = builder.finish().update();
            let mut revised = example().measures[0].clone();
            revised.id = "新".into();
            update.upsert(&revised, None).unwrap();
            update.finish().unwrap().to_bytes().unwrap()
        });
        let mut bytes = file.clone();
        let at = at.index(bytes.len());
        let end = (at + len).min(bytes.len());
        for byte in &mut bytes[at..end] {
            *byte ^= 1 << bit;
        }
        prop_assert!(opened(&bytes).and_then(|collection| collection.verify()).is_err(), "byte {}", at);
    }
}

#[test]
fn every_cut_is_refused() {
    let bytes = collected(&example(), None).to_bytes().unwrap();
    for len in 0..bytes.len() {
        let want = if len == 0 {
            ImageError::Foreign
        } else {
            ImageError::Length { expected: 0, actual: len as u64 }
        };
        let got = opened(&bytes[..len]).unwrap_err();
        assert_eq!(core::mem::discriminant(&got), core::mem::discriminant(&want), "{len}: {got:?}");
    }
    let longer = [&bytes[..], b"\0"].concat();
    assert!(matches!(opened(&longer), Err(ImageError::Length { .. })));
}

#[test]
fn other_files_and_later_versions_are_named() {
    assert_eq!(opened(b"PK\x03\x04").unwrap_err(), ImageError::Foreign);
    let mut bytes = collected(&example(), None).to_bytes().unwrap();
    bytes[8] = 2;
    assert_eq!(opened(&bytes).unwrap_err(), ImageError::Newer { version: 2 });
}

#[test]
fn a_damaged_page_is_told_where_it_is_and_others_are_read() {
    let mut builder = CollectionBuilder::new(None);
    let register = example();
    for _ in 0..400 {
        builder.extend(&register);
    }
    let whole = builder.finish();
    let mut bytes = whole.to_bytes().unwrap();
    let at = bytes.len() / 2;
    bytes[at] ^= 1;
    let collection = opened(&bytes).unwrap();
    let Err(ImageError::Damaged { at: start, len }) = collection.verify() else { panic!("not noticed") };
    assert!((start..start + len).contains(&(at as u64)) && len <= 64 << 10);
    let sound = (0..collection.len()).filter(|number| collection.id(*number).is_ok()).count();
    assert!(sound > 0);
}

#[cfg(feature = "files")]
#[test]
fn a_collection_is_saved_over_itself() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("national.rashinban");
    let register = example();
    collected(&register, None).save(&file).unwrap();
    let collection = opened(&std::fs::read(&file).unwrap()).unwrap();
    collection.save(&file).unwrap();
    assert_same(&opened(&std::fs::read(&file).unwrap()).unwrap(), &register);
}
