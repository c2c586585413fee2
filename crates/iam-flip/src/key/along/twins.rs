//! Two keys that say one thing, of which neither is sent alone: an organization and the path in it, the ARN of a source and
//! its account, the two forms of the clock.

use iam_eval::context::{Context, Looked};
use iam_scenario::case::ContextInput;
use iam_syntax::arn::{Arn, is_account_id};
use iam_syntax::literal::date::{Instant, iso};

/// Ids of organizations, and the paths that begin with them.
const ORGANIZATIONS: [(&str, &str); 4] = [
    ("aws:PrincipalOrgID", "aws:PrincipalOrgPaths"),
    ("aws:ResourceOrgID", "aws:ResourceOrgPaths"),
    ("aws:SourceOrgID", "aws:SourceOrgPaths"),
    ("aws:VpceOrgID", "aws:VpceOrgPaths"),
];
const SOURCE_ARN: &str = "aws:SourceArn";
const SOURCE_ACCOUNT: &str = "aws:SourceAccount";

/// What the twin of a key holds when it is set, or left out; nothing of a key that has none. A source whose ARN names no
/// account is taken for one of the resource's.
pub fn follows(
    key: &str,
    value: &ContextInput,
    context: &Context,
    account: &str,
) -> Option<Vec<(String, ContextInput)>> {
    let is = |name: &str| key.eq_ignore_ascii_case(name);
    let is_there = |name: &str| context.get(name) != Looked::Absent;
    let one = |name: &str, value: &str| vec![(name.to_string(), ContextInput::One(value.to_string()))];
    let removed = |name: &str| match is_there(name) {
        true => vec![(name.to_string(), ContextInput::Removed)],
        false => Vec::new(),
    };
    let first = match value {
        ContextInput::Removed => None,
        ContextInput::One(value) => Some(value.as_str()),
        ContextInput::Many(values) => values.first().map(String::as_str),
    };
    if is(SOURCE_ARN) {
        return Some(match first {
            Some(_) if is_there(SOURCE_ACCOUNT) => Vec::new(),
            Some(arn) => {
                let of_arn = Arn::parse(arn).map(|it| it.account).filter(|it| is_account_id(it));
                one(SOURCE_ACCOUNT, of_arn.unwrap_or(account))
            }
            None => removed(SOURCE_ACCOUNT),
        });
    }
    if is(SOURCE_ACCOUNT) {
        return Some(match first {
            Some(_) => Vec::new(),
            None => removed(SOURCE_ARN),
        });
    }
    let (id, paths) = ORGANIZATIONS.into_iter().find(|(id, paths)| is(id) || is(paths))?;
    let other = if is(id) { paths } else { id };
    Some(match first {
        Some(path) if is(paths) && !is_there(id) => one(id, path.split('/').next().unwrap_or(path)),
        Some(_) => Vec::new(),
        None => removed(other),
    })
}

/// The other form of the clock, with what it holds then; nothing of a key that is no clock.
pub fn other_clock(key: &str, value: &ContextInput) -> Option<(&'static str, ContextInput)> {
    const ISO: &str = "aws:CurrentTime";
    const SECONDS: &str = "aws:EpochTime";
    let moment = match value {
        ContextInput::One(text) => Instant::parse(text),
        ContextInput::Removed | ContextInput::Many(_) => None,
    };
    let as_value = |text: Option<String>| text.map_or(ContextInput::Removed, ContextInput::One);
    let seconds = || moment.as_ref().map(|it| it.seconds);
    if key.eq_ignore_ascii_case(ISO) {
        return Some((SECONDS, as_value(seconds().map(|it| it.to_string()))));
    }
    key.eq_ignore_ascii_case(SECONDS)
        .then(|| (ISO, as_value(seconds().and_then(iso))))
}
