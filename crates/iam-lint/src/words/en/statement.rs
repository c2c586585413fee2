//! Whole statements, and policies.

use alloc::format;
use alloc::string::{String, ToString};

use super::effects;
use crate::fact::StatementFact;
use crate::finding::Finding;

pub(super) fn said(fact: &StatementFact, _: &Finding) -> (String, Option<String>) {
    let help = |text: &str| Some(text.to_string());
    match fact {
        StatementFact::KeyPolicyLocksOut => (
            "nobody may ever change this key policy: no statement allows `kms:PutKeyPolicy`".to_string(),
            help("allow `kms:*` to the account, or `kms:PutKeyPolicy` to an administrator"),
        ),
        StatementFact::NoAllow { limits: true } => (
            "there is no Allow in this policy, so nothing gets past it".to_string(),
            help("allow what may pass, `\"Action\": \"*\"` if it is all but what is denied"),
        ),
        StatementFact::NoAllow { limits: false } => (
            "there is no Allow in this policy, so by itself it gives nothing".to_string(),
            help("add an Allow, or see that another policy allows what is not denied"),
        ),
        StatementFact::StatementRepeats { effect, other } => (
            format!("statement {other} already {} all of this", effects(*effect)),
            help("remove the statement, or narrow the other one"),
        ),
        StatementFact::AllowInsideDeny { deny } => (
            format!("statement {deny} denies all that this one allows"),
            help("remove this statement, or narrow the Deny"),
        ),
    }
}
