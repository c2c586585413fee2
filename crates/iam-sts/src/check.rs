//! One permission asked: the policies that apply, the context, and an ordinary evaluation.

use alloc::string::String;

use iam_eval::caller::Caller;
use iam_eval::evaluate::settled;
use iam_eval::request::{Action, Request, Resource};
use iam_eval::trace::Trace;
use iam_syntax::arn::{Arn, is_account_id};

use crate::applies;
use crate::context::{Asked, Key, context};
use crate::credentials::Credentials;
use crate::estate::Estate;
use crate::hop::{Check, Setting, Side};
use crate::may;

/// Asks for an action on a resource of an account. `keys` are those that the operation brings into the context.
#[must_use]
pub fn check(
    estate: &Estate,
    credentials: &Credentials,
    action: &Action,
    resource: &str,
    resource_account: &str,
    keys: &[Key],
    setting: &Setting,
) -> Check {
    let caller = credentials.caller(estate);
    let resource = Resource::new(resource, action);
    let asked = Asked {
        action,
        resource: &resource,
        resource_account,
    };
    let context = context(estate, credentials, &caller, &asked, keys, setting);
    let request = Request {
        caller,
        action: action.clone(),
        resource,
        resource_account: resource_account.into(),
        context,
    };
    let policies = applies::policies(estate, credentials, &request, setting.via);
    let trace = match may::refused(credentials, action) {
        Some(preset) => settled(preset, &request),
        None => iam_eval::evaluate(&policies, &request),
    };
    Check {
        side: side(&request.caller, &trace),
        policies,
        request,
        trace,
    }
}

/// Whose policies an evaluation asked.
#[must_use]
pub fn side(caller: &Caller, trace: &Trace) -> Side {
    match (caller.account(), &trace.gates.resource) {
        (None, _) => Side::Trust,
        (Some(_), Some(_)) => Side::Both,
        (Some(_), None) => Side::Caller,
    }
}

/// Who owns a resource: the entry of the estate says it, else the ARN, else it is the caller's.
#[must_use]
pub fn owner(estate: &Estate, credentials: &Credentials, resource: &str) -> Option<String> {
    if let Some(entry) = estate.resource(resource) {
        return Some(entry.account.clone());
    }
    let in_arn = Arn::parse(resource).map(|arn| arn.account);
    let owner = in_arn.filter(|account| is_account_id(account));
    owner.or_else(|| credentials.account()).map(String::from)
}
