//! What the objects of a plain line hold.

macro_rules! members {
    ($($object:ident: $names:ident { $($member:ident = $name:literal,)+ })+) => {
        $(
            #[derive(Debug, Clone, Copy, PartialEq, Eq)]
            pub(super) enum $object { $($member,)+ }

            impl $object {
                /// In the order in which they mostly stand.
                pub const NAMES: [(Self, Name); [$($name,)+].len()] =
                    [$((Self::$member, Name::new(concat!("\"", $name, "\":"))),)+];
            }

            pub(super) type $names = Names<$object, { $object::NAMES.len() }>;

            impl Default for $names {
                fn default() -> Self {
                    Self::new(const { &$object::NAMES })
                }
            }
        )+
    };
}

use super::names::{Name, Names};

members! {
    InMeasure: NamesInMeasure {
        Id = "id",
        Code = "code",
        Title = "title",
        Summary = "summary",
        Owner = "owner",
        Period = "period",
        Status = "status",
        ConsolidatedInto = "consolidated_into",
        Alignments = "alignments",
        Areas = "areas",
        Assessments = "assessments",
        Principles = "principles",
        Stage = "stage",
        Rating = "rating",
        Start = "start",
        End = "end",
        Indicators = "indicators",
    }
    InOwner: NamesInOwner {
        Code = "code",
        Name = "name",
        Department = "department",
    }
    InPeriod: NamesInPeriod {
        Start = "start",
        End = "end",
    }
    InAlignment: NamesInAlignment {
        Item = "item",
        Alignment = "alignment",
        Rationale = "rationale",
    }
    InAssessment: NamesInAssessment {
        Principle = "principle",
        Finding = "finding",
        Assessor = "assessor",
        Date = "date",
        Note = "note",
    }
    InIndicator: NamesInIndicator {
        Name = "name",
        Kind = "kind",
        Unit = "unit",
        Direction = "direction",
        Baseline = "baseline",
        Target = "target",
        Measurements = "measurements",
        Actual = "actual",
        Source = "source",
        Weight = "weight",
    }
    InMeasurement: NamesInMeasurement {
        Date = "date",
        Value = "value",
    }
    InTarget: NamesInTarget {
        Value = "value",
        Text = "text",
        Date = "date",
    }
}
