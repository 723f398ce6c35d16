//! Values under the paths of their columns, put together to one tree in the shape of a measure.

use super::Extra;
use alloc::{
    collections::BTreeMap,
    string::{String, ToString as _},
    vec::Vec,
};
use core::mem;

/// Where the numbers of entries begin that have none of their own: behind all that have one.
pub(super) const UNNUMBERED: u32 = 10_000;

/// A tree that is being put together. `P` is where each value comes from.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Nest<P>(Node<P>);

#[derive(Debug, Clone, PartialEq)]
enum Node<P> {
    Empty,
    Map(Vec<(String, Self)>),
    /// By number. Numbers may have gaps; the list that comes of them has none.
    List(BTreeMap<u32, Self>),
    Leaf(Extra, P),
}

/// What a path held before.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Put<'n, P> {
    /// Nothing: the value is new.
    New,
    /// The same value.
    Same,
    /// Another value, which stays; it comes from here.
    Differs(&'n P),
}

impl<P> Nest<P> {
    pub(super) const fn new() -> Self {
        Self(Node::Empty)
    }

    /// Puts a value under a path such as `indicators.#.name`, with a number for each `#`.
    pub(super) fn put(&mut self, path: &str, numbers: &[u32], value: Extra, place: P) -> Put<'_, P> {
        self.0.put(path.split('.'), numbers, value, place)
    }

    /// The entry of a list whose text field is this.
    pub(super) fn find(&self, list: &str, field: &str, text: &str) -> Option<u32> {
        self.entries(list)?
            .find(|(_, entry)| matches!(entry.get(field), Some(Node::Leaf(Extra::Text(is), _)) if is == text))
            .map(|(number, _)| number)
    }

    /// The highest number in a list; 0 where there is none.
    pub(super) fn last(&self, list: &str) -> u32 {
        self.entries(list).and_then(|entries| entries.map(|(number, _)| number).max()).unwrap_or(0)
    }

    fn entries(&self, list: &str) -> Option<impl Iterator<Item = (u32, &Node<P>)>> {
        match self.0.get(list)? {
            Node::List(entries) => Some(entries.iter().map(|(number, entry)| (*number, entry))),
            _ => None,
        }
    }

    /// Takes the tree out; the places stay.
    pub(super) fn take(&mut self) -> Extra {
        self.0.take().unwrap_or_else(|| Extra::Map(Vec::new()))
    }

    /// Where the value with a path such as `indicators[0].name` comes from, or the first one below it; else what is nearest
    /// above, and `false`.
    pub(super) fn place(&self, path: &str) -> Option<(&P, bool)> {
        let mut node = &self.0;
        let mut is_there = true;
        for segment in path.split(['.', '[']).filter(|segment| !segment.is_empty()) {
            let below = match (node, segment.strip_suffix(']')) {
                (Node::List(entries), Some(at)) => at.parse().ok().and_then(|at| entries.values().nth(at)),
                _ => node.get(segment),
            };
            is_there = below.is_some();
            let Some(below) = below else { break };
            node = below;
        }
        node.first().map(|place| (place, is_there))
    }
}

impl<P> Node<P> {
    fn put<'p>(
        &mut self,
        mut path: impl Iterator<Item = &'p str>,
        numbers: &[u32],
        value: Extra,
        place: P,
    ) -> Put<'_, P> {
        let mut node = self;
        let mut numbers = numbers.iter();
        loop {
            let segment = path.next();
            if matches!(node, Self::Empty) {
                match segment {
                    None => {
                        *node = Self::Leaf(value, place);
                        return Put::New;
                    }
                    Some("#") => *node = Self::List(BTreeMap::new()),
                    Some(_) => *node = Self::Map(Vec::new()),
                }
            }
            node = match (node, segment) {
                (Self::Leaf(held, _), None) if *held == value => return Put::Same,
                (Self::Leaf(_, place), _) => return Put::Differs(place),
                (Self::List(entries), Some("#")) => {
                    let number = numbers.next().copied().unwrap_or(UNNUMBERED);
                    entries.entry(number).or_insert(Self::Empty)
                }
                (Self::Map(entries), Some(name)) => {
                    let at = entries.iter().position(|(known, _)| known == name).unwrap_or(entries.len());
                    if at == entries.len() {
                        entries.push((name.to_string(), Self::Empty));
                    }
                    &mut entries[at].1
                }
                // A text where others have put a whole: 期間 beside 開始日.
                (Self::Map(_) | Self::List(_) | Self::Empty, _) => return Put::Same,
            };
        }
    }

    fn get(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Map(entries) => entries.iter().find(|(known, _)| known == name).map(|(_, node)| node),
            _ => None,
        }
    }

    /// The place of the first value.
    fn first(&self) -> Option<&P> {
        match self {
            Self::Empty => None,
            Self::Leaf(_, place) => Some(place),
            Self::List(entries) => entries.values().find_map(Self::first),
            Self::Map(entries) => entries.iter().find_map(|(_, node)| node.first()),
        }
    }

    fn take(&mut self) -> Option<Extra> {
        match self {
            Self::Empty => None,
            Self::Leaf(value, _) => Some(mem::replace(value, Extra::Null)),
            Self::List(entries) => Some(Extra::List(entries.values_mut().filter_map(Self::take).collect())),
            Self::Map(entries) => {
                let entries = entries.iter_mut();
                Some(Extra::Map(
                    entries.filter_map(|(name, node)| Some((name.clone(), node.take()?))).collect(),
                ))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Extra {
        Extra::Text(text.into())
    }

    #[test]
    fn lists_close_their_gaps_and_places_follow() {
        let mut nest = Nest::new();
        nest.put("title", &[], text("窓口"), 1);
        nest.put("indicators.#.measurements.#.value", &[3, UNNUMBERED], text("5"), 2);
        nest.put("indicators.#.measurements.#.value", &[3, 1], text("4"), 3);
        nest.put("indicators.#.name", &[1], text("利用率"), 4);
        assert_eq!((nest.last("indicators"), nest.find("indicators", "name", "利用率")), (3, Some(1)));
        let tree = nest.take();
        let want = r#"{"title":"窓口","indicators":[{"name":"利用率"},{"measurements":[{"value":"4"},{"value":"5"}]}]}"#;
        assert_eq!(serde_json::to_string(&tree).unwrap(), want);
        for (path, place, is_there) in [
            ("title", 1, true),
            ("indicators[1].measurements[1].value", 2, true),
            ("indicators[1]", 3, true),
            ("indicators[0].name", 4, true),
            ("indicators[0].target.value", 4, false),
            ("indicators[7].name", 4, false),
            ("summary", 1, false),
        ] {
            assert_eq!(nest.place(path), Some((&place, is_there)), "{path}");
        }
    }

    #[test]
    fn a_value_stays_where_another_one_comes() {
        let mut nest = Nest::new();
        assert_eq!(nest.put("title", &[], text("窓口"), 1), Put::New);
        assert_eq!(nest.put("title", &[], text("窓口"), 2), Put::Same);
        assert_eq!(nest.put("title", &[], text("防災"), 3), Put::Differs(&1));
        assert_eq!(nest.put("title.kana", &[], text("まどぐち"), 4), Put::Differs(&1));
        assert_eq!(nest.take(), Extra::Map([("title".into(), text("窓口"))].into()));
    }
}
