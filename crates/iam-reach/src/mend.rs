//! A call that was refused, with something else chosen for a key that a statement failed at.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use iam_sts::operation::AssumeRole;
use iam_sts::tags::{Tag, same_key};

use crate::choice::Stock;

/// Every other choice for a context key, in lower case; none where the caller chooses nothing of it in this call.
pub(crate) fn mended(ask: &AssumeRole, key: &str, stock: &Stock) -> Vec<AssumeRole> {
    if let Some(key) = key.strip_prefix("aws:requesttag/") {
        let mut asks = vec![without_tag(ask, key)];
        for (key, values) in stock.own.iter().filter(|(own, _)| same_key(own, key)) {
            asks.extend(values.iter().map(|value| with_tag(ask, key, value)));
        }
        return asks;
    }
    match key {
        "sts:externalid" => each(ask, &stock.externals, |ask, id| ask.external_id.clone_from(id)),
        "sts:sourceidentity" => each(ask, &stock.identities, |ask, it| ask.source_identity.clone_from(it)),
        "sts:rolesessionname" => each(ask, &stock.names, |ask, name| ask.role_session_name.clone_from(name)),
        "aws:tagkeys" => {
            let own =
                stock.own.iter().flat_map(
                    |(key, values)| match ask.tags.iter().any(|tag| same_key(&tag.key, key)) {
                        true => vec![without_tag(ask, key)],
                        false => values
                            .first()
                            .map(|value| with_tag(ask, key, value))
                            .into_iter()
                            .collect(),
                    },
                );
            own.collect()
        }
        "sts:transitivetagkeys" => {
            let own = stock.own.iter().flat_map(|(key, values)| {
                let passed = ask.tags.iter().find(|tag| same_key(&tag.key, key));
                let value = passed.map(|tag| &tag.value).or(values.first());
                let carries = ask.transitive_tag_keys.iter().any(|it| same_key(it, key));
                match (value, carries) {
                    (Some(_), true) => Some(without_transitive(ask, key)),
                    (Some(value), false) => Some(transitive(&with_tag(ask, key, value), key)),
                    (None, _) => None,
                }
            });
            own.collect()
        }
        _ => Vec::new(),
    }
}

/// The call with each of some values.
fn each<T>(ask: &AssumeRole, values: &[T], set: impl Fn(&mut AssumeRole, &T)) -> Vec<AssumeRole> {
    let with = |value| {
        let mut ask = ask.clone();
        set(&mut ask, value);
        ask
    };
    values.iter().map(with).collect()
}

/// With a tag of this value, whatever it was before.
pub(crate) fn with_tag(ask: &AssumeRole, key: &str, value: &str) -> AssumeRole {
    let mut ask = ask.clone();
    match ask.tags.iter_mut().find(|tag| same_key(&tag.key, key)) {
        Some(tag) => tag.value = value.into(),
        None => ask.tags.push(Tag {
            key: key.into(),
            value: value.into(),
        }),
    }
    ask
}

/// With the tag carried on to later sessions.
pub(crate) fn transitive(ask: &AssumeRole, key: &str) -> AssumeRole {
    let mut ask = without_transitive(ask, key);
    ask.transitive_tag_keys.push(String::from(key));
    ask
}

/// Without a tag.
pub(crate) fn without_tag(ask: &AssumeRole, key: &str) -> AssumeRole {
    let mut ask = without_transitive(ask, key);
    ask.tags.retain(|tag| !same_key(&tag.key, key));
    ask
}

/// With the tag carried on no further than to the session.
pub(crate) fn without_transitive(ask: &AssumeRole, key: &str) -> AssumeRole {
    let mut ask = ask.clone();
    ask.transitive_tag_keys.retain(|it| !same_key(it, key));
    ask
}
