//! The shapes that stand for an effect. A word always stands beside them, so they are hidden from assistive technology.

use iam_eval::combine::{GateEffect, Outcome};
use iam_protocol::case::Shape;

use crate::widgets::piece::{Piece, tag};

/// Shape before colour: each differs in outline, not in hue alone. The outlines are in `index.html`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glyph {
    /// A filled circle with a check.
    Allow,
    /// An octagon with a cross.
    Deny,
    /// An open circle with a bar.
    Implicit,
    /// A diamond with a question mark.
    Depends,
    /// A small dot: no effect.
    Nothing,
    Matches,
    Differs,
    Note,
    /// A key: a session was issued.
    Issued,
    /// A shield that is crossed out: a policy stood against a session.
    Refused,
    /// A square with a bar: AWS refuses whatever the policies say.
    Barred,
    /// A clock.
    Expired,
    /// A broken circle.
    NotRun,
    /// A triangle with an exclamation mark.
    Error,
    /// A triangle.
    Warning,
    /// A shield with an exclamation mark: what somebody else could do.
    Security,
}

impl Glyph {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Allow => "allow",
            Self::Deny => "deny",
            Self::Implicit => "implicit",
            Self::Depends => "depends",
            Self::Nothing => "nothing",
            Self::Matches => "matches",
            Self::Differs => "differs",
            Self::Note => "note",
            Self::Issued => "issued",
            Self::Refused => "refused",
            Self::Barred => "barred",
            Self::Expired => "expired",
            Self::NotRun => "not-run",
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Security => "security",
        }
    }

    pub const fn of_outcome(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Allowed => Self::Allow,
            Outcome::ExplicitDeny => Self::Deny,
            Outcome::ImplicitDeny => Self::Implicit,
            Outcome::Depends => Self::Depends,
        }
    }

    /// The shape that the worker names.
    pub const fn of_shape(shape: Shape) -> Self {
        match shape {
            Shape::Allow => Self::Allow,
            Shape::Deny => Self::Deny,
            Shape::Implicit => Self::Implicit,
            Shape::Depends => Self::Depends,
            Shape::Nothing => Self::Nothing,
        }
    }

    pub const fn of_effect(effect: GateEffect) -> Self {
        match effect {
            GateEffect::Allow => Self::Allow,
            GateEffect::ExplicitDeny => Self::Deny,
            GateEffect::ImplicitDeny => Self::Implicit,
            GateEffect::NoImpact => Self::Nothing,
            GateEffect::Unknown => Self::Depends,
        }
    }
}

/// Draws a shape.
pub fn glyph(glyph: Glyph) -> Piece {
    let name = glyph.name();
    tag("svg.glyph")
        .class(name)
        .attr("viewBox", "0 0 16 16")
        .attr("aria-hidden", "true")
        .child(tag("use").attr("href", &["#glyph-", name].concat()))
}
