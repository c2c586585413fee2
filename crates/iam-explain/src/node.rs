//! The steps of a decision, in the order of evaluation: gate, policy, statement, element, and in a condition
//! operator, key and value.

mod condition;
mod element;
mod gate;
mod gate_name;
mod note;
mod statement;

use alloc::vec::Vec;

use iam_eval::detail;
use iam_eval::gates::{Gate, Preset};
use iam_eval::policies::Attached;
use iam_eval::survey::ask;
use iam_eval::truth::Truth;
use iam_syntax::span::Span;

use crate::evaluated::Evaluated;
use crate::fact::{ClosingFact, GateFact, KeyFact, NodeFact, PresetFact};
use crate::roles::StatementRole;
use crate::source;

pub(crate) use element::variables;
pub use gate_name::{gate_name, holder};
pub use statement::statement_fact;

/// One step of a decision.
#[derive(Clone, Debug)]
pub struct Node<'a> {
    /// Its place in the list.
    pub id: u32,
    /// The place in the list of the step that it is a part of.
    pub parent: Option<u32>,
    /// How many steps it is a part of.
    pub depth: u16,
    /// What it says.
    pub fact: NodeFact<'a>,
    /// Whether it holds.
    pub truth: NodeTruth,
    /// The rule of SEMANTICS.md that settles the step.
    pub rule: &'static str,
    /// The line of SEMANTICS.md §10 that says what was chosen, where AWS's pages don't settle the step.
    pub choice: Option<u8>,
    /// The smallest text that the step is about.
    pub source: Option<SourceRef>,
    /// What a statement had to do with the decision.
    pub role: Option<StatementRole>,
}

/// Whether a step holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NodeTruth {
    /// It holds.
    True,
    /// It does not.
    False,
    /// It depends on what the context holds under an unknown key.
    Unknown,
    /// Nothing hangs on it, so it was not asked.
    NotLooked,
}

impl From<Truth> for NodeTruth {
    fn from(truth: Truth) -> Self {
        match truth {
            Truth::True => Self::True,
            Truth::False => Self::False,
            Truth::Unknown => Self::Unknown,
        }
    }
}

/// A place in one of the documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SourceRef {
    /// The number in [`iam_eval::policies::Attached::document`].
    pub document: usize,
    /// The text in that document.
    pub span: Span,
}

impl SourceRef {
    /// Whether it lies in a part of a document.
    #[must_use]
    pub const fn is_in(self, document: usize, part: Span) -> bool {
        self.document == document && part.start <= self.span.start && self.span.end <= part.end
    }
}

/// How far down to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// Gates, policies and statements.
    Deciding,
    /// The elements of all statements too.
    Whole,
}

/// The steps of a whole evaluation.
#[must_use]
pub fn nodes<'a>(answer: Evaluated<'a>, depth: Depth) -> Vec<Node<'a>> {
    let mut list = List::default();
    if let Some(preset) = answer.trace.gates.preset {
        let fact = PresetFact {
            preset,
            action: &answer.request.action.text,
        };
        let allows = answer.trace.decision().outcome == iam_eval::combine::Outcome::Allowed;
        let rule = match preset {
            Preset::CallerIdentity | Preset::SessionToken | Preset::SessionTokenRefused | Preset::RootAssumesRole => {
                "E-70"
            }
            Preset::FederationTokenRefused | Preset::SessionMayNot => "7.1",
            Preset::LinkedServiceAlone => "S-50",
            Preset::Unsigned => "S-35",
        };
        list.add(None, NodeFact::Preset(fact), Truth::from(allows).into(), rule, None);
        return list.nodes;
    }
    for facts in &answer.trace.facts {
        gate::add(&mut list, answer, facts, depth);
    }
    note::add(&mut list, answer);
    list.nodes
}

/// One statement with all its elements: what [`Depth::Whole`] has beneath it, for a statement that is opened later.
/// Ids count from 0 at the statement.
#[must_use]
pub fn statement_nodes<'a>(answer: Evaluated<'a>, place: Place) -> Vec<Node<'a>> {
    let mut list = List::default();
    statement::add(&mut list, answer, None, place, Depth::Whole);
    list.nodes
}

/// Which statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The gate of its policy.
    pub gate: Gate,
    /// The policy's place among those of its gate.
    pub policy: usize,
    /// Its place in the policy.
    pub statement: usize,
}

/// What is to say of one condition of a statement, by its place there.
pub(crate) fn key_fact<'a>(
    answer: Evaluated<'a>,
    attached: &'a Attached,
    statement: usize,
    condition: usize,
) -> KeyFact<'a> {
    condition::key_fact(answer, attached, statement, condition)
}

/// The elements of a statement that say what it spares: `NotPrincipal`, `NotAction`, `NotResource`.
pub(crate) fn inverted_facts<'a>(answer: Evaluated<'a>, place: Place) -> Vec<NodeFact<'a>> {
    let Some(attached) = answer.policies.of(place.gate).get(place.policy) else {
        return Vec::new();
    };
    let source = &attached.policy.policy.statements[place.statement];
    let spares = source.principal.as_ref().is_some_and(|it| it.inverted)
        || source.action.iter().chain(&source.resources).any(|it| it.inverted);
    if !spares {
        return Vec::new();
    }
    let compiled = &attached.policy.statements[place.statement];
    let detail = detail::statement(ask(answer.policies, answer.request), compiled);
    let mut list = List::default();
    element::add(&mut list, answer, 0, attached, place.statement, &detail);
    let facts = list.nodes.into_iter().map(|node| node.fact);
    facts
        .filter(|fact| match fact {
            NodeFact::Principal(it) => it.inverted,
            NodeFact::Action(it) => it.inverted,
            NodeFact::Resource(it) => it.inverted,
            NodeFact::Preset(_)
            | NodeFact::Gate(_)
            | NodeFact::Policy(_)
            | NodeFact::Statement(_)
            | NodeFact::PrincipalValue(_)
            | NodeFact::ActionValue(_)
            | NodeFact::ResourceValue(_)
            | NodeFact::OwnResource(_)
            | NodeFact::Condition(_)
            | NodeFact::Operator(_)
            | NodeFact::Key(_)
            | NodeFact::ContextValue(_)
            | NodeFact::PolicyValue(_)
            | NodeFact::More(_)
            | NodeFact::Effect(_)
            | NodeFact::Closing(_)
            | NodeFact::Note(_) => false,
        })
        .collect()
}

/// What the unknown keys may turn out to be, where the answer hangs on them.
pub(crate) fn closing_facts<'a>(answer: Evaluated<'a>) -> Vec<ClosingFact<'a>> {
    note::closings(answer).collect()
}

/// A gate and its effect, if the request passes it.
pub(crate) fn gate_fact<'a>(answer: Evaluated<'a>, gate: Gate) -> GateFact<'a> {
    gate::gate_fact(answer, gate)
}

/// The list while it grows.
#[derive(Default)]
struct List<'a> {
    nodes: Vec<Node<'a>>,
}

impl<'a> List<'a> {
    /// Adds a step and says its id.
    fn add(
        &mut self,
        parent: Option<u32>,
        fact: NodeFact<'a>,
        truth: NodeTruth,
        rule: &'static str,
        source: Option<SourceRef>,
    ) -> u32 {
        let id = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
        let depth = parent
            .and_then(|parent| self.nodes.get(parent as usize))
            .map_or(0, |node| node.depth + 1);
        let choice = source::choice(&fact);
        self.nodes.push(Node {
            id,
            parent,
            depth,
            fact,
            truth,
            rule,
            choice,
            source,
            role: None,
        });
        id
    }
}
