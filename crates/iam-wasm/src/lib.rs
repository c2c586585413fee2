//! The evaluator for JavaScript: a case as an object or as text goes in, answers come out as objects.
//!
//! Nothing is thrown for a bad case: it gives an answer with an `error`, as on the command line. What is thrown are
//! values that are no case at all, such as a number.

mod types;
mod utf16;

use iam_scenario::Options;
use js_sys::{Array, JSON, JsString};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

/// What an answer shall hold beyond the decision.
#[derive(Default, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
struct EvaluateOptions {
    trace: bool,
}

/// Answers a case: one answer for its own request if it has an action, then one for each check.
///
/// An object is first written as `JSON.stringify(case, null, 2)`, and that is its text. Offsets in bytes have a twin
/// in UTF-16 code units, as JavaScript strings count.
///
/// # Errors
/// Throws a `TypeError` for what is neither text nor an object, and for options that there are not.
#[wasm_bindgen(unchecked_return_type = "Answer[]")]
pub fn evaluate(
    #[wasm_bindgen(unchecked_param_type = "Case | string")] case: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "EvaluateOptions")] options: &JsValue,
) -> Result<Array, JsValue> {
    let options: EvaluateOptions = if options.is_undefined() || options.is_null() {
        EvaluateOptions::default()
    } else {
        serde_wasm_bindgen::from_value(options.clone()).map_err(|error| js_sys::TypeError::new(&error.to_string()))?
    };
    let text = text_of(case)?;
    let answers = Array::new();
    for line in iam_scenario::eval_text(&text, &Options { trace: options.trace }) {
        let mut answer: serde_json::Value =
            serde_json::from_str(&line).map_err(|error| js_sys::Error::new(&error.to_string()))?;
        utf16::add(&mut answer, &text);
        // Plain objects and not maps, so that `answer.decision` works.
        answers.push(&answer.serialize(&Serializer::json_compatible())?);
    }
    Ok(answers)
}

/// Runs a scenario: the report as a line of JSON, the very bytes that the command line prints.
///
/// # Errors
/// Throws a `TypeError` for what is neither text nor an object.
#[wasm_bindgen]
pub fn run(#[wasm_bindgen(unchecked_param_type = "object | string")] scenario: &JsValue) -> Result<String, JsValue> {
    let text = text_of(scenario)?;
    Ok(iam_scenario::run_text(&text, &Options::default(), &|_| None))
}

fn text_of(case: &JsValue) -> Result<String, JsValue> {
    if let Some(text) = case.as_string() {
        return Ok(text);
    }
    if !case.is_object() {
        return Err(js_sys::TypeError::new("a case or scenario is an object, or its JSON as a string").into());
    }
    let text: JsString = JSON::stringify_with_replacer_and_space(case, &JsValue::NULL, &JsValue::from(2))?;
    Ok(text.into())
}
