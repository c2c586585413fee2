//! What the work was before: up to thirty states, of all tabs, each a text as [`drafts`] writes it.
//!
//! Each is an entry of its own in the browser's store, named after its time, so that no tab writes over what another has
//! kept.

use iam_scenario::case::{Case, PrincipalInput};
use iam_syntax::json::{self, Json, Limits};
use iam_words::Lang;

use crate::drafts;
use crate::effects::{clock, storage};
use crate::model::slot;
use crate::state::{Document, Origin, Work};
use crate::words::files::Words;
use crate::world::state as scenario;

const PREFIX: &str = "iamp.history.";
const MOST: usize = 30;
/// Of all states together, in bytes; a browser keeps some five million characters for a site.
const ROOM: usize = 2_000_000;

/// A state that was kept.
#[derive(Clone, PartialEq)]
pub struct State {
    /// In milliseconds.
    pub at: f64,
    pub document: Document,
}

/// Keeps a text that the browser has of an entry of its history, if it is the reader's work.
pub fn keep(text: &str) {
    if drafts::read(text).is_some_and(|document| is_own(&document)) {
        append(text);
    }
}

/// All states, newest first.
pub fn all() -> Vec<State> {
    let state = |name: String| {
        let at = name.strip_prefix(PREFIX)?.split('.').next()?.parse().ok()?;
        let document = drafts::read(&storage::get(&name)?)?;
        Some(State { at, document })
    };
    names().into_iter().filter_map(state).collect()
}

/// What was only looked at is nobody's work, nor is an empty page.
fn is_own(document: &Document) -> bool {
    match document {
        Document::Case(Work {
            case, origin, edited, ..
        }) => {
            let request = &case.request;
            let asks = request.principal.is_some()
                || request.action.is_some()
                || request.resources != Case::default().request.resources;
            (*origin == Origin::Own || *edited)
                && (asks || !case.checks.is_empty() || !slot::slots(&case.policies).is_empty())
        }
        Document::Scenario(work) => (work.origin == Origin::Own || work.edited) && !work.text.trim().is_empty(),
    }
}

/// The names of the states, newest first.
fn names() -> Vec<String> {
    let mut names = storage::names(PREFIX);
    names.sort_unstable_by(|one, other| other.cmp(one));
    names
}

fn append(text: &str) {
    let before = names();
    let is_same = |name: &String| storage::get(name).is_some_and(|it| body(&it) == body(text));
    if before.first().is_some_and(is_same) {
        return;
    }
    // A state that comes again is the newest; it is kept once.
    for name in before.iter().filter(|name| is_same(name)) {
        storage::remove(name);
    }
    put(&[PREFIX, &clock::stamp(), ".", &clock::lot()].concat(), text);
    let mut room = ROOM;
    for (at, name) in names().iter().enumerate() {
        let size = storage::get(name).map_or(0, |it| it.len());
        let has_room = size <= room;
        room = room.saturating_sub(size);
        if MOST <= at || (!has_room && at != 0) {
            storage::remove(name);
        }
    }
}

/// Where there is no room, the oldest go.
fn put(name: &str, text: &str) {
    while !storage::set(name, text) {
        let Some(oldest) = names().pop() else { return };
        storage::remove(&oldest);
    }
}

/// What follows the first line, which says what is open.
fn body(text: &str) -> &str {
    text.split_once('\n').map_or("", |(_, body)| body)
}

/// What a state is called, and what more there is to say of it.
pub fn told(document: &Document, lang: Lang, words: &Words) -> (String, String) {
    match document {
        Document::Case(work) => of_case(&work.case, lang, words),
        Document::Scenario(work) => of_scenario(work, lang, words),
    }
}

fn of_case(case: &Case, lang: Lang, words: &Words) -> (String, String) {
    let title = case.title.as_ref().map(|title| title.in_lang(lang).to_string());
    let action = case.request.action.clone();
    let who = case.request.principal.as_ref().map(|who| match who {
        PrincipalInput::Text(it) | PrincipalInput::Service(it) | PrincipalInput::Federated(it) => it.as_str(),
        PrincipalInput::Object(it) => it.arn.as_str(),
    });
    let about = [
        action.clone().filter(|_| title.is_some()),
        who.map(|it| it.rsplit(':').next().unwrap_or(it).to_string()),
        Some((words.policies)(slot::slots(&case.policies).len())),
        Some(case.checks.len()).filter(|n| *n != 0).map(words.checks),
    ];
    let name = title.or(action).unwrap_or_else(|| words.untitled.into());
    (name, joined(about))
}

fn of_scenario(work: &scenario::Work, lang: Lang, words: &Words) -> (String, String) {
    let read = json::read(&work.text, Limits::default());
    let field = |name: &str| read.tree.as_ref().and_then(|tree| tree.get(name));
    let title = field("title").and_then(|title| title_of(title, lang));
    let n = field("steps").and_then(Json::items).map_or(0, <[_]>::len);
    let about = [
        title.is_some().then(|| words.scenario.to_string()),
        Some((words.steps)(n)),
    ];
    (title.unwrap_or_else(|| words.scenario.into()), joined(about))
}

fn title_of(title: &Json<'_>, lang: Lang) -> Option<String> {
    let in_lang = || {
        let other = Lang::ALL.into_iter();
        let mut langs = std::iter::once(lang).chain(other);
        langs.find_map(|lang| title.get(lang.tag())?.as_str())
    };
    title.as_str().or_else(in_lang).map(str::to_string)
}

fn joined<const N: usize>(parts: [Option<String>; N]) -> String {
    let said: Vec<String> = parts.into_iter().flatten().filter(|it| !it.is_empty()).collect();
    said.join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use iam_scenario::read;

    use crate::fresh;
    use crate::words::files::words;

    fn document(case: Case, origin: Origin) -> Document {
        Document::Case(Work::of(case, origin))
    }

    #[test]
    fn what_was_only_looked_at_is_nobodys_work() {
        let example = read::case(include_str!("../../../../www/gallery/cross-account.json")).unwrap();
        let origin = Origin::example(&example);
        assert!(!is_own(&document(example.clone(), origin.clone())));
        assert!(is_own(&document(example.clone(), Origin::Own)));
        let mut edited = Work::of(example, origin);
        edited.edited = true;
        assert!(is_own(&Document::Case(edited)));
        assert!(!is_own(&document(fresh::case(String::new()), Origin::Own)));
        let scenario = |text: &str, origin| Document::Scenario(scenario::Work::of(text, origin));
        assert!(is_own(&scenario("{ torn", Origin::Own)));
        assert!(!is_own(&scenario(" \n", Origin::Own)));
        assert!(!is_own(&scenario("{}", Origin::Example("chain".into()))));
    }

    #[test]
    fn a_state_is_called_what_it_is_about() {
        let told = |document: &Document, lang| told(document, lang, words(lang));
        let example = read::case(include_str!("../../../../www/gallery/cross-account.json")).unwrap();
        let title = example.title.as_ref().unwrap().in_lang(Lang::Ko).to_string();
        let action = example.request.action.clone().unwrap();
        let (name, about) = told(&document(example, Origin::Own), Lang::Ko);
        assert_eq!(name, title);
        assert!(about.starts_with(&[&action, " · "].concat()), "{about}");
        let fresh = document(fresh::case(String::new()), Origin::Own);
        assert_eq!(told(&fresh, Lang::En), ("No request yet".into(), "0 policies".into()));
        let of = |text: &str| Document::Scenario(scenario::Work::of(text, Origin::Own));
        let named = of(r#"{"title":{"en":"One"},"steps":[{}]}"#);
        assert_eq!(told(&named, Lang::Ko), ("One".into(), "시나리오 · 단계 1개".into()));
        assert_eq!(told(&of("{ torn"), Lang::En), ("Scenario".into(), "0 steps".into()));
    }
}
