//! A document cut into pieces: the policies in it are texts, and stand as they are rather than between quotes.
//!
//! A string of the document that holds a text is written as a byte that says its layout, the text, and the byte `ff`. No
//! such byte occurs in UTF-8. After `f8` the text stands as it is, after another of `layout` tight.

use alloc::string::String;
use alloc::vec::Vec;

use iam_syntax::json::{self, Limits, Value, quote};

use crate::MAX_DOCUMENT_BYTES;
use crate::layout::{INDENTS, end_of_string, laid_out, tightened};

const AS_IT_STANDS: u8 = 0xf8;
const END: u8 = 0xff;

/// A document put together again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joined {
    /// As far as it could be.
    pub document: String,
    /// Whether that is all of it.
    pub end: End,
}

/// What became of the pieces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Every piece is there and is UTF-8.
    Whole,
    /// There is a byte that can't be, or the last text does not end.
    Torn,
    /// It would be longer than [`MAX_DOCUMENT_BYTES`].
    TooLarge,
}

/// Cuts a document.
#[must_use]
pub fn cut(document: &str) -> Vec<u8> {
    let bytes = document.as_bytes();
    let mut cut = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] != b'"' {
            cut.push(bytes[at]);
            at += 1;
            continue;
        }
        let end = end_of_string(bytes, at).min(bytes.len());
        let string = &document[at..end];
        match text_in(string) {
            Some(text) => {
                let (layout, tight) = tightened(text.as_bytes()).unwrap_or_else(|| (AS_IT_STANDS, text.into_bytes()));
                cut.push(layout);
                cut.extend(tight);
                cut.push(END);
            }
            None => cut.extend_from_slice(string.as_bytes()),
        }
        at = end;
    }
    cut
}

/// The text in a string, if that is one which quotes or line breaks make longer, and would be written again as it stands.
fn text_in(string: &str) -> Option<String> {
    if !string.contains('\\') {
        return None;
    }
    let limits = Limits {
        bytes: string.len(),
        depth: 1,
    };
    let Value::String(text) = json::read(string, limits).tree?.value else {
        return None;
    };
    (quote(&text) == string).then(|| text.into())
}

/// Puts the pieces together.
#[must_use]
pub fn joined(mut cut: &[u8]) -> Joined {
    let mut document = Vec::with_capacity(cut.len() * 2);
    let mut end = End::Whole;
    while let Some(start) = cut.iter().position(|it| AS_IT_STANDS <= *it) {
        document.extend_from_slice(&cut[..start]);
        let rest = &cut[start + 1..];
        let length = rest.iter().position(|it| *it == END);
        let piece = &rest[..length.unwrap_or(rest.len())];
        let text = match INDENTS.iter().find(|it| it.0 == cut[start]) {
            Some((_, indent)) => laid_out(piece, indent, MAX_DOCUMENT_BYTES),
            None => Some(piece.into()),
        };
        let Some(text) = text else {
            end = End::TooLarge;
            cut = &[];
            break;
        };
        let is_known = cut[start] == AS_IT_STANDS || INDENTS.iter().any(|it| it.0 == cut[start]);
        let (text, is_utf8) = utf8(text);
        document.extend_from_slice(quote(&text).as_bytes());
        cut = length.map_or(&[], |length| &rest[length + 1..]);
        if length.is_none() || !is_known || !is_utf8 {
            end = End::Torn;
            cut = &[];
            break;
        }
        if MAX_DOCUMENT_BYTES < document.len() {
            break;
        }
    }
    document.extend_from_slice(cut);
    let (document, is_utf8) = utf8(document);
    if MAX_DOCUMENT_BYTES < document.len() {
        end = End::TooLarge;
    } else if !is_utf8 {
        end = End::Torn;
    }
    Joined { document, end }
}

/// What is text of the bytes, and whether that is all.
pub(crate) fn utf8(bytes: Vec<u8>) -> (String, bool) {
    String::from_utf8(bytes).map_or_else(
        |error| {
            let n_right = error.utf8_error().valid_up_to();
            let mut bytes = error.into_bytes();
            bytes.truncate(n_right);
            // OK because what is left was found to be right.
            (String::from_utf8(bytes).unwrap_or_default(), false)
        },
        |text| (text, true),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(document: &str, expected: &[u8]) {
        let cut = cut(document);
        assert_eq!(cut, expected, "{}", String::from_utf8_lossy(&cut));
        let whole = Joined {
            document: document.into(),
            end: End::Whole,
        };
        assert_eq!(joined(&cut), whole);
    }

    #[test]
    fn texts_are_cut_out() {
        check(r#"{"a":"b","c":[1]}"#, br#"{"a":"b","c":[1]}"#);
        check(r#"{"a":"{\"b\":1}"}"#, b"{\"a\":\xf8{\"b\":1}\xff}");
        check(
            r#"{"a":"{\n  \"b\": 1\n}","c":2}"#,
            b"{\"a\":\xfa{\"b\":1}\xff,\"c\":2}",
        );
        check(
            r#"["one\ntwo","역할\n"]"#,
            "[\u{1}one\ntwo\u{2},\u{1}역할\n\u{2}]"
                .bytes()
                .map(framed)
                .collect::<Vec<_>>()
                .as_slice(),
        );
        // A string that would be written in another way stays as it is.
        check(r#"{"a":"\u0041\n"}"#, br#"{"a":"\u0041\n"}"#);
        check(r#"{"a":"torn\"#, br#"{"a":"torn\"#);
    }

    fn framed(byte: u8) -> u8 {
        match byte {
            1 => AS_IT_STANDS,
            2 => END,
            byte => byte,
        }
    }

    #[track_caller]
    fn check_torn(cut: &[u8], beginning: &str, end: End) {
        let document = beginning.into();
        assert_eq!(joined(cut), Joined { document, end });
    }

    #[test]
    fn torn_pieces_give_what_they_hold() {
        check_torn(b"{\"a\":\xfa{\"b\":1", "{\"a\":\"{\\n  \\\"b\\\": 1\"", End::Torn);
        check_torn(b"{\"a\":\xf8x\xed\x95", "{\"a\":\"x\"", End::Torn);
        check_torn(b"{\xfe}\xff,", "{\"}\"", End::Torn);
        check_torn(b"{\xff}", "{\"}\"", End::Torn);
        check_torn(b"[\xed", "[", End::Torn);
        let deep = [b"\xfc".as_slice(), &[b'['; 1 << 14], b"\xff"].concat();
        check_torn(&deep, "", End::TooLarge);
    }
}
