//! What would turn the decision round, each suggestion with the case that comes of it.

use iam_catalog::catalogue::Catalogue;
use iam_eval::combine::Outcome;
use iam_explain::node::gate_name;
use iam_explain::words as explained;
use iam_flip::question::Question;
use iam_flip::{Flip, Suggestion, flip as flipped, output, words as flip_words};
use iam_scenario::answer::Answer;
use iam_scenario::case::Case;
use iam_scenario::write;
use iam_words::Lang;
use serde_json::{Value, json};

use crate::asked::ask;
use crate::words::words;

/// `title`, `suggestions` as `{ class, weakensGuardrail, changes, notYoursToSet, diff, case }`, the heading over those that
/// weaken a guardrail, and what to say beside them or where there are none.
///
/// Of the catalogue nothing is loaded here, so the linter judges the suggestions by what a policy says of itself.
pub fn flip(text: &str, lang: Lang) -> Value {
    let words = words(lang);
    let Some(asked) = ask(text) else {
        return json!({ "title": words.unreadable, "suggestions": [] });
    };
    let answer = &asked.answer;
    let found = flipped(&asked.case.policies, &asked.case.request, &Catalogue::new());
    let Some(found) = found else {
        return json!({ "title": words.depends, "suggestions": [] });
    };
    let notes = output::notes(&found, lang).join(" ");
    if found.suggestions.is_empty() {
        let stopped = stopped(&found, answer, lang);
        let more = [stopped.as_str(), notes.as_str()].join(" ");
        return json!({ "title": words.nothing, "more": more.trim_end(), "suggestions": [] });
    }
    let title = match found.outcome {
        Outcome::Allowed => words.to_denied,
        Outcome::ExplicitDeny | Outcome::ImplicitDeny | Outcome::Depends => words.to_allowed,
    };
    let suggestions = found.suggestions.iter().map(|it| shown(it, &asked.case, answer, lang));
    json!({
        "title": title,
        "more": notes,
        "guardrails": flip_words::weakens_guardrail(lang),
        "suggestions": suggestions.collect::<Vec<Value>>(),
    })
}

fn shown(suggestion: &Suggestion, case: &Case, answer: &Answer, lang: Lang) -> Value {
    let question = Question {
        policies: case.policies.clone(),
        request: case.request.clone(),
    };
    let mut members = output::members(suggestion, &question, answer, lang);
    let changed = write::case_of_texts(&output::changed(suggestion, case));
    members.insert("case".to_string(), Value::String(changed));
    Value::Object(members)
}

/// The gates that no small change gets past.
fn stopped(found: &Flip, answer: &Answer, lang: Lang) -> String {
    let name = |gate| {
        let name = gate_name(&answer.policies, &answer.request, &answer.trace, gate);
        explained::gate_name(&name, lang)
    };
    let names: Vec<String> = found.stopped_by.iter().map(|gate| name(*gate)).collect();
    match names.is_empty() {
        true => explained::headline(&answer.policies, &answer.request, &answer.trace, lang),
        false => [words(lang).stopped_by, &names.join(", ")].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DENIED: &str = r#"{ "principal": "arn:aws:iam::111122223333:user/Ana", "action": "s3:GetObject", "resource": "arn:aws:s3:::b/k",
        "context": { "aws:SecureTransport": "false" },
        "policies": { "identity": [ { "name": "a", "document": "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"},{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"false\"}}}]}" } ] } }"#;

    #[test]
    fn each_suggestion_brings_the_case_that_decides_otherwise() {
        for lang in Lang::ALL {
            let found = flip(DENIED, lang);
            let suggestions = found["suggestions"].as_array().unwrap();
            assert!(2 < suggestions.len(), "{found}");
            for suggestion in suggestions {
                let changed = ask(suggestion["case"].as_str().unwrap()).unwrap();
                assert_eq!(changed.answer.trace.decision().outcome, Outcome::Allowed);
                assert!(!suggestion["changes"][0].as_str().unwrap().is_empty());
            }
        }
    }

    #[test]
    fn what_cannot_be_read_and_what_depends_is_said() {
        for (text, title) in [
            ("{", words(Lang::En).unreadable),
            (r#"{ "action": "s3:GetObject" }"#, words(Lang::En).unreadable),
            (
                &DENIED.replace(
                    r#""context": { "aws:SecureTransport": "false" }"#,
                    r#""unknown": ["aws:SecureTransport"]"#,
                ),
                words(Lang::En).depends,
            ),
        ] {
            assert_eq!(flip(text, Lang::En)["title"], title, "{text}");
        }
    }

    #[test]
    fn what_stops_everything_is_named() {
        let text = r#"{ "principal": "arn:aws:iam::111122223333:user/Ana", "action": "sts:GetFederationToken", "resource": "*" ,
            "policies": { "boundary": { "name": "b", "document": "{\"Statement\":[]}" } } }"#;
        let found = flip(text, Lang::En);
        assert!(found["suggestions"].as_array().is_some(), "{found}");
    }
}
