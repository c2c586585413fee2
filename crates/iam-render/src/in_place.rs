//! The verdicts of a document's blocks, each written below its block between two comments, or compared with what is there.

use std::ops::Range;

use crate::document::{Below, Block, Found, found};
use crate::flaw::{Flaw, What};
use crate::mark::{BEGIN, END};
use crate::markdown;
use crate::told::{Setting, told};

/// What stands in its first line.
const NOTE: &str = ": written by `iam-playground render`, from the block above -->";

/// A document with its verdicts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The whole document; what is no verdict is as it was, byte for byte.
    pub text: String,
    /// In the order of the document. What stands below a block with flaws is as it was.
    pub flaws: Vec<Flaw>,
    /// How many blocks it has.
    pub n_blocks: usize,
}

/// Writes the verdicts.
#[must_use]
pub fn written(document: &str, setting: Setting) -> Written {
    let (edits, flaws, n_blocks) = edits(document, setting);
    let mut text = String::with_capacity(document.len());
    let mut at = 0;
    for edit in edits {
        text.push_str(&document[at..edit.range.start]);
        text.push_str(&edit.text);
        at = edit.range.end;
    }
    text.push_str(&document[at..]);
    Written { text, flaws, n_blocks }
}

/// What keeps the verdicts of a document from being those that would be written.
#[must_use]
pub fn stale(document: &str, setting: Setting) -> Vec<Flaw> {
    let (edits, mut flaws, _) = edits(document, setting);
    let changes = edits.into_iter().filter(|it| document[it.range.clone()] != it.text);
    flaws.extend(changes.map(|it| Flaw {
        line: it.line,
        what: if it.range.is_empty() {
            What::NoVerdict
        } else {
            What::Stale
        },
    }));
    flaws.sort_by_key(|it| it.line);
    flaws
}

/// What is written in the place of some bytes, for the block at a line.
struct Edit {
    line: usize,
    range: Range<usize>,
    text: String,
}

fn edits(document: &str, setting: Setting) -> (Vec<Edit>, Vec<Flaw>, usize) {
    let Found { blocks, strays } = found(document);
    let n_blocks = blocks.len();
    let (mut edits, mut flaws) = (Vec::new(), Vec::new());
    for block in &blocks {
        match edit(document, block, setting) {
            Ok(edit) => edits.extend(edit),
            Err(found) => flaws.extend(found),
        }
    }
    flaws.extend(strays.into_iter().map(|line| Flaw {
        line,
        what: What::StrayVerdict,
    }));
    flaws.sort_by_key(|it| it.line);
    (edits, flaws, n_blocks)
}

/// What is to be written for a block; nothing where nothing is asked and nothing is there.
fn edit(document: &str, block: &Block, setting: Setting) -> Result<Option<Edit>, Vec<Flaw>> {
    let lines = lines(block, setting)?;
    let line_break = if document[..block.range.end].contains("\r\n") {
        "\r\n"
    } else {
        "\n"
    };
    // A line that holds nothing else ends with no blank.
    let started = |line: &str| [block.prefix.as_str(), line].concat().trim_end().to_string();
    let joined = lines.iter().map(|it| started(it)).collect::<Vec<_>>().join(line_break);
    let line = block.line;
    match &block.below {
        Below::Open => Err(vec![Flaw {
            line,
            what: What::OpenVerdict,
        }]),
        // What stands before its first line stays.
        Below::Verdict(range) => Ok(Some(Edit {
            line,
            range: range.clone(),
            text: joined.strip_prefix(&block.prefix).unwrap_or(&joined).to_string(),
        })),
        Below::Nothing if lines.is_empty() => Ok(None),
        Below::Nothing => {
            let end = block.range.end;
            let mut text = [line_break, &started(""), line_break, &joined].concat();
            let next = document[end..].split('\n').nth(1).unwrap_or_default();
            if !next.trim_matches([' ', '\t', '>', '\r']).is_empty() {
                text.push_str(&[line_break, &started("")].concat());
            }
            Ok(Some(Edit {
                line,
                range: end..end,
                text,
            }))
        }
    }
}

/// The lines of a verdict, comments and all; none where nothing is asked.
fn lines(block: &Block, setting: Setting) -> Result<Vec<String>, Vec<Flaw>> {
    let own = |what: &What| {
        vec![Flaw {
            line: block.line,
            what: what.clone(),
        }]
    };
    if !block.is_closed {
        return Err(own(&What::OpenBlock));
    }
    let words = block.words.as_ref().map_err(own)?;
    let told = told(&block.text, words, setting).map_err(|flaws| {
        let of = |it: Flaw| Flaw {
            line: block.line + it.line,
            ..it
        };
        flaws.into_iter().map(of).collect::<Vec<_>>()
    })?;
    if told.parts.is_empty() {
        return Ok(Vec::new());
    }
    let name = crate::words::link(words.lang.unwrap_or(setting.lang));
    let link = told.link.as_deref().map(|it| (name, it));
    let verdict = markdown::lines(&told.asked, &told.parts, link);
    let around = |line: String| [line, String::new()];
    let [begin, blank] = around([BEGIN, NOTE].concat());
    let end = [String::new(), END.to_string()];
    Ok([begin, blank].into_iter().chain(verdict).chain(end).collect())
}
