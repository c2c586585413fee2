//! What a fix changes in a text: one place, or each place of a finding that has several.

use alloc::string::String;
use alloc::vec::Vec;

use iam_syntax::json::{Json, Member, Value};
use iam_syntax::sort::sort_by;
use iam_syntax::span::Span;

/// A change of the text that mends what was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    changes: Vec<Change>,
}

/// Other text in place of a piece of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced; empty where text is put in.
    pub span: Span,
    /// Empty where text is taken away.
    pub replacement: String,
}

/// What is to be done at one place. A removal takes a comma with it, and which one depends on what else is removed.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Change {
    Edit(Edit),
    /// An item of a list, or a member of an object from its key on, with its neighbours.
    Remove {
        item: Span,
        before: Option<Span>,
        after: Option<Span>,
    },
}

impl Change {
    const fn place(&self) -> Span {
        match self {
            Self::Edit(edit) => edit.span,
            Self::Remove { item, .. } => *item,
        }
    }
}

impl Fix {
    /// Puts other text in place of a piece.
    pub(crate) fn put(span: Span, replacement: String) -> Self {
        Self {
            changes: [Change::Edit(Edit { span, replacement })].into(),
        }
    }

    /// Takes away an item of a list, or a member of an object by its key, with a comma. The last one stays: an empty list
    /// means something else.
    pub(crate) fn remove(tree: &Json<'_>, place: Span) -> Option<Self> {
        let (before, item, after) = neighbours(tree, place)?;
        if before.is_none() && after.is_none() {
            return None;
        }
        Some(Self {
            changes: [Change::Remove { item, before, after }].into(),
        })
    }

    /// Does what several fixes do; nothing if they get in each other's way.
    pub(crate) fn together(fixes: Vec<Self>) -> Option<Self> {
        let mut changes: Vec<Change> = fixes.into_iter().flat_map(|it| it.changes).collect();
        sort_by(&mut changes, &|one, other| one.place().cmp(&other.place()));
        changes.dedup();
        if changes.is_empty() {
            return None;
        }
        let all = Self { changes };
        let edits = all.resolved()?;
        let are_apart = edits.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start);
        are_apart.then_some(all)
    }

    /// What is changed, in the order of the text; no two places overlap.
    #[must_use]
    pub fn edits(&self) -> Vec<Edit> {
        // OK because a fix that can't be resolved is never made.
        self.resolved().unwrap_or_default()
    }

    /// The same as one change, from the first place to the end of the last.
    #[must_use]
    pub fn as_one(&self, text: &str) -> Edit {
        let edits = self.edits();
        let (Some(first), Some(last)) = (edits.first(), edits.last()) else {
            return Edit {
                span: Span::default(),
                replacement: String::new(),
            };
        };
        let span = Span::new(first.span.start, last.span.end);
        let mut replacement = String::new();
        let mut at = span.start;
        for edit in &edits {
            replacement.push_str(Span::new(at, edit.span.start).of(text));
            replacement.push_str(&edit.replacement);
            at = edit.span.end;
        }
        Edit { span, replacement }
    }

    /// The text with the change in it.
    #[must_use]
    pub fn apply(&self, text: &str) -> String {
        let mut changed = String::with_capacity(text.len());
        let mut at = 0;
        for edit in self.edits() {
            let range = edit.span.range();
            changed.push_str(text.get(at..range.start).unwrap_or(""));
            changed.push_str(&edit.replacement);
            at = range.end;
        }
        changed.push_str(text.get(at..).unwrap_or(""));
        changed
    }

    fn resolved(&self) -> Option<Vec<Edit>> {
        let mut edits = Vec::with_capacity(self.changes.len());
        let mut rest = self.changes.as_slice();
        while let Some((change, others)) = rest.split_first() {
            rest = others;
            let (item, before, mut after) = match change {
                Change::Edit(edit) => {
                    edits.push(edit.clone());
                    continue;
                }
                Change::Remove { item, before, after } => (*item, *before, *after),
            };
            // Neighbours that go as well go in one piece.
            let mut end = item.end;
            while let Some((Change::Remove { item, after: next, .. }, others)) = rest.split_first()
                && after == Some(*item)
            {
                (end, after, rest) = (item.end, *next, others);
            }
            let span = match (before, after) {
                (_, Some(after)) => Span::new(item.start, after.start),
                (Some(before), None) => Span::new(before.end, end),
                (None, None) => return None,
            };
            edits.push(Edit {
                span,
                replacement: String::new(),
            });
        }
        Some(edits)
    }
}

/// What stands before and behind the item or member at a place, and that itself.
fn neighbours(tree: &Json<'_>, place: Span) -> Option<(Option<Span>, Span, Option<Span>)> {
    let mut json = tree;
    loop {
        // Searched by halves: there may be many places to find in a long list.
        json = match &json.value {
            Value::Array(items) => {
                let at = items.partition_point(|it| it.span.end < place.end);
                let item = items.get(at)?;
                if item.span == place {
                    let span = |at: usize| items.get(at).map(|it| it.span);
                    return Some((at.checked_sub(1).and_then(span), item.span, span(at + 1)));
                }
                item
            }
            Value::Object(members) => {
                let at = members.partition_point(|it| it.value.span.end < place.end);
                let member = members.get(at)?;
                if member.key_span == place {
                    let span = |at: usize| members.get(at).map(Member::span);
                    return Some((at.checked_sub(1).and_then(span), member.span(), span(at + 1)));
                }
                &member.value
            }
            Value::Null | Value::Bool(_) | Value::Number | Value::String(_) | Value::Torn => return None,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use iam_syntax::json::{Limits, read};

    #[track_caller]
    fn check(text: &str, removed: &[&str], expected: Option<&str>) {
        let tree = read(text, Limits::default()).tree.unwrap();
        let place = |it: &&str| {
            let start = text.find(*it).unwrap() as u32;
            Span::new(start, start + it.len() as u32)
        };
        let fixes = removed.iter().filter_map(|it| Fix::remove(&tree, place(it))).collect();
        let fix = Fix::together(fixes);
        assert_eq!(expected, fix.as_ref().map(|it| it.apply(text)).as_deref(), "{text}");
        if let Some(fix) = fix {
            let one = fix.as_one(text);
            let whole = [
                &text[..one.span.range().start],
                &one.replacement,
                &text[one.span.range().end..],
            ]
            .concat();
            assert_eq!(expected, Some(&*whole));
        }
    }

    #[test]
    fn removals_take_their_commas() {
        let list = "[1, 2, 3, 4]";
        check(list, &["1"], Some("[2, 3, 4]"));
        check(list, &["4"], Some("[1, 2, 3]"));
        check(list, &["3", "4"], Some("[1, 2]"));
        check(list, &["4", "2"], Some("[1, 3]"));
        check(list, &["1", "2", "4"], Some("[3]"));
        check(list, &["1", "2", "3", "4"], None);
        check("[1]", &["1"], None);
        let object = r#"{ "a": [1, 2], "b": 3 }"#;
        check(object, &["\"a\""], Some(r#"{ "b": 3 }"#));
        check(object, &["\"b\"", "2"], Some(r#"{ "a": [1] }"#));
    }
}
