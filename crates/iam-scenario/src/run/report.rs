//! What a scenario came to, step by step.

use iam_eval::combine::Outcome;
use iam_sts::Time;
use iam_sts::caller_identity::CallerIdentity;
use iam_sts::hop::{Code, Side, StsError};
use iam_sts::session::Session;

use crate::answer::Answer;
use crate::findings::Finding;
use crate::problem::Problem;
use crate::reply::Reply;
use crate::scenario::Step;

/// What a scenario came to.
#[derive(Debug)]
pub struct Report {
    /// What each step came to, in order.
    pub steps: Vec<StepReport>,
}

/// What a step came to.
#[derive(Debug)]
pub struct StepReport {
    /// The step's id.
    pub id: String,
    /// When it was done.
    pub time: Time,
    /// What it came to.
    pub outcome: StepOutcome,
    /// AWS's error, or what is wrong with the step.
    pub error: Option<StepError>,
    /// The gate that denied, as output has it.
    pub decided_by: Option<&'static str>,
    /// The gates that allowed, as output has them.
    pub granted_by: Option<Vec<&'static str>>,
    /// The session that was issued.
    pub session: Option<Session>,
    /// What `GetCallerIdentity` said.
    pub identity: Option<CallerIdentity>,
    /// The questions that the step asked, with their answers.
    pub checks: Vec<(Side, Answer)>,
    /// Rules of SEMANTICS.md that had a say, in order.
    pub rules: Vec<&'static str>,
    /// What is worth knowing of the step.
    pub findings: Vec<Finding>,
    /// What was expected, as JSON text.
    pub expect: Option<String>,
    /// A step that is a request of a case: compared with its answer, as a case's expectations are.
    pub reply: Option<Reply>,
}

/// What a step came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StepOutcome {
    /// The request is allowed.
    Allowed,
    /// A Deny applies.
    ExplicitDeny,
    /// Nothing allows it.
    ImplicitDeny,
    /// It depends on unknown keys.
    Depends,
    /// A session was issued.
    Issued,
    /// None was.
    Refused,
    /// The session that it acts in was never issued.
    NotRun,
    /// It can't be evaluated.
    Error,
}

/// AWS's error, or what is wrong with a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepError {
    /// As AWS calls it.
    pub code: String,
    /// As AWS says it.
    pub message: String,
}

impl StepOutcome {
    /// The outcome as output has it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Allowed => "allowed",
            Self::ExplicitDeny => "explicitDeny",
            Self::ImplicitDeny => "implicitDeny",
            Self::Depends => "depends",
            Self::Issued => "issued",
            Self::Refused => "refused",
            Self::NotRun => "notRun",
            Self::Error => "error",
        }
    }

    /// The outcome of a step that asks one request.
    #[must_use]
    pub const fn of(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Allowed => Self::Allowed,
            Outcome::ExplicitDeny => Self::ExplicitDeny,
            Outcome::ImplicitDeny => Self::ImplicitDeny,
            Outcome::Depends => Self::Depends,
        }
    }
}

impl StepReport {
    pub(super) fn empty(time: Time, outcome: StepOutcome) -> Self {
        Self {
            id: String::new(),
            time,
            outcome,
            error: None,
            decided_by: None,
            granted_by: None,
            session: None,
            identity: None,
            checks: Vec::new(),
            rules: Vec::new(),
            findings: Vec::new(),
            expect: None,
            reply: None,
        }
    }

    pub(super) fn new(step: &Step, time: Time, outcome: StepOutcome) -> Self {
        Self {
            id: step.id.clone(),
            expect: step.expect.clone(),
            ..Self::empty(time, outcome)
        }
    }

    pub(super) fn of_problem(step: &Step, time: Time, problem: Problem) -> Self {
        Self {
            error: Some(StepError {
                code: problem.code,
                message: problem.message,
            }),
            ..Self::new(step, time, StepOutcome::Error)
        }
    }

    pub(super) fn rule(&mut self, rule: &'static str) {
        if !self.rules.contains(&rule) {
            self.rules.push(rule);
        }
    }

    pub(super) fn refuse(&mut self, error: StsError) {
        self.outcome = StepOutcome::Refused;
        self.rule(error.rule);
        // Nobody's policies were asked.
        self.decided_by =
            matches!(error.code, Code::AccessDenied | Code::MissingAuthenticationToken).then_some("default");
        self.error = Some(StepError {
            code: error.code.name().into(),
            message: error.message,
        });
    }

    /// The answers of the step: its checks, or that of a request of a case.
    pub fn answers(&self) -> impl Iterator<Item = (Side, &Answer)> {
        let of_case = self.reply.as_ref().and_then(|reply| reply.result.as_ref().ok());
        let of_case = of_case.map(|answer| (iam_sts::check::side(&answer.request.caller, &answer.trace), answer));
        self.checks.iter().map(|(side, answer)| (*side, answer)).chain(of_case)
    }
}
