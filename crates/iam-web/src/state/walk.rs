//! A long random walk over all that a reader can do: nothing panics, and whatever was done is undone exactly.

use std::collections::BTreeSet;

use iam_eval::context::Value;
use iam_protocol::exchange::{Denied, Effect};
use iam_scenario::paste::{Found, Pasted, Wrapper};
use iam_scenario::read;

use super::*;
use crate::history::MAX_RUN;
use crate::model::addition::Offer;
use crate::model::ask::{Held, Part};
use crate::model::slot;
use crate::world::examples;
use crate::world::model::described::{Unbounded, described};
use crate::world::model::edit::{Key, Path};
use crate::world::model::entity::Sort;
use crate::world::model::fresh;
use crate::world::model::grant::Terms;
use iam_syntax::json;

const N_STEPS: usize = 100_000;
/// How many sorts of action there are.
const N_SORTS: usize = 54;
/// Enough policies, levels and checks to meet the edges of each list.
const MANY: usize = 12;
/// Enough of a scenario's text, in bytes: each step of the walk reads it anew.
const LONG: usize = 8_000;

const EXAMPLES: [&str; 3] = [
    include_str!("../../../../www/gallery/read-a-bucket.json"),
    include_str!("../../../../www/gallery/scp-levels.json"),
    include_str!("../../../../www/gallery/unknown-key.json"),
];
const TEXTS: [&str; 7] = [
    "",
    "{",
    "{}",
    "{\"Statement\": []}",
    "{ torn",
    "no policy at all, but something that was pasted over what was there",
    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"}]}",
];
const WORDS: [&str; 6] = [
    "",
    "s3:GetObject",
    "arn:aws:iam::111122223333:user/ana",
    "111122223333",
    "*",
    "한국어 “”",
];
const KEYS: [&str; 4] = ["aws:SourceIp", "AWS:sourceip", "aws:PrincipalTag/team", ""];

/// A generator by Steele, Lea and Flood ("SplitMix"), the same on every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) >> 33).unwrap() % n
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    fn word(&mut self) -> String {
        self.pick(&WORDS).into()
    }

    fn key(&mut self) -> String {
        self.pick(&KEYS).into()
    }

    fn text(&mut self) -> String {
        self.pick(&TEXTS).into()
    }

    /// Mostly one that is there.
    fn slot(&mut self, app: &App) -> Slot {
        let there = slot::slots(&app.work.case.policies);
        let (a, b) = (self.below(4), self.below(4));
        match self.below(10) {
            0 => self.pick(&[
                Slot::Identity(a),
                Slot::Boundary,
                Slot::Session(a, b),
                Slot::Resource,
                Slot::Scp(a, b),
                Slot::Rcp(a, b),
                Slot::Endpoint,
            ]),
            _ if there.is_empty() => Slot::Identity(0),
            _ => self.pick(&there),
        }
    }

    fn asked(&mut self) -> Asked {
        match self.below(3) {
            0 => Asked::Own,
            _ => Asked::Check(self.below(5)),
        }
    }

    fn decision(&mut self) -> Option<&'static str> {
        self.pick(&[None, Some("allowed"), Some("implicitDeny"), Some("depends")])
    }

    fn case(&mut self) -> Box<Case> {
        let nth = self.below(EXAMPLES.len() + 1);
        Box::new(
            EXAMPLES
                .get(nth)
                .map_or_else(Case::default, |text| read::case(text).unwrap()),
        )
    }

    fn looked(&mut self, app: &App) -> LookedAt {
        let span = self.pick(&[Span::new(0, 0), Span::new(2, 9), Span::new(40, 90_000)]);
        let source = (self.below(2) == 0).then(|| (self.slot(app), span));
        LookedAt {
            node: self.pick(&["", "0", "0/1", "0/1/2"]).into(),
            source,
        }
    }

    /// The action of a number below [`N_SORTS`].
    fn action(&mut self, sort: usize, app: &App) -> Action {
        let slot = self.slot(app);
        let kind = self.pick(&Kind::ALL);
        let level = self.below(3);
        match sort {
            0 => Action::Edit {
                slot,
                text: self.text(),
            },
            1 => Action::Rename {
                slot,
                name: self.word(),
            },
            2 => Action::Switch(slot),
            3 => Action::Remove(slot),
            4 => Action::Add {
                kind,
                text: self.pick(&TEXTS),
            },
            5 => Action::Fill {
                slot,
                text: self.text(),
            },
            6 => Action::AddLevel(kind),
            7 => Action::AddAtLevel(kind, level),
            8 => Action::RemoveLevel(kind, level),
            9 => Action::RenameLevel {
                kind,
                level,
                target: self.word(),
            },
            10 => Action::SetGateway(self.below(2) == 0),
            11 => Action::Move { slot, to: kind },
            12 => Action::Show(slot),
            13 => Action::KeepHere(slot),
            14 => Action::PutNoteAway,
            15 => Action::Recognised {
                text: self.pasted(app),
                pasted: self.recognised(),
            },
            16 => Action::Take {
                slot,
                kind,
                found: self.found(),
            },
            17 => Action::SetPrincipal(self.word()),
            18 => Action::SetPart(self.pick(&[Part::RoleArn, Part::UserArn, Part::UniqueId]), self.word()),
            19 => Action::AskFor(self.word()),
            20 => Action::SetResource([self.word(), self.word()].join("\n")),
            21 => Action::SetAccount(self.word()),
            22 => Action::Hold {
                key: self.key(),
                held: self.held(),
            },
            23 => Action::RenameKey {
                old: self.key(),
                new: self.key(),
            },
            24 => Action::RemoveKey(self.key()),
            25 => Action::Close(vec![(self.key(), Some(Value::One(self.word()))), (self.key(), None)]),
            26 => Action::Try(self.case()),
            27 => Action::AddCheck {
                expect: self.decision(),
            },
            28 => Action::RemoveCheck(self.below(5)),
            29 => Action::NameCheck {
                check: self.below(5),
                name: self.word(),
            },
            30 => Action::Expect {
                asked: self.asked(),
                decision: self.decision(),
            },
            31 => Action::Ask(self.asked()),
            32 => Action::Open {
                case: self.case(),
                origin: self.origin(),
            },
            33 => Action::Restore(
                Box::new(match self.below(3) {
                    0 => Document::Scenario(self.scenario()),
                    1 => app.document(),
                    _ => Document::Case(Work::of(*self.case(), self.origin())),
                }),
                self.pick(&[None, Some(View::Review), Some(View::Learn)]),
            ),
            34 => Action::BackToMine,
            35 => Action::Undo,
            36 => Action::Redo,
            37 => Action::Look(self.looked(app)),
            38 => Action::Pass(self.looked(app)),
            39 => self.settings(),
            40 => self.menu(),
            41 => Action::OpenScenario(Box::new(self.scenario())),
            42 => Action::Go(self.pick(&[View::Ask, View::World, View::Review, View::Learn])),
            43..48 => Action::InSessions(self.in_sessions()),
            48 => Action::Follow {
                case: self.case(),
                has_unknown_fields: false,
                since: None,
                shows: Shows {
                    tab: self.pick(&Tab::ALL),
                    at: Some(self.below(9)),
                },
            },
            49 => self.in_views(),
            51 => Action::AddTrust,
            52 => Action::FillIn {
                denied: Box::new(self.denied()),
                fresh: Box::default(),
            },
            50 => Action::Place(vec![(Offer::Of(kind), self.found()), (Offer::Trust, self.found())]),
            _ => self.problem(),
        }
    }

    fn denied(&mut self) -> Denied {
        Denied {
            action: self.word(),
            resource: self.word(),
            kind: self
                .pick(&[None, Some("scp"), Some("identity"), Some("trust"), Some("rcp")])
                .map(str::to_string),
            effect: self.pick(&[None, Some(Effect::Explicit), Some(Effect::Implicit)]),
            policy: self.word(),
            ..Denied::default()
        }
    }

    fn in_views(&mut self) -> Action {
        match self.below(4) {
            0 => Action::Step(self.pick(&[1, -1])),
            1 => Action::NoStep,
            2 => Action::TurnTo(self.pick(&Tab::ALL)),
            _ => Action::NameAxes(Rc::default()),
        }
    }

    fn scenario(&mut self) -> scenario::Work {
        match self.below(3) {
            0 => scenario::Work::of(self.pick(&TEXTS), self.origin()),
            _ => scenario::Work::example(&examples::ALL[self.below(examples::ALL.len())]),
        }
    }

    fn in_sessions(&mut self) -> scenario::Action {
        use scenario::Action as Did;
        let step = self.below(6);
        match self.below(19) {
            0 => Did::Write(self.text()),
            1 => Did::Toggle(step),
            2 => Did::Fill {
                place: [
                    scenario::of_step(step),
                    vec![Key::Name(self.pick(&["id", "as", "request"]).into())],
                ]
                .concat(),
                value: (self.below(3) != 0).then(|| json::quote(&self.word())),
            },
            11 => Did::Found {
                sort: self.pick(&Sort::ALL),
                account: self.pick(&["111122223333", ""]).into(),
                name: self.word(),
            },
            12 => Did::Trust {
                role: self.of_account("roles"),
                who: self.word(),
                terms: self.terms(),
            },
            13 => Did::MayAssume {
                entity: self.of_account("users"),
                role: self.word(),
                terms: self.terms(),
            },
            15 => Did::TakeIn(described(r#"{"Role":{"Arn":"arn:aws:iam::111122223333:role/App"}}"#)),
            14 => Did::Select((self.below(2) == 0).then(|| self.of_account("users"))),
            3 => Did::Time {
                step,
                when: (self.below(2) == 0).then(|| (self.pick(&["at", "after"]), self.word())),
            },
            4 => Did::Add {
                act: self.pick(&fresh::MENU),
                actor: (self.below(2) == 0).then(|| "@a".into()),
            },
            17 => Did::Bound(Unbounded {
                sort: Sort::Role,
                name: "App".into(),
                place: self.of_account("roles"),
                boundary: "arn:aws:iam::111122223333:policy/org/Limits".into(),
            }),
            16 => Did::Walk(vec!["{ \"id\": \"hop1\" }".into(), "{}".into()]),
            5 => Did::Remove(step),
            6 => Did::Duplicate(step),
            7 => Did::MoveUp(step),
            8 => Did::MoveDown(step),
            9 => Did::MoveClock(60),
            10 => Did::Look(Span::new(1, 2)),
            _ => Did::Turn(self.pick(&[scenario::Screen::Steps, scenario::Screen::Text])),
        }
    }

    fn of_account(&mut self, field: &str) -> Path {
        let name = self.pick(&["ana", "App", "Build"]);
        ["accounts", "111122223333", field, name]
            .map(|it| Key::Name(it.into()))
            .to_vec()
    }

    fn terms(&mut self) -> Terms {
        Terms {
            external_id: self.word(),
            tags: self.below(2) == 0,
            mfa: self.below(2) == 0,
        }
    }

    fn pasted(&mut self, app: &App) -> Rc<str> {
        match &app.pasted {
            Some((_, text)) if self.below(4) != 0 => text.clone(),
            Some(_) | None => self.pick(&TEXTS).into(),
        }
    }

    fn recognised(&mut self) -> Option<Pasted> {
        match self.below(4) {
            0 => None,
            1 => Some(Pasted::Policy),
            2 => Some(Pasted::Several {
                from: Wrapper::OtherText,
                found: vec![self.found(), self.found()],
            }),
            _ => Some(Pasted::Unwrapped {
                text: self.text(),
                from: Wrapper::OtherText,
                name: Some(self.word()),
                suggests: None,
            }),
        }
    }

    fn found(&mut self) -> Found {
        Found {
            text: self.text(),
            name: (self.below(2) == 0).then(|| self.word()),
            suggests: None,
        }
    }

    fn held(&mut self) -> Held {
        match self.below(3) {
            0 => Held::Values(vec![self.word(); self.below(3)]),
            1 => Held::Removed,
            _ => Held::Unknown,
        }
    }

    fn origin(&mut self) -> Origin {
        match self.below(5) {
            0 => Origin::Own,
            1 => Origin::Example("one".into()),
            2 => Origin::File("file.1".into()),
            3 => Origin::Paste,
            _ => Origin::Link {
                has_unknown_fields: self.below(2) == 0,
            },
        }
    }

    fn settings(&mut self) -> Action {
        match self.below(5) {
            0 => Action::SetLang(self.pick(&[Lang::En, Lang::Ko])),
            1 => Action::SetTheme(self.pick(&[Theme::Auto, Theme::Light, Theme::Dark])),
            2 => Action::SetSimple(self.below(2) == 0),
            3 => Action::ShowForm(self.below(2) == 0),
            _ => Action::Turn(self.pick(&[Screen::Why, Screen::Request, Screen::Policies, Screen::Checks])),
        }
    }

    fn menu(&mut self) -> Action {
        match self.below(4) {
            0 => Action::Toggle(self.pick(&[Menu::AddPolicy, Menu::Share])),
            1 => Action::CloseMenu,
            2 => Action::Redact(self.below(2) == 0),
            _ => Action::Copied(self.pick(&[Copied::Link, Copied::Text, Copied::Other, Copied::Nothing])),
        }
    }

    fn problem(&mut self) -> Action {
        match self.below(4) {
            0 => Action::Unfold {
                node: "0/1".into(),
                open: self.below(2) == 0,
            },
            1 => Action::StandAt("0/1".into()),
            2 => Action::FollowBroken(Rc::new(Unopened::NotFetched)),
            _ => Action::PutProblemAway,
        }
    }
}

/// Which of all the actions it is. One more needs an arm here, and its turn in [`Dice::action`].
const fn name(action: &Action) -> &'static str {
    match action {
        Action::Edit { .. } => "edit",
        Action::Rename { .. } => "rename",
        Action::Switch(_) => "switch",
        Action::Remove(_) => "remove",
        Action::Add { .. } => "add",
        Action::AddTrust => "add trust",
        Action::Fill { .. } => "fill",
        Action::Place(_) => "place",
        Action::AddLevel(_) => "add level",
        Action::AddAtLevel(..) => "add at level",
        Action::RemoveLevel(..) => "remove level",
        Action::RenameLevel { .. } => "rename level",
        Action::SetGateway(_) => "set gateway",
        Action::Move { .. } => "move",
        Action::Show(_) => "show",
        Action::KeepHere(_) => "keep here",
        Action::PutNoteAway => "put note away",
        Action::Recognised { .. } => "recognised",
        Action::Take { .. } => "take",
        Action::SetPrincipal(_) => "set principal",
        Action::SetPart(..) => "set part",
        Action::AskFor(_) => "ask for",
        Action::SetResource(_) => "set resource",
        Action::SetAccount(_) => "set account",
        Action::Hold { .. } => "hold",
        Action::RenameKey { .. } => "rename key",
        Action::RemoveKey(_) => "remove key",
        Action::Close(_) => "close",
        Action::FillIn { .. } => "fill in",
        Action::Try(_) => "try",
        Action::AddCheck { .. } => "add check",
        Action::AskToo(_) => "ask too",
        Action::RemoveCheck(_) => "remove check",
        Action::NameCheck { .. } => "name check",
        Action::Expect { .. } => "expect",
        Action::Ask(_) => "ask",
        Action::Open { .. } => "open",
        Action::Follow { .. } => "follow",
        Action::OpenScenario(_) => "open scenario",
        Action::Restore(..) => "restore",
        Action::Go(_) => "go",
        Action::InSessions(_) => "in sessions",
        Action::BackToMine => "back to mine",
        Action::Undo => "undo",
        Action::Redo => "redo",
        Action::Look(_) => "look",
        Action::Pass(_) => "pass",
        Action::Step(_) => "step",
        Action::NoStep => "no step",
        Action::TurnTo(_) => "turn to",
        Action::NameAxes(_) => "name axes",
        Action::SetLang(_) => "set lang",
        Action::SetTheme(_) => "set theme",
        Action::SetSimple(_) => "set simple",
        Action::ShowForm(_) => "show form",
        Action::Turn(_) => "turn",
        Action::Toggle(_) => "toggle",
        Action::CloseMenu => "close menu",
        Action::Copied(_) => "copied",
        Action::Redact(_) => "redact",
        Action::Unfold { .. } => "unfold",
        Action::StandAt(_) => "stand at",
        Action::FollowBroken(_) => "follow broken",
        Action::PutProblemAway => "put problem away",
    }
}

/// How many names [`name`] gives.
const N_NAMES: usize = 63;

fn is_crowded(case: &Case) -> bool {
    let levels = case.policies.scps.len() + case.policies.rcps.len();
    MANY < slot::slots(&case.policies).len() || MANY < levels || MANY < case.checks.len()
}

#[test]
fn whatever_is_done_is_undone_exactly() {
    let mut dice = Dice(1);
    let mut app = App::default();
    let mut seen = BTreeSet::new();
    let (mut n_undone, mut n_in_sessions) = (0, 0);
    for step in 0..N_STEPS {
        let sort = if is_crowded(&app.work.case) {
            32
        } else if LONG < app.scenario.work.text.len() {
            41
        } else {
            dice.below(N_SORTS)
        };
        let action = dice.action(sort, &app);
        let name = name(&action);
        let travels = matches!(action, Action::Undo | Action::Redo);
        seen.insert(name);
        // Small edits of one place are one step of undo; here each is a step of its own.
        app.history.rest();
        app.scenario.history.rest();
        let next = update(&app, action);
        let changed = match (
            next.work.case != app.work.case,
            next.scenario.work.text != app.scenario.work.text,
        ) {
            (true, _) => Some(View::Ask),
            (false, true) => Some(View::World),
            (false, false) => None,
        };
        if let Some(view) = changed.filter(|_| !travels) {
            let documents = |app: &App| (app.work.clone(), app.scenario.work.clone());
            // Each of the two has an undo of its own, which is that of the one in sight.
            let mut sight = next.clone();
            sight.go(view);
            let undone = update(&sight, Action::Undo);
            assert_eq!(documents(&undone), documents(&app), "step {step}, {name}");
            let redone = update(&undone, Action::Redo);
            assert_eq!(documents(&redone), documents(&next), "step {step}, {name}");
            n_undone += 1;
            n_in_sessions += usize::from(view == View::World);
        }
        app = next;
    }
    assert_eq!(seen.len(), N_NAMES, "{seen:?}");
    assert!(N_STEPS / 5 < n_undone, "only {n_undone} of the steps changed anything");
    assert!(
        N_STEPS / 50 < n_in_sessions,
        "only {n_in_sessions} of them in a scenario"
    );
}

#[test]
fn many_small_edits_of_one_place_are_undone_together() {
    let mut dice = Dice(2);
    let mut app = update(
        &App::default(),
        Action::Add {
            kind: Kind::Identity,
            text: "",
        },
    );
    for _ in 0..1_000 {
        let before = app.work.clone();
        let n_typed = 1 + dice.below(MAX_RUN);
        let mut text = dice.text();
        app = update(
            &app,
            Action::Fill {
                slot: Slot::Identity(0),
                text: text.clone(),
            },
        );
        let filled = app.work.clone();
        for _ in 0..n_typed {
            text.push('x');
            app = update(
                &app,
                Action::Edit {
                    slot: Slot::Identity(0),
                    text: text.clone(),
                },
            );
        }
        app = update(&app, Action::Undo);
        assert_eq!(app.work, filled);
        app = update(&app, Action::Undo);
        assert_eq!(app.work, before);
        app = update(&app, Action::Redo);
    }
}
