//! The gate strip: the kinds of policy that had a say, in AWS's order, with the effect of each. Where caller and resource
//! are of two accounts, a lane for each.

use iam_eval::combine::Judged;
use iam_eval::gates::{Gate, Relation};
use iam_explain::node::gate_name;
use iam_explain::{names, words};
use iam_scenario::answer::Answer;

use crate::analysis::Shared;
use crate::context::Ctx;
use crate::model::ask::Asked;
use crate::state::{Action, LookedAt};
use crate::widgets::glyph::{Glyph, glyph};
use crate::widgets::piece::{Piece, button, tag};

/// The strip; nothing where no gate was asked.
pub fn gates(ctx: &Ctx, shown: &Shared, asked: Asked, looked: Option<&LookedAt>) -> Option<Piece> {
    let answer = shown.answer(asked)?;
    let labels = ctx.labels();
    let request = &answer.request;
    let are_two = match answer.trace.gates.relation {
        Relation::Cross | Relation::Divided | Relation::RootAbroad => request.caller.account(),
        Relation::Same | Relation::RootAtHome | Relation::NoAccount => None,
    };
    let lane = || tag("ol.gates");
    let (mut own, mut other, mut n_gates) = (lane(), lane(), 0);
    for judged in answer.trace.judged() {
        let gate = gate(ctx, answer, judged, n_gates, looked);
        n_gates += 1;
        if are_two.is_some() && is_of_resource(judged.gate) {
            other = other.child(gate);
        } else {
            own = own.child(gate);
        }
    }
    if n_gates == 0 {
        return None;
    }
    let Some(account) = are_two else {
        return Some(own.attr("aria-label", labels.gates));
    };
    let named = |lane: Piece, label: &str, account: &str| lane.attr("aria-label", &[label, " ", account].concat());
    Some(
        tag("div.lanes")
            .attr("role", "group")
            .attr("aria-label", labels.gates)
            .child(named(own, labels.caller_account, account))
            .child(named(other, labels.resource_account, &request.resource_account)),
    )
}

/// Which policies limit or grant for the resource's account. An endpoint is on the caller's way.
const fn is_of_resource(gate: Gate) -> bool {
    match gate {
        Gate::Rcp(_) | Gate::Resource => true,
        Gate::Scp(_) | Gate::Endpoint | Gate::Principal | Gate::Boundary | Gate::Session(_) => false,
    }
}

fn gate(ctx: &Ctx, answer: &Answer, judged: Judged, number: usize, looked: Option<&LookedAt>) -> Piece {
    let effect = judged.effect();
    let name = gate_name(&answer.policies, &answer.request, &answer.trace, judged.gate);
    let node = names::gate(number);
    let is_looked = looked.is_some_and(|looked| looked.node.split('.').next() == Some(&node));
    let look = Action::Look(LookedAt { node, source: None });
    let shape = Glyph::of_effect(effect);
    let face = button("button")
        .click(ctx, look)
        .attr_if("aria-current", is_looked.then_some("true"))
        .child(glyph(shape))
        .child(tag("span.gate-name").text(&words::gate_name(&name, ctx.lang)))
        .child(tag("span.gate-effect").text(words::effect_name(effect, ctx.lang)));
    tag("li.gate")
        .class(shape.name())
        .class_if(answer.trace.is_decided_by(judged.gate), "decides")
        .child(face)
}
