//! How the policies write what a value that was tried stands for: a value, a pattern, a range of addresses.

use iam_eval::context::Value;
use iam_flip::change::policy;
use iam_scenario::answer::Answer;
use iam_scenario::case::same_key;
use iam_syntax::json::quote;
use iam_syntax::literal::ip::Range;
use iam_syntax::operator::{Base, Strings};
use iam_syntax::policy::Condition;

/// What is compared with one key: the value that is tried for it, and what the policies write.
pub struct Spellings(Vec<(String, String)>);

/// A value as a reader knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spelled {
    /// As some policy writes it.
    Written(String),
    /// One of many that no policy names.
    Example(String),
}

impl Spellings {
    pub fn of(answer: &Answer, key: &str) -> Self {
        let all = (0..answer.documents.len()).filter_map(|document| policy(answer, document));
        let conditions = all
            .flat_map(|policy| &policy.statements)
            .flat_map(|statement| &statement.conditions);
        let of_key = conditions.filter(|condition| same_key(&condition.key.value, key));
        Self(of_key.flat_map(spellings).collect())
    }

    pub fn spell(&self, value: &Value) -> Option<Spelled> {
        match value {
            Value::One(text) => Some(self.one(text)),
            Value::Many(texts) => {
                let each: Vec<Spelled> = texts.iter().map(|text| self.one(text)).collect();
                let quoted = each.iter().map(|it| match it {
                    Spelled::Written(text) | Spelled::Example(text) => quote(text),
                });
                let list = ["[", &quoted.collect::<Vec<String>>().join(", "), "]"].concat();
                let is_written = each.iter().all(|it| matches!(it, Spelled::Written(_)));
                Some(if is_written {
                    Spelled::Written(list)
                } else {
                    Spelled::Example(list)
                })
            }
            Value::Unknown => None,
        }
    }

    fn one(&self, text: &str) -> Spelled {
        let Self(pairs) = self;
        let of_text = || pairs.iter().filter(|(value, _)| value == text);
        if ["true", "false"].contains(&text) {
            return Spelled::Written(text.to_string());
        }
        let exact = of_text().find(|(value, written)| value == written);
        // Of several ranges that begin alike it is the smallest: the others have more addresses that were tried.
        let last = || of_text().max_by_key(|(_, written)| Range::parse(written).map_or(0, |range| range.prefix));
        match exact.or_else(last) {
            Some((_, written)) => Spelled::Written(written.clone()),
            None => Spelled::Example(text.to_string()),
        }
    }
}

fn spellings(condition: &Condition) -> impl Iterator<Item = (String, String)> {
    let base = condition.operator.base;
    condition.values.iter().map(move |text| {
        let written = &text.value;
        // Each star takes nothing and each question mark an `x`, as the evaluator does.
        let example = || written.replace('*', "").replace('?', "x");
        let value = match base {
            Base::String {
                compare: Strings::Like, ..
            }
            | Base::Arn { .. } => example(),
            Base::IpAddress { .. } => Range::parse(written).map_or(written.clone(), |range| range.address.to_string()),
            Base::String {
                compare: Strings::Equals | Strings::EqualsIgnoreCase,
                ..
            }
            | Base::Numeric(_)
            | Base::Date(_)
            | Base::Bool
            | Base::Binary
            | Base::Null => written.clone(),
        };
        (value, written.clone())
    })
}
