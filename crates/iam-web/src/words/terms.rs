//! AWS's Korean terms and what they are called in English.

/// No term is among them twice; one may hold another.
pub const TERMS: &[(&str, &str)] = &[
    ("명시적 거부", "explicit deny"),
    ("암시적 거부", "implicit deny"),
    ("자격 증명 기반 정책", "identity-based policy"),
    ("리소스 기반 정책", "resource-based policy"),
    ("권한 경계", "permissions boundary"),
    ("세션 정책", "session policy"),
    ("신뢰 정책", "trust policy"),
    ("키 정책", "key policy"),
    ("버킷 정책", "bucket policy"),
    ("대기열 정책", "queue policy"),
    ("주제 정책", "topic policy"),
    ("함수 정책", "function policy"),
    ("서비스 제어 정책", "service control policy"),
    ("리소스 제어 정책", "resource control policy"),
    ("VPC 엔드포인트 정책", "VPC endpoint policy"),
    ("관리형 정책", "managed policy"),
    ("교차 계정", "cross-account"),
    ("동일 계정", "same account"),
    ("보안 주체", "principal"),
    ("보안 주체 태그", "principal tag"),
    ("서비스 연결 역할", "service-linked role"),
    ("역할 세션", "role session"),
    ("루트 사용자", "root user"),
    ("페더레이션 사용자", "federated user"),
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
pub const ALONE: &[(&str, &str)] = &[("작업", "action"), ("조건", "condition"), ("조직", "organization")];
