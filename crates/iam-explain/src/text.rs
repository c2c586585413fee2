//! A whole explanation as plain text, for the command line and the clipboard.

use alloc::string::String;

use iam_syntax::policy::Effect;

use crate::beside::beside;
use crate::evaluated::Evaluated;
use crate::fact::{NodeFact, StatementOutcome};
use crate::headline;
use crate::message::message;
use crate::node::{Depth, Node, NodeTruth, nodes};
use crate::roles::StatementRole;
use crate::words;
use iam_words::Lang;

/// The verdict, AWS's message, how caller and resource stand to each other, what else bears on it, and every step.
#[must_use]
pub fn text(answer: Evaluated<'_>, depth: Depth, lang: Lang) -> String {
    let mut text = String::new();
    let headline = headline::of(answer);
    line(&mut text, &words::headline_of(&headline, lang));
    let n_said = headline.n_misses_said();
    if let Some(message) = message(answer) {
        line(&mut text, &message);
    }
    if answer.trace.gates.preset.is_none() {
        line(&mut text, &words::relation_sentence(answer.request, answer.trace, lang));
    }
    for said in words::beside(&beside(answer), n_said, lang) {
        line(&mut text, &["~ ", &said].concat());
    }
    text.push('\n');
    text.push_str(&tree(&nodes(answer, depth), lang));
    text
}

/// Some steps, one a line, indented by depth.
#[must_use]
pub fn tree(nodes: &[Node], lang: Lang) -> String {
    let mut text = String::new();
    for node in nodes {
        for _ in 0..node.depth {
            text.push_str("  ");
        }
        text.push(symbol(node));
        text.push(' ');
        line(&mut text, &words::step(node, lang));
    }
    text
}

fn line(text: &mut String, sentence: &str) {
    text.push_str(sentence);
    text.push('\n');
}

/// ✓ lets the request pass or matches, ✕ denies or does not match, ~ allows and is overridden, – has no effect or
/// was not looked at, ? can't be told.
#[must_use]
pub const fn symbol(node: &Node) -> char {
    match (&node.fact, node.truth) {
        (_, NodeTruth::Unknown) => '?',
        (_, NodeTruth::NotLooked) => '–',
        (NodeFact::Note(_), _) => 'i',
        (NodeFact::Policy(_) | NodeFact::Statement(_), NodeTruth::False) => '–',
        (NodeFact::Statement(it), NodeTruth::True) => match (it.effect, &it.outcome, it.role) {
            (_, StatementOutcome::Excepted, _) => '–',
            (Effect::Deny, _, _) => '✕',
            (Effect::Allow, _, Some(StatementRole::Overridden)) => '~',
            (Effect::Allow, _, Some(StatementRole::Grants | StatementRole::Decides) | None) => '✓',
        },
        (NodeFact::Policy(it), NodeTruth::True) => match (it.n_denies, it.n_allows) {
            (0, 0) => '–',
            (0, _) => '✓',
            (_, _) => '✕',
        },
        (NodeFact::Effect(it), NodeTruth::True) => match (it.effect, it.excepted) {
            (_, true) => '–',
            (Effect::Allow, false) => '✓',
            (Effect::Deny, false) => '✕',
        },
        (_, NodeTruth::True) => '✓',
        (_, NodeTruth::False) => '✕',
    }
}
