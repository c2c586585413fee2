//! What may be said of somebody from outside: what policies compare it with, and what nobody names.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;

use iam_eval::context::Context;
use iam_sts::certificate::certificate_tags;
use iam_sts::estate::{Estate, Role};
use iam_sts::service::pod_tags;
use iam_syntax::arn::Arn;

use super::MAX_ASKS;
use super::door::{Door, attribute_of, claim_of};
use super::subject::{can_be_subject, is_written, names_place, usual, written};
use crate::choice::once_each;
use crate::vocabulary::{ANOTHER, OTHER};
use crate::word::{Word, texts, words_of};

/// How many pairs of values of a claim that is a set.
const MAX_PAIRS: usize = 64;
/// Whom a token speaks of where no policy cares.
const SUBJECT: &str = "subject";
const SAML_AUDIENCE: &str = "https://signin.aws.amazon.com/saml";

/// What a claim holds: of most, one text.
pub(super) type Said = Vec<String>;
/// What is said of the caller, by claim.
pub(super) type Claims = BTreeMap<String, Said>;
/// What later hops may be asked for, by the key in lower case.
pub(super) type Carried = BTreeMap<String, BTreeSet<Word>>;

/// All that may be said of a caller, the least first, and whether it is all.
pub(super) fn said(door: Door, estate: &Estate, role: &Role, carried: &Carried) -> (Vec<Claims>, bool) {
    let mut each: BTreeMap<String, Vec<Option<Said>>> = BTreeMap::new();
    let asked = asked(door, role, carried);
    let mut is_there = |claim: &str, first: Vec<String>| {
        let mut values: Vec<Option<Said>> = first.into_iter().map(|text| Some(vec![text])).collect();
        values.extend(asked.get(claim).into_iter().flatten().cloned().map(Some));
        each.insert(claim.into(), once_each(values));
    };
    match door {
        Door::Token(host) => {
            let account = Arn::parse(&role.arn).and_then(|arn| estate.accounts.get(arn.account));
            let known = account.and_then(|account| account.oidc_providers.get(host));
            let audiences: Vec<String> = known.map(|it| it.client_ids.to_vec()).unwrap_or_default();
            is_there(
                "aud",
                if audiences.is_empty() {
                    vec!["audience".into()]
                } else {
                    audiences
                },
            );
            is_there("sub", vec![usual(host).into()]);
        }
        Door::Saml(_) => {
            is_there("aud", vec![SAML_AUDIENCE.into()]);
            is_there("sub", vec![SUBJECT.into()]);
            is_there("iss", vec!["https://idp.example.com".into()]);
            is_there("sub_type", vec!["persistent".into()]);
        }
        Door::Pod => {
            for tag in pod_tags(&role.arn) {
                is_there(&tag.key, vec![tag.value]);
            }
        }
        Door::Certificate => {
            for tag in certificate_tags() {
                is_there(&tag.key, vec![tag.value]);
            }
        }
    }
    for (claim, values) in asked {
        each.entry(claim)
            .or_insert_with(|| once_each([None].into_iter().chain(values.into_iter().map(Some)).collect()));
    }
    let mut all = vec![Claims::new()];
    let mut is_complete = true;
    for (claim, values) in &each {
        let before = core::mem::take(&mut all);
        'values: for value in values {
            for claims in &before {
                if all.len() == MAX_ASKS {
                    is_complete = false;
                    break 'values;
                }
                let mut claims = claims.clone();
                if let Some(value) = value {
                    claims.insert(claim.clone(), value.clone());
                }
                all.push(claims);
            }
        }
    }
    if let Door::Token(host) = door {
        all.sort_by_key(|claims| !is_of_provider(host, claims));
    }
    if door == Door::Pod {
        // rule: S-52
        // An association may have its tags switched off.
        all.insert(1, Claims::new());
    }
    (all, is_complete)
}

/// What is worth saying, by claim: what the trust policy of a role compares it with, and what a session of it may be
/// asked for later; and what nobody names.
fn asked(door: Door, role: &Role, carried: &Carried) -> BTreeMap<String, Vec<Said>> {
    let mut words: BTreeMap<String, BTreeSet<Word>> = BTreeMap::new();
    if let Some(attached) = &role.trust {
        let policy = &attached.policy.policy;
        for condition in policy.statements.iter().flat_map(|statement| &statement.conditions) {
            if let Some(claim) = claim(door, &condition.key.value) {
                words
                    .entry(claim)
                    .or_default()
                    .extend(words_of(condition, policy.version));
            }
        }
    }
    for (key, later) in carried {
        let key = match door {
            Door::Token(_) | Door::Saml(_) | Door::Certificate => key.clone(),
            Door::Pod => key.replacen("principaltag", "requesttag", 1),
        };
        if let Some(claim) = claim(door, &key).filter(|claim| door != Door::Pod || pod_tag(claim)) {
            words.entry(claim).or_default().extend(later.iter().cloned());
        }
    }
    let places = match door {
        Door::Token(host) => names_place(host).and_then(|it| words.get(it)),
        Door::Saml(_) | Door::Pod | Door::Certificate => None,
    };
    let places = places.map(|it| texts(it, &Context::default())).unwrap_or_default();
    words
        .into_iter()
        .map(|(claim, words)| {
            let mut texts = texts(&words, &Context::default());
            // `repo:acme/x` says more to a reader than `repo:acme/`, which fits as well.
            texts.sort_by_key(|text| core::cmp::Reverse(text.len()));
            if let (Door::Token(host), "sub") = (door, claim.as_str()) {
                let as_written: Vec<String> = texts.iter().flat_map(|text| written(host, text, &places)).collect();
                texts = once_each([as_written, texts].concat());
            }
            texts.retain(|text| may_hold(door, &claim, text));
            texts.extend([OTHER.into(), ANOTHER.into()]);
            let mut said: Vec<Said> = texts.iter().map(|text| vec![text.clone()]).collect();
            if claim == "amr" {
                let pairs = texts.iter().zip(1..);
                let pairs =
                    pairs.flat_map(|(one, at)| texts[at..].iter().map(|other| vec![one.clone(), other.clone()]));
                said.extend(pairs.take(MAX_PAIRS));
                said.push(texts);
            }
            (claim, said)
        })
        .collect()
}

/// Whether a token's subject is written as its provider does, of the repository that the token names.
fn is_of_provider(host: &str, claims: &Claims) -> bool {
    let first = |claim: &str| claims.get(claim).and_then(|said| said.first()).map(String::as_str);
    first("sub").is_none_or(|subject| is_written(host, subject, names_place(host).and_then(first)))
}

/// Whether a claim of a token can hold a text. In a policy a star may be no wildcard and stand for itself.
fn may_hold(door: Door, claim: &str, text: &str) -> bool {
    match door {
        Door::Token(host) if claim == "sub" => can_be_subject(host, text),
        Door::Token(_) | Door::Saml(_) | Door::Pod | Door::Certificate => true,
    }
}

fn pod_tag(key: &str) -> bool {
    pod_tags("").iter().any(|tag| tag.key.eq_ignore_ascii_case(key))
}

/// The claim that a condition looks at.
fn claim(door: Door, key: &str) -> Option<String> {
    let found = match door {
        Door::Token(host) => claim_of(key, host)?,
        Door::Saml(_) => claim_of(key, "saml")?,
        Door::Certificate => return attribute_of(key),
        Door::Pod => {
            let tag = key
                .get(.."aws:RequestTag/".len())
                .filter(|head| head.eq_ignore_ascii_case("aws:RequestTag/"))?;
            key.get(tag.len()..)?
        }
    };
    let known = ["aud", "sub", "iss", "sub_type", "oaud", "amr"];
    let same = known.iter().find(|known| known.eq_ignore_ascii_case(found));
    let tags = pod_tags("");
    let tag = tags.iter().find(|tag| tag.key.eq_ignore_ascii_case(found));
    Some(match (door, same, tag) {
        (Door::Pod, _, Some(tag)) => tag.key.clone(),
        (Door::Token(_) | Door::Saml(_), Some(same), _) => (*same).to_string(),
        _ => found.to_string(),
    })
}
