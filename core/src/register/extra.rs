//! What a file says beyond the model.

use alloc::{string::String, vec::Vec};
use serde::de::{MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A value of a column of the municipality's own: anything that JSON can hold, in its order.
#[derive(Debug, Clone, PartialEq)]
pub enum Extra {
    /// Nothing.
    Null,
    /// Yes or no.
    Bool(bool),
    /// A whole number below 2^63.
    Integer(i64),
    /// Another number; finite.
    Number(f64),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Self>),
    /// Names and values.
    Map(Vec<(String, Self)>),
}

impl Extra {
    pub(super) fn is_empty_map(map: &[(String, Self)]) -> bool {
        map.is_empty()
    }
}

impl Serialize for Extra {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Integer(value) => serializer.serialize_i64(*value),
            Self::Number(value) => serializer.serialize_f64(*value),
            Self::Text(value) => serializer.serialize_str(value),
            Self::List(values) => serializer.collect_seq(values),
            Self::Map(values) => map::serialize(values, serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Extra {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any;

        #[allow(clippy::cast_precision_loss, reason = "a number that no i64 holds")]
        impl<'de> Visitor<'de> for Any {
            type Value = Extra;

            fn expecting(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str("any value")
            }

            fn visit_unit<E>(self) -> Result<Extra, E> {
                Ok(Extra::Null)
            }

            fn visit_bool<E>(self, value: bool) -> Result<Extra, E> {
                Ok(Extra::Bool(value))
            }

            fn visit_i64<E>(self, value: i64) -> Result<Extra, E> {
                Ok(Extra::Integer(value))
            }

            fn visit_u64<E>(self, value: u64) -> Result<Extra, E> {
                Ok(i64::try_from(value).map_or(Extra::Number(value as f64), Extra::Integer))
            }

            fn visit_f64<E>(self, value: f64) -> Result<Extra, E> {
                Ok(Extra::Number(value))
            }

            fn visit_str<E>(self, value: &str) -> Result<Extra, E> {
                Ok(Extra::Text(value.into()))
            }

            fn visit_string<E>(self, value: String) -> Result<Extra, E> {
                Ok(Extra::Text(value))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Extra, A::Error> {
                let mut values = Vec::new();
                while let Some(value) = seq.next_element()? {
                    values.push(value);
                }
                Ok(Extra::List(values))
            }

            fn visit_map<A: MapAccess<'de>>(self, access: A) -> Result<Extra, A::Error> {
                map::entries(access).map(Extra::Map)
            }
        }

        deserializer.deserialize_any(Any)
    }
}

/// Names and values as a JSON object.
pub(super) mod map {
    use super::{Deserializer, Extra, MapAccess, Serializer, String, Vec, Visitor};
    use serde::ser::SerializeMap as _;

    pub(in super::super) fn serialize<S: Serializer>(
        values: &[(String, Extra)],
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(values.len()))?;
        for (name, value) in values {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }

    pub(in super::super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Vec<(String, Extra)>, D::Error> {
        struct Entries;

        impl<'de> Visitor<'de> for Entries {
            type Value = Vec<(String, Extra)>;

            fn expecting(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
                entries(map)
            }
        }

        deserializer.deserialize_map(Entries)
    }

    pub(super) fn entries<'de, A: MapAccess<'de>>(mut map: A) -> Result<Vec<(String, Extra)>, A::Error> {
        let mut values = Vec::new();
        while let Some(entry) = map.next_entry()? {
            values.push(entry);
        }
        Ok(values)
    }
}
