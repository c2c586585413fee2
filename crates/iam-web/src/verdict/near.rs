//! Allows that failed by a hair.

use iam_explain::near_miss::near_misses;
use iam_explain::words;
use yew::prelude::*;

use crate::analysis::Shared;
use crate::context::Ctx;
use crate::model::ask::Asked;
use crate::state::{Action, LookedAt};
use crate::trace::key;

/// How many are shown.
const MOST: usize = 4;

/// The list; nothing where there are none.
pub fn near(ctx: &Ctx, shown: &Shared, asked: Asked) -> Html {
    let labels = ctx.labels();
    let Some(answer) = shown.answer(asked) else {
        return Html::default();
    };
    let misses = near_misses(&answer.policies, &answer.request, &answer.trace);
    if misses.is_empty() {
        return Html::default();
    }
    let items = misses.iter().take(MOST).map(|miss| {
        let gate = answer.trace.facts.iter().position(|facts| facts.gate == miss.gate);
        let node = key::statement(gate.unwrap_or(0), miss.policy_index, miss.statement);
        let slot = shown.slots.get(miss.source.document).copied();
        let source = slot.map(|slot| (slot, miss.source.span));
        let onclick = ctx.on(move || {
            Action::Look(LookedAt {
                node: node.clone(),
                source,
            })
        });
        html! {
            <li>
                <button type="button" class="near" {onclick}>
                    <span class="near-sign" aria-hidden="true">{ "≈" }</span>
                    <span>{ words::near_miss(miss, ctx.lang) }</span>
                </button>
            </li>
        }
    });
    html! {
        <section class="near-misses" aria-label={labels.near_misses}>
            <ul class="plain">{ for items }</ul>
        </section>
    }
}
