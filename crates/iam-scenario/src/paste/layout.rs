//! Layout of policy texts: blanks change, nothing else does.

const INDENT: &str = "  ";
/// A longer line is hard to read.
const LONG: usize = 100;

/// A JSON text as it is if it can be read, laid out over lines if it is one long line.
pub fn readable(json: &str) -> String {
    if json.contains('\n') || json.len() <= LONG {
        json.into()
    } else {
        laid_out(json)
    }
}

/// The value of some indented JSON, moved to the left margin.
pub fn moved_left(json: &str) -> String {
    // The last line closes the value, so it stands where the line that opens it does.
    let margin = json
        .lines()
        .last()
        .map_or(0, |line| line.len() - line.trim_start().len());
    let blanks = |line: &str| line.len() - line.trim_start().len();
    let lines = json.lines().map(|line| &line[margin.min(blanks(line))..]);
    lines.collect::<Vec<_>>().join("\n")
}

/// Each line after the first set in.
pub fn moved_right(json: &str, indent: &str) -> String {
    json.lines().collect::<Vec<_>>().join(&["\n", indent].concat())
}

/// JSON with a line for each member and item.
fn laid_out(json: &str) -> String {
    let mut text = String::with_capacity(json.len() * 2);
    let mut depth = 0_usize;
    let mut characters = json.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '"' => {
                text.push('"');
                let mut escaped = false;
                for inner in characters.by_ref() {
                    text.push(inner);
                    if inner == '"' && !escaped {
                        break;
                    }
                    escaped = inner == '\\' && !escaped;
                }
            }
            '{' | '[' => {
                text.push(character);
                while characters.next_if(|it| it.is_ascii_whitespace()).is_some() {}
                if let Some(closer) = characters.next_if(|it| matches!(it, '}' | ']')) {
                    text.push(closer);
                } else {
                    depth += 1;
                    new_line(&mut text, depth);
                }
            }
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                new_line(&mut text, depth);
                text.push(character);
            }
            ',' => {
                text.push(',');
                new_line(&mut text, depth);
            }
            ':' => text.push_str(": "),
            blank if blank.is_ascii_whitespace() => {}
            other => text.push(other),
        }
    }
    text
}

fn new_line(text: &mut String, depth: usize) {
    text.push('\n');
    text.push_str(&INDENT.repeat(depth));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_is_laid_out() {
        let json = r#"{"a":[1,{"b":"x, [\"y\"]: \\"}],"empty" : [ ],"none":{},"c":-1.50}"#;
        assert_eq!(json, readable(json));
        assert_eq!(
            r#"{
  "a": [
    1,
    {
      "b": "x, [\"y\"]: \\"
    }
  ],
  "empty": [],
  "none": {},
  "c": -1.50
}"#,
            laid_out(json)
        );
    }

    #[test]
    fn indented_json_moves_to_the_margin() {
        assert_eq!("{\n  \"a\": 1\n}", moved_left("{\n      \"a\": 1\n    }"));
        assert_eq!("{\n\"a\":\n\n1}", moved_left("{\n  \"a\":\n\n  1}"));
        assert_eq!("{}", moved_left("{}"));
        assert_eq!("{\n    \"a\": 1\n  }", moved_right("{\n  \"a\": 1\n}", "  "));
    }
}
