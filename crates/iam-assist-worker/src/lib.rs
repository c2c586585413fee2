//! What a worker offers while a policy is edited, which is fetched when it is first asked: what could stand at a place and
//! what stands there, the text made tidy, and AWS's own policies. Answers are JSON, words and all; places are counted as
//! the browser does it, in UTF-16.
//!
//! The catalogue comes in parts, in any order. What is not there yet is not spoken of; nothing waits for it here.

mod answer;

use std::cell::RefCell;

use iam_catalog::catalogue::Catalogue;
use iam_syntax::policy::PolicyKind;
use iam_syntax::utf16;
use iam_words::Lang;
use wasm_bindgen::prelude::wasm_bindgen;

thread_local! {
    static CATALOGUE: RefCell<Catalogue> = RefCell::new(Catalogue::new());
}

/// Takes a part of the catalogue: `names`, `service`, `policies` (which there are) or `bucket` (documents of some). Says
/// whether it could be read.
#[wasm_bindgen]
#[must_use]
pub fn add(part: &str, bytes: &[u8]) -> bool {
    CATALOGUE.with_borrow_mut(|catalogue| {
        let added = match part {
            "names" => catalogue.add_names(bytes),
            "service" => catalogue.add_shard(bytes),
            "policies" => catalogue.add_policy_index(bytes),
            "bucket" => catalogue.add_policy_bucket(bytes),
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

/// What could stand at a place.
#[wasm_bindgen]
#[must_use]
pub fn complete(kind: &str, text: &str, at: u32, lang: &str) -> String {
    let offset = utf16::byte(text, at);
    let found = CATALOGUE
        .with_borrow(|catalogue| iam_assist::complete::complete(kind_of(kind), text, offset, catalogue, lang_of(lang)));
    answer::completions(text, &found)
}

/// What it is that stands at a place; `null` where there is nothing to say.
#[wasm_bindgen]
#[must_use]
pub fn hover(kind: &str, text: &str, at: u32, lang: &str) -> String {
    let offset = utf16::byte(text, at);
    let told = CATALOGUE
        .with_borrow(|catalogue| iam_assist::hover::hover(kind_of(kind), text, offset, catalogue, lang_of(lang)));
    told.map_or_else(|| "null".into(), |told| answer::hover(text, &told))
}

/// A text made tidy: `format`, `sort` or `minify`; or the first place where it is torn.
#[wasm_bindgen]
#[must_use]
pub fn tidy(how: &str, text: &str) -> String {
    let tidied = match how {
        "sort" => iam_assist::tidy_text::sort(text),
        "minify" => iam_assist::tidy_text::minify(text),
        _ => iam_assist::tidy_text::format(text),
    };
    answer::tidied(text, tidied)
}

/// AWS's own policies, if it is known which there are.
#[wasm_bindgen]
#[must_use]
pub fn managed() -> String {
    CATALOGUE.with_borrow(answer::managed)
}

/// The document of one of AWS's own policies, or the part of the catalogue that is wanted for it.
#[wasm_bindgen]
#[must_use]
pub fn managed_document(arn: &str) -> String {
    CATALOGUE.with_borrow(|catalogue| answer::managed_document(catalogue, arn))
}

/// The kind of a name; any other is an identity-based policy.
fn kind_of(name: &str) -> PolicyKind {
    PolicyKind::of_name(name).unwrap_or(PolicyKind::Identity)
}

/// The language of a name; any other is English.
fn lang_of(name: &str) -> Lang {
    Lang::of_tag(name).unwrap_or(Lang::En)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

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
    fn what_comes_of_the_catalogue_is_spoken_of() {
        assert_eq!(services(WRONG), "s3");
        let at = u32::try_from(WRONG[..WRONG.find("s3:Get").unwrap()].encode_utf16().count()).unwrap();
        let before = read(&hover("identity", WRONG, at + 3, "en"));
        assert!(add("names", &catalogue_file("names.bin")));
        assert!(add("service", &catalogue_file("svc/s3.txt")));
        assert!(!add("service", b"torn"));
        let after = read(&hover("identity", WRONG, at + 3, "en"));
        assert_ne!(before, after);
        assert_eq!(part(WRONG, &after), "s3:Get*");
        assert!(after["lines"].to_string().contains("s3:GetAccessGrant"), "{after}");
        let typed = WRONG.replace("s3:Get*", "s3:GetObj");
        let offered = read(&complete("identity", &typed, at + 9, "en"));
        assert!(
            offered["items"][0]["label"]
                .as_str()
                .unwrap()
                .starts_with("s3:GetObject"),
            "{offered}"
        );
    }

    #[test]
    fn a_text_is_tidied_or_its_first_torn_place_named() {
        assert_eq!(read(&tidy("minify", "{ \"a\" : 1 }"))["text"], "{\"a\":1}");
        assert_eq!(
            read(&tidy("format", "{\"한😀\": "))
                .as_object()
                .unwrap()
                .keys()
                .next()
                .unwrap(),
            "torn"
        );
    }

    #[test]
    fn managed_policies_come_part_by_part() {
        let arn = "arn:aws:iam::aws:policy/ReadOnlyAccess";
        assert_eq!(managed(), "null");
        assert_eq!(read(&managed_document(arn)), json!({ "wanted": "policies" }));
        assert!(add("policies", &catalogue_file("policies.txt")));
        assert!(1_500 < read(&managed()).as_array().unwrap().len());
        let wanted = read(&managed_document(arn))["wanted"].as_u64().unwrap();
        assert!(add("bucket", &catalogue_file(&format!("policies/{wanted:02}.txt"))));
        assert!(
            read(&managed_document(arn))["text"]
                .as_str()
                .unwrap()
                .starts_with("{\n")
        );
        assert_eq!(managed_document("arn:aws:iam::aws:policy/None"), "null");
    }
}
