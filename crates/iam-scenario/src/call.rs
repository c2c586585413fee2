//! The whole call: what else it asks of the same caller, asked too.

use std::sync::Arc;

use iam_calls::also::{Also, NotAsked};
use iam_eval::context::Value;
use iam_eval::derive;
use iam_eval::policies::Policies;
use iam_eval::request::{Request, Resource, Sort};
use iam_syntax::arn::{Arn, is_account_id};

use crate::answer::{Answer, evaluated};
use crate::below::Below;
use crate::called::{Called, asks};
use crate::carried::Carried;
use crate::case::{CallInput, ContextEntry, ContextInput, RequestInput, Resources, same_key};
use crate::document::Document;
use crate::findings::{self, Finding};
use crate::load::Library;
use crate::places::Places;
use crate::problem::Problem;
use crate::question::{self, Asked};

/// The answers to what else is asked of the caller.
pub(crate) fn further(
    library: &mut Library,
    documents: &Arc<[Document]>,
    asked: &Asked,
    called: &Called,
) -> Result<Vec<Answer>, Problem> {
    let also = asks(&called.requests, called);
    let mut answers = Vec::new();
    for one in further_questions(asked, called, &also)? {
        let (policies, request, found) = one.ready(library)?;
        let mut answer = evaluated(policies, request, found.flaws, documents);
        answer.findings.extend(found.assumed);
        answers.push(answer);
    }
    Ok(answers)
}

/// A question that a call asks beside its own, before it meets the policies.
struct FurtherQuestion<'a> {
    origin: &'a Request,
    also: &'a Also,
    request: Request,
}

impl FurtherQuestion<'_> {
    /// With the policies that apply.
    fn ready(self, library: &mut Library) -> Result<(Policies, Request, Found), Problem> {
        let shares = has_same_policy(&self.origin.resource.text, &self.request.resource.text);
        let (policies, request, found) = on_resource(library, self.request, shares)?;
        Ok((that_apply(policies, self.origin, &request, self.also), request, found))
    }
}

/// What else is asked of the caller.
fn further_questions<'a>(
    asked: &Asked,
    called: &'a Called,
    also: &'a [Also],
) -> Result<Vec<FurtherQuestion<'a>>, Problem> {
    let requests = called.requests.as_slice();
    let places = Places::of(requests.iter().map(|it| it.resource.text.as_str()));
    // As many as there are requests, in the same order.
    let own_keys: Vec<&[ContextEntry]> = asked.resources.each().map(|(_, own)| own).collect();
    let mut questions = Vec::new();
    for also in also.iter().filter(|it| NotAsked::of(it).is_none()) {
        let at = places.get(&also.resource).unwrap_or_default();
        // OK because a request without a resource was refused before.
        let Some(origin) = requests.get(at) else { continue };
        let own = own_keys.get(at).copied().unwrap_or_default();
        let request = request(asked, origin, own, also)?;
        questions.push(FurtherQuestion { origin, also, request });
    }
    Ok(questions)
}

/// All that a request asks, each with the policies that apply: on each of its resources, and where the whole call is
/// asked, on what else it asks.
///
/// # Errors
/// Says what is missing or can't be.
pub fn asked(library: &mut Library, input: &RequestInput) -> Result<Vec<(Policies, Request)>, Problem> {
    let below = Below::of(input);
    let input = match input.resources.arns().nth(1) {
        Some(_) => Asked::over(input, &below),
        None => Asked::alone(input),
    };
    let (questions, named) = question::questions(&input)?;
    let mut called = Called::new(&named, input.whole_call());
    let mut asked = Vec::with_capacity(1);
    for question in questions {
        let (policies, request, _) = on_resource(library, question.request, true)?;
        if input.whole_call().is_some() {
            called.requests.push(request.clone());
        }
        asked.push((policies, request));
    }
    let also = asks(&called.requests, &called);
    for one in further_questions(&input, &called, &also)? {
        let (policies, request, _) = one.ready(library)?;
        asked.push((policies, request));
    }
    Ok(asked)
}

/// A further question.
fn request(asked: &Asked, origin: &Request, own: &[ContextEntry], also: &Also) -> Result<Request, Problem> {
    let action = question::action(&also.action, &Resources::default())?.action;
    let arn = Arn::parse(&also.resource);
    let in_arn = arn.map(|arn| arn.account).filter(|account| is_account_id(account));
    let owner = in_arn.unwrap_or(&origin.resource_account).to_string();
    let carried = Carried::new(&action, origin, also);
    let (of_call, resource) = (&origin.action, origin.resource.text.as_str());
    let standing = asked.keys.carried(of_call, resource, own, Some(carried));
    let mut given = standing.given()?;
    let more = keys(&also.keys, also.via, &also.resource, origin);
    given.extend(more.into_iter().filter(|(name, _)| !standing.gives(name)));
    let shared = standing.shared();
    let mut context = derive::of_request(&origin.caller, &action, &also.resource, &owner, shared, &given);
    for (name, one_of) in &also.sent {
        context.send(name, one_of.clone());
    }
    Ok(Request {
        resource: Resource::new(&also.resource, &action),
        context,
        action,
        resource_account: owner,
        caller: origin.caller.clone(),
    })
}

/// Keys that stand in a further question and not in the call: those of its row, and those of a service that asks.
pub(crate) fn keys<'a>(
    row: &[(&'a str, Value)],
    via: Option<&str>,
    resource: &str,
    origin: &Request,
) -> Vec<(&'a str, Option<Value>)> {
    let mut keys: Vec<(&str, Option<Value>)> = row.iter().map(|(name, value)| (*name, Some(value.clone()))).collect();
    let Some(service) = via else { return keys };
    let principal = format!("{service}.amazonaws.com");
    keys.push(("aws:ViaAWSService", Some(Value::One("true".into()))));
    let called_via = match CALLED_VIA.contains(&service) {
        true => Value::Many(vec![principal.clone()]),
        false => Value::Unknown,
    };
    keys.push(("aws:CalledVia", Some(called_via)));
    for end in ["aws:CalledViaFirst", "aws:CalledViaLast"] {
        let value = match CALLED_VIA.contains(&service) {
            true => Value::One(principal.clone()),
            false => Value::Unknown,
        };
        keys.push((end, Some(value)));
    }
    let arn = Arn::parse(resource).filter(|arn| arn.service == "kms");
    if let Some(arn) = arn {
        let by = match arn.region.is_empty() {
            true => Value::Unknown,
            false => Value::One(format!("{service}.{}.amazonaws.com", arn.region)),
        };
        keys.push(("kms:ViaService", Some(by)));
        let account = origin.caller.account().map(|it| Value::One(it.to_string()));
        keys.extend(account.map(|it| ("kms:CallerAccount", Some(it))));
    }
    keys
}

/// Services that AWS's page of `aws:CalledVia` names, of those that ask here; of the others it does not say.
///
/// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html>
const CALLED_VIA: [&str; 2] = ["athena", "dynamodb"];

/// The policies of a case that apply to a further question.
// rule: A-9
fn that_apply(policies: Policies, origin: &Request, request: &Request, also: &Also) -> Policies {
    let is_same_call = also.via.is_none() && origin.action.service() == request.action.service();
    let is_same_account = origin.resource_account == request.resource_account;
    Policies {
        endpoint: policies.endpoint.filter(|_| is_same_call),
        rcps: if is_same_account { policies.rcps } else { Vec::new() },
        ..policies
    }
}

/// Whether one policy stands on both resources: they are the same, parts of one bucket, or in one Data Catalog.
fn has_same_policy(one: &str, other: &str) -> bool {
    let bucket = |text: &str| {
        let arn = Arn::parse(text).filter(|arn| arn.service == "s3" && arn.account.is_empty())?;
        arn.resource.split('/').next().map(String::from)
    };
    let catalog = |text: &str| {
        let arn = Arn::parse(text).filter(|arn| arn.service == "glue")?;
        Some([arn.region, arn.account].map(String::from))
    };
    one == other
        || bucket(one).is_some_and(|it| bucket(other) == Some(it))
        || catalog(one).is_some_and(|it| catalog(other) == Some(it))
}

/// Whether a policy of one resource could stand on another: both are ARNs of one service, and of one kind where a policy
/// is of its own kind alone.
pub(crate) fn could_share_policy(one: &str, other: &str) -> bool {
    match (Arn::parse(one), Arn::parse(other)) {
        (Some(one), Some(other)) => one.service == other.service && kind(&one) == kind(&other),
        _ => true,
    }
}

/// Kinds of resources of a service that have policies of their own, beside others that have such as well or none: by how
/// the last field of their ARNs begins. What is not listed is one kind.
const KINDS: [(&str, &[&str]); 9] = [
    ("backup", &["backup-vault:"]),
    ("codeartifact", &["domain/"]),
    ("ec2", &["vpc-endpoint/"]),
    ("iam", &["role/"]),
    ("lambda", &["function:", "layer:"]),
    ("logs", &["destination:"]),
    ("s3", &["accesspoint/"]),
    ("ssm", &["parameter/"]),
    ("vpc-lattice", &["service/", "servicenetwork/"]),
];

fn kind(arn: &Arn<'_>) -> Option<&'static str> {
    let (_, kinds) = KINDS.iter().find(|(service, _)| *service == arn.service)?;
    // A bucket may have any name.
    let has_kind = !arn.account.is_empty();
    kinds
        .iter()
        .find(|it| has_kind && arn.resource.starts_with(**it))
        .copied()
}

/// What is said of the policies of a question.
#[derive(Default)]
pub(crate) struct Found {
    pub flaws: Vec<Finding>,
    /// What was taken for granted.
    pub assumed: Vec<Finding>,
}

/// The policies of a case for a question. The resource's policy is left out where it stands on another resource; a key
/// without one is as a key under AWS's default policy, which leaves it to the account's own policies.
// rule: A-9
pub(crate) fn on_resource(
    library: &mut Library,
    mut request: Request,
    shares: bool,
) -> Result<(Policies, Request, Found), Problem> {
    let mut found = Found::default();
    if shares {
        let (policies, flaws) = library.policies(request.resource.sort)?;
        found.flaws = flaws;
        return Ok((policies, request, found));
    }
    if request.resource.sort == Sort::KmsKey {
        request.resource.sort = Sort::Other;
        found.assumed.push(findings::default_key_policy());
    }
    let (policies, flaws) = library.policies_without_resource()?;
    found.flaws = flaws;
    Ok((policies, request, found))
}

/// A further question as a request of its own, to be a check of the case: the same caller, and of the context what stands
/// in that question too.
#[must_use]
pub fn alone(input: &RequestInput, origin: &Request, also: &Also) -> Option<RequestInput> {
    let action = question::action(&also.action, &Resources::default()).ok()?.action;
    let carried = Carried::new(&action, origin, also);
    let is_kept = |name: &str| carried.keeps(name);
    let mut context: Vec<ContextEntry> = input.context.iter().filter(|it| is_kept(&it.name)).cloned().collect();
    let open = input.unknown.iter().flatten();
    let mut unknown: Vec<String> = open.filter(|it| is_kept(it)).cloned().collect();
    for (name, value) in keys(&also.keys, also.via, &also.resource, origin) {
        let is_there = |it: &str| same_key(it, name);
        if context.iter().any(|it| is_there(&it.name)) || unknown.iter().any(|it| is_there(it)) {
            continue;
        }
        let value = match value {
            Some(Value::One(value)) => ContextInput::One(value),
            Some(Value::Many(values)) => ContextInput::Many(values),
            Some(Value::Unknown) => {
                unknown.push(name.to_string());
                continue;
            }
            None => ContextInput::Removed,
        };
        context.push(ContextEntry {
            name: name.to_string(),
            value,
        });
    }
    Some(RequestInput {
        principal: input.principal.clone(),
        action: Some(also.action.clone()),
        resources: Resources::of(&also.resource),
        resource_account: input
            .resource_account
            .clone()
            .filter(|_| also.resource == origin.resource.text),
        context,
        unknown: Some(unknown),
        call: input.call.as_ref().map(|_| CallInput::Alone),
    })
}

#[cfg(test)]
mod tests {
    use super::could_share_policy;

    #[test]
    fn a_policy_stands_on_its_own_kind_of_resource() {
        let lambda = "arn:aws:lambda:us-east-1:111122223333:";
        let dynamodb = "arn:aws:dynamodb:us-east-1:111122223333:";
        for (one, other, expected) in [
            ([lambda, "function:f"].concat(), [lambda, "function:f:1"].concat(), true),
            ([lambda, "function:f"].concat(), [lambda, "layer:l:1"].concat(), false),
            (
                [lambda, "function:f"].concat(),
                [lambda, "event-source-mapping:1"].concat(),
                false,
            ),
            (
                [dynamodb, "table/t"].concat(),
                [dynamodb, "table/t/index/i"].concat(),
                true,
            ),
            (
                "arn:aws:s3:::accesspoint/key".into(),
                "arn:aws:s3:::box/key".into(),
                true,
            ),
            (
                "arn:aws:s3:us-east-1:111122223333:accesspoint/a".into(),
                "arn:aws:s3:::box/key".into(),
                false,
            ),
            (
                "arn:aws:s3:::box".into(),
                "arn:aws:sqs:us-east-1:111122223333:q".into(),
                false,
            ),
            ("*".into(), "arn:aws:s3:::box".into(), true),
        ] {
            assert_eq!(expected, could_share_policy(&one, &other), "{one} {other}");
            assert_eq!(expected, could_share_policy(&other, &one), "{other} {one}");
        }
    }
}
