//! The top of the page: what it is, and what can be done with the whole.

mod banner;
mod share;

use iam_explain::Lang;
use yew::prelude::*;

use crate::analysis::Shared;
use crate::context::Ctx;
use crate::effects::clock;
use crate::examples;
use crate::state::{Action, App, Origin, Theme};
use crate::widgets::field::chosen;
use share::Share;

pub use banner::{banner, link_failure};

pub fn header(ctx: &Ctx, app: &App, now: &Shared) -> Html {
    let labels = ctx.labels();
    let new = ctx.on(|| Action::Open {
        case: Box::new(crate::fresh::case(clock::now())),
        origin: Origin::Own,
    });
    html! {
        <header class="top">
            <div class="brand">
                <svg class="mark" viewBox="0 0 32 32" aria-hidden="true"><use href="#brand" /></svg>
                <div>
                    <h1>{ labels.title }</h1>
                    <p class="hint tagline">{ labels.tagline }</p>
                </div>
            </div>
            <div class="tools">
                { examples::menu(ctx) }
                <button type="button" class="quiet" id="new" onclick={new} title={labels.new_hint}>{ labels.new }</button>
                <span class="tool-group">
                    <button type="button" class="quiet" id="undo" disabled={app.undo.is_empty()}
                        onclick={ctx.on(|| Action::Undo)}>{ labels.undo }</button>
                    <button type="button" class="quiet" id="redo" disabled={app.redo.is_empty()}
                        onclick={ctx.on(|| Action::Redo)}>{ labels.redo }</button>
                </span>
                { theme(ctx, app.settings.theme) }
                { language(ctx) }
                <Share case={app.work.case.clone()} now={now.clone()} asked={app.work.asked} />
            </div>
        </header>
    }
}

fn theme(ctx: &Ctx, theme: Theme) -> Html {
    let labels = ctx.labels();
    let onchange = {
        let ctx = ctx.clone();
        Callback::from(move |event: Event| ctx.act(Action::SetTheme(Theme::of(&chosen(&event)))))
    };
    let options = [
        (Theme::Auto, labels.theme_auto),
        (Theme::Light, labels.theme_light),
        (Theme::Dark, labels.theme_dark),
    ];
    html! {
        <select class="quiet" id="theme" aria-label={labels.theme} {onchange}>
            { for options.into_iter().map(|(value, name)| html! {
                <option value={value.name()} selected={value == theme}>{ name }</option>
            }) }
        </select>
    }
}

/// Each language under its own name.
fn language(ctx: &Ctx) -> Html {
    let (other, name, lang) = match ctx.lang {
        Lang::En => (Lang::Ko, "한국어", "ko"),
        Lang::Ko => (Lang::En, "English", "en"),
    };
    html! {
        <button type="button" class="quiet" id="language" {lang} onclick={ctx.on(move || Action::SetLang(other))}>{ name }</button>
    }
}
