//! One hop tried: is the session issued, whatever nobody can choose; if not, for some of it?

use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use iam_eval::combine::Outcome;
use iam_eval::context::Value;
use iam_sts::Time;
use iam_sts::assume_role::assume_role;
use iam_sts::credentials::Credentials;
use iam_sts::estate::Estate;
use iam_sts::hop::{self, Check, Code, Refusal, Setting, StsError};
use iam_sts::saml::assume_role_with_saml;
use iam_sts::session::Session;
use iam_sts::web_identity::assume_role_with_web_identity;
use iam_syntax::arn::Arn;

use crate::{Ask, Block, Situation, open, possible};

/// What came of it.
#[derive(Clone, Debug)]
pub enum Attempt {
    /// Issued, whatever the keys hold that nobody can choose.
    Issued(Session),
    /// For some values of these keys, in lower case and sorted.
    Conditional(Session, Vec<String>),
    /// Not issued, whatever they hold.
    Refused(Block),
}

/// A hop, and the checks that were asked where everything is open.
#[derive(Debug)]
pub struct Tried {
    /// Whether a session is issued.
    pub attempt: Attempt,
    /// Empty where it was refused before any policy was asked.
    pub checks: Vec<Check>,
}

/// Tries a hop. `read` are the context keys, in lower case, that any policy looks at.
#[must_use]
pub fn attempt(
    estate: &Estate,
    credentials: &Credentials,
    ask: &Ask,
    situation: &Situation,
    read: &BTreeSet<String>,
) -> Tried {
    let context = open::context(estate, credentials, situation, read);
    let call = |context: &Context| {
        let setting = Setting {
            now: situation.now,
            label: "hop",
            context,
            shared: None,
            via: None,
        };
        match ask {
            Ask::AssumeRole(ask) => assume_role(estate, credentials, ask, &setting),
            Ask::WebIdentity(ask) => assume_role_with_web_identity(estate, ask, &setting),
            Ask::Saml(ask) => assume_role_with_saml(estate, ask, &setting),
        }
    };
    if let Some(error) = foreign(credentials, ask) {
        return Tried {
            attempt: Attempt::Refused(Block::Error(error)),
            checks: Vec::new(),
        };
    }
    let hop = call(&context);
    let attempt = match hop.outcome {
        Ok(session) => issued(session, &context, || call(&open::given(credentials, situation))),
        Err(Refusal::Depends { .. }) => possible_only(&hop.checks, &context, situation.now, &call),
        Err(Refusal::Denied { check }) => Attempt::Refused(denied(&hop.checks, check)),
        Err(Refusal::Error(error)) => Attempt::Refused(Block::Error(error)),
    };
    Tried {
        attempt,
        checks: hop.checks,
    }
}

/// A provider is one of the role's own account: that of another account, by the same issuer, is another provider.
fn foreign(credentials: &Credentials, ask: &Ask) -> Option<StsError> {
    let Credentials::Federated { provider } = credentials else {
        return None;
    };
    let (provider, role) = (Arn::parse(provider)?, Arn::parse(ask.role_arn())?);
    let message = match provider.resource.strip_prefix("oidc-provider/") {
        Some(host) => format!("No OpenIDConnect provider found in your account for https://{host}"),
        None => "Specified provider doesn't exist".into(),
    };
    (provider.account != role.account).then_some(StsError {
        code: Code::InvalidIdentityToken,
        message,
        rule: "7.6",
    })
}

type Context = Vec<(String, Option<Value>)>;

/// Whatever the keys hold, it is issued. A key that AWS always sends can't be absent, but it can be left out of a
/// replay: where that makes a difference, the hop hangs on it.
fn issued(session: Session, context: &Context, plain: impl Fn() -> hop::Hop) -> Attempt {
    let unknown: Vec<String> = unknown(context).cloned().collect();
    if unknown.is_empty() || plain().outcome.is_ok() {
        Attempt::Issued(session)
    } else {
        Attempt::Conditional(session, unknown)
    }
}

fn unknown(context: &Context) -> impl Iterator<Item = &String> {
    context
        .iter()
        .filter(|(_, value)| *value == Some(Value::Unknown))
        .map(|(name, _)| name)
}

/// What comes of keys that hang open, where the clock shows no time that is past.
fn possible_only(checks: &[Check], context: &Context, now: Time, call: &impl Fn(&Context) -> hop::Hop) -> Attempt {
    let (attempt, closed) = settled(checks, context, call);
    if !possible::is_past(&closed, context, now) {
        return attempt;
    }
    let mut refused = None;
    for time in possible::times(checks, now) {
        let mut closer = context.clone();
        closer.retain(|(key, _)| !possible::CLOCK.iter().any(|it| it.eq_ignore_ascii_case(key)));
        closer.push((possible::CLOCK[0].into(), Some(Value::One(time))));
        let hop = call(&closer);
        let (session, more) = match hop.outcome {
            Ok(session) => (session, Vec::new()),
            Err(Refusal::Depends { .. }) => match possible_only(&hop.checks, &closer, now, call) {
                Attempt::Issued(session) => (session, Vec::new()),
                Attempt::Conditional(session, keys) => (session, keys),
                Attempt::Refused(block) => {
                    refused = refused.or(Some(block));
                    continue;
                }
            },
            Err(Refusal::Denied { check }) => {
                refused = refused.or_else(|| Some(denied(&hop.checks, check)));
                continue;
            }
            Err(Refusal::Error(error)) => return Attempt::Refused(Block::Error(error)),
        };
        // It hangs on what is closed here as well.
        let keys = keys_of(&attempt).iter().cloned().chain(more).collect::<BTreeSet<_>>();
        return Attempt::Conditional(session, keys.into_iter().collect());
    }
    refused.map_or(attempt, Attempt::Refused)
}

fn keys_of(attempt: &Attempt) -> &[String] {
    match attempt {
        Attempt::Conditional(_, keys) => keys,
        Attempt::Issued(_) | Attempt::Refused(_) => &[],
    }
}

/// Closes the keys that checks hang on, one check after the other, beginning with each: what allows the first may be
/// refused by the second. Gives the context that the session was issued in, too.
fn settled(checks: &[Check], context: &Context, call: &impl Fn(&Context) -> hop::Hop) -> (Attempt, Context) {
    let hanging: Vec<&Check> = checks
        .iter()
        .filter(|check| check.trace.decision().outcome == Outcome::Depends)
        .collect();
    let keys: BTreeSet<String> = hanging
        .iter()
        .filter_map(|check| check.trace.closings.as_ref())
        .flat_map(|closings| closings.keys.iter().cloned())
        .collect();
    for check in &hanging {
        let Some(mut context) = closed(check, context) else {
            // No value at all allows it.
            break;
        };
        // Each turn closes a key or leaves.
        for _ in 0..=checks.len() {
            let hop = call(&context);
            match hop.outcome {
                Ok(session) => return (Attempt::Conditional(session, keys.into_iter().collect()), context),
                Err(Refusal::Depends { check }) => match closed(&hop.checks[check], &context) {
                    Some(closer) => context = closer,
                    None => break,
                },
                Err(Refusal::Denied { .. } | Refusal::Error(_)) => break,
            }
        }
    }
    let never = |check: &&Check| {
        check.trace.closings.as_ref().is_some_and(|closings| {
            closings
                .found
                .iter()
                .all(|closing| closing.decision.outcome != Outcome::Allowed)
        })
    };
    let at = checks.iter().position(|check| {
        check.trace.decision().outcome == Outcome::Depends && (never(&check) || !hanging.iter().any(never))
    });
    (Attempt::Refused(denied(checks, at.unwrap_or(0))), Context::new())
}

/// The context with the keys closed so that a check is allowed; nothing where no closing allows it.
fn closed(check: &Check, context: &Context) -> Option<Context> {
    let closings = check.trace.closings.as_ref()?;
    let closing = closings
        .found
        .iter()
        .find(|closing| closing.decision.outcome == Outcome::Allowed)?;
    let mut context = context.clone();
    for (name, value) in closings.keys.iter().zip(&closing.values) {
        context.retain(|(given, _)| !given.eq_ignore_ascii_case(name));
        context.push((name.clone(), value.clone()));
    }
    Some(context)
}

fn denied(checks: &[Check], at: usize) -> Block {
    let check = &checks[at];
    let decision = match &check.trace.closings {
        // It hangs on keys, but no value allows it.
        Some(closings) => closings
            .found
            .iter()
            .map(|closing| closing.decision)
            .find(|decision| decision.outcome != Outcome::Allowed)
            .unwrap_or_else(|| closings.decision()),
        None => check.trace.decision(),
    };
    Block::Denied {
        action: check.request.action.text.clone(),
        decision,
    }
}
