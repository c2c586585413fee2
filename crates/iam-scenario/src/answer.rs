//! A request with its evaluation: what an answer holds, and which of several is the gravest.

use std::sync::Arc;

use iam_calls::also::{Also, NotAsked};
use iam_calls::row::Who;
use iam_eval::combine::Decision;
use iam_eval::policies::Policies;
use iam_eval::request::Request;
use iam_eval::trace::Trace;
use iam_eval::{detail, evaluate};
use iam_explain::evaluated::{Evaluated, NoSuchKeys};

use crate::called::{Called, also};
use crate::document::Document;
use crate::findings::{self, Finding};
use crate::problem::Problem;

/// A request with its evaluation.
#[derive(Debug)]
pub struct Answer {
    /// The policies that apply to it.
    pub policies: Policies,
    /// The request.
    pub request: Request,
    /// What came of it.
    pub trace: Trace,
    /// What is wrong with the policies, the request or the case.
    pub findings: Vec<Finding>,
    /// Keys that a statement reads and the request lacks.
    pub missing_context: Vec<String>,
    /// Those of them that AWS never fills.
    pub no_such_keys: NoSuchKeys,
    /// All documents of the case, those switched off included.
    pub documents: Arc<[Document]>,
    /// Where one call is checked on several resources: each with its decision, in order. The answer is that of the
    /// first that is not allowed.
    pub resources: Vec<OnResource>,
    /// The call that this is the answer to, as far as it is known.
    pub called: Called,
    /// Where the whole call was asked: what of it was, and what was not.
    pub call: Option<CallAnswer>,
}

/// One of the resources that a call is checked on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnResource {
    /// Its ARN.
    pub resource: String,
    /// What is decided of it alone.
    pub decision: Decision,
    /// Whether the answer is that of this resource.
    pub decides: bool,
    /// Keys of the request that never stand on it.
    pub absent: Vec<String>,
}

/// What was asked of a call.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CallAnswer {
    /// In the order in which they were asked: the request's own questions first.
    pub asked: Vec<Answered>,
}

/// One question of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    /// The action that is asked.
    pub action: String,
    /// The resource that it is asked on.
    pub resource: String,
    /// What is decided.
    pub decision: Decision,
    /// Whether the call's answer is that of this question.
    pub decides: bool,
}

/// A question of a call that is not asked here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The action that would be asked.
    pub action: String,
    /// The resource that it would be asked on.
    pub resource: String,
    /// Who would ask.
    pub who: Who,
    /// Why it is not asked.
    pub why: NotAsked,
}

impl Answer {
    /// What there is to explain of it.
    #[must_use]
    pub const fn evaluated(&self) -> Evaluated<'_> {
        Evaluated::new(&self.policies, &self.request, &self.trace).with_no_such_keys(&self.no_such_keys)
    }

    /// What else such a call asks, on all of its resources, each once.
    #[must_use]
    pub fn also(&self) -> Vec<Also> {
        also(self.called.requests(&self.request), &self.called)
    }

    /// What of that is not asked of the caller where the whole call is asked.
    #[must_use]
    pub fn not_asked(&self) -> Vec<LeftOut> {
        let left_out = |also: Also| {
            NotAsked::of(&also).map(|why| LeftOut {
                action: also.action,
                resource: also.resource,
                who: also.who,
                why,
            })
        };
        self.also().into_iter().filter_map(left_out).collect()
    }
}

impl CallAnswer {
    pub(crate) fn of<'a>(answers: impl IntoIterator<Item = &'a Answer>, decides: usize) -> Self {
        let answered = |(at, answer): (usize, &Answer)| Answered {
            action: answer.request.action.text.clone(),
            resource: answer.request.resource.text.clone(),
            decision: answer.trace.decision(),
            decides: at == decides,
        };
        Self {
            asked: answers.into_iter().enumerate().map(answered).collect(),
        }
    }
}

/// A request evaluated, with everything that is said of it alone.
pub(crate) fn evaluated(
    policies: Policies,
    request: Request,
    findings: Vec<Finding>,
    documents: &Arc<[Document]>,
) -> Answer {
    let trace = evaluate(&policies, &request);
    of_trace(policies, request, trace, findings, documents)
}

/// The same of what is evaluated already.
pub(crate) fn of_trace(
    policies: Policies,
    request: Request,
    trace: Trace,
    mut findings: Vec<Finding>,
    documents: &Arc<[Document]>,
) -> Answer {
    findings.extend(findings::ignored(&policies, &request));
    let missing_context = detail::missing_context(&policies, &request, &trace);
    let (no_such_keys, of_keys) = findings::question::no_such_keys(&policies, &request, &trace);
    findings.extend(of_keys);
    findings.extend(findings::limits(&policies, &request, &trace));
    Answer {
        missing_context,
        no_such_keys,
        documents: Arc::clone(documents),
        policies,
        request,
        trace,
        findings,
        resources: Vec::new(),
        called: Called::default(),
        call: None,
    }
}

/// What came of each resource, where there are several.
pub(crate) fn on_resources<'a>(
    answers: impl IntoIterator<Item = &'a Answer>,
    absent: &[Vec<String>],
    decides: usize,
) -> Vec<OnResource> {
    if absent.len() < 2 {
        return Vec::new();
    }
    let on_resource = |(at, (answer, absent)): (usize, (&Answer, &Vec<String>))| OnResource {
        resource: answer.request.resource.text.clone(),
        decision: answer.trace.decision(),
        decides: at == decides,
        absent: absent.clone(),
    };
    answers.into_iter().zip(absent).enumerate().map(on_resource).collect()
}

/// The place of the first of some answers that is not allowed, the gravest decision first.
pub(crate) fn gravest<'a>(answers: impl Iterator<Item = &'a Answer>) -> Option<usize> {
    let graded = answers.map(|answer| gravity(&answer.trace.decision())).enumerate();
    graded.min_by_key(|(_, gravity)| *gravity).map(|(at, _)| at)
}

pub(crate) fn no_resource() -> Problem {
    Problem::of_request("MISSING_RESOURCE", "no resource is given".into(), "/resource")
}

fn gravity(decision: &Decision) -> u8 {
    use iam_eval::combine::Outcome::{Allowed, Depends, ExplicitDeny, ImplicitDeny};
    match decision.outcome {
        ExplicitDeny => 0,
        ImplicitDeny => 1,
        Depends => 2,
        Allowed => 3,
    }
}
