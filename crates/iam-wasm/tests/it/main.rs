//! The package's types against what it takes and gives, and its answers against the command line's.

#![cfg(not(target_arch = "wasm32"))]

mod answers;
mod given;
mod schema;
mod taken;
mod typescript;
