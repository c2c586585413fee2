//! Keeps the reader's work: each entry of the browser's history has its own, so reload, back and forward lose nothing,
//! and what was last worked on is there in the next visit.

use std::rc::Rc;

use iam_explain::Lang;
use iam_scenario::case::Case;

use crate::address::{self, Asks};
use crate::effects::{clock, example, exchange, history, page, storage};
use crate::state::{Action, App, Origin, Settings, Theme, Work};
use crate::words::labels;
use crate::{drafts, fresh};

const LAST: &str = "iamp.last";
const LANG: &str = "iamp.lang";
const THEME: &str = "iamp.theme";
const VIEW: &str = "iamp.view";
const FULL: &str = "full";

fn in_tab(entry: &str) -> String {
    ["iamp.work.", entry].concat()
}

/// A name for an entry that has none.
fn name_entry() -> String {
    let name = clock::stamp();
    history::name_entry(&name);
    name
}

/// What to begin with: what this entry had, what the address asks for, what was last worked on, an example. It is given
/// once it is known.
pub fn begin(done: impl FnOnce(App) + 'static) {
    let known = history::entry();
    let kept = known.as_deref().and_then(of_entry);
    if known.is_none() {
        name_entry();
    }
    let asks = match kept {
        Some(_) => Asks::Nothing,
        None => address::read(&history::fragment()),
    };
    // It is fetched on a first visit too, for something to look at.
    let example = example::take().map(of_example);
    unpacked(asks, Box::new(move |asks| done(first_state(kept, asks, example))));
}

fn first_state(kept: Option<Work>, asks: Asks, example: Option<Work>) -> App {
    let (work, mine) = match (kept, &asks, example) {
        (Some(work), _, _) => (work, last()),
        (None, Asks::New, _) => (blank(), last()),
        (None, Asks::Open(case, has_unknown_fields), _) => {
            let origin = Origin::Link {
                has_unknown_fields: *has_unknown_fields,
            };
            (Work::of((**case).clone(), origin), last())
        }
        (None, Asks::Example, Some(example)) => (example, last()),
        (None, Asks::Nothing | Asks::Example | Asks::Link(_) | Asks::Broken(_), example) => {
            (last().or(example).unwrap_or_else(blank), None)
        }
    };
    let mut app = App::of(work, mine, settings());
    if let Asks::Broken(problem) = asks {
        app.page.problem = Some(Rc::new(*problem));
    }
    app
}

/// Unpacks a link; anything else stays what it is.
pub fn unpacked(asks: Asks, done: Box<dyn FnOnce(Asks)>) {
    match asks {
        Asks::Link(fragment) => exchange::open_link(fragment, |opened| done(address::opened(opened))),
        Asks::Nothing | Asks::New | Asks::Example | Asks::Open(..) | Asks::Broken(_) => done(asks),
    }
}

/// What to do for an address, and whether what it brings has an entry already.
pub fn asked_for(asks: Asks) -> Option<(Action, bool)> {
    Some(match asks {
        Asks::Nothing | Asks::Example | Asks::Link(_) => return None,
        Asks::Broken(problem) => (Action::FollowBroken(Rc::new(*problem)), false),
        Asks::New => {
            let case = Box::new((*blank().case).clone());
            let origin = Origin::Own;
            (Action::Open { case, origin }, true)
        }
        Asks::Open(case, has_unknown_fields) => {
            let origin = Origin::Link { has_unknown_fields };
            (Action::Open { case, origin }, true)
        }
    })
}

/// The reader arrived at an entry by going back, forward, or to another address.
pub enum Arrival {
    /// An entry that we know.
    Known(Box<Work>),
    /// A new address.
    Asks(Asks),
    /// A case of the gallery.
    Example(Box<Case>),
    /// Where we are already.
    Same,
}

pub fn arrive(current: &str) -> (String, Arrival) {
    match history::entry() {
        Some(entry) if entry == current => (entry, Arrival::Same),
        Some(entry) => {
            let arrival = of_entry(&entry).map_or(Arrival::Same, |work| Arrival::Known(Box::new(work)));
            (entry, arrival)
        }
        None => {
            let arrival = match address::read(&history::fragment()) {
                Asks::Example => match example::take() {
                    Some(case) => Arrival::Example(Box::new(case)),
                    // It is still being fetched, and until then we stay where we are.
                    None => return (current.to_string(), Arrival::Same),
                },
                asks => Arrival::Asks(asks),
            };
            (name_entry(), arrival)
        }
    }
}

fn of_entry(entry: &str) -> Option<Work> {
    drafts::read(&storage::get_in_tab(&in_tab(entry))?)
}

fn last() -> Option<Work> {
    drafts::read(&storage::get(LAST)?)
}

pub fn blank() -> Work {
    Work::of(fresh::case(clock::now()), Origin::Own)
}

fn of_example(case: Case) -> Work {
    let origin = Origin::example(&case);
    Work::of(case, origin)
}

/// Keeps the work of an entry; and as what was last worked on, if it is the reader's own.
pub fn keep(entry: &str, app: &App) {
    let Some(text) = drafts::write(&app.work) else { return };
    storage::set_in_tab(&in_tab(entry), &text);
    if app.is_own() {
        storage::set(LAST, &text);
    }
}

/// Leaves the work of one entry where it is and goes on in a new one.
pub fn new_entry() -> String {
    let name = clock::stamp();
    history::push_entry(&name);
    name
}

fn settings() -> Settings {
    Settings {
        // Chosen by `www/start.js`, which speaks before the program does.
        lang: match page::lang().as_str() {
            "ko" => Lang::Ko,
            _ => Lang::En,
        },
        theme: storage::get(THEME).map_or(Theme::Auto, |theme| Theme::of(&theme)),
        is_simple: storage::get(VIEW).is_none_or(|view| view != FULL),
    }
}

pub fn keep_settings(settings: Settings) {
    let lang = labels(settings.lang).lang;
    storage::set(LANG, lang);
    storage::set(THEME, settings.theme.name());
    storage::set(VIEW, if settings.is_simple { "simple" } else { FULL });
    page::set_lang(lang);
    page::set_theme(settings.theme.name());
}
