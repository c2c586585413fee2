//! The replies to a case: on each resource of each request, and where the whole call is asked, on what else it asks.

use std::borrow::BorrowMut;
use std::sync::Arc;

use iam_catalog::catalogue::Catalogue;
use iam_eval::request::Request;

use crate::answer::{Answer, CallAnswer, evaluated, gravest, no_resource, on_resources};
use crate::asked;
use crate::below::Below;
use crate::call;
use crate::called::Called;
use crate::case::{Case, Check, RequestInput};
use crate::document::Document;
use crate::findings;
use crate::holder;
use crate::load::Library;
use crate::problem::Problem;
use crate::question::{self, Asked};
use crate::read::Unreadable;

/// What one request came to.
#[derive(Debug)]
pub struct Reply {
    /// The id of the case or check.
    pub id: Option<String>,
    /// The answer, or what is wrong with the request.
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

    /// Adds what of the question no request of AWS's has, as far as its reference is at hand.
    #[must_use]
    pub fn beside_reference(mut self, catalogue: &Catalogue) -> Self {
        if let Ok(answer) = &mut self.result {
            findings::never_sent::add(catalogue, answer);
        }
        self
    }
}

/// The answers to a case: its own request if it has an action, then each check. Each is made when it is asked for.
pub fn replies(case: &Case) -> impl Iterator<Item = Reply> {
    replies_from(case, Library::new(&case.policies))
}

/// The same, of documents that are there; what is read of them stays.
pub fn replies_from<'c>(case: &'c Case, mut library: impl BorrowMut<Library> + 'c) -> impl Iterator<Item = Reply> + 'c {
    let documents: Arc<[Document]> = library.borrow().documents().into();
    let below = Below::of(&case.request);
    let own = case.asks_own().then_some(None);
    let checks = (0..case.checks.len()).map(Some);
    own.into_iter().chain(checks).map(move |at| {
        let asked = match at {
            Some(at) => Asked::check(&case.request, &case.checks[at].request, &below),
            None if case.checks.is_empty() && case.request.resources.arns().nth(1).is_none() => {
                Asked::alone(&case.request)
            }
            None => Asked::over(&case.request, &below),
        };
        // rule: A-9
        let holder = at.and_then(|_| holder::holder(case));
        let result = answer(library.borrow_mut(), &documents, &asked, holder);
        let result = result.map_err(|problem| {
            Box::new(Problem {
                path: asked::pointer(case, &below, at, &problem),
                ..problem
            })
        });
        let (id, expect) = match at.map(|at| &case.checks[at]) {
            Some(check) => (Some(id_of(case, check)), &check.expect),
            None => (case.id.clone(), &case.expect),
        };
        Reply {
            id,
            result,
            expect: expect.clone(),
        }
    })
}

fn id_of(case: &Case, check: &Check) -> String {
    match &case.id {
        Some(id) => format!("{id}/{}", check.id),
        None => check.id.clone(),
    }
}

/// `holder` is the resource that the resource's policy is known to stand on.
fn answer(
    library: &mut Library,
    documents: &Arc<[Document]>,
    asked: &Asked,
    holder: Option<&str>,
) -> Result<Answer, Problem> {
    // rule: A-5
    // Every resource is evaluated; the first that is not allowed, the gravest decision first, is the answer.
    let (questions, named) = question::questions(asked)?;
    let mut called = Called::new(&named, asked.whole_call());
    if 1 < questions.len() || asked.whole_call().is_some() {
        called.requests = questions.iter().map(|it| it.request.clone()).collect();
    }
    let mut absent = Vec::with_capacity(1);
    let mut answers = Vec::with_capacity(1);
    for question in questions {
        let other = holder.filter(|holder| !holder::could_hold(holder, &question.request.resource.text));
        let mut beside = findings::question::of_question(&question, &named);
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
    let is_whole = asked.whole_call().is_some();
    if is_whole {
        answers.extend(call::further(library, documents, asked, &called)?);
    }
    gravest_of(answers, &absent, called, is_whole).ok_or_else(no_resource)
}

/// The answer to a call: that of its gravest question, with what the others came to. The first answers are those on the
/// resources, then those on what else is asked.
fn gravest_of(answers: Vec<Answer>, absent: &[Vec<String>], called: Called, is_whole: bool) -> Option<Answer> {
    let decides = gravest(answers.iter())?;
    let on_resources = on_resources(&answers, absent, decides);
    let call = is_whole.then(|| CallAnswer::of(&answers, decides));
    let mut answer = answers.into_iter().nth(decides)?;
    if is_whole {
        answer.findings.extend(findings::question::of_call(&called));
    }
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
    let (questions, _) = question::questions(&Asked::alone(input))?;
    Ok(questions.into_iter().map(|question| question.request).collect())
}
