//! How a world is meant to end, and what its documents are meant to say for it.

use crate::rng::Rng;

/// How a world is meant to end.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Goal {
    Chance,
    Allow,
    Deny(Spot),
    Lack(Spot),
    Preset,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spot {
    Rcp,
    Scp,
    Endpoint,
    Resource,
    Trust,
    Identity,
    Boundary,
    Session,
}

/// What a document is meant to say.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    /// Anything.
    Wild,
    /// It allows, most often.
    Open,
    /// It denies, most often.
    Hostile,
    /// It neither allows nor denies, most often.
    Shut,
}

pub fn goal(rng: &mut Rng) -> Goal {
    match rng.below(100) {
        0..18 => Goal::Chance,
        18..28 => Goal::Allow,
        28..32 => Goal::Deny(Spot::Rcp),
        32..36 => Goal::Deny(Spot::Scp),
        36..40 => Goal::Deny(Spot::Endpoint),
        40..43 => Goal::Deny(Spot::Resource),
        43..47 => Goal::Deny(Spot::Trust),
        47..51 => Goal::Deny(Spot::Identity),
        51..56 => Goal::Deny(Spot::Boundary),
        56..62 => Goal::Deny(Spot::Session),
        62..66 => Goal::Lack(Spot::Scp),
        66..70 => Goal::Lack(Spot::Endpoint),
        70..74 => Goal::Lack(Spot::Resource),
        74..78 => Goal::Lack(Spot::Trust),
        78..84 => Goal::Lack(Spot::Identity),
        84..90 => Goal::Lack(Spot::Boundary),
        90..97 => Goal::Lack(Spot::Session),
        _ => Goal::Preset,
    }
}

/// Where the world is to end.
pub const fn spot(goal: Goal) -> Option<Spot> {
    match goal {
        Goal::Deny(spot) | Goal::Lack(spot) => Some(spot),
        Goal::Chance | Goal::Allow | Goal::Preset => None,
    }
}

/// Whether the goal needs policies that are attached to the caller.
pub const fn needs_identity(goal: Goal) -> bool {
    matches!(spot(goal), Some(Spot::Identity | Spot::Boundary | Spot::Session))
}
