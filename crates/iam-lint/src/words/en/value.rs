//! Values in conditions.

use alloc::format;
use alloc::string::{String, ToString};

use super::{effects, expected_of, listed, never_there, null_false};
use crate::fact::{Hole, ValueFact};
use crate::finding::Finding;
use crate::words::quoted;

pub(super) fn said(fact: &ValueFact, finding: &Finding) -> (String, Option<String>) {
    let q = |text: &String| quoted(text);
    let help = |text: &str| Some(text.to_string());
    let names = || listed(&finding.names);
    let are_several = 1 < finding.names.len();
    let by_number = |one: &'static str, several: &'static str| if are_several { several } else { one };
    match fact {
        ValueFact::AllPrivate { negated: false } => (
            "`aws:SourceIp` is a public address, so private ranges never match".to_string(),
            help("use public ranges, or `aws:VpcSourceIp` with `aws:SourceVpc`"),
        ),
        ValueFact::AllPrivate { negated: true } => (
            "`aws:SourceIp` is a public address, so it is never in these private ranges and the condition always holds"
                .to_string(),
            help("use public ranges, or `aws:VpcSourceIp` with `aws:SourceVpc`"),
        ),
        ValueFact::SomePrivate { range } => (
            format!("{} is private, and `aws:SourceIp` is a public address", q(range)),
            help("remove the range"),
        ),
        ValueFact::NotAnId { id, prefix } => (
            format!(
                "{} is not `{prefix}` and 8 or 17 letters and digits, so nothing equals it",
                q(id)
            ),
            None,
        ),
        ValueFact::NotAServicePrincipal { key, value, by_region } => (
            format!("{} is not a service as {} names it", q(value), q(key)),
            if *by_region {
                help("write it as in `s3.us-east-1.amazonaws.com`")
            } else {
                help("write it as in `lambda.amazonaws.com`")
            },
        ),
        ValueFact::NotAKmsKey { key, value } => (
            format!("{} is not the ARN of a KMS key, which {} holds", q(value), q(key)),
            help("write it as `arn:aws:kms:region:account:key/id`"),
        ),
        ValueFact::NeverMatches { key, value, expected } => (
            format!(
                "{} never equals {}, which holds {}",
                q(value),
                q(key),
                expected_of(*expected)
            ),
            None,
        ),
        ValueFact::SessionAsPrincipalArn { comes_to } => {
            let so = comes_to.map(|(effect, holds)| format!(", so the statement {}", never_there(effect, holds)));
            (
                format!(
                    "of a session `aws:PrincipalArn` is the ARN of its role, never {}{}",
                    names(),
                    so.unwrap_or_default()
                ),
                help("write the role, as in `arn:aws:iam::111122223333:role/name`; for one session test `aws:userid`"),
            )
        }
        ValueFact::TooPermissive { key, hole, is_variable } => {
            let what = if *is_variable {
                "a policy variable"
            } else {
                "a wildcard"
            };
            match hole {
                Hole::Sensitive => (
                    format!("{what} in {} lets in others than you mean", q(key)),
                    help("write each value in full"),
                ),
                Hole::ShortPrefix => (
                    format!("{what} in {} stands behind fewer than six characters", q(key)),
                    help("write more of the value in front of it"),
                ),
                Hole::UserId => (
                    format!("{what} in {} stands in the unique id, in front of the colon", q(key)),
                    help("write the unique id, a colon and then the wildcard, as in `AROAEXAMPLEID:*`"),
                ),
            }
        }
        ValueFact::OneLimitCounts { value } => (
            format!("of several limits only {} counts", q(value)),
            Some(format!("write {} alone", quoted(value))),
        ),
        ValueFact::EverythingFits => (
            format!(
                "`*` fits every value of {}, so all that is asked is whether {} there",
                names(),
                by_number("it is", "they are")
            ),
            Some(null_false("remove the condition, or write", &finding.names)),
        ),
        ValueFact::NothingIsLeft => (
            format!(
                "no value of {} is left by `*`, so the statement applies only where the key is missing",
                names()
            ),
            help("remove the statement, or name values"),
        ),
        ValueFact::DateOver { date, effect } => (
            format!("{} is over, so the statement no longer {}", q(date), effects(*effect)),
            help("remove the statement, or set another date"),
        ),
    }
}
