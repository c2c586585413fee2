//! What is drawn. Components render and dispatch; they hold no policy knowledge.

pub mod app;
mod card;
mod check;
pub mod clock;
pub mod context;
mod control;
pub mod diagram;
mod documents;
mod editor;
mod edits;
mod entities;
mod field;
pub mod form;
mod glyph;
mod grants;
pub mod hop;
mod named;
mod steps;
mod take_in;
mod toolbar;
