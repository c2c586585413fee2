//! Whatever the bytes and wherever the place, nothing panics, and what is given lies in the text.

use iam_assist::complete::{Completions, complete};
use iam_assist::hover::hover;
use iam_assist::tidy_text;
use iam_catalog::catalogue::Catalogue;
use iam_catalog::named::services_named;
use iam_syntax::json::{self, Limits};
use iam_syntax::policy::PolicyKind;
use iam_words::Lang;

use crate::vectors::cases;

const POLICY: &str = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"*","Service":"é.amazonaws.com"},"Action":["sqs:Get*",":","sqs:"],"Resource":["arn:aws:s3:::\u00e9/${aws:username}","arn:::::","${"],"Condition":{"StringLike":{"aws:ResourceTag/é":"*","aws:userid":"\\"}}}]}"#;

fn ask(catalogue: &Catalogue, kind: PolicyKind, text: &str, offset: usize, lang: Lang) -> Completions {
    let found = complete(kind, text, offset, catalogue, lang);
    let range = found.from as usize..found.to as usize;
    assert!(text.get(range).is_some(), "{text} at {offset}");
    assert!(found.items.len() <= 100);
    for item in &found.items {
        assert!(item.insert.get(item.select.range()).is_some(), "{item:?}");
        assert!(!item.label.is_empty());
    }
    if let Some(told) = hover(kind, text, offset, catalogue, lang) {
        assert!(text.get(told.span.range()).is_some(), "{text} at {offset}");
        assert!(!told.title.is_empty() && told.lines.iter().all(|it| !it.is_empty()));
        let offset = text.floor_char_boundary(offset);
        assert!(told.span.start as usize <= offset && offset <= told.span.end as usize);
    }
    found
}

#[test]
fn each_place_of_each_beginning_of_a_policy() {
    let catalogue = Catalogue::whole();
    for end in (0..=POLICY.len()).filter(|it| POLICY.is_char_boundary(*it)) {
        let text = &POLICY[..end];
        for offset in 0..=end + 1 {
            let kind = PolicyKind::ALL[(end + offset) % PolicyKind::ALL.len()];
            ask(&catalogue, kind, text, offset, Lang::ALL[offset % 2]);
        }
        let _ = (tidy_text::format(text), tidy_text::sort(text), tidy_text::minify(text));
        let _ = services_named(text, &catalogue);
    }
}

#[test]
fn each_place_of_each_end_of_a_policy() {
    let catalogue = Catalogue::new();
    for start in (0..=POLICY.len()).filter(|it| POLICY.is_char_boundary(*it)) {
        let text = &POLICY[start..];
        for offset in 0..=text.len() {
            ask(
                &catalogue,
                PolicyKind::ALL[offset % PolicyKind::ALL.len()],
                text,
                offset,
                Lang::En,
            );
        }
    }
}

#[test]
fn each_byte_of_a_policy_another() {
    let catalogue = Catalogue::whole();
    for at in (0..POLICY.len()).filter(|it| POLICY.is_char_boundary(*it)) {
        let Some(own) = POLICY[at..].chars().next() else { break };
        for other in ["", "\"", "{", "}", "[", "]", ":", ",", "\\", "\n", "${", "'", "é"] {
            let text = format!("{}{other}{}", &POLICY[..at], &POLICY[at + own.len_utf8()..]);
            for offset in [at.saturating_sub(1), at, at + 1, at + 2, text.len()] {
                ask(
                    &catalogue,
                    PolicyKind::ALL[at % PolicyKind::ALL.len()],
                    &text,
                    offset,
                    Lang::Ko,
                );
            }
            let _ = (
                tidy_text::format(&text),
                tidy_text::sort(&text),
                tidy_text::minify(&text),
            );
        }
    }
}

#[test]
fn an_item_that_is_put_in_tears_nothing() {
    let catalogue = Catalogue::whole();
    for case in cases() {
        let found = ask(&catalogue, case.kind, &case.text, case.offset, Lang::En);
        for item in &found.items {
            let text = format!(
                "{}{}{}",
                &case.text[..found.from as usize],
                item.insert,
                &case.text[found.to as usize..]
            );
            let n_problems = |text: &str| json::read(text, Limits::default()).problems.len();
            assert!(n_problems(&text) <= n_problems(&case.text), "{}: {text}", case.place);
            let place = found.from as usize + item.select.start as usize;
            ask(&catalogue, case.kind, &text, place, Lang::En);
        }
    }
}

#[test]
fn a_long_text() {
    let catalogue = Catalogue::whole();
    let statement = r#"{"Effect":"Allow","Action":["s3:*","s3:Get*","ec2:*"],"Resource":"arn:aws:s3:::b/*"},"#;
    let text = format!(
        "{{\"Statement\":[{}{{\"Action\":[\"ec2:*\"],\"Condition\":{{\"StringEquals\":{{\"",
        statement.repeat(4000)
    );
    let found = ask(&catalogue, PolicyKind::Identity, &text, text.len(), Lang::En);
    assert!(found.items.iter().any(|it| it.label.starts_with("ec2:")) && found.is_cut);
    let deep = "[".repeat(100_000);
    assert!(
        ask(&catalogue, PolicyKind::Identity, &deep, 50_000, Lang::En)
            .items
            .len()
            < 2
    );
}

#[test]
fn services_of_a_text() {
    let catalogue = Catalogue::new();
    assert_eq!(vec!["aws-portal"; 0], services_named("", &catalogue));
    let text = r#"{"Action":["s3:GetObject","EC2:*","nope:x"],"Resource":"arn:aws:sqs:::","#;
    assert_eq!(vec!["ec2", "s3", "sqs"], services_named(text, &catalogue));
}
