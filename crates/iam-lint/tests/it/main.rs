//! The rules, tried on policies.
