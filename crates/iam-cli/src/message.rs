//! `message`: the case that asks what AWS denied.

use std::ffi::OsStr;

use iam_denied::{Denied, Said, case, read, words};
use iam_scenario::write;

use crate::args::{Format, Message};
use crate::input;
use crate::say::{one_line, print, say};
use crate::status::Status;
use crate::words::of_lint;

/// Reads what AWS said in each file.
pub fn message(asked: &Message) -> Status {
    let each = input::all(&asked.files).into_iter().map(|file| of_file(file, asked));
    each.max().unwrap_or(Status::Fine)
}

fn of_file(file: &OsStr, asked: &Message) -> Status {
    let text = match input::text_of(file, "what AWS said", input::MAX_BYTES) {
        Ok(text) => text,
        Err(message) => {
            say(&message);
            return Status::Failed;
        }
    };
    let said = read(&text);
    match &said {
        Said::Denied(denied) => match asked.format {
            Format::Json => {
                if let Some(left_out) = words::left_out(denied, asked.lang) {
                    say(&format!("{}: {left_out}", input::shown(file)));
                }
                print(&write::case(&case(denied)))
            }
            Format::Text => print(&told(denied, asked)),
        },
        Said::Known(_) | Said::Encoded | Said::Allowed | Said::Bare | Said::Unrecognised => {
            let why = words::not_denied(&said, asked.lang).unwrap_or_default();
            let see = words::source(&said).map(|page| format!("\n  {}: {page}", of_lint(asked.lang).see));
            say(&format!("{}: {why}{}", input::shown(file), see.unwrap_or_default()));
            Status::Failed
        }
    }
}

/// What was said, a line each.
fn told(denied: &Denied, asked: &Message) -> String {
    let fields = words::fields(denied, asked.lang);
    let mut lines = vec![words::why(denied, asked.lang)];
    lines.extend(words::left_out(denied, asked.lang));
    lines.extend(fields.iter().map(|(name, value)| format!("  {name}: {value}")));
    lines.iter().map(|line| one_line(line)).collect::<Vec<_>>().join("\n")
}
