//! `REDUNDANT_ACTION`, `REDUNDANT_RESOURCE`: a value that another one of the same list takes in.
//!
//! It adds nothing, and whoever takes it out later believes to have taken something away.
//!
//! ```json
//! "Action": ["s3:Get*", "s3:GetObject"]
//! ```

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};

use iam_syntax::policy::Clause;
use iam_syntax::span::Span;

use crate::code::Code;
use crate::cover;
use crate::ctx::Ctx;
use crate::edit;
use crate::fact::Fact;
use crate::finding::Role;

pub(crate) fn check(ctx: &mut Ctx<'_>) {
    let policy = ctx.policy;
    for statement in &policy.statements {
        if let Some(clause) = &statement.action {
            check_clause(ctx, clause, Code::RedundantAction, cover::action, cover::folded);
        }
        for clause in &statement.resources {
            check_clause(
                ctx,
                clause,
                Code::RedundantResource,
                cover::resource,
                ToString::to_string,
            );
        }
    }
}

fn check_clause(
    ctx: &mut Ctx<'_>,
    clause: &Clause,
    code: Code,
    covers: fn(&str, &str) -> bool,
    same: fn(&str) -> String,
) {
    if clause.elements.len() < 2 {
        return;
    }
    let wide: alloc::vec::Vec<_> = clause
        .elements
        .iter()
        .filter(|it| it.value.contains(['*', '?']))
        .collect();
    let mut first: BTreeMap<String, Span> = BTreeMap::new();
    for element in &clause.elements {
        let twin = first.get(&same(&element.value)).copied();
        first.entry(same(&element.value)).or_insert(element.span);
        let wider = wide
            .iter()
            .find(|it| same(&it.value) != same(&element.value) && covers(&it.value, &element.value))
            .map(|it| (it.span, it.value.clone()));
        let repeats = |(span, wide)| (span, Fact::ElementRepeats { wide });
        let is_twice = || twin.map(|span| (span, Fact::ElementTwice));
        let Some((span, fact)) = wider.map(repeats).or_else(is_twice) else {
            continue;
        };
        let fix = edit::remove(ctx.tree, element.span);
        ctx.add(code, element.span, fact)
            .names(&element.value)
            .label(span, Role::Wider)
            .fix(fix);
    }
}
