//! The view as a whole: its state, what follows from it, and where the parts stand.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use iam_catalog::catalogue::Catalogue;
use iam_words::Lang;
use yew::prelude::*;

use super::clock::clock;
use super::context::Ctx;
use super::diagram::diagram;
use super::editor::Editor;
use super::entities::Entities;
use super::form::offers;
use super::steps::steps;
use super::toolbar::{screens, toolbar};
use crate::effects::fetch::fetch;
use crate::effects::print::use_on_paper;
use crate::ui::part::{Draw, part};
use crate::words::world as words;
use crate::world::model::analysis::{Analysis, Shared, analyse};
use crate::world::model::edit;
use crate::world::model::managed::{self, Part};
use crate::world::model::mark::Mark;
use crate::world::state::{Scenario, Screen};

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    pub lang: Lang,
    pub scenario: Scenario,
    pub dispatch: Callback<crate::state::Action>,
}

part!(world in world: Draw<Props> = |of| html! { <Sessions ..of /> });

#[component]
pub fn Sessions(props: &Props) -> Html {
    let (lang, app) = (props.lang, &props.scenario);
    let on_paper = use_on_paper();
    let ctx = use_memo(
        (lang, props.dispatch.clone(), on_paper),
        |(lang, dispatch, on_paper)| Ctx {
            lang: *lang,
            on_paper: *on_paper,
            dispatch: dispatch.reform(crate::state::Action::InSessions),
            open: dispatch.reform(|work| crate::state::Action::OpenScenario(Box::new(work))),
        },
    );
    let analysis = use_analysis(&app.work.text, CATALOGUE);
    let shown = use_last_good(&analysis);
    let said = use_state_eq(|| None);
    let labels = ctx.labels();
    let own = match &*analysis {
        Analysis::Ran(run) => Some(run),
        Analysis::Broken(_) => None,
    };
    let is_torn = matches!(&*analysis, Analysis::Broken(_)) && !edit::read(&app.work.text).problems.is_empty();
    let screen = match app.screen {
        Screen::Steps => "steps",
        Screen::Text => "text",
    };
    html! {
        <main class="sessions" lang={labels.lang} data-screen={screen}>
            { offers(&app.work.text) }
            <div class="sessions-head">
                <h2>{ title(&shown, lang).unwrap_or_else(|| labels.heading.into()) }</h2>
                <p class="hint">{ labels.lead }</p>
                { toolbar(&ctx, app, own.map(|run| &**run), &said) }
            </div>
            { screens(&ctx, app.screen) }
            <div class="story">
                // What is done here is done to the text, and nothing can be while it is torn.
                <fieldset class="bare" disabled={is_torn}>
                    <Entities ctx={(*ctx).clone()} scenario={app.clone()} />
                </fieldset>
                { status(&ctx, &analysis, is_torn) }
                if let Some(run) = &shown {
                    <fieldset class="bare" disabled={is_torn}>{ story(&ctx, app, run, &analysis) }</fieldset>
                }
            </div>
            <Editor ctx={(*ctx).clone()} text={AttrValue::from(app.work.text.to_string())} analysis={(*analysis).clone()} looked={app.looked} />
        </main>
    }
}

fn story(ctx: &Ctx, app: &Scenario, run: &Shared, analysis: &Analysis) -> Html {
    let of_open = app.work.open.and_then(|at| run.report.steps.get(at));
    let now = app
        .clock
        .or(of_open.or(run.report.steps.last()).map(|step| step.time))
        .unwrap_or_default();
    let stale = matches!(analysis, Analysis::Broken(_)).then_some("stale");
    html! {
        <>
            <div class={classes!("picture", stale)}>
                { diagram(ctx, run, now, app.work.open) }
                { clock(ctx, run, now) }
            </div>
            { steps(ctx, app, run, analysis, now) }
        </>
    }
}

/// In one line what the whole came to; said aloud when it changes.
fn status(ctx: &Ctx, analysis: &Analysis, is_torn: bool) -> Html {
    let labels = ctx.labels();
    let text = match analysis {
        Analysis::Ran(run) if run.report.steps.is_empty() => labels.no_steps.into(),
        Analysis::Ran(run) => {
            let marks = run.report.steps.iter().map(Mark::of);
            words::summary(
                run.report.steps.len(),
                marks.filter(|mark| mark.went_through()).count(),
                ctx.lang,
            )
        }
        Analysis::Broken(_) if is_torn => [labels.broken, ". ", labels.torn, " ", labels.stale].concat(),
        Analysis::Broken(_) => [labels.broken, ". ", labels.stale].concat(),
    };
    let class = matches!(analysis, Analysis::Broken(_)).then_some("cannot");
    html! { <p class={classes!("summary", class)} role="status">{ text }</p> }
}

fn title(shown: &Option<Shared>, lang: Lang) -> Option<String> {
    shown
        .as_ref()?
        .scenario
        .title
        .as_ref()
        .map(|title| title.in_lang(lang).to_string())
}

/// Where the site has it, as the page sees it.
pub const CATALOGUE: &str = "catalogue/";

/// Runs the text, again when a part of the catalogue came that it had to do without: from `place`.
#[hook]
pub fn use_analysis(text: &Rc<str>, place: &'static str) -> Rc<Analysis> {
    let catalogue = use_mut_ref(Catalogue::new);
    let asked = use_mut_ref(BTreeSet::<Part>::new);
    let n_parts = use_mut_ref(|| 0_usize);
    let n_loaded = use_state_eq(|| 0_usize);
    let looked = use_memo((text.clone(), *n_loaded), |(text, _)| {
        let wanted = RefCell::default();
        let analysis = analyse(text, &|arn| managed::document(&catalogue.borrow(), arn, &wanted));
        (Rc::new(analysis), wanted.into_inner())
    });
    use_effect_with(looked.1.clone(), move |wanted| {
        let version = catalogue.borrow().base().version.to_string();
        for part in wanted.iter().copied() {
            // What could not be had is not asked for again.
            if asked.borrow_mut().insert(part) {
                let (catalogue, n_parts, n_loaded) = (catalogue.clone(), n_parts.clone(), n_loaded.clone());
                fetch(format!("{place}{}?v={version}", part.path()), move |bytes| {
                    if bytes.is_some_and(|bytes| part.add_to(&mut catalogue.borrow_mut(), &bytes)) {
                        *n_parts.borrow_mut() += 1;
                        n_loaded.set(*n_parts.borrow());
                    }
                });
            }
        }
    });
    looked.0.clone()
}

/// The latest run there was.
#[hook]
fn use_last_good(analysis: &Rc<Analysis>) -> Option<Shared> {
    let last: Rc<RefCell<Option<Shared>>> = use_mut_ref(|| None);
    if let Analysis::Ran(run) = &**analysis {
        *last.borrow_mut() = Some(run.clone());
    }
    last.borrow().clone()
}
