//! What is said to people on standard error, and how; and short answers.

use std::io::{self, ErrorKind, Write};

use iam_words::unseen::is_obeyed;

use crate::status::Status;

/// Says something on standard error, if anyone listens.
pub fn say(text: &str) {
    // A closed standard error is no reason to stop.
    let _ = writeln!(io::stderr().lock(), "{}", lines(text));
}

/// An error of the system without its number.
pub fn plain(error: &io::Error) -> String {
    let text = error.to_string();
    match text.find(" (os error") {
        Some(at) => text[..at].to_lowercase(),
        None => text,
    }
}

/// A text in one line, and nothing in it that a terminal would obey.
pub fn one_line(text: &str) -> String {
    escaped(text, is_obeyed)
}

/// Lines of text, and nothing in them that a terminal would obey.
pub fn lines(text: &str) -> String {
    escaped(text, |it| is_obeyed(it) && it != '\n')
}

fn escaped(text: &str, is_bad: impl Fn(char) -> bool) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        if is_bad(character) {
            escaped.extend(character.escape_default());
        } else {
            escaped.push(character);
        }
    }
    escaped
}

/// Prints a short answer on standard output.
pub fn print(text: &str) -> Status {
    match writeln!(io::stdout().lock(), "{text}") {
        Ok(()) => Status::Fine,
        Err(error) => unwritable(&error),
    }
}

/// Answers have nowhere to go. Who reads them may have seen enough, which is nothing to speak of.
pub fn unwritable(error: &io::Error) -> Status {
    if error.kind() != ErrorKind::BrokenPipe {
        say(&format!("the answers can't be written: {}", plain(error)));
    }
    Status::Failed
}
