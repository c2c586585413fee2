//! Views of parts of the program that are fetched when they are first in sight.

use std::rc::Rc;

use iam_part::Coming;
pub use iam_part::{Missing, part};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::context::Ctx;
use crate::effects::frame;

/// What draws a view.
pub type Draw<P> = fn(P) -> Html;

/// A view of a part. Until it is here, something may stand in its place.
pub fn later<P: Clone + PartialEq + 'static>(
    ctx: &Ctx,
    view: fn() -> Coming<Draw<P>>,
    of: P,
    instead: Option<Html>,
) -> Html {
    html! { <Later<P> ctx={ctx.clone()} view={View(view)} {of} {instead} /> }
}

/// Likewise, with nothing in its place but that it comes.
pub fn later_of<P: Clone + PartialEq + 'static>(ctx: &Ctx, view: View<P>, of: P) -> Html {
    html! { <Later<P> ctx={ctx.clone()} {view} {of} /> }
}

/// What stands in the place of something that takes none.
pub fn nothing() -> Option<Html> {
    Some(Html::default())
}

#[derive(Properties)]
pub struct Props<P: Clone + PartialEq + 'static> {
    pub ctx: Ctx,
    pub view: View<P>,
    pub of: P,
    /// Whether it is in sight. Once it was, it stays.
    #[prop_or(true)]
    pub is_wanted: bool,
    #[prop_or_default]
    pub instead: Option<Html>,
}

impl<P: Clone + PartialEq> PartialEq for Props<P> {
    fn eq(&self, other: &Self) -> bool {
        (&self.ctx, &self.of, self.is_wanted, &self.instead) == (&other.ctx, &other.of, other.is_wanted, &other.instead)
    }
}

/// Fetches what draws a view.
#[derive(Clone, Copy)]
pub struct View<P>(pub fn() -> Coming<Draw<P>>);

enum State<P> {
    Coming,
    Here(Draw<P>),
    Missing,
}

#[component]
pub fn Later<P: Clone + PartialEq + 'static>(props: &Props<P>) -> Html {
    let state = use_state(|| State::<P>::Coming);
    let fetch = {
        let (state, View(fetch)) = (state.setter(), props.view.clone());
        Rc::new(move || {
            let state = state.clone();
            // What is in sight already comes first.
            frame::once_painted(move || {
                spawn_local(async move {
                    state.set(fetch().await.map_or(State::Missing, State::Here));
                });
            });
        })
    };
    let was_wanted = use_mut_ref(|| false);
    use_effect_with(props.is_wanted, {
        let fetch = fetch.clone();
        move |is_wanted| {
            if *is_wanted && !was_wanted.replace(true) {
                fetch();
            }
        }
    });
    let labels = props.ctx.labels();
    match (&*state, &props.instead) {
        (State::Here(draw), _) => draw(props.of.clone()),
        (State::Coming, Some(instead)) => instead.clone(),
        (State::Coming, None) => html! { <p class="hint" role="status">{ labels.part_coming }</p> },
        (State::Missing, _) => html! {
            <p role="alert">{ labels.part_missing }{ " " }<button type="button" class="link" onclick={move |_| fetch()}>{ labels.part_again }</button></p>
        },
    }
}
