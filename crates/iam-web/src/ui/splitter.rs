//! The line between two parts of the page. It is drawn, or moved by the arrow keys and by a button each way. The size
//! goes to the style as `--listed`, `--answer` or `--checks`, in pixels, and is kept for the next visit.

use iam_words::Lang;
use yew::prelude::*;

use super::pane::{Pane, STEP, Sizes};
use crate::effects::{page, pointer, storage};
use crate::words::labels;

const KEPT: &str = "iamp.panes";

#[derive(Properties, PartialEq)]
pub struct Props {
    pub lang: Lang,
    pub pane: Pane,
    /// There is nothing to give room to.
    #[prop_or_default]
    pub is_idle: bool,
}

#[component]
pub fn Splitter(props: &Props) -> Html {
    let Props { lang, pane, is_idle } = *props;
    let words = labels(lang);
    let name = (words.pane)(pane);
    let first = use_memo((), |()| pane.first(page::height()));
    let kept = || Sizes::read(&storage::get(KEPT).unwrap_or_default());
    let size = use_state_eq(|| pane.within(kept().get(pane).unwrap_or(*first)));
    use_effect_with(*size, move |size| {
        page::set_style(&["--", pane.name()].concat(), &format!("{size}px"));
    });
    let (now, first) = (*size, *first);
    let set = {
        let size = size.setter();
        Callback::from(move |to: i32| {
            let to = pane.within(to);
            size.set(to);
            let mut sizes = kept();
            if sizes.get(pane).unwrap_or(first) != to {
                sizes.set(pane, to);
                storage::set(KEPT, &sizes.write());
            }
        })
    };
    // Where the line was taken, and how much room there was then.
    let taken = use_mut_ref(|| None::<(i32, i32)>);
    let at = move |event: &PointerEvent| match pane.is_upright() {
        true => event.client_x(),
        false => event.client_y(),
    };
    let onpointerdown = {
        let taken = taken.clone();
        move |event: PointerEvent| {
            if event.button() == 0 {
                event.prevent_default();
                pointer::capture(&event);
                taken.replace(Some((at(&event), now)));
            }
        }
    };
    let onpointermove = {
        let (taken, set) = (taken.clone(), set.clone());
        move |event: PointerEvent| {
            if let Some((from, size)) = *taken.borrow() {
                set.emit(size + pane.grows() * (at(&event) - from));
            }
        }
    };
    let onlostpointercapture = move |_: PointerEvent| {
        taken.take();
    };
    let onkeydown = {
        let set = set.clone();
        move |event: KeyboardEvent| {
            let is_shortcut = event.alt_key() || event.ctrl_key() || event.meta_key();
            if let Some(to) = pane.pressed(&event.key(), now, first).filter(|_| !is_shortcut) {
                event.prevent_default();
                set.emit(to);
            }
        }
    };
    let ondblclick = set.reform(move |_: MouseEvent| first);
    let button = |what: &'static str, by: i32, sign: &'static str| {
        let onclick = set.reform(move |_: MouseEvent| now + by * STEP * 2);
        html! { <button type="button" aria-label={[name, ": ", what].concat()} title={what} {onclick}>{ sign }</button> }
    };
    let (least, most) = pane.range();
    let orientation = if pane.is_upright() { "vertical" } else { "horizontal" };
    html! {
        <pane-splitter data-part={pane.name()} class={is_idle.then_some("idle")}>
            <div class="line" role="separator" tabindex="0" aria-label={name} aria-orientation={orientation} title={name}
                aria-valuemin={least.to_string()} aria-valuemax={most.to_string()} aria-valuenow={now.to_string()}
                {onpointerdown} {onpointermove} {onlostpointercapture} {onkeydown} {ondblclick}></div>
            <span class="by-button">
                { button(words.less, -1, "−") }
                { button(words.more, 1, "+") }
            </span>
        </pane-splitter>
    }
}
