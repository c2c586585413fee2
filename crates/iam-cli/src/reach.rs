//! `reach` and `who-can-assume`: who gets to which role of a scenario's world.

mod text;

use std::ffi::OsStr;

use iam_scenario::case::ContextEntry;
use iam_scenario::output::reach::answer;
use iam_scenario::problem::Problem;
use iam_scenario::reach::Answer;
use iam_scenario::scenario::Scenario;
use iam_scenario::{reach, read};
use iam_views::reach::remarks;
use iam_words::Lang;

use crate::args::{Asked, Format, ReachArgs, WhoCanAssume};
use crate::input;
use crate::say::{one_line, print, say};
use crate::status::Status;
use crate::words::no_context_key;
use iam_render::managed_policy;
use iam_render::problem::{sentence, sentences};

/// Which roles a principal reaches.
pub fn reach(asked: &ReachArgs) -> Status {
    ask(&asked.asked, |scenario, context| {
        reach::reach(scenario, &asked.principal, context)
    })
}

/// Who reaches a role.
pub fn who_can_assume(asked: &WhoCanAssume) -> Status {
    ask(&asked.asked, |scenario, context| {
        reach::who_can_assume(scenario, &asked.role, context)
    })
}

fn ask(asked: &Asked, question: impl Fn(&Scenario, &[ContextEntry]) -> Result<Answer, Problem>) -> Status {
    let lang = asked.lang;
    let found = scenario(&asked.file, lang).and_then(|scenario| {
        let context = context(&asked.context, lang)?;
        question(&scenario, &context).map_err(|problem| vec![sentence(&problem, lang)])
    });
    match found {
        Ok(found) => {
            for remark in remarks(&found, lang) {
                say(&remark);
            }
            match asked.format {
                Format::Json => print(&answer(&found)),
                Format::Text => print(&text::text(&found, lang)),
            }
        }
        Err(complaints) => {
            for complaint in complaints {
                say(&one_line(&complaint));
            }
            Status::Failed
        }
    }
}

fn scenario(file: &OsStr, lang: Lang) -> Result<Scenario, Vec<String>> {
    let text = input::text_of(file, "a scenario", input::MAX_BYTES).map_err(|message| vec![message])?;
    read::scenario(&text, &managed_policy).map_err(|unreadable| {
        let said = sentences(&unreadable.problems, lang).into_iter();
        said.map(|it| format!("{}: {it}", input::shown(file))).collect()
    })
}

/// `KEY=VALUE`, or JSON objects of keys.
fn context(given: &[String], lang: Lang) -> Result<Vec<ContextEntry>, Vec<String>> {
    let mut entries: Vec<ContextEntry> = Vec::new();
    for text in given {
        let json = match text.split_once('=') {
            _ if text.trim_start().starts_with('{') => text.clone(),
            Some((key, value)) => serde_json::json!({ key: value }).to_string(),
            None => {
                return Err(vec![no_context_key(text, lang)]);
            }
        };
        let read = read::context(&json).map_err(|unreadable| {
            let said = sentences(&unreadable.problems, lang).into_iter();
            said.map(|it| format!("--context: {it}")).collect::<Vec<_>>()
        })?;
        for entry in read {
            entries.retain(|other| !other.name.eq_ignore_ascii_case(&entry.name));
            entries.push(entry);
        }
    }
    Ok(entries)
}
