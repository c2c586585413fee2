//! Values with policy variables in them, and what a variable stands for in a context.

use alloc::string::String;
use alloc::vec::Vec;

use iam_syntax::pattern::Glob;
use iam_syntax::template::{Template, Variable};

use crate::context::{Context, Key, Looked};

/// A text with variables, its keys ready to be looked up.
#[derive(Clone, Debug)]
pub struct VariableText {
    template: Template,
    /// One for each variable, in their order.
    keys: Vec<Key>,
}

/// What stands at the end of a text that is shown in part.
pub const CUT: &str = "…";

/// How many bytes of a text are shown.
pub const MOST_SHOWN: usize = 2_048;

/// Why a variable stands for nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoValue {
    /// Its key is absent or multivalued, and there is no default.
    Missing,
    /// Its key is unknown.
    Unknown,
}

impl VariableText {
    /// Makes the keys of its variables ready.
    #[must_use]
    pub fn new(template: Template) -> Self {
        let keys = template.variables().map(|variable| Key::new(&variable.key)).collect();
        Self { template, keys }
    }

    /// The text with wildcards, all variables put in, to be compared with a text of so many bytes; none where whatever
    /// fits is longer.
    ///
    /// # Errors
    /// Says what kept a variable from having a value.
    pub fn glob_within(&self, n_bytes: usize, context: &Context) -> Result<Option<Glob<'static>>, NoValue> {
        let mut keys = self.keys.iter();
        self.template
            .glob_within(n_bytes, |variable| value(context, keys.next(), variable))
    }

    /// The text without wildcards, all variables put in; none where it has more than so many bytes.
    ///
    /// # Errors
    /// Says what kept a variable from having a value.
    pub fn text_within(&self, n_bytes: usize, context: &Context) -> Result<Option<String>, NoValue> {
        let mut keys = self.keys.iter();
        self.template
            .text_within(n_bytes, |variable| value(context, keys.next(), variable))
    }

    /// The text as a reader is shown it, all variables put in: of a long one the beginning, then [`CUT`].
    ///
    /// # Errors
    /// Says what kept a variable from having a value.
    pub fn shown(&self, context: &Context) -> Result<String, NoValue> {
        let mut keys = self.keys.iter();
        let (mut text, is_cut) = self
            .template
            .text_cut(MOST_SHOWN, |variable| value(context, keys.next(), variable))?;
        if is_cut {
            text.push_str(CUT);
        }
        Ok(text)
    }

    /// Whether the text without wildcards, all variables put in, equals another.
    ///
    /// # Errors
    /// Says what kept a variable from having a value, if the texts are one up to there.
    pub fn equals(&self, context: &Context, other: &str) -> Result<bool, NoValue> {
        let mut keys = self.keys.iter();
        self.template
            .equals(other, |variable| value(context, keys.next(), variable))
    }

    /// Whether a text begins with all that stands before the first wildcard, all variables put in.
    ///
    /// # Errors
    /// Says what kept a variable from having a value, if the texts are one up to there.
    pub fn begins(&self, context: &Context, other: &str) -> Result<bool, NoValue> {
        let mut keys = self.keys.iter();
        self.template
            .begins(other, |variable| value(context, keys.next(), variable))
    }

    /// The text as the policy has it.
    #[must_use]
    pub const fn template(&self) -> &Template {
        &self.template
    }

    /// The keys that the variables name.
    #[must_use]
    pub fn keys(&self) -> &[Key] {
        &self.keys
    }
}

/// What a variable stands for. A multivalued key has no value here, even when it holds just one entry (V-7); an
/// empty string is a value (V-11).
// rule: V-3
// rule: V-6
// rule: V-7
// rule: V-11
fn value<'a>(context: &'a Context, key: Option<&Key>, variable: &'a Variable) -> Result<&'a str, NoValue> {
    let looked = key.map_or(Looked::Absent, |key| context.look(key));
    match (looked, &variable.default) {
        (Looked::One(value), _) => Ok(value),
        (Looked::Unknown, _) => Err(NoValue::Unknown),
        (Looked::Absent | Looked::Many(_), Some(default)) => Ok(default),
        (Looked::Absent | Looked::Many(_), None) => Err(NoValue::Missing),
    }
}
