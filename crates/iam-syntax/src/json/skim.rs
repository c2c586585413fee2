//! Passes over a value without making anything of it, as long as nothing is unusual in it.

use super::number::{is_in_range, is_number};
use crate::bytes::n_plain;

/// The brackets that may be open at a time: a bit each.
type Open = u128;

/// The end of the list or object that begins at a place, where it is JSON as `serde_json` takes it and nested no deeper than
/// `depth`. Nothing where a reader may have anything to say of it; keys that stand twice aside, which are not looked for.
pub(super) fn end_of_brackets(text: &str, start: usize, depth: usize) -> Option<usize> {
    let mut skim = Skim {
        text,
        bytes: text.as_bytes(),
        at: start,
    };
    // A one is an object; the lowest bit is the innermost bracket.
    let mut open: Open = 0;
    let mut n_open = 0;
    let most = depth.min(Open::BITS as usize);
    loop {
        // Here a value begins.
        match skim.peek()? {
            opener @ (b'{' | b'[') => {
                if n_open == most {
                    return None;
                }
                n_open += 1;
                open = open << 1 | Open::from(opener == b'{');
                skim.at += 1;
                skim.blanks();
                match (skim.peek()?, opener) {
                    (b'}', b'{') | (b']', b'[') => {}
                    (_, b'{') => {
                        skim.key()?;
                        continue;
                    }
                    _ => continue,
                }
            }
            b'"' => skim.string()?,
            _ => skim.word()?,
        }
        // Here a value has ended, or a bracket is empty.
        loop {
            skim.blanks();
            let is_object = open & 1 == 1;
            match (skim.peek()?, is_object) {
                (b',', _) => {
                    skim.at += 1;
                    skim.blanks();
                    if is_object {
                        skim.key()?;
                    }
                    break;
                }
                (b'}', true) | (b']', false) => {
                    skim.at += 1;
                    open >>= 1;
                    n_open -= 1;
                    if n_open == 0 {
                        return Some(skim.at);
                    }
                }
                _ => return None,
            }
        }
    }
}

struct Skim<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
}

impl Skim<'_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn blanks(&mut self) {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.peek() {
            self.at += 1;
        }
    }

    /// A key, its colon, and the blanks behind it.
    fn key(&mut self) -> Option<()> {
        self.string()?;
        self.blanks();
        (self.peek()? == b':').then_some(())?;
        self.at += 1;
        self.blanks();
        Some(())
    }

    fn string(&mut self) -> Option<()> {
        (self.peek()? == b'"').then_some(())?;
        self.at += 1;
        loop {
            self.at += n_plain(self.bytes.get(self.at..)?);
            match (self.peek()?, self.bytes.get(self.at + 1)) {
                (b'"', _) => {
                    self.at += 1;
                    return Some(());
                }
                (b'\\', Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't')) => self.at += 2,
                // `\u1234` is left to the reader.
                _ => return None,
            }
        }
    }

    /// `true`, `false`, `null` or a number.
    fn word(&mut self) -> Option<()> {
        let rest = self.text.get(self.at..)?;
        let is_of_word = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
        let len = rest.bytes().position(|byte| !is_of_word(byte)).unwrap_or(rest.len());
        let word = &rest[..len];
        let is_right = matches!(word, "true" | "false" | "null") || is_number(word) && is_in_range(word);
        self.at += len;
        is_right.then_some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<usize>) {
        assert_eq!(expected, end_of_brackets(text, 0, 3), "{text}");
    }

    #[test]
    fn what_is_usual_is_passed_over() {
        check("{}", Some(2));
        check("[ ] ,", Some(3));
        check(r#"{"a":1,"b":[true,null,"x\n"],"c":{"":-1.5e3}} x"#, Some(45));
        check(r#"{ "a" : [ { } , "é" ] }"#, Some(24));
        check(r#"{"a":1,"a":2}"#, Some(13));
    }

    #[test]
    fn what_is_unusual_is_left_to_the_reader() {
        for text in [
            "",
            "1",
            "{",
            "[",
            "[1",
            "[1,]",
            "{,}",
            "{\"a\"}",
            "{\"a\":}",
            "{\"a\":1,}",
            "{a:1}",
            "[1 2]",
            "[1}",
            "{\"a\":1]",
            "[01]",
            "[1e999]",
            "[tru]",
            "['a']",
            "[\"a]",
            "[\"\u{1}\"]",
            r#"["\x"]"#,
            r#"["\ud800"]"#,
            "[//\n]",
            "[\u{a0}]",
            "[[[[]]]]",
            "[...]",
            "[\"a\" + b]",
        ] {
            check(text, None);
        }
    }
}
