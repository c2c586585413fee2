//! What an unknown key is compared with, and the values that follow from it.

use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;

use iam_syntax::arn::FieldPatterns;
use iam_syntax::letter_case;
use iam_syntax::literal::date::Instant;
use iam_syntax::literal::ip::Range;
use iam_syntax::operator::Quantifier;
use iam_syntax::pattern::Pattern;
use iam_syntax::pattern::telling::telling;

use crate::compile::condition::value::{Operand, Wild};
use crate::compile::condition::{Compare, ConditionTest};
use crate::compile::variable::VariableText;
use crate::context::{Context, Value};
use crate::keys;

use super::around::{around_moments, around_numbers, around_ranges, base64, distinct};
use super::texts::{STRANGE_ARN, another, each_once, fixed, fresh, joined, literal, others, sets};

/// How long a text may be that is put together as something that an unknown key may hold.
const MOST_OF_VALUE: usize = 1 << 14;
/// How many texts a key has that is tied to another.
const MOST_TIED: usize = 256;

/// What the statements that are left open compare an unknown key with.
#[derive(Default)]
pub struct Compared<'a> {
    pub name: &'a str,
    /// Whether any of them reads it at all.
    pub is_read: bool,
    pub texts: Vec<String>,
    /// A text that fits, for each pattern with wildcards.
    pub examples: Vec<String>,
    /// Another one for each, where the first may be a text that it is compared with as well.
    pub longer: Vec<String>,
    /// What each test compares it with as a text.
    pub lists: Vec<Vec<Pattern>>,
    /// Whether there are patterns with wildcards among them.
    pub has_patterns: bool,
    /// A text for each way in which they fit together.
    pub told: Vec<String>,
    pub numbers: Vec<String>,
    pub moments: Vec<Instant>,
    pub ranges: Vec<Range>,
    /// Whether it is tested under a quantifier, or without one.
    pub as_set: bool,
    pub as_single: bool,
    /// Whether it is compared as text, so that a value that nobody names makes sense.
    pub as_text: bool,
    pub as_bool: bool,
    /// Whether it is tied to another key.
    pub is_tied: bool,
    /// Whether a text that it is compared with is too long to be put together.
    pub is_cut: bool,
    /// Whether it is compared with more than whole texts, so that not each value that fits can be listed.
    pub is_ranged: bool,
}

impl<'a> Compared<'a> {
    pub fn new(name: &'a str) -> Self {
        Self {
            name,
            ..Self::default()
        }
    }

    /// The key is put into a text, as a variable.
    pub fn put_in(&mut self) {
        self.is_read = true;
        self.as_single = true;
        self.as_text = true;
    }

    /// Adds texts, as long as there are few; whether there were.
    pub fn add_texts(&mut self, texts: Vec<String>) -> bool {
        for text in texts {
            if self.texts.contains(&text) {
                continue;
            }
            if MOST_TIED <= self.texts.len() {
                return false;
            }
            self.texts.push(text);
        }
        true
    }

    /// Whether it holds a set, as far as is known or as it is tested.
    pub fn is_set(&self) -> bool {
        keys::known(self.name).map_or(self.as_set && !self.as_single, |key| key.multivalued)
    }

    pub fn add(&mut self, test: &ConditionTest, context: &Context) {
        self.is_read = true;
        self.is_ranged |= !matches!(test.compare, Compare::Equals(_) | Compare::Null(_));
        match (test.quantifier, &test.compare) {
            // It asks whether the key is there, whatever its shape.
            (_, Compare::Null(_)) => {}
            (Quantifier::Single, _) => self.as_single = true,
            (Quantifier::ForAllValues | Quantifier::ForAnyValue, _) => self.as_set = true,
        }
        let is_cut = |text: &VariableText| text.text_within(MOST_OF_VALUE, context) == Ok(None);
        self.is_cut |= test.compare.variables().any(is_cut);
        let text = |operand: &Operand| match operand {
            Operand::Fixed(text) => Some(text.clone()),
            Operand::Variable(text) => text.text_within(MOST_OF_VALUE, context).ok().flatten(),
        };
        match &test.compare {
            Compare::Equals(values) => {
                self.as_text = true;
                let texts: Vec<String> = values.iter().filter_map(text).collect();
                self.lists.push(texts.iter().map(|text| literal(text)).collect());
                self.texts.extend(texts);
            }
            Compare::EqualsIgnoreCase(values) => {
                self.as_text = true;
                for text in values.iter().filter_map(text) {
                    // Another spelling, which only an operator that minds the case tells apart.
                    self.texts
                        .extend([letter_case::upper(&text), letter_case::lower(&text), text]);
                }
            }
            Compare::Bool(_) => self.as_bool = true,
            Compare::Like(values) => {
                self.as_text = true;
                self.has_patterns = true;
                self.lists.push(values.iter().filter_map(fixed).cloned().collect());
                // `?*` tells the empty text from every other (V-11: it is a value).
                let tells = |value: &Wild<Pattern>| match value {
                    Wild::Fixed(pattern) => pattern.matches(&fresh(self.name)) && !pattern.matches(""),
                    Wild::Variable(_) => false,
                };
                if values.iter().any(tells) {
                    self.texts.push(String::new());
                }
                self.longer.extend(values.iter().filter_map(|value| match value {
                    Wild::Fixed(pattern) => Some(pattern.example_with(&fresh(self.name))),
                    Wild::Variable(_) => None,
                }));
                self.examples.extend(values.iter().filter_map(|value| match value {
                    Wild::Fixed(pattern) => Some(pattern.example()),
                    Wild::Variable(text) => text.text_within(MOST_OF_VALUE, context).ok().flatten(),
                }));
            }
            Compare::Arn(values) => {
                self.as_text = true;
                self.has_patterns = true;
                self.texts.push(STRANGE_ARN.into());
                let fields = values.iter().filter_map(fixed).flatten();
                self.lists.push(fields.filter_map(FieldPatterns::whole).collect());
                self.texts.extend(values.iter().filter_map(|value| match value {
                    Wild::Fixed(fields) => fields.as_ref().map(FieldPatterns::example),
                    Wild::Variable(text) => text.text_within(MOST_OF_VALUE, context).ok().flatten(),
                }));
            }
            Compare::Number(_, values) => {
                self.numbers.extend(values.iter().flatten().map(ToString::to_string));
            }
            Compare::Date(_, values) => self.moments.extend(values.iter().flatten().cloned()),
            Compare::Binary(values) => {
                self.texts.extend(values.iter().flatten().map(|bytes| base64(bytes)));
                self.texts.push("AA==".into());
                self.texts.push("AQ==".into());
            }
            Compare::Ip(values) => self.ranges.extend(values.iter().flatten()),
            Compare::Null(_) => {}
        }
    }

    /// Finds what tells its patterns apart; whether that is all.
    pub fn tell(&mut self, budget: &mut usize) -> bool {
        let of_type = keys::known(self.name).map(|key| key.key_type);
        let is_text = matches!(of_type, Some(keys::KeyType::Arn | keys::KeyType::String) | None);
        if !is_text || !self.has_patterns {
            return true;
        }
        let found = telling(&self.lists, budget);
        self.told = found.texts;
        found.are_all
    }

    /// What it may hold. `sent`: it is there, and holds one of these, or where there are none, any value.
    pub fn values(mut self, sent: Option<&[String]>) -> Vec<Option<Value>> {
        let name = self.name;
        let is_set = self.is_set();
        if let Some(one_of @ [_, ..]) = sent {
            let value = |text: &String| match is_set {
                true => Value::Many(vec![text.clone()]),
                false => Value::One(text.clone()),
            };
            return one_of.iter().map(|text| Some(value(text))).collect();
        }
        let is_number = !self.numbers.is_empty();
        let mut texts = distinct(self.texts);
        let longer = distinct(self.longer);
        let n_named = texts.len();
        texts.extend(joined(&distinct(self.examples)));
        // A text that fits a pattern and that no other test names.
        let is_named = texts[n_named..].iter().any(|text| texts[..n_named].contains(text));
        texts.extend(longer.into_iter().filter(|_| is_named));
        if self.as_bool {
            texts.extend(["true".into(), "false".into()]);
        }
        texts.extend(around_numbers(&distinct(self.numbers)));
        for moment in around_moments(distinct(self.moments)) {
            let in_seconds = || Some(moment.seconds.to_string());
            if name == "aws:epochtime" {
                texts.extend(in_seconds());
                continue;
            }
            // A key that is also compared as a number has to be one; far years have no other form.
            let is_counted = is_number || moment.iso().is_none();
            texts.extend(in_seconds().filter(|_| is_counted && 0 <= moment.seconds));
            texts.extend(moment.iso());
        }
        texts.extend(around_ranges(&self.ranges));
        if self.as_text || texts.is_empty() {
            texts.push(fresh(name));
            texts.push(another(name));
        }
        let told = core::mem::take(&mut self.told);
        texts.extend(others(&self.lists, told, &texts));
        let texts = each_once(texts);
        let known = keys::known(name);
        let mut values: Vec<Option<Value>> = Vec::new();
        if sent.is_none() && !known.is_some_and(|key| key.always) {
            values.push(None);
        }
        if is_set {
            values.extend(sets(&texts, &fresh(name)).into_iter().map(|set| Some(Value::Many(set))));
        } else {
            values.extend(texts.into_iter().map(|text| Some(Value::One(text))));
        }
        if self.is_tied && values.len() == 1 {
            // What another key has to be equal to is one thing or another.
            values.push(Some(Value::One(fresh(name) + "-too")));
        }
        let may_be_empty = known.is_none_or(|key| key.key_type == keys::KeyType::String);
        if self.as_set && may_be_empty {
            // Under a quantifier it is the empty set, and yet the key is there (C-35).
            let empty = String::new();
            let value = if is_set {
                Value::Many(vec![empty])
            } else {
                Value::One(empty)
            };
            if !values.contains(&Some(value.clone())) {
                values.push(Some(value));
            }
        }
        values
    }
}
