//! The whole document: version, id, statements, quotas, characters.

use iam_syntax::diagnostic::Severity;
use iam_syntax::grammar::parse;
use iam_syntax::policy::PolicyKind::{self, *};
use iam_syntax::policy::{Effect, Version};

use crate::check::{check, check_statement, statement};

const ALLOW: &str = r#""Effect":"Allow","Action":"s3:GetObject","Resource":"*""#;

/// A good statement of a kind.
fn good(kind: PolicyKind) -> &'static str {
    match kind {
        Identity | Boundary | Session | Scp => r#""Effect":"Allow","Action":"s3:GetObject","Resource":"*""#,
        Resource | Endpoint => r#""Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"*""#,
        Key => r#""Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"kms:*","Resource":"*""#,
        Trust => r#""Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"sts:AssumeRole""#,
        Rcp => r#""Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*""#,
    }
}

#[test]
fn good_documents_of_each_kind() {
    for kind in PolicyKind::ALL {
        check_statement(kind, good(kind), &[]);
        check(
            kind,
            &format!(r#"{{"Statement":[{{{}}}],"Version":"2012-10-17"}}"#, good(kind)),
            &[],
        );
    }
}

#[test]
fn the_document_as_read() {
    let text = r#"{"Id":"x","Version":"2012-10-17","Statement":[{"Sid":"A1","Effect":"Deny","NotPrincipal":{"AWS":["111122223333"],
        "Service":"s3.amazonaws.com"},"NotAction":["s3:Get*","s3:\u0050ut*"],"NotResource":"arn:aws:s3:::b",
        "Condition":{"ForAnyValue:StringLike":{"aws:TagKeys":["a","b"]},"Bool":{"aws:SecureTransport":false}}}]}"#;
    let policy = parse(Resource, text).policy.unwrap();
    assert_eq!((Resource, Version::V2012), (policy.kind, policy.version));
    assert_eq!(text, policy.span.of(text));
    assert_eq!("x", policy.id.unwrap().value);
    let [statement] = policy.statements.as_slice() else {
        panic!("one statement")
    };
    assert_eq!(Effect::Deny, statement.effect);
    assert_eq!("\"Deny\"", statement.effect_span.of(text));
    assert_eq!("A1", statement.sid.as_ref().unwrap().value);

    let principal = statement.principal.as_ref().unwrap();
    assert!(principal.inverted);
    assert_eq!("\"NotPrincipal\"", principal.name.of(text));
    let names: Vec<&str> = principal
        .entries
        .iter()
        .map(|entry| entry.value.value.as_str())
        .collect();
    assert_eq!(["111122223333", "s3.amazonaws.com"], *names);

    let action = statement.action.as_ref().unwrap();
    assert!(action.inverted);
    assert_eq!(r#"["s3:Get*","s3:\u0050ut*"]"#, action.span.of(text));
    assert_eq!("s3:Put*", action.elements[1].value);
    assert_eq!(r#""s3:\u0050ut*""#, action.elements[1].span.of(text));

    assert_eq!(1, statement.resources.len());
    assert!(statement.resources[0].inverted);

    let [tags, tls] = statement.conditions.as_slice() else {
        panic!("two conditions")
    };
    assert_eq!("\"ForAnyValue:StringLike\"", tags.operator_span.of(text));
    assert_eq!(
        ("aws:TagKeys", "\"aws:TagKeys\""),
        (tags.key.value.as_str(), tags.key.span.of(text))
    );
    assert_eq!(r#"["a","b"]"#, tags.values_span.of(text));
    assert_eq!(
        ("false", "false"),
        (tls.values[0].value.as_str(), tls.values[0].span.of(text))
    );
}

#[test]
fn one_object() {
    check(Identity, "", &["malformed G-1 JSON_SYNTAX_ERROR  «»"]);
    check(Identity, "[]", &["malformed G-1 DATA_TYPE_MISMATCH  «[]»"]);
    check(Identity, "\"{}\"", &["malformed G-1 DATA_TYPE_MISMATCH  «\"{}\"»"]);
    let twice = format!("{0} {0}", statement(ALLOW));
    check(Identity, &twice, &["malformed G-1 JSON_SYNTAX_ERROR  «{»"]);
}

#[test]
fn statement_element() {
    check(
        Identity,
        r#"{"Version":"2012-10-17"}"#,
        &["malformed G-1 MISSING_STATEMENT  «{»"],
    );
    check(
        Identity,
        r#"{"Version":"2012-10-17","Statement":"x"}"#,
        &["malformed G-13 DATA_TYPE_MISMATCH /Statement «\"x\"»"],
    );
    check(
        Identity,
        r#"{"Version":"2012-10-17","Statement":[7,null]}"#,
        &[
            "malformed G-13 DATA_TYPE_MISMATCH /Statement/0 «7»",
            "malformed G-13 DATA_TYPE_MISMATCH /Statement/1 «null»",
        ],
    );
    check(
        Identity,
        r#"{"Version":"2012-10-17","Statement":[]}"#,
        &["suggestion G-15 EMPTY_ARRAY_STATEMENT /Statement «[]»"],
    );
    assert_eq!(
        0,
        parse(Identity, r#"{"Statement":[]}"#).policy.unwrap().statements.len()
    );
}

#[test]
fn duplicate_keys() {
    check_statement(
        Identity,
        r#""Effect":"Deny","\u0045ffect":"Allow","Action":"*","Resource":"*""#,
        &["malformed G-3 DUPLICATE_KEY /Statement/Effect «\"\\u0045ffect\"»"],
    );
    let twice = r#"{"Version":"2012-10-17","Statement":[],"Statement":[]}"#;
    let found = &parse(Identity, twice).diagnostics;
    let second = found.iter().find(|found| found.code == "DUPLICATE_KEY").unwrap();
    assert_eq!(39, second.span.start);
    assert_eq!(24, second.labels[0].span.start);
}

#[test]
fn unknown_elements() {
    let check_element = |name: &str, help: &str| {
        let text = statement(&format!(r#""{name}":"x",{ALLOW}"#));
        let found = parse(Identity, &text).diagnostics;
        let unknown = found
            .iter()
            .find(|found| found.code == "INVALID_POLICY_ELEMENT")
            .unwrap();
        assert_eq!("G-5", unknown.rule);
        assert_eq!(Some(help), unknown.help.as_deref(), "{name}");
    };
    check_element("sid", "did you mean `Sid`?");
    check_element("Conditions", "did you mean `Condition`?");
    check_element("effect", "`Effect` stands here already");
    let all = "the elements of a statement are `Sid`, `Effect`, `Principal`, `NotPrincipal`, `Action`, `NotAction`, `Resource`, `NotResource` and `Condition`";
    check_element("Comment", all);
    check_element("Version", "it stands beside `Statement`");
    let top = format!(r#"{{"Effect":"Allow",{}"#, &statement(ALLOW)[1..]);
    check(
        Identity,
        &top,
        &["malformed G-5 INVALID_POLICY_ELEMENT /Effect «\"Effect\"»"],
    );
    assert_eq!(
        Some("it stands in a statement"),
        parse(Identity, &top).diagnostics[0].help.as_deref()
    );
}

#[test]
fn a_misspelt_element_is_not_also_missing() {
    check_statement(
        Identity,
        r#""Efect":"allow","action":"*","Resource":"*""#,
        &[
            "malformed G-5 INVALID_POLICY_ELEMENT /Statement/Efect «\"Efect\"»",
            "malformed G-6 INVALID_EFFECT /Statement/Efect «\"allow\"»",
            "malformed G-5 INVALID_POLICY_ELEMENT /Statement/action «\"action\"»",
        ],
    );
}

#[test]
fn versions() {
    let of = |version: &str| format!(r#"{{{version}"Statement":{{{ALLOW}}}}}"#);
    check(Identity, &of(r#""Version":"2012-10-17","#), &[]);
    check(Identity, &of(r#""Version":"2008-10-17","#), &[]);
    check(Identity, &of(""), &["warning G-8 MISSING_VERSION  «{»"]);
    check(Scp, &of(""), &["error G-8 MISSING_VERSION  «{»"]);
    check(
        Scp,
        &of(r#""Version":"2008-10-17","#),
        &["error G-8 INVALID_VERSION /Version «\"2008-10-17\"»"],
    );
    check(
        Identity,
        &of(r#""Version":"2012-10-18","#),
        &["malformed G-8 INVALID_VERSION /Version «\"2012-10-18\"»"],
    );
    check(
        Identity,
        &of(r#""Version":20121017,"#),
        &["malformed G-13 DATA_TYPE_MISMATCH /Version «20121017»"],
    );
    assert_eq!(Version::V2008, parse(Identity, &of("")).policy.unwrap().version);
    assert_eq!(
        Version::V2008,
        parse(Identity, &of(r#""Version":"2008-10-17","#))
            .policy
            .unwrap()
            .version
    );
}

#[test]
fn ids() {
    for kind in PolicyKind::ALL {
        let text = format!(
            r#"{{"Id":"a b","Version":"2012-10-17","Statement":{{{}}}}}"#,
            good(kind)
        );
        let is_refused = matches!(kind, Identity | Boundary | Session | Scp | Rcp);
        let expected: &[&str] = if is_refused {
            &["error G-10 INVALID_POLICY_ELEMENT /Id «\"Id\"»"]
        } else {
            &[]
        };
        check(kind, &text, expected);
    }
    check(
        Resource,
        r#"{"Id":7,"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"*"}]}"#,
        &["malformed G-13 DATA_TYPE_MISMATCH /Id «7»"],
    );
}

/// A document of a kind with a number of characters, so many of them blanks outside strings.
fn long(kind: PolicyKind, n_characters: usize, n_blanks: usize) -> String {
    let start = r#"{"Version":"2012-10-17","Statement":{"#;
    let key = r#""Condition":{"StringEquals":{"aws:userid":""#;
    let end = r#""}}}}"#;
    let n_fixed = start.len() + good(kind).len() + 1 + key.len() + end.len();
    let n_letters = n_characters - n_fixed - n_blanks;
    // A letter of two bytes counts once, and a blank inside a string counts.
    let letters = format!("\u{e9} {}", "a".repeat(n_letters - 2));
    format!("{start}{}{},{key}{letters}{end}", " ".repeat(n_blanks), good(kind))
}

#[test]
fn quotas() {
    let quota = |kind, most: usize, counts_blanks: bool, expected: Option<(&str, Severity)>| {
        let codes = |text: &str| -> Vec<(&str, Severity)> {
            let found = parse(kind, text).diagnostics;
            let sizes = found.iter().filter(|found| found.rule == "1.3");
            sizes.map(|found| (found.code, found.severity)).collect()
        };
        let over: Vec<_> = expected.into_iter().collect();
        assert_eq!(Vec::<(&str, Severity)>::new(), codes(&long(kind, most, 0)), "{kind:?}");
        assert_eq!(over, codes(&long(kind, most + 1, 0)), "{kind:?}");
        let with_blanks = if counts_blanks { over } else { Vec::new() };
        assert_eq!(with_blanks, codes(&long(kind, most + 1, 1)), "{kind:?}");
    };
    let identity = Some(("POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA", Severity::Warning));
    quota(Identity, 6144, false, identity);
    quota(Boundary, 6144, false, identity);
    quota(
        Trust,
        2048,
        false,
        Some(("POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA", Severity::Warning)),
    );
    quota(
        Session,
        2048,
        true,
        Some(("POLICY_SIZE_EXCEEDS_SESSION_POLICY_QUOTA", Severity::Warning)),
    );
    quota(
        Scp,
        10240,
        true,
        Some(("POLICY_SIZE_EXCEEDS_SCP_QUOTA", Severity::Error)),
    );
    quota(
        Rcp,
        5120,
        true,
        Some(("POLICY_SIZE_EXCEEDS_RCP_QUOTA", Severity::Error)),
    );
    quota(
        Endpoint,
        20480,
        true,
        Some(("POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA", Severity::Warning)),
    );
    quota(Resource, 30000, true, None);
    quota(Key, 30000, true, None);
}

#[test]
fn characters() {
    for kind in PolicyKind::ALL {
        let text = long(kind, 600, 0).replace('\u{e9}', "사진é사");
        let codes: Vec<String> = parse(kind, &text)
            .diagnostics
            .iter()
            .filter(|found| found.code == "UNSUPPORTED_CHARACTER")
            .flat_map(|found| found.spans())
            .map(|span| span.of(&text).to_string())
            .collect();
        let expected: &[&str] = if matches!(kind, Resource | Endpoint) {
            &[]
        } else {
            &["사진", "사"]
        };
        assert_eq!(expected, codes, "{kind:?}");
    }
    check_statement(
        Identity,
        &format!(r#"{ALLOW},"Condition":{{"StringEquals":{{"aws:userid":"ÿ"}}}}"#),
        &[],
    );
    check_statement(
        Identity,
        &format!(r#"{ALLOW},"Condition":{{"StringEquals":{{"aws:userid":"Ā"}}}}"#),
        &["error G-14 UNSUPPORTED_CHARACTER /Statement/Condition/StringEquals/aws:userid «Ā»"],
    );
}

#[test]
fn too_much() {
    let deep = format!(r#"{{"Statement":{}"#, "[".repeat(100_000));
    check(Identity, &deep, &["malformed 1.4 DEPTH_LIMIT  «[»"]);
    assert_eq!(
        Some(13 + 63),
        parse(Identity, &deep).diagnostics.first().map(|found| found.span.start)
    );
    let large = " ".repeat((1 << 20) + 1);
    check(Identity, &large, &["malformed 1.4 SIZE_LIMIT  «»"]);
    let as_large = format!("{}{}", statement(ALLOW), " ".repeat((1 << 20) - statement(ALLOW).len()));
    check(Identity, &as_large, &[]);
}

#[test]
fn a_megabyte_of_mistakes_is_a_bounded_list() {
    let text = format!(
        r#"{{"Statement":[],"Version":"2012-10-17","x":[{}1]}}"#,
        ",".repeat(1_000_000)
    );
    let found = parse(Identity, &text).diagnostics;
    assert!(found.len() <= 502, "{}", found.len());
    assert_eq!("PROBLEM_LIMIT", found.last().unwrap().code);
    assert_eq!(Severity::Warning, found.last().unwrap().severity);

    // Flaws alone leave the document good, however many they are; one thing malformed behind them does not get lost.
    let actions = |last: &str| {
        let many = "\"x\",".repeat(2_000);
        statement(&format!(r#""Effect":"Allow","Action":[{many}{last}],"Resource":"*""#))
    };
    let flawed = parse(
        Resource,
        &actions("\"y\"").replace("\"Effect\"", "\"Principal\":\"*\",\"Effect\""),
    );
    assert!(flawed.policy.is_some());
    assert_eq!(501, flawed.diagnostics.len());
    let malformed = parse(
        Identity,
        &actions("\"y\"").replace("\"Resource\":\"*\"", "\"Resource\":\"*\",\"Condition\":7"),
    );
    assert!(malformed.policy.is_none());
    assert_eq!(502, malformed.diagnostics.len());
}
