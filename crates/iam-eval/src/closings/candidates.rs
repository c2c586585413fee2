//! What an unknown key may hold, as far as it can matter: absent, each value that a policy compares it with, values
//! below, between and above for ordered types, and one that nobody names.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;

use iam_syntax::letter_case;
use iam_syntax::literal::date::Instant;
use iam_syntax::literal::ip::Range;
use iam_syntax::operator::Quantifier;
use iam_syntax::pattern::Pattern;
use iam_syntax::template::Template;

use crate::compile::CompiledStatement;
use crate::compile::condition::{Compare, ConditionTest, Operand, Wild};
use crate::compile::resource::Fill;
use crate::compile::variable::VariableText;
use crate::context::{Context, Looked, Value};
use crate::keys;
use crate::matching::Fact;
use crate::policies::Policies;
use crate::request::Request;
use crate::trace::Trace;

use super::around::{around_moments, around_numbers, around_ranges, base64};
use super::ties::{self, How, Place};

/// How long a text may be that is put together as something that an unknown key may hold.
const MOST_OF_VALUE: usize = 1 << 14;
/// How many texts a key has that is tied to another.
const MOST_TIED: usize = 256;
/// How many parts of texts are tried in all.
const MOST_PARTS: usize = 1 << 18;

/// What the statements that are left open compare an unknown key with.
#[derive(Default)]
struct Compared<'a> {
    name: &'a str,
    /// Whether any of them reads it at all.
    is_read: bool,
    texts: Vec<String>,
    /// A text that fits, for each pattern with wildcards.
    examples: Vec<String>,
    /// Another one for each, where the first may be a text that it is compared with as well.
    longer: Vec<String>,
    numbers: Vec<String>,
    moments: Vec<Instant>,
    ranges: Vec<Range>,
    /// Whether it is tested under a quantifier, or without one.
    as_set: bool,
    as_single: bool,
    /// Whether it is compared as text, so that a value that nobody names makes sense.
    as_text: bool,
    as_bool: bool,
    /// Whether it is tied to another key.
    is_tied: bool,
    /// Whether a text that it is compared with is too long to be put together.
    is_cut: bool,
    /// Whether it is compared with more than whole texts, so that not each value that fits can be listed.
    is_ranged: bool,
}

/// The unknown keys that the open statements read, sorted, each with what it may hold.
pub struct Candidates {
    pub open: Vec<(String, Vec<Option<Value>>)>,
    /// Whether there is one for each way that the comparisons may turn out together.
    pub are_all: bool,
}

/// A text with unknown keys in it that is compared with another unknown key.
#[derive(Clone, Copy)]
struct Tie<'a> {
    one: &'a str,
    place: Place<'a>,
    /// Whether the two are compared once, and as a whole.
    is_plain: bool,
}

/// What is found out of the ties.
struct Ties<'a> {
    between: Vec<Tie<'a>>,
    are_all: bool,
    /// How many parts of texts may still be tried.
    budget: usize,
}

/// What each unknown key may hold that an open statement reads.
pub fn of(policies: &Policies, request: &Request, trace: &Trace) -> Candidates {
    let unknown = request.context.unknown();
    let mut compared: Vec<Compared> = unknown.into_iter().map(Compared::new).collect();
    let mut ties = Ties {
        between: Vec::new(),
        are_all: true,
        budget: MOST_PARTS,
    };
    for facts in &trace.facts {
        for (attached, statements) in policies.of(facts.gate).iter().zip(&facts.policies) {
            for (fact, statement) in statements.iter().zip(&attached.policy.statements) {
                if fact.fact == Fact::Perhaps {
                    read(statement, request, &mut compared, &mut ties);
                }
            }
        }
    }
    // The two forms of the clock are one key: what is compared with either closes both.
    share_clock(&request.context, &mut compared);
    follow(&mut ties, &request.context, &mut compared);
    let is_cut = compared.iter().any(|one| one.is_cut);
    let are_all = ties.are_all && !is_cut && ends(&ties.between, &request.context, &compared);
    let read = compared.into_iter().filter(|one| one.is_read);
    Candidates {
        open: read.map(|one| (one.name.to_string(), one.values())).collect(),
        are_all,
    }
}

/// What a key may hold, as far as some conditions on it tell.
pub fn told_by<'t>(
    tests: impl Iterator<Item = &'t ConditionTest>,
    name: &str,
    context: &Context,
) -> Vec<Option<Value>> {
    let mut compared = Compared::new(name);
    tests.for_each(|test| compared.add(test, context));
    compared.values()
}

/// Sorted, each once.
pub fn distinct<T: Ord>(mut all: Vec<T>) -> Vec<T> {
    all.sort();
    all.dedup();
    all
}

fn find<'a, 'k>(compared: &'a mut [Compared<'k>], name: &str) -> Option<&'a mut Compared<'k>> {
    let at = compared.binary_search_by(|one| one.name.cmp(name)).ok()?;
    compared.get_mut(at)
}

fn read<'a>(statement: &'a CompiledStatement, request: &Request, compared: &mut [Compared], ties: &mut Ties<'a>) {
    let context = &request.context;
    for element in statement.resources.iter().flat_map(|clause| &clause.elements) {
        let Fill::Variable { text, short, own_api } = &element.pattern else {
            continue;
        };
        let place = Place {
            text,
            how: How::Resource {
                short: *short,
                own_api: *own_api,
            },
        };
        take(place, &[request.resource.text.as_str()], context, compared, ties);
    }
    for test in &statement.conditions {
        if let Some(slot) = find(compared, test.key.as_str()) {
            slot.add(test, context);
        }
        for place in ties::places(test) {
            match context.look(&test.key) {
                Looked::Absent => take(place, &[], context, compared, ties),
                Looked::One(subject) => take(place, &[subject], context, compared, ties),
                Looked::Many(subjects) => {
                    let subjects: Vec<&str> = subjects.iter().map(String::as_str).collect();
                    take(place, &subjects, context, compared, ties);
                }
                Looked::Unknown => {
                    take(place, &[], context, compared, ties);
                    if !place.unknown(context).is_empty() {
                        ties.between.push(Tie {
                            one: test.key.as_str(),
                            place,
                            is_plain: place.how == How::Equals && test.quantifier == Quantifier::Single,
                        });
                    }
                }
            }
        }
    }
}

/// Adds to the unknown keys of a text what makes it fit texts that are known.
fn take(place: Place, subjects: &[&str], context: &Context, compared: &mut [Compared], ties: &mut Ties) {
    for key in place.unknown(context) {
        let Some(slot) = find(compared, key) else { continue };
        slot.put_in();
        for subject in subjects {
            let taken = place.taken(key, subject, context, &mut ties.budget);
            ties.are_all &= taken.are_all;
            slot.texts.extend(taken.texts);
        }
    }
}

impl<'a> Compared<'a> {
    fn new(name: &'a str) -> Self {
        Self {
            name,
            ..Self::default()
        }
    }

    /// The key is put into a text, as a variable.
    fn put_in(&mut self) {
        self.is_read = true;
        self.as_single = true;
        self.as_text = true;
    }

    /// Adds texts, as long as there are few; whether there were.
    fn add_texts(&mut self, texts: Vec<String>) -> bool {
        for text in texts {
            if self.texts.contains(&text) {
                continue;
            }
            if MOST_TIED <= self.texts.len() {
                return false;
            }
            self.texts.push(text);
        }
        true
    }

    /// Whether it holds a set, as far as is known or as it is tested.
    fn is_set(&self) -> bool {
        keys::known(self.name).map_or(self.as_set && !self.as_single, |key| key.multivalued)
    }

    fn add(&mut self, test: &ConditionTest, context: &Context) {
        self.is_read = true;
        self.is_ranged |= !matches!(test.compare, Compare::Equals(_) | Compare::Null(_));
        match (test.quantifier, &test.compare) {
            // It asks whether the key is there, whatever its shape.
            (_, Compare::Null(_)) => {}
            (Quantifier::Single, _) => self.as_single = true,
            (Quantifier::ForAllValues | Quantifier::ForAnyValue, _) => self.as_set = true,
        }
        let is_cut = |text: &VariableText| text.text_within(MOST_OF_VALUE, context) == Ok(None);
        self.is_cut |= test.compare.variables().any(is_cut);
        let text = |operand: &Operand| match operand {
            Operand::Fixed(text) => Some(text.clone()),
            Operand::Variable(text) => text.text_within(MOST_OF_VALUE, context).ok().flatten(),
        };
        match &test.compare {
            Compare::Equals(values) => {
                self.as_text = true;
                self.texts.extend(values.iter().filter_map(text));
            }
            Compare::EqualsIgnoreCase(values) => {
                self.as_text = true;
                for text in values.iter().filter_map(text) {
                    // Another spelling, which only an operator that minds the case tells apart.
                    self.texts
                        .extend([letter_case::upper(&text), letter_case::lower(&text), text]);
                }
            }
            Compare::Bool(_) => self.as_bool = true,
            Compare::Like(values) => {
                self.as_text = true;
                // `?*` tells the empty text from every other (V-11: it is a value).
                let tells = |value: &Wild<Pattern>| match value {
                    Wild::Fixed(pattern) => pattern.matches(&fresh(self.name)) && !pattern.matches(""),
                    Wild::Variable(_) => false,
                };
                if values.iter().any(tells) {
                    self.texts.push(String::new());
                }
                self.longer.extend(values.iter().filter_map(|value| match value {
                    Wild::Fixed(pattern) => Some(pattern.example_with(&fresh(self.name))),
                    Wild::Variable(_) => None,
                }));
                self.examples.extend(values.iter().filter_map(|value| match value {
                    Wild::Fixed(pattern) => Some(pattern.example()),
                    Wild::Variable(text) => text.text_within(MOST_OF_VALUE, context).ok().flatten(),
                }));
            }
            Compare::Arn(values) => {
                self.as_text = true;
                self.texts.push(STRANGE_ARN.into());
                self.texts.extend(values.iter().filter_map(|value| match value {
                    Wild::Fixed(fields) => fields.as_ref().map(iam_syntax::arn::FieldPatterns::example),
                    Wild::Variable(text) => text.text_within(MOST_OF_VALUE, context).ok().flatten(),
                }));
            }
            Compare::Number(_, values) => {
                self.numbers.extend(values.iter().flatten().map(ToString::to_string));
            }
            Compare::Date(_, values) => self.moments.extend(values.iter().flatten().cloned()),
            Compare::Binary(values) => {
                self.texts.extend(values.iter().flatten().map(|bytes| base64(bytes)));
                self.texts.push("AA==".into());
                self.texts.push("AQ==".into());
            }
            Compare::Ip(values) => self.ranges.extend(values.iter().flatten()),
            Compare::Null(_) => {}
        }
    }

    fn values(self) -> Vec<Option<Value>> {
        let name = self.name;
        let is_set = self.is_set();
        let is_number = !self.numbers.is_empty();
        let mut texts = distinct(self.texts);
        let longer = distinct(self.longer);
        let n_named = texts.len();
        texts.extend(joined(&distinct(self.examples)));
        // A text that fits a pattern and that no other test names.
        let is_named = texts[n_named..].iter().any(|text| texts[..n_named].contains(text));
        texts.extend(longer.into_iter().filter(|_| is_named));
        if self.as_bool {
            texts.extend(["true".into(), "false".into()]);
        }
        texts.extend(around_numbers(&distinct(self.numbers)));
        for moment in around_moments(distinct(self.moments)) {
            let in_seconds = || Some(moment.seconds.to_string());
            if name == "aws:epochtime" {
                texts.extend(in_seconds());
                continue;
            }
            // A key that is also compared as a number has to be one; far years have no other form.
            let is_counted = is_number || moment.iso().is_none();
            texts.extend(in_seconds().filter(|_| is_counted && 0 <= moment.seconds));
            texts.extend(moment.iso());
        }
        texts.extend(around_ranges(&self.ranges));
        if self.as_text || texts.is_empty() {
            texts.push(fresh(name));
            texts.push(another(name));
        }
        let texts = each_once(texts);
        let known = keys::known(name);
        let mut values: Vec<Option<Value>> = Vec::new();
        if !known.is_some_and(|key| key.always) {
            values.push(None);
        }
        if is_set {
            values.extend(sets(&texts, &fresh(name)).into_iter().map(|set| Some(Value::Many(set))));
        } else {
            values.extend(texts.into_iter().map(|text| Some(Value::One(text))));
        }
        if self.is_tied && values.len() == 1 {
            // What another key has to be equal to is one thing or another.
            values.push(Some(Value::One(fresh(name) + "-too")));
        }
        let may_be_empty = known.is_none_or(|key| key.key_type == keys::KeyType::String);
        if self.as_set && may_be_empty {
            // Under a quantifier it is the empty set, and yet the key is there (C-35).
            let empty = String::new();
            let value = if is_set {
                Value::Many(vec![empty])
            } else {
                Value::One(empty)
            };
            if !values.contains(&Some(value.clone())) {
                values.push(Some(value));
            }
        }
        values
    }
}

/// The texts in their order, each where it stands first.
fn each_once(texts: Vec<String>) -> Vec<String> {
    let mut first: Vec<String> = Vec::new();
    for text in texts {
        if !first.contains(&text) {
            first.push(text);
        }
    }
    first
}

/// Sets of these texts. Few texts: every set, since one test may want some of them together and another forbid the
/// rest. Some: each alone, each two, all, and all that are named. Many: of the pairs, those with a text that nobody
/// names.
fn sets(texts: &[String], other: &str) -> Vec<Vec<String>> {
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
fn joined(texts: &[String]) -> Vec<String> {
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
const STRANGE_ARN: &str = "arn:aws:other:us-east-1:000000000000:other";

/// A value that no policy is likely to name, of the key's type.
pub fn fresh(name: &str) -> String {
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
fn another(name: &str) -> String {
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

/// Adds to keys that are tied to each other what each may hold so that the texts are the same.
fn follow(ties: &mut Ties, context: &Context, compared: &mut [Compared]) {
    /// A chain of three keys is followed to its end.
    const N_ROUNDS: usize = 2;
    for _ in 0..N_ROUNDS {
        for tie in ties.between.clone() {
            let names = tie.place.unknown(context);
            let texts_of = |compared: &mut [Compared], name: &str| {
                let mut texts = vec![fresh(name)];
                if let Some(slot) = find(compared, name) {
                    texts.extend_from_slice(&slot.texts);
                    texts.extend_from_slice(&slot.examples);
                }
                texts
            };
            // Each other key once for each value, the rest at what nobody names; and absent, for defaults.
            let usual: Vec<String> = names.iter().map(|name| fresh(name)).collect();
            let usual: Vec<(&str, Option<&str>)> = names
                .iter()
                .copied()
                .zip(usual.iter().map(|text| Some(text.as_str())))
                .collect();
            let mut filled: Vec<String> = Vec::new();
            for (at, name) in names.iter().enumerate() {
                let texts = texts_of(compared, name);
                for value in texts.iter().map(|text| Some(text.as_str())).chain([None]) {
                    let mut values = usual.clone();
                    values[at].1 = value;
                    filled.extend(tie.place.filled(&values, context));
                }
            }
            let subjects = texts_of(compared, tie.one);
            if let Some(slot) = find(compared, tie.one) {
                slot.is_read = true;
                slot.as_text = true;
                slot.is_tied = true;
                ties.are_all &= slot.add_texts(filled);
            }
            for name in names {
                let mut taken: Vec<String> = Vec::new();
                for subject in &subjects {
                    taken.extend(tie.place.taken(name, subject, context, &mut ties.budget).texts);
                }
                if let Some(slot) = find(compared, name) {
                    slot.is_tied = true;
                    ties.are_all &= slot.add_texts(taken);
                }
            }
        }
    }
}

/// Whether following the ties came to an end: each key is tied to one other, in one way, and beside it compared with
/// whole texts alone. Then either holds a text that somebody names, or what makes it equal one, or it makes no
/// difference what.
fn ends(between: &[Tie], context: &Context, compared: &[Compared]) -> bool {
    let slot = |name: &str| compared.iter().find(|one| one.name == name);
    let is_plain = |name: &str| slot(name).is_some_and(|one| !one.is_ranged && !one.as_set && !one.is_set());
    let mut pairs: Vec<(&str, &str, &Template)> = Vec::new();
    for tie in between {
        let names = tie.place.unknown(context);
        let n_variables = tie
            .place
            .text
            .keys()
            .iter()
            .filter(|key| names.contains(&key.as_str()))
            .count();
        let [name] = names.as_slice() else { return false };
        if !tie.is_plain || n_variables != 1 || *name == tie.one || !is_plain(name) || !is_plain(tie.one) {
            return false;
        }
        pairs.push((tie.one, name, tie.place.text.template()));
    }
    pairs.sort_by_key(|(one, name, _)| (*one, *name));
    pairs.dedup();
    let mut names: Vec<&str> = pairs.iter().flat_map(|(one, name, _)| [*one, *name]).collect();
    let n_names = names.len();
    names.sort_unstable();
    names.dedup();
    names.len() == n_names
}

fn share_clock(context: &Context, compared: &mut [Compared]) {
    let (iso, epoch) = ("aws:currenttime", "aws:epochtime");
    if context.get(iso) != Looked::Unknown || context.get(epoch) != Looked::Unknown {
        return;
    }
    let Some(second) = find(compared, epoch).filter(|second| second.is_read) else {
        return;
    };
    let second = core::mem::replace(second, Compared::new(epoch));
    let Some(slot) = find(compared, iso) else { return };
    slot.is_read = true;
    // A number that lies between two seconds is reached from either.
    let whole = |text: &String| text.split('.').next().and_then(|digits| digits.parse::<i128>().ok());
    let seconds = second.numbers.iter().filter_map(whole);
    let near = seconds.filter_map(|at| Some([at.checked_sub(1)?, at, at.checked_add(1)?]));
    slot.moments.extend(near.flatten().map(Instant::at));
    slot.moments
        .extend(second.texts.iter().filter_map(|text| Instant::parse(text)));
    slot.moments.extend(second.moments);
    slot.as_single = true;
}
