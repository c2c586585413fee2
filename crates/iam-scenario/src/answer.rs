//! The answer to one request of a case.

use std::sync::Arc;

use iam_eval::combine::Decision;
use iam_eval::context::Value;
use iam_eval::derive::{self, Given};
use iam_eval::policies::Policies;
use iam_eval::request::{Action, Request, Resource};
use iam_eval::trace::Trace;
use iam_eval::{detail, evaluate, keys};
use iam_syntax::arn::{Arn, is_account_id};

use crate::case::{Case, ContextEntry, ContextInput, RequestInput};
use crate::findings::{self, Finding};
use crate::load::{Document, Library};
use crate::principal;
use crate::problem::Problem;
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
    pub resources: Vec<(String, Decision)>,
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
        let result = answer(library, &documents, &case.request).map_err(Box::new);
        replies.push(Reply {
            id: case.id.clone(),
            result,
            expect: case.expect.clone(),
        });
    }
    for check in &case.checks {
        let id = match &case.id {
            Some(id) => format!("{id}/{}", check.id),
            None => check.id.clone(),
        };
        let result = answer(library, &documents, &case.request.overlaid(&check.request)).map_err(Box::new);
        replies.push(Reply {
            id: Some(id),
            result,
            expect: check.expect.clone(),
        });
    }
    replies
}

fn answer(library: &mut Library, documents: &Arc<[Document]>, input: &RequestInput) -> Result<Answer, Problem> {
    // rule: A-5
    // Every resource is evaluated; the first that is not allowed, the gravest decision first, is the answer.
    let mut answers = Vec::with_capacity(1);
    for request in requests(input)? {
        let (policies, mut findings) = library.policies(request.resource.sort)?;
        let trace = evaluate(&policies, &request);
        findings.extend(findings::ignored(&policies, &request));
        findings.extend(findings::limits(&policies, &request, &trace));
        let missing_context = detail::missing_context(&policies, &request, &trace);
        let documents = Arc::clone(documents);
        answers.push(Answer {
            policies,
            request,
            trace,
            findings,
            missing_context,
            documents,
            resources: Vec::new(),
        });
    }
    let resources: Vec<(String, Decision)> = match answers.as_slice() {
        [_] => Vec::new(),
        several => several
            .iter()
            .map(|answer| (answer.request.resource.text.clone(), answer.trace.decision()))
            .collect(),
    };
    let gravest = gravest(answers, |answer| answer);
    Ok(Answer {
        resources,
        ..gravest.ok_or_else(no_resource)?
    })
}

/// The first of some answers that is not allowed, the gravest decision first.
pub(crate) fn gravest<T>(answers: Vec<T>, answer: impl Fn(&T) -> &Answer) -> Option<T> {
    answers
        .into_iter()
        .min_by_key(|it| gravity(&answer(it).trace.decision()))
}

pub(crate) fn no_resource() -> Problem {
    Problem::of_request("MISSING_RESOURCE", "no resource is given".into(), "/resource")
}

/// A resource of which nobody knows whose it is.
pub(crate) fn no_owner(resource: &str) -> Problem {
    let message =
        format!("`resourceAccount` is missing: neither `{resource}` nor the caller tells whose resource it is");
    Problem::of_request("MISSING_RESOURCE_ACCOUNT", message, "/resourceAccount")
}

/// Reads the action of a request.
///
/// # Errors
/// Says why the text is no action.
pub(crate) fn action(text: &str) -> Result<Action, Problem> {
    let refuse = |message: String| Err(Problem::of_request("INVALID_ACTION", message, "/action"));
    let Some(action) = Action::new(text) else {
        return refuse(format!(
            "`{text}` is no action: expected `service:Name`, such as `s3:GetObject`"
        ));
    };
    if text.contains(['*', '?']) {
        return refuse(format!("`{text}` has a wildcard; a request asks for one action"));
    }
    Ok(action)
}

/// Whether a text is the resource of a request.
///
/// # Errors
/// Says why it is none.
pub(crate) fn resource(text: &str) -> Result<Option<Arn<'_>>, Problem> {
    let arn = Arn::parse(text);
    if arn.is_none() && text != "*" {
        let message = format!("`{text}` is no resource: expected an ARN, or `*` if the action takes no resource");
        return Err(Problem::of_request("INVALID_RESOURCE", message, "/resource"));
    }
    Ok(arn)
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

/// The requests that an input stands for: one for each resource.
///
/// # Errors
/// Says what is missing or can't be.
pub fn requests(input: &RequestInput) -> Result<Vec<Request>, Problem> {
    let missing = |name: &str, what: &str| {
        Problem::of_request(
            "MISSING_FIELD",
            format!("`{name}` is missing: {what}"),
            &format!("/{name}"),
        )
    };
    let Some(text) = &input.action else {
        return Err(missing("action", "say what is asked for, such as `s3:GetObject`"));
    };
    let action = action(text)?;
    let Some(principal) = &input.principal else {
        return Err(missing("principal", "say who asks"));
    };
    let caller = principal::caller(principal, text)?;
    if input.resources.is_empty() {
        return Err(missing("resource", "an ARN, or `*` if the action takes no resource"));
    }
    let mut requests = Vec::with_capacity(input.resources.len());
    for text in &input.resources {
        let arn = resource(text)?;
        let in_arn = arn.map(|arn| arn.account).filter(|account| is_account_id(account));
        let owner = input
            .resource_account
            .as_deref()
            .or(in_arn)
            .or_else(|| caller.account());
        let Some(owner) = owner else {
            return Err(no_owner(text));
        };
        if !is_account_id(owner) {
            let message = format!("`{owner}` is no account: expected twelve digits");
            return Err(Problem::of_request("INVALID_ACCOUNT", message, "/resourceAccount"));
        }
        let given = given(&input.context, input.unknown.as_deref().unwrap_or_default())?;
        requests.push(Request {
            resource: Resource::new(text, &action),
            action: action.clone(),
            resource_account: owner.into(),
            context: derive::context(&caller, owner, &given),
            caller: caller.clone(),
        });
    }
    Ok(requests)
}

/// The context as given, each key in the shape that AWS documents for it.
// rule: C-5
// rule: C-30
pub(crate) fn given<'a>(entries: &'a [ContextEntry], unknown: &'a [String]) -> Result<Vec<Given<'a>>, Problem> {
    let mut given: Vec<Given> = Vec::with_capacity(entries.len() + unknown.len());
    for entry in entries {
        let known = keys::known(&entry.name).map(|key| key.multivalued);
        let value = match (&entry.value, known) {
            (ContextInput::Removed, _) => None,
            (ContextInput::One(value), Some(true)) => Some(Value::Many(vec![value.clone()])),
            (ContextInput::One(value), Some(false) | None) => Some(Value::One(value.clone())),
            (ContextInput::Many(values), Some(true) | None) => Some(Value::Many(values.clone())),
            (ContextInput::Many(values), Some(false)) => match values.as_slice() {
                [] => None,
                [value] => Some(Value::One(value.clone())),
                _ => {
                    let message = format!("`{}` holds one value, and {} are given", entry.name, values.len());
                    let mut path = String::from("/context");
                    iam_syntax::json::push_step(&mut path, &entry.name);
                    return Err(Problem::of_request("SINGLE_VALUED_KEY", message, &path));
                }
            },
        };
        given.push((&entry.name, value));
    }
    given.extend(unknown.iter().map(|name| (name.as_str(), Some(Value::Unknown))));
    Ok(given)
}
