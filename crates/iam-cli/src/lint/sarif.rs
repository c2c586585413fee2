//! Findings as SARIF 2.1.0, which code scanners of other programs read.
//!
//! Source: <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>

use std::collections::BTreeSet;

use iam_lint::code::Code;
use iam_lint::finding::Finding;
use iam_lint::fix::Fix;
use iam_lint::words::{fix, said};
use iam_render::lint::brief;
use iam_render::lint::report::Report;
use iam_syntax::diagnostic::Severity;
use iam_syntax::span::{Places, Span};
use iam_words::Lang;
use serde_json::{Value, json};

use super::file;

pub fn document(reports: &[Report], lang: Lang) -> String {
    let reported = reports.iter().flat_map(|it| &it.findings);
    let hidden = reports.iter().flat_map(|it| &it.suppressed).map(|it| &it.finding);
    let codes: BTreeSet<Code> = reported.chain(hidden).map(|it| it.code).collect();
    let codes: Vec<Code> = codes.into_iter().collect();
    let mut results = Vec::new();
    for report in reports {
        let counted = Places::new(&report.text);
        let result = |it: &Finding| result(report, &counted, it, &codes, lang);
        results.extend(report.findings.iter().map(result));
        for hidden in &report.suppressed {
            let mut result = result(&hidden.finding);
            result["suppressions"] = json!([{ "kind": "external", "justification": hidden.reason }]);
            results.push(result);
        }
    }
    let document = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "iam-playground",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": codes.iter().map(|it| rule(*it)).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    document.to_string()
}

fn rule(code: Code) -> Value {
    json!({
        "id": code.name(),
        "helpUri": code.learn_more(),
        "defaultConfiguration": { "level": level(code.severity()) },
    })
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::SecurityWarning | Severity::Warning => "warning",
        Severity::Suggestion => "note",
    }
}

fn result(report: &Report, counted: &Places<'_>, finding: &Finding, codes: &[Code], lang: Lang) -> Value {
    let words = said(finding, lang);
    let message = match words.help {
        Some(help) => format!("{}; {help}", words.message),
        None => words.message,
    };
    let mut result = json!({
        "ruleId": finding.code.name(),
        "ruleIndex": codes.iter().position(|it| *it == finding.code),
        "level": level(finding.severity),
        "message": { "text": message },
        // Each of them has to be mended.
        "locations": places(finding).map(|(span, path)| json!({
            "physicalLocation": location(report, counted, span),
            "logicalLocations": [{ "fullyQualifiedName": brief::pointer(path) }],
        })).collect::<Value>(),
        "occurrenceCount": 1 + finding.also.len(),
        "properties": { "severity": finding.severity.name() },
    });
    // A change inside what was unwrapped is no change of the file.
    if let Some(change) = finding.fix.as_ref().filter(|_| !report.unwrapped)
        && let Some(change) = brief::fix(change, counted.text())
    {
        result["fixes"] = json!([fix_of(report, counted, change, lang)]);
    }
    result
}

/// The places of a finding, each with its pointer.
fn places(finding: &Finding) -> impl Iterator<Item = (Span, &str)> {
    let others = finding.also.iter().map(|it| (it.span, it.path.as_str()));
    std::iter::once((finding.span, finding.path.as_str())).chain(others)
}

fn location(report: &Report, counted: &Places<'_>, span: Span) -> Value {
    let mut location = json!({ "artifactLocation": { "uri": uri(file(report)) } });
    if !report.unwrapped {
        location["region"] = region(counted, span);
    }
    location
}

fn region(counted: &Places<'_>, span: Span) -> Value {
    let (start, end) = (counted.position(span.start), counted.position(span.end));
    json!({
        "startLine": start.line, "startColumn": start.column,
        "endLine": end.line, "endColumn": end.column,
        "byteOffset": span.start, "byteLength": span.end - span.start,
    })
}

fn fix_of(report: &Report, counted: &Places<'_>, change: &Fix, lang: Lang) -> Value {
    json!({
        "description": { "text": fix(change, lang) },
        "artifactChanges": [{
            "artifactLocation": { "uri": uri(file(report)) },
            "replacements": change.edits().iter().map(|it| json!({
                "deletedRegion": region(counted, it.span),
                "insertedContent": { "text": it.replacement },
            })).collect::<Value>(),
        }],
    })
}

/// A path as a part of an address.
fn uri(path: &str) -> String {
    let mut uri = String::new();
    for byte in path.replace('\\', "/").bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    uri
}
