//! Whether a bucket policy is public, by S3's own definition: it is, unless each statement that allows is for fixed
//! principals or fixes one of the keys that S3 lists (E-78). It does not know whether public access is blocked.

use std::net::IpAddr;

use iam_syntax::arn::{Arn, is_account_id};
use iam_syntax::literal::ip::Range;
use iam_syntax::operator::{Base, Operator, Quantifier};
use iam_syntax::policy::{Condition, Effect, Policy, PrincipalClause, PrincipalFamily, Statement};

/// Whether S3 takes a bucket policy for public.
// rule: E-78
#[must_use]
pub fn is_public(policy: &Policy) -> bool {
    let allows = |statement: &&Statement| statement.effect == Effect::Allow;
    policy.statements.iter().filter(allows).any(|statement| {
        let names_everybody = statement.principal.as_ref().is_none_or(is_for_everybody);
        names_everybody && !statement.conditions.iter().any(fixes)
    })
}

fn is_for_everybody(clause: &PrincipalClause) -> bool {
    let is_everybody = |family: PrincipalFamily, value: &str| family == PrincipalFamily::Aws && value == "*";
    clause.inverted
        || clause
            .entries
            .iter()
            .any(|entry| is_everybody(entry.family, &entry.value.value))
}

/// Whether a condition holds for fixed values of a listed key alone.
fn fixes(condition: &Condition) -> bool {
    let key = condition.key.value.to_ascii_lowercase();
    let fixed: fn(&str) -> bool = match key.as_str() {
        "aws:sourceip" => is_narrow,
        "s3:dataaccesspointarn" => is_of_fixed_account,
        "aws:userid" => is_fixed_id,
        "aws:sourcearn"
        | "aws:sourcevpc"
        | "aws:sourcevpce"
        | "aws:sourceowner"
        | "aws:sourceaccount"
        | "s3:dataaccesspointaccount"
        | "s3:x-amz-server-side-encryption-aws-kms-key-id"
        | "aws:principalarn"
        | "aws:principalaccount"
        | "aws:principalorgid"
        | "aws:principalorgpaths"
        | "aws:principalservicename" => is_fixed,
        _ => return false,
    };
    must_match(condition.operator) && condition.values.iter().all(|value| fixed(&value.value))
}

/// Whether the operator lets only matching values through, and no missing key.
const fn must_match(operator: Operator) -> bool {
    let keeps_missing_out = match operator.quantifier {
        Quantifier::Single | Quantifier::ForAnyValue => !operator.if_exists,
        Quantifier::ForAllValues => false,
    };
    let is_positive = match operator.base {
        Base::String { negated, .. } | Base::Arn { negated } | Base::IpAddress { negated } => !negated,
        Base::Numeric(_) | Base::Date(_) | Base::Bool | Base::Binary | Base::Null => false,
    };
    keeps_missing_out && is_positive
}

/// Neither a wildcard nor a policy variable.
fn is_fixed(value: &str) -> bool {
    !value.contains(['*', '?']) && !value.contains("${")
}

/// A role's id with a session after it, `AROLEID:*`, fixes nothing.
fn is_fixed_id(value: &str) -> bool {
    is_fixed(value) && !(value.starts_with("AROA") && value.contains(':'))
}

/// The account of an access point; its name may be anything.
fn is_of_fixed_account(value: &str) -> bool {
    !value.contains("${") && Arn::parse(value).is_some_and(|arn| is_account_id(arn.account))
}

/// A range no broader than /8 in IPv4 and /32 in IPv6, or one of private addresses.
fn is_narrow(value: &str) -> bool {
    let Some(range) = Range::parse(value) else {
        return false;
    };
    let broadest = match range.address {
        IpAddr::V4(_) => 8,
        IpAddr::V6(_) => 32,
    };
    let is_private = || {
        let private = PRIVATE.iter().filter_map(|range| Range::parse(range));
        private.into_iter().any(|private| private.contains(&range))
    };
    broadest <= range.prefix || is_private()
}

/// RFC 1918 and RFC 4193.
const PRIVATE: [&str; 4] = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"];
