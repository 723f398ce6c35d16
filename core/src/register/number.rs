//! Numbers as they are written: those without a fraction have none in JSON either, as people write them.

use serde::Serializer;

/// Up to this every whole number has an `f64` of its own.
const WHOLE: f64 = 9_007_199_254_740_992.0;

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
pub(super) fn serialize<S: Serializer>(number: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    #[allow(clippy::cast_possible_truncation, reason = "in range, and without a fraction")]
    let whole = *number as i64;
    #[allow(clippy::cast_precision_loss, clippy::float_cmp, reason = "in range: nothing is lost")]
    if number.abs() < WHOLE && whole as f64 == *number {
        return serializer.serialize_i64(whole);
    }
    serializer.serialize_f64(*number)
}

#[allow(clippy::ref_option, reason = "serde hands over a reference")]
pub(super) fn serialize_some<S: Serializer>(number: &Option<f64>, serializer: S) -> Result<S::Ok, S::Error> {
    match number {
        Some(number) => serialize(number, serializer),
        None => serializer.serialize_none(),
    }
}
