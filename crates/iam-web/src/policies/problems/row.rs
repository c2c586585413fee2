//! One problem of the list: where it is, what it is, what would mend it, and why it is one.

use iam_scenario::findings::words::sentence;
use iam_syntax::span::position;
use yew::prelude::*;

use super::listed::{LINE, Listed};
use crate::context::Ctx;
use crate::effects::focus;
use crate::model::problem::Severity;
use crate::state::{Action, LookedAt};
use crate::ui::code::with_code;
use crate::widgets::glyph::{Glyph, glyph};
use crate::words::problems::words;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub ctx: Ctx,
    pub it: Listed,
    /// Whether it is in the policy that is in hand.
    pub is_in_hand: bool,
}

#[component]
pub fn Row(props: &Props) -> Html {
    let Props { ctx, it, is_in_hand } = props;
    let words = words(ctx.lang);
    let Listed { policy, problem } = it;
    let slot = policy.slot;
    let span = problem.place.span(&policy.text);
    let line = position(&policy.text, span.start).line;
    let place = match is_in_hand {
        true => (words.line)(line),
        false => (words.line_of)(&policy.name, line),
    };
    let look = {
        let ctx = ctx.clone();
        move |_| {
            ctx.act(Action::Look(LookedAt {
                node: String::new(),
                source: Some((slot, span)),
            }));
        }
    };
    let fix = problem.fix.clone().map(|fix| {
        let ctx = ctx.clone();
        let title = with_code(&fix.title);
        let mend = move |_| {
            ctx.act(Action::Fill {
                slot,
                text: fix.text.clone(),
            });
            // What had the keyboard goes with the problem.
            focus::soon(LINE.into());
        };
        html! { <button type="button" class="link fix" onclick={mend}>{ title }</button> }
    });
    let help = problem.help.as_ref().map(|help| with_code(&sentence(help)));
    html! {
        <li class={classes!("problem", class(problem.severity))}>
            { icon(problem.severity) }
            <div>
                <span class="unseen">{ (words.severity)(problem.severity) }{ ": " }</span>
                <button type="button" class="link" onclick={look}>{ place }</button>{ " " }
                <span>{ with_code(&sentence(&problem.message)) }</span>{ " " }
                { fix }
                if help.is_some() || !problem.page.is_empty() {
                    <details class="why">
                        <summary>{ words.why }</summary>
                        <p>
                            { help }{ " " }<code>{ problem.code.clone() }</code>{ " " }
                            if !problem.page.is_empty() {
                                <a href={problem.page.clone()} target="_blank" rel="noopener noreferrer">{ words.aws_page }</a>
                            }
                        </p>
                    </details>
                }
            </div>
        </li>
    }
}

pub const fn class(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::SecurityWarning | Severity::Warning => "warning",
        Severity::Suggestion => "suggestion",
    }
}

/// The shape that stands for a severity.
pub fn icon(severity: Severity) -> Html {
    let shape = match severity {
        Severity::Error => Glyph::Deny,
        Severity::SecurityWarning | Severity::Warning => Glyph::Warning,
        Severity::Suggestion => Glyph::Note,
    };
    glyph(shape).html()
}
