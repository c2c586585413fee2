//! `test`: cases and scenarios against what they expect.

mod check;
mod expectations;
mod github;
mod json;
mod junit;
mod sum;
mod tested;
mod text;
mod watch;

use rayon::prelude::*;

use crate::args::{Test, TestFormat};
use crate::files::{self, Named};
use crate::input;
use crate::say::{print, say};
use crate::status::Status;
use crate::words;
pub use sum::Sum;
use tested::Tested;

/// What is read of a folder.
const ENDINGS: [&str; 3] = ["json", "jsonl", "ndjson"];

/// Tests all files; with `--watch` again whenever one changes.
pub fn test(asked: &Test) -> Status {
    if asked.watch {
        return watch::watch(asked, &ENDINGS, &|| once(asked));
    }
    once(asked)
}

fn once(asked: &Test) -> Status {
    let (files, unreadable) = files::all(&asked.paths, &ENDINGS);
    unreadable.iter().for_each(|it| say(it));
    let tested: Vec<Tested> = files.par_iter().map(|it| check::file(it, asked.lang)).collect();
    for (file, tested) in files.iter().zip(&tested) {
        if tested.is_empty() && file.named == Named::ByItself {
            say(&words::no_expectation(&input::shown(file.path.as_os_str()), asked.lang));
        }
    }
    let written = match asked.format {
        TestFormat::Text => text::text(&tested, asked.lang),
        TestFormat::Json => json::lines(&tested),
        TestFormat::Junit => junit::document(&tested, asked.lang),
        TestFormat::Github => github::annotations(&tested, asked.lang),
    };
    let printed = match written.trim_end() {
        "" => Status::Fine,
        written => print(written),
    };
    let sum = Sum::of(&tested, unreadable.len());
    say(&words::sum(&sum, asked.lang));
    printed.max(sum.status())
}
