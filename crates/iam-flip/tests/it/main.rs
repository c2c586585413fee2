//! What turns a decision round, tried on the cases of the vectors, on random crossings of them and on the gallery.

mod edits;
mod flip_vectors;
mod gallery;
mod growth;
mod laws;
mod material;
mod random;
#[path = "../../../iam-eval/tests/it/rng.rs"]
#[expect(dead_code, reason = "not all of it is of use here")]
mod rng;
mod search;
mod turns;
mod types;
