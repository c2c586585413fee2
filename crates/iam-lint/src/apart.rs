//! Keys of which no request has both, and keys that the rest of a statement keeps away.
//!
//! A `Null` for each of them in one statement is fulfilled by no request, so it is never what is to be added.
//!
//! Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html>

use alloc::collections::BTreeSet;
use alloc::string::String;

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

/// Whether a key says from where a request comes: a public address, or a network.
pub(crate) fn is_of_place(key: &str) -> bool {
    keys::is(key, PUBLIC) || is_one_of(key, &NETWORK)
}

/// A public address, or a network: no request has both.
pub(crate) fn is_network_apart(one: &str, other: &str) -> bool {
    let are = |one: &str, other: &str| keys::is(one, PUBLIC) && is_one_of(other, &NETWORK);
    are(one, other) || are(other, one)
}

/// By what a request comes to a key: of some of them it has one alone.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Way {
    Internet,
    Network,
    /// Somebody with an account. A service that calls of itself has none, signs in with nothing, and comes through no
    /// endpoint of a network and through no other service.
    Caller,
    Source,
    /// Whose token or assertion it is read from, in lower case.
    Provider(String),
}

fn way(key: &str) -> Option<Way> {
    let is_of_caller = || {
        is_one_of(key, &OF_PRINCIPAL)
            || keys::is_of(key, "aws:PrincipalTag")
            || is_one_of(key, &CALLED)
            || is_one_of(key, TWINS[1])
    };
    if keys::is(key, PUBLIC) {
        Some(Way::Internet)
    } else if is_one_of(key, &NETWORK) {
        Some(Way::Network)
    } else if is_one_of(key, &keys::SOURCES) {
        Some(Way::Source)
    } else if is_of_caller() {
        Some(Way::Caller)
    } else {
        let prefix = key.split_once(':').map(|(prefix, _)| prefix);
        let saml = prefix.filter(|it| it.eq_ignore_ascii_case("saml"));
        let issuer = saml.or_else(|| claims::parts(key).map(|(issuer, _)| issuer))?;
        Some(Way::Provider(issuer.to_ascii_lowercase()))
    }
}

/// Whether one of some ways is never that of a request that comes by another.
fn has_apart(ways: &BTreeSet<Way>, way: &Way) -> bool {
    let has = |others: &[Way]| others.iter().any(|it| ways.contains(it));
    match way {
        Way::Internet => has(&[Way::Network]),
        Way::Network => has(&[Way::Internet, Way::Source]),
        Way::Caller => has(&[Way::Source]),
        Way::Source => has(&[Way::Network, Way::Caller]),
        // The providers stand last, so that one of them is another one if the first or the last is.
        Way::Provider(_) => {
            let others = ways.range(Way::Provider(String::new())..);
            others.clone().next().is_some_and(|it| it != way) || others.last().is_some_and(|it| it != way)
        }
    }
}

/// What the conditions of a statement come to for a key among them, looked at once for all keys.
pub(crate) struct Beside {
    /// Of keys that a request must have.
    needed: BTreeSet<Way>,
    /// Of keys that it may lack.
    held: BTreeSet<Way>,
    /// In lower case.
    absent: BTreeSet<String>,
    there: BTreeSet<String>,
    by_service: Option<bool>,
    via_service: Option<bool>,
}

impl Beside {
    pub(crate) fn of(statement: &Statement) -> Self {
        let mut beside = Self {
            needed: BTreeSet::new(),
            held: BTreeSet::new(),
            absent: BTreeSet::new(),
            there: BTreeSet::new(),
            by_service: None,
            via_service: None,
        };
        for condition in &statement.conditions {
            beside.add(condition);
        }
        beside
    }

    fn add(&mut self, condition: &Condition) {
        let key = condition.key.value.as_str();
        let has = |value: &str| condition.values.iter().any(|it| it.value.eq_ignore_ascii_case(value));
        let is_text = matches!(
            condition.operator.base,
            Base::Bool | Base::String { negated: false, .. }
        );
        let says = || match (is_text, has("true"), has("false")) {
            (true, true, false) => Some(true),
            (true, false, true) => Some(false),
            _ => None,
        };
        let is_null = condition.operator.base == Base::Null;
        if keys::is(key, IS_SERVICE) {
            self.by_service = says().or(self.by_service);
        } else if keys::is(key, VIA_SERVICE) {
            self.via_service = says().or(self.via_service);
        } else if is_null && has("true") && !has("false") {
            self.absent.insert(key.to_ascii_lowercase());
        } else if !is_null && keys::holds_when_missing(condition) {
            self.held.extend(way(key));
        } else if !(is_null && has("true")) {
            self.needed.extend(way(key));
        }
        if is_null && has("false") {
            self.there.insert(key.to_ascii_lowercase());
        }
    }

    /// Whether the statement asks for a key by `Null`.
    pub(crate) fn asks_for(&self, key: &str) -> bool {
        self.there.contains(&key.to_ascii_lowercase())
    }

    /// Whether no request that the statement applies to has a key.
    pub(crate) fn keeps_away(&self, key: &str) -> bool {
        let is_absent = |key: &str| self.absent.contains(&key.to_ascii_lowercase());
        let twins = TWINS.iter().find(|twins| is_one_of(key, twins));
        let way = way(key);
        let is_of_other = match (self.by_service, &way) {
            (Some(true), Some(Way::Caller | Way::Network)) | (Some(false), Some(Way::Source)) => true,
            (Some(_) | None, _) => false,
        };
        is_absent(key)
            || twins.is_some_and(|twins| twins.iter().any(|it| is_absent(it)))
            || is_of_other
            || (self.via_service == Some(false) && is_one_of(key, &CALLED))
            || way.is_some_and(|way| has_apart(&self.needed, &way))
    }

    /// Whether a request that has a key lacks another that the statement takes without.
    pub(crate) fn has_apart(&self, key: &str) -> bool {
        way(key).is_some_and(|way| has_apart(&self.held, &way))
    }

    /// Whether a key of a network stands beside the public address, or the other way round.
    pub(crate) fn has_all_networks(&self, key: &str) -> bool {
        let other = match way(key) {
            Some(Way::Internet) => Way::Network,
            Some(Way::Network) => Way::Internet,
            Some(Way::Caller | Way::Source | Way::Provider(_)) | None => return false,
        };
        self.held.contains(&other)
    }

    /// Whether callers and sources are told apart at once.
    pub(crate) fn has_callers_and_sources(&self) -> bool {
        self.held.contains(&Way::Source) && self.held.contains(&Way::Caller)
    }

    /// Whether the calls that AWS's services make, of themselves and for somebody, are spared: what is left comes from the
    /// internet or through an endpoint.
    pub(crate) fn spares_services(&self) -> bool {
        self.by_service == Some(false) && self.via_service == Some(false)
    }
}
