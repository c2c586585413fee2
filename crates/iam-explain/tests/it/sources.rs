//! Every rule has a page of AWS, and every rule that a step can cite is one of SEMANTICS.md.

use std::collections::BTreeSet;
use std::path::Path;

use iam_explain::source::source_page;

fn read(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect(path)
}

/// The rules that SEMANTICS.md states in §1–§7.
fn stated() -> BTreeSet<String> {
    let text = read("../../SEMANTICS.md");
    let (_, text) = text.split_once("\n## 1. ").expect("§1");
    let (text, _) = text.split_once("\n## 8. ").expect("§8");
    let mut rules = BTreeSet::new();
    for line in text.lines() {
        let line = line.trim_start_matches(['|', '*', ' ']);
        let id: String = line
            .chars()
            .take_while(|it| it.is_ascii_alphanumeric() || *it == '-')
            .collect();
        if is_rule(&id) {
            rules.insert(id);
        }
    }
    rules.extend((2..=7).map(|number| format!("E-{number}")));
    rules
}

fn is_rule(id: &str) -> bool {
    id.split_once('-').is_some_and(|(family, number)| {
        "GPAVCES".contains(family) && family.len() == 1 && number.parse::<u16>().is_ok()
    })
}

/// The rules that steps cite: all texts of that form in the code that makes them.
fn cited() -> BTreeSet<String> {
    let mut text = read("src/node.rs");
    let mut open = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src/node")];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            match path.is_dir() {
                true => open.push(path),
                false => text.push_str(&std::fs::read_to_string(path).expect("a file")),
            }
        }
    }
    text.split('"')
        .filter(|part| is_rule(part))
        .map(str::to_string)
        .collect()
}

#[test]
fn every_rule_has_a_page() {
    let stated = stated();
    assert!(140 < stated.len(), "{stated:?}");
    let without: Vec<&String> = stated.iter().filter(|rule| source_page(rule).is_none()).collect();
    assert!(without.is_empty(), "{without:?}");
    for rule in &stated {
        let page = source_page(rule).unwrap();
        assert!(
            page.starts_with("https://docs.aws.amazon.com/") && page.ends_with(".html"),
            "{page}"
        );
    }
    assert_eq!(None, source_page("E-99"));
}

#[test]
fn every_rule_cited_is_stated_and_has_a_page() {
    let (stated, cited) = (stated(), cited());
    assert!(50 < cited.len(), "{cited:?}");
    let unknown: Vec<&String> = cited.difference(&stated).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}

#[test]
fn choices_stand_in_the_table() {
    let text = read("../../SEMANTICS.md");
    let (_, table) = text.split_once("\n## 10. ").unwrap();
    let code = read("src/source.rs");
    let lines: BTreeSet<&str> = code
        .split("Some(")
        .skip(1)
        .filter_map(|rest| rest.split(')').next())
        .filter(|it| it.parse::<u8>().is_ok())
        .collect();
    assert!(10 < lines.len(), "{lines:?}");
    for line in lines {
        assert!(table.contains(&format!("\n| {line} |")), "no line {line} in §10");
    }
}
