//! What a worker says of policies while they are edited, which is fetched once the page stands: a policy as text goes in,
//! its findings come out as JSON, words and all. Places are counted as the browser does it, in UTF-16.
//!
//! The catalogue comes in parts, in any order. What is not there yet is not spoken of; nothing waits for it here.

mod answer;

use std::cell::RefCell;

use iam_catalog::catalogue::Catalogue;
use iam_lint::Document;
use iam_syntax::policy::PolicyKind;
use iam_words::Lang;
use wasm_bindgen::prelude::wasm_bindgen;

thread_local! {
    static CATALOGUE: RefCell<Catalogue> = RefCell::new(Catalogue::new());
}

/// Takes a part of the catalogue, `names` or `service`. Says whether it could be read.
#[wasm_bindgen]
#[must_use]
pub fn add(part: &str, bytes: &[u8]) -> bool {
    CATALOGUE.with_borrow_mut(|catalogue| {
        let added = match part {
            "names" => catalogue.add_names(bytes),
            "service" => catalogue.add_shard(bytes),
            _ => return false,
        };
        added.is_ok()
    })
}

/// The services whose part of the catalogue a text calls for, one a line.
#[wasm_bindgen]
#[must_use]
pub fn services(text: &str) -> String {
    CATALOGUE.with_borrow(|catalogue| iam_catalog::named::services_named(text, catalogue).join("\n"))
}

/// What is wrong, risky or without effect in a policy. `service` is the one whose resource it is attached to, or empty;
/// `now` is in seconds since 1970.
#[wasm_bindgen]
#[must_use]
pub fn lint(kind: &str, service: &str, text: &str, now: f64, lang: &str) -> String {
    let document = Document {
        text,
        kind: kind_of(kind),
        service: (!service.is_empty()).then_some(service),
    };
    // OK because a fraction of a second doesn't matter, and what is too large is cut.
    let findings = CATALOGUE.with_borrow(|catalogue| iam_lint::lint(&document, catalogue, Some(now as i64)));
    answer::findings(text, &findings, Lang::of_tag(lang).unwrap_or(Lang::En))
}

/// The kind of a name; any other is an identity-based policy.
fn kind_of(name: &str) -> PolicyKind {
    PolicyKind::of_name(name).unwrap_or(PolicyKind::Identity)
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    fn read(answer: &str) -> Value {
        serde_json::from_str(answer).unwrap()
    }

    fn catalogue_file(path: &str) -> Vec<u8> {
        std::fs::read([concat!(env!("CARGO_MANIFEST_DIR"), "/../../www/catalogue/"), path].concat()).unwrap()
    }

    /// The text between two places that the browser counted.
    fn part(text: &str, answer: &Value) -> String {
        let at = |name: &str| usize::try_from(answer[name].as_u64().unwrap()).unwrap();
        let units: Vec<u16> = text.encode_utf16().collect();
        String::from_utf16(&units[at("from")..at("to")]).unwrap()
    }

    const WRONG: &str = r#"{
  "Version": "2012-10-17",
  "Id": "초안 😀",
  "Statement": {
    "Effect": "Allow",
    "Action": "s3:Get*",
    "Resource": "*",
    "Condition": { "StringEqual": { "aws:PrincipalTag/team": "a" } }
  }
}"#;

    #[test]
    fn a_finding_marks_its_text_and_mends_it() {
        let found = read(&lint("identity", "", WRONG, 0.0, "en"));
        let wrong = found
            .as_array()
            .unwrap()
            .iter()
            .find(|it| !it["fix"].is_null())
            .unwrap();
        assert_eq!(wrong["severity"], "ERROR");
        assert_eq!(part(WRONG, wrong), "\"StringEqual\"");
        assert_eq!(wrong["fix"]["text"], WRONG.replace("StringEqual", "StringEquals"));
        assert!(
            wrong["page"]
                .as_str()
                .unwrap()
                .starts_with("https://docs.aws.amazon.com/")
        );
    }

    #[test]
    fn what_comes_of_the_catalogue_is_spoken_of() {
        let typed = r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObjec","Resource":"*"}}"#;
        let codes = || lint("identity", "", typed, 0.0, "en");
        let before = codes();
        assert!(add("names", &catalogue_file("names.bin")));
        assert!(add("service", &catalogue_file("svc/s3.txt")));
        assert!(!add("service", b"torn"));
        assert_ne!(before, codes());
        assert!(codes().contains("GetObject"), "{}", codes());
    }

    #[test]
    fn a_finding_is_said_in_the_language_that_is_asked_for() {
        let said = |lang| read(&lint("identity", "", WRONG, 0.0, lang))[0]["message"].clone();
        assert_ne!(said("en"), said("ko"));
        assert_eq!(said("en"), said(""));
    }
}
