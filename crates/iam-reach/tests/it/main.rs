//! Answers beside a search that tries everything.
mod brute;
mod laws;
mod planted;
#[path = "../../../iam-eval/tests/it/rng.rs"]
#[expect(dead_code, reason = "not all of it is of use here")]
mod rng;
mod world;
