//! The scenario on the page, and what each action of the reader makes of it. Pure: no browser in here.
//!
//! The text is the state: a form edits it at one place, so what the reader sees as text, as form and as report is the
//! same scenario.

#[cfg(test)]
mod tests;

use std::rc::Rc;

use iam_scenario::format::act::ActName;
use iam_sts::Time;
use iam_syntax::json::quote;
use iam_syntax::span::Span;

use super::examples::{self, Example};
use super::model::described::{Described, Unbounded, bounded, taken_in};
use super::model::edit::{self, Key, Path};
use super::model::entity::{Sort, added};
use super::model::fresh;
use super::model::grant::{Terms, may_assume, trusted};
use crate::history::History;
use crate::model::origin::Origin;

/// The scenario that the view is about, and where the reader is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scenario {
    pub work: Work,
    pub history: Steps,
    /// Where the clock stands; nothing until the reader moves it.
    pub clock: Option<Time>,
    pub screen: Screen,
    /// The entity of the world whose form is open.
    pub selected: Option<Path>,
    /// The part of the text that the reader asked to see, and how often something was asked for.
    pub looked: Option<(Span, u32)>,
}

pub type Steps = History<Work, Place>;

/// What undo goes over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Work {
    pub text: Rc<str>,
    /// The step that is open.
    pub open: Option<usize>,
    pub origin: Origin,
    /// Whether the reader changed what came from there.
    pub edited: bool,
}

/// Which part is seen where there is room for one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Screen {
    #[default]
    Steps,
    Text,
}

/// Something that is edited letter by letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    Text,
    Field(Path),
}

/// What the reader did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Wrote in the text.
    Write(String),
    /// Opened a step, or closed it.
    Toggle(usize),
    /// Filled in a field of the text.
    Fill {
        place: Path,
        /// JSON; nothing takes the field out.
        value: Option<String>,
    },
    /// Called the member at a place otherwise.
    Rename {
        place: Path,
        name: String,
    },
    /// Added an entity to the world, by name; to an account where it is in one.
    Found {
        sort: Sort,
        account: String,
        name: String,
    },
    /// Pasted what AWS prints of users, groups and roles.
    TakeIn(Vec<Described>),
    /// Had the permissions boundary added that somebody was taken in without.
    Bound(Unbounded),
    /// Let somebody assume the role at a place.
    Trust {
        role: Path,
        who: String,
        terms: Terms,
    },
    /// Let the entity at a place ask for a role.
    MayAssume {
        entity: Path,
        role: String,
        terms: Terms,
    },
    /// Opened the form of the entity at a place, or closed it.
    Select(Option<Path>),
    /// Said when a step happens: a field of the step, `at` or `after`, and what it holds; nothing where the clock stands.
    Time {
        step: usize,
        when: Option<(&'static str, String)>,
    },
    /// Added a step after the one that is open, or at the end.
    Add {
        act: ActName,
        /// Who shall act in it.
        actor: Option<String>,
    },
    /// Added steps at the end, each a JSON text.
    Walk(Vec<String>),
    Remove(usize),
    Duplicate(usize),
    MoveUp(usize),
    MoveDown(usize),
    MoveClock(Time),
    /// Asked to see a place of the text.
    Look(Span),
    Turn(Screen),
}

impl Default for Scenario {
    /// The first of the worked examples.
    fn default() -> Self {
        Self::of(Work::example(&examples::ALL[0]))
    }
}

impl Scenario {
    pub fn of(work: Work) -> Self {
        Self {
            work,
            history: History::default(),
            clock: None,
            screen: Screen::default(),
            selected: None,
            looked: None,
        }
    }

    /// Opens another one as a step that can be taken back.
    pub fn open(&mut self, work: Work) {
        self.step(None);
        self.work = work;
        self.clock = None;
        self.selected = None;
    }

    /// Whether it is the reader's own work.
    pub fn is_own(&self) -> bool {
        self.work.origin == Origin::Own || self.work.edited
    }

    pub fn travel(&mut self, way: fn(&mut Steps, &mut Work) -> bool) {
        if way(&mut self.history, &mut self.work) {
            self.looked = None;
        }
    }
}

impl Work {
    pub fn of(text: &str, origin: Origin) -> Self {
        Self {
            text: text.into(),
            open: None,
            origin,
            edited: false,
        }
    }

    pub fn example(example: &Example) -> Self {
        Self::of(example.text, Origin::Example(example.id.into()))
    }
}

/// What an action makes of the view.
pub fn update(app: &Scenario, action: Action) -> Scenario {
    let mut next = app.clone();
    match action {
        Action::Write(text) => {
            if *text != *app.work.text {
                next.step(Some(Place::Text));
                next.work.text = text.into();
            }
        }
        Action::Toggle(at) => next.work.open = (app.work.open != Some(at)).then_some(at),
        Action::Fill { place, value } => {
            let text = match &value {
                Some(value) => edit::set(&app.work.text, &place, value),
                None => edit::remove(&app.work.text, &place),
            };
            next.edit(Some(Place::Field(place)), text);
        }
        Action::Rename { place, name } => {
            let text = edit::rename(&app.work.text, &place, &name);
            next.edit(None, text);
        }
        Action::Found { sort, account, name } => {
            if let Ok((text, place)) = added(&app.work.text, sort, &account, &name)
                && next.edit(None, Some(text))
            {
                next.selected = Some(place);
            }
        }
        Action::TakeIn(found) => {
            if let Some(taken) = taken_in(&app.work.text, &found) {
                next.edit(None, Some(taken.text));
                next.selected = Some(taken.place);
            }
        }
        Action::Bound(one) => {
            if let Some((text, place)) = bounded(&app.work.text, &one)
                && next.edit(None, Some(text))
            {
                next.selected = Some(place);
            }
        }
        Action::Trust { role, who, terms } => {
            next.edit(None, trusted(&app.work.text, &role, &who, &terms));
        }
        Action::MayAssume { entity, role, terms } => {
            next.edit(None, may_assume(&app.work.text, &entity, &role, &terms));
        }
        Action::Select(place) => next.selected = place,
        Action::Time { step, when } => {
            let text = timed(&app.work.text, step, when.as_ref());
            let place = when.map(|(field, _)| Place::Field([of_step(step), vec![Key::Name(field.into())]].concat()));
            next.edit(place, text);
        }
        Action::Add { act, actor } => {
            let after = app.work.open.map_or(usize::MAX, |open| open + 1);
            let added = edit::read(&app.work.text).tree.and_then(|tree| {
                let n_steps = tree.get("steps").and_then(|it| it.items()).map_or(0, <[_]>::len);
                let at = after.min(n_steps);
                let step = fresh::step(&tree, act, actor.as_deref());
                Some((at, edit::insert(&app.work.text, &steps(), at, &step)?))
            });
            next.edit_and_open(added);
        }
        Action::Walk(walk) => {
            let first = edit::read(&app.work.text).tree.map(|tree| {
                let steps = tree.get("steps").and_then(|it| it.items());
                steps.map_or(0, <[_]>::len)
            });
            let text = walk.iter().try_fold(app.work.text.to_string(), |text, step| {
                edit::insert(&text, &steps(), usize::MAX, step)
            });
            next.edit_and_open(first.zip(text));
        }
        Action::Duplicate(at) => {
            let added = edit::read(&app.work.text).tree.and_then(|tree| {
                let step = fresh::duplicate(&tree, &app.work.text, at)?;
                Some((at + 1, edit::insert(&app.work.text, &steps(), at + 1, &step)?))
            });
            next.edit_and_open(added);
        }
        Action::Remove(at) => {
            let open = match app.work.open {
                Some(open) if open == at => None,
                Some(open) if at < open => Some(open - 1),
                other => other,
            };
            if next.edit(None, edit::remove(&app.work.text, &of_step(at))) {
                next.work.open = open;
            }
        }
        Action::MoveUp(at) => {
            if let Some(before) = at.checked_sub(1) {
                next.swap(before, before);
            }
        }
        Action::MoveDown(at) => next.swap(at, at + 1),
        Action::MoveClock(time) => next.clock = Some(time),
        Action::Look(span) => {
            let n = app.looked.map_or(0, |(_, n)| n);
            next.looked = Some((span, n + 1));
            next.screen = Screen::Text;
        }
        Action::Turn(screen) => next.screen = screen,
    }
    next
}

impl Scenario {
    /// Takes a new text as a step that can be taken back. Says whether there was one.
    fn edit(&mut self, place: Option<Place>, text: Option<String>) -> bool {
        let Some(text) = text.filter(|text| **text != *self.work.text) else {
            return false;
        };
        self.step(place);
        self.work.text = text.into();
        true
    }

    fn edit_and_open(&mut self, edited: Option<(usize, String)>) {
        if let Some((at, text)) = edited
            && self.edit(None, Some(text))
        {
            self.work.open = Some(at);
        }
    }

    /// Changes a step and the one after it round; the one that was moved is open then.
    fn swap(&mut self, at: usize, open: usize) {
        let text = edit::swap(&self.work.text, &steps(), at);
        self.edit_and_open(text.map(|text| (open, text)));
    }

    /// Makes what comes next a step that can be taken back. Small edits of one place run together.
    fn step(&mut self, place: Option<Place>) {
        self.history.step(&self.work, place);
        self.work.edited = true;
        self.looked = None;
    }
}

/// A text in which a step has one field that moves the clock, or none.
fn timed(text: &str, step: usize, when: Option<&(&'static str, String)>) -> Option<String> {
    let mut text = text.to_string();
    for field in ["at", "after"] {
        let place = [of_step(step), vec![Key::Name(field.into())]].concat();
        match when {
            Some((wanted, value)) if *wanted == field => text = edit::set(&text, &place, &quote(value))?,
            Some(_) | None => text = edit::remove(&text, &place).unwrap_or(text),
        }
    }
    Some(text)
}

fn steps() -> Path {
    vec![Key::Name("steps".into())]
}

/// The place of a step.
pub fn of_step(at: usize) -> Path {
    vec![Key::Name("steps".into()), Key::At(at)]
}
