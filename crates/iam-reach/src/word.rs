//! What a condition compares its key with, and texts of which each fits another part of it.

use alloc::collections::BTreeSet;
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;

use iam_eval::closings::around::{around_moments, around_numbers, distinct};
use iam_eval::compile::variable::VariableText;
use iam_eval::context::Context;
use iam_syntax::literal::date::Instant;
use iam_syntax::literal::number::Number;
use iam_syntax::operator::{Base, Strings};
use iam_syntax::pattern::Pattern;
use iam_syntax::pattern::telling::telling;
use iam_syntax::policy::{Condition, Version};
use iam_syntax::template::Template;

/// How long a text with its variables put in may be: no value that a caller chooses is longer.
pub const MOST_OF_TEXT: usize = 1 << 14;
/// How many places are looked at to tell patterns apart.
const MOST_PLACES: usize = 4_096;
/// How many patterns of one key are told apart.
const MOST_PATTERNS: usize = 8;
/// No session name, external id or source identity is shorter than two characters (`long_enough` for numbers).
const LONG_ENOUGH: &str = "??*";

/// A value as a policy has it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Word {
    Plain(String),
    /// With stars that are wildcards.
    Pattern(String),
    /// With variables; `pattern` where stars are wildcards.
    Template {
        text: String,
        pattern: bool,
    },
    Number(String),
    Moment(String),
}

/// What a condition compares its key with.
pub fn words_of(condition: &Condition, version: Version) -> BTreeSet<Word> {
    let base = condition.operator.base;
    let pattern = match base {
        Base::String { compare, .. } => compare == Strings::Like,
        Base::Arn { .. } => true,
        Base::Numeric(_) | Base::Date(_) | Base::Bool | Base::Binary | Base::IpAddress { .. } | Base::Null => false,
    };
    let mut words = BTreeSet::new();
    for value in &condition.values {
        let text = value.value.clone();
        if Template::new(&text, version).is_some() {
            words.insert(Word::Template { text, pattern });
            continue;
        }
        match base {
            _ if pattern => words.extend([Word::Pattern(text)]),
            Base::String { .. } | Base::Arn { .. } | Base::Binary | Base::IpAddress { .. } => {
                words.extend([Word::Plain(text)]);
            }
            Base::Date(_) => words.extend([Word::Moment(text)]),
            Base::Numeric(_) => words.extend([Word::Number(text)]),
            Base::Bool => words.extend(["true", "false"].map(|text| Word::Plain(text.into()))),
            Base::Null => {}
        }
    }
    words
}

/// The texts that words stand for in a context: for patterns also such as fit several and not the others; of numbers
/// and moments also those between them.
pub fn texts<'w>(words: impl IntoIterator<Item = &'w Word>, context: &Context) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    let mut patterns: Vec<String> = Vec::new();
    let (mut numbers, mut moments) = (Vec::new(), Vec::new());
    for word in words {
        match word {
            Word::Plain(text) => texts.push(text.clone()),
            Word::Pattern(text) => patterns.push(text.clone()),
            Word::Template { text, pattern } => {
                let template = Template::new(text, Version::V2012);
                let filled = template.map(|template| VariableText::new(template).text_within(MOST_OF_TEXT, context));
                if let Some(Ok(Some(text))) = filled {
                    if *pattern { &mut patterns } else { &mut texts }.push(text);
                }
            }
            Word::Number(text) => match Number::parse(text) {
                Some(number) => numbers.push(number.to_string()),
                None => texts.push(text.clone()),
            },
            Word::Moment(text) => {
                texts.push(text.clone());
                moments.extend(Instant::parse(text));
            }
        }
    }
    texts.extend(patterns.iter().flat_map(|pattern| examples(pattern)));
    let told = told(&patterns, &texts);
    texts.extend(told);
    texts.extend(around_numbers(&distinct(numbers)).into_iter().map(long_enough));
    texts.extend(around_moments(distinct(moments)).iter().filter_map(Instant::iso));
    texts
}

/// The same number in two characters at least.
fn long_enough(number: String) -> String {
    if number.len() < 2 {
        return number + ".0";
    }
    number
}

/// Texts that fit several patterns of one key and not the others, where no text that is there does.
fn told(patterns: &[String], texts: &[String]) -> Vec<String> {
    if patterns.len() < 2 {
        return Vec::new();
    }
    let long = Pattern::new(LONG_ENOUGH);
    let compiled = patterns.iter().take(MOST_PATTERNS).map(|pattern| Pattern::new(pattern));
    let lists: Vec<Vec<Pattern>> = compiled.chain([long]).map(|pattern| vec![pattern]).collect();
    let found = telling(&lists, &mut { MOST_PLACES }).texts;
    let fits = |text: &str| -> Vec<bool> { lists.iter().flatten().map(|pattern| pattern.matches(text)).collect() };
    let mut seen: BTreeSet<Vec<bool>> = texts.iter().map(|text| fits(text)).collect();
    found.into_iter().filter(|text| seen.insert(fits(text))).collect()
}

/// Texts that fit a pattern.
pub fn examples(pattern: &str) -> Vec<String> {
    let shortest = pattern.replace('?', "x");
    if !shortest.contains('*') {
        return vec![shortest];
    }
    vec![shortest.replace('*', ""), shortest.replace('*', "x")]
}
