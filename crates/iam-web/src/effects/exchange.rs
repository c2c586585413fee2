//! The program for what comes in and goes out, `www/exchange.js`: fetched when it is first needed. Each call is given
//! nothing where it can't be fetched.

use iam_scenario::link::packing::{End, Unpacked};
use iam_scenario::paste::{Pasted, wire};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::spawn_local;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch)]
    async fn exchange(what: &str, given: &JsValue) -> Result<JsValue, JsValue>;
}

/// One for all calls: each that waits for itself would be some kilobytes of program.
fn call(what: &'static str, given: JsValue, done: Box<dyn FnOnce(Option<JsValue>)>) {
    spawn_local(async move { done(exchange(what, &given).await.ok()) });
}

/// What a link's payload is made of.
pub fn pack(bytes: &[u8], done: impl FnOnce(Option<Vec<u8>>) + 'static) {
    let bytes = Uint8Array::from(bytes).into();
    let done = |packed: Option<JsValue>| done(packed.map(|packed| Uint8Array::new(&packed).to_vec()));
    call("pack", bytes, Box::new(done));
}

/// What a link's payload holds.
pub fn unpack(payload: &[u8], done: impl FnOnce(Option<Unpacked>) + 'static) {
    let payload = Uint8Array::from(payload).into();
    let read = |unpacked: JsValue| {
        let mut bytes = Uint8Array::new(&unpacked).to_vec();
        let end = End::of_number(bytes.pop()?);
        Some(Unpacked { bytes, end })
    };
    call(
        "unpack",
        payload,
        Box::new(move |unpacked| done(unpacked.and_then(read))),
    );
}

/// What a pasted text is.
pub fn recognise(text: &str, done: impl FnOnce(Option<Pasted>) + 'static) {
    let read = |list: JsValue| {
        let list: Vec<String> = Array::from(&list).iter().filter_map(|it| it.as_string()).collect();
        wire::of_list(&list)
    };
    call(
        "recognise",
        text.into(),
        Box::new(move |list| done(list.and_then(read))),
    );
}
