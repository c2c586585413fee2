//! Evaluates a request against the policies that apply: which gates there are, and what each says.

use alloc::vec;
use alloc::vec::Vec;

use iam_syntax::policy::Effect;

use crate::caller::Caller;
use crate::closings;
use crate::combine::{Decision, Outcome, combine};
use crate::compile::principal::Reach;
use crate::context::Looked;
use crate::gates::{Gate, Gates, Grants, Preset, Relation, Says, numbers};
use crate::matching::{Ask, Fact, StatementFact, statement};
use crate::policies::{Attached, Policies};
use crate::request::Request;
use crate::trace::{GateFacts, Trace};
use crate::truth::Truth;

/// The decision and nothing else. The same code as [`evaluate`], keeping no fact.
#[must_use]
pub fn decide(policies: &Policies, request: &Request) -> Decision {
    let (gates, Nothing) = survey(policies, request);
    let decision = combine(&gates);
    match decision.outcome {
        Outcome::Depends => evaluate(policies, request).decision(),
        Outcome::Allowed | Outcome::ExplicitDeny | Outcome::ImplicitDeny => decision,
    }
}

/// The decision with everything that led to it.
#[must_use]
pub fn evaluate(policies: &Policies, request: &Request) -> Trace {
    let (gates, facts): (Gates, Vec<GateFacts>) = survey(policies, request);
    let mut trace = Trace {
        gates,
        facts,
        closings: None,
    };
    if combine(&trace.gates).outcome == Outcome::Depends {
        trace.closings = Some(closings::close(policies, request, &trace));
    }
    trace
}

/// A request that AWS settles before it looks at any policy, for a reason that the request itself does not hold: what
/// the caller's credentials are good for.
#[must_use]
pub fn settled(preset: Preset, request: &Request) -> Trace {
    let mut gates = Gates::none(relation(request), request.resource.is_strict());
    gates.preset = Some(preset);
    Trace {
        gates,
        facts: Vec::new(),
        closings: None,
    }
}

/// The decision as three-valued logic has it: `Depends` wherever an unknown key might matter.
#[must_use]
pub fn decide_three_valued(policies: &Policies, request: &Request) -> Decision {
    let (gates, Nothing) = survey(policies, request);
    combine(&gates)
}

/// What an evaluation keeps of its way.
trait Keep: Default {
    /// Whether to go on when nothing can change the decision any more.
    const FULL: bool;
    fn gate(&mut self, gate: Gate);
    fn policy(&mut self, n_statements: usize);
    fn statement(&mut self, at: u16, fact: StatementFact);
}

#[derive(Default)]
struct Nothing;

impl Keep for Nothing {
    const FULL: bool = false;
    fn gate(&mut self, _: Gate) {}
    fn policy(&mut self, _: usize) {}
    fn statement(&mut self, _: u16, _: StatementFact) {}
}

impl Keep for Vec<GateFacts> {
    const FULL: bool = true;

    fn gate(&mut self, gate: Gate) {
        self.push(GateFacts {
            gate,
            policies: Vec::new(),
        });
    }

    fn policy(&mut self, n_statements: usize) {
        if let Some(gate) = self.last_mut() {
            gate.policies.push(vec![StatementFact::OTHER_ACTION; n_statements]);
        }
    }

    fn statement(&mut self, at: u16, fact: StatementFact) {
        let facts = self.last_mut().and_then(|gate| gate.policies.last_mut());
        if let Some(slot) = facts.and_then(|facts| facts.get_mut(usize::from(at))) {
            *slot = fact;
        }
    }
}

/// Asks every gate that applies. This settles which gates those are; what follows from them is [`combine`]'s.
/// Where nothing is kept, the first gate with a Deny is the last one asked: it makes the decision.
fn survey<K: Keep>(policies: &Policies, request: &Request) -> (Gates, K) {
    let mut keep = K::default();
    let caller = &request.caller;
    let mut gates = Gates::none(relation(request), request.resource.is_strict());
    gates.preset = preset(request);
    if gates.preset.is_some() {
        return (gates, keep);
    }
    let ask = ask(policies, request);
    if rcps_apply(request) {
        for (at, level) in numbers().zip(&policies.rcps) {
            keep.gate(Gate::Rcp(at));
            let says = ask_policies(ask, &level.policies, &mut keep);
            // E-51: RCPFullAWSAccess is attached everywhere and can't be detached.
            gates.rcps.push(Says {
                deny: says.deny,
                allow: Truth::True,
            });
            if !K::FULL && says.deny.is_true() {
                return (gates, keep);
            }
        }
    }
    if scps_apply(caller) {
        for (at, level) in numbers().zip(&policies.scps) {
            keep.gate(Gate::Scp(at));
            let says = ask_policies(ask, &level.policies, &mut keep);
            gates.scps.push(says);
            if !K::FULL && says.deny.is_true() {
                return (gates, keep);
            }
        }
    }
    if let Some(endpoint) = &policies.endpoint {
        keep.gate(Gate::Endpoint);
        gates.endpoint = Some(ask_policies(ask, core::slice::from_ref(endpoint), &mut keep));
    }
    if policies.resource.is_some() || crate::combine::resource_must_allow(&gates) {
        keep.gate(Gate::Resource);
        let grants = ask_resource(ask, policies.resource.as_ref(), &mut keep);
        gates.resource = Some(grants);
        if !K::FULL && grants.deny.is_true() {
            return (gates, keep);
        }
    }
    if caller.has_identity() {
        keep.gate(Gate::Principal);
        gates.principal = Some(ask_policies(ask, &policies.identity, &mut keep));
        if let Some(boundary) = policies.boundary.as_ref().filter(|_| ask.has_boundary) {
            keep.gate(Gate::Boundary);
            gates.boundary = Some(ask_policies(ask, core::slice::from_ref(boundary), &mut keep));
        }
    }
    if caller.has_identity() || is_assumed_root(request) {
        for (at, layer) in numbers().zip(&policies.sessions) {
            keep.gate(Gate::Session(at));
            gates.sessions.push(ask_policies(ask, layer, &mut keep));
        }
        if policies.sessions.is_empty() && has_no_permissions_of_its_own(caller) {
            keep.gate(Gate::Session(0));
            gates.sessions.push(Says::NOTHING);
        }
    }
    (gates, keep)
}

/// The request as the statements of these policies see it.
#[must_use]
pub fn ask<'a>(policies: &Policies, request: &'a Request) -> Ask<'a> {
    Ask {
        request,
        has_boundary: policies.boundary.is_some() && !request.caller.is_service_linked(),
    }
}

/// What AWS settles before it looks at any policy.
// rule: E-70
fn preset(request: &Request) -> Option<Preset> {
    let caller = &request.caller;
    if !caller.is_signed() && has_to_be_signed(request) {
        return Some(Preset::Unsigned);
    }
    match request.action.lower() {
        "sts:getcalleridentity" => Some(Preset::CallerIdentity),
        "sts:getsessiontoken" => Some(match caller {
            Caller::User(_) | Caller::Root { .. } => Preset::SessionToken,
            Caller::Session(_)
            | Caller::FederatedUser { .. }
            | Caller::Service { .. }
            | Caller::Federated { .. }
            | Caller::Anonymous => Preset::SessionTokenRefused,
        }),
        "sts:assumerole" => match caller {
            Caller::Root { .. } => Some(Preset::RootAssumesRole),
            Caller::User(_)
            | Caller::Session(_)
            | Caller::FederatedUser { .. }
            | Caller::Service { .. }
            | Caller::Federated { .. }
            | Caller::Anonymous => None,
        },
        _ => None,
    }
}

/// Whether an operation of STS is for those who sign; a token or an assertion stands in for a signature in two of them,
/// and in what those ask beside their own permission.
// rule: S-35
fn has_to_be_signed(request: &Request) -> bool {
    const UNSIGNED: [&str; 4] = [
        "assumerolewithsaml",
        "assumerolewithwebidentity",
        "setsourceidentity",
        "tagsession",
    ];
    request.action.service() == "sts" && !UNSIGNED.contains(&request.action.name())
}

/// How caller and resource stand to each other.
// rule: E-8
// rule: E-31
// rule: E-33
// rule: E-34
// rule: E-35
fn relation(request: &Request) -> Relation {
    let caller = &request.caller;
    if is_divided(request) {
        return Relation::Divided;
    }
    match (caller, caller.account()) {
        (_, None) => Relation::NoAccount,
        (Caller::Root { .. }, Some(account)) if account == request.resource_account => Relation::RootAtHome,
        (Caller::Root { .. }, Some(_)) => Relation::RootAbroad,
        (_, Some(account)) if account == request.resource_account => Relation::Same,
        (_, Some(_)) => Relation::Cross,
    }
}

// rule: E-77
fn is_divided(request: &Request) -> bool {
    let resource = iam_syntax::arn::Arn::parse(&request.resource.text).map(|arn| arn.partition);
    match (request.caller.partition(), resource) {
        (Some(caller), Some(resource)) => caller != resource,
        (None, _) | (_, None) => false,
    }
}

// rule: E-50
// rule: E-52
// rule: E-53
// rule: E-74
fn rcps_apply(request: &Request) -> bool {
    let is_supported = RCP_SERVICES.binary_search(&request.action.service()).is_ok();
    is_supported && !request.caller.is_service_linked() && request.action.lower() != "kms:retiregrant"
}

// rule: E-40
// rule: E-41
// rule: E-44
// rule: E-74
const fn scps_apply(caller: &Caller) -> bool {
    match caller {
        Caller::Root { .. } | Caller::FederatedUser { .. } => true,
        Caller::User(user) => user.has_account(),
        Caller::Session(session) => !session.service_linked,
        Caller::Service { .. } | Caller::Federated { .. } | Caller::Anonymous => false,
    }
}

/// Whether this is a session of AssumeRoot: the root user, limited to the task policy that is its session policy.
// rule: E-71
#[must_use]
pub fn is_assumed_root(request: &Request) -> bool {
    let is_root = matches!(request.caller, Caller::Root { .. });
    is_root && request.context.get("aws:AssumedRoot") == Looked::One("true")
}

/// A federated user without session policies has what a resource policy grants to it, and no more.
// rule: E-65
const fn has_no_permissions_of_its_own(caller: &Caller) -> bool {
    matches!(caller, Caller::FederatedUser { .. })
}

/// What some policies say together: a Deny in any counts, an Allow in any suffices.
// rule: E-61
// rule: E-62
fn ask_policies<K: Keep>(ask: Ask, policies: &[Attached], keep: &mut K) -> Says {
    let mut says = Says::NOTHING;
    for attached in policies {
        let compiled = &attached.policy;
        keep.policy(compiled.statements.len());
        compiled.each(&ask.request.action, |at| {
            let one = &compiled.statements[usize::from(at)];
            // Once something allows, a further Allow changes nothing.
            if !K::FULL && one.effect == Effect::Allow && says.allow.is_true() {
                return true;
            }
            let fact = statement(ask, one);
            keep.statement(at, fact);
            match one.effect {
                Effect::Deny => says.deny = says.deny.or(fact.truth()),
                Effect::Allow => says.allow = says.allow.or(fact.truth()),
            }
            K::FULL || !says.deny.is_true()
        });
    }
    says
}

/// What a resource policy says. Without one, nothing.
// rule: E-10
// rule: E-13
fn ask_resource<K: Keep>(ask: Ask, policy: Option<&Attached>, keep: &mut K) -> Grants {
    let mut grants = Grants::NOTHING;
    let Some(attached) = policy else { return grants };
    let compiled = &attached.policy;
    keep.policy(compiled.statements.len());
    let may_always = root_may_always(ask.request);
    compiled.each(&ask.request.action, |at| {
        let one = &compiled.statements[usize::from(at)];
        let fact = statement(ask, one);
        keep.statement(at, fact);
        match (one.effect, fact.reach) {
            (Effect::Deny, _) if may_always => {}
            (Effect::Deny, _) => grants.deny = grants.deny.or(fact.truth()),
            (Effect::Allow, reach) => grants.add(reach.unwrap_or(Reach::Any).strength(), fact.truth()),
        }
        K::FULL || !grants.deny.is_true()
    });
    grants
}

/// The root user of a bucket's account may always read, write and delete the bucket policy; a Deny in the policy
/// itself does not stop it.
// rule: E-70
#[must_use]
pub fn root_may_always(request: &Request) -> bool {
    let of_bucket_policy = ["s3:getbucketpolicy", "s3:putbucketpolicy", "s3:deletebucketpolicy"];
    relation(request) == Relation::RootAtHome && of_bucket_policy.contains(&request.action.lower())
}

/// Whether a statement that applies counts: the fact, and the exception of [`root_may_always`].
#[must_use]
pub fn counts(gate: Gate, effect: Effect, fact: StatementFact, request: &Request) -> bool {
    let is_excepted = gate == Gate::Resource && effect == Effect::Deny && root_may_always(request);
    fact.fact == Fact::Applies && !is_excepted
}

/// Services whose resources RCPs apply to, sorted (SEMANTICS.md E-52).
pub const RCP_SERVICES: [&str; 62] = [
    "aoss",
    "appconfig",
    "appstream",
    "autoscaling",
    "autoscaling-plans",
    "budgets",
    "clouddirectory",
    "cloudfront",
    "cloudsearch",
    "cloudtrail-data",
    "codeartifact",
    "codebuild",
    "codecommit",
    "codepipeline",
    "cognito-identity",
    "cognito-idp",
    "comprehend",
    "comprehendmedical",
    "compute-optimizer",
    "cost-optimization-hub",
    "dax",
    "dsql",
    "dynamodb",
    "ecr",
    "ecr-public",
    "events",
    "firehose",
    "fis",
    "fms",
    "gamelift",
    "health",
    "inspector-scan",
    "kendra",
    "kinesisvideo",
    "kms",
    "logs",
    "memorydb",
    "networkmonitor",
    "notifications",
    "opensearch",
    "pca-connector-ad",
    "personalize",
    "polly",
    "pricing",
    "resource-groups",
    "rolesanywhere",
    "s3",
    "secretsmanager",
    "servicediscovery",
    "signin",
    "sqs",
    "sts",
    "support",
    "swf",
    "textract",
    "timestream-influxdb",
    "transcribe",
    "transfer",
    "translate",
    "wafv2",
    "workspaces",
    "xray",
];
