//! One statement: effect, sid, and which elements go together.

use iam_syntax::grammar::parse;
use iam_syntax::policy::PolicyKind::{self, *};

use crate::check::{check, check_statement, statement};

#[test]
fn effects() {
    let of = |effect: &str| format!(r#""Effect":{effect},"Action":"s3:Get*","Resource":"*""#);
    check_statement(Identity, &of("\"Allow\""), &[]);
    check_statement(Identity, &of("\"Deny\""), &[]);
    for word in ["allow", "ALLOW", "Permit", "", " Deny"] {
        let expected = format!("malformed G-6 INVALID_EFFECT /Statement/Effect «\"{word}\"»");
        check_statement(Identity, &of(&format!("\"{word}\"")), &[&expected]);
    }
    check_statement(
        Identity,
        &of("[\"Allow\"]"),
        &["malformed G-13 DATA_TYPE_MISMATCH /Statement/Effect «[\"Allow\"]»"],
    );
    check_statement(
        Identity,
        &of("null"),
        &["malformed G-13 DATA_TYPE_MISMATCH /Statement/Effect «null»"],
    );
    check_statement(
        Identity,
        r#""Action":"s3:Get*","Resource":"*""#,
        &["malformed G-12 MISSING_EFFECT /Statement «{»"],
    );
}

#[test]
fn the_users_text_in_a_sentence_is_short() {
    let message = |effect: &str| {
        let text = statement(&format!(r#""Effect":"{effect}","Action":"s3:Get*","Resource":"*""#));
        parse(Identity, &text).diagnostics[0].message.clone()
    };
    assert_eq!("an effect is `Allow` or `Deny`, not `a`", message("a"));
    assert_eq!("an effect is `Allow` or `Deny`, not `a…`", message("a\\nb"));
    let forty = "é".repeat(40);
    assert_eq!(
        format!("an effect is `Allow` or `Deny`, not `{forty}`"),
        message(&forty)
    );
    assert_eq!(
        format!("an effect is `Allow` or `Deny`, not `{forty}…`"),
        message(&format!("{forty}x"))
    );
}

#[test]
fn one_action_element() {
    for kind in PolicyKind::ALL {
        let rest = if kind.has_principal() {
            r#""Effect":"Deny","Principal":"*","#
        } else {
            r#""Effect":"Deny","#
        };
        let codes = |elements: &str| -> Vec<String> {
            let text = statement(&format!("{rest}{elements}"));
            let found = parse(kind, &text).diagnostics;
            let about = found.iter().filter(|found| {
                found.message.contains("Action`") && !found.code.contains("CP_SYNTAX") && !found.code.contains("ARN")
            });
            about
                .map(|found| format!("{:?} {}", found.weight, found.code))
                .collect()
        };
        let none: [&str; 0] = [];
        assert_eq!(none, *codes(r#""Action":"sts:AssumeRole","Resource":"*""#), "{kind:?}");
        assert_eq!(
            none,
            *codes(r#""NotAction":"sts:AssumeRole","Resource":"*""#),
            "{kind:?}"
        );
        let both = codes(r#""Action":"sts:AssumeRole","NotAction":"sts:TagSession","Resource":"*""#);
        assert_eq!(["Malformed UNSUPPORTED_ELEMENT_COMBINATION"], *both, "{kind:?}");
        let expected = if kind == Key {
            "Flawed MISSING_ACTION"
        } else {
            "Malformed MISSING_ACTION"
        };
        assert_eq!([expected], *codes(r#""Resource":"*""#), "{kind:?}");
    }
}

#[test]
fn one_resource_element() {
    for kind in PolicyKind::ALL {
        let rest = if kind.has_principal() {
            r#""Effect":"Deny","Principal":"*","#
        } else {
            r#""Effect":"Deny","#
        };
        let codes = |elements: &str| -> Vec<String> {
            let text = statement(&format!(r#"{rest}"Action":"sts:AssumeRole"{elements}"#));
            let found = parse(kind, &text).diagnostics;
            let about = found
                .iter()
                .filter(|found| ["MISSING_RESOURCE", "UNSUPPORTED_ELEMENT_COMBINATION"].contains(&found.code));
            about
                .map(|found| format!("{:?} {} {}", found.weight, found.code, found.rule))
                .collect()
        };
        let stands_for_itself = matches!(kind, Resource | Key | Trust);
        let none: [&str; 0] = [];
        assert_eq!(none, *codes(r#","Resource":"*""#), "{kind:?}");
        assert_eq!(none, *codes(r#","NotResource":"*""#), "{kind:?}");
        let both = codes(r#","Resource":"*","NotResource":"arn:aws:s3:::b""#);
        let weight = if stands_for_itself { "Flawed" } else { "Malformed" };
        assert_eq!(
            [format!("{weight} UNSUPPORTED_ELEMENT_COMBINATION G-12")],
            *both,
            "{kind:?}"
        );
        let missing: &[&str] = match kind {
            Resource | Trust => &[],
            Key => &["Flawed MISSING_RESOURCE G-23"],
            _ => &["Malformed MISSING_RESOURCE G-12"],
        };
        assert_eq!(missing, codes(""), "{kind:?}");
    }
    let both =
        statement(r#""Effect":"Deny","Principal":"*","Action":"s3:*","NotResource":"arn:aws:s3:::b","Resource":"*""#);
    let policy = parse(Resource, &both).policy.unwrap();
    let inverted: Vec<bool> = policy.statements[0]
        .resources
        .iter()
        .map(|clause| clause.inverted)
        .collect();
    assert_eq!([false, true], *inverted);
    check(
        Resource,
        &both,
        &["error G-12 UNSUPPORTED_ELEMENT_COMBINATION /Statement/Resource «\"Resource\"»"],
    );
}

#[test]
fn a_key_policy_statement_without_effect() {
    check_statement(
        Key,
        r#""Effect":"Allow","Principal":"*""#,
        &[
            "error G-23 MISSING_ACTION /Statement «{»",
            "error G-23 MISSING_RESOURCE /Statement «{»",
        ],
    );
    let policy = parse(Key, &statement(r#""Effect":"Allow","Principal":"*""#))
        .policy
        .unwrap();
    assert_eq!(None, policy.statements[0].action);
    assert!(policy.statements[0].resources.is_empty());
}

#[test]
fn one_principal_element() {
    for kind in PolicyKind::ALL {
        let codes = |elements: &str| -> Vec<String> {
            let text = statement(&format!(
                r#""Effect":"Deny","Action":"sts:AssumeRole","Resource":"*"{elements}"#
            ));
            let found = parse(kind, &text).diagnostics;
            let codes = [
                "UNSUPPORTED_PRINCIPAL",
                "MISSING_PRINCIPAL",
                "UNSUPPORTED_ELEMENT_COMBINATION",
            ];
            let about = found.iter().filter(|found| codes.contains(&found.code));
            about
                .map(|found| format!("{:?} {} {}", found.weight, found.code, found.span.of(&text)))
                .collect()
        };
        let one = codes(r#","Principal":"*""#);
        let other = codes(r#","NotPrincipal":"*""#);
        let both = codes(r#","Principal":"*","NotPrincipal":"*""#);
        let neither = codes("");
        let none: [&str; 0] = [];
        if kind.has_principal() {
            assert_eq!(none, *one, "{kind:?}");
            assert_eq!(none, *other, "{kind:?}");
            assert_eq!(
                ["Malformed UNSUPPORTED_ELEMENT_COMBINATION \"NotPrincipal\""],
                *both,
                "{kind:?}"
            );
            assert_eq!(["Malformed MISSING_PRINCIPAL {"], *neither, "{kind:?}");
        } else {
            let (first, second) = (
                "Malformed UNSUPPORTED_PRINCIPAL \"Principal\"",
                "Malformed UNSUPPORTED_PRINCIPAL \"NotPrincipal\"",
            );
            assert_eq!([first], *one, "{kind:?}");
            assert_eq!([second], *other, "{kind:?}");
            assert_eq!([first, second], *both, "{kind:?}");
            assert_eq!(none, *neither, "{kind:?}");
        }
    }
}

#[test]
fn sids() {
    let two = |first: &str, second: &str| {
        let of =
            |sid: &str| format!(r#"{{"Sid":"{sid}","Effect":"Deny","Principal":"*","Action":"sts:*","Resource":"*"}}"#);
        format!(
            r#"{{"Version":"2012-10-17","Statement":[{},{}]}}"#,
            of(first),
            of(second)
        )
    };
    for kind in PolicyKind::ALL {
        let codes = |text: &str| -> Vec<String> {
            let text = if kind.has_principal() {
                text.into()
            } else {
                text.replace(r#""Principal":"*","#, "")
            };
            let found = parse(kind, &text).diagnostics;
            let about = found.iter().filter(|found| found.rule == "G-11");
            about
                .map(|found| {
                    format!(
                        "{:?} {} {} «{}»",
                        found.severity,
                        found.code,
                        found.path,
                        found.span.of(&text)
                    )
                })
                .collect()
        };
        let is_strict = matches!(kind, Identity | Boundary | Session | Trust);
        let none: [&str; 0] = [];
        assert_eq!(none, *codes(&two("A1", "a1")), "{kind:?}");
        let odd = codes(&two("my sid", "A1"));
        let expected: &[&str] = if is_strict {
            &["Error UNSUPPORTED_SID /Statement/0/Sid « »"]
        } else {
            &[]
        };
        assert_eq!(expected, odd, "{kind:?}");
        let same = if is_strict {
            "Error UNIQUE_SIDS_REQUIRED"
        } else {
            "Warning UNIQUE_SIDS_RECOMMENDED"
        };
        assert_eq!(
            [format!("{same} /Statement/1/Sid «\"A1\"»")],
            *codes(&two("A1", "A1")),
            "{kind:?}"
        );
        let empty = codes(&two("", ""));
        assert_eq!(2, empty.len(), "{kind:?}");
        assert_eq!("Suggestion EMPTY_SID_VALUE /Statement/0/Sid «\"\"»", empty[0]);
    }
    check_statement(
        Identity,
        r#""Sid":7,"Effect":"Deny","Action":"s3:*","Resource":"*""#,
        &["malformed G-13 DATA_TYPE_MISMATCH /Statement/Sid «7»"],
    );
}

#[test]
fn all_problems_in_one_pass() {
    check(
        Identity,
        r#"{"version":"2012-10-17","Statement":[{"Effect":"allow","Action":"s3"},{"Effect":"Deny","Resource":7,"Action":"*",},"x"]}"#,
        &[
            "malformed G-5 INVALID_POLICY_ELEMENT /version «\"version\"»",
            "malformed G-12 MISSING_RESOURCE /Statement/0 «{»",
            "malformed G-6 INVALID_EFFECT /Statement/0/Effect «\"allow\"»",
            "error A-3 INVALID_ACTION /Statement/0/Action «\"s3\"»",
            "malformed G-13 DATA_TYPE_MISMATCH /Statement/1/Resource «7»",
            "malformed G-1 JSON_SYNTAX_ERROR /Statement/1 «,»",
            "malformed G-13 DATA_TYPE_MISMATCH /Statement/2 «\"x\"»",
        ],
    );
}

#[test]
fn nothing_is_missing_where_the_text_is_torn() {
    check(
        Identity,
        r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","#,
        &["malformed G-1 JSON_SYNTAX_ERROR /Statement/0 «{»"],
    );
    check(
        Identity,
        r#"{"Vers"#,
        &[
            "malformed G-1 JSON_SYNTAX_ERROR  «{»",
            "malformed G-1 JSON_SYNTAX_ERROR /Vers «\"Vers»",
            "malformed G-1 JSON_SYNTAX_ERROR /Vers «\"Vers»",
            "malformed G-5 INVALID_POLICY_ELEMENT /Vers «\"Vers»",
        ],
    );
    // Where a value is torn, nothing is said of its type.
    for element in ["Sid", "Effect", "Principal", "Action", "Resource", "Condition"] {
        let text = statement(&format!(r#""{element}":"#));
        let found = parse(Resource, &text).diagnostics;
        let codes: Vec<&str> = found.iter().map(|found| found.code).collect();
        assert_eq!(["JSON_SYNTAX_ERROR"], *codes, "{element}");
    }
    for condition in [r#"{"Bool":}"#, r#"{"Bool":{"aws:SecureTransport":}}"#] {
        let text = statement(&format!(r#""Condition":{condition}"#));
        assert_eq!(1, parse(Resource, &text).diagnostics.len(), "{condition}");
    }
}
