words! {
    /// A format of files.
    Format, "形式", "format" {
        /// One JSON document.
        Json = 1, "json";
        /// A JSON document a line: the register's own, then each measure.
        JsonLines = 2, "jsonl";
        /// A table as text.
        Csv = 3, "csv";
        /// An Excel workbook.
        Xlsx = 4, "xlsx";
    }
}
