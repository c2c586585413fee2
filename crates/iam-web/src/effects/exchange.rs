//! The program for what comes in and goes out, `www/exchange.js`: fetched when it is first needed. Each call is given
//! nothing where it can't be fetched.

use iam_scenario::link;
use iam_scenario::paste::{self, Pasted};
use js_sys::Array;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::spawn_local;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch)]
    async fn exchange(what: &str, text: &str) -> Result<JsValue, JsValue>;
}

/// One for all calls: each that waits for itself would be some kilobytes of program.
fn call(what: &'static str, text: String, done: Box<dyn FnOnce(Option<Vec<String>>)>) {
    spawn_local(async move {
        let list = exchange(what, &text).await.ok();
        done(list.map(|list| Array::from(&list).iter().filter_map(|it| it.as_string()).collect()));
    });
}

/// The link of a case, which is given as JSON: what stands after the `#`.
pub fn write_link(case: String, done: impl FnOnce(Option<String>) + 'static) {
    call(
        "write_link",
        case,
        Box::new(|list| done(list.and_then(|mut list| list.pop()))),
    );
}

/// The link of a scenario, which is given as it was typed; nothing inside where there can be none.
pub fn write_scenario_link(text: String, done: impl FnOnce(Option<Option<String>>) + 'static) {
    call(
        "write_scenario_link",
        text,
        Box::new(|list| done(list.map(|mut list| list.pop()))),
    );
}

/// What a link opens.
pub fn open_link(fragment: String, done: impl FnOnce(Option<link::wire::Opened>) + 'static) {
    let read = |list: Vec<String>| link::wire::of_list(&list);
    call("open_link", fragment, Box::new(move |list| done(list.and_then(read))));
}

/// What a pasted text is.
pub fn recognise(text: String, done: impl FnOnce(Option<Pasted>) + 'static) {
    let read = |list: Vec<String>| paste::wire::of_list(&list);
    call("recognise", text, Box::new(move |list| done(list.and_then(read))));
}
