//! What the worker says of a case, asked anew where something else is to be known.

use std::rc::Rc;

use iam_protocol::ask::Ask;
use iam_words::Lang;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsValue;
use yew::prelude::*;

use crate::effects::worker;

/// How an answer stands to what is to be known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The answer, or nothing where nothing is to be known.
    There,
    /// It is on its way.
    Busy,
    /// There is none.
    Failed,
}

/// The last answer, and how it stands.
pub type Answer<A> = (Option<Rc<A>>, Standing);

/// Asks about a case, as long as there is one given. What takes long is given up when it is no longer to be known.
#[hook]
pub fn use_answer<A: DeserializeOwned + 'static>(
    lang: Lang,
    case: Option<Rc<str>>,
    ask: fn(String) -> Ask,
) -> Answer<A> {
    let (found, standing) = use_found(lang, case, ask);
    let found = use_memo(found, |found| worker::read::<A>(found.clone()?).map(Rc::new));
    ((*found).clone(), standing)
}

type Key = (Lang, Rc<str>);

#[derive(Default)]
struct Known {
    asked: Option<Key>,
    found: Option<JsValue>,
    /// What that is of.
    of: Option<Key>,
    has_failed: bool,
}

#[hook]
fn use_found(lang: Lang, case: Option<Rc<str>>, ask: fn(String) -> Ask) -> (Option<JsValue>, Standing) {
    let known = use_mut_ref(Known::default);
    let update = use_force_update();
    let key = case.map(|case| (lang, case));
    let leave = {
        let known = known.clone();
        move || {
            let mut known = known.borrow_mut();
            if known.asked.is_some() && known.asked != known.of {
                known.asked = None;
                worker::give_up(ask(String::new()).desk());
            }
        }
    };
    let of = known.clone();
    let gives_up = leave.clone();
    use_effect_with(key.clone(), move |key| {
        let Some(key) = key else { return gives_up() };
        if of.borrow().asked.as_ref() == Some(key) {
            return;
        }
        let mut known = of.borrow_mut();
        known.asked = Some(key.clone());
        let had_failed = std::mem::take(&mut known.has_failed);
        drop(known);
        if had_failed {
            update.force_update();
        }
        let key = key.clone();
        worker::put(key.0, ask(key.1.to_string()), move |found| {
            let mut known = of.borrow_mut();
            // Something else is to be known meanwhile: its answer is on the way.
            if known.asked.as_ref() != Some(&key) {
                return;
            }
            match found {
                Some(found) => {
                    known.found = Some(found);
                    known.of = Some(key);
                }
                None => {
                    known.asked = None;
                    known.has_failed = true;
                }
            }
            drop(known);
            update.force_update();
        });
    });
    use_effect_with((), move |()| leave);
    let known = known.borrow();
    let standing = match &key {
        _ if known.has_failed => Standing::Failed,
        Some(_) if known.of != key => Standing::Busy,
        Some(_) | None => Standing::There,
    };
    (known.found.clone(), standing)
}
