//! The context keys that AWS fills in by itself, from the caller and the clock (SEMANTICS.md §5.3).

use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;

use iam_syntax::arn::{Arn, is_account_id};
use iam_syntax::literal::date;

use crate::caller::Caller;
use crate::context::{Context, Looked, Shared, Value, fnv_lower};
use crate::request::Action;

/// A key as given with a request: a value, or `None` where the key was removed on purpose.
pub type Given<'a> = (&'a str, Option<Value>);

/// The context of a request: what is derived, then what is given over it; a value given wins, `None` removes.
#[must_use]
pub fn context(caller: &Caller, resource_account: &str, given: &[Given]) -> Context {
    derived(
        caller,
        resource_account,
        &AllGiven {
            shared: None,
            own: given,
        },
    )
}

/// The same with the keys that follow from what is asked: a value given wins over these too, and `None` removes.
/// `own` is given for this request alone, over what it shares with others.
// rule: C-38
#[must_use]
pub fn of_request(
    caller: &Caller,
    action: &Action,
    resource: &str,
    resource_account: &str,
    shared: Option<&Shared>,
    own: &[Given],
) -> Context {
    let given = AllGiven { shared, own };
    let mut context = derived(caller, resource_account, &given);
    let one = |text: &str| Value::One(text.into());
    let mut follows = vec![("aws:SourceAccount", source_account(caller, &context))];
    match action.service() {
        "kms" => {
            follows.push(("kms:CallerAccount", caller.account().map(one)));
            follows.push(("kms:ViaService", via_service(&context, resource)));
        }
        "s3" => follows.push(("s3:ResourceAccount", Some(one(resource_account)))),
        _ => {}
    }
    for (name, value) in follows {
        if let Some(value) = value.filter(|_| !given.gives(name)) {
            context.set(name, value);
        }
    }
    context
}

/// What is given with a request: keys of its own over those that it shares with others.
struct AllGiven<'a> {
    shared: Option<&'a Shared>,
    own: &'a [Given<'a>],
}

impl AllGiven<'_> {
    fn gives(&self, name: &str) -> bool {
        self.own.iter().any(|(key, _)| key.eq_ignore_ascii_case(name)) || self.shares(name)
    }

    fn shares(&self, name: &str) -> bool {
        self.shared.is_some_and(|it| it.gives(name))
    }
}

/// With more keys than these they are sorted before they are put in, so that none has to make room.
const FEW: usize = 64;

fn derived(caller: &Caller, resource_account: &str, given: &AllGiven) -> Context {
    let mut of_caller = of_caller(caller);
    of_caller.push(("aws:ResourceAccount", Value::One(resource_account.into())));
    // With the clock's two, and the three that follow from what is asked.
    let mut context = Context::over(given.shared, of_caller.len() + given.own.len() + 5);
    for (name, value) in of_caller {
        if !given.shares(name) {
            context.set(name, value);
        }
    }
    let mut put = |(name, value): &Given| match value {
        Some(value) => context.set(name, value.clone()),
        None => context.remove(name),
    };
    if given.own.len() <= FEW {
        given.own.iter().for_each(put);
    } else {
        let mut sorted: Vec<&Given> = given.own.iter().collect();
        // A later one of a name stays behind an earlier one, which it replaces.
        sorted.sort_by_cached_key(|(name, _)| fnv_lower(name));
        sorted.into_iter().for_each(&mut put);
    }
    called_via(&mut context, given);
    clock(&mut context, given);
    context
}

/// A call that a service makes for the caller is one via a service (C-38).
fn called_via(context: &mut Context, given: &AllGiven) {
    const CALLED: [&str; 3] = ["aws:CalledVia", "aws:CalledViaFirst", "aws:CalledViaLast"];
    let is_called = |key: &&str| match context.get(key) {
        Looked::One(name) => !name.is_empty(),
        Looked::Many(names) => !names.is_empty(),
        Looked::Absent | Looked::Unknown => false,
    };
    if !given.gives("aws:ViaAWSService") && CALLED.iter().any(is_called) {
        context.set("aws:ViaAWSService", Value::One("true".into()));
    }
}

/// The account of the thing on whose behalf a service calls, where its ARN says it.
fn source_account(caller: &Caller, context: &Context) -> Option<Value> {
    match caller {
        Caller::Service { .. } => {}
        Caller::Root { .. }
        | Caller::User(_)
        | Caller::Session(_)
        | Caller::FederatedUser { .. }
        | Caller::Federated { .. }
        | Caller::Anonymous => return None,
    }
    let of_arn = |text: &str| {
        let account = Arn::parse(text)?.account;
        is_account_id(account).then(|| account.to_string())
    };
    other_form(context.get("aws:SourceArn"), of_arn)
}

/// The service that uses a key with the caller's credentials, as KMS names it: of those that AWS's page of
/// `aws:CalledViaLast` names, the one that uses keys itself.
fn via_service(context: &Context, key: &str) -> Option<Value> {
    let region = Arn::parse(key)?.region;
    match context.get("aws:CalledViaLast") {
        Looked::One("dynamodb.amazonaws.com") if !region.is_empty() => {
            Some(Value::One(["dynamodb.", region, ".amazonaws.com"].concat()))
        }
        Looked::One(_) | Looked::Absent | Looked::Many(_) | Looked::Unknown => None,
    }
}

/// The keys that follow from who asks.
pub(crate) fn of_caller(caller: &Caller) -> Vec<(&'static str, Value)> {
    let one = |text: &str| Value::One(text.into());
    let signed = |arn: &str, account: &str, kind: &str| {
        vec![
            ("aws:PrincipalArn", one(arn)),
            ("aws:PrincipalAccount", one(account)),
            ("aws:PrincipalType", one(kind)),
            ("aws:PrincipalIsAWSService", one("false")),
            ("aws:ViaAWSService", one("false")),
        ]
    };
    match caller {
        Caller::Root { arn, account } => {
            let mut keys = signed(arn, account, "Account");
            keys.push(("aws:userid", one(account)));
            keys
        }
        // rule: P-20
        Caller::User(user) if !user.has_account() => vec![
            ("aws:PrincipalArn", one(&user.arn)),
            ("aws:PrincipalIsAWSService", one("false")),
            ("aws:ViaAWSService", one("false")),
        ],
        Caller::User(user) => {
            let mut keys = signed(&user.arn, &user.account, "User");
            keys.push(("aws:username", one(&user.name)));
            keys.extend(user.unique_id.as_deref().map(|id| ("aws:userid", one(id))));
            keys
        }
        Caller::Session(session) => {
            let mut keys = signed(&session.role_arn, &session.account, "AssumedRole");
            if let (Some(id), Some(name)) = (&session.unique_id, &session.session_name) {
                keys.push(("aws:userid", Value::One([id, ":", name].concat())));
            }
            keys
        }
        Caller::FederatedUser { arn, account, .. } => {
            let mut keys = signed(arn, account, "FederatedUser");
            let name = arn.rsplit('/').next().unwrap_or_default();
            keys.push(("aws:userid", Value::One([account, ":", name].concat())));
            keys
        }
        Caller::Service { name } => vec![
            ("aws:PrincipalIsAWSService", one("true")),
            ("aws:PrincipalServiceName", one(name)),
            ("aws:PrincipalServiceNamesList", Value::Many(vec![name.clone()])),
            ("aws:ViaAWSService", one("false")),
        ],
        Caller::Anonymous => vec![
            ("aws:PrincipalType", one("Anonymous")),
            ("aws:userid", one("anonymous")),
            ("aws:PrincipalAccount", one("anonymous")),
        ],
        Caller::Federated { provider } => vec![("aws:FederatedProvider", one(provider))],
    }
}

/// The two forms of the clock: a date, and seconds since 1970.
const ISO: &str = "aws:CurrentTime";
const EPOCH: &str = "aws:EpochTime";

/// Of `aws:CurrentTime` and `aws:EpochTime`, fills in the one that is missing when the other is given.
fn clock(context: &mut Context, given: &AllGiven) {
    if !given.gives(EPOCH) {
        fill_epoch(context);
    } else if !given.gives(ISO) {
        fill_iso(context);
    }
}

/// Where both forms were unknown and one is known now, fills in the other: they are one clock.
pub(crate) fn follow_clock(context: &mut Context, before: &Context) {
    if before.get(ISO) != Looked::Unknown || before.get(EPOCH) != Looked::Unknown {
        return;
    }
    match (context.get(ISO), context.get(EPOCH)) {
        (Looked::One(_), Looked::Absent) => fill_epoch(context),
        (Looked::Absent, Looked::One(_)) => fill_iso(context),
        _ => {}
    }
}

fn fill_epoch(context: &mut Context) {
    let seconds = |text: &str| date::Instant::parse(text).map(|instant| instant.seconds.to_string());
    if let Some(value) = other_form(context.get(ISO), seconds) {
        context.set(EPOCH, value);
    }
}

fn fill_iso(context: &mut Context) {
    let text = |text: &str| date::Instant::parse(text).and_then(|instant| date::iso(instant.seconds));
    if let Some(value) = other_form(context.get(EPOCH), text) {
        context.set(ISO, value);
    }
}

fn other_form(looked: Looked, write: impl Fn(&str) -> Option<String>) -> Option<Value> {
    match looked {
        Looked::One(text) => write(text).map(Value::One),
        Looked::Unknown => Some(Value::Unknown),
        Looked::Absent | Looked::Many(_) => None,
    }
}
