//! Whole statements, and policies.

use iam_syntax::policy::Effect;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StatementFact {
    /// Nobody may change the policy of a key.
    KeyPolicyLocksOut,
    /// `limits`: whether it limits what others allow, or gives something itself.
    NoAllow { limits: bool },
    /// `other`: which statement says it, from 1.
    StatementRepeats { effect: Effect, other: usize },
    /// `deny`: which statement denies, from 1.
    AllowInsideDeny { deny: usize },
}
