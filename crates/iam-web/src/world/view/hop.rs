//! A step in the list: in one line what it came to, and opened, why.

use iam_eval::combine::Outcome;
use iam_scenario::findings::words::said;
use iam_scenario::run::StepReport;
use iam_sts::Time;
use yew::prelude::*;

use super::card::{Card, card};
use super::check::check;
use super::context::Ctx;
use super::glyph::glyph;
use crate::ui::code::with_code;
use crate::words::world as words;
use crate::world::model::analysis::Run;
use crate::world::model::clock::time_of_day;
use crate::world::model::hop::Hop;
use crate::world::model::mark::Mark;
use crate::world::state::Action;

/// A step among the others.
pub struct Props<'p> {
    pub ctx: &'p Ctx,
    pub run: &'p Run,
    pub at: usize,
    pub report: &'p StepReport,
    pub is_open: bool,
    pub now: Time,
    /// What can be done in the session that it issued, and with the step itself.
    pub then: Html,
    pub edits: Html,
}

pub fn hop(props: &Props) -> Html {
    let Props {
        ctx, run, at, report, ..
    } = *props;
    let labels = ctx.labels();
    let mark = Mark::of(report);
    let hop = run.step(at).map(Hop::of);
    let expected = Run::is_as_expected(report);
    let is_later = props.now < report.time;
    html! {
        <li class={classes!("hop", mark.name(), props.is_open.then_some("is-open"), is_later.then_some("later"))}>
            <h4 class="hop-head">
                <button type="button" class="hop-toggle" id={hop_id(at)} aria-expanded={props.is_open.to_string()}
                    onclick={ctx.on(move || Action::Toggle(at))}>
                    <span class="hop-number">{ (at + 1).to_string() }</span>
                    { glyph(mark) }
                    <span class="hop-line">
                        if let Some(hop) = &hop {
                            <span class="hop-who">{ hop.actor.clone() }</span>
                            <span class="hop-does">{ hop.does.clone() }{ " " }<span class="hop-on">{ hop.on.clone() }</span></span>
                        }
                        <code class="hop-id">{ report.id.clone() }</code>
                        if let Some(title) = run.step(at).and_then(|step| step.title.as_ref()) {
                            <span class="hop-title hint">{ title.in_lang(ctx.lang) }</span>
                        }
                    </span>
                    <span class="hop-outcome">{ words::mark(mark, ctx.lang) }</span>
                    <time class="hop-time">{ time_of_day(report.time) }</time>
                </button>
            </h4>
            if expected == Some(false) {
                <p class="unmet-note">{ "✕ " }{ labels.not_as_expected }</p>
            }
            if props.is_open {
                <div class="hop-body">{ body(props, mark) }</div>
            }
        </li>
    }
}

pub fn hop_id(at: usize) -> String {
    ["hop-", &at.to_string()].concat()
}

fn body(props: &Props, mark: Mark) -> Html {
    let Props {
        ctx, run, at, report, ..
    } = *props;
    let labels = ctx.labels();
    let answers: Vec<_> = report.answers().map(|(_, answer)| answer).collect();
    html! {
        <>
            if let Some(hint) = words::hint(mark, ctx.lang) {
                <p class="reason">{ hint }</p>
            }
            if let Some(error) = &report.error {
                <figure class="sts-message">
                    <figcaption class="hint">{ labels.aws_message }{ ": " }<code>{ error.code.clone() }</code></figcaption>
                    <blockquote lang="en">{ error.message.clone() }</blockquote>
                </figure>
            }
            if answers.is_empty() {
                <p class="hint">{ labels.not_asked }</p>
            }
            { for answers.iter().enumerate().map(|(n, answer)| {
                let is_allowed = answer.trace.decision().outcome == Outcome::Allowed;
                check(ctx, run, answer, n == 0 || !is_allowed)
            }) }
            if let Some(identity) = &report.identity {
                <p><code>{ identity.arn.clone() }</code></p>
            }
            if !report.findings.is_empty() {
                <section>
                    <h4 class="label">{ labels.notes }</h4>
                    <ul>{ for report.findings.iter().map(|it| html! { <li>{ with_code(&said(it, ctx.lang)) }</li> }) }</ul>
                </section>
            }
            if let Some(session) = &report.session {
                { card(&Card { ctx, run, at, id: &report.id, session, now: props.now, then: props.then.clone() }) }
            }
            { props.edits.clone() }
        </>
    }
}
