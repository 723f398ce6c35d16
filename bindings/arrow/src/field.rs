//! Fields of the measures' schema: what they are called, what they hold, and what they are for.

use arrow_schema::{DataType, Fields};
use rashinban::Item;
use rashinban::register::LocalGovernmentCode;
use std::fmt::Display;
use std::str::FromStr;
use std::sync::Arc;

/// A field.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Whether it is always there; else it may be null.
    pub required: bool,
    /// What it says, in Japanese.
    pub ja: &'static str,
    /// The same in English.
    pub en: &'static str,
}

/// What a field holds.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Kind {
    /// A text in UTF-8.
    Text,
    /// A text that stands for one of a closed list: says what is wrong with one that does not.
    Word(fn(&str) -> Result<(), String>),
    /// A JSON object as text.
    Json,
    /// A day: the number of days since 1970-01-01.
    Day,
    /// A finite number of 64 bits.
    Number,
    /// A finite number of 32 bits.
    Percent,
    /// A whole number of 64 bits, 0 or more.
    Count,
    /// Yes or no.
    Flag,
    /// Several fields, all of them null together where there is nothing.
    Record(&'static [Field]),
    /// A list, empty where there is nothing.
    List(&'static [Field]),
}

impl Field {
    pub(crate) const fn required(name: &'static str, kind: Kind, ja: &'static str, en: &'static str) -> Self {
        Self { name, kind, required: true, ja, en }
    }

    pub(crate) const fn optional(name: &'static str, kind: Kind, ja: &'static str, en: &'static str) -> Self {
        Self { name, kind, required: false, ja, en }
    }

    /// A list, which is never null.
    pub(crate) const fn list(
        name: &'static str,
        of: &'static [Self],
        ja: &'static str,
        en: &'static str,
    ) -> Self {
        Self::required(name, Kind::List(of), ja, en)
    }

    pub(crate) fn arrow(&self) -> arrow_schema::Field {
        arrow_schema::Field::new(self.name, self.kind.data_type(), !self.required)
    }

    /// The fields within it.
    pub fn within(&self) -> &'static [Self] {
        match self.kind {
            Kind::Record(fields) | Kind::List(fields) => fields,
            _ => &[],
        }
    }
}

impl Kind {
    /// Its type in Arrow.
    pub fn data_type(self) -> DataType {
        match self {
            Self::Text | Self::Word(_) | Self::Json => DataType::Utf8,
            Self::Day => DataType::Date32,
            Self::Number => DataType::Float64,
            Self::Percent => DataType::Float32,
            Self::Count => DataType::Int64,
            Self::Flag => DataType::Boolean,
            Self::Record(fields) => DataType::Struct(arrow_fields(fields)),
            Self::List(fields) => DataType::List(element(fields)),
        }
    }

    /// Its type in Parquet and SQL, for people.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text | Self::Word(_) => "STRING",
            Self::Json => "STRING (JSON)",
            Self::Day => "DATE",
            Self::Number => "DOUBLE",
            Self::Percent => "FLOAT",
            Self::Count => "INT64",
            Self::Flag => "BOOLEAN",
            Self::Record(_) => "STRUCT",
            Self::List(_) => "LIST of STRUCT",
        }
    }
}

pub(crate) fn arrow_fields(fields: &[Field]) -> Fields {
    fields.iter().map(Field::arrow).collect()
}

/// The entries of a list, by the name that Parquet's specification gives them.
pub(crate) fn element(fields: &[Field]) -> Arc<arrow_schema::Field> {
    arrow_schema::Field::new("element", DataType::Struct(arrow_fields(fields)), false).into()
}

fn read<T: FromStr<Err: Display>>(text: &str) -> Result<(), String> {
    text.parse::<T>().map(drop).map_err(|error| error.to_string())
}

/// A member of a closed list, by its name.
pub(crate) const fn word<T: FromStr<Err: Display>>() -> Kind {
    Kind::Word(read::<T>)
}

/// The code of an item of the plan.
pub(crate) const ITEM: Kind = word::<Item>();
/// The code of a body.
pub(crate) const BODY: Kind = word::<LocalGovernmentCode>();
