use super::cell;
use crate::register::Sheet;
use alloc::{borrow::Cow, string::String, vec::Vec};

impl Sheet {
    /// The table as CSV, with lines that end as RFC 4180 has it. What a spreadsheet would take for a formula has an
    /// apostrophe in front.
    pub fn to_csv(&self) -> String {
        let mut writer =
            ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(Vec::new());
        // Memory does not refuse, and all rows have as many cells.
        let _ = writer.write_record(&self.columns);
        for row in &self.rows {
            let _ = writer.write_record(row.iter().map(|text| written(text).into_owned()));
        }
        String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
    }
}

/// A number is no formula, whatever it begins with.
fn written(text: &str) -> Cow<'_, str> {
    if text.parse::<f64>().is_ok() { text.into() } else { cell::harmless(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_made_harmless_and_numbers_stay() {
        let row = ["=1+1", "-3.5", "a,\"b\"", "@x"].map(String::from).to_vec();
        let sheet = Sheet { name: "x", columns: ["a", "b", "c", "d"].to_vec(), rows: [row].to_vec() };
        assert_eq!(sheet.to_csv(), "a,b,c,d\r\n'=1+1,-3.5,\"a,\"\"b\"\"\",'@x\r\n");
    }
}
