//! The trace seen in other ways than as a tree: step by step, and as a table.

use iam_explain::fact::NodeFact;
use iam_explain::names::named;
use iam_explain::node::{Depth, nodes};
use iam_protocol::case::{Instead, Trace};
use iam_scenario::answer::Answer;
use iam_words::Lang;

use crate::asked::ask;
use crate::matrix::matrix;
use crate::steps::steps;
use crate::words::words;

/// The trace of a case.
#[must_use]
pub fn trace(text: &str, lang: Lang) -> Trace {
    match ask(text) {
        Some(asked) => of(&asked.answer, lang),
        None => Trace::Unreadable(Instead {
            title: words(lang).unreadable.into(),
        }),
    }
}

/// The trace of an answer.
#[must_use]
pub fn of(answer: &Answer, lang: Lang) -> Trace {
    let mut all = nodes(answer.evaluated(), Depth::Deciding);
    // Those stand above the trace, as cards.
    all.retain(|node| !matches!(node.fact, NodeFact::Closing(_)));
    let all = named(&all);
    Trace::Views {
        steps: steps(&all, answer, lang),
        matrix: matrix(&all, answer, lang),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    fn trace(text: &str, lang: Lang) -> Value {
        serde_json::to_value(super::trace(text, lang)).unwrap()
    }

    const CASE: &str = r#"{ "principal": "arn:aws:iam::111122223333:user/Ana", "action": "s3:GetObject", "resource": "arn:aws:s3:::b/k",
        "context": { "aws:SecureTransport": "false", "aws:RequestedRegion": "eu-west-1" },
        "policies": {
            "identity": [ { "name": "a", "document": "{\"Statement\":[{\"Sid\":\"All\",\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"},{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\",\"Condition\":{\"StringEquals\":{\"aws:RequestedRegion\":\"us-east-1\"}}},{\"Effect\":\"Allow\",\"Action\":\"ec2:*\",\"Resource\":\"*\"}]}" } ],
            "resource": { "name": "r", "document": "{\"Statement\":{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"false\"}}}}" } } }"#;

    fn rows(found: &Value) -> Vec<String> {
        let rows = found["matrix"]["rows"].as_array().unwrap().iter();
        rows.map(|row| {
            let cells = row["cells"].as_array().unwrap().iter();
            let cells = cells.map(|it| {
                format!(
                    "{}{}",
                    it["text"].as_str().unwrap(),
                    if it["only"] == true { "!" } else { "" }
                )
            });
            let cells: Vec<String> = cells.collect();
            format!(
                "{} {} | {} | {}",
                row["name"].as_str().unwrap(),
                row["effect"].as_str().unwrap(),
                cells.join(", "),
                row["end"].as_str().unwrap()
            )
        })
        .collect()
    }

    #[test]
    fn each_statement_says_what_kept_it_and_what_became_of_it() {
        assert_eq!(
            rows(&trace(CASE, Lang::En)),
            [
                "r 1 Deny | yes, yes, yes, yes | decides",
                "a 1 “All” Allow | –, yes, yes, – | overridden by r 1",
                "a 2 Allow | –, yes, yes, no (aws:RequestedRegion)! | fails only at Condition",
                "a 3 Allow | –, no, yes, – | no effect",
            ]
        );
    }

    #[test]
    fn each_step_has_a_sentence_and_most_have_a_text() {
        for lang in Lang::ALL {
            let found = trace(CASE, lang);
            let steps = found["steps"].as_array().unwrap();
            assert!(steps.iter().all(|it| !it["text"].as_str().unwrap().is_empty()));
            let keys: Vec<&str> = steps.iter().map(|it| it["key"].as_str().unwrap()).collect();
            assert_eq!(keys[..3], ["g0", "g0.p0", "g0.p0.s0"], "{keys:?}");
            let with_text = steps.iter().filter(|it| !it["at"].is_null()).count();
            assert!(steps.len() - 3 < with_text, "{with_text} of {}", steps.len());
        }
    }

    #[test]
    fn what_cannot_be_read_is_said() {
        assert_eq!(trace("{", Lang::En)["title"], words(Lang::En).unreadable);
    }
}
