//! `DENY_ONLY_IF_ALL_DIFFER`: a Deny that asks for several wrong values at once.
//!
//! All keys of a condition have to hold. Under negated operators that makes a Deny hit only the requests in which each key
//! is wrong, and one right value is enough to get past it.
//!
//! ```json
//! { "Effect": "Deny", …,
//!   "Condition": { "StringNotEquals": { "aws:RequestTag/Team": "a", "aws:RequestTag/Stage": "b" } } }
//! ```
//!
//! A SUGGESTION, for it may be meant. It is not said of keys that are several ways to say one thing: networks, who calls;
//! nor of exceptions, by which somebody is spared.
//!
//! Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html>

use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;

use iam_syntax::policy::{Condition, Effect};

use crate::apart;
use crate::code::Code;
use crate::ctx::Ctx;
use crate::fact::{Fact, OperatorFact};
use crate::keys;

/// Keys by which somebody is spared.
const EXCEPTIONS: [&str; 11] = [
    "aws:CalledVia",
    "aws:CalledViaFirst",
    "aws:CalledViaLast",
    "aws:PrincipalArn",
    "aws:PrincipalIsAWSService",
    "aws:PrincipalServiceName",
    "aws:PrincipalServiceNamesList",
    "aws:PrincipalType",
    "aws:ViaAWSService",
    "aws:userid",
    "aws:username",
];

/// Keys that are several ways to say one thing, beside those of a place.
const ALIKE: [&[&str]; 2] = [
    &[
        "aws:PrincipalAccount",
        "aws:PrincipalOrgID",
        "aws:PrincipalOrgPaths",
        "aws:SourceAccount",
        "aws:SourceArn",
        "aws:SourceOrgID",
        "aws:SourceOrgPaths",
    ],
    &[
        "aws:ResourceAccount",
        "aws:ResourceOrgID",
        "aws:ResourceOrgPaths",
        "s3:ResourceAccount",
    ],
];

pub(crate) fn check(ctx: &mut Ctx<'_>) {
    let policy = ctx.policy;
    for statement in policy.statements.iter().filter(|it| it.effect == Effect::Deny) {
        let wrong: Vec<&Condition> = statement.conditions.iter().filter(|it| asks_for_wrong(it)).collect();
        let named: BTreeSet<String> = wrong.iter().map(|it| it.key.value.to_ascii_lowercase()).collect();
        let are_of_place = named.iter().all(|key| apart::is_of_place(key));
        let are_alike = are_of_place
            || ALIKE.iter().any(|alike| {
                let is_one = |key: &String| alike.iter().any(|it| keys::is(key, it));
                named.iter().all(is_one)
            });
        if named.len() < 2 || are_alike {
            continue;
        }
        for condition in wrong {
            ctx.add(
                Code::DenyOnlyIfAllDiffer,
                condition.key.span,
                Fact::Operator(OperatorFact::DenyOnlyIfAllDiffer),
            )
            .names(&condition.key.value)
            .within(statement.span);
        }
    }
}

/// Whether a condition holds on wrong values, or on none, and is no exception.
fn asks_for_wrong(condition: &Condition) -> bool {
    let key = condition.key.value.as_str();
    let is_exception = EXCEPTIONS.iter().any(|it| keys::is(key, it)) || keys::is_of(key, "aws:PrincipalTag");
    !is_exception && (condition.operator.base.is_negated() || condition.holds_only_when_missing())
}
