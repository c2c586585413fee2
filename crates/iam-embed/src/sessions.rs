//! A world with its steps, to be read: what each hop came to, and why, as the page has it without its forms.

use std::rc::Rc;

use iam_sts::Time;
use iam_syntax::span::Span;
use iam_web::ui::code::with_code;
use iam_web::words::world as page;
use iam_web::world::model::analysis::{Analysis, Run};
use iam_web::world::model::mark::Mark;
use iam_web::world::state::Action;
use iam_web::world::use_analysis;
use iam_web::world::view::clock::clock;
use iam_web::world::view::context::Ctx;
use iam_web::world::view::diagram::diagram;
use iam_web::world::view::hop::{self, hop};
use iam_words::Lang;
use yew::prelude::*;

use crate::words::words;

/// Where the site has the catalogue, as a frame sees it.
pub const CATALOGUE: &str = "../catalogue/";

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    pub lang: Lang,
    pub text: Rc<str>,
    /// The step that is open at first, counted from nought.
    pub at: Option<usize>,
}

/// Where the reader is.
#[derive(Clone, Default, PartialEq)]
struct Place {
    open: Option<usize>,
    clock: Option<Time>,
    looked: Option<Span>,
}

impl Reducible for Place {
    type Action = Action;

    /// What else the page can do with a world is not here.
    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            Action::Toggle(at) => {
                next.open = (self.open != Some(at)).then_some(at);
                next.looked = None;
            }
            Action::MoveClock(time) => next.clock = Some(time),
            Action::Look(place) => next.looked = Some(place),
            _ => return self,
        }
        Rc::new(next)
    }
}

#[component]
pub fn Sessions(props: &Props) -> Html {
    let lang = props.lang;
    let at = props.at;
    let place = use_reducer_eq(|| Place {
        open: at,
        ..Place::default()
    });
    let ctx = Ctx {
        on_paper: false,
        lang,
        dispatch: Callback::from({
            let dispatch = place.dispatcher();
            move |action| dispatch.dispatch(action)
        }),
        open: Callback::noop(),
    };
    let words = words(lang);
    let shown = match &*use_analysis(&props.text, CATALOGUE) {
        Analysis::Ran(run) => story(&ctx, run, &place),
        Analysis::Broken(problems) => html! {
            <div class="cannot" role="group" aria-label={words.unread}>
                <p><strong>{ words.unread }</strong></p>
                { for problems.iter().take(1).map(|it| html! { <p lang="en"><code>{ &it.path }</code>{ " " }{ with_code(&it.message) }</p> }) }
            </div>
        },
    };
    html! {
        <div class="sessions" lang={ctx.labels().lang}>
            <link rel="stylesheet" href="sessions.css" />
            { shown }
            <details class="policies">
                <summary>{ words.scenario }</summary>
                <pre class="code" tabindex="0" role="group" aria-label={words.scenario}>{ &*props.text }</pre>
            </details>
        </div>
    }
}

fn story(ctx: &Ctx, run: &Run, place: &Place) -> Html {
    let steps = &run.report.steps;
    let of_open = place.open.and_then(|at| steps.get(at));
    let now = place
        .clock
        .or(of_open.or(steps.last()).map(|step| step.time))
        .unwrap_or_default();
    let n_through = steps.iter().filter(|it| Mark::of(it).went_through()).count();
    html! {
        <div class="story">
            if let Some(title) = &run.scenario.title {
                <h1>{ title.in_lang(ctx.lang) }</h1>
            }
            <p class="summary" role="status">{ page::summary(steps.len(), n_through, ctx.lang) }</p>
            <div class="picture">
                { diagram(ctx, run, now, place.open) }
                { clock(ctx, run, now) }
            </div>
            <ol class="plain hops">
                { for steps.iter().enumerate().map(|(at, report)| hop(&hop::Props {
                    ctx,
                    run,
                    at,
                    report,
                    is_open: place.open == Some(at),
                    now,
                    then: Html::default(),
                    edits: quoted(run, place),
                })) }
            </ol>
        </div>
    }
}

/// The text that a step speaks of, which stands in no editor here.
fn quoted(run: &Run, place: &Place) -> Html {
    let text = place
        .looked
        .and_then(|span| run.text.get(span.start as usize..span.end as usize));
    match text {
        Some(text) => html! { <pre class="code quoted" tabindex="0">{ text }</pre> },
        None => Html::default(),
    }
}
