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
            // A mistake in a variable leaves literal text.
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

/// Reads what stands behind `${`: the variable, and how many bytes it takes, closing brace included.
fn variable(behind: &str) -> Option<(Variable, usize)> {
    let name_end = behind.find([',', '}'])?;
    let name = &behind[..name_end];
    if name.is_empty() || name.contains(char::is_whitespace) || name.contains(['$', '{', '\'']) && name != "$" {
        return None;
    }
    if behind[name_end..].starts_with('}') {
        return Some((
            Variable {
                name: name.to_owned(),
                default: None,
            },
            name_end + 1,
        ));
    }
    let quoted = behind[name_end..].strip_prefix(", '")?;
    let text_end = quoted.find('\'')?;
    quoted[text_end + 1..].strip_prefix('}')?;
    let n_bytes = name_end + ", '".len() + text_end + "'}".len();
    Some((
        Variable {
            name: name.to_owned(),
            default: Some(quoted[..text_end].to_owned()),
        },
        n_bytes,
    ))
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
