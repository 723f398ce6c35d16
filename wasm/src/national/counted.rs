//! What was counted, as it goes out.

use alloc::string::{String, ToString as _};
use rashinban::national::{Cell, Member};
use rashinban::register::LocalGovernmentCode;
use serde::Serialize;

/// A [`Cell`], in the names of the command's JSON.
#[derive(Serialize)]
pub struct Counted {
    /// Null for measures that do not say.
    members: [Option<String>; 2],
    measures: usize,
    late: usize,
    late_share: f64,
    progress: Option<f64>,
    prefectures: usize,
    prefecture_share: f64,
    municipalities: usize,
    municipality_share: f64,
}

impl Counted {
    pub fn of(cell: &Cell) -> Self {
        Self {
            members: cell.members.map(word),
            measures: cell.measures,
            late: cell.late,
            late_share: cell.late_share(),
            progress: cell.progress,
            prefectures: cell.prefectures,
            prefecture_share: cell.prefecture_share(),
            municipalities: cell.municipalities,
            municipality_share: cell.municipality_share(),
        }
    }
}

/// What programs call a member.
fn word(member: Member) -> Option<String> {
    match member {
        Member::Item(item) => Some(item.to_string()),
        Member::Status(status) => status.map(|status| status.to_string()),
        Member::Stage(stage) => stage.map(|stage| stage.to_string()),
        Member::Prefecture(number) => number.and_then(prefecture).map(|code| code.to_string()),
        Member::Owner(code) => code.map(|code| code.to_string()),
        _ => None,
    }
}

/// The code of a prefecture.
fn prefecture(number: u8) -> Option<LocalGovernmentCode> {
    LocalGovernmentCode::from_five_digits(u32::from(number) * 1000)
}
