//! The steps: how the session came, then each request.

use iam_eval::caller::Caller;

use super::Asked;
use super::caller::{Hop, Way};
use super::context::{Known, moment};
use super::laid::Laid;
use super::names::Names;
use super::resource::tells_owner;
use crate::case::{ContextEntry, ContextInput, RequestInput, same_key};
use crate::output::Object;
use crate::write;

/// The step of the hop, and that of the request that is the case's own, where no check is called so.
const HOP: &str = "assume";
const OWN: &str = "request";
/// Of the first request, what a call of STS from there and then has too.
const SURROUNDINGS: [&str; 3] = ["aws:SourceIp", "aws:SecureTransport", "aws:RequestedRegion"];

/// What all requests have in common.
pub struct Common<'a> {
    pub way: &'a Way,
    pub caller: &'a Caller,
    pub known: &'a Known,
    pub resources: Option<&'a Laid>,
    /// The id of the endpoint that they go through.
    pub via: Option<&'a str>,
}

/// All steps. The clock is set in the first of them.
pub fn steps(asked: &[Asked], common: &Common, hop: Option<Hop>) -> Laid {
    let first = &asked[0].input;
    let mut names = Names::default();
    let ids: Vec<Option<String>> = asked
        .iter()
        .map(|it| Some(names.unique(it.check.as_deref()?)))
        .collect();
    let (hop_id, own_id) = (names.unique(HOP), names.unique(OWN));
    let mut steps: Vec<Vec<(String, Laid)>> = hop.into_iter().map(|hop| assume(first, &hop_id, hop)).collect();
    let requests = asked.iter().zip(ids);
    let requests = requests.map(|(it, id)| request(it, common, &hop_id, id.as_deref().unwrap_or(&own_id)));
    if !matches!(common.way, Way::Nobody(_)) {
        steps.extend(requests);
    }
    if let (Some(at), Some(step)) = (moment(first), steps.first_mut()) {
        step.insert(1, ("at".into(), Laid::text(at)));
    }
    Laid::List(steps.into_iter().map(Laid::Object).collect())
}

fn assume(first: &RequestInput, id: &str, hop: Hop) -> Vec<(String, Laid)> {
    let is_around = |entry: &&ContextEntry| {
        let is_one = matches!(entry.value, ContextInput::One(_));
        is_one && SURROUNDINGS.iter().any(|it| same_key(it, &entry.name))
    };
    let around: Vec<ContextEntry> = first.context.iter().filter(is_around).cloned().collect();
    let mut fields = vec![("id".to_string(), Laid::text(id)), ("as".into(), Laid::text(&hop.user))];
    let asked = RequestInput {
        context: around,
        ..RequestInput::default()
    };
    fields.extend(written(|object| write::request(object, &asked)));
    let mut parameters = vec![
        ("roleArn".to_string(), Laid::text(hop.role)),
        ("roleSessionName".into(), Laid::text(hop.name)),
    ];
    parameters.extend(hop.passed);
    fields.push(("assumeRole".into(), Laid::Object(parameters)));
    fields
}

fn request(asked: &Asked, common: &Common, hop: &str, id: &str) -> Vec<(String, Laid)> {
    let mut fields = vec![("id".to_string(), Laid::text(id))];
    fields.extend(written(|object| write::title(object, asked.title.as_ref())));
    let mut input = RequestInput {
        principal: None,
        context: common.known.rest(&asked.input),
        ..asked.input.clone()
    };
    fields.push(("as".into(), actor(common, hop, &mut input)));
    if let Some(id) = common.via {
        fields.push(("via".into(), Laid::text(id)));
    }
    if tells_owner(&input, common.resources) {
        input.resource_account = None;
    }
    if input.unknown.as_ref().is_some_and(Vec::is_empty) {
        input.unknown = None;
    }
    fields.push((
        "request".into(),
        Laid::Object(written(|object| write::request(object, &input))),
    ));
    fields.extend(
        asked
            .expect
            .as_deref()
            .and_then(expectation)
            .map(|it| ("expect".into(), it)),
    );
    fields
}

/// Who acts. Whoever signs in to the console has the keys of MFA, so that the request need not have them.
fn actor(common: &Common, hop: &str, input: &mut RequestInput) -> Laid {
    const MFA: &str = "aws:MultiFactorAuthPresent";
    let arn = match common.caller {
        Caller::Session(session) => {
            return match common.way {
                Way::Assumed { .. } => Laid::text(&["@", hop].concat()),
                Way::Itself | Way::Standing | Way::Nobody(_) => {
                    Laid::text(session.arn.as_deref().unwrap_or(&session.role_arn))
                }
            };
        }
        Caller::Service { name } => return Laid::text(name),
        Caller::Anonymous => return Laid::text("anonymous"),
        Caller::Federated { provider } => return Laid::text(provider),
        Caller::Root { arn, .. } | Caller::FederatedUser { arn, .. } => arn,
        Caller::User(user) if !user.has_account() => {
            let arn = ("arn", Laid::text(&user.arn));
            return match &user.unique_id {
                Some(id) => Laid::object([arn, ("uniqueId", Laid::text(id))]),
                None => Laid::text(&user.arn),
            };
        }
        Caller::User(user) => &user.arn,
    };
    let is_unknown = input.unknown.iter().flatten().any(|it| same_key(it, MFA));
    let at = input
        .context
        .iter()
        .position(|it| same_key(&it.name, MFA))
        .filter(|_| !is_unknown);
    let mfa = at.and_then(|at| match &input.context[at].value {
        ContextInput::One(value) if value == "true" || value == "false" => Some((at, value.clone())),
        ContextInput::One(_) | ContextInput::Many(_) | ContextInput::Removed => None,
    });
    let Some((at, mfa)) = mfa else { return Laid::text(arn) };
    input.context.remove(at);
    Laid::object([
        ("arn", Laid::text(arn)),
        ("credentials", Laid::text("console")),
        ("mfa", Laid::Json(mfa)),
    ])
}

/// Of what a case expects, what a step may expect.
fn expectation(text: &str) -> Option<Laid> {
    let kept = |(name, value): (String, Laid)| match name.as_str() {
        "decision" => Some(("outcome".to_string(), value)),
        "decidedBy" => Some((name, value)),
        _ => None,
    };
    let fields: Vec<_> = Laid::parsed(text).into_fields().into_iter().filter_map(kept).collect();
    (!fields.is_empty()).then_some(Laid::Object(fields))
}

/// The fields that a part of a case is written with.
pub fn written(write: impl FnOnce(&mut Object)) -> Vec<(String, Laid)> {
    let mut object = Object::new();
    write(&mut object);
    Laid::parsed(&object.finish()).into_fields()
}
