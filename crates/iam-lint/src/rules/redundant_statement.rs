//! `REDUNDANT_STATEMENT`: a statement that another one with the same effect takes in.
//!
//! ```json
//! { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::amzn-s3-demo-bucket/*" },
//! { "Effect": "Allow", "Action": "s3:*", "Resource": "*" }
//! ```

use iam_syntax::policy::{Clause, Condition, PrincipalClause, PrincipalFamily, Statement, Text};
use iam_syntax::sort::sort_by;

use crate::code::Code;
use crate::cover::{Takers, Values};
use crate::ctx::Ctx;
use crate::edit;
use crate::fact::{Fact, StatementFact};
use crate::finding::Role;

/// With more statements than these the comparison of each with each would take longer than it is worth.
pub(crate) const MOST_STATEMENTS: usize = 60;

pub(crate) fn check(ctx: &mut Ctx<'_>) {
    let policy = ctx.policy;
    if MOST_STATEMENTS < policy.statements.len() {
        return;
    }
    for (idx, statement) in policy.statements.iter().enumerate() {
        let wider = policy.statements.iter().enumerate().find(|(other_idx, other)| {
            let (other_idx, other) = (*other_idx, *other);
            other_idx != idx
                && other.effect == statement.effect
                && takes_in(other, statement)
                // Of two that say the same, the later one is too many.
                && (other_idx < idx || !takes_in(statement, other))
        });
        let Some((other_idx, other)) = wider else { continue };
        let fact = Fact::Statement(StatementFact::StatementRepeats {
            effect: statement.effect,
            other: ctx.number(other_idx),
        });
        let fix = edit::remove(ctx.tree, statement.span);
        ctx.add(Code::RedundantStatement, statement.effect_span, fact)
            .label(other.effect_span, Role::Wider)
            .fix(fix);
    }
}

/// Whether one statement speaks of each request that another speaks of. Says no where it can't be sure.
pub(crate) fn takes_in(wide: &Statement, narrow: &Statement) -> bool {
    scope_takes_in(wide, narrow)
        && wide
            .conditions
            .iter()
            .all(|it| narrow.conditions.iter().any(|other| is_same(it, other)))
}

/// The same without a look at the conditions.
pub(crate) fn scope_takes_in(wide: &Statement, narrow: &Statement) -> bool {
    let (Some(wide_action), Some(narrow_action)) = (&wide.action, &narrow.action) else {
        return false;
    };
    clause_takes_in(wide_action, narrow_action, Values::Actions)
        && resources_take_in(&wide.resources, &narrow.resources)
        && principal_takes_in(wide.principal.as_ref(), narrow.principal.as_ref())
}

fn clause_takes_in(wide: &Clause, narrow: &Clause, values: Values) -> bool {
    match (wide.inverted, narrow.inverted) {
        (false, false) => !narrow.elements.is_empty() && each_taken(values, narrow, wide),
        // Everything but a few is less than everything but fewer.
        (true, true) => each_taken(values, wide, narrow),
        (false, true) => wide.elements.iter().any(|it| it.value == "*"),
        (true, false) => false,
    }
}

/// Whether each value of one list is taken in by a value of another.
fn each_taken(values: Values, each: &Clause, by: &Clause) -> bool {
    // To sort a few by their beginnings takes longer than to try each.
    const FEW: usize = 16;
    if by.elements.len() <= FEW {
        let is_taken = |it: &Text| by.elements.iter().any(|by| values.covers(&by.value, &it.value));
        return each.elements.iter().all(is_taken);
    }
    let by = Takers::of(values, &by.elements);
    each.elements.iter().all(|it| by.first(&it.value).is_some())
}

fn resources_take_in(wide: &[Clause], narrow: &[Clause]) -> bool {
    match (wide, narrow) {
        ([], []) => true,
        ([wide], [narrow]) => clause_takes_in(wide, narrow, Values::Resources),
        _ => false,
    }
}

fn principal_takes_in(wide: Option<&PrincipalClause>, narrow: Option<&PrincipalClause>) -> bool {
    match (wide, narrow) {
        (None, None) => true,
        (Some(wide), Some(narrow)) if !wide.inverted && !narrow.inverted => {
            let is_everybody = |it: &PrincipalClause| {
                it.entries
                    .iter()
                    .any(|it| it.family == PrincipalFamily::Aws && it.value.value == "*")
            };
            is_everybody(wide)
                || (!narrow.entries.is_empty()
                    && narrow.entries.iter().all(|it| {
                        let same = |other: &iam_syntax::policy::PrincipalEntry| {
                            other.family == it.family && other.value.value == it.value.value
                        };
                        wide.entries.iter().any(same)
                    }))
        }
        _ => false,
    }
}

pub(crate) fn is_same(one: &Condition, other: &Condition) -> bool {
    let values = |it: &Condition| {
        let mut values: alloc::vec::Vec<_> = it.values.iter().map(|it| it.value.clone()).collect();
        sort_by(&mut values, &|one, other| one.cmp(other));
        values
    };
    one.operator == other.operator
        && one.key.value.eq_ignore_ascii_case(&other.key.value)
        && values(one) == values(other)
}
