//! `PASS_ROLE_WITH_…` and `CREATE_SLR_WITH_…`: six shapes each that let somebody hand over, or make, any role.
//!
//! Who may pass any role to a service can run code with the rights of the strongest role of the account.
//!
//! ```json
//! { "Effect": "Allow", "Action": "iam:PassRole", "Resource": "*" }
//! ```
//!
//! A condition on the service that gets the role narrows a wildcard in `Resource`; `NotResource` names no role at all.
//!
//! Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html>

use iam_syntax::arn;
use iam_syntax::policy::{Clause, Statement};
use iam_syntax::span::Span;

use crate::code::Code;
use crate::ctx::Ctx;
use crate::fact::{ActionFact, Fact, Roles};
use crate::finding::Role;
use crate::keys;

/// How a statement comes to speak of the action.
#[derive(Clone, Copy)]
enum ByAction {
    Name,
    Star,
    NotAction,
}

pub(crate) fn check(ctx: &mut Ctx<'_>) {
    if !ctx.grants_to_identity() {
        return;
    }
    for (idx, statement) in ctx.allows().collect::<alloc::vec::Vec<_>>() {
        report(ctx, idx, statement, Roles::Pass);
        report(ctx, idx, statement, Roles::CreateServiceLinked);
    }
}

fn report(ctx: &mut Ctx<'_>, idx: usize, statement: &Statement, roles: Roles) {
    let (name, service_key) = match roles {
        Roles::Pass => ("PassRole", "iam:PassedToService"),
        Roles::CreateServiceLinked => ("CreateServiceLinkedRole", "iam:AWSServiceName"),
    };
    let reach = &ctx.reaches[idx];
    let Some(action) = &statement.action else { return };
    let (by, action_span) = match reach.value_of("iam", name) {
        Some(value) if value.has_wildcard() => (ByAction::Star, value.text.span),
        Some(value) => (ByAction::Name, value.text.span),
        None if reach.inverted && reach.includes("iam", name) => (ByAction::NotAction, action.name),
        None => return,
    };
    // Who may do everything may pass every role, and that is said; that service-linked ones can be made is no news then.
    let does_everything = matches!(reach.value_of("iam", name), Some(value) if value.parts.is_none());
    let is_no_news = does_everything && roles == Roles::CreateServiceLinked;
    let is_narrowed = keys::tests(statement, &[service_key]);
    for clause in &statement.resources {
        let (is_not_resource, span) = match (clause.inverted, any_role(clause, roles)) {
            (true, _) => (true, clause.name),
            (false, Some(span)) if !is_narrowed && !is_no_news => (false, span),
            (false, _) => continue,
        };
        let code = code(roles, by, is_not_resource);
        let fact = Fact::Action(ActionFact::AnyRole {
            roles,
            by_not_resource: is_not_resource,
        });
        ctx.add(code, span, fact).label(action_span, Role::Actions);
        return;
    }
}

/// A value that takes in every role.
fn any_role(clause: &Clause, roles: Roles) -> Option<Span> {
    let takes_all = |text: &str| {
        if text == "*" {
            return true;
        }
        let Some([_, _, service, _, _, resource]) = arn::fields(text) else {
            return false;
        };
        let rest = resource.strip_prefix("role/").unwrap_or(resource);
        let rest = match roles {
            Roles::Pass => rest,
            Roles::CreateServiceLinked => rest.strip_prefix("aws-service-role/").unwrap_or(rest),
        };
        ["iam", "*"].contains(&service) && !rest.is_empty() && rest.bytes().all(|it| it == b'*')
    };
    clause.elements.iter().find(|it| takes_all(&it.value)).map(|it| it.span)
}

const fn code(roles: Roles, by: ByAction, not_resource: bool) -> Code {
    match (roles, by, not_resource) {
        (Roles::Pass, ByAction::Name, true) => Code::PassRoleWithNotResource,
        (Roles::Pass, ByAction::Star, true) => Code::PassRoleWithStarInActionAndNotResource,
        (Roles::Pass, ByAction::NotAction, true) => Code::PassRoleWithNotActionAndNotResource,
        (Roles::Pass, ByAction::Name, false) => Code::PassRoleWithStarInResource,
        (Roles::Pass, ByAction::Star, false) => Code::PassRoleWithStarInActionAndResource,
        (Roles::Pass, ByAction::NotAction, false) => Code::PassRoleWithStarInResourceAndNotAction,
        (Roles::CreateServiceLinked, ByAction::Name, true) => Code::CreateSlrWithNotResource,
        (Roles::CreateServiceLinked, ByAction::Star, true) => Code::CreateSlrWithStarInActionAndNotResource,
        (Roles::CreateServiceLinked, ByAction::NotAction, true) => Code::CreateSlrWithNotActionAndNotResource,
        (Roles::CreateServiceLinked, ByAction::Name, false) => Code::CreateSlrWithStarInResource,
        (Roles::CreateServiceLinked, ByAction::Star, false) => Code::CreateSlrWithStarInActionAndResource,
        (Roles::CreateServiceLinked, ByAction::NotAction, false) => Code::CreateSlrWithStarInResourceAndNotAction,
    }
}
