//! `VALUE_NEVER_MATCHES`: a value that its key never has.
//!
//! An account has twelve digits, an organization begins with `o-`, a principal is an ARN of IAM or STS. A slip in such a
//! value leaves an Allow without effect, and a Deny with a negated operator hits everybody.
//!
//! ```json
//! "StringEquals": { "aws:SourceAccount": "1111222233334" }
//! ```

use alloc::string::ToString;

use iam_syntax::arn::{fields, is_account_id};
use iam_syntax::operator::Base;
use iam_syntax::policy::{Condition, PrincipalFamily, Statement, Text};

use crate::code::Code;
use crate::ctx::Ctx;
use crate::fact::{Expected, Fact, ValueFact};
use crate::keys;

pub(crate) fn check(ctx: &mut Ctx<'_>) {
    let policy = ctx.policy;
    for statement in &policy.statements {
        let caller = caller(statement);
        for condition in &statement.conditions {
            check_condition(ctx, condition, caller);
        }
    }
}

fn check_condition(ctx: &mut Ctx<'_>, condition: &Condition, caller: Option<&'static str>) {
    if !matches!(condition.operator.base, Base::String { .. } | Base::Arn { .. }) {
        return;
    }
    let key = condition.key.value.as_str();
    for value in &condition.values {
        if let Some(expected) = wrong(key, value, caller) {
            let fact = Fact::Value(ValueFact::NeverMatches {
                key: key.to_string(),
                value: value.value.to_string(),
                expected,
            });
            ctx.add(Code::ValueNeverMatches, value.span, fact);
        }
    }
}

/// The services whose resources are called as they are, so that a source of another one is a slip.
const SOURCES: [&str; 9] = [
    "backup",
    "cloudfront",
    "cloudtrail",
    "codepipeline",
    "events",
    "s3",
    "scheduler",
    "sns",
    "sqs",
];

/// The service that a statement is for, if it is one of those and the only principal.
fn caller(statement: &Statement) -> Option<&'static str> {
    let [entry] = statement
        .principal
        .as_ref()
        .filter(|it| !it.inverted)?
        .entries
        .as_slice()
    else {
        return None;
    };
    let name = entry.value.value.split('.').next()?;
    let is_service = entry.family == PrincipalFamily::Service;
    SOURCES.into_iter().find(|it| is_service && *it == name)
}

/// What a value should have been, if it can never be one.
fn wrong(key: &str, value: &Text, caller: Option<&'static str>) -> Option<Expected> {
    let text = value.value.as_str();
    let is_open = text.contains(['*', '?']) || text.contains("${");
    let is_one_of = |all: &[&str]| all.iter().any(|it| keys::is(key, it));
    if is_one_of(&keys::ACCOUNTS) {
        return (!is_open && !is_account_id(text)).then_some(Expected::Account);
    }
    if is_one_of(&[
        "aws:PrincipalOrgID",
        "aws:ResourceOrgID",
        "aws:SourceOrgID",
        "aws:VpceOrgID",
    ]) {
        return (!is_open && !text.starts_with("o-")).then_some(Expected::Organization);
    }
    if keys::is(key, "aws:PrincipalType") {
        let known = ["Account", "User", "FederatedUser", "AssumedRole", "Anonymous"];
        return (!is_open && !known.contains(&text)).then_some(Expected::PrincipalType);
    }
    // What STS takes of its parameters, in characters.
    if keys::is(key, "sts:ExternalId") {
        let is_one = |it: char| it.is_ascii_alphanumeric() || "_+=,.@:/-".contains(it);
        let is_taken = 2 <= text.len() && text.chars().all(is_one);
        return (!is_open && !is_taken).then_some(Expected::ExternalId);
    }
    if is_one_of(&["sts:RoleSessionName", "sts:SourceIdentity"]) {
        let is_one = |it: char| it.is_ascii_alphanumeric() || "_+=,.@-".contains(it);
        let is_taken = 2 <= text.len() && text.chars().all(is_one);
        return (!is_open && !is_taken).then_some(Expected::SessionName);
    }
    let [_, _, service, region, account, resource] = fields(text).filter(|it| it[0] == "arn")?;
    if !account.is_empty() && account.bytes().all(|it| it.is_ascii_digit()) && !is_account_id(account) {
        return Some(Expected::ArnWithAccount);
    }
    if service.contains(['*', '?']) || service.contains("${") {
        return None;
    }
    if keys::is(key, "aws:PrincipalArn") {
        return (!["iam", "sts"].contains(&service)).then_some(Expected::ArnOf("iam"));
    }
    if keys::is(key, "aws:SourceArn") {
        let is_of_bucket = service == "s3" && !resource.is_empty() && !resource.contains(['/', ':', '*', '?', '$']);
        let may_be_empty = |field: &str| field.bytes().all(|it| it == b'*') || field.contains("${");
        if is_of_bucket && !(may_be_empty(region) && may_be_empty(account)) {
            return Some(Expected::BucketArn);
        }
        return caller
            .filter(|it| *it != service && SOURCES.contains(&service))
            .map(Expected::ArnOf);
    }
    if is_one_of(&["iam:PolicyARN", "iam:PermissionsBoundary"]) {
        return (service != "iam").then_some(Expected::ArnOf("iam"));
    }
    if keys::is(key, "aws:SourceVpcArn") {
        return (service != "ec2").then_some(Expected::ArnOf("ec2"));
    }
    None
}
