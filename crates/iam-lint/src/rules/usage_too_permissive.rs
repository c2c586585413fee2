//! `WILDCARD_USAGE_TOO_PERMISSIVE`, `VARIABLE_USAGE_TOO_PERMISSIVE`: a wildcard or variable where the value is what keeps
//! everybody out.
//!
//! A key that names an account, an organization or a network is a fence; a wildcard in it is a hole. In an ARN or a path
//! of organizational units, six characters have to stand in front of it; in `aws:userid` the part up to the colon.
//!
//! ```json
//! "StringLike": { "aws:PrincipalOrgID": "o-*" }
//! ```

use alloc::string::ToString;

use iam_syntax::operator::{Base, Strings};
use iam_syntax::policy::{Condition, Effect, Text};

use crate::code::Code;
use crate::ctx::Ctx;
use crate::fact::{Fact, Hole, ValueFact};
use crate::keys;

/// Keys that may be open at their end.
const BY_PREFIX: [&str; 5] = [
    "aws:PrincipalArn",
    "aws:PrincipalOrgPaths",
    "aws:SourceArn",
    "aws:SourceOrgPaths",
    "aws:VpceOrgPaths",
];
const N_FIXED: usize = 6;

pub(crate) fn check(ctx: &mut Ctx<'_>) {
    let policy = ctx.policy;
    for statement in &policy.statements {
        // In a Deny under a negated operator the value is the exception, which is the same fence.
        for condition in &statement.conditions {
            let keeps_in = condition.operator.base.is_negated() == (statement.effect == Effect::Deny);
            if keeps_in {
                check_condition(ctx, condition);
            }
        }
    }
}

fn check_condition(ctx: &mut Ctx<'_>, condition: &Condition) {
    let wildcards = match condition.operator.base {
        Base::String { compare, .. } => compare == Strings::Like,
        Base::Arn { .. } => true,
        Base::Numeric(_) | Base::Date(_) | Base::Bool | Base::Binary | Base::IpAddress { .. } | Base::Null => return,
    };
    for value in &condition.values {
        // What stands for an owner of the request itself is no wildcard.
        let variable = value.value.find("${").filter(|_| !is_owner(&value.value));
        let wildcard = value.value.find(['*', '?']).filter(|_| wildcards);
        check_value(ctx, condition, value, wildcard, variable);
    }
}

/// Whether a value is a variable that AWS fills in from the request's own account, organization or network.
fn is_owner(text: &str) -> bool {
    const OWNERS: [&str; 6] = [
        "${aws:PrincipalAccount}",
        "${aws:PrincipalOrgID}",
        "${aws:ResourceAccount}",
        "${aws:ResourceOrgID}",
        "${aws:Ec2InstanceSourceVpc}",
        "${aws:SourceAccount}",
    ];
    OWNERS.iter().any(|it| it.eq_ignore_ascii_case(text))
}

fn check_value(
    ctx: &mut Ctx<'_>,
    condition: &Condition,
    value: &Text,
    wildcard: Option<usize>,
    variable: Option<usize>,
) {
    let key = condition.key.value.as_str();
    let text = value.value.as_str();
    let is_one_of = |all: &[&str]| all.iter().any(|it| keys::is(key, it));
    for (at, is_variable) in [(wildcard, false), (variable, true)] {
        let Some(at) = at else { continue };
        let hole = if is_one_of(&keys::SENSITIVE) {
            Hole::Sensitive
        } else if keys::is(key, "aws:userid") {
            // `AROA…:*`, or `*:name`, where the colon stands right behind it.
            let rest = if is_variable {
                text[at..].split_once('}').map_or("", |(_, rest)| rest)
            } else {
                &text[at + 1..]
            };
            if text[..at].contains(':') || (at == 0 && rest.starts_with(':')) {
                continue;
            }
            Hole::UserId
        } else if is_one_of(&BY_PREFIX) && at < N_FIXED {
            Hole::ShortPrefix
        } else {
            continue;
        };
        let code = if is_variable {
            Code::VariableUsageTooPermissive
        } else {
            Code::WildcardUsageTooPermissive
        };
        let fact = Fact::Value(ValueFact::TooPermissive {
            key: key.to_string(),
            hole,
            is_variable,
        });
        ctx.add(code, value.span, fact);
    }
}
