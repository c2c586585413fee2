//! What is written below a block, and what is said of one that has a flaw.

use iam_render::flaw::What;
use iam_render::in_place::{stale, written};
use iam_render::told::Setting;
use iam_render::words;
use iam_words::Lang;

pub const POLICY: &str = r#"{
  "Statement": [
    { "Sid": "Read_*<b>", "Effect": "Allow", "Action": "s3:Get*", "Resource": "*" },

    { "Effect": "Deny", "Action": "s3:*", "Resource": "*", "Condition": { "Bool": { "aws:SecureTransport": "false" } } }
  ]
}"#;

pub const SETTING: Setting = Setting {
    lang: Lang::En,
    playground: None,
};

fn block(words: &str, text: &str) -> String {
    format!("Before.\n\n```iam{words}\n{text}\n```\n\nBehind.\n")
}

/// What is written below a block between the two comments.
#[track_caller]
fn below(document: &str, setting: Setting) -> String {
    let written = written(document, setting);
    assert!(written.flaws.is_empty(), "{:?}", written.flaws);
    let (_, rest) = written.text.split_once("-->\n\n").unwrap_or_default();
    rest.split_once("\n\n<!-- /iam:verdict -->")
        .unwrap_or_default()
        .0
        .to_string()
}

#[track_caller]
fn check(words: &str, text: &str, expected: &str) {
    assert_eq!(expected, below(&block(words, text), SETTING));
}

/// The line and the sentence of each flaw.
#[track_caller]
fn flaws(document: &str, expected: &[(usize, &str)]) {
    let found = written(document, SETTING);
    let said: Vec<(usize, String)> = found
        .flaws
        .iter()
        .map(|it| (it.line, words::flaw(&it.what, Lang::En)))
        .collect();
    let is_alike =
        |(one, expected): (&(usize, String), &(usize, &str))| one.0 == expected.0 && one.1.contains(expected.1);
    assert!(
        said.len() == expected.len() && said.iter().zip(expected).all(is_alike),
        "{said:?}\n{expected:?}\n{document}"
    );
    let korean = Setting {
        lang: Lang::Ko,
        ..SETTING
    };
    for flaw in &written(document, korean).flaws {
        let said = words::flaw(&flaw.what, Lang::Ko);
        assert!(said.chars().any(|it| ('가'..='힣').contains(&it)), "{said}");
    }
}

#[test]
fn a_policy_is_asked_by_the_words_behind_it() {
    check(
        " action=s3:GetObject resource=arn:aws:s3:::box/*",
        POLICY,
        "> Some user asks for `s3:GetObject` on `arn:aws:s3:::box/*`.\n>\n\
         > **Allowed.** s3:GetObject is allowed by identity-based policy “example”, statement 1 “Read\\_\\*\\<b\\>”.",
    );
    check(
        " action=s3:GetObject context.aws:SecureTransport=false context=a:b=|c name=bucket_policy principal=arn:aws:iam::111122223333:user/bo",
        POLICY,
        "> `arn:aws:iam::111122223333:user/bo` asks for `s3:GetObject` with `aws:SecureTransport=false`, a:b\\=\\|c.\n>\n\
         > **Denied — explicit deny.** Identity-based policy “bucket\\_policy”, statement 2 applies because aws:SecureTransport is \"false\", and Bool asks for \"false\".",
    );
}

#[test]
fn a_view_is_written_below_the_verdict() {
    let words = " action=s3:PutObject resource=arn:aws:s3:::box/key view=";
    let steps = below(&block(&format!("{words}trace"), POLICY), SETTING);
    assert!(steps.contains("\n>\n> **Denied — implicit deny.** "), "{steps}");
    assert!(steps.contains("\n>\n> 1. "), "{steps}");
    let table = below(&block(&format!("{words}matrix"), POLICY), SETTING);
    assert!(table.contains("\n> | --- | --- |"), "{table}");
    assert!(
        table.contains("\n> | example 1 “Read\\_\\*\\<b\\>” Allow | "),
        "{table}"
    );
}

#[test]
fn several_requests_are_a_list() {
    let case = format!(
        r#"{{ "principal": "arn:aws:iam::111122223333:user/ana", "action": "s3:GetObject", "resource": "arn:aws:s3:::b/k",
  "policies": {{ "identity": [ {{ "name": "p", "document": {POLICY} }} ] }},
  "checks": [ {{ "id": "put_it", "action": "s3:PutObject" }} ] }}"#
    );
    let said = below(&block("", &case), SETTING);
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(2, lines.len(), "{said}");
    assert!(lines[0].starts_with("> - **Allowed.** "), "{said}");
    assert!(
        lines[1].starts_with("> - put\\_it: **Denied — implicit deny.** "),
        "{said}"
    );
}

#[test]
fn a_scenario_says_what_each_step_came_to() {
    let scenario = include_str!("../../../../tests/scenarios/two-hops.json");
    let said = below(&block("", scenario), SETTING);
    assert!(said.contains("> - build: **Issued the session arn:aws:sts::"), "{said}");
    // A scenario with one step in place of a world.
    let one = format!(
        r#"{{ "version": 1, "case": {{ "principal": "arn:aws:iam::111122223333:user/ana", "action": "s3:GetObject", "resource": "*",
        "policies": {{ "identity": [ {{ "name": "p", "document": {POLICY} }} ] }} }} }}"#
    );
    assert!(below(&block(" expect=allowed", &one), SETTING).starts_with("> **Allowed.** "));
}

#[test]
fn the_language_is_the_blocks_own() {
    let words = " action=s3:GetObject resource=* lang=ko";
    assert!(
        below(&block(words, POLICY), SETTING)
            .starts_with("> 어느 사용자의 요청: `s3:GetObject`, 리소스 `*`.\n>\n> **허용"),
        "{}",
        below(&block(words, POLICY), SETTING)
    );
    let korean = Setting {
        lang: Lang::Ko,
        ..SETTING
    };
    assert!(below(&block(" action=s3:GetObject resource=*", POLICY), korean).contains("\n> **허용"));
}

#[test]
fn a_link_is_written_where_a_playground_is_named() {
    let setting = Setting {
        playground: Some("https://iam.example/"),
        ..SETTING
    };
    let said = below(&block(" action=s3:GetObject resource=*", POLICY), setting);
    let link = said.lines().last().unwrap_or_default();
    assert!(
        link.starts_with("> [Open in the playground](https://iam.example/#s=1."),
        "{said}"
    );
}

#[test]
fn a_policy_of_which_nothing_is_asked_has_no_verdict() {
    let document = block("", POLICY);
    assert_eq!(document, written(&document, SETTING).text);
    assert!(stale(&document, SETTING).is_empty());
}

#[test]
fn a_verdict_without_its_block_is_told_of() {
    let asked = block(" action=s3:GetObject resource=*", POLICY);
    let whole = written(&asked, SETTING).text;
    assert!(stale(&whole, SETTING).is_empty());
    let parted = whole.replace("```\n\n<!--", "```\n\nA sentence.\n\n<!--");
    let alone = &whole[whole.find("<!--").unwrap()..];
    for (document, n) in [(parted.as_str(), 2), (alone, 1), (&[&*whole, alone].concat(), 1)] {
        let found = stale(document, SETTING);
        assert_eq!(n, found.len(), "{document}\n{found:?}");
        let line = found.iter().find(|it| it.what == What::StrayVerdict).map(|it| it.line);
        assert!(
            document
                .lines()
                .nth(line.unwrap() - 1)
                .unwrap()
                .starts_with("<!-- iam:verdict")
        );
    }
}

#[test]
fn a_mark_of_the_byte_order_hides_no_block() {
    let words = "iam action=s3:GetObject resource=* expect=denied";
    let document = format!("\u{feff}```{words}\n{POLICY}\n```\n");
    let written = written(&document, SETTING);
    assert_eq!(1, written.n_blocks, "{document}");
    assert_eq!(1, written.flaws.len());
    assert_eq!(document, written.text);
}

#[test]
fn each_flaw_has_its_line() {
    let asked = " action=s3:GetObject resource=* ";
    flaws(
        &block(&[asked, "expect=denied"].concat(), POLICY),
        &[(3, "expected denied, found allowed. Allowed. ")],
    );
    flaws(&block(" expect=denied", POLICY), &[(3, "a policy alone asks nothing")]);
    flaws(&block(" acton=s3:GetObject", POLICY), &[(3, "did you mean `action`?")]);
    flaws(&block(asked, &POLICY.replace("\"Deny\"", "\"Denny\"")), &[(8, "Denny")]);
    flaws(&block(asked, &POLICY.replace("[\n", "[,\n")), &[(5, "JSON")]);
    let case = "{ \"principal\": \"arn:aws:iam::111122223333:user/ana\",\n\"action\": \"s3:GetObject\", \"resource\": \"*\",\n\"expect\": { \"decision\": \"allowed\" } }";
    flaws(
        &block("", case),
        &[(6, "expected decision \"allowed\", found \"implicitDeny\". Denied")],
    );
    flaws(&block(asked, case), &[(3, "the case in the block says what is asked")]);
    flaws(
        &block("", &case.replace("\"resource\"", "\"resorce\"")),
        &[(5, "did you mean `resource`?")],
    );
    flaws(&block(asked, "{{#include policy.json}}"), &[(3, "after = [\"links\"]")]);
    flaws("```iam\n{", &[(1, "has no end")]);
    flaws(
        &["\n", &block(asked, POLICY), "\n```iam expect=what\n{}\n```"].concat(),
        &[(16, "`expect` can't be `what`")],
    );
}

#[test]
fn what_stands_below_a_flawed_block_stays() {
    let document = block(" action=s3:GetObject resource=* expect=denied", POLICY);
    let document = document.replace(
        "Behind.",
        "<!-- iam:verdict -->\nOld.\n<!-- /iam:verdict -->\n\nBehind.",
    );
    assert_eq!(document, written(&document, SETTING).text);
}

#[test]
fn a_verdict_without_an_end_is_not_written_over() {
    for behind in [
        "<!-- iam:verdict -->\n\nBehind.",
        "<!-- iam:verdict -->\n\nText.\n\n<!-- Other -->\n\n<!-- /iam:verdict -->",
    ] {
        let document = block(" action=s3:GetObject resource=*", POLICY).replace("Behind.", behind);
        assert_eq!(document, written(&document, SETTING).text);
        flaws(&document, &[(3, "the verdict below the block has no end")]);
    }
}

#[test]
fn what_is_stale_is_said_by_its_line() {
    let document = block(" action=s3:GetObject resource=*", POLICY);
    let said = |document: &str| -> Vec<String> {
        let found = stale(document, SETTING);
        found
            .iter()
            .map(|it| format!("{}: {}", it.line, words::flaw(&it.what, Lang::En)))
            .collect()
    };
    assert_eq!(
        ["3: the block has no verdict yet: run `iam-playground render --in-place`"],
        *said(&document)
    );
    let fresh = written(&document, SETTING).text;
    assert!(said(&fresh).is_empty());
    let old = fresh.replace("Allowed.", "Denied.");
    assert_eq!(
        ["3: the verdict below the block is not what it comes to today: run `iam-playground render --in-place`"],
        *said(&old)
    );
    assert_eq!(fresh, written(&old, SETTING).text);
    // A block that asks nothing any more loses its verdict.
    let silent = fresh.replace(" action=s3:GetObject resource=*", "");
    assert_eq!(1, said(&silent).len());
    assert!(!written(&silent, SETTING).text.contains("Allowed"));
}

#[test]
fn a_block_in_a_list_or_a_quotation_has_its_verdict_there() {
    let text = "{ \"Statement\": [] }";
    let words = "iam action=s3:GetObject resource=*";
    let document = format!(
        "- One:\n\n  ```{words}\n  {text}\n  ```\n- ```{words}\n  {text}\n  ```\n\n> > ```{words}\n> > {text}\n> > ```\n> Behind\n"
    );
    let written = written(&document, SETTING);
    assert_eq!((3, 0), (written.n_blocks, written.flaws.len()), "{:?}", written.flaws);
    let lines: Vec<&str> = written.text.lines().filter(|it| it.contains("**Denied")).collect();
    let starts = ["  > **Denied", "  > **Denied", "> > > **Denied"];
    for (line, start) in lines.iter().zip(starts) {
        assert!(line.starts_with(start), "{}", written.text);
    }
    assert_eq!(3, lines.len(), "{}", written.text);
}
