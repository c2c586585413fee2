//! `link`: a case or a scenario into a link, and out of it again.

use std::ffi::OsStr;

use iam_scenario::case::Case;
use iam_scenario::link::{About, Content, LinkProblemKind, Linked, decode, encode, encode_scenario};
use iam_scenario::paste::{Pasted, recognise};
use iam_scenario::{read, write};
use iam_words::Lang;

use crate::args::Link;
use crate::input;
use crate::problem::sentences;
use crate::say::{print, say};
use crate::status::Status;

/// Does what was asked.
pub fn link(asked: &Link) -> Status {
    let done = match asked {
        Link::Encode { file, page, lang } => {
            text(file, "a case or a scenario").and_then(|text| encoded(&text, page.as_deref(), *lang))
        }
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

fn encoded(text: &str, page: Option<&str>, lang: Lang) -> Result<Status, Messages> {
    let link = match recognise(text) {
        Pasted::Scenario => {
            encode_scenario(text, &About::default()).ok_or_else(|| too_large("scenario", "시나리오가", lang))
        }
        _ => {
            let case = read::case(text).map_err(|unreadable| sentences(&unreadable.problems, lang))?;
            encode(&case, &About::default()).ok_or_else(|| too_large("case", "사례가", lang))
        }
    };
    let link = link.map_err(|said| vec![said])?;
    Ok(print(&match page {
        Some(page) => format!("{page}#{link}"),
        None => link,
    }))
}

/// `ko` is the word with its particle.
fn too_large(en: &str, ko: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!("the {en} is too large for a link; hand it on as a file"),
        Lang::Ko => format!("{ko} 너무 커서 링크에 담을 수 없습니다. 파일로 전달하세요."),
    }
}

fn decoded(link: &str, partial: bool, lang: Lang) -> Result<Status, Messages> {
    match decode(link) {
        Ok(Linked {
            content,
            has_unknown_fields,
            ..
        }) => {
            if has_unknown_fields {
                say(match lang {
                    Lang::En => "this link holds more than this program knows; it is kept",
                    Lang::Ko => "이 프로그램이 모르는 내용이 링크에 더 있습니다. 그대로 유지합니다.",
                });
            }
            Ok(match content {
                Content::Case(case) => print_case(*case),
                Content::Scenario(text) => print(&text),
            })
        }
        Err(problem) => {
            let mut said = vec![problem.said(lang)];
            if let (LinkProblemKind::NotACase { problems }, Lang::Ko) = (&problem.kind, lang) {
                said.extend(sentences(problems, lang));
            }
            if let Some(case) = problem.partial.filter(|_| partial) {
                print_case(*case);
            }
            Err(said)
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
