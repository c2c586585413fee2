//! What each term is called in a language.

use crate::term::{Accounts, Caller, Effect, Policy, Verdict};
use crate::{Lang, en, ko};

impl Policy {
    /// One policy of the kind, as the middle of a sentence has it.
    #[must_use]
    pub const fn name(self, lang: Lang) -> &'static str {
        match lang.spoken() {
            Lang::En => en::policy(self).one,
            Lang::Ko => ko::policy(self),
        }
    }
}

impl Effect {
    /// The effect as a noun: `explicit deny`.
    #[must_use]
    pub const fn name(self, lang: Lang) -> &'static str {
        match lang.spoken() {
            Lang::En => en::effect(self),
            Lang::Ko => ko::effect(self),
        }
    }
}

impl Verdict {
    /// The verdict as it stands by itself, in English with a capital: `Denied — explicit deny`.
    #[must_use]
    pub const fn name(self, lang: Lang) -> &'static str {
        match lang.spoken() {
            Lang::En => en::verdict(self),
            Lang::Ko => ko::verdict(self),
        }
    }
}

impl Caller {
    /// One caller of the kind, as the middle of a sentence has it, without an article.
    #[must_use]
    pub const fn name(self, lang: Lang) -> &'static str {
        match lang.spoken() {
            Lang::En => en::caller(self).one,
            Lang::Ko => ko::caller(self),
        }
    }
}

impl Accounts {
    /// The relation as what stands before a noun: `cross-account`.
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
