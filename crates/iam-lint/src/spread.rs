//! Which actions a value with wildcards stands for.

use alloc::vec::Vec;

use iam_catalog::catalogue::{Catalogue, Expansion};
use iam_syntax::policy::{Policy, Text};

/// A value of `Action` or `NotAction` with a wildcard, and the actions that it stands for today.
#[derive(Clone, Debug)]
pub struct Spread<'a> {
    /// The value as it is written.
    pub value: &'a Text,
    /// The actions of AWS's reference, and the services of which the names are not loaded.
    pub actions: Expansion<'a>,
}

/// The values with wildcards of a policy, in the order of the text; not the bare `*`.
#[must_use]
pub fn spreads<'a>(policy: &'a Policy, catalogue: &'a Catalogue) -> Vec<Spread<'a>> {
    let clauses = policy.statements.iter().filter_map(|it| it.action.as_ref());
    let values = clauses.flat_map(|it| &it.elements);
    values
        .filter(|it| it.value != "*" && it.value.contains(['*', '?']))
        .map(|value| Spread {
            value,
            actions: catalogue.actions_matching(&value.value),
        })
        .collect()
}
