//! Objects with the names of a table's columns in the place of objects inside them: `owner_code`, `start`, `areas`.

use super::walk::{Fields, Walk};
use crate::Item;
use crate::register::understood::Word as _;
use crate::register::{
    AlignedItem, Assessment, Extra, Finding, LocalGovernmentCode, Measurement, Owner, PdcaStage, Period,
    Status,
};
use alloc::{format, string::String, vec::Vec};

impl Walk<'_> {
    /// The owner, or the columns of its code, name and department.
    pub(super) fn owner_of(&mut self, fields: &mut Fields) -> Owner {
        if fields.has("owner") {
            return self.named(fields, "owner", Self::owner);
        }
        let is_code =
            |value: &Extra| matches!(value, Extra::Text(text) if LocalGovernmentCode::parse(text).is_ok());
        // What is merely called a code may be any.
        let code =
            if fields.is("code", is_code) && !fields.has("owner_code") { "code" } else { "owner_code" };
        Owner {
            code: self.named(fields, code, Self::owner_code),
            name: self.named(fields, "owner_name", Self::text),
            department: self.named(fields, "department", Self::text),
        }
    }

    /// The period, or the columns of its two days.
    pub(super) fn period_of(&mut self, fields: &mut Fields) -> Period {
        if fields.has("period") {
            return self.named(fields, "period", Self::period);
        }
        Period { start: self.named(fields, "start", Self::start), end: self.named(fields, "end", Self::end) }
    }

    /// Status and stage. A status under the name of the stage is one where there is no other.
    pub(super) fn state_of(&mut self, fields: &mut Fields) -> (Option<Status>, Option<PdcaStage>) {
        let is_status = |value: &Extra| matches!(value, Extra::Text(text) if PdcaStage::understand(text).is_none() && Status::understand(text).is_some());
        if fields.has("status") || !fields.is("stage", is_status) {
            let status = self.named(fields, "status", Self::word);
            return (status, self.named(fields, "stage", Self::word));
        }
        let status = self.named(fields, "stage", |walk, value| {
            let text = walk.text(value)?;
            let status = Status::understand(&text)?.value;
            walk.understood(
                &text,
                &format!("PDCAの段階ではなく、状況の {status} と読みました。"),
                &format!("read as the status {status}, being no stage"),
            );
            Some(status)
        });
        (status, None)
    }

    /// The alignments, or the column of the areas: codes alone.
    pub(super) fn alignments_of(&mut self, fields: &mut Fields) -> Vec<AlignedItem> {
        let is_codes = |value: &Extra| are_codes(value, |_| true);
        let name =
            if !fields.has("alignments") && fields.is("areas", is_codes) { "areas" } else { "alignments" };
        self.named(fields, name, Self::alignments)
    }

    /// The assessments, or the column of the principles: codes alone, of which nothing was found yet.
    pub(super) fn assessments_of(&mut self, fields: &mut Fields) -> Vec<Assessment> {
        let is_codes = |value: &Extra| are_codes(value, |item| item.kind().is_principle());
        if fields.has("assessments") || !fields.is("principles", is_codes) {
            return self.named(fields, "assessments", Self::assessments);
        }
        let Extra::List(codes) = fields.take("principles") else { return Vec::new() };
        self.within("principles", |walk| {
            let codes = codes.into_iter().enumerate();
            codes.filter_map(|(at, code)| walk.at(at, |walk| walk.not_assessed(code))).collect()
        })
    }

    fn not_assessed(&mut self, code: Extra) -> Option<Assessment> {
        let code = self.text(code)?;
        let principle = self.item(&code)?;
        self.understood(
            &code,
            "判定がないので、未評価と読みました。",
            "read as not assessed, there being no finding",
        );
        Some(Assessment::new(principle, Finding::NotAssessed))
    }

    /// The values of an indicator, or the column of the only one.
    pub(super) fn measurements_of(
        &mut self,
        fields: &mut Fields,
        unit: &mut Option<String>,
    ) -> Vec<Measurement> {
        let name = if fields.has("measurements") { "measurements" } else { "actual" };
        self.named(fields, name, |walk, value| walk.measurements(value, unit))
    }
}

/// Whether a value is a list of codes, each of an item that will do.
fn are_codes(value: &Extra, will_do: impl Fn(Item) -> bool) -> bool {
    let Extra::List(codes) = value else { return false };
    codes.iter().all(|code| matches!(code, Extra::Text(code) if code.parse().is_ok_and(&will_do)))
}
