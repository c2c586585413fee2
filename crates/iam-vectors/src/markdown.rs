//! Reads a vector file: sections, the cases in them, what each is expected to give, and tables of changes.
//!
//! ````text
//! ## E-6 A boundary limits, it never grants
//! Prose.
//! ```json
//! { "principal": …, "action": …, "policies": … }
//! ```
//! expect: implicitDeny boundary
//!
//! | change | to | expect |
//! |---|---|---|
//! | `/action` | `"ec2:StartInstances"` | implicitDeny identity |
//! | `/policies/boundary` | – | allowed |
//! ````
//! A dash takes the path away. Cells may stand in backticks; `|` in a cell is written `\|`; a fourth cell is a remark.

use crate::expect::Expect;

/// A `##` heading with what stands under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The ids that the heading begins with.
    pub rules: Vec<String>,
    /// The whole heading.
    pub heading: String,
    pub line: usize,
    pub examples: Vec<Example>,
}

/// A case and the changes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    pub line: usize,
    pub case: String,
    pub expect: Expect,
    pub changes: Vec<Change>,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub line: usize,
    pub pointer: String,
    /// JSON text, or nothing where the path is taken away.
    pub to: Option<String>,
    pub expect: Expect,
}

/// What can't be read, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub line: usize,
    pub message: String,
}

/// Reads a whole file; all problems in one pass.
#[must_use]
pub fn read(text: &str) -> (Vec<Section>, Vec<Problem>) {
    let mut reader = Reader {
        sections: Vec::new(),
        problems: Vec::new(),
        block: None,
        in_table: false,
    };
    for (i, line) in text.lines().enumerate() {
        reader.line(i + 1, line);
    }
    if let Some(block) = reader.block.take() {
        reader.problem(block.line, "a case without `expect:`");
    }
    reader.problems.sort_by_key(|problem| problem.line);
    (reader.sections, reader.problems)
}

struct Reader {
    sections: Vec<Section>,
    problems: Vec<Problem>,
    /// A case whose `expect:` hasn't come yet.
    block: Option<Block>,
    in_table: bool,
}

struct Block {
    line: usize,
    text: String,
    closed: bool,
}

impl Reader {
    fn line(&mut self, number: usize, line: &str) {
        if let Some(block) = self.block.as_mut().filter(|block| !block.closed) {
            if line.trim_end() == "```" {
                block.closed = true;
            } else {
                block.text.push_str(line);
                block.text.push('\n');
            }
            return;
        }
        let was_in_table = self.in_table;
        self.in_table = line.starts_with('|');
        if let Some(heading) = line.strip_prefix("## ") {
            self.heading(number, heading);
        } else if line.trim_end() == "```json" {
            if let Some(before) = self.block.replace(Block {
                line: number,
                text: String::new(),
                closed: false,
            }) {
                self.problem(before.line, "a case without `expect:`");
            }
        } else if let Some(cell) = line.strip_prefix("expect:") {
            self.expect(number, cell);
        } else if self.in_table && was_in_table && !line.starts_with("|--") {
            self.row(number, line);
        } else if self.in_table && !was_in_table && !line.starts_with("| change | to | expect |") {
            // Any other table belongs to the prose. Its rows are skipped like its head.
            self.in_table = false;
        } else if line.starts_with("```") {
            self.problem(number, "a block that isn't `json`");
        }
    }

    fn heading(&mut self, number: usize, heading: &str) {
        let rules = rules_of(heading);
        if let Some(block) = self.block.take() {
            self.problem(block.line, "a case without `expect:`");
        }
        self.sections.push(Section {
            rules,
            heading: heading.to_owned(),
            line: number,
            examples: Vec::new(),
        });
    }

    fn expect(&mut self, number: usize, cell: &str) {
        let Some(block) = self.block.take() else {
            return self.problem(number, "`expect:` without a case before it");
        };
        if !is_json(&block.text) {
            return self.problem(block.line, "the case is not JSON");
        }
        match (Expect::parse(cell.trim()), self.sections.last_mut()) {
            (Err(message), _) => self.problem(number, &message),
            (_, None) => self.problem(block.line, "a case before the first section"),
            (_, Some(section)) if section.rules.is_empty() => {
                self.problem(block.line, "the heading of this section names no rule");
            }
            (Ok(expect), Some(section)) => {
                section.examples.push(Example {
                    line: block.line,
                    case: block.text,
                    expect,
                    changes: Vec::new(),
                });
            }
        }
    }

    fn row(&mut self, number: usize, line: &str) {
        if self.block.is_some() {
            // The case above has no `expect:`, which is said there.
            return;
        }
        let cells = cells_of(line);
        let [pointer, to, expect] = match cells.as_slice() {
            [pointer, to, expect] | [pointer, to, expect, _] => [pointer, to, expect],
            _ => return self.problem(number, "a row has a change, a value and an expectation"),
        };
        let to = Some(to.clone()).filter(|to| to != "–");
        if to.as_ref().is_some_and(|to| !is_json(to)) {
            return self.problem(number, "the value is not JSON");
        }
        let expect = match Expect::parse(expect) {
            Ok(expect) => expect,
            Err(message) => return self.problem(number, &message),
        };
        match self.sections.last_mut().and_then(|section| section.examples.last_mut()) {
            Some(example) => {
                example.changes.push(Change {
                    line: number,
                    pointer: pointer.clone(),
                    to,
                    expect,
                });
            }
            None => self.problem(number, "a table of changes without a case before it"),
        }
    }

    fn problem(&mut self, line: usize, message: &str) {
        self.problems.push(Problem {
            line,
            message: message.to_owned(),
        });
    }
}

/// The rule ids that a heading or a comment begins with.
#[must_use]
pub fn rules_of(text: &str) -> Vec<String> {
    text.split([' ', ','])
        .filter(|word| !word.is_empty())
        .take_while(|word| is_rule(word))
        .map(str::to_owned)
        .collect()
}

/// Whether a word is a rule id: one capital, a hyphen, a number.
#[must_use]
pub fn is_rule(word: &str) -> bool {
    let number = word
        .strip_prefix(['G', 'P', 'A', 'V', 'C', 'E', 'S'])
        .and_then(|rest| rest.strip_prefix('-'));
    number.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

fn is_json(text: &str) -> bool {
    serde_json::from_str::<serde_json::Value>(text).is_ok()
}

fn cells_of(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut characters = line.trim().trim_start_matches('|').chars().peekable();
    while let Some(character) = characters.next() {
        match (character, cells.last_mut()) {
            ('\\', Some(cell)) if characters.peek() == Some(&'|') => cell.extend(characters.next()),
            ('|', _) => cells.push(String::new()),
            (_, Some(cell)) => cell.push(character),
            (_, None) => {}
        }
    }
    // After the closing bar nothing is left.
    cells.pop();
    cells.iter().map(|cell| bare(cell).to_owned()).collect()
}

fn bare(cell: &str) -> &str {
    let cell = cell.trim();
    cell.strip_prefix('`')
        .and_then(|cell| cell.strip_suffix('`'))
        .unwrap_or(cell)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = r#"# Title

## E-6, E-63 Boundaries
| who | what |
|---|---|
| Ana | anything |

```json
{ "a": 1 }
```
expect: implicitDeny boundary

| change | to | expect |
|---|---|---|
| `/a` | `"x\|y"` | allowed by:identity |
| /a | – | error X | why not |
"#;

    #[test]
    fn a_file_is_read_in_full() {
        let (sections, problems) = read(FILE);
        assert_eq!(problems, []);
        let [section] = sections.as_slice() else {
            panic!("one section")
        };
        assert_eq!((section.rules.join(" "), section.line), ("E-6 E-63".to_owned(), 3));
        let [example] = section.examples.as_slice() else {
            panic!("one example")
        };
        assert_eq!((example.line, example.case.as_str()), (8, "{ \"a\": 1 }\n"));
        let changes: Vec<_> = example
            .changes
            .iter()
            .map(|change| (change.pointer.as_str(), change.to.as_deref()))
            .collect();
        assert_eq!(changes, [("/a", Some("\"x|y\"")), ("/a", None)]);
    }

    #[test]
    fn what_is_torn_is_told_with_its_line() {
        for (broken, line) in [
            (FILE.replace("expect: implicitDeny boundary", ""), 8),
            (FILE.replace("{ \"a\": 1 }", "{ a }"), 8),
            (FILE.replace("## E-6, E-63 ", "## "), 8),
            (FILE.replace("error X", "X"), 16),
            (FILE.replace("| `/a` | ", "| "), 15),
            (FILE.replace("`\"x\\|y\"`", "x"), 15),
        ] {
            let (_, problems) = read(&broken);
            assert_eq!(
                problems.first().map(|problem| problem.line),
                Some(line),
                "{broken}{problems:?}"
            );
        }
    }
}
