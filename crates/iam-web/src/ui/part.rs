//! Views of parts of the program that are fetched when they are first in sight.

use std::any::{Any, type_name};
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
    once_wanted(ctx, View(view), of, true, instead)
}

/// Likewise, with nothing in its place but that it comes.
pub fn later_of<P: Clone + PartialEq + 'static>(ctx: &Ctx, view: View<P>, of: P) -> Html {
    once_wanted(ctx, view, of, true, None)
}

/// Likewise, fetched only when it is in sight. Once it was, it stays.
pub fn once_wanted<P: Clone + PartialEq + 'static>(
    ctx: &Ctx,
    view: View<P>,
    of: P,
    is_wanted: bool,
    instead: Option<Html>,
) -> Html {
    // What shows something else is another view, and begins anew.
    let key = type_name::<P>();
    let shows = Shows(Rc::new(Shown { view, of }));
    html! { <Later {key} ctx={ctx.clone()} {shows} {is_wanted} {instead} /> }
}

/// What stands in the place of something that takes none.
pub fn nothing() -> Option<Html> {
    Some(Html::default())
}

/// Fetches what draws a view.
#[derive(Clone, Copy)]
pub struct View<P>(pub fn() -> Coming<Draw<P>>);

/// What a view draws with when it is here: a [`Draw`], whatever it draws.
type Here = Rc<dyn Any>;

/// A view and what it shows. The component is one for all of them.
struct Shown<P> {
    view: View<P>,
    of: P,
}

trait Show {
    fn fetch(&self) -> Coming<Here>;
    fn draw(&self, with: &dyn Any) -> Html;
    fn is(&self, other: &dyn Any) -> bool;
    fn shown(&self) -> &dyn Any;
}

impl<P: Clone + PartialEq + 'static> Show for Shown<P> {
    fn fetch(&self) -> Coming<Here> {
        let coming = self.view.0();
        Box::pin(async { coming.await.map(|draw| -> Here { Rc::new(draw) }) })
    }

    fn draw(&self, with: &dyn Any) -> Html {
        with.downcast_ref::<Draw<P>>()
            .map_or_else(Html::default, |draw| draw(self.of.clone()))
    }

    fn is(&self, other: &dyn Any) -> bool {
        other.downcast_ref::<P>().is_some_and(|other| *other == self.of)
    }

    fn shown(&self) -> &dyn Any {
        &self.of
    }
}

#[derive(Clone)]
struct Shows(Rc<dyn Show>);

impl PartialEq for Shows {
    fn eq(&self, other: &Self) -> bool {
        self.0.is(other.0.shown())
    }
}

#[derive(Properties, PartialEq)]
struct Props {
    ctx: Ctx,
    shows: Shows,
    is_wanted: bool,
    instead: Option<Html>,
}

enum State {
    Coming,
    Here(Here),
    Missing,
}

#[component]
fn Later(props: &Props) -> Html {
    let state = use_state(|| State::Coming);
    let fetch = {
        let (state, shows) = (state.setter(), props.shows.clone());
        Rc::new(move || {
            let (state, shows) = (state.clone(), shows.clone());
            // What is in sight already comes first.
            frame::once_painted(move || {
                spawn_local(async move {
                    state.set(shows.0.fetch().await.map_or(State::Missing, State::Here));
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
        (State::Here(draw), _) => props.shows.0.draw(&**draw),
        (State::Coming, Some(instead)) => instead.clone(),
        (State::Coming, None) => html! { <p class="hint" role="status">{ labels.part_coming }</p> },
        (State::Missing, _) => html! {
            <p role="alert">{ labels.part_missing }{ " " }<button type="button" class="link" onclick={move |_| fetch()}>{ labels.part_again }</button></p>
        },
    }
}
