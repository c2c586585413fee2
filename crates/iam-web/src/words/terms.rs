//! AWS's Korean terms and what they are called in English.

use iam_words::term::{Accounts, Caller, Effect, Policy};
use iam_words::{en, ko};

type Term = (&'static str, &'static str);

/// No term is among them twice; one may hold another.
pub const TERMS: &[Term] = &[
    effect(Effect::ExplicitDeny),
    effect(Effect::ImplicitDeny),
    policy(Policy::Identity),
    policy(Policy::Resource),
    policy(Policy::Boundary),
    policy(Policy::Session),
    policy(Policy::Trust),
    policy(Policy::Key),
    policy(Policy::Bucket),
    policy(Policy::Queue),
    policy(Policy::Topic),
    policy(Policy::Function),
    ("서비스 제어 정책", "service control policy"),
    ("리소스 제어 정책", "resource control policy"),
    policy(Policy::Endpoint),
    ("관리형 정책", "managed policy"),
    accounts(Accounts::Cross),
    accounts(Accounts::Same),
    ("보안 주체", "principal"),
    ("보안 주체 태그", "principal tag"),
    ("서비스 연결 역할", "service-linked role"),
    caller(Caller::RoleSession),
    caller(Caller::Root),
    caller(Caller::FederatedUser),
    ("외부 자격 증명", "federated identity"),
    ("소스 자격 증명", "source identity"),
    ("액세스 키", "access key"),
    ("세션 태그", "session tag"),
    ("전이적", "transitive"),
    ("역할 체인", "role chaining"),
    ("컨텍스트", "context"),
    ("컨텍스트 키", "context key"),
    ("리소스", "resource"),
    ("수임", "assume"),
    ("허용됨", "allowed"),
    ("거부됨", "denied"),
];

/// Everyday words too: terms only where nothing else is said.
pub const ALONE: &[Term] = &[("작업", "action"), ("조건", "condition"), ("조직", "organization")];

const fn policy(it: Policy) -> Term {
    (ko::policy(it), en::policy(it).one)
}

const fn effect(it: Effect) -> Term {
    (ko::effect(it), en::effect(it))
}

const fn caller(it: Caller) -> Term {
    (ko::caller(it), en::caller(it).one)
}

const fn accounts(it: Accounts) -> Term {
    (ko::accounts(it), en::accounts(it))
}
