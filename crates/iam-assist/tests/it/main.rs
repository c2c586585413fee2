//! What is offered and told, tried on policies; and policies tidied.

mod bytes;
mod tidy;
mod vectors;
