//! The reader takes exactly the texts that `serde_json` takes, and reads the same from them.

use iam_syntax::diagnostic::Diagnostic;
use iam_syntax::json::{Json, Limits, Value, read, read_around};
use iam_syntax::policy::PolicyKind;
use iam_syntax::span::Span;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

/// The same texts on every run, so that a failure is one of the change at hand; the fuzz target looks for others.
const SEED: RngSeed = RngSeed::Fixed(20_260_105);

const LIMITS: Limits = Limits {
    bytes: 1 << 20,
    depth: 127,
};

/// Compares both readers on a text. `serde_json` has a depth limit too, of 127.
#[track_caller]
fn check(text: &str) -> bool {
    let theirs = serde_json::from_str::<serde_json::Value>(text);
    let ours = read(text, LIMITS);
    let is_twin = |code: &str| code == "DUPLICATE_KEY";
    check_passed_over(text);
    let taken = ours.problems.iter().all(|found| is_twin(found.code));
    match theirs {
        Ok(theirs) => {
            assert!(taken, "{text:?} is JSON, but: {:#?}", ours.problems);
            // Of two members with one key theirs keeps one.
            if ours.problems.is_empty() {
                assert_eq!(theirs, value(&ours.tree.unwrap(), text), "{text:?}");
            }
            true
        }
        Err(error) => {
            assert!(!taken, "{text:?} is not JSON: {error}");
            false
        }
    }
}

/// An object that is passed over takes nothing from what is said of the text, its own twins aside; and it is passed over
/// wherever it is JSON.
#[track_caller]
fn check_passed_over(text: &str) {
    let text = format!("{{ \"a\": [0], \"document\": {text} }}");
    let whole = read(&text, LIMITS);
    let (around, passed) = read_around(&text, LIMITS, Some("\"document\""));
    let is_inside = |place: Span| {
        passed
            .iter()
            .any(|span| span.start <= place.start && place.end <= span.end)
    };
    let is_own = |found: &&Diagnostic| found.code != "DUPLICATE_KEY" || !is_inside(found.span);
    let own: Vec<&Diagnostic> = whole.problems.iter().filter(is_own).collect();
    assert_eq!(own, around.problems.iter().collect::<Vec<_>>(), "{text:?}");
    let document = whole.tree.as_ref().and_then(|tree| tree.get("document"));
    let is_json = whole.problems.iter().all(|found| found.code == "DUPLICATE_KEY");
    if let Some(document) = document.filter(|it| is_json && it.members().is_some())
        && !document.span.of(&text).contains("\\u")
    {
        assert!(passed.contains(&document.span), "{text:?}");
    }
}

fn value(json: &Json<'_>, text: &str) -> serde_json::Value {
    match &json.value {
        Value::Null => serde_json::Value::Null,
        Value::Bool(value) => (*value).into(),
        Value::Number => serde_json::from_str(json.span.of(text)).unwrap(),
        Value::String(value) => {
            assert_eq!(value, &serde_json::from_str::<String>(json.span.of(text)).unwrap());
            value.as_ref().into()
        }
        Value::Array(items) => items.iter().map(|item| value(item, text)).collect(),
        Value::Object(members) => {
            let of = |member: &iam_syntax::json::Member<'_>| {
                assert_eq!(
                    member.key,
                    serde_json::from_str::<String>(member.key_span.of(text)).unwrap()
                );
                (member.key.to_string(), value(&member.value, text))
            };
            members.iter().map(of).collect()
        }
        Value::Torn => panic!("torn without a problem: {text:?}"),
    }
}

#[test]
fn at_the_edges() {
    for text in [
        "",
        " ",
        "{}\u{feff}",
        "nul",
        "nullx",
        "null x",
        "null\u{0}",
        "[1]\u{0}",
        "\u{c}1",
        "\u{a0}1",
        "tru e",
        "[true,]",
        "[,]",
        "{,}",
        "{\"a\"}",
        "{\"a\":}",
        "{a:1}",
        "{'a':1}",
        "[1 2]",
        "{\"a\":1,}",
        "[1]]",
        "[1}",
        "{\"a\":1]",
        "\"a",
        "\"a\\",
        "\"\\u\"",
        "\"\\u12\"",
        "\"\\u+123\"",
        "\"\\ud800\"",
        "\"\\udc00\"",
        "\"\\ud800\\ud800\"",
        "\"\\ud800\\udc00\"",
        "\"\\uD83D\\uDE00\"",
        "\"\\ud800x\"",
        "\"\\ud800\\n\"",
        "\"\u{7f}\"",
        "\"\u{1f}\"",
        "\"\t\"",
        "\"\n\"",
        "\"\r\"",
        "\"\u{85}\u{2028}\"",
        "\"\\/\"",
        "\"\\'\"",
        "\"\\0\"",
        "\"\\x41\"",
        "\"a\"\"b\"",
        "// x\n1",
        "1 // x",
        "/* x */ 1",
        "# x\n1",
        "{\"a\":1 \"b\":2}",
        "{\"a\" 1}",
        "{1:2}",
        "{\"a\":1}{\"b\":2}",
        "{\"a\":1,\"a\":2}",
        "[[[]]]",
        "\"\\u0000\"",
        "NaN",
        "Infinity",
        "-Infinity",
        "undefined",
        "[\"a\":1]",
        "{\"a\":[\"b\",\"c\":1}",
        "\u{2028}1",
    ] {
        check(text);
        check(&format!("[{text}]"));
        check(&format!("{{\"k\":{text}}}"));
    }
}

#[test]
fn numbers() {
    let parts = [
        "",
        "-",
        "0",
        "00",
        "1",
        "7",
        "12",
        "18446744073709551615",
        "18446744073709551616",
        ".",
        ".0",
        ".5",
        "e",
        "E",
        "e1",
        "E+2",
        "e-3",
        "+1",
    ];
    for a in parts {
        for b in parts {
            for c in parts {
                check(&format!("{a}{b}{c}"));
                check(&format!("[{a}{b}{c}]"));
            }
        }
    }
    let mantissas = [
        "0",
        "1",
        "1.7976931348623157",
        "1.7976931348623158",
        "1.7976931348623159",
        "17976931348623157",
        "17976931348623158079",
        "1.79769313486231580793728971405301",
        "9.99999999999999999999999",
        "0.00000000000000000001",
        "99999999999999999999999999",
        "1844674407370955161.5",
        "18446744073709551615.9",
        "18446744073709551616.5",
    ];
    let exponents = [
        0,
        1,
        18,
        280,
        288,
        289,
        290,
        291,
        292,
        293,
        300,
        305,
        306,
        307,
        308,
        309,
        310,
        320,
        330,
        400,
        2_147_483_647,
        2_147_483_648,
        99_999_999_999_i64,
    ];
    let mut taken = 0;
    for mantissa in mantissas {
        for exponent in exponents {
            for sign in ["", "-"] {
                taken += usize::from(check(&format!("{sign}{mantissa}e{exponent}")));
                taken += usize::from(check(&format!("{sign}{mantissa}e-{exponent}")));
            }
        }
    }
    assert!(800 < taken, "{taken}");
    for len in [
        18, 19, 20, 21, 22, 199, 200, 201, 307, 308, 309, 310, 311, 328, 329, 330, 2_000,
    ] {
        for digit in ["1", "9"] {
            check(&digit.repeat(len));
            check(&format!("0.{}", digit.repeat(len)));
            check(&format!("{}.5", digit.repeat(len)));
            check(&format!("0.{}1e{len}", "0".repeat(len)));
            check(&format!("{}e-{len}", digit.repeat(len)));
        }
        check(&format!("1{}", "0".repeat(len)));
    }
}

#[test]
fn depth() {
    for depth in [1, 2, 126, 127, 128, 129, 1_000] {
        check(&format!("{}{}", "[".repeat(depth), "]".repeat(depth)));
        check(&format!("{}1{}", "{\"a\":".repeat(depth), "}".repeat(depth)));
    }
}

/// A JSON text, with any layout.
fn json() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("null".to_string()),
        Just("true".to_string()),
        "-?(0|[1-9][0-9]{0,20})(\\.[0-9]{1,20})?([eE][+-]?[0-9]{1,3})?",
        "\"([a-z $*:/é😀]|\\\\[\"\\\\/bfnrt]|\\\\u[0-9a-fA-F]{4}|\\\\ud83d\\\\ude00){0,6}\"",
    ];
    let blank = "[ \n\t\r]{0,2}";
    leaf.prop_recursive(5, 40, 5, move |inner| {
        prop_oneof![
            (prop::collection::vec(inner.clone(), 0..4), blank)
                .prop_map(|(items, blank)| { format!("[{blank}{}{blank}]", items.join(&format!("{blank},"))) }),
            (prop::collection::vec(("\"[a-c\\\\n]{0,2}\"", inner), 0..4), blank).prop_map(|(members, blank)| {
                let members: Vec<String> = members
                    .iter()
                    .map(|(key, value)| format!("{key}{blank}:{value}"))
                    .collect();
                format!("{{{}{blank}}}", members.join(","))
            }),
        ]
    })
}

/// A change of a text: what is put in the place of how many characters, and where.
fn change() -> impl Strategy<Value = (usize, usize, String)> {
    let piece = prop_oneof![
        Just(String::new()),
        "[\\[\\]{},:\"'\\\\/#]",
        "[0-9eE+.-]{1,3}",
        "[a-z]{1,2}",
        "[ \n\t\u{0}\u{1}\u{b}\u{1f}\u{7f}\u{a0}\u{2028}“”é]",
        Just("\\u".to_string()),
        Just("\\ud83d".to_string()),
        Just("null".to_string()),
        Just("\"a\":".to_string()),
    ];
    (any::<usize>(), 0..3_usize, piece)
}

fn changed(text: &str, changes: &[(usize, usize, String)]) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    for (at, n_dropped, piece) in changes {
        let start = at % (characters.len() + 1);
        let end = characters.len().min(start + n_dropped);
        characters.splice(start..end, piece.chars());
    }
    characters.into_iter().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_000, failure_persistence: None, rng_seed: SEED, ..ProptestConfig::default() })]

    #[test]
    fn json_texts(text in json()) {
        check(&text);
    }

    #[test]
    fn changed_texts(text in json(), changes in prop::collection::vec(change(), 1..4)) {
        check(&changed(&text, &changes));
    }

    #[test]
    fn any_text(text in "[\\[\\]{},:\"\\\\ 0-9a-ftrulns.eE+-]{0,24}") {
        check(&text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, rng_seed: SEED, ..ProptestConfig::default() })]

    /// Policies too are read whatever is done to them.
    #[test]
    fn changed_policies(changes in prop::collection::vec(change(), 0..6)) {
        let text = r#"{"Version":"2012-10-17","Statement":[{"Sid":"A","Effect":"Allow","Principal":{"AWS":"*"},"Action":["s3:*"],
            "NotResource":"arn:aws:s3:::${aws:username}","Condition":{"StringEquals":{"aws:userid":["a",1,true]}}}]}"#;
        let text = changed(text, &changes);
        for kind in [PolicyKind::Identity, PolicyKind::Resource, PolicyKind::Trust] {
            crate::check::check_laws(kind, &text, &iam_syntax::grammar::parse(kind, &text));
        }
    }
}
