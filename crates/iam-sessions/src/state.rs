//! The whole state of the view, and what each action of the reader makes of it. Pure: no browser in here.
//!
//! The text is the state: a form edits it at one place, so what the reader sees as text, as form and as report is the
//! same scenario.

#[cfg(test)]
mod tests;

use std::rc::Rc;

use iam_sts::Time;
use iam_syntax::json::quote;
use iam_syntax::span::Span;

use crate::model::edit::{self, Key, Path};
use crate::model::fresh::{self, Kind};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct App {
    pub work: Work,
    /// Latest last.
    pub undo: Vec<Work>,
    pub redo: Vec<Work>,
    /// The place of the edit before: as long as it is the same, edits are one step of undo.
    pub edited: Option<(Place, usize)>,
    /// Where the clock stands; nothing until the reader moves it.
    pub clock: Option<Time>,
    pub screen: Screen,
    /// The part of the text that the reader asked to see, and how often something was asked for.
    pub looked: Option<(Span, u32)>,
}

/// What undo goes over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Work {
    pub text: Rc<str>,
    /// The step that is open.
    pub open: Option<usize>,
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
    /// Opened a worked example, or a text of a file.
    OpenText(String),
    /// Opened a step, or closed it.
    Toggle(usize),
    /// Filled in a field of a step.
    Fill {
        step: usize,
        path: Path,
        /// JSON; nothing takes the field out.
        value: Option<String>,
    },
    /// Said when a step happens: a field of the step, `at` or `after`, and what it holds; nothing where the clock stands.
    Time {
        step: usize,
        when: Option<(&'static str, String)>,
    },
    /// Added a step after the one that is open, or at the end.
    Add {
        kind: Kind,
        /// Who shall act in it.
        actor: Option<String>,
    },
    Remove(usize),
    Duplicate(usize),
    MoveUp(usize),
    MoveDown(usize),
    MoveClock(Time),
    /// Asked to see a place of the text.
    Look(Span),
    Turn(Screen),
    Undo,
    Redo,
}

const MAX_UNDO: usize = 200;
/// How many small edits of one place are one step.
const MAX_RUN: usize = 30;

impl App {
    pub fn of(text: &str) -> Self {
        Self {
            work: Work::of(text.into()),
            undo: Vec::new(),
            redo: Vec::new(),
            edited: None,
            clock: None,
            screen: Screen::Steps,
            looked: None,
        }
    }
}

impl Work {
    fn of(text: Rc<str>) -> Self {
        Self { text, open: None }
    }
}

/// What an action makes of the view.
pub fn update(app: &App, action: Action) -> App {
    let mut next = app.clone();
    match action {
        Action::Write(text) => {
            if *text != *app.work.text {
                next.step(Some(Place::Text));
                next.work.text = text.into();
            }
        }
        Action::OpenText(text) => {
            next.step(None);
            next.work = Work::of(text.into());
            next.clock = None;
            next.looked = None;
        }
        Action::Toggle(at) => next.work.open = (app.work.open != Some(at)).then_some(at),
        Action::Fill { step, path, value } => {
            let mut place = of_step(step);
            place.extend(path);
            let text = match &value {
                Some(value) => edit::set(&app.work.text, &place, value),
                None => edit::remove(&app.work.text, &place),
            };
            next.edit(Some(Place::Field(place)), text);
        }
        Action::Time { step, when } => {
            let text = timed(&app.work.text, step, when.as_ref());
            let place = when.map(|(field, _)| Place::Field([of_step(step), vec![Key::Name(field.into())]].concat()));
            next.edit(place, text);
        }
        Action::Add { kind, actor } => {
            let after = app.work.open.map_or(usize::MAX, |open| open + 1);
            let added = edit::read(&app.work.text).tree.and_then(|tree| {
                let n_steps = tree.get("steps").and_then(|it| it.items()).map_or(0, <[_]>::len);
                let at = after.min(n_steps);
                let step = fresh::step(&tree, kind, actor.as_deref());
                Some((at, edit::insert(&app.work.text, &steps(), at, &step)?))
            });
            next.edit_and_open(added);
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
        Action::Undo => travel(&mut next, |app| (&mut app.undo, &mut app.redo)),
        Action::Redo => travel(&mut next, |app| (&mut app.redo, &mut app.undo)),
    }
    next
}

impl App {
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
        let goes_on = match (&self.edited, &place) {
            (Some((before, n)), Some(place)) if before == place && *n < MAX_RUN => Some(*n),
            _ => None,
        };
        if goes_on.is_none() {
            self.undo.push(self.work.clone());
            if MAX_UNDO < self.undo.len() {
                self.undo.remove(0);
            }
        }
        self.edited = place.map(|place| (place, goes_on.unwrap_or(0) + 1));
        self.redo.clear();
        self.looked = None;
    }
}

fn travel(app: &mut App, stacks: fn(&mut App) -> (&mut Vec<Work>, &mut Vec<Work>)) {
    let now = app.work.clone();
    let (from, to) = stacks(app);
    if let Some(work) = from.pop() {
        to.push(now);
        app.work = work;
        app.edited = None;
        app.looked = None;
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

fn of_step(at: usize) -> Path {
    vec![Key::Name("steps".into()), Key::At(at)]
}
