//! What the view shows, before it is drawn. Pure: no browser in here.

pub mod analysis;
pub mod clock;
pub mod described;
pub mod edit;
pub mod entity;
pub mod fresh;
pub mod grant;
pub mod handover;
pub mod hop;
pub mod lanes;
pub mod lines;
pub mod managed;
pub mod mark;
