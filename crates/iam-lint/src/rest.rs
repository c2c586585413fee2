//! What can still be looked at in a malformed policy.
//!
//! AWS refuses the whole document because of one slip. A reader who mends it wants to know at once what else there is, and
//! so do the rules: they see the statements that are whole, and of the others the names that could be read.

use alloc::vec::Vec;

use iam_syntax::diagnostic::{Diagnostic, Habit, Weight};
use iam_syntax::policy::{Policy, Statement};
use iam_syntax::sort::sort_by;

/// The statements of a malformed policy.
pub(crate) struct Rest {
    /// Those in which nothing is malformed.
    pub(crate) whole: Policy,
    /// Those in which something is malformed and therefore left out. What they come to is not known.
    pub(crate) torn: Policy,
}

pub(crate) fn sorted(policy: Policy, diagnostics: &[Diagnostic]) -> Rest {
    let torn = diagnostics
        .iter()
        .filter(|it| it.weight == Weight::Malformed && it.habit.is_none_or(takes_something_away));
    let mut places: Vec<u32> = torn.flat_map(|it| it.spans().map(|span| span.start)).collect();
    sort_by(&mut places, &u32::cmp);
    let is_whole = |statement: &Statement| {
        let next = places.partition_point(|it| *it < statement.span.start);
        places.get(next).is_none_or(|it| statement.span.end <= *it)
    };
    let without = |statements| Policy {
        statements,
        ..policy.clone()
    };
    let (whole, torn) = policy.statements.iter().cloned().partition(is_whole);
    Rest {
        whole: without(whole),
        torn: without(torn),
    }
}

/// Whether something is not there that the writer meant; otherwise the text is only written in another way.
const fn takes_something_away(habit: Habit) -> bool {
    match habit {
        Habit::LeftOut | Habit::TrustPolicy => true,
        Habit::CurlyQuotes
        | Habit::Language { .. }
        | Habit::LastCommas
        | Habit::Comments
        | Habit::ByteOrderMark
        | Habit::OddBlanks(_)
        | Habit::BareStatements { .. } => false,
    }
}
