//! What a command reads whole: a file, or standard input.

use std::io::{self, Read};

use crate::say::plain;

/// What a file holds; `-` is standard input.
///
/// # Errors
/// A sentence that names the file.
pub fn text_of(file: &str) -> Result<String, String> {
    let read = if file == "-" {
        let mut text = String::new();
        io::stdin().read_to_string(&mut text).map(|_| text)
    } else {
        std::fs::read_to_string(file)
    };
    read.map_err(|error| format!("`{file}` can't be read: {}", plain(&error)))
}
