//! Findings for programs: one line of JSON a policy.

use iam_catalog::catalogue::Catalogue;
use iam_lint::finding::Finding;
use iam_lint::fix::Fix;
use iam_lint::meter;
use iam_lint::spread::spreads;
use iam_lint::words::{fix, role, said};
use iam_syntax::diagnostic::Weight;
use iam_syntax::grammar::parse;
use iam_syntax::span::{Places, Span};
use iam_words::Lang;
use serde_json::{Value, json};

use super::report::{Report, Suppressed};
use super::{brief, counts};
use crate::problem::beginning;

/// The line of a policy; with a catalogue, also the actions that its wildcards stand for.
#[must_use]
pub fn line(report: &Report, lang: Lang, catalogue: Option<&Catalogue>) -> String {
    whole(report, lang, catalogue).to_string()
}

fn whole(report: &Report, lang: Lang, catalogue: Option<&Catalogue>) -> Value {
    let text = report.text.as_str();
    let counted = Places::new(text);
    let meters = meter::meters(text, report.kind.kind, report.kind.service.as_deref());
    let mut line = match &report.file {
        Some(file) => json!({ "file": file }),
        None => json!({}),
    };
    let always = json!({
        "kind": report.kind.kind.name(),
        "counts": counts(&report.findings).iter().map(|(severity, n)| (severity.name().to_string(), json!(n))).collect::<serde_json::Map<_, _>>(),
        "findings": report.findings.iter().map(|it| finding(&counted, it, lang)).collect::<Vec<_>>(),
        "quotas": meters.iter().map(|it| json!({ "quota": it.quota.name(), "used": it.used, "most": it.most })).collect::<Vec<_>>(),
    });
    if let (Some(members), Value::Object(always)) = (line.as_object_mut(), always) {
        members.extend(always);
    }
    let optional = [
        ("name", report.name.as_ref().map(|it| json!(it))),
        ("service", report.kind.service.as_ref().map(|it| json!(it))),
        // Places are those of the policy, which was inside something else.
        ("unwrapped", report.unwrapped.then(|| json!(text))),
        (
            "suppressed",
            (!report.suppressed.is_empty()).then(|| suppressed(report)),
        ),
        ("spreads", catalogue.map(|it| spread(report, it))),
    ];
    for (name, value) in optional {
        if let Some(value) = value {
            line[name] = value;
        }
    }
    line
}

fn suppressed(report: &Report) -> Value {
    let of = |it: &Suppressed| json!({ "code": it.finding.code.name(), "path": brief::pointer(&it.finding.path), "count": 1 + it.finding.also.len(), "reason": it.reason });
    report.suppressed.iter().map(of).collect()
}

fn spread(report: &Report, catalogue: &Catalogue) -> Value {
    let policy = parse(report.kind.kind, &report.text).policy;
    let of = |it: iam_lint::spread::Spread<'_>| {
        let names: Vec<String> = it
            .actions
            .actions
            .iter()
            .map(|it| format!("{}:{}", it.service, it.name))
            .collect();
        json!({ "value": beginning(&it.value.value), "span": span(it.value.span), "actions": names })
    };
    policy.iter().flat_map(|it| spreads(it, catalogue)).map(of).collect()
}

fn span(it: Span) -> Value {
    json!({ "start": it.start, "end": it.end })
}

fn place(counted: &Places<'_>, it: Span) -> Value {
    let (start, end) = (counted.position(it.start), counted.position(it.end));
    json!({
        "start": { "line": start.line, "column": start.column },
        "end": { "line": end.line, "column": end.column },
        "text": beginning(it.of(counted.text())),
    })
}

fn finding(counted: &Places<'_>, finding: &Finding, lang: Lang) -> Value {
    let words = said(finding, lang);
    let labels = finding
        .labels
        .iter()
        .map(|it| json!({ "span": span(it.span), "place": place(counted, it.span), "message": role(&it.role, lang) }));
    let mut value = json!({
        "code": finding.code.name(),
        "severity": finding.severity.name(),
        "message": words.message,
        "path": brief::pointer(&finding.path),
        "span": span(finding.span),
        "place": place(counted, finding.span),
        "count": 1 + finding.also.len(),
        "malformed": finding.weight == Weight::Malformed,
        "learnMoreLink": finding.code.learn_more(),
    });
    // Where Access Analyzer spells the code otherwise.
    let other = finding
        .code
        .access_analyzer_name()
        .filter(|it| it != finding.code.name());
    if let Some(name) = other {
        value["accessAnalyzerCode"] = json!(name);
    }
    if let Some(help) = words.help {
        value["help"] = json!(help);
    }
    if !finding.labels.is_empty() {
        value["labels"] = labels.collect();
    }
    if !finding.also.is_empty() {
        let others = finding.also.iter().map(
            |it| json!({ "path": brief::pointer(&it.path), "span": span(it.span), "place": place(counted, it.span) }),
        );
        value["also"] = others.collect();
    }
    if let Some(change) = finding.fix.as_ref().and_then(|it| brief::fix(it, counted.text())) {
        value["fix"] = fix_of(counted.text(), change, lang);
    }
    value
}

/// All changes, and the same as one.
fn fix_of(text: &str, change: &Fix, lang: Lang) -> Value {
    let one = change.as_one(text);
    let edits = change.edits();
    let mut value = json!({ "title": fix(change, lang), "span": span(one.span), "replacement": one.replacement });
    if 1 < edits.len() {
        value["edits"] = edits
            .iter()
            .map(|it| json!({ "span": span(it.span), "replacement": it.replacement }))
            .collect();
    }
    value
}
