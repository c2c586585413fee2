//! The answer to one request of a case: on each of its resources, and where the whole call is asked, on what else it asks.

use std::sync::Arc;

use iam_calls::also::{Also, Fact};
use iam_catalog::api::Operation;
use iam_eval::combine::Decision;
use iam_eval::policies::Policies;
use iam_eval::request::Request;
use iam_eval::trace::Trace;
use iam_eval::{detail, evaluate};

use crate::asked;
use crate::call::{self, CallAnswer};
use crate::case::{Case, RequestInput, WholeCall};
use crate::findings::{self, Finding};
use crate::load::{Document, Library};
use crate::problem::Problem;
use crate::question::{self, Named};
use crate::read::Unreadable;

/// What one request came to.
#[derive(Debug)]
pub struct Reply {
    pub id: Option<String>,
    pub result: Result<Answer, Box<Problem>>,
    /// What was expected, as JSON text.
    pub expect: Option<String>,
}

/// A request with its evaluation.
#[derive(Debug)]
pub struct Answer {
    pub policies: Policies,
    pub request: Request,
    pub trace: Trace,
    pub findings: Vec<Finding>,
    /// Keys that a statement reads and the request lacks.
    pub missing_context: Vec<String>,
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

/// What is known of a call beside the request that an answer is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Called {
    /// The operation that was named in place of an action.
    pub operation: Option<&'static Operation>,
    pub facts: Vec<Fact>,
    /// The requests that it is checked with; none: that of the answer alone.
    pub requests: Vec<Request>,
}

/// One of the resources that a call is checked on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnResource {
    pub resource: String,
    pub decision: Decision,
    /// Whether the answer is that of this resource.
    pub decides: bool,
    /// Keys of the request that never stand on it.
    pub absent: Vec<String>,
}

impl Answer {
    /// What else such a call asks, on all of its resources, each once.
    #[must_use]
    pub fn also(&self) -> Vec<Also> {
        call::also(self.called.requests(&self.request), &self.called)
    }
}

impl Called {
    pub(crate) fn new(named: &Named, call: Option<&WholeCall>) -> Self {
        Self {
            operation: named.operation,
            facts: call.map(|call| call.facts.clone()).unwrap_or_default(),
            requests: Vec::new(),
        }
    }

    fn requests<'a>(&'a self, own: &'a Request) -> &'a [Request] {
        match self.requests.as_slice() {
            [] => std::slice::from_ref(own),
            requests => requests,
        }
    }
}

impl Reply {
    /// The reply to a text that is not a case.
    #[must_use]
    pub fn unreadable(unreadable: Unreadable) -> Self {
        let mut problems = unreadable.problems.into_iter();
        let first = problems
            .next()
            .unwrap_or_else(|| Problem::of_request("JSON_SYNTAX_ERROR", "the text is empty".into(), ""));
        Self {
            id: unreadable.id,
            result: Err(Box::new(first)),
            expect: unreadable.expect,
        }
    }
}

/// The answers to a case: its own request if it has an action, then each check.
#[must_use]
pub fn replies(case: &Case) -> Vec<Reply> {
    replies_from(case, &mut Library::new(&case.policies))
}

/// The same, of documents that are there; what was read of them stays.
#[must_use]
pub fn replies_from(case: &Case, library: &mut Library) -> Vec<Reply> {
    let documents: Arc<[Document]> = library.documents().into();
    let mut replies = Vec::with_capacity(1 + case.checks.len());
    if case.request.action.is_some() || case.checks.is_empty() {
        let result = answer(library, &documents, &case.request, None).map_err(|it| placed(case, None, it));
        replies.push(Reply {
            id: case.id.clone(),
            result,
            expect: case.expect.clone(),
        });
    }
    for (at, check) in case.checks.iter().enumerate() {
        let id = match &case.id {
            Some(id) => format!("{id}/{}", check.id),
            None => check.id.clone(),
        };
        // The resource's policy stands on what the case itself asks for.
        let holder = case.request.resources.first();
        let request = case.request.overlaid(&check.request);
        let result = answer(library, &documents, &request, holder).map_err(|it| placed(case, Some(at), it));
        replies.push(Reply {
            id: Some(id),
            result,
            expect: check.expect.clone(),
        });
    }
    replies
}

fn placed(case: &Case, check: Option<usize>, problem: Problem) -> Box<Problem> {
    Box::new(Problem {
        path: asked::pointer(case, check, &problem),
        ..problem
    })
}

/// `holder` is the resource that the resource's policy is known to stand on.
fn answer(
    library: &mut Library,
    documents: &Arc<[Document]>,
    input: &RequestInput,
    holder: Option<&str>,
) -> Result<Answer, Problem> {
    // rule: A-5
    // Every resource is evaluated; the first that is not allowed, the gravest decision first, is the answer.
    let (questions, named) = question::questions(input)?;
    let mut called = Called::new(&named, input.whole_call());
    if 1 < questions.len() || input.whole_call().is_some() {
        called.requests = questions.iter().map(|it| it.request.clone()).collect();
    }
    let mut absent = Vec::with_capacity(1);
    let mut answers = Vec::with_capacity(1);
    for question in questions {
        let other = holder.filter(|holder| !call::could_share_policy(holder, &question.request.resource.text));
        let mut beside = findings::of_question(&question, &named);
        if let Some(holder) = other.filter(|_| library.has_resource_policy()) {
            beside.push(findings::policy_of_another(holder));
        }
        let (policies, request, found) = call::on_resource(library, question.request, other.is_none())?;
        let mut answer = evaluated(policies, request, found.flaws, documents);
        answer.findings.extend(found.assumed);
        answer.findings.extend(beside);
        answers.push(answer);
        absent.push(question.absent);
    }
    let mut call = None;
    if input.whole_call().is_some() {
        let (further, answer) = call::further(library, documents, input, &called)?;
        answers.extend(further);
        call = Some(answer);
    }
    gravest_of(answers, &absent, called, call).ok_or_else(no_resource)
}

/// A request evaluated, with everything that is said of it alone.
pub(crate) fn evaluated(
    policies: Policies,
    request: Request,
    mut findings: Vec<Finding>,
    documents: &Arc<[Document]>,
) -> Answer {
    let trace = evaluate(&policies, &request);
    findings.extend(findings::ignored(&policies, &request));
    findings.extend(findings::limits(&policies, &request, &trace));
    Answer {
        missing_context: detail::missing_context(&policies, &request, &trace),
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

/// The answer to a call: that of its gravest question, with what the others came to. The first answers are those on the
/// resources, then those on what else is asked.
fn gravest_of(
    answers: Vec<Answer>,
    absent: &[Vec<String>],
    called: Called,
    call: Option<CallAnswer>,
) -> Option<Answer> {
    let decides = gravest(answers.iter())?;
    let on_resources = on_resources(&answers, absent, decides);
    let call = call.map(|call| call.with_answers(&answers, decides));
    let answer = answers.into_iter().nth(decides)?;
    Some(Answer {
        resources: on_resources,
        called,
        call,
        ..answer
    })
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

/// The requests that an input stands for: one for each resource.
///
/// # Errors
/// Says what is missing or can't be.
pub fn requests(input: &RequestInput) -> Result<Vec<Request>, Problem> {
    let (questions, _) = question::questions(input)?;
    Ok(questions.into_iter().map(|question| question.request).collect())
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
