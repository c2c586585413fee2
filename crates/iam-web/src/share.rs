//! What is kept, saved, opened, brought back and printed.

mod desk;
mod earlier;
pub mod file_menu;
mod forget;
mod in_hand;
mod proposal;
mod read;
mod states;
mod watch;

pub use in_hand::InHand;
