//! What the worker says of a policy while it is edited.

use iam_protocol::ask::Ask;
use iam_protocol::policy as said;
use iam_syntax::policy::PolicyKind;

use super::{clock, worker};
use crate::model::offer::{self, Field};
use crate::model::problem::{Fix, Place, Problem, Severity, Tidied, Tidy};

/// A policy that is to be looked at.
pub struct Question<'a> {
    pub kind: PolicyKind,
    /// The one whose resource it is attached to, or empty.
    pub service: &'a str,
    pub text: &'a str,
    /// The language in which it is spoken of.
    pub lang: &'static str,
}

/// Asks what is wrong with a policy.
pub fn lint(question: &Question<'_>, done: impl FnOnce(Option<Vec<Problem>>) + 'static) {
    let ask = Ask::Lint {
        kind: question.kind,
        service: question.service.into(),
        text: question.text.into(),
        now: clock::seconds(),
    };
    worker::ask_in(question.lang, ask, |found: Option<Vec<said::Finding>>| {
        done(found.and_then(|all| all.into_iter().map(problem).collect()));
    });
}

/// Has a text made tidy.
pub fn tidy(how: Tidy, text: &str, done: impl FnOnce(Option<Tidied>) + 'static) {
    let how = match how {
        Tidy::Format => said::Tidy::Format,
        Tidy::Sort => said::Tidy::Sort,
        Tidy::Minify => said::Tidy::Minify,
    };
    let text = text.into();
    worker::ask(Ask::Tidy { how, text }, |tidied: Option<said::Tidied>| {
        done(tidied.map(|it| match it {
            said::Tidied::Text(text) => Tidied::Text(text),
            said::Tidied::Torn(at) => Tidied::Torn(at),
        }));
    });
}

/// What could stand in a field of the request, behind what is written.
pub fn offer(field: &Field, written: &str, done: impl FnOnce(Option<said::Completions>) + 'static) {
    let (text, at) = offer::policy(field, written);
    let of = said::Edited::Policy(PolicyKind::Identity);
    worker::ask(Ask::Complete { of, text, at }, done);
}

fn problem(finding: said::Finding) -> Option<Problem> {
    let place = |from, to| Place { from, to };
    Some(Problem {
        severity: severity(&finding.severity)?,
        code: finding.code,
        place: place(finding.from, finding.to),
        also: finding.also.iter().map(|it| place(it.from, it.to)).collect(),
        message: finding.message,
        help: finding.help,
        page: finding.page,
        fix: finding.fix.map(|said::Fix { title, text }| Fix { title, text }),
    })
}

fn severity(name: &str) -> Option<Severity> {
    Some(match name {
        "ERROR" => Severity::Error,
        "SECURITY_WARNING" => Severity::SecurityWarning,
        "WARNING" => Severity::Warning,
        "SUGGESTION" => Severity::Suggestion,
        _ => return None,
    })
}
