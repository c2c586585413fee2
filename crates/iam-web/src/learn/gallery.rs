//! The gallery: every worked example, to search and to open.

use std::rc::Rc;

use web_sys::{HtmlElement, HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::index::{Card, Index, What};
use crate::context::Ctx;
use crate::effects::cards::{self, Went};
use crate::effects::{dialog, gallery, notice, unicode};
use crate::state::{Action, Origin};
use crate::ui::dialog::Dialog;
use crate::widgets::glyph::{Glyph, glyph};
use crate::words::gallery::words;
use crate::world::examples;
use crate::world::state as scenario;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub ctx: Ctx,
    pub index: Rc<Index>,
    pub on_close: Callback<()>,
}

#[component]
pub fn Gallery(props: &Props) -> Html {
    let Props { ctx, index, on_close } = props;
    let words = words(ctx.lang);
    let (text, subject) = (use_state(String::new), use_state(|| None::<String>));
    let (node, search, list) = (use_node_ref(), use_node_ref(), use_node_ref());
    let found = index.find(&unicode::composed(&text), subject.as_deref());
    use_effect_with(search.clone(), focus);
    let close = {
        let node = node.clone();
        Callback::from(move |_: MouseEvent| dialog::close(&node))
    };
    let choose = {
        let (ctx, node) = (ctx.clone(), node.clone());
        Callback::from(move |card: Card| {
            dialog::close(&node);
            open(&ctx, &card);
        })
    };
    let type_in = {
        let text = text.setter();
        move |event: InputEvent| {
            if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
                text.set(field.value());
            }
        }
    };
    let look_through = {
        let subject = subject.setter();
        move |event: Event| {
            if let Some(field) = event.target_dyn_into::<HtmlSelectElement>() {
                subject.set(Some(field.value()).filter(|id| !id.is_empty()));
            }
        }
    };
    // Enter in the search opens the first that is found.
    let press_in_search = {
        let (list, choose) = (list.clone(), choose.clone());
        let first = found.first().map(|card| (*card).clone());
        let has_text = !text.trim().is_empty();
        move |event: KeyboardEvent| {
            match event.key().as_str() {
                "Enter" if has_text && !event.is_composing() => {
                    if let Some(first) = &first {
                        choose.emit(first.clone());
                    }
                }
                "ArrowDown" => cards::first(&list),
                _ => return,
            }
            event.prevent_default();
        }
    };
    let press_in_list = {
        let (list, search) = (list.clone(), search.clone());
        move |event: KeyboardEvent| {
            match cards::go(&list, &event) {
                Went::Nowhere => return,
                Went::There => {}
                Went::Out => focus(&search),
            }
            event.prevent_default();
        }
    };
    let clear = {
        let (text, subject, search) = (text.setter(), subject.setter(), search.clone());
        move |_| {
            text.set(String::new());
            subject.set(None);
            focus(&search);
        }
    };
    let none = match *subject {
        Some(_) => words.none_of_subject.to_string(),
        None => (words.none)(text.trim()),
    };
    html! {
        <Dialog id="gallery" labelled_by="gallery-title" {node} on_close={on_close.clone()}>
            <div class="gallery-head">
                <div class="gallery-title">
                    <h2 id="gallery-title">{ words.title }</h2>
                    <p class="hint">{ words.kept }</p>
                    <button type="button" class="quiet" onclick={close}>{ ctx.labels().close }</button>
                </div>
                <div class="gallery-search">
                    <label class="unseen" for="gallery-search">{ words.search }</label>
                    <input ref={search} id="gallery-search" type="text" placeholder={words.hint} autocomplete="off" spellcheck="false" value={(*text).clone()} oninput={type_in} onkeydown={press_in_search} />
                    <label class="unseen" for="gallery-subject">{ words.subject }</label>
                    <select id="gallery-subject" onchange={look_through}>
                        <option value="" selected={subject.is_none()}>{ words.all }</option>
                        { for index.subjects.iter().map(|it| html! {
                            <option value={it.id.clone()} selected={subject.as_ref() == Some(&it.id)}>{ it.name.get(ctx.lang) }</option>
                        }) }
                    </select>
                </div>
                <p id="gallery-count" class="hint" role="status">{ (words.count)(found.len()) }</p>
            </div>
            <div class="gallery-body">
                <ul ref={list} class="gallery-cards plain" aria-label={words.title} onkeydown={press_in_list}>
                    { for found.iter().map(|card| html! {
                        <li key={card.address()}>{ link(ctx, index, card, &choose) }</li>
                    }) }
                </ul>
                if found.is_empty() {
                    <p class="gallery-empty">{ none }{ " " }<button type="button" onclick={clear}>{ words.clear }</button></p>
                }
            </div>
        </Dialog>
    }
}

/// A link, so that it can be opened elsewhere.
fn link(ctx: &Ctx, index: &Index, card: &Card, choose: &Callback<Card>) -> Html {
    let words = words(ctx.lang);
    let of = match card.what {
        What::Case(_) => "example-",
        What::Scenario => "example-sessions-",
    };
    let onclick = {
        let (card, choose) = (card.clone(), choose.clone());
        move |event: MouseEvent| {
            if !is_for_the_browser(&event) {
                event.prevent_default();
                choose.emit(card.clone());
            }
        }
    };
    let verdict = match card.what {
        What::Case(outcome) => {
            let shape = Glyph::of_outcome(outcome);
            html! {
                <span class={classes!("gallery-verdict", shape.name())}>{ glyph(shape).html() }<span>{ (words.decision)(outcome) }</span></span>
            }
        }
        What::Scenario => html! { <span class="gallery-verdict">{ words.sessions }</span> },
    };
    html! {
        <a class="gallery-card" href={card.address()} id={[of, &card.id].concat()} {onclick}>
            <strong>{ card.title.get(ctx.lang) }</strong>
            <span class="hint">{ card.lesson.get(ctx.lang) }</span>
            <span class="gallery-tags">
                { verdict }
                { for index.subjects_of(card).map(|it| html! { <span class="tag">{ it.name.get(ctx.lang) }</span> }) }
            </span>
        </a>
    }
}

/// It is to be opened in another tab or window.
fn is_for_the_browser(event: &MouseEvent) -> bool {
    event.button() != 0 || event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key()
}

fn focus(node: &NodeRef) {
    if let Some(element) = node.cast::<HtmlElement>() {
        // Nothing is lost where it can't be focused.
        let _ = element.focus();
    }
}

/// Opens an example, and says that it did.
fn open(ctx: &Ctx, card: &Card) {
    let words = words(ctx.lang);
    let title = card.title.get(ctx.lang).to_string();
    match card.what {
        What::Case(_) => {
            let (ctx, id) = (ctx.clone(), card.id.clone());
            gallery::case(&card.id, move |case| match case {
                Some(case) => {
                    let origin = Origin::example(&case);
                    let case = Box::new(case);
                    ctx.act(Action::Open { case, origin });
                    notice::tell_for_a_while(&(words.opened)(&title));
                }
                None => notice::tell(&(words.not_opened)(&id)),
            });
        }
        What::Scenario => {
            let Some(example) = examples::ALL.iter().find(|it| it.id == card.id) else {
                return;
            };
            ctx.act(Action::OpenScenario(Box::new(scenario::Work::example(example))));
            notice::tell_for_a_while(&(words.opened_sessions)(&title));
        }
    }
}
