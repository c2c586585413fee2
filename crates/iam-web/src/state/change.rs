//! Changes of the case: its policies.

use std::rc::Rc;

use iam_scenario::case::{Case, PolicyInput, RequestInput};
use iam_scenario::paste::{Found, Pasted, is_policy};

use super::{Action, App, Place, case, question, step};

use crate::model::addition::Offer;
use crate::model::ask;
use crate::model::slot::{self, Kind, Slot};
use crate::model::tried;
use crate::model::trust;
use crate::paste::{self, Note};

pub fn change(app: &mut App, action: Action) {
    match action {
        Action::Edit { slot, text } => edit(app, slot, text),
        Action::Rename { slot, name } => {
            step(app, Some(Place::Name(slot)));
            on_policy(app, slot, |policy| policy.name = name);
        }
        Action::Switch(slot) => {
            step(app, None);
            on_policy(app, slot, |policy| policy.enabled = !policy.enabled);
        }
        Action::Remove(slot) => {
            step(app, None);
            let position = slot::slots(&app.work.case.policies).iter().position(|it| *it == slot);
            slot::remove(&mut case(app).policies, slot);
            let left = slot::slots(&app.work.case.policies);
            // The neighbour that took its place, or the last one.
            app.work.open = position.and_then(|at| left.get(at.min(left.len().saturating_sub(1))).copied());
        }
        Action::Add { kind, text } => {
            step(app, None);
            let slot = slot::add(&mut case(app).policies, kind);
            on_policy(app, slot, |policy| {
                if policy.text.is_empty() {
                    policy.text = text.into();
                }
            });
            app.work.open = Some(slot);
        }
        Action::AddTrust => {
            step(app, None);
            let slot = slot::add(&mut case(app).policies, Kind::Resource);
            app.work.open = Some(slot);
            on_request(app, |request| trust::ask_for_role(request, "", None));
        }
        Action::Place(all) => {
            step(app, None);
            for (offer, Found { text, name, .. }) in all {
                let slot = slot::add(&mut case(app).policies, offer.kind());
                set_text(app, slot, text.clone());
                if let Some(name) = name.clone() {
                    on_policy(app, slot, |policy| policy.name = name);
                }
                match offer {
                    Offer::Of(_) => ask_for_role(app, slot, None),
                    // The reader says that it is one, so what is asked is about it.
                    Offer::Trust => on_request(app, |request| trust::ask_for_role(request, &text, name.as_deref())),
                }
                app.work.open = Some(slot);
            }
        }
        Action::Fill { slot, text } => {
            step(app, None);
            set_text(app, slot, text);
        }
        Action::AddLevel(kind) => {
            step(app, None);
            slot::add_level(&mut case(app).policies, kind);
        }
        Action::AddAtLevel(kind, level) => {
            step(app, None);
            let slot = slot::add_at_level(&mut case(app).policies, kind, level);
            app.work.open = Some(slot);
        }
        Action::RemoveLevel(kind, level) => {
            step(app, None);
            slot::remove_level(&mut case(app).policies, kind, level);
            let policies = &app.work.case.policies;
            let is_there = |slot: Slot| slot.kind() != kind && slot::get(policies, slot).is_some();
            if !app.work.open.is_some_and(is_there) {
                app.work.open = slot::slots(policies).first().copied();
            }
        }
        Action::RenameLevel { kind, level, target } => {
            step(app, Some(Place::Level(kind, level)));
            let levels = slot::levels_mut(&mut case(app).policies, kind);
            if let Some(level) = levels.and_then(|levels| levels.get_mut(level)) {
                level.target = target;
            }
        }
        Action::SetGateway(gateway) => {
            step(app, None);
            if let Some(endpoint) = &mut case(app).policies.endpoint {
                endpoint.gateway = gateway;
            }
        }
        Action::Move { slot, to } => move_to(app, slot, to),
        Action::Take { slot, kind, found } => take(app, slot, kind, found),
        Action::Try(changed) => try_out(app, *changed),
        Action::Recognised { text, pasted } => taken(app, &text, pasted),
        other => question::change(app, other),
    }
}

fn edit(app: &mut App, slot: Slot, text: String) {
    let Some(before) = slot::get(&app.work.case.policies, slot).map(|policy| policy.text.clone()) else {
        return;
    };
    if before == text {
        return;
    }
    let is_small = before.len().abs_diff(text.len()) <= 2;
    step(app, is_small.then_some(Place::Text(slot)));
    app.note = app.note.take().filter(|(at, _)| *at != slot);
    if paste::replaces(&before, &text) {
        app.kept = None;
    }
    set_text(app, slot, text.clone());
    // A text that comes back by undo is to stay.
    let comes_back = app
        .history
        .before()
        .skip(1)
        .take(2)
        .any(|work| slot::get(&work.case.policies, slot).is_some_and(|policy| policy.text == text));
    let is_pasted = paste::replaces(&before, &text) && !comes_back;
    if is_pasted {
        ask_for_role(app, slot, None);
    }
    // Who goes on typing before it is known what was pasted asks of what stands there now.
    let still_waits = app
        .pasted
        .as_ref()
        .is_some_and(|(at, waiting)| *at == slot && **waiting == *before);
    app.pasted = ((is_pasted || still_waits && !comes_back) && !is_policy(&text)).then(|| (slot, text.into()));
}

/// Goes on with a pasted text, once it is known what it is.
fn taken(app: &mut App, text: &Rc<str>, pasted: Option<Pasted>) {
    // Another text may have been pasted since, whose own answer is on the way.
    let Some((slot, _)) = app.pasted.take_if(|(_, waiting)| waiting == text) else {
        return;
    };
    if slot::get(&app.work.case.policies, slot).is_none_or(|policy| *policy.text != **text) {
        return;
    }
    let taken = paste::take(text, pasted);
    if let Some(inner) = taken.text {
        // One more step, so that undo brings back what was pasted.
        step(app, None);
        set_text(app, slot, inner);
        if let Some(name) = taken.name {
            on_policy(app, slot, |policy| policy.name = name);
        }
        ask_for_role(app, slot, trust::role_of(text).as_deref());
    }
    app.note = taken.note.map(|note| (slot, note));
}

fn set_text(app: &mut App, slot: Slot, text: String) {
    on_policy(app, slot, |policy| {
        policy.text = text;
        policy.is_object = false;
    });
}

/// Puts one of several pasted policies where its kind goes: into the box that they were pasted into if that is the
/// kind and the box still holds all of them.
fn take(app: &mut App, slot: Slot, kind: Kind, found: Found) {
    step(app, None);
    let text_at = |app: &App, slot: Slot| slot::get(&app.work.case.policies, slot).map(|policy| policy.text.clone());
    let heap = match &app.note {
        Some((at, Note::Several { heap, .. })) if *at == slot => Some(heap.clone()),
        _ => None,
    };
    let is_heap = heap
        .as_ref()
        .is_some_and(|heap| text_at(app, slot).is_some_and(|text| *text == **heap));
    let to = match is_heap && slot.kind() == kind {
        true => slot,
        false => slot::add(&mut case(app).policies, kind),
    };
    // Those of a heap are taken one by one, and it stays open.
    if heap.is_none() {
        app.work.open = Some(to);
    }
    let is_free = to == slot || text_at(app, to).is_some_and(|text| text.trim().is_empty());
    if is_free {
        set_text(app, to, found.text);
        if let Some(name) = found.name {
            on_policy(app, to, |policy| policy.name = name);
        }
        ask_for_role(app, to, None);
    }
}

fn move_to(app: &mut App, slot: Slot, to: Kind) {
    let mut policies = app.work.case.policies.clone();
    if let Some(moved) = slot::move_to(&mut policies, slot, to) {
        step(app, None);
        case(app).policies = policies;
        app.work.open = Some(moved);
        ask_for_role(app, moved, None);
    }
}

/// Whoever has a request ask otherwise, so that another decision comes, expects that of before no more.
fn try_out(app: &mut App, changed: Case) {
    step(app, None);
    let asked = app.work.asked;
    let before = ask::request_of(&app.work.case, asked);
    app.work.open = tried::take(case(app), asked, changed).or(app.work.open);
    if ask::request_of(&app.work.case, asked) != before
        && let Some(expect) = ask::expected_mut(case(app), asked)
    {
        *expect = None;
    }
}

/// A trust policy that came whole has a role asked for, where nothing else is.
fn ask_for_role(app: &mut App, slot: Slot, role: Option<&str>) {
    let policy = slot::get(&app.work.case.policies, slot).filter(|_| slot.kind() == Kind::Resource);
    let Some(policy) = policy.filter(|it| trust::is_trust(&it.text)).cloned() else {
        return;
    };
    // A name of our own is no role's.
    let role = role.or(Some(&*policy.name).filter(|it| *it != slot::RESOURCE_POLICY));
    on_request(app, |request| {
        if trust::is_open(request) {
            trust::ask_for_role(request, &policy.text, role);
        }
    });
}

fn on_request(app: &mut App, set: impl FnOnce(&mut RequestInput)) {
    let asked = app.work.asked;
    let case = case(app);
    let mut request = ask::request_of(case, asked);
    set(&mut request);
    ask::set_request(case, asked, request);
}

fn on_policy(app: &mut App, slot: Slot, set: impl FnOnce(&mut PolicyInput)) {
    if let Some(policy) = slot::get_mut(&mut case(app).policies, slot) {
        set(policy);
    }
}
