//! `Action` and `NotAction`.

use alloc::format;
use alloc::string::String;

use super::Ctx;
use super::blank;
use super::element::{is_empty_list, report_empty, texts};
use super::variable;
use crate::bytes::has_star;
use crate::diagnostic::Severity;
use crate::json::Member;
use crate::policy::{Clause, Text};
use crate::report::{flaw, quoted};

pub(super) fn read(ctx: &mut Ctx<'_>, member: Option<&Member<'_>>) -> Option<Clause> {
    let member = member?;
    let elements = texts(ctx, member);
    // rule: G-15
    if is_empty_list(&member.value) {
        report_empty(ctx, "EMPTY_ARRAY_ACTION", member, "an empty list names no action");
    }
    for element in &elements {
        report_flaws(ctx, element);
    }
    Some(Clause {
        name: member.key_span,
        span: member.value.span,
        inverted: member.key.starts_with("Not"),
        elements,
    })
}

fn report_flaws(ctx: &mut Ctx<'_>, element: &Text) {
    let action = blank::report_around_action(ctx, element);
    if variable::report_forbidden(ctx, element, "an action") {
        return;
    }
    if action == "*" {
        return;
    }
    let invalid = |rule, message| flaw(Severity::Error, "INVALID_ACTION", rule, element.span, message);
    // rule: A-3
    let Some((service, name)) = action.split_once(':') else {
        let found = invalid(
            "A-3",
            format!("{} has no colon, so it matches no action", quoted(action)),
        );
        let service = action.trim_end_matches('*');
        let is_service =
            !service.is_empty() && service.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        ctx.add(found.with_help(if is_service && service.len() < action.len() {
            format!("did you mean `{service}:*`?")
        } else {
            String::from("an action is a service and a name, such as `s3:GetObject`, or `*` for all")
        }));
        return;
    };
    // rule: A-1
    if service.is_empty() || name.is_empty() || name.contains(':') {
        let message = format!(
            "{} is not a service, a colon and a name, so it matches no action",
            quoted(action)
        );
        ctx.add(invalid("A-1", message));
        return;
    }
    // rule: A-2
    if has_star(service) {
        let message = format!(
            "a wildcard in the service of {} takes in services yet to come",
            quoted(action)
        );
        let start = element.value.find(action).unwrap_or(0);
        let service = ctx.inside(element, start..start + service.len());
        ctx.add(
            flaw(
                Severity::Suggestion,
                "WILDCARD_IN_SERVICE_NAME",
                "A-2",
                service,
                message,
            )
            .with_help("name each service"),
        );
    }
}
