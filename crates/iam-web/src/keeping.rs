//! Keeps the reader's work: each entry of the browser's history has its own, so reload, back and forward lose nothing,
//! and what was last worked on is there in the next visit.

use std::rc::Rc;

use iam_scenario::case::Case;
use iam_scenario::link::Content;
use iam_words::Lang;

use crate::address::{self, Asks};
use crate::effects::{clock, exchange, gallery, history, notice, page, storage};
use crate::learn::examples;
use crate::model::link::Linked;
use crate::share::named::{self, Named};
use crate::state::{Action, App, Document, Origin, Settings, Subject, Theme, View, Work};
use crate::trace::walk::Shows;
use crate::words::gallery::words;
use crate::world::state::{self as scenario, Scenario};
use crate::{drafts, fresh};

const LAST: &str = "iamp.last";
const LAST_SCENARIO: &str = "iamp.last.scenario";
const LANG: &str = "iamp.lang";
const THEME: &str = "iamp.theme";
const VIEW: &str = "iamp.view";
const FORM: &str = "iamp.form";
const OPEN: &str = "open";
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
    let asks = address::read(&history::fragment());
    let asks = match (&kept, asks) {
        // What an address asks for was opened already; an example of a scenario leaves its address when it is.
        (Some(_), asks @ (Asks::View(_) | Asks::Scenario(_))) => asks,
        (Some(_), _) => Asks::Nothing,
        (None, asks) => asks,
    };
    if known.is_none() {
        name_entry();
    }
    unpacked(asks, Box::new(move |asks| done(first_state(kept, asks))));
}

fn first_state(kept: Option<Document>, asks: Asks) -> App {
    let last = || last(LAST).and_then(Document::case);
    let (mut work, mut scenario, mut views) = (None, None, Vec::new());
    match kept {
        Some(Document::Case(kept)) => work = Some((kept, last())),
        Some(Document::Scenario(kept)) => {
            scenario = Some(kept);
            views.push(View::World);
        }
        None => {}
    }
    let mut problem = None;
    let mut opened = None;
    let mut shows = Shows::default();
    let mut since = None;
    match asks {
        Asks::Nothing | Asks::Link(_) | Asks::File(_) | Asks::Example(_) => {}
        Asks::NoExample(id) => say_there_is_none(&id),
        Asks::New => work = Some((blank(), last())),
        Asks::Worked(example) => work = Some((of_example(*example), last())),
        Asks::View(asked) => views.push(asked),
        Asks::Scenario(example) => opened = Some(scenario::Work::example(example)),
        Asks::Broken(why) => problem = Some(Rc::new(*why)),
        Asks::Open(linked, asked) => {
            let origin = origin_of(&linked);
            since = linked.since;
            match linked.content {
                Content::Case(case) => {
                    work = Some((Work::of(*case, origin), last()));
                    shows = asked;
                }
                Content::Scenario(text) => {
                    scenario = Some(in_link(&text, origin, asked.at));
                    views.push(View::World);
                }
            }
        }
    }
    let (work, mine) = work.unwrap_or_else(|| (last().unwrap_or_else(first_visit), None));
    // What was worked on last is what is open.
    let mine = mine.filter(|it| *it != work);
    let mut app = App::of(work, mine, settings());
    let own = scenario.or_else(|| self::last(LAST_SCENARIO).and_then(Document::scenario));
    app.scenario = own.map(Scenario::of).unwrap_or_default();
    for view in views {
        app.go(view);
    }
    if let Some(opened) = opened {
        // Over what the reader had, so that undo leads back.
        app.scenario.open(opened);
        app.go(View::World);
        history::show_view(View::World);
    }
    app.page.problem = problem;
    app.page.show(shows);
    app.page.since = since.map(Rc::new);
    app
}

const fn origin_of(linked: &Linked) -> Origin {
    Origin::Link {
        has_unknown_fields: linked.has_unknown_fields,
    }
}

/// A scenario that came in a link, open at a step.
fn in_link(text: &str, origin: Origin, open: Option<usize>) -> scenario::Work {
    scenario::Work {
        open,
        ..scenario::Work::of(text, origin)
    }
}

/// Unpacks a link, fetches a file or an example; anything else stays what it is.
pub fn unpacked(asks: Asks, done: Box<dyn FnOnce(Asks)>) {
    match asks {
        Asks::Link(fragment) => {
            let view = fragment.clone();
            exchange::open_link(fragment, move |opened| done(address::opened(opened, &view)));
        }
        Asks::File(fragment) => {
            let address = history::decoded(address::file(&fragment).unwrap_or_default());
            named::open(address, move |found| match found {
                // A link in a file says itself what to show.
                Ok(Named::Link(link)) => unpacked(Asks::Link(link), done),
                Ok(Named::Document(content)) => done(address::opened_file(Ok(content), &fragment)),
                Err(why) => done(address::opened_file(Err(why), &fragment)),
            });
        }
        Asks::Example(id) => {
            let asked = id.clone();
            gallery::case(&asked, |case| {
                done(match case {
                    Some(case) => Asks::Worked(Box::new(case)),
                    None => Asks::NoExample(id),
                });
            });
        }
        Asks::Nothing
        | Asks::New
        | Asks::Worked(_)
        | Asks::NoExample(_)
        | Asks::View(_)
        | Asks::Scenario(_)
        | Asks::Open(..)
        | Asks::Broken(_) => done(asks),
    }
}

/// What to do for an address, and whether what it brings has an entry already.
pub fn asked_for(asks: Asks) -> Option<(Action, bool)> {
    Some(match asks {
        Asks::Nothing | Asks::Example(_) | Asks::Link(_) | Asks::File(_) => return None,
        Asks::NoExample(id) => {
            say_there_is_none(&id);
            return None;
        }
        Asks::Worked(case) => {
            let origin = Origin::example(&case);
            (Action::Open { case, origin }, true)
        }
        Asks::Broken(problem) => (Action::FollowBroken(Rc::new(*problem)), false),
        Asks::New => {
            let case = Box::new((*blank().case).clone());
            let origin = Origin::Own;
            (Action::Open { case, origin }, true)
        }
        Asks::View(view) => (Action::Go(view), true),
        Asks::Scenario(example) => {
            history::show_view(View::World);
            let work = Box::new(scenario::Work::example(example));
            (Action::OpenScenario(work), true)
        }
        Asks::Open(linked, shows) => {
            let origin = origin_of(&linked);
            let action = match linked.content {
                Content::Case(case) => Action::Follow {
                    case,
                    has_unknown_fields: linked.has_unknown_fields,
                    since: linked.since.map(Rc::new),
                    shows,
                },
                Content::Scenario(text) => Action::OpenScenario(Box::new(in_link(&text, origin, shows.at))),
            };
            (action, true)
        }
    })
}

/// The reader arrived at an entry by going back, forward, or to another address.
pub enum Arrival {
    /// An entry that we know, and the view of its address where that is not its document's own.
    Known(Box<Document>, Option<View>),
    /// A new address.
    Asks(Asks),
    /// Where we are already.
    Same,
}

pub fn arrive(current: &str) -> (String, Arrival) {
    match history::entry() {
        Some(entry) if entry == current => (entry, Arrival::Same),
        Some(entry) => {
            let view = match address::read(&history::fragment()) {
                Asks::View(view) => Some(view).filter(|it| it.subject().is_none()),
                _ => None,
            };
            let arrival = of_entry(&entry).map_or(Arrival::Same, |it| Arrival::Known(Box::new(it), view));
            (entry, arrival)
        }
        None => {
            let arrival = Arrival::Asks(address::read(&history::fragment()));
            (name_entry(), arrival)
        }
    }
}

/// What the browser keeps of an entry.
pub fn text_of(entry: &str) -> Option<String> {
    storage::get_in_tab(&in_tab(entry))
}

fn of_entry(entry: &str) -> Option<Document> {
    drafts::read(&text_of(entry)?)
}

fn last(key: &str) -> Option<Document> {
    drafts::read(&storage::get(key)?)
}

pub fn blank() -> Work {
    Work::of(fresh::case(clock::now()), Origin::Own)
}

/// What there is to look at for who comes for the first time.
fn first_visit() -> Work {
    examples::first().map_or_else(blank, of_example)
}

fn say_there_is_none(id: &str) {
    let id = history::decoded(id);
    notice::tell(&(words(lang()).not_opened)(&id));
}

fn of_example(case: Case) -> Work {
    let origin = Origin::example(&case);
    Work::of(case, origin)
}

/// Keeps what is in sight as the work of an entry; and as what was last worked on, if it is the reader's own. Says
/// whether the browser keeps all that is the reader's own.
pub fn keep(entry: &str, app: &App) -> bool {
    let text = drafts::write(&app.document());
    let is_kept_in_tab = storage::set_in_tab(&in_tab(entry), &text);
    let (key, is_own) = match app.subject {
        Subject::Case => (LAST, app.is_own()),
        Subject::Scenario => (LAST_SCENARIO, app.scenario.is_own()),
    };
    // What is not the reader's own can be had again.
    !is_own || (storage::set(key, &text) && is_kept_in_tab)
}

/// Leaves the work of one entry where it is and goes on in a new one.
pub fn new_entry(app: &App) -> String {
    let name = clock::stamp();
    let example = match (app.view, &app.work.origin) {
        (View::Ask, Origin::Example(id)) => Some(&**id),
        _ => None,
    };
    history::push_entry(&name, app.view, example);
    name
}

/// Chosen by `www/start.js`, which speaks before the program does.
fn lang() -> Lang {
    Lang::of_tag(&page::lang()).unwrap_or(Lang::En)
}

fn settings() -> Settings {
    Settings {
        lang: lang(),
        theme: theme_asked(&history::fragment())
            .or_else(|| Some(Theme::of(&storage::get(THEME)?)))
            .unwrap_or_default(),
        is_simple: storage::get(VIEW).is_none_or(|view| view != FULL),
        has_form: storage::get(FORM).is_some_and(|form| form == OPEN),
    }
}

/// The theme that an address asks for, as an embed's does.
fn theme_asked(fragment: &str) -> Option<Theme> {
    let name = fragment.split('&').find_map(|pair| pair.strip_prefix("theme="))?;
    Some(Theme::of(name)).filter(|it| *it != Theme::Auto)
}

/// Keeps what the reader chose. What an address asks for is none of that.
pub fn keep_settings(settings: Settings) {
    storage::set(LANG, settings.lang.tag());
    storage::set(THEME, settings.theme.name());
    storage::set(VIEW, if settings.is_simple { "simple" } else { FULL });
    storage::set(FORM, if settings.has_form { OPEN } else { "sentence" });
    show_settings(settings);
}

/// Has the page look like that.
pub fn show_settings(settings: Settings) {
    page::set_lang(settings.lang.tag());
    page::set_theme(settings.theme.name());
}
