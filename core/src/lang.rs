words! {
    /// A language of labels and texts.
    Lang, "言語", "language" {
        /// Japanese, as the page prints it.
        Ja = 0, "ja";
        /// The reading in hiragana (BCP 47 `ja-Hrkt`).
        Kana = 1, "kana";
        /// English.
        En = 2, "en";
    }
}

words! {
    /// How far a label can be relied on.
    LabelStatus, "ラベルの状態", "label status" {
        /// The page's own words.
        Verbatim = 0, "verbatim";
        /// The page's own words without a mark that is not part of them; see the item's note.
        Normalised = 1, "normalised";
        /// A reading made by this project.
        Reading = 2, "reading";
        /// A translation that the government uses.
        Official = 3, "official";
        /// A translation made by this project.
        Unverified = 4, "unverified";
    }
}
