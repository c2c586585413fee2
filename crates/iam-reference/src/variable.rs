//! Policy variables (SEMANTICS.md §3.3): `${key}`, `${key, 'default'}`, `${*}`, `${?}`, `${$}`.

use iam_eval::context::{Context, Value};
use iam_syntax::policy::Version;

use crate::glob::{Mark, marks};

/// What a context key holds, or nothing.
#[must_use]
pub fn look<'c>(context: &'c Context, key: &str) -> Option<&'c Value> {
    let wanted = key.to_lowercase();
    let found = context
        .entries()
        .into_iter()
        .find(|(name, _)| *name == wanted)
        .map(|(_, value)| value)?;
    match found {
        Value::Many(values) if values.is_empty() => None,
        Value::Unknown => unreachable!("unknown keys are filled in before the reference is asked"),
        Value::One(_) | Value::Many(_) => Some(found),
    }
}

/// The marks of a policy text, its variables put in as literal text; nothing where a variable has no value.
#[must_use]
pub fn put_in(text: &str, version: Version, context: &Context) -> Option<Vec<Mark>> {
    if version == Version::V2008 {
        return Some(marks(text));
    }
    let mut done = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find("${") {
        done.extend(marks(&rest[..at]));
        let behind = &rest[at + 2..];
        match variable(behind) {
            Some((variable, n_bytes)) => {
                let value = value_of(&variable, context)?;
                done.extend(value.chars().map(Mark::Char));
                rest = &behind[n_bytes..];
            }
            // Without an end it is literal text.
            None => {
                done.extend("${".chars().map(Mark::Char));
                rest = behind;
            }
        }
    }
    done.extend(marks(rest));
    Some(done)
}

/// The same as one text; a star that is a wildcard and one that is data look alike in it.
#[must_use]
pub fn put_in_text(text: &str, version: Version, context: &Context) -> Option<String> {
    Some(
        put_in(text, version, context)?
            .into_iter()
            .map(|mark| match mark {
                Mark::Char(character) => character,
                Mark::Star => '*',
                Mark::Question => '?',
            })
            .collect(),
    )
}

struct Variable {
    name: String,
    default: Option<String>,
}

/// Reads what stands behind `${`: the variable, and how many bytes it takes, closing brace included. Without a
/// closing brace there is none. Other mistakes leave a name that no key has, and so no value (CHOICE).
fn variable(behind: &str) -> Option<(Variable, usize)> {
    let name_end = behind.find([',', '}'])?;
    let name = behind[..name_end].to_owned();
    if behind[name_end..].starts_with('}') {
        return Some((Variable { name, default: None }, name_end + 1));
    }
    if let Some((default, n_bytes)) = default(&behind[name_end + 1..]) {
        return Some((
            Variable {
                name,
                default: Some(default),
            },
            name_end + 1 + n_bytes,
        ));
    }
    let end = behind.find('}')?;
    Some((
        Variable {
            name: behind[..end].to_owned(),
            default: None,
        },
        end + 1,
    ))
}

/// Reads what stands behind the comma: a quoted text and the closing brace, blanks around it.
fn default(behind: &str) -> Option<(String, usize)> {
    let start = behind.len() - behind.trim_start_matches(' ').len();
    let quoted = behind[start..].strip_prefix('\'')?;
    let end = quoted.find('\'')?;
    let after = &quoted[end + 1..];
    let n_blanks = after.len() - after.trim_start_matches(' ').len();
    after[n_blanks..].strip_prefix('}')?;
    Some((quoted[..end].to_owned(), start + 1 + end + 1 + n_blanks + 1))
}

fn value_of(variable: &Variable, context: &Context) -> Option<String> {
    if ["*", "?", "$"].contains(&variable.name.as_str()) {
        return Some(variable.name.clone());
    }
    match look(context, &variable.name) {
        Some(Value::One(value)) => Some(value.clone()),
        // V-7: a multivalued key has no value here.
        Some(Value::Many(_) | Value::Unknown) | None => variable.default.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        let mut context = Context::default();
        context.set("aws:username", Value::One("Ana".to_owned()));
        context.set("aws:TagKeys", Value::Many(vec!["a".to_owned()]));
        assert_eq!(expected, put_in_text(text, Version::V2012, &context).as_deref());
    }

    #[test]
    fn values_and_defaults() {
        check("a${aws:UserName}b", Some("aAnab"));
        check("${aws:userid}", None);
        check("${aws:userid, 'x y'}-", Some("x y-"));
        check("${aws:TagKeys}", None);
        check("${aws:TagKeys, 'd'}", Some("d"));
        check("${*}${?}${$}{x}", Some("*?${x}"));
        check("${", Some("${"));
    }
}
