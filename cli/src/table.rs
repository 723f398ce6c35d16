//! Tables for people: columns by display width.

use crate::text::{PLAIN, Page, Span, TITLE, padded, span, width};

/// On which side of its column a cell stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Left,
    /// For numbers.
    Right,
}

/// Rows under heads. The last column is wrapped where the terminal ends.
#[derive(Debug)]
pub struct Table {
    heads: Vec<(&'static str, Side)>,
    rows: Vec<Vec<Span>>,
}

/// What stands between two columns.
const GAP: &str = "  ";

impl Table {
    pub fn new(heads: &[(&'static str, Side)]) -> Self {
        Self { heads: heads.to_vec(), rows: Vec::new() }
    }

    /// Adds a row with as many cells as there are heads.
    pub fn row(&mut self, cells: impl IntoIterator<Item = Span>) {
        self.rows.push(cells.into_iter().collect());
    }

    pub fn print(self, page: &mut Page) {
        let heads: Vec<Span> = self.heads.iter().map(|(head, _)| span(TITLE, *head)).collect();
        let rows: Vec<Vec<Span>> = std::iter::once(heads).chain(self.rows).collect();
        let widest =
            |at: usize| rows.iter().filter_map(|row| row.get(at)).map(|cell| width(cell.text())).max();
        let widths: Vec<usize> = (0..self.heads.len()).map(|at| widest(at).unwrap_or(0)).collect();
        for row in rows {
            let mut head = Vec::new();
            let mut room = 0;
            let last = row.len().saturating_sub(1);
            for ((cell, (_, side)), width) in row.iter().zip(&self.heads).zip(&widths).take(last) {
                head.push(aligned(cell, *side, *width));
                head.push(span(PLAIN, GAP));
                room += width + GAP.len();
            }
            page.line(&head, &[span(PLAIN, " ".repeat(room))], &row[last..]);
        }
    }
}

fn aligned(cell: &Span, side: Side, to: usize) -> Span {
    let space = " ".repeat(to.saturating_sub(width(cell.text())));
    match side {
        Side::Left => cell.with_text(padded(cell.text(), to)),
        Side::Right => cell.with_text(format!("{space}{}", cell.text())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rashinban::Lang;

    #[test]
    fn columns_stand_below_each_other_by_display_width() {
        let mut table = Table::new(&[("施策", Side::Left), ("達成率", Side::Right), ("名前", Side::Left)]);
        table.row([span(PLAIN, "A01"), span(PLAIN, "62.2%"), span(PLAIN, "窓口")]);
        table.row([span(PLAIN, "重要"), span(PLAIN, "−"), span(PLAIN, "予約")]);
        let mut page = Page::new(Lang::Ja);
        table.print(&mut page);
        let lines: Vec<String> =
            anstream::adapter::strip_str(&page.finish()).to_string().lines().map(Into::into).collect();
        assert_eq!(lines, ["施策  達成率  名前", "A01    62.2%  窓口", "重要       −  予約"]);
    }
}
