//! `DENY_HITS_MISSING_KEY`: a Deny that also hits requests in which its key is missing.
//!
//! A negated operator holds when there is nothing to compare, and so does one that ends in `IfExists`. A Deny on a tag, a
//! VPC endpoint or a source therefore hits requests that were not meant: of services, of the console, of older callers.
//!
//! ```json
//! { "Effect": "Deny", …, "Condition": { "StringNotEquals": { "aws:SourceVpce": "vpce-1a2b3c4d" } } }
//! ```
//!
//! A SUGGESTION, said once a policy for all of its keys: mostly it is what was meant. A `Null` spares such requests, unless
//! no request has all of the keys, or another condition keeps the key away: then it would switch the Deny off, and is not
//! what is proposed.
//!
//! Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html>

use iam_catalog::claims;
use iam_syntax::operator::{Base, Quantifier};
use iam_syntax::policy::{Condition, Effect, PolicyKind, Statement};

use crate::apart::{self, Beside};
use crate::code::Code;
use crate::ctx::Ctx;
use crate::fact::{Fact, Missing, OperatorFact};
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
        let beside = Beside::of(statement);
        for condition in &statement.conditions {
            let key = condition.key.value.as_str();
            if !hits_missing(condition) || is_always_there(ctx, key) || is_meant(condition) || beside.asks_for(key) {
                continue;
            }
            let Some(missing) = missing(&beside, statement, key) else {
                continue;
            };
            let fact = Fact::Operator(OperatorFact::DenyHitsMissing { missing });
            let added = ctx
                .add(Code::DenyHitsMissingKey, condition.operator_span, fact)
                .names(key)
                .label(condition.key.span, crate::finding::Role::Key);
            match missing {
                // Of two Denies each has keys of its own that do not come together.
                Missing::Apart => drop(added.within(statement.span)),
                Missing::Sparable
                | Missing::Always
                | Missing::Outsiders
                | Missing::OutsideResources
                | Missing::OutsideSources => {}
            }
        }
    }
}

/// Whether every request has a key.
fn is_always_there(ctx: &Ctx<'_>, key: &str) -> bool {
    let is_one_of = |all: &[&str]| all.iter().any(|it| keys::is(key, it));
    // No token is without subject and audience; but an RCP meets those of all providers.
    let is_of_token = claims::parts(key).is_some_and(|(_, claim)| ["aud", "sub"].contains(&claim));
    // These policies meet principals of accounts alone.
    let is_of_account = match ctx.kind {
        PolicyKind::Identity | PolicyKind::Boundary | PolicyKind::Session | PolicyKind::Scp => true,
        PolicyKind::Resource | PolicyKind::Key | PolicyKind::Trust | PolicyKind::Rcp | PolicyKind::Endpoint => false,
    };
    is_one_of(&ALWAYS_THERE)
        || (is_of_token && ctx.kind != PolicyKind::Rcp)
        || (is_of_account && is_one_of(&["aws:PrincipalArn", "aws:PrincipalAccount"]))
}

/// Whether those without the key are meant: who signs in with access keys has none that says so, and has no MFA.
fn is_meant(condition: &Condition) -> bool {
    condition.operator.if_exists && keys::is(&condition.key.value, "aws:MultiFactorAuthPresent")
}

/// Whether a condition holds where its key is missing.
fn hits_missing(condition: &Condition) -> bool {
    let operator = condition.operator;
    operator.base != Base::Null
        && operator.quantifier != Quantifier::ForAnyValue
        && (operator.if_exists || operator.base.is_negated() || operator.quantifier == Quantifier::ForAllValues)
}

/// What it means that a key is missing; nothing where it says no more than the statement does.
fn missing(beside: &Beside, statement: &Statement, key: &str) -> Option<Missing> {
    let is_one_of = |all: &[&str]| all.iter().any(|it| keys::is(key, it));
    if beside.keeps_away(key) {
        return Some(Missing::Always);
    }
    if beside.has_apart(key) {
        // Who calls comes from the internet or through an endpoint, unless a service does.
        let is_whole = beside.has_all_networks(key) && beside.spares_services();
        return (!is_whole).then_some(Missing::Apart);
    }
    if is_one_of(&["aws:PrincipalOrgID", "aws:PrincipalOrgPaths"]) {
        let knows_services = keys::tests(statement, &[apart::IS_SERVICE]);
        return (!knows_services).then_some(Missing::Outsiders);
    }
    if is_one_of(&["aws:ResourceOrgID", "aws:ResourceOrgPaths"]) {
        return Some(Missing::OutsideResources);
    }
    if is_one_of(&["aws:SourceOrgID", "aws:SourceOrgPaths"]) {
        let knows_sources = ["aws:SourceAccount", "aws:SourceArn"]
            .iter()
            .any(|it| beside.asks_for(it));
        return (!knows_sources).then_some(Missing::OutsideSources);
    }
    Some(Missing::Sparable)
}

/// Whether a statement holds only where a key is there: `"Null": { key: "false" }`.
pub(crate) fn asks_for(statement: &Statement, key: &str) -> bool {
    statement.conditions.iter().any(|it| {
        it.operator.base == Base::Null
            && keys::is(&it.key.value, key)
            && it.values.iter().any(|it| it.value.eq_ignore_ascii_case("false"))
    })
}
