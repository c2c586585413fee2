//! One value of a condition, with variables or without.

use alloc::boxed::Box;
use alloc::string::String;

use iam_syntax::pattern::Glob;
use iam_syntax::policy::Version;
use iam_syntax::template::Template;

use crate::compile::variable::{NoValue, VariableText};
use crate::context::Context;
use crate::truth::Truth;

/// A value without wildcards.
#[derive(Clone, Debug)]
pub enum Operand {
    /// As the policy has it.
    Fixed(String),
    /// It has variables, which are put in at each request.
    Variable(Box<VariableText>),
}

/// A value with wildcards.
#[derive(Clone, Debug)]
pub enum Wild<P> {
    /// Compiled once.
    Fixed(P),
    /// It has variables, and is compiled at each request.
    Variable(Box<VariableText>),
}

impl Operand {
    pub(super) fn new(text: &str, version: Version) -> Self {
        match Template::new(text, version) {
            None => Self::Fixed(text.into()),
            Some(template) => Self::Variable(VariableText::new(template).into()),
        }
    }

    pub(super) fn variable(&self) -> Option<&VariableText> {
        match self {
            Self::Fixed(_) => None,
            Self::Variable(text) => Some(text),
        }
    }

    pub(super) fn equals(&self, context: &Context, value: &str) -> Truth {
        match self {
            Self::Fixed(text) => Truth::from(text == value),
            Self::Variable(text) => text.equals(context, value).map_or_else(without_value, Truth::from),
        }
    }

    /// Compares ignoring case: a letter of one byte may have a twin of up to four.
    pub(super) fn compare(&self, context: &Context, value: &str, same: impl Fn(&str) -> bool) -> Truth {
        match self {
            Self::Fixed(text) => Truth::from(same(text)),
            Self::Variable(text) => match text.text_within(4 * value.len(), context) {
                Ok(text) => Truth::from(text.is_some_and(|text| same(&text))),
                Err(why) => without_value(why),
            },
        }
    }
}

impl<P: Clone> Wild<P> {
    /// The same for values of at most so many bytes, its variables put in if they have a value and there is room.
    pub(super) fn filled(
        &self,
        longest: usize,
        room: &mut usize,
        context: &Context,
        compile: &dyn Fn(&Glob<'_>) -> P,
    ) -> Self {
        if let Self::Variable(text) = self
            && longest <= *room
            && let Ok(Some(glob)) = text.glob_within(longest, context)
            && let Some(left) = room.checked_sub(glob.text().len())
        {
            *room = left;
            return Self::Fixed(compile(&glob));
        }
        self.clone()
    }
}

impl<P> Wild<P> {
    pub(super) fn new(text: &str, version: Version, compile: &dyn Fn(&Glob<'_>) -> P) -> Self {
        match Template::new(text, version) {
            None => Self::Fixed(compile(&Glob::new(text))),
            Some(template) => Self::Variable(VariableText::new(template).into()),
        }
    }

    pub(super) fn compare(
        &self,
        context: &Context,
        value: &str,
        compile: &dyn Fn(&Glob<'_>) -> P,
        fits: impl Fn(&P) -> bool,
    ) -> Truth {
        let filled = match self {
            Self::Fixed(pattern) => return Truth::from(fits(pattern)),
            Self::Variable(text) => match text.begins(context, value) {
                Ok(false) => return Truth::False,
                Ok(true) => text.glob_within(value.len(), context),
                Err(why) => Err(why),
            },
        };
        match filled {
            Ok(glob) => Truth::from(glob.is_some_and(|glob| fits(&compile(&glob)))),
            Err(why) => without_value(why),
        }
    }

    pub(super) fn variable(&self) -> Option<&VariableText> {
        match self {
            Self::Fixed(_) => None,
            Self::Variable(text) => Some(text),
        }
    }
}

/// What a value with a variable compares as when the variable has no value: it equals nothing, so the negated form
/// holds (V-9).
// rule: V-9
const fn without_value(why: NoValue) -> Truth {
    match why {
        NoValue::Missing => Truth::False,
        NoValue::Unknown => Truth::Unknown,
    }
}
