//! What is offered and told, tried on policies.

mod vectors;
