//! The unique id of a user or role, which AWS always sends in `aws:userid`, where a case does not tell it and a policy asks for
//! it: an id that the policy or the request's own texts name may be the caller's.
//!
//! Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-userid>

use std::collections::BTreeSet;

use iam_eval::caller::Caller;
use iam_eval::context::{Looked, Value};
use iam_eval::detail::turns_on;
use iam_eval::request::Request;

use crate::change::{Change, policy};
use crate::world::World;

/// The key that holds the id.
pub const KEY: &str = "aws:userid";

/// How many ids are tried at most.
const MOST: usize = 24;

/// Whether the id is told, or nobody asks for it.
// rule: C-41
#[must_use]
pub fn is_told(world: &World<'_>) -> bool {
    let request = &world.answer.request;
    begins(request).is_none()
        || request.context.get(KEY) != Looked::Absent
        || !turns_on(&world.answer.policies, &world.answer.trace, KEY)
}

/// Ids that policies and the request name and the caller may have, each as the change that tells it.
pub fn candidates(world: &World<'_>) -> impl Iterator<Item = Vec<Change>> {
    let documents = (0..world.answer.documents.len()).filter_map(|at| policy(world.answer, at));
    let conditions = documents.flat_map(|it| &it.statements).flat_map(|it| &it.conditions);
    let on_key = conditions.filter(|it| it.key.value.eq_ignore_ascii_case(KEY));
    let values = on_key.flat_map(|it| &it.values).map(|it| it.value.as_str());
    let request = &world.answer.request;
    // What `${aws:userid}` stands for in a policy is compared with these, such as `home/AROAEXAMPLE:job/file`.
    let texts = request
        .context
        .entries()
        .into_iter()
        .filter_map(|(_, value)| match value {
            Value::One(text) => Some(text.as_str()),
            Value::Many(_) | Value::Unknown => None,
        });
    let own = [request.resource.text.as_str()]
        .into_iter()
        .chain(texts)
        .flat_map(words);
    let ids: BTreeSet<String> = values.chain(own).filter_map(|value| id(value, request)).collect();
    let ids = ids.into_iter().take(MOST);
    ids.map(|unique_id| vec![Change::Identify { unique_id }])
}

/// The words of a text, of which an id is one.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|it: char| !it.is_ascii_alphanumeric())
}

/// The id in a value of the key, or in a pattern of it, if it is one of what the caller is.
fn id(value: &str, request: &Request) -> Option<String> {
    let id = value.split(':').next()?;
    let rest = id.strip_prefix(begins(request)?)?;
    // A wildcard stands for ids that nobody named.
    let is_id = 8 <= rest.len() && rest.bytes().all(|it| it.is_ascii_uppercase() || it.is_ascii_digit());
    is_id.then(|| id.to_string())
}

/// What the id of a caller begins with, where it has one that a case may leave out.
///
/// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids>
fn begins(request: &Request) -> Option<&'static str> {
    match &request.caller {
        Caller::User(user) if user.has_account() => Some("AIDA"),
        Caller::Session(_) => Some("AROA"),
        Caller::User(_)
        | Caller::Root { .. }
        | Caller::FederatedUser { .. }
        | Caller::Service { .. }
        | Caller::Federated { .. }
        | Caller::Anonymous => None,
    }
}
