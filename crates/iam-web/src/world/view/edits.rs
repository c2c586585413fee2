//! What can be done with a step: moved, doubled, taken out, and filled in.

use iam_sts::Time;
use yew::prelude::*;

use super::context::Ctx;
use super::form::form;
use crate::world::state::Action;

/// Of a step that was run.
pub fn of_step(ctx: &Ctx, text: &str, step: usize, now: Time) -> Html {
    html! {
        <>
            { edits(ctx, step) }
            <details class="edit-step" open={true}>
                <summary>{ ctx.labels().edit }</summary>
                { form(ctx, text, step, now) }
            </details>
        </>
    }
}

/// Of a step of a text that can't be run: its form is there to be put right.
pub fn of_broken(ctx: &Ctx, text: &str, step: usize, now: Time) -> Html {
    html! {
        <div class="hop-body">
            { edits(ctx, step) }
            { form(ctx, text, step, now) }
        </div>
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
