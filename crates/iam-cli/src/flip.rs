//! `flip`: the smallest changes that turn a decision round.

use std::fmt::Write;

use iam_explain::{Lang, words};
use iam_flip::{Flip as Found, flip as flipped, words::sentence as change_sentence};
use iam_scenario::answer::Answer;
use iam_scenario::case::Case;
use iam_scenario::output::outcome_name;
use iam_scenario::{read, write};
use serde_json::{Value, json};

use crate::args::{Flip, Format, Language};
use crate::input::text_of;
use crate::say::{one_line, print, say, sentence};
use crate::status::Status;

/// Finds the changes for the request of a case.
pub fn flip(asked: &Flip) -> Status {
    let text = match text_of(&asked.file) {
        Ok(text) => text,
        Err(message) => {
            say(&message);
            return Status::Failed;
        }
    };
    let case = match read::case(&text) {
        Ok(case) => case,
        Err(unreadable) => {
            for problem in &unreadable.problems {
                say(&one_line(&sentence(problem)));
            }
            return Status::Failed;
        }
    };
    let own = Case {
        checks: Vec::new(),
        ..case.clone()
    };
    let answer = match iam_scenario::answer::replies(&own)
        .into_iter()
        .next()
        .map(|reply| reply.result)
    {
        Some(Ok(answer)) => answer,
        Some(Err(problem)) => {
            say(&one_line(&sentence(&problem)));
            return Status::Failed;
        }
        None => return Status::Failed,
    };
    let lang = match asked.lang {
        Language::En => Lang::En,
        Language::Ko => Lang::Ko,
    };
    let found = flipped(&case.policies, &case.request);
    match asked.format {
        Format::Text => print(text_of_found(found.as_ref(), &answer, lang).trim_end()),
        Format::Json => print(&json_of(found.as_ref(), &own, &answer, lang).to_string()),
    }
}

fn text_of_found(found: Option<&Found>, answer: &Answer, lang: Lang) -> String {
    let (policies, request, trace) = (&answer.policies, &answer.request, &answer.trace);
    let mut text = one_line(&words::headline(policies, request, trace, lang));
    for (number, suggestion) in found.iter().flat_map(|it| &it.suggestions).enumerate() {
        for (at, change) in suggestion.changes.iter().enumerate() {
            let mark = if at == 0 {
                format!("{}.", number + 1)
            } else {
                "  +".to_string()
            };
            // OK because writing to a `String` never fails.
            let _ = write!(text, "\n{mark} {}", one_line(&change_sentence(change, answer, lang)));
        }
    }
    text
}

fn json_of(found: Option<&Found>, case: &Case, answer: &Answer, lang: Lang) -> Value {
    let suggestions: Vec<Value> = found
        .iter()
        .flat_map(|it| &it.suggestions)
        .map(|suggestion| {
            let changed = Case {
                policies: suggestion.question.policies.clone(),
                request: suggestion.question.request.clone(),
                ..case.clone()
            };
            let changes: Vec<String> = suggestion
                .changes
                .iter()
                .map(|change| change_sentence(change, answer, lang))
                .collect();
            // OK because what is written here is JSON.
            let case: Value = serde_json::from_str(&write::case(&changed)).unwrap_or_default();
            json!({ "changes": changes, "case": case })
        })
        .collect();
    let outcome = outcome_name(answer.trace.decision().outcome);
    json!({ "decision": outcome, "suggestions": suggestions })
}
