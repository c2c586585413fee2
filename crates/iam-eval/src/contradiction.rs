//! Context keys of a request that never stand together, or say two things of one. The request is answered as it is.
//!
//! Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html>

use alloc::collections::BTreeSet;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use iam_syntax::arn::{Arn, is_account_id};
use iam_syntax::literal::date::Instant;
use iam_syntax::literal::ip::Range;

use crate::caller::Caller;
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
        /// A key that the request has, in AWS's spelling; the name of a tag in lower case.
        one: String,
        /// The key that says something else.
        other: String,
    },
    /// Of these values the key has one at most.
    Both {
        /// In AWS's spelling.
        key: &'static str,
        /// What it holds both of.
        values: [&'static str; 2],
    },
    /// AWS sees the public address of a caller.
    Private {
        /// What `aws:SourceIp` holds.
        address: String,
    },
    /// Requests of such a caller never have it.
    NotOfCaller {
        /// In AWS's spelling.
        key: &'static str,
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
    found.extend(private(context).map(|address| Contradiction::Private {
        address: address.to_string(),
    }));
    let pairs = PAIRS.iter().filter(|(one, other, differ)| differ(context, one, other));
    let pairs = pairs.map(|(one, other, _)| (one.to_string(), other.to_string()));
    let differing = pairs.chain(differing_tags(context));
    found.extend(differing.map(|(one, other)| Contradiction::Differ { one, other }));
    if has_both(context) {
        let (key, values) = ONE_OF;
        found.push(Contradiction::Both { key, values });
    }
    let others = not_of(&request.caller).iter().filter(|key| is_known(context, key));
    found.extend(others.map(|key| Contradiction::NotOfCaller { key }));
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

/// Whether a key says something else than one that speaks of the same thing, or two things at once, or what none says.
#[must_use]
pub fn is_contradicted(context: &Context, key: &str) -> bool {
    let is_this = |it: &str| it.eq_ignore_ascii_case(key);
    let is_of_tags = || key.contains('/') || LISTED.iter().any(|(_, listed)| is_this(listed));
    let mut pairs = PAIRS.iter().filter(|(one, other, _)| is_this(one) || is_this(other));
    pairs.any(|(one, other, differ)| differ(context, one, other))
        || (is_this(ONE_OF.0) && has_both(context))
        || (is_this(SOURCE_IP) && private(context).is_some())
        || (is_of_tags()
            && differing_tags(context)
                .iter()
                .any(|(one, other)| is_this(one) || is_this(other)))
}

/// Keys of tags that differ in what they say of one tag, two by two.
fn differing_tags(context: &Context) -> Vec<(String, String)> {
    let mut found = Vec::new();
    // What most requests have not: then their keys need not be gone through, which checks share with many others.
    let names = LISTED.map(|(_, listed)| {
        let names = values(context, listed)?.iter();
        Some(names.map(|it| it.to_ascii_lowercase()).collect::<BTreeSet<String>>())
    });
    if names.iter().all(Option::is_none) && !context.knows_one_of("aws:resourcetag/") {
        return found;
    }
    for (key, value) in context.entries() {
        let Some((family, name)) = key.split_once('/') else {
            continue;
        };
        // Who tags sends the list of the names, and each with its value. A list may be of tags to be taken off, so that a
        // name alone says nothing.
        for ((tag, listed), names) in LISTED.into_iter().zip(&names) {
            let lacks = |names: &BTreeSet<String>| !names.contains(&name.to_ascii_lowercase());
            if tag.eq_ignore_ascii_case(family) && names.as_ref().is_some_and(lacks) {
                found.push(([tag, "/", name].concat(), listed.to_string()));
            }
        }
        // The older key of a service and the one for all are of one tag.
        let service = family.strip_suffix("resourcetag").filter(|it| *it != "aws:");
        if let (Some(service), Value::One(own)) = (service, value) {
            let of_all = ["aws:ResourceTag/", name].concat();
            if text(context, &of_all).is_some_and(|it| it != own) {
                found.push((of_all, [service, "ResourceTag/", name].concat()));
            }
        }
    }
    found
}

/// Families of tags that are sent, each with the key that lists their names.
///
/// Source: <https://docs.aws.amazon.com/AmazonS3/latest/userguide/tagging-and-policies.html> of the second.
pub const LISTED: [(&str, &str); 2] = [
    ("aws:RequestTag", "aws:TagKeys"),
    ("s3:RequestObjectTag", "s3:RequestObjectTagKeys"),
];

/// A key that has one of two values at most: who signs in by Cognito did so with a login or without one.
///
/// Source: <https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html>
pub(crate) const ONE_OF: (&str, [&str; 2]) = (
    "cognito-identity.amazonaws.com:amr",
    ["authenticated", "unauthenticated"],
);

fn has_both(context: &Context) -> bool {
    let (key, both) = ONE_OF;
    values(context, key).is_some_and(|held| both.iter().all(|one| held.iter().any(|it| it == one)))
}

/// Keys that requests of a caller never have. Users alone have a name, and services alone are called like services.
///
/// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#principaltable>
const fn not_of(caller: &Caller) -> &'static [&'static str] {
    match caller {
        Caller::User(_) => &["aws:PrincipalServiceName", "aws:PrincipalServiceNamesList"],
        Caller::Service { .. } => &["aws:username"],
        Caller::Root { .. }
        | Caller::Session(_)
        | Caller::FederatedUser { .. }
        | Caller::Federated { .. }
        | Caller::Anonymous => &[
            "aws:username",
            "aws:PrincipalServiceName",
            "aws:PrincipalServiceNamesList",
        ],
    }
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

/// An address under [`SOURCE_IP`] that is not on the internet.
fn private(context: &Context) -> Option<&str> {
    text(context, SOURCE_IP).filter(|it| Range::parse(it).is_some_and(|it| it.is_private()))
}

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
