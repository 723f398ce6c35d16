use crate::generated::text;
use core::ffi::CStr;

words! {
    /// What an item is.
    ItemKind, "種別", "kind" {
        /// A set: one of the lists that the page prints under a heading of its own (`V`, `P10`, … `I`).
        Set = 1, "set";
        /// 目指す姿 (`V01`–`V06`).
        Vision = 2, "vision";
        /// 基本10原則 (`P10-01`–`P10-10`).
        BasicPrinciple = 3, "basic-principle";
        /// 国の行政手続オンライン化の3原則 (`P03-01`–`P03-03`).
        OnlinePrinciple = 4, "online-principle";
        /// 構造改革のためのデジタル5原則 (`P05-01`–`P05-05`).
        StructuralPrinciple = 5, "structural-principle";
        /// サービス設計12箇条 (`P12-01`–`P12-12`).
        ServiceDesignArticle = 6, "service-design-article";
        /// クラウド・バイ・デフォルト原則 (`P01-01`).
        CloudPrinciple = 7, "cloud-principle";
        /// 戦略として取り組む政策群 (`S01`–`S07`).
        Strategy = 8, "strategy";
        /// 重点的な取組 (`I01`–`I10`).
        Initiative = 9, "initiative";
        /// An item of an initiative (`I01-02`).
        InitiativeItem = 10, "initiative-item";
        /// A sub-item, divided from its neighbours by slashes on the page (`I01-02-03`).
        InitiativeSubItem = 11, "initiative-sub-item";
        /// A chapter of the page, or a heading with text inside one (`C01`, `C01-01`). Not part of [`Item::ALL`](crate::Item::ALL).
        Chapter = 12, "chapter";
    }
}

impl ItemKind {
    /// Whether this is one of the five kinds of principles.
    pub const fn is_principle(self) -> bool {
        matches!(
            self,
            Self::BasicPrinciple
                | Self::OnlinePrinciple
                | Self::StructuralPrinciple
                | Self::ServiceDesignArticle
                | Self::CloudPrinciple
        )
    }

    /// The name of the kind for people.
    pub const fn label(self, lang: crate::Lang) -> &'static str {
        TEXTS[self as usize - 1][lang as usize]
    }

    /// The label with its closing NUL.
    pub const fn label_c(self, lang: crate::Lang) -> &'static CStr {
        LABELS[self as usize - 1][lang as usize]
    }

    /// All items of this kind, in plan order.
    ///
    /// ```
    /// use rashinban::ItemKind;
    /// assert_eq!(ItemKind::Vision.items().count(), 6);
    /// assert_eq!(ItemKind::InitiativeSubItem.items().count(), 30);
    /// ```
    pub fn items(self) -> impl Iterator<Item = crate::Item> + Clone + use<> {
        crate::Item::everything().filter(move |item| item.kind() == self)
    }
}

/// The names for people, in the order of the kinds and of the languages.
static LABELS: [[&CStr; 3]; ItemKind::ALL.len()] = [
    [c"まとまり", c"まとまり", c"Set"],
    [c"目指す姿", c"めざすすがた", c"Vision"],
    [c"基本原則", c"きほんげんそく", c"Basic principle"],
    [c"オンライン化原則", c"おんらいんかげんそく", c"Online principle"],
    [c"デジタル原則", c"でじたるげんそく", c"Structural principle"],
    [c"サービス設計箇条", c"さーびすせっけいかじょう", c"Service design article"],
    [c"クラウド原則", c"くらうどげんそく", c"Cloud principle"],
    [c"戦略", c"せんりゃく", c"Strategy"],
    [c"重点的な取組", c"じゅうてんてきなとりくみ", c"Initiative"],
    [c"取組の項目", c"とりくみのこうもく", c"Initiative item"],
    [c"取組の小項目", c"とりくみのしょうこうもく", c"Initiative sub-item"],
    [c"章", c"しょう", c"Chapter"],
];

/// The same without their NUL.
static TEXTS: [[&str; 3]; LABELS.len()] = {
    let mut texts = [[""; 3]; LABELS.len()];
    let mut kind = 0;
    while kind < texts.len() {
        let [ja, kana, en] = LABELS[kind];
        texts[kind] = [text(ja), text(kana), text(en)];
        kind += 1;
    }
    texts
};
