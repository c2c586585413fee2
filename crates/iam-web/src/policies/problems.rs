//! What is wrong with a text, as a list: the place, the sentence, a way out.

use iam_syntax::diagnostic::{Diagnostic, Severity, Weight};
use iam_syntax::span::position;

use crate::context::Ctx;
use crate::model::slot::Slot;
use crate::state::{Action, LookedAt};
use crate::widgets::piece::{Piece, button, pieces, tag};
use iam_scenario::findings::words::sentence;

pub struct Props<'a> {
    pub slot: Slot,
    pub text: &'a str,
    pub diagnostics: &'a [Diagnostic],
}

/// How many are shown at once.
const MOST: usize = 8;

/// The list. Nothing while the box is empty.
pub fn problems(ctx: &Ctx, props: &Props) -> Option<Piece> {
    let labels = ctx.labels();
    if props.text.trim().is_empty() {
        return None;
    }
    if props.diagnostics.is_empty() {
        let said = [labels.no_problems, " · ", labels.editor_keys].concat();
        return Some(tag("p.hint.editor-foot").text(&said));
    }
    let left_out = props.diagnostics.len().saturating_sub(MOST);
    let more = (0 < left_out).then(|| tag("p.hint").text("+ ").text(&left_out.to_string()));
    let shown = props.diagnostics.iter().take(MOST);
    Some(
        tag("div.problems")
            .attr("role", "group")
            .attr("aria-label", labels.problems)
            .child(tag("ul.plain").each(shown, |it| problem(ctx, props, it)))
            .child(more),
    )
}

fn problem(ctx: &Ctx, props: &Props, diagnostic: &Diagnostic) -> Piece {
    let labels = ctx.labels();
    let line = position(props.text, diagnostic.span.start).line;
    let look = Action::Look(LookedAt {
        node: String::new(),
        source: Some((props.slot, diagnostic.span)),
    });
    let (class, word) = match (diagnostic.weight, diagnostic.severity) {
        (Weight::Malformed, _) | (_, Severity::Error) => ("error", labels.error),
        (Weight::Flawed, Severity::SecurityWarning | Severity::Warning) => ("warning", labels.warning),
        (Weight::Flawed, Severity::Suggestion) => ("info", labels.suggestion),
    };
    let help = diagnostic.help.as_ref();
    let help = help.map(|help| pieces().text(" ").child(tag("span.hint").text(&sentence(help))));
    let said = tag("span")
        .attr("lang", "en")
        .text(&sentence(&diagnostic.message))
        .child(help);
    let place = button("button.link")
        .click(ctx, look)
        .text(&[labels.line, " ", &line.to_string()].concat());
    let body = tag("span")
        .child(place)
        .text(" ")
        .child(said)
        .text(" ")
        .child(fix(ctx, props, diagnostic));
    tag("li.problem")
        .class(class)
        .child(tag("span.tag").text(word))
        .child(body)
}

/// Puts it right, where the diagnostic knows how.
fn fix(ctx: &Ctx, props: &Props, diagnostic: &Diagnostic) -> Option<Piece> {
    let fix = diagnostic.fix.as_ref()?;
    let range = fix.span.range();
    let before = props.text.get(..range.start)?;
    let after = props.text.get(range.end..)?;
    let fill = Action::Fill {
        slot: props.slot,
        text: [before, &fix.replacement, after].concat(),
    };
    Some(
        button("button.link")
            .attr("lang", "en")
            .click(ctx, fill)
            .text(&fix.title),
    )
}
