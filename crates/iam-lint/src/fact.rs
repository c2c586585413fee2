//! What the sentence of a finding is made from. Words are made elsewhere, from these and nothing else.
//!
//! Findings that say the same are one. Where a reader sees one cause although the places name different things, those
//! stand beside the fact, in the names of the finding.

mod action;
mod key;
mod kind;
mod operator;
mod principal;
mod rcp;
mod resource;
mod statement;
mod value;

use alloc::string::String;
use alloc::vec::Vec;

use iam_syntax::diagnostic::Habit;

pub use self::action::ActionFact;
pub use self::key::KeyFact;
pub use self::kind::{ArnField, Expected, Hole, Roles, Slip, SsoPlace, Way};
pub use self::operator::{Missing, OperatorFact};
pub use self::principal::PrincipalFact;
pub use self::rcp::{Beside, RcpFact};
pub use self::resource::ResourceFact;
pub use self::statement::StatementFact;
pub use self::value::ValueFact;
use crate::placeholder::Origin;

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// What the reader of the text said, in English, and the text that it marked.
    Syntax {
        message: String,
        help: Option<String>,
        marked: String,
    },
    /// Names: what is to be filled in.
    Placeholder {
        origin: Origin,
    },
    /// A way of writing that is not JSON's, or not a policy's.
    Habit(Habit),
    /// Everybody may assume the role, but for a condition that asks who it is.
    EverybodyUnderCondition {
        /// Those that ask it, at least one.
        keys: Vec<String>,
    },
    Action(ActionFact),
    Resource(ResourceFact),
    Key(KeyFact),
    Operator(OperatorFact),
    Value(ValueFact),
    Principal(PrincipalFact),
    Statement(StatementFact),
    Rcp(RcpFact),
}
