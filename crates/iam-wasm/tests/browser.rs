//! The package in a real browser: values in, values out, and nothing thrown.

#![cfg(target_arch = "wasm32")]

use iam_wasm::{decode_link, encode_link, evaluate, lint, run, version};
use js_sys::{Array, JSON, Object, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const CASE: &str = r#"{
  "id": "한국", "principal": "arn:aws:iam::111122223333:user/ana", "action": "s3:GetObject", "resource": "arn:aws:s3:::box/key",
  "policies": { "identity": [ { "name": "p", "document": {
    "Version": "2012-10-17",
    "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" } } } ] }
}"#;

fn field(value: &JsValue, name: &str) -> JsValue {
    Reflect::get(value, &name.into()).expect("an object")
}

fn text(value: &JsValue, name: &str) -> Option<String> {
    field(value, name).as_string()
}

#[wasm_bindgen_test]
fn text_and_object_give_the_same_decision() {
    let object = JSON::parse(CASE).expect("JSON");
    for case in [JsValue::from(CASE), object] {
        let answers = Array::from(&evaluate(&case, &JsValue::UNDEFINED));
        assert_eq!(1, answers.length());
        assert_eq!(Some("allowed".to_string()), text(&answers.get(0), "decision"));
        assert_eq!(Some("한국".to_string()), text(&answers.get(0), "id"));
    }
}

#[wasm_bindgen_test]
fn nothing_is_thrown() {
    let itself = Object::new();
    Reflect::set(&itself, &"itself".into(), &itself).expect("a field");
    for input in [JsValue::from(7), JsValue::NULL, JsValue::UNDEFINED, itself.into()] {
        for told in [
            Array::from(&evaluate(&input, &JsValue::UNDEFINED)).get(0),
            Array::from(&lint(&input, &JsValue::UNDEFINED)).get(0),
            run(&input, &JsValue::UNDEFINED),
            encode_link(&input, &JsValue::UNDEFINED),
            decode_link(&input, &JsValue::UNDEFINED),
        ] {
            assert_eq!(Some("INVALID_TYPE".to_string()), text(&field(&told, "error"), "code"));
        }
    }
    let options = JSON::parse(r#"{"trce":true}"#).expect("JSON");
    for options in [options, JsValue::from(7)] {
        let told = Array::from(&evaluate(&CASE.into(), &options)).get(0);
        assert_eq!(Some("INVALID_OPTION".to_string()), text(&field(&told, "error"), "code"));
    }
}

#[wasm_bindgen_test]
fn what_is_left_undefined_is_left_out() {
    let options = Object::new();
    Reflect::set(&options, &"trace".into(), &JsValue::UNDEFINED).expect("a field");
    let told = Array::from(&evaluate(&CASE.into(), &options)).get(0);
    assert_eq!(Some("allowed".to_string()), text(&told, "decision"));
}

#[wasm_bindgen_test]
fn a_report_is_the_line_of_the_command_line() {
    let scenario = include_str!("../../../tests/scenarios/two-hops.json");
    let report = run(&scenario.into(), &JsValue::UNDEFINED);
    let written = JSON::stringify(&report).expect("JSON");
    let options = iam_scenario::Options::default();
    assert_eq!(
        iam_scenario::run_text(scenario, &options, &iam_render::managed_policy),
        String::from(written)
    );
    assert!(!version().is_empty());
}
