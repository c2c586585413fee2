//! Many requests over the same policies at once, and what there is to ask for.

use iam_catalog::catalogue::Catalogue;
use iam_catalog::never::{self, Never};
use iam_eval::combine::Outcome;
use iam_flip::change::policy;
use iam_protocol::case::{Checked, Grid, Instead, Shape, Vocabulary};
use iam_scenario::answer::Answer;
use iam_scenario::findings::never_sent;
use iam_scenario::findings::words::said;
use iam_scenario::read::{self, Unknown};
use iam_scenario::reply::replies;
use iam_syntax::policy::PrincipalFamily;
use iam_words::Lang;

use crate::asked::ask;
use crate::words::{Words, words};

/// How many of a kind are offered.
const MOST: usize = 8;

/// The answer to each check of a case; none where AWS never asks its action on its resource.
#[must_use]
pub fn grid(text: &str, catalogue: &Catalogue, lang: Lang) -> Grid {
    let Ok(case) = read::case_with(text, Unknown::Kept) else {
        return Grid::Unreadable(unreadable(lang));
    };
    let words = words(lang);
    // The case's own request is not one of them.
    let n_others = usize::from(case.asks_own());
    let cells = replies(&case).skip(n_others).map(|reply| match &reply.result {
        Ok(answer) if let Some(why) = never_asked(answer, catalogue, lang) => Checked {
            shape: Shape::Nothing,
            text: words.never_asked.into(),
            more: Some(why),
        },
        Ok(answer) => {
            let (shape, text) = shown(answer.trace.decision().outcome, words);
            Checked {
                shape,
                text: text.into(),
                more: None,
            }
        }
        Err(problem) => Checked {
            shape: Shape::Nothing,
            text: words.cannot.into(),
            more: Some(problem.message.clone()),
        },
    });
    Grid::Cells { cells: cells.collect() }
}

/// Why no request asks this action on this resource, where that is certain.
fn never_asked(answer: &Answer, catalogue: &Catalogue, lang: Lang) -> Option<String> {
    let action = &answer.request.action.text;
    let mut found = never::never_sent(catalogue, action, never_sent::resources(answer), []);
    found.retain(|it| matches!(it, Never::Resource { is_certain: true, .. }));
    let finding = never_sent::finding(found.pop()?, answer);
    Some(said(&finding, lang))
}

fn unreadable(lang: Lang) -> Instead {
    Instead {
        title: words(lang).unreadable.into(),
    }
}

/// An outcome as a shape and in a word or two.
pub(crate) const fn shown(outcome: Outcome, words: &'static Words) -> (Shape, &'static str) {
    match outcome {
        Outcome::Allowed => (Shape::Allow, words.allowed),
        Outcome::ExplicitDeny => (Shape::Deny, words.explicit_deny),
        Outcome::ImplicitDeny => (Shape::Implicit, words.implicit_deny),
        Outcome::Depends => (Shape::Depends, words.depends_on_keys),
    }
}

/// The actions, resources and principals that the policies name and the request has, to begin with.
#[must_use]
pub fn vocabulary(text: &str, lang: Lang) -> Vocabulary {
    let Some(asked) = ask(text) else {
        return Vocabulary::Unreadable(unreadable(lang));
    };
    let answer = &asked.answer;
    let mut actions = vec![answer.request.action.text.clone()];
    let mut resources = vec![answer.request.resource.text.clone()];
    let mut principals = vec![answer.request.caller.name().to_string()];
    let all = (0..answer.documents.len()).filter_map(|document| policy(answer, document));
    for statement in all.flat_map(|policy| &policy.statements) {
        let named = statement.action.iter().flat_map(|clause| &clause.elements);
        named.for_each(|it| add(&mut actions, &it.value));
        let named = statement.resources.iter().flat_map(|clause| &clause.elements);
        named.for_each(|it| add(&mut resources, &filled(&it.value)));
        let named = statement.principal.iter().flat_map(|clause| &clause.entries);
        let named = named.filter(|it| it.family == PrincipalFamily::Aws && it.value.value.starts_with("arn:"));
        named.for_each(|it| add(&mut principals, &it.value.value));
    }
    Vocabulary::Named {
        actions,
        resources,
        principals,
    }
}

/// One that is plain text and not there yet.
fn add(list: &mut Vec<String>, text: &str) {
    let is_plain = !text.is_empty() && !text.contains(['*', '?', '$']);
    if is_plain && list.len() < MOST && list.iter().all(|it| it != text) {
        list.push(text.to_string());
    }
}

/// A pattern for all that begins alike stands for something that does.
fn filled(pattern: &str) -> String {
    match pattern.strip_suffix('*') {
        Some(start) if !start.is_empty() => [start, "example"].concat(),
        Some(_) | None => pattern.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn grid(text: &str, lang: Lang) -> Value {
        serde_json::to_value(super::grid(text, &Catalogue::whole(), lang)).unwrap()
    }

    fn vocabulary(text: &str, lang: Lang) -> Value {
        serde_json::to_value(super::vocabulary(text, lang)).unwrap()
    }

    const CASE: &str = r#"{ "principal": "arn:aws:iam::111122223333:user/Ana", "action": "s3:GetObject", "resource": "arn:aws:s3:::b/k",
        "checks": [ { "id": "0", "action": "s3:PutObject" }, { "id": "1", "resource": "arn:aws:s3:::b/no/k" }, { "id": "2", "action": "nothing" }, { "id": "3" } ],
        "policies": { "identity": [ { "name": "a", "document": "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"s3:GetObject\",\"s3:List*\"],\"Resource\":\"arn:aws:s3:::b/*\"},{\"Effect\":\"Deny\",\"Action\":\"s3:Get*\",\"Resource\":\"arn:aws:s3:::b/no/*\"}]}" } ] } }"#;

    #[test]
    fn each_check_is_answered_in_its_place() {
        let found = grid(CASE, Lang::En);
        let shapes: Vec<&str> = found["cells"]
            .as_array()
            .unwrap()
            .iter()
            .map(|it| it["shape"].as_str().unwrap())
            .collect();
        assert_eq!(shapes, ["implicit", "deny", "nothing", "allow"]);
        assert_eq!(grid("{", Lang::En)["title"], words(Lang::En).unreadable);
        // A bucket has no objects' action; what is on every resource has each.
        let on = |resource: &str| {
            let cell = grid(&CASE.replace("arn:aws:s3:::b/no/k", resource), Lang::En)["cells"][1].clone();
            (cell["text"].as_str().unwrap().to_string(), cell["more"].is_string())
        };
        assert_eq!(on("arn:aws:sqs:us-east-1:111122223333:q"), ("never asked".into(), true));
        assert_eq!(on("arn:aws:s3:::b/no/other"), ("explicit deny".into(), false));
    }

    #[test]
    fn what_the_policies_name_is_there_to_begin_with() {
        let found = vocabulary(CASE, Lang::En);
        assert_eq!(found["actions"], json!(["s3:GetObject"]));
        assert_eq!(
            found["resources"],
            json!([
                "arn:aws:s3:::b/k",
                "arn:aws:s3:::b/example",
                "arn:aws:s3:::b/no/example"
            ])
        );
        assert_eq!(found["principals"], json!(["arn:aws:iam::111122223333:user/Ana"]));
    }
}
