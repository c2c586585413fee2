//! The whole state of the page, and what each action of the reader makes of it. Pure: no browser in here.

mod action;
mod change;
mod question;
#[cfg(test)]
mod tests;
mod update;
#[cfg(test)]
mod walk;

use std::collections::BTreeSet;
use std::rc::Rc;

use iam_protocol::exchange::Since;
use iam_scenario::case::Case;
use iam_syntax::span::Span;
use iam_words::Lang;

use crate::address::Unopened;
use crate::analysis::analyse;
use crate::history::History;
use crate::model::ask::{self, Asked};
use crate::model::axes::Axes;
use crate::model::filled::{About, Filled};
pub use crate::model::origin::Origin;
use crate::model::slot::{Kind, Slot};
pub use crate::model::view::{Subject, View};
use crate::paste::Note;
use crate::request::row_ids::RowIds;
use crate::trace::opened::Opened;
use crate::trace::tab::Tab;
use crate::trace::walk::{Shows, Walk};
use crate::world::state as scenario;
pub use action::Action;
pub use update::update;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct App {
    pub view: View,
    /// Which of the two documents is in hand.
    pub subject: Subject,
    pub work: Work,
    pub history: History<Work, Place>,
    /// The scenario of the Sessions view.
    pub scenario: scenario::Scenario,
    /// The reader's own work, while an example or a link is open.
    pub mine: Option<Work>,
    pub looked: Option<LookedAt>,
    pub note: Option<(Slot, Note)>,
    /// What was pasted last, until it is known what it is.
    pub pasted: Option<(Slot, Rc<str>)>,
    /// The policy that is to stay in its box, whatever it looks like.
    pub kept: Option<Slot>,
    /// How many documents were opened: each begins an entry of the browser's history.
    pub n_opened: u32,
    pub settings: Settings,
    pub screen: Screen,
    pub page: Page,
}

/// What is open on the page, and where the reader is in it. No part of the work.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    pub menu: Option<Menu>,
    /// Whether the form of the request is open. It is where something is still to be said.
    pub has_form: bool,
    /// What there is to say of the last copy, while the menu of links is open.
    pub copied: Option<Copied>,
    /// Whether a link is passed on with other names in it.
    pub redacts: bool,
    /// Why the link that was followed last did not open.
    pub problem: Option<Rc<Unopened>>,
    /// What became of the decisions that the link tells which was followed last.
    pub since: Option<Rc<Since>>,
    /// What was filled in from a message of AWS's.
    pub filled: Option<Rc<Filled>>,
    pub opened: Opened,
    /// The view of the trace that is open, and how the reader goes from step to step.
    pub tab: Tab,
    pub walk: Walk,
    /// What the reader wrote for the grid.
    pub axes: Rc<Axes>,
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
    Other,
    Nothing,
}

/// What is kept, passed on, saved and opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Document {
    Case(Work),
    Scenario(scenario::Work),
}

impl Document {
    pub fn case(self) -> Option<Work> {
        match self {
            Self::Case(work) => Some(work),
            Self::Scenario(_) => None,
        }
    }

    pub fn scenario(self) -> Option<scenario::Work> {
        match self {
            Self::Case(_) => None,
            Self::Scenario(work) => Some(work),
        }
    }
}

/// A case, as undo goes over it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Work {
    pub case: Rc<Case>,
    pub asked: Asked,
    pub open: Option<Slot>,
    pub origin: Origin,
    /// Whether the reader changed what came from there.
    pub edited: bool,
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
    /// Whether the form of the request stands open beside the sentence.
    pub has_form: bool,
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

impl Menu {
    /// The id of its list.
    pub const fn id(self) -> &'static str {
        match self {
            Self::AddPolicy => "add-policy",
            Self::Share => "share",
        }
    }
}

impl Page {
    /// Has the trace shown as a link says.
    pub fn show(&mut self, shows: Shows) {
        self.tab = shows.tab;
        self.walk = Walk::to(shows.at);
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            lang: Lang::En,
            theme: Theme::Auto,
            is_simple: false,
            has_form: false,
        }
    }
}

impl Work {
    pub fn of(case: Case, origin: Origin) -> Self {
        let asked = ask::first(&case);
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
        app.page.has_form = settings.has_form;
        app.arrange();
        app
    }

    /// Where the reader typed, if that is all that happened since.
    pub fn typed_since(&self, before: &Self) -> Option<&Place> {
        let run = self
            .history
            .run()
            .filter(|_| self.history.run() != before.history.run());
        run.map(|(place, _)| place)
    }

    /// Goes to a view. The document that it is about is in hand from then on.
    pub fn go(&mut self, view: View) {
        self.view = view;
        self.subject = view.subject().unwrap_or(self.subject);
    }

    /// The document that is in hand.
    pub fn document(&self) -> Document {
        match self.subject {
            Subject::Case => Document::Case(self.work.clone()),
            Subject::Scenario => Document::Scenario(self.scenario.work.clone()),
        }
    }

    pub const fn can_undo(&self) -> bool {
        match self.subject {
            Subject::Case => self.history.can_undo(),
            Subject::Scenario => self.scenario.history.can_undo(),
        }
    }

    pub const fn can_redo(&self) -> bool {
        match self.subject {
            Subject::Case => self.history.can_redo(),
            Subject::Scenario => self.scenario.history.can_redo(),
        }
    }

    /// Numbers the rows of the context that are new, and opens the form where the request is not said yet.
    fn arrange(&mut self) {
        let request = ask::request_of(&self.work.case, self.work.asked);
        self.page.row_ids.arrange(&ask::rows(&request));
        self.page.has_form |= request.action.is_none() || request.principal.is_none();
    }

    /// What was filled in last, while the request is still about it.
    pub fn filled(&self) -> Option<&Rc<Filled>> {
        let about = About::of(&ask::request_of(&self.work.case, self.work.asked));
        self.page.filled.as_ref().filter(|it| it.about == about)
    }

    /// Whether a policy is still one of the example that is open, but for blanks and its switch: what is asked about one's own
    /// is not for it to answer.
    fn has_policies_of_example(&self) -> bool {
        let work = &self.work;
        let came = |it: &&Work| !it.edited && it.origin == work.origin;
        let example = std::iter::once(work).chain(self.history.before()).find(came);
        let is_of = |example: &Work| {
            let texts: BTreeSet<String> = example.case.policies.all().map(|it| without_blanks(&it.text)).collect();
            work.case
                .policies
                .all()
                .any(|it| texts.contains(&without_blanks(&it.text)))
        };
        matches!(work.origin, Origin::Example(_)) && example.is_some_and(is_of)
    }

    /// Whether the case is the reader's own work, and there is any.
    pub fn is_own(&self) -> bool {
        match self.work.origin {
            Origin::Own => *self.work.case != Case::default(),
            Origin::Example(_) | Origin::File(_) | Origin::Paste | Origin::Link { .. } => self.work.edited,
        }
    }
}

/// The case as it is about to be changed.
fn case(app: &mut App) -> &mut Case {
    Rc::make_mut(&mut app.work.case)
}

/// Makes what comes next a step that can be taken back. Small edits of one place run together.
fn step(app: &mut App, place: Option<Place>) {
    app.history.step(&app.work, place);
    app.work.edited = true;
    app.looked = None;
}

fn without_blanks(text: &str) -> String {
    text.split_whitespace().collect()
}
