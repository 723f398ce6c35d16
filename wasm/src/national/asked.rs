//! Questions as they come in.

use super::counted::Counted;
use alloc::{string::String, vec::Vec};
use rashinban::Item;
use rashinban::national::text::Terms;
use rashinban::national::{Collection, Dimension, Filter, ImageError, LoadOptions, Order, SortKey};
use rashinban::register::{
    Date, FileEncoding, Finding, LocalGovernmentCode, ReadLimits, ReadOptions, Status,
};
use serde::Deserialize;

/// How measures are loaded.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Loading {
    file: Option<String>,
    encoding: Option<FileEncoding>,
    serial_dates: bool,
    limits: ReadLimits,
    as_of: Option<Date>,
}

impl Loading {
    pub fn options(self) -> LoadOptions {
        let mut read = ReadOptions::default();
        read.file = self.file;
        read.encoding = self.encoding;
        read.serial_dates = self.serial_dates;
        read.limits = self.limits;
        let mut options = LoadOptions::default();
        options.read = read;
        options.as_of = self.as_of;
        options
    }
}

/// Which measures are meant, and which of them come first.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Asked {
    words: String,
    filter: Option<Which>,
    sort: Option<Key>,
    descending: bool,
    limit: Option<usize>,
}

impl Asked {
    /// Without a limit by number; else, where no order is asked for, those with all the words in their titles come first.
    pub fn find(&self, collection: &Collection) -> Result<Vec<usize>, ImageError> {
        let terms = Terms::new(&self.words);
        let limit = self.limit.unwrap_or(usize::MAX);
        if let Some(key) = self.sort {
            let order = Order { key: key.into(), descending: self.descending };
            return collection.sorted_first(&self.meant(terms, collection)?, order, limit);
        }
        if self.limit.is_none() {
            return self.meant(terms, collection);
        }
        match &self.filter {
            None => collection.search_first(&terms, limit),
            Some(filter) => collection.filter_first(&filter.with(Some(terms)), limit),
        }
    }

    pub fn count(&self, collection: &Collection) -> Result<usize, ImageError> {
        let terms = Terms::new(&self.words);
        match &self.filter {
            None => collection.search_count(&terms),
            Some(_) => self.meant(terms, collection).map(|meant| meant.len()),
        }
    }

    fn meant(&self, terms: Terms, collection: &Collection) -> Result<Vec<usize>, ImageError> {
        match &self.filter {
            None => collection.search(&terms),
            Some(filter) => collection.filter(&filter.with(Some(terms))),
        }
    }
}

/// What measures are counted by, and which of them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Crossed {
    by: [By; 2],
    #[serde(default)]
    words: String,
    #[serde(default)]
    filter: Which,
}

impl Crossed {
    pub fn aggregate(&self, collection: &Collection) -> Result<Vec<Counted>, ImageError> {
        let filter = self.filter.with(Some(Terms::new(&self.words)));
        let cells = collection.aggregate(self.by.map(Dimension::from), &filter)?;
        Ok(cells.iter().map(Counted::of).collect())
    }
}

/// A [`Filter`] without its words.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Which {
    items: Vec<Item>,
    principles: Vec<Item>,
    findings: Vec<Finding>,
    statuses: Vec<Status>,
    prefectures: Vec<LocalGovernmentCode>,
    owners: Vec<LocalGovernmentCode>,
    running_on: Option<Date>,
}

impl Which {
    fn with(&self, terms: Option<Terms>) -> Filter {
        let mut filter = Filter::default();
        filter.terms = terms.filter(|terms| !terms.is_empty());
        filter.items.clone_from(&self.items);
        filter.principles.clone_from(&self.principles);
        filter.findings.clone_from(&self.findings);
        filter.statuses.clone_from(&self.statuses);
        filter.prefectures.clone_from(&self.prefectures);
        filter.owners.clone_from(&self.owners);
        filter.running_on = self.running_on;
        filter
    }
}

/// Makes an enum of one word each of the core's own.
macro_rules! words {
    ($name:ident for $of:ident { $($word:ident),+ }) => {
        #[derive(Clone, Copy, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        enum $name {
            $($word),+
        }

        impl From<$name> for $of {
            fn from(word: $name) -> Self {
                match word {
                    $($name::$word => Self::$word),+
                }
            }
        }
    };
}

words!(Key for SortKey { Id, Title, Owner, Status, Progress, Start, End, Review });
words!(By for Dimension { Item, Principle, Status, Stage, Prefecture, Owner });
