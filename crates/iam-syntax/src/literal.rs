//! The literal forms of condition values by type (SEMANTICS.md §4.7), and how two values of a type compare.
//!
//! The grammar asks whether a value of a policy is of its operator's type, the evaluator compares it with the request:
//! both read it here. What a missing key, a set or a negation means is no business of a literal.

pub mod base64;
pub mod boolean;
pub mod date;
pub mod ip;
pub mod number;
