//! The list of steps, which says all that the diagram says, and the way to add one.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::card::act_in;
use super::context::Ctx;
use super::edits;
use super::hop::{Props, hop, hop_id};
use crate::effects::focus;
use crate::words::world as words;
use crate::world::model::analysis::{Analysis, Run, step_of};
use crate::world::model::edit;
use crate::world::model::fresh;
use crate::world::state::{Action, Scenario};

pub fn steps(ctx: &Ctx, app: &Scenario, run: &Run, analysis: &Analysis, now: iam_sts::Time) -> Html {
    let labels = ctx.labels();
    let reports = &run.report.steps;
    html! {
        <section class="steps" aria-labelledby="steps-title">
            <h3 id="steps-title" class="label">{ labels.steps }</h3>
            { broken(ctx, app, analysis, now) }
            <ol class={classes!("plain", "hops", matches!(analysis, Analysis::Broken(_)).then_some("stale"))}>
                { for reports.iter().enumerate().map(|(at, report)| {
                    let is_in_hand = app.work.open == Some(at) && matches!(analysis, Analysis::Ran(_));
                    let step = at.checked_sub(run.n_of_case()).filter(|_| is_in_hand);
                    let edits = step.map(|step| edits::of_step(ctx, &app.work.text, step, now)).unwrap_or_default();
                    let is_open = is_in_hand || ctx.on_paper;
                    let then = if is_in_hand { act_in(ctx, &report.id) } else { Html::default() };
                    hop(&Props { ctx, run, at, report, is_open, now, then, edits })
                }) }
            </ol>
            { add(ctx, app) }
        </section>
    }
}

/// The form of the step that is open or broken, where the whole can't be run.
fn broken(ctx: &Ctx, app: &Scenario, analysis: &Analysis, now: iam_sts::Time) -> Html {
    let Analysis::Broken(problems) = analysis else {
        return Html::default();
    };
    let step = app.work.open.or_else(|| problems.iter().find_map(step_of));
    let Some(step) = step else { return Html::default() };
    html! {
        <section class="broken-step" aria-label={ctx.labels().edit}>
            <h4>{ ctx.labels().edit }{ ": " }{ (step + 1).to_string() }</h4>
            { edits::of_broken(ctx, &app.work.text, step, now) }
        </section>
    }
}

fn add(ctx: &Ctx, app: &Scenario) -> Html {
    let labels = ctx.labels();
    let n_steps = edit::read(&app.work.text)
        .tree
        .and_then(|tree| Some(tree.get("steps")?.items()?.len()));
    let next = app
        .work
        .open
        .map_or(usize::MAX, |open| open + 1)
        .min(n_steps.unwrap_or(0));
    let onclick = {
        let dispatch = ctx.dispatch.clone();
        Callback::from(move |_: MouseEvent| {
            let document = web_sys::window().and_then(|window| window.document());
            let select = document.and_then(|document| document.get_element_by_id("add-kind"));
            let chosen = select.and_then(|it| wasm_bindgen::JsCast::dyn_into::<HtmlSelectElement>(it).ok());
            let field = chosen.map(|select| select.value()).unwrap_or_default();
            if let Some(act) = fresh::MENU.into_iter().find(|act| act.name() == field) {
                dispatch.emit(Action::Add { act, actor: None });
                focus::soon(hop_id(next));
            }
        })
    };
    html! {
        <div class="add">
            <select id="add-kind" aria-label={labels.add_step}>
                { for fresh::MENU.into_iter().map(|act| html! { <option value={act.name()} selected={act == fresh::MENU[0]}>{ words::act(act, ctx.lang) }</option> }) }
            </select>
            <button type="button" id="add-step" class="primary" {onclick}>{ "+ " }{ labels.add_step }</button>
            <span class="hint">{ labels.add_hint }</span>
        </div>
    }
}
