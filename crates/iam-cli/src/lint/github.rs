//! Findings as annotations of GitHub Actions.

use iam_lint::finding::Finding;
use iam_lint::words::said;
use iam_render::lint::report::Report;
use iam_syntax::diagnostic::Severity;
use iam_syntax::span::{Places, Span};
use iam_words::Lang;

use super::file;
use crate::annotation;

pub fn annotations(reports: &[Report], lang: Lang) -> String {
    let (mut first, mut others) = (Vec::new(), Vec::new());
    for report in reports {
        let counted = Places::new(&report.text);
        for finding in &report.findings {
            let annotation = |span: Span| annotation(report, &counted, finding, span, lang);
            first.push(annotation(finding.span));
            others.extend(finding.also.iter().map(|it| annotation(it.span)));
        }
    }
    // GitHub shows a few of each level only, so what is said for the first time comes first.
    first.append(&mut others);
    first.join("\n")
}

fn annotation(report: &Report, counted: &Places<'_>, finding: &Finding, span: Span, lang: Lang) -> String {
    let command = match finding.severity {
        Severity::Error => "error",
        Severity::SecurityWarning | Severity::Warning => "warning",
        Severity::Suggestion => "notice",
    };
    let words = said(finding, lang);
    let message = match words.help {
        Some(help) => format!("{}; {help}", words.message),
        None => words.message,
    };
    let title = format!("{} {}", finding.severity.name(), finding.code.name());
    // A place inside what was unwrapped is no place of the file.
    let place = if report.unwrapped {
        String::new()
    } else {
        let (start, end) = (counted.position(span.start), counted.position(span.end));
        let columns = if start.line == end.line {
            format!(",col={},endColumn={}", start.column, end.column)
        } else {
            String::new()
        };
        format!(",line={},endLine={}{columns}", start.line, end.line)
    };
    annotation::annotation(command, file(report), &place, &title, &message)
}
