//! What would change the decision, each suggestion with the case that comes of it.

use iam_catalog::catalogue::Catalogue;
use iam_eval::combine::Outcome;
use iam_explain::node::gate_name;
use iam_explain::words as explained;
use iam_flip::question::Question;
use iam_flip::{diff::differences, in_turns as flipped, output, turns, words as flip_words};
use iam_protocol::case::{Difference, Flip, NotYours, Suggestion};
use iam_scenario::answer::Answer;
use iam_scenario::case::Case;
use iam_scenario::write;
use iam_words::Lang;

use crate::asked::ask;
use crate::words::words;

/// What would change the decision on a case.
///
/// What is not loaded of the catalogue is not spoken of: neither which keys an action takes, nor what the linter would
/// say of a suggestion.
#[must_use]
pub fn flip(text: &str, catalogue: &Catalogue, lang: Lang) -> Flip {
    turns::at_once(in_turns(text, catalogue, lang))
}

/// The same in turns: while it is found out, something else can be done.
pub async fn in_turns(text: &str, catalogue: &Catalogue, lang: Lang) -> Flip {
    let words = words(lang);
    let none = |title: &str, more: &str| Flip {
        title: title.into(),
        more: more.into(),
        guardrails: String::new(),
        suggestions: Vec::new(),
    };
    let Some(asked) = ask(text) else {
        return none(words.unreadable, "");
    };
    let answer = &asked.answer;
    let found = flipped(&asked.case.policies, &asked.case.request, catalogue).await;
    let Some(found) = found else {
        return none(words.depends, "");
    };
    let notes = output::notes(&found, lang).join(" ");
    if found.suggestions.is_empty() {
        let more = [stopped(&found, answer, lang).as_str(), notes.as_str()].join(" ");
        return none(words.nothing, more.trim_end());
    }
    let is_guardrail = |it: &iam_flip::Suggestion| it.weakens_guardrail();
    let title = match found.outcome {
        Outcome::Allowed => words.to_denied,
        Outcome::ExplicitDeny | Outcome::ImplicitDeny | Outcome::Depends => {
            match found.suggestions.iter().all(is_guardrail) {
                true => words.past_guardrails,
                false => words.to_allowed,
            }
        }
    };
    let suggestions = found.suggestions.iter();
    Flip {
        title: title.into(),
        more: notes,
        guardrails: flip_words::weakens_guardrail(lang).into(),
        suggestions: suggestions.map(|it| shown(it, &asked.case, answer, lang)).collect(),
    }
}

fn shown(suggestion: &iam_flip::Suggestion, case: &Case, answer: &Answer, lang: Lang) -> Suggestion {
    let question = Question {
        policies: case.policies.clone(),
        request: case.request.clone(),
    };
    let not_yours = output::not_yours(suggestion).into_iter().map(|it| NotYours {
        key: it.key.into(),
        whose: it.owner.name().into(),
        sentence: flip_words::not_yours(it.key, it.owner, lang),
    });
    let diff = differences(&question, answer, suggestion)
        .into_iter()
        .map(|it| Difference {
            place: it.pointer,
            line: it.line,
            before: it.before,
            after: it.after,
        });
    Suggestion {
        class: suggestion.class.name().into(),
        weakens_guardrail: suggestion.weakens_guardrail(),
        changes: flip_words::sentences(&suggestion.changes, answer, lang),
        not_yours_to_set: not_yours.collect(),
        diff: diff.collect(),
        case: write::case_of_texts(&output::changed(suggestion, case)),
    }
}

/// The gates that no small change gets past.
fn stopped(found: &iam_flip::Flip, answer: &Answer, lang: Lang) -> String {
    let name = |gate| {
        let name = gate_name(answer.evaluated(), gate);
        explained::gate_name(&name, lang)
    };
    let names: Vec<String> = found.stopped_by.iter().map(|gate| name(*gate)).collect();
    match names.is_empty() {
        true => explained::headline(answer.evaluated(), lang),
        false => [words(lang).stopped_by, &names.join(", ")].concat(),
    }
}

#[cfg(test)]
mod tests {
    use iam_eval::combine::Outcome;
    use serde_json::Value;

    use super::*;

    fn flip(text: &str, lang: Lang) -> Value {
        serde_json::to_value(super::flip(text, &Catalogue::whole(), lang)).unwrap()
    }

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
    fn the_title_says_where_only_guardrails_are_left() {
        let only_deny = DENIED.replace(r#",\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"false\"}}"#, "");
        for lang in Lang::ALL {
            assert_eq!(
                flip(&only_deny, lang)["title"],
                words(lang).past_guardrails,
                "{only_deny}"
            );
            assert_eq!(flip(DENIED, lang)["title"], words(lang).to_allowed);
        }
    }

    #[test]
    fn no_key_is_set_that_the_action_does_not_take() {
        let scan = r#"{ "principal": "arn:aws:iam::111122223333:user/Ana", "action": "dynamodb:Scan", "resource": "arn:aws:dynamodb:us-east-1:111122223333:table/t",
            "policies": { "identity": [ { "name": "a", "document": "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"dynamodb:*\",\"Resource\":\"*\",\"Condition\":{\"StringEquals\":{\"dynamodb:LeadingKeys\":\"x\"}}}]}" } ] } }"#;
        let classes = |catalogue: &Catalogue| -> Vec<String> {
            let found = super::flip(scan, catalogue, Lang::En);
            found.suggestions.into_iter().map(|it| it.class).collect()
        };
        assert!(!classes(&Catalogue::whole()).contains(&"request".to_string()));
        // Where the actions of the service are not known, it may be one of the action's.
        assert!(classes(&Catalogue::new()).contains(&"request".to_string()));
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
