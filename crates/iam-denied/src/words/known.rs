//! What errors mean that are often taken for a denial, and what to look at.

use iam_words::Lang;

use crate::known::Known;

/// The cause, and what to check.
#[must_use]
pub const fn cause(known: Known, lang: Lang) -> &'static str {
    match lang.spoken() {
        Lang::En => en(known),
        Lang::Ko => ko(known),
    }
}

const fn en(known: Known) -> &'static str {
    match known {
        Known::NoOidcProvider => {
            "No policy denied this: the account of the role has no OpenID Connect provider for the issuer of the token. Compare the token's `iss` with the URL of the provider in IAM, in the account of the role."
        }
        Known::Audience => {
            "No policy denied this: the audience of the token is none that its provider in IAM lists. Add the token's `aud` (its `azp`, if it has one) to the audiences of the provider, or ask for a token with a listed one."
        }
        Known::ProviderUnreachable => {
            "No policy denied this: AWS could not check the token's signature with the keys of its issuer. Check that the issuer's `/.well-known/openid-configuration` and keys can be read from the internet, and that the thumbprint fits."
        }
        Known::InvalidPrincipal => {
            "This is no denial: the policy was not saved, because a principal in it does not exist, or was deleted, or is of no form that a Principal takes. Check its ARN; a role that was just created takes some seconds to be known."
        }
        Known::MalformedPolicy => {
            "This is no denial: the policy was not saved, because it is not well formed. Lint it."
        }
        Known::Expired => {
            "No policy denied this: the credentials, or what was signed with them, are expired. Sign in or assume the role again, and look for old ones in environment variables and profiles."
        }
        Known::UnknownKey => {
            "No policy denied this: AWS does not know the access key. Check that it was not deleted or made inactive, that the session token of temporary credentials is sent with it, that the partition (China, GovCloud) is the key's own and that the Region is enabled in the account."
        }
        Known::NoCredentials => {
            "No policy denied this: the program found no credentials and asked nothing. Check its profile, environment variables or role."
        }
        Known::Signature => {
            "No policy denied this: the signature does not fit the request. Check the secret access key, the Region and service that are signed for, and that nothing changes the request on its way."
        }
        Known::Clock => {
            "No policy denied this: the time of the request is too far from AWS's. Set the clock of the machine that asks."
        }
        Known::LakeFormation => {
            "No policy of IAM denied this: AWS Lake Formation has not granted the permission. Grant it there on the database, table or columns to the role or user that asks; the error names the permission."
        }
        Known::ServiceCantAssume => {
            "The service may not assume the role that it was given. Check that the role is there, and that its trust policy allows `sts:AssumeRole` to the service (`lambda.amazonaws.com`, say) and that its conditions hold; a role that was just created or changed takes some seconds."
        }
        Known::Database => {
            "The database refused the sign-in. Without IAM authentication no policy is asked: check user, password and the host it may come from. With it check that the token is of the last 15 minutes, that the policy allows `rds-db:connect` on the database user, and that this user is set up for it."
        }
        Known::Kubernetes => {
            "No policy of IAM denied this: the roles of the Kubernetes cluster do (RBAC). Give the user or group a role binding, or the principal an EKS access policy."
        }
        Known::KubernetesUnknown => {
            "No policy of IAM denied this: the Kubernetes cluster does not know who asks. Check which principal `aws sts get-caller-identity` names, and that it has an EKS access entry or stands in the `aws-auth` ConfigMap."
        }
        Known::NoSuchApi => {
            "Amazon API Gateway says so of a path or method that the API does not have, mostly, and of a request without a signature where IAM decides. Check the address with its stage, the method, that the API is deployed, and that the request is signed."
        }
        Known::Authorizer => {
            "No policy of IAM denied this: an authorizer of the API did. Look at what its function answers for this caller and this method, and at what of its answers is cached."
        }
        Known::Registry => {
            "The registry knows no sign-in, or an old one: a token of Amazon ECR is good for 12 hours and for one registry. Run `aws ecr get-login-password` for this account and Region again."
        }
        Known::ImagePull => {
            "The registry refused the image to the role that fetches it: of a task its execution role, of a node the node's. Allow that role `ecr:GetAuthorizationToken` on `*`, and `ecr:BatchGetImage`, `ecr:GetDownloadUrlForLayer` and `ecr:BatchCheckLayerAvailability` on the repository; a repository of another account must allow the role in its own policy as well."
        }
        Known::MfaCode => {
            "No policy denied this: the code of the MFA device is wrong, old or was used before. Check the serial number of the device, and wait for the next code."
        }
        Known::Duration => {
            "No policy denied this: the session is to last longer than it may. Ask for less, or raise the role's maximum session duration; a session that was begun from a role's lasts an hour at most."
        }
        Known::PackedPolicy => {
            "No policy denied this: the session policies and session tags together are too large. Pass fewer or shorter ones."
        }
        Known::ServiceLinked => {
            "No policy denied this: a service-linked role is changed by its service alone. Change it there, or use a role of your own."
        }
        Known::NotSubscribed => {
            "No policy denied this: the account has not signed up for the service, or the Region is not enabled. Do so as an administrator of the account."
        }
        Known::KeyState => {
            "No policy denied this: the KMS key is disabled or is to be deleted. Enable it, or cancel its deletion first."
        }
        Known::ExecutionRole => {
            "The role of the function may not do what the function needs, as the network interfaces of a VPC. Allow the action that is named in a policy of that role; a policy of your own does not help."
        }
        Known::KeyOfSecret => {
            "The secret was found, and its KMS key may not be used. Allow `kms:Decrypt` on the key (to write a secret also `kms:GenerateDataKey`) to who asks: in the key policy, and of a key of another account in a policy of the caller as well."
        }
        Known::NoAcls => {
            "No policy denied this: the bucket takes no access control lists (Object Ownership: bucket owner enforced). Send none, and give access in the bucket policy."
        }
        Known::ForeignRole => {
            "No policy denied this: a role can be handed to a service in its own account alone. Name a role of the account that makes the call; that may assume a role of the other account."
        }
        Known::ModelAccess => {
            "The account has no access to the model in this Region, or the caller may not subscribe to it. Ask for access to the model in Amazon Bedrock, and allow `aws-marketplace:Subscribe` and `aws-marketplace:ViewSubscriptions` to who uses it first."
        }
        Known::Throttled => {
            "No policy denied this: there were too many calls in a short time. Try again later, and less often."
        }
    }
}

const fn ko(known: Known) -> &'static str {
    match known {
        Known::NoOidcProvider => {
            "정책이 거부한 것이 아닙니다. 역할의 계정에 이 토큰 발급자의 OpenID Connect 공급자가 없습니다. 토큰의 `iss` 값이 역할의 계정에 있는 IAM 공급자의 URL과 같은지 확인하세요."
        }
        Known::Audience => {
            "정책이 거부한 것이 아닙니다. 토큰의 대상이 IAM 공급자의 대상 목록에 없습니다. 토큰의 `aud` 값(`azp`가 있으면 그 값)을 공급자의 대상에 추가하거나, 목록에 있는 대상으로 토큰을 요청하세요."
        }
        Known::ProviderUnreachable => {
            "정책이 거부한 것이 아닙니다. AWS가 토큰 발급자의 키로 서명을 확인하지 못했습니다. 발급자의 `/.well-known/openid-configuration`과 키를 인터넷에서 읽을 수 있는지, 지문이 맞는지 확인하세요."
        }
        Known::InvalidPrincipal => {
            "액세스 거부가 아니라 정책이 저장되지 않은 것입니다. 정책에 있는 보안 주체가 없거나 삭제되었거나 Principal에 쓸 수 없는 형식입니다. ARN을 확인하세요. 방금 만든 역할은 몇 초 뒤에 인식됩니다."
        }
        Known::MalformedPolicy => {
            "액세스 거부가 아니라 정책이 저장되지 않은 것입니다. 정책의 형식이 올바르지 않습니다. 정책을 검사하세요."
        }
        Known::Expired => {
            "정책이 거부한 것이 아닙니다. 자격 증명이나 그것으로 서명한 요청이 만료되었습니다. 다시 로그인하거나 역할을 다시 수임하고, 환경 변수와 프로필에 오래된 자격 증명이 있는지 확인하세요."
        }
        Known::UnknownKey => {
            "정책이 거부한 것이 아닙니다. AWS가 이 액세스 키를 모릅니다. 키가 삭제되거나 비활성화되지 않았는지, 임시 자격 증명의 세션 토큰을 함께 보내는지, 키의 파티션(중국, GovCloud)이 맞는지, 계정에서 리전이 활성화되었는지 확인하세요."
        }
        Known::NoCredentials => {
            "정책이 거부한 것이 아닙니다. 프로그램이 자격 증명을 찾지 못해 요청을 보내지 않았습니다. 프로필, 환경 변수, 역할을 확인하세요."
        }
        Known::Signature => {
            "정책이 거부한 것이 아닙니다. 서명이 요청과 맞지 않습니다. 비밀 액세스 키, 서명에 쓰인 리전과 서비스를 확인하고, 전송 중에 요청이 바뀌지 않는지 확인하세요."
        }
        Known::Clock => {
            "정책이 거부한 것이 아닙니다. 요청의 시각이 AWS의 시각과 너무 다릅니다. 요청하는 컴퓨터의 시계를 맞추세요."
        }
        Known::LakeFormation => {
            "IAM 정책이 거부한 것이 아닙니다. AWS Lake Formation이 권한을 부여하지 않았습니다. 요청하는 역할이나 사용자에게 데이터베이스, 테이블 또는 열에 대한 권한을 Lake Formation에서 부여하세요. 필요한 권한은 오류에 적혀 있습니다."
        }
        Known::ServiceCantAssume => {
            "서비스가 지정된 역할을 수임할 수 없습니다. 역할이 있는지, 역할의 신뢰 정책이 그 서비스(예: `lambda.amazonaws.com`)에 `sts:AssumeRole`을 허용하고 조건이 맞는지 확인하세요. 방금 만들거나 바꾼 역할은 몇 초가 걸립니다."
        }
        Known::Database => {
            "데이터베이스가 로그인을 거부했습니다. IAM 인증을 쓰지 않으면 정책과 관계가 없습니다. 사용자, 암호, 접속이 허용된 호스트를 확인하세요. IAM 인증을 쓰면 토큰이 15분 이내의 것인지, 정책이 데이터베이스 사용자에 `rds-db:connect`를 허용하는지, 그 사용자가 IAM 인증을 쓰도록 설정되었는지 확인하세요."
        }
        Known::Kubernetes => {
            "IAM 정책이 거부한 것이 아니라 Kubernetes 클러스터의 역할(RBAC)이 거부했습니다. 사용자나 그룹에 역할 바인딩을 추가하거나, 보안 주체에 EKS 액세스 정책을 연결하세요."
        }
        Known::KubernetesUnknown => {
            "IAM 정책이 거부한 것이 아닙니다. Kubernetes 클러스터가 요청한 사람을 모릅니다. `aws sts get-caller-identity`가 어느 보안 주체를 보여 주는지, 그 보안 주체가 EKS 액세스 항목이나 `aws-auth` ConfigMap에 있는지 확인하세요."
        }
        Known::NoSuchApi => {
            "Amazon API Gateway는 대개 API에 없는 경로나 메서드일 때, 또는 IAM이 결정하는 곳에서 요청에 서명이 없을 때 이렇게 답합니다. 스테이지를 포함한 주소, 메서드, API의 배포, 요청의 서명을 확인하세요."
        }
        Known::Authorizer => {
            "IAM 정책이 거부한 것이 아니라 API의 권한 부여자가 거부했습니다. 권한 부여자 함수가 이 호출자와 메서드에 무엇을 반환하는지, 캐시된 응답은 없는지 확인하세요."
        }
        Known::Registry => {
            "레지스트리에 로그인하지 않았거나 로그인이 오래되었습니다. Amazon ECR 토큰은 12시간 동안 한 레지스트리에서만 유효합니다. 이 계정과 리전에 `aws ecr get-login-password`를 다시 실행하세요."
        }
        Known::ImagePull => {
            "이미지를 가져오는 역할(태스크는 태스크 실행 역할, 노드는 노드 역할)을 레지스트리가 거부했습니다. 그 역할에 `*`에 대한 `ecr:GetAuthorizationToken`과 리포지토리에 대한 `ecr:BatchGetImage`, `ecr:GetDownloadUrlForLayer`, `ecr:BatchCheckLayerAvailability`를 허용하세요. 다른 계정의 리포지토리라면 그 리포지토리 정책에서도 이 역할을 허용해야 합니다."
        }
        Known::MfaCode => {
            "정책이 거부한 것이 아닙니다. MFA 디바이스의 코드가 틀렸거나 지났거나 이미 사용되었습니다. 디바이스의 일련번호를 확인하고 다음 코드를 기다리세요."
        }
        Known::Duration => {
            "정책이 거부한 것이 아닙니다. 요청한 세션 기간이 허용되는 것보다 깁니다. 더 짧게 요청하거나 역할의 최대 세션 기간을 늘리세요. 역할의 세션에서 시작한 세션은 최대 한 시간입니다."
        }
        Known::PackedPolicy => {
            "정책이 거부한 것이 아닙니다. 세션 정책과 세션 태그를 합한 크기가 너무 큽니다. 더 적게 또는 더 짧게 전달하세요."
        }
        Known::ServiceLinked => {
            "정책이 거부한 것이 아닙니다. 서비스 연결 역할은 해당 서비스만 변경합니다. 서비스에서 변경하거나 직접 만든 역할을 사용하세요."
        }
        Known::NotSubscribed => {
            "정책이 거부한 것이 아닙니다. 계정이 이 서비스에 가입하지 않았거나 리전이 활성화되지 않았습니다. 계정 관리자로 가입하거나 활성화하세요."
        }
        Known::KeyState => {
            "정책이 거부한 것이 아닙니다. KMS 키가 비활성화되었거나 삭제 대기 중입니다. 키를 활성화하거나 삭제를 먼저 취소하세요."
        }
        Known::ExecutionRole => {
            "함수의 역할에 함수가 필요로 하는 권한이 없습니다(예: VPC의 네트워크 인터페이스). 오류에 적힌 작업을 그 역할의 정책에서 허용하세요. 호출하는 사람의 정책으로는 해결되지 않습니다."
        }
        Known::KeyOfSecret => {
            "보안 암호는 찾았지만 그 KMS 키를 사용할 수 없습니다. 요청하는 보안 주체에 키에 대한 `kms:Decrypt`(보안 암호를 쓰려면 `kms:GenerateDataKey`도)를 키 정책에서 허용하고, 다른 계정의 키라면 호출자의 정책에서도 허용하세요."
        }
        Known::NoAcls => {
            "정책이 거부한 것이 아닙니다. 버킷이 ACL을 받지 않습니다(객체 소유권: 버킷 소유자 적용). ACL을 보내지 말고 버킷 정책에서 액세스를 허용하세요."
        }
        Known::ForeignRole => {
            "정책이 거부한 것이 아닙니다. 역할은 자기 계정 안에서만 서비스에 전달할 수 있습니다. 호출하는 계정의 역할을 지정하고, 필요하면 그 역할이 다른 계정의 역할을 수임하게 하세요."
        }
        Known::ModelAccess => {
            "계정이 이 리전에서 모델에 액세스할 수 없거나 호출자가 모델을 구독할 수 없습니다. Amazon Bedrock에서 모델 액세스를 요청하고, 처음 사용하는 보안 주체에 `aws-marketplace:Subscribe`와 `aws-marketplace:ViewSubscriptions`를 허용하세요."
        }
        Known::Throttled => {
            "정책이 거부한 것이 아닙니다. 짧은 시간에 호출이 너무 많았습니다. 나중에 더 드물게 다시 시도하세요."
        }
    }
}
