//! Tables: with a caption, and heads for rows and columns. Where there is no room, their rows stand one below the other,
//! their cells with the names of their columns, or they are scrolled within their frame. The roles are said because such
//! styles take them away in some browsers.

use super::{Pen, Word};

impl Pen<'_> {
    /// Opens a table whose rows stand by themselves where there is no room.
    pub fn table(&mut self, caption: &str, columns: &[Word]) -> &mut Self {
        self.html.open("div").class("rashinban-table");
        self.html.open("table").attr("role", "table").open("caption").text(caption).close();
        self.table_head(columns)
    }

    /// Writes the heads of the columns, and opens the body.
    pub fn table_head(&mut self, columns: &[Word]) -> &mut Self {
        self.html.open("thead").attr("role", "rowgroup").open("tr").attr("role", "row");
        for column in columns {
            self.column_head().word(*column).html.close();
        }
        self.end_table_head()
    }

    /// Opens a table that is scrolled where there is no room, as far as its first row of heads.
    pub fn scrolled_table(&mut self, id: &str, caption: &str) -> &mut Self {
        // What can be scrolled must be reached by keyboard.
        self.html.open("div").class("rashinban-table rashinban-table--scrolled");
        self.html.attr("tabindex", "0").attr("role", "region");
        self.refer("aria-labelledby", id);
        self.html.open("table").attr("role", "table").open("caption");
        self.id(id).html.text(caption).close();
        self.html.open("thead").attr("role", "rowgroup").open("tr").attr("role", "row");
        self
    }

    /// Opens the head of a column.
    pub fn column_head(&mut self) -> &mut Self {
        self.html.open("th").attr("scope", "col").attr("role", "columnheader");
        self
    }

    /// Ends the row of heads, and opens the body.
    pub fn end_table_head(&mut self) -> &mut Self {
        self.html.close().close().open("tbody").attr("role", "rowgroup");
        self
    }

    /// Opens a row.
    pub fn row(&mut self) -> &mut Self {
        self.html.open("tr").attr("role", "row");
        self
    }

    /// Opens the head of a row.
    pub fn row_head(&mut self) -> &mut Self {
        self.html.open("th").attr("scope", "row").attr("role", "rowheader");
        self
    }

    /// Opens a cell of a column.
    pub fn cell(&mut self, column: Word) -> &mut Self {
        let name = column.of(self.lang);
        self.bare_cell().html.attr("data-column", name);
        self
    }

    /// Opens a cell that never stands by itself.
    pub fn bare_cell(&mut self) -> &mut Self {
        self.html.open("td").attr("role", "cell");
        self
    }

    /// Ends body, table and frame.
    pub fn end_table(&mut self) -> &mut Self {
        self.html.close().close().close();
        self
    }
}
