//! Texts that an unknown key may hold: what nobody names, what fits in another way, and sets of them.

use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use iam_syntax::pattern::{Glob, Pattern};

use super::around::distinct;
use crate::compile::condition::value::Wild;
use crate::keys;

/// A pattern that is a text alone.
pub(super) fn literal(text: &str) -> Pattern {
    let mut glob = Glob::with_capacity(text.len());
    glob.push_literal(text);
    Pattern::of(&glob)
}

pub(super) fn fixed<P>(value: &Wild<P>) -> Option<&P> {
    match value {
        Wild::Fixed(pattern) => Some(pattern),
        Wild::Variable(_) => None,
    }
}

/// Those texts that fit in another way than each of the texts that are there.
pub(super) fn others(lists: &[Vec<Pattern>], told: Vec<String>, texts: &[String]) -> Vec<String> {
    const MOST: usize = 1 << 12;
    let n_patterns: usize = lists.iter().map(Vec::len).sum();
    if MOST < n_patterns.saturating_mul(texts.len()) {
        return told;
    }
    let fits = |text: &str| -> Vec<bool> {
        let lists = lists.iter();
        lists.map(|it| it.iter().any(|one| one.matches(text))).collect()
    };
    let ways = distinct(texts.iter().map(|text| fits(text)).collect());
    let is_other = |text: &String| ways.binary_search(&fits(text)).is_err();
    told.into_iter().filter(is_other).collect()
}

/// The texts in their order, each where it stands first.
pub(super) fn each_once(texts: Vec<String>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let mut first = texts;
    first.retain(|text| seen.insert(text.clone()));
    first
}

/// Sets of these texts. Few texts: every set, since one test may want some of them together and another forbid the
/// rest. Some: each alone, each two, all, and all that are named. Many: of the pairs, those with a text that nobody
/// names.
pub(super) fn sets(texts: &[String], other: &str) -> Vec<Vec<String>> {
    const FEW: usize = 5;
    if texts.len() <= FEW {
        let holds = |number: usize, at: usize| number >> at & 1 == 1;
        let set = |number: usize| {
            (0..texts.len())
                .filter(|at| holds(number, *at))
                .map(|at| texts[at].clone())
                .collect()
        };
        return (1..1 << texts.len()).map(set).collect();
    }
    const SOME: usize = 16;
    let named: Vec<String> = texts.iter().filter(|text| *text != other).cloned().collect();
    let mut sets: Vec<Vec<String>> = texts.iter().map(|text| vec![text.clone()]).collect();
    for (at, one) in texts.iter().enumerate() {
        let others = texts[at + 1..]
            .iter()
            .filter(|two| texts.len() <= SOME || *two == other);
        sets.extend(others.map(|two| vec![one.clone(), two.clone()]));
    }
    sets.extend([texts.to_vec(), named]);
    sets
}

/// The texts themselves, and two or three of them one behind the other: what fits `cli*` and `*beta` at once is
/// neither of their own examples.
pub(super) fn joined(texts: &[String]) -> Vec<String> {
    const MOST: usize = 6;
    let mut all = texts.to_vec();
    for one in texts.iter().take(MOST) {
        for two in texts.iter().take(MOST).filter(|two| *two != one) {
            all.push([one.as_str(), two].concat());
            if texts.len() == 3 {
                let third = texts.iter().filter(|third| *third != one && *third != two);
                all.extend(third.map(|third| [one.as_str(), two, third].concat()));
            }
        }
    }
    distinct(all)
}

/// An ARN that no policy is likely to name.
pub(super) const STRANGE_ARN: &str = "arn:aws:other:us-east-1:000000000000:other";

/// A value that no policy is likely to name, of the key's type.
pub(super) fn fresh(name: &str) -> String {
    let of_type = keys::known(name).map(|key| key.key_type);
    match of_type {
        Some(keys::KeyType::Date) if name == "aws:epochtime" => "978307200".into(),
        Some(keys::KeyType::Arn) => STRANGE_ARN.into(),
        Some(keys::KeyType::Bool) => "false".into(),
        Some(keys::KeyType::Numeric) => "0".into(),
        Some(keys::KeyType::Date) => "2001-01-01T00:00:00Z".into(),
        Some(keys::KeyType::Ip) => "192.0.2.222".into(),
        Some(keys::KeyType::String) | None => format!("other-{}", name.rsplit([':', '/']).next().unwrap_or(name)),
    }
}

/// A second one, where a policy may well name the first.
pub(super) fn another(name: &str) -> String {
    let of_type = keys::known(name).map(|key| key.key_type);
    match of_type {
        Some(keys::KeyType::Bool) => "true".into(),
        Some(keys::KeyType::Numeric) => "1".into(),
        Some(keys::KeyType::Date) if name == "aws:epochtime" => "978307201".into(),
        Some(keys::KeyType::Date) => "2001-01-01T00:00:01Z".into(),
        Some(keys::KeyType::Ip) => "192.0.2.223".into(),
        Some(keys::KeyType::Arn | keys::KeyType::String) | None => fresh(name),
    }
}
