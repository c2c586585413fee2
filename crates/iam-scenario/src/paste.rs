//! What a pasted text is: a policy, something that holds one, or something else that people have at hand.
//!
//! Knows the outputs of the AWS command line, of the raw API, and the languages that policies are written in elsewhere.
//! Says what it is, not in which words.

mod bare;
mod encoded;
mod foreign;
pub mod layout;
mod search;
mod shape;
mod summary;
mod wrapper;

use iam_link::{Problem, Sealed};
use iam_syntax::json::{self, Json, Limits, Value};
use iam_syntax::policy::PolicyKind;

pub use encoded::policy_text;
pub use foreign::Foreign;
pub use shape::{Fit, suits};
pub use summary::Summary;
pub use wrapper::Wrapper;

/// Outputs of the command line may be larger than a policy.
const LIMITS: Limits = Limits {
    bytes: 16 << 20,
    depth: json::MAX_DEPTH,
};

/// What a text turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pasted {
    /// A policy as it is, broken ones included.
    Policy,
    /// One policy, in something else.
    Unwrapped {
        /// The policy's text.
        text: String,
        /// What it was in.
        from: Wrapper,
        /// What it is called there.
        name: Option<String>,
        /// The kind of policy that it is, where what it was in tells.
        suggests: Option<PolicyKind>,
    },
    /// Several policies, in order.
    Several {
        /// What they were in.
        from: Wrapper,
        /// The policies.
        found: Vec<Found>,
    },
    /// An output that names policies and shows none.
    Summary(Summary),
    /// A case of this program.
    Case,
    /// A scenario of this program.
    Scenario,
    /// A link of this program.
    Link,
    /// A policy in a language that is not read here, or what stands for one.
    Foreign(Foreign),
    /// Nothing that is known here.
    Unrecognised,
}

/// One policy of several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The policy's text.
    pub text: String,
    /// What it is called there.
    pub name: Option<String>,
    /// What it is used as, where that is told.
    pub suggests: Option<PolicyKind>,
}

/// Says what a text is.
#[must_use]
pub fn recognise(text: &str) -> Pasted {
    let text = text.trim_start_matches('\u{feff}').trim();
    if is_link(text) {
        return Pasted::Link;
    }
    if let Some(tree) = whole(text) {
        return of_json(&tree, text);
    }
    if let Some(inner) = encoded::policy(text) {
        return inner;
    }
    if let Some(document) = bare::fragment(text) {
        return document;
    }
    if let Some(inner) = surrounded(text) {
        return inner;
    }
    if let Some(foreign) = foreign::of_text(text) {
        return Pasted::Foreign(foreign);
    }
    let is_broken_policy = json::read(text, LIMITS)
        .tree
        .is_some_and(|tree| shape::is_policy(&tree) || shape::is_statement(&tree));
    if is_broken_policy {
        Pasted::Policy
    } else {
        Pasted::Unrecognised
    }
}

/// Whether a text is a policy as it is, without a look at what else it might be.
#[must_use]
pub fn is_policy(text: &str) -> bool {
    whole(text).is_some_and(|tree| shape::is_policy(&tree))
}

/// The tree of a text that is JSON; a key that is there twice is for the policy's reader to say.
fn whole(text: &str) -> Option<Json<'_>> {
    let read = json::read(text, LIMITS);
    let is_whole = read.problems.iter().all(|problem| problem.code == "DUPLICATE_KEY");
    read.tree.filter(|_| is_whole)
}

fn of_json(tree: &Json, text: &str) -> Pasted {
    match &tree.value {
        Value::Object(_) => of_object(tree, text),
        Value::Array(items) if !items.is_empty() && items.iter().all(shape::is_statement) => bare::statements(text),
        Value::Array(_) => search::policies(tree, text).unwrap_or(Pasted::Unrecognised),
        // A string that holds what could have been pasted without its quotes.
        Value::String(inner) => match recognise(inner) {
            Pasted::Policy => Pasted::Unwrapped {
                text: layout::readable(inner.trim()),
                from: Wrapper::JsonString,
                name: None,
                suggests: None,
            },
            Pasted::Foreign(_) | Pasted::Case | Pasted::Scenario | Pasted::Summary(_) | Pasted::Unrecognised => {
                Pasted::Unrecognised
            }
            other @ (Pasted::Unwrapped { .. } | Pasted::Several { .. } | Pasted::Link) => other,
        },
        Value::Null | Value::Bool(_) | Value::Number | Value::Torn => Pasted::Unrecognised,
    }
}

fn of_object(tree: &Json, text: &str) -> Pasted {
    if shape::is_policy(tree) {
        return Pasted::Policy;
    }
    if shape::is_statement(tree) {
        return bare::statement(text);
    }
    if let Some(foreign) = foreign::of_json(tree) {
        return Pasted::Foreign(foreign);
    }
    let has = |name: &str| tree.get(name).is_some();
    if has("steps") || has("accounts") || has("case") {
        return Pasted::Scenario;
    }
    if has("policies") || (has("principal") && has("action")) {
        return Pasted::Case;
    }
    search::policies(tree, text)
        .or_else(|| summary::of(tree).map(Pasted::Summary))
        .unwrap_or(Pasted::Unrecognised)
}

/// JSON among other text, such as the command that printed it.
fn surrounded(text: &str) -> Option<Pasted> {
    let start = text.find(['{', '['])?;
    let end = text.rfind(['}', ']'])?;
    let inner = text.get(start..=end)?;
    let tree = whole(inner)?;
    match of_json(&tree, inner) {
        Pasted::Policy => Some(Pasted::Unwrapped {
            text: layout::readable(inner),
            from: Wrapper::OtherText,
            name: None,
            suggests: None,
        }),
        Pasted::Unrecognised => None,
        other => Some(other),
    }
}

fn is_link(text: &str) -> bool {
    let seems = text.contains("#s=") || text.starts_with("s=");
    seems && !text.contains(char::is_whitespace) && Sealed::of(text).err() != Some(Problem::NotALink)
}
