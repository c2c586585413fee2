//! What is shown: a case, a world, or why a text is neither. Pure.

use std::rc::Rc;

use iam_scenario::case::Case;
use iam_scenario::link::made::of_case;
use iam_scenario::link::since::since;
use iam_scenario::link::{self, About, Content, Linked, Made};
use iam_scenario::read::{self, Unknown};
use iam_syntax::json::{self, Limits};
use iam_words::Lang;

use crate::given::{Given, Text};

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Document {
    /// Nothing came yet.
    #[default]
    Waiting,
    Case(Rc<Case>, Link),
    /// The text of a world with steps.
    World(Rc<str>, Link),
    /// Why there is nothing to show, in the reader's language.
    Unread(String),
}

/// What the playground opens with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Link {
    /// What stands behind the `#`; nothing for what is too large for a link.
    pub fragment: Option<String>,
    /// What became of the decisions since it was made.
    pub since: Option<String>,
}

impl Document {
    /// What a link holds.
    pub fn of_link(link: &str, lang: Lang) -> Self {
        match link::decode(link) {
            Ok(Linked { content, about, .. }) => match content {
                Content::Case(case) => {
                    let since = about.made.and_then(|made| since(&made, &of_case(&case), lang));
                    let link = Link {
                        fragment: Some(link.into()),
                        since: since.map(|it| it.said),
                    };
                    Self::Case(Rc::new(*case), link)
                }
                Content::Scenario(text) => {
                    let link = Link {
                        fragment: Some(link.into()),
                        since: None,
                    };
                    Self::World(text.into(), link)
                }
            },
            Err(problem) => Self::Unread(problem.said(lang)),
        }
    }

    /// What another page gave.
    pub fn of_given(given: &Given, lang: Lang) -> Self {
        let Some(text) = given.document() else {
            return Self::of_case(given.case());
        };
        let text = text.trim_start_matches('\u{feff}').trim();
        if let Some(at) = text.find("s=").filter(|_| !text.starts_with(['{', '['])) {
            return Self::of_link(&text[at..], lang);
        }
        let limits = Limits {
            bytes: read::MAX_CASE_BYTES,
            depth: json::MAX_DEPTH,
        };
        let tree = json::read(text, limits).tree;
        let has = |name: &str| tree.as_ref().is_some_and(|tree| tree.get(name).is_some());
        if has("steps") || has("accounts") {
            let link = Link {
                fragment: link::encode_scenario(text, &About::default()),
                since: None,
            };
            return Self::World(text.into(), link);
        }
        if has("Statement") {
            let texts = vec![Text {
                text: text.into(),
                kind: None,
            }];
            let request = given.request.clone();
            let expect = given.expect.clone();
            return Self::of_case(Given { texts, request, expect }.case());
        }
        match read::case_with(text, Unknown::Kept) {
            Ok(case) => Self::of_case(case),
            Err(unreadable) => {
                let problem = unreadable.problems.into_iter().next();
                Self::Unread(problem.map(|it| it.message).unwrap_or_default())
            }
        }
    }

    pub fn of_case(case: Case) -> Self {
        let about = About {
            made: Made::today(&of_case(&case)),
            ..About::default()
        };
        let link = Link {
            fragment: link::encode(&case, &about),
            since: None,
        };
        Self::Case(Rc::new(case), link)
    }

    pub fn case(&self) -> Option<&Rc<Case>> {
        match self {
            Self::Case(case, _) => Some(case),
            Self::Waiting | Self::World(..) | Self::Unread(_) => None,
        }
    }

    pub fn link(&self) -> Option<&Link> {
        match self {
            Self::Case(_, link) | Self::World(_, link) => Some(link),
            Self::Waiting | Self::Unread(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CASE: &str =
        r#"{"principal":"arn:aws:iam::111122223333:user/Ana","action":"s3:GetObject","resource":"arn:aws:s3:::b/k"}"#;

    fn given(text: &str) -> Document {
        let texts = vec![Text {
            text: text.into(),
            kind: None,
        }];
        Document::of_given(
            &Given {
                texts,
                ..Given::default()
            },
            Lang::En,
        )
    }

    #[test]
    fn a_case_comes_as_text_and_as_link() {
        let case = given(CASE);
        let fragment = case.link().and_then(|it| it.fragment.clone()).unwrap();
        for link in [fragment.clone(), ["https://PLAYGROUND.example/#", &fragment].concat()] {
            let Document::Case(opened, about) = given(&link) else {
                panic!("{link}");
            };
            assert_eq!(Some(&opened), case.case());
            assert!(about.since.unwrap().ends_with('✓'));
        }
    }

    #[test]
    fn a_policy_alone_asks_nothing() {
        let policy = r#"{"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}"#;
        let case = given(policy).case().cloned().unwrap();
        assert_eq!(case.policies.identity[0].text, policy);
        assert!(!iam_web::analysis::is_asked(&case.request));
    }

    #[test]
    fn a_world_comes_as_text_and_as_link() {
        let world = given(r#"{"version":1,"accounts":{},"steps":[]}"#);
        assert!(
            matches!(&world, Document::World(_, link) if link.fragment.is_some()),
            "{world:?}"
        );
        let link = world.link().and_then(|it| it.fragment.clone()).unwrap();
        assert!(matches!(given(&link), Document::World(text, _) if text.contains("steps")));
    }

    #[test]
    fn what_is_neither_is_said() {
        for text in ["", "{", "[]", "hello", r#"{"action":5}"#, "#s=1.", "s=9.AAAA.aaaaaaa"] {
            assert!(
                matches!(given(text), Document::Unread(why) if !why.is_empty()),
                "{text}"
            );
        }
    }
}
