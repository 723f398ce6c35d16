//! The schema of measures: their JSON in columns, and what is worked out of it.

use crate::field::{BODY, Field, ITEM, Kind, word};
use Kind::{Count, Day, Flag, Json, Number, Percent, Record, Text};
use arrow_schema::{Schema, SchemaRef};
use rashinban::Alignment;
use rashinban::register::{Direction, Finding, IndicatorKind, PdcaStage, ReviewOutcome, Status};

/// The version of the schema, in the files' metadata as `rashinban.schema`. A later one may have more fields.
pub const VERSION: u32 = 1;

/// A column that holds a part of a measure.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Own {
    pub field: Field,
    /// The names that lead to it in the measure's JSON.
    pub path: &'static [&'static str],
}

const fn own(field: Field) -> Own {
    Own { field, path: &[] }
}

/// Columns beside the measure: worked out when they are written. All but the first two are passed over when they are read.
pub(crate) const AROUND: [Field; 4] = [
    Field::optional(
        NUMBER,
        Count,
        "全国の集まりの中の番号(0から)。読み戻すと、この順に並ぶ",
        "the number in the collection, from 0; the order in which measures are read again",
    ),
    Field::optional(
        BODY_COLUMN,
        BODY,
        "団体コード6桁。施策に無ければ、台帳のもの。`prefecture=` の県と同じ県",
        "whose it is, six digits: the measure's own code or that of its register; lies in the folder's prefecture",
    ),
    Field::optional(
        PROGRESS,
        Percent,
        "指標の達成率の平均、0〜100(%)。無ければ null",
        "the mean achievement of its indicators in percent, 0–100; null where there is no figure",
    ),
    Field::required(
        LATE,
        Flag,
        "基準日に遅れているものがあるか",
        "whether anything is late on the day of the collection",
    ),
];

pub(crate) const NUMBER: &str = "number";
pub(crate) const BODY_COLUMN: &str = "body";
pub(crate) const PROGRESS: &str = "progress";
pub(crate) const LATE: &str = "late";
pub(crate) const JSON_COLUMN: &str = "json";
pub(crate) const PREFECTURE: &str = "prefecture";
pub(crate) const EXTRA: &str = "extra";

/// The column that [`Options::json`](crate::Options::json) adds.
pub(crate) const JSON: Field = Field::optional(
    JSON_COLUMN,
    Json,
    "施策全体の JSON。選んだときだけ付く。読み戻すとき、ほかの列と食い違えば誤り",
    "the whole measure as JSON, only where asked for; where it contradicts the other columns, that is an error",
);

/// The columns of the measure itself.
pub(crate) const OWN: [Own; 19] = [
    own(Field::required("id", Text, "施策番号", "the municipality's own number or name for it")),
    own(Field::required("title", Text, "施策名", "what it is called")),
    own(Field::required("summary", Text, "概要。無ければ空", "what it does; empty where nothing is said")),
    Own {
        field: Field::optional(
            "owner_code",
            BODY,
            "施策に書かれた団体コード",
            "the code that the measure says itself",
        ),
        path: &["owner", "code"],
    },
    Own {
        field: Field::optional(
            "owner_name",
            Text,
            "施策に書かれた団体名",
            "the name that the measure says itself",
        ),
        path: &["owner", "name"],
    },
    Own {
        field: Field::optional("department", Text, "所管課", "the department"),
        path: &["owner", "department"],
    },
    Own {
        field: Field::optional("period_start", Day, "始まりの日(その日を含む)", "the first day"),
        path: &["period", "start"],
    },
    Own {
        field: Field::optional("period_end", Day, "終わりの日(その日を含む)", "the last day, included"),
        path: &["period", "end"],
    },
    own(Field::optional("status", word::<Status>(), "状況", "where it stands: `planned`, `in-progress` …")),
    own(Field::optional(
        "consolidated_into",
        Text,
        "統合先の施策番号",
        "the id of the measure that continues it",
    )),
    own(Field::optional("stage", word::<PdcaStage>(), "PDCA の段階", "`plan`, `do`, `check`, `act`")),
    own(Field::optional("rating", Text, "団体自身の評価", "the municipality's own rating")),
    own(Field::list("alignments", ALIGNMENTS, "該当する計画の項目", "the items of the plan that it serves")),
    own(Field::list(
        "assessments",
        ASSESSMENTS,
        "原則に照らした判定",
        "how it stands against the principles",
    )),
    own(Field::list("indicators", INDICATORS, "指標", "what is measured")),
    own(Field::list("roadmap", ROADMAP, "工程表", "steps on the way")),
    own(Field::list("reviews", REVIEWS, "見直し", "reviews held and to be held")),
    own(Field::list("evidence", EVIDENCE, "根拠", "what anyone can look up about it")),
    own(Field::optional(
        EXTRA,
        Json,
        "団体独自の列(順番どおり)",
        "columns of the municipality's own, in their order",
    )),
];

const ALIGNMENTS: &[Field] = &[
    Field::required("item", ITEM, "項目のコード", "the item's code"),
    Field::required("alignment", word::<Alignment>(), "◎か○か", "`primary` or `related`"),
    Field::optional("rationale", Text, "該当理由", "why"),
];

const ASSESSMENTS: &[Field] = &[
    Field::required("principle", ITEM, "原則のコード", "the principle's code"),
    Field::required("finding", word::<Finding>(), "判定", "`satisfied`, `partially-satisfied` …"),
    Field::list("evidence", EVIDENCE, "判定の根拠", "what the finding rests on"),
    Field::optional("assessor", Text, "判定者", "who assessed it"),
    Field::optional("date", Day, "判定日", "when"),
    Field::optional("note", Text, "備考", "what else is to be said"),
];

const INDICATORS: &[Field] = &[
    Field::required("name", Text, "指標名", "what it is called"),
    Field::optional(
        "kind",
        word::<IndicatorKind>(),
        "指標の種類",
        "`progress`, `effect`, `satisfaction`, `usage-rate`",
    ),
    Field::optional("unit", Text, "値の単位", "the unit of every value"),
    Field::optional("direction", word::<Direction>(), "望ましい向き", "`higher` or `lower`"),
    Field::optional("baseline", Record(MEASUREMENT), "基準値", "where it began"),
    Field::optional("target", Record(TARGET), "目標", "what is to be reached"),
    Field::list(
        "measurements",
        MEASUREMENT,
        "実績値(ファイルの順)",
        "what was measured, in the file's order",
    ),
    Field::optional("source", Text, "値の出典", "where the values come from"),
    Field::optional(
        "weight",
        Number,
        "重み、0以上。無ければ1",
        "how much it counts, 0 or more; null counts 1",
    ),
];

const MEASUREMENT: &[Field] = &[
    Field::optional("date", Day, "測った日", "when"),
    Field::required("value", Number, "値(指標の単位)", "how much, in the indicator's unit"),
];

const TARGET: &[Field] = &[
    Field::optional("value", Number, "目標値(指標の単位)", "the number, in the indicator's unit"),
    Field::optional("text", Text, "目標の文", "the words"),
    Field::optional("date", Day, "目標日", "by when"),
];

const ROADMAP: &[Field] = &[
    Field::required("title", Text, "達成すること", "what is to be reached"),
    Field::optional("due", Day, "期限", "by when"),
    Field::optional("completed", Day, "達成した日", "when it was reached"),
];

const REVIEWS: &[Field] = &[
    Field::optional("due", Day, "期限", "by when it is to be held"),
    Field::optional("held", Day, "行った日", "when it was held"),
    Field::optional("outcome", word::<ReviewOutcome>(), "結果", "`continue`, `expand`, `revise` …"),
    Field::optional("note", Text, "備考", "what else is to be said"),
];

const EVIDENCE: &[Field] = &[
    Field::optional("title", Text, "名前", "what it is"),
    Field::optional("url", Text, "所在", "where it is"),
    Field::optional("date", Day, "日付", "when it was made or looked up"),
];

/// Every column, in its order.
///
/// ```
/// let names: Vec<&str> = rashinban_arrow::fields(false).iter().map(|field| field.name).collect();
/// assert_eq!(names[..5], ["number", "body", "progress", "late", "id"]);
/// ```
pub fn fields(json: bool) -> Vec<Field> {
    let own = OWN.iter().map(|own| own.field);
    AROUND.into_iter().chain(own).chain(json.then_some(JSON)).collect()
}

/// The schema of the record batches and files, with the column `json` or without.
pub fn schema(json: bool) -> SchemaRef {
    Schema::new(crate::field::arrow_fields(&fields(json))).into()
}
