//! The items of a JSON list, cut apart without reading what they hold.

use std::io::{self, BufRead};

use iam_scenario::read::MAX_CASE_BYTES;

use super::{Piece, Unusable, blank};

/// Where in the list the reader is.
#[derive(Debug)]
pub enum List {
    /// Before its first item.
    Start,
    /// After a comma.
    Item,
    /// Only blanks may follow.
    End,
}

/// What ended an item.
enum Ended {
    Comma,
    Bracket,
    /// The text is at its end.
    Text,
}

impl List {
    /// The next item. What is wrong with the list itself comes as a piece, too.
    pub fn next<R: BufRead>(&mut self, reader: &mut R, line: &mut usize) -> io::Result<Option<Piece>> {
        match self {
            Self::End => {
                let found = blank::skip(reader, line, |_| ())?;
                // Whatever it is, it is said once.
                while found.is_some() && !reader.fill_buf()?.is_empty() {
                    let n_bytes = reader.fill_buf()?.len();
                    reader.consume(n_bytes);
                }
                Ok(found.map(|_| Piece::unusable(*line, Unusable::AfterList)))
            }
            Self::Start | Self::Item => {
                let is_first = matches!(self, Self::Start);
                let first = blank::skip(reader, line, |_| ())?;
                if first.is_none() {
                    *self = Self::End;
                    return Ok(Some(Piece::unusable(*line, Unusable::OpenList)));
                }
                if is_first && first == Some(b']') {
                    reader.consume(1);
                    *self = Self::End;
                    return self.next(reader, line);
                }
                let at = *line;
                let (bytes, ended) = item(reader, line)?;
                *self = match ended {
                    // An item that has no end: its own error says what is missing, and so does the list's.
                    Ended::Comma | Ended::Text => Self::Item,
                    Ended::Bracket => Self::End,
                };
                Ok(Some(Piece::new(at, bytes)))
            }
        }
    }
}

/// The bytes of an item to its comma or bracket; of one that is too long only as much as shows it.
fn item<R: BufRead>(reader: &mut R, line: &mut usize) -> io::Result<(Vec<u8>, Ended)> {
    let mut bytes = Vec::new();
    let mut depth = 0_usize;
    let mut in_string = false;
    let mut escaped = false;
    loop {
        let buffer = reader.fill_buf()?;
        if buffer.is_empty() {
            return Ok((trimmed(bytes), Ended::Text));
        }
        let mut ended = None;
        let mut n_bytes = buffer.len();
        for (at, byte) in buffer.iter().enumerate() {
            *line += usize::from(*byte == b'\n');
            if in_string {
                match byte {
                    _ if escaped => escaped = false,
                    b'\\' => escaped = true,
                    b'"' => in_string = false,
                    _ => {}
                }
                continue;
            }
            match byte {
                b'"' => in_string = true,
                b'{' | b'[' => depth += 1,
                b'}' | b']' if 0 < depth => depth -= 1,
                b']' => ended = Some(Ended::Bracket),
                b',' if depth == 0 => ended = Some(Ended::Comma),
                _ => {}
            }
            if ended.is_some() {
                n_bytes = at;
                break;
            }
        }
        let room = (MAX_CASE_BYTES + 1).saturating_sub(bytes.len());
        bytes.extend_from_slice(&buffer[..n_bytes.min(room)]);
        let is_end = ended.is_some();
        reader.consume(n_bytes + usize::from(is_end));
        if let Some(ended) = ended {
            return Ok((trimmed(bytes), ended));
        }
    }
}

fn trimmed(mut bytes: Vec<u8>) -> Vec<u8> {
    bytes.truncate(bytes.trim_ascii_end().len());
    bytes
}
