//! Sentences. Each language is a set of functions from facts to text, by exhaustive `match`: a fact without words
//! does not compile.
//!
//! One sentence a step. It names the thing, says what was compared with what, and keeps *matches*, *does not match*
//! and *cannot tell* apart, as it does explicit deny, implicit deny and not evaluated.

mod en;
mod ko;
pub mod shown;
mod terms;
mod topic;

use alloc::string::String;
use alloc::vec::Vec;

use iam_eval::combine::{GateEffect, Outcome};
use iam_eval::request::Request;
use iam_eval::trace::Trace;

use crate::beside::{Beside, Through};
use crate::evaluated::Evaluated;
use crate::fact::{GateName, NodeFact, RelationFact};
use crate::headline::{Headline, of};
use crate::near_miss::NearMiss;
use crate::node::{Node, SourceRef};
use crate::path::{Standing, Station};
use crate::roles::StatementRole;
use iam_words::Lang;

/// A fact in words.
#[must_use]
pub fn sentence(fact: &NodeFact, lang: Lang) -> String {
    match lang.spoken() {
        Lang::En => en::sentence(fact),
        Lang::Ko => ko::sentence(fact),
    }
}

/// A step in words: its fact, and a remark where AWS's pages don't settle it.
#[must_use]
pub fn step(node: &Node, lang: Lang) -> String {
    let mut text = sentence(&node.fact, lang);
    if let Some(line) = node.choice {
        text.push(' ');
        text.push_str(&choice(line, lang));
    }
    text
}

/// Says that AWS's pages leave a choice, and which line of SEMANTICS.md §10 has ours.
#[must_use]
pub fn choice(line: u8, lang: Lang) -> String {
    match lang.spoken() {
        Lang::En => en::choice(line),
        Lang::Ko => ko::choice(line),
    }
}

/// The verdict in words, with its reason.
#[must_use]
pub fn headline(answer: Evaluated<'_>, lang: Lang) -> String {
    headline_of(&of(answer), lang)
}

/// The same from facts that are at hand.
#[must_use]
pub fn headline_of(headline: &Headline, lang: Lang) -> String {
    match lang.spoken() {
        Lang::En => en::headline(headline),
        Lang::Ko => ko::headline(headline),
    }
}

/// A statement that failed by a hair, in words.
#[must_use]
pub fn near_miss(miss: &NearMiss, lang: Lang) -> String {
    match lang.spoken() {
        Lang::En => en::near_miss(miss),
        Lang::Ko => ko::near_miss(miss),
    }
}

/// What else bears on a verdict, a sentence each, in order; `n_said` of the near misses stand elsewhere already.
#[must_use]
pub fn beside(beside: &Beside, n_said: usize, lang: Lang) -> Vec<String> {
    let misses = beside.misses.iter().skip(n_said).map(|it| near_miss(it, lang));
    let through = beside.through.iter().map(|it| through(it, lang));
    let more = more_beside(beside, lang);
    misses
        .chain(through)
        .chain((!more.is_empty()).then_some(more))
        .collect()
}

/// Each with the place that it is about, for who shows it there.
#[must_use]
pub fn beside_at(beside: &Beside, lang: Lang) -> Vec<(SourceRef, String)> {
    let misses = beside.misses.iter().map(|it| (it.source, near_miss(it, lang)));
    let through = beside.through.iter().map(|it| (it.source, self::through(it, lang)));
    misses.chain(through).collect()
}

/// How much more there is than is said; empty where all is said.
#[must_use]
pub fn more_beside(beside: &Beside, lang: Lang) -> String {
    let (misses, through) = (beside.n_more_misses, beside.n_more_through);
    if (misses, through) == (0, 0) {
        return String::new();
    }
    match lang.spoken() {
        Lang::En => en::more_beside(misses, through),
        Lang::Ko => ko::more_beside(misses, through),
    }
}

/// A kind of policy in as few words as people use.
#[must_use]
pub fn short_name(name: &GateName, lang: Lang) -> String {
    match lang.spoken() {
        Lang::En => en::path::short_name(name),
        Lang::Ko => ko::path::short_name(name),
    }
}

/// What stands in the place of an effect for a kind of policy that had no say.
#[must_use]
pub const fn no_say(standing: &Standing, lang: Lang) -> &'static str {
    match (standing, lang.spoken()) {
        (Standing::Asked(_), _) => "",
        (Standing::Absent, Lang::En) => "none",
        (Standing::Absent, Lang::Ko) => "없음",
        (Standing::Aside(_), Lang::En) => "n/a",
        (Standing::Aside(_), Lang::Ko) => "해당 없음",
    }
}

/// What is to say of a kind of policy that had no say; nothing of one that was asked, whose steps say it.
#[must_use]
pub fn station(station: &Station, lang: Lang) -> Option<String> {
    let name = &station.name;
    Some(match (&station.standing, lang.spoken()) {
        (Standing::Asked(_), _) => return None,
        (Standing::Absent, Lang::En) => en::path::absent(name),
        (Standing::Absent, Lang::Ko) => ko::path::absent(name),
        (Standing::Aside(aside), Lang::En) => en::path::aside(name, aside),
        (Standing::Aside(aside), Lang::Ko) => ko::path::aside(name, aside),
    })
}

/// Why an Allow's condition holds without a value, in words.
#[must_use]
pub fn through(through: &Through, lang: Lang) -> String {
    match lang.spoken() {
        Lang::En => en::through(through),
        Lang::Ko => ko::through(through),
    }
}

/// How caller and resource stand to each other, in words.
#[must_use]
pub fn relation_sentence(request: &Request, trace: &Trace, lang: Lang) -> String {
    let fact = relation_fact(request, trace);
    match lang.spoken() {
        Lang::En => en::relation(&fact),
        Lang::Ko => ko::relation(&fact),
    }
}

fn relation_fact<'a>(request: &'a Request, trace: &Trace) -> RelationFact<'a> {
    RelationFact {
        relation: trace.gates.relation,
        caller: &request.caller,
        resource_account: &request.resource_account,
        resource_partition: iam_syntax::arn::Arn::parse(&request.resource.text).map(|arn| arn.partition),
    }
}

/// The name of a gate.
#[must_use]
pub fn gate_name(name: &GateName, lang: Lang) -> String {
    match lang.spoken() {
        Lang::En => en::gate_name(name),
        Lang::Ko => ko::gate_name(name),
    }
}

/// The name of a gate's effect.
#[must_use]
pub const fn effect_name(effect: GateEffect, lang: Lang) -> &'static str {
    terms::effect(effect).name(lang)
}

/// The name of an answer.
#[must_use]
pub const fn outcome_name(outcome: Outcome, lang: Lang) -> &'static str {
    terms::verdict(outcome).name(lang)
}

/// What a statement had to do with the decision, in a word or two.
#[must_use]
pub const fn role_name(role: StatementRole, lang: Lang) -> &'static str {
    match lang.spoken() {
        Lang::En => en::role_name(role),
        Lang::Ko => ko::role_name(role),
    }
}
