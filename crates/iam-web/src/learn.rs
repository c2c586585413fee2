//! To learn from: the gallery of worked examples.

pub mod examples;
mod gallery;
pub mod index;
pub mod view;
