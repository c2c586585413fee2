//! Takes in what AWS prints of users and roles, and says what of it this world lacks.

use std::rc::Rc;

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::context::Ctx;
use crate::effects::{clipboard, focus, page};
use crate::words::world::entities as said;
use crate::world::model::described::{Described, Unbounded, described, taken_in};
use crate::world::model::entity::NotAdded;
use crate::world::state::Action;

#[derive(Properties, PartialEq)]
pub struct TakeInProps {
    pub ctx: Ctx,
    /// The scenario's.
    pub text: Rc<str>,
    /// Whether the text beside can't be read, so that nothing can be put into it.
    pub is_torn: bool,
}

/// What was said last of a pasted text.
#[derive(Clone, PartialEq)]
struct Said {
    sentence: String,
    /// What was found in it, and the scenario that it was to be taken into.
    found: Vec<Described>,
    into: Rc<str>,
}

impl Said {
    /// Whether it is still true of a scenario.
    fn is_of(&self, text: &Rc<str>) -> bool {
        match self.found.is_empty() {
            true => self.into == *text,
            false => self.found.iter().all(|it| it.is_in(text)),
        }
    }
}

/// Takes in what AWS prints of users and roles: pasted here, or anywhere on the page where nothing is typed.
#[component]
pub fn TakeIn(props: &TakeInProps) -> Html {
    let TakeInProps { ctx, text, is_torn } = props;
    let (lang, is_torn) = (ctx.lang, *is_torn);
    let said = use_state(|| None::<Said>);
    let without = use_state(Vec::<Unbounded>::new);
    let take = {
        let (ctx, said) = (ctx.clone(), said.setter());
        let (into, without) = (text.clone(), without.setter());
        Callback::from(move |text: String| {
            let found = described(&text);
            without.set(taken_in(&into, &found).map(|it| it.without).unwrap_or_default());
            said.set(Some(match is_torn {
                true => Said {
                    sentence: said::not_added(NotAdded::Torn, lang).into(),
                    found: Vec::new(),
                    into: into.clone(),
                },
                false => Said {
                    sentence: said::taken_in(&found, lang),
                    found: found.clone(),
                    into: into.clone(),
                },
            }));
            if !found.is_empty() && !is_torn {
                ctx.dispatch.emit(Action::TakeIn(found));
            }
        })
    };
    {
        let take = take.clone();
        use_effect_with((ctx.clone(), text.clone(), is_torn), move |_| {
            let listener = clipboard::on_paste(move |text| {
                if page::is_in_sight("#sessions") && !described(&text).is_empty() {
                    take.emit(text);
                }
            });
            move || drop(listener)
        });
    }
    let onpaste = Callback::from(move |event: InputEvent| {
        if let Some(area) = event.target_dyn_into::<HtmlTextAreaElement>() {
            take.emit(area.value());
        }
    });
    html! {
        <>
        <details class="take-in">
            <summary>{ said::take_in(lang) }</summary>
            <textarea id="take-in" class="code" rows="3" aria-label={said::take_in(lang)} placeholder="aws iam get-role --role-name App" autocapitalize="off"
                autocomplete="off" spellcheck="false" oninput={onpaste} />
        </details>
        <div role="status">
            if let Some(said) = said.as_ref().filter(|it| it.is_of(text)) {
                <p class="hint">{ said.sentence.clone() }</p>
            }
            { for without.iter().filter(|it| it.is_still(text)).map(|it| unbounded(ctx, it)) }
        </div>
        </>
    }
}

/// What somebody was taken in without, with a way to add it.
fn unbounded(ctx: &Ctx, one: &Unbounded) -> Html {
    let add = {
        let (dispatch, one) = (ctx.dispatch.clone(), one.clone());
        Callback::from(move |_: MouseEvent| {
            dispatch.emit(Action::Bound(one.clone()));
            focus::soon("e-document".into());
        })
    };
    html! {
        <div class="warning">
            <p>{ said::without_boundary(one, ctx.lang) }</p>
            <button type="button" onclick={add}>{ said::add_boundary(one, ctx.lang) }</button>
        </div>
    }
}
