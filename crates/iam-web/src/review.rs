//! The Review view: what there is to say of all policies of the document in hand, the worst first.

mod findings;
mod policies;
pub mod view;
