//! The worker that looks at policies while they are edited (`www/policy-worker.js`): typed questions go over, typed
//! answers come back. One that is lost is started again with the next question.

use std::cell::RefCell;
use std::collections::BTreeMap;

use gloo::events::EventListener;
use iam_syntax::policy::PolicyKind;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

use super::object::{get, number, object, text};
use crate::model::problem::{Fix, Place, Problem, Severity, Tidied, Tidy};

const PROGRAM: &str = "policy-worker.js";

/// A policy that is to be looked at.
pub struct Question<'a> {
    pub kind: PolicyKind,
    /// The one whose resource it is attached to, or empty.
    pub service: &'a str,
    pub text: &'a str,
    /// The language in which it is spoken of.
    pub lang: &'static str,
}

/// Asks what is wrong with a policy.
pub fn lint(question: &Question<'_>, done: impl FnOnce(Option<Vec<Problem>>) + 'static) {
    let given = object(&[
        ("kind", question.kind.name().into()),
        ("service", question.service.into()),
        ("text", question.text.into()),
        ("lang", question.lang.into()),
    ]);
    let read = |answer: JsValue| {
        let list: Array = answer.dyn_into().ok()?;
        list.iter().map(|it| problem(&it)).collect()
    };
    ask("lint", &given, Box::new(move |answer| done(answer.and_then(read))));
}

/// Has a text made tidy.
pub fn tidy(how: Tidy, policy: &str, done: impl FnOnce(Option<Tidied>) + 'static) {
    let how = match how {
        Tidy::Format => "format",
        Tidy::Sort => "sort",
        Tidy::Minify => "minify",
    };
    let given = object(&[("how", how.into()), ("text", policy.into())]);
    let read = |answer: JsValue| match number(&answer, "torn") {
        Some(at) => Some(Tidied::Torn(at)),
        None => text(&answer, "text").map(Tidied::Text),
    };
    ask("tidy", &given, Box::new(move |answer| done(answer.and_then(read))));
}

fn problem(value: &JsValue) -> Option<Problem> {
    let also: Array = get(value, "also")?.dyn_into().ok()?;
    let fix = get(value, "fix").and_then(|fix| {
        Some(Fix {
            title: text(&fix, "title")?,
            text: text(&fix, "text")?,
        })
    });
    Some(Problem {
        code: text(value, "code")?,
        severity: severity(&text(value, "severity")?)?,
        place: place(value)?,
        also: also.iter().map(|it| place(&it)).collect::<Option<_>>()?,
        message: text(value, "message")?,
        help: text(value, "help"),
        page: text(value, "page")?,
        fix,
    })
}

fn severity(name: &str) -> Option<Severity> {
    Some(match name {
        "ERROR" => Severity::Error,
        "SECURITY_WARNING" => Severity::SecurityWarning,
        "WARNING" => Severity::Warning,
        "SUGGESTION" => Severity::Suggestion,
        _ => return None,
    })
}

fn place(value: &JsValue) -> Option<Place> {
    Some(Place {
        from: number(value, "from")?,
        to: number(value, "to")?,
    })
}

/// Is given nothing where the worker has no answer.
type Done = Box<dyn FnOnce(Option<JsValue>)>;

struct Running {
    worker: Worker,
    n_asked: u32,
    waiting: BTreeMap<u32, Done>,
    _listeners: [EventListener; 2],
}

thread_local! {
    static RUNNING: RefCell<Option<Running>> = const { RefCell::new(None) };
}

fn ask(what: &str, given: &JsValue, done: Done) {
    let unasked = RUNNING.with_borrow_mut(|running| {
        if running.is_none() {
            *running = start();
        }
        let Some(running) = running else { return Some(done) };
        running.n_asked += 1;
        let id = running.n_asked;
        let question = object(&[("id", id.into()), ("what", what.into()), ("given", given.clone())]);
        if running.worker.post_message(&question).is_err() {
            return Some(done);
        }
        running.waiting.insert(id, done);
        None
    });
    if let Some(done) = unasked {
        done(None);
    }
}

fn start() -> Option<Running> {
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let worker = Worker::new_with_options(PROGRAM, &options).ok()?;
    let answered = EventListener::new(&worker, "message", |event| {
        if let Some(message) = event.dyn_ref::<MessageEvent>() {
            heard(&message.data());
        }
    });
    let lost = EventListener::new(&worker, "error", |event| {
        event.prevent_default();
        lose();
    });
    Some(Running {
        worker,
        n_asked: 0,
        waiting: BTreeMap::new(),
        _listeners: [answered, lost],
    })
}

fn heard(data: &JsValue) {
    let Some(id) = number(data, "id") else { return };
    let done = RUNNING.with_borrow_mut(|running| running.as_mut()?.waiting.remove(&id));
    if let Some(done) = done {
        done(get(data, "answer"));
    }
}

/// Whoever waits is told, and the next question starts another.
fn lose() {
    let lost = RUNNING.take();
    for done in lost.into_iter().flat_map(|lost| lost.waiting.into_values()) {
        done(None);
    }
}
