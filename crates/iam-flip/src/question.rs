//! Policies and one request over them, to be changed and asked again.

use iam_eval::combine::Outcome;
use iam_scenario::answer::{Answer, replies};
use iam_scenario::case::{Case, PolicyInputs, RequestInput};
use iam_scenario::findings::{Finding, FindingKind};
use iam_syntax::diagnostic::Severity;

use crate::Suggestion;
use crate::change::Change;

/// Policies and a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    pub policies: PolicyInputs,
    pub request: RequestInput,
}

impl Question {
    /// The evaluator's answer, unless something cannot be read.
    #[must_use]
    pub fn answer(&self) -> Option<Answer> {
        let case = Case {
            request: self.request.clone(),
            policies: self.policies.clone(),
            ..Case::default()
        };
        replies(&case).into_iter().next()?.result.ok()
    }
}

/// The changes as a suggestion, if together they bring about the decision: without those that are not needed for it,
/// and only if AWS would take the policies that come of it as it took those that were there.
pub fn confirmed(question: &Question, answer: &Answer, changes: &[Change], wanted: Wanted) -> Option<Suggestion> {
    let mut changes = changes.to_vec();
    let reaches = |changes: &[Change]| {
        let changed = crate::change::made(question, answer, changes)?;
        let changed_answer = changed.answer()?;
        let is_reached = wanted.is_met_by(changed_answer.trace.decision().outcome);
        (is_reached && n_errors(&changed_answer) <= n_errors(answer)).then_some(changed)
    };
    reaches(&changes)?;
    let mut at = 0;
    while at < changes.len() {
        let mut fewer = changes.clone();
        fewer.remove(at);
        if !fewer.is_empty() && reaches(&fewer).is_some() {
            changes = fewer;
        } else {
            at += 1;
        }
    }
    let question = reaches(&changes)?;
    Some(Suggestion { changes, question })
}

/// The decision that is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    Allowed,
    Denied,
}

impl Wanted {
    #[must_use]
    pub const fn is_met_by(self, outcome: Outcome) -> bool {
        match (self, outcome) {
            (Self::Allowed, Outcome::Allowed) | (Self::Denied, Outcome::ExplicitDeny | Outcome::ImplicitDeny) => true,
            (Self::Allowed, Outcome::ExplicitDeny | Outcome::ImplicitDeny | Outcome::Depends)
            | (Self::Denied, Outcome::Allowed | Outcome::Depends) => false,
        }
    }
}

/// What AWS would refuse to save.
fn n_errors(answer: &Answer) -> usize {
    let is_error = |finding: &&Finding| finding.kind == FindingKind::Flaw && finding.severity == Severity::Error;
    answer.findings.iter().filter(is_error).count()
}
