//! What else bears on a verdict, as JSON: what just missed, and what held although there was nothing to compare.

use iam_eval::detail::Why;
use iam_eval::gates::Gate;
use iam_eval::policies::Attached;
use iam_explain::beside::{Through, beside};
use iam_explain::near_miss::{Missed, NearMiss, Standing};
use iam_explain::node::SourceRef;
use iam_explain::words;
use iam_syntax::json::quote;
use iam_syntax::policy::Effect;

use super::{Object, gate_name};
use crate::answer::Answer;

/// All of it.
pub fn object(answer: &Answer) -> String {
    let beside = beside(answer.evaluated());
    let mut object = Object::new();
    object.list("nearMisses", beside.misses.iter().map(|it| near_miss(answer, it)));
    object.raw("moreNearMisses", &beside.n_more_misses.to_string());
    object.list("gotThrough", beside.through.iter().map(|it| through(answer, it)));
    object.raw("moreGotThrough", &beside.n_more_through.to_string());
    object.finish()
}

fn near_miss(answer: &Answer, it: &NearMiss) -> String {
    let mut object = statement(answer, it.gate, it.attached, it.statement);
    object.text(
        "effect",
        match it.effect {
            Effect::Allow => "Allow",
            Effect::Deny => "Deny",
        },
    );
    let missed = match &it.missed {
        Missed::Principal { .. } => "principal",
        Missed::Resource { .. } => "resource",
        Missed::Conditions(_) => "condition",
    };
    object.text("missed", missed);
    if let Missed::Conditions(keys) = &it.missed {
        object.list("keys", keys.iter().map(|key| quote(key.key)));
    }
    object.raw("wildcard", &it.nearness.is_wildcard.to_string());
    let standing = match it.standing {
        Standing::Advice => "advice",
        Standing::NotEnough => "notEnough",
        Standing::TooMuch => "tooMuch",
        Standing::Spares => "spares",
    };
    object.text("standing", standing);
    object.raw("source", &source(answer, it.source));
    object.said("said", |lang| words::near_miss(it, lang));
    object.finish()
}

fn through(answer: &Answer, it: &Through) -> String {
    let mut object = statement(answer, it.gate, it.attached, it.statement);
    object.text("key", it.key.key);
    let why = match it.key.why {
        Why::NothingForAll => "emptySet",
        Why::KeyAbsentIfExists => "missingIfExists",
        Why::KeyAbsentNegated => "missingNegated",
        // These hold no condition without a value.
        Why::KeyAbsent
        | Why::NothingForAny
        | Why::SetWithoutQuantifier
        | Why::KeyUnknown
        | Why::Presence { .. }
        | Why::QuantifiedNull
        | Why::Compared => "other",
    };
    object.text("why", why);
    object.raw("source", &source(answer, it.source));
    object.said("said", |lang| words::through(it, lang));
    object.finish()
}

fn statement(answer: &Answer, gate: Gate, attached: &Attached, at: usize) -> Object {
    let mut object = Object::new();
    object.text("kind", gate_name(gate, answer.request.resource.sort));
    object.text("policy", &attached.name);
    object.raw("statement", &at.to_string());
    if let Some(sid) = &attached.policy.policy.statements[at].sid {
        object.text("sid", &sid.value);
    }
    object
}

fn source(answer: &Answer, source: SourceRef) -> String {
    let mut object = Object::new();
    object.text("document", &answer.documents[source.document].pointer);
    object.raw("start", &source.span.start.to_string());
    object.raw("end", &source.span.end.to_string());
    object.finish()
}
