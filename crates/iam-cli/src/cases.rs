//! Cuts what is read into the texts of cases, whichever way they were put together: a case a line, a list of cases, or
//! one case.
//!
//! Holds one text at a time, so a file may be larger than memory. What a case means is not known here.

mod blank;
mod form;
mod line;
mod list;

use std::io::{self, BufRead};

use iam_scenario::read::MAX_CASE_BYTES;

use form::Form;

/// The text of one case, and the line of the file that it begins in, from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    pub line: usize,
    pub content: Content,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    Text(String),
    Unusable(Unusable),
}

/// Why some bytes are the text of no case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unusable {
    /// Not UTF-8 from this byte of the text on.
    NotUtf8 { byte: usize },
    /// Larger than a case may be.
    TooLong,
    /// The list of cases has no end.
    OpenList,
    /// Something comes after the end of the list of cases.
    AfterList,
}

/// The cases of a reader, one after the other.
pub struct Cases<R> {
    reader: R,
    /// The line that comes next, from 1.
    line: usize,
    form: Form,
}

impl<R: BufRead> Cases<R> {
    /// # Errors
    /// Fails when the reader does.
    pub fn new(mut reader: R) -> io::Result<Self> {
        let mut line = 1;
        blank::skip_mark(&mut reader)?;
        let form = form::of(&mut reader, &mut line)?;
        Ok(Self { reader, line, form })
    }

    /// The next case.
    ///
    /// # Errors
    /// Fails when the reader does.
    pub fn next(&mut self) -> io::Result<Option<Piece>> {
        match &mut self.form {
            Form::Whole(piece) => Ok(piece.take()),
            Form::List(list) => list.next(&mut self.reader, &mut self.line),
            Form::Lines(first) => match first.pop_front() {
                Some(piece) => Ok(Some(piece)),
                None => line::next(&mut self.reader, &mut self.line),
            },
        }
    }

    /// The reader, to see what it holds.
    pub fn reader(&self) -> &R {
        &self.reader
    }
}

impl Piece {
    fn new(line: usize, bytes: Vec<u8>) -> Self {
        let content = if MAX_CASE_BYTES < bytes.len() {
            Content::Unusable(Unusable::TooLong)
        } else {
            match String::from_utf8(bytes) {
                Ok(text) => Content::Text(text),
                Err(error) => Content::Unusable(Unusable::NotUtf8 {
                    byte: error.utf8_error().valid_up_to() + 1,
                }),
            }
        };
        Self { line, content }
    }

    fn unusable(line: usize, why: Unusable) -> Self {
        Self {
            line,
            content: Content::Unusable(why),
        }
    }

    /// How much memory the text takes.
    pub fn n_bytes(&self) -> usize {
        match &self.content {
            Content::Text(text) => text.len(),
            Content::Unusable(_) => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(bytes: &[u8]) -> Vec<Piece> {
        // A small buffer, so that everything is cut somewhere.
        let mut cases = Cases::new(io::BufReader::with_capacity(3, bytes)).unwrap();
        std::iter::from_fn(|| cases.next().unwrap()).collect()
    }

    #[track_caller]
    fn check(text: &str, expected: &[(usize, &str)]) {
        let found: Vec<(usize, String)> = pieces(text.as_bytes())
            .into_iter()
            .map(|piece| match piece.content {
                Content::Text(text) => (piece.line, text),
                Content::Unusable(why) => (piece.line, format!("{why:?}")),
            })
            .collect();
        let expected: Vec<(usize, String)> = expected.iter().map(|(line, text)| (*line, text.to_string())).collect();
        assert_eq!(expected, found, "{text:?}");
    }

    #[test]
    fn nothing_holds_no_case() {
        check("", &[]);
        check(" \r\n\t\n", &[]);
        check("\u{feff}", &[]);
    }

    #[test]
    fn a_case_a_line() {
        check("{\"a\":1}\n{\"b\":2}\n", &[(1, "{\"a\":1}"), (2, "{\"b\":2}")]);
        check("\n\n{}\r\n\r\n{}", &[(3, "{}"), (5, "{}")]);
        check("{}\n{\n{}", &[(1, "{}"), (2, "{"), (3, "{}")]);
        check("\u{feff}{}\n{}", &[(1, "{}"), (2, "{}")]);
    }

    #[test]
    fn a_bad_first_line_is_still_a_line() {
        check("oops\n{}\n", &[(1, "oops"), (2, "{}")]);
        check("{\"id\": \"cut\n{}\n{}", &[(1, "{\"id\": \"cut"), (2, "{}"), (3, "{}")]);
    }

    #[test]
    fn one_case_over_several_lines() {
        check("{\n  \"a\": 1\n}\n", &[(1, "{\n  \"a\": 1\n}\n")]);
        // Its place in the file is kept, so that lines and columns are right.
        check("\n {\n}", &[(1, "\n {\n}")]);
        check("{\"checks\":\n{}\n}", &[(1, "{\"checks\":\n{}\n}")]);
        check("oops\noops", &[(1, "oops\noops")]);
    }

    #[test]
    fn a_list_of_cases() {
        check("[]", &[]);
        check(
            "[ {\"a\":[1,2]} , {\"b\":\"],\\\"[\"}\n]\n",
            &[(1, "{\"a\":[1,2]}"), (1, "{\"b\":\"],\\\"[\"}")],
        );
        check("\n[\n{},\n\n{\n}\n]", &[(3, "{}"), (5, "{\n}")]);
        check("[1,,2]", &[(1, "1"), (1, ""), (1, "2")]);
        check("[{},]", &[(1, "{}"), (1, "")]);
    }

    #[test]
    fn a_torn_list_gives_what_it_holds() {
        check("[{},\n{\"a\"", &[(1, "{}"), (2, "{\"a\""), (2, "OpenList")]);
        check("[{}\n", &[(1, "{}"), (2, "OpenList")]);
        check("[", &[(1, "OpenList")]);
        check("[{}]\n[{}]", &[(1, "{}"), (2, "AfterList")]);
    }

    #[test]
    fn bytes_that_are_no_text() {
        let found = pieces(b"{}\n{\"\xff\"}\n{}");
        assert_eq!(
            [
                Content::Text("{}".into()),
                Content::Unusable(Unusable::NotUtf8 { byte: 3 }),
                Content::Text("{}".into())
            ],
            [&found[0], &found[1], &found[2]].map(|piece| piece.content.clone())
        );
        assert_eq!(
            Content::Unusable(Unusable::NotUtf8 { byte: 2 }),
            pieces(b"[\"\xff\"]")[0].content
        );
    }
}
