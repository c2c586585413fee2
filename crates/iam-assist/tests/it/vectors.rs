//! Runs `tests/assist/*.md`: for each policy with a place in it, marked `|`, what is offered and what is told there.
//!
//! ````text
//! ## After the colon
//! ```json identity
//! { "Statement": { "Action": "s3:Get|" } }
//! ```
//! offers `s3:GetObject`
//! lacks `s3:PutObject`
//! first `s3:GetObject`
//! puts `s3:GetObject` as `"Action": "s3:GetObject"`
//! details `s3:GetObject` with `Read`
//! nothing
//! tells `s3:GetObject` about `s3:GetObject`
//! says `Read`
//! links `list_amazons3`
//! silent
//! ````
//!
//! `puts` is part of the text that choosing an item makes, `details` and `says` of what is said.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot read its inputs has nothing to test"
)]

use std::fs;
use std::path::Path;

use iam_assist::complete::{Completions, complete};
use iam_assist::hover::{Hover, hover};
use iam_catalog::catalogue::Catalogue;
use iam_syntax::policy::PolicyKind;
use iam_words::Lang;

pub(crate) struct Case {
    pub(crate) place: String,
    pub(crate) kind: PolicyKind,
    pub(crate) text: String,
    pub(crate) offset: usize,
    expected: Vec<String>,
}

fn kind(name: &str) -> PolicyKind {
    PolicyKind::of_name(name).unwrap_or_else(|| panic!("no kind `{name}`"))
}

pub(crate) fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/assist");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
    paths.sort();
    let mut cases: Vec<Case> = Vec::new();
    for path in paths {
        let text = fs::read_to_string(&path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let mut lines = text.lines().enumerate();
        while let Some((line_idx, line)) = lines.next() {
            let place = format!("{name}:{}", line_idx + 1);
            if let Some(info) = line.strip_prefix("```json ") {
                let body: Vec<&str> = lines.by_ref().map(|(_, it)| it).take_while(|it| *it != "```").collect();
                let marked = body.join("\n");
                let (before, after) = marked.split_once('|').unwrap_or_else(|| panic!("{place}: no `|`"));
                cases.push(Case {
                    place,
                    kind: kind(info),
                    text: format!("{before}{after}"),
                    offset: before.len(),
                    expected: Vec::new(),
                });
            } else if let Some(case) = cases.last_mut()
                && (line.contains('`') || matches!(line, "nothing" | "silent"))
                && line.starts_with(|it: char| it.is_ascii_lowercase())
            {
                case.expected.push(line.into());
            }
        }
    }
    cases
}

/// What stands between backticks in a line.
fn words(line: &str) -> Vec<String> {
    let ticks = if line.contains("``") { "``" } else { "`" };
    line.split(ticks)
        .skip(1)
        .step_by(2)
        .map(|it| it.replace("\\n", "\n"))
        .map(|it| if ticks == "``" { it.trim().into() } else { it })
        .collect()
}

fn put(case: &Case, found: &Completions, label: &str) -> Option<String> {
    let item = found.items.iter().find(|it| it.label == label)?;
    let (before, after) = (&case.text[..found.from as usize], &case.text[found.to as usize..]);
    Some(format!("{before}{}{after}", item.insert))
}

fn holds(case: &Case, line: &str, found: &Completions, told: Option<&Hover>) -> bool {
    let words = words(line);
    let labels: Vec<&str> = found.items.iter().map(|it| &*it.label).collect();
    match (
        line.split(' ').next().unwrap(),
        words.iter().map(|it| &**it).collect::<Vec<_>>().as_slice(),
    ) {
        ("offers", [label]) => labels.contains(label),
        ("lacks", [label]) => !labels.contains(label),
        ("first", [label]) => labels.first() == Some(label),
        ("puts", [label, text]) => put(case, found, label).is_some_and(|it| it.contains(text)),
        ("details", [label, text]) => found
            .items
            .iter()
            .any(|it| it.label == *label && it.detail.contains(text)),
        ("selects", [label, text]) => found
            .items
            .iter()
            .any(|it| it.label == *label && it.select.of(&it.insert) == *text),
        ("nothing", []) => labels.is_empty(),
        ("tells", [title, about]) => told.is_some_and(|it| it.title == *title && it.span.of(&case.text) == *about),
        ("says", [text]) => told.is_some_and(|it| it.lines.iter().any(|it| it.contains(text))),
        ("links", [text]) => told.and_then(|it| it.url.as_ref()).is_some_and(|it| it.contains(text)),
        ("silent", []) => told.is_none(),
        _ => panic!("{}: {line}", case.place),
    }
}

#[test]
fn each_language_says_the_same_of_the_same() {
    let catalogue = Catalogue::whole();
    let is_korean = |text: &str| text.contains(|it: char| ('가'..='힣').contains(&it));
    for case in cases() {
        let [english, korean] = Lang::ALL.map(|lang| complete(case.kind, &case.text, case.offset, &catalogue, lang));
        let words = |found: &Completions| -> Vec<(String, String)> {
            let items = found.items.iter();
            items.map(|it| (it.label.clone(), it.insert.clone())).collect()
        };
        assert_eq!(words(&english), words(&korean), "{}", case.place);
        for (one, other) in english.items.iter().zip(&korean.items) {
            assert_eq!(one.detail.is_empty(), other.detail.is_empty(), "{}", case.place);
            assert!(!is_korean(&one.detail), "{}: {}", case.place, one.detail);
        }
        let [english, korean] = Lang::ALL.map(|lang| hover(case.kind, &case.text, case.offset, &catalogue, lang));
        let (Some(english), Some(korean)) = (&english, &korean) else {
            assert_eq!(english.is_none(), korean.is_none(), "{}", case.place);
            continue;
        };
        assert_eq!(english.lines.len(), korean.lines.len(), "{}", case.place);
        assert!(
            !english.lines.iter().any(|it| is_korean(it)),
            "{}: {english:?}",
            case.place
        );
        assert!(english.lines.iter().chain(&korean.lines).all(|it| !it.ends_with('.')));
        // Names of types and AWS's own sentences are English in both.
        let is_name = |it: &String| english.lines.contains(it);
        assert!(
            korean.lines.iter().all(|it| is_korean(it) || is_name(it)),
            "{}: {korean:?}",
            case.place
        );
    }
}

#[test]
fn each_place_offers_and_tells_what_it_should() {
    let catalogue = Catalogue::whole();
    let mut wrong = Vec::new();
    for case in cases() {
        let found = complete(case.kind, &case.text, case.offset, &catalogue, Lang::En);
        let told = hover(case.kind, &case.text, case.offset, &catalogue, Lang::En);
        for line in &case.expected {
            if !holds(&case, line, &found, told.as_ref()) {
                let labels: Vec<&str> = found.items.iter().take(12).map(|it| &*it.label).collect();
                let texts = words(line);
                let made = texts.first().and_then(|it| put(&case, &found, it));
                wrong.push(format!(
                    "{}: {line}\n  offered {labels:?}\n  made {made:?}\n  told {told:?}",
                    case.place
                ));
            }
        }
        assert!(!case.expected.is_empty(), "{}: nothing is asked", case.place);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
