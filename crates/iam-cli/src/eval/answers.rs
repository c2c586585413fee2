//! The answers to one case: what to print, what to say, what to count.

use std::fmt::Write;

use iam_explain::beside::beside;
use iam_explain::message::message;
use iam_explain::node::Depth;
use iam_explain::{headline, text, words};
use iam_scenario::answer::Answer;
use iam_scenario::expect::{self, Mismatch};
use iam_scenario::reply::Reply;
use iam_scenario::{Options, output, replies, replies_of_calls};

use super::unusable;
use crate::args::{Eval, Format};
use crate::beside as below;
use crate::cases::{Content, Piece};
use crate::findings;
use crate::say::{self, one_line};
use crate::status::Status;
use iam_render::problem::sentence;

#[derive(Debug, Default)]
pub struct Answers {
    /// For standard output.
    pub lines: String,
    /// For standard error.
    pub complaints: String,
    pub n_answers: usize,
    pub n_unmet: usize,
    /// Errors that nothing expected.
    pub n_failed: usize,
}

impl Answers {
    pub fn status(&self) -> Status {
        match (self.n_failed, self.n_unmet) {
            (0, 0) => Status::Fine,
            (0, _) => Status::Unmet,
            _ => Status::Failed,
        }
    }
}

/// Answers one case of an input.
pub fn of(piece: &Piece, input: &str, asked: &Eval) -> Answers {
    let replies = match &piece.content {
        Content::Text(text) if asked.call => replies_of_calls(text),
        Content::Text(text) => replies(text),
        Content::Unusable(why) => vec![unusable::reply(why, piece.line)],
    };
    let mut answers = Answers::default();
    for reply in &replies {
        let name = match &reply.id {
            Some(id) => one_line(id),
            None => format!("{input}:{}", piece.line),
        };
        answers.n_answers += 1;
        write_reply(&mut answers.lines, &name, reply, asked);
        compare(&mut answers, &name, reply, asked);
    }
    answers
}

fn write_reply(lines: &mut String, name: &str, reply: &Reply, asked: &Eval) {
    match (asked.format, &reply.result) {
        (Format::Json, _) => lines.push_str(&output::line(reply, &Options { trace: asked.trace })),
        (Format::Text, Ok(answer)) => write_text(lines, name, answer, asked),
        (Format::Text, Err(problem)) => {
            lines.push_str(&format!("{name}: {}", one_line(&sentence(problem, asked.lang))));
        }
    }
    lines.push('\n');
}

fn write_text(lines: &mut String, name: &str, answer: &Answer, asked: &Eval) {
    let lang = asked.lang;
    let evaluated = answer.evaluated();
    lines.push_str(name);
    lines.push_str(": ");
    if asked.trace {
        lines.push_str(&say::lines(&text::text(evaluated, Depth::Whole, lang)));
    } else {
        let headline = headline::of(evaluated);
        lines.push_str(&one_line(&words::headline_of(&headline, lang)));
        let beside = beside(evaluated);
        let said = words::beside(&beside, headline.n_misses_said(), lang);
        for line in message(evaluated).into_iter().chain(said) {
            lines.push_str("\n  ");
            lines.push_str(&one_line(&line));
        }
    }
    let found = findings::lines(&answer.findings, &answer.documents, lang);
    for line in found.into_iter().chain(below::lines(answer, &[], lang)) {
        lines.push_str("\n  ");
        lines.push_str(&one_line(&line));
    }
}

/// Compares a reply with what was expected of it, and says where they differ.
fn compare(answers: &mut Answers, name: &str, reply: &Reply, asked: &Eval) {
    let mismatches = expect::mismatches(reply);
    if !mismatches.is_empty() {
        answers.n_unmet += 1;
    }
    for Mismatch { path, expected, found } in mismatches {
        // OK because writing to a `String` never fails.
        let _ = writeln!(answers.complaints, "{name}: {path}: expected {expected}, found {found}");
    }
    if let Err(problem) = &reply.result
        && !expect::expects_error(reply)
    {
        answers.n_failed += 1;
        let _ = writeln!(
            answers.complaints,
            "{name}: {}",
            one_line(&sentence(problem, asked.lang))
        );
    }
}
