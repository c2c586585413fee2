//! What no request to AWS holds, whatever a policy asks for. Nothing of it is ever suggested.
//!
//! The list is data: each line has a reason, the page that says so, and the test.

mod clock;
pub mod form;
mod mfa;
mod region;

use iam_catalog::catalogue::{ActionStanding, Catalogue, KeyStanding};
use iam_catalog::claims::{self, Standing};
use iam_eval::caller::Caller;
use iam_eval::context::{Context, Looked};
use iam_eval::contradiction::{self, IN_ENDPOINT};
use iam_eval::keys::known;
use iam_eval::request::Request;
use iam_scenario::case::ContextInput;
use iam_syntax::literal::ip::Range;

use crate::key::along::{listed_by, names_in_list, tag_of};
use crate::key::shape::format::is_reserved;
use crate::key::shape::{Shape, shape};
use crate::key::{family, is_one_of, prefix};

/// What a context key shall hold, and where.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    /// The key, as the policies spell it.
    pub key: &'a str,
    /// What it would hold.
    pub value: &'a ContextInput,
    /// With everything set.
    pub context: &'a Context,
    /// As it was.
    pub request: &'a Request,
    /// Whether the policy of an endpoint applies.
    pub by_endpoint: bool,
    /// What is known of keys and actions.
    pub catalogue: &'a Catalogue,
}

/// Why a request cannot hold something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// A wildcard of a policy is none in a request.
    Wildcard,
    /// AWS sees the address that is routed on the internet.
    ReservedAddress,
    /// The value does not look like one of the key: account id, organization id, Region, ARN, date …
    Malformed,
    /// Who comes through an endpoint has no public address.
    AddressThroughEndpoint,
    /// Who comes from the internet comes through no endpoint.
    EndpointBesideAddress,
    /// AWS makes no key of this claim.
    NoSuchClaim,
    /// The token of this caller is another provider's, or none is left of it.
    ClaimOfAnother,
    /// It follows from who asks and for what.
    FollowsFromRequest,
    /// A caller without an identity of IAM's has no keys of a principal.
    NoPrincipal,
    /// This caller cannot sign in with MFA.
    NoMfa,
    /// A sign-in with MFA has an age only if there was one.
    AgeWithoutMfa,
    /// AWS sends the key with every request.
    AlwaysThere,
    /// A call is made through a service, and then that service is named.
    ViaWithoutService,
    /// Only a service that calls of itself says for whom.
    SourceWithoutService,
    /// The service has one endpoint for all the world, in another Region.
    RegionOfService,
    /// The resource is in another Region.
    RegionOfResource,
    /// The time of a call is not before that of the request.
    Past,
    /// Two keys that follow from one thing say two things.
    Contradiction,
    /// A service sends its keys with its own actions.
    OtherService,
    /// Nothing is known of what its values look like, and no policy names one.
    UnknownForm,
    /// A service sends a key of its own, or a tag, with some of its actions, and this is none of them.
    OtherAction,
}

/// A line of the list.
#[derive(Clone, Copy, Debug)]
pub struct Impossible {
    /// Why the key can't be set so.
    pub why: Why,
    /// The page that says so.
    pub source: &'static str,
    is: fn(&Setting<'_>) -> bool,
}

const KEYS: &str = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html";
const IDENTIFIERS: &str = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html";
const IDENTIFIERS_OF_RESOURCES: &str = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html";
const SERVICE_KEYS: &str = "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html";
const FORMATS: &str = "https://docs.aws.amazon.com/service-authorization/latest/reference/";
const MFA: &str = "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html";
const SOURCE_IP: &str =
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourceip";
const OPERATORS: &str =
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html";

/// The list.
pub(crate) const IMPOSSIBLE: &[Impossible] = &[
    line(Why::FollowsFromRequest, KEYS, |it| is_one_of(it.key, &FIXED)),
    line(Why::Wildcard, OPERATORS, |it| values(it.value).any(is_pattern)),
    line(Why::ReservedAddress, SOURCE_IP, |it| {
        shape(it.key) == Shape::PublicAddress && values(it.value).filter_map(Range::parse).any(|it| is_reserved(&it))
    }),
    line(Why::Malformed, IDENTIFIERS, |it| {
        values(it.value).any(|value| !shape(it.key).fits(value))
    }),
    line(Why::AddressThroughEndpoint, SOURCE_IP, |it| {
        is_set(it)
            && it.key.eq_ignore_ascii_case(contradiction::SOURCE_IP)
            && (it.by_endpoint || has_any(it.context, &IN_ENDPOINT))
    }),
    line(Why::EndpointBesideAddress, SOURCE_IP, |it| {
        is_set(it) && is_one_of(it.key, &IN_ENDPOINT) && has(it.context, contradiction::SOURCE_IP)
    }),
    line(Why::NoSuchClaim, claims::PAGE, |it| {
        claims::standing(it.key) == Some(Standing::NeverSent)
    }),
    line(Why::ClaimOfAnother, claims::PAGE, |it| {
        is_set(it) && !may_have_claim(it.key, &it.request.caller)
    }),
    line(Why::NoPrincipal, KEYS, |it| {
        is_set(it) && is_of_principal(it.key) && !is_principal(it.key, &it.request.caller)
    }),
    line(Why::NoMfa, MFA, |it| {
        is_set(it) && is_one_of(it.key, &[MFA_PRESENT, MFA_AGE]) && !mfa::may_use(it)
    }),
    line(Why::AgeWithoutMfa, MFA, |it| {
        is_one_of(it.key, &[MFA_PRESENT, MFA_AGE])
            && has(it.context, MFA_AGE)
            && !holds(it.context, MFA_PRESENT, "true")
    }),
    line(Why::Malformed, FORMATS, |it| {
        shape(it.key) == Shape::Arn && values(it.value).any(|value| form::is_of_none(value, it.catalogue))
    }),
    line(Why::AlwaysThere, KEYS, |it| !is_set(it) && is_always_there(it)),
    line(Why::ViaWithoutService, KEYS, |it| {
        is_one_of(it.key, &VIA) && has_any(it.context, &CALLED) != holds(it.context, "aws:ViaAWSService", "true")
    }),
    line(Why::SourceWithoutService, KEYS, |it| {
        let is_service = matches!(it.request.caller, Caller::Service { .. });
        is_set(it) && is_one_of(it.key, &SOURCES) && !is_service
    }),
    line(Why::RegionOfService, region::PAGE, region::is_elsewhere),
    line(
        Why::RegionOfResource,
        IDENTIFIERS_OF_RESOURCES,
        region::is_not_of_resource,
    ),
    line(Why::Past, KEYS, clock::is_past),
    line(Why::Contradiction, KEYS, clock::is_signed_before_it_could_be),
    line(Why::Contradiction, KEYS, is_contradicted),
    line(Why::OtherService, SERVICE_KEYS, |it| {
        is_new(it) && is_of_other_service(it)
    }),
    line(Why::OtherAction, SERVICE_KEYS, |it| {
        is_new(it) && is_of_other_action(it)
    }),
];

const fn line(why: Why, source: &'static str, is: fn(&Setting<'_>) -> bool) -> Impossible {
    Impossible { why, source, is }
}

/// Why a request cannot hold this; nothing where it can.
#[must_use]
pub fn why_not(setting: &Setting<'_>) -> Option<Why> {
    IMPOSSIBLE.iter().find(|line| (line.is)(setting)).map(|line| line.why)
}

const MFA_PRESENT: &str = "aws:MultiFactorAuthPresent";
const MFA_AGE: &str = "aws:MultiFactorAuthAge";
const CALLED: [&str; 3] = ["aws:CalledVia", "aws:CalledViaFirst", "aws:CalledViaLast"];
const VIA: [&str; 4] = [
    "aws:ViaAWSService",
    "aws:CalledVia",
    "aws:CalledViaFirst",
    "aws:CalledViaLast",
];
const SOURCES: [&str; 4] = [
    "aws:SourceArn",
    "aws:SourceAccount",
    "aws:SourceOrgID",
    "aws:SourceOrgPaths",
];

/// Keys that follow from who asks and what is asked for. Another value would be another question.
const FIXED: [&str; 15] = [
    "aws:AssumedRoot",
    "aws:FederatedProvider",
    "aws:PrincipalAccount",
    "aws:PrincipalArn",
    "aws:PrincipalIsAWSService",
    "aws:PrincipalServiceName",
    "aws:PrincipalServiceNamesList",
    "aws:PrincipalType",
    "aws:ResourceAccount",
    "aws:SignInSessionArn",
    "aws:userid",
    "aws:username",
    "kms:CallerAccount",
    "s3:DataAccessPointAccount",
    "s3:ResourceAccount",
];

fn values(value: &ContextInput) -> impl Iterator<Item = &str> {
    let values = match value {
        ContextInput::Removed => &[],
        ContextInput::One(value) => core::slice::from_ref(value),
        ContextInput::Many(values) => values.as_slice(),
    };
    values.iter().map(String::as_str)
}

fn is_pattern(value: &str) -> bool {
    value.contains(['*', '?']) || value.contains("${")
}

const fn is_set(setting: &Setting<'_>) -> bool {
    match setting.value {
        ContextInput::Removed => false,
        ContextInput::One(_) | ContextInput::Many(_) => true,
    }
}

/// Whether a key is set that the request lacks. Who gave it says that it is sent.
fn is_new(setting: &Setting<'_>) -> bool {
    is_set(setting) && !has(&setting.request.context, setting.key)
}

fn has(context: &Context, key: &str) -> bool {
    match context.get(key) {
        Looked::Absent => false,
        Looked::One(_) | Looked::Many(_) | Looked::Unknown => true,
    }
}

fn has_any(context: &Context, keys: &[&str]) -> bool {
    keys.iter().any(|key| has(context, key))
}

fn holds(context: &Context, key: &str, value: &str) -> bool {
    context.get(key) == Looked::One(value)
}

/// A claim is there in the call that brings the token, and some of them in the session that comes of it.
fn may_have_claim(key: &str, caller: &Caller) -> bool {
    match (claims::parts(key), claims::standing(key)) {
        (Some((issuer, _)), Some(Standing::Sent(claim))) => match caller {
            Caller::Federated { provider } => {
                claims::issuer(provider).is_some_and(|own| own.eq_ignore_ascii_case(issuer))
            }
            Caller::Session(_) => claim.is_lasting,
            Caller::Root { .. }
            | Caller::User(_)
            | Caller::FederatedUser { .. }
            | Caller::Service { .. }
            | Caller::Anonymous => false,
        },
        (Some(_), Some(Standing::NeverSent) | None) => false,
        (None, Some(Standing::NeverSent)) => false,
        (None, Some(Standing::Sent(claim))) => match caller {
            Caller::Federated { provider } => provider.contains(":saml-provider/"),
            Caller::Session(_) => claim.is_lasting,
            Caller::Root { .. }
            | Caller::User(_)
            | Caller::FederatedUser { .. }
            | Caller::Service { .. }
            | Caller::Anonymous => false,
        },
        (None, None) => true,
    }
}

fn is_of_principal(key: &str) -> bool {
    is_one_of(
        key,
        &[
            "aws:PrincipalOrgID",
            "aws:PrincipalOrgPaths",
            "aws:SourceIdentity",
            "aws:TokenIssueTime",
        ],
    ) || family(key).is_some_and(|(family, _)| family.eq_ignore_ascii_case("aws:PrincipalTag"))
}

/// A root user belongs to an organization and has no tags; who has no session yet has nothing of it.
fn is_principal(key: &str, caller: &Caller) -> bool {
    match caller {
        Caller::User(_) | Caller::Session(_) | Caller::FederatedUser { .. } => true,
        Caller::Root { .. } => family(key).is_none(),
        Caller::Service { .. } | Caller::Federated { .. } | Caller::Anonymous => false,
    }
}

/// The address is there unless the call came through an endpoint, or a service makes it.
fn is_always_there(setting: &Setting<'_>) -> bool {
    let is_service = matches!(setting.request.caller, Caller::Service { .. });
    let from_internet = !is_service && !setting.by_endpoint && !has_any(setting.context, &IN_ENDPOINT);
    // Credentials that last a while say since when.
    let is_issued = matches!(
        setting.request.caller,
        Caller::Session(_) | Caller::FederatedUser { .. }
    ) && is_one_of(setting.key, &["aws:TokenIssueTime"]);
    // Only who reads a whole table of DynamoDB names no items.
    let names_items = is_one_of(setting.key, &["dynamodb:LeadingKeys"]) && setting.request.action.name() != "scan";
    // A service says for whom it calls, and leaves no part of that out.
    let is_source = is_service && is_one_of(setting.key, &SOURCES);
    is_issued
        || names_items
        || is_source
        || known(setting.key).is_some_and(|key| key.always)
        || (setting.key.eq_ignore_ascii_case(contradiction::SOURCE_IP) && from_internet)
}

fn is_contradicted(setting: &Setting<'_>) -> bool {
    let context = setting.context;
    contradiction::is_contradicted(context, setting.key)
        || match setting.key {
            key if is_one_of(key, &["aws:PrincipalOrgID", "aws:ResourceOrgID"]) => other_organization(setting),
            _ if is_set(setting) => false,
            // Each tag that is sent is in the list.
            key => match (listed_by(key), tag_of(key)) {
                (Some(sent), _) => {
                    let is_sent = |(key, _): &(&str, _)| tag_of(key).is_some_and(|(of, _)| of == sent);
                    context.entries().iter().any(is_sent)
                }
                (None, Some((sent, name))) => names_in_list(sent, context, name) == Some(true),
                (None, None) => false,
            },
        }
}

/// Caller and resource of one account are in one organization.
fn other_organization(setting: &Setting<'_>) -> bool {
    let is_same_account = setting.request.caller.account() == Some(setting.request.resource_account.as_str());
    match (
        setting.context.get("aws:PrincipalOrgID"),
        setting.context.get("aws:ResourceOrgID"),
    ) {
        (Looked::One(principal), Looked::One(resource)) => is_same_account && principal != resource,
        (Looked::Absent | Looked::One(_) | Looked::Many(_) | Looked::Unknown, _) => false,
    }
}

/// A key of a service, and not one that a session carries or that stands for a provider's claim.
fn is_of_other_service(setting: &Setting<'_>) -> bool {
    let own = prefix(setting.key).to_ascii_lowercase();
    let is_own = !matches!(own.as_str(), "" | "aws" | "saml")
        && claims::parts(setting.key).is_none()
        && known(setting.key).is_none_or(|_| own == "sts");
    let asked = setting.request.action.service();
    // `s3:` keys come with `s3-object-lambda` too.
    is_own && !asked.starts_with(&own) && !own.starts_with(asked)
}

/// A key of the service that AWS's list does not have with this action. Global keys come with all, but for tags, which are
/// the service's to send.
fn is_of_other_action(setting: &Setting<'_>) -> bool {
    let (action, key) = (&setting.request.action, setting.key);
    let is_of_tag = is_one_of(key, &["aws:TagKeys"])
        || family(key).is_some_and(|(family, _)| is_one_of(family, &["aws:RequestTag", "aws:ResourceTag"]));
    match setting.catalogue.action(action.service(), action.name()) {
        ActionStanding::Known(service, action) => match setting.catalogue.key_standing(service, action, key) {
            KeyStanding::Elsewhere(_) => true,
            KeyStanding::Unknown => is_of_tag || prefix(key).eq_ignore_ascii_case(&service.prefix),
            KeyStanding::Global(_) => is_of_tag,
            KeyStanding::Listed(..) | KeyStanding::NotLoaded => false,
        },
        ActionStanding::Named(_)
        | ActionStanding::Retired
        | ActionStanding::Mentioned
        | ActionStanding::Unknown
        | ActionStanding::NotLoaded => false,
    }
}

#[cfg(test)]
mod tests;
