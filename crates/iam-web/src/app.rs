//! The page as a whole: its state, what follows from it, and where the panels stand.

use std::rc::Rc;

use iam_explain::words;
use yew::prelude::*;

use crate::address::Asks;
use crate::analysis::{Shared, analyse};
use crate::checks::{self, checks};
use crate::context::Ctx;
use crate::effects::{history, page};
use crate::header::{banner, header, link_failure};
use crate::keeping::{self, Arrival};
use crate::model::ask::{self, Asked};
use crate::policies::policies;
use crate::request::request;
use crate::state::{Action, App, Origin, Screen, update};
use crate::trace::tree::Trace;
use crate::verdict::closings::closings;
use crate::verdict::findings::findings;
use crate::verdict::gates::gates;
use crate::verdict::live::Live;
use crate::verdict::near::near;
use crate::verdict::verdict;
use crate::widgets::glyph::{Glyph, glyph};

/// The state as Yew holds it.
#[derive(Clone, PartialEq)]
struct Held(Rc<App>);

impl Reducible for Held {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(Self(Rc::new(update(&self.0, action))))
    }
}

#[component]
pub fn Root() -> Html {
    let began = use_memo((), |()| keeping::begin());
    let state = {
        let began = began.clone();
        use_reducer_eq(move || Held(Rc::new(began.0.clone())))
    };
    let failure = use_state_eq(|| match &began.1 {
        Asks::Broken(problem) => Some(Rc::new((**problem).clone())),
        Asks::Nothing | Asks::New | Asks::Open(_) => None,
    });
    let app = state.0.clone();
    let dispatch = {
        let dispatcher = state.dispatcher();
        use_callback((), move |action: Action, ()| dispatcher.dispatch(action))
    };
    let ctx = Ctx {
        dispatch,
        lang: app.settings.lang,
    };
    let now = {
        let memo = use_memo((app.work.case.clone(), app.work.asked), |(case, asked)| {
            Shared(Rc::new(analyse(case, *asked)))
        });
        (*memo).clone()
    };
    let shown = use_last_good(&app, &now);
    use_keeping(&app, &ctx, failure.setter());
    use_page(&app, &now);
    let put_away = {
        let failure = failure.clone();
        Callback::from(move |()| failure.set(None))
    };
    html! {
        <ContextProvider<Ctx> context={ctx.clone()}>
            { skip_links(&ctx) }
            { header(&ctx, &app, &now) }
            if let Some(problem) = &*failure {
                { link_failure(&ctx, problem, &put_away) }
            }
            { banner(&ctx, &app) }
            { main(&ctx, &app, &now, &shown) }
            <footer class="bottom hint">{ ctx.labels().footer }</footer>
        </ContextProvider<Ctx>>
    }
}

fn main(ctx: &Ctx, app: &Rc<App>, now: &Shared, shown: &Shared) -> Html {
    let work = &app.work;
    let asked = work.asked;
    let form = ask::request_of(&work.case, asked);
    let looked = app.looked.as_ref().map(|looked| looked.node.clone());
    html! {
        <main data-screen={app.screen.name()}>
            { request(ctx, &form, now, asked) }
            <div class="answer">
                { verdict(ctx, shown, now, asked) }
                { screens(ctx, app.screen, shown, asked) }
                <div class={classes!("why", is_stale(app, now).then_some("stale"))}>
                    { closings(ctx, shown, asked) }
                    { near(ctx, shown, asked) }
                    { gates(ctx, shown, asked) }
                    <Trace shown={shown.clone()} {asked} {looked} />
                    { findings(ctx, shown, asked) }
                </div>
            </div>
            { policies(ctx, app, now, shown) }
            { checks(ctx, &checks::Props { case: &work.case, now, asked }) }
            <Live now={now.clone()} {asked} />
        </main>
    }
}

fn is_stale(app: &App, now: &Shared) -> bool {
    now.problem(app.work.asked).is_some()
}

fn skip_links(ctx: &Ctx) -> Html {
    let labels = ctx.labels();
    let links = [
        ("#request", labels.skip_to_request),
        ("#verdict", labels.skip_to_verdict),
        ("#policies", labels.skip_to_policies),
    ];
    let link = |(href, text): (&'static str, &'static str)| {
        // The fragment holds links, so it is left alone.
        let onclick = Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            crate::effects::focus::soon_at(href);
        });
        html! { <a {href} {onclick}>{ text }</a> }
    };
    html! { <nav class="skip" aria-label={labels.screens}>{ for links.into_iter().map(link) }</nav> }
}

/// Where there is room for one part at a time.
fn screens(ctx: &Ctx, screen: Screen, shown: &Shared, asked: Asked) -> Html {
    let labels = ctx.labels();
    let outcome = shown.answer(asked).map(|answer| answer.trace.decision().outcome);
    let all = [
        (Screen::Why, labels.screen_why),
        (Screen::Request, labels.screen_request),
        (Screen::Policies, labels.screen_policies),
        (Screen::Checks, labels.screen_checks),
    ];
    html! {
        <nav class="screens" aria-label={labels.screens}>
            if let Some(outcome) = outcome {
                { glyph(Glyph::of_outcome(outcome)) }
            }
            { for all.into_iter().map(|(it, name)| html! {
                <button type="button" aria-current={(it == screen).then_some("page")} id={["screen-", it.name()].concat()}
                    onclick={ctx.on(move || Action::Turn(it))}>{ name }</button>
            }) }
        </nav>
    }
}

/// The newest analysis with an answer to what is asked: while a text is torn, that of the text before.
#[hook]
fn use_last_good(app: &App, now: &Shared) -> Shared {
    let kept = use_mut_ref(|| None::<(Origin, Shared)>);
    let mut kept = kept.borrow_mut();
    let asked = app.work.asked;
    let has_problem = now.problem(asked).is_some();
    let before = kept
        .as_ref()
        .filter(|(origin, before)| has_problem && *origin == app.work.origin && before.answer(asked).is_some());
    match before {
        Some((_, before)) => before.clone(),
        None => {
            *kept = Some((app.work.origin.clone(), now.clone()));
            now.clone()
        }
    }
}

/// Keeps the work with every change, and follows the back button.
#[hook]
fn use_keeping(app: &Rc<App>, ctx: &Ctx, failure: UseStateSetter<Option<Rc<iam_scenario::link::LinkProblem>>>) {
    let entry = use_mut_ref(|| history::entry().unwrap_or_default());
    let n_opened = use_mut_ref(|| app.n_opened);
    // Whether what was opened last belongs to an entry that is there already.
    let has_entry = use_mut_ref(|| false);
    {
        let (entry, app, has_entry) = (entry.clone(), app.clone(), has_entry.clone());
        use_effect_with((app.work.clone(), app.n_opened), move |_| {
            let is_another = n_opened.replace(app.n_opened) != app.n_opened;
            if is_another && !has_entry.replace(false) {
                *entry.borrow_mut() = keeping::new_entry();
            }
            keeping::keep(&entry.borrow(), &app);
        });
    }
    use_effect_with(app.settings, |settings| keeping::keep_settings(*settings));
    let dispatch = ctx.dispatch.clone();
    use_effect_with((), move |()| {
        let listeners = history::on_travel(move || {
            let (name, arrival) = keeping::arrive(&entry.borrow());
            entry.replace(name);
            has_entry.replace(matches!(arrival, Arrival::Asks(Asks::New | Asks::Open(_))));
            match arrival {
                Arrival::Same | Arrival::Asks(Asks::Nothing) => {}
                Arrival::Known(work) => dispatch.emit(Action::Restore(work)),
                Arrival::Asks(Asks::New) => dispatch.emit(Action::Open {
                    case: Box::new((*keeping::blank().case).clone()),
                    origin: Origin::Own,
                }),
                Arrival::Asks(Asks::Broken(problem)) => failure.set(Some(Rc::new(*problem))),
                Arrival::Asks(Asks::Open(linked)) => dispatch.emit(Action::Open {
                    origin: Origin::Link {
                        has_unknown_fields: linked.has_unknown_fields,
                    },
                    case: Box::new(linked.case),
                }),
            }
        });
        move || drop(listeners)
    });
}

/// The title holds the verdict.
#[hook]
fn use_page(app: &App, now: &Shared) {
    let labels = crate::words::labels(app.settings.lang);
    let verdict = now
        .answer(app.work.asked)
        .map(|answer| words::outcome_name(answer.trace.decision().outcome, app.settings.lang));
    let title = match verdict {
        Some(verdict) => [verdict, " · ", labels.title].concat(),
        None => labels.title.to_string(),
    };
    use_effect_with(title, |title| page::set_title(title));
}
