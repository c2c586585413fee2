//! Two questions over an estate: which roles can a principal reach, and who can reach a role, by assuming one role from
//! the other. Every hop of an answer was tried with the code that issues sessions; nothing here decides by itself.
//!
//! What a caller may choose (session name, external id, tags, source identity) is chosen, from the values that the
//! policies name. What it can't choose (network, time, MFA, another organization) is unknown unless it is given, and a
//! hop that hangs on it is conditional.
//!
//! | to find | look in |
//! |---|---|
//! | the two questions and their order | [`questions`] |
//! | who is reached from a principal | `search` |
//! | the same where there is too much to try everything | `search/far`, `search/wish`, `failed`, `mend` |
//! | who reaches one role, from the role backwards | `back` |
//! | one hop tried | [`attempt`] |
//! | what a caller may choose | `choice` |
//! | who comes from outside | `outside` |
//! | what leads from a caller to a role | `ways` |
//! | the values that policies name | `vocabulary`, `word` |
//! | what nobody can choose | [`open`] |
//!
//! ```
//! use std::sync::Arc;
//!
//! use iam_eval::compile::Compiled;
//! use iam_eval::policies::Attached;
//! use iam_reach::{Situation, Verdict, questions::who_can_assume};
//! use iam_sts::estate::{Account, Estate, Role};
//! use iam_syntax::grammar::parse;
//! use iam_syntax::policy::PolicyKind;
//!
//! let text = r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow",
//!     "Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}}"#;
//! let policy = parse(PolicyKind::Trust, text).policy.unwrap();
//! let role = Role {
//!     arn: "arn:aws:iam::111122223333:role/Worker".into(),
//!     name: "Worker".into(),
//!     trust: Some(Attached { name: "trust".into(), document: 0, policy: Arc::new(Compiled::new(policy)) }),
//!     ..Role::default()
//! };
//! let (arn, id) = (role.arn.clone(), String::from("111122223333"));
//! let roles = [(role.name.clone(), role)].into();
//! let account = Account { id: id.clone(), partition: "aws".into(), roles, ..Account::default() };
//! let estate = Estate { accounts: [(id, account)].into(), ..Estate::default() };
//!
//! let answer = who_can_assume(&estate, &arn, &Situation { now: 1_700_000_000, context: &[] }).unwrap();
//! let first = &answer.reaches[0];
//! assert_eq!(("lambda.amazonaws.com", Verdict::Yes), (first.principal.as_str(), first.verdict));
//! ```

#![no_std]
#![warn(missing_docs)]

extern crate alloc;

pub mod attempt;
mod back;
mod choice;
mod failed;
mod mend;
pub mod open;
mod outside;
mod possible;
pub mod questions;
mod search;
mod vocabulary;
mod ways;
mod word;

use alloc::string::String;
use alloc::vec::Vec;

use iam_eval::combine::Decision;
use iam_eval::context::Value;
use iam_sts::Time;
use iam_sts::hop::StsError;
use iam_sts::operation::{AssumeRole, AssumeRoleWithSaml, AssumeRoleWithWebIdentity};
use iam_syntax::operator::Operator;

/// The longest chain, in hops.
pub const MAX_HOPS: usize = 6;

/// When and in which context the hops are tried.
#[derive(Clone, Copy, Debug)]
pub struct Situation<'a> {
    /// The time, where no `aws:CurrentTime` is given.
    pub now: Time,
    /// Context keys that are known; `None` is known to be absent.
    pub context: &'a [(String, Option<Value>)],
}

/// What was found out.
#[derive(Clone, Debug)]
pub struct Answer {
    /// Those that can be reached first, shortest chain first, then by ARN; then the others by ARN.
    pub reaches: Vec<Reach>,
    /// Whether every choice was tried. Where the policies name very many values, not all of their combinations are: then
    /// a chain that is found is one that there is, but a shorter one may have been missed, and a role may be reached by
    /// a chain that was not found.
    pub is_complete: bool,
    /// Whom the role's own trust policy names of accounts that the estate does not hold: an account's id, an ARN, or `*`. Whether
    /// one of them gets in is for the policies of those accounts to say too. Empty where no role was asked about.
    pub strangers: Vec<String>,
}

/// Whether one principal reaches one role.
#[derive(Clone, Debug)]
pub struct Reach {
    /// The principal's ARN, or the name of a service.
    pub principal: String,
    /// The role's ARN, with its path.
    pub role_arn: String,
    /// Whether it is reached.
    pub verdict: Verdict,
    /// The shortest chain, the first by the ARNs of its roles where several are as short. None where it can't be
    /// reached.
    pub hops: Vec<Hop>,
    /// Where it came closest, if it can't be reached.
    pub blocked: Option<Blocked>,
}

/// An answer to one pair of principal and role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Every hop is issued, whatever the keys hold that nobody can choose.
    Yes,
    /// Every hop is issued for some values of those keys.
    Conditional,
    /// No chain is issued for any.
    No,
}

/// A hop of a chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hop {
    /// The ARN of who assumes the role: the principal, then the session of the hop before.
    pub caller: String,
    /// The call, with all that its caller chooses.
    pub ask: Ask,
    /// The context keys that it hangs on, in lower case and sorted.
    pub keys: Vec<String>,
    /// What must be true of a caller from outside, which nobody can choose.
    pub needs: Vec<Need>,
}

/// The call of a hop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ask {
    /// By a principal of AWS.
    AssumeRole(AssumeRole),
    /// With an OpenID Connect token.
    WebIdentity(AssumeRoleWithWebIdentity),
    /// With a SAML assertion.
    Saml(AssumeRoleWithSaml),
}

impl Ask {
    /// The role that is assumed, whatever the operation.
    #[must_use]
    pub fn role_arn(&self) -> &str {
        match self {
            Self::AssumeRole(ask) => &ask.role_arn,
            Self::WebIdentity(ask) => &ask.role_arn,
            Self::Saml(ask) => &ask.role_arn,
        }
    }
}

/// A condition of a trust policy on what its caller is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// As the policy spells it.
    pub key: String,
    /// How it is compared.
    pub operator: Operator,
    /// As the policy has them, their variables not put in.
    pub values: Vec<String>,
}

/// A hop that was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blocked {
    /// The ARN of who asked: the principal, or the session of a hop before.
    pub caller: String,
    /// The call, with all that its caller chose.
    pub ask: Ask,
    /// What refused it.
    pub why: Block,
}

/// What refused it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A permission was not allowed.
    Denied {
        /// The one that the hop asks: `sts:AssumeRole`, `sts:TagSession`.
        action: String,
        /// What it came to; where that hangs on keys, one of the denials that are possible.
        decision: Decision,
    },
    /// AWS refuses whatever the policies say.
    Error(StsError),
}
