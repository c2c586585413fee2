//! How a context key is spelled for a reader; a context keeps its keys in lower case.

use alloc::collections::BTreeMap;
use alloc::string::String;

use iam_syntax::letter_case;

use crate::detail::names_read;
use crate::keys::KNOWN_KEYS;
use crate::policies::Policies;
use crate::trace::Trace;

/// The keys that AWS documents, and those that the policies of a trace read in conditions and variables.
#[derive(Clone, Debug)]
pub struct Spellings<'a>(BTreeMap<String, &'a str>);

impl<'a> Spellings<'a> {
    /// As AWS spells them, else as the policy that reads them first.
    #[must_use]
    pub fn of(policies: &'a Policies, trace: &Trace) -> Self {
        let documented = KNOWN_KEYS.iter().map(|(name, _)| (letter_case::lower(name), *name));
        let mut spellings: BTreeMap<String, &str> = documented.collect();
        let attached = trace.facts.iter().flat_map(|facts| policies.of(facts.gate));
        for compiled in attached.map(|attached| &attached.policy) {
            for at in 0..compiled.statements.len() {
                for name in names_read(compiled, at) {
                    spellings.entry(letter_case::lower(name)).or_insert(name);
                }
            }
        }
        Self(spellings)
    }

    /// How a key in lower case is spelled: as it stands, where nobody names it.
    #[must_use]
    pub fn spell(&self, lower: &'a str) -> &'a str {
        self.0.get(lower).copied().unwrap_or(lower)
    }
}
