//! What is given back is what the command line prints, and what can't be is an error of one shape.

use iam_render::explain::Way;
use iam_wasm::answers::{decode_link, encode_link, evaluate, explain, flip, invalid_option, lint, no_text};
use iam_wasm::options::{DecodeLink, EncodeLink, Evaluate, Explain, Flip, Lint};
use serde_json::{Value, json};

const NOW: f64 = 1.8e12;

fn read(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

#[track_caller]
fn check_code(told: &str, code: &str) {
    let told = read(told);
    let told = if told.is_array() { &told[0] } else { &told };
    assert_eq!(Some(code), told["error"]["code"].as_str(), "{told}");
    let message = told["error"]["message"].as_str().expect("a message");
    assert!(!message.is_empty() && told["error"]["path"].is_string(), "{told}");
}

#[test]
fn errors_have_one_shape() {
    let scenario = r#"{"version":1,"accounts":{},"steps":[]}"#;
    check_code(&evaluate("{", &Evaluate::default()), "JSON_SYNTAX_ERROR");
    check_code(&explain("{}[", &Explain::default()), "JSON_SYNTAX_ERROR");
    check_code(&flip(r#"{"acton":"a"}"#, &Flip::default()), "UNKNOWN_FIELD");
    check_code(
        &encode_link(r#"{"acton":"a"}"#, &EncodeLink::default()),
        "UNKNOWN_FIELD",
    );
    let redact = EncodeLink {
        redact: true,
        ..Default::default()
    };
    let unread = r#"{"version":2,"accounts":{},"steps":[]}"#;
    check_code(&encode_link(unread, &redact), "NOT_REDACTED");
    check_code(&decode_link("hello", &DecodeLink::default()), "NOT_A_LINK");
    check_code(&decode_link("s=7.AAAA.abcdefg", &DecodeLink::default()), "LINK_NEWER");
    check_code(&lint(scenario, &Lint::default(), NOW), "NOT_A_POLICY");
    let now = Lint {
        now: Some("soon".into()),
        ..Default::default()
    };
    check_code(&lint("{}", &now, NOW), "INVALID_OPTION");
    assert_eq!("INVALID_TYPE", no_text().code);
}

/// What is wrong with options is said of options.
#[test]
fn options_that_there_are_not() {
    #[track_caller]
    fn check<O: serde::de::DeserializeOwned + std::fmt::Debug>(options: &Value, said: &str) {
        let error = serde_json::from_str::<O>(&options.to_string()).expect_err("wrong options");
        assert_eq!(said, invalid_option(&error).message);
    }
    check::<Evaluate>(
        &json!({ "trce": true }),
        "unknown option `trce`, expected one of `trace`, `call`, `utf16`",
    );
    check::<Explain>(
        &json!({ "view": "table" }),
        "invalid value: string \"table\", expected `steps`, `matrix` or `depends`",
    );
    check::<Flip>(
        &json!({ "lang": "fr" }),
        "invalid value: string \"fr\", expected `en` or `ko`",
    );
    check::<Lint>(
        &json!({ "kind": "bucket" }),
        "`bucket` is no kind: it is identity, boundary, session, resource, resource:SERVICE, key, trust, scp, rcp or endpoint",
    );
    let fine: Explain = serde_json::from_value(json!({ "view": "matrix", "lang": "ko" })).expect("options");
    assert_eq!(Way::Matrix, fine.view);
}

/// A Hangul syllable is three bytes and one unit.
#[test]
fn places_have_twins_when_asked() {
    let case = r#"{ "principal": "arn:aws:iam::111122223333:user/ana", "action": "s3:GetObject", "resource": "arn:aws:s3:::box/key",
      "policies": { "identity": [ { "name": "p", "document": {
        "Version": "2012-10-17", "Statement": { "Sid": "한글", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" } } } ] } }"#;
    let asked = Evaluate {
        trace: true,
        utf16: true,
        ..Default::default()
    };
    let told = read(&evaluate(case, &asked));
    let sid = told[0]["findings"]
        .as_array()
        .and_then(|all| all.iter().find(|it| it["code"] == "UNSUPPORTED_SID"));
    let sid = sid.expect("the Sid is a finding");
    let width = |name: &str| sid[name][1].as_u64().expect("an end") - sid[name][0].as_u64().expect("a start");
    assert!(0 < width("spanUtf16"));
    assert_eq!(width("span"), 3 * width("spanUtf16"));
    let sources: Vec<&Value> = told[0]["trace"]
        .as_array()
        .expect("steps")
        .iter()
        .map(|it| &it["source"])
        .collect();
    assert!(
        sources.iter().any(|it| it["endUtf16"].as_u64() < it["end"].as_u64()),
        "{sources:?}"
    );
    let plain = evaluate(case, &Evaluate::default());
    assert!(!plain.contains("Utf16"), "{plain}");
}
