//! What AWS said of a request that it denied, read.

pub mod denied;
