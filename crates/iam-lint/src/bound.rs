//! Whether a statement that lets a service in is bound to somebody's account, organization or resource already.
//!
//! Beside the keys of the source there are as many ways as services have keys: the context of an encryption names a log
//! group, an endpoint names a function. So it is the values that are looked at: one that names an account, an organization
//! or a resource keeps all others out.

use iam_syntax::arn::{fields, is_account_id};
use iam_syntax::operator::Base;
use iam_syntax::policy::{Condition, Statement};

use crate::keys;

/// Keys of a principal, which a service that calls does not have.
pub(crate) const OF_PRINCIPALS: [&str; 6] = [
    "aws:PrincipalAccount",
    "aws:PrincipalArn",
    "aws:PrincipalOrgID",
    "aws:PrincipalOrgPaths",
    "aws:userid",
    "aws:username",
];

/// Keys by which the source of a call is known, whatever their values look like.
const OF_SOURCE: [&str; 6] = [
    "aws:SourceArn",
    "aws:SourceAccount",
    "aws:SourceOrgID",
    "aws:SourceOrgPaths",
    "aws:SourceVpc",
    "aws:SourceVpce",
];

/// Keys that narrow the source as well, but that AWS no longer recommends.
pub(crate) const OLDER: [&str; 4] = [
    "aws:SourceOwner",
    "kms:CallerAccount",
    "kms:ViaService",
    "lambda:EventSourceToken",
];

/// Whether a condition asks for a key that only a principal has.
pub(crate) fn needs_principal(condition: &Condition) -> bool {
    is_key_of_principal(&condition.key.value)
        && condition.operator.base != Base::Null
        && !keys::holds_when_missing(condition)
}

/// Whether a key tells who calls.
pub(crate) fn is_key_of_principal(key: &str) -> bool {
    OF_PRINCIPALS.iter().any(|it| keys::is(key, it)) || keys::is_of(key, "aws:PrincipalTag")
}

/// Whether a service gets in only for some, and not by an older key.
pub(crate) fn is_bound(statement: &Statement) -> bool {
    statement.conditions.iter().any(|it| {
        let is_of_source = OF_SOURCE.iter().any(|key| keys::is(&it.key.value, key));
        keys::narrows(it) && (is_of_source || names_somebody(it))
    })
}

/// Whether each value names an account, an organization, or a resource from its first letter on.
fn names_somebody(condition: &Condition) -> bool {
    let is_older = OLDER.iter().any(|it| keys::is(&condition.key.value, it));
    !is_older
        && !is_key_of_principal(&condition.key.value)
        && !condition.values.is_empty()
        && condition.values.iter().all(|it| names(&it.value))
}

fn names(value: &str) -> bool {
    if value.split(|it: char| !it.is_ascii_digit()).any(is_account_id) {
        return true;
    }
    // The account of the caller or of the resource, filled in.
    if [
        "${aws:PrincipalAccount}",
        "${aws:ResourceAccount}",
        "${aws:SourceAccount}",
    ]
    .iter()
    .any(|it| value.contains(it))
    {
        return true;
    }
    let is_organization = value.starts_with("o-") && !value.contains(['*', '?']);
    // A bucket is somebody's by its name; of other resources the name stands behind the type.
    let names_resource = |service: &str, resource: &str| {
        let name = match resource.split_once(['/', ':']) {
            Some((_, name)) if service != "s3" => name,
            Some(_) | None => resource,
        };
        !name.is_empty() && !name.starts_with(['*', '?'])
    };
    let of_arn = |it: [&str; 6]| it[0] == "arn" && it[4].is_empty() && names_resource(it[2], it[5]);
    is_organization || fields(value).is_some_and(of_arn)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whom_values_name() {
        for value in [
            "111122223333",
            "arn:aws:logs:us-east-1:111122223333:log-group:a",
            "arn:aws:logs:*:111122223333:*",
            "arn:aws:s3:::b",
            "arn:aws:s3:::b/*",
            "o-a1b2c3d4e5",
            "arn:aws:logs:us-east-1:${aws:ResourceAccount}:*",
        ] {
            assert!(names(value), "{value}");
        }
        for value in ["*", "arn:aws:logs:*:*:*", "arn:aws:s3:::*", "us-east-1", "o-*", "1111"] {
            assert!(!names(value), "{value}");
        }
    }
}
