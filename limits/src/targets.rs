//! What any text is given to. A target panics where something that must hold does not.

use std::sync::LazyLock;

use iam_assist::{complete, hover, tidy_text};
use iam_catalog::catalogue::Catalogue;
use iam_flip::question::Question;
use iam_lint::Document;
use iam_scenario::case::Case;
use iam_scenario::read::Unknown;
use iam_scenario::reply::replies;
use iam_scenario::{Options, Whole, each_reply, eval_text, link, output, reach, read, run_text, write};
use iam_syntax::policy::PolicyKind;
use iam_words::Lang;

use crate::policy::policy;

pub struct Target {
    pub name: &'static str,
    /// Folders of texts to begin with.
    pub seeds: &'static [&'static str],
    pub run: fn(&str),
}

const CASES: &[&str] = &["limits/seeds/case", "tests/flip", "www/gallery"];
const POLICIES: &[&str] = &["limits/seeds/policy", "tests/lint", "tests/assist"];
const SCENARIOS: &[&str] = &["tests/scenarios"];

pub const ALL: [Target; 12] = [
    target("policy", POLICIES, policy),
    target("case", CASES, case),
    target(
        "link",
        &["limits/seeds/case", "tests/links", "tests/flip"],
        link_both_ways,
    ),
    target("scenario", SCENARIOS, scenario),
    target("reach", SCENARIOS, reached),
    target("lint", POLICIES, lint),
    target("complete", POLICIES, completed),
    target("message", &["limits/seeds/message"], message),
    target("catalogue", &["www/catalogue/svc"], catalogue_parts),
    target("flip", CASES, flipped),
    target("kept", CASES, kept),
    target("calls", CASES, calls),
];

const fn target(name: &'static str, seeds: &'static [&'static str], run: fn(&str)) -> Target {
    Target { name, seeds, run }
}

pub static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(Catalogue::whole);

/// A number that is another one for most other texts.
fn number(text: &str) -> usize {
    text.bytes().fold(7, |sum: usize, byte| {
        sum.wrapping_mul(31).wrapping_add(usize::from(byte))
    })
}

fn kind_of(text: &str) -> PolicyKind {
    PolicyKind::ALL[number(text) % PolicyKind::ALL.len()]
}

fn one_line_each(lines: &[String]) {
    assert!(lines.iter().all(|it| !it.contains('\n')), "one line an answer");
}

/// A case: answered with its trace, written and read again; and as a text that somebody pastes.
fn case(text: &str) {
    one_line_each(&eval_text(text, &Options { trace: true }));
    for reply in replies_of(text) {
        if let Ok(it) = &reply.result {
            let trace = iam_explain::text::text(it.evaluated(), iam_explain::node::Depth::Whole, iam_words::Lang::Ko);
            assert!(!trace.is_empty());
            assert_eq!(it.trace.decision(), iam_eval::decide(&it.policies, &it.request));
            let _ = iam_explain::message::message(it.evaluated());
        }
    }
    if let Ok(case) = read::case_with(text, Unknown::Kept) {
        for write in [write::case_of_texts, write::case] {
            let again = read::case_with(&write(&case), Unknown::Kept).expect("what was written can be read");
            assert_eq!(write(&case), write(&again));
        }
    }
    let _ = iam_views::exchange::recognise(text);
}

fn replies_of(text: &str) -> Vec<iam_scenario::reply::Reply> {
    read::case(text).map(|it| replies(&it).collect()).unwrap_or_default()
}

fn link_both_ways(text: &str) {
    if let Ok(linked) = link::decode(text) {
        let link = match &linked.content {
            link::Content::Case(case) => link::encode(case, &linked.about),
            link::Content::Scenario(text) => link::encode_scenario(text, &linked.about),
        };
        let again = link.map(|link| link::decode(&link).expect("what was written opens"));
        assert!(again.is_none_or(|again| (again.content, again.about) == (linked.content, linked.about)));
    }
    if let Ok(case) = read::case_with(text, Unknown::Kept)
        && let Some(link) = link::encode(&case, &link::About::default())
    {
        let linked = link::decode(&link).expect("what was written opens");
        let link::Content::Case(again) = linked.content else {
            panic!("a case was written")
        };
        assert_eq!(write::case_of_texts(&case), write::case_of_texts(&again));
        if let Ok(redacted) = iam_redact::redact(&case) {
            assert_eq!(replies(&case).count(), replies(&redacted.case).count());
        }
    }
}

fn managed(arn: &str) -> Option<String> {
    CATALOGUE.managed_policy(arn).document().map(String::from)
}

fn scenario(text: &str) {
    let report = run_text(text, &Options { trace: true }, &managed);
    assert!(!report.contains('\n'), "one line a report");
}

/// Who reaches what: of the principals that the text names some two.
fn reached(text: &str) {
    let Ok(world) = read::scenario(text, &managed) else {
        return;
    };
    let named: Vec<&str> = text
        .split('"')
        .filter(|it| it.starts_with("arn:") || it.ends_with(".com"))
        .collect();
    for by in [1, 7] {
        let Some(name) = named.get(number(text) / by % named.len().max(1)) else {
            return;
        };
        for found in [
            reach::reach(&world, name, &[]),
            reach::who_can_assume(&world, name, &[]),
        ] {
            let _ = found.map(|it| output::reach::answer(&it));
        }
    }
}

/// Findings, in both languages, with places in the text; with its fix a text can still be linted.
fn lint(text: &str) {
    let kind = kind_of(text);
    let document = Document {
        text,
        kind,
        service: None,
    };
    for finding in iam_lint::lint(&document, &CATALOGUE, Some(1_800_000_000)) {
        for lang in Lang::ALL {
            assert!(!iam_lint::words::said(&finding, lang).message.is_empty());
            let _ = iam_lint::words::also(&finding, lang);
        }
        for span in finding.spans() {
            assert!(text.get(span.range()).is_some(), "{finding:?}");
        }
        if let Some(fix) = &finding.fix {
            let text = fix.apply(text);
            let _ = iam_lint::lint(
                &Document {
                    text: &text,
                    kind,
                    service: None,
                },
                &CATALOGUE,
                None,
            );
        }
    }
    let _ = iam_lint::meter::meters(text, kind, None);
}

/// What the editor offers and tells at a place, and the text tidied.
fn completed(text: &str) {
    let (kind, place) = (kind_of(text), number(text) / 16 % (text.len() + 1));
    for lang in Lang::ALL {
        let found = complete::complete(kind, text, place, &CATALOGUE, lang);
        assert!(text.get(found.from as usize..found.to as usize).is_some());
        let _ = hover::hover(kind, text, place, &CATALOGUE, lang);
    }
    for tidy in [tidy_text::format, tidy_text::sort, tidy_text::minify] {
        if let Ok(tidied) = tidy(text) {
            assert_eq!(tidy(&tidied).as_ref().ok(), Some(&tidied), "a tidy text stays");
        }
    }
}

fn message(text: &str) {
    let _ = iam_views::exchange::read_denied(text);
}

/// Parts of the catalogue that are torn or of somebody else.
fn catalogue_parts(text: &str) {
    let mut catalogue = Catalogue::new();
    let bytes = text.as_bytes();
    let _ = catalogue.add_names(bytes);
    let _ = catalogue.add_shard(bytes);
    let _ = catalogue.add_policy_index(bytes);
    let _ = catalogue.add_policy_bucket(bytes);
    let _ = catalogue.actions_matching("s3:*").actions.len();
}

fn flipped(text: &str) {
    let Ok(case) = read::case(text) else { return };
    let Some(request) = iam_request(&case) else { return };
    let own = Case {
        request,
        checks: Vec::new(),
        ..case
    };
    for reply in replies(&own).take(1) {
        let Ok(answer) = &reply.result else { continue };
        let found = iam_flip::flip(&own.policies, &own.request, &CATALOGUE);
        let _ = iam_flip::output::json(found.as_ref(), &own, answer, iam_words::Lang::En);
        if let Some(found) = found {
            let question = Question {
                policies: own.policies.clone(),
                request: own.request.clone(),
            };
            let _ = iam_flip::output::text(&found, &question, answer, iam_words::Lang::Ko);
        }
    }
}

/// The request of a case, or that of its first check.
fn iam_request(case: &Case) -> Option<iam_scenario::case::RequestInput> {
    match case.checks.first() {
        _ if case.request.action.is_some() => Some(case.request.clone()),
        Some(check) => Some(case.request.overlaid(&check.request)),
        None => None,
    }
}

/// What the page keeps is a line and a case of texts.
fn kept(text: &str) {
    let (_, case) = text.split_once('\n').unwrap_or(("", text));
    let Ok(case) = read::case_with(case, Unknown::Kept) else {
        return;
    };
    let again = read::case_with(&write::case_of_texts(&case), Unknown::Kept).expect("what was kept can be read");
    assert_eq!(write::case_of_texts(&case), write::case_of_texts(&again));
    replies(&again).for_each(drop);
}

fn calls(text: &str) {
    let mut lines = Vec::new();
    each_reply(text, Whole::UnlessSaid, |it| {
        lines.push(output::line(&it, &Options { trace: false }))
    });
    one_line_each(&lines);
}
