//! Decides AWS IAM requests, and keeps why.
//!
//! Two phases, one path: matching ([`matching`]) yields a fact for each statement, one small fold ([`combine`])
//! yields the decision, and the decision is read off the trace. Matching does not know which kind of policy it is
//! in; combining never sees policy text. Nothing here has a clock, does IO or holds an English sentence.
//!
//! | to find | look in |
//! |---|---|
//! | who asks for what | [`request`], [`caller`], [`context`] |
//! | what of a context contradicts itself | [`contradiction`] |
//! | which context keys AWS knows, and what it fills in | [`keys`], [`derive`] |
//! | the policies that apply | [`policies`] |
//! | which gates apply, and what each says | [`applies`], [`survey`] |
//! | a policy made ready | [`compile`] |
//! | does a statement apply | [`matching`] |
//! | the gates and the decision | [`gates`], [`combine`] |
//! | whose Allow a request rests on | [`granted_by`] |
//! | everything that happened | [`trace`], [`detail`] |
//! | keys that are unknown | [`closings`] |
//! | how a key is spelled | [`spelling`] |

#![no_std]

extern crate alloc;

pub mod among;
pub mod applies;
pub mod caller;
pub mod closings;
pub mod combine;
pub mod compile;
pub mod context;
pub mod contradiction;
pub mod derive;
pub mod detail;
pub mod evaluate;
pub mod gates;
pub mod granted_by;
pub mod keys;
pub mod matching;
pub mod policies;
pub mod rcp_services;
pub mod request;
pub mod spelling;
pub mod survey;
pub mod trace;
pub mod truth;

pub use evaluate::{decide, evaluate};
