//! `Action` and `NotAction`, and an index from an action to the statements that can match it.

use alloc::string::String;
use alloc::vec::Vec;

use iam_syntax::pattern::Pattern;
use iam_syntax::policy::Clause;

use super::CompiledStatement;
use crate::context::fnv;
use crate::request::Action;

/// A compiled `Action` or `NotAction`.
#[derive(Clone, Debug)]
pub struct ActionTest {
    /// Whether it is `NotAction`.
    pub inverted: bool,
    /// One for each value, in the policy's order.
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
    OfService {
        /// What stands before the colon.
        service: String,
        /// What stands behind it.
        name: Pattern,
    },
    /// `s*:Get*`, in lower case.
    Anywhere {
        /// What stands before the colon.
        service: Pattern,
        /// What stands behind it.
        name: Pattern,
    },
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
        let is_plain = |part: &str| !part.bytes().any(|byte| matches!(byte, b'*' | b'?'));
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
    pub(crate) fn new(clause: &Clause) -> Self {
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

/// From an action to the statements that match it, without a look at the others. The statements are those that it was
/// made for; it holds nothing but their numbers.
#[derive(Clone, Debug, Default)]
pub struct ActionIndex {
    /// Whole actions, sorted by their hash.
    exact: Vec<Entry>,
    /// Patterns inside one service, sorted by the hash of the service.
    of_service: Vec<Entry>,
    /// Everything else: wildcards in the service, and `NotAction` as a whole.
    rest: Vec<(u16, Option<u32>)>,
}

/// A pattern of a statement, by the hash of what an action must have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    hash: u64,
    statement: u16,
    pattern: u32,
    head: Head,
}

/// How a text begins. Most patterns are told from an action by it, without a look at the statement.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Head([u8; 4]);

impl Head {
    fn of(text: &str) -> Self {
        let mut head = [0; 4];
        for (slot, byte) in head.iter_mut().zip(text.bytes()) {
            *slot = byte;
        }
        Self(head)
    }

    /// Whether a text that begins so may begin with this head; a head that is shorter leaves the rest open.
    fn fits(self, text: Self) -> bool {
        self.0.iter().zip(text.0).all(|(own, byte)| *own == 0 || *own == byte)
    }
}

/// The entries with a hash that a name may fit, in a list that is sorted. Some of these may be for other texts.
fn find(sorted: &[Entry], hash: u64, name: Head) -> impl Iterator<Item = &Entry> {
    let from = sorted.partition_point(|entry| entry.hash < hash);
    let same_hash = sorted[from..].iter().take_while(move |entry| entry.hash == hash);
    same_hash.filter(move |entry| entry.head.fits(name))
}

impl ActionIndex {
    /// Indexes the action tests of a policy's statements; a statement without one is never found.
    pub(super) fn new(statements: &[CompiledStatement]) -> Self {
        let mut index = Self::default();
        for (one, statement) in statements.iter().zip(0_u16..) {
            let Some(test) = &one.action else { continue };
            if test.inverted {
                index.rest.push((statement, None));
                continue;
            }
            for (known, pattern) in test.patterns.iter().zip(0_u32..) {
                let entry = |text: &str, head: &str| Entry {
                    hash: fnv(text),
                    statement,
                    pattern,
                    head: Head::of(head),
                };
                match known {
                    ActionPattern::Nothing => {}
                    ActionPattern::Exact(lower) => index.exact.push(entry(lower, "")),
                    ActionPattern::OfService { service, name } => index.of_service.push(entry(service, name.prefix())),
                    ActionPattern::Everything | ActionPattern::Anywhere { .. } => {
                        index.rest.push((statement, Some(pattern)));
                    }
                }
            }
        }
        index.exact.sort_unstable();
        index.of_service.sort_unstable();
        index
    }

    /// Calls `found` for each statement that matches, once or more often, in no particular order, until it answers
    /// `false`.
    pub(super) fn each(&self, statements: &[CompiledStatement], action: &Action, mut found: impl FnMut(u16) -> bool) {
        let (hash, service_hash) = action.hashes();
        let name = Head::of(action.name());
        let named = find(&self.exact, hash, name).chain(find(&self.of_service, service_hash, name));
        let named = named.map(|entry| (entry.statement, Some(entry.pattern)));
        for (statement, pattern) in named.chain(self.rest.iter().copied()) {
            let Some(test) = statements.get(usize::from(statement)).and_then(|it| it.action.as_ref()) else {
                continue;
            };
            let matches = match pattern {
                Some(pattern) => test.patterns.get(pattern as usize).is_some_and(|it| it.matches(action)),
                None => test.matches(action),
            };
            if matches && !found(statement) {
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
