//! What the reader of the text has to say, in Korean: a sentence a code.

use alloc::format;
use alloc::string::String;

use crate::code::Code;

/// The sentence of a code about the text that is marked.
pub(super) fn message(code: Code, marked: &str) -> String {
    let it = format!("`{marked}`");
    match code {
        Code::JsonSyntaxError => format!("{it} 근처에서 JSON 문법이 맞지 않습니다"),
        Code::DuplicateKey => format!("한 객체에 {it} 키가 두 번 있습니다"),
        Code::DepthLimit => "목록과 객체가 너무 깊이 겹쳐 있습니다".into(),
        Code::SizeLimit => "텍스트가 너무 깁니다".into(),
        Code::ProblemLimit => "문제가 너무 많아 일부만 보여 줍니다".into(),
        Code::DataTypeMismatch => format!("{it}의 JSON 형식이 이 요소에 맞지 않습니다"),
        Code::InvalidPolicyElement => format!("여기에 올 수 없는 요소입니다: {it}"),
        Code::InvalidVersion => format!("여기서 쓸 수 있는 정책 언어 버전이 아닙니다: {it}"),
        Code::MissingVersion => "`Version`이 없으면 정책 변수가 없는 2008년 언어로 읽습니다".into(),
        Code::MissingStatement => "정책에 `Statement`가 없습니다".into(),
        Code::EmptyArrayStatement => "문이 없는 정책은 아무 말도 하지 않습니다".into(),
        Code::MissingEffect => "문에 `Effect`가 없습니다".into(),
        Code::InvalidEffect => format!("효과는 `Allow` 또는 `Deny`여야 하는데 {it} 값이 적혀 있습니다"),
        Code::MissingAction => "문에 `Action`도 `NotAction`도 없습니다".into(),
        Code::MissingResource => "문에 `Resource`도 `NotResource`도 없습니다".into(),
        Code::MissingPrincipal => "문에 `Principal`도 `NotPrincipal`도 없습니다".into(),
        Code::UnsupportedElementCombination => format!("{it} 요소는 그 반대 요소와 한 문에 함께 올 수 없습니다"),
        Code::UnsupportedPrincipal => format!(
            "이 종류의 정책에는 {it} 요소가 없습니다. 역할의 신뢰 정책이나 리소스 기반 정책이라면 그 자리에 넣으세요"
        ),
        Code::ScpSyntaxErrorPrincipal => format!("서비스 제어 정책에는 {it} 요소가 없습니다"),
        Code::UnsupportedSid => "`Sid`는 글자와 숫자만 쓸 수 있습니다".into(),
        Code::EmptySidValue => "빈 `Sid`는 아무 말도 하지 않습니다".into(),
        Code::UniqueSidsRequired | Code::UniqueSidsRecommended => format!("정책에 {it} `Sid`가 두 번 있습니다"),
        Code::UnsupportedCharacter => "이 종류의 정책에 쓸 수 없는 문자입니다".into(),
        Code::SurroundingBlanks => "값의 앞이나 뒤에 공백이 있습니다".into(),
        Code::PolicySizeExceedsIdentityPolicyQuota
        | Code::PolicySizeExceedsRcpQuota
        | Code::PolicySizeExceedsResourcePolicyQuota
        | Code::PolicySizeExceedsRoleTrustPolicyQuota
        | Code::PolicySizeExceedsScpQuota
        | Code::PolicySizeExceedsSessionPolicyQuota => "정책이 할당량보다 깁니다".into(),
        Code::EmptyArrayAction => "빈 목록은 어떤 작업도 가리키지 않습니다".into(),
        Code::EmptyArrayResource => "빈 목록은 어떤 리소스도 가리키지 않습니다".into(),
        Code::EmptyArrayPrincipal | Code::EmptyObjectPrincipal => "비어 있어 아무도 가리키지 않습니다".into(),
        Code::EmptyObjectCondition => "비어 있는 조건은 항상 참입니다".into(),
        Code::EmptyArrayCondition => "값 목록이 비어 있어 조건이 값과 관계없이 정해집니다".into(),
        Code::EmptyArrayConditionForAllValues => "`ForAllValues` 아래의 빈 목록은 키가 없을 때만 참입니다".into(),
        Code::EmptyArrayConditionForAnyValue => "`ForAnyValue` 아래의 빈 목록은 참이 될 수 없습니다".into(),
        Code::EmptyArrayConditionIfExists => "`…IfExists` 아래의 빈 목록은 키가 없을 때만 참입니다".into(),
        Code::InvalidAction => {
            format!("작업은 서비스, 콜론, 이름으로 쓰므로 {it} 값에 맞는 작업이 없습니다")
        }
        Code::WildcardInServiceName => {
            format!("서비스 이름에 와일드카드를 쓰면 앞으로 생길 서비스까지 포함됩니다: {it}")
        }
        Code::UnsupportedActionInPolicy => format!("이 정책에 올 수 없는 작업입니다: {it}"),
        Code::InvalidArnPrefix => format!("{it} 값이 `arn:`으로 시작하지 않아 맞는 리소스가 없습니다"),
        Code::MissingArnField => format!("{it}에는 ARN의 여섯 필드가 다 있지 않습니다"),
        Code::InvalidPartition => format!("AWS의 파티션이 아닙니다: {it}"),
        Code::InvalidArnServiceCase => format!("서비스 이름은 소문자로 씁니다: {it}"),
        Code::InvalidArnAccount => format!("{it} 값은 12자리 계정 ID가 아닙니다"),
        Code::WildcardInArnService => format!("ARN의 서비스 {it}에는 와일드카드가 올 수 없습니다"),
        Code::WildcardInArnResourceType => format!("ARN의 리소스 유형 {it}에는 와일드카드가 올 수 없습니다"),
        Code::VariableUnsupportedInElement => format!("여기서는 변수를 쓸 수 없어 {it} 부분은 글자 그대로 비교됩니다"),
        Code::VariableUnsupportedInVersion => format!("2008년 언어에서는 {it} 부분이 글자 그대로 비교됩니다"),
        Code::EmptyVariable => format!("{it}에 키가 없습니다"),
        Code::UnsupportedSpaceInVariable => format!("변수 {it}의 이름에 공백이 있습니다"),
        Code::MissingBraceInVariable => format!("{it}에 닫는 중괄호가 없어 글자 그대로입니다"),
        Code::MissingQuoteInVariable => format!("{it}의 기본값이 작은따옴표 둘 사이에 있지 않습니다"),
        Code::InvalidPrincipalFormat => format!("{it} 값은 누구도 가리키지 않습니다"),
        Code::InvalidPrincipalKey => format!("보안 주체의 종류가 아닙니다: {it}"),
        Code::InvalidRoleReference => format!("{it} 값은 역할의 고유 ID입니다. 그 역할은 이미 삭제되었을 수 있습니다"),
        Code::InvalidUserReference => {
            format!("{it} 값은 사용자의 고유 ID입니다. 그 사용자는 이미 삭제되었을 수 있습니다")
        }
        Code::GroupAsPrincipal => format!("그룹은 보안 주체가 될 수 없어 {it} 값은 누구도 가리키지 않습니다"),
        Code::InvalidServicePrincipalFormat => format!("서비스 보안 주체의 이름이 아닙니다: {it}"),
        Code::InvalidFederatedPrincipalSyntax => format!("자격 증명 공급자의 이름이 아닙니다: {it}"),
        Code::FederatedPrincipalNotSupported => "페더레이션 보안 주체는 신뢰 정책에만 올 수 있습니다".into(),
        Code::UnsupportedWildcardInPrincipal => {
            format!("보안 주체의 와일드카드는 값 전체가 `*`일 때만 쓸 수 있어 {it} 값은 누구도 가리키지 않습니다")
        }
        Code::AllowWithNotPrincipal => "`NotPrincipal`을 쓴 Allow는 적지 않은 모두를 허용합니다".into(),
        Code::MismatchedActionForPrincipal => format!("{it} 값이 이 문의 작업이나 보안 주체와 맞지 않습니다"),
        Code::TrustSyntaxErrorNotPrincipal => "신뢰 정책에는 `NotPrincipal`이 없습니다".into(),
        Code::TrustSyntaxErrorResource => "신뢰 정책에는 리소스가 없고, 이 요소는 무시됩니다".into(),
        Code::TrustWildcardInPrincipal => "신뢰 정책의 `*`는 모든 계정의 모든 사람을 뜻합니다".into(),
        Code::ScpSyntaxErrorActionWildcard => "2025년 전에는 SCP의 작업 끝에만 와일드카드를 쓸 수 있었습니다".into(),
        Code::ScpSyntaxErrorAllowCondition => "2025년 전에는 SCP의 Allow에 `Condition`을 쓸 수 없었습니다".into(),
        Code::ScpSyntaxErrorAllowNotAction => "2025년 전에는 SCP의 Allow에 `NotAction`을 쓸 수 없었습니다".into(),
        Code::ScpSyntaxErrorAllowResource => "2025년 전에는 SCP의 Allow에 리소스로 `*`만 쓸 수 있었습니다".into(),
        Code::ScpSyntaxErrorNotResource => "2025년 전에는 SCP에 `NotResource`를 쓸 수 없었습니다".into(),
        Code::RcpSyntaxErrorAction => format!("리소스 제어 정책의 작업에는 서비스를 적어야 합니다: {it}"),
        Code::RcpSyntaxErrorAllow => "리소스 제어 정책은 거부만 합니다".into(),
        Code::RcpSyntaxErrorNotAction => "리소스 제어 정책에는 `NotAction`이 없습니다".into(),
        Code::RcpSyntaxErrorPrincipal => "리소스 제어 정책의 보안 주체는 `\"*\"`입니다".into(),
        Code::InvalidConditionOperator => format!("조건 연산자가 아닙니다: {it}"),
        Code::NullWithIfExists => "`Null`에는 `IfExists`를 붙일 수 없습니다".into(),
        Code::NullWithQualifier => format!("{it} 연산자는 키의 값과 관계없이 결과가 같습니다"),
        Code::OperatorCase => format!("AWS가 쓰는 대소문자와 다릅니다: {it}"),
        Code::DuplicateKeysWithDifferentCase => format!("대소문자만 다른 같은 키입니다: {it}"),
        Code::InvalidConditionDataType => "한 목록에 JSON 형식이 섞여 있습니다".into(),
        Code::InvalidConditionMultipleBoolean => "불 값이 여럿이고, 그중 하나만 맞아도 참이 됩니다".into(),
        Code::InvalidVariableForOperator => {
            format!("이 연산자에는 변수를 쓸 수 없어 {it} 부분은 글자 그대로 비교됩니다")
        }
        Code::WildcardWithoutLikeOperator => format!("이 연산자에서 {it} 문자는 와일드카드가 아닙니다"),
        Code::TypeMismatchBoolean => format!("{it} 값은 `true`나 `false`가 아니어서 일치하는 요청이 없습니다"),
        Code::TypeMismatchDate => format!("{it} 값은 날짜가 아니어서 일치하는 요청이 없습니다"),
        Code::TypeMismatchIpRange => format!("{it} 값은 IP 주소나 범위가 아니어서 일치하는 요청이 없습니다"),
        Code::TypeMismatchNumber => format!("{it} 값은 숫자가 아니어서 일치하는 요청이 없습니다"),
        Code::TypeMismatchString => format!("{it} 값은 base64 텍스트가 아니어서 일치하는 요청이 없습니다"),
        Code::InvalidDateValue => format!("{it} 값은 1970년부터 센 초입니다"),
        Code::ImproveIpRange => format!("{it}의 접두사 뒤 비트는 무시됩니다"),
        // The reader never says these: they are found by rules, which have sentences of their own.
        Code::ActionsGrantNothing
        | Code::AllowMissesResourceWithoutKey
        | Code::AllowNotActionWithUnsupportedTagKey
        | Code::AllowWithUnsupportedTagKey
        | Code::ArnAccountNotAllowed
        | Code::ArnRegionNotAllowed
        | Code::ClaimIsNoKey
        | Code::ConfirmAudienceClaimType
        | Code::ConfusedDeputy
        | Code::CreateSlrWithNotActionAndNotResource
        | Code::CreateSlrWithNotResource
        | Code::CreateSlrWithStarInActionAndNotResource
        | Code::CreateSlrWithStarInActionAndResource
        | Code::CreateSlrWithStarInResource
        | Code::CreateSlrWithStarInResourceAndNotAction
        | Code::DateInPast
        | Code::DeniesLeaveNobody
        | Code::DenyHitsMissingKey
        | Code::DenyHitsResourceWithoutKey
        | Code::DenyMissesMissingKey
        | Code::DenyNotActionWithUnsupportedTagKey
        | Code::DenyOnlyIfAllDiffer
        | Code::DenyWithUnsupportedTagKey
        | Code::DeprecatedGlobalConditionKey
        | Code::DynamodbAttributesWithoutSelect
        | Code::ForAllValuesTrueWhenMissing
        | Code::ForAllValuesWithSingleValuedKey
        | Code::ForAnyValueWithAudienceClaimType
        | Code::GithubSubjectWithoutIds
        | Code::InvalidArnRegion
        | Code::InvalidArnResource
        | Code::InvalidConditionKeyFormat
        | Code::InvalidGlobalConditionKey
        | Code::InvalidKmsKeyValue
        | Code::InvalidRegion
        | Code::InvalidService
        | Code::InvalidServiceConditionKey
        | Code::InvalidServiceInAction
        | Code::InvalidVpcFormat
        | Code::InvalidVpceFormat
        | Code::IrrelevantConditionKeyInPolicy
        | Code::KeyOfOtherProvider
        | Code::KeyPolicyLocksOut
        | Code::KeysNeverTogether
        | Code::MissingActionForConditionKey
        | Code::MissingActionForRolesAnywhere
        | Code::MissingArnAccount
        | Code::MissingArnRegion
        | Code::MissingConditionKeyForOidcPrincipal
        | Code::MissingGithubRepoConditionKey
        | Code::MissingPairedConditionKeys
        | Code::MissingQualifier
        | Code::MissingTagKeyInCondition
        | Code::NoAllow
        | Code::NotPrincipalWithoutChain
        | Code::OidcWithoutAudience
        | Code::OidcWithoutSubject
        | Code::PassRoleWithNotActionAndNotResource
        | Code::PassRoleWithNotResource
        | Code::PassRoleWithStarInActionAndNotResource
        | Code::PassRoleWithStarInActionAndResource
        | Code::PassRoleWithStarInResource
        | Code::PassRoleWithStarInResourceAndNotAction
        | Code::PrincipalArnOfSession
        | Code::PrincipalKeyAtSignIn
        | Code::PrivateIpAddress
        | Code::PrivateIpAddressSubset
        | Code::PrivateNotIpAddress
        | Code::PrivateNotIpAddressSubset
        | Code::PrivilegeEscalation
        | Code::RcpMissingRelatedPrincipalConditionKey
        | Code::RcpMissingRelatedServicePrincipalConditionKey
        | Code::RcpMissingServiceConditionKeyNullCheck
        | Code::RecommendedConditionKeyForServicePrincipal
        | Code::RedundantAction
        | Code::RedundantConditionValueNum
        | Code::RedundantKeyDueToWildcard
        | Code::RedundantPrincipalInRoleTrustPolicy
        | Code::RedundantResource
        | Code::RedundantStatement
        | Code::RedundantStatementDueToWildcard
        | Code::RegionFenceWithoutGlobalServices
        | Code::ResourceWithoutAncestors
        | Code::RestrictAccessToServicePrincipal
        | Code::RetiredAction
        | Code::S3PrefixInNegativeContext
        | Code::BucketWithoutObjects
        | Code::SecretWithoutSuffix
        | Code::SpecificGithubRepoAndBranchRecommended
        | Code::SsoRoleWithoutRegion
        | Code::StringLikeOperatorWithArnKeys
        | Code::TypeMismatch
        | Code::UnfilledPlaceholder
        | Code::UnknownServicePrincipal
        | Code::UnreachableAllow
        | Code::UnsupportedActionForConditionKey
        | Code::UnsupportedConditionKeyForServicePrincipal
        | Code::UnsupportedGlobalConditionKey
        | Code::UnsupportedResourceArnInPolicy
        | Code::UntrustworthyConditionKey
        | Code::UseConditionKeyOnlyWithSupportedServices
        | Code::ValueNeverMatches
        | Code::VariableUsageTooPermissive
        | Code::WildcardInKeyName
        | Code::WildcardUsageTooPermissive => format!("여기를 확인하세요: {it}"),
    }
}

/// What to do about it, where that is the same wherever the code is said.
pub(super) fn help(code: Code) -> Option<&'static str> {
    let found = HELP.iter().find(|(it, _)| *it == code);
    found.map(|(_, help)| *help)
}

const HELP: [(Code, &str); 22] = [
    (
        Code::WildcardWithoutLikeOperator,
        "패턴으로 비교하려면 `StringLike`나 `StringNotLike`를 쓰세요",
    ),
    (Code::MissingVersion, "`\"Version\": \"2012-10-17\"`을 추가하세요"),
    (
        Code::VariableUnsupportedInVersion,
        "`\"Version\": \"2012-10-17\"`로 바꾸세요",
    ),
    (
        Code::InvalidVersion,
        "버전은 `2012-10-17`과 예전의 `2008-10-17` 둘뿐입니다. 정책을 쓴 날짜가 아닙니다",
    ),
    (
        Code::MissingStatement,
        "AWS는 저장하지 않습니다. 정책은 `Version`과, `Statement` 아래의 문 목록으로 이루어집니다",
    ),
    (Code::WildcardInServiceName, "서비스를 하나씩 적으세요"),
    (
        Code::DuplicateKey,
        "둘 중 하나만 남기거나, 두 값을 한 목록으로 만드세요",
    ),
    (
        Code::DuplicateKeysWithDifferentCase,
        "둘 다 성립해야 합니다. 하나만 성립해도 되면 값을 한 목록에 넣으세요",
    ),
    (Code::InvalidConditionDataType, "모두 문자열로 쓰세요"),
    (
        Code::UnsupportedElementCombination,
        "둘 중 하나만 남기거나 문을 둘로 나누세요",
    ),
    (
        Code::AllowWithNotPrincipal,
        "허용할 대상을 `Principal`에 적거나, `NotPrincipal`은 Deny와 함께 쓰세요",
    ),
    (Code::NullWithIfExists, "키가 있는지 보려면 `Null`만 쓰세요"),
    (Code::EmptySidValue, "지우거나 채우세요"),
    (Code::TypeMismatchNumber, "`10`이나 `-2.5`처럼 숫자로 쓰세요"),
    (Code::TypeMismatchIpRange, "`203.0.113.0/24`처럼 범위를 쓰세요"),
    (
        Code::MissingArnField,
        "필드는 `arn:파티션:서비스:리전:계정:리소스`입니다",
    ),
    (
        Code::InvalidPartition,
        "파티션은 `aws`, `aws-cn`, `aws-us-gov` 등입니다",
    ),
    (
        Code::GroupAsPrincipal,
        "사용자를 적거나, 계정을 적거나, 사용자가 수임하는 역할을 적으세요",
    ),
    (
        Code::InvalidServicePrincipalFormat,
        "서비스 이름은 `lambda.amazonaws.com`처럼 씁니다",
    ),
    (
        Code::TrustSyntaxErrorNotPrincipal,
        "역할을 수임할 수 있는 대상을 `Principal`에 적으세요",
    ),
    (
        Code::TrustWildcardInPrincipal,
        "역할을 수임할 수 있는 계정, 사용자, 역할을 적으세요",
    ),
    (Code::SurroundingBlanks, "공백을 지우세요"),
];
