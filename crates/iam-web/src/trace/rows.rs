//! The rows of the tree that can be seen: what is open, and what stands in each.

use std::collections::BTreeSet;

use iam_eval::combine::Outcome;
use iam_explain::fact::{NodeFact, StatementOutcome};
use iam_explain::names::{self, Named, named};
use iam_explain::node::{Depth, Node, NodeTruth, Place, nodes, statement_nodes};
use iam_explain::roles::StatementRole;
use iam_explain::source::source_page;
use iam_explain::words;
use iam_scenario::answer::Answer;
use iam_syntax::policy::Effect;
use iam_syntax::span::Span;
use iam_words::Lang;

use super::opened::Opened;
use crate::model::slot::Slot;
use crate::policies::short::short;
use crate::widgets::glyph::Glyph;
use crate::words::labels;

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub key: String,
    pub parent: Option<String>,
    /// Counts from 1.
    pub level: usize,
    pub glyph: Glyph,
    pub kind: RowKind,
    /// A name in front of the sentence; a gate's.
    pub title: Option<String>,
    pub text: String,
    pub role: Option<StatementRole>,
    /// Whether it allows, and another Allow that must be there is missing.
    pub is_not_enough: bool,
    pub rule: &'static str,
    pub page: Option<&'static str>,
    pub source: Option<(Slot, Span)>,
    /// Whether it is open; nothing if there is nothing in it.
    pub open: Option<bool>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    Gate,
    Policy,
    Statement,
    Element,
    Note,
}

/// The rows that can be seen.
pub fn rows(answer: &Answer, slots: &[Slot], lang: Lang, opened: &Opened) -> Vec<Row> {
    let mut all = nodes(answer.evaluated(), Depth::Deciding);
    // Those stand above the tree, as cards.
    all.retain(|node| !matches!(node.fact, NodeFact::Closing(_)));
    let listed = named(&all);
    let decisive = decisive(&listed, answer);
    // Each with all that stands above it.
    let telling: BTreeSet<&str> = decisive
        .iter()
        .flat_map(|name| std::iter::once(name.as_str()).chain(ancestors(name)))
        .collect();
    let is_open = |key: &str| opened.get(key).unwrap_or_else(|| telling.contains(key));
    let mut rows = Vec::new();
    for (at, item) in listed.iter().enumerate() {
        let hidden = ancestors(&item.name).any(|above| !is_open(above));
        if hidden {
            continue;
        }
        let has_children = match item.place {
            Some(_) => true,
            None => listed
                .get(at + 1)
                .is_some_and(|next| names::parent(&next.name) == Some(item.name.as_str())),
        };
        let open = has_children.then(|| is_open(&item.name));
        rows.push(row(item.name.clone(), item.node, slots, lang, open));
        if let (Some(place), Some(true)) = (item.place, open) {
            add_elements(&mut rows, answer, slots, lang, &item.name, place, opened);
        }
    }
    rows
}

/// The elements of all statements of a document, each with what is said of it in a word or two.
pub fn of_document(answer: &Answer, slots: &[Slot], lang: Lang, document: usize) -> Vec<(Row, String)> {
    let evaluated = answer.evaluated();
    let all = nodes(evaluated, Depth::Deciding);
    let mut rows = Vec::new();
    for item in named(&all) {
        let is_here = item.node.source.is_some_and(|source| source.document == document);
        let Some(place) = item.place.filter(|_| is_here) else {
            continue;
        };
        let nodes = statement_nodes(evaluated, place);
        let keys = names::inside(&item.name, &nodes);
        for (at, (node, key)) in nodes.iter().zip(keys).enumerate() {
            // In the statement itself, and not in one of its elements.
            if node.parent == Some(0) {
                let short = short(labels(lang), &nodes, at);
                rows.push((row(key, node, slots, lang, None), short));
            }
        }
    }
    rows
}

/// What the tree opens at: the statements that decide or grant, else the gate that lacks an Allow.
fn decisive(listed: &[Named], answer: &Answer) -> Vec<String> {
    let wanted = match answer.trace.decision().outcome {
        Outcome::ExplicitDeny | Outcome::Depends => StatementRole::Decides,
        Outcome::Allowed => StatementRole::Grants,
        Outcome::ImplicitDeny => {
            let gate = listed
                .iter()
                .find(|it| matches!(&it.node.fact, NodeFact::Gate(fact) if fact.decides));
            let Some(gate) = gate else { return Vec::new() };
            let inside = listed
                .iter()
                .filter(|it| names::parent(&it.name) == Some(gate.name.as_str()));
            return inside.map(|it| it.name.clone()).chain([gate.name.clone()]).collect();
        }
    };
    let mut found: Vec<String> = listed
        .iter()
        .filter(|it| it.node.role == Some(wanted))
        .map(|it| it.name.clone())
        .collect();
    // The elements of the first say enough.
    for other in found.iter_mut().skip(1) {
        if let Some(parent) = names::parent(other) {
            *other = parent.to_string();
        }
    }
    found
}

fn ancestors(key: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(names::parent(key), |key| names::parent(key))
}

/// The elements of a statement that is open. Long lists of values stay closed.
fn add_elements(
    rows: &mut Vec<Row>,
    answer: &Answer,
    slots: &[Slot],
    lang: Lang,
    statement: &str,
    place: Place,
    opened: &Opened,
) {
    let nodes = statement_nodes(answer.evaluated(), place);
    let keys = names::inside(statement, &nodes);
    let mut seen: Vec<bool> = Vec::with_capacity(nodes.len());
    for (at, (node, key)) in nodes.iter().zip(&keys).enumerate() {
        let above = node.parent.map(|parent| parent as usize);
        let is_seen = above.is_none_or(|above| seen[above] && opened_or(opened, &keys[above], nodes[above].depth));
        let has_children = nodes.get(at + 1).is_some_and(|next| next.parent == Some(node.id));
        if 0 < at && is_seen {
            let open = has_children.then(|| opened_or(opened, key, node.depth));
            rows.push(row(key.clone(), node, slots, lang, open));
        }
        seen.push(is_seen);
    }
}

/// A statement's elements are closed at first, the operators and keys of a condition are open.
fn opened_or(opened: &Opened, key: &str, depth: u16) -> bool {
    opened.get(key).unwrap_or(depth == 0)
}

fn row(key: String, node: &Node, slots: &[Slot], lang: Lang, open: Option<bool>) -> Row {
    let title = match &node.fact {
        NodeFact::Gate(fact) => Some(words::gate_name(&fact.name, lang)),
        _ => None,
    };
    Row {
        parent: names::parent(&key).map(str::to_string),
        level: key.split('.').count(),
        key,
        glyph: glyph(node),
        kind: kind(&node.fact),
        text: match &title {
            Some(title) => after(&words::step(node, lang), title),
            None => words::step(node, lang),
        },
        title,
        role: node.role,
        is_not_enough: is_not_enough(node),
        rule: node.rule,
        page: source_page(node.rule),
        source: node
            .source
            .and_then(|source| Some((*slots.get(source.document)?, source.span))),
        open,
    }
}

fn is_not_enough(node: &Node) -> bool {
    let is_allow = node.role == Some(StatementRole::Overridden);
    matches!(&node.fact, NodeFact::Statement(fact) if is_allow && fact.decision == Outcome::ImplicitDeny)
}

/// A sentence without the name that stands in front of it already.
fn after(sentence: &str, title: &str) -> String {
    match sentence.strip_prefix(title) {
        Some(rest) => rest.trim_start_matches([':', ' ']).to_string(),
        None => sentence.to_string(),
    }
}

const fn kind(fact: &NodeFact) -> RowKind {
    match fact {
        NodeFact::Gate(_) | NodeFact::Preset(_) => RowKind::Gate,
        NodeFact::Policy(_) => RowKind::Policy,
        NodeFact::Statement(_) => RowKind::Statement,
        NodeFact::Note(_) | NodeFact::Closing(_) => RowKind::Note,
        NodeFact::Principal(_)
        | NodeFact::PrincipalValue(_)
        | NodeFact::Action(_)
        | NodeFact::ActionValue(_)
        | NodeFact::Resource(_)
        | NodeFact::ResourceValue(_)
        | NodeFact::OwnResource(_)
        | NodeFact::Condition(_)
        | NodeFact::Operator(_)
        | NodeFact::Key(_)
        | NodeFact::ContextValue(_)
        | NodeFact::PolicyValue(_)
        | NodeFact::More(_)
        | NodeFact::Effect(_) => RowKind::Element,
    }
}

const fn of_effect(effect: Effect) -> Glyph {
    match effect {
        Effect::Allow => Glyph::Allow,
        Effect::Deny => Glyph::Deny,
    }
}

fn glyph(node: &Node) -> Glyph {
    match &node.fact {
        NodeFact::Gate(fact) => Glyph::of_effect(fact.effect),
        NodeFact::Preset(_) if node.truth == NodeTruth::True => Glyph::Allow,
        NodeFact::Preset(_) => Glyph::Implicit,
        NodeFact::Closing(closing) => Glyph::of_outcome(closing.decision.outcome),
        NodeFact::Note(_) => Glyph::Note,
        NodeFact::Policy(fact) => match (fact.n_denies, fact.n_open, fact.n_allows) {
            (1.., _, _) => Glyph::Deny,
            (0, 1.., _) => Glyph::Depends,
            (0, 0, 1..) => Glyph::Allow,
            (0, 0, 0) => Glyph::Nothing,
        },
        NodeFact::Statement(fact) => match &fact.outcome {
            StatementOutcome::Applies | StatementOutcome::Excepted => of_effect(fact.effect),
            StatementOutcome::Perhaps { .. } => Glyph::Depends,
            StatementOutcome::NoEffect
            | StatementOutcome::OtherAction { .. }
            | StatementOutcome::OtherPrincipal { .. }
            | StatementOutcome::OtherResource { .. }
            | StatementOutcome::ConditionFails(_) => Glyph::Nothing,
        },
        NodeFact::Effect(fact) => match node.truth {
            NodeTruth::True => of_effect(fact.effect),
            NodeTruth::Unknown => Glyph::Depends,
            NodeTruth::False | NodeTruth::NotLooked => Glyph::Nothing,
        },
        NodeFact::Principal(_)
        | NodeFact::PrincipalValue(_)
        | NodeFact::Action(_)
        | NodeFact::ActionValue(_)
        | NodeFact::Resource(_)
        | NodeFact::ResourceValue(_)
        | NodeFact::OwnResource(_)
        | NodeFact::Condition(_)
        | NodeFact::Operator(_)
        | NodeFact::Key(_)
        | NodeFact::ContextValue(_)
        | NodeFact::PolicyValue(_)
        | NodeFact::More(_) => match node.truth {
            NodeTruth::True => Glyph::Matches,
            NodeTruth::False => Glyph::Differs,
            NodeTruth::Unknown => Glyph::Depends,
            NodeTruth::NotLooked => Glyph::Nothing,
        },
    }
}
