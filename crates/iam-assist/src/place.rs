//! Where in a policy a place of the text is, be the text whole or torn: which element, and which word.
//!
//! Knows the shape of a policy, not what may stand in it.

use alloc::vec::Vec;
use core::ops::Range;

use iam_syntax::json::{Json, Member, Value};
use iam_syntax::span::Span;

/// A place and what is around it.
pub(crate) struct Place<'t> {
    pub(crate) spot: Spot<'t>,
    pub(crate) word: Word,
    /// The statement that it is in.
    pub(crate) statement: Option<&'t Json<'t>>,
    pub(crate) document: Option<&'t Json<'t>>,
    /// At the place of a key: the object, and the key's member if it is there.
    pub(crate) object: Option<&'t Json<'t>>,
    pub(crate) member: Option<&'t Member<'t>>,
    /// At the place of a value: all of the element, brackets included.
    pub(crate) value: Option<&'t Json<'t>>,
}

/// Which part of a policy a place belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spot<'t> {
    /// Where nothing has begun.
    Document,
    DocumentElement,
    StatementElement,
    /// The key of a map of principals.
    Family,
    Operator,
    ConditionKey {
        operator: &'t str,
    },
    Version,
    Id,
    Sid,
    Effect,
    /// A principal, under a kind of principal or without one.
    Principal {
        family: Option<&'t str>,
    },
    Action,
    Resource,
    ConditionValue {
        operator: &'t str,
        key: &'t str,
    },
    /// Where a whole statement stands.
    Statement,
    /// What is no part of a policy.
    Other,
}

impl Spot<'_> {
    pub(crate) const fn is_key(self) -> bool {
        match self {
            Self::DocumentElement
            | Self::StatementElement
            | Self::Family
            | Self::Operator
            | Self::ConditionKey { .. } => true,
            Self::Document
            | Self::Version
            | Self::Id
            | Self::Sid
            | Self::Effect
            | Self::Principal { .. }
            | Self::Action
            | Self::Resource
            | Self::ConditionValue { .. }
            | Self::Statement
            | Self::Other => false,
        }
    }
}

/// The word at a place, its quotes left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    pub(crate) content: Range<usize>,
    pub(crate) quotes: Quotes,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Quotes {
    None,
    /// One that opens the word, none that closes it.
    Open,
    Closed,
}

/// What stands in the text up to the place.
pub(crate) enum Role {
    Key,
    Value,
}

/// What is around a place of any JSON text.
pub(crate) struct Around<'t> {
    /// Nothing where no word could stand.
    pub(crate) role: Option<Role>,
    pub(crate) word: Word,
    /// Outermost first.
    pub(crate) objects: Vec<&'t Json<'t>>,
    /// Those that lead from object to object, and on to the value that the place is in.
    pub(crate) keys: Vec<&'t Member<'t>>,
    /// The member whose key the place is in.
    pub(crate) member: Option<&'t Member<'t>>,
}

/// Finds what is around a place of any JSON text.
pub(crate) fn around<'t>(text: &str, tree: Option<&'t Json<'t>>, offset: usize) -> Around<'t> {
    let mut walk = Walk {
        text,
        offset,
        objects: Vec::new(),
        keys: Vec::new(),
        member: None,
    };
    let found = match tree {
        Some(tree) => walk.down(tree),
        None => None,
    };
    let (role, word) = match found {
        Some((role, word)) => (Some(role), word),
        None => (None, bare_word(text, offset)),
    };
    Around {
        role,
        word,
        objects: walk.objects,
        keys: walk.keys,
        member: walk.member,
    }
}

/// Finds what is around a place of a policy.
pub(crate) fn find<'t>(text: &str, tree: Option<&'t Json<'t>>, offset: usize) -> Place<'t> {
    let Around {
        role,
        word,
        objects,
        keys,
        member,
    } = around(text, tree, offset);
    let names: Vec<&'t str> = keys.iter().map(|it| &*it.key).collect();
    let is_in_statement = names.first() == Some(&"Statement");
    Place {
        spot: match role {
            Some(Role::Key) => key_spot(&names),
            Some(Role::Value) => value_spot(&names),
            None if tree.is_none() => Spot::Document,
            None => Spot::Other,
        },
        word,
        statement: objects.get(1).copied().filter(|_| is_in_statement),
        document: objects.first().copied(),
        object: objects.last().copied().filter(|_| matches!(role, Some(Role::Key))),
        member,
        value: keys
            .last()
            .map(|it| &it.value)
            .filter(|_| matches!(role, Some(Role::Value))),
    }
}

fn key_spot<'t>(names: &[&'t str]) -> Spot<'t> {
    match *names {
        [] => Spot::DocumentElement,
        ["Statement"] => Spot::StatementElement,
        ["Statement", "Principal" | "NotPrincipal"] => Spot::Family,
        ["Statement", "Condition"] => Spot::Operator,
        ["Statement", "Condition", operator] => Spot::ConditionKey { operator },
        _ => Spot::Other,
    }
}

fn value_spot<'t>(names: &[&'t str]) -> Spot<'t> {
    match *names {
        ["Version"] => Spot::Version,
        ["Id"] => Spot::Id,
        ["Statement"] => Spot::Statement,
        ["Statement", "Sid"] => Spot::Sid,
        ["Statement", "Effect"] => Spot::Effect,
        ["Statement", "Principal" | "NotPrincipal"] => Spot::Principal { family: None },
        ["Statement", "Principal" | "NotPrincipal", family] => Spot::Principal { family: Some(family) },
        ["Statement", "Action" | "NotAction"] => Spot::Action,
        ["Statement", "Resource" | "NotResource"] => Spot::Resource,
        ["Statement", "Condition", operator, key] => Spot::ConditionValue { operator, key },
        _ => Spot::Other,
    }
}

struct Walk<'s, 't> {
    text: &'s str,
    offset: usize,
    /// Outermost first.
    objects: Vec<&'t Json<'t>>,
    /// Those that lead from object to object, and on to the value that the place is in.
    keys: Vec<&'t Member<'t>>,
    member: Option<&'t Member<'t>>,
}

impl<'t> Walk<'_, 't> {
    fn down(&mut self, tree: &'t Json<'t>) -> Option<(Role, Word)> {
        let mut json = tree;
        // The reader limits the depth, and each turn goes one deeper.
        loop {
            match &json.value {
                Value::Object(members) if self.is_inside(json.span) => {
                    self.objects.push(json);
                    if let Some(member) = members.iter().find(|it| self.is_in_word(it.key_span)) {
                        self.member = Some(member);
                        return Some((Role::Key, self.word(member.key_span)));
                    }
                    let bare = bare_word(self.text, self.offset);
                    let before = self.text.get(..bare.content.start).unwrap_or("").trim_end();
                    let last = members.iter().rfind(|it| it.key_span.end as usize <= self.offset);
                    match last {
                        Some(member) if self.holds(&member.value) => {
                            self.keys.push(member);
                            json = &member.value;
                        }
                        Some(member) if before.ends_with(':') => {
                            self.keys.push(member);
                            return Some((Role::Value, bare));
                        }
                        Some(_) | None => return Some((Role::Key, bare)),
                    }
                }
                Value::Array(items) if self.is_inside(json.span) => match items.iter().find(|it| self.holds(it)) {
                    Some(item) => json = item,
                    None => return Some((Role::Value, bare_word(self.text, self.offset))),
                },
                Value::String(_) if self.is_in_word(json.span) => return Some((Role::Value, self.word(json.span))),
                Value::Object(_)
                | Value::Array(_)
                | Value::String(_)
                | Value::Null
                | Value::Bool(_)
                | Value::Number
                | Value::Torn => return None,
            }
        }
    }

    fn holds(&self, json: &Json<'_>) -> bool {
        match json.value {
            Value::Object(_) | Value::Array(_) => self.is_inside(json.span),
            Value::String(_) => self.is_in_word(json.span),
            // Words without quotes are looked at in the text.
            Value::Null | Value::Bool(_) | Value::Number | Value::Torn => false,
        }
    }

    /// Whether the place is between two brackets, or behind one that is not closed.
    fn is_inside(&self, span: Span) -> bool {
        let (start, end) = (span.start as usize, span.end as usize);
        let is_closed = 1 < end - start && span.of(self.text).ends_with(['}', ']']);
        start < self.offset
            && if is_closed {
                self.offset < end
            } else {
                self.offset <= end
            }
    }

    fn is_in_word(&self, span: Span) -> bool {
        let (start, end) = (span.start as usize, span.end as usize);
        match quotes(span.of(self.text)) {
            Quotes::None => start <= self.offset && self.offset <= end,
            Quotes::Open => start < self.offset && self.offset <= end,
            Quotes::Closed => start < self.offset && self.offset < end,
        }
    }

    fn word(&self, span: Span) -> Word {
        let (start, end) = (span.start as usize, span.end as usize);
        let quotes = quotes(span.of(self.text));
        let content = match quotes {
            Quotes::None => start..end,
            Quotes::Open => start + 1..end,
            Quotes::Closed => start + 1..end - 1,
        };
        Word { content, quotes }
    }
}

fn quotes(word: &str) -> Quotes {
    let Some(rest) = word.strip_prefix('"') else {
        return Quotes::None;
    };
    let Some(body) = rest.strip_suffix('"') else {
        return Quotes::Open;
    };
    // A quote behind an odd number of backslashes is a character of the word.
    let n_backslashes = body.len() - body.trim_end_matches('\\').len();
    if n_backslashes.is_multiple_of(2) {
        Quotes::Closed
    } else {
        Quotes::Open
    }
}

/// A word without quotes that goes up to the place.
fn bare_word(text: &str, offset: usize) -> Word {
    let before = text.get(..offset).unwrap_or("");
    let is_part = |it: char| it.is_ascii_alphanumeric() || matches!(it, '_' | '-' | '*' | '.');
    let start = before.trim_end_matches(is_part).len();
    Word {
        content: start..before.len(),
        quotes: Quotes::None,
    }
}
