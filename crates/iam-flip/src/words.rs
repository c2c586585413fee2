//! A change in words.

mod en;
mod ko;

use iam_eval::request::Sort;
use iam_explain::Lang;
use iam_scenario::answer::Answer;
use iam_scenario::case::ContextInput;
use iam_scenario::load::Place;
use iam_syntax::policy::{Effect, PolicyKind};

use crate::change::Change;

/// A change with the names that its sentence needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said<'a> {
    Set {
        key: &'a str,
        value: String,
    },
    Unset {
        key: &'a str,
    },
    Remove {
        statement: String,
        policy: &'a str,
    },
    /// The statement is the policy's only one.
    Detach {
        policy: &'a str,
    },
    Exempt {
        statement: String,
        policy: &'a str,
        principal_arn: &'a str,
    },
    Add {
        effect: Effect,
        policy: &'a str,
        statement: String,
    },
    Attach {
        effect: Effect,
        kind: PolicyKind,
        name: &'a str,
        statement: String,
    },
}

/// One sentence.
#[must_use]
pub fn sentence(change: &Change, answer: &Answer, lang: Lang) -> String {
    let said = said(change, answer);
    match lang {
        Lang::En => en::sentence(&said),
        Lang::Ko => ko::sentence(&said),
    }
}

fn said<'a>(change: &'a Change, answer: &'a Answer) -> Said<'a> {
    let sort: Sort = answer.request.resource.sort;
    let policy = |document: usize| answer.documents.get(document).map_or("", |it| it.name.as_str());
    let read = |document: usize| crate::change::policy(answer, document);
    let statement = |document: usize, statement: usize| {
        let sid = read(document).and_then(|policy| policy.statements.get(statement)?.sid.as_ref());
        sid.filter(|sid| !sid.value.is_empty())
            .map_or_else(|| (statement + 1).to_string(), |sid| format!("`{}`", sid.value))
    };
    match change {
        Change::Context { key, value } => match value {
            ContextInput::Removed => Said::Unset { key },
            ContextInput::One(value) => Said::Set {
                key,
                value: format!("`{value}`"),
            },
            ContextInput::Many(values) => Said::Set {
                key,
                value: format!("`[{}]`", values.join(", ")),
            },
        },
        Change::Remove {
            document,
            statement: at,
        } => {
            if read(*document).is_some_and(|policy| policy.statements.len() == 1) {
                Said::Detach {
                    policy: policy(*document),
                }
            } else {
                Said::Remove {
                    statement: statement(*document, *at),
                    policy: policy(*document),
                }
            }
        }
        Change::Exempt {
            document,
            statement: at,
            principal_arn,
        } => Said::Exempt {
            statement: statement(*document, *at),
            policy: policy(*document),
            principal_arn,
        },
        Change::Add { document, statement } => Said::Add {
            effect: statement.effect,
            policy: policy(*document),
            statement: statement.on_one_line(),
        },
        Change::Attach { place, name, statement } => Said::Attach {
            effect: statement.effect,
            kind: Place::kind(*place, sort),
            name,
            statement: statement.on_one_line(),
        },
    }
}
