//! What the answer has to say beside the decision: flaws, inputs left out, and what is not modelled.

use iam_scenario::findings::{Finding, words};

use crate::analysis::Shared;
use crate::context::Ctx;
use crate::model::ask::Asked;
use crate::state::{Action, LookedAt};
use crate::widgets::piece::{Piece, button, tag};
use crate::words::labels;

/// The list; nothing where there is nothing to say.
pub fn findings(ctx: &Ctx, shown: &Shared, asked: Asked) -> Option<Piece> {
    let answer = shown.answer(asked)?;
    if answer.findings.is_empty() {
        return None;
    }
    Some(
        tag("section.findings")
            .attr("aria-labelledby", "findings-title")
            .child(tag("h3#findings-title.label").text(ctx.labels().findings))
            .child(tag("ul.plain").each(&answer.findings, |finding| item(ctx, shown, finding))),
    )
}

fn item(ctx: &Ctx, shown: &Shared, finding: &Finding) -> Piece {
    let lang = labels(words::spoken(finding, ctx.lang)).lang;
    let said = tag("span").attr("lang", lang).said(&words::said(finding, ctx.lang));
    tag("li.finding")
        .class(finding.kind.name())
        .child(tag("span.tag").text(words::kind(finding.kind, ctx.lang)))
        .child(tag("span").child(said).text(" ").child(place(ctx, shown, finding)))
}

/// Shows the text that a finding is about.
fn place(ctx: &Ctx, shown: &Shared, finding: &Finding) -> Option<Piece> {
    let place = finding.place.as_ref()?;
    let slot = shown.slot_at(&place.document)?;
    let name = &shown.documents.get(shown.document_of(slot)?)?.name;
    let line = place.position.line.to_string();
    let look = Action::Look(LookedAt {
        node: String::new(),
        source: Some((slot, place.span)),
    });
    let said = [name, ", ", ctx.labels().line, " ", &line].concat();
    Some(button("button.link").click(ctx, look).text(&said))
}
