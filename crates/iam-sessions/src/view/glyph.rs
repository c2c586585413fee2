//! The shapes that stand for what a step came to. A word always stands beside them.

use yew::prelude::*;

use crate::model::mark::Mark;

/// Draws a shape.
pub fn glyph(mark: Mark) -> Html {
    let href = ["#mark-", mark.name()].concat();
    html! {
        <svg class={classes!("mark-glyph", mark.name())} viewBox="0 0 16 16" aria-hidden="true"><use href={href} /></svg>
    }
}

/// The outlines, once for the whole view: no two have the same.
pub fn sprite() -> Html {
    html! {
        <svg class="sprite" aria-hidden="true" width="0" height="0">
            { for Mark::ALL.into_iter().map(|mark| html! {
                <symbol id={["mark-", mark.name()].concat()} viewBox="0 0 16 16">{ outline(mark) }</symbol>
            }) }
        </svg>
    }
}

fn outline(mark: Mark) -> Html {
    match mark {
        // A filled circle with a check.
        Mark::Allowed => {
            html! { <><circle class="fill" cx="8" cy="8" r="7" /><path class="cut" d="M4.7 8.4l2.3 2.3 4.4-5.2" /></> }
        }
        // A key.
        Mark::Issued => {
            html! { <><circle class="fill" cx="5.4" cy="8" r="4.4" /><circle class="hole" cx="5.4" cy="8" r="1.6" /><path class="outline" d="M9.6 8h5.4M12 8v3M14.4 8v2.2" /></> }
        }
        // An octagon with a cross.
        Mark::ExplicitDeny => {
            html! { <><path class="fill" d="M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1z" /><path class="cut" d="M5.5 5.5l5 5m0-5l-5 5" /></> }
        }
        // An open circle with a bar.
        Mark::ImplicitDeny => {
            html! { <><circle class="outline" cx="8" cy="8" r="6.2" /><path class="outline" d="M4.8 8h6.4" /></> }
        }
        // A diamond with a question mark.
        Mark::Depends => {
            html! { <><path class="outline" d="M8 1.2L14.8 8 8 14.8 1.2 8z" /><path class="outline" d="M6.3 6.6c0-2.3 3.4-2.2 3.4-.2 0 1.3-1.7 1.4-1.7 2.6" /><circle class="fill" cx="8" cy="11.2" r=".9" /></> }
        }
        // A shield that is crossed out.
        Mark::RefusedByPolicy => {
            html! { <><path class="outline" d="M8 1.3l5.6 2v4.4c0 3.4-2.4 5.7-5.6 7-3.2-1.3-5.6-3.6-5.6-7V3.3z" /><path class="outline" d="M5.8 5.6l4.4 4.4m0-4.4L5.8 10" /></> }
        }
        // A square with a bar.
        Mark::RefusedByRule => {
            html! { <><rect class="fill" x="1.5" y="1.5" width="13" height="13" rx="2" /><path class="cut" d="M4.6 8h6.8" /></> }
        }
        // A clock.
        Mark::Expired => {
            html! { <><circle class="outline" cx="8" cy="8" r="6.2" /><path class="outline" d="M8 4.4V8l2.6 1.9" /></> }
        }
        // A broken circle.
        Mark::NotRun => html! { <circle class="outline broken" cx="8" cy="8" r="6" /> },
        // A triangle with an exclamation mark.
        Mark::Error => {
            html! { <><path class="outline" d="M8 1.8L15 14H1z" /><path class="outline" d="M8 6.2v3.4" /><circle class="fill" cx="8" cy="11.8" r=".9" /></> }
        }
    }
}
