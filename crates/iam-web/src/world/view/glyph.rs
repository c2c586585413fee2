//! The shapes that stand for what a step came to. A word always stands beside them.

use yew::prelude::*;

use crate::widgets::glyph::Glyph;
use crate::world::model::mark::Mark;

/// Draws a shape.
pub fn glyph(mark: Mark) -> Html {
    html! {
        <svg class={classes!("mark-glyph", mark.name())} viewBox="0 0 16 16" aria-hidden="true"><use href={href(mark)} /></svg>
    }
}

/// Where its outline is.
pub fn href(mark: Mark) -> String {
    ["#glyph-", shape(mark).name()].concat()
}

/// No two have the same.
const fn shape(mark: Mark) -> Glyph {
    match mark {
        Mark::Allowed => Glyph::Allow,
        Mark::ExplicitDeny => Glyph::Deny,
        Mark::ImplicitDeny => Glyph::Implicit,
        Mark::Depends => Glyph::Depends,
        Mark::Issued => Glyph::Issued,
        Mark::RefusedByPolicy => Glyph::Refused,
        Mark::RefusedByRule => Glyph::Barred,
        Mark::Expired => Glyph::Expired,
        Mark::NotRun => Glyph::NotRun,
        Mark::Error => Glyph::Error,
    }
}
