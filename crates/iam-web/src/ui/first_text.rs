//! Until the editor is here, a policy's text stands where it will be, in the same colours. Pure; `effects/first_text.rs`
//! shows it.

/// What a piece of a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shade {
    Plain,
    Key,
    String,
    /// A number, `true`, `false` or `null`.
    Atom,
    /// What holds the others together.
    Mark,
}

/// The rest of a longer text is plain: it stands for a moment, and more elements would hold the page up.
const MOST: usize = 100_000;

/// A text in pieces.
pub fn shaded(text: &str) -> Vec<(Shade, &str)> {
    let (text, rest) = text.split_at(text.floor_char_boundary(MOST));
    let mut pieces = Vec::new();
    let mut plain = 0;
    let mut at = 0;
    while let Some(left) = text.get(at..).filter(|left| !left.is_empty()) {
        let Some((shade, length)) = piece(left) else {
            at += left.chars().next().map_or(1, char::len_utf8);
            continue;
        };
        pieces.push((Shade::Plain, text.get(plain..at).unwrap_or_default()));
        pieces.push((shade, left.get(..length).unwrap_or_default()));
        at += length;
        plain = at;
    }
    pieces.push((Shade::Plain, text.get(plain..).unwrap_or_default()));
    pieces.push((Shade::Plain, rest));
    pieces.retain(|(_, text)| !text.is_empty());
    pieces
}

/// The piece that a text begins with, and its length; nothing where that is plain.
fn piece(text: &str) -> Option<(Shade, usize)> {
    Some(match text.bytes().next()? {
        b'{' | b'}' | b'[' | b']' | b',' | b':' => (Shade::Mark, 1),
        b'"' => {
            let end = string_end(text)?;
            let is_key = text.get(end..)?.trim_start().starts_with(':');
            (if is_key { Shade::Key } else { Shade::String }, end)
        }
        b'-' | b'0'..=b'9' => {
            let is_part = |it: char| it.is_ascii_digit() || matches!(it, '.' | 'e' | 'E' | '+' | '-');
            (Shade::Atom, text.find(|it| !is_part(it)).unwrap_or(text.len()))
        }
        _ => {
            let word = ["true", "false", "null"].into_iter().find(|it| text.starts_with(it))?;
            (Shade::Atom, word.len())
        }
    })
}

/// Where a string ends that a text begins with; nothing where it does not end in its line.
fn string_end(text: &str) -> Option<usize> {
    let mut is_escaped = false;
    for (at, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            b'\n' => return None,
            b'"' if !is_escaped => return Some(at + 1),
            _ => is_escaped = byte == b'\\' && !is_escaped,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_have_the_colours_of_the_editor() {
        let text = "{ \"A\" : [\"b\\\"c\", -1.5e3, true], torn \"d\n}";
        let shades: Vec<_> = shaded(text)
            .into_iter()
            .filter(|(shade, _)| *shade != Shade::Plain)
            .collect();
        let said = [
            (Shade::Mark, "{"),
            (Shade::Key, "\"A\""),
            (Shade::Mark, ":"),
            (Shade::Mark, "["),
            (Shade::String, "\"b\\\"c\""),
            (Shade::Mark, ","),
            (Shade::Atom, "-1.5e3"),
            (Shade::Mark, ","),
            (Shade::Atom, "true"),
            (Shade::Mark, "]"),
            (Shade::Mark, ","),
            (Shade::Mark, "}"),
        ];
        assert_eq!(shades, said);
    }

    #[test]
    fn nothing_of_a_text_is_lost() {
        let long = "\u{d55c}\"".repeat(40_000);
        for text in ["", "\"", "{\"a\":1", "\u{d55c}\u{ae00} \"", &long] {
            assert_eq!(shaded(text).into_iter().map(|(_, it)| it).collect::<String>(), text);
        }
    }
}
