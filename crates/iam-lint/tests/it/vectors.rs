//! Runs `tests/lint/*.md`: for each code a policy in which it is found, with the text that is marked, and one in which it
//! is not.
//!
//! ````text
//! ## INVALID_ACTION
//! Prose.
//! ```json identity
//! { "Effect": "Allow", "Action": "s3:GetObjekt", "Resource": "*" }
//! ```
//! finds WARNING `GetObjekt`
//! ```json identity
//! { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }
//! ```
//! silent
//! ````
//!
//! A fence names the kind, for a resource policy also the service: `json resource:s3`. Statements alone stand for a policy
//! with them. Several `finds` may follow; what is marked at several places for one cause stands on one line, with commas.
//! `refused` says what AWS prints when it does not save the policy for what was found first.
//! ` and fixes` says that a fix takes the finding away. Backticks may be doubled.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot read its inputs has nothing to test"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use iam_catalog::catalogue::Catalogue;
use iam_lint::code::Code;
use iam_lint::finding::Finding;
use iam_lint::words;
use iam_lint::{Document, lint};
use iam_syntax::policy::PolicyKind;
use iam_words::Lang;

/// 2026-11-25T00:00:00Z.
const NOW: i64 = 1_795_564_800;

struct Case {
    place: String,
    code: Code,
    kind: PolicyKind,
    service: Option<String>,
    text: String,
    expected: Vec<Expected>,
    refusal: Option<String>,
    is_silent: bool,
}

struct Expected {
    severity: String,
    marked: Vec<String>,
    fixes: bool,
}

fn kind(name: &str) -> (PolicyKind, Option<String>) {
    match (PolicyKind::of_name(name), name.split_once(':')) {
        (Some(kind), _) => (kind, None),
        (None, Some(("resource", service))) => (PolicyKind::Resource, Some(service.into())),
        (None, _) => panic!("no kind `{name}`"),
    }
}

/// A whole policy, or statements in one.
fn policy(body: &str) -> String {
    let body = body.trim();
    if body.starts_with("{ \"Effect\"") || body.starts_with("{ \"Sid\"") {
        format!("{{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n    {body}\n  ]\n}}")
    } else {
        body.to_string()
    }
}

/// `$name*n` in a policy stands for a long run of a letter, so that sizes can be tried.
fn unfold(text: &str) -> String {
    let Some((before, rest)) = text.split_once("<<") else {
        return text.to_string();
    };
    let (count, after) = rest.split_once(">>").unwrap();
    format!("{before}{}{after}", "x".repeat(count.parse().unwrap()))
}

fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/lint");
    let mut cases: Vec<Case> = Vec::new();
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        let text = fs::read_to_string(&path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let mut code = None;
        let mut lines = text.lines().enumerate();
        while let Some((line_idx, line)) = lines.next() {
            let place = format!("{name}:{}", line_idx + 1);
            if let Some(heading) = line.strip_prefix("## ") {
                code = Some(Code::from_name(heading).unwrap_or_else(|| panic!("{place}: no code `{heading}`")));
            } else if let Some(info) = line.strip_prefix("```json ") {
                let body: Vec<&str> = lines.by_ref().map(|(_, it)| it).take_while(|it| *it != "```").collect();
                let (kind, service) = kind(info);
                cases.push(Case {
                    place,
                    code: code.unwrap(),
                    kind,
                    service,
                    text: unfold(&policy(&body.join("\n"))),
                    expected: Vec::new(),
                    refusal: None,
                    is_silent: false,
                });
            } else if let Some(rest) = line.strip_prefix("finds ") {
                let (severity, rest) = rest.split_once(' ').unwrap();
                let (marked, fixes) = match rest.strip_suffix(" and fixes") {
                    Some(marked) => (marked, true),
                    None => (rest, false),
                };
                let ticks = if marked.starts_with("``") { "``" } else { "`" };
                // A place between two characters.
                let marked = if marked == "``" { "````" } else { marked };
                let marked = marked.strip_prefix(ticks).and_then(|it| it.strip_suffix(ticks));
                let marked = marked.unwrap_or_else(|| panic!("{place}: {rest}")).replace("\\n", "\n");
                let between = format!("{ticks}, {ticks}");
                let marked = marked.split(&between).map(String::from).collect();
                cases.last_mut().unwrap().expected.push(Expected {
                    severity: severity.into(),
                    marked,
                    fixes,
                });
            } else if let Some(said) = line.strip_prefix("refused ") {
                cases.last_mut().unwrap().refusal = Some(said.trim_matches('`').into());
            } else if line == "silent" {
                cases.last_mut().unwrap().is_silent = true;
            }
        }
    }
    cases
}

/// The policies of all files.
pub fn policies() -> impl Iterator<Item = (String, PolicyKind, Option<String>)> {
    cases().into_iter().map(|it| (it.text, it.kind, it.service))
}

fn found(case: &Case, text: &str, catalogue: &Catalogue) -> Vec<Finding> {
    let document = Document {
        text,
        kind: case.kind,
        service: case.service.as_deref(),
    };
    lint(&document, catalogue, Some(NOW))
}

#[test]
fn each_case_is_found_marked_and_mended_as_it_says() {
    let catalogue = Catalogue::whole();
    let mut wrong = Vec::new();
    for case in cases() {
        let all = found(&case, &case.text, &catalogue);
        let own: Vec<&Finding> = all.iter().filter(|it| it.code == case.code).collect();
        let seen: Vec<String> = own
            .iter()
            .map(|it| {
                let marked: Vec<&str> = it.spans().map(|span| span.of(&case.text)).collect();
                format!("finds {} {marked:?}", it.severity.name())
            })
            .collect();
        let asked: Vec<String> = case
            .expected
            .iter()
            .map(|it| format!("finds {} {:?}", it.severity, it.marked))
            .collect();
        if case.is_silent != case.expected.is_empty() {
            wrong.push(format!(
                "{} {}: either `finds` or `silent`",
                case.place,
                case.code.name()
            ));
        }
        if seen != asked {
            let others: Vec<&str> = all.iter().map(|it| it.code.name()).collect();
            wrong.push(format!(
                "{} {}:\n  asked {asked:?}\n  seen  {seen:?}\n  all   {others:?}",
                case.place,
                case.code.name()
            ));
            continue;
        }
        for (finding, expected) in own.iter().zip(&case.expected) {
            match &finding.fix {
                None if expected.fixes => wrong.push(format!("{} {}: no fix", case.place, case.code.name())),
                Some(_) if !expected.fixes => {
                    wrong.push(format!(
                        "{} {}: a fix that is not asked for",
                        case.place,
                        case.code.name()
                    ));
                }
                None => {}
                Some(fix) => {
                    let changed = fix.apply(&case.text);
                    let left = found(&case, &changed, &catalogue)
                        .iter()
                        .filter(|it| it.code == case.code)
                        .count();
                    if own.len() <= left {
                        wrong.push(format!(
                            "{} {}: is still there in\n{changed}",
                            case.place,
                            case.code.name()
                        ));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_aws_refuses_is_said_in_its_words() {
    let catalogue = Catalogue::whole();
    let mut n_refused = 0;
    for case in cases() {
        let Some(refusal) = &case.refusal else { continue };
        n_refused += 1;
        let all = found(&case, &case.text, &catalogue);
        let finding = all.iter().find(|it| it.code == case.code).unwrap();
        assert_eq!(finding.refusal, Some(refusal.as_str()), "{}", case.place);
        for lang in Lang::ALL {
            let help = words::said(finding, lang).help.unwrap();
            assert!(help.ends_with(&format!("`{refusal}`")), "{}: {help}", case.place);
        }
    }
    assert!(15 < n_refused, "{n_refused}");
    // What AWS saves is not said to be refused.
    for case in cases().iter().filter(|it| it.is_silent) {
        let all = found(case, &case.text, &catalogue);
        let is_saved = |it: &Finding| it.severity != iam_syntax::diagnostic::Severity::Error;
        let bucket_or_key = case.service.is_some() || case.kind == PolicyKind::Key;
        let refused = all.iter().find(|it| is_saved(it) && it.refusal.is_some());
        assert!(
            refused.is_none() || bucket_or_key || case.kind == PolicyKind::Trust,
            "{} {refused:?}",
            case.place
        );
    }
}

#[test]
fn each_code_is_found_somewhere_and_not_elsewhere() {
    let (mut found, mut silent) = (BTreeSet::new(), BTreeSet::new());
    for case in cases() {
        if case.is_silent {
            silent.insert(case.code);
        } else {
            found.insert(case.code);
        }
    }
    let lacks = |set: &BTreeSet<Code>| -> Vec<&str> {
        Code::ALL
            .iter()
            .filter(|it| !set.contains(it))
            .map(|it| it.name())
            .collect()
    };
    assert_eq!(
        (Vec::<&str>::new(), Vec::<&str>::new()),
        (lacks(&found), lacks(&silent))
    );
}

#[test]
fn a_fix_makes_no_new_error() {
    let catalogue = Catalogue::whole();
    let n_errors = |all: &[Finding]| all.iter().filter(|it| it.severity.name() == "ERROR").count();
    for case in cases() {
        let before = found(&case, &case.text, &catalogue);
        for finding in &before {
            if let Some(fix) = &finding.fix {
                let after = found(&case, &fix.apply(&case.text), &catalogue);
                // Text that could not be read may hide other flaws.
                let was_read = before
                    .iter()
                    .all(|it| it.weight == iam_syntax::diagnostic::Weight::Flawed);
                assert!(
                    !was_read || n_errors(&after) <= n_errors(&before),
                    "{} {}",
                    case.place,
                    finding.code.name()
                );
            }
        }
    }
}

#[test]
fn every_finding_has_words_in_each_language() {
    let catalogue = Catalogue::whole();
    for case in cases() {
        for finding in found(&case, &case.text, &catalogue) {
            let [english, korean] = Lang::ALL.map(|it| words::said(&finding, it).message);
            assert!(
                english.is_ascii() || case.text.contains(|it: char| !it.is_ascii()) || english.contains('…'),
                "{english}"
            );
            let is_korean = |it: char| ('가'..='힣').contains(&it);
            assert!(korean.contains(is_korean), "{}: {korean}", case.place);
            assert!(
                !english.ends_with('.') && !korean.ends_with('.'),
                "{english} / {korean}"
            );
            // Which of two a text takes can't be told; the sentence does without.
            let particles = ["은(는)", "이(가)", "을(를)", "(으)로", "과(와)", "와(과)"];
            let all = [
                Some(korean.clone()),
                words::said(&finding, Lang::Ko).help,
                finding.fix.as_ref().map(|it| words::fix(it, Lang::Ko)),
            ];
            for said in all.iter().flatten() {
                assert!(!particles.iter().any(|it| said.contains(it)), "{said}");
            }
            assert!(
                !korean.contains("확인하세요") || finding.code != case.code,
                "{}: {korean}",
                case.place
            );
        }
    }
}

#[test]
fn every_code_of_the_reader_is_known() {
    fn walk(folder: &Path, codes: &mut BTreeSet<String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, codes);
                continue;
            }
            let text = fs::read_to_string(&path).unwrap();
            let is_code = |it: &&str| it.contains('_') && it.bytes().all(|it| it.is_ascii_uppercase() || it == b'_');
            codes.extend(text.split('"').filter(is_code).map(String::from));
        }
    }
    let mut codes = BTreeSet::new();
    walk(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("../iam-syntax/src"),
        &mut codes,
    );
    codes.remove("SECURITY_WARNING");
    assert!(60 < codes.len());
    let unknown: Vec<&String> = codes.iter().filter(|it| Code::from_name(it).is_none()).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}

/// Where a text is JSON, each place that a finding names is one of it.
#[test]
fn every_path_leads_somewhere() {
    let catalogue = Catalogue::whole();
    let mut n_paths = 0;
    for case in cases() {
        let Ok(value) = serde_json::from_str::<serde_json::Value>(&case.text) else {
            continue;
        };
        for finding in found(&case, &case.text, &catalogue) {
            for path in std::iter::once(&finding.path).chain(finding.also.iter().map(|it| &it.path)) {
                assert!(
                    value.pointer(path).is_some(),
                    "{} {}: {path}",
                    case.place,
                    finding.code.name()
                );
                n_paths += 1;
            }
        }
    }
    assert!(300 < n_paths, "{n_paths}");
}
