//! A value written with a variable that the list has already, so that each caller is given what is its own.

use iam_eval::context::Looked;
use iam_eval::request::Request;
use iam_syntax::policy::Version;

use crate::least::exactly;

/// `home/ana` as `home/${aws:username}`, where a listed value has the variable and it stands for `ana` in the request.
/// Nothing where no variable of the list comes to a part of the value that stands by itself.
// rule: V-1
#[must_use]
pub fn with_variable<'a>(
    mut listed: impl Iterator<Item = &'a str>,
    value: &str,
    version: Version,
    request: &Request,
) -> Option<String> {
    match version {
        Version::V2012 => listed.find_map(|it| written_like(it, value, request)),
        Version::V2008 => None,
    }
}

fn written_like(listed: &str, value: &str, request: &Request) -> Option<String> {
    let (_, behind) = listed.split_once("${")?;
    let (variable, rest) = behind.split_once('}')?;
    let name = variable.split(',').next().unwrap_or_default().trim();
    let text = match request.context.get(name) {
        Looked::One(text) => text,
        Looked::Absent | Looked::Many(_) | Looked::Unknown => return written_like(rest, value, request),
    };
    let Some((before, after)) = by_itself(value, text) else {
        return written_like(rest, value, request);
    };
    let (before, after) = (exactly(before, Version::V2012)?, exactly(after, Version::V2012)?);
    Some([&before, "${", variable, "}", &after].concat())
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
