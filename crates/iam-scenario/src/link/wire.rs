//! What opening a link came to, as a list of texts: for the border between two programs, which lets texts through.

use super::{Content, LinkProblem, LinkProblemKind, Linked};
use crate::case::Case;
use crate::read::{self, Unknown};
use crate::write;

/// A link as it opened, with whether it holds more than is known; or how it failed and what could be read of it.
pub type Opened = Result<(Content, bool), (Failure, Option<Box<Case>>)>;

/// Why a link does not open: [`LinkProblemKind`] without the particulars.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    Cut,
    Changed,
    Newer,
    TooLarge,
    NotALink,
    NotACase,
}

impl Failure {
    const ALL: [Self; 6] = [
        Self::Cut,
        Self::Changed,
        Self::Newer,
        Self::TooLarge,
        Self::NotALink,
        Self::NotACase,
    ];

    const fn name(self) -> &'static str {
        match self {
            Self::Cut => "cut",
            Self::Changed => "changed",
            Self::Newer => "newer",
            Self::TooLarge => "too large",
            Self::NotALink => "no link",
            Self::NotACase => "no case",
        }
    }

    const fn of(kind: &LinkProblemKind) -> Self {
        match kind {
            LinkProblemKind::Cut => Self::Cut,
            LinkProblemKind::Changed => Self::Changed,
            LinkProblemKind::Newer { .. } => Self::Newer,
            LinkProblemKind::TooLarge => Self::TooLarge,
            LinkProblemKind::NotALink => Self::NotALink,
            LinkProblemKind::NotACase { .. } => Self::NotACase,
        }
    }
}

/// The list: how it went, and a case or a scenario, which is empty where there is none. [`of_list`] reads it.
#[must_use]
pub fn list(opened: &Result<Linked, LinkProblem>) -> [String; 2] {
    match opened {
        Ok(Linked {
            content,
            has_unknown_fields,
            ..
        }) => match (content, has_unknown_fields) {
            (Content::Case(case), false) => ["whole".into(), write::case_of_texts(case)],
            (Content::Case(case), true) => ["in part".into(), write::case_of_texts(case)],
            (Content::Scenario(text), false) => ["scenario".into(), text.clone()],
            (Content::Scenario(text), true) => ["scenario in part".into(), text.clone()],
        },
        Err(problem) => {
            let name = Failure::of(&problem.kind).name();
            let partial = problem.partial.as_ref().map(|case| write::case_of_texts(case));
            [name.into(), partial.unwrap_or_default()]
        }
    }
}

/// What a list says; nothing for one that [`list`] does not make.
#[must_use]
pub fn of_list(list: &[String]) -> Option<Opened> {
    let [how, text] = list else { return None };
    let case = || read::case_with(text, Unknown::Kept).ok();
    let scenario = || Content::Scenario(text.clone());
    match how.as_str() {
        "whole" => Some(Ok((Content::Case(Box::new(case()?)), false))),
        "in part" => Some(Ok((Content::Case(Box::new(case()?)), true))),
        "scenario" => Some(Ok((scenario(), false))),
        "scenario in part" => Some(Ok((scenario(), true))),
        other => {
            let failure = Failure::ALL.into_iter().find(|it| it.name() == other)?;
            Some(Err((failure, case().map(Box::new))))
        }
    }
}
