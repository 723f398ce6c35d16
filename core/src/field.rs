words! {
    /// A text of an item that search reads.
    Field, "検索欄", "field" {
        /// The Japanese label.
        LabelJa = 0, "label-ja";
        /// The reading of the label.
        LabelKana = 1, "label-kana";
        /// The English label.
        LabelEn = 2, "label-en";
        /// The Japanese text.
        TextJa = 3, "text-ja";
        /// The reading of the text.
        TextKana = 4, "text-kana";
        /// The English text.
        TextEn = 5, "text-en";
    }
}

impl Field {
    /// Whether this is a label, not a text.
    pub const fn is_label(self) -> bool {
        (self as u8) < Self::TextJa as u8
    }

    /// The language of the field.
    pub const fn lang(self) -> crate::Lang {
        match self {
            Self::LabelJa | Self::TextJa => crate::Lang::Ja,
            Self::LabelKana | Self::TextKana => crate::Lang::Kana,
            Self::LabelEn | Self::TextEn => crate::Lang::En,
        }
    }

    /// What the field holds for an item; empty where it has no such text.
    pub fn of(self, item: crate::Item) -> &'static str {
        if self.is_label() { item.label(self.lang()) } else { item.text(self.lang()).unwrap_or_default() }
    }
}
