//! What is on the list, and what is not.
