//! Statements and their elements as a table: which element matches, which one alone kept a statement from applying, and
//! what became of each statement.

use iam_eval::combine::{By, Outcome};
use iam_explain::beside::holds_without_value;
use iam_explain::fact::{NodeFact, StatementFact, StatementOutcome};
use iam_explain::names::{Named, inside};
use iam_explain::node::{Node, NodeTruth, gate_name, statement_nodes};
use iam_explain::roles::{StatementRole, applying};
use iam_explain::words as explained;
use iam_protocol::case::{self, At, End, Matrix, Row, Sign};
use iam_scenario::answer::Answer;
use iam_syntax::policy::Effect;
use iam_words::Lang;

use crate::steps::{at, is_about_the_action};
use crate::words::{Words, words};

/// A column of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Principal,
    Action,
    Resource,
    Condition,
}

const COLUMNS: [Column; 4] = [Column::Principal, Column::Action, Column::Resource, Column::Condition];

/// An element of a statement, or several of a kind, as one.
struct Cell {
    truth: Option<NodeTruth>,
    name: String,
    at: At,
    /// The condition key that it depends on.
    key: Option<String>,
    /// Whether it matches because that key has no value.
    lacks_value: bool,
}

pub fn matrix(all: &[Named], answer: &Answer, lang: Lang) -> Matrix {
    let words = words(lang);
    let by = overriding(answer, lang);
    let head = [words.statement]
        .into_iter()
        .chain(COLUMNS.map(Column::name))
        .chain([words.outcome]);
    Matrix {
        head: head.map(String::from).collect(),
        rows: all.iter().filter_map(|one| row(one, answer, &by, lang)).collect(),
    }
}

fn row(one: &Named, answer: &Answer, by: &str, lang: Lang) -> Option<Row> {
    let words = words(lang);
    let (NodeFact::Statement(fact), Some(place)) = (&one.node.fact, one.place) else {
        return None;
    };
    let nodes = statement_nodes(answer.evaluated(), place);
    let names = inside(&one.name, &nodes);
    let cells: Vec<Cell> = COLUMNS.iter().map(|column| cell(*column, &nodes, &names)).collect();
    let failed: Vec<Column> = COLUMNS
        .into_iter()
        .zip(&cells)
        .filter(|(_, cell)| cell.truth == Some(NodeTruth::False))
        .map(|(column, _)| column)
        .collect();
    let missed = match failed.as_slice() {
        [Column::Action] => None,
        [only] => Some(*only),
        _ => None,
    };
    let (kind, end) = end(fact, missed, by, lang);
    let shown = COLUMNS.into_iter().zip(&cells).map(|(column, it)| {
        let text = match (it.truth, &it.key) {
            (None, _) => words.absent.to_string(),
            (Some(truth), Some(key)) if it.lacks_value => [word(truth, words), " (", key, words.no_value, ")"].concat(),
            (Some(truth), Some(key)) => [word(truth, words), " (", key, ")"].concat(),
            (Some(truth), None) => word(truth, words).to_string(),
        };
        case::Cell {
            truth: sign(it.truth),
            text,
            key: it.name.clone(),
            at: it.at,
            only: missed == Some(column),
        }
    });
    let sid = fact.sid.filter(|sid| !sid.is_empty());
    let sid = sid.map_or(String::new(), |sid| [" “", sid, "”"].concat());
    let name = [fact.policy, " ", &fact.number.to_string(), &sid].concat();
    Some(Row {
        key: one.name.clone(),
        at: at(one.node.source),
        gate: explained::gate_name(&fact.gate, lang),
        name,
        effect: match fact.effect {
            Effect::Allow => "Allow",
            Effect::Deny => "Deny",
        }
        .into(),
        is_about: is_about_the_action(one.node),
        cells: shown.collect(),
        is_not_enough: is_not_enough(fact),
        kind,
        end,
    })
}

/// All elements of a kind together: they match if each of them does.
fn cell(column: Column, nodes: &[Node], names: &[String]) -> Cell {
    let of = nodes.iter().zip(names);
    let of: Vec<(&Node, &String)> = of.filter(|(node, _)| is_in(column, &node.fact)).collect();
    let pick = |truth: NodeTruth| of.iter().find(|(node, _)| node.truth == truth);
    let vacuous = of.iter().find(|(node, _)| lacks_value(&node.fact));
    let found = pick(NodeTruth::False)
        .or_else(|| pick(NodeTruth::Unknown))
        .or(vacuous)
        .or_else(|| pick(NodeTruth::True))
        .or_else(|| of.first());
    match found {
        Some((node, name)) => Cell {
            truth: Some(node.truth),
            name: (*name).clone(),
            at: at(node.source),
            key: match &node.fact {
                NodeFact::Key(fact) if node.truth != NodeTruth::True || lacks_value(&node.fact) => {
                    Some(fact.key.to_string())
                }
                _ => None,
            },
            lacks_value: lacks_value(&node.fact),
        },
        None => Cell {
            truth: None,
            name: names.first().cloned().unwrap_or_default(),
            at: at(nodes.first().and_then(|node| node.source)),
            key: None,
            lacks_value: false,
        },
    }
}

/// Whether a condition holds because there is nothing to compare.
const fn lacks_value(fact: &NodeFact) -> bool {
    match fact {
        NodeFact::Key(fact) => holds_without_value(fact.why),
        _ => false,
    }
}

/// Of a condition it is the keys that match or do not.
const fn is_in(column: Column, fact: &NodeFact) -> bool {
    match column {
        Column::Principal => matches!(fact, NodeFact::Principal(_)),
        Column::Action => matches!(fact, NodeFact::Action(_)),
        Column::Resource => matches!(fact, NodeFact::Resource(_) | NodeFact::OwnResource(_)),
        Column::Condition => matches!(fact, NodeFact::Key(_)),
    }
}

const fn sign(truth: Option<NodeTruth>) -> Sign {
    match truth {
        Some(NodeTruth::True) => Sign::Matches,
        Some(NodeTruth::False) => Sign::Differs,
        Some(NodeTruth::Unknown) => Sign::Depends,
        Some(NodeTruth::NotLooked) | None => Sign::Nothing,
    }
}

const fn word(truth: NodeTruth, words: &'static Words) -> &'static str {
    match truth {
        NodeTruth::True => words.yes,
        NodeTruth::False => words.no,
        NodeTruth::Unknown => words.cannot_tell,
        NodeTruth::NotLooked => words.absent,
    }
}

/// Whether a statement allows, and another Allow that must be there is missing.
fn is_not_enough(fact: &StatementFact) -> bool {
    let is_allow = fact.role == Some(StatementRole::Overridden) && fact.outcome != StatementOutcome::Excepted;
    is_allow && fact.decision == Outcome::ImplicitDeny
}

/// What became of a statement, as a shape and in words.
fn end(fact: &StatementFact, missed: Option<Column>, by: &str, lang: Lang) -> (End, String) {
    let words = words(lang);
    let shape = match fact.effect {
        Effect::Allow => End::Allow,
        Effect::Deny => End::Deny,
    };
    let is_excepted = fact.outcome == StatementOutcome::Excepted;
    match fact.role {
        Some(StatementRole::Overridden) if is_excepted || by.is_empty() => (End::Overridden, words.no_effect.into()),
        Some(StatementRole::Overridden) if is_not_enough(fact) => (End::Overridden, [words.lacks_allow, by].concat()),
        Some(StatementRole::Overridden) => (End::Overridden, [words.overridden_by, by].concat()),
        Some(role) => (shape, explained::role_name(role, lang).into()),
        None if matches!(fact.outcome, StatementOutcome::Perhaps { .. }) => (End::Depends, words.cannot_tell.into()),
        None => match missed {
            Some(column) => (End::Missed, [words.but_for, column.name()].concat()),
            None => (End::Nothing, words.no_effect.into()),
        },
    }
}

impl Column {
    /// As AWS spells the element.
    const fn name(self) -> &'static str {
        match self {
            Self::Principal => "Principal",
            Self::Action => "Action",
            Self::Resource => "Resource",
            Self::Condition => "Condition",
        }
    }
}

/// What keeps an Allow that applies from granting: the Deny that decides, or the gate that lacks an Allow.
fn overriding(answer: &Answer, lang: Lang) -> String {
    let evaluated = answer.evaluated();
    let decision = answer.trace.decision();
    let gate = match decision.by {
        Some(By::Gate(gate)) => explained::gate_name(&gate_name(evaluated, gate), lang),
        Some(By::Default) | None => String::new(),
    };
    match decision.outcome {
        Outcome::ExplicitDeny => {
            let all = applying(evaluated);
            let first = all.iter().find(|it| it.role == StatementRole::Decides);
            first.map_or(gate, |it| {
                [it.attached.name.as_str(), " ", &(it.statement + 1).to_string()].concat()
            })
        }
        Outcome::ImplicitDeny | Outcome::Allowed | Outcome::Depends => gate,
    }
}
