//! Context keys of a request that never stand together, or say two things of one. The request is answered as it is.
//!
//! Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html>

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use iam_syntax::arn::{Arn, is_account_id};
use iam_syntax::literal::date::Instant;

use crate::context::{Context, Looked, Value};
use crate::derive;
use crate::request::Request;

/// Two things that no request of AWS's holds at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Contradiction {
    /// Of these keys a request has one at most.
    Apart {
        /// A key that the request has, in AWS's spelling.
        one: &'static str,
        /// The key that can't stand beside it.
        other: &'static str,
    },
    /// Both speak of one thing, and differ.
    Differ {
        /// A key that the request has, in AWS's spelling.
        one: &'static str,
        /// The key that says something else.
        other: &'static str,
    },
    /// It follows from who asks and for what, and is given as something else.
    Follows {
        /// In AWS's spelling.
        key: &'static str,
        /// What the context holds.
        given: String,
        /// What it would hold at AWS.
        follows: String,
    },
}

/// The key of the address on the internet that a request comes from.
pub const SOURCE_IP: &str = "aws:SourceIp";

/// Keys of a request that comes through a VPC endpoint. It has no address on the internet.
pub const IN_ENDPOINT: [&str; 7] = [
    "aws:SourceVpce",
    "aws:SourceVpc",
    "aws:SourceVpcArn",
    "aws:VpcSourceIp",
    "aws:VpceAccount",
    "aws:VpceOrgID",
    "aws:VpceOrgPaths",
];

/// What of the context of a request contradicts itself, or the request.
// rule: A-20
#[must_use]
pub fn contradictions(request: &Request) -> Vec<Contradiction> {
    let context = &request.context;
    let mut found = Vec::new();
    if is_known(context, SOURCE_IP) {
        let through = IN_ENDPOINT.into_iter().find(|key| is_known(context, key));
        found.extend(through.map(|other| Contradiction::Apart { one: SOURCE_IP, other }));
    }
    for (one, other, differ) in PAIRS {
        if differ(context, one, other) {
            found.push(Contradiction::Differ { one, other });
        }
    }
    let account = ("aws:ResourceAccount", Value::One(request.resource_account.clone()));
    let follow = derive::of_caller(&request.caller).into_iter().chain([account]);
    for (key, follows) in follow.filter(|(key, _)| *key != "aws:ViaAWSService") {
        if let (Looked::One(given), Value::One(follows)) = (context.get(key), follows)
            && !given.eq_ignore_ascii_case(&follows)
        {
            let given = given.to_string();
            found.push(Contradiction::Follows { key, given, follows });
        }
    }
    found
}

/// Whether two keys of a context differ in what they say.
type Differ = fn(&Context, &str, &str) -> bool;

/// Keys that speak of one thing.
const PAIRS: [(&str, &str, Differ); 9] = [
    (
        "aws:MultiFactorAuthPresent",
        "aws:MultiFactorAuthAge",
        |context, present, age| {
            let is_false = |it: &str| it.eq_ignore_ascii_case("false");
            is_known(context, age) && text(context, present).is_some_and(is_false)
        },
    ),
    ("aws:CurrentTime", "aws:EpochTime", are_two_times),
    ("aws:PrincipalOrgID", "aws:PrincipalOrgPaths", are_two_organizations),
    ("aws:ResourceOrgID", "aws:ResourceOrgPaths", are_two_organizations),
    ("aws:SourceOrgID", "aws:SourceOrgPaths", are_two_organizations),
    ("aws:SourceArn", "aws:SourceAccount", are_two_accounts),
    ("aws:CalledVia", "aws:CalledViaFirst", |context, list, end| {
        is_other(text(context, end), values(context, list).and_then(<[String]>::first))
    }),
    ("aws:CalledVia", "aws:CalledViaLast", |context, list, end| {
        is_other(text(context, end), values(context, list).and_then(<[String]>::last))
    }),
    ("aws:CalledVia", "aws:ViaAWSService", |context, list, via| {
        let is_called = values(context, list).is_some_and(|it| !it.is_empty());
        is_called && text(context, via).is_some_and(|it| it.eq_ignore_ascii_case("false"))
    }),
];

fn is_known(context: &Context, key: &str) -> bool {
    matches!(context.get(key), Looked::One(_) | Looked::Many(_))
}

fn text<'c>(context: &'c Context, key: &str) -> Option<&'c str> {
    match context.get(key) {
        Looked::One(text) => Some(text),
        Looked::Absent | Looked::Many(_) | Looked::Unknown => None,
    }
}

fn values<'c>(context: &'c Context, key: &str) -> Option<&'c [String]> {
    match context.get(key) {
        Looked::Many(values) => Some(values),
        Looked::Absent | Looked::One(_) | Looked::Unknown => None,
    }
}

fn is_other(one: Option<&str>, other: Option<&String>) -> bool {
    one.zip(other).is_some_and(|(one, other)| one != other)
}

fn are_two_times(context: &Context, one: &str, other: &str) -> bool {
    let moment = |key: &str| text(context, key).and_then(Instant::parse).map(|it| it.seconds);
    moment(one).zip(moment(other)).is_some_and(|(one, other)| one != other)
}

/// A path begins with the id: `o-a1b2c3d4e5/r-ab12/`.
fn are_two_organizations(context: &Context, id: &str, paths: &str) -> bool {
    let paths = values(context, paths).unwrap_or_default();
    text(context, id).is_some_and(|id| paths.iter().any(|path| path.split('/').next() != Some(id)))
}

fn are_two_accounts(context: &Context, arn: &str, account: &str) -> bool {
    let of_arn = text(context, arn).and_then(Arn::parse).map(|arn| arn.account);
    let of_arn = of_arn.filter(|it| is_account_id(it));
    of_arn
        .zip(text(context, account))
        .is_some_and(|(one, other)| one != other)
}
