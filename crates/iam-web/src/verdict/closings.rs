//! What an undecided answer hangs on: each way that the unknown keys may turn out, ready to be tried.

use iam_eval::context::Value;
use iam_explain::fact::{ClosingFact, NodeFact};
use iam_explain::node::{Depth, nodes};

use super::outcome_words;
use super::truth::truth_table;
use crate::context::Ctx;
use crate::drawn::Drawn;
use crate::state::Action;
use crate::widgets::glyph::{Glyph, glyph};
use crate::widgets::piece::{Piece, button, pieces, tag};

/// A card for each, and all of them as a table; nothing where the answer is decided.
pub fn closings(ctx: &Ctx, drawn: &Drawn) -> Option<Piece> {
    let labels = ctx.labels();
    let answer = drawn.shown.answer(drawn.work.asked)?;
    answer.trace.closings.as_ref()?;
    let all = nodes(answer.evaluated(), Depth::Deciding);
    let mut cards = tag("ul.cards");
    let (mut n_cards, mut is_exact) = (0, true);
    for node in &all {
        if let NodeFact::Closing(closing) = &node.fact {
            cards = cards.child(card(ctx, closing));
            n_cards += 1;
            is_exact &= closing.is_exact;
        }
    }
    if n_cards == 0 {
        return None;
    }
    Some(
        tag("section.closings")
            .attr("aria-label", labels.closings)
            .child(tag("p.hint").text(labels.closings_hint))
            .child(cards)
            .child((!is_exact).then(|| tag("p.hint").text(labels.sampled)))
            .component(truth_table(ctx, &drawn.case)),
    )
}

fn card(ctx: &Ctx, closing: &ClosingFact) -> Piece {
    let labels = ctx.labels();
    let outcome = closing.decision.outcome;
    let (word, kind, _) = outcome_words(labels, outcome);
    let rows = tag("dl").each(&closing.values, |(key, value)| {
        pieces()
            .child(tag("dt.code").text(key))
            .child(tag("dd").child(shown(labels.closing_absent, *value)))
    });
    let values = closing
        .values
        .iter()
        .map(|(key, value)| (key.to_string(), value.cloned()));
    let close = Action::Close(values.collect());
    let shape = Glyph::of_outcome(outcome);
    let head = tag("p.card-head")
        .child(glyph(shape))
        .child(tag("strong").text(word))
        .child(tag("span.hint").text(kind));
    tag("li.card")
        .class(shape.name())
        .child(head)
        .child(rows)
        .child(button("button").click(ctx, close).text(labels.closing_apply))
}

fn shown(absent: &str, value: Option<&Value>) -> Piece {
    match value {
        None | Some(Value::Unknown) => tag("em").text(absent),
        Some(Value::One(value)) => tag("span.code").text(value),
        Some(Value::Many(values)) => tag("span.code").text(&values.join(", ")),
    }
}
