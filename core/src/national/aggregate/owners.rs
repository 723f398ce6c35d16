//! The bodies of a collection, and the numbers of all that measures are counted by.

use super::{Dimension, Member};
use crate::Item;
use crate::national::bits::Bits;
use crate::national::live::Live;
use crate::national::{Collection, ImageError};
use crate::register::{LocalGovernment, LocalGovernmentCode, LocalGovernmentKind, PdcaStage, Status};
use alloc::{vec, vec::Vec};

const PREFECTURES: usize = 47;

/// The bodies of a collection; 0 is for none, and the others are numbered in the order of their codes.
#[derive(Debug)]
pub struct Owners {
    /// The five digits of their codes.
    codes: Live,
    /// Of each segment, the numbers of its bodies; the first is that of none.
    pub segments: Vec<Vec<u16>>,
    /// A bit for each that is a prefecture.
    prefectures: Vec<u64>,
    /// A bit for each that is a municipality.
    municipalities: Vec<u64>,
}

/// The bodies that have a measure.
#[derive(Debug, Clone, Copy)]
pub enum Bodies<'c> {
    /// By its number.
    One(usize),
    /// A bit for each.
    Several(&'c [u64]),
}

impl Owners {
    pub fn of(collection: &Collection) -> Result<Self, ImageError> {
        let segments: Vec<Vec<u32>> =
            collection.segments().map(|(_, segment)| segment.owners()).collect::<Result<_, _>>()?;
        let mut digits = Bits::new();
        segments.iter().flatten().for_each(|code| digits.set(five_digits(*code)));
        let codes = Live::new(digits);
        let number = |code: &u32| codes.before(five_digits(*code)) as u16 + 1;
        let numbers =
            |own: &Vec<u32>| core::iter::once(0).chain(own.iter().map(number)).collect::<Vec<u16>>();
        let segments = segments.iter().map(numbers).collect();
        let words = (codes.count() + 1).div_ceil(64);
        let [mut prefectures, mut municipalities] = [(); 2].map(|()| vec![0; words]);
        for (number, digits) in (1..).zip(codes.bits().iter()) {
            let code = LocalGovernmentCode::from_five_digits(digits.into());
            let those: &mut [u64] = match code.and_then(LocalGovernment::by_code).map(LocalGovernment::kind) {
                Some(LocalGovernmentKind::Prefecture) => &mut prefectures,
                Some(LocalGovernmentKind::Municipality) => &mut municipalities,
                _ => continue,
            };
            those[number / 64] |= 1 << (number % 64);
        }
        Ok(Self { codes, segments, prefectures, municipalities })
    }

    /// How many words have a bit for each.
    pub fn words(&self) -> usize {
        self.prefectures.len()
    }

    /// How many of these are prefectures, and how many municipalities.
    pub fn count(&self, bodies: Bodies<'_>) -> [usize; 2] {
        [&self.prefectures, &self.municipalities].map(|those| match bodies {
            Bodies::One(number) => usize::from(those[number / 64] >> (number % 64) & 1 == 1),
            Bodies::Several(bits) => {
                those.iter().zip(bits).map(|(those, bits)| (those & bits).count_ones() as usize).sum()
            }
        })
    }

    /// How many members a dimension may have, that for none included.
    pub fn members(&self, dimension: Dimension) -> usize {
        match dimension {
            Dimension::Item | Dimension::Principle => 256,
            Dimension::Status => Status::ALL.len() + 1,
            Dimension::Stage => PdcaStage::ALL.len() + 1,
            Dimension::Prefecture => PREFECTURES + 1,
            Dimension::Owner => self.codes.count() + 1,
        }
    }

    /// The member with a number.
    pub fn member(&self, dimension: Dimension, number: usize) -> Option<Member> {
        let byte = number as u8;
        Some(match dimension {
            Dimension::Item | Dimension::Principle => Member::Item(Item::from_id(byte)?),
            Dimension::Status => Member::Status(Status::from_number(byte)),
            Dimension::Stage => Member::Stage(PdcaStage::from_number(byte)),
            Dimension::Prefecture => Member::Prefecture(Some(byte).filter(|number| *number > 0)),
            Dimension::Owner => {
                let digits = number.checked_sub(1).map(|at| self.codes.number(at) as u32);
                Member::Owner(digits.and_then(LocalGovernmentCode::from_five_digits))
            }
        })
    }
}

/// No code has more than 65,535; of a damaged one, some.
fn five_digits(code: u32) -> u16 {
    (code / 10) as u16
}
