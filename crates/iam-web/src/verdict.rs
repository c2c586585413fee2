//! The one loud thing: the verdict in words and shape, and what it rests on.

pub mod also;
pub mod closings;
pub mod findings;
pub mod gates;
pub mod live;
pub mod near;
pub mod outsider;
mod truth;

use iam_eval::combine::Outcome;
use iam_explain::headline::{self, Headline};
use iam_explain::{message, words};
use iam_scenario::answer::Answer;
use iam_scenario::case::{Case, RequestInput};
use iam_scenario::paste::Foreign;
use iam_scenario::problem::Problem;

use crate::analysis::Shared;
use crate::context::Ctx;
use crate::model::ask::{self, Asked};
use crate::widgets::glyph::{Glyph, glyph};
use crate::widgets::piece::{Piece, pieces, tag};
use crate::words::{Labels, problems};
use iam_scenario::findings::words::sentence;

/// `shown` is the newest answer or the last good one, `now` what is true of the text as it stands. `other` is the language of
/// the text that can't be read, where it is known.
pub fn verdict(ctx: &Ctx, shown: &Shared, now: &Shared, case: &Case, asked: Asked, other: Option<Foreign>) -> Piece {
    let labels = ctx.labels();
    let problem = now.problem(asked);
    let body = match shown.answer(asked) {
        Some(answer) => Some(answered(ctx, answer)),
        None if problem.is_none_or(is_unfinished) => Some(nothing_asked(labels, &ask::request_of(case, asked))),
        None => None,
    };
    let is_stale = problem.is_some() && shown.answer(asked).is_some();
    let unreadable = problem
        .filter(|problem| is_stale || !is_unfinished(problem))
        .map(|problem| unreadable(ctx, now, problem, other, is_stale));
    tag("section#verdict.panel.verdict")
        .class_if(is_stale, "stale")
        .attr("aria-labelledby", "verdict-title")
        .attr("tabindex", "-1")
        .child(tag("h2#verdict-title.label").text(labels.verdict))
        .child(unreadable)
        .child(body)
}

fn answered(ctx: &Ctx, answer: &Answer) -> Piece {
    let labels = ctx.labels();
    let said = message::message(answer.evaluated());
    let said = said.map(|said| {
        // How it begins stands in the line that opens it.
        let beginning = tag("span.beginning").attr("lang", "en").attr("aria-hidden", "true");
        let summary = tag("summary.hint")
            .child(tag("span").text(labels.aws_message))
            .child(beginning.text(&said));
        tag("details.aws-message")
            .child(summary)
            .child(tag("blockquote").attr("lang", "en").text(&said))
    });
    pieces().child(in_words(ctx, answer)).child(said)
}

/// The verdict and its sentence.
pub fn in_words(ctx: &Ctx, answer: &Answer) -> Piece {
    let outcome = answer.trace.decision().outcome;
    let (word, kind, hint) = outcome_words(ctx.labels(), outcome);
    let mut facts = headline::of(answer.evaluated());
    // It stands below, where a click shows its text.
    if let Headline::ImplicitDeny { nearest, .. } = &mut facts {
        *nearest = None;
    }
    let headline = words::headline_of(&facts, ctx.lang);
    let reason = without_verdict(&headline, words::outcome_name(outcome, ctx.lang));
    let kind = (!kind.is_empty()).then(|| tag("span.outcome-kind").attr("title", hint).text(kind));
    let shape = Glyph::of_outcome(outcome);
    let head = tag("p.outcome")
        .class(shape.name())
        .child(glyph(shape))
        .child(tag("span.outcome-word").text(word))
        .child(kind);
    pieces().child(head).child(tag("p.reason").text(reason))
}

/// The headline begins with the verdict, which stands above it already. It stays where it is part of the sentence.
fn without_verdict<'a>(headline: &'a str, verdict: &str) -> &'a str {
    headline
        .strip_prefix(verdict)
        .and_then(|rest| rest.strip_prefix('.').or(rest.strip_prefix(':')))
        .map_or(headline, str::trim_start)
}

/// The title of the page. It holds the verdict.
pub fn title(ctx: &Ctx, now: &Shared, asked: Asked) -> String {
    let title = ctx.labels().title;
    match now.answer(asked) {
        Some(answer) => {
            let outcome = answer.trace.decision().outcome;
            [words::outcome_name(outcome, ctx.lang), " · ", title].concat()
        }
        None => title.to_string(),
    }
}

/// The word, the kind of denial, and what that means.
pub const fn outcome_words(labels: &Labels, outcome: Outcome) -> (&'static str, &'static str, &'static str) {
    match outcome {
        Outcome::Allowed => (labels.allowed, "", ""),
        Outcome::ExplicitDeny => (labels.denied, labels.explicit_deny, labels.explicit_deny_hint),
        Outcome::ImplicitDeny => (labels.denied, labels.implicit_deny, labels.implicit_deny_hint),
        Outcome::Depends => (labels.depends, "", ""),
    }
}

/// What each resource of a call came to, and each question of a whole call.
pub fn each_resource(ctx: &Ctx, shown: &Shared, asked: Asked) -> Option<Piece> {
    let answer = shown.answer(asked)?;
    let (resources, call) = (resources(ctx, answer), whole_call(ctx, answer));
    if resources.is_none() && call.is_none() {
        return None;
    }
    Some(tag("div.each-resource").child(resources).child(call))
}

fn resources(ctx: &Ctx, answer: &Answer) -> Option<Piece> {
    if answer.resources.is_empty() {
        return None;
    }
    let list = tag("ul.plain").each(&answer.resources, |it| {
        let absent = (!it.absent.is_empty()).then(|| {
            let keys = it.absent.join(", ");
            tag("span.hint").text(&[" (", ctx.labels().absent_there, " ", &keys, ")"].concat())
        });
        let said = tag("span").child(tag("span.code").text(&it.resource)).text(" — ");
        came_to(ctx, said, it.decision.outcome, it.decides).child(absent)
    });
    let head = tag("p.hint").text(ctx.labels().each_resource);
    Some(pieces().child(head).child(list))
}

/// What a call's questions came to, where all of it was asked.
fn whole_call(ctx: &Ctx, answer: &Answer) -> Option<Piece> {
    let call = answer.call.as_ref()?;
    let list = tag("ul.plain").each(&call.asked, |it| {
        let said = tag("span")
            .child(tag("span.code").text(&it.action))
            .text(" ")
            .child(tag("span.code").text(&it.resource))
            .text(" — ");
        came_to(ctx, said, it.decision.outcome, it.decides)
    });
    let head = tag("p.hint").text(ctx.labels().call_decided);
    Some(pieces().child(head).child(list))
}

/// A line of such a list; the one that decides stands out.
fn came_to(ctx: &Ctx, said: Piece, outcome: Outcome, decides: bool) -> Piece {
    let word = words::outcome_name(outcome, ctx.lang);
    let word = match decides {
        true => tag("strong").text(word),
        false => tag("span").text(word),
    };
    tag("li.with-glyph")
        .child(glyph(Glyph::of_outcome(outcome)))
        .child(said.child(word))
}

/// Which parts of a request are not said yet, by their places among [`Labels::no_verdict_parts`].
fn missing(request: &RequestInput) -> Vec<usize> {
    let is_blank = |text: &str| text.trim().is_empty();
    let parts = [
        is_blank(ask::principal_text(request.principal.as_ref())),
        request.action.as_deref().is_none_or(is_blank),
        request.resources.arns().all(is_blank),
    ];
    let places = parts.iter().enumerate().filter(|(_, is_missing)| **is_missing);
    places.map(|(at, _)| at).collect()
}

fn nothing_asked(labels: &Labels, request: &RequestInput) -> Piece {
    let missing = missing(request);
    let head = tag("p.outcome.none")
        .child(glyph(Glyph::Nothing))
        .child(tag("span.outcome-word").text(labels.no_verdict));
    tag("div.empty")
        .child(head)
        .child(tag("p").text((labels.no_verdict_why)(missing.len())))
        .child(tag("ol").each(missing, |at| tag("li").text(labels.no_verdict_parts[at])))
}

/// Whether the reader has only not said all of it yet.
fn is_unfinished(problem: &Problem) -> bool {
    problem.code == "MISSING_FIELD"
}

/// Why there is no answer for the text as it stands: what it is, where it is in another language; else what is wrong where.
fn unreadable(ctx: &Ctx, now: &Shared, problem: &Problem, other: Option<Foreign>, is_stale: bool) -> Piece {
    let labels = ctx.labels();
    let document = now.document_at(&problem.path).map(|document| document.name.as_str());
    let position = problem.position.filter(|_| other.is_none());
    let place = match (document, position) {
        (Some(name), Some(position)) => Some((problems::words(ctx.lang).line_of)(name, position.line)),
        (Some(name), None) => Some(name.into()),
        (None, Some(position)) => Some([labels.line, " ", &position.line.to_string()].concat()),
        (None, None) => None,
    };
    let place = place.map(|place| pieces().text(" ").child(tag("span.hint").text(&place)));
    let help = problem.help.as_deref().filter(|_| other.is_none());
    let said = match other {
        Some(other) => tag("p").said((labels.foreign)(other)),
        None => tag("p").attr("lang", "en").said(&sentence(&problem.message)),
    };
    tag("div.cannot")
        .attr("role", "group")
        .attr("aria-label", labels.cannot_evaluate)
        .child(tag("p").child(tag("strong").text(labels.cannot_evaluate)).child(place))
        .child(said)
        .child(help.map(|help| tag("p.hint").attr("lang", "en").said(&sentence(help))))
        .child(is_stale.then(|| tag("p.hint").text(labels.stale)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use iam_scenario::case::{PrincipalInput, Resources};

    #[test]
    fn what_is_said_already_is_not_asked_for() {
        let mut request = RequestInput::default();
        assert_eq!(missing(&request), [0, 1, 2]);
        request.action = Some("s3:GetObject".into());
        request.resources = Resources::of(" ");
        assert_eq!(missing(&request), [0, 2]);
        request.resources = Resources::of("*");
        assert_eq!(missing(&request), [0]);
        request.principal = Some(PrincipalInput::Text("anonymous".into()));
        request.action = Some(" ".into());
        assert_eq!(missing(&request), [1]);
    }
}
