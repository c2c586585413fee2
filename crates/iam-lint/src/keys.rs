//! What is known of condition keys beside their types: which a caller may choose freely, which need a companion, which AWS
//! calls sensitive.

use iam_syntax::diagnostic::Severity;
use iam_syntax::operator::Base;
use iam_syntax::policy::{Condition, Effect, Statement};

/// Whether a key as written is another; case does not count.
pub(crate) fn is(written: &str, key: &str) -> bool {
    written.eq_ignore_ascii_case(key)
}

/// Whether a key begins with another and a slash: `aws:RequestTag/Team`.
pub(crate) fn is_of(written: &str, key: &str) -> bool {
    written.split_once('/').is_some_and(|(head, _)| is(head, key))
}

/// Whether a statement tests one of some keys.
pub(crate) fn tests(statement: &Statement, keys: &[&str]) -> bool {
    statement
        .conditions
        .iter()
        .any(|condition| keys.iter().any(|key| is(&condition.key.value, key)))
}

/// The condition on a key, if there is one.
pub(crate) fn on<'a>(statement: &'a Statement, key: &str) -> Option<&'a Condition> {
    statement.conditions.iter().find(|it| is(&it.key.value, key))
}

/// Whether a condition holds on a key that is not there; if not, it needs the key.
pub(crate) fn holds_when_missing(condition: &Condition) -> bool {
    condition.holds_when_missing()
}

/// How grave it is that the key of a condition is never there, or what it is compared with never stands in it.
pub(crate) const fn never_there(effect: Effect, holds: bool) -> Severity {
    match (effect, holds) {
        // Nobody is let in, or everybody is kept out.
        (Effect::Allow, false) | (Effect::Deny, true) => Severity::Error,
        // Everybody is let in whom it was to keep out.
        (Effect::Allow, true) | (Effect::Deny, false) => Severity::SecurityWarning,
    }
}

/// Whether a condition keeps out those whose value is not in its list.
pub(crate) fn narrows(condition: &Condition) -> bool {
    condition.operator.base != Base::Null && !condition.operator.base.is_negated()
}

/// Keys whose value the caller writes into the request.
///
/// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html>
pub(crate) const OF_CALLERS_CHOICE: [&str; 2] = ["aws:Referer", "aws:UserAgent"];

/// Keys by which a service says for whom it calls.
pub(crate) const SOURCES: [&str; 4] = [
    "aws:SourceArn",
    "aws:SourceAccount",
    "aws:SourceOrgID",
    "aws:SourceOrgPaths",
];

/// Keys of which AWS says that they need another beside them; one of the second list is enough.
///
/// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-vpcsourceip>
pub(crate) const PAIRS: [(&str, &[&str]); 1] = [(
    "aws:VpcSourceIp",
    &[
        "aws:SourceVpc",
        "aws:SourceVpce",
        "aws:SourceVpcArn",
        "aws:VpceAccount",
        "aws:VpceOrgID",
    ],
)];

/// Keys that name who calls or from where, in which a wildcard or a variable opens the door to everybody.
pub(crate) const SENSITIVE: [&str; 11] = [
    "aws:PrincipalAccount",
    "aws:PrincipalOrgID",
    "aws:PrincipalServiceName",
    "aws:SourceAccount",
    "aws:SourceOrgID",
    "aws:SourceOwner",
    "aws:SourceVpc",
    "aws:SourceVpce",
    "aws:VpceAccount",
    "aws:VpceOrgID",
    "kms:CallerAccount",
];

/// Keys that hold the number of an account.
pub(crate) const ACCOUNTS: [&str; 7] = [
    "aws:PrincipalAccount",
    "aws:ResourceAccount",
    "aws:SourceAccount",
    "aws:SourceOwner",
    "aws:VpceAccount",
    "kms:CallerAccount",
    "s3:ResourceAccount",
];

/// Keys that say who calls.
pub(crate) const PRINCIPALS: [&str; 9] = [
    "aws:PrincipalAccount",
    "aws:PrincipalArn",
    "aws:PrincipalOrgID",
    "aws:PrincipalOrgPaths",
    "aws:PrincipalType",
    "aws:userid",
    "aws:username",
    "sts:ExternalId",
    "aws:SourceAccount",
];
