//! Tidied texts, over AWS's managed policies, this project's own, and where a file of them is named, those of AWS's
//! documentation: what they say is the same, and so is the spelling.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot read its inputs has nothing to test"
)]

use iam_assist::tidy_text::{Untidy, format, minify, sort};
use iam_catalog::catalogue::{Catalogue, PolicyStanding};
use iam_syntax::grammar;
use iam_syntax::policy::{Policy, PolicyKind};
use iam_syntax::span::Span;
use serde_json::Value;

use crate::vectors::cases;

#[track_caller]
fn check(text: &str, formatted: &str, sorted: &str) {
    assert_eq!(Ok(formatted.into()), format(text));
    assert_eq!(Ok(sorted.into()), sort(text));
}

#[test]
fn short_values_stand_beside_their_names() {
    check(
        r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"*"},"Action":["s3:PutObject","s3:GetObject"],"Resource":["*"],"Condition":{"StringEquals":{"aws:userid":["b","a"]},"Bool":{"aws:SecureTransport":true},"Null":{}}}]}"#,
        r#"{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": { "AWS": "*" },
      "Action": [
        "s3:PutObject",
        "s3:GetObject"
      ],
      "Resource": ["*"],
      "Condition": {
        "StringEquals": {
          "aws:userid": [
            "b",
            "a"
          ]
        },
        "Bool": { "aws:SecureTransport": true },
        "Null": {}
      }
    }
  ]
}
"#,
        r#"{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": { "AWS": "*" },
      "Action": [
        "s3:GetObject",
        "s3:PutObject"
      ],
      "Resource": ["*"],
      "Condition": {
        "StringEquals": {
          "aws:userid": [
            "a",
            "b"
          ]
        },
        "Bool": { "aws:SecureTransport": true },
        "Null": {}
      }
    }
  ]
}
"#,
    );
}

#[test]
fn twins_go_and_spelling_stays() {
    let text = r#"{"Statement":{"Sid":"\u0041\/","Action":["b:c","\u0061:b","a:b","b:c"],"Condition":{"NumericEquals":{"a:b":[1.50,1e2,"1.50",1.50]}}}}"#;
    let expected = r#"{"Statement":{"Sid":"\u0041\/","Action":["\u0061:b","b:c"],"Condition":{"NumericEquals":{"a:b":[1.50,"1.50",1e2]}}}}"#;
    assert_eq!(expected, minify(&sort(text).unwrap()).unwrap());
    assert_eq!(text, minify(&format(text).unwrap()).unwrap());
}

#[test]
fn an_order_that_means_something_stays() {
    let text = r#"{"Statement":[{"Sid":"b"},{"Sid":"a","Resource":[["b","a"]]}],"Other":["b","a"],"Action":["b","a"]}"#;
    assert_eq!(text, minify(&sort(text).unwrap()).unwrap());
}

#[test]
fn what_is_no_json_stays_and_says_where() {
    for tidy in [format, sort, minify] {
        assert_eq!(Err(Untidy::NotJson { at: 7 }), tidy(r#"{ "a": nil }"#));
        assert!(tidy("").is_err());
        assert!(tidy(r#"{ "a": 1, "a": 2 }"#).is_err());
        assert!(tidy("{} {}").is_err());
    }
}

/// A policy without its places, the values of each list in order where it has none.
fn said(kind: PolicyKind, text: &str, in_order: bool) -> Option<Policy> {
    let mut policy = grammar::parse(kind, text).policy?;
    policy.span = Span::default();
    for id in policy.id.iter_mut() {
        id.span = Span::default();
    }
    for statement in &mut policy.statements {
        statement.span = Span::default();
        statement.effect_span = Span::default();
        let texts = |texts: &mut Vec<iam_syntax::policy::Text>| {
            texts.iter_mut().for_each(|it| it.span = Span::default());
            if in_order {
                texts.sort_by(|a, b| a.value.cmp(&b.value));
                texts.dedup();
            }
        };
        for sid in statement.sid.iter_mut() {
            sid.span = Span::default();
        }
        for clause in statement.action.iter_mut().chain(&mut statement.resources) {
            (clause.name, clause.span) = (Span::default(), Span::default());
            texts(&mut clause.elements);
        }
        for condition in &mut statement.conditions {
            (condition.operator_span, condition.values_span) = (Span::default(), Span::default());
            (condition.keys_span, condition.key.span) = (Span::default(), Span::default());
            texts(&mut condition.values);
        }
        for principal in statement.principal.iter_mut() {
            (principal.name, principal.span) = (Span::default(), Span::default());
            for entry in &mut principal.entries {
                entry.value.span = Span::default();
            }
            if in_order {
                principal
                    .entries
                    .sort_by(|a, b| (a.family as u8, &a.value.value).cmp(&(b.family as u8, &b.value.value)));
                principal.entries.dedup();
            }
        }
    }
    Some(policy)
}

/// The characters of a text that are not blanks: what a change of layout leaves as it is.
fn ink(text: &str) -> String {
    text.chars().filter(|it| !it.is_whitespace()).collect()
}

fn try_all(place: &str, kind: PolicyKind, text: &str) {
    let Ok(formatted) = format(text) else {
        // What is not tidied is no policy.
        assert_eq!(None, grammar::parse(kind, text).policy, "{place}");
        return;
    };
    let (sorted, minified) = (sort(text).unwrap(), minify(text).unwrap());
    let value = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    assert_eq!(ink(text), ink(&formatted), "{place}");
    assert_eq!(ink(text), ink(&minified), "{place}");
    assert_eq!(value(text), value(&formatted), "{place}");
    assert_eq!(value(text), value(&minified), "{place}");
    assert!(minified.len() <= text.len(), "{place}");
    assert_eq!(formatted, format(&formatted).unwrap(), "{place}");
    assert_eq!(formatted, format(&minified).unwrap(), "{place}");
    assert_eq!(sorted, sort(&sorted).unwrap(), "{place}");
    assert_eq!(sorted, format(&sorted).unwrap(), "{place}");
    assert_eq!(minified, minify(&formatted).unwrap(), "{place}");
    assert_eq!(said(kind, text, false), said(kind, &formatted, false), "{place}");
    assert_eq!(said(kind, text, false), said(kind, &minified, false), "{place}");
    assert_eq!(said(kind, text, true), said(kind, &sorted, true), "{place}");
}

#[test]
fn managed_policies_say_the_same() {
    let catalogue = Catalogue::whole();
    let mut n_policies = 0;
    for policy in &catalogue.managed_policies().unwrap().policies {
        let arn = format!("arn:aws:iam::aws:policy{}{}", policy.path, policy.name);
        let PolicyStanding::Document(_, text) = catalogue.managed_policy(&arn) else {
            panic!("{arn}");
        };
        n_policies += 1;
        try_all(&policy.name, PolicyKind::Identity, text);
    }
    assert!(1500 < n_policies);
}

#[test]
fn policies_of_the_vectors_say_the_same() {
    for case in cases() {
        try_all(&case.place, case.kind, &case.text);
    }
}

#[test]
fn policies_of_the_documentation_say_the_same() {
    let Ok(path) = std::env::var("IAM_DOCS_CORPUS") else {
        eprintln!("skipped: IAM_DOCS_CORPUS does not name a file of policies, a JSON object a line");
        return;
    };
    for line in std::fs::read_to_string(path).unwrap().lines() {
        let entry: Value = serde_json::from_str(line).unwrap();
        let text = entry["text"].as_str().unwrap();
        for kind in [PolicyKind::Identity, PolicyKind::Resource, PolicyKind::Trust] {
            try_all(entry["file"].as_str().unwrap_or(""), kind, text);
        }
    }
}
