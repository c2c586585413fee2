//! The one border to the worker: questions of `iam-protocol` go over, answers come back. The worker is one program, of which
//! as many copies run as there are desks ([`Desk`]). A copy starts when it is first asked; one that broke is started again
//! with the next question. What may take long is ended for a newer question, or when it is no longer asked.

use std::cell::RefCell;
use std::collections::BTreeMap;

use gloo::events::EventListener;
use iam_protocol::Question;
use iam_protocol::ask::{Ask, Desk};
use iam_words::Lang;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

use super::object::{get, number};
use super::page;

/// The loader. It is handed the compiled program, where a copy was started before; it hands it over once it is ready.
const LOADER: &str = "worker.js";

/// Is given nothing where there is no answer. It is not called for a question that was given up.
type Done = Box<dyn FnOnce(Option<JsValue>)>;

/// A running copy of the worker.
struct Copy {
    worker: Worker,
    is_ready: bool,
    /// What was asked before it was ready.
    early: Vec<JsValue>,
    waiting: BTreeMap<u32, Done>,
    _listeners: [EventListener; 2],
}

#[derive(Default)]
struct House {
    copies: BTreeMap<Desk, Copy>,
    /// The program, compiled.
    module: Option<JsValue>,
    n_asked: u32,
    on_lost: Option<Box<dyn Fn()>>,
}

thread_local! {
    static HOUSE: RefCell<House> = RefCell::default();
}

/// Calls when a copy breaks that was running, with what it was asked.
pub fn on_lost(call: impl Fn() + 'static) {
    HOUSE.with_borrow_mut(|house| house.on_lost = Some(Box::new(call)));
}

/// Asks, in the language of the page. `A` is what the [`iam_protocol::answer::Answer`] of the question's name holds; it is
/// nothing where the worker can't be had.
pub fn ask<A: DeserializeOwned>(ask: Ask, done: impl FnOnce(Option<A>) + 'static) {
    ask_in(&page::lang(), ask, done);
}

/// Asks in a language of its own.
pub fn ask_in<A: DeserializeOwned>(lang: &str, ask: Ask, done: impl FnOnce(Option<A>) + 'static) {
    let lang = Lang::of_tag(lang).unwrap_or(Lang::En);
    put(lang, ask, |found| done(found.and_then(read)));
}

/// What is in an answer.
pub fn read<A: DeserializeOwned>(found: JsValue) -> Option<A> {
    serde_wasm_bindgen::from_value(found).ok()
}

/// Asks for an answer that is [`read`] later, or by somebody else.
pub fn put(lang: Lang, ask: Ask, done: impl FnOnce(Option<JsValue>) + 'static) {
    ask_for(lang, ask, Box::new(done));
}

/// Nobody asks any more what may take long at a desk.
pub fn give_up(desk: Desk) {
    if desk.is_slow() {
        HOUSE.with_borrow_mut(|house| house.give_up(desk));
    }
}

fn ask_for(lang: Lang, ask: Ask, done: Done) {
    let desk = ask.desk();
    let unasked = HOUSE.with_borrow_mut(|house| {
        house.n_asked = house.n_asked.wrapping_add(1);
        let id = house.n_asked;
        let Ok(question) = (Question { id, lang, ask }).serialize(&Serializer::json_compatible()) else {
            return Some(done);
        };
        if desk.is_slow() {
            house.give_up(desk);
        }
        let Some(copy) = house.copy(desk) else {
            return Some(done);
        };
        if !copy.is_ready {
            copy.early.push(question);
        } else if copy.worker.post_message(&question).is_err() {
            return Some(done);
        }
        copy.waiting.insert(id, done);
        None
    });
    if let Some(done) = unasked {
        done(None);
    }
}

impl House {
    /// Nobody waits at a desk any more. A copy that is busy is ended; one that is idle, or still starts, goes on.
    fn give_up(&mut self, desk: Desk) {
        let Some(copy) = self.copies.get_mut(&desk) else { return };
        let is_busy = copy.is_ready && !copy.waiting.is_empty();
        copy.early.clear();
        copy.waiting.clear();
        if is_busy {
            copy.worker.terminate();
            self.copies.remove(&desk);
        }
    }

    /// The copy of a desk, started if it does not run.
    fn copy(&mut self, desk: Desk) -> Option<&mut Copy> {
        if !self.copies.contains_key(&desk) {
            let copy = start(desk, self.module.as_ref())?;
            self.copies.insert(desk, copy);
        }
        self.copies.get_mut(&desk)
    }
}

fn start(desk: Desk, module: Option<&JsValue>) -> Option<Copy> {
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let worker = Worker::new_with_options(LOADER, &options).ok()?;
    let answered = EventListener::new(&worker, "message", move |event| {
        if let Some(message) = event.dyn_ref::<MessageEvent>() {
            hear(desk, &message.data());
        }
    });
    let lost = EventListener::new(&worker, "error", move |event| {
        event.prevent_default();
        lose(desk);
    });
    worker.post_message(module.unwrap_or(&JsValue::NULL)).ok()?;
    Some(Copy {
        worker,
        is_ready: false,
        early: Vec::new(),
        waiting: BTreeMap::new(),
        _listeners: [answered, lost],
    })
}

fn hear(desk: Desk, data: &JsValue) {
    if let Some(module) = get(data, "module") {
        HOUSE.with_borrow_mut(|house| {
            house.module = Some(module);
            let Some(copy) = house.copies.get_mut(&desk) else {
                return;
            };
            copy.is_ready = true;
            for question in copy.early.drain(..) {
                // OK because what was made for a message can be one.
                let _ = copy.worker.post_message(&question);
            }
        });
        return;
    }
    let Some(id) = number(data, "id") else {
        lose(desk);
        return;
    };
    let done = HOUSE.with_borrow_mut(|house| house.copies.get_mut(&desk)?.waiting.remove(&id));
    if let Some(done) = done {
        done(get(data, "answer").map(|answer| get(&answer, "found").unwrap_or(JsValue::NULL)));
    }
}

/// Whoever waits is told, and the next question starts another copy.
fn lose(desk: Desk) {
    let Some(copy) = HOUSE.with_borrow_mut(|house| house.copies.remove(&desk)) else {
        return;
    };
    copy.worker.terminate();
    if copy.is_ready {
        HOUSE.with_borrow(|house| house.on_lost.iter().for_each(|call| call()));
    }
    for done in copy.waiting.into_values() {
        done(None);
    }
}
