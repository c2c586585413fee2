//! One finding a cause: what is wrong at several places for one reason is said once, with all its places.
//!
//! The cause is what the finding says, less what the places name: two services that AWS has no more are one cause, and
//! two misspelt actions are two.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use iam_syntax::diagnostic::{Severity, Weight};
use iam_syntax::sort::sort_by;
use iam_syntax::span::Span;

use crate::code::Code;
use crate::fact::Fact;
use crate::finding::{Finding, Label, Place};
use crate::fix::Fix;

/// What the places of one finding have in common.
type Cause = (Code, Severity, bool, Option<Span>, Fact);

/// The findings of a text by their causes, in the order of their first places.
///
/// Takes findings of one place each, in the order of the text, as [`at_each_place`](crate::at_each_place) gives them.
#[must_use]
pub fn by_cause(findings: Vec<Finding>) -> Vec<Finding> {
    let mut known: BTreeMap<Cause, usize> = BTreeMap::new();
    let mut groups: Vec<Vec<Finding>> = Vec::new();
    for finding in findings {
        let is_malformed = finding.weight == Weight::Malformed;
        let fact = finding.fact.clone();
        let cause = (finding.code, finding.severity, is_malformed, finding.within, fact);
        let at = *known.entry(cause).or_insert(groups.len());
        match groups.get_mut(at) {
            Some(group) => group.push(finding),
            None => groups.push([finding].into()),
        }
    }
    groups.into_iter().filter_map(together).collect()
}

/// One finding for several of one cause.
fn together(group: Vec<Finding>) -> Option<Finding> {
    let mut places = group.into_iter();
    let mut first = places.next()?;
    let mut fixes: Vec<Option<Fix>> = [first.fix.take()].into();
    for mut place in places {
        first.also.push(Place {
            span: place.span,
            path: place.path,
        });
        first.names.append(&mut place.names);
        first.labels.append(&mut place.labels);
        fixes.push(place.fix);
    }
    each_once(&mut first.names);
    let mut labels = core::mem::take(&mut first.labels);
    sort_by(&mut labels, &Label::cmp);
    labels.dedup();
    first.labels = labels;
    // A fix that leaves some of the places as they are would not take the finding away.
    let fixes: Option<Vec<Fix>> = fixes.into_iter().collect();
    first.fix = fixes.and_then(Fix::together);
    Some(first)
}

/// Keeps the first of equal names.
fn each_once(names: &mut Vec<alloc::string::String>) {
    let mut seen = alloc::collections::BTreeSet::new();
    names.retain(|name| seen.insert(name.clone()));
}
