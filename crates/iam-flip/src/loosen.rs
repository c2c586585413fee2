//! Edits after which an Allow lets in every request that lacks a key: what the key kept out comes in, whoever it is. They
//! are the last of what is suggested, and say so.

use iam_scenario::answer::Answer;
use iam_syntax::operator::Operator;
use iam_syntax::policy::{Effect, Statement};

use crate::change::{Change, policy};
use crate::document::edit::Edit;

/// The key that an Allow no longer needs after a change.
// rule: C-20
#[must_use]
pub fn key_let_go<'a>(answer: &'a Answer, change: &Change) -> Option<&'a str> {
    match change {
        Change::Edit {
            document,
            statement,
            edit,
        } => key_let_go_of(policy(answer, *document)?.statements.get(*statement)?, edit),
        Change::Context(_)
        | Change::Renew { .. }
        | Change::Remove { .. }
        | Change::Detach { .. }
        | Change::Add { .. }
        | Change::Attach { .. } => None,
    }
}

/// The key that a statement no longer needs after an edit, if the statement is an Allow.
#[must_use]
pub fn key_let_go_of<'a>(statement: &'a Statement, edit: &Edit) -> Option<&'a str> {
    match edit {
        Edit::Operator { condition, to } => {
            let condition = statement.conditions.get(*condition)?;
            let takes_none = Operator::parse(to).is_ok_and(|it| it.if_exists);
            let lets_go = statement.effect == Effect::Allow && takes_none && !condition.operator.if_exists;
            lets_go.then_some(condition.key.value.as_str())
        }
        Edit::More { .. } | Edit::Less { .. } | Edit::Rewrite { .. } | Edit::Exempt { .. } | Edit::Require { .. } => {
            None
        }
    }
}

/// Whether some changes make an Allow let in what lacks a key.
#[must_use]
pub fn loosens(answer: &Answer, changes: &[Change]) -> bool {
    changes.iter().any(|change| key_let_go(answer, change).is_some())
}
