//! Serde for types that are one word: they are written as their name and read from it.

/// Implements `Serialize` by what `$write` prints and `Deserialize` by `FromStr`.
macro_rules! serde_text {
    ($type:ty, $what:literal, |$value:ident, $f:ident| $write:expr) => {
        const _: () = {
            struct Printed($type);

            impl core::fmt::Display for Printed {
                fn fmt(&self, $f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                    let $value = &self.0;
                    $write
                }
            }

            impl serde::Serialize for $type {
                fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    serializer.collect_str(&Printed(*self))
                }
            }

            struct Visitor;

            impl serde::de::Visitor<'_> for Visitor {
                type Value = $type;

                fn expecting(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                    f.write_str($what)
                }

                fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<$type, E> {
                    text.parse().map_err(|_| E::invalid_value(serde::de::Unexpected::Str(text), &self))
                }
            }

            impl<'de> serde::Deserialize<'de> for $type {
                fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    deserializer.deserialize_str(Visitor)
                }
            }
        };
    };
}

pub(crate) use serde_text;
