//! The steps of an evaluation as a JSON list.

use iam_explain::fields::{Field, fields, kind};
use iam_explain::node::{Depth, Node, NodeTruth, nodes as steps};
use iam_explain::roles::StatementRole;

use iam_syntax::json::quote;

use super::{Object, list};
use crate::answer::Answer;

/// Every step, elements of all statements included.
pub fn nodes(answer: &Answer) -> String {
    let steps = steps(answer.evaluated(), Depth::Whole);
    list(steps.iter().map(|step| node(answer, step)))
}

fn node(answer: &Answer, step: &Node) -> String {
    let mut object = Object::new();
    object.raw("id", &step.id.to_string());
    object.raw(
        "parent",
        &step.parent.map_or("null".into(), |parent| parent.to_string()),
    );
    object.text("kind", kind(&step.fact));
    object.text("truth", truth_name(step.truth));
    object.text("rule", step.rule);
    match step.source {
        Some(source) => {
            let mut place = Object::new();
            place.text("document", &answer.documents[source.document].pointer);
            place.raw("start", &source.span.start.to_string());
            place.raw("end", &source.span.end.to_string());
            object.raw("source", &place.finish());
        }
        None => object.raw("source", "null"),
    }
    if let Some(role) = step.role {
        object.text("role", role_name(role));
    }
    let mut facts = Object::new();
    for (name, field) in fields(&step.fact) {
        facts.raw(name, &value(&field));
    }
    object.raw("facts", &facts.finish());
    object.finish()
}

fn value(field: &Field) -> String {
    match field {
        Field::Word(word) => quote(word),
        Field::Text(text) => quote(text),
        Field::Number(number) => number.to_string(),
        Field::Flag(flag) => flag.to_string(),
        Field::Texts(texts) => list(texts.iter().map(|text| quote(text))),
        Field::List(fields) => list(fields.iter().map(value)),
        Field::Absent => "null".into(),
    }
}

const fn truth_name(truth: NodeTruth) -> &'static str {
    match truth {
        NodeTruth::True => "true",
        NodeTruth::False => "false",
        NodeTruth::Unknown => "unknown",
        NodeTruth::NotLooked => "notLooked",
    }
}

/// A statement's role in the words of the format.
pub const fn role_name(role: StatementRole) -> &'static str {
    match role {
        StatementRole::Decides => "decides",
        StatementRole::Grants => "grants",
        StatementRole::Overridden => "overridden",
    }
}
