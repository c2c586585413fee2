//! A case or a scenario in a link: `#s=GENERATION.PAYLOAD.CHECK`, and back.
//!
//! Generation 0: the payload is base64url without padding of raw-deflated JSON, `{ "version": 1, "case": … }` or
//! `{ "version": 1, "scenario": … }`; the check is the CRC-32 of that JSON in base32. A link that does not open says why,
//! and gives what could be read of it.

mod base64url;
mod check;
mod packing;
mod problem;

use iam_syntax::json::{self, Limits, Value};
use iam_syntax::span::Places;

use crate::case::Case;
use crate::read::{self, Parts, Unknown};
use crate::write;
use packing::{End, pack, unpack};
pub use problem::{LinkProblem, LinkProblemKind};

/// The size of the largest link.
pub const MAX_LINK_BYTES: usize = 1 << 20;
/// The size of the largest document in a link.
pub const MAX_DECODED_BYTES: usize = 256 << 10;
/// Documents are strings in the link of a case, and in a scenario no deeper than a policy, so nothing in one is deep.
const LIMITS: Limits = Limits {
    bytes: MAX_DECODED_BYTES,
    depth: 64,
};
/// The generation that is written. Those before it stay readable for ever.
const GENERATION: u32 = 0;

/// What somebody passed on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    Case(Box<Case>),
    /// As it was typed, without the blanks around it. That it can be run is for its reader to find out.
    Scenario(String),
}

/// What a link holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Linked {
    pub content: Content,
    /// Whether the link holds more than this program knows.
    pub has_unknown_fields: bool,
    /// The other parameters, in order: what to show, not what it says.
    pub view: Vec<(String, String)>,
}

/// Writes a case as `s=0.PAYLOAD.CHECK`.
#[must_use]
pub fn encode(case: &Case) -> String {
    seal(&document(case))
}

/// Writes the text of a scenario likewise. Nothing where that is no JSON object, or more than a link may hold.
#[must_use]
pub fn encode_scenario(text: &str) -> Option<String> {
    let text = text.trim_start_matches('\u{feff}').trim();
    let read = json::read(text, LIMITS);
    let is_object = read.tree.is_some_and(|tree| tree.members().is_some());
    let document = format!("{{\"version\":1,\"scenario\":{text}}}");
    let opens = is_object && read.problems.is_empty() && document.len() <= MAX_DECODED_BYTES;
    opens
        .then(|| seal(&document))
        .filter(|link| link.len() <= MAX_LINK_BYTES)
}

fn seal(document: &str) -> String {
    let payload = base64url::encode(&pack(document.as_bytes()));
    let check = check::of(document.as_bytes());
    format!("s={GENERATION}.{payload}.{check}")
}

/// Whether a case is small enough for its link to open.
#[must_use]
pub fn fits(case: &Case) -> bool {
    document(case).len() <= MAX_DECODED_BYTES && encode(case).len() <= MAX_LINK_BYTES
}

/// What a link of a case holds: a JSON document.
fn document(case: &Case) -> String {
    format!("{{\"version\":1,\"case\":{}}}", write::case_of_texts(case))
}

/// Reads a link: a whole one, its fragment, or what comes after the `#`.
///
/// # Errors
/// Says why it does not open, and gives what could be read.
pub fn decode(link: &str) -> Result<Linked, LinkProblem> {
    Sealed::of(link)?.open()
}

/// A link taken apart, its payload still packed.
pub(crate) struct Sealed {
    packed: Vec<u8>,
    is_base64: bool,
    check: Option<String>,
    view: Vec<(String, String)>,
}

impl Sealed {
    /// Takes a link apart: a whole one, its fragment, or what comes after the `#`.
    pub(crate) fn of(link: &str) -> Result<Self, LinkProblem> {
        if MAX_LINK_BYTES < link.len() {
            return Err(LinkProblem::new(LinkProblemKind::TooLarge));
        }
        let fragment = link
            .trim()
            .split_once('#')
            .map_or(link.trim(), |(_, fragment)| fragment);
        let mut view: Vec<(String, String)> = fragment
            .split('&')
            .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
            .map(|(name, value)| (name.into(), value.into()))
            .filter(|(name, value): &(String, String)| !(name.is_empty() && value.is_empty()))
            .collect();
        let Some(at) = view.iter().position(|(name, _)| name == "s") else {
            return Err(LinkProblem::new(LinkProblemKind::NotALink));
        };
        let (_, sealed) = view.remove(at);
        let sealed = undone(&sealed);
        let mut parts = sealed.splitn(3, '.');
        let generation = parts.next().unwrap_or_default();
        let (payload, check) = (parts.next().unwrap_or_default(), parts.next());
        if !generation.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(LinkProblem::new(LinkProblemKind::NotALink));
        }
        // A number too large to be read is newer than any that is known.
        if !generation.is_empty() && generation.parse() != Ok(GENERATION) {
            let generation = generation.parse().unwrap_or(u32::MAX);
            return Err(LinkProblem::new(LinkProblemKind::Newer { generation }));
        }
        let (packed, is_base64) = base64url::decode(payload);
        Ok(Self {
            packed,
            is_base64,
            check: check.map(without_tail),
            view,
        })
    }

    /// Reads what was packed.
    fn open(self) -> Result<Linked, LinkProblem> {
        let text = self.checked()?;
        let (content, has_unknown_fields) = open(&text)?;
        Ok(Linked {
            content,
            has_unknown_fields,
            view: self.view,
        })
    }

    /// The text that the link holds, checked.
    fn checked(&self) -> Result<String, LinkProblem> {
        let unpacked = unpack(&self.packed);
        if unpacked.end == End::TooLarge {
            return Err(LinkProblem::new(LinkProblemKind::TooLarge));
        }
        let is_whole = self.is_base64 && unpacked.end == End::Right;
        if let Some(check) = &self.check
            && is_whole
            && *check == check::of(&unpacked.bytes)
            && let Ok(text) = std::str::from_utf8(&unpacked.bytes)
        {
            return Ok(text.into());
        }
        // Where the check is complete, or something follows the end, nothing was cut off.
        let has_check = self.check.as_ref().is_some_and(|check| check::LENGTH <= check.len());
        let kind = if has_check || unpacked.end == End::Early {
            LinkProblemKind::Changed
        } else {
            LinkProblemKind::Cut
        };
        Err(LinkProblem {
            partial: partial(&unpacked.bytes),
            ..LinkProblem::new(kind)
        })
    }
}

/// What programs on the way do to a link, undone: letters written as `%5F`, line breaks in it. The check tells whether
/// that was right.
fn undone(sealed: &str) -> String {
    let mut plain = String::with_capacity(sealed.len());
    let mut rest = sealed;
    while let Some(letter) = rest.chars().next() {
        let escaped = [("%5F", '_'), ("%2D", '-'), ("%2E", '.')];
        let is_there = |code: &&(&str, char)| rest.get(..3).is_some_and(|it| it.eq_ignore_ascii_case(code.0));
        match escaped.iter().find(is_there) {
            Some((code, letter)) => {
                plain.push(*letter);
                rest = &rest[code.len()..];
            }
            None => {
                plain.push(letter);
                rest = &rest[letter.len_utf8()..];
            }
        }
    }
    plain.retain(|it| !matches!(it, '\n' | '\r' | '\t'));
    plain
}

/// The check without what the sentence around the link ends with, such as a full stop.
fn without_tail(check: &str) -> String {
    let is_tail = |tail: &str| !tail.starts_with(|it: char| it.is_alphanumeric() || "-_%".contains(it));
    match check.split_at_checked(check::LENGTH) {
        Some((own, tail)) if is_tail(tail) => own.into(),
        Some(_) | None => check.into(),
    }
}

/// What stands in the text of a link, and whether there is more than is known.
fn open(text: &str) -> Result<(Content, bool), LinkProblem> {
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
        return Err(LinkProblem::of_version(version));
    }
    let object = |name| field(name).filter(|json| matches!(json.value, Value::Object(_)));
    let has_more = |known: &str| {
        let is_unknown = |key: &str| key != "version" && key != known && !key.starts_with("x-");
        members.iter().any(|it| is_unknown(&it.key))
    };
    let Some(case) = object("case") else {
        let Some(scenario) = object("scenario") else {
            return Err(not_a_case(Vec::new()));
        };
        let content = Content::Scenario(scenario.span.of(text).into());
        return Ok((content, has_more("scenario")));
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
    Ok((Content::Case(Box::new(case)), has_unknown_fields || has_more("case")))
}

/// What can be read of a case from the beginning of a link's text, if there is anything.
fn partial(bytes: &[u8]) -> Option<Box<Case>> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default(),
    };
    let document = json::read(text, LIMITS).tree?;
    let case = document.get("case")?.span.of(text);
    let case = read::parts(case, Unknown::Kept).case;
    Some(Box::new(case)).filter(|case| **case != Case::default())
}
