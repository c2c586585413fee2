//! The rules, tried on policies.

mod alive;
mod bytes;
mod corpus;
mod helps;
mod one_cause;
mod opposites;
mod salvage;
mod vectors;
