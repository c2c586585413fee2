//! Findings for people: a sentence, the line it is about, and what to do.

use std::fmt::Write;

use iam_catalog::catalogue::Catalogue;
use iam_lint::finding::Finding;
use iam_lint::spread;
use iam_lint::words::{also, fix, said};
use iam_render::lint::counts;
use iam_render::lint::report::Report;
use iam_syntax::grammar::parse;
use iam_syntax::span::{Places, Position, Span};
use iam_words::Lang;
use iam_words::unseen::is_obeyed;

use crate::words::{OfLint, of_lint};

use super::file;
use crate::say::one_line;

pub fn text(reports: &[Report], lang: Lang) -> String {
    let mut text = String::new();
    for report in reports {
        of_report(&mut text, report, lang);
    }
    text
}

fn of_report(text: &mut String, report: &Report, lang: Lang) {
    let mut name = file(report).to_string();
    if let Some(inner) = &report.name {
        name.push_str(&format!(" ({inner})"));
    }
    let counted = Places::new(&report.text);
    for finding in &report.findings {
        of_finding(text, &name, &counted, finding, lang);
    }
    let found: Vec<String> = counts(&report.findings)
        .iter()
        .filter(|(_, n)| 0 < *n)
        .map(|(severity, n)| format!("{n} {}", severity.name()))
        .collect();
    let words = of_lint(lang);
    let found = match found.is_empty() {
        false => found.join(", "),
        true => words.no_findings.to_string(),
    };
    let suppressed = match report.suppressed.len() {
        0 => String::new(),
        n => (words.suppressed)(n),
    };
    let policy = words.policy;
    // OK because writing to a string cannot fail.
    let _ = writeln!(
        text,
        "{}: {} {policy}: {found}{suppressed}\n",
        one_line(&name),
        report.kind.kind.name()
    );
}

fn of_finding(text: &mut String, name: &str, counted: &Places<'_>, finding: &Finding, lang: Lang) {
    let words = said(finding, lang);
    let place = counted.position(finding.span.start);
    let _ = writeln!(
        text,
        "{}:{}:{}: {} {}: {}",
        one_line(name),
        place.line,
        place.column,
        finding.severity.name(),
        finding.code.name(),
        one_line(&words.message),
    );
    text.push_str(&marked(counted.text(), place, finding.span));
    if let Some(also) = also(finding, lang) {
        let _ = writeln!(text, "    {also}: {}", other_places(counted, finding));
    }
    let OfLint {
        help: label_help,
        fix: label_fix,
        see: label_see,
        ..
    } = of_lint(lang);
    if let Some(help) = words.help {
        let _ = writeln!(text, "    {label_help}: {}", one_line(&help));
    }
    if let Some(change) = &finding.fix {
        let _ = writeln!(text, "    {label_fix}: {}", one_line(&fix(change, lang)));
    }
    let _ = writeln!(text, "    {label_see}: {}", finding.code.learn_more());
}

/// Where else the same is: lines and columns, as many as fit on a line.
fn other_places(counted: &Places<'_>, finding: &Finding) -> String {
    const MOST: usize = 8;
    let places = finding.also.iter().take(MOST).map(|it| {
        let place = counted.position(it.span.start);
        format!("{}:{}", place.line, place.column)
    });
    let places: Vec<String> = places.collect();
    let more = if MOST < finding.also.len() { ", …" } else { "" };
    format!("{}{more}", places.join(", "))
}

/// The line of a place, with the place underlined as far as the line goes. Of a long line only what is shown is looked at.
fn marked(text: &str, place: Position, span: Span) -> String {
    const LONGEST: usize = 120;
    let start = span.start as usize;
    let (Some(before), Some(after)) = (text.get(..start), text.get(start..)) else {
        return String::new();
    };
    // OK because a column is no longer than the text.
    let n_before = place.column as usize - 1;
    let rest: String = after.chars().take_while(|it| *it != '\n').take(LONGEST + 1).collect();
    let rest = rest.strip_suffix('\r').unwrap_or(&rest);
    // A policy in one long line is shown around the place.
    let skipped = if n_before + rest.chars().count() <= LONGEST {
        0
    } else {
        n_before.saturating_sub(LONGEST / 3)
    };
    let back = before.chars().rev().take(n_before - skipped);
    let mut shown: Vec<char> = back.collect();
    shown.reverse();
    let shown: String = shown.into_iter().chain(rest.chars()).take(LONGEST).collect();
    // One for one, so that what is marked stays below its mark.
    let as_shown = |it: char| match it {
        '\t' => ' ',
        it if is_obeyed(it) => char::REPLACEMENT_CHARACTER,
        it => it,
    };
    let shown: String = shown.chars().map(as_shown).collect();
    let n_marked = text.get(span.range()).map_or(0, |it| it.chars().take(LONGEST).count());
    let n_marked = n_marked.min(rest.chars().count());
    let n_marked = n_marked.min(LONGEST.saturating_sub(n_before - skipped)).max(1);
    format!(
        "    | {shown}\n    | {}{}\n",
        " ".repeat(n_before - skipped),
        "^".repeat(n_marked)
    )
}

/// Which actions each wildcard stands for.
fn spreads_of(report: &Report, catalogue: &Catalogue) -> String {
    const MOST: usize = 8;
    let mut text = String::new();
    let policy = parse(report.kind.kind, &report.text).policy;
    for found in policy.iter().flat_map(|it| spread::spreads(it, catalogue)) {
        let names: Vec<String> = found
            .actions
            .actions
            .iter()
            .map(|it| format!("{}:{}", it.service, it.name))
            .collect();
        let some = names.iter().take(MOST).cloned().collect::<Vec<_>>().join(", ");
        let more = if MOST < names.len() { ", …" } else { "" };
        let _ = writeln!(
            text,
            "`{}` is these {} actions: {some}{more}",
            one_line(&found.value.value),
            names.len()
        );
    }
    text
}

pub fn spreads(reports: &[Report], catalogue: &Catalogue) -> String {
    reports.iter().map(|it| spreads_of(it, catalogue)).collect()
}
