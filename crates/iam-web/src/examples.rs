//! Worked examples: each a case with a lesson and the answers that it expects.

mod menu;

use iam_scenario::case::{Case, Title};
use iam_scenario::read;
use iam_syntax::json::{self, Limits};

pub use menu::{menu, side};

/// One example.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Example {
    pub id: &'static str,
    text: &'static str,
}

macro_rules! example {
    ($number:literal, $id:literal) => {
        Example {
            id: $id,
            text: include_str!(concat!("../examples/", $number, $id, ".json")),
        }
    };
}

/// All of them, the easiest first.
pub const ALL: &[Example] = &[
    example!("01-", "read-a-bucket"),
    example!("02-", "boundary-and-resource-policy"),
    example!("03-", "cross-account"),
    example!("04-", "trust-policy"),
    example!("05-", "mfa-and-access-keys"),
    example!("06-", "not-action"),
    example!("07-", "scp-levels"),
    example!("08-", "session-policy"),
    example!("09-", "unknown-key"),
];

/// What an example is called and what it teaches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    pub title: [String; 2],
    pub lesson: [String; 2],
}

/// The field that holds the lesson; it stays behind when the example is opened.
const LESSON: &str = "x-lesson";

/// The case of an example.
pub fn case(example: &Example) -> Option<Case> {
    let mut case = read::case(example.text).ok()?;
    case.extra.retain(|(name, _)| name != LESSON);
    Some(case)
}

pub fn about(example: &Example) -> Option<About> {
    let case = read::case(example.text).ok()?;
    let title = match case.title? {
        Title::Both { en, ko, .. } => [en, ko],
        Title::Plain(title) => [title.clone(), title],
    };
    let (_, lesson) = case.extra.into_iter().find(|(name, _)| name == LESSON)?;
    let tree = json::read(&lesson, Limits::default()).tree?;
    let text = |lang: &str| tree.get(lang).and_then(|text| text.as_str()).map(str::to_string);
    Some(About {
        title,
        lesson: [text("en")?, text("ko")?],
    })
}

/// The same id, as ours.
pub fn known_id(id: &str) -> Option<&'static str> {
    find(id).map(|example| example.id)
}

pub fn find(id: &str) -> Option<&'static Example> {
    ALL.iter().find(|example| example.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use iam_scenario::expect::mismatches;

    #[test]
    fn every_example_answers_as_it_expects() {
        for example in ALL {
            let replies = iam_scenario::replies(example.text);
            assert!(replies.iter().all(|reply| reply.expect.is_some()), "{}", example.id);
            for reply in &replies {
                if let Err(problem) = &reply.result {
                    panic!("{}: {problem:?}", example.id);
                }
                assert_eq!(mismatches(reply), [], "{} {:?}", example.id, reply.id);
            }
        }
    }

    #[test]
    fn every_example_teaches_in_both_languages() {
        for example in ALL {
            let about = about(example).unwrap();
            for text in about.title.iter().chain(&about.lesson) {
                assert!(!text.is_empty(), "{}", example.id);
            }
            assert!(case(example).unwrap().extra.is_empty());
        }
    }
}
