//! Changes of the case: its request and its checks.

use iam_eval::context::Value;
use iam_scenario::case::{Check, RequestInput};

use super::{Action, App, Place, case, step};
use crate::expectation;
use crate::model::ask::{self, Asked, Held};

pub fn change(app: &mut App, action: Action) {
    match action {
        Action::AddCheck { .. } | Action::AskToo(_) => add_check(app, action),
        Action::RemoveCheck(at) => remove_check(app, at),
        Action::NameCheck { check, name } => {
            step(app, Some(Place::Check(check)));
            if let Some(check) = case(app).checks.get_mut(check) {
                check.id = name;
            }
        }
        Action::Expect { asked, decision } => {
            step(app, None);
            if let Some(expect) = ask::expected_mut(case(app), asked) {
                *expect = decision.map(expectation::of);
            }
        }
        other => on_request(app, other),
    }
}

fn add_check(app: &mut App, action: Action) {
    let (request, expect) = match action {
        Action::AskToo(request) => (*request, None),
        Action::AddCheck { expect } => (ask::request_of(&app.work.case, app.work.asked), expect),
        // OK because no other action comes here.
        _ => return,
    };
    step(app, None);
    let case = case(app);
    let name = request.action.as_deref().and_then(|action| action.split(':').nth(1));
    let stem = name.unwrap_or("request").to_string();
    let is_taken = |id: &str| case.checks.iter().any(|check| check.id == id);
    let id = match is_taken(&stem) {
        false => stem,
        true => (2..)
            .map(|n: usize| [stem.as_str(), " ", &n.to_string()].concat())
            .find(|id| !is_taken(id))
            .unwrap_or(stem),
    };
    case.checks.push(Check {
        id,
        request: ask::over(&case.request, request),
        expect: expect.map(expectation::of),
        ..Check::default()
    });
    app.work.asked = Asked::Check(app.work.case.checks.len() - 1);
}

fn remove_check(app: &mut App, at: usize) {
    if app.work.case.checks.len() <= at {
        return;
    }
    step(app, None);
    case(app).checks.remove(at);
    app.work.asked = match app.work.asked {
        Asked::Check(asked) if at < asked => Asked::Check(asked - 1),
        Asked::Check(asked) if at == asked => Asked::Own,
        other => other,
    };
}

fn on_request(app: &mut App, action: Action) {
    let place = match &action {
        Action::SetPrincipal(_) => Some(Place::Request("principal")),
        Action::SetPart(..) => Some(Place::Request("part")),
        Action::AskFor(text) => is_typed(app, text).then_some(Place::Request("action")),
        Action::SetResource(_) => Some(Place::Request("resource")),
        Action::SetAccount(_) => Some(Place::Request("account")),
        Action::Hold { key, .. } => Some(Place::Key(key.clone())),
        Action::RenameKey { .. } => Some(Place::Request("key")),
        _ => None,
    };
    step(app, place);
    if let Action::RenameKey { old, new } = &action {
        app.page.row_ids.rename(old, new);
    }
    let asked = app.work.asked;
    let mut request = ask::request_of(&app.work.case, asked);
    set(&mut request, action);
    ask::set_request(case(app), asked, request);
}

/// Whether an action was changed letter by letter, and not put there whole.
fn is_typed(app: &App, action: &str) -> bool {
    let request = ask::request_of(&app.work.case, app.work.asked);
    let before = request.action.unwrap_or_default();
    before.len().abs_diff(action.len()) <= 2
}

fn set(request: &mut RequestInput, action: Action) {
    match action {
        Action::SetPrincipal(text) => {
            let text = text.replace(['\n', '\r'], "");
            request.principal = ask::with_text(request.principal.as_ref(), &text);
        }
        Action::SetPart(part, text) => {
            request.principal = ask::with_part(request.principal.as_ref(), part, &text);
        }
        Action::AskFor(text) => request.action = (!text.is_empty()).then_some(text),
        // One a line.
        Action::SetResource(text) => {
            let arns: Vec<&str> = text.split('\n').filter(|_| !text.is_empty()).collect();
            request.resources = request.resources.renamed(&arns);
        }
        Action::SetAccount(text) => request.resource_account = (!text.is_empty()).then_some(text),
        Action::Hold { key, held } => ask::set_held(request, &key, held),
        Action::RenameKey { old, new } => ask::rename_key(request, &old, &new),
        Action::RemoveKey(key) => ask::remove_key(request, &key),
        Action::Close(values) => {
            for (key, value) in values {
                close(request, &key, value);
            }
        }
        _ => {}
    }
}

/// Says what a key holds that was unknown. Absent is what a key is that nobody speaks of.
fn close(request: &mut RequestInput, key: &str, value: Option<Value>) {
    request.settle(key);
    match value {
        Some(Value::One(value)) => ask::set_held(request, key, Held::Values(vec![value])),
        Some(Value::Many(values)) => ask::set_held(request, key, Held::Values(values)),
        Some(Value::Unknown) => ask::set_held(request, key, Held::Unknown),
        None => {}
    }
}
