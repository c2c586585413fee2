//! `INVALID_REGION`, `INVALID_VPC_FORMAT`, `INVALID_VPCE_FORMAT`, `INVALID_KMS_KEY_VALUE`,
//! `INVALID_SERVICE_PRINCIPAL_FORMAT`: a value that is not what its key
//! holds.
//!
//! Nothing is ever equal to it, so the condition says the opposite of what was meant in half of the cases.
//!
//! ```json
//! "StringEquals": { "aws:SourceVpce": "vpc-1a2b3c4d" }
//! ```

use alloc::string::ToString;

use iam_syntax::arn::{Arn, is_account_id};
use iam_syntax::diagnostic::Severity;
use iam_syntax::operator::Base;
use iam_syntax::policy::Text;

use super::arn_fields::looks_like_region;
use crate::code::Code;
use crate::ctx::{Ctx, Names};
use crate::edit;
use crate::fact::{Fact, ResourceFact, ValueFact};
use crate::keys;

pub(crate) fn check(ctx: &mut Ctx<'_>) {
    let policy = ctx.policy;
    for condition in policy.statements.iter().flat_map(|it| &it.conditions) {
        if !matches!(condition.operator.base, Base::String { .. } | Base::Arn { .. }) {
            continue;
        }
        let key = condition.key.value.as_str();
        for value in &condition.values {
            // What a wildcard or a variable stands for is another matter.
            if !value.value.contains(['*', '?']) && !value.value.contains("${") {
                check_value(ctx, key, value);
            }
        }
    }
}

fn check_value(ctx: &mut Ctx<'_>, key: &str, value: &Text) {
    let text = value.value.as_str();
    if keys::is(key, "aws:RequestedRegion") || keys::is(key, "ec2:Region") {
        if ctx.catalogue.region(text).is_none() && !ctx.catalogue.base().partitions.is_empty() {
            let severity = if looks_like_region(text) {
                Severity::Warning
            } else {
                Severity::Error
            };
            let near = ctx.nearest(Names::Regions, text);
            let fact = Fact::Resource(ResourceFact::UnknownRegion {
                region: text.to_string(),
                near: near.clone(),
            });
            ctx.add_as(Code::InvalidRegion, severity, value.span, fact)
                .fix(near.and_then(|it| edit::rewrite(value.span, &it)));
        }
    } else if keys::is(key, "aws:SourceVpc") {
        if !is_id(text, "vpc-") {
            ctx.add(
                Code::InvalidVpcFormat,
                value.span,
                Fact::Value(ValueFact::NotAnId {
                    id: text.to_string(),
                    prefix: "vpc-",
                }),
            );
        }
    } else if keys::is(key, "aws:SourceVpce") {
        if !is_id(text, "vpce-") {
            ctx.add(
                Code::InvalidVpceFormat,
                value.span,
                Fact::Value(ValueFact::NotAnId {
                    id: text.to_string(),
                    prefix: "vpce-",
                }),
            );
        }
    } else if let Some(by_region) = names_service(key) {
        if !is_service(text, by_region) {
            let fact = Fact::Value(ValueFact::NotAServicePrincipal {
                key: key.to_string(),
                value: text.to_string(),
                by_region,
            });
            ctx.add(Code::InvalidServicePrincipalFormat, value.span, fact);
        }
    } else if key.to_ascii_lowercase().ends_with("-aws-kms-key-id") && !is_kms_key(text) {
        let fact = Fact::Value(ValueFact::NotAKmsKey {
            key: key.to_string(),
            value: text.to_string(),
        });
        ctx.add(Code::InvalidKmsKeyValue, value.span, fact);
    }
}

/// Whether a key holds the name of a service, and whether with a Region.
fn names_service(key: &str) -> Option<bool> {
    const NAMES: [&str; 6] = [
        "aws:CalledVia",
        "aws:CalledViaFirst",
        "aws:CalledViaLast",
        "aws:PrincipalServiceName",
        "iam:AWSServiceName",
        "iam:PassedToService",
    ];
    let is_named = || NAMES.iter().any(|it| keys::is(key, it));
    if keys::is(key, "kms:ViaService") {
        Some(true)
    } else {
        is_named().then_some(false)
    }
}

fn is_service(text: &str, by_region: bool) -> bool {
    let name = text
        .strip_suffix(".amazonaws.com")
        .or_else(|| text.strip_suffix(".amazonaws.com.cn"))
        .or_else(|| text.strip_suffix(".aws.internal"));
    let is_word = |it: &str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_alphanumeric() || b"-_".contains(&it));
    name.is_some_and(|name| name.split('.').all(is_word) && (!by_region || name.contains('.')))
}

/// A prefix and 8 or 17 letters or digits.
fn is_id(text: &str, prefix: &str) -> bool {
    text.strip_prefix(prefix)
        .is_some_and(|rest| [8, 17].contains(&rest.len()) && rest.bytes().all(|it| it.is_ascii_alphanumeric()))
}

fn is_kms_key(text: &str) -> bool {
    Arn::parse(text).is_some_and(|arn| {
        let id = arn.resource.strip_prefix("key/");
        arn.service == "kms"
            && !arn.region.is_empty()
            && is_account_id(arn.account)
            && id.is_some_and(|id| !id.is_empty() && id.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'-'))
    })
}
