//! Every message comes out of its text as it went in.

mod messages;
