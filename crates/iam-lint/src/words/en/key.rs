//! Condition keys.

use alloc::format;
use alloc::string::{String, ToString};

use iam_syntax::policy::Effect;

use super::{CATALOGUE, effected, listed, never_there};
use crate::fact::KeyFact;
use crate::finding::Finding;
use crate::words::quoted;

pub(super) fn said(fact: &KeyFact, finding: &Finding) -> (String, Option<String>) {
    let q = |text: &String| quoted(text);
    let near = |near: &Option<String>| near.as_ref().map(|it| format!("did you mean {}?", quoted(it)));
    let or_catalogue = |it: &Option<String>| near(it).or_else(|| Some(CATALOGUE.to_string()));
    let help = |text: &str| Some(text.to_string());
    let names = || listed(&finding.names);
    let are_several = 1 < finding.names.len();
    let by_number = |one: &'static str, several: &'static str| if are_several { several } else { one };
    match fact {
        KeyFact::KeyWithoutPrefix { key, near } => (
            format!(
                "{} is not a condition key: it has no service in front of a colon",
                q(key)
            ),
            match near {
                Some(near) => Some(format!("did you mean {}?", q(near))),
                None => help("a key is written as in `aws:SourceIp` or `s3:prefix`"),
            },
        ),
        KeyFact::KeyWithoutTag { key } => (
            format!("{} names no tag", q(key)),
            Some(format!("write the tag's key behind a slash, as in `{key}/Team`")),
        ),
        KeyFact::UnsupportedKey { key } => (
            format!("no request has the key {}", q(key)),
            help(
                "use `aws:PrincipalArn` for who calls, or `aws:SourceArn` for the resource on whose behalf a service calls",
            ),
        ),
        KeyFact::DeprecatedKey { key } => (
            format!("{} is an old name of `aws:PrincipalArn`", q(key)),
            help("use `aws:PrincipalArn`"),
        ),
        KeyFact::WildcardInKey { effect, holds } => (
            format!(
                "the name of a key takes no wildcard, so {} {} never there and the statement {}",
                names(),
                by_number("is", "are"),
                never_there(*effect, *holds)
            ),
            help("write each name in full; wildcards are for values"),
        ),
        KeyFact::UnknownKey { key, near } => (
            format!(
                "{} is not a condition key that the catalogue knows, so it may always be missing",
                q(key)
            ),
            or_catalogue(near),
        ),
        KeyFact::KeyNeedsAction { key, action } => (
            format!(
                "{} comes with {} alone, which is not in this statement",
                q(key),
                q(action)
            ),
            Some(format!("add {} to the actions", quoted(action))),
        ),
        KeyFact::KeyNeverComes {
            key,
            effect,
            holds,
            is_of_all: _,
        } => {
            let so = match (effect, holds) {
                (Effect::Allow, false) => "not allowed",
                (Effect::Allow, true) => "allowed whatever its value",
                (Effect::Deny, false) => "not denied",
                (Effect::Deny, true) => "always denied",
            };
            (
                format!(
                    "{} does not come with {}, so {} {so}",
                    q(key),
                    names(),
                    by_number("it is", "they are")
                ),
                help(by_number(
                    "move the action to a statement without this condition",
                    "move the actions to a statement without this condition",
                )),
            )
        }
        KeyFact::TagKeyWithNotAction { key, effect } => (
            format!(
                "many services do not send {}, and with `NotAction` their actions are not {}",
                q(key),
                effected(*effect)
            ),
            help("list the actions in `Action`"),
        ),
        KeyFact::TagKeyNotSent {
            key,
            effect,
            is_of_all: _,
        } => (
            format!(
                "{} does not come with these actions of {}, so they are not {}",
                q(key),
                names(),
                effected(*effect)
            ),
            help("move the actions to a statement without this condition"),
        ),
        KeyFact::KeyOfSomeServices { key } => (
            format!(
                "only some services send {}, and the statement is about the actions of all",
                q(key)
            ),
            help("limit the statement to services that send the key"),
        ),
        KeyFact::KeyWithoutCompanion { key, companion } => (
            format!("{} says who calls only together with {}", q(key), q(companion)),
            Some(format!("add {} to the same condition", quoted(companion))),
        ),
        KeyFact::CallerChooses { key } => (
            format!("the caller can write anything into {}", q(key)),
            help("do not let access depend on it"),
        ),
        KeyFact::IrrelevantKey { key } => (
            format!(
                "{} is the same in each request, since the policy is on the resource",
                q(key)
            ),
            help("remove it, or test who calls"),
        ),
        KeyFact::ServiceLacksKey { key } => (
            format!(
                "a service that calls has no {}, so the statement lets nobody in",
                q(key)
            ),
            help(
                "leave it out; for whom a service calls, `aws:SourceOrgID`, `aws:SourceAccount` and `aws:SourceArn` tell",
            ),
        ),
        KeyFact::AttributesWithoutSelect => (
            "a request that names no attributes gets all of them".to_string(),
            help("add `\"dynamodb:Select\": \"SPECIFIC_ATTRIBUTES\"` to the condition"),
        ),
        KeyFact::PrefixNotHidden => (
            "a request with a shorter prefix still lists what this was to hide".to_string(),
            help(
                "allow `s3:ListBucket` with `StringLike`, or deny it with `StringNotLike`, on the prefixes that may be seen",
            ),
        ),
    }
}
