//! The reader's work as text, to be kept by the browser, and back. Pure; `effects/storage.rs` keeps it.
//!
//! A first line says what is open, the rest is the case: `1 own identity-0-0 cross-account edited`.

use iam_scenario::read::{self, Unknown};
use iam_scenario::write;

use crate::model::ask::Asked;
use crate::model::slot;
use crate::state::{Origin, Work};

const VERSION: &str = "1";
const EDITED: &str = "edited";
/// What the name of a file's origin begins with. No example is called so.
const FILE: &str = "file.";
/// A browser keeps some five million characters for a site.
const MOST: usize = 2_000_000;

/// The work as text; nothing where it is too much to keep.
pub fn write(work: &Work) -> Option<String> {
    let text = [&head(work), "\n", &write::case_of_texts(&work.case)].concat();
    (text.len() <= MOST).then_some(text)
}

/// The first line.
pub fn head(work: &Work) -> String {
    let asked = match work.asked {
        Asked::Own => "own".to_string(),
        Asked::Check(at) => at.to_string(),
    };
    let open = work.open.map_or("-".to_string(), slot::Slot::id);
    let origin = match &work.origin {
        Origin::Own => "own",
        Origin::Example(id) | Origin::File(id) => id,
        Origin::Link { .. } => "link",
    };
    let edited = if work.edited { EDITED } else { "" };
    [VERSION, &asked, &open, origin, edited].join(" ")
}

/// Where a case came from, as a word of the first line says it.
pub fn origin(word: Option<&str>) -> Origin {
    match word {
        Some("link") => Origin::Link {
            has_unknown_fields: false,
        },
        Some("own") | None => Origin::Own,
        Some(id) if id.starts_with(FILE) => Origin::File(id.into()),
        Some(id) => Origin::Example(id.into()),
    }
}

/// The work that a text keeps, if it is one of ours.
pub fn read(text: &str) -> Option<Work> {
    let (head, case) = text.split_once('\n')?;
    let mut words = head.split(' ');
    if words.next() != Some(VERSION) {
        return None;
    }
    let case = read::case_with(case, Unknown::Kept).ok()?;
    let asked = words
        .next()
        .and_then(|word| word.parse().ok())
        .filter(|at| *at < case.checks.len())
        .map_or(Asked::Own, Asked::Check);
    let open = words.next();
    let origin = origin(words.next());
    let slots = slot::slots(&case.policies);
    let open = slots
        .iter()
        .find(|slot| Some(slot.id().as_str()) == open)
        .or(slots.first());
    Some(Work {
        open: open.copied(),
        asked,
        origin,
        edited: words.next() == Some(EDITED),
        case: std::rc::Rc::new(case),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_comes_back_as_it_was_kept() {
        let example = read::case(include_str!("../../../www/gallery/cross-account.json")).unwrap();
        for origin in [Origin::Own, Origin::example(&example), Origin::File("file.1".into())] {
            let mut case = example.clone();
            // Kept is the text as typed, whatever form it had in a file.
            case.policies.all_mut().for_each(|policy| policy.is_object = false);
            let mut work = Work::of(case, origin);
            work.asked = Asked::Check(0);
            work.edited = work.origin == Origin::Own;
            assert_eq!(super::read(&write(&work).unwrap()), Some(work));
        }
    }

    #[test]
    fn half_written_and_broken_policies_are_kept_too() {
        let mut work = Work::default();
        let case = std::rc::Rc::make_mut(&mut work.case);
        let at = slot::add(&mut case.policies, slot::Kind::Identity);
        case.policies.identity[0].text = "{ \"Statement\": [ \u{d55c} ".into();
        work.open = Some(at);
        assert_eq!(read(&write(&work).unwrap()), Some(work));
    }

    #[test]
    fn what_is_not_ours_is_not_read() {
        assert_eq!(read(""), None);
        assert_eq!(read("2 own - own\n{}"), None);
        assert_eq!(read("1 own - own\n{"), None);
    }
}
