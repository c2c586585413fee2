//! Does a statement apply to a request? One fact is the answer: it applies, or the first element that fails.
//!
//! Nothing here asks which kind of policy a statement is in.

use alloc::string::String;

use iam_syntax::operator::Quantifier;

use crate::among::Among;
use crate::compile::CompiledStatement;
use crate::compile::condition::{Compare, ConditionTest};
use crate::compile::principal::Reach;
use crate::context::{Context, Looked};
use crate::request::Request;
use crate::truth::{Truth, all, any};

/// A request as a statement sees it.
#[derive(Clone, Copy, Debug)]
pub struct Ask<'a> {
    /// Who asks for what.
    pub request: &'a Request,
    /// Whether the caller has a permissions boundary: a Deny with `NotPrincipal` then always hits (P-33).
    pub has_boundary: bool,
}

/// What became of one statement: it applies, or the first element that failed, in the order of the variants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fact {
    /// Every element matches: its effect counts.
    Applies,
    /// An unknown context key leaves it open.
    Perhaps,
    /// The action element does not speak of the action.
    OtherAction,
    /// The principal element does not name the caller.
    OtherPrincipal,
    /// A resource element does not match; where `Resource` and `NotResource` both stand, both must.
    OtherResource,
    /// The condition's place in the statement.
    ConditionFails(u32),
}

/// What became of one statement, and how closely it named the caller.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatementFact {
    /// What became of it.
    pub fact: Fact,
    /// Present when the statement names the caller; in policies without principals never.
    pub reach: Option<Reach>,
}

impl StatementFact {
    /// A statement of another action: what is known before it is looked at.
    pub const OTHER_ACTION: Self = Self {
        fact: Fact::OtherAction,
        reach: None,
    };

    /// Whether principal, action and resource matched, so that the context settles the rest.
    #[must_use]
    pub const fn reads_context(self) -> bool {
        match self.fact {
            Fact::Applies | Fact::Perhaps | Fact::ConditionFails(_) => true,
            Fact::OtherAction | Fact::OtherPrincipal | Fact::OtherResource => false,
        }
    }

    /// Whether principal and action matched, and the resource did not.
    #[must_use]
    pub const fn misses_by_resource(self) -> bool {
        matches!(self.fact, Fact::OtherResource)
    }

    /// Whether the statement applies.
    #[must_use]
    pub const fn truth(self) -> Truth {
        match self.fact {
            Fact::Applies => Truth::True,
            Fact::Perhaps => Truth::Unknown,
            Fact::OtherAction | Fact::OtherPrincipal | Fact::OtherResource | Fact::ConditionFails(_) => Truth::False,
        }
    }
}

/// Matches a statement whose action is known to fit.
// rule: C-1
#[must_use]
pub fn statement(ask: Ask, statement: &CompiledStatement) -> StatementFact {
    let mut reach = None;
    if let Some(principal) = &statement.principal {
        reach = principal.reach(statement.effect, &ask.request.caller, ask.has_boundary);
        if reach.is_none() {
            return StatementFact {
                fact: Fact::OtherPrincipal,
                reach,
            };
        }
    }
    let resource = all(statement.resources.iter().map(|clause| clause.matches(ask.request)));
    if resource.is_false() {
        return StatementFact {
            fact: Fact::OtherResource,
            reach,
        };
    }
    let mut open = resource == Truth::Unknown;
    for (at, test) in (0..).zip(&statement.conditions) {
        match condition(test, &ask.request.context) {
            Truth::True => {}
            Truth::Unknown => open = true,
            Truth::False => {
                return StatementFact {
                    fact: Fact::ConditionFails(at),
                    reach,
                };
            }
        }
    }
    StatementFact {
        fact: if open { Fact::Perhaps } else { Fact::Applies },
        reach,
    }
}

/// Whether a condition holds (SEMANTICS.md §4.3, §4.4).
#[must_use]
pub fn condition(test: &ConditionTest, context: &Context) -> Truth {
    let looked = context.look(&test.key);
    if let Compare::Null(wants_absent) = &test.compare {
        return null(test.quantifier, wants_absent, looked);
    }
    match (test.quantifier, looked) {
        (_, Looked::Unknown) => Truth::Unknown,
        (Quantifier::Single, Looked::Absent) => missing(test),
        (Quantifier::Single, Looked::One(value)) => fits(test.negated, &test.compare, value, context),
        (Quantifier::Single, Looked::Many(_)) => without_quantifier(),
        (Quantifier::ForAllValues, Looked::Absent) => Truth::True,
        (Quantifier::ForAnyValue, Looked::Absent) => Truth::False,
        (Quantifier::ForAllValues, looked) if is_empty_set(looked) => Truth::True,
        (Quantifier::ForAnyValue, looked) if is_empty_set(looked) => Truth::False,
        (Quantifier::ForAllValues | Quantifier::ForAnyValue, Looked::One(value)) => {
            fits(test.negated, &test.compare, value, context)
        }
        (Quantifier::ForAllValues, Looked::Many(set)) => of_set(test, set, context, |each| all(each)),
        (Quantifier::ForAnyValue, Looked::Many(set)) => of_set(test, set, context, |each| any(each)),
    }
}

/// Compares each value of a set with the policy's: many with many, which is prepared for first.
fn of_set(
    test: &ConditionTest,
    set: &[String],
    context: &Context,
    together: impl Fn(&mut dyn Iterator<Item = Truth>) -> Truth,
) -> Truth {
    let filled = test.compare.filled(set, context);
    let compare = filled.as_ref().unwrap_or(&test.compare);
    let among = Among::new(compare, set, context);
    let fits = |value: &String| fits_among(test.negated, compare, among.as_ref(), value, context);
    together(&mut set.iter().map(fits))
}

/// A missing key is a mismatch: false for a positive operator, true for a negated one; `IfExists` makes it true.
// rule: C-20
// rule: C-21
// rule: C-17
fn missing(test: &ConditionTest) -> Truth {
    Truth::from(test.if_exists || test.negated)
}

/// A set without a quantifier matches nothing, negated operators included.
// rule: C-30
const fn without_quantifier() -> Truth {
    Truth::False
}

/// Under a quantifier `""` and `[""]` are the empty set.
// rule: C-35
// rule: C-32
#[must_use]
pub fn is_empty_set(looked: Looked) -> bool {
    match looked {
        Looked::Absent => true,
        Looked::One(value) => value.is_empty(),
        Looked::Many(values) => values.iter().all(String::is_empty) && values.len() <= 1,
        Looked::Unknown => false,
    }
}

/// One context value against all values of the policy: a positive operator wants one that compares, a negated one
/// none (C-33: nothing in an empty list compares).
// rule: C-33
// rule: C-31
fn fits(negated: bool, compare: &Compare, value: &str, context: &Context) -> Truth {
    let prepared = compare.prepare(value);
    let hit = any((0..compare.len()).map(|at| compare.holds(at, value, &prepared, context)));
    if negated { !hit } else { hit }
}

/// The same among values that are filed, if they are.
pub(crate) fn fits_among(
    negated: bool,
    compare: &Compare,
    among: Option<&Among<'_>>,
    value: &str,
    context: &Context,
) -> Truth {
    let Some(among) = among else {
        return fits(negated, compare, value, context);
    };
    let hit = among.hit(value, context);
    if negated { !hit } else { hit }
}

/// `Null` looks at presence alone; under a quantifier it is always true or always false.
// rule: C-15
// rule: C-34
fn null(quantifier: Quantifier, wants_absent: &[bool], looked: Looked) -> Truth {
    match quantifier {
        Quantifier::ForAllValues => Truth::True,
        Quantifier::ForAnyValue => Truth::False,
        Quantifier::Single => {
            let is_absent = match looked {
                Looked::Absent => Truth::True,
                Looked::One(_) | Looked::Many(_) => Truth::False,
                Looked::Unknown => Truth::Unknown,
            };
            any(wants_absent
                .iter()
                .map(|wanted| if *wanted { is_absent } else { !is_absent }))
        }
    }
}
