//! What comes in and goes out of the page, by the worker: links, and pasted texts. Each call is given nothing where the
//! worker can't be had.

use iam_protocol::ask::Ask;
use iam_protocol::exchange as said;
use iam_scenario::link::Content;
use iam_scenario::paste::{Foreign, Found, Pasted, Summary, Wrapper};
use iam_scenario::read::{self, Unknown};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::spawn_local;

use super::worker;
use crate::model::link::{Failure, Opened};

#[wasm_bindgen]
extern "C" {
    /// What a link to a case says of the view: `www/views.js`.
    #[wasm_bindgen(catch, js_name = viewForLink)]
    async fn view_for_link(case: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = openAsLinked)]
    fn open_as_linked(fragment: &str) -> Result<(), JsValue>;
}

/// The link of a case, which is given as JSON: what stands after the `#`.
pub fn write_link(case: String, done: impl FnOnce(Option<String>) + 'static) {
    worker::ask(Ask::WriteLink { case: case.clone() }, |link: Option<Option<String>>| {
        let Some(link) = link.flatten() else { return done(None) };
        spawn_local(async move {
            // A link without what it says of the view is a link too.
            let view = view_for_link(&case).await.ok().and_then(|it| it.as_string());
            done(Some([link, view.unwrap_or_default()].concat()));
        });
    });
}

/// The link of a scenario, which is given as it was typed; nothing inside where there can be none.
pub fn write_scenario_link(scenario: String, done: impl FnOnce(Option<Option<String>>) + 'static) {
    worker::ask(Ask::WriteScenarioLink { scenario }, done);
}

/// What a link opens.
pub fn open_link(link: String, done: impl FnOnce(Option<Opened>) + 'static) {
    worker::ask(Ask::OpenLink { link: link.clone() }, move |opened| {
        let opened = opened.and_then(of);
        if matches!(opened, Some(Ok((Content::Case(_), _)))) {
            // OK because where there are no views, there is none to open.
            let _ = open_as_linked(&link);
        }
        done(opened);
    });
}

fn of(said::Opened { how, case, scenario }: said::Opened) -> Option<Opened> {
    let case = case
        .and_then(|it| read::case_with(&it, Unknown::Kept).ok())
        .map(Box::new);
    let content = scenario.map(Content::Scenario);
    let failed = |failure, case| Some(Err((failure, case)));
    match how {
        said::How::Whole => Some(Ok((content.or(case.map(Content::Case))?, false))),
        said::How::InPart => Some(Ok((content.or(case.map(Content::Case))?, true))),
        said::How::Cut => failed(Failure::Cut, case),
        said::How::Changed => failed(Failure::Changed, case),
        said::How::Newer => failed(Failure::Newer, case),
        said::How::TooLarge => failed(Failure::TooLarge, case),
        said::How::NotALink => failed(Failure::NotALink, case),
        said::How::NotACase => failed(Failure::NotACase, case),
    }
}

/// What a pasted text is.
pub fn recognise(text: String, done: impl FnOnce(Option<Pasted>) + 'static) {
    worker::ask(Ask::Recognise { text }, |pasted: Option<said::Pasted>| {
        done(pasted.and_then(pasted_of));
    });
}

fn pasted_of(pasted: said::Pasted) -> Option<Pasted> {
    Some(match pasted {
        said::Pasted::Policy => Pasted::Policy,
        said::Pasted::Unwrapped { from, found } => {
            let from = Wrapper::of_name(&from)?;
            let found = found.into_iter().map(|it| Found {
                text: it.text,
                name: it.name,
                suggests: it.kind,
            });
            let found: Vec<Found> = found.collect();
            match <[Found; 1]>::try_from(found) {
                Ok([Found { text, name, suggests }]) => Pasted::Unwrapped {
                    text,
                    from,
                    name,
                    suggests,
                },
                Err(found) => Pasted::Several { from, found },
            }
        }
        said::Pasted::Summary(summary) => Pasted::Summary(match summary {
            said::Summary::ManagedPolicy { arn, version } => Summary::ManagedPolicy { arn, version },
            said::Summary::ManagedPolicies { arn } => Summary::ManagedPolicies { arn },
            said::Summary::PolicyVersions { version } => Summary::PolicyVersions { version },
            said::Summary::InlinePolicies { name } => Summary::InlinePolicies { name },
            said::Summary::OrganizationPolicies { id } => Summary::OrganizationPolicies { id },
        }),
        said::Pasted::Case => Pasted::Case,
        said::Pasted::Scenario => Pasted::Scenario,
        said::Pasted::Link => Pasted::Link,
        said::Pasted::Foreign { from } => Pasted::Foreign(Foreign::of_name(&from)?),
        said::Pasted::Unrecognised => Pasted::Unrecognised,
    })
}
