//! Measures of many bodies that no body has: always the same ones, with everything that a measure can say.

use rashinban::register::{
    Date, Direction, Finding, IndicatorKind, LocalGovernment, PdcaStage, ReviewOutcome, Status,
};
use rashinban::{Item, ItemKind, Lang};
use serde_json::{Map, Value, json};

const WORDS: [&str; 16] = [
    "書かない窓口",
    "電子申請",
    "ＤＸ推進",
    "ﾃﾞｼﾞﾀﾙ人材",
    "防災アプリ",
    "オンライン診療",
    "保育所入所",
    "でんし図書館",
    "AI-OCR",
    "𠮷野地区",
    "データ連携",
    "キャッシュレス",
    "個別避難計画",
    "ｶﾞﾊﾞﾒﾝﾄクラウド",
    "サ—ビス改革",
    "強靱な基盤",
];
const ACTS: [&str; 8] = ["整備", "導入", "推進", "拡充", "見直し", "標準化", "周知", "試行"];
const UNITS: [&str; 4] = ["%", "件", "人", "箇所"];

/// The first `count` measures as JSON Lines, with a head that says the day.
pub fn json_lines(count: usize) -> String {
    let head = json!({ "register": { "as_of": "2025-03-31" } });
    let dice = &mut Dice(0x2023_0609);
    let bodies: Vec<String> = LocalGovernment::all().map(|body| body.code().to_string()).collect();
    let areas: Vec<Item> =
        Item::ALL.filter(|item| item.path().any(|above| above.kind() == ItemKind::Initiative)).collect();
    let principles: Vec<Item> = Item::ALL.filter(|item| item.kind().is_principle()).collect();
    let measures = (0..count).map(|number| measure(number, dice, &bodies, &areas, &principles));
    std::iter::once(head).chain(measures).map(|line| line.to_string() + "\n").collect()
}

fn measure(number: usize, dice: &mut Dice, bodies: &[String], areas: &[Item], principles: &[Item]) -> Value {
    let mut measure = Map::new();
    let mut set = |name: &str, value: Value| {
        measure.insert(name.into(), value);
    };
    let (word, act) = (*dice.pick(&WORDS), *dice.pick(&ACTS));
    set("id", format!("M{number:06}").into());
    set("title", format!("{word}の{act}(第{}期)", 1 + dice.roll(9)).into());
    if dice.one_in(2) {
        let label = dice.pick(areas).label(Lang::Ja);
        set(
            "summary",
            format!(
                "{}に向け、{}を{}する。\n「{label}」",
                dice.pick(&WORDS),
                dice.pick(&WORDS),
                dice.pick(&ACTS)
            )
            .into(),
        );
    }
    // One in fifty is nobody's.
    if !dice.one_in(50) {
        set("owner", json!({ "code": dice.pick(bodies), "department": "デジタル推進課" }));
    }
    set("period", json!({ "start": dice.day(2020), "end": dice.day(2026) }));
    if !dice.one_in(10) {
        set("status", dice.pick(Status::ALL).name().into());
    }
    if dice.one_in(2) {
        set("stage", dice.pick(PdcaStage::ALL).name().into());
    }
    if dice.one_in(5) {
        set("rating", (*dice.pick(&["A", "B", "－"])).into());
        set("consolidated_into", format!("M{:06}", dice.roll(9)).into());
    }
    set("alignments", alignments(dice, areas));
    set("assessments", assessments(dice, principles));
    set("indicators", (0..dice.roll(4)).map(|at| indicator(at, dice)).collect());
    if dice.one_in(3) {
        set(
            "roadmap",
            json!([{ "title": "要件定義", "due": dice.day(2024), "completed": dice.day(2024) }, { "title": "稼働" }]),
        );
        set(
            "reviews",
            json!([{ "due": dice.day(2024), "outcome": dice.pick(ReviewOutcome::ALL).name(), "note": "次年度へ" }, { "held": dice.day(2023) }]),
        );
        set(
            "evidence",
            json!([{ "title": "計画書", "url": "https://example.jp/", "date": dice.day(2022) }, { "title": "要綱" }]),
        );
    }
    if dice.one_in(4) {
        set("備考", json!({ "順": [1, -2.5, null, true, "1e3"], "い": 1, "あ": { "": "空" } }));
        set("予算額", json!(dice.roll(90_000)));
    }
    Value::Object(measure)
}

fn alignments(dice: &mut Dice, areas: &[Item]) -> Value {
    let mut found: Vec<Item> = (0..dice.roll(4)).map(|_| *dice.pick(areas)).collect();
    found.sort();
    found.dedup();
    let each = |item: &Item| {
        let mut aligned = json!({ "item": item.code_str(), "alignment": "primary" });
        if dice.one_in(3) {
            aligned["alignment"] = "related".into();
            aligned["rationale"] = format!("{}のため", item.label(Lang::Ja)).into();
        }
        aligned
    };
    found.iter().map(each).collect()
}

fn assessments(dice: &mut Dice, principles: &[Item]) -> Value {
    let mut found: Vec<Item> = (0..dice.roll(3)).map(|_| *dice.pick(principles)).collect();
    found.sort();
    found.dedup();
    let each = |item: &Item| {
        let mut assessment =
            json!({ "principle": item.code_str(), "finding": dice.pick(Finding::ALL).name() });
        if dice.one_in(2) {
            assessment["evidence"] =
                json!([{ "url": "https://example.jp/a" }, { "title": "b", "date": dice.day(2023) }]);
            assessment["assessor"] = "情報政策課".into();
            assessment["date"] = dice.day(2024).into();
            assessment["note"] = "一部".into();
        }
        assessment
    };
    found.iter().map(each).collect()
}

fn indicator(at: usize, dice: &mut Dice) -> Value {
    let mut indicator = json!({ "name": format!("指標{at}"), "unit": dice.pick(&UNITS) });
    if dice.one_in(2) {
        indicator["kind"] = dice.pick(IndicatorKind::ALL).name().into();
        indicator["direction"] = dice.pick(Direction::ALL).name().into();
        indicator["source"] = "庁内調査".into();
        indicator["weight"] = json!(dice.roll(5));
    }
    if !dice.one_in(5) {
        indicator["baseline"] = json!({ "date": dice.day(2021), "value": dice.tenths(500) });
    }
    indicator["target"] = match dice.roll(4) {
        0 => json!({ "text": "全庁で導入" }),
        1 => json!({ "value": dice.tenths(1000), "text": "80%以上", "date": dice.day(2026) }),
        _ => json!({ "value": dice.tenths(1000), "date": dice.day(2026) }),
    };
    let values: Vec<Value> = (0..dice.roll(4))
        .map(|year| json!({ "date": dice.day(2021 + year), "value": dice.tenths(900) }))
        .collect();
    indicator["measurements"] = values.into();
    indicator
}

/// Numbers without a pattern that anyone would notice, the same every time (xorshift64*).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        usize::try_from(self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33).map_or(0, |number| number % sides)
    }

    fn one_in(&mut self, sides: usize) -> bool {
        self.roll(sides) == 0
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.roll(from.len())]
    }

    fn tenths(&mut self, below: u32) -> f64 {
        f64::from(u32::try_from(self.roll(10 * below as usize)).unwrap_or(0)) / 10.0
    }

    /// A day of a year.
    fn day(&mut self, year: usize) -> String {
        let day = Date::new(i16::try_from(year).unwrap_or(2020), 1, 1)
            .and_then(|first| first.plus_days(i32::try_from(self.roll(365)).unwrap_or(0)));
        day.map_or_else(String::new, |day| day.to_string())
    }
}
