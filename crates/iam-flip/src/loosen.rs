//! Edits after which an Allow lets in every request that lacks a key, or everybody where a variable let in each caller alone:
//! what was kept out comes in, whoever it is. They are the last of what is suggested, and say so.

use iam_scenario::answer::Answer;
use iam_syntax::operator::Operator;
use iam_syntax::pattern::{Glob, Pattern};
use iam_syntax::policy::{Effect, Statement, Version};
use iam_syntax::template::{Piece, Template};

use crate::change::{Change, policy};
use crate::document::edit::{At, Edit};
use crate::key::shape::{Shape, shape};
use crate::least::principal_name;

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
        | Change::Identify { .. }
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
pub fn goes_past_variable(answer: &Answer, changes: &[Change]) -> bool {
    let past = |change: &Change| match change {
        Change::Edit {
            document,
            statement,
            edit: Edit::More { at, values },
        } => policy(answer, *document).is_some_and(|policy| {
            let source = policy.statements.get(*statement);
            let source = source.filter(|it| it.effect == Effect::Allow);
            source.is_some_and(|it| is_past_variable(it, policy.version, *at, values))
        }),
        Change::Edit { .. }
        | Change::Context(_)
        | Change::Identify { .. }
        | Change::Renew { .. }
        | Change::Remove { .. }
        | Change::Detach { .. }
        | Change::Add { .. }
        | Change::Attach { .. } => false,
    };
    changes.iter().any(past)
}

/// Whether some values put into an Allow are plain ones beside a variable that would come to them for somebody else.
pub fn is_past_variable(statement: &Statement, version: Version, at: At, values: &[String]) -> bool {
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
    let patterns: Vec<Pattern> = listed.into_iter().filter_map(|it| of_anybody(it, version)).collect();
    values
        .iter()
        .filter(|it| !it.contains("${"))
        .any(|value| patterns.iter().any(|it| it.matches(value)))
}

/// Whether some values are subjects of GitHub's that the workflow of any pull request has, whoever opens it.
///
/// Source: <https://docs.github.com/en/actions/reference/security/oidc>
#[must_use]
pub fn takes_pull_requests(key: &str, values: &[String]) -> bool {
    shape(key) == Shape::GithubSubject && values.iter().any(|it| it.ends_with(":pull_request"))
}

/// Whether an Allow of a resource's policy lets others too do what it kept out: something is taken out of its `NotAction` or
/// `NotResource`, and it names more than who asks.
#[must_use]
pub fn takes_back_exclusion(answer: &Answer, changes: &[Change]) -> bool {
    let own = principal_name(&answer.request.caller).map(|(_, name)| name);
    let takes_back = |change: &Change| {
        let Change::Edit {
            document,
            statement,
            edit: Edit::Less { at, .. },
        } = change
        else {
            return false;
        };
        let source = policy(answer, *document).and_then(|it| it.statements.get(*statement));
        let is_list = match at {
            At::Action | At::Resource(_) => true,
            At::Principal(_) | At::Condition(_) => false,
        };
        let names_others = |it: &Statement| {
            let entries = it.principal.as_ref().map_or(&[][..], |it| &it.entries);
            entries.iter().any(|it| Some(it.value.value.as_str()) != own)
        };
        is_list && source.is_some_and(|it| it.effect == Effect::Allow && names_others(it))
    };
    changes.iter().any(takes_back)
}

/// A text with variables as what they come to for anybody, or nothing where it has none.
fn of_anybody(text: &str, version: Version) -> Option<Pattern> {
    let template = Template::new(text, version)?;
    template.variables().next()?;
    let mut glob = Glob::with_capacity(text.len());
    for piece in &template.pieces {
        match piece {
            Piece::Text(text) => glob.push(text),
            Piece::Literal(character) => glob.push_literal(character.encode_utf8(&mut [0; 4])),
            Piece::Variable(_) => glob.push("*"),
        }
    }
    Some(Pattern::of(&glob))
}

/// Whether some changes make an Allow let in what lacks a key.
#[must_use]
pub fn loosens(answer: &Answer, changes: &[Change]) -> bool {
    changes.iter().any(|change| key_let_go(answer, change).is_some())
}
