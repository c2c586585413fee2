//! A JSON text without its layout, and laid out again: most policies are indented alike throughout, so that what one of
//! them looks like is said in a byte.
//!
//! Tight is a text without any blanks between its words, but for those after a bracket: these mean that what it holds
//! stands on one line, with one blank less than there are inside of the brackets.

use alloc::vec::Vec;

/// What the lines of a text are indented with, level by level: the byte in front of the tight text.
pub const INDENTS: [(u8, &[u8]); 5] = [
    (0xf9, b" "),
    (0xfa, b"  "),
    (0xfb, b"   "),
    (0xfc, b"    "),
    (0xfd, b"\t"),
];

/// A text made tight, and the byte of its layout; nothing where its layout is another.
pub fn tightened(text: &[u8]) -> Option<(u8, Vec<u8>)> {
    let first_line = text.iter().position(|it| *it == b'\n').map_or(text.len(), |at| at + 1);
    let blanks = text[first_line..].iter().take_while(|it| matches!(it, b' ' | b'\t'));
    let indent = &text[first_line..first_line + blanks.count()];
    // A text on one line has no indent, and so any.
    let (code, indent) = INDENTS.into_iter().find(|it| indent.is_empty() || it.1 == indent)?;
    let tight = tight(text);
    (laid_out(&tight, indent, text.len()).as_deref() == Some(text)).then_some((code, tight))
}

/// Without blanks between words, but for those that say what stands on one line.
fn tight(text: &[u8]) -> Vec<u8> {
    let mut tight = Vec::with_capacity(text.len());
    let mut levels: usize = 0;
    // How many brackets around this place stand on one line.
    let mut n_flat: usize = 0;
    let mut at = 0;
    while let Some(&byte) = text.get(at) {
        match byte {
            b'"' => {
                let end = end_of_string(text, at);
                tight.extend_from_slice(&text[at..end]);
                at = end;
                continue;
            }
            b'{' | b'[' => {
                levels += 1;
                tight.push(byte);
                let n_blanks = text[at + 1..].iter().take_while(|it| **it == b' ').count();
                let next = text.get(at + 1 + n_blanks);
                let is_flat = !next.is_some_and(|it| b"\r\n\t]}".contains(it));
                if 0 < n_flat || is_flat {
                    let is_said = n_flat == 0 || 0 < n_blanks;
                    tight.extend((0..=n_blanks).filter(|_| is_said).map(|_| b' '));
                    n_flat += 1;
                }
            }
            b'}' | b']' => {
                levels = levels.saturating_sub(1);
                n_flat = n_flat.saturating_sub(1);
                tight.push(byte);
                if levels == 0 {
                    tight.extend_from_slice(&text[at + 1..]);
                    return tight;
                }
            }
            b' ' | b'\t' | b'\n' | b'\r' => {}
            _ => tight.push(byte),
        }
        at += 1;
    }
    tight
}

/// A tight text with its layout: no more than so many bytes, and nothing where there would be.
pub fn laid_out(tight: &[u8], indent: &[u8], most: usize) -> Option<Vec<u8>> {
    let mut text: Vec<u8> = Vec::with_capacity(most.min(tight.len() * 2));
    // Of each bracket around this place: the blanks inside of it, or none where what it holds stands line by line.
    let mut around: Vec<Option<usize>> = Vec::new();
    let new_line = |text: &mut Vec<u8>, levels: usize| {
        text.push(b'\n');
        (0..levels).for_each(|_| text.extend_from_slice(indent));
    };
    let mut at = 0;
    while let Some(&byte) = tight.get(at) {
        let flat = around.last().copied().flatten();
        at += 1;
        match byte {
            b'"' => {
                let end = end_of_string(tight, at - 1);
                text.extend_from_slice(&tight[at - 1..end]);
                at = end;
            }
            b'{' | b'[' => {
                text.push(byte);
                let n_blanks = tight[at..].iter().take_while(|it| **it == b' ').count();
                at += n_blanks;
                let is_empty = tight.get(at).is_some_and(|it| matches!(it, b'}' | b']'));
                let inside = (flat.is_some() || 0 < n_blanks || is_empty).then(|| n_blanks.saturating_sub(1));
                around.push(inside);
                match inside {
                    Some(n_blanks) => text.extend((0..n_blanks).map(|_| b' ')),
                    None => new_line(&mut text, around.len()),
                }
            }
            b'}' | b']' => {
                around.pop();
                match flat {
                    Some(n_blanks) => text.extend((0..n_blanks).map(|_| b' ')),
                    None => new_line(&mut text, around.len()),
                }
                text.push(byte);
                if around.is_empty() {
                    text.extend_from_slice(&tight[at..]);
                    at = tight.len();
                }
            }
            b',' => {
                text.push(byte);
                match flat {
                    Some(_) => text.push(b' '),
                    None => new_line(&mut text, around.len()),
                }
            }
            b':' => text.extend_from_slice(b": "),
            _ => text.push(byte),
        }
        if most < text.len() {
            return None;
        }
    }
    Some(text)
}

/// Where a string ends that begins there: behind its closing quote, or with the text.
pub fn end_of_string(text: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while let Some(byte) = text.get(at) {
        at += match byte {
            b'"' => return at + 1,
            b'\\' => 2,
            _ => 1,
        };
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::String;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let (code, tight) = tightened(text.as_bytes()).expect("it has a layout");
        let said = String::from_utf8(tight.clone()).expect("as before");
        assert_eq!(said, expected);
        let indent = INDENTS.iter().find(|it| it.0 == code).expect("listed").1;
        assert_eq!(laid_out(&tight, indent, text.len()).as_deref(), Some(text.as_bytes()));
        assert_eq!(laid_out(&tight, indent, text.len() - 1), None);
    }

    #[test]
    fn texts_of_one_layout() {
        check("{\n  \"a\": [\n    1,\n    {}\n  ]\n}", "{\"a\":[1,{}]}");
        check(
            "{\n\t\"a\": \"b: {\\\" ,c\",\n\t\"d\": []\n}\n\n",
            "{\"a\":\"b: {\\\" ,c\",\"d\":[]}\n\n",
        );
        check("{\"a\": [1, 2], \"b\": {\"c\": 3}}", "{ \"a\":[1,2],\"b\":{\"c\":3}}");
        check(
            "{\n  \"a\": { \"b\": [\"c\", \"d\"] }\n}",
            "{\"a\":{  \"b\":[\"c\",\"d\"]}}",
        );
        check("{\n  \"a\": [ { \"b\": {} } ]\n}", "{\"a\":[  {  \"b\":{}}]}");
    }

    #[test]
    fn other_texts_have_none() {
        for text in [
            "{\"a\":1}",
            "{ }",
            "{\n  \"a\":1\n}",
            "{\n  \"a\": 1\n }",
            "{\n      \"a\": 1\n}",
            "\n{}",
            "{\r\n  \"a\": 1\r\n}",
        ] {
            assert_eq!(tightened(text.as_bytes()), None, "{text}");
        }
    }

    /// Torn texts, deep ones and those of any letters come back, or have no layout.
    #[test]
    fn every_beginning_comes_back() {
        let text = "{\n  \"a\": { \"b\": [\"c\\\\\", \"d\"] },\n  \"e\": [\n    true\n  ]\n} {";
        for end in 0..=text.len() {
            let _ = tightened(&text.as_bytes()[..end]);
            let _ = laid_out(&text.as_bytes()[..end], b"    ", 1 << 10);
        }
        // No short text becomes a long one.
        let deep = alloc::vec![b'['; 1 << 16];
        assert!(laid_out(&deep, b"    ", 1 << 18).is_none());
    }
}
