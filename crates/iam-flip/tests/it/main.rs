//! What turns a decision round, tried on the cases of the vectors and on random crossings of them.

mod edits;
mod random;
#[path = "../../../iam-eval/tests/it/rng.rs"]
#[expect(dead_code, reason = "not all of it is of use here")]
mod rng;
mod vectors;
