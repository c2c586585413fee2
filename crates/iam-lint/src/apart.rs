//! Keys of which no request has both, and keys that the rest of a statement keeps away.
//!
//! A `Null` for each of them in one statement is fulfilled by no request, so it is never what is to be added.
//!
//! Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html>

use iam_catalog::claims;
use iam_syntax::operator::Base;
use iam_syntax::policy::{Condition, Statement};

use crate::keys;

const PUBLIC: &str = "aws:SourceIp";
/// Keys of a call that comes through an endpoint of a network.
const NETWORK: [&str; 7] = [
    "aws:SourceVpc",
    "aws:SourceVpcArn",
    "aws:SourceVpce",
    "aws:VpcSourceIp",
    "aws:VpceAccount",
    "aws:VpceOrgID",
    "aws:VpceOrgPaths",
];
/// Keys of whoever has an account. A service that calls of itself has none.
pub(crate) const OF_PRINCIPAL: [&str; 4] = [
    "aws:PrincipalAccount",
    "aws:PrincipalArn",
    "aws:PrincipalOrgID",
    "aws:PrincipalOrgPaths",
];
const CALLED: [&str; 3] = ["aws:CalledVia", "aws:CalledViaFirst", "aws:CalledViaLast"];
pub(crate) const IS_SERVICE: &str = "aws:PrincipalIsAWSService";
const VIA_SERVICE: &str = "aws:ViaAWSService";
/// Keys that come together or not at all.
const TWINS: [&[&str]; 2] = [
    &["aws:SourceVpc", "aws:SourceVpce"],
    &["aws:MultiFactorAuthPresent", "aws:MultiFactorAuthAge"],
];

fn is_one_of(key: &str, all: &[&str]) -> bool {
    all.iter().any(|it| keys::is(key, it))
}

/// Whether a key tells of somebody with an account: a service that calls of itself has none, signs in with nothing, comes
/// through no endpoint of a network and through no other service.
fn is_of_caller(key: &str) -> bool {
    is_one_of(key, &OF_PRINCIPAL)
        || keys::is_of(key, "aws:PrincipalTag")
        || is_one_of(key, &NETWORK)
        || is_one_of(key, &CALLED)
        || is_one_of(key, TWINS[1])
}

/// A public address, or a network: no request has both.
pub(crate) fn is_network_apart(one: &str, other: &str) -> bool {
    let are = |one: &str, other: &str| keys::is(one, PUBLIC) && is_one_of(other, &NETWORK);
    are(one, other) || are(other, one)
}

/// Whether no request has both keys.
pub(crate) fn never_together(one: &str, other: &str) -> bool {
    let are_callers = |one: &str, other: &str| is_of_caller(one) && is_one_of(other, &keys::SOURCES);
    is_network_apart(one, other)
        || are_callers(one, other)
        || are_callers(other, one)
        || match (provider(one), provider(other)) {
            (Some(one), Some(other)) => !one.eq_ignore_ascii_case(other),
            (Some(_), None) | (None, Some(_)) | (None, None) => false,
        }
}

/// Whose token or assertion a key is read from.
fn provider(key: &str) -> Option<&str> {
    let prefix = key.split_once(':').map(|(prefix, _)| prefix);
    let is_saml = prefix.is_some_and(|it| it.eq_ignore_ascii_case("saml"));
    let issuer = claims::parts(key).map(|(issuer, _)| issuer);
    if is_saml { prefix } else { issuer }
}

/// Whether no request that a statement applies to has a key: another condition keeps it away.
pub(crate) fn is_kept_away(statement: &Statement, key: &str) -> bool {
    statement.conditions.iter().any(|it| keeps_away(it, key))
}

/// Whether no request that fulfils a condition has a key.
fn keeps_away(condition: &Condition, key: &str) -> bool {
    let own = condition.key.value.as_str();
    let says = |value: &str| {
        let positive = matches!(
            condition.operator.base,
            Base::Bool | Base::String { negated: false, .. }
        );
        positive
            && !condition.values.is_empty()
            && condition.values.iter().all(|it| it.value.eq_ignore_ascii_case(value))
    };
    let are_twins = |one: &str, other: &str| {
        TWINS
            .iter()
            .any(|twins| is_one_of(one, twins) && is_one_of(other, twins))
    };
    match condition.operator.base {
        Base::Null if keys::holds_when_missing(condition) => {
            let is_all = condition.values.iter().all(|it| it.value.eq_ignore_ascii_case("true"));
            is_all && (keys::is(own, key) || are_twins(own, key))
        }
        _ if keys::is(own, IS_SERVICE) => {
            (says("true") && is_of_caller(key)) || (says("false") && is_one_of(key, &keys::SOURCES))
        }
        _ if keys::is(own, VIA_SERVICE) => says("false") && is_one_of(key, &CALLED),
        _ => !keys::holds_when_missing(condition) && never_together(own, key),
    }
}

/// Whether a statement spares the calls that AWS's services make, of themselves and for somebody: what is left comes from
/// the internet or through an endpoint.
pub(crate) fn spares_services(statement: &Statement) -> bool {
    let says_no = |key: &str| {
        keys::on(statement, key).is_some_and(|it| {
            matches!(it.operator.base, Base::Bool | Base::String { negated: false, .. })
                && it.values.iter().all(|it| it.value.eq_ignore_ascii_case("false"))
        })
    };
    says_no(IS_SERVICE) && says_no(VIA_SERVICE)
}
