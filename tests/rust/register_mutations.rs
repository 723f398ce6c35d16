//! Ten thousand damaged files of each format: a register or a clean report each time, in bounded time and memory.

use rashinban::register::{
    FileEncoding, Format, Layout, ReadOptions, Register, Severity, WriteOptions, from_bytes, from_csv,
    from_json, from_json_lines, from_xlsx, open,
};
use rashinban_tests::counting::{Counting, peak};
use std::io::{Cursor, Read as _, Write as _};
use std::path::PathBuf;
use std::time::{Duration, Instant};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

#[global_allocator]
static ALLOCATOR: Counting = Counting;

const FILES: usize = 10_000;

/// What a file may take to be read, at most.
const TIME: Duration = Duration::from_secs(5);
const MEMORY: usize = 64 << 20;

/// xorshift64*: the same files in every run.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() >> 33).unwrap() % end.max(1)
    }
}

/// What breaks parsers.
const TOKENS: [&[u8]; 24] = [
    b"\0",
    b"\"",
    b"\"\"",
    b",",
    b",,,,,,,,,,,,,,,,",
    b"\r\n",
    b"\r",
    b"\xff",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\x81",
    b"\xf0\x9f\x97",
    b"[",
    b"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
    b"{\"a\":{\"a\":{\"a\":",
    b"}",
    b"1e999",
    b"-99999999999999999999999999",
    b"\\ud800",
    "令和99年99月99日".as_bytes(),
    "\u{202e}".as_bytes(),
    b"=cmd|'/c calc'!A1",
    b"<![CDATA[",
    b"&#x0;",
];

/// A file with one to four changes.
fn damaged(file: &[u8], random: &mut Random) -> Vec<u8> {
    let mut bytes = file.to_vec();
    for _ in 0..=random.below(4) {
        let at = random.below(bytes.len());
        let end = (at + 1 + random.below(40)).min(bytes.len());
        match random.below(8) {
            0 if at < bytes.len() => bytes[at] ^= 1 << random.below(8),
            1 => drop(bytes.drain(at..end)),
            2 => {
                let copied = bytes[at..end].to_vec();
                let to = random.below(bytes.len());
                bytes.splice(to..to, copied);
            }
            3 => bytes.truncate(at.max(bytes.len() / 4)),
            4 if at < bytes.len() => bytes[at] = u8::try_from(random.below(256)).unwrap(),
            5 => {
                let line = vec![bytes.get(at).copied().unwrap_or(b'a'); random.below(5000)];
                bytes.splice(at..at, line);
            }
            _ => drop(bytes.splice(at..at, TOKENS[random.below(TOKENS.len())].iter().copied())),
        }
    }
    bytes
}

fn example(name: &str) -> Register {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../examples/registers").join(name);
    let mut register = open(file, &ReadOptions::default()).unwrap().register.unwrap();
    // A few measures have all there is; more would only take longer.
    register.measures.truncate(3);
    register
}

fn seeds(format: Format) -> Vec<Vec<u8>> {
    let mut seeds = Vec::new();
    for name in ["city-fy2024.csv", "town-fy2024.xlsx", "prefecture-fy2024.json"] {
        let register = example(name);
        for (layout, encoding) in [(Layout::Wide, FileEncoding::Cp932), (Layout::Long, FileEncoding::Utf8Bom)]
        {
            let mut options = WriteOptions::default();
            options.layout = layout;
            options.encoding = encoding;
            seeds.push(register.to_bytes(format, &options).unwrap());
        }
    }
    seeds
}

/// Reads damaged files. Each gives a register or an error, and what is read at all can be written.
fn run(format: Format, mut damage: impl FnMut(&[u8], &mut Random) -> Vec<u8>) {
    let seeds = seeds(format);
    let mut random = Random(0x5eed + u64::from(format.number()));
    let (mut read, mut refused) = (0, 0);
    for file in 0..FILES {
        let bytes = damage(&seeds[file % seeds.len()], &mut random);
        let begun = Instant::now();
        let mut loaded = None;
        let most = peak(|| {
            let options = ReadOptions::default();
            loaded = Some(match format {
                Format::Json => from_json(&bytes, &options),
                Format::JsonLines => from_json_lines(&bytes, &options),
                Format::Csv => from_csv(&bytes, &options),
                Format::Xlsx => from_xlsx(&bytes, &options),
            });
        });
        let took = begun.elapsed();
        assert!(took < TIME && most < MEMORY, "{format} {file}: {took:?}, {most} bytes");
        let loaded = loaded.unwrap();
        let errors = loaded.diagnostics.iter().filter(|found| found.severity == Severity::Error).count();
        assert_eq!(loaded.register.is_none(), errors > 0, "{format} {file}: {:?}", loaded.diagnostics);
        match &loaded.register {
            None => refused += 1,
            Some(register) => {
                read += 1;
                register.to_bytes(Format::Csv, &WriteOptions::default()).unwrap();
            }
        }
    }
    // The damage is neither too little to tell nor so much that nothing is reached.
    assert!(read > FILES / 100 && refused > FILES / 10, "{format}: {read} read, {refused} refused");
}

#[test]
fn damaged_json_is_read_or_refused() {
    run(Format::Json, damaged);
}

#[test]
fn damaged_json_lines_are_read_or_refused() {
    run(Format::JsonLines, damaged);
}

#[test]
fn damaged_csv_is_read_or_refused() {
    run(Format::Csv, damaged);
}

#[test]
fn damaged_workbooks_are_read_or_refused() {
    // Half of them are sound archives with a damaged part in them.
    run(Format::Xlsx, |file, random| {
        if random.below(2) == 0 { damaged(file, random) } else { with_damaged_part(file, random) }
    });
}

fn with_damaged_part(file: &[u8], random: &mut Random) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(file)).unwrap();
    let mut written = ZipWriter::new(Cursor::new(Vec::new()));
    let chosen = random.below(archive.len());
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        written.start_file(part.name(), stored).unwrap();
        written.write_all(&if at == chosen { damaged(&bytes, random) } else { bytes }).unwrap();
    }
    written.finish().unwrap().into_inner()
}

/// A workbook with these parts.
fn workbook(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut written = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts {
        written.start_file(*name, SimpleFileOptions::default()).unwrap();
        written.write_all(part.as_bytes()).unwrap();
    }
    written.finish().unwrap().into_inner()
}

const TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>"#;
const BOOK: &str = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>"#;
const RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;

fn sheet(rows: &str, behind: &str) -> Vec<u8> {
    let sheet = format!("<worksheet><sheetData>{rows}</sheetData>{behind}</worksheet>");
    workbook(&[
        ("[Content_Types].xml", TYPES),
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
        ("xl/worksheets/sheet1.xml", &sheet),
    ])
}

/// Small files that ask for much.
#[test]
fn bombs_do_not_go_off() {
    let cell = |at: &str, text: &str| format!(r#"<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>"#);
    let head = format!("<row r=\"1\">{}{}</row>", cell("A1", "id"), cell("B1", "title"));
    let far = format!("{head}<row r=\"1048576\">{}</row>", cell("XFD1048576", "x"));
    let body = (2..3000)
        .map(|row| format!("<row r=\"{row}\">{}</row>", cell(&format!("A{row}"), "x")))
        .collect::<Vec<_>>()
        .concat();
    let merges = "<mergeCell ref=\"A2:A1048576\"/>".repeat(3000);
    let strings = r#"<sst uniqueCount="9999999999999999"><si><t>a</t></si></sst>"#;
    let zeros = "0".repeat(300 << 20);
    let files = [
        sheet(&far, ""),
        sheet(&format!("{head}{body}"), &format!("<mergeCells>{merges}</mergeCells>")),
        workbook(&[
            ("[Content_Types].xml", TYPES),
            ("xl/workbook.xml", BOOK),
            ("xl/_rels/workbook.xml.rels", RELATIONS),
            ("xl/sharedStrings.xml", strings),
        ]),
        workbook(&[("[Content_Types].xml", &zeros)]),
        format!("id,title{}\n1,a", ",c".repeat(1_000_000)).into_bytes(),
        format!("id,title\n1,\"{}", "a\n".repeat(1_000_000)).into_bytes(),
        format!("{}1", "[".repeat(1_000_000)).into_bytes(),
        format!("[{}]", "{},".repeat(1_000_000)).into_bytes(),
        format!("{{\"measures\":[{{\"id\":\"{}\"}}]}}", "a".repeat(5_000_000)).into_bytes(),
        "{}\n".repeat(1_000_000).into_bytes(),
        vec![0; 10_000_000],
    ];
    drop(zeros);
    for (number, file) in files.iter().enumerate() {
        let begun = Instant::now();
        let mut loaded = None;
        let most = peak(|| loaded = Some(from_bytes(file, &ReadOptions::default())));
        let took = begun.elapsed();
        assert!(took < 4 * TIME && most < 16 * MEMORY, "{number}: {took:?}, {most} bytes");
        assert_eq!(loaded.unwrap().register, None, "{number}");
    }
}

/// A file of a gigabyte in one line is refused by its size alone: no more is read of it than the limit.
#[test]
fn a_gigabyte_is_refused_unread() {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(b"id,title\n").unwrap();
    file.as_file().set_len(1 << 30).unwrap();
    let mut loaded = None;
    let most = peak(|| loaded = Some(open(file.path(), &ReadOptions::default()).unwrap()));
    let loaded = loaded.unwrap();
    assert_eq!(loaded.register, None);
    assert!(
        loaded.diagnostics[0].reason.ja.contains("bytes") && most < 256 << 20,
        "{most}: {:?}",
        loaded.diagnostics
    );
}
