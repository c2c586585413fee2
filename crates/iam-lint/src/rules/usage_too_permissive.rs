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
use crate::fact::{Fact, Hole};
use crate::keys;

/// Keys that may be open at their end.
const BY_PREFIX: [&str; 6] = [
    "aws:PrincipalArn",
    "aws:PrincipalOrgPaths",
    "aws:ResourceOrgPaths",
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
        let variable = value.value.find("${");
        let wildcard = value.value.find(['*', '?']).filter(|_| wildcards);
        check_value(ctx, condition, value, wildcard, variable);
    }
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
            // `AROA…:*`, or `*:name`, which has the colon behind it.
            let before = &text[..at];
            if before.contains(':')
                || (before.is_empty() && text[at..].contains(':') && text[at..].starts_with(['*', '$']))
            {
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
        let fact = Fact::TooPermissive {
            key: key.to_string(),
            hole,
            is_variable,
        };
        ctx.add(code, value.span, fact);
    }
}
