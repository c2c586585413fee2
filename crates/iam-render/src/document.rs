//! The `iam` blocks of a Markdown document, with what stands below each.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use iam_syntax::json::BYTE_ORDER_MARK;

use crate::fence::{Words, words};
use crate::flaw::What;
use crate::mark::{BEGIN, END};

/// A fenced block in the language `iam`.
#[derive(Clone, Debug)]
pub struct Block {
    /// The words behind `iam`, or what is wrong with them.
    pub words: Result<Words, What>,
    /// What it holds, without what stands before its lines in a quotation or a list.
    pub text: String,
    /// The line of its words, from 1.
    pub line: usize,
    /// Its bytes, from its first mark to its last.
    pub range: Range<usize>,
    /// What stands before each further line.
    pub prefix: String,
    /// Whether it has a closing line.
    pub is_closed: bool,
    /// What stands below it already.
    pub below: Below,
}

/// What stands below a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Below {
    /// No verdict.
    Nothing,
    /// A verdict, from its first line to its last.
    Verdict(Range<usize>),
    /// A verdict that has no last line.
    Open,
}

/// What a document has of blocks and verdicts.
#[derive(Clone, Debug)]
pub struct Found {
    /// All blocks, in order.
    pub blocks: Vec<Block>,
    /// The lines of verdicts that stand below none of them, in order.
    pub strays: Vec<usize>,
}

/// Looks through a document.
#[must_use]
pub fn found(document: &str) -> Found {
    // A mark of the byte order is no part of the first line; blanks in its place keep all places.
    let spaced = document
        .strip_prefix(BYTE_ORDER_MARK)
        .map(|rest| ["   ", rest].concat());
    let document = spaced.as_deref().unwrap_or(document);
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let events: Vec<(Event, Range<usize>)> = Parser::new_ext(document, options).into_offset_iter().collect();
    let mut blocks = Vec::new();
    let mut lines = Lines::default();
    for (at, (event, range)) in events.iter().enumerate() {
        if let Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) = event
            && let Some(words) = words(info)
        {
            let line = lines.line_of(document, range.start);
            blocks.push(block(document, words, &events[at..], line));
        }
    }
    let strays = strays(document, &blocks, &events);
    Found { blocks, strays }
}

/// All blocks, in order.
#[must_use]
pub fn blocks(document: &str) -> Vec<Block> {
    found(document).blocks
}

fn strays(document: &str, blocks: &[Block], events: &[(Event, Range<usize>)]) -> Vec<usize> {
    let of_blocks = |at: usize| {
        blocks.iter().any(|it| match &it.below {
            Below::Nothing => false,
            Below::Verdict(range) => range.contains(&at),
            // Whatever follows is its.
            Below::Open => it.range.end <= at,
        })
    };
    let begun = events.iter().filter_map(|it| comment(document, it, BEGIN));
    let mut lines = Lines::default();
    begun
        .filter(|at| !of_blocks(*at))
        .map(|at| lines.line_of(document, at))
        .collect()
}

/// `events` begin with the block's.
fn block(document: &str, words: Result<Words, What>, events: &[(Event, Range<usize>)], line: usize) -> Block {
    let inside = events.iter().skip(1);
    let inside = inside.take_while(|(event, _)| !matches!(event, Event::End(TagEnd::CodeBlock)));
    let text: String = inside
        .clone()
        .map(|(event, _)| match event {
            Event::Text(text) => &**text,
            _ => "",
        })
        .collect();
    let after = events.get(2 + inside.count()..).unwrap_or_default();
    let range = &events[0].1;
    let whole = document[range.clone()].trim_end();
    let range = range.start..range.start + whole.len();
    Block {
        words,
        text,
        line,
        prefix: prefix(document, range.start),
        is_closed: is_closed(whole),
        below: below(document, after),
        range,
    }
}

/// What stands before each further line of what begins at a place: the marks of quotations, and blanks.
fn prefix(document: &str, start: usize) -> String {
    let line_start = document[..start].rfind('\n').map_or(0, |it| it + 1);
    let before = document[line_start..start].chars();
    let kept = |it: char| if it == '>' || it == '\t' { it } else { ' ' };
    before.map(kept).collect()
}

/// Whether the last line is made of the marks that the first one begins with, and of as many.
fn is_closed(block: &str) -> bool {
    let mark = block.chars().next().unwrap_or_default();
    let count = |text: &str| text.chars().take_while(|it| *it == mark).count();
    let Some((first, rest)) = block.split_once('\n') else {
        return false;
    };
    let last = rest.rsplit('\n').next().unwrap_or_default();
    let last = last.trim_start_matches([' ', '\t', '>']).trim_end();
    count(first) <= count(last) && last.chars().all(|it| it == mark)
}

/// Where a piece of HTML begins with a comment that begins so.
fn comment(document: &str, (event, range): &(Event, Range<usize>), begin: &str) -> Option<usize> {
    let is_html = matches!(event, Event::Start(Tag::HtmlBlock));
    let text = document.get(range.clone()).filter(|_| is_html)?;
    let start = text.find("<!--")?;
    text[start..].starts_with(begin).then_some(range.start + start)
}

/// `events` are those behind the block.
fn below(document: &str, events: &[(Event, Range<usize>)]) -> Below {
    let Some(start) = events.first().and_then(|it| comment(document, it, BEGIN)) else {
        return Below::Nothing;
    };
    let is_block = |(event, _): &&(Event, _)| matches!(event, Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) if words(info).is_some());
    let inside = events.iter().take_while(|it| !is_block(it));
    // A verdict holds no comment of its own, so the next one ends it or is another's.
    let end = inside
        .skip(1)
        .find_map(|it| Some((comment(document, it, "<!--")?, comment(document, it, END))));
    match end {
        Some((_, Some(end))) => Below::Verdict(start..end + END.len()),
        Some((_, None)) | None => Below::Open,
    }
}

/// Counts lines from place to place.
#[derive(Default)]
struct Lines {
    at: usize,
    n_before: usize,
}

impl Lines {
    /// The line of a place behind the one before.
    fn line_of(&mut self, document: &str, at: usize) -> usize {
        self.n_before += document[self.at..at].matches('\n').count();
        self.at = at;
        self.n_before + 1
    }
}
