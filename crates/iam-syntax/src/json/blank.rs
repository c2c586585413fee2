//! White space, and what others take for it: comments, dots, blanks that are not JSON's.

use super::BYTE_ORDER_MARK;
use super::reader::{BLANKS, Reader};
use super::slip::Slip;

impl Reader<'_, '_> {
    /// Skips `...` or `…`, which stand in the place of what was left out.
    pub(super) fn skip_dots(&mut self) -> bool {
        let rest = &self.text[self.at..];
        let len = rest.len() - rest.trim_start_matches(['.', '…']).len();
        // A single dot may begin a number.
        if len < 2 {
            return false;
        }
        self.slips.add(self.part(len).span, Slip::LeftOut);
        self.at += len;
        true
    }

    /// Skips white space, and reports what others take for it.
    #[inline]
    pub(super) fn skip_blank(&mut self) {
        // Mostly there is none.
        if !matches!(self.peek(), Some(b'"' | b',' | b':' | b'{' | b'}' | b'[' | b']')) {
            self.skip_some_blank();
        }
    }

    fn skip_some_blank(&mut self) {
        loop {
            match self.peek() {
                Some(b' ' | b'\n' | b'\r' | b'\t') => self.at += 1,
                Some(b'/' | b'#' | 0xb | 0xc | 0x80..) if self.skip_odd_blank() => {}
                _ => return,
            }
        }
    }

    fn skip_odd_blank(&mut self) -> bool {
        let rest = &self.text[self.at..];
        if let Some(len) = comments_at(rest) {
            self.slips.add(self.part(len).span, Slip::Comment);
            self.last_comment = (self.at + len == self.text.len()).then_some(self.at);
            self.at += len;
            return true;
        }
        let is_blank = |character: &char| character.is_whitespace() || *character == BYTE_ORDER_MARK;
        let Some(blank) = rest.chars().next().filter(is_blank) else {
            return false;
        };
        self.slips.add(self.part(blank.len_utf8()).span, Slip::OddBlank);
        self.at += blank.len_utf8();
        true
    }
}

/// The length of the comments at the start of a text, with the blanks between them.
fn comments_at(text: &str) -> Option<usize> {
    let mut end = None;
    loop {
        let from = end.unwrap_or(0);
        let rest = text[from..].trim_start_matches(BLANKS);
        let len = if rest.starts_with("//") || rest.starts_with('#') {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else {
            return end;
        };
        end = Some(text.len() - rest.len() + len);
    }
}
