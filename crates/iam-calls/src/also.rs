//! What a request also asks: the rows that hold for its call, each with the resource as far as it follows, and whether the
//! request itself says that it is asked.

use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use iam_catalog::{dependent, row_keys};
use iam_eval::context::Value;
use iam_eval::request::Request;
use iam_syntax::arn::Arn;

use crate::asked::Asked;
use crate::fill::{self, Places};
use crate::row::{Act, Call, Further, KeyValue, On, Target, Who};
use crate::rows::{self, PASS_ROLE_SOURCE, PASSED, Passed};
use crate::told::Told;
use crate::when::When;

/// One more permission.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Also {
    /// With its prefix: `kms:Decrypt`.
    pub action: String,
    /// An ARN, `*`, or the format of an ARN with what is not known in `${…}`.
    pub resource: String,
    /// Whose permission it is.
    pub who: Who,
    /// All of these must hold; none: it is asked with every such call.
    pub when: &'static [When],
    /// Whether it is asked with every such call, or the request says that it is one that asks it.
    pub is_asked: bool,
    /// Keys that stand in its context and not in the call's.
    pub keys: Vec<(&'static str, Value)>,
    /// Those unknown ones of them that are there for certain, with what they hold one of; none: any value.
    pub sent: Vec<(&'static str, Vec<String>)>,
    /// The service that asks with the caller's credentials.
    pub via: Option<&'static str>,
    /// AWS's page that says so.
    pub source: Cow<'static, str>,
}

impl Also {
    /// Whether its resource is an ARN or `*`, and not a format.
    #[must_use]
    pub(crate) fn is_concrete(&self) -> bool {
        !self.resource.contains("${")
    }
}

/// Why a further permission is not asked where a whole call is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NotAsked {
    /// The request does not say that its call asks it.
    NotSaid,
    /// It is a permission of somebody else.
    OtherPrincipal,
    /// The request does not tell on what it is asked.
    UnknownResource,
}

impl NotAsked {
    /// As a format names it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::NotSaid => "notSaid",
            Self::OtherPrincipal => "otherPrincipal",
            Self::UnknownResource => "unknownResource",
        }
    }

    /// Why a further permission is not asked of the caller; nothing where it is.
    // rule: A-8
    #[must_use]
    pub fn of(also: &Also) -> Option<Self> {
        if !also.is_asked {
            return Some(Self::NotSaid);
        }
        match also.who {
            Who::ServiceRole | Who::Service => return Some(Self::OtherPrincipal),
            Who::Caller | Who::Outsider => {}
        }
        let is_resource = also.resource == "*" || Arn::parse(&also.resource).is_some();
        (!also.is_concrete() || !is_resource).then_some(Self::UnknownResource)
    }
}

/// The page that explains the column "dependent actions".
pub(crate) const LISTED_SOURCE: &str = "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html";

/// What else a call asks: the rows of the table in their order, and the role that it hands over.
#[must_use]
pub fn also(asked: &Asked) -> Vec<Also> {
    let action = &asked.request.action;
    let (service, name) = (action.service(), action.name());
    let mut found = Vec::new();
    for call in rows::of(service) {
        if is_of(call, name) && is_on(call.on, asked.request) {
            for further in call.further {
                asked.add(further, &mut found);
            }
        }
    }
    if !found.iter().any(|it| it.action == PASS_ROLE) {
        let of_call = |it: &&Passed| it.service == service && it.names.iter().any(|it| it.eq_ignore_ascii_case(name));
        if let Some(passed) = PASSED.iter().find(of_call) {
            asked.add_passed(passed, &mut found);
        }
    }
    found
}

/// What AWS's reference lists beside that: its column "dependent actions". Nobody is told when, so none of it is asked.
#[must_use]
pub fn listed(asked: &Asked, found: &[Also]) -> Vec<Also> {
    let action = &asked.request.action;
    let (service, name) = (action.service(), action.name());
    let is_told = |needed: &str| {
        // The rows say it better, on whatever resource of the call they say it.
        found.iter().any(|it| it.action.eq_ignore_ascii_case(needed)) || is_in_rows(service, name, needed)
    };
    let dependents = dependent::dependents(service, name).into_iter();
    let listed = dependents.filter(|it| !is_told(&it.action)).map(|it| Also {
        resource: fill::fill(&it.resource, &asked.places(asked.listed_account(&it.action))),
        action: it.action,
        who: Who::Caller,
        when: &[When::Listed],
        is_asked: false,
        keys: Vec::new(),
        sent: Vec::new(),
        via: None,
        source: Cow::Borrowed(LISTED_SOURCE),
    });
    listed.collect()
}

/// Whether a row of a call names an action.
fn is_in_rows(service: &str, name: &str, action: &str) -> bool {
    let mut further = rows::of(service)
        .iter()
        .filter(|it| is_of(it, name))
        .flat_map(|it| it.further);
    further.any(|it| is_named(it.action, action))
}

fn is_named(act: Act, action: &str) -> bool {
    match act {
        Act::Named(named) => named.eq_ignore_ascii_case(action),
        Act::Same | Act::ReadSource => false,
    }
}

const PASS_ROLE: &str = "iam:PassRole";
const ROLE: &str = "arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}";
const KEY: &str = "arn:${Partition}:kms:${Region}:${Account}:key/${KeyId}";

/// Whether rows are those of an action.
fn is_of(call: &Call, name: &str) -> bool {
    call.names.is_empty() || call.names.iter().any(|it| it.eq_ignore_ascii_case(name))
}

fn is_on(on: On, request: &Request) -> bool {
    let text = request.resource.text.as_str();
    let arn = Arn::parse(text);
    match on {
        On::Any => true,
        On::Object => {
            arn.is_some_and(|arn| arn.service == "s3" && arn.account.is_empty() && arn.resource.contains('/'))
        }
        On::AccessPoint => {
            let is_point = arn.is_some_and(|arn| arn.service == "s3" && arn.resource.starts_with("accesspoint/"));
            is_point && !is_of_point(request.action.name())
        }
        On::Begins(start) => arn.is_some_and(|arn| arn.resource.starts_with(start)),
        On::Names(kind, n_names) => arn.is_some_and(|arn| {
            let names = arn.resource.split_once('/').filter(|(head, _)| *head == kind);
            names.is_some_and(|(_, names)| names.split('/').count() == n_names)
        }),
        On::Made => is_made(request),
    }
}

/// Whether an action of S3 is on the access point itself, and asks nothing of what lies behind it: `PutAccessPointPolicy`.
fn is_of_point(name: &str) -> bool {
    name.contains("accesspoint") || ["tagresource", "untagresource", "listtagsforresource"].contains(&name)
}

/// Whether the call makes the resource, so that it may tag it.
fn is_made(request: &Request) -> bool {
    let action = &request.action;
    let (service, name) = (action.service(), action.name());
    if TAGGING.contains(&name) {
        return false;
    }
    match row_keys::row(service, name, &request.resource.text) {
        Some(row) => row.is_tagged_by_the_call(),
        None if row_keys::has_rows(service, name) => request.resource.text == "*",
        None => row_keys::tags_what_it_makes(service, name),
    }
}

/// They tag, and ask nothing else for it.
const TAGGING: [&str; 2] = ["createtags", "deletetags"];

impl Asked<'_> {
    fn add(&self, further: &Further, found: &mut Vec<Also>) {
        if further.when.iter().any(|when| self.denies(*when)) {
            return;
        }
        let action = match further.action {
            Act::Named(action) => action.to_string(),
            Act::Same => self.request.action.text.clone(),
            Act::ReadSource => self.read_source().to_string(),
        };
        let is_asked = further.when.iter().all(|when| self.told(*when) == Told::Yes);
        for resource in self.resources(further) {
            // A request that goes through an access point names one of the two, and asks the other.
            let also = Also {
                action: action.clone(),
                resource,
                who: further.who,
                when: further.when,
                is_asked,
                keys: self.keys(further),
                sent: self.sent(further),
                via: further.via,
                source: Cow::Borrowed(further.source),
            };
            if !found.contains(&also) {
                found.push(also);
            }
        }
    }

    fn read_source(&self) -> &'static str {
        match self.text("s3:x-amz-copy-source") {
            Some(source) if source.contains("?versionId=") => "s3:GetObjectVersion",
            Some(_) | None => "s3:GetObject",
        }
    }

    fn add_passed(&self, passed: &Passed, found: &mut Vec<Also>) {
        let when: &[When] = if passed.is_always { &[] } else { &[When::Role] };
        let further = Further::new(PASS_ROLE, Target::Role, when, PASS_ROLE_SOURCE);
        let before = found.len();
        self.add(&further, found);
        for also in &mut found[before..] {
            let service = match passed.to {
                "" => Value::Unknown,
                service => Value::One(service.to_string()),
            };
            also.keys.push(("iam:PassedToService", service));
            also.keys.push(("iam:AssociatedResourceArn", Value::Unknown));
        }
    }

    fn resources(&self, further: &Further) -> Vec<String> {
        let own = self.request.resource.text.as_str();
        let owner = self.request.resource_account.as_str();
        let one = |text: String| Vec::from([text]);
        let named = |whens: &[When], format: &str, account: Option<&str>| {
            let arns: Vec<String> = whens.iter().flat_map(|when| self.arns(*when)).collect();
            match arns.is_empty() {
                true => one(fill::fill(format, &self.places(account))),
                false => arns,
            }
        };
        match further.target {
            Target::Same => one(own.to_string()),
            Target::Star => one("*".to_string()),
            Target::Bucket => {
                one(fill::bucket(own).unwrap_or_else(|| "arn:${Partition}:s3:::${BucketName}".to_string()))
            }
            Target::Format(format) => named(further.when, format, Some(owner)),
            Target::OfCaller(format) => named(further.when, format, self.request.caller.account()),
            Target::Named(when, format) => named(&[when], format, Some(owner)),
            Target::Key => named(&[When::CustomerKey], KEY, Some(owner)),
            Target::Role => named(&[When::Role], ROLE, self.request.caller.account()),
            Target::CopySource => match self.text("s3:x-amz-copy-source") {
                Some(source) => one(fill::copy_source(source, &self.places(None))),
                None => named(
                    &[When::CopySource],
                    "arn:${Partition}:s3:::${BucketName}/${ObjectName}",
                    None,
                ),
            },
            Target::Database => one(fill::fill(&fill::database(own), &self.places(Some(owner)))),
            Target::BehindAccessPoint => {
                let format = fill::behind_access_point(own);
                match self.arns(When::AccessPoint).first() {
                    Some(bucket) => one(format.replace("arn:${Partition}:s3:::${BucketName}", bucket)),
                    None => one(fill::fill(&format, &self.places(None))),
                }
            }
            Target::InFront => {
                let point = match self.text("s3:DataAccessPointArn") {
                    Some(point) => Some(point.to_string()),
                    None => self.arns(When::AccessPoint).into_iter().next(),
                };
                one(fill::in_front(own, point.as_deref(), &self.places(Some(owner))))
            }
        }
    }

    fn keys(&self, further: &Further) -> Vec<(&'static str, Value)> {
        let own = |(key, value): &(&'static str, KeyValue)| {
            let value = match value {
                KeyValue::Text(text) => Value::One((*text).to_string()),
                KeyValue::CallName => Value::One(self.call_name().to_string()),
                KeyValue::CallResource => Value::One(self.request.resource.text.clone()),
                KeyValue::TableName => fill::table(&self.request.resource.text).map_or(Value::Unknown, Value::One),
                KeyValue::ResourceAccount => Value::One(self.request.resource_account.clone()),
                KeyValue::ObjectOrBucket | KeyValue::Sent | KeyValue::Unknown => Value::Unknown,
            };
            (*key, value)
        };
        further.keys.iter().map(own).collect()
    }

    /// What the service sends, whatever it holds.
    // rule: A-21
    fn sent(&self, further: &Further) -> Vec<(&'static str, Vec<String>)> {
        let own = |(key, value): &(&'static str, KeyValue)| {
            let object = &self.request.resource.text;
            let one_of = match value {
                KeyValue::ObjectOrBucket => fill::bucket(object).map(|bucket| Vec::from([object.clone(), bucket])),
                KeyValue::TableName | KeyValue::Sent => None,
                KeyValue::Text(_)
                | KeyValue::CallName
                | KeyValue::CallResource
                | KeyValue::ResourceAccount
                | KeyValue::Unknown => return None,
            };
            Some((*key, one_of.unwrap_or_default()))
        };
        further.keys.iter().filter_map(own).collect()
    }

    /// The name of the action as it is written: `RunInstances`.
    fn call_name(&self) -> &str {
        let text = self.request.action.text.as_str();
        text.split_once(':').map_or(text, |(_, name)| name)
    }

    fn places<'p>(&'p self, account: Option<&'p str>) -> Places<'p> {
        Places::of(self.request, account)
    }

    /// Whose account stands in the ARN of what the reference lists: roles are the caller's.
    fn listed_account(&self, action: &str) -> Option<&str> {
        match action.starts_with("iam:") {
            true => self.request.caller.account(),
            false => Some(self.request.resource_account.as_str()),
        }
    }
}
