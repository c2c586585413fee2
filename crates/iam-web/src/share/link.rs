//! The link to what is in sight.

use std::rc::Rc;

use iam_protocol::exchange::Written as Answered;
use iam_scenario::read::{self, Unknown};
use iam_scenario::write;
use iam_syntax::json::{self, Limits};

use crate::address;
use crate::analysis::Shared;
use crate::effects::{exchange, history};
use crate::model::ask;
use crate::model::tried::text_of;
use crate::state::{App, Document};
use crate::trace::walk::{Shows, number};

/// The link. It is written when the menu opens, so that none is while nobody looks.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Link {
    #[default]
    Writing,
    Written(Rc<Written>),
    /// What packs links could not be fetched.
    NotFetched,
    /// There is no link to a text that is torn.
    Torn,
    /// It is too large for a link.
    TooLarge,
    /// The names can't be taken out: why.
    Refused(Rc<str>),
}

#[derive(Clone, Debug, PartialEq)]
pub struct Written {
    /// What stands after the `#`.
    pub fragment: String,
    /// Where other names stand in it.
    pub redacted: Option<Redacted>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Redacted {
    /// The document with other names, as JSON.
    pub text: String,
    /// What a case comes to.
    pub shown: Option<Shared>,
    /// Each name with what stands for it.
    pub replaced: Vec<(String, String)>,
}

/// Writes the link of a document: of a case, with the view of its trace that is open, and the step that is looked at.
pub fn write(app: &App, done: impl FnOnce(Link) + 'static) {
    match app.document() {
        Document::Case(work) => {
            let (tab, asked) = (app.page.tab, work.asked);
            // A link opens at the request that a case is opened with, so a step of another one is not in it.
            let looked = app.looked.as_ref().filter(|_| asked == ask::first(&work.case));
            let looked = looked.map(|it| it.node.clone());
            exchange::write_link(write::case_of_texts(&work.case), app.page.redacts, move |answered| {
                let (link, redacted) = match answered {
                    None => return done(Link::NotFetched),
                    // The case is written here, so it is whole.
                    Some(Answered::Nothing) => return done(Link::TooLarge),
                    Some(Answered::Refused { why }) => return done(Link::Refused(why.into())),
                    Some(Answered::Link { link, redacted }) => (link, redacted),
                };
                let redacted = redacted.and_then(|it| {
                    let case = read::case_with(&it.text, Unknown::Kept).ok()?;
                    Some(Redacted {
                        shown: Some(Shared::of(&case, asked)),
                        text: it.text,
                        replaced: it.replaced,
                    })
                });
                let written = move |at| {
                    let others = address::of_others(&history::fragment());
                    let behind = address::behind(Shows { tab, at });
                    let fragment = [link, others, behind].concat();
                    done(Link::Written(Rc::new(Written { fragment, redacted })));
                };
                match looked {
                    Some(node) => exchange::steps(text_of(&work.case, work.asked), move |steps| {
                        written(number(&steps, &node))
                    }),
                    None => written(None),
                }
            });
        }
        Document::Scenario(work) => {
            exchange::write_scenario_link(work.text.to_string(), app.page.redacts, move |answered| {
                let is_whole = is_object(&work.text);
                let shows = Shows {
                    at: work.open,
                    ..Shows::default()
                };
                done(match answered {
                    Some(Answered::Link { link, redacted }) => Link::Written(Rc::new(Written {
                        fragment: [link, address::behind(shows)].concat(),
                        redacted: redacted.map(|it| Redacted {
                            text: it.text,
                            shown: None,
                            replaced: it.replaced,
                        }),
                    })),
                    Some(Answered::Refused { why }) => Link::Refused(why.into()),
                    Some(Answered::Nothing) if is_whole => Link::TooLarge,
                    Some(Answered::Nothing) => Link::Torn,
                    None => Link::NotFetched,
                });
            })
        }
    }
}

/// Whether a text is whole, and what a scenario may be.
fn is_object(text: &str) -> bool {
    let read = json::read(text, Limits::default());
    read.problems.is_empty() && read.tree.is_some_and(|tree| tree.members().is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_scenario_can_t_be_is_torn() {
        for text in ["", "{", "[]", "{\"steps\": [}", "1"] {
            assert!(!is_object(text), "{text}");
        }
        assert!(is_object("{ \"steps\": [] }"));
    }
}
