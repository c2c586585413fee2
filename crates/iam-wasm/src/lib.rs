//! The package for JavaScript: values come in, values go out, and what lies between is text, as on the command line.
//!
//! Nothing is thrown: what can't be read or asked is an answer with an `error`. What the functions take and give is
//! written down for TypeScript in `www/package/index.d.ts`.
//!
//! | to find | look in |
//! |---|---|
//! | what is answered | [`answers`] |
//! | what may be asked for beside | [`options`] |
//! | places as JavaScript counts | [`utf16`] |

pub mod answers;
pub mod options;
pub mod utf16;

use js_sys::{JSON, JsString};
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;

use answers::{failed, invalid_option, no_text};

/// Answers a case: one answer for its own request if it has an action, then one for each check.
#[wasm_bindgen]
#[must_use]
pub fn evaluate(case: &JsValue, options: &JsValue) -> JsValue {
    asked(case, options, answers::evaluate, in_list)
}

/// Runs a scenario.
#[wasm_bindgen]
#[must_use]
pub fn run(scenario: &JsValue, options: &JsValue) -> JsValue {
    asked(scenario, options, answers::run, alone)
}

/// What is wrong, risky or without effect in policies. `now` is in milliseconds since 1970.
#[wasm_bindgen]
#[must_use]
pub fn lint(policy: &JsValue, options: &JsValue) -> JsValue {
    asked(
        policy,
        options,
        |text, options| answers::lint(text, options, js_sys::Date::now()),
        in_list,
    )
}

/// An answer in other ways: its steps, its statements as a table, or what it depends on.
#[wasm_bindgen]
#[must_use]
pub fn explain(case: &JsValue, options: &JsValue) -> JsValue {
    asked(case, options, answers::explain, in_list)
}

/// What would change the decision on a case.
#[wasm_bindgen]
#[must_use]
pub fn flip(case: &JsValue, options: &JsValue) -> JsValue {
    asked(case, options, answers::flip, in_list)
}

/// The link of a case or a scenario.
#[wasm_bindgen(js_name = encodeLink)]
#[must_use]
pub fn encode_link(document: &JsValue, options: &JsValue) -> JsValue {
    asked(document, options, answers::encode_link, alone)
}

/// What a link holds.
#[wasm_bindgen(js_name = decodeLink)]
#[must_use]
pub fn decode_link(link: &JsValue, options: &JsValue) -> JsValue {
    asked(link, options, answers::decode_link, alone)
}

/// The version that answers.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    answers::VERSION.into()
}

/// Asks with what came in as text. `shape` is how a function gives an error back.
fn asked<O: DeserializeOwned + Default>(
    input: &JsValue,
    options: &JsValue,
    answer: impl Fn(&str, &O) -> String,
    shape: fn(String) -> String,
) -> JsValue {
    let answered = match (text_of(input), options_of(options)) {
        (Ok(text), Ok(options)) => answer(&text, &options),
        (Err(error), _) | (_, Err(error)) => shape(error),
    };
    // OK because it is JSON.
    JSON::parse(&answered).unwrap_or_default()
}

fn alone(error: String) -> String {
    error
}

fn in_list(error: String) -> String {
    format!("[{error}]")
}

fn text_of(input: &JsValue) -> Result<String, String> {
    if let Some(text) = input.as_string() {
        return Ok(text);
    }
    if !input.is_object() {
        return Err(failed(&no_text()));
    }
    written(input, &JsValue::from(2)).ok_or_else(|| failed(&no_text()))
}

fn options_of<O: DeserializeOwned + Default>(options: &JsValue) -> Result<O, String> {
    if options.is_undefined() || options.is_null() {
        return Ok(O::default());
    }
    let text = written(options, &JsValue::NULL).unwrap_or_default();
    serde_json::from_str(&text).map_err(|error| failed(&invalid_option(&error)))
}

/// Nothing for what JSON has no words for: something that holds itself, or whose own way of being written fails.
fn written(value: &JsValue, space: &JsValue) -> Option<String> {
    let text = JSON::stringify_with_replacer_and_space(value, &JsValue::NULL, space).ok()?;
    let text: JsString = text.is_string().then_some(text)?;
    Some(text.into())
}
