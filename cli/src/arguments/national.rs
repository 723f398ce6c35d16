//! `rashinban national …`

use super::register::{Reading, date};
use super::{ARGUMENTS, OPTIONS, TEMPLATE};
use clap::{Args, Subcommand, ValueEnum};
use rashinban::Lang;
use rashinban::national::{self, SortKey};
use rashinban::register::{Date, Finding, LocalGovernment, LocalGovernmentCode, Status};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub struct National {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// 台帳を集めて全国台帳を作る / Build a collection of registers
    #[command(help_template = TEMPLATE)]
    Build(Build),
    /// 何が入っているか / What is in a collection
    #[command(help_template = TEMPLATE)]
    Info(OneFile),
    /// すべてのバイトを検査合計と比べる / Compare every byte with the checksums
    #[command(help_template = TEMPLATE)]
    Check(OneFile),
    /// 施策を言葉や条件で探す / Search measures by words and conditions
    #[command(help_template = TEMPLATE)]
    Search(Search),
    /// 二つの見方を掛け合わせて数える / Count measures by two dimensions
    #[command(help_template = TEMPLATE)]
    Count(Count),
    /// 台帳の施策を入れる、または置き換える / Put in the measures of registers, or replace them
    #[command(help_template = TEMPLATE)]
    Update(Update),
    /// 団体の施策を番号で消す / Delete measures of a body by their ids
    #[command(help_template = TEMPLATE)]
    Delete(Delete),
    /// 二つの時点の違いを施策ごとに / What changed between two collections
    #[command(help_template = TEMPLATE)]
    Diff(Diff),
}

#[derive(Debug, Args)]
#[command(next_help_heading = OPTIONS)]
pub struct Build {
    /// 台帳のファイル(JSON Lines、CSV、Excel、JSON) / Registers: JSON Lines, CSV, Excel, JSON
    #[arg(value_name = "FILE", required = true, help_heading = ARGUMENTS)]
    pub files: Vec<PathBuf>,
    /// このファイルへ(書き終えてから置き換える) / To this file, replaced once all is written
    #[arg(long, short, value_name = "FILE", required = true)]
    pub output: PathBuf,
    /// この日の時点で数える(無ければ最初の台帳の時点) / Count as of this day, else that of the first register
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub as_of: Option<Date>,
    #[command(flatten)]
    pub reading: Reading,
}

#[derive(Debug, Args)]
#[command(next_help_heading = OPTIONS)]
pub struct OneFile {
    /// 全国台帳のファイル / The collection
    #[arg(value_name = "FILE", help_heading = ARGUMENTS)]
    pub file: PathBuf,
}

#[derive(Debug, Args)]
#[command(next_help_heading = OPTIONS)]
pub struct Search {
    /// 全国台帳のファイル / The collection
    #[arg(value_name = "FILE", help_heading = ARGUMENTS)]
    pub file: PathBuf,
    /// 施策名か概要にある語(すべて含むものを出す) / Words in title or summary, all of which must occur
    #[arg(value_name = "WORDS", help_heading = ARGUMENTS)]
    pub words: Vec<String>,
    #[command(flatten)]
    pub which: Which,
    /// 並べる順 / Order: id, title, owner, status, progress, start, end, review
    #[arg(long, value_name = "KEY", hide_possible_values = true, ignore_case = true)]
    pub sort: Option<Key>,
    /// 逆の順に / The other way round
    #[arg(long, requires = "sort")]
    pub descending: bool,
    /// N 件まで(既定は 20) / At most N results, 20 unless named
    #[arg(long, value_name = "N", default_value_t = 20, hide_default_value = true)]
    pub limit: usize,
}

#[derive(Debug, Args)]
#[command(next_help_heading = OPTIONS)]
pub struct Count {
    /// 全国台帳のファイル / The collection
    #[arg(value_name = "FILE", help_heading = ARGUMENTS)]
    pub file: PathBuf,
    /// 見方 / Dimension: item, principle, status, stage, prefecture, owner
    #[arg(value_name = "ROWS", help_heading = ARGUMENTS, hide_possible_values = true, ignore_case = true)]
    pub rows: Dimension,
    /// 掛け合わせる見方 / The other dimension
    #[arg(value_name = "COLUMNS", help_heading = ARGUMENTS, hide_possible_values = true, ignore_case = true)]
    pub columns: Dimension,
    /// 施策名か概要にある語 / Words in title or summary
    #[arg(long, value_name = "WORDS", num_args = 1..)]
    pub words: Vec<String>,
    #[command(flatten)]
    pub which: Which,
}

/// Which measures are meant.
#[derive(Debug, Args)]
#[command(next_help_heading = OPTIONS)]
pub struct Which {
    /// この項目とその下に当たる施策(例 I01) / That serve this item or one below it
    #[arg(long, value_name = "CODE")]
    pub item: Vec<String>,
    /// この原則に照らした施策(例 P10-01) / That were held against this principle
    #[arg(long, value_name = "CODE")]
    pub principle: Vec<String>,
    /// この判定のある施策 / With this finding: satisfied, not-satisfied …
    #[arg(long, value_name = "FINDING", value_parser = finding)]
    pub finding: Vec<Finding>,
    /// この状況の施策(例 実施中) / Of this status, for example in-progress
    #[arg(long, value_name = "STATUS", value_parser = status)]
    pub status: Vec<Status>,
    /// この都道府県と、その市区町村(番号か名前) / Of this prefecture and its municipalities, by code or name
    #[arg(long, value_name = "CODE", value_parser = body)]
    pub prefecture: Vec<LocalGovernmentCode>,
    /// この団体(番号か名前) / Of this body, by code or name
    #[arg(long, value_name = "CODE", value_parser = body)]
    pub owner: Vec<LocalGovernmentCode>,
    /// この日に期間中の施策 / Running on this day
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub on: Option<Date>,
}

#[derive(Debug, Args)]
#[command(next_help_heading = OPTIONS)]
pub struct Update {
    /// 全国台帳のファイル / The collection
    #[arg(value_name = "FILE", help_heading = ARGUMENTS)]
    pub file: PathBuf,
    /// 入れる台帳。同じ団体の同じ番号の施策は置き換える / Registers; the same id of the same body is replaced
    #[arg(value_name = "REGISTER", required = true, help_heading = ARGUMENTS)]
    pub registers: Vec<PathBuf>,
    #[command(flatten)]
    pub writing: Writing,
    #[command(flatten)]
    pub reading: Reading,
}

#[derive(Debug, Args)]
#[command(next_help_heading = OPTIONS)]
pub struct Delete {
    /// 全国台帳のファイル / The collection
    #[arg(value_name = "FILE", help_heading = ARGUMENTS)]
    pub file: PathBuf,
    /// 施策番号 / Ids of measures
    #[arg(value_name = "ID", required = true, help_heading = ARGUMENTS)]
    pub ids: Vec<String>,
    /// どの団体の(番号か名前。無ければ、団体の分からない施策) / Of which body; else measures without one
    #[arg(long, value_name = "CODE", value_parser = body)]
    pub owner: Option<LocalGovernmentCode>,
    #[command(flatten)]
    pub writing: Writing,
}

/// Where a changed collection goes.
#[derive(Debug, Args)]
#[command(next_help_heading = OPTIONS)]
pub struct Writing {
    /// このファイルへ(無ければ元のファイルを、書き終えてから置き換える) / To this file; else in place, once all is written
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// 消した分を詰める(多くの更新のあとに) / Leave out what was deleted, after many updates
    #[arg(long)]
    pub compact: bool,
}

#[derive(Debug, Args)]
#[command(next_help_heading = OPTIONS)]
pub struct Diff {
    /// 前の全国台帳 / The older collection
    #[arg(value_name = "OLDER", help_heading = ARGUMENTS)]
    pub older: PathBuf,
    /// 後の全国台帳 / The newer collection
    #[arg(value_name = "NEWER", help_heading = ARGUMENTS)]
    pub newer: PathBuf,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Key {
    #[value(alias = "番号")]
    Id,
    #[value(alias = "施策名")]
    Title,
    #[value(alias = "団体")]
    Owner,
    #[value(alias = "状況")]
    Status,
    #[value(alias = "達成率")]
    Progress,
    #[value(alias = "開始")]
    Start,
    #[value(alias = "終了")]
    End,
    #[value(alias = "見直し")]
    Review,
}

impl Key {
    pub const fn of_collections(self) -> SortKey {
        match self {
            Self::Id => SortKey::Id,
            Self::Title => SortKey::Title,
            Self::Owner => SortKey::Owner,
            Self::Status => SortKey::Status,
            Self::Progress => SortKey::Progress,
            Self::Start => SortKey::Start,
            Self::End => SortKey::End,
            Self::Review => SortKey::Review,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Dimension {
    #[value(alias = "項目")]
    Item,
    #[value(alias = "原則")]
    Principle,
    #[value(alias = "状況")]
    Status,
    #[value(alias = "段階")]
    Stage,
    #[value(alias = "都道府県")]
    Prefecture,
    #[value(alias = "団体")]
    Owner,
}

impl Dimension {
    pub const fn of_collections(self) -> national::Dimension {
        match self {
            Self::Item => national::Dimension::Item,
            Self::Principle => national::Dimension::Principle,
            Self::Status => national::Dimension::Status,
            Self::Stage => national::Dimension::Stage,
            Self::Prefecture => national::Dimension::Prefecture,
            Self::Owner => national::Dimension::Owner,
        }
    }

    pub const fn label(self, lang: Lang) -> &'static str {
        let (ja, en) = match self {
            Self::Item => ("項目", "item"),
            Self::Principle => ("原則", "principle"),
            Self::Status => ("状況", "status"),
            Self::Stage => ("段階", "stage"),
            Self::Prefecture => ("都道府県", "prefecture"),
            Self::Owner => ("団体", "body"),
        };
        if matches!(lang, Lang::En) { en } else { ja }
    }
}

fn status(text: &str) -> Result<Status, String> {
    let is_asked = |status: &&Status| status.name() == text || status.label(Lang::Ja) == text;
    Status::ALL.iter().find(is_asked).copied().ok_or_else(|| {
        let known: Vec<&str> = Status::ALL.iter().map(|status| status.name()).collect();
        known.join(", ")
    })
}

fn finding(text: &str) -> Result<Finding, String> {
    let is_asked = |finding: &&Finding| finding.name() == text || finding.label(Lang::Ja) == text;
    Finding::ALL.iter().find(is_asked).copied().ok_or_else(|| {
        let known: Vec<&str> = Finding::ALL.iter().map(|finding| finding.name()).collect();
        known.join(", ")
    })
}

/// A body by its code of five or six digits, or by a name that one body alone has.
fn body(text: &str) -> Result<LocalGovernmentCode, String> {
    let mut named = LocalGovernment::by_name(text);
    match (named.next(), named.next()) {
        (Some(body), None) => Ok(body.code()),
        (Some(first), Some(second)) => Err([first, second]
            .map(|body| format!("{} {}{}", body.code(), body.prefecture().name(), body.name()))
            .join(", ")),
        (None, _) => {
            LocalGovernmentCode::parse(text).map(|read| read.value).map_err(|error| error.to_string())
        }
    }
}
