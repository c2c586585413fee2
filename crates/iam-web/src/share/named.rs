//! The file that an address names. One of the playground's own site is opened; one of another site is for the reader to
//! fetch, since the page asks nobody else for anything.

use std::cell::Cell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use iam_scenario::link::Content as Document;
use iam_words::Lang;
use wasm_bindgen_futures::spawn_local;

use super::desk::told_apart;
use super::read::{self, Content};
use crate::address::Unopened;
use crate::effects::own_file::{Leads, Stopped, fetched, leads};
use crate::effects::{clock, page};
use crate::model::file::Problem;
use crate::ui::part::part;
use crate::words::files::words;

/// How long a file is waited for, in milliseconds.
const PATIENCE: u32 = 8_000;

/// What a file holds.
pub enum Named {
    Document(Document),
    /// A link, from its `s=` on.
    Link(String),
}

type Found = Result<Named, Unopened>;

part!(opener in tools: fn(String, Box<dyn FnOnce(Found)>) = find);

/// Hands over what a file holds, by its address.
pub fn open(address: String, done: impl FnOnce(Found) + 'static) {
    spawn_local(async move {
        match opener().await {
            Ok(find) => find(address, Box::new(done)),
            Err(_) => done(Err(Unopened::NotFetched)),
        }
    });
}

fn find(address: String, done: Box<dyn FnOnce(Found)>) {
    let lang = Lang::of_tag(&page::lang()).unwrap_or(Lang::En);
    let failed = {
        let address = address.clone();
        move |problem| -> Found {
            let words = words(lang);
            let said = [&(words.not_opened)(&address), ". ", (words.problem)(problem)].concat();
            Err(Unopened::File(said))
        }
    };
    let url = match leads(&address) {
        Leads::Here(url) => url,
        Leads::Elsewhere(url) => return done(Err(Unopened::OtherSite(url))),
        Leads::Nowhere => return done(failed(Problem::Unreadable)),
    };
    let done = Rc::new(Cell::new(Some(done)));
    let say = move |found: Result<Named, Problem>| {
        if let Some(done) = done.take() {
            done(found.or_else(&failed));
        }
    };
    let late = {
        let say = say.clone();
        Timeout::new(PATIENCE, move || say(Err(Problem::Unreadable)))
    };
    spawn_local(async move {
        let bytes = fetched(&url, read::MOST).await;
        drop(late);
        let bytes = bytes.map_err(|it| match it {
            Stopped::TooBig => Problem::TooBig,
            Stopped::Unreadable => Problem::Unreadable,
        });
        match bytes.and_then(|bytes| read::text_of(&address, &bytes)) {
            Ok(read::Text { text, .. }) => {
                told_apart(text, move |content| say(content.and_then(document)));
            }
            Err(problem) => say(Err(problem)),
        }
    });
}

fn document(content: Content) -> Result<Named, Problem> {
    Ok(match content {
        Content::Case(case) => Named::Document(Document::Case(case)),
        Content::Policies(found) => {
            let case = read::of_policies(&found, clock::now())?;
            Named::Document(Document::Case(Box::new(case)))
        }
        Content::Scenario(text) => Named::Document(Document::Scenario(text)),
        Content::Link(link) => {
            let at = link.find("s=").unwrap_or_default();
            Named::Link(link.get(at..).unwrap_or_default().to_string())
        }
    })
}
