//! The Review view: what there is to say of all policies of the document in hand, the worst first; and who gets to which
//! role of a world.

mod findings;
mod policies;
mod reach;
pub mod view;
