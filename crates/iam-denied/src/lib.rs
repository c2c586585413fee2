//! What AWS said of a request that it denied: a message in any of its wordings, what `DecodeAuthorizationMessage` gives, or
//! what `GetRequestAuthorizationDetails` gives. Says who asked for what, and which policies AWS named.
//!
//! ```
//! use iam_denied::{Kind, Said};
//!
//! let message = "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: s3:GetObject on resource: \
//!     arn:aws:s3:::box/key with an explicit deny in a service control policy";
//! let Said::Denied(denied) = iam_denied::read(message) else { panic!() };
//! assert_eq!("s3:GetObject", denied.action);
//! let reason = denied.reason.unwrap();
//! assert_eq!((Some(true), Some(Kind::Scp)), (reason.is_explicit, reason.kind));
//! ```

#![warn(missing_docs)]

mod case;
mod details;
pub mod known;
mod message;
mod plain;
pub mod words;

pub use case::{Lacks, case};

use iam_syntax::json::{self, Json, Limits, Value};

use known::Known;

/// A request that was denied. What was not said is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Denied {
    /// An ARN, or what AWS writes in its place: a name, an id.
    pub principal: String,
    /// With its prefix: `s3:GetObject`.
    pub action: String,
    /// An ARN, or what AWS writes in its place.
    pub resource: String,
    /// Nothing where there was nothing to say so; empty where the request had no keys.
    pub context: Option<Vec<(String, Vec<String>)>>,
    /// `None` where AWS did not say why.
    pub reason: Option<Reason>,
    /// The policy with the Deny, by its ARN.
    pub policy: String,
    /// Why, in AWS's own words, where they name no policy: a public policy that is blocked, say.
    pub because: String,
}

/// Why, as far as AWS says. Nothing in it: AWS says that the resource may not be there, and blames no kind of policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reason {
    /// None where AWS says where and not how.
    pub is_explicit: Option<bool>,
    /// None where AWS does not say where.
    pub kind: Option<Kind>,
}

impl Reason {
    /// Whether the resource may not be there, or in another Region: AWS says so of another account's, and of a key that
    /// a text was encrypted under.
    #[must_use]
    pub const fn leaves_open_whether_it_is_there(self) -> bool {
        match (self.is_explicit, self.kind) {
            (None, None | Some(Kind::Resource)) => true,
            (None, Some(_)) | (Some(_), _) => false,
        }
    }
}

/// The kinds of policies, as AWS's messages name them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An identity-based policy.
    Identity,
    /// A resource-based policy.
    Resource,
    /// A permissions boundary.
    Boundary,
    /// A session policy.
    Session,
    /// A service control policy.
    Scp,
    /// A resource control policy.
    Rcp,
    /// A VPC endpoint policy.
    Endpoint,
    /// The trust policy of a role.
    Trust,
}

/// What a text turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// A denial, whole or in part.
    Denied(Denied),
    /// An encoded message that has to be decoded by AWS first.
    Encoded,
    /// All that was asked was allowed.
    Allowed,
    /// An error with a known cause, which is no policy's denial or does not name what was asked.
    Known(Known),
    /// An error that names neither an action nor a caller.
    Bare,
    /// Nothing that AWS says of a request.
    Unrecognised,
}

impl Denied {
    /// Whether AWS left out who asked for which role: it does so to a caller from outside, who comes with a token or an
    /// assertion, and whom the role's trust policy alone can let in.
    #[must_use]
    pub fn is_of_outsider(&self) -> bool {
        let action = self.action.strip_prefix("sts:");
        let is_from_outside =
            action.is_some_and(|action| FROM_OUTSIDE.iter().any(|it| it.eq_ignore_ascii_case(action)));
        is_from_outside && self.resource.is_empty()
    }

    /// What is to be filled in of its case before it can be answered.
    #[must_use]
    pub fn lacks(&self) -> Vec<Lacks> {
        case::lacks(self)
    }

    /// Whether AWS said no more than what was asked: neither by whom nor for what.
    #[must_use]
    pub fn is_short(&self) -> bool {
        let is_of_sts = self.action.starts_with("sts:");
        self.principal.is_empty() && self.resource.is_empty() && !is_of_sts
    }
}

/// Operations that callers from outside begin with.
const FROM_OUTSIDE: [&str; 2] = ["AssumeRoleWithSAML", "AssumeRoleWithWebIdentity"];

impl Kind {
    /// As an answer writes it in `decidedBy`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::Resource => "resource",
            Self::Boundary => "boundary",
            Self::Session => "session",
            Self::Scp => "scp",
            Self::Rcp => "rcp",
            Self::Endpoint => "endpoint",
            Self::Trust => "trust",
        }
    }
}

/// Reads what AWS said.
pub fn read(text: &str) -> Said {
    let text = text.trim_start_matches('\u{feff}').trim();
    if let Some(said) = of_text(text) {
        return said;
    }
    // Cut out of a string of JSON.
    let whole = text.starts_with(r#"{\""#).then(|| ["\"", text, "\""].concat());
    if let Some(said) = whole.and_then(|whole| of_text(&whole)) {
        return said;
    }
    match message::read(text) {
        Said::Unrecognised => inside(text).and_then(of_text).unwrap_or(Said::Unrecognised),
        said => said,
    }
}

/// The JSON that stands in a text with words around it.
fn inside(text: &str) -> Option<&str> {
    let inside = text.get(text.find('{')?..=text.rfind('}')?);
    inside.filter(|inside| inside.len() < text.len())
}

fn of_text(text: &str) -> Option<Said> {
    let may_be = text.starts_with(['{', '[', '"']);
    let tree = json::read(text, Limits::default()).tree.filter(|_| may_be)?;
    let said = of_json(&tree);
    match said.as_ref().is_some_and(Said::is_told) {
        true => said,
        false => nested(&tree).or(said),
    }
}

/// An answer of AWS's, or JSON that holds a message.
fn of_json(tree: &Json) -> Option<Said> {
    if let Some(inner) = tree.get("DecodedMessage").and_then(Json::as_str) {
        return details::decoded(json::read(inner, Limits::default()).tree.as_ref()?);
    }
    if let Some(said) = details::decoded(tree).or_else(|| details::details(tree)) {
        return Some(said);
    }
    // As services and CloudTrail write it.
    let at = |name: &str| tree.get(name).and_then(Json::as_str);
    if at("errorCode") == Some("VpceAccessDenied") {
        return Some(by_endpoint(tree));
    }
    let message = ["message", "Message", "errorMessage"].into_iter().find_map(at)?;
    Some(message::read(message))
}

/// The first denial inside of JSON: tools put an answer into a list, a field, or a text.
fn nested(tree: &Json) -> Option<Said> {
    let of = |inner: &Json| of_json(inner).filter(Said::is_told).or_else(|| nested(inner));
    match &tree.value {
        Value::String(text) => of_text(text).or_else(|| Some(message::read(text)).filter(Said::is_told)),
        Value::Array(items) => items.iter().find_map(of),
        Value::Object(members) => members.iter().find_map(|member| of(&member.value)),
        Value::Null | Value::Bool(_) | Value::Number | Value::Torn => None,
    }
}

/// An event of CloudTrail at a VPC endpoint. Its message says no more than that the endpoint's policy denied; the event
/// says the rest.
///
/// Source: <https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-network-events-with-cloudtrail.html>
fn by_endpoint(event: &Json) -> Said {
    let at = |name: &str| event.get(name).and_then(Json::as_str).unwrap_or_default();
    let service = at("eventSource").split('.').next().unwrap_or_default();
    let principal = event
        .get("userIdentity")
        .and_then(|it| it.get("arn"))
        .and_then(Json::as_str);
    let endpoint = Some(at("vpcEndpointId")).filter(|id| !id.is_empty());
    Said::Denied(Denied {
        principal: principal.unwrap_or_default().into(),
        action: [service, ":", at("eventName")].concat(),
        resource: String::new(),
        context: endpoint.map(|id| vec![("aws:SourceVpce".into(), vec![id.into()])]),
        reason: Some(Reason {
            is_explicit: None,
            kind: Some(Kind::Endpoint),
        }),
        policy: String::new(),
        because: String::new(),
    })
}

impl Said {
    /// Whether it says why a request came to nothing.
    const fn is_told(&self) -> bool {
        match self {
            Self::Denied(_) | Self::Encoded | Self::Known(_) => true,
            Self::Allowed | Self::Bare | Self::Unrecognised => false,
        }
    }

    /// To be compared with: what it is (`outside` where [`Denied::is_of_outsider`]), then principal, action, resource, kind of
    /// policies, effect, the policy; then a line for
    /// each key with a value, if there is a context: the key, a line break and the value.
    #[cfg(test)]
    fn list(self) -> Vec<String> {
        let denied = match self {
            Self::Denied(denied) => denied,
            Self::Encoded => return vec!["encoded".into()],
            Self::Allowed => return vec!["allowed".into()],
            Self::Known(known) => return vec![format!("{known:?}")],
            Self::Bare => return vec!["bare".into()],
            Self::Unrecognised => return vec!["unrecognised".into()],
        };
        let kind = denied.reason.and_then(|reason| reason.kind).map_or("", Kind::name);
        let effect = denied
            .reason
            .and_then(|reason| reason.is_explicit)
            .map_or("", |is_explicit| if is_explicit { "explicit" } else { "implicit" });
        let has_context = if denied.context.is_some() { "context" } else { "" };
        let what = if denied.is_of_outsider() { "outside" } else { "denied" };
        let mut list: Vec<String> = vec![
            what.into(),
            denied.principal,
            denied.action,
            denied.resource,
            kind.into(),
            effect.into(),
            denied.policy,
            has_context.into(),
        ];
        for (key, values) in denied.context.unwrap_or_default() {
            list.extend(values.iter().map(|value| [key.as_str(), "\n", value].concat()));
        }
        list
    }
}

#[cfg(test)]
mod every_operation;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod wrapped;
