//! Statements without their document: the document is written around them.

use super::{Pasted, Wrapper, layout, shape, whole};

/// A document around one statement.
pub fn statement(text: &str) -> Pasted {
    let list = format!("[\n    {}\n  ]", layout::moved_right(text, "    "));
    document(&list, Wrapper::Statement)
}

/// A document around a list of statements.
pub fn statements(text: &str) -> Pasted {
    document(&layout::moved_right(text, "  "), Wrapper::Statements)
}

fn document(statements: &str, from: Wrapper) -> Pasted {
    Pasted::Unwrapped {
        text: format!("{{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": {statements}\n}}"),
        from,
        name: None,
        suggests: None,
    }
}

/// A piece cut out of a document: statements with commas between them, or members without their braces.
pub fn fragment(text: &str) -> Option<Pasted> {
    let text = text.trim_matches(|it: char| it == ',' || it.is_whitespace());
    let list = format!("[\n    {}\n  ]", layout::moved_right(text, "    "));
    let is_list = |tree: &iam_syntax::json::Json| {
        tree.items()
            .is_some_and(|items| !items.is_empty() && items.iter().all(shape::is_statement))
    };
    if whole(&list).as_ref().is_some_and(is_list) {
        return Some(document(&list, Wrapper::Statements));
    }
    let members = format!("{{\n  {}\n}}", layout::moved_right(text, "  "));
    let tree = whole(&members)?;
    if !shape::is_policy(&tree) {
        return None;
    }
    if tree.get("Version").is_some() {
        return Some(Pasted::Unwrapped {
            text: members,
            from: Wrapper::Statements,
            name: None,
            suggests: None,
        });
    }
    let statements = tree.get("Statement")?.span.of(&members);
    Some(document(statements, Wrapper::Statements))
}
