//! `Resource` and `NotResource`.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;

use super::Ctx;
use super::blank;
use super::element::{is_empty_list, report_empty, texts};
use super::variable;
use crate::arn;
use crate::bytes::{self, has_star};
use crate::diagnostic::Severity;
use crate::json::Member;
use crate::policy::{Clause, PolicyKind, Text, Version};
use crate::report::{flaw, quoted};

/// Services all of whose ARNs have a word for the resource's type in front of the first `/` or `:`.
const TYPED: [&str; 12] = [
    "cloudformation",
    "dynamodb",
    "ec2",
    "ecr",
    "ecs",
    "iam",
    "kms",
    "lambda",
    "logs",
    "rds",
    "secretsmanager",
    "sts",
];

pub(super) fn read(ctx: &mut Ctx<'_>, member: &Member<'_>) -> Clause {
    let elements = texts(ctx, member);
    // rule: G-15
    if is_empty_list(&member.value) {
        report_empty(ctx, "EMPTY_ARRAY_RESOURCE", member, "an empty list names no resource");
    }
    // The resource of a trust policy is ignored, whatever it is (G-20).
    if ctx.kind != PolicyKind::Trust {
        for element in &elements {
            report_flaws(ctx, element);
        }
    }
    Clause {
        name: member.key_span,
        span: member.value.span,
        inverted: member.key.starts_with("Not"),
        elements,
    }
}

fn report_flaws(ctx: &mut Ctx<'_>, element: &Text) {
    let text = element.value.as_str();
    if text == "*" || blank::report_around_resource(ctx, element) {
        return;
    }
    let has_variables = variable::report_wrong(ctx, element) && ctx.version == Version::V2012;
    if has_variables {
        variable::report_early(ctx, element);
    }
    let own_api = ctx.kind == PolicyKind::Resource && text.starts_with("execute-api:/");
    let begins_open = has_variables && text.starts_with("${");
    if own_api || begins_open {
        return;
    }
    if !text.starts_with("arn:") {
        let message = if text.matches(':').count() < 5 {
            format!("{} is neither `*` nor an ARN, so it matches nothing", quoted(text))
        } else {
            format!("an ARN begins with `arn:`, unlike {}", quoted(text))
        };
        ctx.add(flaw(
            Severity::Error,
            "INVALID_ARN_PREFIX",
            "A-11",
            element.span,
            message,
        ));
        return;
    }
    // What a variable stands for is not known here, so it is masked with as many letters.
    let masked = if has_variables {
        Cow::Owned(mask(text))
    } else {
        Cow::Borrowed(text)
    };
    if arn::fields(&masked).is_none() {
        report_short(ctx, element);
    }
    report_fields(ctx, element, &masked);
}

fn mask(text: &str) -> String {
    let mut masked = String::new();
    let mut at = 0;
    for mark in variable::marks(text) {
        masked.push_str(&text[at..mark.start]);
        masked.extend(mark.clone().map(|_| 'x'));
        at = mark.end;
    }
    masked.push_str(&text[at..]);
    masked
}

// rule: A-11
fn report_short(ctx: &mut Ctx<'_>, element: &Text) {
    let arn = quoted(&element.value);
    let has_wildcard = element.value.contains(['*', '?']);
    let (rule, what) = match ctx.kind {
        // rule: G-24
        PolicyKind::Session => ("G-24", "AssumeRole refuses it in a session policy"),
        PolicyKind::Identity | PolicyKind::Boundary => ("G-24", "the missing ones are taken as `*`"),
        PolicyKind::Resource | PolicyKind::Key | PolicyKind::Endpoint | PolicyKind::Trust if has_wildcard => (
            "A-11",
            "the missing ones are taken as `*`, because there is a wildcard in it",
        ),
        PolicyKind::Scp if element.value.ends_with('*') => {
            ("A-11", "the missing ones are taken as `*`, because it ends in one")
        }
        PolicyKind::Resource
        | PolicyKind::Key
        | PolicyKind::Endpoint
        | PolicyKind::Trust
        | PolicyKind::Scp
        | PolicyKind::Rcp => ("A-11", "it matches nothing"),
    };
    let message = format!("{arn} has fewer than the six fields of an ARN: {what}");
    ctx.add(
        flaw(Severity::Error, "MISSING_ARN_FIELD", rule, element.span, message)
            .with_help("the fields are `arn:partition:service:region:account:resource`"),
    );
}

// rule: A-13
fn report_fields(ctx: &mut Ctx<'_>, element: &Text, masked: &str) {
    let mut fields = [0..0, 0..0, 0..0, 0..0, 0..0, 0..0];
    let mut start = 0;
    for (n_before, field) in fields.iter_mut().enumerate() {
        let rest = &masked.as_bytes()[start..];
        let colon = if n_before < 5 { bytes::find(rest, b':') } else { None };
        *field = start..start + colon.unwrap_or(rest.len());
        let Some(len) = colon else { break };
        start += len + 1;
    }
    let [_, partition, service, _, _, resource] = fields;

    let name = &masked[partition.clone()];
    if !name.starts_with("aws") && !has_star(name) && name == &element.value[partition.clone()] {
        let message = format!("{} is not a partition of AWS, so it matches nothing", quoted(name));
        ctx.add(
            flaw(
                Severity::Error,
                "INVALID_PARTITION",
                "A-13",
                ctx.inside(element, partition),
                message,
            )
            .with_help("the partitions are `aws`, `aws-cn`, `aws-us-gov` and a few more"),
        );
    }

    let name = &masked[service.clone()];
    if has_star(name) && name != "*" {
        let message = format!("an ARN has no wildcard in its service, {}", quoted(name));
        let span = ctx.inside(element, service.clone());
        ctx.add(flaw(
            Severity::Warning,
            "WILDCARD_IN_ARN_SERVICE",
            "A-13",
            span,
            message,
        ));
    }
    // rule: A-14
    if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
        let message = format!("the service {} is written in lower case", quoted(name));
        let span = ctx.inside(element, service.clone());
        ctx.add(flaw(Severity::Error, "INVALID_ARN_SERVICE_CASE", "A-14", span, message));
    }

    let kind = masked[resource.clone()].split(['/', ':']).next().unwrap_or("");
    if has_star(kind) && kind != "*" && TYPED.contains(&name) {
        let message = format!(
            "an ARN of {} has no wildcard in its resource type, {}",
            quoted(name),
            quoted(kind)
        );
        let span = ctx.inside(element, resource.start..resource.start + kind.len());
        ctx.add(flaw(
            Severity::Warning,
            "WILDCARD_IN_ARN_RESOURCE_TYPE",
            "A-13",
            span,
            message,
        ));
    }
}
