//! What is wrong with a text, as a list: the place, the sentence, a way out.

use iam_syntax::diagnostic::{Diagnostic, Severity, Weight};
use iam_syntax::span::position;
use yew::prelude::*;

use crate::context::Ctx;
use crate::model::slot::Slot;
use crate::state::{Action, LookedAt};
use crate::verdict::findings::sentence;

pub struct Props<'a> {
    pub slot: Slot,
    pub text: &'a str,
    pub diagnostics: &'a [Diagnostic],
}

/// How many are shown at once.
const MOST: usize = 8;

pub fn problems(ctx: &Ctx, props: &Props) -> Html {
    let labels = ctx.labels();
    if props.text.trim().is_empty() {
        return Html::default();
    }
    if props.diagnostics.is_empty() {
        return html! { <p class="hint editor-foot">{ labels.no_problems }{ " · " }{ labels.editor_keys }</p> };
    }
    let left_out = props.diagnostics.len().saturating_sub(MOST);
    html! {
        <div class="problems" role="group" aria-label={labels.problems}>
            <ul class="plain">{ for props.diagnostics.iter().take(MOST).map(|it| problem(ctx, props, it)) }</ul>
            if 0 < left_out {
                <p class="hint">{ "+ " }{ left_out }</p>
            }
        </div>
    }
}

fn problem(ctx: &Ctx, props: &Props, diagnostic: &Diagnostic) -> Html {
    let labels = ctx.labels();
    let (slot, span) = (props.slot, diagnostic.span);
    let at = position(props.text, span.start);
    let place = [labels.line, " ", &at.line.to_string()].concat();
    let onclick = ctx.on(move || {
        Action::Look(LookedAt {
            node: String::new(),
            source: Some((slot, span)),
        })
    });
    let (class, word) = match (diagnostic.weight, diagnostic.severity) {
        (Weight::Malformed, _) | (_, Severity::Error) => ("error", labels.error),
        (Weight::Flawed, Severity::SecurityWarning | Severity::Warning) => ("warning", labels.warning),
        (Weight::Flawed, Severity::Suggestion) => ("info", labels.suggestion),
    };
    let fix = diagnostic.fix.as_ref().and_then(|fix| {
        let mut fixed = props.text.to_string();
        let range = fix.span.range();
        fixed.get(range.clone())?;
        fixed.replace_range(range, &fix.replacement);
        let onclick = ctx.on(move || Action::Fill {
            slot,
            text: fixed.clone(),
        });
        Some(html! { <button type="button" class="link" {onclick} lang="en">{ fix.title.clone() }</button> })
    });
    html! {
        <li class={classes!("problem", class)}>
            <span class="tag">{ word }</span>
            <span>
                <button type="button" class="link" {onclick}>{ place }</button>{ " " }
                <span lang="en">{ sentence(&diagnostic.message) }
                    if let Some(help) = &diagnostic.help {
                        { " " }<span class="hint">{ sentence(help) }</span>
                    }
                </span>
                { " " }{ fix }
            </span>
        </li>
    }
}
