//! Resources (SEMANTICS.md §3.2).

use iam_eval::context::Context;
use iam_syntax::policy::{PolicyKind, Version};

use crate::glob::{Mark, fits, fits_arn, marks};
use crate::variable::put_in;

/// What is asked for.
pub struct Asked<'a> {
    /// `service:name` in lower case.
    pub action: &'a str,
    /// Whether the statement says which actions it is about, and not which it isn't.
    pub by_name: bool,
    /// An ARN, or `*`.
    pub resource: &'a str,
}

/// Whether a value of `Resource` fits.
#[must_use]
pub fn matches(value: &str, kind: PolicyKind, version: Version, asked: &Asked, context: &Context) -> bool {
    // the one action for which AWS's examples are followed, where the statement names its actions.
    let fields: Vec<&str> = value.split(':').collect();
    let all_buckets = matches!(fields.as_slice(), ["arn", _, "s3", "", "", "*"]);
    if all_buckets && asked.by_name && asked.action == "s3:listallmybuckets" && asked.resource == "*" {
        return true;
    }
    // V-8: without a value for its variable a pattern fits nothing.
    let Some(pattern) = put_in(value, version, context) else {
        return false;
    };
    if pattern == [Mark::Star] {
        return true;
    }
    if asked.resource == "*" {
        return false;
    }
    let text: Vec<char> = asked.resource.chars().collect();
    let n_fields = 1 + pattern.iter().filter(|mark| **mark == Mark::Char(':')).count();
    if 6 <= n_fields {
        return fits_arn(&pattern, &text);
    }
    if let Some(path) = pattern.strip_prefix(marks("execute-api:").as_slice())
        && path.first() == Some(&Mark::Char('/'))
        && kind == PolicyKind::Resource
    {
        return own_api(asked.resource, path);
    }
    if !pattern.starts_with(&marks("arn:")) {
        return false;
    }
    //
    let completed = match kind {
        PolicyKind::Identity | PolicyKind::Session | PolicyKind::Boundary => true,
        PolicyKind::Resource | PolicyKind::Key | PolicyKind::Trust | PolicyKind::Endpoint => {
            pattern.contains(&Mark::Star) || pattern.contains(&Mark::Question)
        }
        PolicyKind::Scp => pattern.last() == Some(&Mark::Star),
        PolicyKind::Rcp => false,
    };
    let mut whole = pattern;
    for _ in n_fields..6 {
        whole.extend(marks(":*"));
    }
    completed && fits_arn(&whole, &text)
}

/// `execute-api:/…` stands for the ARN of the API that has the policy.
fn own_api(resource: &str, path: &[Mark]) -> bool {
    let fields: Vec<&str> = resource.splitn(6, ':').collect();
    if fields.len() < 6 || fields[0] != "arn" || !fields[2].eq_ignore_ascii_case("execute-api") {
        return false;
    }
    fields[5]
        .find('/')
        .is_some_and(|slash| fits(path, &fields[5][slash..].chars().collect::<Vec<char>>()))
}
