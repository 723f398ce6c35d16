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
        crate::generated::text(self.label_c(lang))
    }

    /// The label with its closing NUL.
    pub const fn label_c(self, lang: crate::Lang) -> &'static core::ffi::CStr {
        let [ja, kana, en] = match self {
            Self::Set => [c"まとまり", c"まとまり", c"Set"],
            Self::Vision => [c"目指す姿", c"めざすすがた", c"Vision"],
            Self::BasicPrinciple => [c"基本原則", c"きほんげんそく", c"Basic principle"],
            Self::OnlinePrinciple => [c"オンライン化原則", c"おんらいんかげんそく", c"Online principle"],
            Self::StructuralPrinciple => [c"デジタル原則", c"でじたるげんそく", c"Structural principle"],
            Self::ServiceDesignArticle => {
                [c"サービス設計箇条", c"さーびすせっけいかじょう", c"Service design article"]
            }
            Self::CloudPrinciple => [c"クラウド原則", c"くらうどげんそく", c"Cloud principle"],
            Self::Strategy => [c"戦略", c"せんりゃく", c"Strategy"],
            Self::Initiative => [c"重点的な取組", c"じゅうてんてきなとりくみ", c"Initiative"],
            Self::InitiativeItem => [c"取組の項目", c"とりくみのこうもく", c"Initiative item"],
            Self::InitiativeSubItem => [c"取組の小項目", c"とりくみのしょうこうもく", c"Initiative sub-item"],
            Self::Chapter => [c"章", c"しょう", c"Chapter"],
        };
        match lang {
            crate::Lang::Ja => ja,
            crate::Lang::Kana => kana,
            crate::Lang::En => en,
        }
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
