//! Texts that are not JSON: what is said, what is marked, and what is read all the same.

use iam_syntax::json::{Json, Limits, Value, pointer_at, push_step, quote, read};
use iam_syntax::span::Span;

use crate::check::fixed;

/// Checks what is said of a text, with the marked part; then the text after the first fix, if there is one.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let found = read(text, Limits::default()).problems;
    let seen: Vec<String> = found
        .iter()
        .map(|found| format!("{} «{}»", found.message, found.span.of(text)))
        .collect();
    assert_eq!(expected, seen, "{text}");
}

#[track_caller]
fn check_fixed(text: &str, expected: &str) {
    let found = read(text, Limits::default()).problems;
    assert_eq!(Some(expected), fixed(text, &found[0]).as_deref(), "{text}");
    assert!(read(expected, Limits::default()).problems.is_empty(), "{expected}");
}

/// Checks the tree, written in short: `?` for what is torn.
#[track_caller]
fn check_tree(text: &str, expected: &str) {
    let read = read(text, Limits::default());
    assert_eq!(
        expected,
        read.tree.map_or("-".into(), |tree| short(&tree, text)),
        "{text}"
    );
}

fn short(json: &Json<'_>, text: &str) -> String {
    match &json.value {
        Value::Null => "null".into(),
        Value::Bool(value) => value.to_string(),
        Value::Number => json.span.of(text).into(),
        Value::String(value) => value.to_string(),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(|item| short(item, text)).collect();
            format!("[{}]", items.join(" "))
        }
        Value::Object(members) => {
            let members: Vec<String> = members
                .iter()
                .map(|member| format!("{}={}", member.key, short(&member.value, text)))
                .collect();
            format!("{{{}}}", members.join(" "))
        }
        Value::Torn => "?".into(),
    }
}

#[test]
fn good_texts() {
    check_tree(
        r#" {"a": [1, -2.5e+3, true, false, null, "x"], "b": {}, "c": []} "#,
        "{a=[1 -2.5e+3 true false null x] b={} c=[]}",
    );
    check_tree(r#""a\"\\\/\b\f\n\r\té\ud83d\ude00""#, "a\"\\/\u{8}\u{c}\n\r\té😀");
    check(r#""a""#, &[]);
}

#[test]
fn borrowed_and_owned() {
    let text = r#"["plain","esc\u0061ped"]"#;
    let tree = read(text, Limits::default()).tree.unwrap();
    let [plain, escaped] = tree.items().unwrap() else {
        panic!("two items")
    };
    assert!(matches!(
        &plain.value,
        Value::String(std::borrow::Cow::Borrowed("plain"))
    ));
    assert_eq!(
        (Some("escaped"), r#""esc\u0061ped""#),
        (escaped.as_str(), escaped.span.of(text))
    );
}

#[test]
fn commas() {
    check(r#"{"a":1 "b":2}"#, &["expected `,` before `\"b\"` «\"b\"»"]);
    check_fixed("{\"a\":1\n \"b\":2}", "{\"a\":1,\n \"b\":2}");
    check("[1 2]", &["expected `,` before `2` «2»"]);
    check("[1,]", &["nothing follows this comma before `]` «,»"]);
    check_fixed("{\"a\":1,\n}", "{\"a\":1\n}");
    check("[,1]", &["expected a value before this comma «,»"]);
    check_fixed("[1,,2]", "[1,2]");
    check(
        "{,}",
        &[
            "expected a key before this comma «,»",
            "nothing follows this comma before `}` «,»",
        ],
    );
    check_tree("[,1 2,,3,]", "[1 2 3]");
}

#[test]
fn colons() {
    check(r#"{"a" 1}"#, &["expected `:`, found `1` «1»"]);
    check_fixed(r#"{"a" 1}"#, r#"{"a": 1}"#);
    check_fixed(r#"{"a"=1}"#, r#"{"a":1}"#);
    check_fixed(r#"{"a" => 1}"#, r#"{"a" : 1}"#);
    check(r#"{"a"}"#, &["the key `\"a\"` has no value «\"a\"»"]);
    check(r#"{"a":}"#, &["expected a value, found `}` «}»"]);
    check(r#"{:1}"#, &["expected a key, found `:` «:»"]);
    check(r#"["a":1]"#, &["a list has no keys, so no colon stands in it «:»"]);
    check_tree(r#"{"a" 1, "b", "c":, "d"=2, :3}"#, "{a=1 b=? c=? d=2}");
}

#[test]
fn brackets() {
    check(r#"{"a":[1}"#, &["expected `]` before `}` «}»"]);
    check_fixed(r#"{"a":[1}"#, r#"{"a":[1]}"#);
    check(r#"[{"a":1]"#, &["expected `}` before `]` «]»"]);
    check("[1}]", &["`}` closes nothing «}»"]);
    check_fixed("[1}]", "[1]");
    check(r#"{"a":[1"#, &["this `[` is never closed «[»"]);
    check_fixed("{\"a\":[1\n", "{\"a\":[1]}\n");
    check_tree(
        r#"{"a":["s3:Get*", "b": 2, "c": [{"d": 3], "e": 4"#,
        "{a=[s3:Get*] b=2 c=[{d=3}] e=4}",
    );
    check(r#"{"a":["s3:Get*", "b": 2}"#, &["expected `]` before `\"b\"` «\"b\"»"]);
    check(r#"{"a":1}}"#, &["expected the end of the text, found `}` «}»"]);
    check("{} {}", &["expected the end of the text, found `{` «{»"]);
    check_tree("]", "-");
}

#[test]
fn a_text_without_braces() {
    check_fixed(r#""a":1}"#, r#"{"a":1}"#);
}

#[test]
fn strings() {
    check(
        "[\"a]",
        &["this `[` is never closed «[»", "the string `\"a]` is not closed «\"a]»"],
    );
    check("{\"a\":\"b,\n\"c\":1}", &["the string `\"b` is not closed «\"b»"]);
    check_fixed("{\"a\":\"b,\n\"c\":1}", "{\"a\":\"b\",\n\"c\":1}");
    check_fixed("{\"a\":\"b \r\n}", "{\"a\":\"b\" \r\n}");
    check(
        "\"a\nb\"",
        &["a control character in a string is written as `\\n` «\n»"],
    );
    check_fixed("\"a\nb\"", "\"a\\nb\"");
    check_fixed("\"a\tb\"", "\"a\\tb\"");
    check_fixed("\"a\u{1}b\"", "\"a\\u0001b\"");
    check_tree("{\"a\":\"b,\n\"c\":\"d\ne\"}", "{a=b c=d\ne}");
}

#[test]
fn escapes() {
    check(r#""\d""#, &[r"`\d` is not an escape of JSON «\d»"]);
    check_fixed(r#""a\d""#, r#""a\\d""#);
    check(r#""\u12g4""#, &[r"`\u` needs four hexadecimal digits «\u»"]);
    check(r#""\u+123""#, &[r"`\u` needs four hexadecimal digits «\u»"]);
    check(r#""\ud83d""#, &[r"`\ud83d` is half of a surrogate pair «\ud83d»"]);
    check(r#""\ude00""#, &[r"`\ude00` is half of a surrogate pair «\ude00»"]);
    check(r#""\ud83d\u0041""#, &[r"`\ud83d` is half of a surrogate pair «\ud83d»"]);
    check_tree(r#""\d\u1\ud83dx""#, "\\d\u{fffd}1\u{fffd}x");
}

#[test]
fn other_quotes() {
    check("{'a':1}", &["`'a'` is not in double quotes «'a'»"]);
    check_fixed("{'a':1}", r#"{"a":1}"#);
    check("[“a”]", &["`“a”` stands in typographic quotation marks «“a”»"]);
    check_fixed("[“a”]", r#"["a"]"#);
    check_fixed(
        "[“it’s”, „b“, «c», ‘d’, ″e″, ＂f＂]",
        r#"["it’s", "b", "c", "d", "e", "f"]"#,
    );
    check_fixed("[“a”, “b\\n”, “c\\d”]", r#"["a", "b\n", "c\\d"]"#);
    check_tree("{'a':“b”, ‘c’: 'd\"}", "{a=b c=d}");
    check_tree("['a]", "['a]");
}

/// Checks that all places of a mistake are one problem, with one fix for all.
#[track_caller]
fn check_once(text: &str, message: &str, n_places: usize, expected: &str) {
    let found = read(text, Limits::default()).problems;
    assert_eq!(
        [message],
        found.iter().map(|it| &*it.message).collect::<Vec<_>>()[..],
        "{text}"
    );
    assert_eq!(n_places, 1 + found[0].also.len(), "{text}");
    check_fixed(text, expected);
}

#[test]
fn a_habit_is_said_once() {
    check_once(
        "{“a”: [“b”, ‘c’], “d”: 1}",
        "the strings stand in typographic quotation marks",
        4,
        r#"{"a": ["b", "c"], "d": 1}"#,
    );
    check_once(
        "{a: 'b', c: [1, 2,], // d\n e: `f`,}",
        "this is written as JavaScript writes it, not as JSON: 3 keys without quotes, 2 strings not in double quotes, \
         2 commas before a closing bracket, 1 comment",
        8,
        "{\"a\": \"b\", \"c\": [1, 2], \n \"e\": \"f\"}",
    );
    check_once(
        "{'a': True, 'b': None}",
        "this is written as Python writes it, not as JSON: 2 strings not in double quotes, 2 values without quotes",
        4,
        r#"{"a": true, "b": null}"#,
    );
    check_once(
        "{\"a\": [1,], \"b\": [2,],}",
        "nothing follows this comma before the closing bracket",
        3,
        "{\"a\": [1], \"b\": [2]}",
    );
    check_once("[1, /* a */ 2 // b\n]", "JSON has no comments", 2, "[1,  2 \n]");
    check_once("[\u{a0}1,\u{a0}2]", "the blank U+00A0 is not one of JSON's", 2, "[1,2]");
}

#[test]
fn expressions_and_words_of_another_language() {
    check_once(
        "{a: 'x' + b + \"/*\", c: d, e: Allow}",
        "this is written as JavaScript writes it, not as JSON: 3 keys without quotes, 3 values without quotes",
        6,
        r#"{"a": "x${b}/*", "c": "d", "e": "Allow"}"#,
    );
    check_tree("{a: 'x' +\n f(1) + `y`}", "{a=x${f(1)}y}");
    check_once(
        r#"["a" + b]"#,
        "this is written as JavaScript writes it, not as JSON: 1 value without quotes",
        1,
        r#"["a${b}"]"#,
    );
    check(
        "[a, b]",
        &["expected a value, found `a` «a»", "expected a value, found `b` «b»"],
    );
}

#[test]
fn objects_without_their_list() {
    check(
        r#"{"a":1},{"b":2}"#,
        &["expected one object, found several with commas between them «»"],
    );
    check_fixed(r#"{"a":1}, {"b":2}"#, r#"[{"a":1}, {"b":2}]"#);
    check_tree(r#"{"a":1},{"b":2},"#, "[{a=1} {b=2}]");
}

#[test]
fn what_was_left_out() {
    let said = ["something was left out here «...»"];
    for text in [
        "[...]",
        "{...}",
        "[1, ...]",
        "[1, ..., 2]",
        "[1 ... 2]",
        "[..., 1]",
        "[1 ...,\n2]",
        "{\"a\": ...}",
        "{\"a\": ..., \"b\": 1}",
        "{\"a\": 1, ...}",
        "{..., \"a\": 1}",
    ] {
        check(text, &said);
        assert_eq!(None, read(text, Limits::default()).problems[0].fix, "{text}");
    }
    check("[…, 1]", &["something was left out here «…»"]);
    check_tree("{\"a\": [1, ..., 2], ...}", "{a=[1 2]}");
    check("[.5]", &["expected a value, found `.5` «.5»"]);
}

#[test]
fn words() {
    check("[Allow]", &["expected a value, found `Allow` «Allow»"]);
    check_fixed("[Allow, 1]", r#"["Allow", 1]"#);
    check_fixed("[True]", "[true]");
    check_fixed("[None]", "[null]");
    check_fixed("[s3:Get*\n]", "[\"s3:Get*\"\n]");
    check_fixed("[Allow\"]", "[\"Allow\"]");
    check_fixed("[${Bucket}/x]", "[\"${Bucket}/x\"]");
    check("{a:1}", &["the key `a` is not in double quotes «a»"]);
    check_fixed("{a :1}", r#"{"a" :1}"#);
    check_tree(
        "{Effect: Allow, Action: [s3:*, x], 7: yes}",
        "{Effect=Allow Action=[s3:* x] 7=yes}",
    );
    check("[\u{b}]", &["the blank U+000B is not one of JSON's «\u{b}»"]);
}

#[test]
fn numbers() {
    for word in [
        "01", "-", "1.", ".5", "+1", "1e", "1e+", "0x1", "1_000", "--1", "NaN", "1.2.3",
    ] {
        check(word, &[&format!("expected a value, found `{word}` «{word}»")]);
    }
    check("1e999", &["the number `1e999` is too large «1e999»"]);
    check("[1e308, -1e-999, 0e999999999999]", &[]);
}

#[test]
fn comments_and_blanks() {
    check("{} // x", &["JSON has no comments «// x»"]);
    check_fixed("{/* x */\"a\":1}", "{\"a\":1}");
    check("[1, # one\n # two\n2]", &["JSON has no comments «# one\n # two»"]);
    check("\u{feff}{}", &[]);
    check_tree("\u{feff} [1]", "[1]");
    check_fixed("{}\u{feff}", "{}");
    check("[\u{a0}1,\u{a0}2]", &["the blank U+00A0 is not one of JSON's «\u{a0}»"]);
    check_tree("[\u{a0}1,\u{3000}2 /* 3", "[1 2]");
    check_tree("[1\u{a0},true\u{a0}]", "[1 true]");
}

#[test]
fn what_to_do_next() {
    let help = |text: &str| read(text, Limits::default()).problems.remove(0).help;
    let two_objects = "a document is one object; put the statements of both into one list";
    assert_eq!(Some(two_objects.into()), help("{} {}"));
    assert_eq!(
        Some("remove what follows, or a bracket that closes too early".into()),
        help("{}}")
    );
}

#[test]
fn twins() {
    check(
        r#"{"a":1,"b":2,"\u0061":3}"#,
        &["the key `a` stands twice in one object «\"\\u0061\"»"],
    );
    check_tree(r#"{"a":1,"a":2}"#, "{a=1 a=2}");
    let many: Vec<String> = (0..40).map(|at| format!("\"k{}\":{at}", at % 20)).collect();
    let text = format!("{{{}}}", many.join(","));
    let found = read(&text, Limits::default()).problems;
    assert_eq!(20, found.len());
    assert_eq!(Span::new(1, 5), found[0].labels[0].span);
    let tree = read(r#"{"a":1,"a":2}"#, Limits::default()).tree.unwrap();
    assert_eq!(Some(Span::new(5, 6)), tree.get("a").map(|value| value.span));
}

#[test]
fn nothing() {
    check("", &["expected a value, found the end of the text «»"]);
    check(" \n", &["expected a value, found the end of the text «»"]);
    check_tree("", "-");
}

#[test]
fn limits() {
    let limits = Limits { bytes: 10, depth: 2 };
    let codes = |text: &str| -> Vec<&str> { read(text, limits).problems.iter().map(|found| found.code).collect() };
    let none: [&str; 0] = [];
    assert_eq!(none, *codes("[[1], [2]]"));
    assert_eq!(["SIZE_LIMIT"], *codes("[[1], [2]] "));
    assert_eq!(["DEPTH_LIMIT"], *codes("[[[1]],{}]"));
    assert_eq!(["DEPTH_LIMIT"], *codes("[[{\"]\": 1"));
    assert_eq!(None, read("[[[1]],{}]", limits).tree);
}

#[test]
fn pointers() {
    let text = r#"{"a":[10,{"b/c~":"x"}],"":1}"#;
    let tree = read(text, Limits::default()).tree.unwrap();
    let at = |part: &str| {
        let start = text.find(part).unwrap() as u32;
        pointer_at(&tree, Span::new(start, start + part.len() as u32))
    };
    assert_eq!("/a/0", at("10"));
    assert_eq!("/a/1", at("{\"b"));
    assert_eq!("/a/1/b~1c~0", at("\"x\""));
    assert_eq!("/a/1/b~1c~0", at("\"b/c~\""));
    assert_eq!("/a", at("\"a\""));
    assert_eq!("/", at("\"\""));
    assert_eq!("", at("{\"a"));
    let mut pointer = String::from("/x");
    push_step(&mut pointer, "~/");
    assert_eq!("/x/~0~1", pointer);
}

#[test]
fn quoting() {
    for text in ["", "a\"b\\c", "\n\r\t\u{0}\u{1f}\u{7f}é😀"] {
        let quoted = quote(text);
        assert_eq!(
            Ok(text.to_string()),
            serde_json::from_str::<String>(&quoted).map_err(|it| it.to_string())
        );
    }
}
