//! Which way the cases of a file were put together, told from its first two lines.

use std::collections::VecDeque;
use std::io::{self, BufRead, Read};

use iam_scenario::read::MAX_CASE_BYTES;
use serde::de::IgnoredAny;
use serde_json::error::Category;

use super::list::List;
use super::{Piece, blank, line};

#[derive(Debug)]
pub enum Form {
    /// A case a line. The lines that were looked at already come first.
    Lines(VecDeque<Piece>),
    List(List),
    /// One case, over several lines.
    Whole(Option<Piece>),
}

/// What a text is as JSON.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Whole,
    /// More text could make it whole.
    Begun,
    Wrong,
}

/// Looks at the beginning of a text. What a list, or the lines, hold further on stays in the reader.
pub fn of<R: BufRead>(reader: &mut R, at: &mut usize) -> io::Result<Form> {
    // Blanks before a case are kept for its places to be right, should it have several lines.
    let mut text = Vec::new();
    if blank::skip(reader, at, |blanks| keep(&mut text, blanks))? == Some(b'[') {
        reader.consume(1);
        return Ok(Form::List(List::Start));
    }
    let first_at = *at;
    let Some(first) = line::read(reader, at)? else {
        return Ok(Form::Whole(None));
    };
    if sort(&first) == Sort::Whole || MAX_CASE_BYTES < first.len() {
        return Ok(Form::Lines([line::piece(first_at, first)].into()));
    }
    let second_at = *at;
    let second = line::read(reader, at)?.unwrap_or_default();
    // A first line that the second one can't go on from, and a second one that is whole: lines, the first one bad.
    if sort(&second) == Sort::Whole && sort(&[&*first, &*second].concat()) == Sort::Wrong {
        let lines = [line::piece(first_at, first), line::piece(second_at, second)];
        return Ok(Form::Lines(lines.into()));
    }
    keep(&mut text, &first);
    keep(&mut text, &second);
    let room = (MAX_CASE_BYTES + 1).saturating_sub(text.len()) as u64;
    reader.by_ref().take(room).read_to_end(&mut text)?;
    Ok(Form::Whole(Some(Piece::new(1, text))))
}

/// Adds to a text, up to what shows that it is too long.
fn keep(text: &mut Vec<u8>, bytes: &[u8]) {
    let room = (MAX_CASE_BYTES + 1).saturating_sub(text.len());
    text.extend_from_slice(&bytes[..bytes.len().min(room)]);
}

fn sort(bytes: &[u8]) -> Sort {
    match serde_json::from_slice::<IgnoredAny>(bytes).map_err(|error| error.classify()) {
        Ok(IgnoredAny) => Sort::Whole,
        Err(Category::Eof) => Sort::Begun,
        Err(Category::Syntax | Category::Data | Category::Io) => Sort::Wrong,
    }
}
