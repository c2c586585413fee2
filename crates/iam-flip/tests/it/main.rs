//! What turns a decision round, tried on the cases of the vectors and on random crossings of them.

mod edits;
mod random;
mod vectors;
