//! The gate strip: the kinds of policy that had a say, in AWS's order, with the effect of each.

use iam_explain::node::gate_name;
use iam_explain::words;
use yew::prelude::*;

use crate::analysis::Shared;
use crate::context::Ctx;
use crate::model::ask::Asked;
use crate::state::{Action, LookedAt};
use crate::trace::key;
use crate::widgets::glyph::{Glyph, glyph};

pub fn gates(ctx: &Ctx, shown: &Shared, asked: Asked) -> Html {
    let labels = ctx.labels();
    let Some(answer) = shown.answer(asked) else {
        return Html::default();
    };
    let gates: Vec<Html> = answer
        .trace
        .judged()
        .enumerate()
        .map(|(at, judged)| {
            let effect = judged.effect();
            let name = gate_name(&answer.policies, &answer.request, &answer.trace, judged.gate);
            let decides = answer.trace.is_decided_by(judged.gate);
            let onclick = ctx.on(move || {
                Action::Look(LookedAt {
                    node: key::gate(at),
                    source: None,
                })
            });
            html! {
                <li class={classes!("gate", Glyph::of_effect(effect).name(), decides.then_some("decides"))}>
                    <button type="button" {onclick}>
                        { glyph(Glyph::of_effect(effect)) }
                        <span class="gate-name">{ words::gate_name(&name, ctx.lang) }</span>
                        <span class="gate-effect">{ words::effect_name(effect, ctx.lang) }</span>
                    </button>
                </li>
            }
        })
        .collect();
    if gates.is_empty() {
        return Html::default();
    }
    html! { <ol class="gates" aria-label={labels.gates}>{ for gates }</ol> }
}
