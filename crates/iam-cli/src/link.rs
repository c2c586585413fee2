//! `link`: a case or a scenario into a link, and out of it again.

use std::ffi::OsStr;

use iam_render::sharing::{Link as Made, Refused, laid_out, link as encoded, open, redacted_link, unopened};
use iam_words::Lang;

use crate::args::Link;
use crate::input;
use crate::say::{print, say};
use crate::status::Status;

/// Does what was asked.
pub fn link(asked: &Link) -> Status {
    let done = match asked {
        Link::Encode {
            file,
            page,
            redact,
            lang,
        } => text(file, "a case or a scenario").and_then(|text| {
            let made = if *redact { redacted_link(&text) } else { encoded(&text) };
            let made = made.map_err(|refused: Refused| refused.said(*lang))?;
            Ok(print_link(&made, page.as_deref(), *lang))
        }),
        Link::Decode { link, partial, lang } if link == "-" => {
            text(OsStr::new(link), "a link").and_then(|link| decoded(&link, *partial, *lang))
        }
        Link::Decode { link, partial, lang } => decoded(link, *partial, *lang),
    };
    match done {
        Ok(status) => status,
        Err(messages) => {
            messages.iter().for_each(|message| say(message));
            Status::Failed
        }
    }
}

/// What is wrong, sentence by sentence.
type Messages = Vec<String>;

/// Prints a link; each word that was replaced is told.
fn print_link(made: &Made, page: Option<&str>, lang: Lang) -> Status {
    if !made.replaced.is_empty() {
        say(iam_redact::words::replaced(lang));
        for (word, other) in &made.replaced {
            say(&format!("  {word} → {other}"));
        }
    }
    print(&match page {
        Some(page) => format!("{page}#{}", made.link),
        None => made.link.clone(),
    })
}

fn decoded(link: &str, partial: bool, lang: Lang) -> Result<Status, Messages> {
    match open(link, lang) {
        Ok(held) => {
            if let Some(since) = held.since {
                say(&since.said);
            }
            if held.has_more {
                say(crate::words::holds_more(lang));
            }
            Ok(print(&held.text))
        }
        Err(problem) => {
            let said = unopened(&problem, lang);
            if let Some(case) = problem.partial.filter(|_| partial) {
                print(&laid_out(*case));
            }
            Err(said)
        }
    }
}

fn text(file: &OsStr, what: &str) -> Result<String, Messages> {
    input::text_of(file, what, input::MAX_BYTES).map_err(|message| vec![message])
}
