//! Who asks, as an entity of the world with its policies, and the ways in which a session of it may have come.

use iam_eval::caller::{Caller, Session};
use iam_eval::request::{Resource, Sort};
use iam_syntax::json::quote;

use super::Asked;
use super::account::{Account, Accounts, path_and_name, path_field};
use super::context::Known;
use super::laid::Laid;
use super::left::{Left, Unable};
use super::names::{Names, plain};
use crate::case::{PolicyInput, PolicyInputs};

/// The user who assumes the role of a session.
const USER: &str = "dev";
/// What a session is called of which the case names the role alone.
const SESSION: &str = "session";
/// Where the user lives if nobody of the role's own account may assume it.
const ELSEWHERE: [&str; 2] = ["999900001111", "888800001111"];

/// How the caller comes to make a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// It is there from the beginning.
    Itself,
    /// A user of an account assumes the role.
    Assumed { account: String },
    /// As a session of the role that no step issued.
    Standing,
    /// Not at all.
    Nobody(Unable),
}

/// Who assumes which role, and what is passed.
pub struct Hop<'a> {
    /// An ARN.
    pub user: String,
    pub role: &'a str,
    pub name: &'a str,
    /// Session policies, as parameters of the call.
    pub passed: Vec<(String, Laid)>,
}

/// The ways to try, the plainest first.
pub fn ways(caller: &Caller, asked: &[Asked]) -> Vec<Way> {
    match caller {
        Caller::Root { .. } | Caller::User(_) | Caller::Service { .. } | Caller::Anonymous => vec![Way::Itself],
        Caller::FederatedUser { .. } => vec![Way::Nobody(Unable::FederatedUser)],
        Caller::Federated { .. } => vec![Way::Nobody(Unable::Federated)],
        // A service alone assumes its role; and who asks for the own role has the trust policy that the case gives it.
        Caller::Session(session) if session.service_linked || asked.iter().any(|it| assumes(it, &session.role_arn)) => {
            vec![Way::Standing]
        }
        Caller::Session(session) => {
            let elsewhere = ELSEWHERE.into_iter().filter(|it| *it != session.account);
            let accounts = std::iter::once(session.account.as_str()).chain(elsewhere.take(1));
            let assumed = accounts.map(|account| Way::Assumed {
                account: account.into(),
            });
            assumed.chain([Way::Standing]).collect()
        }
    }
}

fn assumes(asked: &Asked, role: &str) -> bool {
    let action = &asked.answer.request.action;
    asked
        .input
        .resources
        .arns()
        .any(|it| it == role && Resource::new(it, action).sort == Sort::Role)
}

/// Puts the caller into its account. Its tags are those that are known.
pub fn put(accounts: &mut Accounts, policies: &PolicyInputs, caller: &Caller, known: &Known) {
    let (Some(id), Some(partition)) = (caller.account(), caller.partition()) else {
        return;
    };
    let account = accounts.of(id, partition);
    let (arn, unique_id) = match caller {
        Caller::User(user) => (&user.arn, &user.unique_id),
        Caller::Session(session) => (&session.role_arn, &session.unique_id),
        Caller::Root { .. }
        | Caller::FederatedUser { .. }
        | Caller::Service { .. }
        | Caller::Federated { .. }
        | Caller::Anonymous => return,
    };
    let boundary = policies.boundary.iter().find(|it| it.enabled);
    let boundary = boundary.map(|it| account.managed(&plain(&it.name, "Boundary"), &it.text));
    let mut fields = Vec::new();
    let mut add = |name: &str, value: Laid| fields.push((name.to_string(), value));
    if let Some(id) = unique_id {
        add("uniqueId", Laid::text(id));
    }
    let inline = inline(&policies.identity);
    if !inline.is_empty() {
        add("inlinePolicies", Laid::Object(inline));
    }
    if let Some(arn) = boundary {
        add("permissionsBoundary", Laid::text(&arn));
    }
    let tags = known.tags_of_caller();
    if !tags.is_empty() {
        add("tags", Laid::Object(tags));
    }
    match caller {
        Caller::Session(session) => {
            if session.service_linked || is_linked_by_path(session) {
                add("serviceLinkedRole", Laid::Json(session.service_linked.to_string()));
            }
            if let Some(role) = account.role(arn) {
                role.fields.extend(fields);
            }
        }
        Caller::Root { .. }
        | Caller::User(_)
        | Caller::FederatedUser { .. }
        | Caller::Service { .. }
        | Caller::Federated { .. }
        | Caller::Anonymous => {
            let (path, name) = path_and_name(arn).unwrap_or(("/", arn));
            account.user(name, [path_field(path), fields].concat());
        }
    }
}

fn is_linked_by_path(session: &Session) -> bool {
    path_and_name(&session.role_arn).is_some_and(|(path, _)| path.starts_with("/aws-service-role/"))
}

fn inline(policies: &[PolicyInput]) -> Vec<(String, Laid)> {
    let mut names = Names::default();
    let on = policies.iter().filter(|it| it.enabled);
    let named = |it: &PolicyInput| {
        let wished = if it.name.is_empty() { "Policy" } else { &it.name };
        (names.unique(wished), Laid::document(&it.text))
    };
    on.map(named).collect()
}

/// The hop to the session of a role, where there is one, with what it needs in the world.
pub fn hop<'a>(
    accounts: &mut Accounts,
    policies: &PolicyInputs,
    caller: &'a Caller,
    way: &Way,
    left: &mut Vec<Left>,
) -> Option<Hop<'a>> {
    match (way, caller) {
        (Way::Nobody(unable), _) => left.push(Left::Caller(*unable)),
        (Way::Standing, _) => {
            left.push(Left::Hop);
            left.extend(limits(policies));
        }
        (Way::Itself, Caller::User(_)) => left.extend(limits(policies)),
        (Way::Assumed { account }, Caller::Session(session)) => {
            let none = session.session_name.is_none();
            left.extend(none.then(|| Left::SessionName(SESSION.into())));
            let partition = caller.partition().unwrap_or("aws");
            return Some(Hop {
                user: put_user(accounts, session, account, partition),
                role: &session.role_arn,
                name: session.session_name.as_deref().unwrap_or(SESSION),
                passed: session_policies(accounts.of(&session.account, partition), policies, left),
            });
        }
        (
            Way::Assumed { .. } | Way::Itself,
            Caller::Session(_)
            | Caller::Root { .. }
            | Caller::User(_)
            | Caller::FederatedUser { .. }
            | Caller::Service { .. }
            | Caller::Federated { .. }
            | Caller::Anonymous,
        ) => {}
    }
    None
}

/// Puts the user there who assumes the role of a session, and lets it in. Gives its ARN.
fn put_user(accounts: &mut Accounts, session: &Session, account: &str, partition: &str) -> String {
    let arn = format!("arn:{partition}:iam::{account}:user/{USER}");
    let document = |what: &str| {
        let text = format!(r#"{{ "Version": "2012-10-17", "Statement": {{ "Effect": "Allow", {what} }} }}"#);
        Laid::Json(text)
    };
    let may = document(&format!(
        r#""Action": "sts:AssumeRole", "Resource": {}"#,
        quote(&session.role_arn)
    ));
    let inline = Laid::object([("AssumeRole", may)]);
    accounts
        .of(account, partition)
        .user(USER, vec![("inlinePolicies".into(), inline)]);
    let trust = document(&format!(
        r#""Principal": {{ "AWS": {} }}, "Action": "sts:AssumeRole""#,
        quote(&arn)
    ));
    if let Some(role) = accounts.of(&session.account, partition).role(&session.role_arn) {
        role.fields.push(("trustPolicy".into(), trust));
    }
    arn
}

/// The session policies that AssumeRole passes, as its parameters.
fn session_policies(account: &mut Account, policies: &PolicyInputs, left: &mut Vec<Left>) -> Vec<(String, Laid)> {
    let layers = layers(policies);
    if 1 < layers.len() {
        left.push(Left::SessionLayers);
    }
    let Some(layer) = layers.first() else {
        return Vec::new();
    };
    if let [one] = layer.as_slice()
        && fits(&one.text)
    {
        return vec![("policy".into(), Laid::document(&one.text))];
    }
    // The boundary stands among them.
    let mut names = Names::default();
    if let Some(boundary) = policies.boundary.iter().find(|it| it.enabled) {
        names.unique(&plain(&boundary.name, "Boundary"));
    }
    let passed = layer
        .iter()
        .map(|it| account.managed(&names.unique(&plain(&it.name, "Session")), &it.text));
    let arns: Vec<String> = passed.collect();
    vec![("policyArns".into(), Laid::texts(arns.iter().map(String::as_str)))]
}

fn limits(policies: &PolicyInputs) -> Option<Left> {
    (!layers(policies).is_empty()).then_some(Left::SessionPolicies)
}

/// What is switched on of each layer of session policies.
fn layers(policies: &PolicyInputs) -> Vec<Vec<&PolicyInput>> {
    let layers = policies.session.iter();
    let layers = layers.map(|layer| layer.iter().filter(|it| it.enabled).collect::<Vec<_>>());
    layers.filter(|layer| !layer.is_empty()).collect()
}

/// Whether a document may be passed inline.
fn fits(text: &str) -> bool {
    let fits = |it: char| matches!(it, '\t' | '\n' | '\r' | ' '..='\u{ff}');
    // What is laid out anew may be longer; there is room for it.
    text.chars().count() <= 1_500 && text.chars().all(fits)
}
