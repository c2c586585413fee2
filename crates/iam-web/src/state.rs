//! The whole state of the page, and what each action of the reader makes of it. Pure: no browser in here.

mod change;
mod question;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod walk;

use std::rc::Rc;

use iam_eval::context::Value;
use iam_scenario::case::{Case, RequestInput};
use iam_scenario::paste::{Found, Pasted};
use iam_syntax::span::Span;
use iam_words::Lang;

use crate::address::Unopened;
use crate::analysis::analyse;
use crate::model::ask::{self, Asked, Held, Part};
use crate::model::slot::{Kind, Slot};
use crate::paste::Note;
use crate::request::row_ids::RowIds;
use crate::trace::opened::Opened;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct App {
    pub work: Work,
    /// Latest last.
    pub undo: Vec<Work>,
    pub redo: Vec<Work>,
    /// What the edits before this one went to: as long as it is the same, they are one step of undo.
    pub run: Option<(Place, usize)>,
    /// The reader's own work, while an example or a link is open.
    pub mine: Option<Work>,
    pub looked: Option<LookedAt>,
    pub note: Option<(Slot, Note)>,
    /// What was pasted last, until it is known what it is.
    pub pasted: Option<(Slot, Rc<str>)>,
    /// The policy that is to stay in its box, whatever it looks like.
    pub kept: Option<Slot>,
    /// How many cases were opened: each begins an entry of the browser's history.
    pub n_opened: u32,
    pub settings: Settings,
    pub screen: Screen,
    pub page: Page,
}

/// What is open on the page, and where the reader is in it. No part of the work.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    pub menu: Option<Menu>,
    /// What there is to say of the last copy, while the menu of links is open.
    pub copied: Option<Copied>,
    /// Why the link that was followed last did not open.
    pub problem: Option<Rc<Unopened>>,
    pub opened: Opened,
    /// The row of the tree that the arrow keys start from.
    pub at: Option<String>,
    pub row_ids: RowIds,
}

/// A menu. One is open at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Menu {
    AddPolicy,
    Share,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copied {
    Link,
    Text,
    Nothing,
}

/// What undo goes over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Work {
    pub case: Rc<Case>,
    pub asked: Asked,
    pub open: Option<Slot>,
    pub origin: Origin,
    /// Whether the reader changed what came from there.
    pub edited: bool,
}

/// Where the case came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Origin {
    #[default]
    Own,
    /// An example of the gallery, by its id.
    Example(Rc<str>),
    /// A file, by the name that the page gave it: `file.1`.
    File(Rc<str>),
    Link {
        has_unknown_fields: bool,
    },
}

/// A place of the trace that the reader looks at, and the text it speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LookedAt {
    pub node: String,
    pub source: Option<(Slot, Span)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    pub lang: Lang,
    pub theme: Theme,
    /// Whether a box for each of the two usual policies is enough, where there are no others.
    pub is_simple: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    #[default]
    Auto,
    Light,
    Dark,
}

/// Which part is seen where there is room for one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Screen {
    #[default]
    Why,
    Request,
    Policies,
    Checks,
}

impl Screen {
    /// Where nothing is asked yet, there is no why: it begins with the request.
    fn to_begin_with(work: &Work) -> Option<Self> {
        let request = ask::request_of(&work.case, work.asked);
        request.action.is_none().then_some(Self::Request)
    }
}

/// Something that is edited step by step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    Text(Slot),
    Name(Slot),
    Level(Kind, usize),
    Request(&'static str),
    Key(String),
    Check(usize),
}

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
    Fill {
        slot: Slot,
        text: String,
    },
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
    /// What another entry of the browser's history holds.
    Restore(Box<Work>),
    BackToMine,
    Undo,
    Redo,

    Look(LookedAt),
    /// Goes on to a step of the trace, and stays in the part that is seen.
    Pass(LookedAt),
    SetLang(Lang),
    SetTheme(Theme),
    SetSimple(bool),
    Turn(Screen),

    /// Opens a menu, or closes it.
    Toggle(Menu),
    CloseMenu,
    Copied(Copied),
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

impl Menu {
    /// The id of its list.
    pub const fn id(self) -> &'static str {
        match self {
            Self::AddPolicy => "add-policy",
            Self::Share => "share",
        }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            lang: Lang::En,
            theme: Theme::Auto,
            is_simple: false,
        }
    }
}

impl Origin {
    /// A case of the gallery.
    pub fn example(case: &Case) -> Self {
        Self::Example(case.id.as_deref().unwrap_or_default().into())
    }
}

impl Work {
    pub fn of(case: Case, origin: Origin) -> Self {
        let asked = match (&case.request.action, case.checks.as_slice()) {
            (None, [_, ..]) => Asked::Check(0),
            _ => Asked::Own,
        };
        let analysis = analyse(&case, asked);
        let open = analysis.deciding_slot(asked).or(analysis.slots.first().copied());
        Self {
            case: Rc::new(case),
            asked,
            open,
            origin,
            edited: false,
        }
    }
}

impl Theme {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme of a name; any other is for the browser to choose.
    pub fn of(name: &str) -> Self {
        match name {
            "light" => Self::Light,
            "dark" => Self::Dark,
            _ => Self::Auto,
        }
    }
}

impl Screen {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Why => "why",
            Self::Request => "request",
            Self::Policies => "policies",
            Self::Checks => "checks",
        }
    }
}

/// How many steps can be taken back.
const MAX_UNDO: usize = 200;
/// How many small edits of one place are one step.
const MAX_RUN: usize = 30;

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
        Action::Pass(looked) => look(&mut next, looked),
        Action::Show(slot) => {
            next.work.open = Some(slot);
            next.looked = None;
        }
        Action::PutNoteAway => next.note = None,
        Action::KeepHere(slot) => next.kept = Some(slot),
        Action::SetLang(lang) => next.settings.lang = lang,
        Action::SetTheme(theme) => next.settings.theme = theme,
        Action::SetSimple(is_simple) => next.settings.is_simple = is_simple,
        Action::Turn(screen) => next.screen = screen,
        Action::Toggle(menu) => {
            next.page.menu = (app.page.menu != Some(menu)).then_some(menu);
            next.page.copied = None;
        }
        Action::CloseMenu => next.page.menu = None,
        Action::Copied(copied) => next.page.copied = Some(copied),
        Action::Unfold { node, open } => next.page.opened.set(&node, open),
        Action::StandAt(node) => next.page.at = Some(node),
        Action::FollowBroken(problem) => next.page.problem = Some(problem),
        Action::PutProblemAway => next.page.problem = None,
        Action::Ask(asked) => {
            next.work.asked = asked;
            next.looked = None;
        }
        Action::Undo => travel(&mut next, |app| (&mut app.undo, &mut app.redo)),
        Action::Redo => travel(&mut next, |app| (&mut app.redo, &mut app.undo)),
        Action::Restore(work) => {
            next = App {
                work: *work,
                settings: app.settings,
                screen: app.screen,
                page: next.page,
                // Going back opens nothing new: a new entry here would cut off the way forward.
                n_opened: app.n_opened,
                ..App::default()
            };
        }
        Action::Open { case, origin } => {
            let work = Work::of(*case, origin);
            step(&mut next, None);
            if app.is_own() {
                next.mine = Some(app.work.clone());
            }
            if work.origin == Origin::Own {
                next.mine = None;
            }
            next.work = work;
            next.note = None;
            next.pasted = None;
            next.n_opened += 1;
            next.screen = Screen::to_begin_with(&next.work).unwrap_or(next.screen);
        }
        Action::BackToMine => {
            if let Some(mine) = next.mine.take() {
                step(&mut next, None);
                next.work = mine;
            }
        }
        other => change::change(&mut next, other),
    }
    next.arrange();
    next
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

impl App {
    /// The page at the beginning.
    pub fn of(work: Work, mine: Option<Work>, settings: Settings) -> Self {
        let mut app = Self {
            screen: Screen::to_begin_with(&work).unwrap_or_default(),
            work,
            mine,
            settings,
            ..Self::default()
        };
        app.arrange();
        app
    }

    /// Where the reader typed, if that is all that happened since.
    pub fn typed_since(&self, before: &Self) -> Option<&Place> {
        let (place, _) = self.run.as_ref().filter(|_| self.run != before.run)?;
        Some(place)
    }

    /// Numbers the rows of the context that are new.
    fn arrange(&mut self) {
        let request = ask::request_of(&self.work.case, self.work.asked);
        self.page.row_ids.arrange(&ask::rows(&request));
    }

    /// Whether the case is the reader's own work, and there is any.
    pub fn is_own(&self) -> bool {
        match self.work.origin {
            Origin::Own => *self.work.case != Case::default(),
            Origin::Example(_) | Origin::File(_) | Origin::Link { .. } => self.work.edited,
        }
    }
}

/// Makes what comes next a step that can be taken back. Small edits of one place run together.
fn step(app: &mut App, place: Option<Place>) {
    let goes_on = match (&app.run, &place) {
        (Some((before, n)), Some(place)) if before == place && *n < MAX_RUN => Some(*n),
        _ => None,
    };
    if goes_on.is_none() {
        app.undo.push(app.work.clone());
        if MAX_UNDO < app.undo.len() {
            app.undo.remove(0);
        }
    }
    app.work.edited = true;
    app.run = place.map(|place| (place, goes_on.unwrap_or(0) + 1));
    app.redo.clear();
    app.looked = None;
}

fn travel(app: &mut App, stacks: fn(&mut App) -> (&mut Vec<Work>, &mut Vec<Work>)) {
    let now = app.work.clone();
    let (from, to) = stacks(app);
    if let Some(work) = from.pop() {
        to.push(now);
        app.work = work;
        app.run = None;
        app.looked = None;
        app.note = None;
        app.pasted = None;
    }
}
