//! `INVALID_ACTION`, `INVALID_SERVICE_IN_ACTION`, `RETIRED_ACTION`: an action that the catalogue does not have.
//!
//! AWS saves a policy with a misspelt action, and the statement then says nothing about what was meant.
//!
//! ```json
//! "Action": "s3:GetObjekt"
//! ```
//!
//! A WARNING and no ERROR: the catalogue has a date, and AWS adds actions every day. In a trust policy AWS refuses it.

use alloc::string::ToString;

use iam_catalog::api;
use iam_catalog::base::Standing;
use iam_catalog::catalogue::ServiceStanding;
use iam_syntax::diagnostic::Severity;
use iam_syntax::pattern::Pattern;
use iam_syntax::policy::{PolicyKind, Text};
use iam_syntax::span::Span;

use crate::code::Code;
use crate::ctx::{Ctx, Names};
use crate::edit;
use crate::fact::{ActionFact, Fact};

pub(crate) fn check(ctx: &mut Ctx<'_>) {
    let policy = ctx.policy;
    let clauses = policy.statements.iter().filter_map(|it| it.action.as_ref());
    for value in clauses.flat_map(|it| &it.elements) {
        let written = value.value.trim();
        let Some((service, name)) = written.split_once(':') else {
            continue;
        };
        // Such a value is reported as it was read.
        let is_odd = service.is_empty() || name.is_empty() || name.contains(':') || written.contains("${");
        if !is_odd && !service.contains(['*', '?']) {
            check_value(ctx, value, service, name);
        }
    }
}

fn check_value(ctx: &mut Ctx<'_>, value: &Text, service: &str, name: &str) {
    let catalogue = ctx.catalogue;
    // OK because both are parts of the value.
    let start = value.value.find(service).unwrap_or(0);
    let service_span = ctx.inside(value, start..start + service.len());
    let name_start = start + service.len() + 1;
    let name_span = ctx.inside(value, name_start..name_start + name.len());
    match catalogue.service(service) {
        ServiceStanding::Unknown => {
            let near = ctx.nearest(Names::Services, service);
            let fact = Fact::Action(ActionFact::UnknownServiceInAction {
                service: service.to_string(),
                near: near.clone(),
            });
            ctx.add_as(Code::InvalidServiceInAction, Severity::Warning, service_span, fact)
                .fix(near.and_then(|near| edit::put(service_span, &near)));
        }
        ServiceStanding::Retired => {
            ctx.add(
                Code::RetiredAction,
                service_span,
                Fact::Action(ActionFact::RetiredService),
            )
            .names(service);
        }
        ServiceStanding::Known(known) => {
            if name.contains(['*', '?']) {
                let pattern = Pattern::ignoring_case(name);
                let names = known.actions.iter().map(|it| &it.name);
                let fits = |it: &str| pattern.matches(it);
                let others = known.others.iter().map(|(name, _)| name);
                if !names.chain(others).any(|it| fits(it)) {
                    let action = value.value.trim().to_string();
                    ctx.add_as(
                        Code::InvalidAction,
                        Severity::Warning,
                        name_span,
                        Fact::Action(ActionFact::NoSuchActions { action }),
                    );
                }
                return;
            }
            if known.action(name).is_some() {
                return;
            }
            let action = value.value.trim().to_string();
            if let Some(operation) = api::operation(&action) {
                report_operation(ctx, value, name_span, operation);
                return;
            }
            match known.other(name) {
                Some(Standing::Retired) => {
                    ctx.add(Code::RetiredAction, name_span, Fact::Action(ActionFact::RetiredAction))
                        .names(action);
                }
                Some(Standing::Mentioned | Standing::Current) => {}
                None => {
                    let near = ctx.nearest(Names::ActionsOf(service.to_string()), name);
                    let fact = Fact::Action(ActionFact::UnknownAction {
                        action,
                        near: near.as_ref().map(|near| alloc::format!("{service}:{near}")),
                    });
                    // Those are few, and AWS knows each.
                    let is_refused = ctx.kind == PolicyKind::Trust && service.eq_ignore_ascii_case("sts");
                    let severity = if is_refused { Severity::Error } else { Severity::Warning };
                    ctx.add_as(Code::InvalidAction, severity, name_span, fact)
                        .fix(near.and_then(|near| edit::put(name_span, &near)));
                }
            }
        }
        ServiceStanding::NotLoaded(_) | ServiceStanding::Mentioned => {}
    }
}

/// `s3:ListObjectsV2`: what is called so is asked by another name.
fn report_operation(ctx: &mut Ctx<'_>, value: &Text, name_span: Span, operation: &api::Operation) {
    let asks = operation.asks.actions();
    let fix = match asks {
        [one] => one.split_once(':').and_then(|(_, name)| edit::put(name_span, name)),
        _ => None,
    };
    let fact = Fact::Action(ActionFact::OperationIsNoAction {
        operation: value.value.trim().to_string(),
        asks: asks.iter().map(ToString::to_string).collect(),
    });
    ctx.add_as(Code::InvalidAction, Severity::Warning, name_span, fact)
        .fix(fix);
}
