//! The line between two parts of the page. It is drawn, or moved by the arrow keys and by a button each way. The size
//! goes to the style as `--listed`, `--answer` or `--checks`, in pixels, and is kept for the next visit. A part that is too
//! low to show anything is closed, and says by its button how it opens.

use iam_words::Lang;
use yew::prelude::*;

use super::pane::{Pane, STEP, Sizes};
use crate::effects::{focus, page, pointer, storage};
use crate::words::labels;

const KEPT: &str = "iamp.panes";

#[derive(Properties, PartialEq)]
pub struct Props {
    pub lang: Lang,
    pub pane: Pane,
    /// The rows that a part has which can be closed. With none there is nothing to give room to.
    #[prop_or_default]
    pub rows: Option<Rows>,
}

/// The rows of a part.
#[derive(Clone, Copy, PartialEq)]
pub struct Rows {
    pub n: usize,
    /// Whether the last is the one in hand: a row that has just come is to be seen.
    pub is_last: bool,
}

#[component]
pub fn Splitter(props: &Props) -> Html {
    let Props { lang, pane, rows } = *props;
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
    let is_closed = pane.is_closed(now);
    {
        let (before, set) = (use_mut_ref(|| rows), set.clone());
        use_effect_with(rows, move |rows| {
            let n = before.replace(*rows).map_or(0, |rows| rows.n);
            if rows.is_some_and(|rows| rows.is_last && n < rows.n) {
                if is_closed {
                    set.emit(pane.opened(page::height()));
                }
                focus::into_view_soon("tr.in-form");
            }
        });
    }
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
        let onclick = set.reform(move |_: MouseEvent| pane.moved(now, by * STEP * 2));
        let says = [name, ": ", what].concat();
        html! { <button type="button" aria-label={says.clone()} title={says} {onclick}>{ sign }</button> }
    };
    let toggle = rows.map(|rows| {
        let to = if is_closed { pane.opened(page::height()) } else { pane.range().0 };
        let onclick = set.reform(move |_: MouseEvent| to);
        let says = if is_closed { (words.show_rows)(rows.n) } else { words.hide_rows.into() };
        html! { <button type="button" class="toggles" aria-expanded={(!is_closed).to_string()} {onclick}>{ says }</button> }
    });
    let class = classes!(
        rows.is_some_and(|rows| rows.n == 0).then_some("idle"),
        is_closed.then_some("closed")
    );
    let (least, most) = pane.range();
    let orientation = if pane.is_upright() { "vertical" } else { "horizontal" };
    html! {
        <pane-splitter data-part={pane.name()} {class}>
            <div class="line" role="separator" tabindex="0" aria-label={name} aria-orientation={orientation} title={name}
                aria-valuemin={least.to_string()} aria-valuemax={most.to_string()} aria-valuenow={now.to_string()}
                {onpointerdown} {onpointermove} {onlostpointercapture} {onkeydown} {ondblclick}></div>
            <span class="by-button">
                if !is_closed {
                    { button(words.less, -1, "−") }
                    { button(words.more, 1, "+") }
                }
                { toggle }
            </span>
        </pane-splitter>
    }
}
