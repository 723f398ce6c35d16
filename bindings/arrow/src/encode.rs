//! From JSON values to arrays.

use crate::field::{Field, Kind, arrow_fields, element};
use arrow_array::{
    ArrayRef, BooleanArray, Date32Array, Float32Array, Float64Array, Int64Array, ListArray, StringArray,
    StructArray,
};
use arrow_buffer::{NullBuffer, OffsetBuffer};
use arrow_schema::ArrowError;
use rashinban::register::Date;
use serde_json::Value;
use std::sync::Arc;

/// The column of a field.
pub(crate) fn array(field: &Field, values: &[Option<&Value>]) -> Result<ArrayRef, ArrowError> {
    Ok(match field.kind {
        Kind::Text | Kind::Word(_) | Kind::Json => {
            // A text that is always there is empty where JSON leaves it out.
            let missing = field.required.then_some("");
            let texts = values.iter().map(|value| value.and_then(Value::as_str).or(missing));
            Arc::new(texts.collect::<StringArray>())
        }
        Kind::Day => Arc::new(values.iter().map(|value| day(value.as_ref()?)).collect::<Date32Array>()),
        Kind::Number => {
            Arc::new(values.iter().map(|value| value.as_ref()?.as_f64()).collect::<Float64Array>())
        }
        #[allow(clippy::cast_possible_truncation, reason = "it was one of 32 bits before it was JSON")]
        Kind::Percent => Arc::new(
            values.iter().map(|value| Some(value.as_ref()?.as_f64()? as f32)).collect::<Float32Array>(),
        ),
        Kind::Count => Arc::new(values.iter().map(|value| value.as_ref()?.as_i64()).collect::<Int64Array>()),
        Kind::Flag => {
            Arc::new(values.iter().map(|value| value.as_ref()?.as_bool()).collect::<BooleanArray>())
        }
        Kind::Record(fields) => {
            let present: NullBuffer = values.iter().map(Option::is_some).collect::<Vec<_>>().into();
            Arc::new(records(fields, values, Some(present))?)
        }
        Kind::List(fields) => {
            let lists =
                values.iter().map(|value| value.and_then(Value::as_array).map_or(&[][..], Vec::as_slice));
            let offsets = OffsetBuffer::from_lengths(lists.clone().map(<[Value]>::len));
            let entries: Vec<Option<&Value>> = lists.flatten().map(Some).collect();
            let entries = Arc::new(records(fields, &entries, None)?);
            Arc::new(ListArray::try_new(element(fields), offsets, entries, None)?)
        }
    })
}

fn records(
    fields: &[Field],
    values: &[Option<&Value>],
    present: Option<NullBuffer>,
) -> Result<StructArray, ArrowError> {
    let column = |field: &Field| {
        let values: Vec<_> =
            values.iter().map(|value| value.and_then(|value| value.get(field.name))).collect();
        array(field, &values)
    };
    let columns = fields.iter().map(column).collect::<Result<Vec<_>, _>>()?;
    let present = present.filter(|present| present.null_count() > 0);
    StructArray::try_new_with_length(arrow_fields(fields), columns, present, values.len())
}

/// The first day that Arrow counts from.
pub(crate) fn epoch() -> Option<Date> {
    Date::new(1970, 1, 1)
}

fn day(value: &Value) -> Option<i32> {
    Some(value.as_str()?.parse::<Date>().ok()?.days_since(epoch()?))
}
