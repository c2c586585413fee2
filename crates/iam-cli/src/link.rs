//! `link`: a case or a scenario into a link, and out of it again.

use std::ffi::OsStr;

use iam_redact::{Redacted, redact};
use iam_scenario::case::Case;
use iam_scenario::link::made::{Decided, of_case, of_scenario};
use iam_scenario::link::since::since;
use iam_scenario::link::{About, Content, LinkProblemKind, Linked, Made, decode, encode, encode_scenario};
use iam_scenario::paste::{Pasted, recognise};
use iam_scenario::{read, write};
use iam_words::Lang;

use crate::args::Link;
use crate::input;
use crate::say::{print, say};
use crate::status::Status;
use iam_render::managed_policy;
use iam_render::problem::sentences;

/// Does what was asked.
pub fn link(asked: &Link) -> Status {
    let done = match asked {
        Link::Encode {
            file,
            page,
            redact,
            lang,
        } => text(file, "a case or a scenario").and_then(|text| {
            let link = if *redact {
                redacted(&text, *lang)
            } else {
                encoded(&text, *lang)
            };
            link.map(|link| {
                print(&match page {
                    Some(page) => format!("{page}#{link}"),
                    None => link,
                })
            })
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

fn encoded(text: &str, lang: Lang) -> Result<String, Messages> {
    let link = match recognise(text) {
        Pasted::Scenario => encode_scenario(text, &made(&of_scenario(text, &managed_policy)))
            .ok_or_else(|| too_large("scenario", "시나리오가", lang)),
        _ => {
            let case = case_of(text, lang)?;
            encode(&case, &made(&of_case(&case))).ok_or_else(|| too_large("case", "사례가", lang))
        }
    };
    link.map_err(|said| vec![said])
}

/// The link of a case with other names; each word that was replaced is told.
fn redacted(text: &str, lang: Lang) -> Result<String, Messages> {
    if matches!(recognise(text), Pasted::Scenario) {
        return Err(vec![match lang {
            Lang::En => {
                "names can be replaced in a case alone, and this is a scenario; take the step out as a case".into()
            }
            Lang::Ko => {
                "이름 바꾸기는 사례에만 쓸 수 있고 이 파일은 시나리오입니다. 단계를 사례로 꺼내어 쓰세요.".into()
            }
        }]);
    }
    let Redacted { case, replaced } =
        redact(&case_of(text, lang)?).map_err(|obstacle| vec![iam_redact::words::said(&obstacle, lang)])?;
    let link = encode(&case, &made(&of_case(&case))).ok_or_else(|| vec![too_large("case", "사례가", lang)])?;
    say(iam_redact::words::replaced(lang));
    for (word, other) in replaced {
        say(&format!("  {word} → {other}"));
    }
    Ok(link)
}

fn case_of(text: &str, lang: Lang) -> Result<Case, Messages> {
    read::case(text).map_err(|unreadable| sentences(&unreadable.problems, lang))
}

/// What stands beside the content: what made the link, and what that decided.
fn made(decided: &[Decided]) -> About {
    About {
        made: Made::today(decided),
        more: Vec::new(),
    }
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
            about,
            has_unknown_fields,
            ..
        }) => {
            if let Some(made) = &about.made {
                let today = match &content {
                    Content::Case(case) => of_case(case),
                    Content::Scenario(text) => of_scenario(text, &managed_policy),
                };
                if let Some(since) = since(made, &today, lang) {
                    say(&since.said);
                }
            }
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
