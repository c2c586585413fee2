//! `REDUNDANT_ACTION`, `REDUNDANT_RESOURCE`: a value that another one of the same list takes in.
//!
//! It adds nothing, and whoever takes it out later believes to have taken something away.
//!
//! ```json
//! "Action": ["s3:Get*", "s3:GetObject"]
//! ```

use alloc::collections::BTreeMap;
use alloc::string::String;

use iam_syntax::policy::Clause;
use iam_syntax::span::Span;

use crate::code::Code;
use crate::cover::{Takers, Values};
use crate::ctx::Ctx;
use crate::edit;
use crate::fact::{ActionFact, Fact};
use crate::finding::Role;

pub(crate) fn check(ctx: &mut Ctx<'_>) {
    let policy = ctx.policy;
    for statement in &policy.statements {
        if let Some(clause) = &statement.action {
            check_clause(ctx, clause, Code::RedundantAction, Values::Actions);
        }
        for clause in &statement.resources {
            check_clause(ctx, clause, Code::RedundantResource, Values::Resources);
        }
    }
}

fn check_clause(ctx: &mut Ctx<'_>, clause: &Clause, code: Code, values: Values) {
    let elements = &clause.elements;
    if elements.len() < 2 {
        return;
    }
    let takers = Takers::wild(values, elements);
    let mut first: BTreeMap<String, Span> = BTreeMap::new();
    for element in elements {
        let same = values.same(&element.value);
        let twin = first.get(&same).copied();
        first.entry(same).or_insert(element.span);
        let wider = takers
            .first_other(&element.value)
            .map(|it| (elements[it].span, elements[it].value.clone()));
        let repeats = |(span, wide)| (span, Fact::Action(ActionFact::ElementRepeats { wide }));
        let is_twice = || twin.map(|span| (span, Fact::Action(ActionFact::ElementTwice)));
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
