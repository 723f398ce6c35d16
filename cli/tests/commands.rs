//! What the commands say of the plan.

mod support;

use serde_json::{Value, json};
use support::{codes, err, json, out, page, printed, run};
use unicode_width::UnicodeWidthStr;

/// Lines of `tree` without the drawing: code and label.
fn tree_lines(text: &str) -> Vec<(String, String)> {
    let lines = text.lines().map(|line| line.trim_start_matches(['│', '├', '└', '─', ' ']));
    lines
        .map(|line| line.split_once("  ").expect("code and label"))
        .map(|(c, l)| (c.to_owned(), l.trim().to_owned()))
        .collect()
}

#[test]
fn tree_has_every_item_and_chapter_once_in_the_order_of_the_page() {
    let lines = tree_lines(&printed(&["tree"]));
    assert_eq!(lines.len(), 129 + 13);
    let found: Vec<&str> = lines.iter().map(|(code, _)| code.as_str()).collect();
    let mut once = found.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), found.len());
    // Chapter 2 of the page holds the visions, chapter 3 the principles; 4 and 5 are the sets S and I.
    let headings =
        ["C01", "C02", "V", "C03", "P10", "P03", "P05", "P12", "P01", "S", "I", "C06", "C07", "C08"];
    let places: Vec<_> = headings.iter().map(|code| found.iter().position(|c| c == code)).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted());
    assert!(lines.contains(&("I01-02-03".into(), "在留カードとの一体化".into())));
}

#[test]
fn tree_draws_branches_and_aligns_labels() {
    assert_eq!(
        printed(&["tree", "i4"]).lines().collect::<Vec<_>>(),
        [
            "I04  官民でデータ連携の基盤を整備する",
            "├─ I04-01  データ連携基盤の整備",
            "└─ I04-02  優良事例のサービス/システムの横展開",
        ]
    );
    // Codes of different length beside each other: labels begin in one column.
    let text = printed(&["tree", "--depth", "1"]);
    let column = |line: &str, label: &str| line[..line.find(label).unwrap()].width();
    let chapter = text.lines().find(|line| line.contains("C01 ")).unwrap();
    let set = text.lines().find(|line| line.contains("─ S ")).unwrap();
    assert_eq!(column(chapter, "重点計画とは"), column(set, "戦略として"));
}

#[test]
fn tree_goes_as_deep_as_asked() {
    assert_eq!(tree_lines(&printed(&["tree", "I01", "--depth", "0"])).len(), 1);
    assert_eq!(tree_lines(&printed(&["tree", "I01", "--depth", "1"])).len(), 1 + 6);
    assert_eq!(tree_lines(&printed(&["tree", "I01"])).len(), 1 + 6 + 12 + 3);
    let tree = json(&["tree", "I01", "--depth", "1", "--json"]);
    assert_eq!(tree["tree"]["code"], "I01");
    assert_eq!(
        codes(&tree["tree"]["children"]),
        ["I01-01", "I01-02", "I01-03", "I01-04", "I01-05", "I01-06"]
    );
    assert_eq!(tree["tree"]["children"][1]["children"], json!([]));
}

#[test]
fn tree_as_json_nests_as_it_is_drawn() {
    fn flat<'t>(node: &'t Value, into: &mut Vec<&'t str>) {
        into.push(node["code"].as_str().unwrap());
        for child in node["children"].as_array().unwrap() {
            flat(child, into);
        }
    }
    let document = json(&["--json", "tree"]);
    let mut nested = Vec::new();
    flat(&document["tree"], &mut nested);
    let drawn = tree_lines(&printed(&["tree"]));
    assert_eq!(nested, drawn.iter().map(|(code, _)| code.as_str()).collect::<Vec<_>>());
    assert_eq!(document["edition"], "2023");
    assert!(document["attribution"].as_str().unwrap().starts_with("出典: デジタル庁ウェブサイト"));
}

#[test]
fn show_tells_what_is_known_of_an_item() {
    let text = printed(&["show", "P03-02"]);
    for fact in [
        "P03-02  ワンスオンリー",
        "わんすおんりー",
        "公式でない英訳",
        "国の行政手続オンライン化の3原則",
        page()[79].trim(),
        "79行目の6文字目",
        "2023-06-09",
        "この版より新しい版があります: 2024、2025",
    ] {
        assert!(text.contains(fact), "{fact} is not in\n{text}");
    }
}

#[test]
fn show_says_why_items_refer_to_each_other_and_how_the_page_prints_them() {
    assert!(printed(&["show", "I06-02"]).contains("S06  包括的データ戦略の推進と今後の取組 (同じ見出し)"));
    assert!(printed(&["show", "I02-05"]).contains("共通の語「手続」"));
    // The footnote mark of V06 and the stray space of I01.
    assert!(printed(&["show", "V06"]).contains("「DFFT※の推進をはじめとする国際戦略」"));
    assert!(
        printed(&["show", "I01"])
            .contains("「マイナンバーカードとデジタル行政サービスで 便利な暮らしを提供する」")
    );
    assert!(printed(&["show", "P12-11"]).contains("一遍"), "the note on 一編");
    assert!(printed(&["show", "I01"]).contains("カウンターで受付をする女性"), "the figure");
}

#[test]
fn show_takes_several_codes_as_people_type_them() {
    let text = printed(&["show", "Ｖ４", "i1-2-3", "2023:p10_1"]);
    for heading in
        ["V04  誰一人取り残されないデジタル社会", "I01-02-03  在留カードとの一体化", "P10-01  オープン・透明"]
    {
        assert!(text.lines().any(|line| line.starts_with(heading)), "{heading}");
    }
    let document = json(&["show", "v4", "S6", "--json"]);
    assert_eq!(codes(&document["items"]), ["V04", "S06"]);
    assert_eq!(document["is_newest"], false);
    let item = &document["items"][1];
    assert_eq!(item["number"], 6);
    assert_eq!(item["path"], json!(["S", "S06"]));
    assert_eq!((&item["previous"], &item["next"]), (&json!("S05"), &json!("S07")));
    let same = json!({"item": "I06-02", "reason": "same-title", "term": null});
    assert!(item["cross_references"].as_array().unwrap().contains(&same));
    assert!(item["source"]["note"].as_str().unwrap().contains("I06-02"));
}

#[test]
fn languages_change_labels_and_say_how_sure_they_are() {
    assert!(printed(&["list", "strategy", "--lang", "kana"]).contains("S03  こくさいせんりゃくのすいしん"));
    let english = printed(&["list", "strategy", "--lang", "en"]);
    let line = |code: &str| english.lines().find(|line| line.starts_with(code)).unwrap();
    // S01 alone has an official English name among the strategies.
    assert!(!line("S01").ends_with('*') && line("S02").ends_with('*'));
    assert!(english.contains("* unverified"));
    assert!(printed(&["show", "S01", "--lang", "en"]).contains("(official)"));
    assert!(printed(&["--lang", "en", "show", "V04"]).contains("unverified"));
}

#[test]
fn find_ranks_counts_and_explains_what_it_folded() {
    let text = printed(&["find", "ﾃﾞｼﾞﾀﾙ", "人材"]);
    assert!(text.starts_with("1 件\n"));
    assert!(text.contains("「ﾃﾞｼﾞﾀﾙ」は半角・全角の違いを除いて「デジタル」と一致"));
    assert!(text.contains("V05  デジタル人材の育成・確保"));
    // Found as it was typed: nothing to explain.
    assert!(!printed(&["find", "デジタル"]).contains("一致"));
    assert!(printed(&["find", "強靱"]).contains("「強靱」は漢字の字体の違いを除いて「強靭」と一致"));
    // A word of a text is shown with what stands around it.
    let text = printed(&["find", "二度提出"]);
    assert!(
        text.contains("P03-02  ワンスオンリー") && text.contains("本文: 一度提出した情報は二度提出が不要")
    );
    // AI is not in fairness.
    assert!(!printed(&["find", "AI"]).contains("P10-02"));
}

#[test]
fn find_pages_through_its_results() {
    let all = json(&["find", "データ", "連携", "--json"]);
    let total = usize::try_from(all["total"].as_u64().unwrap()).unwrap();
    let all = codes(&all["hits"]).into_iter().map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(all.len(), total);
    assert_eq!(all[0], "I04-01", "the shortest label that holds both words");
    let part = json(&["find", "データ", "連携", "--json", "--offset", "2", "--limit", "3"]);
    assert_eq!(codes(&part["hits"]), all[2..5]);
    assert_eq!((&part["total"], &part["offset"]), (&json!(total), &json!(2)));
    assert!(
        printed(&["find", "データ 連携", "--offset", "2", "--limit", "3"])
            .starts_with(&format!("{total} 件のうち 3–5\n"))
    );
    // Past the end there is nothing to print, but the words were found.
    assert!(printed(&["find", "データ", "連携", "--offset", "99"]).starts_with(&format!("{total} 件(")));
    assert_eq!(codes(&json(&["find", "データ", "連携", "--json", "--limit", "0"])["hits"]), [""; 0]);
}

#[test]
fn find_filters_by_kind_and_by_place() {
    let kinds = json(&["find", "連携", "--kind", "initiative", "--json"]);
    assert_eq!(codes(&kinds["hits"]), ["I04", "I07"]);
    assert_eq!(json(&["find", "連携", "--kind", "重点的な取組", "--json"]), kinds);
    let within = json(&["find", "連携", "--within", "i1.3", "--json"]);
    assert_eq!(codes(&within["hits"]), ["I01-03", "I01-03-01"]);
}

#[test]
fn find_locates_matches_in_characters() {
    let document = json(&["find", "ｴｰｱｲ", "活用", "--json"]);
    let hit = &document["hits"][0];
    assert_eq!((&hit["code"], &hit["rank"]), (&json!("I06-01"), &json!("label")));
    for found in hit["matches"].as_array().unwrap() {
        let field = match found["field"].as_str().unwrap() {
            "label-ja" => "ja",
            "label-kana" => "kana",
            "label-en" => "en",
            other => panic!("{other}"),
        };
        let at = |key: &str| usize::try_from(found[key].as_u64().unwrap()).unwrap();
        let text: Vec<char> = hit[field].as_str().unwrap().chars().collect();
        assert_eq!(text[at("start")..at("end")].iter().collect::<String>(), found["matched"]);
    }
    let word = hit["matches"].as_array().unwrap().iter().find(|found| found["word"] == 0).unwrap();
    assert_eq!(word["folds"], json!(["width", "kana"]));
}

#[test]
fn find_without_a_hit_exits_with_1_and_says_what_to_try() {
    let output = run(&["find", "手数料の減免"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(out(&output), "");
    assert!(
        err(&output).starts_with("「手数料の減免」は見つかりません")
            && err(&output).contains("nothing found")
    );
    let output = run(&["find", "手数料の減免", "--json"]);
    assert_eq!(output.status.code(), Some(1));
    let document: Value = serde_json::from_str(&out(&output)).unwrap();
    assert_eq!((&document["total"], &document["hits"]), (&json!(0), &json!([])));
}

#[test]
fn list_has_the_counts_that_the_plan_prints() {
    for (kind, count) in [
        ("set", 8),
        ("vision", 6),
        ("basic-principle", 10),
        ("online-principle", 3),
        ("structural-principle", 5),
        ("service-design-article", 12),
        ("cloud-principle", 1),
        ("strategy", 7),
        ("initiative", 10),
        ("initiative-item", 37),
        ("initiative-sub-item", 30),
        ("chapter", 13),
        ("principle", 31),
        ("item", 129),
        // As the page and staff say it.
        ("目指す姿", 6),
        ("サービス設計12箇条", 12),
        ("重点的な取組", 10),
        ("原則", 31),
        ("VISION", 6),
    ] {
        assert_eq!(printed(&["list", kind]).lines().count(), count, "{kind}");
        let document = json(&["list", kind, "--json"]);
        assert_eq!(document["total"], count, "{kind}");
        assert_eq!(document["items"].as_array().unwrap().len(), count, "{kind}");
    }
    assert!(printed(&["list", "item"]).contains("\nV01        デジタル化による成長戦略\n"));
}

#[test]
fn every_kind_that_can_be_listed_is_in_the_help() {
    let help = printed(&["list", "--help"]);
    let error = err(&run(&["list", "no-such-kind"]));
    let kinds = error.split("[possible values: ").nth(1).unwrap().split(']').next().unwrap();
    for kind in kinds.split(", ") {
        let line = help.lines().find(|line| line.trim_start().split(' ').next() == Some(kind));
        let count = line.unwrap_or_else(|| panic!("{kind}")).rsplit(' ').next().unwrap();
        assert_eq!(json(&["list", kind, "--json"])["total"].to_string(), count, "{kind}");
    }
}

#[test]
fn edition_says_that_this_is_not_the_newest() {
    let text = printed(&["edition"]);
    assert!(text.contains("2023     2023-06-09  収録"));
    assert!(text.contains("この版より新しい版があります: 2024、2025、2026 (未確認)"));
    let document = json(&["edition", "--json"]);
    assert_eq!((&document["edition"], &document["newest"]), (&json!("2023"), &json!("2026")));
    assert_eq!(document["is_newest"], false);
    let editions = document["editions"].as_array().unwrap();
    assert_eq!(editions.len(), 7);
    let known = json!({"id": "2023", "decided_on": "2023-06-09", "superseded_by": "2024", "carried": true, "confirmed": true});
    assert!(editions.contains(&known));
    assert_eq!(editions[6]["confirmed"], false);
}
