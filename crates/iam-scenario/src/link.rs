//! A case or a scenario in a link, and back. How a link is made of a document is `iam-link`'s; this knows the document.
//!
//! It is `{ "version": 1, "engine": …, "decisions": […], "case": … }`, or with the text of a `scenario` in place of the case.
//! In generation 0 the scenario stood as an object, and nothing said what had been decided. A link that does not open says
//! why, and gives what could be read of it.

pub mod made;
mod problem;
pub mod since;

use iam_link::{Failure, MAX_DOCUMENT_BYTES, MAX_LINK_BYTES};
use iam_syntax::json::{self, Json, Limits, Member, Value, quote};
use iam_syntax::span::Places;

use crate::case::{Case, Extra};
use crate::output::Object;
use crate::read::{self, Parts, Unknown};
use crate::write;
pub use problem::{LinkProblem, LinkProblemKind};

/// Documents are strings in the link of a case, and in a scenario no deeper than a policy, so nothing in one is deep.
const LIMITS: Limits = Limits {
    bytes: MAX_DOCUMENT_BYTES,
    depth: 64,
};

/// What somebody passed on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// A case.
    Case(Box<Case>),
    /// As it was typed, without the blanks around it. That it can be run is for its reader to find out.
    Scenario(String),
}

/// What stands in a link beside its content.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// What the program that made it said of it.
    pub made: Option<Made>,
    /// What this program does not know.
    pub more: Extra,
}

/// What made a link, and what that decided.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Made {
    /// The version of the program.
    pub engine: String,
    /// Of a case: of its own request if it has one, then of each check. Of a scenario: of each step.
    pub decisions: Vec<String>,
}

/// What a link holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Linked {
    /// The case or scenario.
    pub content: Content,
    /// What stands beside it.
    pub about: About,
    /// Whether the link holds more than this program knows.
    pub has_unknown_fields: bool,
    /// The other parameters, in order: what to show, not what it says.
    pub view: Vec<(String, String)>,
}

/// Writes a case as `s=1.PAYLOAD.CHECK`, with what stands beside it. Nothing where that is more than a link may hold.
#[must_use]
pub fn encode(case: &Case, about: &About) -> Option<String> {
    seal(about, "case", &write::case_of_texts(case))
}

/// Writes the text of a scenario likewise. Nothing where that is no JSON object, or more than a link may hold.
#[must_use]
pub fn encode_scenario(text: &str, about: &About) -> Option<String> {
    let text = text.trim_start_matches('\u{feff}').trim();
    let read = json::read(text, LIMITS);
    let is_object = read.tree.is_some_and(|tree| tree.members().is_some());
    let is_whole = is_object && read.problems.is_empty();
    is_whole.then(|| seal(about, "scenario", &quote(text))).flatten()
}

fn seal(about: &About, name: &str, content: &str) -> Option<String> {
    let mut document = Object::new();
    document.raw("version", "1");
    if let Some(Made { engine, decisions }) = &about.made {
        document.text("engine", engine);
        document.list("decisions", decisions.iter().map(|it| quote(it)));
    }
    document.raw(name, content);
    for (name, value) in &about.more {
        document.raw(name, value);
    }
    let document = document.finish();
    let fits = document.len() <= MAX_DOCUMENT_BYTES;
    fits.then(|| iam_link::write(&document))
        .filter(|link| link.len() <= MAX_LINK_BYTES)
}

/// Reads a link: a whole one, its fragment, or what comes after the `#`.
///
/// # Errors
/// Says why it does not open, and gives what could be read.
pub fn decode(link: &str) -> Result<Linked, LinkProblem> {
    let opened = match iam_link::read(link) {
        Ok(opened) => opened,
        Err(Failure { problem, beginning }) => {
            return Err(LinkProblem {
                partial: partial(&beginning),
                ..LinkProblem::new(LinkProblemKind::Sealed(problem))
            });
        }
    };
    let (content, about, has_unknown_fields) = open(&opened.document)?;
    Ok(Linked {
        content,
        about,
        has_unknown_fields,
        view: opened.view,
    })
}

/// What stands in the document of a link, and whether there is more than is known.
fn open(text: &str) -> Result<(Content, About, bool), LinkProblem> {
    let not_a_case = |problems| LinkProblem::new(LinkProblemKind::NotACase { problems });
    let document = json::read(text, LIMITS);
    let tree = document.tree.filter(|_| document.problems.is_empty());
    let Some(members) = tree.as_ref().and_then(|tree| tree.members()) else {
        let places = Places::new(text);
        let problems = document.problems.iter();
        return Err(not_a_case(
            problems
                .map(|problem| crate::problem::Problem::of_text(problem, "", &places))
                .collect(),
        ));
    };
    let field = |name: &str| members.iter().find(|it| it.key == name).map(|it| &it.value);
    if let Some(version) = field("version").map(|json| json.span.of(text)).filter(|it| *it != "1") {
        return Err(LinkProblem::new(LinkProblemKind::NewerDocument {
            version: version.into(),
        }));
    }
    let about = |content| about(members, content, text);
    let object = |name| field(name).filter(|json| matches!(json.value, Value::Object(_)));
    let Some(case) = object("case") else {
        let scenario = match field("scenario").map(|json| (&json.value, json)) {
            Some((Value::String(text), _)) => text.to_string(),
            Some((Value::Object(_), json)) => json.span.of(text).into(),
            _ => return Err(not_a_case(Vec::new())),
        };
        let (about, has_more) = about("scenario");
        return Ok((Content::Scenario(scenario), about, has_more));
    };
    let parts = read::parts(case.span.of(text), Unknown::Kept);
    if !parts.problems.is_empty() {
        return Err(LinkProblem {
            partial: Some(Box::new(parts.case)).filter(|case| **case != Case::default()),
            ..not_a_case(parts.problems)
        });
    }
    let Parts {
        case,
        has_unknown_fields,
        ..
    } = parts;
    let (about, has_more) = about("case");
    Ok((Content::Case(Box::new(case)), about, has_unknown_fields || has_more))
}

/// What stands beside the content, and whether some of it is unknown.
fn about(members: &[Member<'_>], content: &str, text: &str) -> (About, bool) {
    let mut made = Made::default();
    let mut more = Extra::new();
    for Member { key, value, .. } in members {
        match (key.as_ref(), &value.value) {
            ("engine", Value::String(engine)) => made.engine = engine.to_string(),
            ("decisions", Value::Array(decisions)) => made.decisions = decisions.iter().map(word).collect(),
            (name, _) if name == "version" || name == content => {}
            (name, _) => more.push((name.into(), value.span.of(text).into())),
        }
    }
    let has_more = more.iter().any(|(name, _)| !name.starts_with("x-"));
    let made = Some(made).filter(|it| *it != Made::default());
    (About { made, more }, has_more)
}

/// A decision that is no text is one that nobody knows.
fn word(json: &Json<'_>) -> String {
    match &json.value {
        Value::String(word) => word.to_string(),
        _ => String::new(),
    }
}

/// What can be read of a case from the beginning of a link's document, if there is anything.
fn partial(beginning: &str) -> Option<Box<Case>> {
    let document = json::read(beginning, LIMITS).tree?;
    let case = document.get("case")?.span.of(beginning);
    let case = read::parts(case, Unknown::Kept).case;
    Some(Box::new(case)).filter(|case| **case != Case::default())
}
