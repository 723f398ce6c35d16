use crate::{
    CrossReference, Edition, ItemCode, ItemKind, LabelStatus, Lang, Provenance,
    generated::plan::{self, Id},
};
use core::{ffi::CStr, fmt, iter::FusedIterator};

/// Anything the plan lists: a set, a vision, a principle, a strategy, an initiative, one of its items or sub-items; also
/// a chapter of the page.
///
/// One byte, copyable, ordered as in the plan. Two families share the type:
/// the 129 items of [`Item::ALL`], eight sets with their 121 members, and the page's own chapters
/// ([`Item::CHAPTERS`]), which come after them. Sets and chapters are roots; neither family reaches into the other.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Item(pub(crate) Id);

impl Item {
    /// Number of items proper: sets and what they hold.
    pub const COUNT: usize = plan::PROPER;

    /// The eight sets and their 121 members, in plan order.
    pub const ALL: Items = Items { next: 1, end: plan::PROPER as u8 + 1 };

    /// The page's own chapters, in its order: what the plan is (with the decision date and the paragraph on PDCA and
    /// indicators), the society it aims at, its principles, and the closing sections. Chapters 4 and 5 of the page are
    /// the sets [`Item::S`] and [`Item::I`].
    pub const CHAPTERS: Items = Items { next: plan::PROPER as u8 + 1, end: plan::ALL as u8 + 1 };

    /// Items and chapters.
    pub(crate) const fn everything() -> Items {
        Items { next: 1, end: plan::ALL as u8 + 1 }
    }

    const fn index(self) -> usize {
        self.0 as usize
    }

    /// The item's number in the C ABI, from 1. Numbers are only ever added.
    pub const fn id(self) -> u8 {
        self.0 as u8
    }

    /// The item with this [`id`](Self::id).
    pub const fn from_id(id: u8) -> Option<Self> {
        if id == 0 || id as usize > plan::IDS.len() { None } else { Some(Self(plan::IDS[id as usize - 1])) }
    }

    /// The edition the item belongs to. Codes and numbers change from one edition to the next.
    pub const fn edition(self) -> Edition {
        plan::EDITION
    }

    /// The item's code.
    pub const fn code(self) -> ItemCode {
        ItemCode::of(self)
    }

    /// The code in its one printed form, at most nine ASCII characters: `I01-02-03`.
    #[inline]
    pub const fn code_str(self) -> &'static str {
        plan::CODE.get(self.index())
    }

    /// What the item is.
    #[inline]
    pub const fn kind(self) -> ItemKind {
        match ItemKind::from_number(plan::KIND[self.index()]) {
            Some(kind) => kind,
            None => ItemKind::Set,
        }
    }

    /// The number that the page gives the item within its list (`I01-02` is number 2 of `I01`); none for sets and for
    /// chapters that the page does not number.
    #[inline]
    pub const fn number(self) -> Option<u8> {
        match plan::NUMBER[self.index()] {
            0 => None,
            number => Some(number),
        }
    }

    /// The label. In Japanese it is the page's own, but for `I01` (a stray space in the page's list) and `V06` (its
    /// footnote mark); [`Provenance::verbatim`] has those words as they stand.
    #[inline]
    pub const fn label(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Ja => plan::LABEL_JA.get(self.index()),
            Lang::Kana => plan::LABEL_KANA.get(self.index()),
            Lang::En => plan::LABEL_EN.get(self.index()),
        }
    }

    /// How far the label in this language can be relied on.
    pub fn label_status(self, lang: Lang) -> LabelStatus {
        match lang {
            Lang::Ja if crate::provenance::printed(self).is_none() => LabelStatus::Verbatim,
            Lang::Ja => LabelStatus::Normalised,
            Lang::Kana => LabelStatus::Reading,
            Lang::En if plan::EN_OFFICIAL[self.index()] == 1 => LabelStatus::Official,
            Lang::En => LabelStatus::Unverified,
        }
    }

    /// The item's own text beside its label, where there is one: the page's in Japanese, this project's reading and
    /// translation (often a summary) otherwise. Paragraphs are divided by a line feed.
    pub const fn text(self, lang: Lang) -> Option<&'static str> {
        some(match lang {
            Lang::Ja => plan::TEXT_JA.get(self.index()),
            Lang::Kana => plan::TEXT_KANA.get(self.index()),
            Lang::En => plan::TEXT_EN.get(self.index()),
        })
    }

    /// The page's description of the picture that stands with the item.
    pub const fn figure(self) -> Option<&'static str> {
        some(plan::FIGURE.get(self.index()))
    }

    /// What a reader should know about the item's wording, in Japanese or English; the kana of a note is not written.
    pub const fn note(self, lang: Lang) -> Option<&'static str> {
        some(match lang {
            Lang::Ja => plan::NOTE_JA.get(self.index()),
            Lang::Kana => "",
            Lang::En => plan::NOTE_EN.get(self.index()),
        })
    }

    /// Where the item stands in the source.
    pub const fn provenance(self) -> Provenance {
        Provenance::of(self)
    }

    /// Other items that print the same title or a term in common, each with the reason, in plan order.
    pub fn cross_references(self) -> impl ExactSizeIterator<Item = CrossReference> + Clone + use<> {
        crate::cross_reference::of(self)
    }

    /// The item that holds this one.
    #[inline]
    pub const fn parent(self) -> Option<Self> {
        Self::from_id(plan::PARENT[self.index()])
    }

    /// The item's children, in plan order.
    pub fn children(self) -> impl Iterator<Item = Self> + Clone + use<> {
        Level { next: self.id() + 1, end: self.end(), parent: self.id() }
    }

    /// The child that the page numbers so.
    pub fn child(self, number: u8) -> Option<Self> {
        self.children().find(|child| child.position() == number)
    }

    /// The number in the code: the page's number or, for what it does not number, the place in the list.
    fn position(self) -> u8 {
        self.code().last_number()
    }

    /// Parent, its parent, and so on.
    pub fn ancestors(self) -> impl Iterator<Item = Self> + Clone + use<> {
        core::iter::successors(self.parent(), |item| item.parent())
    }

    /// Everything below the item, in plan order.
    pub const fn descendants(self) -> Items {
        Items { next: self.id() + 1, end: self.end() }
    }

    /// Whether this item is `other` or stands below it.
    pub const fn is_within(self, other: Self) -> bool {
        other.id() <= self.id() && self.id() < other.end()
    }

    const fn end(self) -> u8 {
        plan::END[self.index()]
    }

    /// The other items under the same parent; for a set the other sets, for a chapter the others of its level.
    pub fn siblings(self) -> impl Iterator<Item = Self> + Clone + use<> {
        let (next, end) = match self.parent() {
            Some(parent) => (parent.id() + 1, parent.end()),
            None if self.kind() as u8 == ItemKind::Chapter as u8 => (Self::CHAPTERS.next, Self::CHAPTERS.end),
            None => (Self::ALL.next, Self::ALL.end),
        };
        Level { next, end, parent: plan::PARENT[self.index()] }.filter(move |item| *item != self)
    }

    /// From the root down to the item itself.
    pub fn path(self) -> impl Iterator<Item = Self> + Clone + use<> {
        let depth = self.ancestors().count();
        (0..=depth).filter_map(move |up| core::iter::once(self).chain(self.ancestors()).nth(depth - up))
    }

    /// The item before this one in plan order, within its family (items, or chapters).
    pub const fn previous(self) -> Option<Self> {
        if self.id() == 1 || self.id() == Self::CHAPTERS.next { None } else { Self::from_id(self.id() - 1) }
    }

    /// The item after this one in plan order, within its family (items, or chapters).
    pub const fn next(self) -> Option<Self> {
        if self.id() + 1 == Self::CHAPTERS.next { None } else { Self::from_id(self.id() + 1) }
    }

    /// The item that the page numbers so among all of a kind. Items and sub-items of initiatives are numbered within
    /// their parent only: see [`child`](Self::child).
    ///
    /// ```
    /// use rashinban::{Item, ItemKind};
    /// assert_eq!(Item::by_number(ItemKind::Strategy, 5), Some(Item::S05));
    /// assert_eq!(Item::by_number(ItemKind::InitiativeItem, 2), None);
    /// ```
    pub fn by_number(kind: ItemKind, number: u8) -> Option<Self> {
        if matches!(kind, ItemKind::InitiativeItem | ItemKind::InitiativeSubItem) {
            return None;
        }
        kind.items().find(|item| item.number() == Some(number))
    }

    /// Items (and chapters) whose label in any language is this one but for width, case, kana and the other
    /// differences that search folds; several items can share a label.
    pub fn by_label(label: &str) -> impl Iterator<Item = Self> + Clone + '_ {
        // Once, not once for each label that it is compared with: the white space may be megabytes.
        let label = label.trim();
        Self::everything().filter(move |item| {
            Lang::ALL.iter().any(|lang| {
                crate::fold::units(item.label(*lang))
                    .map(|u| u.code)
                    .eq(crate::fold::units(label).map(|u| u.code))
            })
        })
    }

    /// The label with its closing NUL.
    pub const fn label_c(self, lang: Lang) -> &'static CStr {
        match lang {
            Lang::Ja => plan::LABEL_JA_C.get(self.index()),
            Lang::Kana => plan::LABEL_KANA_C.get(self.index()),
            Lang::En => plan::LABEL_EN_C.get(self.index()),
        }
    }

    /// The bytes of the label with their closing NUL, which are at hand where a `CStr` must look for its end.
    pub const fn label_bytes(self, lang: Lang) -> &'static [u8] {
        match lang {
            Lang::Ja => plan::LABEL_JA_C.bytes(self.index()),
            Lang::Kana => plan::LABEL_KANA_C.bytes(self.index()),
            Lang::En => plan::LABEL_EN_C.bytes(self.index()),
        }
    }

    /// The bytes of the code with their closing NUL.
    pub const fn code_bytes(self) -> &'static [u8] {
        plan::CODE_C.bytes(self.index())
    }

    /// The text with its closing NUL; empty where there is none.
    pub const fn text_c(self, lang: Lang) -> &'static CStr {
        match lang {
            Lang::Ja => plan::TEXT_JA_C.get(self.index()),
            Lang::Kana => plan::TEXT_KANA_C.get(self.index()),
            Lang::En => plan::TEXT_EN_C.get(self.index()),
        }
    }

    /// The code with its closing NUL.
    pub const fn code_c(self) -> &'static CStr {
        plan::CODE_C.get(self.index())
    }

    /// The description of the picture with its closing NUL; empty where there is none.
    pub const fn figure_c(self) -> &'static CStr {
        plan::FIGURE_C.get(self.index())
    }

    /// The note with its closing NUL; empty where there is none.
    pub const fn note_c(self, lang: Lang) -> &'static CStr {
        match lang {
            Lang::Ja => plan::NOTE_JA_C.get(self.index()),
            Lang::Kana => c"",
            Lang::En => plan::NOTE_EN_C.get(self.index()),
        }
    }
}

const fn some(text: &'static str) -> Option<&'static str> {
    if text.is_empty() { None } else { Some(text) }
}

impl fmt::Debug for Item {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Item({})", self.code_str())
    }
}

impl fmt::Display for Item {
    /// The code.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code_str())
    }
}

impl core::str::FromStr for Item {
    type Err = crate::CodeError;

    /// Reads a code as people type it; see [`ItemCode`].
    fn from_str(code: &str) -> Result<Self, Self::Err> {
        // The printed form, by far the commonest, needs none of the care that the others do.
        match ItemCode::from_canonical(code.as_bytes()).and_then(ItemCode::item) {
            Some(item) => Ok(item),
            None => code.parse::<ItemCode>()?.to_item(code),
        }
    }
}

/// A run of items in plan order.
#[derive(Debug, Clone)]
pub struct Items {
    next: u8,
    end: u8,
}

impl Iterator for Items {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        if self.next >= self.end {
            return None;
        }
        let item = Item::from_id(self.next);
        self.next += 1;
        item
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = usize::from(self.end.saturating_sub(self.next));
        (left, Some(left))
    }
}

impl DoubleEndedIterator for Items {
    fn next_back(&mut self) -> Option<Item> {
        if self.next >= self.end {
            return None;
        }
        self.end -= 1;
        Item::from_id(self.end)
    }
}

impl ExactSizeIterator for Items {}
impl FusedIterator for Items {}

/// Items of one parent: steps over what lies below each.
#[derive(Debug, Clone)]
struct Level {
    next: u8,
    end: u8,
    parent: u8,
}

impl Iterator for Level {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        let item = if self.next < self.end { Item::from_id(self.next) } else { None }?;
        debug_assert_eq!(plan::PARENT[item.index()], self.parent);
        self.next = item.end();
        Some(item)
    }
}
