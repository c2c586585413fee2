//! The steps of a decision one after another: a sentence each, and the text that it speaks of.

use iam_explain::fact::{NodeFact, StatementOutcome};
use iam_explain::names::{Named, inside};
use iam_explain::node::{Node, SourceRef, statement_nodes};
use iam_explain::words;
use iam_protocol::case::{At, Step};
use iam_scenario::answer::Answer;
use iam_words::Lang;

pub fn steps(all: &[Named], answer: &Answer, lang: Lang) -> Vec<Step> {
    let mut steps = Vec::new();
    for one in all {
        steps.push(step(&one.name, one.node, lang));
        let Some(place) = one.place.filter(|_| is_about_the_action(one.node)) else {
            continue;
        };
        let nodes = statement_nodes(answer.evaluated(), place);
        for (name, node) in inside(&one.name, &nodes).iter().zip(&nodes) {
            if is_step(&node.fact) {
                steps.push(step(name, node, lang));
            }
        }
    }
    steps
}

fn step(name: &str, node: &Node, lang: Lang) -> Step {
    Step {
        key: name.into(),
        text: words::step(node, lang),
        at: at(node.source),
    }
}

pub fn at(source: Option<SourceRef>) -> At {
    let SourceRef { document, span } = source?;
    Some([document as u32, span.start, span.end])
}

/// Of a statement about other actions there is no more to say.
pub fn is_about_the_action(node: &Node) -> bool {
    match &node.fact {
        NodeFact::Statement(fact) => !matches!(
            fact.outcome,
            StatementOutcome::OtherAction { .. } | StatementOutcome::NoEffect
        ),
        _ => false,
    }
}

/// Each element is a step, and each key of a condition; the single values are looked up in the tree.
const fn is_step(fact: &NodeFact) -> bool {
    match fact {
        NodeFact::Principal(_)
        | NodeFact::Action(_)
        | NodeFact::Resource(_)
        | NodeFact::OwnResource(_)
        | NodeFact::Key(_) => true,
        NodeFact::Preset(_)
        | NodeFact::Gate(_)
        | NodeFact::Policy(_)
        | NodeFact::Statement(_)
        | NodeFact::PrincipalValue(_)
        | NodeFact::ActionValue(_)
        | NodeFact::ResourceValue(_)
        | NodeFact::Condition(_)
        | NodeFact::Operator(_)
        | NodeFact::ContextValue(_)
        | NodeFact::PolicyValue(_)
        | NodeFact::More(_)
        | NodeFact::Effect(_)
        | NodeFact::Closing(_)
        | NodeFact::Note(_) => false,
    }
}
