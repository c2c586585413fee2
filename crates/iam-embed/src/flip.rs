//! What would turn the decision round, found out in slices: the reader sees how far it is, and may stop it.

use std::cell::Cell;
use std::rc::Rc;

use iam_catalog::catalogue::Catalogue;
use iam_catalog::named::shards_named;
use iam_protocol::case::Flip as Found;
use iam_views::flip::in_turns;
use iam_web::context::Ctx;
use iam_web::effects::fetch::fetched;
use iam_web::trace::views::suggestions::Suggestions;
use iam_web::words::views as page;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::sessions::CATALOGUE;
use crate::slices::in_slices;
use crate::words::words;

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    pub ctx: Ctx,
    /// The case, with what is asked as its own request.
    pub case: Rc<str>,
}

/// How far it is, in changes tried.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Progress {
    Looking(usize),
    Stopped(usize),
    There,
}

#[component]
pub fn Flip(props: &Props) -> Html {
    let Props { ctx, case } = props;
    let lang = ctx.lang;
    let found = use_state(|| None::<Rc<Found>>);
    let progress = use_state_eq(|| Progress::Looking(0));
    let n_looked = use_state_eq(|| 0_usize);
    // Whether what is being done is still wanted.
    let is_wanted = use_mut_ref(|| Rc::new(Cell::new(false)));
    {
        let (found, progress, is_wanted) = (found.setter(), progress.setter(), is_wanted.clone());
        use_effect_with((case.clone(), *n_looked), move |(case, _)| {
            let (case, mine) = (case.clone(), Rc::new(Cell::new(true)));
            is_wanted.replace(mine.clone());
            let of_mine = mine.clone();
            spawn_local(async move {
                let goes_on = |n_tried| {
                    if mine.get() {
                        progress.set(Progress::Looking(n_tried));
                    }
                    mine.get()
                };
                let catalogue = catalogue(&case).await;
                if let Some(done) = in_slices(in_turns(&case, &catalogue, lang), goes_on).await {
                    found.set(Some(Rc::new(done)));
                    progress.set(Progress::There);
                }
            });
            move || of_mine.set(false)
        });
    }
    let words = words(lang);
    let stop = {
        let (progress, is_wanted) = (progress.clone(), is_wanted.clone());
        move |_| {
            is_wanted.borrow().set(false);
            if let Progress::Looking(n_tried) = *progress {
                progress.set(Progress::Stopped(n_tried));
            }
        }
    };
    let again = {
        let (progress, n_looked) = (progress.setter(), n_looked.clone());
        move |_| {
            progress.set(Progress::Looking(0));
            n_looked.set(*n_looked + 1);
        }
    };
    let stands = match *progress {
        Progress::There => Html::default(),
        Progress::Looking(n_tried) => html! {
            <div class="busy hint">
                <span role="status">{ page::words(lang).looking }</span>
                <progress aria-label={page::words(lang).looking}></progress>
                <span>{ (words.tried)(n_tried) }</span>
                <button type="button" onclick={stop}>{ words.stop }</button>
            </div>
        },
        Progress::Stopped(n_tried) => html! {
            <div class="busy hint">
                <span role="status">{ words.stopped }{ " " }{ (words.tried)(n_tried) }</span>
                <button type="button" onclick={again}>{ words.look_again }</button>
            </div>
        },
    };
    let stale = (*progress != Progress::There).then_some("stale");
    html! {
        <section class={classes!("view", "flip", stale)} aria-label={words.flip}>
            { stands }
            <Suggestions ctx={ctx.clone()} case={case.clone()} found={(*found).clone()} />
        </section>
    }
}

/// What the site has of the services that the case names: what can't be had is not spoken of.
async fn catalogue(case: &str) -> Catalogue {
    let mut catalogue = Catalogue::new();
    for path in shards_named(case, &catalogue) {
        if let Some(bytes) = fetched(&[CATALOGUE, &path].concat()).await {
            // OK because what can't be read is as if it had not come.
            let _ = catalogue.add_shard(&bytes);
        }
    }
    catalogue
}
