//! What `rashinban/national` calls: the measures of many municipalities, loaded once and asked often.
//!
//! Measures stay in the module, behind an object. Questions come in as JSON; numbers of measures go out as a list, all else as
//! JSON. What cannot be done comes back as `{"problem": …, "reason": …}`; in the place of a list, by [`Held::told`].

mod asked;
mod counted;

use crate::json::{given, problem, written};
use alloc::{string::String, string::ToString as _, sync::Arc, vec::Vec};
use asked::{Asked, Crossed, Loading};
use core::cell::Cell;
use rashinban::national::{Collection, FileInParts, ImageError, LoadOptions, LoadedCollection};
use rashinban::register::{Bilingual, Date};
use serde_json::json;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// Measures in the module.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Held {
    collection: Option<Collection>,
    told: String,
    untold: Option<Untold>,
}

/// What was loaded without telling what was found.
#[derive(Debug)]
struct Untold {
    file: Source,
    options: LoadOptions,
}

#[wasm_bindgen]
extern "C" {
    /// A file in JavaScript.
    #[derive(Debug)]
    pub type Source;

    /// How many bytes it has.
    #[wasm_bindgen(method, getter)]
    fn size(this: &Source) -> usize;

    /// Fills `into` with its bytes from a place on.
    #[wasm_bindgen(method)]
    fn read(this: &Source, from: usize, into: &mut [u8]);
}

std::thread_local! {
    /// The file that is being loaded. What JavaScript has cannot go to other threads, and there are none.
    static FILE: Cell<Option<Source>> = const { Cell::new(None) };
}

/// This file.
struct InJavaScript;

impl InJavaScript {
    fn with<T: Default>(with: impl FnOnce(&Source) -> T) -> T {
        let file = FILE.take();
        let result = file.as_ref().map(with).unwrap_or_default();
        FILE.set(file);
        result
    }
}

impl FileInParts for InJavaScript {
    fn size(&self) -> usize {
        Self::with(Source::size)
    }

    fn read(&self, from: usize, into: &mut [u8]) {
        Self::with(|file| file.read(from, into));
    }
}

fn loaded(file: Source, options: &LoadOptions) -> (LoadedCollection, Option<Source>) {
    FILE.set(Some(file));
    let loaded = Collection::load_json_lines_in_parts(&InJavaScript, options);
    (loaded, FILE.take())
}

/// Loads JSON Lines that JavaScript has, of which a small part is in the memory of the module at any time. What was found is
/// told as JSON, also where nothing is loaded; of what is loaded perhaps `later`.
#[wasm_bindgen(skip_jsdoc)]
pub fn load(file: Source, options: &str, later: bool) -> Held {
    let loading: Loading = match given(options) {
        Ok(loading) => loading,
        Err(refusal) => return Held::without(refusal),
    };
    let mut options = loading.options();
    options.told = !later;
    make_room(file.size().saturating_mul(ROOM));
    let (mut loaded, file) = loaded(file, &options);
    let collection = loaded.collection.take();
    if collection.is_some() && later {
        return Held { collection, told: String::new(), untold: file.map(|file| Untold { file, options }) };
    }
    Held { collection, ..Held::without(found(&loaded)) }
}

/// Loading takes about so many times as much memory as the file has.
const ROOM: usize = 2;

/// Asks for memory all at once that is needed later. Else the module asks for 64 KB at a time, which takes a tenth of a
/// millisecond each time.
fn make_room(size: usize) {
    let mut room: Vec<u8> = Vec::new();
    // Where there is less, less may do.
    if room.try_reserve_exact(size).is_ok() {
        core::hint::black_box(&mut room);
    }
}

/// What was found as measures were loaded.
fn found(loaded: &LoadedCollection) -> String {
    written(&json!({
        "diagnostics": loaded.diagnostics,
        "findings": loaded.findings,
        "encoding": loaded.encoding,
    }))
}

/// Opens what [`Held::save`] has written, and compares all of it with its checksums.
#[wasm_bindgen(skip_jsdoc)]
pub fn open(bytes: Vec<u8>) -> Held {
    let opened = Collection::open(Arc::new(bytes)).and_then(|collection| {
        collection.verify()?;
        Ok(collection)
    });
    Held::of(opened)
}

impl Held {
    fn of(collection: Result<Collection, ImageError>) -> Self {
        match collection {
            Ok(collection) => Self { collection: Some(collection), ..Self::without(String::new()) },
            Err(error) => Self::without(refusal(error)),
        }
    }

    fn without(told: String) -> Self {
        Self { collection: None, told, untold: None }
    }
}

#[wasm_bindgen]
impl Held {
    /// Whether there are measures: nothing is loaded of a file with an error.
    pub fn loaded(&self) -> bool {
        self.collection.is_some()
    }

    /// What came of loading; behind a list or a number that is none, why.
    pub fn told(&self) -> String {
        self.told.clone()
    }

    /// What was found as they were loaded, where it is told later: once, for it is loaded once more.
    pub fn found(&mut self) -> String {
        self.untold.take().map_or_else(String::new, |Untold { file, mut options }| {
            options.told = true;
            found(&loaded(file, &options).0)
        })
    }

    /// How many there are, for which day, and for which edition of the plan.
    pub fn about(&self) -> String {
        self.collection.as_ref().map_or_else(String::new, |collection| {
            let (as_of, edition) = (collection.as_of(), collection.edition().name());
            written(&json!({ "length": collection.len(), "as_of": as_of, "edition": edition }))
        })
    }

    /// The numbers of measures. Where there is no answer, the only number is one that no measure has.
    pub fn find(&mut self, question: &str) -> Vec<u32> {
        match self.ask(question, Asked::find) {
            Ok(found) => found.into_iter().map(|number| number as u32).collect(),
            Err(told) => {
                self.told = told;
                Vec::from([u32::MAX])
            }
        }
    }

    /// How many there are; -1 where there is no answer.
    pub fn count(&mut self, question: &str) -> i32 {
        match self.ask(question, Asked::count) {
            Ok(count) => count as i32,
            Err(told) => {
                self.told = told;
                -1
            }
        }
    }

    /// How many there are by two dimensions.
    pub fn aggregate(&self, question: &str) -> String {
        self.ask(question, Crossed::aggregate).map_or_else(|told| told, |cells| written(&cells))
    }

    /// A measure. There is one with this number.
    pub fn measure(&self, number: u32) -> String {
        let measure = self.collection.as_ref().map(|collection| collection.measure(number as usize));
        measure.map_or_else(String::new, |measure| measure.map_or_else(refusal, |measure| written(&measure)))
    }

    /// The parts of what was loaded, as they lie in the memory of the module: where each begins, and how many bytes it has.
    /// They are there as long as it is.
    pub fn parts(&self) -> Vec<usize> {
        let parts = self.collection.as_ref().and_then(Collection::to_segments).unwrap_or_default();
        parts.into_iter().flat_map(|part| [part.as_ptr() as usize, part.len()]).collect()
    }

    /// The bytes of its file; none where they cannot be read.
    pub fn save(&mut self) -> Vec<u8> {
        match self.collection.as_ref().map(Collection::to_bytes) {
            Some(Ok(bytes)) => bytes,
            Some(Err(error)) => {
                self.told = refusal(error);
                Vec::new()
            }
            None => Vec::new(),
        }
    }

    fn ask<Q: serde::de::DeserializeOwned, A: Default>(
        &self,
        question: &str,
        answer: impl Fn(&Q, &Collection) -> Result<A, ImageError>,
    ) -> Result<A, String> {
        let question = given(question)?;
        self.collection
            .as_ref()
            .map_or_else(|| Ok(A::default()), |collection| answer(&question, collection).map_err(refusal))
    }
}

/// Measures that come from another instance, part by part.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Moved {
    as_of: Option<Date>,
    parts: Vec<Vec<u8>>,
}

#[wasm_bindgen]
impl Moved {
    /// `as_of`: their day, if they have one.
    #[wasm_bindgen(constructor)]
    pub fn new(as_of: Option<String>) -> Self {
        Self { as_of: as_of.and_then(|day| day.parse().ok()), parts: Vec::new() }
    }

    /// Takes the next of their parts.
    pub fn take(&mut self, part: Vec<u8>) {
        self.parts.push(part);
    }

    /// The measures.
    pub fn held(self) -> Held {
        Held::of(Collection::from_segments(self.as_of, self.parts))
    }
}

/// The memory of the module.
#[wasm_bindgen(skip_jsdoc)]
pub fn own_memory() -> JsValue {
    wasm_bindgen::memory()
}

/// Its words stand in both languages with a stroke between them.
fn refusal(error: ImageError) -> String {
    let words = error.to_string();
    let (ja, en) = words.split_once(" / ").unwrap_or((&words, &words));
    problem(&Bilingual::new(ja, en))
}
