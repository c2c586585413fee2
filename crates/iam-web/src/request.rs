//! The request form: who asks for what, and in which context.

pub mod accounts;
pub mod context;
pub mod principal;
mod row_ids;

use yew::prelude::*;

use crate::analysis::Shared;
use crate::context::use_ctx;
use crate::model::ask::{self, Asked};
use crate::state::Action;
use crate::widgets::field::Field;
use accounts::Accounts;
use context::Context;
use principal::Principal;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub analysis: Shared,
    pub request: std::rc::Rc<iam_scenario::case::RequestInput>,
    pub asked: Asked,
}

/// The form.
#[component]
pub fn Request(props: &Props) -> Html {
    let ctx = use_ctx();
    let labels = ctx.labels();
    let problem = props.analysis.problem(props.asked);
    let error = |path: &str| {
        problem
            .filter(|problem| problem.path == path && problem.code != "MISSING_FIELD")
            .map(|problem| AttrValue::from(problem.message.clone()))
    };
    let request = &props.request;
    let on = |make: fn(String) -> Action| {
        let ctx = ctx.clone();
        Callback::from(move |text: String| ctx.act(make(text)))
    };
    let account_error = problem
        .filter(|problem| problem.path == "/resourceAccount")
        .map(|problem| AttrValue::from(problem.message.clone()));
    html! {
        <section class="panel request" id="request" aria-labelledby="request-title" tabindex="-1">
            <h2 id="request-title" class="label">{ labels.request }</h2>
            <Principal principal={request.principal.clone()} action={request.action.clone()} error={error("/principal")} />
            <Field id="action" label={labels.action} value={request.action.clone().unwrap_or_default()}
                placeholder="s3:GetObject" error={error("/action")} on_text={on(Action::SetAction)} />
            <Field id="resource" label={labels.resource} value={request.resources.join("\n")} grows=true
                placeholder="arn:aws:s3:::my-bucket/photo.jpg" error={error("/resource")} on_text={on(Action::SetResource)}
                extra={html! { <span class="hint">{ labels.resource_hint }</span> }} />
            <Field id="resource-account" label={labels.resource_account}
                value={request.resource_account.clone().unwrap_or_default()} error={account_error}
                placeholder={labels.resource_account_hint} on_text={on(Action::SetAccount)} />
            <Accounts analysis={props.analysis.clone()} asked={props.asked} principal={request.principal.clone()}
                action={request.action.clone()} />
            <Context rows={ask::rows(request)} missing={missing(props)} />
        </section>
    }
}

fn missing(props: &Props) -> Vec<String> {
    props
        .analysis
        .answer(props.asked)
        .map(|answer| answer.missing_context.clone())
        .unwrap_or_default()
}
