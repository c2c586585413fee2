//! One statement rewritten in place: a value more or less in a list, another value, another operator, a condition that
//! leaves a caller out, or requests without a key.

use iam_syntax::grammar;
use iam_syntax::json::{self, Json, Limits, quote};
use iam_syntax::policy::{Condition, PolicyKind, PrincipalFamily, Statement};
use iam_syntax::span::Span;

use super::pieces::{Piece, add_member, drop_member, put_in, replaced, take_out};

/// What is changed of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Values more in a list.
    More {
        /// The list
        at: At,
        /// As they are written.
        values: Vec<String>,
    },
    /// A value less, by its place in the list.
    Less {
        /// The list
        at: At,
        /// From 0.
        value: usize,
    },
    /// Other texts for a value, by its place in the list.
    Rewrite {
        /// The list
        at: At,
        /// From 0
        value: usize,
        /// What is written instead, one or more.
        to: Vec<String>,
    },
    /// Another operator for a condition, by its place in the statement.
    Operator {
        /// From 0
        condition: usize,
        /// As it is written.
        to: String,
    },
    /// The statement no longer applies to a caller.
    Exempt {
        /// The caller's `aws:PrincipalArn`.
        principal_arn: String,
    },
    /// The statement applies only to requests that hold a context key.
    Require {
        /// As it is written.
        key: String,
    },
}

/// A list of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    /// `Action` or `NotAction`.
    Action,
    /// `Resource` or `NotResource`: which clause of the statement.
    Resource(usize),
    /// The values of `Principal` or `NotPrincipal` under one name.
    Principal(PrincipalFamily),
    /// The values of a condition, by its place in the statement.
    Condition(usize),
}

/// A text with one statement rewritten; nothing where that cannot be.
#[must_use]
pub fn made(text: &str, kind: PolicyKind, statement: usize, edit: &Edit) -> Option<String> {
    let policy = grammar::parse(kind, text).policy?;
    let read = policy.statements.get(statement)?;
    let tree = json::read(text, Limits::default()).tree?;
    let object = object_at(&tree, read.span)?;
    let pieces = match edit {
        Edit::More { at, values } => more(text, object, read, *at, values)?,
        Edit::Less { at, value } => vec![take_out(list_at(object, read, *at)?, *value)?],
        Edit::Rewrite { at, value, to } => {
            let list = list_at(object, read, *at)?;
            let quoted: Vec<String> = to.iter().map(|it| quote(it)).collect();
            let new = quoted.join(", ");
            vec![match list.items() {
                Some(items) => Piece::instead(items.get(*value)?.span, new),
                None if 1 < to.len() => Piece::instead(list.span, format!("[{new}]")),
                None => Piece::instead(list.span, new),
            }]
        }
        Edit::Operator { condition, to } => operator(text, object, read.conditions.get(*condition)?, to)?,
        Edit::Exempt { principal_arn } => vec![exemption(text, object, read, principal_arn)?],
        Edit::Require { key } => vec![requirement(text, object, read, key)?],
    };
    replaced(text, pieces)
}

/// A text whose policy is read in version 2012-10-17.
#[must_use]
pub fn renewed(text: &str) -> Option<String> {
    let tree = json::read(text, Limits::default()).tree?;
    let newest = quote("2012-10-17");
    let piece = match tree.get("Version") {
        Some(version) => Piece::instead(version.span, newest),
        None => {
            let first = tree.members()?.first()?;
            let start = super::pieces::offset(first.key_span.start);
            let blanks = text.get(..start)?.rsplit('{').next()?;
            let behind = if blanks.contains('\n') { blanks } else { " " };
            Piece::at(start, format!("\"Version\": {newest},{behind}"))
        }
    };
    replaced(text, vec![piece])
}

/// The name under which a principal stands.
#[must_use]
pub(crate) const fn family_name(family: PrincipalFamily) -> &'static str {
    match family {
        PrincipalFamily::Aws => "AWS",
        PrincipalFamily::Federated => "Federated",
        PrincipalFamily::Service => "Service",
        PrincipalFamily::CanonicalUser => "CanonicalUser",
    }
}

fn more(text: &str, object: &Json<'_>, read: &Statement, at: At, values: &[String]) -> Option<Vec<Piece>> {
    if let Some(list) = list_at(object, read, at) {
        return Some(vec![put_in(text, list, values)?]);
    }
    // A principal of a family that the statement has not named yet.
    let At::Principal(family) = at else { return None };
    let named = value_of(object, read.principal.as_ref()?.name)?;
    let quoted: Vec<String> = values.iter().map(|it| quote(it)).collect();
    let value = match quoted.as_slice() {
        [only] => only.clone(),
        _ => format!("[{}]", quoted.join(", ")),
    };
    Some(vec![add_member(text, named, family_name(family), &value)?])
}

/// The values of a list, or the one value that stands for a list.
fn list_at<'t, 'a>(object: &'t Json<'a>, read: &Statement, at: At) -> Option<&'t Json<'a>> {
    match at {
        At::Action => value_of(object, read.action.as_ref()?.name),
        At::Resource(clause) => value_of(object, read.resources.get(clause)?.name),
        At::Principal(family) => value_of(object, read.principal.as_ref()?.name)?
            .members()?
            .iter()
            .find(|member| member.key == family_name(family))
            .map(|member| &member.value),
        At::Condition(at) => {
            let condition = read.conditions.get(at)?;
            value_of(block(object, condition)?, condition.key.span)
        }
    }
}

/// The keys under the operator of a condition.
fn block<'t, 'a>(object: &'t Json<'a>, condition: &Condition) -> Option<&'t Json<'a>> {
    value_of(operators(object)?, condition.operator_span)
}

fn operators<'t, 'a>(object: &'t Json<'a>) -> Option<&'t Json<'a>> {
    let is_condition = |name: &str| name.eq_ignore_ascii_case("Condition");
    let member = object.members()?.iter().find(|member| is_condition(&member.key))?;
    Some(&member.value)
}

fn value_of<'t, 'a>(object: &'t Json<'a>, name: Span) -> Option<&'t Json<'a>> {
    let member = object.members()?.iter().find(|member| member.key_span == name)?;
    Some(&member.value)
}

/// The value that stands at a place.
fn object_at<'t, 'a>(tree: &'t Json<'a>, place: Span) -> Option<&'t Json<'a>> {
    let mut json = tree;
    while json.span != place {
        let holds = |inner: &&Json<'_>| inner.span.start <= place.start && place.end <= inner.span.end;
        json = match (json.members(), json.items()) {
            (Some(members), _) => members.iter().map(|member| &member.value).find(holds)?,
            (None, Some(items)) => items.iter().find(holds)?,
            (None, None) => return None,
        };
    }
    Some(json)
}

/// Another operator for one key. The other keys under the old one keep it.
fn operator(text: &str, object: &Json<'_>, condition: &Condition, to: &str) -> Option<Vec<Piece>> {
    let operators = operators(object)?;
    let all = operators.members()?;
    let own = all.iter().position(|it| it.key_span == condition.operator_span)?;
    let keys = all[own].value.members()?;
    let at = keys.iter().position(|it| it.key_span == condition.key.span)?;
    let value = keys[at].value.span.of(text);
    let there = all.iter().find(|it| it.key.eq_ignore_ascii_case(to));
    let is_alone = keys.len() == 1;
    let mut pieces = Vec::new();
    match there {
        None if is_alone => return Some(vec![Piece::instead(condition.operator_span, quote(to))]),
        Some(there) => {
            let is_taken = |it: &json::Member<'_>| it.key.eq_ignore_ascii_case(&condition.key.value);
            if there.value.members()?.iter().any(is_taken) {
                return None;
            }
            pieces.push(add_member(text, &there.value, &condition.key.value, value)?);
        }
        None => {
            let moved = format!("{{ {}: {value} }}", quote(&condition.key.value));
            pieces.push(add_member(text, operators, to, &moved)?);
        }
    }
    pieces.push(if is_alone {
        drop_member(operators, own)?
    } else {
        drop_member(&all[own].value, at)?
    });
    Some(pieces)
}

/// A condition that holds only where a key is there: beside those that ask whether another is.
fn requirement(text: &str, object: &Json<'_>, read: &Statement, key: &str) -> Option<Piece> {
    let is_there = quote("false");
    let operators = operators(object)?;
    let is_null = |it: &&Condition| it.operator_span.of(text).trim_matches('"').eq_ignore_ascii_case("Null");
    let mut asked = read.conditions.iter().filter(is_null);
    match asked.clone().next() {
        Some(_) if asked.any(|it| it.key.value.eq_ignore_ascii_case(key)) => None,
        Some(condition) => add_member(text, block(object, condition)?, key, &is_there),
        None => add_member(text, operators, "Null", &format!("{{ {}: {is_there} }}", quote(key))),
    }
}

const LEFT_OUT: &str = "ArnNotEquals";
const CALLER: &str = "aws:PrincipalArn";

/// A condition that leaves the caller out: in the list of those that are left out already, if there is one.
fn exemption(text: &str, object: &Json<'_>, read: &Statement, principal_arn: &str) -> Option<Piece> {
    let arn = quote(principal_arn);
    let test = format!("{{ \"{CALLER}\": {arn} }}");
    let Some(operators) = operators(object) else {
        let block = format!("{{ \"{LEFT_OUT}\": {test} }}");
        return add_member(text, object, "Condition", &block);
    };
    let is = |condition: &Condition, name: &str| {
        let written = condition.operator_span.of(text).trim_matches('"');
        written.eq_ignore_ascii_case(name)
    };
    let leaves_out =
        |it: &&Condition| (is(it, LEFT_OUT) || is(it, "ArnNotLike")) && it.key.value.eq_ignore_ascii_case(CALLER);
    if let Some(condition) = read.conditions.iter().find(leaves_out) {
        let list = value_of(block(object, condition)?, condition.key.span)?;
        return put_in(text, list, &[principal_arn.to_string()]);
    }
    match read.conditions.iter().find(|it| is(it, LEFT_OUT)) {
        Some(condition) => add_member(text, block(object, condition)?, CALLER, &arn),
        None => add_member(text, operators, LEFT_OUT, &test),
    }
}
