//! Two states of one thing, field by field.

use super::fields::{self, Field};
use super::places::Places;
use super::{Bilingual, Extra};
use alloc::{format, string::String, vec, vec::Vec};
use serde::{Deserialize, Serialize};

words! {
    /// What happened to a field.
    ChangeKind, "変更の種類", "kind of change" {
        /// It was not there before.
        Added = 1, "added";
        /// It is not there any more.
        Removed = 2, "removed";
        /// It has another value.
        Changed = 3, "changed";
    }
}

/// A field that differs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Change {
    /// The field: `period.end`, `indicators[満足度].target.value`. Elements of lists are told apart by what they are called,
    /// not by their place.
    pub field: String,
    /// What people call it.
    pub label: Bilingual,
    /// What happened to it.
    pub kind: ChangeKind,
    /// Whether it records what happened (values measured, findings, reviews, status) rather than what is planned.
    pub record: bool,
    /// The value before, as it stands in files.
    pub before: Option<Extra>,
    /// The value after.
    pub after: Option<Extra>,
    /// All that in a sentence.
    pub text: Bilingual,
}

/// What differs, in the order in which people read a measure.
pub(super) fn between<T: Serialize>(older: &T, newer: &T) -> Vec<Change> {
    let mut changes = Vec::new();
    // By way of text, which keeps the order of the fields. Neither can fail: the types write what JSON can hold.
    let read = |value: &T| serde_json::to_string(value).and_then(|text| serde_json::from_str::<Extra>(&text));
    if let (Ok(older), Ok(newer)) = (read(older), read(newer)) {
        Place::default().compare("", Some(&older), Some(&newer), &mut changes);
    }
    changes
}

#[derive(Clone, Default)]
struct Place {
    path: String,
    ja: String,
    en: String,
    record: bool,
}

impl Place {
    /// The place of a field within this one.
    fn field(&self, name: &str) -> Self {
        let label = fields::label(name);
        let join = |outer: &str, between: &str, inner: String| match (outer, inner.as_str()) {
            ("", _) => inner,
            (_, "") => outer.into(),
            _ => format!("{outer}{between}{inner}"),
        };
        Self {
            path: join(&self.path, ".", name.into()),
            ja: join(&self.ja, "の", label.ja),
            en: join(&self.en, ", ", label.en),
            record: self.record || fields::field(name).1.is_some_and(|field| field.record),
        }
    }

    /// The place of an element of the list that stands here.
    fn element(&self, list: &Field, key: &str) -> Self {
        let called = fields::words(list.keys.first().unwrap_or(&""), &Extra::Text(key.into()));
        Self {
            path: format!("{}[{key}]", self.path),
            ja: format!("{}「{}」", self.ja, called.ja),
            en: format!("{} “{}”", self.en, called.en),
            record: self.record,
        }
    }

    fn compare(&self, name: &str, older: Option<&Extra>, newer: Option<&Extra>, changes: &mut Vec<Change>) {
        fn slice(side: Option<&Extra>) -> &[Extra] {
            if let Some(Extra::List(elements)) = side { elements } else { &[] }
        }

        let list = fields::field(name).1.filter(|field| !field.keys.is_empty());
        match (list, older, newer) {
            _ if older == newer => {}
            (_, Some(Extra::Map(older)), Some(Extra::Map(newer))) => self.members(older, newer, changes),
            (None, Some(Extra::Map(older)), None) => self.members(older, &[], changes),
            (None, None, Some(Extra::Map(newer))) => self.members(&[], newer, changes),
            (Some(list), None | Some(Extra::List(_)), None | Some(Extra::List(_))) => {
                self.elements(list, slice(older), slice(newer), changes);
            }
            _ => {
                let words = |side: Option<&Extra>| fields::words(name, side.unwrap_or(&Extra::Null));
                changes.push(self.change(&words(older), &words(newer), older, newer));
            }
        }
    }

    fn members(&self, older: &[(String, Extra)], newer: &[(String, Extra)], changes: &mut Vec<Change>) {
        fn by_name(side: &[(String, Extra)]) -> Places<'_> {
            side.iter().enumerate().map(|(at, (name, _))| (name.as_str(), at)).collect()
        }

        let (before, after) = (by_name(older), by_name(newer));
        let older_of = |name| before.get(name).map(|at| &older[*at].1);
        let newer_of = |name| after.get(name).map(|at| &newer[*at].1);
        let mut names: Vec<&str> = newer.iter().map(|(name, _)| name.as_str()).collect();
        names.extend(older.iter().map(|(name, _)| name.as_str()).filter(|name| !after.contains_key(name)));
        names.sort_by_key(|name| fields::field(name).0);
        for name in names {
            self.field(name).compare(name, older_of(name), newer_of(name), changes);
        }
    }

    /// Elements of the same name are compared in their order; what one side has more of was added or removed.
    fn elements(&self, list: &Field, older: &[Extra], newer: &[Extra], changes: &mut Vec<Change>) {
        let keys: Vec<String> = older.iter().map(|element| fields::key(list, element)).collect();
        // The first of each name that was not compared yet, and the one behind each.
        let mut first = Places::new();
        let mut next = vec![None; older.len()];
        for (at, key) in keys.iter().enumerate().rev() {
            next[at] = first.insert(key, at);
        }
        let mut is_gone = vec![true; older.len()];
        for element in newer {
            let key = fields::key(list, element);
            let place = self.element(list, &key);
            let Some(at) = first.remove(&*key) else {
                changes.push(place.whole(list, None, Some(element)));
                continue;
            };
            first.extend(next[at].map(|next| (&*keys[at], next)));
            is_gone[at] = false;
            place.compare("", Some(&older[at]), Some(element), changes);
        }
        for (at, element) in older.iter().enumerate().filter(|(at, _)| is_gone[*at]) {
            changes.push(self.element(list, &keys[at]).whole(list, Some(element), None));
        }
    }

    /// An element that one side alone has.
    fn whole(&self, list: &Field, older: Option<&Extra>, newer: Option<&Extra>) -> Change {
        let detail = |side: Option<&Extra>| {
            side.and_then(|element| fields::detail(list, element)).unwrap_or_else(|| Bilingual::new("", ""))
        };
        self.change(&detail(older), &detail(newer), older, newer)
    }

    fn change(
        &self,
        before: &Bilingual,
        after: &Bilingual,
        older: Option<&Extra>,
        newer: Option<&Extra>,
    ) -> Change {
        let Self { ja, en, .. } = self;
        let (kind, text) = match (older, newer) {
            (None, _) => (
                ChangeKind::Added,
                Bilingual::new(
                    format!("{ja}を加えました{}。", told(&after.ja, ["(", ")"])),
                    format!("{en}: added{}", told(&after.en, [" (", ")"])),
                ),
            ),
            (_, None) => (
                ChangeKind::Removed,
                Bilingual::new(
                    format!("{ja}をなくしました{}。", told(&before.ja, ["(", ")"])),
                    format!("{en}: removed{}", told(&before.en, [" (", ")"])),
                ),
            ),
            (Some(_), Some(_)) => (
                ChangeKind::Changed,
                Bilingual::new(
                    format!("{ja}を「{}」から「{}」に変えました。", before.ja, after.ja),
                    format!("{en}: “{}” became “{}”", before.en, after.en),
                ),
            ),
        };
        Change {
            field: self.path.clone(),
            label: Bilingual::new(ja.as_str(), en.as_str()),
            kind,
            record: self.record,
            before: older.cloned(),
            after: newer.cloned(),
            text,
        }
    }
}

/// Words in brackets, or nothing.
fn told(words: &str, [open, close]: [&str; 2]) -> String {
    if words.is_empty() { String::new() } else { format!("{open}{words}{close}") }
}
