//! The words in Korean.

use iam_syntax::operator::{Base, Order, Strings};

use super::{Label, Note};
use crate::element::Element;

pub(super) const fn note(note: Note) -> &'static str {
    match note {
        Note::WholePolicy => "문 하나가 있는 정책",
        Note::NewVersion => "현재의 정책 언어, 정책 변수를 쓸 수 있음",
        Note::OldVersion => "예전 정책 언어, 정책 변수를 쓸 수 없음",
        Note::Allow => "다른 거부가 없다면, 맞는 요청을 허용",
        Note::Deny => "무엇이 허용하든, 맞는 요청을 거부",
        Note::Everybody => "모든 계정의 모든 사람, 익명 포함",
        Note::EveryResource => "모든 리소스",
        Note::ThisKey => "이 정책이 속한 키",
        Note::FamilyAws => "계정, 역할, 사용자, 세션",
        Note::FamilyService => "AWS 서비스",
        Note::FamilyFederated => "자격 증명 공급자",
        Note::FamilyCanonicalUser => "정식 사용자 ID로 나타낸 계정, Amazon S3와 CloudFront용",
        Note::Account => "계정: 그 계정의 정책도 허용하는 모든 보안 주체",
        Note::Role => "역할, 어떤 세션이든",
        Note::User => "사용자",
        Note::Session => "역할의 세션 하나",
        Note::FederatedSession => "페더레이션 사용자 세션",
        Note::Service => "스스로 행동하는 AWS 서비스",
        Note::OidcProvider => "OIDC 자격 증명 공급자",
        Note::SamlProvider => "SAML 자격 증명 공급자",
        Note::CanonicalUser => "정식 사용자 ID로 나타낸 계정",
        Note::UniqueId => "사용자나 역할의 고유 ID, 저장된 정책에서는 삭제된 대상",
        Note::LiteralStar => "와일드카드가 아닌 `*` 문자",
        Note::LiteralQuestionMark => "와일드카드가 아닌 `?` 문자",
        Note::LiteralDollar => "`$` 문자",
        Note::KeyAbsent => "키가 요청에 없음",
        Note::KeyPresent => "키가 요청에 있음",
        Note::AddressRange => "IP 주소 또는 주소 범위",
        Note::Date => "날짜 또는 1970년부터의 초",
        Note::Variable => "정책 변수: 요청에서 이 키가 가진 값",
        Note::NotInThisKind => "이 종류의 정책에는 없는 요소",
        Note::NoTypeFits => "이 ARN에 맞는 알려진 리소스 유형이 없음",
        Note::NoResourceTypes => "대상 리소스 유형이 없으므로 리소스는 `*`",
        Note::PermissionOnly => "이 이름의 API 작업은 없음",
        Note::DetailsNotLoaded => "AWS의 설명을 아직 불러오지 않음",
        Note::RetiredAction => "AWS 참조에 있었으나 지금은 없음",
        Note::MentionedAction => "AWS 관리형 정책에는 있으나 AWS 참조에는 없음",
        Note::ComesWithAll => "이 문의 모든 작업에 있는 키",
        Note::ComesWithAny => "어떤 요청에도 있을 수 있는 키",
        Note::ComesWithNone => "이 문의 어느 작업에도 없는 키",
        Note::UnknownAction => "목록에 없음, 목록이 이 이름보다 오래되었을 수 있음",
    }
}

pub(super) const fn label(label: Label) -> &'static str {
    match label {
        Label::AccessLevel => "액세스 수준",
        Label::ResourceTypes => "리소스 유형",
        Label::ConditionKeys => "조건 키",
        Label::DependentActions => "종속 작업",
        Label::Region => "리전",
        Label::Account => "계정",
        Label::ComesWith => "이 문에서 이 키가 있는 작업",
    }
}

pub(super) const fn element(element: Element) -> &'static str {
    match element {
        Element::Version => "정책 언어의 버전",
        Element::Id => "정책의 이름, 일부 서비스에 필요",
        Element::Statement => "정책의 내용: 문 하나 또는 문의 목록",
        Element::Sid => "문의 이름",
        Element::Effect => "문이 허용하는지 거부하는지",
        Element::Principal => "문이 대상으로 하는 보안 주체",
        Element::NotPrincipal => "문의 대상이 아닌 보안 주체: 나머지 모두가 대상",
        Element::Action => "문이 대상으로 하는 작업",
        Element::NotAction => "문의 대상이 아닌 작업: 나머지 모두가 대상",
        Element::Resource => "문이 대상으로 하는 리소스의 ARN",
        Element::NotResource => "문의 대상이 아닌 리소스: 나머지 모두가 대상",
        Element::Condition => "문이 적용되려면 요청이 만족해야 하는 조건",
    }
}

pub(super) const fn base(base: Base) -> &'static str {
    match base {
        Base::String { compare, negated } => match (compare, negated) {
            (Strings::Equals, false) => "같은 문자열",
            (Strings::Equals, true) => "다른 문자열",
            (Strings::EqualsIgnoreCase, false) => "대소문자를 무시하고 같은 문자열",
            (Strings::EqualsIgnoreCase, true) => "대소문자를 무시하고 다른 문자열",
            (Strings::Like, false) => "`*`와 `?`를 와일드카드로 써서 맞는 문자열",
            (Strings::Like, true) => "`*`와 `?`를 와일드카드로 써도 맞지 않는 문자열",
        },
        Base::Numeric(order) => match order {
            Order::Equals => "같은 수",
            Order::NotEquals => "다른 수",
            Order::LessThan => "더 작은 수",
            Order::LessThanEquals => "같거나 더 작은 수",
            Order::GreaterThan => "더 큰 수",
            Order::GreaterThanEquals => "같거나 더 큰 수",
        },
        Base::Date(order) => match order {
            Order::Equals => "바로 그 시각",
            Order::NotEquals => "다른 시각",
            Order::LessThan => "그 시각 전",
            Order::LessThanEquals => "그 시각 또는 그 전",
            Order::GreaterThan => "그 시각 후",
            Order::GreaterThanEquals => "그 시각 또는 그 후",
        },
        Base::Bool => "참 또는 거짓",
        Base::Binary => "같은 바이트(Base64)",
        Base::IpAddress { negated: false } => "범위 안의 주소",
        Base::IpAddress { negated: true } => "범위 밖의 주소",
        Base::Arn { negated: false } => "`*`와 `?`를 와일드카드로 써서 필드마다 맞는 ARN",
        Base::Arn { negated: true } => "`*`와 `?`를 와일드카드로 써도 맞지 않는 ARN",
        Base::Null => "키가 없는지 여부",
    }
}
