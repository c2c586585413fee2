//! What can be done with the whole scenario.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::context::Ctx;
use crate::effects::clipboard;
use crate::world::examples;
use crate::world::model::analysis::Run;
use crate::world::state::{Action, Scenario, Screen, Work};

pub fn toolbar(ctx: &Ctx, app: &Scenario, run: Option<&Run>, said: &UseStateHandle<Option<bool>>) -> Html {
    let labels = ctx.labels();
    let copy = {
        let report = run.map(Run::report_text);
        let said = said.setter();
        Callback::from(move |_: MouseEvent| {
            if let Some(report) = &report {
                let said = said.clone();
                clipboard::copy(report.clone(), move |copied| said.set(Some(copied)));
            }
        })
    };
    let onchange = {
        let open = ctx.open.clone();
        Callback::from(move |event: Event| {
            let Some(select) = event.target_dyn_into::<HtmlSelectElement>() else {
                return;
            };
            if let Some(example) = examples::ALL.iter().find(|example| example.id == select.value()) {
                open.emit(Work::example(example));
            }
        })
    };
    let shown = examples::ALL.iter().find(|example| *example.text == *app.work.text);
    html! {
        <div class="toolbar">
            <select id="scenario-examples" aria-label={labels.examples} {onchange}>
                <option value="" selected={shown.is_none()}>{ labels.examples }{ "…" }</option>
                { for examples::ALL.iter().zip(labels.example_titles).map(|(example, title)| html! {
                    <option value={example.id} selected={shown.is_some_and(|it| it.id == example.id)}>{ title }</option>
                }) }
            </select>
            <button type="button" disabled={run.is_none()} onclick={copy}>{ labels.copy_report }</button>
            <span class="hint" role="status">
                { match **said { Some(true) => labels.copied, Some(false) => labels.not_copied, None => "" } }
            </span>
        </div>
    }
}

/// Which part is seen where there is room for one.
pub fn screens(ctx: &Ctx, screen: Screen) -> Html {
    let labels = ctx.labels();
    html! {
        <nav class="session-screens" aria-label={labels.screens}>
            { for [(Screen::Steps, labels.steps), (Screen::Text, labels.text)].into_iter().map(|(it, name)| html! {
                <button type="button" aria-current={(it == screen).then_some("page")} onclick={ctx.on(move || Action::Turn(it))}>{ name }</button>
            }) }
        </nav>
    }
}
