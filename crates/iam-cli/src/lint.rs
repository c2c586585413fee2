//! `lint`: policies in, findings out.

mod github;
mod sarif;
mod suppress;
mod text;

use std::ffi::OsStr;
use std::time::{SystemTime, UNIX_EPOCH};

use iam_catalog::catalogue::Catalogue;
use iam_lint::finding::Finding;
use iam_lint::gather::by_cause;
use iam_render::lint::report::{Report, Suppressed};
use iam_render::lint::{json, policies};
use iam_syntax::diagnostic::Severity;
use iam_syntax::literal::date::Instant;

use crate::args::{FailOn, Lint, LintFormat};
use crate::input;
use crate::say::{print, say};
use crate::status::Status;
use suppress::Suppression;

/// The largest file that is read, in bytes: all policies of a large account.
const MAX_BYTES: usize = 32 << 20;

/// Lints all files, one after the other.
pub fn lint(asked: &Lint) -> Status {
    let (now, flags) = match (now(asked), suppress::of_flags(&asked.suppress)) {
        (Ok(now), Ok(flags)) => (now, flags),
        (Err(message), _) | (_, Err(message)) => {
            say(&message);
            return Status::Failed;
        }
    };
    let lang = asked.lang;
    let catalogue = Catalogue::whole();
    let mut status = Status::Fine;
    let mut reports = Vec::new();
    for file in input::all(&asked.files) {
        match reports_of(file, asked, &catalogue, now, &flags) {
            Ok(found) => reports.extend(found),
            Err(message) => {
                say(&message);
                status = Status::Failed;
            }
        }
    }
    for flag in &flags {
        if !reports
            .iter()
            .any(|it| it.suppressed.iter().any(|it| it.finding.code == flag.code))
        {
            say(&format!("nothing was suppressed by {}", flag.code.name()));
        }
    }
    let worst = reports.iter().flat_map(|it| &it.findings).map(|it| it.severity).min();
    if fails(worst, asked.fail_on) {
        status = status.max(Status::Unmet);
    }
    let written = match asked.format {
        LintFormat::Text => text::text(&reports, lang),
        LintFormat::Json => {
            let catalogue = asked.spread.then_some(&catalogue);
            let lines: Vec<String> = reports.iter().map(|it| json::line(it, lang, catalogue)).collect();
            lines.join("\n")
        }
        LintFormat::Sarif => sarif::document(&reports, lang),
        LintFormat::Github => github::annotations(&reports, lang),
    };
    let written = written.trim_end();
    if written.is_empty() {
        return status;
    }
    if asked.spread && asked.format == LintFormat::Text {
        let spreads = text::spreads(&reports, &catalogue);
        return print(&format!("{written}\n{}", spreads.trim_end())).max(status);
    }
    print(written).max(status)
}

/// The gravest comes first in the order of severities.
fn fails(worst: Option<Severity>, fail_on: FailOn) -> bool {
    let limit = match fail_on {
        FailOn::Error => Severity::Error,
        FailOn::SecurityWarning => Severity::SecurityWarning,
        FailOn::Warning => Severity::Warning,
        FailOn::Suggestion => Severity::Suggestion,
        FailOn::Never => return false,
    };
    worst.is_some_and(|it| it <= limit)
}

fn now(asked: &Lint) -> Result<Option<i64>, String> {
    let Some(date) = &asked.now else {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).ok();
        return Ok(now.and_then(|it| i64::try_from(it.as_secs()).ok()));
    };
    let instant = Instant::parse(date).and_then(|it| i64::try_from(it.seconds).ok());
    instant.map(Some).ok_or_else(|| format!("`{date}` is not a date"))
}

fn reports_of(
    file: &OsStr,
    asked: &Lint,
    catalogue: &Catalogue,
    now: Option<i64>,
    flags: &[Suppression],
) -> Result<Vec<Report>, String> {
    let text = input::text_of(file, "a policy", MAX_BYTES)?;
    let shown = input::shown(file);
    let beside = suppress::beside(file)?;
    let mut reports = Vec::new();
    for policy in policies::of(&text).map_err(|none| format!("{shown}: {}", none.said()))? {
        let kind = policy.kind_of(asked.kind.as_ref());
        let document = kind.document(&policy.text);
        let (mut findings, mut suppressed) = (Vec::new(), Vec::new());
        // Place by place: of one cause some places may be suppressed and others not.
        let by: Vec<&Suppression> = flags.iter().chain(&beside).collect();
        let mut taken: Vec<Vec<Finding>> = by.iter().map(|_| Vec::new()).collect();
        for finding in iam_lint::at_each_place(&document, catalogue, now) {
            match by.iter().position(|it| it.takes(&finding)) {
                Some(at) => taken[at].push(finding),
                None => findings.push(finding),
            }
        }
        for (by, taken) in by.iter().zip(taken) {
            suppressed.extend(by_cause(taken).into_iter().map(|finding| Suppressed {
                finding,
                reason: by.reason.clone(),
            }));
        }
        let findings = by_cause(findings);
        reports.push(Report {
            file: Some(input::name(file)),
            name: policy.name,
            unwrapped: policy.unwrapped,
            kind,
            text: policy.text,
            findings,
            suppressed,
        });
    }
    for odd in beside.iter().filter(|it| !is_used(it, &reports)) {
        say(&format!("{shown}: nothing was suppressed by {}", odd.code.name()));
    }
    Ok(reports)
}

fn is_used(suppression: &Suppression, reports: &[Report]) -> bool {
    let takes = |it: &Suppressed| suppression.takes(&it.finding);
    reports.iter().any(|it| it.suppressed.iter().any(takes))
}

/// What the file of a report is called.
fn file(report: &Report) -> &str {
    // OK because a report of a file has its name.
    report.file.as_deref().unwrap_or_default()
}
