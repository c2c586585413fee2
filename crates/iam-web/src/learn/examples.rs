//! The way to the worked examples: the first of all, and the button that opens the gallery.

use std::rc::Rc;

use iam_scenario::case::Case;
use iam_scenario::read::{self, Unknown};
use yew::prelude::*;

use super::gallery::Gallery;
use super::index::Index;
use crate::context::Ctx;
use crate::effects::{gallery, notice};
use crate::words::gallery::words;

/// What a first visit begins with. It is in the program, so that nobody waits for it.
pub fn first() -> Option<Case> {
    let text = include_str!("../../../../www/gallery/read-a-bucket.json");
    read::case_with(text, Unknown::Kept).ok()
}

#[derive(Properties, PartialEq)]
pub struct Props {
    pub ctx: Ctx,
}

#[component]
pub fn Examples(props: &Props) -> Html {
    let ctx = &props.ctx;
    // What there is in the gallery, while it is open.
    let shown = use_state(|| None::<Rc<Index>>);
    let open = {
        let (lang, shown) = (ctx.lang, shown.setter());
        move |_| {
            let shown = shown.clone();
            gallery::index(move |index| {
                if index.is_none() {
                    notice::tell_for_a_while(words(lang).no_gallery);
                }
                shown.set(index);
            });
        }
    };
    let close = {
        let shown = shown.setter();
        Callback::from(move |()| shown.set(None))
    };
    html! {
        <>
            <button type="button" id="examples" class="quiet" aria-haspopup="dialog" onclick={open}>{ ctx.labels().examples }</button>
            if let Some(index) = &*shown {
                <Gallery ctx={ctx.clone()} index={index.clone()} on_close={close} />
            }
        </>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_visit_has_something_to_look_at() {
        assert_eq!(first().unwrap().id.as_deref(), Some("read-a-bucket"));
    }
}
