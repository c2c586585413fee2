//! What was found, as text and as JSON.

use std::fmt::Write;

use iam_scenario::answer::Answer;
use iam_scenario::case::Case;
use iam_scenario::output::outcome_name;
use iam_scenario::write;
use iam_words::Lang;
use iam_words::unseen::is_obeyed;
use serde_json::{Map, Value, json};

use crate::diff::{Difference, differences};
use crate::key::owner::{Owner, owner};
use crate::question::Question;
use crate::words;
use crate::{Flip, Suggestion, change};

/// A context key that somebody else than the caller decides on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotYours<'a> {
    /// The key, as the policies spell it.
    pub key: &'a str,
    /// Who decides on it.
    pub owner: Owner,
}

/// The keys that a suggestion sets and the caller cannot.
#[must_use]
pub fn not_yours(suggestion: &Suggestion) -> Vec<NotYours<'_>> {
    let sets = suggestion.changes.iter().filter_map(|it| match it {
        change::Change::Context(set) => Some(set),
        change::Change::Identify { .. }
        | change::Change::Edit { .. }
        | change::Change::Renew { .. }
        | change::Change::Remove { .. }
        | change::Change::Detach { .. }
        | change::Change::Add { .. }
        | change::Change::Attach { .. } => None,
    });
    let mut found: Vec<NotYours<'_>> = Vec::new();
    for set in sets {
        let it = NotYours {
            key: &set.key,
            owner: owner(&set.key),
        };
        // What is set on several resources is somebody else's once.
        if it.owner != Owner::Caller && !found.contains(&it) {
            found.push(it);
        }
    }
    found
}

/// What is said beside the suggestions: why there is none of a kind.
#[must_use]
pub fn notes(flip: &Flip, lang: Lang) -> Vec<String> {
    let mut notes = Vec::new();
    if !flip.lacking.is_empty() {
        notes.push(words::lacking(&flip.lacking, lang));
    }
    notes.extend(
        flip.refused
            .iter()
            .filter_map(|(key, why)| words::refused(key, *why, lang)),
    );
    notes.extend(flip.closed.iter().map(|it| words::closed(it, lang)));
    notes
}

/// The suggestions one below the other, those that weaken a guardrail last and under a heading of their own. A case that
/// is not to be turned round has none.
#[must_use]
pub fn text(found: &Flip, question: &Question, answer: &Answer, lang: Lang) -> String {
    let mut text = String::new();
    let mut is_headed = false;
    for (number, suggestion) in found.suggestions.iter().enumerate() {
        if suggestion.weakens_guardrail() && !is_headed {
            is_headed = true;
            let _ = write!(text, "\n{}", words::weakens_guardrail(lang));
        }
        for (at, sentence) in words::sentences(&suggestion.changes, answer, lang).iter().enumerate() {
            let mark = match at {
                0 => format!("{}.", number + 1),
                _ => "  +".to_string(),
            };
            // OK because writing to a `String` never fails.
            let _ = write!(text, "\n{mark} {}", one_line(sentence));
        }
        for not_yours in not_yours(suggestion) {
            let sentence = words::not_yours(not_yours.key, not_yours.owner, lang);
            let _ = write!(text, "\n     {}", one_line(&sentence));
        }
        for difference in differences(question, answer, suggestion) {
            hunk(&mut text, &difference);
        }
    }
    for note in notes(found, lang) {
        let _ = write!(text, "\n{}", one_line(&note));
    }
    text
}

/// How many lines of a new document are shown in text.
const MOST_LINES: usize = 24;

fn hunk(text: &mut String, difference: &Difference) {
    let line = difference.line.map_or(String::new(), |line| format!(":{line}"));
    let _ = write!(text, "\n     @ {}{line}", one_line(&difference.pointer));
    for (mark, lines) in [('-', &difference.before), ('+', &difference.after)] {
        for line in lines.iter().take(MOST_LINES) {
            let _ = write!(text, "\n     {mark} {}", one_line(line));
        }
        if MOST_LINES < lines.len() {
            let _ = write!(text, "\n     {mark} …");
        }
    }
}

/// A text in one line: what a name or a policy holds begins no line of its own.
fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for character in text.chars() {
        if is_obeyed(character) && character != '\t' {
            line.extend(character.escape_default());
        } else {
            line.push(character);
        }
    }
    line
}

/// Everything as one object: `decision`, `suggestions`, `lacking`, `notes`.
#[must_use]
pub fn json(found: Option<&Flip>, case: &Case, answer: &Answer, lang: Lang) -> Value {
    let question = Question {
        policies: case.policies.clone(),
        request: case.request.clone(),
    };
    let suggestions: Vec<Value> = found
        .iter()
        .flat_map(|it| &it.suggestions)
        .map(|suggestion| {
            let mut members = members(suggestion, &question, answer, lang);
            // OK because what is written here is JSON.
            let changed: Value = serde_json::from_str(&write::case(&changed(suggestion, case))).unwrap_or_default();
            members.insert("case".to_string(), changed);
            Value::Object(members)
        })
        .collect();
    let decision = outcome_name(answer.trace.decision().outcome);
    let mut whole = json!({ "decision": decision, "suggestions": suggestions });
    if let Some(found) = found {
        whole["lacking"] = json!(found.lacking);
        whole["notes"] = json!(notes(found, lang));
    }
    whole
}

/// A case with what a suggestion changes.
#[must_use]
pub fn changed(suggestion: &Suggestion, case: &Case) -> Case {
    Case {
        policies: suggestion.question.policies.clone(),
        request: suggestion.question.request.clone(),
        ..case.clone()
    }
}

/// A suggestion without the case that comes of it: `class`, `weakensGuardrail`, `changes`, `notYoursToSet`, `diff`.
#[must_use]
pub fn members(suggestion: &Suggestion, question: &Question, answer: &Answer, lang: Lang) -> Map<String, Value> {
    let not_yours: Vec<Value> = not_yours(suggestion)
        .into_iter()
        .map(|it| {
            json!({
                "key": it.key,
                "whose": it.owner.name(),
                "sentence": words::not_yours(it.key, it.owner, lang),
            })
        })
        .collect();
    let diff: Vec<Value> = differences(question, answer, suggestion).iter().map(shown).collect();
    let mut members = Map::new();
    let mut put = |name: &str, value: Value| members.insert(name.to_string(), value);
    put("class", json!(suggestion.class.name()));
    put("weakensGuardrail", json!(suggestion.weakens_guardrail()));
    put("changes", json!(words::sentences(&suggestion.changes, answer, lang)));
    put("notYoursToSet", json!(not_yours));
    put("diff", json!(diff));
    members
}

fn shown(difference: &Difference) -> Value {
    json!({
        "place": difference.pointer,
        "line": difference.line,
        "before": difference.before,
        "after": difference.after,
    })
}
