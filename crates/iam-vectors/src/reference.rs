//! The reference of rules for readers: each rule with its sentence from SEMANTICS.md, AWS's page, and an example from the
//! vectors, as a block that is evaluated when the book is built.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use iam_explain::source::source_page;

use crate::answer::{Outcome, ask};
use crate::markdown::{Section, is_rule};
use crate::rules::{defined_by, rules_in};
use crate::run::Ran;

/// A page of the reference: the name of its file, and what is in it.
pub type Page = (String, String);

/// The letters of rules, in the order of the document.
const PARTS: [(char, &str, &str); 7] = [
    ('G', "grammar", "Grammar"),
    ('P', "principals", "Principals"),
    ('A', "actions", "Actions and resources"),
    ('V', "variables", "Policy variables"),
    ('C', "conditions", "Conditions"),
    ('E', "evaluation", "Evaluation"),
    ('S', "sessions", "Sessions"),
];

/// What stands first on each page.
const NOTE: &str = "The rules as the source's SEMANTICS.md has them, each with AWS's page. Short names in capitals are pages, and \
**CHOICE** marks where AWS is silent: the list of both is there. Examples were evaluated when this page was built.";

/// The pages, one a letter.
#[must_use]
pub fn pages(semantics: &str, vectors: &BTreeMap<String, Ran>) -> Vec<Page> {
    let sentences = sentences(semantics);
    let examples = examples(vectors);
    let needed = rules_in(semantics).needed;
    let mut shown = BTreeSet::new();
    PARTS
        .iter()
        .map(|(letter, file, title)| {
            let mut page = format!("# {title}\n\n{NOTE}\n");
            for rule in needed.iter().filter(|it| it.starts_with(*letter)) {
                let sentence = sentences.get(rule.as_str()).map(String::as_str).unwrap_or_default();
                // OK because writing to a `String` never fails, here and below.
                let _ = write!(page, "\n## {rule}\n\n{sentence}\n");
                if let Some(address) = source_page(rule) {
                    let _ = write!(page, "\nAWS: <{address}>\n");
                }
                if let Some(example) = examples.get(rule.as_str()) {
                    write_example(&mut page, rule, example, &mut shown);
                }
            }
            (format!("{file}.md"), page)
        })
        .collect()
}

/// What stands in a section of the vectors.
struct Example<'a> {
    section: &'a Section,
    /// The first of its cases that is answered.
    case: &'a str,
    /// The rule that it is shown at.
    first: &'a str,
}

/// The first section that shows each rule, if it has a case that is answered.
fn examples(vectors: &BTreeMap<String, Ran>) -> BTreeMap<&str, Example<'_>> {
    let mut examples = BTreeMap::new();
    for (section, _) in vectors.values().flat_map(|ran| &ran.sections) {
        let is_answered = |case: &&str| match ask(case, false).map(|it| it.outcome) {
            Ok(Outcome::Error { .. }) | Err(_) => false,
            Ok(_) => true,
        };
        let cases = section.examples.iter().map(|it| it.case.as_str());
        let Some(case) = cases.filter(|it| !it.contains("{{#")).find(is_answered) else {
            continue;
        };
        for rule in &section.rules {
            let example = Example {
                section,
                case,
                first: section.rules.first().unwrap_or(rule),
            };
            examples.entry(rule.as_str()).or_insert(example);
        }
    }
    examples
}

/// An example once, and a way to it from the other rules that it shows.
fn write_example<'a>(page: &mut String, rule: &str, example: &Example<'a>, shown: &mut BTreeSet<&'a str>) {
    let heading = example.section.heading.as_str();
    let title = heading
        .split_whitespace()
        .skip_while(|it| is_rule(it.trim_end_matches(',')));
    let title = title.collect::<Vec<_>>().join(" ");
    if shown.insert(heading) {
        let _ = write!(page, "\n**{title}**\n\n```iam\n{}\n```\n", example.case.trim_end());
    } else if example.first != rule {
        let (first, file) = (example.first, file_of(example.first));
        let _ = write!(page, "\nExample: [{title}]({file}#{}).\n", first.to_lowercase());
    }
}

fn file_of(rule: &str) -> String {
    let part = PARTS.iter().find(|(letter, ..)| rule.starts_with(*letter));
    part.map_or(String::new(), |(_, file, _)| format!("{file}.md"))
}

/// What SEMANTICS.md says at the place that defines each rule.
fn sentences(semantics: &str) -> BTreeMap<&str, String> {
    let mut sentences: BTreeMap<&str, String> = BTreeMap::new();
    // The rule whose sentence may go on in the next line.
    let mut open: Option<&str> = None;
    for line in semantics.lines() {
        let defined = defined_by(line);
        if defined.is_empty() {
            let ends = line.trim().is_empty() || line.starts_with(['*', '|', '#', '`', '-']);
            match open.filter(|_| !ends).and_then(|it| sentences.get_mut(it)) {
                Some(sentence) => {
                    sentence.push(' ');
                    sentence.push_str(line.trim());
                }
                None => open = None,
            }
            continue;
        }
        open = defined.first().copied().filter(|_| !line.starts_with('|'));
        for rule in defined {
            sentences.entry(rule).or_insert_with(|| sentence(line, rule));
        }
    }
    sentences
}

/// The text of a rule in the line that defines it: of a row, what stands in its other cells.
fn sentence(line: &str, rule: &str) -> String {
    if let Some(row) = line.strip_prefix('|') {
        let cells = row.trim_end().trim_end_matches('|').split('|').map(str::trim);
        let cells: Vec<&str> = cells.filter(|it| !it.is_empty() && *it != rule).collect();
        return cells.join(" · ");
    }
    let text = line.trim_start_matches("* ").trim_start_matches("**");
    let text = text.strip_prefix(rule).unwrap_or(text);
    text.trim_start_matches("**").trim().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::run::run;

    const SEMANTICS: &str = "## 1. Grammar\n| id | rule | source |\n|---|---|---|\n| G-1 | One object. | TRP |\n\n* **G-2** An object\n  or a list.\n\nOther.\nG-3 Alone.\n";
    const VECTORS: &str = "## G-1, G-3 One\n```json\n{ \"action\": 1 }\n```\nexpect: error INVALID_TYPE\n\n```json\n{ \"principal\": \"arn:aws:iam::111122223333:user/a\", \"action\": \"s3:GetObject\", \"resource\": \"*\" }\n```\nexpect: implicitDeny identity\n";

    #[test]
    fn each_rule_has_its_sentence_and_an_example_once() {
        let vectors = BTreeMap::from([("a.md".to_owned(), run("a.md", VECTORS))]);
        let pages = pages(SEMANTICS, &vectors);
        let (file, grammar) = &pages[0];
        assert_eq!("grammar.md", file);
        let (start, rules) = grammar.split_once("\n## ").expect("a rule");
        assert_eq!(format!("# Grammar\n\n{NOTE}\n"), start);
        let page = |rule: &str| format!("AWS: <{}>", source_page(rule).expect("a page"));
        let case = "{ \"principal\": \"arn:aws:iam::111122223333:user/a\", \"action\": \"s3:GetObject\", \"resource\": \"*\" }";
        let (one, two, three) = (page("G-1"), page("G-2"), page("G-3"));
        let expected = format!(
            "G-1\n\nOne object. · TRP\n\n{one}\n\n**One**\n\n```iam\n{case}\n```\n\n\
             ## G-2\n\nAn object or a list.\n\n{two}\n\n## G-3\n\nAlone.\n\n{three}\n\nExample: [One](grammar.md#g-1).\n"
        );
        assert_eq!(expected, rules);
    }
}
