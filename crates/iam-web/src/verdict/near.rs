//! Allows that failed by a hair.

use iam_explain::near_miss::near_misses;
use iam_explain::{names, words};

use crate::analysis::Shared;
use crate::context::Ctx;
use crate::model::ask::Asked;
use crate::state::{Action, LookedAt};
use crate::widgets::piece::{Piece, button, tag};

/// How many are shown.
const MOST: usize = 4;

/// The list; nothing where there are none.
pub fn near(ctx: &Ctx, shown: &Shared, asked: Asked) -> Option<Piece> {
    let answer = shown.answer(asked)?;
    let misses = near_misses(&answer.policies, &answer.request, &answer.trace);
    if misses.is_empty() {
        return None;
    }
    let list = tag("ul.plain").each(misses.iter().take(MOST), |miss| {
        let gate = answer.trace.facts.iter().position(|facts| facts.gate == miss.gate);
        let slot = shown.slots.get(miss.source.document).copied();
        let look = Action::Look(LookedAt {
            node: names::statement(gate.unwrap_or(0), miss.policy_index, miss.statement),
            source: slot.map(|slot| (slot, miss.source.span)),
        });
        let face = button("button.near")
            .click(ctx, look)
            .child(tag("span.near-sign").attr("aria-hidden", "true").text("≈"))
            .child(tag("span").text(&words::near_miss(miss, ctx.lang)));
        tag("li").child(face)
    });
    Some(
        tag("section.near-misses")
            .attr("aria-label", ctx.labels().near_misses)
            .child(list),
    )
}
