//! The tools that make a policy's text tidy, and the choice of a plain text box for all of them.

use std::rc::Rc;

use iam_syntax::span::position;
use yew::prelude::*;

use crate::context::Ctx;
use crate::effects::{editing, editor, page};
use crate::model::problem::{Place, Tidied, Tidy};
use crate::policies::lint::Policy;
use crate::state::Action;
use crate::words::problems::words;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub ctx: Ctx,
    /// The policy in hand.
    pub policy: Option<Rc<Policy>>,
}

#[component]
pub fn Tools(props: &Props) -> Html {
    let Props { ctx, policy } = props;
    let words = words(ctx.lang);
    let said = use_state(String::new);
    let is_plain = use_state(page::is_plain);
    let tidy = |how: Tidy| {
        let (ctx, said, slot) = (ctx.clone(), said.setter(), policy.as_ref().map(|it| it.slot));
        Callback::from(move |_: MouseEvent| {
            let Some(slot) = slot else { return };
            let Some(before) = editor::value(&slot.text_id()) else {
                return;
            };
            let (ctx, said) = (ctx.clone(), said.clone());
            editing::tidy(how, &before.clone(), move |tidied| {
                // An edit that came in between is not undone.
                if editor::value(&slot.text_id()).is_none_or(|now| now != before) {
                    return;
                }
                said.set(match tidied {
                    None => words.failed_hint.into(),
                    Some(Tidied::Torn(at)) => {
                        let at = Place { from: at, to: at }.span(&before).start;
                        (words.torn)(position(&before, at).line)
                    }
                    Some(Tidied::Text(text)) if text == before => words.tidy_already.into(),
                    Some(Tidied::Text(text)) => {
                        ctx.act(Action::Fill { slot, text });
                        String::new()
                    }
                });
            });
        })
    };
    let turn = {
        let is_plain = is_plain.clone();
        move |_| {
            page::set_plain(!*is_plain);
            is_plain.set(!*is_plain);
        }
    };
    html! {
        <div class="text-tools" role="group" aria-label={words.tools}>
            { for [Tidy::Format, Tidy::Sort, Tidy::Minify].map(|how| {
                let (name, hint) = (words.tidy)(how);
                html! { <button type="button" title={hint} onclick={tidy(how)}>{ name }</button> }
            }) }
            <button type="button" title={words.plain_hint} aria-pressed={is_plain.to_string()} onclick={turn}>{ words.plain }</button>
            <span class="hint" role="status">{ (*said).clone() }</span>
        </div>
    }
}
