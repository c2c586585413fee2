//! `DENY_HITS_MISSING_KEY`: a Deny that also hits requests in which its key is missing.
//!
//! A negated operator holds when there is nothing to compare, and so does one that ends in `IfExists`. A Deny on a tag, a
//! VPC endpoint or a source therefore hits requests that were not meant: of services, of the console, of older callers.
//!
//! ```json
//! { "Effect": "Deny", …, "Condition": { "StringNotEquals": { "aws:SourceVpce": "vpce-1a2b3c4d" } } }
//! ```
//!
//! A SUGGESTION, said once a policy for all of its keys: mostly it is what was meant.
//!
//! Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html>

use iam_catalog::claims;
use iam_syntax::operator::{Base, Quantifier};
use iam_syntax::policy::{Effect, Statement};

use crate::code::Code;
use crate::ctx::Ctx;
use crate::fact::{Fact, OperatorFact};
use crate::keys;

/// Keys that every request has.
pub(super) const ALWAYS_THERE: [&str; 9] = [
    "aws:CurrentTime",
    "aws:EpochTime",
    "aws:PrincipalType",
    "aws:RequestedRegion",
    "aws:SecureTransport",
    "aws:ViaAWSService",
    "aws:PrincipalIsAWSService",
    "aws:UserAgent",
    "s3:TlsVersion",
];

pub(crate) fn check(ctx: &mut Ctx<'_>) {
    let policy = ctx.policy;
    for statement in policy.statements.iter().filter(|it| it.effect == Effect::Deny) {
        for condition in &statement.conditions {
            let operator = condition.operator;
            let key = condition.key.value.as_str();
            let holds_when_missing = operator.base != Base::Null
                && operator.quantifier != Quantifier::ForAnyValue
                && (operator.if_exists
                    || operator.base.is_negated()
                    || operator.quantifier == Quantifier::ForAllValues);
            // No token is without subject and audience.
            let is_of_token = claims::parts(key).is_some_and(|(_, claim)| ["aud", "sub"].contains(&claim));
            let is_always_there = is_of_token || ALWAYS_THERE.iter().any(|it| keys::is(key, it));
            if !holds_when_missing || is_always_there || asks_for(statement, key) {
                continue;
            }
            ctx.add(
                Code::DenyHitsMissingKey,
                condition.operator_span,
                Fact::Operator(OperatorFact::DenyHitsMissing),
            )
            .names(key)
            .label(condition.key.span, crate::finding::Role::Key);
        }
    }
}

/// Whether a statement holds only where a key is there: `"Null": { key: "false" }`.
pub(crate) fn asks_for(statement: &Statement, key: &str) -> bool {
    statement.conditions.iter().any(|it| {
        it.operator.base == Base::Null
            && keys::is(&it.key.value, key)
            && it.values.iter().any(|it| it.value.eq_ignore_ascii_case("false"))
    })
}
