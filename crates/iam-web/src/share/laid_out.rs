//! A case as JSON that people read and compare line by line. Pure.

/// Objects and lists that are deeper stay in one line, and policy documents as they were typed.
const DEEPEST: usize = 3;

/// Breaks the line of a text. Only white space is added and taken away: what stands in it is not read and written anew.
pub fn laid_out(json: &str) -> String {
    let mut out = String::with_capacity(json.len() * 2);
    let mut depth = 0;
    // What goes before the next token.
    let mut gap = String::new();
    let mut is_empty = false;
    for token in tokens(json) {
        let was_empty = is_empty;
        let is_shallow = depth <= DEEPEST;
        is_empty = matches!(token, "{" | "[");
        match token {
            "{" | "[" => {
                depth += 1;
                put(&mut out, &mut gap, token);
                if depth <= DEEPEST {
                    gap = line(depth);
                }
            }
            "}" | "]" => {
                depth = depth.saturating_sub(1);
                if is_shallow {
                    gap = if was_empty { String::new() } else { line(depth) };
                }
                put(&mut out, &mut gap, token);
            }
            _ if !is_shallow => put(&mut out, &mut gap, token),
            "," => {
                put(&mut out, &mut gap, token);
                gap = line(depth);
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

/// Strings, signs, and what is between them.
fn tokens(json: &str) -> impl Iterator<Item = &str> {
    let mut rest = json;
    std::iter::from_fn(move || {
        let end = match rest.bytes().next()? {
            b'"' => string_end(rest),
            b'{' | b'}' | b'[' | b']' | b',' | b':' => 1,
            _ => rest.find(['"', '{', '}', '[', ']', ',', ':']).unwrap_or(rest.len()),
        };
        let (token, after) = rest.split_at(end);
        rest = after;
        Some(token)
    })
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
        assert_eq!(laid_out(json), said);
        assert_eq!(laid_out(said), said);
    }

    #[test]
    fn only_white_space_changes() {
        let json = include_str!("../../../../www/gallery/cross-account.json");
        let bare = |text: &str| text.split_whitespace().collect::<String>();
        assert_eq!(bare(&laid_out(json)), bare(json));
        for text in [
            r#"{"a":"\\","b":"{\"c\": [1, 2]}"}"#,
            r#"["#,
            r#"""#,
            r#""\"#,
            "]]{",
            "\u{d55c}",
        ] {
            assert_eq!(bare(&laid_out(text)), bare(text), "{text}");
        }
    }
}
