//! What would turn the decision round, each suggestion with the case that comes of it.

use iam_eval::combine::Outcome;
use iam_explain::node::gate_name;
use iam_explain::{Lang, words as explained};
use iam_flip::words::sentence;
use iam_flip::{Flip, Suggestion, flip as flipped};
use iam_scenario::answer::Answer;
use iam_scenario::case::Case;
use iam_scenario::write;
use serde_json::{Value, json};

use crate::asked::ask;
use crate::words::words;

/// `title`, `suggestions` as `{ changes, case }`, and what to say where there are none.
pub fn flip(text: &str, lang: Lang) -> Value {
    let words = words(lang);
    let Some(asked) = ask(text) else {
        return json!({ "title": words.unreadable, "suggestions": [] });
    };
    let answer = &asked.answer;
    let found = flipped(&asked.case.policies, &asked.case.request);
    let Some(found) = found else {
        return json!({ "title": words.depends, "suggestions": [] });
    };
    if found.suggestions.is_empty() {
        return json!({ "title": words.nothing, "more": stopped(&found, answer, lang), "suggestions": [] });
    }
    let title = match found.outcome {
        Outcome::Allowed => words.to_denied,
        Outcome::ExplicitDeny | Outcome::ImplicitDeny | Outcome::Depends => words.to_allowed,
    };
    let suggestions = found.suggestions.iter().map(|it| shown(it, &asked.case, answer, lang));
    json!({ "title": title, "suggestions": suggestions.collect::<Vec<Value>>() })
}

fn shown(suggestion: &Suggestion, case: &Case, answer: &Answer, lang: Lang) -> Value {
    let changed = Case {
        policies: suggestion.question.policies.clone(),
        request: suggestion.question.request.clone(),
        ..case.clone()
    };
    let changes = suggestion.changes.iter().map(|it| sentence(it, answer, lang));
    json!({ "changes": changes.collect::<Vec<String>>(), "case": write::case_of_texts(&changed) })
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
