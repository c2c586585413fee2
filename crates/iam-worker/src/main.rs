//! The worker's shell: a [`Question`] comes in as a message, its [`Reply`] goes out as one. The parts of the catalogue that
//! a question calls for are fetched meanwhile, each once; what can't be had is asked for again the next time.

use std::cell::RefCell;
use std::collections::BTreeMap;

use iam_protocol::{Question, Reply};
use iam_worker::{Worker, at};
use js_sys::{Promise, Reflect, Uint8Array};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::{Closure, JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise, spawn_local};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent, Response};

thread_local! {
    static WORKER: RefCell<Worker> = RefCell::default();
    /// The parts of the catalogue that are on their way, by their paths.
    static COMING: RefCell<BTreeMap<String, Promise>> = RefCell::default();
}

fn main() {
    let heard = Closure::<dyn Fn(MessageEvent)>::new(|message: MessageEvent| spawn_local(hear(message.data())));
    scope().set_onmessage(Some(heard.as_ref().unchecked_ref()));
    heard.forget();
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

async fn hear(message: JsValue) {
    let said = match serde_wasm_bindgen::from_value::<Question>(message.clone()) {
        Ok(question) => match answer(&question).await {
            Some(reply) => reply.serialize(&Serializer::json_compatible()),
            None => Err(serde_wasm_bindgen::Error::new(
                "a part of the worker could not be fetched",
            )),
        },
        Err(error) => Err(error),
    };
    // OK because whoever asks hears `{ id, failed }` where there is no reply.
    let _ = scope().post_message(&said.unwrap_or_else(|error| failed(&message, &error.to_string())));
}

fn failed(message: &JsValue, why: &str) -> JsValue {
    let said = js_sys::Object::new();
    let id = Reflect::get(message, &"id".into()).unwrap_or_default();
    for (name, value) in [("id", id), ("failed", why.into())] {
        // OK because a fresh object takes any property.
        let _ = Reflect::set(&said, &name.into(), &value);
    }
    said.into()
}

async fn answer(question: &Question) -> Option<Reply> {
    let answers = at(question.ask.desk()).await.ok()?;
    let mut before = Vec::new();
    loop {
        let wanted = WORKER.with_borrow(|worker| worker.wanted(&question.ask));
        // What did not come the first time is not spoken of.
        if wanted.is_empty() || wanted == before {
            return WORKER.with_borrow(|worker| worker.answer(question, answers));
        }
        let coming: Vec<Promise> = wanted.iter().map(|path| part(path)).collect();
        for it in coming {
            // OK because it never fails: see `part`.
            let _ = JsFuture::from(it).await;
        }
        before = wanted;
    }
}

/// Settles when a part of the catalogue is there, or can't be had.
fn part(path: &str) -> Promise {
    if let Some(coming) = COMING.with_borrow(|all| all.get(path).cloned()) {
        return coming;
    }
    let path_of = path.to_string();
    let coming = future_to_promise(async move {
        let bytes = fetched(&path_of).await;
        if let Ok(bytes) = bytes {
            WORKER.with_borrow_mut(|worker| worker.add(&path_of, &bytes));
        }
        COMING.with_borrow_mut(|all| all.remove(&path_of));
        Ok(JsValue::UNDEFINED)
    });
    COMING.with_borrow_mut(|all| all.insert(path.to_string(), coming.clone()));
    coming
}

async fn fetched(path: &str) -> Result<Vec<u8>, JsValue> {
    let response = JsFuture::from(scope().fetch_with_str(&["catalogue/", path].concat())).await?;
    let response: Response = response.dyn_into()?;
    if !response.ok() {
        return Err(response.status().into());
    }
    let bytes = JsFuture::from(response.array_buffer()?).await?;
    Ok(Uint8Array::new(&bytes).to_vec())
}
