//! Whole statements, and policies.

use alloc::format;
use alloc::string::{String, ToString};

use super::noun_of;
use crate::fact::StatementFact;
use crate::finding::Finding;

pub(super) fn said(fact: &StatementFact, _: &Finding) -> (String, Option<String>) {
    let help = |text: &str| Some(text.to_string());
    match fact {
        StatementFact::KeyPolicyLocksOut => (
            "`kms:PutKeyPolicy` 작업을 허용하는 문이 없어 아무도 이 키 정책을 바꿀 수 없게 됩니다".to_string(),
            help("계정에 `kms:*`를 허용하거나 관리자에게 `kms:PutKeyPolicy`를 허용하세요"),
        ),
        StatementFact::NoAllow { limits: true } => (
            "이 정책에는 Allow가 없어 아무것도 통과하지 못합니다".to_string(),
            help("통과해도 되는 것을 허용하세요. 거부한 것 말고는 모두라면 `\"Action\": \"*\"`를 쓰세요"),
        ),
        StatementFact::NoAllow { limits: false } => (
            "이 정책에는 Allow가 없어 이 정책만으로는 아무 권한도 생기지 않습니다".to_string(),
            help("Allow를 추가하거나, 거부하지 않은 것을 다른 정책이 허용하는지 살펴보세요"),
        ),
        StatementFact::StatementRepeats { effect, other } => (
            format!("{other}번째 문이 이미 이 모두를 {}합니다", noun_of(*effect)),
            help("이 문을 지우거나 다른 문을 좁히세요"),
        ),
        StatementFact::AllowInsideDeny { deny } => (
            format!("이 문이 허용하는 모두를 {deny}번째 문이 거부합니다"),
            help("이 문을 지우거나 Deny를 좁히세요"),
        ),
    }
}
