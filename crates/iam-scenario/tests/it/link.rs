//! Links open as what was put in, say why they don't, and stay readable for ever.

use std::collections::BTreeMap;

use iam_link::{MAX_DOCUMENT_BYTES, MAX_LINK_BYTES, Problem};
use iam_scenario::case::Case;
use iam_scenario::link::{self, About, Content, LinkProblemKind, Made};
use iam_scenario::{read, write};
use iam_words::Lang;
use miniz_oxide::deflate::compress_to_vec;

use crate::examples;
use crate::random::Random;

/// A case as it is in a link, where all documents are texts.
fn of_texts(mut case: Case) -> Case {
    for policy in case.policies.all_mut() {
        policy.is_object = false;
    }
    case
}

/// The link of a case, with nothing beside it.
fn encode(case: &Case) -> String {
    link::encode(case, &About::default()).expect("it fits")
}

fn encode_scenario(text: &str) -> Option<String> {
    link::encode_scenario(text, &About::default())
}

/// What is wrong with a link itself.
fn problem(link: &str) -> Option<Problem> {
    match link::decode(link).err()?.kind {
        LinkProblemKind::Sealed(problem) => Some(problem),
        other => panic!("{link}: {other:?}"),
    }
}

/// A link of generation 0, sealed around any bytes.
fn seal(bytes: &[u8]) -> String {
    // The check of a case's link is that of its document, so any bytes have the one that decoding asks for.
    let crc = bytes.iter().fold(!0_u32, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| crc >> 1 ^ (0xedb8_8320 * (crc & 1)))
    });
    let bits = u64::from(!crc) << 3;
    let check: String = (0..7)
        .map(|at| char::from(b"abcdefghijklmnopqrstuvwxyz234567"[(bits >> (30 - 5 * at) & 31) as usize]))
        .collect();
    format!("s=0.{}.{check}", base64url(&compress_to_vec(bytes, 9)))
}

fn base64url(bytes: &[u8]) -> String {
    let letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let bit = |at: usize| bytes.get(at / 8).map_or(0, |byte| byte >> (7 - at % 8) & 1);
    let letter = |at: usize| (0..6).fold(0, |value, i| value << 1 | usize::from(bit(at + i)));
    (0..bytes.len() * 8)
        .step_by(6)
        .map(|at| char::from(letters[letter(at)]))
        .collect()
}

#[test]
fn examples_come_back() {
    for text in examples::all() {
        let case = read::case(&text).unwrap();
        let linked = link::decode(&encode(&case)).unwrap();
        assert_eq!(Content::Case(Box::new(of_texts(case))), linked.content);
        assert!(!linked.has_unknown_fields && linked.view.is_empty());
    }
}

#[test]
fn random_cases_come_back_with_what_is_not_known() {
    for seed in 0..500 {
        let case = Random::new(seed).case("later");
        let linked = link::decode(&encode(&case)).unwrap();
        assert_eq!(write::case(&case).contains("\"later"), linked.has_unknown_fields);
        assert_eq!(Content::Case(Box::new(of_texts(case))), linked.content);
    }
}

/// The texts of all scenarios come back as they were typed, over the border between two programs too.
#[test]
fn scenarios_come_back() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/scenarios");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut n_files = 0;
    for path in files.filter(|path| path.extension().is_some_and(|it| it == "json")) {
        let text = std::fs::read_to_string(&path).unwrap();
        let Some(sealed) = encode_scenario(&text) else {
            assert!(MAX_DOCUMENT_BYTES < text.len() + 40, "{path:?}");
            continue;
        };
        let linked = link::decode(&format!("{sealed}&at=3")).unwrap();
        assert_eq!(linked.content, Content::Scenario(text.trim().into()), "{path:?}");
        assert!(!linked.has_unknown_fields);
        assert_eq!(linked.view, [("at".to_string(), "3".to_string())]);
        n_files += 1;
    }
    assert!(4 <= n_files);
}

#[test]
fn what_is_no_whole_object_gets_no_link_as_a_scenario() {
    for text in ["", "{", "[]", "7", "{}}", "{\"a\":1}, \"case\": {", "\u{0}"] {
        assert_eq!(encode_scenario(text), None, "{text}");
    }
    let most = format!("{{\"x\":\"{}\"}}", "a".repeat(MAX_DOCUMENT_BYTES));
    assert_eq!(encode_scenario(&most), None);
    assert!(encode_scenario("\u{feff} { } ").is_some());
}

/// What this program does not know, and what made a link, are written again as they were.
#[test]
fn what_stands_beside_the_content_comes_back() {
    let about = About {
        made: Some(Made {
            engine: "0.1.0".into(),
            decisions: vec!["allowed".into(), "explicitDeny".into()],
        }),
        more: vec![
            ("later".into(), "{\"a\": [1e2]}".into()),
            ("x-own".into(), "\"텍스트\\n\"".into()),
        ],
    };
    let case = read::case(&examples::all()[0]).unwrap();
    let linked = link::decode(&link::encode(&case, &about).unwrap()).unwrap();
    assert_eq!((&linked.about, linked.has_unknown_fields), (&about, true));
    assert_eq!(Content::Case(Box::new(of_texts(case))), linked.content);
    let scenario = link::encode_scenario("{ \"steps\": [] }", &about).unwrap();
    let linked = link::decode(&scenario).unwrap();
    assert_eq!(
        (&linked.about, linked.content),
        (&about, Content::Scenario("{ \"steps\": [] }".into()))
    );
    let known = About {
        more: Vec::new(),
        ..about
    };
    assert!(
        !link::decode(&link::encode_scenario("{}", &known).unwrap())
            .unwrap()
            .has_unknown_fields
    );
}

/// `tests/links`: each link that was ever given away, and the case or scenario that it holds.
#[test]
fn links_of_all_times_open() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/links");
    let files: BTreeMap<String, String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| {
            (
                path.file_name().unwrap().to_str().unwrap().into(),
                std::fs::read_to_string(path).unwrap(),
            )
        })
        .collect();
    let links: Vec<&String> = files.keys().filter(|name| name.ends_with(".txt")).collect();
    assert!(4 <= links.len());
    for name in links {
        let linked = link::decode(&files[name]).unwrap_or_else(|problem| panic!("{name}: {problem:?}"));
        let expected = &files[&name.replace(".txt", ".json")];
        if let Content::Scenario(text) = &linked.content {
            assert_eq!(text, expected.trim(), "{name}");
            continue;
        }
        let expected = read::parts(expected, read::Unknown::Kept);
        assert!(expected.problems.is_empty(), "{name}: {:?}", expected.problems);
        assert_eq!(
            Content::Case(Box::new(of_texts(expected.case))),
            linked.content,
            "{name}"
        );
        assert_eq!(expected.has_unknown_fields, linked.has_unknown_fields, "{name}");
    }
}

#[test]
fn a_link_is_found_wherever_it_stands() {
    let case = read::case(r#"{"id":"a","action":"s3:GetObject"}"#).unwrap();
    let link = encode(&case);
    let view = |text: String| {
        link::decode(&text).map(|linked| (linked.content == Content::Case(Box::new(case.clone())), linked.view))
    };
    let pair = |name: &str, value: &str| (name.to_string(), value.to_string());
    assert_eq!(Ok((true, vec![])), view(link.clone()));
    assert_eq!(
        Ok((true, vec![])),
        view(format!(" https://example.com/play/?a=b#{link}\n"))
    );
    assert_eq!(Ok((true, vec![])), view(format!("#{link}&")));
    assert_eq!(
        Ok((
            true,
            vec![pair("l", "ko"), pair("at", "7"), pair("v", "a=b"), pair("wide", "")]
        )),
        view(format!("l=ko&{link}&at=7&v=a=b&wide"))
    );
}

#[test]
fn what_mail_programs_do_to_a_link_is_undone() {
    let case =
        read::case(r#"{"id":"a?~_-","action":"s3:GetObject","resource":"arn:aws:s3:::a_b-c/>>>???~~~"}"#).unwrap();
    let link = encode(&case);
    let opens = |text: &str| {
        assert_eq!(
            link::decode(text).map(|it| it.content),
            Ok(Content::Case(Box::new(case.clone()))),
            "{text}"
        )
    };
    for tail in [".", ",", ")", ">", " and so on.", ".\n"] {
        opens(&format!("https://example.com/#{link}{tail}"));
    }
    opens(&link.replace('_', "%5F").replace('-', "%2d").replace('.', "%2E"));
    for at in 3..link.len() {
        opens(&format!("{}\r\n{}", &link[..at], &link[at..]));
    }
    // What goes on is another check.
    assert_eq!(problem(&format!("{link}a")), Some(Problem::Changed));
    assert_eq!(problem(&format!("{link}_")), Some(Problem::Changed));
}

#[test]
fn what_is_no_link_is_called_so() {
    for text in [
        "",
        "#",
        "hello",
        "https://example.com/",
        "S=0.a.b",
        "#at=7",
        "s=x.y.z",
        "s=-1.y.z",
        "🦀=🦀",
    ] {
        assert_eq!(Some(Problem::NotALink), problem(text), "{text}");
    }
}

#[test]
fn a_newer_link_names_its_generation() {
    let newer = |generation| Some(Problem::Newer { generation });
    assert_eq!(newer(7), problem("https://example.com/#s=7.AAAA.abcdefg&at=1"));
    assert_eq!(newer(2), problem("s=2.AAAA.abcdefg"));
    assert_eq!(newer(u32::MAX), problem("s=99999999999999999999.AAAA.abcdefg"));
    let of_version_2 = link::decode(&seal(br#"{"version":2,"case":{}}"#)).unwrap_err();
    let said = Lang::ALL.map(|lang| of_version_2.said(lang));
    assert!(said[0].contains("version 2") && said[1].contains("버전 2"), "{said:?}");
}

#[test]
fn every_cut_is_called_a_cut() {
    for text in examples::all().iter().step_by(60) {
        let case = read::case(text).unwrap();
        let link = encode(&case);
        for end in 2..link.len() {
            assert_eq!(Some(Problem::Cut), problem(&link[..end]), "{}", &link[..end]);
        }
    }
}

#[test]
fn a_cut_link_gives_what_it_still_holds() {
    let text = &examples::all()[0];
    let case = read::case(text).unwrap();
    let link = encode(&case);
    let partial = |end: usize| link::decode(&link[..end]).unwrap_err().partial;
    // Without its check, and without the end of the policy.
    assert_eq!(Some(of_texts(case.clone())), partial(link.len() - 3).map(|it| *it));
    let torn = partial(link.len() - 60).unwrap();
    assert_eq!((&case.id, &case.request.action), (&torn.id, &torn.request.action));
    assert!(!torn.policies.identity.is_empty());
    assert_eq!(None, partial(5));
}

/// Another letter may say the same in compressed text. What a link then holds is still what it held when it was made.
#[test]
fn every_letter_that_changes_anything_is_noticed() {
    let (mut n_changed, mut n_same) = (0, 0);
    for text in examples::all().iter().step_by(130) {
        let link = encode(&read::case(text).unwrap());
        let right = link::decode(&link);
        let check_at = link.rfind('.').unwrap();
        for at in (4..link.len()).filter(|at| *at != check_at) {
            let letters = [link.as_bytes()[at] ^ 1, link.as_bytes()[at] ^ 3, b'~', b'.', b'A', b'q'];
            for letter in letters.into_iter().filter(|it| *it != link.as_bytes()[at]) {
                let changed = [&link[..at], &char::from(letter).to_string(), &link[at + 1..]].concat();
                let found = link::decode(&changed);
                if found == right {
                    n_same += 1;
                    continue;
                }
                n_changed += 1;
                assert_eq!(
                    Err(LinkProblemKind::Sealed(Problem::Changed)),
                    found.map_err(|problem| problem.kind),
                    "{changed}\n{link}"
                );
            }
        }
    }
    assert!(
        n_same * 100 < n_changed,
        "{n_same} of {n_changed} changes changed nothing"
    );
}

/// 50 MB in either generation, and in a text that is laid out again: each is refused at once.
#[test]
fn a_bomb_does_not_go_off() {
    let bomb = seal(&vec![b' '; 50 << 20]);
    assert!(bomb.len() < MAX_LINK_BYTES);
    let bomb_of_1 = bomb.replace("s=0.", "s=1.");
    let deep = |n| [r#"{"a":"{\n    \"b\": ["#, &"[".repeat(n), r#"\n"}"#].concat();
    let began = std::time::Instant::now();
    assert_eq!(Some(Problem::TooLarge), problem(&bomb));
    assert_eq!(Some(Problem::TooLarge), problem(&bomb_of_1));
    assert!(iam_link::write(&deep(1 << 16)).len() < MAX_LINK_BYTES);
    assert!(began.elapsed().as_millis() < 3 * 1_000, "{:?}", began.elapsed());
    assert_eq!(Some(Problem::TooLarge), problem(&"s".repeat(MAX_LINK_BYTES + 1)));
    let padded = |length: usize| {
        let text = r#"{"version":1,"case":{"id":"a"}}"#;
        [text, &" ".repeat(length - text.len())].concat()
    };
    assert_eq!(None, problem(&seal(padded(MAX_DOCUMENT_BYTES).as_bytes())));
    assert_eq!(
        Some(Problem::TooLarge),
        problem(&seal(padded(MAX_DOCUMENT_BYTES + 1).as_bytes()))
    );
}

#[test]
fn a_case_that_is_too_large_is_known_before() {
    let of_size = |n_bytes: usize| Case {
        id: Some("a".repeat(n_bytes)),
        ..Case::default()
    };
    for (n_bytes, fits) in [(10, true), (MAX_DOCUMENT_BYTES - 40, true), (MAX_DOCUMENT_BYTES, false)] {
        let case = of_size(n_bytes);
        let link = link::encode(&case, &About::default());
        assert_eq!(fits, link.is_some());
        assert!(link.is_none_or(|link| link::decode(&link).is_ok()));
    }
}

#[test]
fn what_is_not_a_case_is_said() {
    let problem = |text: &str| link::decode(&seal(text.as_bytes())).unwrap_err();
    let message = |text: &str| {
        let problem = problem(text);
        assert!(
            matches!(problem.kind, LinkProblemKind::NotACase { .. }),
            "{text}: {problem:?}"
        );
        assert!(problem.said(Lang::Ko).starts_with("링크에 "), "{text}");
        problem.said(Lang::En)
    };
    for text in [
        "",
        "7",
        "[]",
        "{}",
        r#"{"version":1}"#,
        r#"{"version":1,"case":[]}"#,
        r#"{"version":1,"steps":[]}"#,
        r#"{"version":1,"scenario":[]}"#,
    ] {
        assert!(message(text).starts_with("this link does not hold a case"), "{text}");
    }
    let wrong = r#"{"version":1,"case":{"id":"a","checks":7}}"#;
    assert_eq!(
        "this link does not hold a case: expected a list, found a number",
        message(wrong)
    );
    assert_eq!(Some("a".into()), problem(wrong).partial.unwrap().id);
    let deep = format!("{{\"case\":{{\"later\":{}{}}}}}", "[".repeat(70), "]".repeat(70));
    assert!(message(&deep).starts_with("this link does not hold a case: "));
}

#[test]
fn unknown_fields_around_the_case_are_reported() {
    let has_unknown = |text: &str| link::decode(&seal(text.as_bytes())).unwrap().has_unknown_fields;
    assert!(has_unknown(r#"{"version":1,"case":{},"mood":"0.4"}"#));
    assert!(has_unknown(r#"{"version":1,"case":{"later":1}}"#));
    assert!(!has_unknown(r#"{"version":1,"case":{"x-later":1},"x-engine":"0.4"}"#));
    assert!(!has_unknown(
        r#"{"version":1,"scenario":{"steps":[]},"x-engine":"0.4"}"#
    ));
    assert!(has_unknown(r#"{"version":1,"scenario":{"steps":[]},"mood":"0.4"}"#));
}

#[test]
fn any_bytes_are_answered() {
    for seed in 0..2_000 {
        let mut random = Random::new(seed);
        let bytes = random.bytes(60);
        let text = String::from_utf8_lossy(&bytes);
        let _ = link::decode(&text);
        for generation in 0..=1 {
            let _ = link::decode(&format!("s={generation}.{text}"));
            let _ = link::decode(&format!("s={generation}.{}.abcdefg", base64url(&bytes)));
        }
        let _ = link::decode(&seal(&bytes));
    }
}

#[test]
fn changed_bytes_of_a_case_are_answered() {
    let text = link_text(&examples::all()[3]);
    for seed in 0..1_000 {
        let mut random = Random::new(seed);
        let mut bytes = text.clone();
        for _ in 0..random.below(4) + 1 {
            let at = random.below(bytes.len());
            match random.below(3) {
                0 => bytes[at] = random.below(256) as u8,
                1 => bytes.truncate(at + 1),
                _ => bytes.insert(at, b"{}[]\",:\\"[random.below(8)]),
            }
        }
        let _ = link::decode(&seal(&bytes));
    }
}

fn link_text(case: &str) -> Vec<u8> {
    format!("{{\"version\":1,\"case\":{case}}}").into_bytes()
}
