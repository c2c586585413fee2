//! The one loud thing: the verdict in words and shape, and what it rests on.

pub mod closings;
pub mod findings;
pub mod gates;
pub mod live;
pub mod near;

use iam_eval::combine::Outcome;
use iam_explain::headline::{self, Headline};
use iam_explain::{message, words};
use iam_scenario::answer::Answer;
use iam_scenario::problem::Problem;
use yew::prelude::*;

use crate::analysis::Shared;
use crate::context::Ctx;
use crate::model::ask::Asked;
use crate::widgets::glyph::{Glyph, glyph};
use crate::words::Labels;
use findings::sentence;

/// `shown` is the newest answer or the last good one, `now` what is true of the text as it stands.
pub fn verdict(ctx: &Ctx, shown: &Shared, now: &Shared, asked: Asked) -> Html {
    let labels = ctx.labels();
    let problem = now.problem(asked);
    let body = match shown.answer(asked) {
        Some(answer) => answered(ctx, answer),
        None if problem.is_none_or(is_unfinished) => nothing_asked(labels),
        None => Html::default(),
    };
    let is_stale = problem.is_some() && shown.answer(asked).is_some();
    html! {
        <section class={classes!("panel", "verdict", is_stale.then_some("stale"))} id="verdict"
            aria-labelledby="verdict-title" tabindex="-1">
            <h2 id="verdict-title" class="label">{ labels.verdict }</h2>
            if let Some(problem) = problem.filter(|problem| is_stale || !is_unfinished(problem)) {
                { unreadable(ctx, problem, is_stale) }
            }
            { body }
        </section>
    }
}

fn answered(ctx: &Ctx, answer: &Answer) -> Html {
    let labels = ctx.labels();
    let outcome = answer.trace.decision().outcome;
    let (word, kind, hint) = outcome_words(labels, outcome);
    let mut facts = headline::of(&answer.policies, &answer.request, &answer.trace);
    // It stands below, where a click shows its text.
    if let Headline::ImplicitDeny { nearest, .. } = &mut facts {
        *nearest = None;
    }
    let headline = words::headline_of(&facts, ctx.lang);
    let reason = without_verdict(&headline, words::outcome_name(outcome, ctx.lang)).to_string();
    let said = message::message(&answer.policies, &answer.request, &answer.trace);
    html! {
        <>
            <p class={classes!("outcome", Glyph::of_outcome(outcome).name())}>
                { glyph(Glyph::of_outcome(outcome)) }
                <span class="outcome-word">{ word }</span>
                if !kind.is_empty() {
                    <span class="outcome-kind" title={hint}>{ kind }</span>
                }
            </p>
            <p class="reason">{ reason }</p>
            { each_resource(ctx, answer) }
            if let Some(said) = said {
                <figure class="aws-message">
                    <figcaption class="hint">{ labels.aws_message }</figcaption>
                    <blockquote lang="en">{ said }</blockquote>
                </figure>
            }
        </>
    }
}

/// The headline begins with the verdict, which stands above it already. It stays where it is part of the sentence.
fn without_verdict<'a>(headline: &'a str, verdict: &str) -> &'a str {
    headline
        .strip_prefix(verdict)
        .and_then(|rest| rest.strip_prefix('.').or(rest.strip_prefix(':')))
        .map_or(headline, str::trim_start)
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

fn each_resource(ctx: &Ctx, answer: &Answer) -> Html {
    if answer.resources.is_empty() {
        return Html::default();
    }
    let labels = ctx.labels();
    html! {
        <>
            <p class="hint">{ labels.each_resource }</p>
            <ul class="plain">
                { for answer.resources.iter().map(|(resource, decision)| html! {
                    <li class="with-glyph">
                        { glyph(Glyph::of_outcome(decision.outcome)) }
                        <span><span class="code">{ resource.clone() }</span>{ " — " }
                            { words::outcome_name(decision.outcome, ctx.lang) }</span>
                    </li>
                }) }
            </ul>
        </>
    }
}

fn nothing_asked(labels: &Labels) -> Html {
    html! {
        <div class="empty">
            <p class="outcome none">{ glyph(Glyph::Nothing) }<span class="outcome-word">{ labels.no_verdict }</span></p>
            <p>{ labels.no_verdict_why }</p>
            <ol>{ for labels.no_verdict_parts.iter().map(|part| html! { <li>{ *part }</li> }) }</ol>
        </div>
    }
}

/// Whether the reader has only not said all of it yet.
fn is_unfinished(problem: &Problem) -> bool {
    problem.code == "MISSING_FIELD"
}

/// Why there is no answer for the text as it stands.
fn unreadable(ctx: &Ctx, problem: &Problem, is_stale: bool) -> Html {
    let labels = ctx.labels();
    let place = problem
        .position
        .map(|position| [labels.line, " ", &position.line.to_string()].concat());
    html! {
        <div class="cannot" role="group" aria-label={labels.cannot_evaluate}>
            <p><strong>{ labels.cannot_evaluate }</strong>
                if let Some(place) = place {
                    { " " }<span class="hint">{ place }</span>
                }
            </p>
            <p lang="en">{ sentence(&problem.message) }</p>
            if let Some(help) = &problem.help {
                <p class="hint" lang="en">{ sentence(help) }</p>
            }
            if is_stale {
                <p class="hint">{ labels.stale }</p>
            }
        </div>
    }
}
