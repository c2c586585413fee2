//! What of a question no request of AWS's has, as far as its reference says. The answer is that of the question as it is.

use iam_catalog::catalogue::Catalogue;
use iam_catalog::never::{self, Never};
use iam_eval::detail::each_read;

use super::Finding;
use super::question::brought;
use super::remark::Remark;
use crate::answer::Answer;

/// Adds to an answer what of its question no request of AWS's has.
// rule: A-19
pub(crate) fn add(catalogue: &Catalogue, answer: &mut Answer) {
    let found = never::never_sent(catalogue, &answer.request.action.text, resources(answer), keys(answer));
    let found: Vec<Finding> = found.into_iter().map(|never| finding(never, answer)).collect();
    answer.findings.extend(found);
}

/// The resources that the action of an answer is asked on: those of the request, or that of what its call asks beside it.
pub fn resources(answer: &Answer) -> impl Iterator<Item = &str> {
    let own = &answer.request;
    let requests = answer.called.requests(own).iter().filter(|it| it.action == own.action);
    let is_further = requests.clone().all(|it| it.resource.text != own.resource.text);
    let further = is_further.then_some(own);
    requests.chain(further).map(|it| it.resource.text.as_str())
}

/// The keys that statements read for an answer.
#[must_use]
pub fn keys(answer: &Answer) -> Vec<&str> {
    let mut keys = Vec::new();
    each_read(&answer.policies, &answer.trace, |key| keys.push(key));
    keys
}

/// What is said of something that is never sent.
#[must_use]
pub fn finding(never: Never, answer: &Answer) -> Finding {
    let action = answer.request.action.text.clone();
    Finding::new(match never {
        Never::Action { meant } => Remark::NoSuchAction { action, meant },
        Never::Resource {
            resource,
            formats,
            is_certain: true,
        } => Remark::ResourceNotOfAction {
            action,
            resource,
            formats,
        },
        Never::Resource {
            resource,
            formats,
            is_certain: false,
        } => Remark::ResourceNotListed {
            action,
            resource,
            formats,
        },
        Never::Key { key } => Remark::KeyNotOfAction {
            brought: brought(&answer.request, &key),
            key,
            action,
        },
    })
}
