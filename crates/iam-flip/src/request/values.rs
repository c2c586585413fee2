//! What a context key could be set to so that some conditions hold, or no longer: values that the policies name, made
//! concrete where they are patterns, those beside them where there is an order, and others that nobody names.

use std::collections::{BTreeMap, BTreeSet};

use iam_catalog::catalogue::Catalogue;
use iam_catalog::key::ValueType;
use iam_eval::compile::condition::ConditionTest;
use iam_eval::context::{Context, Looked};
use iam_eval::keys::known;
use iam_scenario::case::ContextInput;
use iam_syntax::arn::{Arn, fields};
use iam_syntax::letter_case;
use iam_syntax::literal::date::{Instant, iso};
use iam_syntax::literal::ip::Range;
use iam_syntax::operator::{Base, Quantifier, Strings};
use iam_syntax::policy::{Condition, Version};
use iam_syntax::template::{Piece, Template};

use crate::key::sample::{fitting, of_shape, own, samples};
use crate::key::shape::{Shape, shape};

/// How many values of one condition are looked at, and how many of all conditions on a key.
const MOST_OF_CONDITION: usize = 24;
const MOST: usize = 48;
/// How long a value may be with its variables put in: no key holds as much.
const MOST_OF_VALUE: usize = 1 << 14;
/// A set with more values than these is not tried with each one more.
const MOST_OF_SET: usize = 64;
/// How many values that nobody names.
const N_OTHERS: usize = 3;

/// A condition as it was read and compiled.
#[derive(Clone, Copy, Debug)]
pub struct Test<'a> {
    /// As it is written.
    pub source: &'a Condition,
    /// As it is evaluated.
    pub compiled: &'a ConditionTest,
}

/// A text with variables, and what it is compared with.
#[derive(Clone, Copy, Debug)]
pub struct Text<'a> {
    /// As it is written.
    pub text: &'a str,
    /// The policy's version, which says whether variables are any.
    pub version: Version,
    /// What it has to come to.
    pub target: &'a str,
}

/// What a key could hold, the likeliest first. `tests` are the conditions on it, `texts` those that its value is put into,
/// `beside` what else of the call holds under it.
#[must_use]
pub fn of<'a>(
    key: &str,
    tests: &[Test<'_>],
    texts: &[Text<'_>],
    context: &Context,
    beside: impl Iterator<Item = Looked<'a>>,
    catalogue: &Catalogue,
) -> Vec<ContextInput> {
    let mut values: Vec<String> = Vec::new();
    for text in texts {
        values.extend(taken_by(key, text, context));
    }
    // Of a number there are many that would do.
    if tests
        .iter()
        .any(|test| matches!(test.source.operator.base, Base::Numeric(_)))
    {
        values.extend(own(key).unwrap_or_default().iter().map(ToString::to_string));
    }
    for test in tests {
        values.extend(of_test(key, test, context));
    }
    let mut values = often_first(values);
    let mut held = held(beside);
    held.retain(|it| !values.contains(it));
    values.extend(held);
    values.extend(others(key, tests, &values, catalogue));
    let there = context.get(key);
    values.extend(beside_source(key, there));
    let of_set = |test: &Test<'_>| test.compiled.quantifier != Quantifier::Single;
    let is_set = known(key).map_or_else(|| !tests.is_empty() && tests.iter().all(of_set), |key| key.multivalued);
    let mut inputs: Vec<ContextInput> = if is_set {
        let parts = parts(tests, there, context).into_iter();
        parts.chain(sets(&values, there)).map(ContextInput::Many).collect()
    } else {
        values.into_iter().map(ContextInput::One).collect()
    };
    if there != Looked::Absent {
        inputs.push(ContextInput::Removed);
    }
    inputs.retain(|input| !is_there(input, there));
    inputs
}

/// A text that a key could hold by its looks, and that is no suggestion.
#[must_use]
pub fn any(key: &str) -> ContextInput {
    let text = match shape(key) == Shape::Arn {
        true => "arn:aws:iam::111122223333:role/example",
        false => "example",
    };
    ContextInput::One(text.to_string())
}

/// Whether a key holds it already.
pub fn is_there(input: &ContextInput, there: Looked<'_>) -> bool {
    match (input, there) {
        (ContextInput::One(value), Looked::One(there)) => value == there,
        (ContextInput::Many(values), Looked::Many(there)) => values.as_slice() == there,
        (ContextInput::Removed, Looked::Absent) => true,
        (ContextInput::Removed | ContextInput::One(_) | ContextInput::Many(_), _) => false,
    }
}

/// Each value once, those first that the most conditions name: what satisfies many of them is named by many.
fn often_first(values: Vec<String>) -> Vec<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for value in &values {
        *counts.entry(value).or_default() += 1;
    }
    let mut first: Vec<&String> = Vec::new();
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for value in &values {
        if seen.insert(value) {
            first.push(value);
        }
    }
    first.sort_by_key(|value| core::cmp::Reverse(counts[value.as_str()]));
    first.into_iter().take(MOST).cloned().collect()
}

/// What other resources of the call hold, each once: what is right on one is likely on another.
fn held<'a>(beside: impl Iterator<Item = Looked<'a>>) -> Vec<String> {
    let mut held: Vec<String> = Vec::new();
    for looked in beside {
        if let Looked::One(text) = looked
            && held.len() < N_OTHERS
            && !held.iter().any(|it| it == text)
        {
            held.push(text.to_string());
        }
    }
    held
}

/// Another source of the same service, which no other one stands for: what calls a topic is none that calls a queue.
fn beside_source(key: &str, there: Looked<'_>) -> Option<String> {
    let Looked::One(arn) = there else { return None };
    let resource = Arn::parse(arn)
        .filter(|_| key.eq_ignore_ascii_case("aws:SourceArn"))?
        .resource;
    let (front, _) = arn.split_at(arn.len() - resource.len());
    let name = resource.rfind(['/', ':']).map_or(0, |at| at + 1);
    Some([front, &resource[..name], "example"].concat())
}

/// Values that no condition names, where it is known what they look like.
fn others(key: &str, tests: &[Test<'_>], named: &[String], catalogue: &Catalogue) -> Vec<String> {
    let is_new = |sample: &&&str| !named.iter().any(|it| it == **sample);
    let shape = shape(key);
    let known = samples(key);
    let is_told_by_name = shape != Shape::Text && !known.is_empty();
    let by_others = || of_type(key, catalogue).or_else(|| of_operators(tests));
    let samples = if is_told_by_name {
        known
    } else {
        by_others().unwrap_or(known)
    };
    let others = samples.iter().filter(is_new).take(N_OTHERS);
    others.map(ToString::to_string).collect()
}

/// What a key of a service can hold by AWS's reference, where its type says what that looks like.
fn of_type(key: &str, catalogue: &Catalogue) -> Option<&'static [&'static str]> {
    let types = &catalogue.key(None, key)?.types;
    types.iter().find_map(|it| match it.value {
        ValueType::Bool => Some(of_shape(Shape::Bool)),
        ValueType::Numeric => Some(of_shape(Shape::Number)),
        ValueType::Date => Some(of_shape(Shape::Date)),
        ValueType::IpAddress => Some(of_shape(Shape::Address)),
        // Of what service, nobody says.
        ValueType::Arn => Some(&[]),
        ValueType::String => None,
    })
}

/// What a key can hold of which its name says nothing, as those who compare it take it: nothing made up where they do not
/// compare words.
fn of_operators(tests: &[Test<'_>]) -> Option<&'static [&'static str]> {
    let is_of_arn = |test: &Test<'_>| test.source.values.iter().any(|it| it.value.starts_with("arn:"));
    tests.iter().find_map(|test| match test.source.operator.base {
        Base::Bool => Some(&["true", "false"][..]),
        Base::Arn { .. } | Base::Binary | Base::Date(_) | Base::IpAddress { .. } | Base::Numeric(_) => Some(&[][..]),
        Base::String { .. } if is_of_arn(test) => Some(&[][..]),
        Base::String { .. } | Base::Null => None,
    })
}

/// Of what is there those values that a condition names by a pattern, and those that it does not.
fn parts(tests: &[Test<'_>], there: Looked<'_>, context: &Context) -> Vec<Vec<String>> {
    let Looked::Many(there) = there else { return Vec::new() };
    let mut parts: Vec<Vec<String>> = Vec::new();
    for test in tests.iter().filter(|_| there.len() <= MOST_OF_SET) {
        let compare = &test.compiled.compare;
        let fits = |value: &&String| {
            let mut listed = 0..compare.len().min(MOST_OF_CONDITION);
            listed.any(|at| compare.holds(at, value, &compare.prepare(value), context).is_true())
        };
        let (named, others): (Vec<&String>, Vec<&String>) = there.iter().partition(fits);
        if !named.is_empty() && !others.is_empty() {
            parts.extend([named, others].map(|part| part.into_iter().cloned().collect()));
        }
    }
    parts
}

/// Each value alone, what is there with one more, what is there without those that nobody names, and all together.
fn sets(values: &[String], there: Looked<'_>) -> Vec<Vec<String>> {
    let mut sets: Vec<Vec<String>> = values.iter().map(|value| vec![value.clone()]).collect();
    if let Looked::Many(there) = there {
        let named: Vec<String> = there.iter().filter(|it| values.contains(it)).cloned().collect();
        if !named.is_empty() {
            sets.insert(0, named);
        }
        // Of a long list with one more there is little to tell apart, and each is as long.
        let n_beside = if MOST_OF_SET < there.len() { 1 } else { values.len() };
        for value in values.iter().filter(|value| !there.contains(value)).take(n_beside) {
            sets.push(there.iter().chain([value]).cloned().collect());
        }
    }
    if 1 < values.len() {
        sets.push(values.to_vec());
        sets.push(values.iter().take(2).cloned().collect());
    }
    sets
}

/// What makes one condition hold or fail.
fn of_test(key: &str, test: &Test<'_>, context: &Context) -> Vec<String> {
    let compare = &test.compiled.compare;
    let there = match context.get(key) {
        Looked::One(text) => Some(text),
        Looked::Absent | Looked::Many(_) | Looked::Unknown => None,
    };
    let mut values: Vec<String> = Vec::new();
    for (at, value) in test.source.values.iter().enumerate().take(MOST_OF_CONDITION) {
        let text = match compare.look_at(at).0 {
            None => value.value.clone(),
            Some(variable) => match variable.text_within(MOST_OF_VALUE, context) {
                Ok(Some(text)) => text,
                Ok(None) | Err(_) => continue,
            },
        };
        let fits = |value: &str| compare.holds(at, value, &compare.prepare(value), context).is_true();
        let pattern = |shape: Shape| match text.contains(['*', '?']) {
            true => there
                .and_then(|arn| moved(arn, &text).filter(|it| fits(it)))
                .or_else(|| fitting(key, &text, shape, &fits)),
            false => Some(text.clone()),
        };
        match test.source.operator.base {
            Base::String {
                compare: Strings::Like, ..
            } => values.extend(pattern(shape(key))),
            Base::Arn { .. } => values.extend(pattern(Shape::Arn)),
            Base::String {
                compare: Strings::Equals | Strings::EqualsIgnoreCase,
                ..
            }
            | Base::Binary => values.push(text),
            Base::Bool => values.push(text.to_ascii_lowercase()),
            Base::Numeric(_) => values.extend(around_number(&text)),
            Base::Date(_) => values.extend(around_moment(key, &text)),
            Base::IpAddress { .. } => values.extend(inside(&text)),
            // Any value will do, and there are others.
            Base::Null => {}
        }
    }
    values
}

/// An ARN with the fields that a pattern fixes, where it has the service already: the same task in another Region.
fn moved(arn: &str, pattern: &str) -> Option<String> {
    let (own, asked) = (fields(arn)?, fields(pattern)?);
    let is_open = |field: &str| field.contains(['*', '?']);
    let of = |at: usize| if is_open(asked[at]) { own[at] } else { asked[at] };
    let moved: Vec<&str> = (0..6).map(|at| if at == 5 { own[at] } else { of(at) }).collect();
    (own[2] == of(2)).then(|| moved.join(":"))
}

fn around_number(text: &str) -> Vec<String> {
    match text.parse::<i64>() {
        Ok(number) => [Some(number), number.checked_sub(1), number.checked_add(1)]
            .into_iter()
            .flatten()
            .map(|number| number.to_string())
            .collect(),
        Err(_) => vec![text.to_string()],
    }
}

fn around_moment(key: &str, text: &str) -> Vec<String> {
    let Some(moment) = Instant::parse(text) else {
        return Vec::new();
    };
    let in_seconds = shape(key) == Shape::Seconds;
    [0, -1, 1]
        .into_iter()
        .filter_map(|more| {
            let seconds = moment.seconds.checked_add(more)?;
            if in_seconds {
                Some(seconds.to_string())
            } else {
                iso(seconds)
            }
        })
        .collect()
}

/// An address of a range: one that stands in examples, or its tenth, or its first.
fn inside(text: &str) -> Option<String> {
    use core::net::IpAddr;
    let range = Range::parse(text)?;
    let is_inside = |address: &str| Range::parse(address).is_some_and(|it| range.contains(&it));
    let mut known = samples("aws:SourceIp").iter().chain(samples("aws:VpcSourceIp"));
    if let Some(known) = known.find(|address| is_inside(address)) {
        return Some((*known).to_string());
    }
    let first = range.network().address;
    let tenth = match first {
        IpAddr::V4(address) => IpAddr::V4((address.to_bits().checked_add(10)?).into()),
        IpAddr::V6(address) => IpAddr::V6((address.to_bits().checked_add(10)?).into()),
    };
    let tenth = tenth.to_string();
    Some(if is_inside(&tenth) {
        tenth
    } else {
        range.address.to_string()
    })
}

/// What a variable would have to hold so that its text becomes another: what stands there between the plain text in
/// front of the variable and that behind it.
fn taken_by(key: &str, text: &Text<'_>, context: &Context) -> Option<String> {
    let template = Template::new(text.text, text.version)?;
    let mut rest = text.target;
    let mut pieces = template.pieces.iter();
    for piece in pieces.by_ref() {
        let behind = match piece {
            Piece::Text(text) => rest.strip_prefix(text.as_str()),
            Piece::Literal(character) => rest.strip_prefix(*character),
            Piece::Variable(variable) if letter_case::same(&variable.key, key) => break,
            Piece::Variable(variable) => match (context.get(&variable.key), &variable.default) {
                (Looked::One(value), _) => rest.strip_prefix(value),
                (Looked::Absent | Looked::Many(_), Some(default)) => rest.strip_prefix(default.as_str()),
                (Looked::Absent | Looked::Many(_), None) | (Looked::Unknown, _) => None,
            },
        };
        rest = behind?;
    }
    let end = match pieces.next() {
        None => rest.len(),
        Some(Piece::Text(tail)) => {
            let plain = tail.split(['*', '?']).next().unwrap_or("");
            rest.find(plain).filter(|_| !plain.is_empty())?
        }
        Some(Piece::Literal(character)) => rest.find(*character)?,
        Some(Piece::Variable(_)) => return None,
    };
    let value = rest.get(..end)?;
    (!value.is_empty()).then(|| value.to_string())
}
