//! What else bears on the verdict: statements that failed by a hair, and what let it through.

use iam_eval::combine::Outcome;
use iam_eval::gates::Gate;
use iam_explain::beside::beside;
use iam_explain::node::SourceRef;
use iam_explain::{names, words};

use crate::analysis::Shared;
use crate::context::Ctx;
use crate::model::ask::Asked;
use crate::state::{Action, LookedAt};
use crate::widgets::piece::{Piece, button, pieces, tag};

/// The list; nothing where there are none.
pub fn near(ctx: &Ctx, shown: &Shared, asked: Asked) -> Option<Piece> {
    let answer = shown.answer(asked)?;
    let found = beside(answer.evaluated());
    if found.misses.is_empty() && found.through.is_empty() {
        return None;
    }
    let item = |gate: Gate, policy: usize, statement: usize, source: SourceRef, said: &str| {
        let gate = answer.trace.facts.iter().position(|facts| facts.gate == gate);
        let slot = shown.slots.get(source.document).copied();
        let look = Action::Look(LookedAt {
            node: names::statement(gate.unwrap_or(0), policy, statement),
            source: slot.map(|slot| (slot, source.span)),
        });
        let face = button("button.near")
            .click(ctx, look)
            .child(tag("span.near-sign").attr("aria-hidden", "true").text("≈"))
            .child(tag("span").text(said));
        tag("li").child(face)
    };
    let n_found = found.misses.len() + found.through.len();
    let misses = found.misses.iter();
    let misses = misses.map(|it| {
        (
            it.gate,
            it.policy_index,
            it.statement,
            it.source,
            words::near_miss(it, ctx.lang),
        )
    });
    let through = found.through.iter();
    let through = through.map(|it| {
        (
            it.gate,
            it.policy_index,
            it.statement,
            it.source,
            words::through(it, ctx.lang),
        )
    });
    let list = tag("ul.plain").each(misses.chain(through), |(gate, policy, statement, source, said)| {
        item(gate, policy, statement, source, &said)
    });
    let more = words::more_beside(&found, ctx.lang);
    let list = pieces()
        .child(list)
        .child((!more.is_empty()).then(|| tag("p.hint").text(&more)));
    // Nothing outweighs a Deny: what nearly allowed is no way out of it, and is one line until somebody asks.
    let list = match answer.trace.decision().outcome {
        Outcome::ExplicitDeny => tag("details")
            .child(tag("summary.hint").text(&(ctx.labels().near_a_deny)(n_found)))
            .child(list),
        Outcome::Allowed | Outcome::ImplicitDeny | Outcome::Depends => list,
    };
    Some(
        tag("section.near-misses")
            .attr("aria-label", ctx.labels().near_misses)
            .child(list),
    )
}
