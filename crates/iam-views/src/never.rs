//! What of a question AWS never sends, as far as the reference is at hand.

use iam_catalog::catalogue::Catalogue;
use iam_catalog::never;
use iam_protocol::case::Never;

/// What is never sent of an action on some resources, of which statements read some keys.
#[must_use]
pub fn never_sent(action: &str, resources: &[String], keys: &[String], catalogue: &Catalogue) -> Vec<Never> {
    let resources = resources.iter().map(String::as_str);
    let found = never::never_sent(catalogue, action, resources, keys.iter().map(String::as_str));
    found.into_iter().map(told).collect()
}

fn told(it: never::Never) -> Never {
    match it {
        never::Never::Action { meant } => Never::Action { meant },
        never::Never::Resource {
            resource,
            formats,
            is_certain,
        } => Never::Resource {
            resource,
            formats,
            is_certain,
        },
        never::Never::Key { key } => Never::Key { key },
    }
}
