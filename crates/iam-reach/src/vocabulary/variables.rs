//! What variables for tags may stand for.

use alloc::collections::BTreeSet;
use alloc::string::String;
use core::convert::Infallible;

use iam_eval::context::Context;
use iam_sts::estate::Estate;
use iam_sts::tags::{Tag, same_key};
use iam_syntax::policy::Version;
use iam_syntax::template::Template;

use super::{Words, tag_in};
use crate::word::{MOST_OF_TEXT, Word, examples, texts};

/// Words as texts. A variable for a tag may stand for any value that this tag has anywhere.
pub(super) fn plain(estate: &Estate, all: &Words, words: &BTreeSet<Word>) -> BTreeSet<String> {
    let mut texts: BTreeSet<String> = texts(words, &Context::default()).into_iter().collect();
    for word in words {
        match word {
            Word::Plain(_) | Word::Pattern(_) | Word::Number(_) | Word::Moment(_) => {}
            Word::Template { text, .. } => {
                let Some(template) = Template::new(text, Version::V2012) else {
                    continue;
                };
                let mut keys = template.variables().filter_map(|variable| tag_in(&variable.key));
                if let (Some(key), None) = (keys.next(), keys.next()) {
                    texts.extend(
                        values_of(estate, all, key)
                            .iter()
                            .filter_map(|value| filled(&template, value)),
                    );
                }
            }
        }
    }
    texts
}

/// The text of a template with one variable.
fn filled(template: &Template, value: &str) -> Option<String> {
    let Ok(text) = template.text_within(MOST_OF_TEXT, |_| Ok::<_, Infallible>(value));
    let text = text?;
    examples(&text).into_iter().next()
}

/// The values that a tag has on any user or role, or is compared with.
fn values_of(estate: &Estate, all: &Words, key: &str) -> BTreeSet<String> {
    let mut values: BTreeSet<String> = BTreeSet::new();
    let is_meant = |tag: &&Tag| same_key(&tag.key, key);
    let of_roles = estate.roles().flat_map(|role| role.tags.iter());
    let of_users = estate.users().flat_map(|user| user.tags.iter());
    values.extend(of_roles.chain(of_users).filter(is_meant).map(|tag| tag.value.clone()));
    let named = all.tags.get(&key.to_lowercase()).into_iter();
    values.extend(texts(named.flat_map(|words| &words.values), &Context::default()));
    values
}

/// The values that make `…role/${aws:PrincipalTag/KEY}…` fit a role.
pub(super) fn in_resources(estate: &Estate, key: &str) -> BTreeSet<String> {
    let mut values = BTreeSet::new();
    let policies = estate
        .roles()
        .flat_map(|role| role.policies.iter().chain(&role.boundary))
        .chain(
            estate
                .users()
                .flat_map(|user| user.policies.iter().chain(&user.boundary)),
        );
    for attached in policies {
        let policy = &attached.policy.policy;
        let clauses = policy.statements.iter().flat_map(|statement| &statement.resources);
        for text in clauses
            .flat_map(|clause| &clause.elements)
            .map(|element| element.value.as_str())
        {
            let Some((head, rest)) = text.split_once("${") else {
                continue;
            };
            let Some((variable, tail)) = rest.split_once('}') else {
                continue;
            };
            if policy.version == Version::V2012 && tag_in(variable).is_some_and(|tag| same_key(tag, key)) {
                let tail = tail.trim_end_matches('*');
                values.extend(
                    estate
                        .roles()
                        .filter_map(|role| role.arn.strip_prefix(head)?.strip_suffix(tail))
                        .map(String::from),
                );
            }
        }
    }
    values
}
