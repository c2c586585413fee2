//! What the reader's actions make of the text.

use iam_scenario::format::act::ActName;

use super::*;

const TEXT: &str = r#"{ "version": 1, "accounts": { "111122223333": { "users": { "ana": {} }, "roles": { "App": {} } } },
  "steps": [
    { "id": "a", "as": "arn:aws:iam::111122223333:user/ana", "getSessionToken": {} },
    { "id": "b", "as": "@a", "request": { "action": "s3:GetObject", "resource": "*" } }
  ] }"#;

fn ids(app: &Scenario) -> Vec<String> {
    let tree = edit::read(&app.work.text).tree.unwrap();
    let steps = tree.get("steps").and_then(|it| it.items()).unwrap_or_default();
    steps
        .iter()
        .map(|step| step.get("id").unwrap().as_str().unwrap().to_string())
        .collect()
}

fn after(actions: &[Action]) -> Scenario {
    actions
        .iter()
        .fold(of(TEXT), |app, action| update(&app, action.clone()))
}

fn in_step(at: usize, names: &[&str]) -> Path {
    let mut place = of_step(at);
    place.extend(names.iter().map(|name| Key::Name((*name).into())));
    place
}

fn of(text: &str) -> Scenario {
    Scenario::of(Work::of(text, Origin::Own))
}

#[track_caller]
fn check(actions: &[Action], expected: &[&str], open: Option<usize>) {
    let app = after(actions);
    assert_eq!(ids(&app), expected);
    assert_eq!(app.work.open, open);
}

#[test]
fn steps_are_added_after_the_one_that_is_open() {
    let add = Action::Add {
        act: ActName::AssumeRole,
        actor: None,
    };
    check(std::slice::from_ref(&add), &["a", "b", "step3"], Some(2));
    check(&[Action::Toggle(0), add], &["a", "step3", "b"], Some(1));
}

#[test]
fn a_way_is_walked_after_all_other_steps() {
    let walk = ["hop1", "hop2"].map(|id| format!(r#"{{ "id": "{id}" }}"#)).to_vec();
    check(
        &[Action::Toggle(0), Action::Walk(walk)],
        &["a", "b", "hop1", "hop2"],
        Some(2),
    );
    check(&[Action::Walk(Vec::new())], &["a", "b"], None);
}

#[test]
fn a_session_is_picked_for_a_request() {
    let app = after(&[Action::Add {
        act: ActName::Request,
        actor: Some("@a".into()),
    }]);
    assert!(
        app.work
            .text
            .contains(r#""id": "step3", "after": "1m", "as": "@a", "request""#)
    );
}

#[test]
fn steps_are_moved_duplicated_and_removed() {
    check(&[Action::MoveDown(0)], &["b", "a"], Some(1));
    check(&[Action::MoveUp(1)], &["b", "a"], Some(0));
    check(&[Action::MoveUp(0)], &["a", "b"], None);
    check(&[Action::MoveDown(1)], &["a", "b"], None);
    check(&[Action::Duplicate(0)], &["a", "a-3", "b"], Some(1));
    check(&[Action::Toggle(1), Action::Remove(0)], &["b"], Some(0));
    check(&[Action::Toggle(1), Action::Remove(1)], &["a"], None);
}

#[test]
fn what_was_done_is_taken_back_and_done_again() {
    let mut app = after(&[Action::Remove(0), Action::Remove(0)]);
    app.travel(History::undo);
    app.travel(History::undo);
    assert_eq!((ids(&app), app.work.text.clone()), (ids(&of(TEXT)), TEXT.into()));
    app.travel(History::undo);
    app.travel(History::redo);
    assert_eq!(ids(&app), ["b"]);
}

#[test]
fn letters_of_one_field_are_taken_back_together() {
    let fill = |value: &str| Action::Fill {
        place: in_step(1, &["request", "action"]),
        value: Some(value.into()),
    };
    let app = after(&[fill("\"s\""), fill("\"s3\""), fill("\"s3:\"")]);
    assert_eq!(app.history.before().count(), 1);
    assert!(app.work.text.contains(r#""action": "s3:""#));
    let other = Action::Fill {
        place: in_step(0, &["after"]),
        value: Some("\"1m\"".into()),
    };
    assert_eq!(update(&app, other).history.before().count(), 2);
}

#[test]
fn a_field_is_taken_out() {
    let gone = Action::Fill {
        place: in_step(1, &["as"]),
        value: None,
    };
    assert!(!after(&[gone]).work.text.contains("@a"));
}

#[test]
fn nothing_is_done_to_a_torn_text_that_can_not_be_done() {
    let app = of("{ \"steps\": [");
    for action in [Action::Remove(0), Action::MoveDown(0), Action::Duplicate(0)] {
        assert_eq!(update(&app, action), app);
    }
}

#[test]
fn looking_at_the_same_place_again_shows_it_again() {
    let look = Action::Look(Span::new(1, 2));
    let app = after(&[look.clone(), look]);
    assert_eq!(app.looked, Some((Span::new(1, 2), 2)));
    assert_eq!(app.screen, Screen::Text);
}

#[test]
fn the_clock_moves_and_nothing_else_does() {
    let app = after(&[Action::MoveClock(7)]);
    assert_eq!(app.clock, Some(7));
    assert!(!app.history.can_undo());
}

#[test]
fn a_step_is_at_a_time_or_after_the_one_before() {
    let time = |field, value: &str| Action::Time {
        step: 1,
        when: Some((field, value.to_string())),
    };
    let app = after(&[time("after", "5m"), time("at", "2026-01-05T09:00:00Z")]);
    assert!(app.work.text.contains(r#""at": "2026-01-05T09:00:00Z""#) && !app.work.text.contains("after"));
    let stands = update(&app, Action::Time { step: 1, when: None });
    assert_eq!(stands.work.text, TEXT.into());
}
