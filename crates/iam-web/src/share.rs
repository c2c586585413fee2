//! What is kept, saved, opened, brought back and printed.

mod code;
mod desk;
mod earlier;
pub mod file_menu;
mod forget;
mod in_hand;
pub mod link;
mod markdown;
pub mod named;
pub mod pass_on;
mod proposal;
mod read;
mod states;
mod watch;

pub use in_hand::InHand;
