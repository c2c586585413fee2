//! What stands before and between values: blanks, and the mark that some editors put first.

use std::io::{self, BufRead};

const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// Leaves the reader at the first byte that is not blank, says which it is, and shows the blanks to `seen`.
pub fn skip<R: BufRead>(reader: &mut R, line: &mut usize, mut seen: impl FnMut(&[u8])) -> io::Result<Option<u8>> {
    loop {
        let buffer = reader.fill_buf()?;
        if buffer.is_empty() {
            return Ok(None);
        }
        let found = buffer.iter().position(|byte| !byte.is_ascii_whitespace());
        let n_bytes = found.unwrap_or(buffer.len());
        *line += buffer[..n_bytes].iter().filter(|byte| **byte == b'\n').count();
        seen(&buffer[..n_bytes]);
        let byte = found.map(|at| buffer[at]);
        reader.consume(n_bytes);
        if byte.is_some() {
            return Ok(byte);
        }
    }
}

/// Leaves out the mark if it is the first there is.
pub fn skip_mark<R: BufRead>(reader: &mut R) -> io::Result<()> {
    // OK to look at one filling only: a reader of three bytes or more shows the whole mark or its own end.
    if reader.fill_buf()?.starts_with(BYTE_ORDER_MARK) {
        reader.consume(BYTE_ORDER_MARK.len());
    }
    Ok(())
}
