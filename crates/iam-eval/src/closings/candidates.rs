//! What an unknown key may hold, as far as it can matter: absent, each value that a policy compares it with, values
//! below, between and above for ordered types, and one that nobody names.

use alloc::collections::BTreeSet;
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;

use iam_syntax::literal::date::Instant;
use iam_syntax::operator::Quantifier;
use iam_syntax::template::Template;

use crate::compile::CompiledStatement;
use crate::compile::condition::ConditionTest;
use crate::compile::resource::Fill;
use crate::context::{Context, Looked, Value};
use crate::matching::Fact;
use crate::policies::Policies;
use crate::request::Request;
use crate::trace::Trace;

use super::around;
use super::compared::Compared;
use super::texts::fresh;
use super::ties::{self, How, Place};

/// How many parts of texts are tried in all.
const MOST_PARTS: usize = 1 << 18;
/// How many places of patterns are looked at in all to tell them apart.
const MOST_PLACES: usize = 1 << 18;

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
    let open = || {
        let gates = trace
            .facts
            .iter()
            .flat_map(|facts| policies.of(facts.gate).iter().zip(&facts.policies));
        let all = gates.flat_map(|(attached, facts)| facts.iter().zip(&attached.policy.statements));
        all.filter(|(fact, _)| fact.fact == Fact::Perhaps)
            .map(|(_, statement)| statement)
    };
    let mut compared = unknown(open(), &request.context);
    let mut ties = Ties {
        between: Vec::new(),
        are_all: true,
        budget: MOST_PARTS,
    };
    for statement in open() {
        read(statement, request, &mut compared, &mut ties);
    }
    // The two forms of the clock are one key: what is compared with either closes both.
    share_clock(&request.context, &mut compared);
    follow(&mut ties, &request.context, &mut compared);
    let mut budget = MOST_PLACES;
    let mut is_told = true;
    for one in &mut compared {
        is_told &= one.tell(&mut budget);
    }
    let is_cut = compared.iter().any(|one| one.is_cut || !around::are_all(&one.numbers));
    let are_all = ties.are_all && is_told && !is_cut && ends(&ties.between, &request.context, &compared);
    let read = compared.into_iter().filter(|one| one.is_read);
    let values = |one: Compared<'_>| {
        let name = one.name;
        (name.to_string(), one.values(request.context.sent(name)))
    };
    Candidates {
        open: read.map(values).collect(),
        are_all,
    }
}

/// The unknown keys that statements read, sorted by name.
fn unknown<'a>(statements: impl Iterator<Item = &'a CompiledStatement>, context: &Context) -> Vec<Compared<'a>> {
    let mut names: BTreeSet<&str> = CLOCK.into_iter().collect();
    for statement in statements {
        for test in &statement.conditions {
            names.insert(test.key.as_str());
            names.extend(ties::places(test).flat_map(|place| place.unknown(context)));
        }
        let elements = statement.resources.iter().flat_map(|clause| &clause.elements);
        for place in elements.filter_map(|element| of_resource(&element.pattern)) {
            names.extend(place.unknown(context));
        }
    }
    let unknown = names.into_iter().filter(|name| context.get(name) == Looked::Unknown);
    unknown.map(Compared::new).collect()
}

/// What a key may hold, as far as some conditions on it tell.
pub fn told_by<'t>(
    tests: impl Iterator<Item = &'t ConditionTest>,
    name: &str,
    context: &Context,
) -> Vec<Option<Value>> {
    let mut compared = Compared::new(name);
    tests.for_each(|test| compared.add(test, context));
    compared.values(context.sent(name))
}

fn find<'a, 'k>(compared: &'a mut [Compared<'k>], name: &str) -> Option<&'a mut Compared<'k>> {
    let at = compared.binary_search_by(|one| one.name.cmp(name)).ok()?;
    compared.get_mut(at)
}

fn read<'a>(statement: &'a CompiledStatement, request: &Request, compared: &mut [Compared], ties: &mut Ties<'a>) {
    let context = &request.context;
    for element in statement.resources.iter().flat_map(|clause| &clause.elements) {
        if let Some(place) = of_resource(&element.pattern) {
            take(place, &[request.resource.text.as_str()], context, compared, ties);
        }
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

fn of_resource(pattern: &Fill) -> Option<Place<'_>> {
    let Fill::Variable { text, short, own_api } = pattern else {
        return None;
    };
    let (short, own_api) = (*short, *own_api);
    let how = How::Resource { short, own_api };
    Some(Place { text, how })
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

/// The two forms of the clock, of which each is read where the other is.
const CLOCK: [&str; 2] = ["aws:currenttime", "aws:epochtime"];

fn share_clock(context: &Context, compared: &mut [Compared]) {
    let [iso, epoch] = CLOCK;
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
