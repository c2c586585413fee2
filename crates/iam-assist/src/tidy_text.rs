//! A policy's text made tidy: its meaning stays, and so does the spelling of each word and number.

mod order;
mod print;

use alloc::string::String;

use iam_syntax::json::{self, Json, Limits};

/// Why a text stays as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Untidy {
    /// It is not JSON, or holds a key twice; the first place where it is so.
    NotJson {
        /// The byte where it is torn.
        at: u32,
    },
}

/// Sets a text out with an element a line, two blanks a level, and short values on the line of their name.
///
/// ```
/// use iam_assist::tidy_text::format;
///
/// let tidy = "{\n  \"Statement\": [\n    {\n      \"Sid\": \"\\u0041\",\n      \"Action\": [\"s3:*\"]\n    }\n  ]\n}\n";
/// assert_eq!(Ok(tidy.into()), format(r#"{"Statement":[{"Sid":"\u0041","Action":["s3:*"]}]}"#));
/// ```
///
/// # Errors
/// Where the text is not JSON.
pub fn format(text: &str) -> Result<String, Untidy> {
    Ok(print::wide(text, &read(text)?))
}

/// Formats a text with its actions, resources, principals and values of conditions in order, each once. Statements and
/// names stay where they are.
///
/// # Errors
/// Where the text is not JSON.
pub fn sort(text: &str) -> Result<String, Untidy> {
    let mut tree = read(text)?;
    order::policy(text, &mut tree);
    Ok(print::wide(text, &tree))
}

/// Takes out all blanks that do not count.
///
/// # Errors
/// Where the text is not JSON.
pub fn minify(text: &str) -> Result<String, Untidy> {
    Ok(print::tight(text, &read(text)?))
}

fn read(text: &str) -> Result<Json<'_>, Untidy> {
    let read = json::read(text, Limits::default());
    match (read.tree, read.problems.first()) {
        (Some(tree), None) => Ok(tree),
        (_, problem) => Err(Untidy::NotJson {
            at: problem.map_or(0, |it| it.span.start),
        }),
    }
}
