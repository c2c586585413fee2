//! Each request of the cases of some files with its answer, for commands that say something of every one.

use std::ffi::{OsStr, OsString};
use std::io::{self, BufReader};

use iam_render::requests::each as each_of;
use iam_scenario::answer::Answer;
use iam_scenario::case::Case;
use iam_scenario::read;
use iam_words::Lang;

use crate::cases::{Cases, Content, Piece};
use crate::eval::unusable;
use crate::input;
use crate::say::{one_line, say};
use crate::status::Status;
use iam_render::problem::{sentence, sentences};

const BUFFER_BYTES: usize = 1 << 20;

/// A request that was answered.
pub struct Asked<'a> {
    pub id: Option<&'a str>,
    /// What a request without an id is called in text, where there are several cases.
    pub place: Option<&'a str>,
    /// The case with this request as its own, and no others.
    pub case: &'a Case,
    pub answer: &'a Answer,
}

impl Asked<'_> {
    /// What stands before its headline.
    pub fn name(&self) -> String {
        let name = self.id.or(self.place);
        name.map_or(String::new(), |it| format!("{}: ", one_line(it)))
    }
}

/// Tells of each request of each case of all files. What can't be read is said, in a language.
pub fn each(files: &[OsString], lang: Lang, tell: &impl Fn(&Asked) -> Status) -> Status {
    let mut status = Status::Fine;
    for file in input::all(files) {
        status = status.max(match of_file(file, lang, tell) {
            Ok(status) => status,
            Err(error) => {
                say(&input::unreadable(file, &error));
                Status::Failed
            }
        });
    }
    status
}

fn of_file(file: &OsStr, lang: Lang, tell: &impl Fn(&Asked) -> Status) -> io::Result<Status> {
    let read = input::open(file, "cases")?;
    let name = input::shown(file);
    let mut cases = Cases::new(BufReader::with_capacity(BUFFER_BYTES, read))?;
    let mut status = Status::Fine;
    let mut is_first = true;
    while let Some(piece) = cases.next()? {
        let place = (!is_first).then(|| format!("{name}:{}", piece.line));
        status = status.max(of_piece(&piece, place.as_deref(), lang, tell));
        is_first = false;
    }
    Ok(status)
}

/// `place` names a case that has no id, where there are several.
fn of_piece(piece: &Piece, place: Option<&str>, lang: Lang, tell: &impl Fn(&Asked) -> Status) -> Status {
    let refuse = |said: String| {
        say(&match place {
            Some(place) => format!("{place}: {said}"),
            None => said,
        });
        Status::Failed
    };
    let text = match &piece.content {
        Content::Text(text) => text,
        Content::Unusable(why) => {
            let reply = unusable::reply(why, piece.line);
            return reply
                .result
                .map_or_else(|it| refuse(one_line(&sentence(&it, lang))), |_| Status::Fine);
        }
    };
    let case = match read::case(text) {
        Ok(case) => case,
        Err(unreadable) => {
            let said = sentences(&unreadable.problems, lang).into_iter();
            return said.map(|it| refuse(one_line(&it))).max().unwrap_or(Status::Failed);
        }
    };
    let told = each_of(&case, |own, reply| match &reply.result {
        Ok(answer) => tell(&Asked {
            id: reply.id.as_deref(),
            place,
            case: own,
            answer,
        }),
        Err(problem) => refuse(one_line(&sentence(problem, lang))),
    });
    told.into_iter().max().unwrap_or(Status::Fine)
}
