//! The reader's work as text, to be kept by the browser, and back. Pure; `effects/storage.rs` keeps it.
//!
//! A first line says what is open, the rest is the case or the scenario: `1 own identity-0-0 cross-account edited`,
//! `1 scenario 2 own edited`.

use iam_scenario::read::{self, Unknown};
use iam_scenario::write;

use crate::model::ask::Asked;
use crate::model::slot;
use crate::state::{Document, Origin, Work};
use crate::world::state as scenario;

const VERSION: &str = "1";
const EDITED: &str = "edited";
/// Stands where a case says what is asked.
const SCENARIO: &str = "scenario";
/// What the name of a file's origin begins with. No example is called so.
const FILE: &str = "file.";

/// The work as text.
pub fn write(document: &Document) -> String {
    let body = match document {
        Document::Case(work) => write::case_of_texts(&work.case),
        Document::Scenario(work) => work.text.to_string(),
    };
    [&head(document), "\n", &body].concat()
}

/// The first line.
fn head(document: &Document) -> String {
    let none = || "-".to_string();
    let (what, open, origin, edited) = match document {
        Document::Case(work) => {
            let asked = match work.asked {
                Asked::Own => "own".to_string(),
                Asked::Check(at) => at.to_string(),
            };
            let open = work.open.map_or_else(none, slot::Slot::id);
            (asked, open, &work.origin, work.edited)
        }
        Document::Scenario(work) => {
            let open = work.open.map_or_else(none, |at| at.to_string());
            (SCENARIO.into(), open, &work.origin, work.edited)
        }
    };
    let edited = if edited { EDITED } else { "" };
    [VERSION, &what, &open, word_of(origin), edited].join(" ")
}

/// Where a document came from, as a word.
pub fn word_of(origin: &Origin) -> &str {
    match origin {
        Origin::Own => "own",
        Origin::Example(id) | Origin::File(id) => id,
        Origin::Paste => "paste",
        Origin::Link { .. } => "link",
    }
}

/// Where a case came from, as a word of the first line says it.
fn origin(word: Option<&str>) -> Origin {
    match word {
        Some("link") => Origin::Link {
            has_unknown_fields: false,
        },
        Some("paste") => Origin::Paste,
        Some("own") | None => Origin::Own,
        Some(id) if id.starts_with(FILE) => Origin::File(id.into()),
        Some(id) => Origin::Example(id.into()),
    }
}

/// The work that a text keeps, if it is one of ours.
pub fn read(text: &str) -> Option<Document> {
    let (head, body) = text.split_once('\n')?;
    let mut words = head.split(' ');
    if words.next() != Some(VERSION) {
        return None;
    }
    let what = words.next()?;
    let open = words.next();
    let origin = origin(words.next());
    let edited = words.next() == Some(EDITED);
    if what == SCENARIO {
        return Some(Document::Scenario(scenario::Work {
            text: body.into(),
            open: open.and_then(|at| at.parse().ok()),
            origin,
            edited,
        }));
    }
    let case = read::case_with(body, Unknown::Kept).ok()?;
    let asked = what.parse().ok().filter(|at| *at < case.checks.len());
    let slots = slot::slots(&case.policies);
    let open = slots
        .iter()
        .find(|slot| Some(slot.id().as_str()) == open)
        .or(slots.first());
    Some(Document::Case(Work {
        open: open.copied(),
        asked: asked.map_or(Asked::Own, Asked::Check),
        origin,
        edited,
        case: std::rc::Rc::new(case),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_comes_back_as_it_was_kept() {
        let example = read::case(include_str!("../../../www/gallery/cross-account.json")).unwrap();
        let file = Origin::File("file.1".into());
        for origin in [Origin::Own, Origin::example(&example), file, Origin::Paste] {
            let mut case = example.clone();
            // Kept is the text as typed, whatever form it had in a file.
            case.policies.all_mut().for_each(|policy| policy.is_object = false);
            let mut work = Work::of(case, origin);
            work.asked = Asked::Check(0);
            work.edited = work.origin == Origin::Own;
            let document = Document::Case(work);
            assert_eq!(super::read(&write(&document)), Some(document));
        }
    }

    #[test]
    fn half_written_and_broken_policies_are_kept_too() {
        let mut work = Work::default();
        let case = std::rc::Rc::make_mut(&mut work.case);
        let at = slot::add(&mut case.policies, slot::Kind::Identity);
        case.policies.identity[0].text = "{ \"Statement\": [ \u{d55c} ".into();
        work.open = Some(at);
        let document = Document::Case(work);
        assert_eq!(read(&write(&document)), Some(document));
    }

    #[test]
    fn a_scenario_is_kept_as_it_was_typed() {
        for (text, open, edited) in [("", None, false), ("{ torn \n\u{d55c}", Some(3), true)] {
            let work = scenario::Work {
                open,
                edited,
                ..scenario::Work::of(text, Origin::Example("chain".into()))
            };
            let document = Document::Scenario(work);
            assert_eq!(read(&write(&document)), Some(document));
        }
    }

    #[test]
    fn what_is_not_ours_is_not_read() {
        assert_eq!(read(""), None);
        assert_eq!(read("2 own - own\n{}"), None);
        assert_eq!(read("1 own - own\n{"), None);
    }
}
