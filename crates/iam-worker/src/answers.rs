//! Who answers which questions. A running copy asks one of them, and needs the libraries of no other.

use iam_catalog::catalogue::Catalogue;
use iam_lint::Document;
use iam_part::{Coming, part};
use iam_protocol::answer::Answer;
use iam_protocol::ask::{Ask, Desk};
use iam_views::{command, depends, editing, exchange, findings, flip, grid, never, reach, trace};
use iam_words::Lang;

/// Answers questions of some kinds, and nothing else.
pub type Answers = fn(&Ask, &Catalogue, Lang) -> Option<Answer>;

part!(policies in policies: Answers = about_policies);
part!(changes in changes: Answers = about_changes);
part!(cases in cases: Answers = about_cases);
part!(worlds in worlds: Answers = about_worlds);
part!(links in links: Answers = about_links);

/// Who answers at a desk.
#[must_use]
pub fn at(desk: Desk) -> Coming<Answers> {
    match desk {
        Desk::Typing => policies(),
        Desk::Flip => changes(),
        Desk::Quick | Desk::Grid | Desk::Depends => cases(),
        Desk::Reach => worlds(),
        Desk::Links => links(),
    }
}

/// What is wrong with a policy, what could stand in it, and what a pasted message says.
fn about_policies(ask: &Ask, catalogue: &Catalogue, lang: Lang) -> Option<Answer> {
    Some(match ask {
        Ask::Lint {
            kind,
            service,
            text,
            now,
        } => {
            let service = Some(service.as_str()).filter(|it| !it.is_empty());
            let kind = *kind;
            Answer::Lint(findings::findings(
                &Document { text, kind, service },
                catalogue,
                *now,
                lang,
            ))
        }
        Ask::Complete { of, text, at } => Answer::Complete(editing::complete(*of, text, *at, catalogue, lang)),
        Ask::Hover { of, text, at } => Answer::Hover(editing::hover(*of, text, *at, catalogue, lang)),
        Ask::Tidy { how, text } => Answer::Tidy(editing::tidy(*how, text)),
        Ask::NeverSent {
            action,
            resources,
            keys,
        } => Answer::NeverSent(never::never_sent(action, resources, keys, catalogue)),
        Ask::Managed => Answer::Managed(editing::managed(catalogue)),
        Ask::ManagedDocument { arn } => Answer::ManagedDocument(editing::managed_document(arn, catalogue)),
        Ask::ReadDenied { text } => Answer::ReadDenied(exchange::read_denied(text)),
        Ask::Flip { .. }
        | Ask::Trace { .. }
        | Ask::Depends { .. }
        | Ask::Grid { .. }
        | Ask::Vocabulary { .. }
        | Ask::CommandLines { .. }
        | Ask::Reach { .. }
        | Ask::WriteLink { .. }
        | Ask::WriteScenarioLink { .. }
        | Ask::OpenLink { .. }
        | Ask::Recognise { .. } => return None,
    })
}

/// What would change a decision.
fn about_changes(ask: &Ask, catalogue: &Catalogue, lang: Lang) -> Option<Answer> {
    let Ask::Flip { case } = ask else { return None };
    Some(Answer::Flip(flip::flip(case, catalogue, lang)))
}

/// Cases with their answers, and what comes in as a document.
fn about_cases(ask: &Ask, catalogue: &Catalogue, lang: Lang) -> Option<Answer> {
    Some(match ask {
        Ask::Trace { case } => Answer::Trace(trace::trace(case, lang)),
        Ask::Depends { case } => Answer::Depends(depends::depends(case, lang)),
        Ask::Grid { case } => Answer::Grid(grid::grid(case, catalogue, lang)),
        Ask::Vocabulary { case } => Answer::Vocabulary(grid::vocabulary(case, lang)),
        Ask::CommandLines { case } => Answer::CommandLines(command::lines(case)),
        Ask::OpenLink { link } => Answer::OpenLink(exchange::open_link(link, lang)),
        Ask::Recognise { text } => Answer::Recognise(exchange::recognise(text)),
        Ask::Lint { .. }
        | Ask::Complete { .. }
        | Ask::Hover { .. }
        | Ask::Tidy { .. }
        | Ask::NeverSent { .. }
        | Ask::Managed
        | Ask::ManagedDocument { .. }
        | Ask::Flip { .. }
        | Ask::ReadDenied { .. }
        | Ask::WriteLink { .. }
        | Ask::WriteScenarioLink { .. }
        | Ask::Reach { .. } => return None,
    })
}

/// Who gets to which role of a world.
fn about_worlds(ask: &Ask, catalogue: &Catalogue, lang: Lang) -> Option<Answer> {
    let Ask::Reach { scenario, whose } = ask else {
        return None;
    };
    Some(Answer::Reach(reach::reach(scenario, whose, catalogue, lang)))
}

/// Links to cases and worlds as they are passed on.
fn about_links(ask: &Ask, catalogue: &Catalogue, lang: Lang) -> Option<Answer> {
    Some(match ask {
        Ask::WriteLink { case, redacts } => Answer::WriteLink(exchange::write_link(case, *redacts, lang)),
        Ask::WriteScenarioLink { scenario, redacts } => {
            Answer::WriteScenarioLink(exchange::write_scenario_link(scenario, *redacts, catalogue, lang))
        }
        Ask::Lint { .. }
        | Ask::Complete { .. }
        | Ask::Hover { .. }
        | Ask::Tidy { .. }
        | Ask::NeverSent { .. }
        | Ask::Managed
        | Ask::ManagedDocument { .. }
        | Ask::Flip { .. }
        | Ask::Trace { .. }
        | Ask::Depends { .. }
        | Ask::Grid { .. }
        | Ask::Vocabulary { .. }
        | Ask::CommandLines { .. }
        | Ask::Reach { .. }
        | Ask::OpenLink { .. }
        | Ask::ReadDenied { .. }
        | Ask::Recognise { .. } => return None,
    })
}
