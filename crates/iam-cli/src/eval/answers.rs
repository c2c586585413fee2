//! The answers to one case: what to print, what to say, what to count.

use std::fmt::Write;
use std::io;

use iam_explain::beside::beside;
use iam_explain::message::message;
use iam_explain::node::Depth;
use iam_explain::{headline, text, words};
use iam_scenario::answer::Answer;
use iam_scenario::expect::{self, Mismatch};
use iam_scenario::reply::Reply;
use iam_scenario::{Options, Whole, output};

use super::unusable;
use crate::args::{Eval, Format};
use crate::beside as below;
use crate::cases::{Content, Piece};
use crate::findings;
use crate::say::{self, one_line};
use crate::status::Status;
use iam_render::answered::each_reply;
use iam_render::problem::sentence;

#[derive(Debug, Default)]
pub struct Answers {
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

/// Answers one case of an input, and writes each answer before the next is made.
pub fn of(piece: &Piece, input: &str, asked: &Eval, output: &mut impl io::Write) -> io::Result<Answers> {
    let mut answers = Answers::default();
    let mut written = Ok(());
    let tell = |reply: Reply| {
        let name = match &reply.id {
            Some(id) => one_line(id),
            None => format!("{input}:{}", piece.line),
        };
        answers.n_answers += 1;
        compare(&mut answers, &name, &reply, asked);
        if written.is_ok() {
            written = output.write_all(lines(&name, &reply, asked).as_bytes());
        }
    };
    let whole = if asked.call { Whole::UnlessSaid } else { Whole::AsSaid };
    match &piece.content {
        Content::Text(text) => each_reply(text, whole, tell),
        Content::Unusable(why) => std::iter::once(unusable::reply(why, piece.line)).for_each(tell),
    }
    written.map(|()| answers)
}

fn lines(name: &str, reply: &Reply, asked: &Eval) -> String {
    let mut lines = match (asked.format, &reply.result) {
        (Format::Json, _) => output::line(reply, &Options { trace: asked.trace }),
        (Format::Text, Ok(answer)) => text_of(name, answer, asked),
        (Format::Text, Err(problem)) => format!("{name}: {}", one_line(&sentence(problem, asked.lang))),
    };
    lines.push('\n');
    lines
}

fn text_of(name: &str, answer: &Answer, asked: &Eval) -> String {
    let lang = asked.lang;
    let evaluated = answer.evaluated();
    let mut lines = format!("{name}: ");
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
    lines
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
