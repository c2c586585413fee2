//! Operators of conditions.

use alloc::format;
use alloc::string::{String, ToString};

use super::{listed, never_there, null_false};
use crate::fact::{Missing, OperatorFact};
use crate::finding::Finding;
use crate::words::quoted;

pub(super) fn said(fact: &OperatorFact, finding: &Finding) -> (String, Option<String>) {
    let q = |text: &String| quoted(text);
    let help = |text: &str| Some(text.to_string());
    let names = || listed(&finding.names);
    let are_several = 1 < finding.names.len();
    let by_number = |one: &'static str, several: &'static str| if are_several { several } else { one };
    match fact {
        OperatorFact::NeedsQuantifier { key } => (
            format!(
                "{} has several values, and without a set operator nothing matches",
                q(key)
            ),
            help("write `ForAnyValue:` or `ForAllValues:` in front of the operator"),
        ),
        OperatorFact::ForAllValuesOnSingle { key } => (
            format!(
                "{} has one value, and `ForAllValues` also holds when it is missing",
                q(key)
            ),
            help("remove `ForAllValues:`"),
        ),
        OperatorFact::StringLikeOnArn { key } => (
            format!(
                "a wildcard of `StringLike` runs over the fields of the ARN in {}",
                q(key)
            ),
            help("use `ArnLike`, which compares field by field"),
        ),
        OperatorFact::WrongOperatorType { key, operator, holds } => (
            format!("{} does not fit {}, which is of type {holds}", q(operator), q(key)),
            Some(format!("use an operator for {holds}")),
        ),
        OperatorFact::AudienceInSet { key, quantifier } => (
            format!(
                "most tokens have one audience, and `{quantifier}` on {} lets in more than it seems",
                q(key)
            ),
            help("leave the set operator out unless the provider sends several audiences"),
        ),
        OperatorFact::TrueWhenMissing => (
            format!(
                "`ForAllValues` also holds when {} {} missing, so requests without {} are allowed",
                names(),
                by_number("is", "are"),
                by_number("it", "them")
            ),
            Some(null_false("if that is not meant, add", &finding.names)),
        ),
        OperatorFact::StarIsNone { star, value, like } => (
            format!("the `{star}` in {} is no wildcard under this operator", q(value)),
            Some(format!("use {} to match a pattern", q(like))),
        ),
        OperatorFact::DenyHitsMissing { missing } => hits_missing(*missing, finding),
        OperatorFact::DenyOnlyIfAllDiffer => (
            format!(
                "this Deny hits only requests in which {} are all wrong at once",
                names()
            ),
            help("if one wrong value is enough, write a Deny for each key"),
        ),
        OperatorFact::NeverTogether { key, other_key, effect } => (
            format!(
                "no request has both {} and {}, so the statement {}",
                q(key),
                q(other_key),
                never_there(*effect, false)
            ),
            help("write a statement for each of them"),
        ),
        OperatorFact::ThereAndMissing { key, effect } => (
            format!(
                "{} has to be missing and to have a value, so the statement {}",
                q(key),
                never_there(*effect, false)
            ),
            help("write a statement for each of them, or take one of the conditions out"),
        ),
        OperatorFact::DeniesLeaveNobody { other, key, other_key } => {
            let (why, what) = if key.eq_ignore_ascii_case(other_key) {
                (
                    format!("no value of {} passes both", q(key)),
                    "put the values of both into one Deny",
                )
            } else {
                (
                    format!("no request has both {} and {}", q(key), q(other_key)),
                    "put both keys into one Deny, which then spares who fulfils one of them",
                )
            };
            (
                format!("together with statement {other} this Deny hits everybody: {why}"),
                help(what),
            )
        }
        OperatorFact::GlobalServicesFenced => (
            format!(
                "requests to {} are made in us-east-1, wherever they come from, and are denied here",
                names()
            ),
            help("leave such services out with `NotAction`, or add `us-east-1`"),
        ),
        OperatorFact::DenyMissesMissing { is_set } => (
            format!(
                "this Deny is off in requests in which {} {} missing",
                names(),
                by_number("is", "are")
            ),
            help(match is_set {
                false => "to deny those as well, end the operator in `IfExists`",
                true => "to deny those as well, write `ForAllValues` in the place of `ForAnyValue`",
            }),
        ),
        OperatorFact::AllowMissesOtherTypes { action, types } => (
            format!(
                "each call of {} also asks for {}, where {} never {}, and this policy does not allow it there, so alone it allows no call",
                q(action),
                listed(types),
                names(),
                by_number("stands", "stand")
            ),
            help(
                "name here in `Resource` what the key stands on, and allow the rest in a statement without the condition",
            ),
        ),
        OperatorFact::DenyHitsOtherTypes {
            action,
            types,
            are_named,
        } => (
            format!(
                "each call of {} also asks for {}, where {} never {}, so this Deny hits every call",
                q(action),
                listed(types),
                names(),
                by_number("stands", "stand")
            ),
            match are_named {
                true => Some(format!(
                    "take {} out of this Deny, or ask for it in a Deny of its own, by a key that it has",
                    q(action)
                )),
                false => help("name in `Resource` what the key stands on, as `arn:aws:ec2:*:*:instance/*`"),
            },
        ),
    }
}

fn hits_missing(missing: Missing, finding: &Finding) -> (String, Option<String>) {
    let names = listed(&finding.names);
    let are = if 1 < finding.names.len() { "are" } else { "is" };
    let also = || format!("this Deny also hits requests in which {names} {are} missing");
    match missing {
        Missing::Sparable => (also(), Some(null_false("if that is not meant, add", &finding.names))),
        Missing::Apart => (
            format!("this Deny also hits requests that have none of {names}"),
            Some(
                "if that is not meant, write a Deny for the keys of each way to call, with a `Null` on them; in one Deny that \
                 would spare everybody, for no request has all of the keys"
                    .to_string(),
            ),
        ),
        Missing::Always => (
            format!("this Deny hits only requests in which {names} {are} missing, so the values say nothing"),
            Some("remove this condition, or the one that keeps the key away".to_string()),
        ),
        Missing::Outsiders => (
            also(),
            Some(
                "who is in no organization lacks it too; to spare AWS services alone, add `\"BoolIfExists\": { \
                 \"aws:PrincipalIsAWSService\": \"false\" }`"
                    .to_string(),
            ),
        ),
        Missing::OutsideResources => (
            also(),
            Some("resources of an account in no organization lack it too, and a `Null` would spare them".to_string()),
        ),
        Missing::OutsideSources => (
            also(),
            Some(
                "if requests of no source are to be spared, add `\"Null\": { \"aws:SourceAccount\": \"false\" }`; a source in no organization lacks the key too"
                    .to_string(),
            ),
        ),
    }
}
