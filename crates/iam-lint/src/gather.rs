//! One finding a cause: what is wrong at several places for one reason is said once, with all its places.
//!
//! The cause is what is said, less what the places name: two services that AWS has no more are one cause, and two misspelt
//! actions are two.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use iam_syntax::diagnostic::Weight;
use iam_syntax::sort::sort_by;

use crate::finding::{Finding, Label, Place};
use crate::fix::Fix;
use crate::words::said;
use iam_words::Lang;

/// The findings of a text by their causes, in the order of their first places.
///
/// Takes findings of one place each, in the order of the text, as [`at_each_place`](crate::at_each_place) gives them.
#[must_use]
pub fn by_cause(findings: Vec<Finding>) -> Vec<Finding> {
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    let mut groups: Vec<Vec<Finding>> = Vec::new();
    for mut finding in findings {
        let at = *known.entry(cause(&mut finding)).or_insert(groups.len());
        match groups.get_mut(at) {
            Some(group) => group.push(finding),
            None => groups.push([finding].into()),
        }
    }
    groups.into_iter().filter_map(together).collect()
}

/// What the places of one finding have in common, as a text.
fn cause(finding: &mut Finding) -> String {
    let names = core::mem::take(&mut finding.names);
    let sentence = said(finding, Lang::En);
    finding.names = names;
    let is_malformed = finding.weight == Weight::Malformed;
    let within = finding.within.map_or(0, |it| it.end);
    let help = sentence.help.as_deref().unwrap_or("");
    let code = finding.code.name();
    let severity = finding.severity.name();
    format!(
        "{code} {severity} {is_malformed} {within}\n{}\n{help}",
        sentence.message
    )
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
    sort_by(&mut first.labels, &Label::cmp);
    first.labels.dedup();
    // A fix that leaves some of the places as they are would not take the finding away.
    let fixes: Option<Vec<Fix>> = fixes.into_iter().collect();
    first.fix = fixes.and_then(Fix::together);
    Some(first)
}

/// Keeps the first of equal names.
fn each_once(names: &mut Vec<String>) {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    names.retain(|name| seen.insert(name.clone(), 0).is_none());
}
