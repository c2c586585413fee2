//! One problem of the list: where it is, what it is, what would mend it, and why it is one.

use iam_scenario::findings::words::sentence;
use iam_syntax::span::position;
use iam_words::Lang;
use yew::prelude::*;

use super::listed::{LINE, Listed};
use crate::context::Ctx;
use crate::effects::focus;
use crate::model::problem::{Problem, Severity};
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
        Callback::from(move |()| {
            ctx.act(Action::Look(LookedAt {
                node: String::new(),
                source: Some((slot, span)),
            }));
        })
    };
    let mend = {
        let ctx = ctx.clone();
        Callback::from(move |text: String| {
            ctx.act(Action::Fill { slot, text });
            // What had the keyboard goes with the problem.
            focus::soon(LINE.into());
        })
    };
    let has_reason = problem.help.is_some() || !problem.page.is_empty();
    let why = has_reason.then(|| {
        html! { <details class="why"><summary>{ words.why }</summary><p>{ reason(problem, ctx.lang) }</p></details> }
    });
    item(problem, ctx.lang, &place, &look, &mend, why)
}

/// A problem in a list. `why` stands below it.
pub fn item(
    problem: &Problem,
    lang: Lang,
    place: &str,
    look: &Callback<()>,
    mend: &Callback<String>,
    why: Option<Html>,
) -> Html {
    let fix = problem.fix.as_ref().map(|fix| {
        let text = fix.text.clone();
        let onclick = mend.reform(move |_: MouseEvent| text.clone());
        html! { <button type="button" class="link fix" {onclick}>{ with_code(&fix.title) }</button> }
    });
    html! {
        <li class={classes!("problem", class(problem.severity))}>
            { icon(problem.severity) }
            <div>
                <span class="unseen">{ (words(lang).severity)(problem.severity) }{ ": " }</span>
                <button type="button" class="link" onclick={look.reform(|_: MouseEvent| ())}>{ place }</button>{ " " }
                <span>{ with_code(&sentence(&problem.message)) }</span>{ " " }
                { fix }{ " " }
                { why }
            </div>
        </li>
    }
}

/// Why it is a problem, its code, and AWS's page on it.
pub fn reason(problem: &Problem, lang: Lang) -> Html {
    let help = problem.help.as_ref().map(|help| with_code(&sentence(help)));
    html! {
        <>
            { help }{ " " }<code>{ problem.code.clone() }</code>{ " " }
            if !problem.page.is_empty() {
                <a href={problem.page.clone()} target="_blank" rel="noopener noreferrer">{ words(lang).aws_page }</a>
            }
        </>
    }
}

const fn class(severity: Severity) -> &'static str {
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
        Severity::SecurityWarning => Glyph::Security,
        Severity::Warning => Glyph::Warning,
        Severity::Suggestion => Glyph::Note,
    };
    glyph(shape).html()
}
