//! `rashinban register …`

use super::{ARGUMENTS, FileEncoding, OPTIONS, TEMPLATE};
use clap::{Args, Subcommand, ValueEnum};
use rashinban::Lang;
use rashinban::register::{self, Date, DateRole, FileEncoding as Encoding};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub struct Register {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// 誤りと気になる点をすべて挙げる / List every error and doubt
    #[command(help_template = TEMPLATE)]
    Check(Check),
    /// ほかの形式に書き換える / Convert to another format
    #[command(help_template = TEMPLATE)]
    Convert(Convert),
    /// 書き始めるためのひな形 / A file to start from
    #[command(help_template = TEMPLATE)]
    Template(Template),
    /// 台帳の JSON Schema / The JSON Schema of registers
    #[command(help_template = TEMPLATE)]
    Schema,
    /// 計画の項目と施策の対応、無いもの / Plan items and measures, and what is missing
    #[command(help_template = TEMPLATE)]
    Coverage(OneFile),
    /// 原則ごとの判定、足りないもの、確かめる問い / Findings against the principles, gaps, and questions to ask
    #[command(help_template = TEMPLATE)]
    Assess(OneFile),
    /// 達成率と進み具合、遅れとその理由 / Achievement and pace, and what is late and why
    #[command(help_template = TEMPLATE)]
    Progress(Progress),
    /// 満足度や利用率の推移と、前の見直しからの変化 / Satisfaction, usage and the like over time
    #[command(help_template = TEMPLATE)]
    Indicators(OneFile),
    /// 二つの時点の違い:追加、見直し、統合、廃止 / Two snapshots: added, revised, consolidated, discontinued
    #[command(help_template = TEMPLATE)]
    Diff(Diff),
    /// 自治体の評価と、達成率から見た評価 / The municipality's ratings beside those its figures earn
    #[command(help_template = TEMPLATE)]
    Rating(OneFile),
    /// ある項目について、よく進んでいる他団体の施策 / Measures of others that do best for an item
    #[command(help_template = TEMPLATE)]
    GoodPractice(GoodPractice),
    /// ほかの団体との比較 / Comparison with other municipalities
    #[command(help_template = TEMPLATE)]
    Compare(Compare),
    /// 報告書を一つの HTML に、表を CSV に / A report as one HTML file, and its tables as CSV
    #[command(help_template = TEMPLATE)]
    Report(Report),
}

/// Where registers come from.
#[derive(Debug, Args)]
#[command(next_help_heading = OPTIONS)]
pub struct Reading {
    /// 文字コード(無ければ見分ける) / Encoding, else detected: utf-8, utf-8-bom, cp932
    #[arg(long, value_name = "ENCODING", hide_possible_values = true, ignore_case = true)]
    encoding: Option<FileEncoding>,
}

impl Reading {
    pub fn encoding(&self) -> Option<Encoding> {
        self.encoding.map(FileEncoding::of_files)
    }
}

#[derive(Debug, Args)]
#[command(next_help_heading = OPTIONS)]
pub struct Check {
    /// 台帳のファイル(CSV、Excel、JSON、JSON Lines) / Registers: CSV, Excel, JSON, JSON Lines
    #[arg(value_name = "FILE", required = true, help_heading = ARGUMENTS)]
    pub files: Vec<PathBuf>,
    /// この日の時点で調べる(無ければ台帳の時点) / Check as of this day, else the register's own
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub as_of: Option<Date>,
    /// 読み替えたことの補足も、すべて挙げる / List every note of what was understood, too
    #[arg(long)]
    pub notes: bool,
    #[command(flatten)]
    pub reading: Reading,
}

#[derive(Debug, Args)]
#[command(next_help_heading = OPTIONS)]
pub struct Convert {
    /// 台帳のファイル / The register
    #[arg(value_name = "FILE", help_heading = ARGUMENTS)]
    pub file: PathBuf,
    /// このファイルへ(書き終えてから置き換える) / To this file, replaced once all is written
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    #[command(flatten)]
    pub writing: Writing,
    #[command(flatten)]
    pub reading: Reading,
}

/// What a register is written as.
#[derive(Debug, Args)]
#[command(next_help_heading = OPTIONS)]
pub struct Writing {
    /// 形式(無ければ -o の拡張子から) / Format, else by the ending of -o: json, jsonl, csv, xlsx
    #[arg(long, value_name = "FORMAT", hide_possible_values = true, ignore_case = true)]
    format: Option<Format>,
    /// 表の形 / Layout: wide (既定 / default: 施策ごとに一行 / a row for each measure), long (値ごとに一行 / for each value)
    #[arg(long, value_name = "LAYOUT", default_value = "wide", hide_default_value = true)]
    #[arg(hide_possible_values = true, ignore_case = true)]
    layout: Layout,
    /// 列の名前と語 / Headers and words: ja (既定 / default), en (プログラムのための ASCII / ASCII, for programs)
    #[arg(long, value_name = "LANG", default_value = "ja", hide_default_value = true)]
    #[arg(hide_possible_values = true, ignore_case = true)]
    headers: Headers,
    /// 書く CSV の文字コード / Encoding of the CSV written: utf-8-bom (既定 / default, Excel), utf-8, cp932
    #[arg(long, value_name = "ENCODING", default_value = "utf-8-bom", hide_default_value = true)]
    #[arg(hide_possible_values = true, ignore_case = true)]
    to_encoding: FileEncoding,
}

impl Writing {
    /// The format asked for, or that of the file's name.
    pub fn format(&self, output: Option<&PathBuf>) -> Option<register::Format> {
        let by_name = || Format::from_str(output?.extension()?.to_str()?, true).ok();
        self.format.or_else(by_name).map(|format| match format {
            Format::Json => register::Format::Json,
            Format::Jsonl => register::Format::JsonLines,
            Format::Csv => register::Format::Csv,
            Format::Xlsx => register::Format::Xlsx,
        })
    }

    pub fn options(&self) -> register::WriteOptions {
        let mut options = register::WriteOptions::default();
        options.layout = match self.layout {
            Layout::Wide => register::Layout::Wide,
            Layout::Long => register::Layout::Long,
        };
        options.lang = match self.headers {
            Headers::Ja => Lang::Ja,
            Headers::En => Lang::En,
        };
        options.encoding = self.to_encoding.of_files();
        options
    }
}

#[derive(Debug, Args)]
#[command(next_help_heading = OPTIONS)]
pub struct Template {
    /// このファイルへ / To this file
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// 一つの施策を例として書いておく / With one measure filled in, as an example
    #[arg(long)]
    pub example: bool,
    #[command(flatten)]
    pub writing: Writing,
}

/// A question about one register.
#[derive(Debug, Args)]
#[command(next_help_heading = OPTIONS)]
pub struct OneFile {
    /// 台帳のファイル / The register
    #[arg(value_name = "FILE", help_heading = ARGUMENTS)]
    pub file: PathBuf,
    /// この日の時点で(無ければ台帳の時点) / As of this day, else the register's own
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub as_of: Option<Date>,
    #[command(flatten)]
    pub reading: Reading,
}

#[derive(Debug, Args)]
#[command(next_help_heading = OPTIONS)]
pub struct Diff {
    /// 前の台帳 / The older register
    #[arg(value_name = "OLDER", help_heading = ARGUMENTS)]
    pub older: PathBuf,
    /// 後の台帳 / The newer register
    #[arg(value_name = "NEWER", help_heading = ARGUMENTS)]
    pub newer: PathBuf,
    #[command(flatten)]
    pub reading: Reading,
}

#[derive(Debug, Args)]
#[command(next_help_heading = OPTIONS)]
pub struct GoodPractice {
    /// 計画の項目のコード(例 I03-04) / The code of a plan item, for example I03-04
    #[arg(value_name = "CODE", help_heading = ARGUMENTS)]
    pub item: String,
    /// 台帳のファイル / Registers
    #[arg(value_name = "FILE", required = true, help_heading = ARGUMENTS)]
    pub files: Vec<PathBuf>,
    /// この日の時点で / As of this day
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub as_of: Option<Date>,
    #[command(flatten)]
    pub reading: Reading,
}

#[derive(Debug, Args)]
#[command(next_help_heading = OPTIONS)]
pub struct Compare {
    /// 自団体の台帳、続けて比べる団体の台帳 / One's own register, then those of the others
    #[arg(value_name = "FILE", required = true, num_args = 2.., help_heading = ARGUMENTS)]
    pub files: Vec<PathBuf>,
    /// この日の時点で / As of this day
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub as_of: Option<Date>,
    #[command(flatten)]
    pub reading: Reading,
}

#[derive(Debug, Args)]
#[command(next_help_heading = OPTIONS)]
pub struct Progress {
    #[command(flatten)]
    pub of: OneFile,
    /// 予定との差が何ポイントまでを予定どおりとするか / Points around what was expected that are still on track
    #[arg(long, value_name = "POINTS")]
    pub tolerance: Option<f64>,
}

#[derive(Debug, Args)]
#[command(next_help_heading = OPTIONS)]
pub struct Report {
    /// 台帳のファイル / The register
    #[arg(value_name = "FILE", help_heading = ARGUMENTS)]
    pub file: PathBuf,
    /// このファイルへ(書き終えてから置き換える) / To this file, replaced once all is written
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// 前の時点の台帳。変更の記録を載せる / An earlier state of the register, to tell what has changed
    #[arg(long, value_name = "FILE")]
    pub previous: Option<PathBuf>,
    /// この日の時点で(無ければ台帳の時点) / As of this day, else the register's own
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub as_of: Option<Date>,
    /// 章ごとの CSV をこのフォルダーへ / A CSV file for each section, in this folder
    #[arg(long, value_name = "FOLDER")]
    pub csv_dir: Option<PathBuf>,
    /// スタイルシートをページに入れず、この番地から(厳しい CSP のサーバー向け) / Link the style sheet at this address, for servers with a strict CSP
    #[arg(long, value_name = "ADDRESS")]
    pub css_link: Option<String>,
    /// そのスタイルシートをこのファイルへ / Write that style sheet to this file
    #[arg(long, value_name = "FILE", requires = "css_link")]
    pub css: Option<PathBuf>,
    /// 読み込みと検査で気づいたことを載せない(公開用) / Leave out what was noticed while reading and checking, for the public
    #[arg(long)]
    pub without_remarks: bool,
    #[command(flatten)]
    pub reading: Reading,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Json,
    #[value(alias = "ndjson")]
    Jsonl,
    Csv,
    Xlsx,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Layout {
    #[value(alias = "横長")]
    Wide,
    #[value(alias = "縦長")]
    Long,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Headers {
    Ja,
    En,
}

/// A day, as people write it; of a month or year its last.
pub fn date(text: &str) -> Result<Date, String> {
    Date::parse(text, DateRole::End).map(|read| read.value).map_err(|error| error.to_string())
}
