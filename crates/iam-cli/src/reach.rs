//! `reach` and `who-can-assume`: who gets to which role of a scenario's world.

use std::ffi::OsStr;
use std::fmt::Write;

use iam_scenario::case::ContextEntry;
use iam_scenario::output::reach::{answer, blocked_by, keys, verdict_name, words};
use iam_scenario::problem::Problem;
use iam_scenario::reach::{Answer, Ask, AssumeRole, Reach};
use iam_scenario::scenario::Scenario;
use iam_scenario::{reach, read};
use iam_words::Lang;

use crate::args::{Asked, Format, ReachArgs, WhoCanAssume};
use crate::input;
use crate::problem::sentence;
use crate::run::managed_policy;
use crate::say::{one_line, print, say};
use crate::status::Status;

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
    let found = scenario(&asked.file).and_then(|scenario| {
        let context = context(&asked.context)?;
        question(&scenario, &context).map_err(|problem| vec![sentence(&problem, Lang::En)])
    });
    match found {
        Ok(found) => {
            if !found.is_complete {
                say("the policies name so many values of tags that not all of their combinations were tried");
            }
            match asked.format {
                Format::Json => print(&answer(&found)),
                Format::Text => print(text(&found).trim_end()),
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

fn scenario(file: &OsStr) -> Result<Scenario, Vec<String>> {
    let text = input::text_of(file, "a scenario", input::MAX_BYTES).map_err(|message| vec![message])?;
    let sentences = |problems: &[Problem]| {
        problems
            .iter()
            .map(|problem| format!("{}: {}", input::shown(file), sentence(problem, Lang::En)))
            .collect()
    };
    read::scenario(&text, &managed_policy).map_err(|unreadable| sentences(&unreadable.problems))
}

/// `KEY=VALUE`, or JSON objects of keys.
fn context(given: &[String]) -> Result<Vec<ContextEntry>, Vec<String>> {
    let mut entries: Vec<ContextEntry> = Vec::new();
    for text in given {
        let json = match text.split_once('=') {
            _ if text.trim_start().starts_with('{') => text.clone(),
            Some((key, value)) => serde_json::json!({ key: value }).to_string(),
            None => {
                return Err(vec![format!(
                    "`{text}` is no context key with its value: expected KEY=VALUE"
                )]);
            }
        };
        let read = read::context(&json).map_err(|unreadable| {
            let problems = unreadable.problems.iter();
            problems
                .map(|problem| format!("--context: {}", sentence(problem, Lang::En)))
                .collect::<Vec<_>>()
        })?;
        for entry in read {
            entries.retain(|other| !other.name.eq_ignore_ascii_case(&entry.name));
            entries.push(entry);
        }
    }
    Ok(entries)
}

fn text(answer: &Answer) -> String {
    let mut text = String::new();
    for reach in &answer.reaches {
        write_reach(&mut text, reach);
    }
    text
}

// OK to ignore what `writeln!` gives because writing to a `String` never fails.
fn write_reach(text: &mut String, reach: &Reach) {
    let (principal, role) = (one_line(&reach.principal), one_line(&reach.role_arn));
    let _ = write!(text, "{}: {principal} to {role}", verdict_name(reach.verdict));
    if let Some(blocked) = &reach.blocked {
        let caller = one_line(&blocked.caller);
        let _ = write!(text, ", blocked by {} (as {caller})", blocked_by(&blocked.why));
    }
    text.push('\n');
    for hop in &reach.hops {
        let _ = write!(
            text,
            "  {} assumes {}",
            one_line(&hop.caller),
            one_line(hop.ask.role_arn())
        );
        match &hop.ask {
            Ask::AssumeRole(ask) => write_ask(text, ask),
            Ask::WebIdentity(ask) => {
                let _ = write!(text, " as {} with a token", one_line(&ask.role_session_name));
                let audiences = ask.token.audiences.iter().map(|value| ("aud", value.as_str()));
                let subject = ask.token.subject.iter().map(|value| ("sub", value.as_str()));
                for (claim, value) in audiences.chain(subject) {
                    let _ = write!(text, ", {claim} {}", one_line(value));
                }
            }
            Ask::Saml(_) => text.push_str(" with a SAML assertion"),
        }
        if !hop.keys.is_empty() {
            let _ = write!(text, "; depends on {}", one_line(&keys(hop).join(", ")));
        }
        text.push('\n');
        if !hop.needs.is_empty() {
            let _ = writeln!(text, "    needs {}", one_line(&words::en(&hop.caller, &hop.needs)));
        }
    }
}

fn write_ask(text: &mut String, ask: &AssumeRole) {
    let _ = write!(text, " as {}", one_line(&ask.role_session_name));
    if let Some(id) = &ask.external_id {
        let _ = write!(text, ", external id {}", one_line(id));
    }
    for tag in &ask.tags {
        let is_transitive = ask.transitive_tag_keys.contains(&tag.key);
        let star = if is_transitive { " ★" } else { "" };
        let _ = write!(text, ", tag {}={}{star}", one_line(&tag.key), one_line(&tag.value));
    }
    if let Some(identity) = &ask.source_identity {
        let _ = write!(text, ", source identity {}", one_line(identity));
    }
}
