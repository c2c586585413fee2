//! The files of the gallery.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use iam_scenario::case::Case;
use iam_scenario::read::{self, Unknown};

use super::fetch::fetch;
use crate::learn::index::Index;

/// How long an example is waited for, in milliseconds.
const PATIENCE: u32 = 8_000;

thread_local! {
    /// Fetched when somebody asks for it first.
    static INDEX: RefCell<Option<Rc<Index>>> = const { RefCell::new(None) };
}

/// Hands over what is in the gallery; nothing where it could not be loaded.
pub fn index(done: impl FnOnce(Option<Rc<Index>>) + 'static) {
    if let Some(index) = INDEX.with_borrow(Clone::clone) {
        return done(Some(index));
    }
    fetch("gallery/index.json".into(), move |bytes| {
        let index = text(bytes).and_then(|text| Index::read(&text)).map(Rc::new);
        INDEX.replace(index.clone());
        done(index);
    });
}

/// Hands over an example, by its id; nothing where there is none, or where it could not be loaded in time.
pub fn case(id: &str, done: impl FnOnce(Option<Case>) + 'static) {
    let is_id = !id.is_empty()
        && id
            .bytes()
            .all(|it| it == b'-' || it.is_ascii_lowercase() || it.is_ascii_digit());
    if !is_id {
        return done(None);
    }
    let done = Rc::new(Cell::new(Some(done)));
    let say = move |case| {
        if let Some(done) = done.take() {
            done(case);
        }
    };
    let late = {
        let say = say.clone();
        Timeout::new(PATIENCE, move || say(None))
    };
    fetch(["gallery/", id, ".json"].concat(), move |bytes| {
        drop(late);
        say(text(bytes).and_then(|text| read::case_with(&text, Unknown::Kept).ok()));
    });
}

fn text(bytes: Option<Vec<u8>>) -> Option<String> {
    String::from_utf8(bytes?).ok()
}
