//! What is said of a decision, and that nothing is left unsaid.

mod also;
mod beside;
mod condition_facts;
mod every_fact;
mod many_values;
mod message;
mod near;
mod path;
mod random;
mod roles;
mod said;
mod snapshot;
mod some_facts;
mod sources;
mod tour;
mod world;
