//! JSON text into a tree with a span for every value, and all problems of the text in one pass.
//!
//! Takes exactly the texts that `serde_json` takes, less those in which an object holds a key twice, and with a byte order
//! mark in front or without. Torn text gives a tree of what could be read. What a document means is not known here.

mod blank;
pub mod lines;
mod number;
mod problem;
mod quote_mark;
mod reader;
mod skim;
mod slip;
mod string;
mod tree;
pub mod write;

pub(crate) use quote_mark::is_odd_quote;
pub(crate) use reader::Document;
pub use tree::{Json, Member, Value, pointer_at, push_step};
pub use write::quote;

use alloc::vec::Vec;

use crate::diagnostic::Diagnostic;
use crate::report::Report;
use crate::span::Span;

/// The size of the largest document that is read, in bytes.
pub const MAX_BYTES: usize = 1 << 20;
/// What some editors put in front of a text; it is no part of it.
pub const BYTE_ORDER_MARK: char = '\u{feff}';
/// How deep lists and objects may be nested.
pub const MAX_DEPTH: usize = 64;

/// How much a reader takes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Of the text.
    pub bytes: usize,
    /// Lists and objects inside one another. The reader recurses this deep, so it is for the caller to keep it small.
    pub depth: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: MAX_BYTES,
            depth: MAX_DEPTH,
        }
    }
}

/// A text after reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read<'a> {
    /// What could be read. Whole exactly when there are no problems; absent where there is nothing or too much.
    pub tree: Option<Json<'a>>,
    /// Sorted by their place.
    pub problems: Vec<Diagnostic>,
}

/// Reads a text as JSON.
#[must_use]
pub fn read(text: &str, limits: Limits) -> Read<'_> {
    read_around(text, limits, None).0
}

/// The same without the insides of objects that stand under a key, which is given with its quotes. Such an object is empty
/// in the tree, and its place is told, if there is nothing to say of it but that it holds a key twice, which is not looked
/// for; any other is read as always.
#[must_use]
pub fn read_around<'a>(text: &'a str, limits: Limits, key: Option<&'static str>) -> (Read<'a>, Vec<Span>) {
    let mut report = Report::default();
    let document = document(&mut report, text, limits, key);
    if let Some(fragment) = document.fragment {
        report.add(fragment);
    }
    let read = Read {
        problems: report.finish(document.tree.as_ref()),
        tree: document.tree,
    };
    (read, document.passed)
}

pub(crate) fn read_into<'a>(report: &mut Report, text: &'a str, limits: Limits) -> Document<'a> {
    document(report, text, limits, None)
}

fn document<'a>(report: &mut Report, text: &'a str, limits: Limits, passed_key: Option<&'static str>) -> Document<'a> {
    // Spans count in 32 bits, so a larger limit than that is no use.
    let most = limits.bytes.min(u32::MAX as usize);
    if most < text.len() {
        report.add(problem::too_long(most, text.len()));
        return Document::default();
    }
    reader::document(report, text, limits.depth, passed_key)
}
