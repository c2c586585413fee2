//! Layout of policy texts: blanks change, nothing else does.

use iam_syntax::json::lines::{self, Kept};

/// A longer line is hard to read.
const LONG: usize = 100;

/// A JSON text as it is if it can be read, laid out over lines if it is one long line.
#[must_use]
pub fn readable(json: &str) -> String {
    if json.contains('\n') || json.len() <= LONG {
        json.into()
    } else {
        lines::laid_out(json, Kept::Nothing, 0)
    }
}

/// The value of some indented JSON, moved to the left margin.
#[must_use]
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
#[must_use]
pub fn moved_right(json: &str, indent: &str) -> String {
    json.lines().collect::<Vec<_>>().join(&["\n", indent].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_short_stays() {
        let json = r#"{"a":[1,{"b":"x, [\"y\"]: \\"}],"empty" : [ ],"none":{},"c":-1.50}"#;
        assert_eq!(json, readable(json));
        let long = ["[", &"1,".repeat(50), "1]"].concat();
        assert_eq!(53, readable(&long).lines().count());
    }

    #[test]
    fn indented_json_moves_to_the_margin() {
        assert_eq!("{\n  \"a\": 1\n}", moved_left("{\n      \"a\": 1\n    }"));
        assert_eq!("{\n\"a\":\n\n1}", moved_left("{\n  \"a\":\n\n  1}"));
        assert_eq!("{}", moved_left("{}"));
        assert_eq!("{\n    \"a\": 1\n  }", moved_right("{\n  \"a\": 1\n}", "  "));
    }
}
