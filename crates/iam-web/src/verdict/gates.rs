//! The gate strip: the kinds of policy that had a say, in AWS's order, with the effect of each.

use iam_explain::node::gate_name;
use iam_explain::{names, words};

use crate::analysis::Shared;
use crate::context::Ctx;
use crate::model::ask::Asked;
use crate::state::{Action, LookedAt};
use crate::widgets::glyph::{Glyph, glyph};
use crate::widgets::piece::{Piece, button, tag};

/// The strip; nothing where no gate was asked.
pub fn gates(ctx: &Ctx, shown: &Shared, asked: Asked, looked: Option<&LookedAt>) -> Option<Piece> {
    let answer = shown.answer(asked)?;
    let mut n_gates = 0;
    let strip = tag("ol.gates").attr("aria-label", ctx.labels().gates);
    let strip = strip.each(answer.trace.judged(), |judged| {
        let effect = judged.effect();
        let name = gate_name(&answer.policies, &answer.request, &answer.trace, judged.gate);
        let node = names::gate(n_gates);
        let is_looked = looked.is_some_and(|looked| looked.node.split('.').next() == Some(&node));
        let look = Action::Look(LookedAt { node, source: None });
        n_gates += 1;
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
    });
    (0 < n_gates).then_some(strip)
}
