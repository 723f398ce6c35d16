//! Where in a file the measures of a register stand.

use super::{Loaded, Whereabouts};
#[cfg(feature = "tables")]
use crate::register::tables::Located;
use crate::register::{CheckOptions, Diagnostic, Place, check};
#[cfg(feature = "tables")]
use alloc::format;
use alloc::{string::String, vec::Vec};

/// What is kept of a file's form once it has been read.
#[derive(Debug, Clone, Default, PartialEq)]
pub(in crate::register) struct Origin {
    /// The file's name.
    pub file: Option<String>,
    /// The measures, in their order.
    pub measures: Vec<Whereabouts>,
    /// The table that they were read from.
    #[cfg(feature = "tables")]
    pub table: Option<Located>,
}

impl Origin {
    pub(in crate::register) const fn new(file: Option<String>, measures: Vec<Whereabouts>) -> Self {
        Self {
            file,
            measures,
            #[cfg(feature = "tables")]
            table: None,
        }
    }

    /// Completes what a check knows of a place: the file, the row, and the column where there is one.
    fn complete(&self, measure: Option<usize>, place: &mut Place) {
        place.file.clone_from(&self.file);
        #[cfg(feature = "tables")]
        if let Some(table) = &self.table {
            let field = place.field.as_deref().unwrap_or_default();
            let there = match measure {
                Some(measure) => table.place(&format!("measures[{measure}].{field}")),
                None => table.place(field),
            };
            if let Some(Place { sheet, row, column, .. }) = there {
                *place = Place { sheet, row, column, ..core::mem::take(place) };
            }
        }
        let measure = measure.and_then(|measure| self.measures.get(measure));
        place.row = place.row.or_else(|| measure?.row);
    }
}

impl Loaded {
    /// The line of a text or the row of a table, from 1, in which each measure begins, as far as it is known.
    pub fn rows(&self) -> impl Iterator<Item = Option<u64>> {
        (0..self.origin.measures.len()).map(|measure| {
            let mut place = Place::default();
            self.origin.complete(Some(measure), &mut place);
            place.row
        })
    }

    /// What [`check`](fn@check) finds in the register, with its place in the file: the file's name as the options had it,
    /// the line of JSON Lines, or the row and the column of a table. What has no cell, since it is missing, stands at its
    /// measure's first row. Nothing where no register was loaded.
    pub fn check(&self, options: &CheckOptions) -> Vec<Diagnostic> {
        let complete = |measure: Option<usize>, place: &mut Place| self.origin.complete(measure, place);
        self.register.as_ref().map_or_else(Vec::new, |register| check::located(register, options, &complete))
    }
}
