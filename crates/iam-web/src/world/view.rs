//! What is drawn. Components render and dispatch; they hold no policy knowledge.

pub mod app;
mod card;
mod check;
mod clock;
mod context;
mod diagram;
mod editor;
mod entities;
mod field;
pub mod form;
mod glyph;
mod grants;
mod hop;
mod steps;
mod toolbar;
