//! Resource control policies.

use alloc::format;
use alloc::string::{String, ToString};

use super::CATALOGUE;
use crate::fact::{Beside, RcpFact};
use crate::finding::Finding;
use crate::words::quoted;

pub(super) fn said(fact: &RcpFact, _: &Finding) -> (String, Option<String>) {
    let q = |text: &String| quoted(text);
    let help = |text: &str| Some(text.to_string());
    match fact {
        RcpFact::HitsServices { key, beside } => (
            format!(
                "services that call for you have no {}, so they are denied as well",
                q(key)
            ),
            alone_or_split(
                *beside,
                "add `\"BoolIfExists\": { \"aws:PrincipalIsAWSService\": \"false\" }`",
            ),
        ),
        RcpFact::HitsPrincipals { key, beside } => (
            format!("your own principals have no {}, so they may be denied as well", q(key)),
            alone_or_split(
                *beside,
                "add `\"BoolIfExists\": { \"aws:PrincipalIsAWSService\": \"true\" }`",
            ),
        ),
        RcpFact::WithoutNullCheck { key, beside } => (
            format!("some services call without {}, and they are denied as well", q(key)),
            alone_or_split(*beside, "add `\"Null\": { \"aws:SourceAccount\": \"false\" }`"),
        ),
        RcpFact::ServiceNotReached { service } => (
            format!(
                "resource control policies do not reach {}, as far as the catalogue knows",
                q(service)
            ),
            help(CATALOGUE),
        ),
    }
}

fn alone_or_split(beside: Beside, alone: &str) -> Option<String> {
    let help = match beside {
        Beside::Alone => alone,
        Beside::Both => {
            "write two Denies: the keys of callers beside `\"aws:PrincipalIsAWSService\": \"false\"`, those of the source beside `\"true\"`"
        }
    };
    Some(help.to_string())
}
