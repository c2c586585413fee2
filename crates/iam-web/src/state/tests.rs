//! What the reader does, and what comes of it.

use iam_protocol::exchange::{Denied, Effect, Since};
use iam_scenario::paste::Wrapper;

use iam_eval::context::Value;
use iam_scenario::paste::{Found, Pasted};

use super::*;
use crate::model::addition::Offer;
use crate::model::ask::Held;
use crate::model::slot;
use crate::trace::opened::ALL;
use crate::trace::walk::Shows;

fn after(actions: impl IntoIterator<Item = Action>) -> App {
    actions
        .into_iter()
        .fold(App::default(), |app, action| update(&app, action))
}

fn add(kind: Kind) -> Action {
    Action::Add { kind, text: "" }
}

fn text(app: &App, slot: Slot) -> &str {
    slot::get(&app.work.case.policies, slot).map_or("", |policy| &policy.text)
}

fn edit(text: &str) -> Action {
    Action::Edit {
        slot: Slot::Identity(0),
        text: text.into(),
    }
}

#[test]
fn undo_goes_back_over_everything_and_redo_forward() {
    let done = after([
        add(Kind::Identity),
        edit("{\"Version\": \"2012-10-17\"}"),
        Action::AskFor("s3:GetObject".into()),
        Action::Switch(Slot::Identity(0)),
        Action::AddCheck { expect: None },
    ]);
    let back = (0..5).fold(done.clone(), |app, _| update(&app, Action::Undo));
    assert_eq!(back.work, Work::default());
    let forth = (0..5).fold(back, |app, _| update(&app, Action::Redo));
    assert_eq!(forth.work, done.work);
}

#[test]
fn typing_is_one_step_of_undo() {
    let typed = after([add(Kind::Identity), edit("{"), edit("{ "), edit("{ \""), edit("{ \"V")]);
    assert_eq!(text(&typed, Slot::Identity(0)), "{ \"V");
    let back = update(&typed, Action::Undo);
    assert_eq!(text(&back, Slot::Identity(0)), "");
    assert_eq!(slot::slots(&back.work.case.policies), [Slot::Identity(0)]);
}

#[test]
fn a_new_edit_forgets_what_was_taken_back() {
    let app = after([add(Kind::Identity), Action::Undo, add(Kind::Boundary)]);
    assert!(!app.can_redo());
}

#[test]
fn opening_an_example_keeps_what_one_had() {
    let mine = after([add(Kind::Identity), edit("my own policy text")]);
    let example = Action::Open {
        case: Box::default(),
        origin: Origin::Example("one".into()),
    };
    let opened = update(&mine, example.clone());
    assert_eq!(opened.mine.as_ref(), Some(&mine.work));
    // A second example does not take the place of what is mine.
    let second = update(&opened, example);
    assert_eq!(second.mine.as_ref(), Some(&mine.work));
    assert_eq!(update(&second, Action::BackToMine).work, mine.work);
    assert_eq!(update(&opened, Action::Undo).work, mine.work);
}

#[test]
fn what_a_link_tells_goes_when_it_is_edited() {
    let since = Since {
        is_same: true,
        said: "allowed".into(),
    };
    let opened = after([
        add(Kind::Identity),
        Action::Follow {
            case: Box::default(),
            has_unknown_fields: false,
            since: Some(Rc::new(since)),
            shows: Shows::default(),
        },
    ]);
    assert!(opened.page.since.is_some());
    let looked = update(&opened, Action::Turn(Screen::Checks));
    assert!(looked.page.since.is_some());
    let edited = update(&looked, Action::AskFor("s3:GetObject".into()));
    assert!(edited.page.since.is_none());
}

#[test]
fn what_was_only_looked_at_is_not_ones_own() {
    let link = Action::Open {
        case: Box::default(),
        origin: Origin::Link {
            has_unknown_fields: false,
        },
    };
    let mine = after([add(Kind::Identity), edit("my own policy text")]);
    // One link after the other, each left as it is.
    let opened = [link.clone(), link]
        .into_iter()
        .fold(mine.clone(), |app, action| update(&app, action));
    assert!(!opened.is_own());
    assert_eq!(opened.mine.as_ref(), Some(&mine.work));
    let edited = update(&opened, Action::AskFor("s3:GetObject".into()));
    assert!(edited.is_own());
    assert!(!update(&edited, Action::Undo).is_own());
}

#[test]
fn removing_the_open_policy_opens_its_neighbour() {
    let app = after([
        add(Kind::Identity),
        add(Kind::Boundary),
        Action::Show(Slot::Identity(0)),
    ]);
    let app = update(&app, Action::Remove(Slot::Identity(0)));
    assert_eq!(app.work.open, Some(Slot::Boundary));
    let app = update(&app, Action::Remove(Slot::Boundary));
    assert_eq!(app.work.open, None);
}

#[test]
fn the_form_edits_the_request_that_is_in_it() {
    let app = after([
        Action::AskFor("s3:GetObject".into()),
        Action::AddCheck {
            expect: Some("allowed"),
        },
        Action::AskFor("s3:PutObject".into()),
    ]);
    assert_eq!(app.work.asked, Asked::Check(0));
    assert_eq!(app.work.case.request.action.as_deref(), Some("s3:GetObject"));
    assert_eq!(app.work.case.checks[0].request.action.as_deref(), Some("s3:PutObject"));
    let app = update(&app, Action::RemoveCheck(0));
    assert_eq!(app.work.asked, Asked::Own);
}

#[test]
fn a_closing_fills_unknown_keys_in() {
    let unknown = |key: &str| Action::Hold {
        key: key.into(),
        held: Held::Unknown,
    };
    let app = after([
        unknown("aws:SourceIp"),
        unknown("aws:SourceVpce"),
        Action::Close(vec![
            ("aws:sourceip".into(), Some(Value::One("192.0.2.1".into()))),
            ("aws:sourcevpce".into(), None),
        ]),
    ]);
    let rows = crate::model::ask::rows(&app.work.case.request);
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].held, Held::Values(vec!["192.0.2.1".into()]));
}

#[test]
fn a_closing_of_the_clock_closes_both_of_its_forms() {
    let unknown = ["aws:CurrentTime", "aws:EpochTime"].map(|key| Action::Hold {
        key: key.into(),
        held: Held::Unknown,
    });
    let app = after(unknown);
    let noon = Value::One("2026-01-05T12:00:00Z".into());
    for (value, left) in [(Some(noon), 1), (None, 0)] {
        let closed = update(&app, Action::Close(vec![("aws:currenttime".into(), value)]));
        let rows = crate::model::ask::rows(&closed.work.case.request);
        assert_eq!(rows.len(), left);
        assert!(rows.iter().all(|row| row.held != Held::Unknown));
    }
}

#[test]
fn where_nothing_is_asked_the_request_is_seen_first() {
    let open = |case: Case| Action::Open {
        case: Box::new(case),
        origin: Origin::Own,
    };
    let asked = after([Action::AskFor("s3:GetObject".into())]).work;
    let begun = |work: &Work| App::of(work.clone(), None, Settings::default()).screen;
    assert_eq!((begun(&Work::default()), begun(&asked)), (Screen::Request, Screen::Why));
    let looking = after([Action::Turn(Screen::Policies)]);
    assert_eq!(update(&looking, open((*asked.case).clone())).screen, Screen::Policies);
    assert_eq!(update(&looking, open(Case::default())).screen, Screen::Request);
}

#[test]
fn all_rows_open_at_once_and_close_one_by_one() {
    let unfold = |node: &str, open| Action::Unfold {
        node: node.into(),
        open,
    };
    let open = |app: &App, node: &str| app.page.opened.get(node);
    let app = after([unfold("0", false), unfold(ALL, true)]);
    assert_eq!((open(&app, "0"), open(&app, "1/2")), (Some(true), Some(true)));
    let app = update(&app, unfold("1/2", false));
    assert_eq!((open(&app, "0"), open(&app, "1/2")), (Some(true), Some(false)));
    let app = update(&app, unfold(ALL, false));
    assert_eq!((open(&app, "0"), open(&app, "1/2")), (None, None));
}

#[test]
fn going_back_opens_nothing_new() {
    let open = |id: &str| Action::Open {
        case: Box::default(),
        origin: Origin::Example(id.into()),
    };
    let opened = after([open("one"), open("two")]);
    let back = update(
        &opened,
        Action::Restore(Box::new(Document::Case(Work::default())), None),
    );
    assert_eq!(back.n_opened, opened.n_opened);
}

#[test]
fn going_back_in_the_browser_is_a_step_of_undo() {
    let edited = after([add(Kind::Identity), edit("{}"), edit("{ \"Statement\": [] }")]);
    let older = Document::Case(after([add(Kind::Identity)]).work);
    let back = update(&edited, Action::Restore(Box::new(older), None));
    assert_eq!(text(&back, Slot::Identity(0)), "");
    let undone = update(&back, Action::Undo);
    assert_eq!(undone.work, edited.work);
    let begun = [Action::Undo, Action::Undo, Action::Undo]
        .into_iter()
        .fold(undone, |app, it| update(&app, it));
    assert!(!begun.can_undo());
}

#[test]
fn what_turns_the_decision_round_is_taken_and_can_be_taken_back() {
    let before = after([
        add(Kind::Identity),
        edit("{}"),
        add(Kind::Boundary),
        Action::AskFor("s3:GetObject".into()),
        Action::AddCheck { expect: None },
    ]);
    let mut changed = Case {
        request: ask::request_of(&before.work.case, before.work.asked),
        ..(*before.work.case).clone()
    };
    changed.policies.identity[0].text = "{ }".into();
    // As it is evaluated, an empty box is off.
    changed.policies.boundary.as_mut().unwrap().enabled = false;
    changed.request.action = Some("s3:PutObject".into());
    let tried = update(&before, Action::Try(Box::new(changed)));
    let case = &tried.work.case;
    assert_eq!(text(&tried, Slot::Identity(0)), "{ }");
    assert_eq!(tried.work.open, Some(Slot::Identity(0)));
    assert!(case.policies.boundary.as_ref().unwrap().enabled);
    assert_eq!(case.request.action.as_deref(), Some("s3:GetObject"));
    assert_eq!(case.checks[0].request.action.as_deref(), Some("s3:PutObject"));
    assert_eq!(update(&tried, Action::Undo).work, before.work);
}

#[test]
fn what_is_known_of_one_paste_says_nothing_of_the_next() {
    let (first, second) = ("one text that is no policy", "quite another thing, pasted over it");
    let inner = "{ \"Statement\": [] }";
    let unwrapped = |text: &str| Action::Recognised {
        text: text.into(),
        pasted: Some(Pasted::Unwrapped {
            text: inner.into(),
            from: Wrapper::OtherText,
            name: None,
            suggests: None,
        }),
    };
    let both = after([add(Kind::Identity), edit(first), edit(second)]);
    let early = update(&both, unwrapped(first));
    assert_eq!(text(&early, Slot::Identity(0)), second);
    let own = update(&early, unwrapped(second));
    assert_eq!(text(&own, Slot::Identity(0)), inner);
    assert_eq!(text(&update(&own, Action::Undo), Slot::Identity(0)), second);
    assert_eq!(update(&own, unwrapped(second)), own);
}

#[test]
fn a_letter_that_is_typed_behind_a_paste_does_not_hide_what_was_pasted() {
    let (pasted, typed) = ("one text that is no policy", "one text that is no policy\n");
    let before = after([add(Kind::Identity), edit(pasted), edit(typed)]);
    assert_eq!(before.pasted, Some((Slot::Identity(0), typed.into())));
    let answer = Some(Pasted::Unwrapped {
        text: "{ \"Statement\": [] }".into(),
        from: Wrapper::OtherText,
        name: None,
        suggests: None,
    });
    let known = update(
        &before,
        Action::Recognised {
            text: typed.into(),
            pasted: answer,
        },
    );
    assert_eq!(text(&known, Slot::Identity(0)), "{ \"Statement\": [] }");
    // What is known is asked no more, and what is typed then is typed.
    assert_eq!(update(&known, edit(typed)).pasted, None);
}

#[test]
fn a_policy_that_was_chosen_is_opened_and_taken_back_in_one_step() {
    let before = after([add(Kind::Boundary)]);
    let chosen = update(
        &before,
        Action::Take {
            slot: Slot::Boundary,
            kind: Kind::Identity,
            found: Found {
                text: "{ }".into(),
                name: Some("ReadOnlyAccess".into()),
                suggests: None,
            },
        },
    );
    assert_eq!(chosen.work.open, Some(Slot::Identity(0)));
    assert_eq!(text(&chosen, Slot::Identity(0)), "{ }");
    assert_eq!(chosen.work.case.policies.identity[0].name, "ReadOnlyAccess");
    assert_eq!(update(&chosen, Action::Undo).work, before.work);
}

const TRUST: &str = r#"{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "Federated": "arn:aws:iam::111122223333:oidc-provider/h" }, "Action": "sts:AssumeRoleWithWebIdentity" } }"#;

#[track_caller]
fn asks(app: &App, action: &str, resource: &str) {
    let request = &app.work.case.request;
    assert_eq!(request.action.as_deref().unwrap_or_default(), action);
    assert_eq!(request.resources.joined(","), resource);
}

#[test]
fn a_trust_policy_is_asked_about_its_role() {
    let role = "arn:aws:iam::111122223333:role/Example";
    let added = after([Action::SetResource("arn:aws:s3:::b/k".into()), Action::AddTrust]);
    asks(&added, "sts:AssumeRole", role);
    asks(&update(&added, Action::Undo), "", "arn:aws:s3:::b/k");
    let paste = Action::Edit {
        slot: Slot::Resource,
        text: TRUST.into(),
    };
    let pasted = after([add(Kind::Resource), paste.clone()]);
    asks(&pasted, "sts:AssumeRoleWithWebIdentity", role);
    asks(&update(&pasted, Action::Undo), "", "");
    let moved = after([
        add(Kind::Identity),
        edit(TRUST),
        Action::Move {
            slot: Slot::Identity(0),
            to: Kind::Resource,
        },
    ]);
    asks(&moved, "sts:AssumeRoleWithWebIdentity", role);
    let found = Found {
        text: TRUST.into(),
        name: Some("Worker".into()),
        suggests: None,
    };
    let placed = after([Action::Place(vec![(Offer::Of(Kind::Resource), found)])]);
    asks(
        &placed,
        "sts:AssumeRoleWithWebIdentity",
        "arn:aws:iam::111122223333:role/Worker",
    );
}

#[test]
fn no_request_is_changed_by_a_trust_policy_but_an_open_one() {
    let paste = |slot: Slot, text: &str| Action::Edit {
        slot,
        text: text.into(),
    };
    let asked = after([
        Action::AskFor("s3:GetObject".into()),
        add(Kind::Resource),
        paste(Slot::Resource, TRUST),
    ]);
    asks(&asked, "s3:GetObject", "");
    let in_identity = after([add(Kind::Identity), paste(Slot::Identity(0), TRUST)]);
    asks(&in_identity, "", "");
    // Letter by letter nothing is asked for.
    let typed = (1..TRUST.len()).fold(after([add(Kind::Resource)]), |app, end| {
        update(&app, paste(Slot::Resource, &TRUST[..end]))
    });
    asks(&typed, "", "");
}

fn denied(kind: &str, effect: Effect, policy: &str) -> Action {
    Action::FillIn {
        denied: Box::new(Denied {
            principal: "arn:aws:iam::444455556666:user/zoe".into(),
            action: "s3:PutObject".into(),
            resource: "arn:aws:s3:::other/key".into(),
            kind: Some(kind.into()),
            effect: Some(effect),
            policy: policy.into(),
            ..Denied::default()
        }),
        fresh: Box::default(),
    }
}

const SCP: &str = "arn:aws:organizations::444455556666:policy/o-1/service_control_policy/p-1a2b";

fn example() -> App {
    let case = iam_scenario::read::case(include_str!("../../../../www/gallery/read-a-bucket.json")).unwrap();
    let origin = Origin::example(&case);
    App::of(Work::of(case, origin), None, Settings::default())
}

#[test]
fn a_denial_is_not_judged_by_the_policies_of_an_example() {
    let hold = Action::Hold {
        key: "aws:SecureTransport".into(),
        held: Held::Values(vec!["true".into()]),
    };
    let app = example();
    for before in [app.clone(), update(&app, hold)] {
        let filled = update(&before, denied("scp", Effect::Explicit, SCP));
        assert_eq!((&filled.work.origin, &filled.work.case.title), (&Origin::Own, &None));
        let slots = slot::slots(&filled.work.case.policies);
        assert_eq!(slots, [Slot::Scp(0, 0), Slot::Scp(0, 1)]);
        let wanted = slot::get(&filled.work.case.policies, Slot::Scp(0, 1)).unwrap();
        assert_eq!((wanted.name.as_str(), wanted.text.as_str()), ("p-1a2b", ""));
        assert_eq!(filled.work.open, Some(Slot::Scp(0, 1)));
        assert_eq!(filled.work.case.request.action.as_deref(), Some("s3:PutObject"));
        let said = filled.page.filled.as_ref().unwrap();
        assert_eq!((said.is_anew, said.wanted), (true, Some(Kind::Scp)));
        assert_eq!(update(&filled, Action::Undo).work, before.work);
    }
    // A blank, and a switch, make no policy the reader's own; another text of each does.
    let is_anew = |before: &App| {
        let filled = update(before, denied("identity", Effect::Explicit, ""));
        filled.page.filled.as_ref().unwrap().is_anew
    };
    let write = |app: &App, slot: Slot, text: String| update(app, Action::Edit { slot, text });
    let blank = write(&app, Slot::Identity(0), [text(&app, Slot::Identity(0)), " "].concat());
    assert!(is_anew(&blank) && is_anew(&update(&app, Action::Switch(Slot::Identity(0)))));
    let slots = slot::slots(&app.work.case.policies);
    let edited = slots
        .iter()
        .fold(app.clone(), |app, slot| write(&app, *slot, "{}".into()));
    assert!(!is_anew(&edited));
    let filled = update(&edited, denied("identity", Effect::Explicit, ""));
    assert_eq!(filled.work.case.title, app.work.case.title);
    assert_eq!(update(&filled, Action::Undo).work, edited.work);
}

#[test]
fn a_policy_that_aws_named_has_a_place_unless_one_is_there_that_could_have_denied() {
    let allow = r#"{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"#;
    let deny = allow.replace("Allow", "Deny");
    let wants = |before: &[Action], kind: &str, effect: Effect| {
        let app = after(before.iter().cloned().chain([denied(kind, effect, "")]));
        let n = slot::slots(&app.work.case.policies).len();
        (app.page.filled.as_ref().unwrap().wanted, n)
    };
    let with = |text: &str| [add(Kind::Identity), edit(text)];
    for (before, kind, effect, expected) in [
        (&[][..], "boundary", Effect::Implicit, (Some(Kind::Boundary), 1)),
        (&[][..], "trust", Effect::Implicit, (Some(Kind::Resource), 1)),
        (&[][..], "scp", Effect::Explicit, (Some(Kind::Scp), 2)),
        // What AWS attaches to each level would have allowed it.
        (&[][..], "scp", Effect::Implicit, (Some(Kind::Scp), 1)),
        (&[][..], "no kind of ours", Effect::Implicit, (None, 0)),
        (&with(allow), "identity", Effect::Implicit, (None, 1)),
        (&with(allow), "identity", Effect::Explicit, (Some(Kind::Identity), 2)),
        (&with(&deny), "identity", Effect::Explicit, (None, 1)),
        (&with(" "), "identity", Effect::Implicit, (Some(Kind::Identity), 1)),
    ] {
        assert_eq!(wants(before, kind, effect), expected, "{kind} {effect:?}");
    }
}
