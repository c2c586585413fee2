//! JSON over lines. Blanks change and nothing else: what stands in a text is not read and written anew.

use alloc::string::String;
use alloc::vec::Vec;

/// Which objects and lists stay as they are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// None: each is laid out.
    Nothing,
    /// Those inside of as many others as that, or more.
    Inside(usize),
    /// Those that are one line of as many bytes, or fewer.
    Within(usize),
}

impl Kept {
    fn keeps(self, depth: usize, whole: &str) -> bool {
        match self {
            Self::Nothing => false,
            Self::Inside(least) => least <= depth,
            Self::Within(most) => whole.len() <= most && !whole.contains('\n'),
        }
    }
}

/// Gives each member and item a line of its own. `depth`: how deep the text will stand in another.
#[must_use]
pub fn laid_out(json: &str, kept: Kept, depth: usize) -> String {
    let mut closers = closers(json).into_iter();
    let mut out = String::with_capacity(json.len() * 2);
    let mut inner = 0;
    // What goes before the next token.
    let mut gap = String::new();
    let mut is_empty = false;
    let mut at = 0;
    while let Some(token) = token(&json[at..]) {
        let start = at;
        at += token.len();
        let was_empty = core::mem::take(&mut is_empty);
        match token {
            "{" | "[" => {
                let (end, n_inside) = closers.next().unwrap_or((json.len(), 0));
                let whole = &json[start..end];
                if kept.keeps(inner, whole) {
                    put(&mut out, &mut gap, whole);
                    at = end;
                    if 0 < n_inside {
                        closers.nth(n_inside - 1);
                    }
                    continue;
                }
                put(&mut out, &mut gap, token);
                inner += 1;
                gap = line(depth + inner);
                is_empty = true;
            }
            "}" | "]" => {
                inner = inner.saturating_sub(1);
                gap = if was_empty { String::new() } else { line(depth + inner) };
                put(&mut out, &mut gap, token);
            }
            "," => {
                put(&mut out, &mut gap, token);
                gap = line(depth + inner);
            }
            ":" => {
                put(&mut out, &mut gap, token);
                gap = " ".into();
            }
            _ if token.trim().is_empty() => is_empty = was_empty,
            _ => put(&mut out, &mut gap, token.trim()),
        }
    }
    out
}

fn put(out: &mut String, gap: &mut String, token: &str) {
    out.push_str(gap);
    gap.clear();
    out.push_str(token);
}

fn line(depth: usize) -> String {
    ["\n", &"  ".repeat(depth)].concat()
}

/// Where each bracket that opens is closed, and how many open inside of it.
fn closers(json: &str) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut at = 0;
    while let Some(token) = token(&json[at..]) {
        at += token.len();
        match token {
            "{" | "[" => {
                open.push(found.len());
                found.push((json.len(), 0));
            }
            "}" | "]" => {
                if let Some(opener) = open.pop() {
                    found[opener] = (at, found.len() - 1 - opener);
                }
            }
            _ => {}
        }
    }
    let n_found = found.len();
    for opener in open {
        found[opener].1 = n_found - 1 - opener;
    }
    found
}

/// The string, the sign, or what is between them that a text begins with.
fn token(rest: &str) -> Option<&str> {
    let end = match rest.bytes().next()? {
        b'"' => string_end(rest),
        b'{' | b'}' | b'[' | b']' | b',' | b':' => 1,
        _ => rest.find(['"', '{', '}', '[', ']', ',', ':']).unwrap_or(rest.len()),
    };
    rest.get(..end)
}

/// Where a string ends that a text begins with.
fn string_end(text: &str) -> usize {
    let mut is_escaped = false;
    let is_end = |(at, byte): (usize, u8)| {
        let ends = byte == b'"' && !is_escaped && at != 0;
        is_escaped = byte == b'\\' && !is_escaped;
        ends.then_some(at + 1)
    };
    text.bytes().enumerate().find_map(is_end).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_has_a_line_and_what_is_deep_has_none() {
        let json = r#"{"id":"a","policies":{"identity":[{"name":"P","document":{"Version":"2012-10-17","Statement":[]}}],"session":[]},"unknown":[]}"#;
        let said = r#"{
  "id": "a",
  "policies": {
    "identity": [
      {"name":"P","document":{"Version":"2012-10-17","Statement":[]}}
    ],
    "session": []
  },
  "unknown": []
}"#;
        assert_eq!(laid_out(json, Kept::Inside(3), 0), said);
        assert_eq!(laid_out(said, Kept::Inside(3), 0), said);
    }

    #[test]
    fn each_has_a_line() {
        let json = r#"{"a":[1,{"b":"x, [\"y\"]: \\"}],"empty" : [ ],"none":{},"c":-1.50}"#;
        let said = r#"{
  "a": [
    1,
    {
      "b": "x, [\"y\"]: \\"
    }
  ],
  "empty": [],
  "none": {},
  "c": -1.50
}"#;
        assert_eq!(laid_out(json, Kept::Nothing, 0), said);
    }

    #[test]
    fn what_fits_in_a_line_has_one() {
        let json = r#"{ "a": { "b": [1, 2] }, "c": { "d": "a long text" }, "e":[1,
2], "f": [] }"#;
        let said = r#"{
    "a": { "b": [1, 2] },
    "c": {
      "d": "a long text"
    },
    "e": [
      1,
      2
    ],
    "f": []
  }"#;
        assert_eq!(laid_out(json, Kept::Within(18), 1), said);
        assert_eq!(laid_out("{ \"a\": [1] }", Kept::Within(18), 3), "{ \"a\": [1] }");
    }

    #[test]
    fn only_blanks_change() {
        let bare = |text: &str| text.split_whitespace().collect::<String>();
        for text in [
            r#"{"a":"\\","b":"{\"c\": [1, 2]}"}"#,
            r#"["#,
            r#"""#,
            r#""\"#,
            "]]{",
            "[[[[{}], [",
            "{[}]{ torn",
            "\u{d55c}",
        ] {
            for kept in [Kept::Nothing, Kept::Inside(0), Kept::Inside(1), Kept::Within(4)] {
                assert_eq!(bare(&laid_out(text, kept, 1)), bare(text), "{text}");
            }
        }
    }
}
