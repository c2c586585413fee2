//! The kit: what views are put together from.

pub mod dialog;
