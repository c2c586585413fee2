//! Edits after which an Allow lets in every request that lacks a key, or everybody where a variable let in each caller alone:
//! what was kept out comes in, whoever it is. They are the last of what is suggested, and say so.

use iam_scenario::answer::Answer;
use iam_syntax::operator::Operator;
use iam_syntax::pattern::Pattern;
use iam_syntax::policy::{Effect, Statement};

use crate::change::{Change, policy};
use crate::document::edit::{At, Edit};

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

/// Whether some changes give everybody what a variable gives each caller alone: a plain value beside `home/${aws:username}`
/// that the variable would come to for somebody else.
#[must_use]
pub fn goes_past_variable(answer: &Answer, changes: &[Change]) -> bool {
    let past = |change: &Change| match change {
        Change::Edit {
            document,
            statement,
            edit: Edit::More { at, values },
        } => policy(answer, *document)
            .and_then(|it| it.statements.get(*statement))
            .is_some_and(|it| it.effect == Effect::Allow && is_past_variable(it, *at, values)),
        Change::Edit { .. }
        | Change::Context(_)
        | Change::Renew { .. }
        | Change::Remove { .. }
        | Change::Detach { .. }
        | Change::Add { .. }
        | Change::Attach { .. } => false,
    };
    changes.iter().any(past)
}

fn is_past_variable(statement: &Statement, at: At, values: &[String]) -> bool {
    let listed: Vec<&str> = match at {
        At::Resource(clause) => match statement.resources.get(clause) {
            Some(it) if !it.inverted => it.elements.iter().map(|it| it.value.as_str()).collect(),
            Some(_) | None => Vec::new(),
        },
        At::Condition(number) => match statement.conditions.get(number) {
            Some(it) if !it.operator.base.is_negated() => it.values.iter().map(|it| it.value.as_str()).collect(),
            Some(_) | None => Vec::new(),
        },
        At::Action | At::Principal(_) => Vec::new(),
    };
    let patterns: Vec<String> = listed.into_iter().filter_map(of_anybody).collect();
    values
        .iter()
        .filter(|it| !it.contains("${"))
        .any(|value| patterns.iter().any(|it| Pattern::new(it).matches(value)))
}

/// A text with variables as what they come to for anybody, or nothing where it has none.
fn of_anybody(text: &str) -> Option<String> {
    let mut pattern = String::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once("${") {
        let (name, after) = behind.split_once('}')?;
        pattern.push_str(before);
        // `${*}` is the character.
        pattern.push_str(if matches!(name, "*" | "?" | "$") { "?" } else { "*" });
        rest = after;
    }
    (rest.len() < text.len()).then(|| pattern + rest)
}

/// Whether some changes make an Allow let in what lacks a key.
#[must_use]
pub fn loosens(answer: &Answer, changes: &[Change]) -> bool {
    changes.iter().any(|change| key_let_go(answer, change).is_some())
}
