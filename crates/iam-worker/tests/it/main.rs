//! The worker as the page meets it.

mod every_question;
mod exchange;
