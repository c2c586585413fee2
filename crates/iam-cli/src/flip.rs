//! `flip`: what would turn a decision round, request by request.

use std::ffi::OsStr;
use std::io::{self, BufReader};

use iam_catalog::catalogue::Catalogue;
use iam_explain::words;
use iam_flip::flip as flipped;
use iam_flip::output;
use iam_flip::question::Question;
use iam_scenario::answer::{Reply, replies};
use iam_scenario::case::{Case, RequestInput};
use iam_scenario::read;
use iam_words::Lang;
use serde_json::{Value, json};

use crate::args::{Flip, Format};
use crate::cases::{Cases, Content, Piece};
use crate::eval::unusable;
use crate::input;
use crate::problem::sentence;
use crate::say::{one_line, print, say};
use crate::status::Status;

const BUFFER_BYTES: usize = 1 << 20;

/// Finds the changes for each request of each case of all files.
pub fn flip(asked: &Flip) -> Status {
    let teller = Teller {
        asked,
        lang: asked.lang,
        catalogue: Catalogue::whole(),
    };
    let mut status = Status::Fine;
    for file in input::all(&asked.files) {
        status = status.max(match teller.file(file) {
            Ok(status) => status,
            Err(error) => {
                say(&input::unreadable(file, &error));
                Status::Failed
            }
        });
    }
    status
}

/// How it is told.
struct Teller<'a> {
    asked: &'a Flip,
    lang: Lang,
    catalogue: Catalogue,
}

impl Teller<'_> {
    fn file(&self, file: &OsStr) -> io::Result<Status> {
        let read = input::open(file, "cases")?;
        let name = input::shown(file);
        let mut cases = Cases::new(BufReader::with_capacity(BUFFER_BYTES, read))?;
        let mut status = Status::Fine;
        let mut is_first = true;
        while let Some(piece) = cases.next()? {
            let place = (!is_first).then(|| format!("{name}:{}", piece.line));
            status = status.max(self.piece(&piece, place.as_deref()));
            is_first = false;
        }
        Ok(status)
    }

    /// `place` names a case that has no id, where there are several.
    fn piece(&self, piece: &Piece, place: Option<&str>) -> Status {
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
                    .map_or_else(|it| refuse(one_line(&sentence(&it, self.asked.lang))), |_| Status::Fine);
            }
        };
        let case = match read::case(text) {
            Ok(case) => case,
            Err(unreadable) => {
                let said: Vec<String> = unreadable
                    .problems
                    .iter()
                    .map(|it| one_line(&sentence(it, self.asked.lang)))
                    .collect();
                return said.into_iter().map(refuse).max().unwrap_or(Status::Failed);
            }
        };
        let requests = requests(&case);
        let mut status = Status::Fine;
        for (reply, request) in replies(&case).iter().zip(&requests) {
            status = status.max(match &reply.result {
                Ok(_) => self.tell(&case, request, reply, place),
                Err(problem) => refuse(one_line(&sentence(problem, self.asked.lang))),
            });
        }
        status
    }

    fn tell(&self, case: &Case, request: &RequestInput, reply: &Reply, place: Option<&str>) -> Status {
        let Ok(answer) = &reply.result else {
            return Status::Failed;
        };
        let own = Case {
            id: reply.id.clone(),
            request: request.clone(),
            checks: Vec::new(),
            expect: None,
            ..case.clone()
        };
        let found = flipped(&own.policies, &own.request, &self.catalogue);
        match self.asked.format {
            Format::Text => {
                let headline = words::headline(&answer.policies, &answer.request, &answer.trace, self.lang);
                let name = reply
                    .id
                    .as_deref()
                    .or(place)
                    .map_or(String::new(), |it| format!("{it}: "));
                let question = Question {
                    policies: own.policies,
                    request: own.request,
                };
                let suggested = found.map(|it| output::text(&it, &question, answer, self.lang));
                print(&format!(
                    "{}{}",
                    one_line(&(name + &headline)),
                    suggested.unwrap_or_default()
                ))
            }
            Format::Json => {
                let told = output::json(found.as_ref(), &own, answer, self.lang);
                print(&match &reply.id {
                    Some(id) => with_id(id, told),
                    None => told.to_string(),
                })
            }
        }
    }
}

/// The requests of a case in the order of its replies: its own if it has an action, then each check's.
fn requests(case: &Case) -> Vec<RequestInput> {
    let is_asked = case.request.action.is_some() || case.checks.is_empty();
    let own = is_asked.then(|| case.request.clone());
    let checks = case.checks.iter().map(|check| case.request.overlaid(&check.request));
    own.into_iter().chain(checks).collect()
}

/// The line of a request that has an id, the id first.
fn with_id(id: &str, told: Value) -> String {
    let mut line = json!({ "id": id });
    if let (Some(members), Value::Object(told)) = (line.as_object_mut(), told) {
        members.extend(told);
    }
    line.to_string()
}
