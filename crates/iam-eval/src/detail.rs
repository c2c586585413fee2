//! The elements of one statement, worked out when somebody opens it: what was compared with what, and what came of it.
//!
//! The functions that compare are those of [`crate::matching`]; this module calls them for every value instead of
//! stopping at the first that settles the matter.

pub mod condition;

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use iam_syntax::arn::{NoResource, ResourcePattern};
use iam_syntax::policy::Effect;

use crate::compile::principal::{Name, Nobody, PrincipalTest, Reach};
use crate::compile::resource::{Fill, ResourceElement};
use crate::compile::variable::{NoValue, VariableText};
use crate::compile::{Compiled, CompiledStatement};
use crate::context::Looked;
use crate::matching::Ask;
use crate::policies::Policies;
use crate::request::Request;
use crate::trace::Trace;
use crate::truth::Truth;

/// Every element of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatementDetail {
    /// Absent in policies that have no principal.
    pub principal: Option<PrincipalDetail>,
    /// Absent where the statement has no effect (G-23).
    pub action: Option<ActionDetail>,
    /// One for each of `Resource` and `NotResource` that stands there; none means the resource that the policy is attached to.
    pub resources: Vec<ResourceDetail>,
    /// One for each key under each operator, in the policy's order.
    pub conditions: Vec<ConditionDetail>,
}

/// What came of `Principal` or `NotPrincipal`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrincipalDetail {
    /// Whether it is `NotPrincipal`.
    pub inverted: bool,
    /// How closely the statement names the caller; `None` where it does not.
    pub reach: Option<Reach>,
    /// One for each value.
    pub names: Vec<NameDetail>,
    /// Which rule settled it.
    pub why: PrincipalWhy,
}

/// What came of one value of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameDetail {
    /// It names the caller, this closely.
    Names(Reach),
    /// It names somebody else.
    Other,
    /// It can't name anybody.
    Nobody(Nobody),
}

/// Which rule settled a principal element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrincipalWhy {
    /// The names listed settled it.
    Plain,
    /// A Deny with `NotPrincipal` hits whoever has a boundary (P-33).
    BoundaryIsHit,
    /// The caller is listed, but not every parent is; services may differ (P-35).
    ListedInPart,
}

/// What came of `Action` or `NotAction`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionDetail {
    /// Whether the element matches, inversion included.
    pub truth: Truth,
    /// Whether it is `NotAction`.
    pub inverted: bool,
    /// One for each value: whether the pattern fits.
    pub elements: Vec<bool>,
}

/// What came of `Resource` or `NotResource`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResourceDetail {
    /// Whether the element matches, inversion included.
    pub truth: Truth,
    /// Whether it is `NotResource`.
    pub inverted: bool,
    /// One for each value.
    pub elements: Vec<ResourceElementDetail>,
}

/// What came of one value of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResourceElementDetail {
    /// Whether the value matches.
    pub truth: Truth,
    /// What settled that.
    pub why: ResourceWhy,
    /// The value with its variables put in, if it has any and all have a value; of a long one the beginning.
    pub filled: Option<String>,
}

/// What settled whether a value of a resource element matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResourceWhy {
    /// It was compared with the resource of the request.
    Compared,
    /// The action takes no resource, and only `*` fits that.
    OnlyStarFits,
    /// Accepted for `s3:ListAllMyBuckets`.
    BucketList,
    /// No ARN can fit it.
    NoResource(NoResource),
    /// A variable in it stands for nothing.
    NoValue(NoValue),
}

/// What came of one condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConditionDetail {
    /// Whether the condition holds, negation and quantifier included.
    pub truth: Truth,
    /// What settled that.
    pub why: Why,
    /// One for each value that the context holds; of many the one that settles the condition, and some others.
    pub values: Vec<ContextValueDetail>,
    /// How many the context holds beside these.
    pub n_more: usize,
}

/// What can be said about a condition: one reason, never a set of flags.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The key is absent: a mismatch, so a positive operator is false.
    KeyAbsent,
    /// The key is absent: a mismatch, so a negated operator is true.
    KeyAbsentNegated,
    /// The key is absent, and `IfExists` makes that true.
    KeyAbsentIfExists,
    /// `ForAllValues` over nothing is true.
    NothingForAll,
    /// `ForAnyValue` over nothing is false.
    NothingForAny,
    /// The key holds a set and the operator has no quantifier.
    SetWithoutQuantifier,
    /// The key is unknown, so the condition may hold or not.
    KeyUnknown,
    /// `Null` looked at presence alone.
    Presence {
        /// Whether the context holds the key.
        present: bool,
    },
    /// `Null` under a quantifier is settled whatever the key holds.
    QuantifiedNull,
    /// Values were compared; see [`ConditionDetail::values`].
    Compared,
}

/// What came of one context value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContextValueDetail {
    /// Its place among those that the context holds.
    pub at: usize,
    /// Whether the operator holds for this value, negation included.
    pub truth: Truth,
    /// The value is not of the operator's type, so it compares with nothing.
    pub unparsable: bool,
    /// One for each value of the policy; of many the one that settles it, and some others.
    pub compared: Vec<PolicyValueDetail>,
    /// How many the policy lists beside these.
    pub n_more: usize,
}

/// What came of comparing one context value with one policy value, negation aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyValueDetail {
    /// Its place in the policy's list.
    pub at: usize,
    /// Whether the two are alike, or in the operator's order.
    pub truth: Truth,
    /// What settled that.
    pub why: PolicyValueWhy,
    /// The value with its variables put in, if it has any and all have a value; of a long one the beginning.
    pub filled: Option<String>,
}

/// What settled whether a context value and a policy value compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PolicyValueWhy {
    /// The two were compared.
    Compared,
    /// The policy's value is not of the operator's type.
    Unparsable,
    /// A variable in the policy's value stands for nothing.
    NoValue(NoValue),
}

/// Works out every element of a statement.
#[must_use]
pub fn statement(ask: Ask, statement: &CompiledStatement) -> StatementDetail {
    let request = ask.request;
    let context = &request.context;
    StatementDetail {
        principal: statement
            .principal
            .as_ref()
            .map(|test| principal(ask, statement.effect, test)),
        action: statement.action.as_ref().map(|test| ActionDetail {
            truth: Truth::from(test.matches(&request.action)),
            inverted: test.inverted,
            elements: test
                .patterns
                .iter()
                .map(|pattern| pattern.matches(&request.action))
                .collect(),
        }),
        resources: statement
            .resources
            .iter()
            .map(|test| ResourceDetail {
                truth: test.matches(request),
                inverted: test.inverted,
                elements: test
                    .elements
                    .iter()
                    .map(|element| resource_element(request, element))
                    .collect(),
            })
            .collect(),
        conditions: statement
            .conditions
            .iter()
            .map(|test| condition::condition_detail(test, context))
            .collect(),
    }
}

fn principal(ask: Ask, effect: Effect, test: &PrincipalTest) -> PrincipalDetail {
    let caller = &ask.request.caller;
    let name = |name: &Name| match (name.reach(caller), name) {
        (Some(reach), _) => NameDetail::Names(reach),
        (None, Name::Nobody(why)) => NameDetail::Nobody(*why),
        (None, _) => NameDetail::Other,
    };
    let reach = test.reach(effect, caller, ask.has_boundary);
    let without_boundary = test.reach(effect, caller, false);
    let why = if reach != without_boundary {
        PrincipalWhy::BoundaryIsHit
    } else if test.is_listed_in_part(caller) && effect == Effect::Deny {
        PrincipalWhy::ListedInPart
    } else {
        PrincipalWhy::Plain
    };
    PrincipalDetail {
        inverted: test.inverted,
        reach,
        names: test.names.iter().map(name).collect(),
        why,
    }
}

fn resource_element(request: &Request, element: &ResourceElement) -> ResourceElementDetail {
    let truth = element.matches(request);
    let filled = match &element.pattern {
        Fill::Fixed(_) => None,
        Fill::Variable { text, .. } => Some(text.shown(&request.context)),
    };
    let why = match &filled {
        // It is known already that the text does not fit, whatever the variable stands for.
        Some(Err(NoValue::Unknown)) if truth != Truth::Unknown => ResourceWhy::Compared,
        Some(Err(why)) => ResourceWhy::NoValue(*why),
        Some(Ok(_)) | None if element.grants_bucket_list(request) => ResourceWhy::BucketList,
        Some(Ok(_)) | None => match &element.pattern {
            Fill::Fixed(pattern) => why_of(pattern, request),
            Fill::Variable { text, short, own_api } => match text.glob_within(MOST_LOOKED_AT, &request.context) {
                Ok(Some(glob)) => why_of(&ResourcePattern::new(&glob, *short, *own_api), request),
                // It is longer than what it is compared with, or none of it has a value.
                Ok(None) | Err(_) => ResourceWhy::Compared,
            },
        },
    };
    ResourceElementDetail {
        truth,
        why,
        filled: filled.and_then(Result::ok),
    }
}

/// How long a text with its variables put in may be to be looked at for what is wrong with it as an ARN.
const MOST_LOOKED_AT: usize = 1 << 11;

fn why_of(pattern: &ResourcePattern, request: &Request) -> ResourceWhy {
    match pattern {
        ResourcePattern::Nothing(why) => ResourceWhy::NoResource(*why),
        ResourcePattern::Arn(_) | ResourcePattern::OwnApi(_) if request.resource.text == "*" => {
            ResourceWhy::OnlyStarFits
        }
        ResourcePattern::Arn(_) | ResourcePattern::OwnApi(_) | ResourcePattern::Everything => ResourceWhy::Compared,
    }
}

/// The context keys that a statement reads in its conditions and variables, as the policy spells them, in the order
/// of the text.
#[must_use]
pub fn keys_read(compiled: &Compiled, at: usize) -> Vec<String> {
    names_read(compiled, at).into_iter().map(String::from).collect()
}

pub(crate) fn names_read(compiled: &Compiled, at: usize) -> Vec<&str> {
    let source = &compiled.policy.statements[at];
    let test = &compiled.statements[at];
    let mut names: Vec<&str> = in_resource(compiled, at).collect();
    for (test, condition) in test.conditions.iter().zip(&source.conditions) {
        names.push(&condition.key.value);
        names.extend(test.compare.variables().flat_map(variables));
    }
    names
}

fn variables(text: &VariableText) -> impl Iterator<Item = &str> {
    text.template().variables().map(|one| one.key.as_str())
}

/// The keys that the variables of a statement's `Resource` stand for.
fn in_resource(compiled: &Compiled, at: usize) -> impl Iterator<Item = &str> {
    let elements = compiled.statements[at].resources.iter().flat_map(|it| &it.elements);
    let texts = elements.filter_map(|element| match &element.pattern {
        Fill::Variable { text, .. } => Some(&**text),
        Fill::Fixed(_) => None,
    });
    texts.flat_map(variables)
}

/// The keys that a statement matching on principal, action and resource reads and that the context does not hold,
/// sorted ignoring case and spelled as in the policy read first.
#[must_use]
pub fn missing_context(policies: &Policies, request: &Request, trace: &Trace) -> Vec<String> {
    let mut missing: BTreeMap<String, String> = BTreeMap::new();
    each_read(policies, trace, |name| {
        let lower = iam_syntax::letter_case::lower(name);
        if !missing.contains_key(&lower) && request.context.get(name) == Looked::Absent {
            missing.insert(lower, name.into());
        }
    });
    missing.into_values().collect()
}

/// The keys that a statement matching on principal, action and resource reads, in the order of the policies, as each
/// spells them; one may come again.
pub fn each_read<'p>(policies: &'p Policies, trace: &Trace, mut tell: impl FnMut(&'p str)) {
    each_reading(policies, trace, |compiled, at| {
        names_read(compiled, at).into_iter().for_each(&mut tell);
    });
}

/// The statements that match on principal, action and resource and read the context: each by its policy and place.
pub fn each_reading<'p>(policies: &'p Policies, trace: &Trace, mut tell: impl FnMut(&'p Compiled, usize)) {
    for facts in &trace.facts {
        for (attached, statements) in policies.of(facts.gate).iter().zip(&facts.policies) {
            let reading = statements.iter().enumerate().filter(|(_, fact)| fact.reads_context());
            reading.for_each(|(at, _)| tell(&attached.policy, at));
        }
    }
}

/// Whether a key makes out whether a statement applies: one that matches on principal, action and resource reads it, or a
/// variable of it stands in the `Resource` that did not match.
#[must_use]
pub fn turns_on(policies: &Policies, trace: &Trace, key: &str) -> bool {
    let mut is_read = false;
    each_read(policies, trace, |name| is_read |= name.eq_ignore_ascii_case(key));
    is_read
        || trace.facts.iter().any(|facts| {
            let of_gate = policies.of(facts.gate).iter().zip(&facts.policies);
            of_gate.into_iter().any(|(attached, statements)| {
                let missed = statements.iter().enumerate().filter(|(_, it)| it.misses_by_resource());
                let mut names = missed.flat_map(|(at, _)| in_resource(&attached.policy, at));
                names.any(|name| name.eq_ignore_ascii_case(key))
            })
        })
}
