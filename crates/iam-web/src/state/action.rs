//! What a reader can do. An action says what was done, and not how the state changes.

use std::rc::Rc;

use iam_eval::context::Value;
use iam_protocol::exchange::{Denied, Since};
use iam_scenario::case::{Case, RequestInput};
use iam_scenario::paste::{Found, Pasted};
use iam_words::Lang;

use super::{Copied, Document, LookedAt, Menu, Origin, Screen, Theme, View};
use crate::address::Unopened;
use crate::model::addition::Offer;
use crate::model::ask::{Asked, Held, Part};
use crate::model::axes::Axes;
use crate::model::slot::{Kind, Slot};
use crate::trace::tab::Tab;
use crate::trace::walk::Shows;
use crate::world::state as scenario;

/// What the reader did.
#[derive(Clone, Debug)]
pub enum Action {
    Edit {
        slot: Slot,
        text: String,
    },
    Rename {
        slot: Slot,
        name: String,
    },
    Switch(Slot),
    Remove(Slot),
    Add {
        kind: Kind,
        text: &'static str,
    },
    /// Adds a trust policy, and asks for a role: no other resource has one.
    AddTrust,
    Fill {
        slot: Slot,
        text: String,
    },
    /// Adds policies, each as what it is said to be.
    Place(Vec<(Offer, Found)>),
    AddLevel(Kind),
    AddAtLevel(Kind, usize),
    RemoveLevel(Kind, usize),
    RenameLevel {
        kind: Kind,
        level: usize,
        target: String,
    },
    SetGateway(bool),
    Move {
        slot: Slot,
        to: Kind,
    },
    Show(Slot),
    /// Turns down the offer to move a policy.
    KeepHere(Slot),
    PutNoteAway,
    /// It is known what a pasted text is; nothing where that could not be found out.
    Recognised {
        text: Rc<str>,
        pasted: Option<Pasted>,
    },
    /// Takes one of several policies that were pasted into a box.
    Take {
        slot: Slot,
        kind: Kind,
        found: Found,
    },

    SetPrincipal(String),
    SetPart(Part, String),
    AskFor(String),
    SetResource(String),
    SetAccount(String),
    Hold {
        key: String,
        held: Held,
    },
    RenameKey {
        old: String,
        new: String,
    },
    RemoveKey(String),
    /// Closes unknown keys as a card says.
    Close(Vec<(String, Option<Value>)>),

    /// Pasted what AWS said of a request that it denied.
    FillIn {
        denied: Box<Denied>,
        /// The case that is begun for it, where what is open is no work of the reader's.
        fresh: Box<Case>,
    },

    /// Takes the policies and the request that turn the decision round.
    Try(Box<Case>),

    AddCheck {
        expect: Option<&'static str>,
    },
    /// Adds a request that the call asks too.
    AskToo(Box<RequestInput>),
    RemoveCheck(usize),
    NameCheck {
        check: usize,
        name: String,
    },
    Expect {
        asked: Asked,
        decision: Option<&'static str>,
    },
    Ask(Asked),

    Open {
        case: Box<Case>,
        origin: Origin,
    },
    /// Opens the case of a link, as the link says.
    Follow {
        case: Box<Case>,
        has_unknown_fields: bool,
        since: Option<Rc<Since>>,
        shows: Shows,
    },
    /// Opens a scenario.
    OpenScenario(Box<scenario::Work>),
    /// What another entry of the browser's history holds, and the view that its address asks for.
    Restore(Box<Document>, Option<View>),
    /// Goes to another view.
    Go(View),
    /// Did something in the World view.
    InSessions(scenario::Action),
    BackToMine,
    Undo,
    Redo,

    Look(LookedAt),
    /// Goes on to a step of the trace, and stays in the part that is seen.
    Pass(LookedAt),
    /// Goes on by some steps of the trace, or back.
    Step(i32),
    /// There is no step where the reader wanted to go.
    NoStep,
    /// Turns to a view of the trace.
    TurnTo(Tab),
    /// Said what stands against what in the grid.
    NameAxes(Rc<Axes>),
    SetLang(Lang),
    SetTheme(Theme),
    SetSimple(bool),
    /// Opened the form of the request, or closed it.
    ShowForm(bool),
    Turn(Screen),

    /// Opens a menu, or closes it.
    Toggle(Menu),
    CloseMenu,
    Copied(Copied),
    /// Has names replaced in the link, or left.
    Redact(bool),
    /// Opens or closes a row of the tree.
    Unfold {
        node: String,
        open: bool,
    },
    /// Goes to a row of the tree.
    StandAt(String),
    FollowBroken(Rc<Unopened>),
    PutProblemAway,
}

impl Action {
    /// Whether a policy comes of it that the reader goes on to write.
    pub const fn adds_policy(&self) -> bool {
        matches!(
            self,
            Self::Add { .. } | Self::AddTrust | Self::AddAtLevel(..) | Self::Place(_)
        )
    }
}
