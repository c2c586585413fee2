//! The questions that a request stands for: one for each resource, with the action that IAM knows and without keys that
//! never stand on that resource.

use iam_catalog::api::{self, Asks, Operation};
use iam_catalog::meant;
use iam_eval::caller::Caller;
use iam_eval::derive;
use iam_eval::request::{Action, Request, Resource};
use iam_syntax::arn::{Arn, is_account_id};

use crate::below::Below;
use crate::case::{CallInput, ContextEntry, PrincipalInput, RequestInput, Resources, WholeCall, whole_call};
use crate::given;
use crate::principal;
use crate::problem::Problem;
use crate::standing::Keys;

/// A request as it is asked, of which nothing is copied.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    /// Who asks.
    pub principal: Option<&'a PrincipalInput>,
    /// The action.
    pub action: Option<&'a str>,
    /// One resource, or several.
    pub resources: &'a Resources,
    /// The account that owns the resource.
    pub resource_account: Option<&'a str>,
    /// What is said of the call.
    pub call: Option<&'a CallInput>,
    /// The context.
    pub keys: Keys<'a>,
}

/// One question.
#[derive(Clone, Debug)]
pub struct Question {
    /// The request, read.
    pub request: Request,
    /// Keys that were given for all resources and never stand on this one.
    pub absent: Vec<String>,
}

/// An action as a request names it.
#[derive(Clone, Debug)]
pub struct Named {
    /// The action.
    pub action: Action,
    /// The operation of the API that it named in place of an action.
    pub operation: Option<&'static Operation>,
}

impl<'a> Asked<'a> {
    /// A request by itself.
    #[must_use]
    pub fn alone(input: &'a RequestInput) -> Self {
        let unknown = input.unknown.as_deref().unwrap_or_default();
        Self {
            principal: input.principal.as_ref(),
            action: input.action.as_deref(),
            resources: &input.resources,
            resource_account: input.resource_account.as_deref(),
            call: input.call.as_ref(),
            keys: Keys::alone(&input.context, unknown),
        }
    }

    /// A request whose context lies below, because it asks more than one question.
    #[must_use]
    pub fn over(input: &'a RequestInput, below: &'a Below<'a>) -> Self {
        Self {
            keys: Keys::below(below),
            ..Self::alone(input)
        }
    }

    /// What a check asks: its own fields, and where it has none, those of the case.
    #[must_use]
    pub fn check(case: &'a RequestInput, check: &'a RequestInput, below: &'a Below<'a>) -> Self {
        let keys = Keys {
            context: &check.context,
            unknown: check.unknown.as_deref().unwrap_or_default(),
            below: Some(below),
            has_unknown_below: check.unknown.is_none(),
        };
        Self {
            principal: check.principal.as_ref().or(case.principal.as_ref()),
            action: check.action.as_deref().or(case.action.as_deref()),
            resources: if check.resources.is_empty() {
                &case.resources
            } else {
                &check.resources
            },
            resource_account: check.resource_account.as_deref().or(case.resource_account.as_deref()),
            call: check.call.as_ref().or(case.call.as_ref()),
            keys,
        }
    }

    /// What is said of the call, if the whole of it is asked.
    #[must_use]
    pub fn whole_call(&self) -> Option<&'a WholeCall> {
        whole_call(self.call)
    }
}

/// Reads the action of a request. Who names an operation asks the action that it needs. What it is
/// asked on tells which service was meant by a text that names none.
///
/// # Errors
/// Says why the text is no action.
// rule: A-7
pub fn action(text: &str, resources: &Resources) -> Result<Named, Problem> {
    let refuse = |message: String| Err(Problem::of_request("INVALID_ACTION", message, "/action"));
    let operation = api::operation(text);
    let asked = match operation.map(|it| it.asks) {
        Some(Asks::One(action)) => action,
        // Which of them the call asks, its name does not tell; so none is asked in its place.
        Some(Asks::OneOf(_)) | None => text,
    };
    let Some(action) = Action::new(asked) else {
        let arns = resources.each().filter_map(|(text, _)| Arn::parse(text));
        let message = match meant::by_form(text, arns.map(|arn| arn.service)) {
            Some(meant) => format!("`{text}` is no action: did you mean `{meant}`?"),
            None => format!("`{text}` is no action: expected `service:Name`, such as `s3:GetObject`"),
        };
        return refuse(message);
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
pub fn questions(asked: &Asked) -> Result<(Vec<Question>, Named), Problem> {
    let missing = |name: &str, what: &str| {
        Problem::of_request(
            "MISSING_FIELD",
            format!("`{name}` is missing: {what}"),
            &format!("/{name}"),
        )
    };
    let Some(text) = asked.action else {
        return Err(missing("action", "say what is asked for, such as `s3:GetObject`"));
    };
    let named = action(text, asked.resources)?;
    let Some(principal) = asked.principal else {
        return Err(missing("principal", "say who asks"));
    };
    let caller = principal::caller(principal, text)?;
    if asked.resources.is_empty() {
        return Err(missing("resource", "an ARN, or `*` if the action takes no resource"));
    }
    let mut questions = Vec::with_capacity(1);
    for (at, (text, own)) in asked.resources.each().enumerate() {
        let arn = resource(text)?;
        let owner = owner(asked.resource_account, arn, &caller).ok_or_else(|| no_owner(text))?;
        if !is_account_id(&owner) {
            let message = format!("`{owner}` is no account: expected twelve digits");
            return Err(Problem::of_request("INVALID_ACCOUNT", message, "/resourceAccount"));
        }
        let standing = asked.keys.standing(&named.action, text, own);
        let given = standing.given().map_err(|problem| in_own(problem, at, own))?;
        let request = Request {
            resource: Resource::new(text, &named.action),
            action: named.action.clone(),
            context: derive::of_request(&caller, &named.action, text, &owner, standing.shared(), &given),
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

fn owner(given: Option<&str>, arn: Option<Arn>, caller: &Caller) -> Option<String> {
    let in_arn = arn.map(|arn| arn.account).filter(|account| is_account_id(account));
    given.or(in_arn).or_else(|| caller.account()).map(String::from)
}

/// A problem of a key that a resource has for its own: it stands there.
fn in_own(mut problem: Problem, at: usize, own: &[ContextEntry]) -> Problem {
    if own.iter().any(|entry| given::pointer(&entry.name) == problem.path) {
        problem.path = format!("/resources/{at}{}", problem.path);
    }
    problem
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_meant_by_no_action() {
        let said = |text: &str, resource: &str| action(text, &Resources::of(resource)).unwrap_err().message;
        let object = "arn:aws:s3:::box/key";
        let meant = "did you mean `s3:GetObject`?";
        for text in ["GetObject", "s3.GetObject", "s3GetObject"] {
            assert_eq!(format!("`{text}` is no action: {meant}"), said(text, object));
        }
        assert_eq!(
            "`GetObject` is no action: expected `service:Name`, such as `s3:GetObject`",
            said("GetObject", "*")
        );
    }
}
