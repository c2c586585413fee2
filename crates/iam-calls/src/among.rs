//! What the requests of one call ask already.

use alloc::collections::BTreeSet;

use iam_eval::request::Request;
use iam_syntax::arn::fields;

use crate::also::Also;

/// The resources of a call's requests, each with the action that is asked on it.
#[derive(Debug)]
pub struct Among<'a> {
    /// The action in lower case, and the resource.
    resources: BTreeSet<(&'a str, &'a str)>,
    /// The action in lower case, and the type of the resource.
    kinds: BTreeSet<(&'a str, &'a str)>,
}

impl<'a> Among<'a> {
    /// What the requests of a call ask.
    #[must_use]
    pub fn of(requests: &'a [Request]) -> Self {
        let asked = || requests.iter().map(|it| (it.action.lower(), it.resource.text.as_str()));
        Self {
            resources: asked().collect(),
            kinds: asked()
                .filter_map(|(action, text)| Some((action, kind(text)?)))
                .collect(),
        }
    }

    /// Whether this is asked already: on the resource itself, or on one of its type, in whose place it would stand, as the
    /// document of a session does that names none.
    // rule: A-8
    #[must_use]
    pub fn has(&self, also: &Also) -> bool {
        let action = also.action.to_ascii_lowercase();
        let in_place = kind(&also.resource).filter(|_| also.when.is_empty());
        self.resources.contains(&(action.as_str(), also.resource.as_str()))
            || in_place.is_some_and(|kind| self.kinds.contains(&(action.as_str(), kind)))
    }
}

/// What an ARN, or a format of one, is of: `document`. None for S3, which has names there.
fn kind(resource: &str) -> Option<&str> {
    let [_, _, service, _, _, path] = fields(resource)?;
    let (kind, _) = path.split_once('/').filter(|_| service != "s3")?;
    // Systems Manager calls an instance so that is none of Amazon EC2.
    Some(kind.strip_prefix("managed-").unwrap_or(kind))
}
