//! Every question has an answer of its name, and the catalogue comes part by part.

use iam_protocol::answer::Answer;
use iam_protocol::ask::Ask;
use iam_protocol::exchange::Written;
use iam_protocol::policy::{Edited, ManagedDocument, Tidied, Tidy};
use iam_protocol::reach::{Reached, Verdict, Whose};
use iam_protocol::{Question, Reply};
use iam_syntax::policy::PolicyKind;
use iam_words::Lang;
use iam_worker::Worker;
use serde_json::Value;

use crate::answered;

fn catalogue_file(path: &str) -> Vec<u8> {
    std::fs::read([concat!(env!("CARGO_MANIFEST_DIR"), "/../../www/catalogue/"), path].concat())
        .expect("a part of the catalogue")
}

/// Asks as the loader does: each part that is wanted comes, until nothing more is.
fn ask(worker: &mut Worker, ask: Ask) -> Answer {
    for _ in 0..3 {
        for path in worker.wanted(&ask) {
            assert!(worker.add(&path, &catalogue_file(&path)), "{path}");
        }
    }
    assert_eq!(Vec::<String>::new(), worker.wanted(&ask));
    let Reply { id, answer } = answered(
        worker,
        &Question {
            id: 7,
            lang: Lang::En,
            ask,
        },
    );
    assert_eq!(7, id);
    answer
}

const CASE: &str = r#"{ "principal": "arn:aws:iam::111122223333:user/Ana", "action": "s3:GetObject", "resource": "arn:aws:s3:::b/k",
    "unknown": ["aws:SourceVpce"], "checks": [{ "id": "0", "action": "s3:PutObject" }],
    "policies": { "identity": [ { "name": "a", "document": "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:Get*\",\"Resource\":\"*\",\"Condition\":{\"Null\":{\"aws:SourceVpce\":\"false\"}}}}" } ] } }"#;

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
fn every_question_has_an_answer_of_its_name() {
    let text = |it: &str| it.to_string();
    let (kind, case) = (PolicyKind::Identity, || text(CASE));
    for asked in [
        Ask::Lint {
            kind,
            service: text(""),
            text: text(WRONG),
            now: 0,
        },
        Ask::Complete {
            of: Edited::Policy(kind),
            text: text(WRONG),
            at: 9,
        },
        Ask::Hover {
            of: Edited::Policy(kind),
            text: text(WRONG),
            at: 9,
        },
        Ask::Tidy {
            how: Tidy::Sort,
            text: text(WRONG),
        },
        Ask::Managed,
        Ask::ManagedDocument {
            arn: text("arn:aws:iam::aws:policy/ReadOnlyAccess"),
        },
        Ask::Flip { case: case() },
        Ask::Trace { case: case() },
        Ask::Depends { case: case() },
        Ask::Grid { case: case() },
        Ask::Vocabulary { case: case() },
        Ask::NeverSent {
            action: "s3:GetObject".into(),
            resources: vec!["arn:aws:s3:::box/key".into()],
            keys: vec!["s3:prefix".into()],
        },
        Ask::CommandLines { case: case() },
        Ask::Reach {
            scenario: text("{}"),
            whose: Whose::Role(text("arn")),
        },
        Ask::WriteLink {
            case: case(),
            redacts: true,
        },
        Ask::WriteScenarioLink {
            scenario: text("{}"),
            redacts: true,
        },
        Ask::OpenLink { link: text("s=0") },
        Ask::ReadDenied { text: text("hello") },
        Ask::Recognise { text: text(WRONG) },
    ] {
        let name = serde_json::to_value(&asked).unwrap()["what"].clone();
        let answer = ask(&mut Worker::default(), asked);
        assert_eq!(name, serde_json::to_value(&answer).unwrap()["what"]);
    }
}

/// The text between two places that the browser counted.
fn part(text: &str, from: u32, to: u32) -> String {
    let units: Vec<u16> = text.encode_utf16().collect();
    String::from_utf16(&units[from as usize..to as usize]).expect("a place of the text")
}

#[test]
fn a_finding_marks_its_text_and_mends_it() {
    let asked = Ask::Lint {
        kind: PolicyKind::Identity,
        service: String::new(),
        text: WRONG.into(),
        now: 0,
    };
    let Answer::Lint(found) = ask(&mut Worker::default(), asked) else {
        panic!("findings");
    };
    let wrong = found.iter().find(|it| it.fix.is_some()).unwrap();
    assert_eq!("\"StringEqual\"", part(WRONG, wrong.from, wrong.to));
    let fixed = wrong.fix.as_ref().map(|it| it.text.clone());
    assert_eq!(Some(WRONG.replace("StringEqual", "StringEquals")), fixed);
}

#[test]
fn what_comes_of_the_catalogue_is_spoken_of() {
    let at = u32::try_from(WRONG[..WRONG.find("s3:Get").unwrap()].encode_utf16().count()).unwrap() + 3;
    let hover = |worker: &Worker| {
        let ask = Ask::Hover {
            of: Edited::Policy(PolicyKind::Identity),
            text: WRONG.into(),
            at,
        };
        let question = Question {
            id: 0,
            lang: Lang::En,
            ask,
        };
        let Answer::Hover(told) = answered(worker, &question).answer else {
            panic!("a hover");
        };
        told
    };
    let mut worker = Worker::default();
    let before = hover(&worker);
    for path in ["names.bin", "svc/s3.txt"] {
        assert!(worker.add(path, &catalogue_file(path)), "{path}");
    }
    for (path, bytes) in [("svc/s3.txt", "torn"), ("other.txt", ""), ("other/s3.txt", "")] {
        assert!(!worker.add(path, bytes.as_bytes()), "{path}");
    }
    let after = hover(&worker).unwrap();
    assert_ne!(before.as_ref(), Some(&after));
    assert_eq!("s3:Get*", part(WRONG, after.from, after.to));
    assert!(after.lines.join(" ").contains("s3:GetAccessGrant"), "{after:?}");
}

#[test]
fn managed_policies_come_part_by_part() {
    let arn = "arn:aws:iam::aws:policy/ReadOnlyAccess";
    let document = |arn: &str| Ask::ManagedDocument { arn: arn.into() };
    let mut worker = Worker::default();
    let question = Question {
        id: 0,
        lang: Lang::En,
        ask: document(arn),
    };
    let missing = answered(&worker, &question).answer;
    assert_eq!(Answer::ManagedDocument(ManagedDocument::Missing), missing);
    let Answer::ManagedDocument(ManagedDocument::Text(text)) = ask(&mut worker, document(arn)) else {
        panic!("a document");
    };
    assert!(text.starts_with("{\n"), "{text}");
    let unknown = ask(&mut worker, document("arn:aws:iam::aws:policy/None"));
    assert_eq!(Answer::ManagedDocument(ManagedDocument::Unknown), unknown);
}

#[test]
fn a_link_is_opened_as_it_was_written_and_torn_texts_are_told() {
    let worker = &mut Worker::default();
    let written = Ask::WriteLink {
        case: CASE.into(),
        redacts: false,
    };
    let Answer::WriteLink(Written::Link { link, redacted: None }) = ask(worker, written) else {
        panic!("a link");
    };
    let Answer::OpenLink(opened) = ask(worker, Ask::OpenLink { link }) else {
        panic!("a case");
    };
    let same = |it: &str| serde_json::from_str::<Value>(it).unwrap()["unknown"].clone();
    assert_eq!(same(CASE), same(&opened.case.unwrap()));
    let tidied = ask(
        worker,
        Ask::Tidy {
            how: Tidy::Format,
            text: "{\"한😀\": ".into(),
        },
    );
    assert!(matches!(tidied, Answer::Tidy(Tidied::Torn(_))), "{tidied:?}");
}

#[test]
fn words_are_of_the_language_that_is_asked_for() {
    let said = |lang| {
        let kind = PolicyKind::Identity;
        let ask = Ask::Lint {
            kind,
            service: String::new(),
            text: WRONG.into(),
            now: 0,
        };
        let Answer::Lint(found) = answered(&Worker::default(), &Question { id: 0, lang, ask }).answer else {
            panic!("findings");
        };
        found[0].message.clone()
    };
    assert_ne!(said(Lang::En), said(Lang::Ko));
}

/// A user who may do all that AWS's own policy lets administrators do, and a role that trusts the account.
const WORLD: &str = r#"{ "version": 1, "accounts": { "111122223333": {
    "users": { "ana": { "managedPolicies": ["arn:aws:iam::aws:policy/AdministratorAccess"] } },
    "roles": { "R": { "trustPolicy": { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "sts:AssumeRole" } } } } } },
    "steps": [] }"#;

#[test]
fn who_gets_to_a_role_is_told_with_the_policies_of_aws() {
    let whose = Whose::Role("arn:aws:iam::111122223333:role/R".into());
    let scenario = WORLD.to_string();
    let Answer::Reach(Reached::Pairs { pairs, remarks }) = ask(&mut Worker::default(), Ask::Reach { scenario, whose })
    else {
        panic!("pairs");
    };
    assert!(remarks.is_empty());
    let ana = pairs.iter().find(|it| it.principal.ends_with("user/ana")).expect("ana");
    assert_eq!(Verdict::Yes, ana.verdict, "{pairs:?}");
}
