//! Lines, each held to the size of a case.

use std::io::{self, BufRead, Read};

use iam_scenario::read::MAX_CASE_BYTES;

use super::Piece;

/// The next line that is not blank.
pub fn next<R: BufRead>(reader: &mut R, line: &mut usize) -> io::Result<Option<Piece>> {
    loop {
        let at = *line;
        let Some(bytes) = read(reader, line)? else {
            return Ok(None);
        };
        if !bytes.trim_ascii().is_empty() {
            return Ok(Some(piece(at, bytes)));
        }
    }
}

/// The next line with its line break; of one that is too long only as much as shows it.
pub fn read<R: BufRead>(reader: &mut R, line: &mut usize) -> io::Result<Option<Vec<u8>>> {
    // Room for a line break after a case of the largest size.
    let most = MAX_CASE_BYTES as u64 + 3;
    let mut bytes = Vec::new();
    if reader.by_ref().take(most).read_until(b'\n', &mut bytes)? == 0 {
        return Ok(None);
    }
    *line += 1;
    if bytes.len() as u64 == most && !bytes.ends_with(b"\n") {
        reader.skip_until(b'\n')?;
    }
    Ok(Some(bytes))
}

/// A line as the text of a case.
pub fn piece(line: usize, mut bytes: Vec<u8>) -> Piece {
    if bytes.ends_with(b"\n") {
        bytes.pop();
    }
    if bytes.ends_with(b"\r") {
        bytes.pop();
    }
    Piece::new(line, bytes)
}
