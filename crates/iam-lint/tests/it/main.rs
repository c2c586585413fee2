//! The rules, tried on policies.

mod bytes;
mod corpus;
mod salvage;
mod vectors;
