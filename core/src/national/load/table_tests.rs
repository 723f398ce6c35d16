//! A table that is loaded at once is what the register's own reader and checks make of it.

use super::{LoadOptions, LoadedCollection, chunk::Common, csv::load, rows::Rows};
use crate::Lang;
use crate::national::Collection;
use crate::register::{
    CheckOptions, Format, Layout, Measure, ReadOptions, Register, RowReader, Rule, TableHead, WriteOptions,
    arbitrary, check, from_csv, from_json,
};
use alloc::{
    format,
    string::{String, ToString as _},
    vec::Vec,
};
use proptest::prelude::*;

const HEADER: &str = "id,owner_code,title,summary,primary_items,related_items,予算,status,stage,start,end,P03-01,P10-04,指標名,単位,基準値,目標値,実績値,indicator2_name,indicator2_unit,indicator2_baseline,indicator2_target,indicator2_actual,indicator2_actual2,団体名,統合先,評価";

/// As tables are written, and as people write them.
const ROWS: [&str; 24] = [
    "M1,131016,公衆無線LANの整備,支所で,I01-02-07;I08-03,I03,1200,,planned,2019-09-01,2020-03-31,satisfied,,満足度,%,66.9,100,,,,,,,,,,",
    "M2,462101,窓口,\"一、\n\"\"二\"\"\",I02-01,,内訳,in-progress,,2019-09-01,2018-03-31,,not-assessed,件数,件,93.0,100,-0.5,率,%,1,2,3,,,,",
    "M3,,窓口の改善,,,,,実施中,do,,,,,,,,,,率,,,,,,府中市,,A",
    "M4,,統合,,,,,統合,,,,,,,,,,,,,,,,,,M2,",
    "M5,131016,公衆無線ＬＡＮの整備,§,I01-02,,012,未着手,plan,,,partially-satisfied,satisfied,件数,,1,2,3,件数,,1,2,3,,,,",
    "M6,13101,古い,,◎I01-02,北部,,,,令和5年度,,○,,件数,,\"1,200件\",全庁で導入,,,,,,,,,,",
    "m2,462101,窓口,,,,,,,,,,,,,,,,,,,,5,6,,,",
    "M7,,t,,,,,何か,,,,,,,,,,,,,,,,,,,",
    ",,続き,,,,,,,,,,,,,,,,,,,,,,,,",
    "M8,,,,,,,,,,,,,,,,,,,,,,,,,,",
    "M1,131016,公衆無線LANの整備,支所で,,,,,,,,,,満足度,%,66.9,100,7,,,,,,,,,",
    "M1,131016,別の題,,,,,,,,,,,,,,,,,,,,,,,,",
    "※注記,,,",
    "",
    ",,,",
    "M9,,長い,,,,,,,,,,,,,,,,,,,,,,,,,,余り",
    "M10,,\"引用\"の後,,,,,,,,,",
    "M11,,途中の\"引用,,,,",
    "M12,,\"閉じない,,,",
    "'-M13,,'=式,,,,-0,,,,,,,件数,,-0,007,1.50",
    "M14,,t\u{85},,,,true,,,,,,,件数,,1e3,5,",
    "M15,,t,,I01;I01,,\"{\"\"a\"\":1}\",suspended,suspended,,,,,,,,,",
    " M16 ,, 題 ,　,,,１２,,,,,,,件,,,",
    "M17,,t,,,,1.5,,,,,,,件数,,1,2,3,,,,,,,,,",
];

fn options(diagnostics: usize) -> LoadOptions {
    let mut options = LoadOptions { threads: 2, ..LoadOptions::default() };
    options.read.limits.diagnostics = diagnostics;
    options
}

fn measures(loaded: &LoadedCollection) -> Option<Vec<Measure>> {
    let all =
        |collection: &Collection| (0..collection.len()).map(|n| collection.measure(n).unwrap()).collect();
    loaded.collection.as_ref().map(all)
}

fn assert_same(table: &[u8], options: &LoadOptions) {
    let want = from_csv(table, &options.read);
    let got = load(table, options, 0);
    let shown = String::from_utf8_lossy(table);
    assert_eq!(got.diagnostics, want.diagnostics, "{shown}");
    assert_eq!(got.encoding, want.encoding);
    let findings = want.register.as_ref().map(|register| check(register, &CheckOptions::default()));
    assert_eq!(measures(&got), want.register.map(|register| register.measures), "{shown}");
    let findings = findings.unwrap_or_default();
    if options.read.limits.diagnostics > findings.len() {
        // Titles of few measures are compared by their parts as well, which those of many are not.
        let of_title = |found: &crate::register::Diagnostic| {
            found.rule == Rule::LikelyDuplicate && found.place.field.as_deref() == Some("title")
        };
        let without = |findings: Vec<_>| findings.into_iter().filter(|f| !of_title(f)).collect::<Vec<_>>();
        assert_eq!(without(got.findings), without(findings), "{shown}");
    }
}

#[test]
fn each_row_is_read_as_the_register_reads_it() {
    for row in ROWS {
        for end in ["\n", "\r\n"] {
            let table = format!("{HEADER}{end}{}{end}{row}{end}{}{end}", ROWS[4], ROWS[23]);
            assert_same(table.as_bytes(), &options(1000));
            assert_same(table.as_bytes(), &options(1));
        }
        assert_same(format!("\u{feff}{HEADER}\n{row}").as_bytes(), &options(1000));
    }
    assert_same(format!("{HEADER}\n{}", ROWS[..7].join("\n")).as_bytes(), &options(1000));
    assert_same(format!("{HEADER}\n{}", ROWS.join("\n")).as_bytes(), &options(1000));
}

#[test]
fn plain_rows_are_read_as_such() {
    let options = options(0);
    let (head, register) = (TableHead::read(HEADER).unwrap(), Register::default());
    let reader = RowReader::new(&head, &options.read).unwrap();
    let common = Common { options: &options.read, as_of: None, index: true, head: &register };
    let mut rows = Rows::new(&common, &reader);
    let mut measure = Measure::default();
    for row in &ROWS[..4] {
        assert!(rows.plain(row, &mut measure).is_ok(), "{row}");
        let table = format!("{HEADER}\n{row}");
        let want = from_csv(table.as_bytes(), &ReadOptions::default());
        assert_eq!(Some([measure.clone()].into()), want.register.map(|register| register.measures));
    }
    assert!(
        [5, 6, 7, 8, 9, 12, 15, 18, 19, 20].iter().all(|row| rows.plain(ROWS[*row], &mut measure).is_err())
    );
}

#[test]
fn headers_are_read_as_the_register_reads_them() {
    for table in [
        "",
        "\n",
        "id,title",
        "id,title\n",
        "\nid,title\n1,a",
        "表,,\nid,title\n1,a",
        "a,b\n1,2",
        "id\ttitle\n1\ta,b",
        "id,title,title\n1,a,b",
        "id,title,,メモ,指標名,indicator1_name\n1,a,,b,c,c\n2,b,x",
        "id,title,as_of\n1,a,2024-03-31",
        "id,title,令和5年度実績,指標名,extra\n1,a,5,b,\"{\"\"x\"\":1}\"\n2,b,,,{",
        "id,title,\"団体\nコード\"\n1,a,131016",
        "id,title\r1,a\r2,b",
    ] {
        assert_same(table.as_bytes(), &options(1000));
    }
    let limited = |set: fn(&mut LoadOptions)| {
        let mut options = options(100);
        set(&mut options);
        assert_same("id,title,メモ\n1,a,b\n2,b,cd\n3,c,d".as_bytes(), &options);
    };
    limited(|options| options.read.limits.columns = 2);
    limited(|options| options.read.limits.measures = 2);
    limited(|options| options.read.limits.line = 6);
    limited(|options| options.read.limits.text = 1);
    limited(|options| options.read.limits.bytes = 20);
}

/// So many rows that they are not read as a register, most of them plain.
fn many() -> String {
    let sound = [0, 1, 2, 4, 19, 22, 23];
    let rows = (0..4500).zip(sound.into_iter().cycle()).map(|(n, row)| format!("{n}-{}\n", ROWS[row].trim()));
    format!("{HEADER}\n{}", rows.collect::<String>())
}

#[test]
fn many_rows_in_several_chunks_are_the_same() {
    let table = many();
    let mut options = options(100_000);
    let want = from_csv(table.as_bytes(), &options.read);
    let register = want.register.unwrap();
    let got = Collection::load_csv(table.as_bytes(), &options);
    assert_eq!(register.measures.len(), 4500);
    assert_eq!(got.diagnostics, want.diagnostics);
    assert_eq!(got.findings, check(&register, &CheckOptions::default()));
    assert_eq!(measures(&got), Some(register.measures));
    for kept in [0, 1, 700] {
        options.read.limits.diagnostics = kept;
        let want = from_csv(table.as_bytes(), &options.read);
        assert_eq!(Collection::load_csv(table.as_bytes(), &options).diagnostics, want.diagnostics);
    }
    // Without what makes it one table, it is read another way, and is the same.
    let odd = format!("{table}{}\n", ROWS[8]);
    let got = Collection::load_csv(odd.as_bytes(), &options);
    assert_eq!(got.diagnostics, from_csv(odd.as_bytes(), &options.read).diagnostics);
}

#[test]
fn rows_of_one_measure_are_known_also_where_its_title_is_wrong() {
    for [first, second] in [["t\u{85}", "t"], ["t", "t\u{85}"], ["t\u{7}", "t\u{7}"], ["t\u{7}", "t"]] {
        let table = format!("id,title,summary\n1,{first},a\n1,{second},b\n2,u,c");
        assert_same(table.as_bytes(), &options(100));
    }
}

#[test]
fn other_encodings_are_the_same() {
    let table = format!("{HEADER}\n{}", ROWS[..5].join("\n"));
    let utf16: Vec<u8> = format!("\u{feff}{table}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in [&utf16[..], b"id,title\n1,\x91\x8b", b"id,title\n1,\xff", b"\xef\xbb\xbfid,title\n1,\xff"] {
        assert_same(bytes, &options(100));
    }
}

#[test]
fn written_registers_are_the_same() {
    for json in [
        &include_bytes!("../../../../examples/registers/prefecture-fy2023.json")[..],
        include_bytes!("../../../../examples/registers/prefecture-fy2024.json"),
    ] {
        let register = from_json(json, &ReadOptions::default()).register.unwrap();
        for layout in [Layout::Wide, Layout::Long] {
            for lang in [Lang::Ja, Lang::En] {
                let options_of_table = WriteOptions { layout, lang, ..WriteOptions::default() };
                let table = register.to_bytes(Format::Csv, &options_of_table).unwrap();
                assert_same(&table, &options(1000));
            }
        }
    }
}

/// A row in which a cell was changed.
fn mutated() -> impl Strategy<Value = String> {
    const CELLS: [&str; 20] = [
        "",
        " ",
        "1",
        "-0",
        "1.0",
        "001",
        "１",
        "I01",
        "I01;I02",
        "◎I01",
        "do",
        "実施中",
        "予定",
        "2023-04-01",
        "131016",
        "\"a\"",
        "\"a\"\"b\"",
        "'=a",
        "§",
        "満たしている",
    ];
    let cell = (0..ROWS.len(), 0..27_usize, prop::sample::select(&CELLS[..]), 0..50_u32);
    cell.prop_map(|(row, at, cell, id)| {
        if ROWS[row].contains('"') {
            return ROWS[row].to_string();
        }
        let mut cells: Vec<&str> = ROWS[row].split(',').collect();
        let id = format!("X{id}");
        if id.ends_with(['1', '2', '3']) {
            cells[0] = &id;
        }
        let at = at % cells.len();
        cells[at] = cell;
        cells.join(",")
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn mutated_rows_are_the_same(rows in prop::collection::vec(mutated(), 1..5)) {
        assert_same(format!("{HEADER}\n{}\n", rows.join("\n")).as_bytes(), &options(1000));
    }

    #[test]
    fn registers_of_every_shape_are_the_same(register in arbitrary::register()) {
        if let Ok(table) = register.to_bytes(Format::Csv, &WriteOptions::default()) {
            assert_same(&table, &options(1000));
        }
    }
}
