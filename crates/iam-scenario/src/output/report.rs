//! A report as one line of JSON: keys in the order of the format, no blanks, the same bytes everywhere.

use std::collections::BTreeMap;

use iam_sts::Time;
use iam_sts::context::moment;
use iam_sts::hop::Side;
use iam_sts::session::Session;
use iam_syntax::json::quote;

use super::{Object, finding};
use crate::Options;
use crate::answer::Answer;
use crate::problem::Problem;
use crate::run::{Report, StepReport};

/// Writes a report.
#[must_use]
pub fn report(report: &Report, options: &Options) -> String {
    let mut object = Object::new();
    object.raw("version", "1");
    object.list("steps", report.steps.iter().map(|it| step(it, options).finish()));
    object.finish()
}

/// What is written for a text that is no scenario.
#[must_use]
pub fn unreadable(problem: &Problem) -> String {
    let mut object = Object::new();
    object.raw("version", "1");
    object.raw("error", &super::problem(problem));
    object.finish()
}

/// A step as expectations see it: with the gates of the check that decided, else of the first.
pub(crate) fn expected_of(report: &StepReport) -> String {
    let mut object = step(report, &Options::default());
    let refused = report
        .answers()
        .find(|(_, answer)| report.decided_by.is_some() && super::decided_by(answer) == report.decided_by);
    if let Some((_, answer)) = refused.or_else(|| report.answers().next()) {
        object.list("gates", super::gates(answer));
    }
    object.finish()
}

fn step(step: &StepReport, options: &Options) -> Object {
    let mut object = Object::new();
    object.text("id", &step.id);
    object.text("time", &iso(step.time));
    object.text("outcome", step.outcome.name());
    if let Some(error) = &step.error {
        let mut inner = Object::new();
        inner.text("code", &error.code);
        inner.text("message", &error.message);
        object.raw("error", &inner.finish());
    }
    if let Some(by) = step.decided_by {
        object.text("decidedBy", by);
    }
    if let Some(by) = &step.granted_by {
        object.list("grantedBy", by.iter().map(|name| quote(name)));
    }
    if let Some(it) = &step.session {
        object.raw("session", &session(it));
    }
    if let Some(it) = &step.identity {
        let mut inner = Object::new();
        inner.text("account", &it.account);
        inner.text("arn", &it.arn);
        inner.text("userId", &it.user_id);
        object.raw("identity", &inner.finish());
    }
    object.list(
        "checks",
        step.answers().map(|(side, answer)| check(side, answer, options)),
    );
    object.list("rules", step.rules.iter().map(|rule| quote(rule)));
    object.list("findings", step.findings.iter().map(finding));
    object
}

fn check(side: Side, answer: &Answer, options: &Options) -> String {
    let mut object = Object::new();
    object.text("action", &answer.request.action.text);
    object.text("resource", &answer.request.resource.text);
    object.text("side", side_name(side));
    super::answer(&mut object, answer, options);
    object.finish()
}

const fn side_name(side: Side) -> &'static str {
    match side {
        Side::Caller => "caller",
        Side::Trust => "trust",
        Side::Both => "both",
    }
}

/// What a session carries; `null` for what it has none of.
fn session(session: &Session) -> String {
    let mut object = Object::new();
    let text = |it: Option<&str>| it.map_or("null".into(), quote);
    object.raw("arn", &text(session.arn().as_deref()));
    object.raw("roleArn", &text(session.principal.role_arn()));
    object.text("userId", &session.user_id);
    object.text("accessKeyId", &session.access_key_id);
    let sorted: BTreeMap<&str, &str> = session
        .principal_tags
        .iter()
        .map(|tag| (tag.key.as_str(), tag.value.as_str()))
        .collect();
    let mut tags = Object::new();
    for (key, value) in sorted {
        tags.text(key, value);
    }
    object.raw("principalTags", &tags.finish());
    object.list(
        "transitiveTagKeys",
        session.transitive_tag_keys.iter().map(|key| quote(key)),
    );
    object.raw("sourceIdentity", &text(session.source_identity.as_deref()));
    object.text("issued", &iso(session.issued));
    object.text("expiration", &iso(session.expiration));
    object.raw("chainDepth", &session.chain_depth.to_string());
    object.list(
        "sessionPolicies",
        session.policies.iter().map(|policy| quote(&policy.name)),
    );
    let mfa = session.mfa.map_or("null".into(), |mfa| mfa.to_string());
    object.raw("multiFactorAuthPresent", &mfa);
    object.finish()
}

/// As `2026-01-05T09:00:00Z`; in years that have more digits, as seconds since 1970.
#[must_use]
pub fn iso(time: Time) -> String {
    moment(time).unwrap_or_else(|| time.to_string())
}
