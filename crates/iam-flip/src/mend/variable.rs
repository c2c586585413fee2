//! A value written with a variable that the list has already, so that each caller is given what is its own.

use iam_eval::context::Looked;
use iam_eval::request::Request;
use iam_syntax::policy::Version;
use iam_syntax::template::Template;

use crate::least::exactly;

/// `home/ana` as `home/${aws:username}`, where a listed value has the variable and it stands for `ana` in the request.
/// Nothing where no variable of the list comes to a part of the value that stands by itself.
// rule: V-1
#[must_use]
pub(crate) fn with_variable<'a>(
    mut listed: impl Iterator<Item = &'a str>,
    value: &str,
    version: Version,
    request: &Request,
) -> Option<String> {
    listed.find_map(|it| written_like(&Template::new(it, version)?, value, request))
}

fn written_like(listed: &Template, value: &str, request: &Request) -> Option<String> {
    listed.variables().find_map(|variable| {
        let text = match request.context.get(&variable.key) {
            Looked::One(text) => text,
            Looked::Absent | Looked::Many(_) | Looked::Unknown => return None,
        };
        let (before, after) = by_itself(value, text)?;
        let (before, after) = (exactly(before, Version::V2012)?, exactly(after, Version::V2012)?);
        let default = variable.default.as_ref();
        let default = default.map_or_else(String::new, |text| format!(", '{text}'"));
        Some(format!("{before}${{{}{default}}}{after}", variable.key))
    })
}

/// What stands before and behind a text, where it is no part of a longer word.
fn by_itself<'a>(value: &'a str, text: &str) -> Option<(&'a str, &'a str)> {
    if text.is_empty() {
        return None;
    }
    let mut places = value
        .match_indices(text)
        .map(|(at, _)| (&value[..at], &value[at + text.len()..]));
    places.find(|(before, after)| {
        let is_word = |it: Option<char>| it.is_some_and(char::is_alphanumeric);
        !is_word(before.chars().next_back()) && !is_word(after.chars().next())
    })
}
