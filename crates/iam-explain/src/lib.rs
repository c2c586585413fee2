//! Says why a request was decided as it was: facts in order, words for each of them, and AWS's own message.
//!
//! A trace holds what happened; this crate turns it into nodes with typed facts ([`node`]), and each fact into a
//! sentence ([`words`]). Words are made from facts and nothing else, so every language says the same. Nothing here
//! decides anything.
//!
//! | to find | look in |
//! |---|---|
//! | what there is to explain | [`evaluated`] |
//! | the steps of a decision, in order | [`node`] |
//! | the way past each kind of policy, the absent ones too | [`path`] |
//! | what a step's sentence is made from | [`fact`] |
//! | the same for machines: names and values | [`fields`] |
//! | names for steps that last over edits | [`names`] |
//! | which statements decided, granted, were overridden | [`roles`] |
//! | statements that failed by a hair | [`near_miss`] |
//! | what else bears on a verdict | [`beside`] |
//! | what the verdict rests on | [`headline`] |
//! | AWS's denial message, word for word | [`message`] |
//! | sentences, in English and Korean | [`words`] |
//! | AWS's page for each rule, and where AWS leaves a choice | [`source`] |
//! | a whole trace as plain text | [`text`] |

#![no_std]
#![warn(missing_docs)]

extern crate alloc;

pub mod beside;
pub mod evaluated;
pub mod fact;
pub mod fields;
pub mod headline;
pub mod message;
pub mod names;
pub mod near_miss;
pub mod node;
pub mod path;
pub mod roles;
pub mod source;
pub mod text;
pub mod words;
