//! The facts of a step for machines.
