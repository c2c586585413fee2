//! Laws of the documents at the edge, over examples and over random cases.

mod below;
mod bytes;
mod calls;
mod claims;
mod documents;
mod examples;
mod expectations;
mod gallery;
mod lengths;
mod link;
mod more_flaws;
mod paste;
mod pointers;
mod random;
mod reach;
mod reach_outside;
mod said;
mod scenarios;
mod schema;
mod tokens;
mod torn_scenarios;
mod unknown;
mod walks;
mod world_of;
mod write;
