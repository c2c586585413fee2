//! The tools that make a policy's text tidy, and the choice of a plain text box for all of them.

use std::rc::Rc;

use iam_syntax::span::position;
use yew::prelude::*;

use crate::context::Ctx;
use crate::effects::{page, policy_worker};
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
    let newest = use_mut_ref(|| None);
    newest.replace(policy.clone());
    let tidy = |how: Tidy| {
        let (ctx, said, newest) = (ctx.clone(), said.setter(), newest.clone());
        Callback::from(move |_: MouseEvent| {
            let Some(policy) = newest.borrow().clone() else { return };
            let (ctx, said, newest) = (ctx.clone(), said.clone(), newest.clone());
            policy_worker::tidy(how, &policy.text.clone(), move |tidied| {
                // An edit that came in between is not undone.
                let is_there = newest.borrow().as_ref().is_some_and(|it| it.text == policy.text);
                if !is_there {
                    return;
                }
                said.set(match tidied {
                    None => words.failed_hint.into(),
                    Some(Tidied::Torn(at)) => {
                        let at = Place { from: at, to: at }.span(&policy.text).start;
                        (words.torn)(position(&policy.text, at).line)
                    }
                    Some(Tidied::Text(text)) if *text == *policy.text => words.tidy_already.into(),
                    Some(Tidied::Text(text)) => {
                        ctx.act(Action::Fill {
                            slot: policy.slot,
                            text,
                        });
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
