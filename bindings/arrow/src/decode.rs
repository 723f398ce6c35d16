//! From arrays to JSON values, each of which is checked.

use crate::encode::epoch;
use crate::error::Wrong;
use crate::field::{Field, Kind};
use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, Float32Type, Float64Type, Int32Type, Int64Type};
use arrow_array::{Array, ArrayRef, StructArray};
use arrow_schema::{DataType, Fields};
use serde_json::{Map, Number, Value};

/// Whether a column can hold what a field says.
pub(crate) fn fits(field: &Field, found: &DataType) -> Result<(), Wrong> {
    let inner = match (field.kind, found) {
        (Kind::Text | Kind::Word(_) | Kind::Json, DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View)
        | (Kind::Day, DataType::Date32)
        | (
            Kind::Number | Kind::Percent,
            DataType::Float64 | DataType::Float32 | DataType::Int64 | DataType::Int32,
        )
        | (Kind::Count, DataType::Int64 | DataType::Int32)
        | (Kind::Flag, DataType::Boolean)
        // A column of nothing but nulls has no other type in some writers.
        | (_, DataType::Null) => return Ok(()),
        (Kind::Record(_), DataType::Struct(inner)) => inner,
        (Kind::List(_), DataType::List(entry) | DataType::LargeList(entry)) => match entry.data_type() {
            DataType::Struct(inner) => inner,
            other => return Err(mismatch(field, other).within(field.name)),
        },
        (_, other) => return Err(mismatch(field, other).within(field.name)),
    };
    all_fit(field.within(), inner).map_err(|wrong| wrong.within(field.name))
}

fn all_fit(fields: &[Field], found: &Fields) -> Result<(), Wrong> {
    for inner in found {
        match fields.iter().find(|field| field.name == inner.name()) {
            Some(field) => fits(field, inner.data_type())?,
            None => return Err(Wrong::unknown().within(inner.name())),
        }
    }
    match fields.iter().find(|field| is_needed(field) && found.find(field.name).is_none()) {
        Some(field) => Err(Wrong::missing().within(field.name)),
        None => Ok(()),
    }
}

/// Whether nothing stands for it where it is not there.
pub(crate) fn is_needed(field: &Field) -> bool {
    field.required && field.name != "summary" && !matches!(field.kind, Kind::List(_) | Kind::Flag)
}

fn mismatch(field: &Field, found: &DataType) -> Wrong {
    let expected = field.kind.name();
    Wrong::new(format!(
        "型が {found} です。{expected} にしてください / the type is {found}; it must be {expected}"
    ))
}

/// What a column that fits says in a row; none where it says nothing.
pub(crate) fn value(field: &Field, array: &ArrayRef, row: usize) -> Result<Option<Value>, Wrong> {
    if array.is_null(row) || array.data_type() == &DataType::Null {
        return if is_needed(field) { Err(Wrong::empty().within(field.name)) } else { Ok(None) };
    }
    let wrong = |reason: String| Wrong::new(reason).within(field.name);
    Ok(Some(match field.kind {
        Kind::Text | Kind::Json => text(array, row).into(),
        Kind::Word(check) => {
            let text = text(array, row);
            check(text).map_err(wrong)?;
            text.into()
        }
        Kind::Day => {
            let days = array.as_primitive::<Date32Type>().value(row);
            let day = epoch().and_then(|epoch| epoch.plus_days(days));
            let outside = || wrong(format!("{days} 日目は扱える日付の外です / day {days} is out of range"));
            day.ok_or_else(outside)?.to_string().into()
        }
        Kind::Number | Kind::Percent => {
            let number = number(array, row);
            let infinite = || wrong(format!("{number} は数ではありません / {number} is no finite number"));
            Number::from_f64(number).ok_or_else(infinite)?.into()
        }
        Kind::Count => match array.data_type() {
            DataType::Int32 => array.as_primitive::<Int32Type>().value(row).into(),
            _ => array.as_primitive::<Int64Type>().value(row).into(),
        },
        Kind::Flag => array.as_boolean().value(row).into(),
        Kind::Record(fields) => {
            let found = object(fields, array.as_struct(), row).map_err(|wrong| wrong.within(field.name))?;
            Value::Object(found)
        }
        Kind::List(fields) => {
            let entries = match array.data_type() {
                DataType::LargeList(_) => array.as_list::<i64>().value(row),
                _ => array.as_list::<i32>().value(row),
            };
            let entry = |at| {
                let in_place = |wrong: Wrong| wrong.within(&format!("{}[{at}]", field.name));
                if entries.is_null(at) {
                    return Err(in_place(Wrong::empty()));
                }
                object(fields, entries.as_struct(), at).map(Value::Object).map_err(in_place)
            };
            (0..entries.len()).map(entry).collect::<Result<Vec<_>, _>>()?.into()
        }
    }))
}

fn object(fields: &[Field], array: &StructArray, row: usize) -> Result<Map<String, Value>, Wrong> {
    let mut object = Map::new();
    for field in fields {
        if let Some(column) = array.column_by_name(field.name) {
            object.extend(value(field, column, row)?.map(|value| (field.name.to_owned(), value)));
        }
    }
    Ok(object)
}

pub(crate) fn text(array: &ArrayRef, row: usize) -> &str {
    match array.data_type() {
        DataType::LargeUtf8 => array.as_string::<i64>().value(row),
        DataType::Utf8View => array.as_string_view().value(row),
        _ => array.as_string::<i32>().value(row),
    }
}

#[allow(clippy::cast_precision_loss, reason = "what is beyond 2^53 is as near as numbers of JSON are read")]
fn number(array: &ArrayRef, row: usize) -> f64 {
    match array.data_type() {
        DataType::Float32 => array.as_primitive::<Float32Type>().value(row).into(),
        DataType::Int64 => array.as_primitive::<Int64Type>().value(row) as f64,
        DataType::Int32 => array.as_primitive::<Int32Type>().value(row).into(),
        _ => array.as_primitive::<Float64Type>().value(row),
    }
}
