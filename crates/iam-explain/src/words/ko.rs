//! Korean.
pub use super::en::*;
