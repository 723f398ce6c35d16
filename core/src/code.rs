use crate::{CodeError, Edition, Item, fold, generated::plan};
use core::fmt;

/// Numbers behind the letter of a code, at most.
const DEPTH: usize = 3;

/// The code of an item: a letter and up to three numbers, of the carried edition.
///
/// Printing has one form, at most nine ASCII characters, so that codes sort in plan order and fit a fixed field:
/// `V04`, `P10-01`, `I01-02-03`; `V`, `P10`, `P03`, `P05`, `P12`, `P01`, `S` and `I` name the sets, `C01` a chapter.
///
/// Parsing is forgiving: white space around the code, case, full-width characters, missing padding (`i1-2`), dots,
/// underscores and every dash between the numbers (`Ｉ１．２`), and the edition in front (`2023:I01-02`) are all read.
/// A code that is well formed but names nothing parses as well; [`ItemCode::item`] tells.
///
/// ```
/// use rashinban::{Item, ItemCode};
/// let code: ItemCode = "ｉ１－２".parse()?;
/// assert_eq!(code.to_string(), "I01-02");
/// assert_eq!(code.item(), Some(Item::I01_02));
/// # Ok::<(), rashinban::CodeError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemCode {
    letter: u8,
    depth: u8,
    numbers: [u8; DEPTH],
}

impl ItemCode {
    /// Length of the longest code in its printed form.
    pub const MAX_LEN: usize = 9;

    /// The edition that codes without one belong to.
    pub const EDITION: Edition = plan::EDITION;

    pub(crate) const fn of(item: Item) -> Self {
        match Self::from_canonical(item.code_str().as_bytes()) {
            Some(code) => code,
            None => Self { letter: b'C', depth: 0, numbers: [0; DEPTH] },
        }
    }

    /// Reads the printed form, and nothing else.
    pub(crate) const fn from_canonical(bytes: &[u8]) -> Option<Self> {
        let depth = bytes.len() / 3;
        if depth > DEPTH || !(bytes.len() == 1 || bytes.len() % 3 == 0) || bytes.is_empty() {
            return None;
        }
        let mut numbers = [0; DEPTH];
        let mut i = 0;
        while i < depth {
            let (tens, ones) = (bytes[3 * i + 1].wrapping_sub(b'0'), bytes[3 * i + 2].wrapping_sub(b'0'));
            if tens > 9 || ones > 9 || (i > 0 && bytes[3 * i] != b'-') {
                return None;
            }
            numbers[i] = tens * 10 + ones;
            i += 1;
        }
        Self::new(bytes[0], depth as u8, numbers)
    }

    /// Codes have a known letter; sets of principles and chapters have a number, too.
    const fn new(letter: u8, depth: u8, numbers: [u8; DEPTH]) -> Option<Self> {
        let fits = match letter {
            b'V' | b'S' | b'I' => true,
            b'P' | b'C' => depth > 0,
            _ => false,
        };
        if fits { Some(Self { letter, depth, numbers }) } else { None }
    }

    /// The item with this code.
    pub const fn item(self) -> Option<Item> {
        let [a, b, c] = self.numbers;
        let id = match (self.letter, self.depth) {
            (b'V', 0) => Item::V.id(),
            (b'S', 0) => Item::S.id(),
            (b'V', 1) => below(Item::V, a),
            (b'S', 1) => below(Item::S, a),
            (b'P', depth) => {
                let set = match a {
                    10 => Item::P10,
                    3 => Item::P03,
                    5 => Item::P05,
                    12 => Item::P12,
                    1 => Item::P01,
                    _ => return None,
                };
                match depth {
                    1 => set.id(),
                    2 => below(set, b),
                    _ => 0,
                }
            }
            (b'I', depth) => {
                if a as usize >= plan::INITIATIVES.len() || b as usize >= plan::INITIATIVES[0].len() {
                    return None;
                }
                // A zero names the level above in the table, but nothing in a code.
                if (depth > 0 && a == 0) || (depth > 1 && b == 0) {
                    return None;
                }
                let id = plan::INITIATIVES[a as usize][b as usize];
                match Item::from_id(id) {
                    Some(item) if depth == 3 => below(item, c),
                    _ => id,
                }
            }
            (b'C', _) => return self.chapter(),
            _ => 0,
        };
        Item::from_id(id)
    }

    /// Chapters are few: a look through them will do.
    const fn chapter(self) -> Option<Item> {
        let mut id = plan::PROPER as u8 + 1;
        while let Some(item) = Item::from_id(id) {
            let code = item.code();
            if code.depth == self.depth
                && code.numbers[0] == self.numbers[0]
                && code.numbers[1] == self.numbers[1]
            {
                return Some(item);
            }
            id += 1;
        }
        None
    }

    /// The item, or what to type instead.
    pub(crate) fn to_item(self, given: &str) -> Result<Item, CodeError> {
        self.item().ok_or_else(|| CodeError::unknown(given, self))
    }

    /// The last number; 0 where the code has none.
    pub(crate) const fn last_number(self) -> u8 {
        match self.depth {
            0 => 0,
            depth => self.numbers[depth as usize - 1],
        }
    }

    /// The printed form, into a buffer.
    fn write(self, buffer: &mut [u8; Self::MAX_LEN]) -> &str {
        buffer[0] = self.letter;
        for (i, number) in self.numbers[..usize::from(self.depth)].iter().enumerate() {
            if i > 0 {
                buffer[3 * i] = b'-';
            }
            buffer[3 * i + 1] = b'0' + number / 10;
            buffer[3 * i + 2] = b'0' + number % 10;
        }
        let len = if self.depth == 0 { 1 } else { 3 * usize::from(self.depth) };
        core::str::from_utf8(&buffer[..len]).unwrap_or_default()
    }

    /// The items nearest to a code that names none: of those with as many numbers, under the longest beginning of the
    /// code that exists, the three whose next number differs least, then in plan order. Where there are none, that
    /// beginning itself, or (`P02-01-01`) those one number further on.
    ///
    /// ```
    /// use rashinban::{Item, ItemCode};
    /// let nearest: Vec<Item> = "I01-07".parse::<ItemCode>()?.nearest().collect();
    /// assert_eq!(nearest, [Item::I01_06, Item::I01_05, Item::I01_04]);
    /// # Ok::<(), rashinban::CodeError>(())
    /// ```
    pub fn nearest(self) -> impl Iterator<Item = Item> + Clone + use<> {
        let mut above = self;
        let mut asked = 0;
        let parent = loop {
            if above.depth == 0 {
                break None;
            }
            asked = above.last_number();
            above.depth -= 1;
            above.numbers[usize::from(above.depth)] = 0;
            if let Some(item) = above.item() {
                break Some(item);
            }
        };
        let compared = usize::from(above.depth);
        let nearest = |depth: u8| {
            let mut best = [None; 3];
            for slot in 0..best.len() {
                let taken = best;
                best[slot] = Item::everything()
                    .filter(|item| {
                        let code = item.code();
                        // Sets of principles and chapters have no item above them.
                        let below =
                            parent.map_or(code.letter == self.letter, |parent| item.is_within(parent));
                        below && code.depth == depth && depth > 0 && !taken.contains(&Some(*item))
                    })
                    .min_by_key(|item| item.code().numbers[compared].abs_diff(asked));
            }
            best
        };
        let best = match (nearest(self.depth), parent) {
            ([None, ..], Some(parent)) => [Some(parent), None, None],
            ([None, ..], None) => nearest(above.depth + 1),
            (best, _) => best,
        };
        best.into_iter().flatten()
    }
}

/// The `number`th of the items that directly follow a set or an item; 0 (no item) where there is none.
const fn below(item: Item, number: u8) -> u8 {
    let id = item.id() as u16 + number as u16;
    if number == 0 || id >= plan::END[item.id() as usize] as u16 { 0 } else { id as u8 }
}

impl fmt::Display for ItemCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.write(&mut [0; Self::MAX_LEN]))
    }
}

impl fmt::Debug for ItemCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ItemCode({self})")
    }
}

impl From<Item> for ItemCode {
    fn from(item: Item) -> Self {
        item.code()
    }
}

impl TryFrom<ItemCode> for Item {
    type Error = CodeError;

    fn try_from(code: ItemCode) -> Result<Self, CodeError> {
        code.item().ok_or_else(|| {
            // Nothing was typed; the excerpt is the code itself.
            let mut text = [0; ItemCode::MAX_LEN];
            CodeError::unknown(code.write(&mut text), code)
        })
    }
}

impl core::str::FromStr for ItemCode {
    type Err = CodeError;

    fn from_str(given: &str) -> Result<Self, CodeError> {
        let malformed = || CodeError::malformed(given);
        let mut code = given.trim();
        if let Some((edition, rest)) = code.split_once([':', '：']) {
            let edition = Edition::from_typed(edition).ok_or_else(malformed)?;
            if edition != plan::EDITION {
                return Err(CodeError::edition(given, edition));
            }
            code = rest.trim_start();
        }
        // Folding makes every width, case and dash one; what is left is ASCII or no code.
        let mut units = fold::units(code).map(|unit| u8::try_from(unit.code).unwrap_or(0));
        let letter = units.next().ok_or_else(malformed)?.to_ascii_uppercase();
        let mut numbers = [0u8; DEPTH];
        let mut depth = 0;
        let mut digits = 0;
        let mut divided = true;
        for unit in units {
            match unit {
                b'0'..=b'9' => {
                    if divided {
                        depth += 1;
                        digits = 0;
                        divided = false;
                    }
                    digits += 1;
                    let number = numbers.get_mut(depth - 1).filter(|_| digits <= 2).ok_or_else(malformed)?;
                    *number = *number * 10 + (unit - b'0');
                }
                b'-' | b'.' | b'_' if !divided => divided = true,
                _ => return Err(malformed()),
            }
        }
        // A code does not end in a mark, nor has a letter alone one behind it.
        if divided && depth > 0 {
            return Err(malformed());
        }
        Self::new(letter, depth as u8, numbers).ok_or_else(malformed)
    }
}

#[cfg(feature = "serde")]
crate::serde_text!(ItemCode, "item code", |value, f| fmt::Display::fmt(value, f));
#[cfg(feature = "serde")]
crate::serde_text!(Item, "item code", |value, f| f.pad(value.code_str()));
