//! `run`: scenarios in, reports out.

use std::ffi::OsStr;
use std::fmt::Write;

use iam_eval::request::Request;
use iam_explain::node::Depth;
use iam_explain::{text, words};
use iam_scenario::Options;
use iam_scenario::expect;
use iam_scenario::output::report::{self, iso};
use iam_scenario::run::{Report, StepOutcome, StepReport};

use iam_words::Lang;

use crate::args::{Format, Run};
use crate::beside;
use crate::findings;
use crate::input;
use crate::say::{lines, one_line, print, say};
use crate::status::Status;
use crate::words as own;
use iam_render::answered;
use iam_render::problem::sentences;

/// Runs all scenarios, one after the other.
pub fn run(asked: &Run) -> Status {
    let files = input::all(&asked.files).into_iter();
    files.map(|file| run_file(file, asked)).max().unwrap_or_default()
}

fn run_file(file: &OsStr, asked: &Run) -> Status {
    let name = input::shown(file);
    let text = match input::text_of(file, "a scenario", input::MAX_BYTES) {
        Ok(text) => text,
        Err(message) => {
            say(&message);
            return Status::Failed;
        }
    };
    let report = match answered::report(&text) {
        Ok(report) => report,
        Err(unreadable) => {
            for sentence in sentences(&unreadable.problems, asked.lang) {
                say(&format!("{name}: {}", one_line(&sentence)));
            }
            if let (Format::Json, Some(problem)) = (asked.format, unreadable.problems.first()) {
                print(&report::unreadable(problem));
            }
            return Status::Failed;
        }
    };
    let written = match asked.format {
        Format::Json => print(&report::report(&report, &Options { trace: asked.trace })),
        Format::Text => print(text_of_report(&report, asked).trim_end()),
    };
    written.max(compare(&name, &report, asked.lang))
}

/// Says where a report differs from what its steps expect.
fn compare(name: &str, report: &Report, lang: Lang) -> Status {
    let mut status = Status::Fine;
    let mut complaints = String::new();
    for step in &report.steps {
        let at = format!("{name}: {}", one_line(&step.id));
        let mismatches = expect::step_mismatches(step);
        if !mismatches.is_empty() {
            status = status.max(Status::Unmet);
        }
        for mismatch in &mismatches {
            // OK because writing to a `String` never fails.
            let _ = writeln!(complaints, "{at}: {}", own::unmet(mismatch, lang));
        }
        if step.outcome == StepOutcome::Error && !expect::step_expects_error(step) {
            status = Status::Failed;
            let error = step.error.as_ref();
            let (code, message) = error.map_or(("", ""), |error| (&error.code, &error.message));
            let _ = writeln!(complaints, "{at}: {} {code}: {}", own::error(lang), one_line(message));
        }
    }
    if !complaints.is_empty() {
        say(complaints.trim_end());
    }
    status
}

fn text_of_report(report: &Report, asked: &Run) -> String {
    let mut text = String::new();
    for step in &report.steps {
        write_step(&mut text, step, asked);
    }
    text
}

fn write_step(text: &mut String, step: &StepReport, asked: &Run) {
    let time = iso(step.time);
    let name = step.outcome.name();
    let outcome = own::outcome(name, asked.lang);
    let _ = write!(text, "{time}  {}: {outcome}", one_line(&step.id));
    if let Some(session) = &step.session {
        let arn = session.arn().unwrap_or_default();
        let until = iso(session.expiration);
        let _ = write!(text, " {}", own::until(&one_line(&arn), &until, asked.lang));
    }
    if let Some(error) = &step.error {
        let _ = write!(text, ", {}: {}", error.code, one_line(&error.message));
    }
    text.push('\n');
    let lang = asked.lang;
    let questions: Vec<&Request> = step.answers().map(|(_, answer)| &answer.request).collect();
    for (_, answer) in step.answers() {
        let evaluated = answer.evaluated();
        let said = if asked.trace {
            lines(&text::text(evaluated, Depth::Whole, lang))
        } else {
            one_line(&words::headline(evaluated, lang))
        };
        let _ = write!(text, "  {}: ", one_line(&answer.request.action.text));
        for (number, line) in said.trim_end().lines().enumerate() {
            let indent = if number == 0 { "" } else { "  " };
            let _ = writeln!(text, "{indent}{line}");
        }
        let found = findings::lines(&answer.findings, &answer.documents, lang);
        for line in found.into_iter().chain(beside::lines(answer, &questions, lang)) {
            let _ = writeln!(text, "    {}", one_line(&line));
        }
    }
    for line in findings::lines(&step.findings, &[], lang) {
        let _ = writeln!(text, "  {}", one_line(&line));
    }
}
