//! AWS's terms. Each has one wording in a language: in `en.rs` and `ko.rs`, by exhaustive `match`.

use crate::{Lang, en, ko};

/// A kind of policy. A resource-based policy is called after what it is attached to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Policy {
    Identity,
    Boundary,
    Session,
    Resource,
    Trust,
    Key,
    Bucket,
    Queue,
    Topic,
    Function,
    Secret,
    Scp,
    Rcp,
    Endpoint,
}

impl Policy {
    pub const ALL: [Self; 14] = [
        Self::Identity,
        Self::Boundary,
        Self::Session,
        Self::Resource,
        Self::Trust,
        Self::Key,
        Self::Bucket,
        Self::Queue,
        Self::Topic,
        Self::Function,
        Self::Secret,
        Self::Scp,
        Self::Rcp,
        Self::Endpoint,
    ];

    /// One policy of the kind, as the middle of a sentence has it.
    #[must_use]
    pub const fn name(self, lang: Lang) -> &'static str {
        match lang.spoken() {
            Lang::En => en::policy(self).one,
            Lang::Ko => ko::policy(self),
        }
    }
}

/// What one kind of policies comes to, and what all of them do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    Allow,
    ExplicitDeny,
    ImplicitDeny,
    NoImpact,
    CannotTell,
    /// It depends on context keys that are unknown.
    Depends,
}

impl Effect {
    pub const ALL: [Self; 6] = [
        Self::Allow,
        Self::ExplicitDeny,
        Self::ImplicitDeny,
        Self::NoImpact,
        Self::CannotTell,
        Self::Depends,
    ];

    #[must_use]
    pub const fn name(self, lang: Lang) -> &'static str {
        match lang.spoken() {
            Lang::En => en::effect(self),
            Lang::Ko => ko::effect(self),
        }
    }
}

/// What became of a request, as the beginning of what is said of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Allowed,
    ExplicitDeny,
    ImplicitDeny,
    Depends,
}

impl Verdict {
    pub const ALL: [Self; 4] = [Self::Allowed, Self::ExplicitDeny, Self::ImplicitDeny, Self::Depends];

    #[must_use]
    pub const fn name(self, lang: Lang) -> &'static str {
        match lang.spoken() {
            Lang::En => en::verdict(self),
            Lang::Ko => ko::verdict(self),
        }
    }
}

/// A kind of caller.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caller {
    Root,
    User,
    RoleSession,
    /// Of a service-linked role.
    LinkedSession,
    FederatedUser,
    Service,
    /// A web or SAML identity before it has a session.
    Outsider,
    Anonymous,
}

impl Caller {
    pub const ALL: [Self; 8] = [
        Self::Root,
        Self::User,
        Self::RoleSession,
        Self::LinkedSession,
        Self::FederatedUser,
        Self::Service,
        Self::Outsider,
        Self::Anonymous,
    ];

    #[must_use]
    pub const fn name(self, lang: Lang) -> &'static str {
        match lang.spoken() {
            Lang::En => en::caller(self).one,
            Lang::Ko => ko::caller(self),
        }
    }
}

/// How the accounts of caller and resource stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Accounts {
    Same,
    Cross,
}

impl Accounts {
    pub const ALL: [Self; 2] = [Self::Same, Self::Cross];

    #[must_use]
    pub const fn name(self, lang: Lang) -> &'static str {
        match lang.spoken() {
            Lang::En => en::accounts(self),
            Lang::Ko => ko::accounts(self),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(names: &[&str], lang: Lang) {
        for (at, name) in names.iter().enumerate() {
            let is_korean = name.chars().any(|it| ('가'..='힣').contains(&it));
            assert_eq!(lang == Lang::Ko, is_korean, "{name}");
            assert!(!names[..at].contains(name), "{name} stands for two terms");
        }
    }

    #[test]
    fn a_wording_is_of_its_language_and_of_one_term() {
        for lang in Lang::ALL {
            check(&Policy::ALL.map(|it| it.name(lang)), lang);
            check(&Effect::ALL.map(|it| it.name(lang)), lang);
            check(&Verdict::ALL.map(|it| it.name(lang)), lang);
            check(&Caller::ALL.map(|it| it.name(lang)), lang);
            check(&Accounts::ALL.map(|it| it.name(lang)), lang);
        }
    }
}
