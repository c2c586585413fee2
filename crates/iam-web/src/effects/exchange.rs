//! What comes in and goes out of the page, by the worker: links, and pasted texts. Each call is given nothing where the
//! worker can't be had.

use iam_protocol::ask::Ask;
use iam_protocol::case::{CommandLines, Step, Trace};
use iam_protocol::exchange as said;
use iam_scenario::link::Content;
use iam_scenario::paste::{Foreign, Found, Pasted, Summary, Wrapper};
use iam_scenario::read::{self, Unknown};

use wasm_bindgen_futures::spawn_local;

use super::worker;
use crate::model::link::{Failure, Linked, Opened};
use crate::ui::part::{Missing, part};

/// The link of a case, which is given as JSON: what stands after the `#`.
pub fn write_link(case: String, redacts: bool, done: impl FnOnce(Option<said::Written>) + 'static) {
    worker::ask(Ask::WriteLink { case, redacts }, done);
}

/// The steps of a case, which is given as JSON; none where it has no answer.
pub fn steps(case: String, done: impl FnOnce(Vec<Step>) + 'static) {
    spawn_local(async move {
        match step_reader().await {
            Ok(read) => read(case, Box::new(done)),
            Err(Missing) => done(Vec::new()),
        }
    });
}

part!(step_reader in trace: fn(String, Box<dyn FnOnce(Vec<Step>)>) = read_steps);

fn read_steps(case: String, done: Box<dyn FnOnce(Vec<Step>)>) {
    worker::ask(Ask::Trace { case }, |trace| {
        done(match trace {
            Some(Trace::Views { steps, .. }) => steps,
            Some(Trace::Unreadable(_)) | None => Vec::new(),
        });
    });
}

/// The link of a scenario, which is given as it was typed.
pub fn write_scenario_link(scenario: String, redacts: bool, done: impl FnOnce(Option<said::Written>) + 'static) {
    worker::ask(Ask::WriteScenarioLink { scenario, redacts }, done);
}

/// What a link opens.
pub fn open_link(link: String, done: impl FnOnce(Option<Opened>) + 'static) {
    worker::ask(Ask::OpenLink { link }, |opened: Option<said::Opened>| {
        done(opened.and_then(of))
    });
}

fn of(
    said::Opened {
        how,
        case,
        scenario,
        since,
    }: said::Opened,
) -> Option<Opened> {
    let case = case
        .and_then(|it| read::case_with(&it, Unknown::Kept).ok())
        .map(Box::new);
    let content = scenario.map(Content::Scenario);
    let linked = |content, has_unknown_fields| {
        Some(Ok(Linked {
            content,
            has_unknown_fields,
            since,
        }))
    };
    let failed = |failure, case| Some(Err((failure, case)));
    match how {
        said::How::Whole => linked(content.or(case.map(Content::Case))?, false),
        said::How::InPart => linked(content.or(case.map(Content::Case))?, true),
        said::How::Cut => failed(Failure::Cut, case),
        said::How::Changed => failed(Failure::Changed, case),
        said::How::Newer => failed(Failure::Newer, case),
        said::How::TooLarge => failed(Failure::TooLarge, case),
        said::How::NotALink => failed(Failure::NotALink, case),
        said::How::NotACase => failed(Failure::NotACase, case),
    }
}

/// A case, which is given as JSON, as commands; nothing inside where it asks for no action.
pub fn command_lines(case: String, done: impl FnOnce(Option<Option<CommandLines>>) + 'static) {
    worker::ask(Ask::CommandLines { case }, done);
}

/// What AWS said of a request that it denied.
pub fn read_denied(text: String, done: impl FnOnce(Option<said::Said>) + 'static) {
    worker::ask(Ask::ReadDenied { text }, done);
}

/// What a pasted text is.
pub fn recognise(text: String, done: impl FnOnce(Option<Pasted>) + 'static) {
    spawn_local(async move {
        match recogniser().await {
            Ok(tell) => tell(text, Box::new(done)),
            Err(Missing) => done(None),
        }
    });
}

part!(recogniser in tools: fn(String, Box<dyn FnOnce(Option<Pasted>)>) = tell_what);

fn tell_what(text: String, done: Box<dyn FnOnce(Option<Pasted>)>) {
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
