//! What a suggestion changes, line by line: of each document the lines that go and those that come, of the request its
//! context keys.

pub mod lines;

use iam_scenario::answer::Answer;
use iam_scenario::case::{ContextEntry, ContextInput, PolicyInput, RequestInput, same_key};
use iam_scenario::document::{Document, Place};
use iam_scenario::load::Library;
use iam_syntax::json::{push_step, quote};

use crate::Suggestion;
use crate::change::{Change, On, Set};
use crate::question::Question;

use lines::lines;

/// Lines of one place that are others afterwards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// JSON pointer in the case: of a document, of a context key, of what switches a policy on.
    pub pointer: String,
    /// The number of the first line in the document as it was; nothing outside of documents, and in new ones.
    pub line: Option<usize>,
    /// The lines that go.
    pub before: Vec<String>,
    /// The lines that come.
    pub after: Vec<String>,
}

/// Everything that a suggestion changes, in the order of the case: the request, then the documents.
#[must_use]
pub fn differences(question: &Question, answer: &Answer, suggestion: &Suggestion) -> Vec<Difference> {
    let mut found: Vec<Difference> = Vec::new();
    for change in &suggestion.changes {
        match change {
            Change::Context(set) => found.extend(set_keys(set, &question.request)),
            Change::Identify { unique_id } => found.push(Difference {
                pointer: "/principal/uniqueId".to_string(),
                line: None,
                before: Vec::new(),
                after: vec![format!("\"uniqueId\": {}", quote(unique_id))],
            }),
            Change::Edit { .. }
            | Change::Renew { .. }
            | Change::Remove { .. }
            | Change::Detach { .. }
            | Change::Add { .. }
            | Change::Attach { .. } => {}
        }
    }
    let (mut before, mut after) = (question.policies.clone(), suggestion.question.policies.clone());
    let changed: Vec<&PolicyInput> = after.all_mut().map(|it| &*it).collect();
    let is_attached = |it: &PolicyInput| suggestion.changes.iter().any(|change| attaches(change, it));
    // What is attached stands behind the others of its place, so that the rest are in the order that they had.
    let mut changed = changed.into_iter().filter(|it| !is_attached(it));
    for (document, old) in answer.documents.iter().zip(before.all_mut()) {
        if replaced(suggestion, document) {
            continue;
        }
        let Some(new) = changed.next() else { break };
        if old.enabled && !new.enabled {
            let pointer = document.pointer.strip_suffix("/document").unwrap_or(&document.pointer);
            found.push(Difference {
                pointer: format!("{pointer}/enabled"),
                line: None,
                before: vec!["\"enabled\": true".to_string()],
                after: vec!["\"enabled\": false".to_string()],
            });
        } else if old.text != new.text {
            found.extend(lines(&document.pointer, &old.text, &new.text));
        }
    }
    let library = Library::new(&suggestion.question.policies);
    for change in &suggestion.changes {
        if let Change::Attach { place, name, statement } = change {
            let text = statement.document();
            let documents = answer.documents.iter();
            let is_it = |it: &&Document| it.name == *name && *it.text == *text && it.place == *place;
            let pointer = library.documents().iter().find(is_it).map(|it| it.pointer.clone());
            found.push(Difference {
                pointer: pointer.unwrap_or_default(),
                line: None,
                before: documents
                    .filter(|it| it.place == *place && replaced(suggestion, it))
                    .flat_map(|it| it.text.lines().map(ToString::to_string))
                    .collect(),
                after: text.lines().map(ToString::to_string).collect(),
            });
        }
    }
    found
}

/// Whether a document makes room: a resource has one policy, so one that is switched off gives way to a new one.
fn replaced(suggestion: &Suggestion, document: &Document) -> bool {
    let is_attached = |change: &Change| {
        matches!(
            change,
            Change::Attach {
                place: Place::Resource,
                ..
            }
        )
    };
    document.place == Place::Resource && suggestion.changes.iter().any(is_attached)
}

fn attaches(change: &Change, input: &PolicyInput) -> bool {
    match change {
        Change::Attach { name, statement, .. } => input.name == *name && input.text == statement.document(),
        Change::Context(_)
        | Change::Identify { .. }
        | Change::Edit { .. }
        | Change::Renew { .. }
        | Change::Remove { .. }
        | Change::Detach { .. }
        | Change::Add { .. } => false,
    }
}

fn set_keys(set: &Set, request: &RequestInput) -> Vec<Difference> {
    let of = |(key, value)| {
        let places = match &set.on {
            On::Request => vec![("/context".to_string(), request.context.as_slice())],
            On::Resources(places) => {
                let own = |at: &usize| {
                    let (_, own) = request.resources.each().nth(*at)?;
                    Some((format!("/resources/{at}/context"), own))
                };
                places.iter().filter_map(own).collect()
            }
        };
        places
            .into_iter()
            .map(move |(context, entries)| set_key(context, entries, key, value))
    };
    set.all().flat_map(of).collect()
}

fn set_key(context: String, entries: &[ContextEntry], key: &str, value: &ContextInput) -> Difference {
    let old = entries.iter().find(|entry| same_key(&entry.name, key));
    let name = old.map_or(key, |entry| entry.name.as_str());
    let mut pointer = context;
    push_step(&mut pointer, name);
    let line = |value: &ContextInput| format!("{}: {}", quote(name), written(value));
    // A key that is derived has to be taken away in so many words.
    let after = match value {
        ContextInput::Removed if old.is_some() => None,
        ContextInput::Removed | ContextInput::One(_) | ContextInput::Many(_) => Some(line(value)),
    };
    Difference {
        pointer,
        line: None,
        before: old.map(|entry| line(&entry.value)).into_iter().collect(),
        after: after.into_iter().collect(),
    }
}

/// A value of a key as the case has it.
fn written(value: &ContextInput) -> String {
    match value {
        ContextInput::Removed => "null".to_string(),
        ContextInput::One(value) => quote(value),
        ContextInput::Many(values) => {
            let quoted: Vec<String> = values.iter().map(|it| quote(it)).collect();
            format!("[{}]", quoted.join(", "))
        }
    }
}
