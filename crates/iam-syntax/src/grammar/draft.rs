//! A statement on its way to be one.

use alloc::vec::Vec;

use crate::policy::{Clause, Condition, Effect, PrincipalClause, Text};
use crate::span::Span;

/// A statement as far as it could be read; what is malformed is left out.
pub(super) struct Draft {
    pub(super) sid: Option<Text>,
    pub(super) effect: Option<(Effect, Span)>,
    pub(super) principal: Option<PrincipalClause>,
    pub(super) action: Option<Clause>,
    pub(super) resources: Vec<Clause>,
    /// The element name of the conditions.
    pub(super) condition: Option<Span>,
    pub(super) conditions: Vec<Condition>,
}
