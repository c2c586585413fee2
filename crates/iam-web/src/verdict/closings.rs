//! What an undecided answer hangs on: each way that the unknown keys may turn out, ready to be tried.

use iam_eval::context::Value;
use iam_explain::fact::{ClosingFact, NodeFact};
use iam_explain::node::{Depth, nodes};
use yew::prelude::*;

use super::outcome_words;
use crate::analysis::Shared;
use crate::context::Ctx;
use crate::model::ask::Asked;
use crate::state::Action;
use crate::widgets::glyph::{Glyph, glyph};

pub fn closings(ctx: &Ctx, shown: &Shared, asked: Asked) -> Html {
    let labels = ctx.labels();
    let Some(answer) = shown.answer(asked) else {
        return Html::default();
    };
    if answer.trace.closings.is_none() {
        return Html::default();
    }
    let all = nodes(&answer.policies, &answer.request, &answer.trace, Depth::Deciding);
    let closings: Vec<&ClosingFact> = all
        .iter()
        .filter_map(|node| match &node.fact {
            NodeFact::Closing(closing) => Some(closing),
            _ => None,
        })
        .collect();
    if closings.is_empty() {
        return Html::default();
    }
    let is_exact = closings.iter().all(|closing| closing.is_exact);
    html! {
        <section class="closings" aria-label={labels.closings}>
            <p class="hint">{ labels.closings_hint }</p>
            <ul class="cards">{ for closings.into_iter().map(|closing| card(ctx, closing)) }</ul>
            if !is_exact {
                <p class="hint">{ labels.sampled }</p>
            }
        </section>
    }
}

fn card(ctx: &Ctx, closing: &ClosingFact) -> Html {
    let labels = ctx.labels();
    let outcome = closing.decision.outcome;
    let (word, kind, _) = outcome_words(labels, outcome);
    let values: Vec<(String, Option<Value>)> = closing
        .values
        .iter()
        .map(|(key, value)| (key.to_string(), value.cloned()))
        .collect();
    let rows = values.iter().map(|(key, value)| {
        html! {
            <>
                <dt class="code">{ key.clone() }</dt>
                <dd>{ shown(labels.closing_absent, value.as_ref()) }</dd>
            </>
        }
    });
    let rows = html! { <dl>{ for rows }</dl> };
    let onclick = ctx.on(move || Action::Close(values.clone()));
    html! {
        <li class={classes!("card", Glyph::of_outcome(outcome).name())}>
            <p class="card-head">{ glyph(Glyph::of_outcome(outcome)) }<strong>{ word }</strong>
                <span class="hint">{ kind }</span></p>
            { rows }
            <button type="button" {onclick}>{ labels.closing_apply }</button>
        </li>
    }
}

fn shown(absent: &'static str, value: Option<&Value>) -> Html {
    match value {
        None | Some(Value::Unknown) => html! { <em>{ absent }</em> },
        Some(Value::One(value)) => html! { <span class="code">{ value.clone() }</span> },
        Some(Value::Many(values)) => html! { <span class="code">{ values.join(", ") }</span> },
    }
}
