//! The views of the trace behind their tabs, beside the tree; and the way from step to step, which goes with the tree and
//! the matrix.

mod flip;
mod grid;
pub mod matrix;
pub mod suggestions;

use std::rc::Rc;

use iam_protocol::ask::Ask;
use iam_protocol::case::Trace;
use yew::prelude::*;

use super::looked::looked_at;
use super::panel::{Panel, id_of, tab_of};
use super::present;
use super::tab::Tab;
use super::walk::{To, Walk, number, steps_of};
use crate::analysis::Shared;
use crate::context::Ctx;
use crate::effects::focus;
use crate::model::axes::Axes;
use crate::state::{Action, Work};
use crate::ui::answer::{Standing, use_answer};
use crate::ui::code::with_code;
use crate::ui::part::{self, later};
use crate::words::views::words;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub ctx: Ctx,
    /// The case as [`crate::model::tried::text_of`] writes it.
    pub case: Rc<str>,
    /// What it was written from.
    pub work: Work,
    pub shown: Shared,
    /// The step that is looked at; empty where none is.
    pub looked: AttrValue,
    pub tab: Tab,
    pub walk: Walk,
    pub axes: Rc<Axes>,
    /// What was decided, in words.
    pub title: AttrValue,
}

#[component]
pub fn Views(props: &Props) -> Html {
    let Props {
        ctx,
        case,
        work,
        shown,
        looked,
        tab,
        walk,
        axes,
        title,
    } = props;
    let words = words(ctx.lang);
    let is_presented = use_state_eq(|| false);
    let needed = *tab == Tab::Matrix || walk.is_on || *is_presented;
    let (found, standing) = use_answer::<Trace, _>(ctx.lang, needed.then(|| case.clone()), |case| Ask::Trace {
        case: case.to_string(),
    });
    let goes = {
        let (ctx, shown, looked, found) = (ctx.clone(), shown.clone(), looked.clone(), found.clone());
        move |(to, standing): &(Option<To>, Standing)| {
            let Some(to) = to.filter(|_| *standing != Standing::Busy) else {
                return;
            };
            let steps = found
                .as_deref()
                .filter(|_| *standing == Standing::There)
                .and_then(steps_of);
            ctx.act(match steps.and_then(|steps| to.find(steps, &looked)) {
                Some(step) => Action::Pass(looked_at(&step.key, step.at, &shown)),
                None => Action::NoStep,
            });
        }
    };
    use_effect_with((walk.to, standing), goes);
    let steps = found.as_deref().and_then(steps_of).filter(|_| walk.is_on);
    let at = steps.and_then(|steps| number(steps, looked));
    let sentence = match (standing, steps.zip(at)) {
        (Standing::Failed, _) if *tab != Tab::Matrix => words.failed,
        (_, Some((steps, at))) => &steps[at].text,
        (_, None) => "",
    };
    let counted = steps.map_or_else(|| words.stepping.to_string(), |steps| (words.of)(at, steps.len()));
    let tabs = Tab::ALL.map(|it| {
        let (ctx, is_open) = (ctx.clone(), it == *tab);
        let onclick = move |_| ctx.act(Action::TurnTo(it));
        html! {
            <button type="button" class="view-tab" role="tab" id={tab_of(it)} aria-controls={id_of(it)} aria-selected={is_open.to_string()}
                tabindex={if is_open { "0" } else { "-1" }} {onclick}>{ (words.tab)(it) }</button>
        }
    });
    let onkeydown = {
        let (ctx, tab) = (ctx.clone(), *tab);
        move |event: KeyboardEvent| {
            let is_shortcut = event.alt_key() || event.ctrl_key() || event.meta_key();
            if let Some(to) = turned(tab, &event.key()).filter(|_| !is_shortcut) {
                event.prevent_default();
                ctx.act(Action::TurnTo(to));
                focus::soon(tab_of(to));
            }
        }
    };
    let step = |by: i32, sign: &'static str, name: &'static str, key: &'static str| {
        let ctx = ctx.clone();
        let onclick = move |_| ctx.act(Action::Step(by));
        html! {
            <button type="button" aria-label={name} title={[name, " (", key, ")"].concat()} aria-keyshortcuts={key} {onclick}>{ sign }</button>
        }
    };
    let present = {
        let is_presented = is_presented.setter();
        move |_| is_presented.set(true)
    };
    let told = found.as_ref().filter(|_| *is_presented && standing == Standing::There);
    let presented = told
        .and_then(|trace| Some((trace, steps_of(trace)?)))
        .map(|(trace, steps)| {
            let first = number(steps, looked).unwrap_or_default();
            let on_close = {
                let is_presented = is_presented.setter();
                Callback::from(move |()| is_presented.set(false))
            };
            let of = present::Props {
                ctx: ctx.clone(),
                title: title.clone(),
                trace: trace.clone(),
                work: work.clone(),
                shown: shown.clone(),
                first,
                on_close,
            };
            later(ctx, present::present, of, part::nothing())
        });
    let goes_with_steps = matches!(tab, Tab::Steps | Tab::Matrix);
    let matrix = Panel {
        tab: Tab::Matrix,
        is_open: *tab == Tab::Matrix,
        node: NodeRef::default(),
        standing,
        waits: words.reading,
        failed: words.failed,
    };
    let table = found.as_ref().map(|trace| match &**trace {
        Trace::Unreadable(instead) => html! { <p class="hint">{ with_code(&instead.title) }</p> },
        Trace::Views { matrix, .. } if matrix.rows.is_empty() => html! { <p class="hint">{ words.none }</p> },
        Trace::Views { .. } => {
            let of = matrix::Props {
                ctx: ctx.clone(),
                trace: trace.clone(),
                shown: shown.clone(),
                looked: looked.clone(),
            };
            later(ctx, matrix::matrix, of, None)
        }
    });
    let waits = |of| {
        Panel {
            tab: of,
            is_open: *tab == of,
            node: NodeRef::default(),
            standing: Standing::Busy,
            waits: ctx.labels().part_coming,
            failed: words.failed,
        }
        .html(Html::default())
    };
    let of_flip = flip::Props {
        ctx: ctx.clone(),
        case: case.clone(),
        is_open: *tab == Tab::Flip,
    };
    let of_grid = grid::Props {
        ctx: ctx.clone(),
        case: case.clone(),
        axes: axes.clone(),
        is_open: *tab == Tab::Grid,
    };
    html! {
        <div class="views">
            <div class="view-bar">
                <div class="tabs" role="tablist" aria-label={words.views} {onkeydown}>{ tabs.to_vec() }</div>
                <div class="stepper" role="group" aria-label={words.stepping} hidden={!goes_with_steps}>
                    { step(-1, "◀", words.back, "[") }
                    <span class="step-number">{ counted }</span>
                    { step(1, "▶", words.on, "]") }
                    <button type="button" id="present-steps" aria-haspopup="dialog" aria-label={words.present} title={words.present_hint} onclick={present}>{ "⤢" }</button>
                </div>
            </div>
            <p class="step-sentence" role="status" hidden={sentence.is_empty() || !goes_with_steps}>{ sentence }</p>
            { matrix.html(html! { { table.unwrap_or_default() } }) }
            { part::once_wanted(ctx, part::View(flip::flip), of_flip, *tab == Tab::Flip, Some(waits(Tab::Flip))) }
            { part::once_wanted(ctx, part::View(grid::grid), of_grid, *tab == Tab::Grid, Some(waits(Tab::Grid))) }
            { presented.unwrap_or_default() }
        </div>
    }
}

/// Left, right and the ends, as the tabs of the ARIA practices have them.
fn turned(tab: Tab, key: &str) -> Option<Tab> {
    let n = Tab::ALL.len();
    let at = Tab::ALL.iter().position(|it| *it == tab)?;
    let to = match key {
        "ArrowRight" => (at + 1) % n,
        "ArrowLeft" => (at + n - 1) % n,
        "Home" => 0,
        "End" => n - 1,
        _ => return None,
    };
    Tab::ALL.get(to).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_keys_go_round_the_tabs() {
        for tab in Tab::ALL {
            let on = turned(tab, "ArrowRight").unwrap();
            assert_eq!(turned(on, "ArrowLeft"), Some(tab));
        }
        assert_eq!(turned(Tab::Grid, "ArrowRight"), Some(Tab::Steps));
        assert_eq!(
            (turned(Tab::Flip, "Home"), turned(Tab::Flip, "End")),
            (Some(Tab::Steps), Some(Tab::Grid))
        );
        assert_eq!(turned(Tab::Flip, "a"), None);
    }
}
