//! Unknown keys that a variable puts into a text: what they would have to hold so that the text fits what it is
//! compared with, and whether these are all such values.
//!
//! Compared with a text that is known, a key must hold a part of it, and there are only so many. Compared with
//! another unknown key, each may hold what makes it equal what the other may hold; that comes to an end only where
//! two keys are tied in one way and each is compared with whole texts beside it.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use iam_syntax::arn::{Arn, FieldPatterns, ResourcePattern, ShortArn};
use iam_syntax::letter_case;
use iam_syntax::pattern::{Glob, Pattern};
use iam_syntax::template::Piece;

use crate::compile::condition::{Compare, ConditionTest};
use crate::compile::variable::VariableText;
use crate::context::{Context, Looked};

/// How many parts of a text are tried at one place, and how many of those that fit are kept.
const MOST_PARTS: usize = 8_192;
const MOST_KEPT: usize = 32;
/// How long a text is that is put together.
const MOST_OF_TEXT: usize = 1 << 12;

/// A text with variables, and how it is compared.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    pub text: &'a VariableText,
    pub how: How,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    Resource { short: ShortArn, own_api: bool },
    Equals,
    EqualsIgnoreCase,
    Bool,
    Like,
    Arn,
}

/// What a key that is put into a text may be taken for.
#[derive(Clone, Copy, Debug)]
enum Put<'a> {
    /// The text itself.
    Text(&'a str),
    /// Nothing is known of it: any text.
    Anything,
}

/// Texts that a key may hold, and whether they are all that make a difference.
#[derive(Debug, Default)]
pub struct Texts {
    pub texts: Vec<String>,
    pub are_all: bool,
}

/// The places of a condition that hold variables.
pub fn places(test: &ConditionTest) -> impl Iterator<Item = Place<'_>> {
    let how = match &test.compare {
        Compare::EqualsIgnoreCase(_) => How::EqualsIgnoreCase,
        Compare::Bool(_) => How::Bool,
        Compare::Like(_) => How::Like,
        Compare::Arn(_) => How::Arn,
        // The others have no variables.
        Compare::Equals(_)
        | Compare::Number(..)
        | Compare::Date(..)
        | Compare::Binary(_)
        | Compare::Ip(_)
        | Compare::Null(_) => How::Equals,
    };
    test.compare.variables().map(move |text| Place { text, how })
}

impl<'a> Place<'a> {
    /// The unknown keys that stand in the text, each once, in lower case.
    pub fn unknown(self, context: &Context) -> Vec<&'a str> {
        let mut names: Vec<&str> = Vec::new();
        for key in self.text.keys() {
            if context.look(key) == Looked::Unknown && !names.contains(&key.as_str()) {
                names.push(key.as_str());
            }
        }
        names
    }

    /// What one of the unknown keys has to hold so that the text fits another, whatever the rest hold.
    pub fn taken(self, key: &str, subject: &str, context: &Context, budget: &mut usize) -> Texts {
        let is_alone = self.unknown(context).len() == 1;
        let subject = &*self.folded(subject);
        let mut found = Texts {
            texts: Vec::new(),
            // Under an operator that ignores case, parts in other letter case fit too.
            are_all: is_alone && !matches!(self.how, How::EqualsIgnoreCase | How::Bool),
        };
        let (starts, ends) = self.bounds(key, subject, context);
        let n_parts = starts.len().saturating_mul(ends.len());
        if MOST_PARTS.min(*budget) < n_parts {
            found.are_all = false;
            return found;
        }
        *budget -= n_parts;
        if !self.fits(key, Put::Anything, subject, context) {
            return found;
        }
        // The empty part is the same at each place.
        let mut has_empty = false;
        for (start, end) in starts
            .iter()
            .flat_map(|start| ends.iter().map(move |end| (*start, *end)))
        {
            if end < start || (start == end && has_empty) {
                continue;
            }
            has_empty |= start == end;
            let part = &subject[start..end];
            if !self.fits(key, Put::Text(part), subject, context) {
                continue;
            }
            if found.texts.len() == MOST_KEPT {
                found.are_all = false;
                return found;
            }
            if !found.texts.iter().any(|known| known == part) {
                found.texts.push(part.into());
            }
        }
        found
    }

    /// Where the key's part of a text may begin and end: next to what is known in front of it and behind it, or
    /// anywhere.
    fn bounds(self, key: &str, subject: &str, context: &Context) -> (Vec<usize>, Vec<usize>) {
        let all = || subject.char_indices().map(|(at, _)| at).chain([subject.len()]);
        let pieces = &self.text.template().pieces;
        let is_key = |piece: &Piece| matches!(piece, Piece::Variable(it) if letter_case::same(&it.key, key));
        let n_colons: usize = pieces
            .iter()
            .filter_map(written)
            .map(|text| text.matches(':').count())
            .sum();
        let begins_as_arn = pieces
            .first()
            .and_then(written)
            .is_some_and(|text| text.starts_with("arn:"));
        // A short ARN is completed, and a path of an API is a part of what it is compared with.
        let is_whole = !matches!(self.how, How::Resource { .. }) || (5 <= n_colons && begins_as_arn);
        let first = pieces.iter().position(|piece| self.length(piece, context).is_none());
        let last = pieces.iter().rposition(|piece| self.length(piece, context).is_none());
        let (Some(first), Some(last)) = (first.filter(|_| is_whole), last) else {
            return (all().collect(), all().collect());
        };
        let length = |pieces: &[Piece]| {
            pieces
                .iter()
                .filter_map(|piece| self.length(piece, context))
                .sum::<usize>()
        };
        let at = |place: Option<usize>| place.filter(|at| subject.is_char_boundary(*at)).into_iter().collect();
        let starts = if is_key(&pieces[first]) {
            at(Some(length(&pieces[..first])))
        } else {
            all().collect()
        };
        let ends = if first == last && is_key(&pieces[last]) {
            at(subject.len().checked_sub(length(&pieces[last + 1..])))
        } else {
            all().collect()
        };
        (starts, ends)
    }

    /// How many bytes a piece of the text takes, if that is known.
    fn length(self, piece: &Piece, context: &Context) -> Option<usize> {
        match piece {
            Piece::Text(text) if self.has_wildcards() && text.contains(['*', '?']) => None,
            Piece::Text(text) => Some(self.folded(text).len()),
            Piece::Literal(character) => Some(character.len_utf8()),
            Piece::Variable(variable) => match (context.get(&variable.key), &variable.default) {
                (Looked::Unknown, _) => None,
                (Looked::One(value), _) => Some(self.folded(value).len()),
                (Looked::Absent | Looked::Many(_), Some(default)) => Some(self.folded(default).len()),
                (Looked::Absent | Looked::Many(_), None) => Some(0),
            },
        }
    }

    const fn has_wildcards(self) -> bool {
        matches!(self.how, How::Like | How::Arn | How::Resource { .. })
    }

    /// A text as it is compared: in lower case, where the case does not count.
    fn folded<'t>(&self, text: &'t str) -> Cow<'t, str> {
        match self.how {
            How::EqualsIgnoreCase | How::Bool => letter_case::lower(text).into(),
            How::Resource { .. } | How::Equals | How::Like | How::Arn => text.into(),
        }
    }

    /// Whether the text fits another, one key holding something and the other unknown keys anything.
    fn fits(self, key: &str, put: Put, subject: &str, context: &Context) -> bool {
        let Some(glob) = self.glob(key, put, subject.len(), context) else {
            return false;
        };
        match self.how {
            How::Resource { short, own_api } => ResourcePattern::new(&glob, short, own_api).matches(subject),
            How::Equals | How::EqualsIgnoreCase | How::Bool | How::Like => Pattern::of(&glob).matches(subject),
            How::Arn => FieldPatterns::new(&glob)
                .zip(Arn::parse(subject))
                .is_some_and(|(fields, arn)| fields.matches(&arn)),
        }
    }

    fn glob(self, key: &str, put: Put, n_bytes: usize, context: &Context) -> Option<Glob<'static>> {
        let has_wildcards = self.has_wildcards();
        let mut glob = Glob::with_capacity(n_bytes);
        let mut keys = self.text.keys().iter();
        for piece in &self.text.template().pieces {
            // What fits has no more than this, but for stars; and they are in the policy's own text.
            if MOST_OF_TEXT.max(2 * n_bytes) < glob.text().len() {
                return None;
            }
            match piece {
                Piece::Text(text) if has_wildcards => glob.push(text),
                Piece::Text(text) => glob.push_literal(&self.folded(text)),
                Piece::Literal(character) => glob.push_literal(character.encode_utf8(&mut [0; 4])),
                Piece::Variable(variable) => {
                    let name = keys.next()?;
                    match (context.look(name), &variable.default) {
                        (Looked::Unknown, _) if name.as_str() == key => match put {
                            Put::Text(text) => glob.push_literal(text),
                            Put::Anything => glob.push("*"),
                        },
                        (Looked::Unknown, _) => glob.push("*"),
                        (Looked::One(value), _) => glob.push_literal(&self.folded(value)),
                        (Looked::Absent | Looked::Many(_), Some(default)) => glob.push_literal(&self.folded(default)),
                        (Looked::Absent | Looked::Many(_), None) => return None,
                    }
                }
            }
        }
        Some(glob)
    }

    /// The text with each of its unknown keys holding what is said of it; nothing where it is too long or one of the
    /// others has no value. What is a wildcard in it stands as it is.
    pub fn filled(self, values: &[(&str, Option<&str>)], context: &Context) -> Option<String> {
        let mut whole = String::new();
        let mut keys = self.text.keys().iter();
        for piece in &self.text.template().pieces {
            match piece {
                Piece::Text(text) => whole.push_str(text),
                Piece::Literal(character) => whole.push(*character),
                Piece::Variable(variable) => {
                    let name = keys.next()?;
                    let said = values.iter().find(|(known, _)| *known == name.as_str());
                    let value = match (context.look(name), said) {
                        (Looked::Unknown, Some((_, value))) => *value,
                        (Looked::One(value), _) => Some(value),
                        (Looked::Unknown | Looked::Absent | Looked::Many(_), _) => None,
                    };
                    whole.push_str(value.or(variable.default.as_deref())?);
                }
            }
            if MOST_OF_TEXT < whole.len() {
                return None;
            }
        }
        Some(whole)
    }
}

fn written(piece: &Piece) -> Option<&str> {
    match piece {
        Piece::Text(text) => Some(text),
        Piece::Literal(_) | Piece::Variable(_) => None,
    }
}
