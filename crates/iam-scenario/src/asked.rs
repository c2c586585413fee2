//! Where in a case something stands that a question was made of: in the check, or in the case below it.

use crate::below::Below;
use crate::case::{Case, ContextEntry, RequestInput, Resources};
use crate::given;
use crate::problem::Problem;

/// The pointer in the case of what a problem is about; where nothing was given, that of what lacks it.
pub(crate) fn pointer(case: &Case, below: &Below, check: Option<usize>, problem: &Problem) -> String {
    // What is in a document is said with its pointer.
    if problem.span.is_some() || problem.path.is_empty() {
        return problem.path.clone();
    }
    let own = check.and_then(|at| Some((format!("/checks/{at}"), case.checks.get(at)?)));
    let in_check = own.as_ref().and_then(|(at, check)| {
        let has = |path: &str| check.request.context.iter().any(|it| given::pointer(&it.name) == path);
        Some([at.as_str(), &inside(&check.request, has, &problem.path)?].concat())
    });
    let found = in_check.or_else(|| inside(&case.request, |path| below.has(path), &problem.path));
    found.unwrap_or_else(|| own.map(|(at, _)| at).unwrap_or_default())
}

/// The pointer in a request of what is asked for as `/FIELD`, where the request has it; `has` says so of a context key.
fn inside(request: &RequestInput, has: impl Fn(&str) -> bool, path: &str) -> Option<String> {
    let resources = match &request.resources {
        Resources::Plain(arns) => (!arns.is_empty()).then_some("/resource"),
        Resources::Own(_) => Some("/resources"),
    };
    match path {
        "/principal" => request.principal.as_ref().map(|_| path.into()),
        "/action" => request.action.as_ref().map(|_| path.into()),
        "/resourceAccount" => request.resource_account.as_ref().map(|_| path.into()),
        "/resource" => resources.map(String::from),
        _ if has(path) => Some(path.into()),
        _ => in_resource(request, path),
    }
}

/// `/context/KEY` in the context of one of a request's resources.
fn in_resource(request: &RequestInput, path: &str) -> Option<String> {
    let has = |entries: &[ContextEntry]| entries.iter().any(|entry| given::pointer(&entry.name) == path);
    let at = request.resources.each().position(|(_, context)| has(context))?;
    Some(format!("/resources/{at}{path}"))
}
