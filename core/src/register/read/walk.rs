//! The walk over a file's values: where it is, what it has found, and how single values are read.

use super::{Found, ReadOptions};
use crate::register::understood::{Word, says_nothing};
use crate::register::{
    Bilingual, Date, DateRole, Diagnostic, Extra, LocalGovernmentCode, LocalGovernmentCodeError, Place,
    Quantity, Reading, Rule, Severity,
};
use crate::{CodeError, Crosswalk, Edition, Item, Lang};
use alloc::{
    collections::BTreeSet,
    format,
    string::{String, ToString},
    vec::Vec,
};
use core::fmt::Write as _;

/// Days that Excel's numbers are taken for: 1954-10-03 to 2119-01-10.
const SERIAL_DATES: core::ops::RangeInclusive<u32> = 20_000..=80_000;

/// What values are read with.
pub(super) struct Walk<'a> {
    pub options: &'a ReadOptions,
    pub found: &'a mut Found,
    /// The edition that codes are of.
    pub edition: Edition,
    /// From the root to the value that is being read.
    path: String,
    /// How much of the path leads to the measure or register whose own columns are being kept.
    base: usize,
    /// What it says beyond the model.
    pub extra: Vec<(String, Extra)>,
    /// Names that were told to be the municipality's own.
    pub(super) told: BTreeSet<String>,
}

/// The names and values of an object, until they are taken.
pub(super) struct Fields(Vec<(String, Extra)>);

impl Fields {
    /// The value of a name; nothing where it is not there.
    pub fn take(&mut self, name: &str) -> Extra {
        let at = self.0.iter().position(|(known, _)| known == name);
        at.map_or(Extra::Null, |at| self.0.remove(at).1)
    }

    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(known, _)| known == name)
    }

    /// Whether there is a value of this name, and of this sort.
    pub fn is(&self, name: &str, is: impl Fn(&Extra) -> bool) -> bool {
        self.0.iter().any(|(known, value)| known == name && is(value))
    }

    pub fn into_inner(self) -> Vec<(String, Extra)> {
        self.0
    }
}

impl<'a> Walk<'a> {
    pub fn new(options: &'a ReadOptions, found: &'a mut Found) -> Self {
        Self {
            options,
            found,
            edition: Edition::CARRIED,
            path: String::new(),
            base: 0,
            extra: Vec::new(),
            told: BTreeSet::new(),
        }
    }

    /// Reads a value under a name.
    pub fn within<T>(&mut self, name: &str, read: impl FnOnce(&mut Self) -> T) -> T {
        let len = self.path.len();
        if len > 0 {
            self.path.push('.');
        }
        self.path.push_str(name);
        let value = read(self);
        self.path.truncate(len);
        value
    }

    /// Reads an entry of a list.
    pub fn at<T>(&mut self, index: usize, read: impl FnOnce(&mut Self) -> T) -> T {
        let len = self.path.len();
        // A `String` takes whatever is written.
        let _ = write!(self.path, "[{index}]");
        let value = read(self);
        self.path.truncate(len);
        value
    }

    /// Reads something that keeps columns of its own, and hands them back.
    pub fn with_extra<T>(&mut self, read: impl FnOnce(&mut Self) -> T) -> (T, Vec<(String, Extra)>) {
        let outer = (self.base, core::mem::take(&mut self.extra));
        self.base = self.path.len();
        let value = read(self);
        self.base = outer.0;
        (value, core::mem::replace(&mut self.extra, outer.1))
    }

    pub fn add(
        &mut self,
        severity: Severity,
        rule: Rule,
        value: Option<&str>,
        reason: Bilingual,
    ) -> Option<&mut Diagnostic> {
        let field = Some(self.path.clone()).filter(|path| !path.is_empty());
        self.found.add(severity, rule, Place { field, ..Place::default() }, value, reason)
    }

    pub fn error(&mut self, rule: Rule, value: Option<&str>, ja: &str, en: &str) -> Option<&mut Diagnostic> {
        self.add(Severity::Error, rule, value, Bilingual::new(ja, en))
    }

    /// An error with what may have been meant.
    fn suggest(
        &mut self,
        rule: Rule,
        value: &str,
        ja: &str,
        en: &str,
        suggestions: impl IntoIterator<Item = String>,
    ) {
        if let Some(diagnostic) = self.error(rule, Some(value), ja, en) {
            diagnostic.suggestions.extend(suggestions);
        }
    }

    /// A note that something was read otherwise than it is written.
    pub fn understood(&mut self, value: &str, ja: &str, en: &str) {
        self.add(Severity::Note, Rule::Understood, Some(value), Bilingual::new(ja, en));
    }

    fn understood_as(&mut self, written: &str, read: &str, reading: Reading) {
        let [ja, en] = [Lang::Ja, Lang::En].map(|lang| reading.label(lang));
        self.understood(written, &format!("{read} と読みました({ja})。"), &format!("read as {read} ({en})"));
    }

    pub fn read_as_nothing(&mut self, text: &str) {
        self.understood(text, "値が無いものとして読みました。", "read as no value");
    }

    fn wrong_type(&mut self, value: &Extra, ja: &str, en: &str) {
        let [sort_ja, sort_en] = sort(value);
        let reason =
            [format!("{ja}を書くところに{sort_ja}があります。"), format!("{en} belongs here, not {sort_en}")];
        self.error(Rule::WrongType, None, &reason[0], &reason[1]);
    }

    pub fn missing(&mut self, name: &str, ja: &str) {
        self.within(name, |walk| {
            let reason = [
                format!("{ja}がありません。必ず書いてください。"),
                format!("`{name}` is missing and has to be given"),
            ];
            walk.error(Rule::Missing, None, &reason[0], &reason[1]);
        });
    }

    /// The names of an object. Names that stand twice are an error.
    pub fn fields(&mut self, value: Extra) -> Option<Fields> {
        let Extra::Map(fields) = value else {
            self.wrong_type(&value, "名前と値の組({ … })", "an object");
            return None;
        };
        let allowed = self.options.limits.columns;
        if fields.len() > allowed {
            let place = Place { field: Some(self.path.clone()), ..Place::default() };
            self.found.exceed(place, "columns", ["名前(列)の数", "names (columns)"], allowed);
            return None;
        }
        let mut names = BTreeSet::new();
        let (fields, twice) = fields.into_iter().partition(|(name, _)| names.insert(name.clone()));
        let twice: Vec<(String, Extra)> = twice;
        for (name, _) in twice {
            let reason = [format!("「{name}」が二回あります。"), format!("“{name}” stands here twice")];
            self.error(Rule::DuplicateEntry, Some(&name), &reason[0], &reason[1]);
        }
        Some(Fields(fields))
    }

    /// Keeps what is left of an object as columns of the municipality's own, under the path from the measure.
    pub fn keep(&mut self, fields: Fields) {
        for (name, value) in fields.0 {
            if value == Extra::Null {
                continue;
            }
            let value = self.within(&name, |walk| {
                let sort: String = walk.path.split(|c: char| c.is_ascii_digit()).collect();
                if walk.told.insert(sort) {
                    walk.add(
                        Severity::Note,
                        Rule::ExtraColumn,
                        Some(&name),
                        Bilingual::new(
                            "決まった項目にない名前なので、独自の列として残します。",
                            "not a field of the model; kept as a column of your own",
                        ),
                    );
                }
                walk.extra_value(value)
            });
            let beyond = self.path[self.base..].trim_start_matches('.');
            let name = if beyond.is_empty() { name } else { format!("{beyond}.{name}") };
            self.keep_as(name, value);
        }
    }

    pub fn keep_as(&mut self, name: String, value: Extra) {
        if self.extra.iter().any(|(known, _)| *known == name) {
            let reason =
                [format!("独自の列「{name}」が二つあります。"), format!("there are two columns “{name}”")];
            self.error(Rule::DuplicateEntry, Some(&name), &reason[0], &reason[1]);
            return;
        }
        self.extra.push((name, value));
    }

    /// A value of a column of the municipality's own, its texts as the model keeps them.
    pub fn extra_value(&mut self, value: Extra) -> Extra {
        match value {
            Extra::Text(text) => self.checked(text).map_or(Extra::Null, Extra::Text),
            Extra::List(values) => {
                let values = (0..).zip(values).map(|(i, value)| self.at(i, |walk| walk.extra_value(value)));
                Extra::List(values.collect())
            }
            Extra::Map(values) => Extra::Map(
                values
                    .into_iter()
                    .map(|(name, value)| {
                        let value = self.within(&name, |walk| walk.extra_value(value));
                        (name, value)
                    })
                    .collect(),
            ),
            value => value,
        }
    }

    /// A text as the model keeps it: lines end in `\n`, and there are no other control characters but tabs.
    fn checked(&mut self, text: String) -> Option<String> {
        let allowed = self.options.limits.text;
        if text.len() > allowed {
            let place = Place { field: Some(self.path.clone()), ..Place::default() };
            self.found.exceed(place, "text", ["文字列のバイト数", "bytes in a text"], allowed);
            return None;
        }
        let text = if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text };
        let is_stray = |c: char| c.is_control() && c != '\n' && c != '\t';
        if let Some(c) = text.chars().find(|c| is_stray(*c)) {
            let code = u32::from(c);
            let reason = [
                format!("制御文字 U+{code:04X} があります。取り除いてください。"),
                format!("there is the control character U+{code:04X}; take it out"),
            ];
            let shown = text.replace(is_stray, "\u{fffd}");
            self.suggest(Rule::MalformedText, &shown, &reason[0], &reason[1], [text.replace(is_stray, "")]);
            return None;
        }
        Some(text)
    }

    /// A text; white space alone is none. Numbers are taken as they are written.
    pub fn text(&mut self, value: Extra) -> Option<String> {
        let text = match value {
            Extra::Null => return None,
            Extra::Text(text) => text,
            Extra::Integer(number) => number.to_string(),
            Extra::Number(number) => number.to_string(),
            value => {
                self.wrong_type(&value, "文字列", "a text");
                return None;
            }
        };
        self.checked(text).filter(|text| !text.trim().is_empty())
    }

    /// A word of a closed list.
    pub fn word<T: Word>(&mut self, value: Extra) -> Option<T> {
        let text = self.text(value)?;
        match T::understand(&text) {
            Some(read) => {
                if read.reading != Reading::AsWritten {
                    self.understood_as(&text, read.value.name(), read.reading);
                }
                Some(read.value)
            }
            None if says_nothing(&text) => {
                self.read_as_nothing(&text);
                None
            }
            None => {
                let [ja, en] = T::WHAT;
                let labels: Vec<_> = T::all().iter().map(|word| word.label(Lang::Ja)).collect();
                let names: Vec<_> = T::all().iter().map(|word| word.name()).collect();
                let reason = [
                    format!("{ja}として読めません。次のいずれかです: {}", labels.join("、")),
                    format!("not {en}; one of {}", names.join(", ")),
                ];
                let suggestions = labels.iter().map(ToString::to_string);
                self.suggest(Rule::UnknownWord, &text, &reason[0], &reason[1], suggestions);
                None
            }
        }
    }

    /// A day; a month or year by `role`.
    pub fn date(&mut self, value: Extra, role: DateRole) -> Option<Date> {
        let text = self.text(whole(value))?;
        match Date::parse(&text, role) {
            Ok(read) => {
                if read.reading != Reading::AsWritten {
                    self.understood_as(&text, &read.value.to_string(), read.reading);
                }
                Some(read.value)
            }
            Err(_) if says_nothing(&text) => {
                self.read_as_nothing(&text);
                None
            }
            Err(error) => self.serial_date(&text, error.suggestion),
        }
    }

    /// A number that Excel keeps for a day, where the reader says that there may be some.
    fn serial_date(&mut self, text: &str, meant: Option<Date>) -> Option<Date> {
        let serial = text.trim().parse().ok().filter(|number| SERIAL_DATES.contains(number));
        let serial = serial.and_then(Date::from_excel_serial);
        if let Some(date) = serial.filter(|_| self.options.serial_dates) {
            self.understood_as(text, &date.to_string(), Reading::SerialNumber);
            return Some(date);
        }
        self.suggest(
            Rule::MalformedDate,
            text,
            if meant.is_some() {
                "その元号に無い日です。"
            } else {
                "日付として読めません。例: 2026-03-31、令和8年3月31日、令和7年度末"
            },
            if meant.is_some() { "no day of that era" } else { "not a date, for example 2026-03-31" },
            meant.or(serial).map(|date| date.to_string()),
        );
        None
    }

    /// A number as it stands in a cell. One that is not a text has no unit of its own.
    pub fn quantity(&mut self, value: Extra) -> Option<Result<Quantity, String>> {
        let number = match value {
            #[allow(clippy::cast_precision_loss, reason = "what no f64 holds is no figure of a register")]
            Extra::Integer(number) => Some(number as f64),
            Extra::Number(number) => Some(number),
            _ => None,
        };
        if let Some(value) = number {
            return Some(Ok(Quantity { value, unit: None, has_words: false, is_rewritten: false }));
        }
        let text = self.text(value)?;
        match Quantity::parse(&text) {
            Ok(read) => Some(Ok(read)),
            Err(_) if says_nothing(&text) => {
                self.read_as_nothing(&text);
                None
            }
            Err(_) => Some(Err(text)),
        }
    }

    /// A number in a unit. An indicator that has none takes that of its first value.
    pub fn number(&mut self, value: Extra, unit: &mut Option<String>) -> Option<f64> {
        let written = match &value {
            Extra::Text(text) => text.clone(),
            _ => String::new(),
        };
        match self.quantity(value)? {
            Ok(read) => self.in_unit(&read, &written, unit),
            Err(text) => {
                self.error(
                    Rule::MalformedNumber,
                    Some(&text),
                    "数として読めません。数だけを書いてください。例: 1200",
                    "not a number; write the number alone, for example 1200",
                );
                None
            }
        }
    }

    pub fn in_unit(&mut self, read: &Quantity, written: &str, unit: &mut Option<String>) -> Option<f64> {
        if unit.is_none() {
            unit.clone_from(&read.unit);
        }
        let Some(value) = read.in_unit(unit.as_deref()) else {
            let unit = unit.as_deref().unwrap_or_default();
            let reason = [
                format!("単位が指標の単位「{unit}」と違います。そろえてください。"),
                format!("not in the indicator's unit, “{unit}”"),
            ];
            self.error(Rule::MalformedNumber, Some(written), &reason[0], &reason[1]);
            return None;
        };
        if read.is_rewritten {
            let unit = unit.as_deref().unwrap_or_default();
            self.understood_as(written, format!("{value} {unit}").trim_end(), Reading::Notation);
        }
        Some(value)
    }

    /// A local government code.
    pub fn owner_code(&mut self, value: Extra) -> Option<LocalGovernmentCode> {
        let text = self.text(value)?;
        match LocalGovernmentCode::parse(&text) {
            Ok(read) => {
                if read.reading != Reading::AsWritten {
                    self.understood_as(&text, &read.value.to_string(), read.reading);
                }
                Some(read.value)
            }
            Err(error) => {
                let (ja, en, meant) = match error {
                    LocalGovernmentCodeError::CheckDigit { expected } => (
                        "検査数字(6桁目)が合いません。",
                        "the check digit does not hold",
                        [Some(expected), None],
                    ),
                    LocalGovernmentCodeError::Ambiguous { codes } => (
                        "5桁では二つの団体のどちらか決められません。6桁で書いてください。",
                        "five digits may be either of two bodies; write six",
                        codes.map(Some),
                    ),
                    LocalGovernmentCodeError::Malformed => (
                        "地方公共団体コードは6桁の数字です。例: 131016",
                        "a local government code has six digits, for example 131016",
                        [None, None],
                    ),
                };
                let meant = meant.into_iter().flatten().map(|code| code.to_string());
                self.suggest(Rule::MalformedOwnerCode, &text, ja, en, meant);
                None
            }
        }
    }

    /// An item of the plan by its code, a code with its label behind it, or its label.
    pub fn item(&mut self, text: &str) -> Option<Item> {
        let text = text.trim();
        let first = text.split_whitespace().next().unwrap_or_default();
        let item = match text.parse::<Item>().or_else(|error| first.parse().map_err(|_| error)) {
            Ok(item) => item,
            Err(error) => self.item_by_label(text, &error)?,
        };
        if item.code_str() != text {
            self.understood_as(text, item.code_str(), Reading::Notation);
        }
        let stated = text.contains([':', '：']);
        if !stated && item.crosswalk(self.edition) != Crosswalk::Same {
            let reason = [
                format!(
                    "{} 年版の項目は収めていないので、このコードが何を指すか分かりません。2023 年版のコードなら 2023:{item} と書いてください。",
                    self.edition
                ),
                format!(
                    "the items of the edition {} are not carried; if this is a code of 2023, write 2023:{item}",
                    self.edition
                ),
            ];
            self.suggest(Rule::EditionNotCarried, text, &reason[0], &reason[1], [format!("2023:{item}")]);
            return None;
        }
        Some(item)
    }

    fn item_by_label(&mut self, text: &str, error: &CodeError) -> Option<Item> {
        let named: Vec<Item> = Item::by_label(text).collect();
        if let [item] = named[..] {
            return Some(item);
        }
        let (rule, ja, en) = match error {
            CodeError::EditionNotCarried { .. } => (
                Rule::EditionNotCarried,
                "その版の項目は収めていません。",
                "the items of that edition are not carried",
            ),
            _ if named.len() > 1 => (
                Rule::UnknownItem,
                "同じ名前の項目が複数あります。コードで書いてください。",
                "several items have this name; write the code",
            ),
            _ => (
                Rule::UnknownItem,
                "重点計画の項目ではありません。例: V04、P10-01、I01-02-03",
                "no item of the plan, for example V04, P10-01, I01-02-03",
            ),
        };
        let meant = named.into_iter().chain(error.nearest()).map(|item| item.code_str().to_string());
        self.suggest(rule, text, ja, en, meant.collect::<Vec<_>>());
        None
    }

    /// The edition by its id, or by its year.
    pub fn edition(&mut self, value: Extra) -> Option<Edition> {
        let text = self.text(value)?;
        let bare = text.trim().trim_end_matches("版").trim_end_matches("年度").trim_end_matches('年');
        let by_year = || {
            Edition::from_typed(
                &Date::parse(&format!("{bare}年"), DateRole::End).ok()?.value.year().to_string(),
            )
        };
        let edition = Edition::from_typed(&text).or_else(|| Edition::from_typed(bare)).or_else(by_year);
        match edition {
            Some(edition) if edition.name() == text => {}
            Some(edition) => self.understood_as(&text, edition.name(), Reading::Notation),
            None => {
                let known = Edition::ALL.iter().map(|edition| edition.name().to_string());
                self.suggest(
                    Rule::UnknownWord,
                    &text,
                    "その版はありません。",
                    "there is no such edition",
                    known,
                );
            }
        }
        edition
    }
}

/// A number without a fraction as the whole number that it is.
fn whole(value: Extra) -> Extra {
    match value {
        #[allow(
            clippy::cast_possible_truncation,
            reason = "the fraction is a time of day, and dates are small"
        )]
        Extra::Number(number) if number.abs() < 1e9 => Extra::Integer(number as i64),
        value => value,
    }
}

fn sort(value: &Extra) -> [&'static str; 2] {
    match value {
        Extra::Null => ["空の値", "nothing"],
        Extra::Bool(_) => ["真偽値", "true or false"],
        Extra::Integer(_) | Extra::Number(_) => ["数", "a number"],
        Extra::Text(_) => ["文字列", "a text"],
        Extra::List(_) => ["リスト", "a list"],
        Extra::Map(_) => ["名前と値の組", "an object"],
    }
}
