//! What can be typed. Help is Japanese first, then English, for every command and option.

pub mod national;
pub mod register;

use anstream::ColorChoice;
use clap::builder::PossibleValue;
use clap::{Args, Parser, Subcommand, ValueEnum};
use rashinban::encoding::Encoding;
use rashinban::html::{ItemVariant, Variant};
use rashinban::{Item, ItemKind, Lang};
use std::path::PathBuf;

/// clap's own, with its headings in both languages.
const TEMPLATE: &str = "{about-with-newline}\n使い方 / Usage:\n  {usage}\n\n{all-args}{after-help}";

const ARGUMENTS: &str = "引数 / Arguments";
const OPTIONS: &str = "オプション / Options";

const EXIT_CODES: &str = "\
終了コード / Exit codes:
  0  見つかった、書き出した / found, or written
  1  探して一件も見つからない、台帳に誤りがある、check で壊れている / nothing found, a register has errors, or check found damage
  2  引数の誤り、無いコード、検索できない語、読めないファイル / wrong arguments, unknown code, unsearchable query, unreadable file
  3  出力を書けない / the output could not be written";

const KINDS: &str = "\
種別 / KIND(英語名でも日本語でも可 / by the name or in Japanese):
  set                     まとまり (V, P10, P03, P05, P12, P01, S, I)              8
  vision                  目指す姿 (V01…)                                          6
  basic-principle         基本原則 (P10-01…)                                      10
  online-principle        オンライン化原則 (P03-01…)                               3
  structural-principle    デジタル原則 (P05-01…)                                   5
  service-design-article  サービス設計箇条 (P12-01…)                              12
  cloud-principle         クラウド原則 (P01-01)                                    1
  strategy                戦略 (S01…)                                              7
  initiative              重点的な取組 (I01…)                                     10
  initiative-item         取組の項目 (I01-01…)                                    37
  initiative-sub-item     取組の小項目 (I01-02-01…)                               30
  chapter                 章:計画のページの章 / chapters of the page (C00…)       13";

const GROUPS: &str = "  \
principle               原則:上の五種の原則すべて / all five kinds of principles 31
  item                    項目:章を除くすべて / everything but the chapters      129";

#[derive(Debug, Parser)]
#[command(
    name = "rashinban",
    version,
    about = "デジタル社会の実現に向けた重点計画(2023年)を見る・探す・書き出す\nLook up, search and export Japan's priority plan for a digital society (2023)",
    help_template = TEMPLATE,
    after_help = after_help(),
    subcommand_help_heading = "コマンド / Commands",
    subcommand_value_name = "COMMAND",
    next_help_heading = OPTIONS,
    override_usage = "rashinban [OPTIONS] <COMMAND>",
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,

    /// 表示の言語 / Language: ja (既定 / default), en, kana (よみ / reading)
    #[arg(long, global = true, value_name = "LANG", default_value = "ja", hide_default_value = true)]
    #[arg(hide_possible_values = true, ignore_case = true)]
    lang: LangChoice,

    /// JSON で出力(一つの文書) / Print one JSON document
    #[arg(long, global = true)]
    pub json: bool,

    /// 色 / Colour: auto (既定 / default: 端末だけ / terminals only), always, never
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto", hide_default_value = true)]
    #[arg(hide_possible_values = true)]
    pub color: Color,

    /// 使い方を表示 / Print help
    #[arg(short, long, global = true, action = clap::ArgAction::Help)]
    help: Option<bool>,

    /// 版番号を表示 / Print version
    #[arg(short = 'V', long, action = clap::ArgAction::Version)]
    version: Option<bool>,
}

fn after_help() -> String {
    format!("{EXIT_CODES}\n\n{}", rashinban::ATTRIBUTION_JA)
}

impl Arguments {
    pub const fn lang(&self) -> Lang {
        self.lang.0
    }
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// 計画の全体を木で表示 / Print the plan, or a part of it, as a tree
    #[command(help_template = TEMPLATE)]
    Tree(Tree),
    /// 項目を詳しく表示:本文、位置、関連、出典 / Show items with their text, place, references and source
    #[command(help_template = TEMPLATE)]
    Show(Show),
    /// 言葉から探す / Search labels, readings, English labels and texts
    #[command(help_template = TEMPLATE, after_help = KINDS)]
    Find(Find),
    /// 種別ごとに一覧 / List the items of a kind
    #[command(help_template = TEMPLATE, after_help = kinds_and_groups())]
    List(List),
    /// 計画を JSON、CSV、SQL で書き出す / Export the plan as JSON, CSV or SQL
    #[command(help_template = TEMPLATE)]
    Export(Export),
    /// ウェブページに置く HTML を書き出す / Write HTML for web pages
    #[command(help_template = TEMPLATE, subcommand_required = true)]
    #[command(subcommand_help_heading = "コマンド / Commands", subcommand_value_name = "COMMAND")]
    Html(Html),
    /// 施策の台帳を調べる、書き換える、答えを出す / Registers of measures: check, convert and answer
    #[command(help_template = TEMPLATE, subcommand_required = true)]
    #[command(subcommand_help_heading = "コマンド / Commands", subcommand_value_name = "COMMAND")]
    Register(register::Register),
    /// 多くの団体の施策をまとめて調べる / The measures of many municipalities at once
    #[command(help_template = TEMPLATE, subcommand_required = true)]
    #[command(subcommand_help_heading = "コマンド / Commands", subcommand_value_name = "COMMAND")]
    National(national::National),
    /// 計画の版と、これが最新かどうか / Editions of the plan, and whether this is the newest
    #[command(help_template = TEMPLATE)]
    Edition,
}

fn kinds_and_groups() -> String {
    format!("{KINDS}\n{GROUPS}")
}

#[derive(Debug, Args)]
#[command(next_help_heading = OPTIONS)]
pub struct Tree {
    /// ここから下だけ(例 I01)。無ければ全体 / From this item down, for example I01; all if left out
    #[arg(value_name = "CODE", help_heading = ARGUMENTS)]
    pub code: Option<String>,
    /// N 段まで / At most N levels down
    #[arg(long, value_name = "N")]
    pub depth: Option<usize>,
}

#[derive(Debug, Args)]
#[command(next_help_heading = OPTIONS)]
pub struct Show {
    /// コード(例 V04 P10-01)。i1.2 や Ｖ４ も可 / Codes, for example V04; i1.2 and Ｖ４ will do
    #[arg(value_name = "CODE", required = true, help_heading = ARGUMENTS)]
    pub codes: Vec<String>,
}

#[derive(Debug, Args)]
#[command(next_help_heading = OPTIONS)]
pub struct Find {
    /// 語(すべて含むものを出す) / Words, all of which must occur
    #[arg(value_name = "WORDS", required = true, help_heading = ARGUMENTS)]
    pub words: Vec<String>,
    /// この種別だけ / Items of this kind only
    #[arg(long, value_name = "KIND", hide_possible_values = true, ignore_case = true)]
    kind: Option<OneKind>,
    /// この項目とその下だけ / This item and those below it only
    #[arg(long, value_name = "CODE")]
    pub within: Option<String>,
    /// N 件まで / At most N results
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
    /// 先頭の N 件を飛ばす / Leave out the first N results
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    pub offset: usize,
}

impl Find {
    pub fn kind(&self) -> Option<ItemKind> {
        self.kind.map(|kind| kind.0)
    }
}

#[derive(Debug, Args)]
#[command(next_help_heading = OPTIONS)]
pub struct List {
    /// 種別(下の一覧) / The kind, see below
    #[arg(value_name = "KIND", help_heading = ARGUMENTS, hide_possible_values = true, ignore_case = true)]
    pub kind: Kinds,
}

#[derive(Debug, Args)]
#[command(next_help_heading = OPTIONS)]
pub struct Export {
    /// 形式 / Format: json (項目と章 / items and chapters), csv (項目 / items), sql (表を作って入れる文 / tables and rows)
    #[arg(long, value_name = "FORMAT", hide_possible_values = true, ignore_case = true)]
    pub format: Option<Format>,
    /// このファイルへ(書き終えてから置き換える) / To this file, replaced once all is written
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// 文字コード / Encoding of CSV and SQL: utf-8-bom (CSV の既定 / default of CSV, Excel), utf-8 (SQL の既定 / default of SQL), cp932
    #[arg(long, value_name = "ENCODING", hide_possible_values = true, ignore_case = true)]
    pub encoding: Option<FileEncoding>,
}

#[derive(Debug, Args)]
#[command(next_help_heading = OPTIONS)]
pub struct Html {
    #[command(subcommand)]
    pub element: Element,
}

/// Each writes a custom element with its content.
#[derive(Debug, Subcommand)]
pub enum Element {
    /// 計画の全体を、開いて読み、検索できる形で:<rashinban-plan> / The plan, to look through and to search
    #[command(help_template = TEMPLATE)]
    Plan(HtmlPlan),
    /// 項目を札や文中の印として:<rashinban-item> / Items as cards or chips
    #[command(help_template = TEMPLATE)]
    Item(HtmlItem),
    /// 施策に項目を結び付ける入力欄:<rashinban-picker> / A form control that aligns a measure with items
    #[command(help_template = TEMPLATE)]
    Picker(HtmlPicker),
}

#[derive(Debug, Args)]
#[command(next_help_heading = OPTIONS)]
pub struct HtmlPlan {
    /// 漢字にふりがなを付ける / Readings above kanji
    #[arg(long)]
    pub ruby: bool,
    /// 題の見出しの段 1〜6 / Level of the title
    #[arg(long, value_name = "N", default_value_t = 2, hide_default_value = true)]
    #[arg(value_parser = clap::value_parser!(u8).range(1..=6))]
    pub heading: u8,
    /// 形 / Variant: full (既定 / default), compact (一覧だけ / lists only)
    #[arg(long, value_name = "VARIANT", default_value = "full", hide_default_value = true)]
    #[arg(hide_possible_values = true, ignore_case = true)]
    pub variant: PlanForm,
    /// 初めに開いておく項目 / The item that is open at first
    #[arg(long, value_name = "CODE")]
    pub start: Option<String>,
    /// 出さないもの:title switches search contents tools、章やまとまりのコード / Parts, chapters or sets that are left out
    #[arg(long, value_name = "PART", num_args = 1..)]
    pub hide: Vec<String>,
    /// id の前に付ける文字(一つのページに二つ置くとき) / Put in front of ids, for two on one page
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    pub prefix: String,
    /// ページの全体を書く / A whole page
    #[arg(long)]
    pub page: bool,
    /// そのページが使うスタイルシートの番地 / Address of the page's style sheet
    #[arg(long, value_name = "ADDRESS", requires = "page")]
    pub styles: Option<String>,
    /// そのページが使うスクリプトの番地 / Address of the page's script
    #[arg(long, value_name = "ADDRESS", requires = "page")]
    pub script: Option<String>,
}

#[derive(Debug, Args)]
#[command(next_help_heading = OPTIONS)]
pub struct HtmlItem {
    /// コード(例 V04 P10-01) / Codes
    #[arg(value_name = "CODE", required = true, help_heading = ARGUMENTS)]
    pub codes: Vec<String>,
    /// 形 / Variant: card (札、既定 / default), chip (文中 / in a line of text)
    #[arg(long, value_name = "VARIANT", default_value = "card", hide_default_value = true)]
    #[arg(hide_possible_values = true, ignore_case = true)]
    pub variant: ItemForm,
    /// 見出しの段 1〜6 / Level of the heading
    #[arg(long, value_name = "N", default_value_t = 2, hide_default_value = true)]
    #[arg(value_parser = clap::value_parser!(u8).range(1..=6))]
    pub heading: u8,
    /// 計画を載せたページの番地。無ければリンクにしない / Address of a page with the plan; no link without it
    #[arg(long, value_name = "ADDRESS")]
    pub href: Option<String>,
    /// ふりがなを付ける / With readings above kanji
    #[arg(long)]
    pub ruby: bool,
}

#[derive(Debug, Args)]
#[command(next_help_heading = OPTIONS)]
pub struct HtmlPicker {
    /// フォームでの名前 / Name in the form: NAME[I01-02]=primary
    #[arg(long, value_name = "NAME", default_value = "alignment", hide_default_value = true)]
    pub name: String,
    /// 上に置く題 / What stands above it
    #[arg(long, value_name = "TEXT")]
    pub label: Option<String>,
    /// 初めから ◎ の項目 / Items that are ◎ to begin with
    #[arg(long, value_name = "CODE", num_args = 1..)]
    pub primary: Vec<String>,
    /// 初めから ○ の項目 / Items that are ○ to begin with
    #[arg(long, value_name = "CODE", num_args = 1..)]
    pub related: Vec<String>,
    /// 出さないまとまり(例 S I) / Sets that are left out
    #[arg(long, value_name = "CODE", num_args = 1..)]
    pub hide: Vec<String>,
    /// 初めに開いておく項目 / The item whose set is open to begin with
    #[arg(long, value_name = "CODE")]
    pub start: Option<String>,
    /// 一つ以上選ばなければならない / Something has to be chosen
    #[arg(long)]
    pub required: bool,
    /// id の前に付ける文字(一つのページに二つ置くとき) / Put in front of ids, for two on one page
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    pub prefix: String,
    /// ふりがなを付ける / With readings above kanji
    #[arg(long)]
    pub ruby: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlanForm(pub Variant);

impl ValueEnum for PlanForm {
    fn value_variants<'a>() -> &'a [Self] {
        const { &[Self(Variant::Full), Self(Variant::Compact)] }
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.0.name()))
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ItemForm(pub ItemVariant);

impl ValueEnum for ItemForm {
    fn value_variants<'a>() -> &'a [Self] {
        const { &[Self(ItemVariant::Card), Self(ItemVariant::Chip)] }
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.0.name()))
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Json,
    Csv,
    Sql,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FileEncoding {
    #[value(name = "utf-8-bom")]
    Utf8Bom,
    #[value(name = "utf-8", alias = "utf8")]
    Utf8,
    #[value(name = "cp932", aliases = ["shift_jis", "shift-jis", "sjis", "windows-31j"])]
    Cp932,
}

impl FileEncoding {
    /// The encoding of the characters, whatever stands in front of them.
    pub const fn characters(self) -> Encoding {
        match self {
            Self::Utf8Bom | Self::Utf8 => Encoding::Utf8,
            Self::Cp932 => Encoding::Cp932,
        }
    }

    /// The same for files of registers.
    pub const fn of_files(self) -> rashinban::register::FileEncoding {
        use rashinban::register::FileEncoding;
        match self {
            Self::Utf8Bom => FileEncoding::Utf8Bom,
            Self::Utf8 => FileEncoding::Utf8,
            Self::Cp932 => FileEncoding::Cp932,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    Auto,
    Always,
    Never,
}

impl Color {
    pub const fn choice(self) -> ColorChoice {
        match self {
            Self::Auto => ColorChoice::Auto,
            Self::Always => ColorChoice::Always,
            Self::Never => ColorChoice::Never,
        }
    }
}

#[derive(Debug, Clone, Copy)]
struct LangChoice(Lang);

impl ValueEnum for LangChoice {
    fn value_variants<'a>() -> &'a [Self] {
        const { &[Self(Lang::Ja), Self(Lang::En), Self(Lang::Kana)] }
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.0.name()))
    }
}

/// A kind, by its name or as it is called in Japanese.
#[derive(Debug, Clone, Copy)]
struct OneKind(ItemKind);

impl ValueEnum for OneKind {
    fn value_variants<'a>() -> &'a [Self] {
        const {
            &[
                Self(ItemKind::Set),
                Self(ItemKind::Vision),
                Self(ItemKind::BasicPrinciple),
                Self(ItemKind::OnlinePrinciple),
                Self(ItemKind::StructuralPrinciple),
                Self(ItemKind::ServiceDesignArticle),
                Self(ItemKind::CloudPrinciple),
                Self(ItemKind::Strategy),
                Self(ItemKind::Initiative),
                Self(ItemKind::InitiativeItem),
                Self(ItemKind::InitiativeSubItem),
                Self(ItemKind::Chapter),
            ]
        }
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        // The heading under which the page lists them is a name for them, too.
        let set = self.0.items().next().and_then(Item::parent);
        let heading = set.filter(|set| set.kind() == ItemKind::Set).map(|set| set.label(Lang::Ja));
        let label = self.0.label(Lang::Ja);
        let heading = heading.filter(|heading| *heading != label);
        Some(PossibleValue::new(self.0.name()).alias(label).aliases(heading))
    }
}

/// What can be listed.
#[derive(Debug, Clone, Copy)]
pub enum Kinds {
    One(ItemKind),
    /// The five kinds of principles.
    Principle,
    /// Everything but the chapters.
    Item,
}

impl Kinds {
    pub fn name(self) -> &'static str {
        match self {
            Self::One(kind) => kind.name(),
            Self::Principle => "principle",
            Self::Item => "item",
        }
    }

    pub fn items(self) -> Vec<Item> {
        match self {
            Self::One(kind) => kind.items().collect(),
            Self::Principle => Item::ALL.filter(|item| item.kind().is_principle()).collect(),
            Self::Item => Item::ALL.collect(),
        }
    }
}

impl ValueEnum for Kinds {
    fn value_variants<'a>() -> &'a [Self] {
        const {
            &[
                Self::One(ItemKind::Set),
                Self::One(ItemKind::Vision),
                Self::One(ItemKind::BasicPrinciple),
                Self::One(ItemKind::OnlinePrinciple),
                Self::One(ItemKind::StructuralPrinciple),
                Self::One(ItemKind::ServiceDesignArticle),
                Self::One(ItemKind::CloudPrinciple),
                Self::One(ItemKind::Strategy),
                Self::One(ItemKind::Initiative),
                Self::One(ItemKind::InitiativeItem),
                Self::One(ItemKind::InitiativeSubItem),
                Self::One(ItemKind::Chapter),
                Self::Principle,
                Self::Item,
            ]
        }
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        match self {
            Self::One(kind) => OneKind(*kind).to_possible_value(),
            Self::Principle => Some(PossibleValue::new(self.name()).alias("原則")),
            Self::Item => Some(PossibleValue::new(self.name()).alias("項目")),
        }
    }
}
