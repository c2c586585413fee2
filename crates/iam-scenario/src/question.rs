//! The questions that a request stands for: one for each resource, with the action that IAM knows and without keys that
//! never stand on that resource.

use std::borrow::Cow;

use iam_catalog::api::{self, Asks, Operation};
use iam_catalog::row_keys;
use iam_eval::caller::Caller;
use iam_eval::context::Value;
use iam_eval::derive::{self, Given};
use iam_eval::keys;
use iam_eval::request::{Action, Request, Resource};
use iam_syntax::arn::{Arn, is_account_id};

use crate::case::{ContextEntry, ContextInput, RequestInput, laid_over, same_key};
use crate::principal;
use crate::problem::Problem;

/// One question.
#[derive(Clone, Debug)]
pub struct Question {
    pub request: Request,
    /// Keys that were given for all resources and never stand on this one.
    pub absent: Vec<String>,
}

/// An action as a request names it.
#[derive(Clone, Debug)]
pub struct Named {
    pub action: Action,
    /// The operation of the API that it named in place of an action.
    pub operation: Option<&'static Operation>,
}

/// Reads the action of a request. Who names an operation asks the action that it needs.
///
/// # Errors
/// Says why the text is no action.
// rule: A-7
pub fn action(text: &str) -> Result<Named, Problem> {
    let refuse = |message: String| Err(Problem::of_request("INVALID_ACTION", message, "/action"));
    let operation = api::operation(text);
    let asked = match operation.map(|it| it.asks) {
        Some(Asks::One(action)) => action,
        // Which of them the call asks, its name does not tell; so none is asked in its place.
        Some(Asks::OneOf(_)) | None => text,
    };
    let Some(action) = Action::new(asked) else {
        return refuse(format!(
            "`{text}` is no action: expected `service:Name`, such as `s3:GetObject`"
        ));
    };
    if text.contains(['*', '?']) {
        return refuse(format!("`{text}` has a wildcard; a request asks for one action"));
    }
    Ok(Named { action, operation })
}

/// The questions that an input stands for.
///
/// # Errors
/// Says what is missing or can't be.
pub fn questions(input: &RequestInput) -> Result<(Vec<Question>, Named), Problem> {
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
    let named = action(text)?;
    let Some(principal) = &input.principal else {
        return Err(missing("principal", "say who asks"));
    };
    let caller = principal::caller(principal, text)?;
    if input.resources.is_empty() {
        return Err(missing("resource", "an ARN, or `*` if the action takes no resource"));
    }
    let unknown = input.unknown.as_deref().unwrap_or_default();
    let mut questions = Vec::with_capacity(1);
    for (at, (text, own)) in input.resources.each().enumerate() {
        let arn = resource(text)?;
        let owner = owner(input, arn, &caller).ok_or_else(|| no_owner(text))?;
        if !is_account_id(&owner) {
            let message = format!("`{owner}` is no account: expected twelve digits");
            return Err(Problem::of_request("INVALID_ACCOUNT", message, "/resourceAccount"));
        }
        let standing = standing(&named.action, text, &input.context, own, unknown);
        let given = given(&standing.context, &standing.unknown).map_err(|problem| in_own(problem, at, own))?;
        let request = Request {
            resource: Resource::new(text, &named.action),
            action: named.action.clone(),
            context: derive::of_request(&caller, &named.action, text, &owner, &given),
            resource_account: owner,
            caller: caller.clone(),
        };
        questions.push(Question {
            request,
            absent: standing.absent,
        });
    }
    Ok((questions, named))
}

fn owner(input: &RequestInput, arn: Option<Arn>, caller: &Caller) -> Option<String> {
    let in_arn = arn.map(|arn| arn.account).filter(|account| is_account_id(account));
    let given = input.resource_account.as_deref();
    given.or(in_arn).or_else(|| caller.account()).map(String::from)
}

/// A problem of a key that a resource has for its own: it stands there.
fn in_own(mut problem: Problem, at: usize, own: &[ContextEntry]) -> Problem {
    let key = problem.path.strip_prefix("/context/").map(String::from);
    let step = |entry: &ContextEntry| {
        let mut path = String::new();
        iam_syntax::json::push_step(&mut path, &entry.name);
        path.trim_start_matches('/').to_string()
    };
    if key.is_some_and(|key| own.iter().any(|entry| step(entry) == key)) {
        problem.path = format!("/resources/{at}{}", problem.path);
    }
    problem
}

/// What of a context stands on one resource.
pub(crate) struct Standing<'a> {
    pub context: Cow<'a, [ContextEntry]>,
    pub unknown: Cow<'a, [String]>,
    pub absent: Vec<String>,
}

/// The context of a request on one of its resources: without keys that never stand on its type, and its own over it.
// rule: C-37
pub(crate) fn standing<'a>(
    action: &Action,
    resource: &str,
    shared: &'a [ContextEntry],
    own: &'a [ContextEntry],
    unknown: &'a [String],
) -> Standing<'a> {
    let row = row_keys::row(action.service(), action.name(), resource);
    let mut absent = Vec::new();
    if row.is_none() && own.is_empty() {
        return Standing {
            context: shared.into(),
            unknown: unknown.into(),
            absent,
        };
    }
    let mut stands = |name: &str| {
        let is_given = own.iter().any(|it| same_key(&it.name, name));
        let lacks = row.is_some_and(|row| row.lacks(name));
        if lacks && !is_given {
            absent.push(name.to_string());
        }
        !lacks && !is_given
    };
    let kept: Vec<ContextEntry> = shared.iter().filter(|it| stands(&it.name)).cloned().collect();
    let unknown: Vec<String> = unknown.iter().filter(|it| stands(it)).cloned().collect();
    Standing {
        context: laid_over(&kept, own).into(),
        unknown: unknown.into(),
        absent,
    }
}

/// A resource of which nobody knows whose it is.
pub(crate) fn no_owner(resource: &str) -> Problem {
    let message =
        format!("`resourceAccount` is missing: neither `{resource}` nor the caller tells whose resource it is");
    Problem::of_request("MISSING_RESOURCE_ACCOUNT", message, "/resourceAccount")
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

/// The context as given, each key in the shape that AWS documents for it.
// rule: C-5
// rule: C-30
pub fn given<'a>(entries: &'a [ContextEntry], unknown: &'a [String]) -> Result<Vec<Given<'a>>, Problem> {
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
