//! Resources: the ARN formats of what the statement's actions act on.

use alloc::string::String;
use core::ops::Range;

use iam_syntax::arn;
use iam_syntax::policy::PolicyKind;

use super::list::{End, List, begins};
use super::{Ctx, ItemKind};
use crate::actions::{of_statement, resource_types};
use crate::words::{self, Note};

pub(super) fn list(ctx: &Ctx<'_>, list: &mut List<'_>) {
    if ctx.kind == PolicyKind::Key {
        list.add(ItemKind::Resource, "*", End::Whole, || {
            words::note(Note::ThisKey, ctx.lang).into()
        });
        return;
    }
    let actions = of_statement(ctx.catalogue, ctx.place.statement);
    for (service, resource_type) in resource_types(&actions) {
        for format in &*resource_type.arns {
            let Some((word, hole)) = filled(ctx, format.text(), list.typed()) else {
                continue;
            };
            let detail = words::parted(&resource_type.name, &service.title);
            let end = hole.map_or(End::Whole, End::Hole);
            list.add_fitting(ItemKind::Resource, &word, end, detail);
        }
    }
    list.add(ItemKind::Resource, "*", End::Whole, || {
        words::note(Note::EveryResource, ctx.lang).into()
    });
}

/// An ARN of a format that goes on from what was typed, and its first name to fill in; nothing if it can't.
///
/// What AWS writes as `${BucketName}` becomes `BucketName`: with the braces it would be a policy variable.
fn filled(ctx: &Ctx<'_>, format: &str, typed: &str) -> Option<(String, Option<Range<usize>>)> {
    let mut fields = arn::fields(format)?;
    let resource = fields[5];
    for (at, field) in fields.iter_mut().enumerate().take(5) {
        if field.contains("${") {
            *field = match at {
                1 => ctx.named.partition,
                4 => ctx.named.accounts.first().copied().unwrap_or("*"),
                _ => "*",
            };
        }
    }
    // The fields that were typed to their colon stay as they are.
    let mut rest = typed;
    let mut n_typed = 0;
    while n_typed < 5 {
        let Some((field, behind)) = rest.split_once(':') else {
            break;
        };
        let own = fields.get_mut(n_typed)?;
        let may_be = n_typed == 1 || 2 < n_typed || field.eq_ignore_ascii_case(own);
        if !may_be || (2 < n_typed && own.is_empty() && !field.is_empty() && field != "*") {
            return None;
        }
        *own = field;
        rest = behind;
        n_typed += 1;
    }
    let mut word = String::new();
    for (at, field) in fields.iter().take(5).enumerate() {
        // A field that is begun and not ended is gone on with, or taken as it is if it is another.
        let begun = if at == n_typed { rest } else { "" };
        let goes_on = begins(field, begun) || matches!(at, 1 | 3 | 4);
        if !goes_on {
            return None;
        }
        word.push_str(if begins(field, begun) { field } else { begun });
        word.push(':');
    }
    let typed_resource = if n_typed == 5 { rest } else { "" };
    let (tail, hole) = names(resource, typed_resource)?;
    let start = word.len();
    word.push_str(&tail);
    Some((word, hole.map(|it| it.start + start..it.end + start)))
}

/// The resource of a format with its placeholders as names, gone on from what was typed of it.
fn names(format: &str, typed: &str) -> Option<(String, Option<Range<usize>>)> {
    let mut word = String::new();
    let mut hole = None;
    let mut typed = typed;
    let mut rest = format;
    while let Some((before, behind)) = rest.split_once("${") {
        let (name, behind) = behind.split_once('}')?;
        typed = literal(&mut word, before, typed)?;
        rest = behind;
        if typed.is_empty() {
            let start = word.len();
            word.push_str(name);
            hole = hole.or(Some(start..word.len()));
        } else {
            // What was typed up to the next separator of the format is the name.
            let next = behind.chars().next();
            let len = next.and_then(|it| typed.find(it)).unwrap_or(typed.len());
            let (own, more) = typed.split_at_checked(len)?;
            word.push_str(own);
            typed = more;
        }
    }
    typed = literal(&mut word, rest, typed)?;
    typed.is_empty().then_some((word, hole))
}

/// Takes what stands in the format itself, which must agree with what was typed.
fn literal<'t>(word: &mut String, text: &str, typed: &'t str) -> Option<&'t str> {
    word.push_str(text);
    match typed.strip_prefix(text) {
        Some(more) => Some(more),
        None => text.starts_with(typed).then_some(""),
    }
}
