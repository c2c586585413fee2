//! `Action` and `NotAction`, and an index from an action to the statements that can match it.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use iam_syntax::pattern::Pattern;
use iam_syntax::policy::Clause;

use crate::context::fnv;
use crate::request::Action;

/// A compiled `Action` or `NotAction`.
#[derive(Clone, Debug)]
pub struct ActionTest {
    pub inverted: bool,
    pub patterns: Vec<ActionPattern>,
}

/// One value of it.
#[derive(Clone, Debug)]
pub enum ActionPattern {
    /// `*`.
    Everything,
    /// A text without a colon: it matches nothing.
    Nothing,
    /// `s3:GetObject`, in lower case.
    Exact(String),
    /// `s3:Get*`, in lower case: the service is plain text.
    OfService { service: String, name: Pattern },
    /// `s*:Get*`, in lower case.
    Anywhere { service: Pattern, name: Pattern },
}

impl ActionPattern {
    /// Compiles a value. Blanks around it don't count (G-16).
    // rule: A-1
    // rule: A-2
    // rule: A-3
    // rule: A-6
    // rule: G-16
    #[must_use]
    pub fn new(text: &str) -> Self {
        let text = text.trim_matches([' ', '\t', '\n', '\r']);
        if text == "*" {
            return Self::Everything;
        }
        let lower = text.to_ascii_lowercase();
        let Some((service, name)) = lower.split_once(':') else {
            return Self::Nothing;
        };
        let is_plain = |part: &str| !part.contains(['*', '?']);
        match (is_plain(service), is_plain(name)) {
            (true, true) => Self::Exact(lower),
            (true, false) => Self::OfService {
                service: service.into(),
                name: Pattern::new(name),
            },
            (false, _) => Self::Anywhere {
                service: Pattern::new(service),
                name: Pattern::new(name),
            },
        }
    }

    /// Whether an action fits.
    #[must_use]
    pub fn matches(&self, action: &Action) -> bool {
        match self {
            Self::Everything => true,
            Self::Nothing => false,
            Self::Exact(lower) => lower == action.lower(),
            Self::OfService { service, name } => service == action.service() && name.matches(action.name()),
            Self::Anywhere { service, name } => service.matches(action.service()) && name.matches(action.name()),
        }
    }
}

impl ActionTest {
    #[must_use]
    pub fn new(clause: &Clause) -> Self {
        let patterns = clause
            .elements
            .iter()
            .map(|element| ActionPattern::new(&element.value))
            .collect();
        Self {
            inverted: clause.inverted,
            patterns,
        }
    }

    /// Whether the statement speaks of an action.
    // rule: A-4
    #[must_use]
    pub fn matches(&self, action: &Action) -> bool {
        self.patterns.iter().any(|pattern| pattern.matches(action)) != self.inverted
    }
}

/// From an action to the statements that match it, without a look at the others.
#[derive(Clone, Debug, Default)]
pub struct ActionIndex {
    /// Whole actions, sorted.
    exact: Vec<(Hashed, u16)>,
    /// Patterns inside one service, sorted by service.
    of_service: Vec<(Hashed, Vec<Slot>)>,
    /// Everything else: `*`, `NotAction`, wildcards in the service.
    rest: Vec<(ActionTest, u16)>,
}

/// A pattern of names, and the statement that it stands in.
type Slot = (Pattern, u16);

/// A text that is ordered by a hash first: comparing texts would be most of the work of a search.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Hashed {
    hash: u64,
    text: Box<str>,
}

impl Hashed {
    fn new(text: &str) -> Self {
        Self {
            hash: fnv(text),
            text: text.into(),
        }
    }
}

/// The entries of a text, in a list that is sorted.
fn find<'a, T>(sorted: &'a [(Hashed, T)], hash: u64, text: &str) -> impl Iterator<Item = &'a T> {
    let from = sorted.partition_point(|(known, _)| known.hash < hash);
    let same_hash = sorted[from..].iter().take_while(move |(known, _)| known.hash == hash);
    same_hash
        .filter(move |(known, _)| *known.text == *text)
        .map(|(_, entry)| entry)
}

impl ActionIndex {
    /// Indexes the action tests of a policy's statements; a statement without one is never found.
    pub fn new<'a>(tests: impl Iterator<Item = Option<&'a ActionTest>>) -> Self {
        let mut index = Self::default();
        for (test, at) in tests.zip(0_u16..) {
            let Some(test) = test else { continue };
            if test.inverted {
                index.rest.push((test.clone(), at));
                continue;
            }
            let mut others = Vec::new();
            for pattern in &test.patterns {
                match pattern {
                    ActionPattern::Nothing => {}
                    ActionPattern::Exact(lower) => index.exact.push((Hashed::new(lower), at)),
                    ActionPattern::OfService { service, name } => index.add_of_service(service, name, at),
                    ActionPattern::Everything | ActionPattern::Anywhere { .. } => others.push(pattern.clone()),
                }
            }
            if !others.is_empty() {
                index.rest.push((
                    ActionTest {
                        inverted: false,
                        patterns: others,
                    },
                    at,
                ));
            }
        }
        index.exact.sort_unstable();
        index
    }

    fn add_of_service(&mut self, service: &str, name: &Pattern, at: u16) {
        let service = Hashed::new(service);
        let slot = match self.of_service.binary_search_by(|(known, _)| known.cmp(&service)) {
            Ok(slot) => slot,
            Err(slot) => {
                self.of_service.insert(slot, (service, Vec::new()));
                slot
            }
        };
        self.of_service[slot].1.push((name.clone(), at));
    }

    /// Calls `found` for each statement that matches, once or more often, in no particular order, until it answers
    /// `false`.
    pub fn each(&self, action: &Action, mut found: impl FnMut(u16) -> bool) {
        let (hash, service_hash) = action.hashes();
        for at in find(&self.exact, hash, action.lower()) {
            if !found(*at) {
                return;
            }
        }
        for (name, at) in find(&self.of_service, service_hash, action.service()).flatten() {
            if name.matches(action.name()) && !found(*at) {
                return;
            }
        }
        for (test, at) in &self.rest {
            if test.matches(action) && !found(*at) {
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pattern: &str, action: &str, expected: bool) {
        let action = Action::new(action).unwrap();
        assert_eq!(
            expected,
            ActionPattern::new(pattern).matches(&action),
            "{pattern} on {}",
            action.text
        );
    }

    #[test]
    fn patterns() {
        check("*", "s3:GetObject", true);
        check("IAM:listaccesskeys", "iam:ListAccessKeys", true);
        check("iam:*AccessKey*", "iam:UpdateAccessKey", true);
        check("iam:*AccessKey*", "iam:GetUser", false);
        check("s3*", "s3:GetObject", false);
        check("**", "s3:GetObject", false);
        check("s*:Get*", "s3:GetObject", true);
        check("*:*", "s3:GetObject", true);
        check("s3:Get*:x", "s3:GetObject", false);
        check("ec2:* ", "ec2:RunInstances", true);
        check("${aws:username}:*", "ec2:RunInstances", false);
    }
}
