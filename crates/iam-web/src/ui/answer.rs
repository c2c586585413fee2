//! What the worker says of a case or a world, asked anew where something else is to be known.

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

/// Asks about something, as long as it is given. What takes long is given up when it is no longer to be known.
#[hook]
pub fn use_answer<A, K>(lang: Lang, about: Option<K>, ask: fn(&K) -> Ask) -> Answer<A>
where
    A: DeserializeOwned + 'static,
    K: Clone + PartialEq + 'static,
{
    let (found, standing) = use_found(lang, about, ask);
    let found = use_memo(found, |found| worker::read::<A>(found.clone()?).map(Rc::new));
    ((*found).clone(), standing)
}

struct Known<K> {
    asked: Option<(Lang, K)>,
    found: Option<JsValue>,
    /// What that is of.
    of: Option<(Lang, K)>,
    has_failed: bool,
}

impl<K> Default for Known<K> {
    fn default() -> Self {
        Self {
            asked: None,
            found: None,
            of: None,
            has_failed: false,
        }
    }
}

#[hook]
fn use_found<K>(lang: Lang, about: Option<K>, ask: fn(&K) -> Ask) -> (Option<JsValue>, Standing)
where
    K: Clone + PartialEq + 'static,
{
    let known = use_mut_ref(Known::default);
    let update = use_force_update();
    let key = about.map(|about| (lang, about));
    let leave = {
        let known = known.clone();
        move || {
            let mut known = known.borrow_mut();
            if known.asked != known.of
                && let Some((_, about)) = known.asked.take()
            {
                worker::give_up(ask(&about).desk());
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
        worker::put(key.0, ask(&key.1), move |found| {
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
