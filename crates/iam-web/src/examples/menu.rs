//! The menu of examples.

use iam_explain::Lang;
use yew::prelude::*;

use super::{ALL, Example, about, case};
use crate::context::Ctx;
use crate::state::{Action, Origin};
use crate::widgets::menu::Menu;

pub fn menu(ctx: &Ctx) -> Html {
    html! {
        <Menu id="examples" label={ctx.labels().examples} class="quiet">
            <ul class="menu-list wide">{ for ALL.iter().map(|example| item(ctx, example)) }</ul>
        </Menu>
    }
}

/// Which of two texts is in a language.
pub const fn side(lang: Lang) -> usize {
    match lang {
        Lang::En => 0,
        Lang::Ko => 1,
    }
}

fn item(ctx: &Ctx, example: &'static Example) -> Html {
    let Some(about) = about(example) else {
        return Html::default();
    };
    let onclick = {
        let ctx = ctx.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(case) = case(example) {
                ctx.act(Action::Open {
                    case: Box::new(case),
                    origin: Origin::Example(example.id),
                });
            }
        })
    };
    let [title, lesson] = [&about.title, &about.lesson].map(|texts| texts[side(ctx.lang)].clone());
    html! {
        <li key={example.id}>
            <button type="button" {onclick} id={["example-", example.id].concat()}>
                <strong>{ title }</strong>
                <span class="hint">{ lesson }</span>
            </button>
        </li>
    }
}
