//! What is answered, as text: the lines that the command line prints, in a list where there may be several.

use iam_render::answered::{each_reply, report_line};
use iam_render::sharing::{self, What};
use iam_render::{catalogue, explain as explained, flip as flipped, lint as linted};
use iam_scenario::link::made::ENGINE;
use iam_scenario::problem::Problem;
use iam_scenario::reply::Reply;
use iam_scenario::{Options, Whole, output};
use iam_syntax::literal::date::Instant;
use iam_words::Lang;
use serde_json::{Value, json};

use crate::options::{DecodeLink, EncodeLink, Evaluate, Explain, Flip, Lint, Run};
use crate::utf16::Texts;

/// The version that answers.
pub const VERSION: &str = ENGINE;

/// The answers to a case.
#[must_use]
pub fn evaluate(text: &str, asked: &Evaluate) -> String {
    let whole = if asked.call { Whole::UnlessSaid } else { Whole::AsSaid };
    let options = Options { trace: asked.trace };
    let mut lines = Vec::new();
    each_reply(text, whole, |reply| lines.push(output::line(&reply, &options)));
    list(lines, asked.utf16.then(|| Texts::of_case(text)).as_ref())
}

/// The report of a scenario.
#[must_use]
pub fn run(text: &str, asked: &Run) -> String {
    report_line(text, &Options { trace: asked.trace })
}

/// The findings in the policies of a text. `now` is in milliseconds since 1970.
#[must_use]
#[expect(clippy::cast_possible_truncation, reason = "seconds of any date fit")]
pub fn lint(text: &str, asked: &Lint, now: f64) -> String {
    let now = match &asked.now {
        None => (now / 1000.0) as i64,
        Some(date) => match Instant::parse(date).and_then(|it| i64::try_from(it.seconds).ok()) {
            Some(seconds) => seconds,
            None => {
                let problem = Problem::of_request("INVALID_OPTION", format!("`{date}` is not a date"), "");
                return list(vec![failed(&problem)], None);
            }
        },
    };
    let looked = linted::Asked {
        file: asked.file.as_deref(),
        kind: asked.kind.as_ref(),
        now: Some(now),
        lang: lang(asked.lang),
        spread: asked.spread,
    };
    match linted::lines(text, &looked, catalogue()) {
        Ok(lines) => list(lines, asked.utf16.then(|| Texts::of_policy(text)).as_ref()),
        Err(none) => list(
            vec![failed(&Problem::of_request(none.code(), none.said().into(), ""))],
            None,
        ),
    }
}

/// The answers to a case in another way than as a tree.
#[must_use]
pub fn explain(text: &str, asked: &Explain) -> String {
    let lines = explained::lines(text, asked.view, lang(asked.lang));
    list(lines, asked.utf16.then(|| Texts::of_case(text)).as_ref())
}

/// What would change the decisions on a case.
#[must_use]
pub fn flip(text: &str, asked: &Flip) -> String {
    list(flipped::lines(text, catalogue(), lang(asked.lang)), None)
}

/// The link of a case or a scenario.
#[must_use]
pub fn encode_link(text: &str, asked: &EncodeLink) -> String {
    let link = if asked.redact {
        sharing::redacted_link(text)
    } else {
        sharing::link(text)
    };
    match link {
        Err(refused) => failed(&refused.problem(lang(asked.lang))),
        Ok(made) => {
            let link = match &asked.page {
                Some(page) => format!("{page}#{}", made.link),
                None => made.link,
            };
            let mut told = json!({ "link": link });
            if asked.redact {
                told["replaced"] = json!(made.replaced);
            }
            told.to_string()
        }
    }
}

/// What a link holds.
#[must_use]
pub fn decode_link(link: &str, asked: &DecodeLink) -> String {
    let lang = lang(asked.lang);
    match sharing::open(link, lang) {
        Ok(held) => {
            let what = match held.what {
                What::Case => "case",
                What::Scenario => "scenario",
            };
            let mut told = json!({ "holds": what, "text": held.text, "hasMore": held.has_more });
            if let Some(since) = held.since {
                told["since"] = json!({ "isSame": since.is_same, "said": since.said });
            }
            told.to_string()
        }
        Err(problem) => {
            let error = failed(&sharing::unopened_problem(&problem, lang));
            let Some(partial) = problem.partial else { return error };
            // OK because an error is written as an object.
            let mut told: Value = serde_json::from_str(&error).unwrap_or_default();
            told["partial"] = json!(sharing::laid_out(*partial));
            told.to_string()
        }
    }
}

/// What was not answered, and why: `{ "error": … }`.
#[must_use]
pub fn failed(problem: &Problem) -> String {
    let reply = Reply {
        id: None,
        result: Err(Box::new(problem.clone())),
        expect: None,
    };
    output::line(&reply, &Options::default())
}

/// That what was given is neither a text nor what JSON can say.
#[must_use]
pub fn no_text() -> Problem {
    let message = "give an object that can be written as JSON, or its text as a string";
    Problem::of_request("INVALID_TYPE", message.into(), "")
}

/// That there is no such option, or not with such a value.
#[must_use]
pub fn invalid_option(error: &serde_json::Error) -> Problem {
    let said = error.to_string();
    // Where it is in the text of the options is of no use to who gave an object.
    let said = said.split(" at line ").next().unwrap_or_default();
    Problem::of_request("INVALID_OPTION", said.replace("field", "option"), "")
}

fn lang(asked: Option<Lang>) -> Lang {
    asked.unwrap_or(Lang::En)
}

/// Lines as one list, with places in those texts as JavaScript counts.
fn list(lines: Vec<String>, texts: Option<&Texts>) -> String {
    let lines: Vec<String> = match texts {
        None => lines,
        Some(texts) => lines.iter().map(|line| texts.added(line)).collect(),
    };
    format!("[{}]", lines.join(","))
}
