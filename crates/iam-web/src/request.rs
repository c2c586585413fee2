//! The request form: who asks for what, and in which context.

pub mod accounts;
mod as_world;
mod asked;
mod commands;
pub mod context;
mod denial;
pub mod offers;
pub mod principal;
pub mod row_ids;
mod tools;

use std::rc::Rc;

use yew::html;

use crate::analysis::Shared;
use crate::context::Ctx;
use crate::model::ask;
use crate::model::filled::About;
use crate::state::{Action, App};
use crate::widgets::field::{Field, field};
use crate::widgets::piece::{Piece, tag};
use crate::words::asked::changed;
use accounts::accounts;
use as_world::as_world;
use asked::AskedFor;
use context::context;
use principal::principal_field;

/// The form. `case` is that of when the reader rested last.
pub fn request(ctx: &Ctx, app: &App, now: &Shared, case: &Rc<str>) -> Piece {
    let labels = ctx.labels();
    let asked = app.work.asked;
    let request = &ask::request_of(&app.work.case, asked);
    let problem = now.problem(asked);
    let error = |path: &str| {
        problem
            .filter(|problem| problem.path == path && problem.code != "MISSING_FIELD")
            .map(|problem| problem.message.as_str())
    };
    let action = Field {
        id: "action",
        label: labels.action,
        value: request.action.as_deref().unwrap_or_default(),
        placeholder: "s3:GetObject",
        error: error("/action"),
        grows: false,
        extra: None,
        on_text: Box::new(Action::AskFor),
    };
    let resource = Field {
        id: "resource",
        label: labels.resource,
        value: &request.resources.joined("\n"),
        placeholder: "arn:aws:s3:::my-bucket/photo.jpg",
        error: error("/resource"),
        grows: true,
        extra: Some(tag("span.hint").text(labels.resource_hint)),
        on_text: Box::new(Action::SetResource),
    };
    let account = Field {
        id: "resource-account",
        label: labels.resource_account,
        value: request.resource_account.as_deref().unwrap_or_default(),
        placeholder: labels.resource_account_hint,
        error: error("/resourceAccount"),
        grows: false,
        extra: None,
        on_text: Box::new(Action::SetAccount),
    };
    let about = About::of(request);
    let filled = app.filled().cloned();
    let wanted = filled.as_ref().and_then(|it| it.still_wanted(&app.work.case.policies));
    let missing = now.answer(asked).map(|answer| answer.missing_context.as_slice());
    let is_open = app.page.has_form;
    let before = app.history.before().next().filter(|work| work.asked == asked);
    let changed = before.map_or_else(Vec::new, |work| {
        changed(&ask::rows(&ask::request_of(&work.case, asked)), &ask::rows(request))
    });
    let sentence = html! { <AskedFor ctx={ctx.clone()} request={request.clone()} {changed} {is_open} /> };
    tag("section#request.panel.request")
        .class_if(!is_open, "is-sentence")
        .attr("aria-labelledby", "request-title")
        .attr("tabindex", "-1")
        .child(tag("h2#request-title.label").text(labels.request))
        .component(sentence)
        .child(principal_field(ctx, request, error("/principal")))
        .child(now.answer(asked).map(|_| as_world(ctx, &app.work.case, asked)))
        .child(field(ctx, action))
        .child(field(ctx, resource))
        .child(field(ctx, account))
        .child(accounts(ctx, request, now, asked))
        .child(context(
            ctx,
            &app.page.row_ids,
            &ask::rows(request),
            missing.unwrap_or_default(),
        ))
        .component(tools::shown(
            ctx,
            tools::Props {
                ctx: ctx.clone(),
                case: case.clone(),
                about: about.clone(),
                here: filled.as_ref().map(|_| tools::here(wanted, &app.work.case, now, asked)),
                wanted: wanted.map(|kind| labels.kind(kind, now.sort).full),
                filled,
            },
        ))
}
