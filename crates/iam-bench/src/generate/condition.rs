//! Conditions of a statement, all of which hold, or all but the last.

use super::random::Random;
use super::{object, one_or_list};

/// A key under an operator, with values that hold for every request of [`super::context`], and values that fail.
struct Sample {
    operator: &'static str,
    key: &'static str,
    holds: &'static [&'static str],
    fails: &'static [&'static str],
}

const fn sample(
    operator: &'static str,
    key: &'static str,
    holds: &'static [&'static str],
    fails: &'static [&'static str],
) -> Sample {
    Sample {
        operator,
        key,
        holds,
        fails,
    }
}

const SAMPLES: [Sample; 14] = [
    sample(
        "StringEquals",
        "aws:PrincipalTag/team",
        &["red", "green", "blue"],
        &["red", "green"],
    ),
    sample(
        "StringEquals",
        "aws:PrincipalTag/owner",
        &["${aws:username}"],
        &["${aws:username}-old"],
    ),
    sample(
        "StringEquals",
        "aws:PrincipalOrgID",
        &["o-exampleorg1"],
        &["o-exampleorg2"],
    ),
    sample(
        "StringNotEquals",
        "aws:RequestedRegion",
        &["us-east-1", "us-west-2"],
        &["eu-west-1", "eu-central-1"],
    ),
    sample("StringLike", "aws:UserAgent", &["*Boto3/1.*"], &["*Boto3/2.*"]),
    sample(
        "StringLike",
        "aws:PrincipalTag/team",
        &["gr*", "bl?e"],
        &["gr*", "bl?ck"],
    ),
    sample(
        "StringEqualsIgnoreCase",
        "aws:RequestedRegion",
        &["EU-WEST-1"],
        &["EU-WEST-2"],
    ),
    sample("Bool", "aws:SecureTransport", &["true"], &["false"]),
    sample("BoolIfExists", "aws:MultiFactorAuthPresent", &["true"], &["false"]),
    sample(
        "IpAddress",
        "aws:SourceIp",
        &["192.0.2.0/24", "203.0.113.0/24"],
        &["192.0.2.0/24", "198.51.100.0/25"],
    ),
    sample(
        "DateGreaterThan",
        "aws:CurrentTime",
        &["2025-06-01T00:00:00Z"],
        &["2029-06-01T00:00:00Z"],
    ),
    sample(
        "DateLessThan",
        "aws:CurrentTime",
        &["2029-12-31T23:59:59Z"],
        &["2025-12-31T23:59:59Z"],
    ),
    sample("NumericLessThan", "aws:MultiFactorAuthAge", &["3600"], &["60"]),
    sample(
        "ArnLike",
        "aws:PrincipalArn",
        &["arn:aws:iam::*:role/*", "arn:aws:iam::111122223333:user/team/*"],
        &["arn:aws:iam::*:role/*", "arn:aws:iam::111122223333:user/other/*"],
    ),
];

/// The project that half of the requests are made for.
pub const PROJECT: &str = "billing";

/// What becomes of the last condition of a statement; those before it hold.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum End {
    Holds,
    Fails,
    HoldsForHalf,
}

/// The element: two to four operators with a key each.
pub fn condition(random: &mut Random, end: End) -> String {
    let n_wanted = 2 + random.below(3);
    let mut order: Vec<&Sample> = SAMPLES.iter().collect();
    shuffled(random, &mut order);
    let mut chosen: Vec<&Sample> = Vec::new();
    for sample in order {
        if chosen.len() < n_wanted && chosen.iter().all(|other| other.operator != sample.operator) {
            chosen.push(sample);
        }
    }
    let mut operators: Vec<(&str, String)> = chosen
        .iter()
        .enumerate()
        .map(|(at, sample)| {
            let is_last = at + 1 == chosen.len();
            let values = if is_last && end == End::Fails {
                sample.fails
            } else {
                sample.holds
            };
            let values: Vec<String> = values.iter().map(|value| (*value).into()).collect();
            (sample.operator, object(&[(sample.key, one_or_list(&values))]))
        })
        .collect();
    if end == End::HoldsForHalf {
        let values = object(&[("aws:PrincipalTag/project", one_or_list(&[PROJECT.into()]))]);
        operators.push(("StringEqualsIfExists", values));
    }
    object(&operators)
}

pub fn shuffled<T>(random: &mut Random, items: &mut [T]) {
    for at in (1..items.len()).rev() {
        items.swap(at, random.below(at + 1));
    }
}
