//! What kind of change a suggestion is, in the order in which a reviewer would think of it.

use iam_eval::caller::Caller;
use iam_eval::gates::Gate;
use iam_eval::request::Request;
use iam_scenario::document::Place;
use iam_syntax::policy::{Clause, Effect, Statement};

use crate::carried::Test;
use crate::change::Change;
use crate::document::edit::{At, Edit};
use crate::key::is_one_of;
use crate::key::stands::can_stand;
use crate::loosen::{goes_past_variable, is_past_variable, loosens, takes_back_exclusion, takes_pull_requests};
use crate::meant::{Missed, Near, near};
use crate::question::Wanted;
use crate::request::place::is_grant;
use crate::world::World;

/// Where a change is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// The request is made otherwise.
    Request,
    /// A policy of the caller's allows it.
    Identity,
    /// The policy of the resource does.
    Resource,
    /// What is there to limit is changed: a Deny anywhere, a permissions boundary, a session policy, the policies of an
    /// organization or an endpoint.
    Guardrail {
        /// Whether it limits less afterwards.
        weakened: bool,
    },
}

impl Class {
    /// The class as output has it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Identity => "identity",
            Self::Resource => "resource",
            Self::Guardrail { .. } => "guardrail",
        }
    }
}

/// The class of some changes: that of the gravest.
#[must_use]
pub fn class(world: &World<'_>, changes: &[Change]) -> Class {
    let classes = changes.iter().map(|change| of(world, change));
    let class = classes.max().unwrap_or(Class::Request);
    match class {
        Class::Resource if goes_round_limit(world, changes) => Class::Guardrail { weakened: true },
        Class::Identity | Class::Resource
            if opens_to_others(world, changes) || goes_round_condition(world, changes) =>
        {
            Class::Guardrail { weakened: true }
        }
        Class::Request | Class::Identity | Class::Resource | Class::Guardrail { .. } => class,
    }
}

/// Whether a permissions boundary or a session policy that lacks an Allow still lacks it, and no longer matters: what a
/// resource's policy grants to a caller by name goes round both.
// rule: E-12
fn goes_round_limit(world: &World<'_>, changes: &[Change]) -> bool {
    if world.wanted != Wanted::Allowed {
        return false;
    }
    let (Some(before), Some(after)) = (world.traced(&[]), world.traced(changes)) else {
        return false;
    };
    before.iter().zip(&after).any(|(before, after)| {
        let limits = before
            .trace
            .judged()
            .filter(|it| it.lacks.is_true() && !is_grant(it.gate));
        let mut still = limits.filter_map(|limit| after.trace.judged().find(|it| it.gate == limit.gate));
        still.any(|it| !it.allow.is_true())
    })
}

/// Whether some changes let in others than who asks: whoever lacks a key, everybody where a variable let in each caller alone,
/// a whole account, a service that works for another.
#[must_use]
pub fn opens_to_others(world: &World<'_>, changes: &[Change]) -> bool {
    loosens(world.answer, changes)
        || goes_past_variable(world.answer, changes)
        || lets_in_strangers(world, changes)
        || widens_proof(world, changes)
        || world.wanted == Wanted::Allowed && takes_back_exclusion(world.answer, changes)
}

/// Whether an Allow takes a further policy or boundary of whom it lets attach them, which may be one of an administrator, or a
/// sign-in or a signature that is older.
///
/// Sources: <https://docs.aws.amazon.com/IAM/latest/UserGuide/access_controlling.html#access_controlling-policies>,
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html#access_policies_boundaries-delegate>
fn widens_proof(world: &World<'_>, changes: &[Change]) -> bool {
    let widens = |change: &Change| {
        let Change::Edit {
            document,
            statement,
            edit,
        } = change
        else {
            return false;
        };
        let (at, keys): (At, &[&str]) = match edit {
            Edit::More { at, .. } => (*at, &["iam:PermissionsBoundary", "iam:PolicyARN"]),
            Edit::Rewrite { at, .. } => (*at, &["aws:MultiFactorAuthAge", "s3:signatureAge"]),
            Edit::Less { .. } | Edit::Operator { .. } | Edit::Exempt { .. } | Edit::Require { .. } => return false,
        };
        let At::Condition(number) = at else { return false };
        let policy = crate::change::policy(world.answer, *document);
        let source = policy.and_then(|it| it.statements.get(*statement));
        let condition = source
            .filter(|it| it.effect == Effect::Allow)
            .and_then(|it| it.conditions.get(number));
        condition.is_some_and(|it| is_one_of(&it.key.value, keys))
    };
    world.wanted == Wanted::Allowed && changes.iter().any(widens)
}

/// Whether a resource is opened to others than who asks: to a whole account where its root asks, which a policy names no
/// otherwise, to a service that works for another account or organization, or to whoever gives another external id than
/// the one that was agreed on.
///
/// Sources: <https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html>,
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html>,
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html>
fn lets_in_strangers(world: &World<'_>, changes: &[Change]) -> bool {
    let request = &world.answer.request;
    let is_root = matches!(request.caller, Caller::Root { .. });
    let strange = |change: &Change| match change {
        Change::Add { document, .. } => is_root && is_of_resource(world, *document),
        Change::Attach { place, .. } => is_root && *place == Place::Resource,
        Change::Edit {
            document,
            statement,
            edit: Edit::More { at, values },
        } => match at {
            At::Principal(_) => is_root && is_of_resource(world, *document),
            At::Condition(number) => {
                let policy = crate::change::policy(world.answer, *document);
                // One more exception of a Deny is less than the Deny taken out.
                let condition = policy
                    .and_then(|it| it.statements.get(*statement))
                    .filter(|it| it.effect == Effect::Allow)
                    .and_then(|it| it.conditions.get(*number));
                let is_of = |keys: &[&str]| condition.is_some_and(|it| is_one_of(&it.key.value, keys));
                is_of(&["sts:ExternalId", "aws:SourceOrgID"])
                    || condition.is_some_and(|it| takes_pull_requests(&it.key.value, values))
                    || is_of(&["aws:SourceAccount"]) && values.iter().any(|it| *it != request.resource_account)
            }
            At::Action | At::Resource(_) => false,
        },
        Change::Edit { .. }
        | Change::Context(_)
        | Change::Identify { .. }
        | Change::Renew { .. }
        | Change::Remove { .. }
        | Change::Detach { .. } => false,
    };
    world.wanted == Wanted::Allowed && changes.iter().any(strange)
}

fn is_of_resource(world: &World<'_>, document: usize) -> bool {
    let place = world.answer.documents.get(document).map(|it| it.place);
    place == Some(Place::Resource)
}

/// Keys by which a caller, or AWS for it, proves something that an Allow asks for.
const PROOFS: [&str; 8] = [
    "aws:MultiFactorAuthAge",
    "aws:MultiFactorAuthPresent",
    "aws:SecureTransport",
    "aws:SourceAccount",
    "aws:SourceOrgID",
    "iam:PermissionsBoundary",
    "iam:PolicyARN",
    "sts:ExternalId",
];

/// Whether a new Allow asks for less than one that is there and that the request misses by a condition: for no key that it
/// fails at, or where the caller has to prove something (a sign-in with MFA, the external id, the boundary of whom is made); or
/// whether it has a plain value where that one lets in each caller to what a variable says alone.
fn goes_round_condition(world: &World<'_>, changes: &[Change]) -> bool {
    let new = |change: &'_ Change| match change {
        Change::Add { statement, .. } | Change::Attach { statement, .. } if statement.effect == Effect::Allow => {
            Some(statement.asks.clone())
        }
        Change::Add { .. }
        | Change::Attach { .. }
        | Change::Context(_)
        | Change::Identify { .. }
        | Change::Edit { .. }
        | Change::Renew { .. }
        | Change::Remove { .. }
        | Change::Detach { .. } => None,
    };
    let asks: Vec<Vec<Test>> = changes.iter().filter_map(new).collect();
    if world.wanted != Wanted::Allowed || asks.is_empty() {
        return false;
    }
    let is_beside_variable = |near: &Near<'_>, at: At, values: &[String]| {
        is_past_variable(near.source(), near.attached.policy.policy.version, at, values)
    };
    let is_let_go = |request: &Request, near: &Near<'_>, condition: usize| {
        let key = &near.source().conditions[condition].key.value;
        let (action, resource) = (&request.action, &request.resource.text);
        // What never stands on this resource is nothing that it could be asked for.
        if !can_stand(action.service(), action.name(), resource, key) {
            return false;
        }
        let mut tests = asks.iter().flatten().filter(|it| it.key.eq_ignore_ascii_case(key));
        is_one_of(key, &PROOFS)
            || tests.next().is_none_or(|it| {
                is_beside_variable(near, At::Condition(condition), &it.values) || takes_pull_requests(key, &it.values)
            })
    };
    let asked: Vec<Change> = changes.iter().filter(|it| is_of_request(it)).cloned().collect();
    let Some(traced) = world.traced(&asked) else {
        return false;
    };
    // In its own account, a resource's policy lacks nothing, and what it asks for is gone round all the same.
    let of_resource = changes.iter().any(|it| it.place(world.answer) == Some(Place::Resource));
    traced.iter().any(|one| {
        let lacking = one.trace.judged().filter(|it| it.lacks.is_true());
        let mut gates = lacking.map(|it| it.gate).chain(of_resource.then_some(Gate::Resource));
        gates.any(|gate| {
            near(one, gate, Effect::Allow).iter().any(|near| match near.missed {
                Missed::Condition(number) => is_let_go(&one.asked.request, near, number),
                Missed::TwoConditions(first, second) => {
                    is_let_go(&one.asked.request, near, first) || is_let_go(&one.asked.request, near, second)
                }
                Missed::Resource(clause) => {
                    let resource = one.asked.request.resource.text.clone();
                    is_beside_variable(near, At::Resource(clause), &[resource])
                }
                Missed::Principal | Missed::Action => false,
            })
        })
    })
}

/// What comes first among suggestions of one class: the least of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank {
    opens_to_others: bool,
    /// How many limits limit less.
    n_weakened: usize,
    /// Whether more is taken away than what is asked.
    takes_more: bool,
    n_new: usize,
    has_no_edit: bool,
    n_changes: usize,
}

/// The rank of some changes of a class.
#[must_use]
pub fn rank(world: &World<'_>, class: Class, changes: &[Change]) -> Rank {
    let weakened = Class::Guardrail { weakened: true };
    let n_weakened = changes.iter().filter(|it| of(world, it) == weakened).count();
    Rank {
        opens_to_others: opens_to_others(world, changes),
        // A limit that is gone round is weakened by no change of its own.
        n_weakened: n_weakened.max(usize::from(class == weakened)),
        takes_more: takes_more(world, changes),
        n_new: n_new(changes),
        has_no_edit: has_no_edit(changes),
        n_changes: changes.len(),
    }
}

/// Whether an Allow is taken out that is about more than the action and the resource that are asked for.
fn takes_more(world: &World<'_>, changes: &[Change]) -> bool {
    let request = &world.answer.request;
    let is_alone = |clause: &Clause, asked: &str| match clause.elements.as_slice() {
        [only] => !clause.inverted && only.value.eq_ignore_ascii_case(asked),
        _ => false,
    };
    let is_just_this = |it: &Statement| {
        let acts = it.action.as_ref().is_some_and(|it| is_alone(it, &request.action.text));
        acts && it.principal.is_none() && it.resources.iter().all(|it| is_alone(it, &request.resource.text))
    };
    world.wanted == Wanted::Denied
        && changes.iter().any(|change| match change {
            Change::Remove { document, statement } => {
                let policy = crate::change::policy(world.answer, *document);
                !policy
                    .and_then(|it| it.statements.get(*statement))
                    .is_some_and(is_just_this)
            }
            Change::Context(_)
            | Change::Identify { .. }
            | Change::Edit { .. }
            | Change::Renew { .. }
            | Change::Detach { .. }
            | Change::Add { .. }
            | Change::Attach { .. } => false,
        })
}

/// Whether no statement is edited that was there: only new ones come, or some go.
fn has_no_edit(changes: &[Change]) -> bool {
    !changes.iter().any(|change| match change {
        Change::Edit { .. } | Change::Renew { .. } => true,
        Change::Context(_)
        | Change::Identify { .. }
        | Change::Add { .. }
        | Change::Attach { .. }
        | Change::Remove { .. }
        | Change::Detach { .. } => false,
    })
}

/// How many statements are new.
fn n_new(changes: &[Change]) -> usize {
    let is_new = |change: &&Change| match change {
        Change::Add { .. } | Change::Attach { .. } => true,
        Change::Context(_)
        | Change::Identify { .. }
        | Change::Edit { .. }
        | Change::Renew { .. }
        | Change::Remove { .. }
        | Change::Detach { .. } => false,
    };
    changes.iter().filter(is_new).count()
}

fn of(world: &World<'_>, change: &Change) -> Class {
    if is_of_request(change) {
        return Class::Request;
    }
    let place = change.place(world.answer);
    let weakened = world.wanted == Wanted::Allowed;
    // To let a request through, a Deny has to be touched or a policy switched off only where it denies.
    let touches_deny = weakened && touches_deny(world, change);
    match place {
        Some(Place::Identity) if !touches_deny => Class::Identity,
        Some(Place::Resource) if !touches_deny => Class::Resource,
        Some(
            Place::Identity
            | Place::Resource
            | Place::Boundary
            | Place::Session(_)
            | Place::Scp(_)
            | Place::Rcp(_)
            | Place::Endpoint { .. },
        )
        | None => Class::Guardrail { weakened },
    }
}

const fn is_of_request(change: &Change) -> bool {
    match change {
        Change::Context(_) | Change::Identify { .. } => true,
        Change::Edit { .. }
        | Change::Renew { .. }
        | Change::Remove { .. }
        | Change::Detach { .. }
        | Change::Add { .. }
        | Change::Attach { .. } => false,
    }
}

fn touches_deny(world: &World<'_>, change: &Change) -> bool {
    let denies = |document: usize, statement: usize| {
        let policy = crate::change::policy(world.answer, document);
        policy
            .and_then(|it| it.statements.get(statement))
            .is_some_and(|it| it.effect == Effect::Deny)
    };
    match change {
        Change::Context(_)
        | Change::Identify { .. }
        | Change::Add { .. }
        | Change::Attach { .. }
        | Change::Renew { .. } => false,
        Change::Remove { .. } | Change::Detach { .. } => true,
        Change::Edit {
            document,
            statement,
            edit,
        } => match edit {
            Edit::Exempt { .. } | Edit::Require { .. } => true,
            Edit::More { .. } | Edit::Less { .. } | Edit::Rewrite { .. } | Edit::Operator { .. } => {
                denies(*document, *statement)
            }
        },
    }
}
