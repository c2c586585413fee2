//! What is wrong with the policies: one line, which opens to the list; and the tools that make the open text tidy. The line
//! keeps its place and height whatever is found, so that nothing moves under the pointer.

mod known;
mod listed;
mod row;
mod tools;

use iam_scenario::findings::words::sentence;
use iam_syntax::json::quote;
use iam_syntax::json::write::list;
use iam_syntax::span::Span;
use wasm_bindgen::JsValue;
use yew::prelude::*;

use super::lint::Policies;
use crate::context::Ctx;
use crate::model::slot::Slot;
use crate::ui::code::with_code;
use crate::words::problems::{Words, words};
use known::{State, use_known};
use listed::{LINE, Listed, at, listed, worst};
pub use listed::{SEVERITIES, counts};
use row::{Row, icon};
pub use row::{item, reason};
use tools::Tools;

/// How many are listed before the reader asks for all.
const MOST: usize = 50;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub ctx: Ctx,
    pub policies: Policies,
    /// The policy that is in hand.
    pub open: Option<Slot>,
    /// The place that is looked at.
    pub looked: Option<(Slot, Span)>,
}

#[component]
pub fn Problems(props: &Props) -> Html {
    let Props {
        ctx,
        policies,
        open,
        looked,
    } = props;
    let words = words(ctx.lang);
    let known = use_known(policies, *open);
    let (is_open, shows_all) = (use_state(|| false), use_state(|| false));
    let listed = listed(policies, &known, *open);
    let toggle = {
        let is_open = is_open.clone();
        Callback::from(move |_: MouseEvent| is_open.set(!*is_open))
    };
    let counts = counts(words, listed.iter().map(|it| it.problem.severity));
    let state = known.state(policies);
    let line = match state {
        State::Failed if listed.is_empty() => words.failed,
        State::Looking if listed.is_empty() => words.looking,
        State::Failed | State::Looking | State::Found if listed.is_empty() => words.none,
        State::Failed | State::Looking | State::Found => counts.as_str(),
    };
    let first = looked.and_then(|place| at(&listed, place)).or_else(|| worst(&listed));
    let texts = list(policies.iter().map(|it| quote(&it.text)));
    let in_hand = policies.iter().find(|it| Some(it.slot) == *open);
    html! {
        <section class="problems" ~texts={JsValue::from(texts)}>
            <div class="problems-bar">
                <span role="status">
                    <button type="button" id={LINE} class="problems-line" aria-expanded={is_open.to_string()} onclick={toggle.clone()}>
                        if let Some(first) = first {
                            { icon(first.problem.severity) }
                        }
                        { line }
                    </button>
                </span>
                if let Some(first) = first.filter(|_| !*is_open) {
                    <span class="problems-first" onclick={toggle}>{ with_code(&sentence(&first.problem.message)) }</span>
                }
            </div>
            <Tools ctx={ctx.clone()} policy={in_hand.cloned()} />
            if *is_open {
                <div class="problem-list" tabindex="0" role="region" aria-labelledby={LINE}>
                    if !listed.is_empty() {
                        { list_of(ctx, words, &listed, *open, *shows_all, shows_all.setter()) }
                    }
                    if state == State::Failed {
                        <p>{ words.failed_hint }</p>
                    }
                    <p class="hint">{ words.keys }</p>
                </div>
            }
        </section>
    }
}

fn list_of(
    ctx: &Ctx,
    words: &Words,
    listed: &[Listed],
    open: Option<Slot>,
    shows_all: bool,
    set: UseStateSetter<bool>,
) -> Html {
    let n_shown = if shows_all { listed.len() } else { MOST };
    let n_left = listed.len().saturating_sub(n_shown);
    html! {
        <div role="group" aria-label={words.problems}>
            <ul class="plain">
                { for listed.iter().take(n_shown).enumerate().map(|(at, it)| html! {
                    <Row key={at} ctx={ctx.clone()} it={it.clone()} is_in_hand={Some(it.policy.slot) == open} />
                }) }
                if 0 < n_left {
                    <li><button type="button" class="link" onclick={move |_| set.set(true)}>{ (words.more)(n_left) }</button></li>
                }
            </ul>
        </div>
    }
}
