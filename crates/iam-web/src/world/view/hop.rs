//! A step in the list: in one line what it came to, and opened, why.

use iam_eval::combine::Outcome;
use iam_scenario::case::Title;
use iam_scenario::findings::words::said;
use iam_scenario::run::StepReport;
use iam_sts::Time;
use iam_words::Lang;
use yew::prelude::*;

use super::card::card;
use super::check::check;
use super::context::Ctx;
use super::form::form;
use super::glyph::glyph;
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
    /// The text as it stands now, which the form is about.
    pub text: &'p str,
    pub at: usize,
    pub report: &'p StepReport,
    pub is_open: bool,
    pub now: Time,
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
                            <span class="hop-title hint">{ title_of(title, ctx.lang) }</span>
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

/// A title in a language.
pub fn title_of(title: &Title, lang: Lang) -> String {
    match (title, lang) {
        (Title::Plain(text), _) => text.clone(),
        (Title::Both { en, .. }, Lang::En) => en.clone(),
        (Title::Both { ko, .. }, Lang::Ko) => ko.clone(),
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
                    <ul>{ for report.findings.iter().map(|it| html! { <li>{ said(it, ctx.lang) }</li> }) }</ul>
                </section>
            }
            if let Some(session) = &report.session {
                { card(ctx, run, at, &report.id, session, props.now) }
            }
            if let Some(step) = at.checked_sub(run.n_of_case()) {
                { edits(ctx, step) }
                <details class="edit-step" open={true}>
                    <summary>{ labels.edit }</summary>
                    { form(ctx, props.text, step, props.now) }
                </details>
            }
        </>
    }
}

fn edits(ctx: &Ctx, step: usize) -> Html {
    let labels = ctx.labels();
    html! {
        <div class="edits" role="group" aria-label={labels.edit}>
            <button type="button" class="quiet" onclick={ctx.on(move || Action::MoveUp(step))} disabled={step == 0}>{ "↑ " }{ labels.move_up }</button>
            <button type="button" class="quiet" onclick={ctx.on(move || Action::MoveDown(step))}>{ "↓ " }{ labels.move_down }</button>
            <button type="button" class="quiet" onclick={ctx.on(move || Action::Duplicate(step))}>{ labels.duplicate }</button>
            <button type="button" class="quiet" onclick={remove(ctx, step)}>{ labels.remove }</button>
        </div>
    }
}

fn remove(ctx: &Ctx, step: usize) -> Callback<MouseEvent> {
    let dispatch = ctx.dispatch.clone();
    Callback::from(move |_| {
        dispatch.emit(Action::Remove(step));
        // What had the keyboard is gone with it.
        crate::effects::focus::soon("add-step".into());
    })
}

/// A step of a text that can't be run: its form is there to be put right.
pub fn broken_step(ctx: &Ctx, text: &str, step: usize, now: Time) -> Html {
    html! {
        <div class="hop-body">
            { edits(ctx, step) }
            { form(ctx, text, step, now) }
        </div>
    }
}
