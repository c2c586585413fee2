//! Elements by name, and values of the JSON type that an element needs.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use iam_words::en;

use super::Ctx;
use crate::diagnostic::{Diagnostic, Severity};
use crate::json::{Json, Member, Value, quote};
use crate::policy::{PolicyKind, Text};
use crate::report::{flaw, malformed, quoted};
use crate::span::Span;
use crate::suggest::nearest;

/// The elements of the whole document.
pub(super) const DOCUMENT: [&str; 3] = ["Version", "Id", "Statement"];
/// The elements of a statement.
pub(super) const STATEMENT: [&str; 9] = [
    "Sid",
    "Effect",
    "Principal",
    "NotPrincipal",
    "Action",
    "NotAction",
    "Resource",
    "NotResource",
    "Condition",
];

/// Finds the members by their names, and reports those that are no element. A misspelt one counts as what it was
/// meant to be, so that what is wrong inside it is said in the same pass.
// rule: G-5
pub(super) fn by_name<'t, 'a, const N: usize>(
    ctx: &mut Ctx<'_>,
    members: &'t [Member<'a>],
    names: [&'static str; N],
    owner: &str,
) -> [Option<&'t Member<'a>>; N] {
    let mut found = [None; N];
    let mut unknown = Vec::new();
    for member in members {
        match names.iter().position(|name| *name == member.key) {
            // Of two twins, which are reported as such, the first counts.
            Some(at) => found[at] = found[at].or(Some(member)),
            None => unknown.push(member),
        }
    }
    for member in unknown {
        let meant = nearest(&member.key, names).and_then(|meant| names.iter().position(|name| *name == meant));
        let message = format!("{} is not an element of {owner}", quoted(&member.key));
        let problem = malformed("INVALID_POLICY_ELEMENT", "G-5", member.key_span, message);
        ctx.add(match meant {
            Some(at) if found[at].is_none() => {
                found[at] = Some(member);
                did_you_mean(problem, names[at])
            }
            Some(at) => problem.with_help(format!("`{}` stands here already", names[at])),
            None => problem.with_help(where_it_stands(&member.key, &names, owner)),
        });
    }
    found
}

/// Offers the word that a misspelt key was meant to be.
pub(super) fn did_you_mean(problem: Diagnostic, meant: &str) -> Diagnostic {
    let place = problem.span;
    problem
        .with_help(format!("did you mean `{meant}`?"))
        .with_fix(format!("Write `{meant}`"), place, quote(meant))
}

fn where_it_stands(name: &str, names: &[&str], owner: &str) -> String {
    if STATEMENT.contains(&name) {
        String::from("it stands in a statement")
    } else if DOCUMENT.contains(&name) {
        String::from("it stands beside `Statement`")
    } else {
        format!("the elements of {owner} are {}", list(names))
    }
}

/// `` `A`, `B` and `C` ``.
pub(super) fn list(names: &[&str]) -> String {
    let mut text = String::new();
    for (at, name) in names.iter().enumerate() {
        let between = if at == 0 {
            ""
        } else if at + 1 == names.len() {
            " and "
        } else {
            ", "
        };
        text.push_str(&format!("{between}`{name}`"));
    }
    text
}

/// A kind of policy, as a sentence says it.
pub(super) const fn noun(kind: PolicyKind) -> &'static str {
    en::policy(kind.term()).a
}

/// Reports a value of the wrong JSON type. Where there is no value the reader has said so.
// rule: G-13
pub(super) fn wrong_type(ctx: &mut Ctx<'_>, json: &Json<'_>, element: &str, expected: &str) {
    if json.value != Value::Torn {
        let message = format!("{element} is {expected}, not {}", json.kind());
        ctx.add(malformed("DATA_TYPE_MISMATCH", "G-13", json.span, message));
    }
}

/// A string.
pub(super) fn text(ctx: &mut Ctx<'_>, json: &Json<'_>, element: &str) -> Option<Text> {
    match &json.value {
        Value::String(value) => Some(Text {
            value: value.as_ref().to_owned(),
            span: json.span,
        }),
        _ => {
            wrong_type(ctx, json, element, "a string");
            None
        }
    }
}

/// The strings of a member: one, or a list of them. Those that are of another type are reported and left out.
// rule: G-2
pub(super) fn texts(ctx: &mut Ctx<'_>, member: &Member<'_>) -> Vec<Text> {
    let items = match &member.value.value {
        Value::Array(items) => items.as_slice(),
        _ => core::slice::from_ref(&member.value),
    };
    let mut texts = Vec::with_capacity(items.len());
    for item in items {
        match &item.value {
            Value::String(value) => texts.push(Text {
                value: value.as_ref().to_owned(),
                span: item.span,
            }),
            _ if item.span == member.value.span => {
                wrong_type(ctx, item, &quoted(&member.key), "a string or a list of strings");
            }
            _ => wrong_type(ctx, item, &format!("a value of {}", quoted(&member.key)), "a string"),
        }
    }
    texts
}

/// Whether a value is an empty list.
pub(super) fn is_empty_list(json: &Json<'_>) -> bool {
    json.items().is_some_and(<[_]>::is_empty)
}

/// Reports a list or object that has nothing in it.
pub(super) fn report_empty(ctx: &mut Ctx<'_>, code: &'static str, member: &Member<'_>, message: &str) {
    ctx.add(flaw(Severity::Suggestion, code, "G-15", member.value.span, message));
}

/// The opening bracket of an object or list: the place of what is missing in it.
pub(super) const fn opener(json: &Json<'_>) -> Span {
    Span::new(json.span.start, json.span.start + 1)
}
