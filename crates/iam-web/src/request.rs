//! The request form: who asks for what, and in which context.

pub mod accounts;
pub mod context;
pub mod principal;
mod row_ids;

use iam_scenario::case::RequestInput;
use yew::prelude::*;

use crate::analysis::Shared;
use crate::context::Ctx;
use crate::model::ask::{self, Asked};
use crate::state::Action;
use crate::widgets::field::{Field, field};
use accounts::accounts;
use context::Context;
use principal::principal_field;

/// The form.
pub fn request(ctx: &Ctx, request: &RequestInput, now: &Shared, asked: Asked) -> Html {
    let labels = ctx.labels();
    let problem = now.problem(asked);
    let error = |path: &str| {
        problem
            .filter(|problem| problem.path == path && problem.code != "MISSING_FIELD")
            .map(|problem| AttrValue::from(problem.message.clone()))
    };
    let on = |make: fn(String) -> Action| {
        let ctx = ctx.clone();
        Callback::from(move |text: String| ctx.act(make(text)))
    };
    let action = Field {
        id: "action",
        label: labels.action,
        value: request.action.clone().unwrap_or_default(),
        placeholder: "s3:GetObject",
        error: error("/action"),
        grows: false,
        extra: Html::default(),
        on_text: on(Action::AskFor),
    };
    let resource = Field {
        id: "resource",
        label: labels.resource,
        value: request.resources.join("\n"),
        placeholder: "arn:aws:s3:::my-bucket/photo.jpg",
        error: error("/resource"),
        grows: true,
        extra: html! { <span class="hint">{ labels.resource_hint }</span> },
        on_text: on(Action::SetResource),
    };
    let account = Field {
        id: "resource-account",
        label: labels.resource_account,
        value: request.resource_account.clone().unwrap_or_default(),
        placeholder: labels.resource_account_hint,
        error: error("/resourceAccount"),
        grows: false,
        extra: Html::default(),
        on_text: on(Action::SetAccount),
    };
    let missing = now.answer(asked).map(|answer| answer.missing_context.clone());
    html! {
        <section class="panel request" id="request" aria-labelledby="request-title" tabindex="-1">
            <h2 id="request-title" class="label">{ labels.request }</h2>
            { principal_field(ctx, request, error("/principal")) }
            { field(action) }
            { field(resource) }
            { field(account) }
            { accounts(ctx, request, now, asked) }
            <Context rows={ask::rows(request)} missing={missing.unwrap_or_default()} />
        </section>
    }
}
