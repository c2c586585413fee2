//! What stands below a verdict: each resource of a call, and what else the call asks.

use iam_calls::also::Also;
use iam_calls::words::{self, Question};
use iam_eval::combine::Outcome;
use iam_eval::request::Request;
use iam_explain::words::outcome_name;
use iam_scenario::answer::Answer;
use iam_scenario::answer::LeftOut;
use iam_words::Lang;

/// The lines, without indent. What is among the questions asked has a verdict of its own and is not said again.
pub fn lines(answer: &Answer, asked: &[&Request], lang: Lang) -> Vec<String> {
    let is_asked = |it: &Also| {
        let mut alike = asked
            .iter()
            .filter(|one| one.action.text.eq_ignore_ascii_case(&it.action));
        alike.any(|one| one.resource.text == it.resource)
    };
    let came_to = |asked: &Question, outcome: Outcome, decides: bool| {
        words::came_to(asked, outcome_name(outcome, lang), decides, lang)
    };
    let mut lines = Vec::new();
    for it in &answer.resources {
        let asked = Question {
            action: None,
            resource: &it.resource,
        };
        // Where the whole call was asked, the list of its questions says what came of each.
        let line = match answer.call {
            Some(_) => it.resource.clone(),
            None => came_to(&asked, it.decision.outcome, it.decides),
        };
        if answer.call.is_none() || !it.absent.is_empty() {
            lines.push(line);
        }
        if !it.absent.is_empty() {
            lines.push(format!("  {}", words::absent(&it.absent, lang)));
        }
    }
    match &answer.call {
        Some(call) => {
            lines.extend(call.asked.iter().map(|it| {
                let asked = question(&it.action, &it.resource);
                came_to(&asked, it.decision.outcome, it.decides)
            }));
            let is_alike = |one: &LeftOut, other: &LeftOut| (one.why, &one.resource) == (other.why, &other.resource);
            for alike in answer.not_asked().chunk_by(is_alike) {
                let actions: Vec<&str> = alike.iter().map(|it| it.action.as_str()).collect();
                let actions = actions.join(", ");
                let asked = question(&actions, &alike[0].resource);
                lines.push(words::not_asked(&asked, alike[0].why, lang));
            }
        }
        None => {
            let also = answer.also().into_iter().filter(|it| !is_asked(it));
            let (certain, possible): (Vec<Also>, Vec<Also>) = also.partition(|it| it.is_asked);
            lines.extend(further(words::also_asks(lang), &certain, lang));
            lines.extend(further(words::may_also_ask(lang), &possible, lang));
        }
    }
    lines
}

/// Further permissions below what is said of them all; those that differ in the action alone are one line.
fn further(title: &str, also: &[Also], lang: Lang) -> Vec<String> {
    let is_alike = |one: &Also, other: &Also| {
        let of = |it: &Also| (it.resource.clone(), it.who.name(), it.when, it.source.clone());
        of(one) == of(other)
    };
    let lines = also.chunk_by(is_alike).map(|alike| {
        let actions: Vec<&str> = alike.iter().map(|it| it.action.as_str()).collect();
        format!("  {} <{}>", words::line(&alike[0], &actions, lang), alike[0].source)
    });
    let title = (!also.is_empty()).then(|| title.to_string());
    title.into_iter().chain(lines).collect()
}

fn question<'a>(action: &'a str, resource: &'a str) -> Question<'a> {
    Question {
        action: Some(action),
        resource,
    }
}
