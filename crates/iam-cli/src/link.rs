//! `link`: a case or a scenario into a link, and out of it again.

use std::ffi::OsStr;

use iam_scenario::case::Case;
use iam_scenario::link::{Content, Linked, decode, encode, encode_scenario, fits};
use iam_scenario::paste::{Pasted, recognise};
use iam_scenario::{read, write};
use iam_words::Lang;

use crate::args::Link;
use crate::input;
use crate::problem::sentence;
use crate::say::{print, say};
use crate::status::Status;

/// Does what was asked.
pub fn link(asked: &Link) -> Status {
    let done = match asked {
        Link::Encode { file, page } => {
            text(file, "a case or a scenario").and_then(|text| encoded(&text, page.as_deref()))
        }
        Link::Decode { link, partial } if link == "-" => {
            text(OsStr::new(link), "a link").and_then(|link| decoded(&link, *partial))
        }
        Link::Decode { link, partial } => decoded(link, *partial),
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

fn encoded(text: &str, page: Option<&str>) -> Result<Status, Messages> {
    let link = match recognise(text) {
        Pasted::Scenario => encode_scenario(text).ok_or("scenario"),
        _ => {
            let case = read::case(text);
            let case = case.map_err(|unreadable| {
                unreadable
                    .problems
                    .iter()
                    .map(|it| sentence(it, Lang::En))
                    .collect::<Messages>()
            })?;
            if fits(&case) { Ok(encode(&case)) } else { Err("case") }
        }
    };
    let link = link.map_err(|what| vec![format!("the {what} is too large for a link; hand it on as a file")])?;
    Ok(print(&match page {
        Some(page) => format!("{page}#{link}"),
        None => link,
    }))
}

fn decoded(link: &str, partial: bool) -> Result<Status, Messages> {
    match decode(link) {
        Ok(Linked {
            content,
            has_unknown_fields,
            ..
        }) => {
            if has_unknown_fields {
                say("this link holds more than this program knows; it is kept");
            }
            Ok(match content {
                Content::Case(case) => print_case(*case),
                Content::Scenario(text) => print(&text),
            })
        }
        Err(problem) => {
            if let Some(case) = problem.partial.filter(|_| partial) {
                print_case(*case);
            }
            Err(vec![problem.message])
        }
    }
}

/// Prints a case, policies as objects where they are.
fn print_case(mut case: Case) -> Status {
    case.policies.all_mut().for_each(|policy| policy.is_object = true);
    print(&write::case(&case))
}

fn text(file: &OsStr, what: &str) -> Result<String, Messages> {
    input::text_of(file, what, input::MAX_BYTES).map_err(|message| vec![message])
}
