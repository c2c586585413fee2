//! Which context keys of a call stand in a further question too.

use iam_calls::also::Also;
use iam_eval::request::{Action, Request};

/// What decides it: the service that the question is of, whether it is on the same resource, and who asks.
///
/// Keys of a service stand in its own questions; those of a resource, and of what is tagged, in questions on it; those of
/// the network not where a service asks, whose network that would be.
///
/// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/access_forward_access_sessions.html>
// rule: A-9
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carried {
    service: String,
    is_same: bool,
    is_direct: bool,
}

impl Carried {
    #[must_use]
    pub fn new(action: &Action, origin: &Request, also: &Also) -> Self {
        Self {
            service: action.service().into(),
            is_same: also.resource == origin.resource.text,
            is_direct: also.via.is_none(),
        }
    }

    #[must_use]
    pub fn keeps(&self, name: &str) -> bool {
        let lower = name.to_ascii_lowercase();
        match lower.split_once(':') {
            Some(("aws", key)) => {
                let of_resource = key.starts_with("resource") || key.starts_with("requesttag/") || key == "tagkeys";
                let of_network = NETWORK.contains(&key);
                (self.is_same || !of_resource) && (self.is_direct || !of_network)
            }
            Some((prefix, _)) => prefix == self.service,
            None => false,
        }
    }
}

/// Keys of the network that a request came through.
const NETWORK: [&str; 7] = [
    "sourceip",
    "sourcevpc",
    "sourcevpce",
    "sourcevpcarn",
    "vpcsourceip",
    "vpceaccount",
    "vpceorgid",
];
