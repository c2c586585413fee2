//! A condition, worked out value by value. Where there are too many values to show each with each, those are kept that
//! settle the condition, and the rest is counted.

use alloc::string::String;
use alloc::vec::Vec;

use iam_syntax::operator::Quantifier;

use super::{ConditionDetail, ContextValueDetail, PolicyValueDetail, PolicyValueWhy, Why};
use crate::among::Among;
use crate::compile::condition::{Compare, ConditionTest, Prepared};
use crate::compile::variable::NoValue;
use crate::context::{Context, Looked};
use crate::matching::{condition, fits_among, is_empty_set};
use crate::truth::{Truth, any};

/// How many pairs of a context value with a policy's value are all kept.
const MOST_PAIRS: usize = 1_024;

/// How long the context's values may be together, once for each pair, for all pairs to be kept.
const MOST_BYTES: usize = 1 << 20;

/// How many values are kept on either side where there are more pairs.
const MOST_KEPT: usize = 8;

/// Works out one condition.
#[must_use]
pub fn condition_detail(test: &ConditionTest, context: &Context) -> ConditionDetail {
    let looked = context.look(&test.key);
    let truth = condition(test, context);
    let why = match (&test.compare, test.quantifier, looked) {
        (Compare::Null(_), Quantifier::ForAllValues | Quantifier::ForAnyValue, _) => Why::QuantifiedNull,
        (_, _, Looked::Unknown) => Why::KeyUnknown,
        (Compare::Null(_), Quantifier::Single, looked) => Why::Presence {
            present: looked != Looked::Absent,
        },
        (_, Quantifier::ForAllValues, looked) if is_empty_set(looked) => Why::NothingForAll,
        (_, Quantifier::ForAnyValue, looked) if is_empty_set(looked) => Why::NothingForAny,
        (_, Quantifier::Single, Looked::Absent) if test.if_exists => Why::KeyAbsentIfExists,
        (_, Quantifier::Single, Looked::Absent) if test.negated => Why::KeyAbsentNegated,
        (_, Quantifier::Single, Looked::Absent) => Why::KeyAbsent,
        (_, Quantifier::Single, Looked::Many(_)) => Why::SetWithoutQuantifier,
        (_, _, Looked::One(_) | Looked::Many(_) | Looked::Absent) => Why::Compared,
    };
    let filled = match (why, looked) {
        (Why::Compared, Looked::Many(set)) => test.compare.filled(set, context),
        _ => None,
    };
    let compare = filled.as_ref().unwrap_or(&test.compare);
    let among = match (why, looked) {
        (Why::Compared, Looked::Many(set)) => Among::new(compare, set, context),
        _ => None,
    };
    let pairs = Pairs {
        test,
        compare,
        among,
        context,
    };
    let held: Vec<&str> = match (why, looked) {
        (Why::Compared, Looked::One(value)) => alloc::vec![value],
        (Why::Compared, Looked::Many(values)) => values.iter().map(String::as_str).collect(),
        _ => Vec::new(),
    };
    let values = pairs.values(&held, truth);
    ConditionDetail {
        truth,
        why,
        n_more: held.len().saturating_sub(values.len()),
        values,
    }
}

/// What is compared with what.
struct Pairs<'a> {
    test: &'a ConditionTest,
    /// The policy's values, with their variables put in where that saves work.
    compare: &'a Compare,
    among: Option<Among<'a>>,
    context: &'a Context,
}

impl Pairs<'_> {
    fn values(&self, held: &[&str], truth: Truth) -> Vec<ContextValueDetail> {
        let n_listed = self.compare.len();
        let n_bytes = held.iter().fold(0_usize, |sum, value| sum.saturating_add(value.len()));
        let are_few =
            held.len().saturating_mul(n_listed) <= MOST_PAIRS && n_bytes.saturating_mul(n_listed) <= MOST_BYTES;
        let (places, most) = if are_few {
            (kept(held.len(), usize::MAX, None), usize::MAX)
        } else {
            (kept(held.len(), MOST_KEPT, self.settling(held, truth)), MOST_KEPT)
        };
        places.into_iter().map(|at| self.value(at, held[at], most)).collect()
    }

    /// The first value that settles the condition, if one does so alone.
    fn settling(&self, held: &[&str], truth: Truth) -> Option<usize> {
        let wanted = match (self.test.quantifier, truth) {
            (Quantifier::ForAnyValue, Truth::True)
            | (Quantifier::ForAllValues, Truth::False)
            | (Quantifier::ForAnyValue | Quantifier::ForAllValues, Truth::Unknown) => truth,
            // All of them together settle it, or there is one.
            (Quantifier::ForAllValues, Truth::True)
            | (Quantifier::ForAnyValue, Truth::False)
            | (Quantifier::Single, Truth::True | Truth::False | Truth::Unknown) => return None,
        };
        held.iter().position(|value| {
            fits_among(
                self.test.negated,
                self.compare,
                self.among.as_ref(),
                value,
                self.context,
            ) == wanted
        })
    }

    /// What came of one context value, with at most so many of the policy's values.
    fn value(&self, at: usize, value: &str, most: usize) -> ContextValueDetail {
        let prepared = self.compare.prepare(value);
        let unparsable = match (&prepared, self.compare) {
            (
                Prepared::Arn(None)
                | Prepared::Number(None)
                | Prepared::Date(None)
                | Prepared::Binary(None)
                | Prepared::Ip(None),
                _,
            ) => true,
            (Prepared::Text, Compare::Bool(_)) => iam_syntax::literal::boolean::parse(value).is_none(),
            (
                Prepared::Text
                | Prepared::Arn(_)
                | Prepared::Number(_)
                | Prepared::Date(_)
                | Prepared::Binary(_)
                | Prepared::Ip(_),
                _,
            ) => false,
        };
        let n_listed = self.compare.len();
        let holds = |at: usize| self.compare.holds(at, value, &prepared, self.context);
        let first = |wanted: Truth| (0..n_listed).find(|at| holds(*at) == wanted);
        let places = if n_listed <= most {
            kept(n_listed, most, None)
        } else {
            kept(n_listed, most, first(Truth::True).or_else(|| first(Truth::Unknown)))
        };
        let compared: Vec<PolicyValueDetail> = places.into_iter().map(|at| self.policy_value(at, holds(at))).collect();
        // What settles it is among those that are kept.
        let hit = any(compared.iter().map(|one| one.truth));
        let truth = if self.test.negated { !hit } else { hit };
        ContextValueDetail {
            at,
            truth,
            unparsable,
            n_more: n_listed.saturating_sub(compared.len()),
            compared,
        }
    }

    fn policy_value(&self, at: usize, truth: Truth) -> PolicyValueDetail {
        let (variable, parses) = self.test.compare.look_at(at);
        let filled = variable.map(|text| text.shown(self.context));
        let why = match filled {
            // It is known already that the texts differ, whatever the variable stands for.
            Some(Err(NoValue::Unknown)) if truth != Truth::Unknown => PolicyValueWhy::Compared,
            Some(Err(why)) => PolicyValueWhy::NoValue(why),
            Some(Ok(_)) | None if !parses => PolicyValueWhy::Unparsable,
            Some(Ok(_)) | None => PolicyValueWhy::Compared,
        };
        PolicyValueDetail {
            at,
            truth,
            why,
            filled: filled.and_then(Result::ok),
        }
    }
}

/// The first of some places, and the one that settles the matter.
fn kept(n_places: usize, most: usize, settling: Option<usize>) -> Vec<usize> {
    let mut kept: Vec<usize> = (0..n_places.min(most)).collect();
    if let Some(settling) = settling.filter(|at| most <= *at) {
        kept.pop();
        kept.push(settling);
    }
    kept
}
