//! AWS's terms in English, as the IAM user guide has them.

use alloc::string::String;

use crate::term::{Accounts, Caller, Effect, Policy, Verdict};

/// A noun in the forms that a sentence needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Noun {
    /// `permissions boundary`, without an article.
    pub one: &'static str,
    /// `permissions boundaries`
    pub many: &'static str,
    /// One, with its article.
    pub a: &'static str,
}

macro_rules! noun {
    ($article:literal, $start:literal, $one:literal, $many:literal) => {
        Noun {
            one: concat!($start, $one),
            many: concat!($start, $many),
            a: concat!($article, " ", $start, $one),
        }
    };
}

/// A kind of policy, as the middle of a sentence has it: `a permissions boundary`.
#[must_use]
pub const fn policy(policy: Policy) -> Noun {
    match policy {
        Policy::Identity => noun!("an", "identity-based ", "policy", "policies"),
        Policy::Boundary => noun!("a", "permissions ", "boundary", "boundaries"),
        Policy::Session => noun!("a", "session ", "policy", "policies"),
        Policy::Resource => noun!("a", "resource-based ", "policy", "policies"),
        Policy::Trust => noun!("a", "trust ", "policy", "policies"),
        Policy::Key => noun!("a", "key ", "policy", "policies"),
        Policy::Bucket => noun!("a", "bucket ", "policy", "policies"),
        Policy::Queue => noun!("a", "queue ", "policy", "policies"),
        Policy::Topic => noun!("a", "topic ", "policy", "policies"),
        Policy::Function => noun!("a", "function ", "policy", "policies"),
        Policy::Secret => noun!("a", "secret's resource-based ", "policy", "policies"),
        Policy::Scp => noun!("a", "service control ", "policy", "policies"),
        Policy::Rcp => noun!("a", "resource control ", "policy", "policies"),
        Policy::Endpoint => noun!("a", "VPC endpoint ", "policy", "policies"),
    }
}

/// What policies do to a request, in small letters: `explicit deny`.
#[must_use]
pub const fn effect(effect: Effect) -> &'static str {
    match effect {
        Effect::Allow => "allow",
        Effect::ExplicitDeny => "explicit deny",
        Effect::ImplicitDeny => "implicit deny",
        Effect::NoImpact => "no impact",
        Effect::CannotTell => "cannot tell",
        Effect::Depends => "depends",
    }
}

/// What became of a request, with a capital: `Denied — explicit deny`.
#[must_use]
pub const fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Allowed => "Allowed",
        Verdict::ExplicitDeny => "Denied — explicit deny",
        Verdict::ImplicitDeny => "Denied — implicit deny",
        Verdict::Depends => "It depends",
    }
}

/// A kind of caller, as the middle of a sentence has it: `an IAM user`.
#[must_use]
pub const fn caller(caller: Caller) -> Noun {
    match caller {
        Caller::Root => noun!("a", "root ", "user", "users"),
        Caller::User => noun!("an", "IAM ", "user", "users"),
        Caller::RoleSession => noun!("a", "role ", "session", "sessions"),
        Caller::LinkedSession => noun!(
            "a",
            "",
            "session of a service-linked role",
            "sessions of service-linked roles"
        ),
        Caller::FederatedUser => noun!("a", "federated ", "user", "users"),
        Caller::Service => noun!("an", "AWS ", "service", "services"),
        Caller::Outsider => noun!("an", "", "identity without a session", "identities without a session"),
        Caller::Anonymous => noun!("an", "anonymous ", "user", "users"),
    }
}

/// `same account` or `cross-account`.
#[must_use]
pub const fn accounts(accounts: Accounts) -> &'static str {
    match accounts {
        Accounts::Same => "same account",
        Accounts::Cross => "cross-account",
    }
}

/// A text as the beginning of a sentence.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut text = String::from(text);
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_fits_its_noun() {
        let nouns = Policy::ALL.map(policy).into_iter().chain(Caller::ALL.map(caller));
        for noun in nouns {
            let is_vowel = noun.one.starts_with(['a', 'e', 'i', 'o', 'u', 'A', 'I']);
            let article = if is_vowel { "an " } else { "a " };
            assert_eq!(noun.a.strip_prefix(article), Some(noun.one));
        }
    }

    #[test]
    fn a_sentence_begins_with_a_capital() {
        assert_eq!("Trust policy", capital(Policy::Trust.name(crate::Lang::En)));
        assert_eq!("VPC endpoint policies", capital(policy(Policy::Endpoint).many));
    }
}
