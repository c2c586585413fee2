//! What an action makes of the page. Pure.

use std::rc::Rc;

use super::{Action, App, Document, LookedAt, Origin, Place, Screen, Subject, View, Work, case, change, step};
use crate::history::History;
use crate::model::ask;
use crate::model::filled::{About, Filled, fill, make_room};
use crate::model::slot::Slot;
use crate::trace::walk::Walk;
use crate::world::state as scenario;
use iam_protocol::exchange::Denied;
use iam_scenario::case::Case;

/// What an action makes of the page.
pub fn update(app: &App, action: Action) -> App {
    let mut next = app.clone();
    match action {
        Action::Look(looked) => {
            next.screen = match looked.source {
                Some(_) => Screen::Policies,
                None => Screen::Why,
            };
            look(&mut next, looked);
        }
        Action::Pass(looked) => {
            next.page.walk.to = None;
            look(&mut next, looked);
        }
        Action::Step(by) => next.page.walk.go(by),
        Action::NoStep => next.page.walk = Walk::default(),
        Action::TurnTo(tab) => next.page.tab = tab,
        Action::NameAxes(axes) => next.page.axes = axes,
        Action::Show(slot) => {
            next.work.open = Some(slot);
            next.looked = None;
        }
        Action::PutNoteAway => next.note = None,
        Action::KeepHere(slot) => next.kept = Some(slot),
        Action::SetLang(lang) => next.settings.lang = lang,
        Action::SetTheme(theme) => next.settings.theme = theme,
        Action::SetSimple(is_simple) => next.settings.is_simple = is_simple,
        Action::ShowForm(has_form) => {
            next.settings.has_form = has_form;
            next.page.has_form = has_form;
        }
        Action::Turn(screen) => next.screen = screen,
        Action::Toggle(menu) => {
            next.page.menu = (app.page.menu != Some(menu)).then_some(menu);
            next.page.copied = None;
        }
        Action::CloseMenu => next.page.menu = None,
        Action::Copied(copied) => next.page.copied = Some(copied),
        Action::Redact(redacts) => {
            next.page.redacts = redacts;
            next.page.copied = None;
        }
        Action::Unfold { node, open } => next.page.opened.set(&node, open),
        Action::StandAt(node) => next.page.at = Some(node),
        Action::FollowBroken(problem) => next.page.problem = Some(problem),
        Action::PutProblemAway => next.page.problem = None,
        Action::Ask(asked) => {
            next.work.asked = asked;
            next.looked = None;
        }
        Action::Undo => travel(&mut next, History::undo, History::undo),
        Action::Redo => travel(&mut next, History::redo, History::redo),
        // Going back opens nothing new: a new entry here would cut off the way forward.
        Action::Restore(document, view) => {
            restore(&mut next, *document);
            if let Some(view) = view {
                next.go(view);
            }
        }
        Action::Go(view) => next.go(view),
        Action::InSessions(action) => {
            next.scenario = scenario::update(&app.scenario, action);
        }
        Action::OpenScenario(work) => {
            next.scenario.open(*work);
            next.go(View::World);
            next.n_opened += 1;
        }
        Action::Open { case, origin } => open(&mut next, *case, origin),
        Action::Follow {
            case,
            has_unknown_fields,
            since,
            shows,
        } => {
            open(&mut next, *case, Origin::Link { has_unknown_fields });
            next.page.show(shows);
            next.page.since = since;
        }
        Action::BackToMine => {
            if let Some(mine) = next.mine.take() {
                step(&mut next, None);
                next.work = mine;
            }
        }
        Action::FillIn { denied, fresh } => fill_in(&mut next, *denied, *fresh),
        other => change::change(&mut next, other),
    }
    // It speaks of the link as it was made, not of what the reader made of it.
    if next.n_opened == app.n_opened && next.work.case != app.work.case {
        next.page.since = None;
    }
    next.arrange();
    next
}

/// Puts into hand what another entry of the browser's history holds: a step that can be taken back.
fn restore(next: &mut App, document: Document) {
    match document {
        // Nothing of it is gone, so it can still be undone.
        Document::Case(work) if work == next.work => next.go(View::Ask),
        Document::Scenario(work) if work == next.scenario.work => next.go(View::World),
        Document::Case(work) => {
            step(next, None);
            next.work = work;
            next.mine = None;
            next.kept = None;
            next.note = None;
            next.pasted = None;
            next.page.since = None;
            next.go(View::Ask);
        }
        Document::Scenario(work) => {
            next.scenario.open(work);
            next.go(View::World);
        }
    }
}

fn open(app: &mut App, case: Case, origin: Origin) {
    let work = Work::of(case, origin);
    let (before, is_own) = (app.work.clone(), app.is_own());
    step(app, None);
    if is_own {
        app.mine = Some(before);
    }
    if work.origin == Origin::Own {
        app.mine = None;
    }
    app.work = work;
    app.page.since = None;
    app.note = None;
    app.pasted = None;
    app.go(View::Ask);
    app.n_opened += 1;
    app.screen = Screen::to_begin_with(&app.work).unwrap_or(app.screen);
    app.page.has_form = app.settings.has_form;
}

/// Fills the request in, in a case of its own where an example is open. The policy that AWS named gets a place.
fn fill_in(app: &mut App, denied: Denied, fresh: Case) {
    let is_anew = app.has_policies_of_example();
    match is_anew {
        true => open(app, fresh, Origin::Own),
        false => step(app, None),
    }
    let asked = app.work.asked;
    let case = case(app);
    let mut request = ask::request_of(case, asked);
    fill(&mut request, &denied);
    let about = About::of(&request);
    ask::set_request(case, asked, request);
    let room = make_room(&mut case.policies, &denied);
    if let Some(slot) = room {
        app.work.open = Some(slot);
        app.screen = Screen::Policies;
    } else if is_anew {
        app.screen = Screen::Why;
    }
    app.page.filled = Some(Rc::new(Filled {
        denied,
        is_anew,
        wanted: room.map(Slot::kind),
        about,
    }));
}

fn look(app: &mut App, looked: LookedAt) {
    if let Some((slot, _)) = looked.source {
        app.work.open = Some(slot);
    }
    if app.looked.as_ref().is_none_or(|before| before.node != looked.node) {
        app.page.opened.lead_to(&looked.node);
    }
    app.looked = Some(looked);
}

/// Goes back or forward in the document that is in hand.
fn travel(
    app: &mut App,
    in_case: fn(&mut History<Work, Place>, &mut Work) -> bool,
    in_scenario: fn(&mut scenario::Steps, &mut scenario::Work) -> bool,
) {
    match app.subject {
        Subject::Case => {
            if in_case(&mut app.history, &mut app.work) {
                app.looked = None;
                app.note = None;
                app.pasted = None;
            }
        }
        Subject::Scenario => app.scenario.travel(in_scenario),
    }
}
