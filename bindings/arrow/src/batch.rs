//! Measures to and from record batches.

use crate::decode::{fits, is_needed, text, value};
use crate::encode::array;
use crate::error::{Error, Wrong};
use crate::field::Field;
use crate::schema::{
    AROUND, BODY_COLUMN, EXTRA, JSON, JSON_COLUMN, LATE, NUMBER, OWN, PREFECTURE, PROGRESS, fields, schema,
};
use arrow_array::{ArrayRef, RecordBatch};
use rashinban::national::{Collection, ImageError};
use rashinban::register::{Extra, LocalGovernmentCode, Measure};
use serde_json::{Map, Value, json};

/// How measures are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Options {
    /// Whether there is a column `json` with each measure as a whole, for functions that take one. It doubles the size.
    pub json: bool,
}

/// A measure as it stands in a row.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Row {
    /// Its number in the collection that was written; none where there is no such column.
    pub number: Option<u64>,
    /// The code of the body whose register it stands in, where it says none itself.
    pub inherited: Option<LocalGovernmentCode>,
    /// The measure.
    pub measure: Measure,
}

/// The measures with these numbers.
///
/// ```
/// use rashinban::national::{Collection, LoadOptions};
///
/// let lines = r#"{"id":"1","title":"窓口","owner":"131016","alignments":"◎I01-02"}"#;
/// let collection = Collection::load_json_lines(lines.as_bytes(), &LoadOptions::default()).collection.unwrap();
/// let batch = rashinban_arrow::record_batch(&collection, &[0], rashinban_arrow::Options::default())?;
/// assert_eq!(rashinban_arrow::rows(&batch).unwrap()[0].measure, collection.measure(0)?);
/// # Ok::<(), rashinban::national::ImageError>(())
/// ```
///
/// # Errors
///
/// Where the file that the collection was opened from is damaged.
///
/// # Panics
///
/// Where there is no measure with one of the numbers.
pub fn record_batch(
    collection: &Collection,
    numbers: &[usize],
    options: Options,
) -> Result<RecordBatch, ImageError> {
    let rows =
        numbers.iter().map(|number| object(collection, *number, options)).collect::<Result<Vec<_>, _>>()?;
    let column = |field: &Field| {
        let values: Vec<Option<&Value>> = rows.iter().map(|row| row.get(field.name)).collect();
        array(field, &values)
    };
    let columns = fields(options.json).iter().map(column).collect::<Result<Vec<_>, _>>();
    let batch = columns.and_then(|columns| RecordBatch::try_new(schema(options.json), columns));
    // The schema has room for all that serde writes of a measure.
    Ok(batch.expect("a measure fits its schema"))
}

/// A row by the names of its columns.
fn object(
    collection: &Collection,
    number: usize,
    options: Options,
) -> Result<Map<String, Value>, ImageError> {
    let measure = collection.measure(number)?;
    let json = serde_json::to_value(&measure).unwrap_or_default();
    let mut row = Map::new();
    let mut set = |name: &str, value: Value| {
        row.insert(name.into(), value);
    };
    set(NUMBER, number.into());
    if let Some(body) = collection.owner(number)? {
        set(BODY_COLUMN, body.to_string().into());
    }
    if let Some(progress) = collection.progress(number)? {
        set(PROGRESS, progress.into());
    }
    set(LATE, collection.is_late(number)?.into());
    for own in &OWN {
        let path = if own.path.is_empty() { &[own.field.name][..] } else { own.path };
        let value = path.iter().try_fold(&json, |value, name| value.get(name));
        if let Some(value) = value.filter(|_| own.field.name != EXTRA) {
            set(own.field.name, value.clone());
        }
    }
    if options.json {
        set(JSON_COLUMN, line(&measure).into());
    }
    if !measure.extra.is_empty() {
        // Written by itself: `Value` has no order of names.
        set(EXTRA, serde_json::to_string(&Extra::Map(measure.extra)).unwrap_or_default().into());
    }
    Ok(row)
}

/// A measure in its one form.
fn line(measure: &Measure) -> String {
    // Texts, numbers and names alone: nothing in them can fail to be written.
    serde_json::to_string(measure).unwrap_or_default()
}

/// The measures of a batch, whose columns may stand in any order, may be missing where nothing has to be said, and may be
/// nullable. `progress`, `late` and `prefecture` are passed over.
///
/// # Errors
///
/// The first that is wrong: [`Error::Wrong`], its rows counted from 1 in this batch.
pub fn rows(batch: &RecordBatch) -> Result<Vec<Row>, Error> {
    Ok(read_rows(batch, 0)?)
}

/// `before` rows of the file are in front of this batch.
pub(crate) fn read_rows(batch: &RecordBatch, before: u64) -> Result<Vec<Row>, Wrong> {
    let columns = Columns::of(batch)?;
    (0..batch.num_rows())
        .map(|row| columns.row(row).map_err(|wrong| wrong.at(before + row as u64 + 1)))
        .collect()
}

/// The columns of a batch that hold something of a measure.
struct Columns<'a> {
    number: Option<&'a ArrayRef>,
    body: Option<&'a ArrayRef>,
    json: Option<&'a ArrayRef>,
    own: Vec<(&'static Field, &'static [&'static str], &'a ArrayRef)>,
}

impl<'a> Columns<'a> {
    fn of(batch: &'a RecordBatch) -> Result<Self, Wrong> {
        let found = batch.schema_ref();
        let known = fields(true);
        for field in found.fields() {
            match known.iter().find(|known| known.name == field.name()) {
                Some(known) => fits(known, field.data_type())?,
                None if field.name() == PREFECTURE => {}
                None => return Err(Wrong::unknown().within(field.name())),
            }
        }
        let mut own = Vec::with_capacity(OWN.len());
        for column in &OWN {
            match batch.column_by_name(column.field.name) {
                Some(array) => own.push((&column.field, column.path, array)),
                None if is_needed(&column.field) => return Err(Wrong::missing().within(column.field.name)),
                None => {}
            }
        }
        let named = |name| batch.column_by_name(name);
        Ok(Self { number: named(NUMBER), body: named(BODY_COLUMN), json: named(JSON_COLUMN), own })
    }

    fn row(&self, row: usize) -> Result<Row, Wrong> {
        let measure = self.measure(row)?;
        let around = |array: Option<&ArrayRef>, field: &Field| match array {
            Some(array) => value(field, array, row),
            None => Ok(None),
        };
        let number = around(self.number, &AROUND[0])?.map(|number| {
            let below = || Wrong::new("0以上にしてください / must be 0 or more".into()).within(NUMBER);
            number.as_u64().ok_or_else(below)
        });
        let body = around(self.body, &AROUND[1])?.and_then(|code| code.as_str()?.parse().ok());
        if let (Some(own), Some(body)) = (measure.owner.code, body) {
            if own != body {
                let reason = format!("owner_code は {own} です / but owner_code is {own}");
                return Err(Wrong::new(format!("{body}: {reason}")).within(BODY_COLUMN));
            }
        }
        if let Some(json) = self.json.filter(|json| !json.is_null(row)) {
            if text(json, row) != line(&measure) {
                let reason = "ほかの列の言うことと違います。この列を除くか、書き直してください / contradicts the other columns; leave this column out or write it anew";
                return Err(Wrong::new(reason.into()).within(JSON.name));
            }
        }
        let inherited = body.filter(|_| measure.owner.code.is_none());
        Ok(Row { number: number.transpose()?, inherited, measure })
    }

    fn measure(&self, row: usize) -> Result<Measure, Wrong> {
        let mut json = json!({});
        let mut extra = Vec::new();
        for (field, path, array) in &self.own {
            let Some(value) = value(field, array, row)? else { continue };
            if field.name == EXTRA {
                extra = names_and_values(value.as_str().unwrap_or_default())?;
                continue;
            }
            let path = if path.is_empty() { &[field.name][..] } else { path };
            *path.iter().fold(&mut json, |json, name| &mut json[*name]) = value;
        }
        let mut measure: Measure =
            serde_json::from_value(json).map_err(|error| Wrong::new(error.to_string()).within("id"))?;
        measure.extra = extra;
        Ok(measure)
    }
}

fn names_and_values(text: &str) -> Result<Vec<(String, Extra)>, Wrong> {
    let reason = match serde_json::from_str(text) {
        Ok(Extra::Map(values)) => return Ok(values),
        Ok(_) => "JSON のオブジェクトにしてください / must be a JSON object".into(),
        Err(error) => format!("JSON ではありません({error}) / is no JSON: {error}"),
    };
    Err(Wrong::new(reason).within(EXTRA))
}
