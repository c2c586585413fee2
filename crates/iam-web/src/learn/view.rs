//! The Learn view: the gallery, once it is here.

use std::rc::Rc;

use yew::prelude::*;

use super::gallery::Gallery;
use super::index::Index;
use crate::context::Ctx;
use crate::effects::gallery;
use crate::ui::part::{Draw, part};
use crate::words::gallery::words;

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    pub ctx: Ctx,
}

enum State {
    Coming,
    Here(Rc<Index>),
    Failed,
}

part!(learn in tools: Draw<Props> = |of| html! { <Learn ..of /> });

#[component]
pub fn Learn(props: &Props) -> Html {
    let ctx = &props.ctx;
    let words = words(ctx.lang);
    let state = use_state(|| State::Coming);
    {
        let state = state.setter();
        use_effect_with((), move |()| {
            gallery::index(move |index| state.set(index.map_or(State::Failed, State::Here)));
        });
    }
    let inside = match &*state {
        State::Coming => html! { <p class="hint" role="status">{ words.coming }</p> },
        State::Failed => html! { <p role="alert">{ words.no_gallery }</p> },
        State::Here(index) => html! { <Gallery ctx={ctx.clone()} index={index.clone()} /> },
    };
    html! {
        <main class="learn" lang={ctx.labels().lang}>
            { inside }
            <p class="to-documentation"><a href="docs/" target="_blank" rel="noopener noreferrer">{ words.documentation }</a></p>
        </main>
    }
}
