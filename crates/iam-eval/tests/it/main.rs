//! What must hold of the evaluator over all inputs, where they are few, and over random worlds, where they are many.

mod among;
mod ana;
mod callers;
mod closings;
mod combine;
mod depends;
mod details;
mod globs;
mod index;
mod rng;
mod ties;
mod world;
mod worlds;
