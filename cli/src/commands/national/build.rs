//! `rashinban national build`

use super::files::{self, Loaded};
use super::info;
use crate::answer::Answer;
use crate::arguments::national::Build;
use crate::failure::Failure;
use rashinban::Lang;
use rashinban::national::{Collection, CollectionBuilder};

pub fn run(build: &Build, lang: Lang, json: bool) -> Result<Answer, Failure> {
    let collection = collected(build)?;
    files::save(&collection, &build.output)?;
    info::of(&collection, &build.output, lang, json)
}

fn collected(build: &Build) -> Result<Collection, Failure> {
    let mut builder: Option<CollectionBuilder> = None;
    let mut as_of = build.as_of;
    for file in &build.files {
        let loaded = files::load(file, &build.reading, as_of)?;
        as_of = as_of.or(match &loaded {
            Loaded::Collection(collection) => collection.as_of(),
            Loaded::Register(register) => register.as_of,
        });
        if let (Loaded::Collection(only), [_]) = (&loaded, &build.files[..]) {
            return Ok((**only).clone());
        }
        let builder = builder.get_or_insert_with(|| CollectionBuilder::new(as_of));
        match loaded {
            Loaded::Register(register) => builder.extend(&register),
            Loaded::Collection(collection) => {
                builder.append(&collection).map_err(|error| files::image(file, error))?;
            }
        }
    }
    Ok(builder.unwrap_or_else(|| CollectionBuilder::new(as_of)).finish())
}
