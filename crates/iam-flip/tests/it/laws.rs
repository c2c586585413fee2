//! What holds of every suggestion, whatever the case: looked at afresh, with nothing of what found it.

use std::collections::BTreeMap;

use iam_catalog::catalogue::Catalogue;
use iam_eval::combine::Outcome;
use iam_flip::change::{Change, made};
use iam_flip::class::{Class, opens_to_others};
use iam_flip::closed::closed;
use iam_flip::diff::differences;
use iam_flip::document::edit::Edit;
use iam_flip::impossible::{Setting, why_not};
use iam_flip::lint::Linter;
use iam_flip::meant::near;
use iam_flip::mend;
use iam_flip::output;
use iam_flip::question::{Question, Wanted};
use iam_flip::words::sentences;
use iam_flip::world::World;
use iam_flip::{Flip, Suggestion};
use iam_lint::Document;
use iam_scenario::answer::Answer;
use iam_scenario::case::{Case, ContextInput, PolicyInputs};
use iam_scenario::load::Library;
use iam_scenario::write;
use iam_syntax::arn::Arn;
use iam_syntax::diagnostic::Severity;
use iam_syntax::policy::{Clause, Effect};
use iam_words::Lang;

/// Checks all laws of all suggestions.
#[track_caller]
pub fn check(question: &Question, found: &Flip, catalogue: &Catalogue) {
    let answer = question.answer().expect("it was answered before");
    let before = grave(&question.policies, &answer, catalogue);
    for suggestion in &found.suggestions {
        turns_round(question, &answer, found, suggestion);
        adds_no_finding(&before, suggestion, &answer, catalogue);
        for change in &suggestion.changes {
            no_needless_wildcard(change, question);
        }
        sets_nothing_impossible(suggestion, &answer);
        sets_nothing_of_the_list(suggestion, &answer, catalogue);
        says_it_in_both_languages(suggestion, &answer);
        shows_what_changes(question, suggestion, &answer);
    }
    stands_in_order(found, &answer);
    lets_nobody_in_for_want_of_a_key(found, &answer);
    says_nothing_twice(question, found, &answer);
    edits_what_was_meant(question, &answer, found, catalogue);
}

/// The changes turn the decision round, and no proper part of them does.
#[track_caller]
fn turns_round(question: &Question, answer: &Answer, found: &Flip, suggestion: &Suggestion) {
    let is_denied = |outcome| matches!(outcome, Outcome::ExplicitDeny | Outcome::ImplicitDeny);
    let turned = |question: &Question| {
        let outcome = question.answer()?.trace.decision().outcome;
        Some(outcome != Outcome::Depends && is_denied(outcome) != is_denied(found.outcome))
    };
    assert_eq!(Some(true), turned(&suggestion.question), "{suggestion:#?}");
    let all = &suggestion.changes;
    for part in 1..(1_usize << all.len()) - 1 {
        let part: Vec<Change> = (0..all.len())
            .filter(|at| part >> at & 1 == 1)
            .map(|at| all[at].clone())
            .collect();
        if let Some(question) = made(question, answer, &part) {
            assert_ne!(Some(true), turned(&question), "{part:#?} is enough of {suggestion:#?}");
        }
    }
}

/// How often each ERROR and SECURITY_WARNING is said of all documents that are switched on, by its code and its cause.
fn grave(policies: &PolicyInputs, answer: &Answer, catalogue: &Catalogue) -> BTreeMap<(String, String), usize> {
    let mut counts = BTreeMap::new();
    let resource = &answer.request.resource;
    let service = Arn::parse(&resource.text).map(|arn| arn.service.to_string());
    for document in Library::new(policies).documents().iter().filter(|it| it.enabled) {
        let asked = Document {
            text: &document.text,
            kind: document.place.kind(resource.sort),
            service: service.as_deref(),
        };
        for finding in iam_lint::at_each_place(&asked, catalogue, None) {
            if finding.severity <= Severity::SecurityWarning {
                let cause = iam_lint::words::said(&finding, iam_words::Lang::En).message;
                *counts.entry((finding.code.name().to_string(), cause)).or_default() += 1;
            }
        }
    }
    counts
}

#[track_caller]
fn adds_no_finding(
    before: &BTreeMap<(String, String), usize>,
    suggestion: &Suggestion,
    answer: &Answer,
    catalogue: &Catalogue,
) {
    for (finding, n_after) in grave(&suggestion.question.policies, answer, catalogue) {
        let n_before = before.get(&finding).copied().unwrap_or(0);
        // How large a policy is too large is not another cause.
        let is_size = finding.0.starts_with("POLICY_SIZE_");
        assert!(is_size || n_after <= n_before, "{finding:?} is new: {suggestion:#?}");
    }
}

/// A statement that is added names what is asked for.
#[track_caller]
fn no_needless_wildcard(change: &Change, question: &Question) {
    let statement = match change {
        Change::Add { statement, .. } | Change::Attach { statement, .. } => statement,
        Change::Context(_)
        | Change::Identify { .. }
        | Change::Edit { .. }
        | Change::Renew { .. }
        | Change::Remove { .. }
        | Change::Detach { .. } => return,
    };
    for (name, value) in &statement.members {
        if *name == "Action" || *name == "Resource" {
            let plain = value.replace("${*}", "").replace("${?}", "");
            // Whoever asks for a wildcard means one.
            let is_asked = *name == "Resource" && question.request.resources.arns().any(|it| it.contains('*'));
            assert!(is_asked || !plain.contains('*'), "{statement:?}");
        }
    }
}

/// Of what no request holds, what can be told by its looks; the crate's own list is not asked.
#[track_caller]
fn sets_nothing_impossible(suggestion: &Suggestion, answer: &Answer) {
    let sets: Vec<(&str, &ContextInput)> = suggestion
        .changes
        .iter()
        .filter_map(|it| match it {
            Change::Context(set) => Some(set),
            Change::Identify { .. }
            | Change::Edit { .. }
            | Change::Renew { .. }
            | Change::Remove { .. }
            | Change::Detach { .. }
            | Change::Add { .. }
            | Change::Attach { .. } => None,
        })
        .flat_map(|set| set.all())
        .collect();
    let changed = suggestion.question.answer().expect("it is answered");
    let after = &changed.request.context;
    let holds = |key: &str| after.get(key) != iam_eval::context::Looked::Absent;
    for (key, value) in &sets {
        let lower = key.to_ascii_lowercase();
        let texts: &[String] = match value {
            ContextInput::Removed => &[],
            ContextInput::One(text) => std::slice::from_ref(text),
            ContextInput::Many(texts) => texts,
        };
        for text in texts {
            assert!(!text.is_empty() && !text.contains(['*', '?']), "{key} {text}");
            if lower == "aws:sourceip" {
                let private = [
                    "10.", "192.168.", "127.", "169.254.", "172.16.", "100.64.", "0.", "fd", "fc", "fe8",
                ];
                assert!(
                    !private.iter().any(|it| text.starts_with(it)) && !text.contains('/'),
                    "{text}"
                );
            }
            if lower.ends_with("account") && lower.starts_with("aws:") {
                assert!(
                    text.len() == 12 && text.bytes().all(|it| it.is_ascii_digit()),
                    "{key} {text}"
                );
            }
            if lower.ends_with("orgid") {
                assert!(text.starts_with("o-") && 12 <= text.len(), "{key} {text}");
            }
            if text.starts_with("repo:") && lower.ends_with(":sub") {
                assert!(
                    4 <= text.split([':', '/']).filter(|it| !it.is_empty()).count(),
                    "{text}"
                );
                assert!(!text.contains("/:"), "{text}");
            }
        }
        if *value == &ContextInput::Removed {
            assert_ne!("aws:securetransport", lower);
            continue;
        }
        let endpoint = ["aws:sourcevpce", "aws:sourcevpc", "aws:vpcsourceip"];
        if lower == "aws:sourceip" {
            assert!(!endpoint.iter().any(|it| holds(it)), "{suggestion:#?}");
            assert!(answer.policies.endpoint.is_none(), "{suggestion:#?}");
        }
        if endpoint.contains(&lower.as_str()) {
            assert!(!holds("aws:SourceIp"), "{suggestion:#?}");
        }
        if ["aws:sourcevpc", "aws:sourcevpce"].contains(&lower.as_str()) {
            assert!(holds("aws:SourceVpc") && holds("aws:SourceVpce"), "{suggestion:#?}");
        }
        if lower == "aws:requestedregion" && changed.request.action.service() == "iam" {
            assert_eq!(["us-east-1"], texts, "{suggestion:#?}");
        }
        let is_timed = answer.request.context.get("aws:CurrentTime") != iam_eval::context::Looked::Absent;
        if lower == "aws:currenttime" && !is_timed {
            assert!(texts.iter().all(|it| "2026" <= it.as_str()), "{texts:?}");
        }
        if lower == "aws:multifactorauthage" {
            assert!(holds("aws:MultiFactorAuthPresent"), "{suggestion:#?}");
        }
        let fixed = [
            "aws:principalarn",
            "aws:principalaccount",
            "aws:principaltype",
            "aws:principalisawsservice",
        ];
        assert!(!fixed.contains(&lower.as_str()), "{suggestion:#?}");
        if lower == "aws:viaawsservice" && texts == ["true"] {
            assert!(holds("aws:CalledVia"), "{suggestion:#?}");
        }
    }
}

/// Whether an allowed request is stopped by taking an Allow out that is about more than this request.
fn takes_more(suggestion: &Suggestion, found: &Flip, answer: &Answer) -> bool {
    let is_only = |clause: &Clause, asked: &str| {
        let values: Vec<&str> = clause.elements.iter().map(|it| it.value.as_str()).collect();
        !clause.inverted && values.len() == 1 && values[0].eq_ignore_ascii_case(asked)
    };
    let is_more = |change: &Change| match change {
        Change::Remove { document, statement } => {
            let policy = iam_flip::change::policy(answer, *document).expect("a policy");
            let source = &policy.statements[*statement];
            let acts = source.action.iter().all(|it| is_only(it, &answer.request.action.text));
            let fits = source
                .resources
                .iter()
                .all(|it| is_only(it, &answer.request.resource.text));
            source.principal.is_some() || !(acts && fits)
        }
        _ => false,
    };
    found.outcome == Outcome::Allowed && suggestion.changes.iter().any(is_more)
}

/// Changes of the request come first, of those the fewest keys; then the identity policy, the resource policy and what
/// limits. In each the edits come before new statements.
#[track_caller]
fn stands_in_order(found: &Flip, answer: &Answer) {
    let classes: Vec<Class> = found.suggestions.iter().map(|it| it.class).collect();
    assert!(classes.is_sorted(), "{classes:?}");
    let requests = found.suggestions.iter().filter(|it| it.class == Class::Request);
    // What the caller can do first, and of that what takes the fewest keys.
    let ranks: Vec<(bool, usize)> = requests
        .map(|it| (!output::not_yours(it).is_empty(), it.changes.len()))
        .collect();
    assert!(
        ranks.is_sorted() && ranks.iter().all(|(_, n_keys)| *n_keys <= 3),
        "{ranks:?}"
    );
    for class in [Class::Identity, Class::Resource] {
        let of_class = found.suggestions.iter().filter(|it| it.class == class);
        let ranks: Vec<(bool, usize)> = of_class
            .map(|it| {
                let is_new = |it: &&Change| matches!(it, Change::Add { .. } | Change::Attach { .. });
                (takes_more(it, found, answer), it.changes.iter().filter(is_new).count())
            })
            .collect();
        assert!(ranks.is_sorted(), "{ranks:?}");
    }
    for suggestion in &found.suggestions {
        let exempts = suggestion.changes.iter().any(|it| {
            matches!(
                it,
                Change::Edit {
                    edit: Edit::Exempt { .. },
                    ..
                }
            )
        });
        assert!(!exempts || suggestion.weakens_guardrail(), "{suggestion:#?}");
    }
}

/// The crate's own list, asked of the request that came of it all.
#[track_caller]
fn sets_nothing_of_the_list(suggestion: &Suggestion, answer: &Answer, catalogue: &Catalogue) {
    let changed = suggestion.question.answer().expect("it is answered");
    for change in &suggestion.changes {
        let Change::Context(set) = change else { continue };
        for (key, value) in set.all() {
            let setting = Setting {
                key,
                value,
                context: &changed.request.context,
                request: &answer.request,
                by_endpoint: answer.policies.endpoint.is_some(),
                catalogue,
            };
            assert_eq!(None, why_not(&setting), "{key}: {suggestion:#?}");
        }
    }
}

/// Where one edit of a statement that missed lets the request through, lets in nobody who lacks a key, nor anybody else
/// than who asks, is in no policy that IAM keeps, and the linter has nothing against it, the first change of policies is an edit.
#[track_caller]
fn edits_what_was_meant(question: &Question, answer: &Answer, found: &Flip, catalogue: &Catalogue) {
    if found.outcome == Outcome::Allowed {
        return;
    }
    let world = World::new(question, answer, Wanted::Allowed, catalogue).expect("it was read before");
    let linter = Linter::new(catalogue, &answer.request);
    let traced = world.traced(&[]).expect("it was read before");
    let is_meant = traced.iter().any(|one| {
        let lacking = one.trace.judged().filter(|it| it.lacks.is_true());
        lacking.map(|it| it.gate).any(|gate| {
            near(one, gate, Effect::Allow).iter().any(|near| {
                let text = &answer.documents[near.attached.document].text;
                let edits = mend::towards(near, &[one], text);
                let is_good = |edit: &Vec<Change>| {
                    !lets_go(answer, edit)
                        && !opens_to_others(&world, edit)
                        && closed(&world, edit).is_none()
                        && world.reaches(edit)
                        && !linter.objects(&world, edit)
                };
                edits.iter().any(is_good)
            })
        })
    });
    let first = found.suggestions.iter().find(|it| it.class != Class::Request);
    let is_new = |it: &Change| matches!(it, Change::Add { .. } | Change::Attach { .. });
    assert!(
        !is_meant || first.is_some_and(|it| !it.changes.iter().any(is_new)),
        "{question:#?} {first:#?}"
    );
}

/// No two suggestions change the same lines to the same.
#[track_caller]
fn says_nothing_twice(question: &Question, found: &Flip, answer: &Answer) {
    let all: Vec<_> = found
        .suggestions
        .iter()
        .map(|it| differences(question, answer, it))
        .collect();
    for (at, one) in all.iter().enumerate() {
        assert!(!all[..at].contains(one), "{:#?}", found.suggestions[at]);
    }
}

/// Whether an Allow takes `IfExists` that had none.
fn lets_go(answer: &Answer, changes: &[Change]) -> bool {
    changes.iter().any(|change| match change {
        Change::Edit {
            document,
            statement,
            edit: Edit::Operator { condition, to },
        } => {
            let policy = iam_flip::change::policy(answer, *document).expect("it is edited");
            let statement = &policy.statements[*statement];
            let had = statement.conditions[*condition].operator.if_exists;
            statement.effect == Effect::Allow && to.ends_with("IfExists") && !had
        }
        Change::Context(_)
        | Change::Identify { .. }
        | Change::Edit { .. }
        | Change::Renew { .. }
        | Change::Remove { .. }
        | Change::Detach { .. }
        | Change::Add { .. }
        | Change::Attach { .. } => false,
    })
}

/// What lets in everybody who lacks a key stands behind all that does not, weakens a guardrail, and says so.
#[track_caller]
fn lets_nobody_in_for_want_of_a_key(found: &Flip, answer: &Answer) {
    for suggestion in found.suggestions.iter().filter(|it| lets_go(answer, &it.changes)) {
        assert!(suggestion.weakens_guardrail(), "{suggestion:#?}");
        for (lang, words) in [
            (Lang::En, "lets in every request without"),
            (Lang::Ko, "키가 없는 요청을 모두 허용"),
        ] {
            let said = sentences(&suggestion.changes, answer, lang).concat();
            assert!(said.contains(words), "{said}");
        }
    }
    let go: Vec<bool> = found
        .suggestions
        .iter()
        .map(|it| lets_go(answer, &it.changes))
        .collect();
    assert!(go.is_sorted(), "{found:#?}");
}

/// Each change has a sentence, which ends and leaves no particle open.
#[track_caller]
fn says_it_in_both_languages(suggestion: &Suggestion, answer: &Answer) {
    for lang in Lang::ALL {
        let sentences = sentences(&suggestion.changes, answer, lang);
        assert_eq!(suggestion.changes.len(), sentences.len());
        for sentence in sentences {
            assert!(sentence.ends_with('.'), "{sentence}");
            let own = sentence.split('`').step_by(2).collect::<String>();
            assert!(
                !["(으)로", "을(를)", "이(가)", "은(는)"]
                    .iter()
                    .any(|it| own.contains(it)),
                "{sentence}"
            );
        }
    }
}

/// The lines that are shown, put into each document in the place of those that go, make the document that comes of it; and
/// each place is one of the case, before or after.
#[track_caller]
fn shows_what_changes(question: &Question, suggestion: &Suggestion, answer: &Answer) {
    let differences = differences(question, answer, suggestion);
    assert!(!differences.is_empty(), "{suggestion:#?}");
    let written = |question: &Question| -> serde_json::Value {
        let case = Case {
            policies: question.policies.clone(),
            request: question.request.clone(),
            ..Case::default()
        };
        serde_json::from_str(&write::case(&case)).expect("JSON")
    };
    let (before, after) = (written(question), written(&suggestion.question));
    for difference in &differences {
        let place = &difference.pointer;
        let is_there = before.pointer(place).is_some() || after.pointer(place).is_some();
        // A policy that is switched on has no such member.
        let is_switch = place.ends_with("/enabled");
        assert!(is_there || is_switch, "{place} of {after}");
    }
    let changed = Library::new(&suggestion.question.policies);
    for document in answer.documents.iter() {
        let of_document: Vec<_> = differences
            .iter()
            .filter(|it| it.pointer == document.pointer && it.line.is_some())
            .collect();
        let is_cut = of_document
            .iter()
            .flat_map(|it| it.before.iter().chain(&it.after))
            .any(|line| line.contains('…'));
        if is_cut || of_document.is_empty() {
            continue;
        }
        let old: Vec<&str> = document.text.lines().collect();
        let (mut made, mut at): (Vec<&str>, usize) = (Vec::new(), 0);
        for difference in of_document {
            let start = difference.line.expect("a line") - 1;
            made.extend(&old[at..start]);
            made.extend(difference.after.iter().map(String::as_str));
            at = start + difference.before.len();
            assert_eq!(old[start..at], difference.before[..], "{suggestion:#?}");
        }
        made.extend(&old[at..]);
        let new = changed.documents().iter().find(|it| it.pointer == document.pointer);
        let new: Vec<&str> = new.expect("the document is there").text.lines().collect();
        assert_eq!(new, made, "{suggestion:#?}");
    }
}
