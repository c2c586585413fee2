//! Reads a case or a scenario from JSON text. An unknown field is an error that names it and says what was perhaps meant; fields
//! under `x-` names are kept.

mod accounts;
mod context;
mod fields;
mod operations;
pub(crate) mod organization;
mod policies;
mod request;
mod scenario;
mod shelf;
mod steps;
mod values;

use std::collections::BTreeSet;

use iam_syntax::json::{self, Json, Limits, Value};
use iam_syntax::sort::sort_by;
use iam_syntax::span::{Places, Span};
use iam_syntax::suggest::nearest;

use crate::case::{Case, Check, Title};
use crate::format;
use crate::path::Path;
use crate::problem::Problem;
pub use context::context;
use fields::Fields;
pub use scenario::scenario;

/// A document may be as deep as its own limit wherever it stands in a case.
const CASE_DEPTH: usize = json::MAX_DEPTH + 16;
/// The size of the largest case, in bytes.
pub const MAX_CASE_BYTES: usize = 64 << 20;

/// As many names are compared with misspelt ones.
const MOST_COMPARED: usize = 1 << 16;

/// A text that is not a case, with the id and what was expected if at least those could be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// What it would be called.
    pub id: Option<String>,
    /// As JSON text.
    pub expect: Option<String>,
    /// Never empty; in the order of the text.
    pub problems: Vec<Problem>,
}

/// Whether fields that this program does not know are an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// In files: an error.
    Refused,
    /// In links: kept and written back.
    Kept,
}

/// Reads a case of a file.
///
/// # Errors
/// Says everything that is wrong with the text.
pub fn case(text: &str) -> Result<Case, Unreadable> {
    case_with(text, Unknown::Refused)
}

/// Reads a case.
///
/// # Errors
/// Says everything that is wrong with the text.
pub fn case_with(text: &str, unknown: Unknown) -> Result<Case, Unreadable> {
    let Parts { case, problems, .. } = parts(text, unknown);
    if problems.is_empty() {
        return Ok(case);
    }
    Err(Unreadable {
        id: case.id,
        expect: case.expect,
        problems,
    })
}

/// What could be read of a text, be it a case or not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// What could be read.
    pub case: Case,
    /// In the order of the text.
    pub problems: Vec<Problem>,
    /// Whether fields that this program does not know were kept, those of `x-` names aside.
    pub has_unknown_fields: bool,
}

/// Reads what a text holds of a case.
#[must_use]
pub fn parts(text: &str, unknown: Unknown) -> Parts {
    let (case, problems, has_unknown_fields) = read_with(text, unknown, |reader, tree| reader.case(tree, &Path::ROOT));
    Parts {
        case: case.unwrap_or_default(),
        problems,
        has_unknown_fields,
    }
}

/// The key of a policy document, which is read by itself when it is known what kind of policy it is.
const DOCUMENT: &str = "\"document\"";

/// Reads a text: what could be read, everything that is wrong in the order of the text, and whether there are fields that
/// this program does not know.
fn read_with<'t, T>(
    text: &'t str,
    unknown: Unknown,
    read_tree: impl Fn(&mut Reader<'t>, &Json<'t>) -> T,
) -> (Option<T>, Vec<Problem>, bool) {
    read_around(text, unknown, Some(DOCUMENT), &read_tree)
        .or_else(|| read_around(text, unknown, None, &read_tree))
        .unwrap_or_default()
}

/// The same, without the insides of objects that stand under a key; nothing where such an object is no policy document.
fn read_around<'t, T>(
    text: &'t str,
    unknown: Unknown,
    key: Option<&'static str>,
    read_tree: impl Fn(&mut Reader<'t>, &Json<'t>) -> T,
) -> Option<(Option<T>, Vec<Problem>, bool)> {
    let limits = Limits {
        bytes: MAX_CASE_BYTES,
        depth: CASE_DEPTH,
    };
    let (read, passed) = json::read_around(text, limits, key);
    let mut reader = Reader {
        text,
        places: Places::new(text),
        unknown,
        problems: Vec::new(),
        malformed: BTreeSet::new(),
        n_compared: 0,
        documents: Vec::new(),
        has_unknown_fields: false,
    };
    // Torn JSON is said as such; what is missing because it could not be read is no news.
    let torn = read.problems.iter().any(|problem| problem.code != "DUPLICATE_KEY");
    let value = read.tree.map(|tree| read_tree(&mut reader, &tree));
    // Documents lie apart, so only the last that begins before can hold a place.
    if !reader.documents.is_sorted() {
        sort_by(&mut reader.documents, &|one, other| one.cmp(other));
    }
    // The inside of anything else that is called so was to be read with the rest.
    if !passed.iter().all(|span| reader.documents.binary_search(span).is_ok()) {
        return None;
    }
    let inside = |span: Span| {
        let n_before = reader.documents.partition_point(|it| it.start <= span.start);
        reader.documents[..n_before].last().is_some_and(|it| span.end <= it.end)
    };
    // A key that is twice in a policy document is that document's flaw and said when the document is read.
    let own = read
        .problems
        .iter()
        .filter(|problem| problem.code != "DUPLICATE_KEY" || !inside(problem.span));
    let mut problems: Vec<Problem> = own
        .map(|problem| Problem::of_text(problem, "", &reader.places))
        .collect();
    if !torn {
        problems.extend(reader.problems);
    }
    let start = |problem: &Problem| problem.span.map(|span| span.start);
    sort_by(&mut problems, &|one, other| start(one).cmp(&start(other)));
    Some((value, problems, reader.has_unknown_fields))
}

/// A reader of one text: it collects, it does not throw.
struct Reader<'t> {
    text: &'t str,
    places: Places<'t>,
    unknown: Unknown,
    problems: Vec<Problem>,
    /// The malformed documents that were spoken of, by their pointers and the places in them.
    malformed: BTreeSet<(String, Option<Span>)>,
    /// How many names were compared with misspelt ones.
    n_compared: usize,
    /// The places of the policy documents that stand in the text as objects.
    documents: Vec<Span>,
    has_unknown_fields: bool,
}

/// The few names that a name is the beginning or the end of: `policies` of `inlinePolicies` and `managedPolicies`.
fn partly<'a>(name: &str, known: &[&'a str]) -> Vec<&'a str> {
    const SHORTEST: usize = 4;
    const MOST: usize = 3;
    if !name.is_ascii() || name.len() < SHORTEST {
        return Vec::new();
    }
    let name = name.to_ascii_lowercase();
    let is_part = |it: &&&str| {
        let it = it.to_ascii_lowercase();
        it.starts_with(&name) || it.ends_with(&name) || (SHORTEST <= it.len() && name.ends_with(&it))
    };
    let found: Vec<&str> = known.iter().filter(is_part).copied().collect();
    if found.len() <= MOST { found } else { Vec::new() }
}

impl<'t> Reader<'t> {
    fn problem(&mut self, code: &str, message: String, path: &Path, span: Span) {
        self.problems
            .push(Problem::new(code, message, path.pointer(), &self.places, span));
    }

    /// The problem of a document, which is said once however often it is used.
    fn malformed(&mut self, problem: Problem) {
        if self.malformed.insert((problem.path.clone(), problem.span)) {
            self.problems.push(problem);
        }
    }

    /// A sentence about a name that is not known, with the one that was perhaps meant. Nobody reads thousands of
    /// those, so the last of very many come without.
    fn with_hint<'a>(&mut self, mut message: String, name: &str, known: impl Iterator<Item = &'a str>) -> String {
        if MOST_COMPARED < self.n_compared {
            return message;
        }
        let known: Vec<&str> = known.inspect(|_| self.n_compared += 1).collect();
        let meant = match nearest(name, known.iter().copied()) {
            Some(meant) => vec![meant],
            None => partly(name, &known),
        };
        if !meant.is_empty() {
            let meant: Vec<String> = meant.iter().map(|it| format!("`{it}`")).collect();
            message.push_str(&format!("; did you mean {}?", meant.join(" or ")));
        }
        message
    }

    fn wrong_type(&mut self, json: &Json, path: &Path, wanted: &str) {
        if json.value != Value::Torn {
            let message = format!("expected {wanted}, found {}", json.kind());
            self.problem("INVALID_TYPE", message, path, json.span);
        }
    }

    fn case(&mut self, json: &Json<'t>, path: &Path) -> Case {
        let Some(fields) = self.object(json, path, format::CASE, "a case") else {
            return Case::default();
        };
        self.version(&fields, path);
        let mut case = Case {
            id: self.text_field(&fields, path, "id"),
            title: self.title(&fields, path),
            request: self.request(&fields, path),
            expect: self.raw_field(&fields, path, "expect"),
            ..Case::default()
        };
        if let Some(json) = fields.get("policies") {
            case.policies = self.policies(json, &path.key("policies"));
        }
        if let Some(json) = fields.get("checks") {
            let path = path.key("checks");
            case.checks = self
                .list(json, &path)
                .iter()
                .enumerate()
                .map(|(at, json)| self.check(json, &path.item(at)))
                .collect();
        }
        case.extra = fields.extra;
        case
    }

    fn check(&mut self, json: &Json<'t>, path: &Path) -> Check {
        let Some(fields) = self.object(json, path, format::CHECK, "a check") else {
            return Check::default();
        };
        Check {
            id: self.text_field(&fields, path, "id").unwrap_or_default(),
            title: self.title(&fields, path),
            request: self.request(&fields, path),
            expect: self.raw_field(&fields, path, "expect"),
            extra: fields.extra,
        }
    }

    fn version(&mut self, fields: &Fields<'_, 't>, path: &Path) {
        let Some(json) = fields.get("version") else { return };
        if json.value != Value::Number || json.span.of(self.text) != "1" {
            let message = format!(
                "`version` is {}, and this program reads version 1",
                json.span.of(self.text)
            );
            self.problem("UNSUPPORTED_VERSION", message, &path.key("version"), json.span);
        }
    }

    fn title(&mut self, fields: &Fields<'_, 't>, path: &Path) -> Option<Title> {
        let json = fields.get("title")?;
        let path = path.key("title");
        if let Some(text) = json.as_str() {
            return Some(Title::Plain(text.into()));
        }
        let both = self.object(json, &path, format::TITLE, "a title")?;
        let en = self.text_field(&both, &path, "en").unwrap_or_default();
        let ko = self.text_field(&both, &path, "ko").unwrap_or_default();
        Some(Title::Both {
            en,
            ko,
            extra: both.extra,
        })
    }
}
