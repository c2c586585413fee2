//! The replies to a case: on each resource of each request, and where the whole call is asked, on what else it asks.

use std::sync::Arc;

use iam_eval::request::Request;

use crate::answer::{Answer, CallAnswer, evaluated, gravest, no_resource, on_resources};
use crate::asked;
use crate::call;
use crate::called::Called;
use crate::case::{Case, RequestInput};
use crate::document::Document;
use crate::findings;
use crate::holder;
use crate::load::Library;
use crate::problem::Problem;
use crate::question;
use crate::read::Unreadable;

/// What one request came to.
#[derive(Debug)]
pub struct Reply {
    pub id: Option<String>,
    pub result: Result<Answer, Box<Problem>>,
    /// What was expected, as JSON text.
    pub expect: Option<String>,
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
    if case.asks_own() {
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
        // rule: A-9
        let holder = holder::holder(case);
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
        let other = holder.filter(|holder| !holder::could_hold(holder, &question.request.resource.text));
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
    let is_whole = input.whole_call().is_some();
    if is_whole {
        answers.extend(call::further(library, documents, input, &called)?);
    }
    gravest_of(answers, &absent, called, is_whole).ok_or_else(no_resource)
}

/// The answer to a call: that of its gravest question, with what the others came to. The first answers are those on the
/// resources, then those on what else is asked.
fn gravest_of(answers: Vec<Answer>, absent: &[Vec<String>], called: Called, is_whole: bool) -> Option<Answer> {
    let decides = gravest(answers.iter())?;
    let on_resources = on_resources(&answers, absent, decides);
    let call = is_whole.then(|| CallAnswer::of(&answers, decides));
    let answer = answers.into_iter().nth(decides)?;
    Some(Answer {
        resources: on_resources,
        called,
        call,
        ..answer
    })
}

/// The requests that an input stands for: one for each resource.
///
/// # Errors
/// Says what is missing or can't be.
pub fn requests(input: &RequestInput) -> Result<Vec<Request>, Problem> {
    let (questions, _) = question::questions(input)?;
    Ok(questions.into_iter().map(|question| question.request).collect())
}
