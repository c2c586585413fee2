//! The package in a real browser: objects in, objects out.

#![cfg(target_arch = "wasm32")]

use iam_wasm::{evaluate, run};
use js_sys::{JSON, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const CASE: &str = r#"{
  "id": "한국", "principal": "arn:aws:iam::111122223333:user/ana", "action": "s3:GetObject", "resource": "arn:aws:s3:::box/key",
  "policies": { "identity": [ { "name": "p", "document": {
    "Version": "2012-10-17",
    "Statement": { "Sid": "한글", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" } } } ] }
}"#;

fn field(value: &JsValue, name: &str) -> JsValue {
    Reflect::get(value, &name.into()).expect("an object")
}

#[wasm_bindgen_test]
fn text_and_object_give_the_same_decision() {
    let object = JSON::parse(CASE).expect("JSON");
    for case in [JsValue::from(CASE), object] {
        let answers = evaluate(&case, &JsValue::UNDEFINED).expect("answers");
        assert_eq!(1, answers.length());
        assert_eq!(
            Some("allowed"),
            field(&answers.get(0), "decision").as_string().as_deref()
        );
        assert_eq!(Some("한국"), field(&answers.get(0), "id").as_string().as_deref());
    }
}

#[wasm_bindgen_test]
fn offsets_have_twins() {
    let answers = evaluate(&CASE.into(), &JsValue::UNDEFINED).expect("answers");
    let findings = field(&answers.get(0), "findings");
    let sid = js_sys::Array::from(&findings)
        .iter()
        .find(|it| field(it, "code").as_string().as_deref() == Some("UNSUPPORTED_SID"));
    let sid = sid.expect("the Sid is a finding");
    let (bytes, units) = (
        js_sys::Array::from(&field(&sid, "span")),
        js_sys::Array::from(&field(&sid, "spanUtf16")),
    );
    let width = |range: &js_sys::Array| range.get(1).as_f64().expect("end") - range.get(0).as_f64().expect("start");
    assert!(0.0 < width(&units), "a place in the Sid");
    assert!(
        (width(&bytes) - 3.0 * width(&units)).abs() < f64::EPSILON,
        "a Hangul syllable is three bytes and one unit"
    );
}

#[wasm_bindgen_test]
fn a_bad_case_is_an_answer_and_a_number_is_thrown() {
    let answers = evaluate(&"{".into(), &JsValue::UNDEFINED).expect("answers");
    assert!(field(&answers.get(0), "error").is_object());
    assert!(evaluate(&7.into(), &JsValue::UNDEFINED).is_err());
}

#[wasm_bindgen_test]
fn a_scenario_gives_the_report_of_the_command_line() {
    let text = include_str!("../../../tests/scenarios/two-hops.json");
    let report = run(&text.into()).expect("a report");
    let options = iam_scenario::Options::default();
    assert_eq!(iam_scenario::run_text(text, &options, &|_| None), report);
    assert!(report.starts_with("{\"version\":1,\"steps\":[{\"id\":\"build\""));
}
