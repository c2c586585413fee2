//! The table against the catalogue, and what follows from requests.

mod requests;
mod table;
