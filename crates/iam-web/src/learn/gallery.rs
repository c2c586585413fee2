//! The gallery: every worked example, to search and to open.

use std::rc::Rc;

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::index::{Card, Index, What};
use crate::context::Ctx;
use crate::effects::cards::{self, Went};
use crate::effects::{focus, gallery, notice, unicode};
use crate::state::{Action, Origin};
use crate::widgets::glyph::{Glyph, glyph};
use crate::words::gallery::words;
use crate::world::examples;
use crate::world::state as scenario;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub ctx: Ctx,
    pub index: Rc<Index>,
}

#[component]
pub fn Gallery(props: &Props) -> Html {
    let Props { ctx, index } = props;
    let words = words(ctx.lang);
    let (text, subject) = (use_state(String::new), use_state(|| None::<String>));
    let (search, list) = (use_node_ref(), use_node_ref());
    let found = index.find(&unicode::composed(&text), subject.as_deref());
    let choose = {
        let ctx = ctx.clone();
        Callback::from(move |card: Card| open(&ctx, &card))
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
                Went::Out => focus::now(&search),
            }
            event.prevent_default();
        }
    };
    let clear = {
        let (text, subject, search) = (text.setter(), subject.setter(), search.clone());
        move |_| {
            text.set(String::new());
            subject.set(None);
            focus::now(&search);
        }
    };
    let none = match *subject {
        Some(_) => words.none_of_subject.to_string(),
        None => (words.none)(text.trim()),
    };
    html! {
        <section id="gallery" aria-labelledby="gallery-title">
            <div class="gallery-head">
                <div class="gallery-title">
                    <h2 id="gallery-title">{ words.title }</h2>
                    <p class="hint">{ words.kept }</p>
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
        </section>
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
                    focus::at_view();
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
            focus::at_view();
            notice::tell_for_a_while(&(words.opened_sessions)(&title));
        }
    }
}
