//! Sentences, in English and Korean. A condition that one language lacks does not compile.

use alloc::string::String;

use iam_words::Lang;

use crate::also::{Also, NotAsked};
use crate::row::Who;
use crate::when::When;

/// When a further permission is asked.
#[must_use]
pub fn when(whens: &[When], lang: Lang) -> String {
    let mut text = String::new();
    push_when(&mut text, whens, lang);
    text
}

/// The same, written behind a text.
pub fn push_when(text: &mut String, whens: &[When], lang: Lang) {
    match lang.spoken() {
        Lang::En => en::push_when(text, whens),
        Lang::Ko => ko::push_when(text, whens),
    }
}

/// Whose permission it is.
#[must_use]
pub const fn who(who: Who, lang: Lang) -> &'static str {
    match lang.spoken() {
        Lang::En => en::who(who),
        Lang::Ko => ko::who(who),
    }
}

/// What stands above the list of what a call asks too.
#[must_use]
pub const fn also_asks(lang: Lang) -> &'static str {
    match lang.spoken() {
        Lang::En => "this call also asks:",
        Lang::Ko => "이 호출에 함께 필요한 권한:",
    }
}

/// What stands above the list of what such a call asks if it is one that does.
#[must_use]
pub const fn may_also_ask(lang: Lang) -> &'static str {
    match lang.spoken() {
        Lang::En => "such a call may also ask:",
        Lang::Ko => "이런 호출에 경우에 따라 함께 필요한 권한:",
    }
}

/// What came of one question of a call. `outcome` is the decision in words.
#[must_use]
pub fn came_to(asked: &Question, outcome: &str, decides: bool, lang: Lang) -> String {
    match lang.spoken() {
        Lang::En => en::came_to(asked, outcome, decides),
        Lang::Ko => ko::came_to(asked, outcome, decides),
    }
}

/// A question: an action on a resource, or where the action is that of the request, the resource alone.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    /// With its prefix; `None` where it is that of the request.
    pub action: Option<&'a str>,
    /// An ARN, `*`, or the format of an ARN.
    pub resource: &'a str,
}

/// Which keys of the request never stand on a resource.
#[must_use]
pub fn absent(keys: &[String], lang: Lang) -> String {
    match lang.spoken() {
        Lang::En => en::absent(keys),
        Lang::Ko => ko::absent(keys),
    }
}

/// That something was not asked, and why.
#[must_use]
pub fn not_asked(asked: &Question, why: NotAsked, lang: Lang) -> String {
    match lang.spoken() {
        Lang::En => en::not_asked(asked, why),
        Lang::Ko => ko::not_asked(asked, why),
    }
}

/// One line: what is asked, of whom and when. `actions` are asked alike.
#[must_use]
pub fn line(also: &Also, actions: &[&str], lang: Lang) -> String {
    let actions = actions.join(", ");
    match lang.spoken() {
        Lang::En => en::line(also, &actions),
        Lang::Ko => ko::line(also, &actions),
    }
}

mod en {
    use alloc::format;
    use alloc::string::String;

    use iam_words::Lang;

    use super::Question;
    use crate::also::{Also, NotAsked};
    use crate::row::Who;
    use crate::when::When;

    pub fn push_when(text: &mut String, whens: &[When]) {
        match whens {
            [] => text.push_str("with every such call"),
            [When::Listed] => text.push_str(clause(When::Listed)),
            whens => {
                for (at, when) in whens.iter().enumerate() {
                    text.push_str(if at == 0 { "when " } else { " and " });
                    text.push_str(clause(*when));
                }
            }
        }
    }

    const fn clause(when: When) -> &'static str {
        match when {
            When::Listed => "in some calls: AWS's reference lists it as a dependent action and does not say when",
            When::CustomerKey => "the data are under a customer managed key of AWS KMS",
            When::SourceKey => "the source is under a customer managed key of AWS KMS",
            When::NewKey => "the data go under another key",
            When::AdvancedTier => "the parameter is of the advanced tier",
            When::StandardTier => "the parameter is of the standard tier",
            When::Decryption => "the call asks for the decrypted value",
            When::Tags => "the call gives tags",
            When::Acl => "the call gives an access control list",
            When::OpenAcl => "the call gives an access control list other than private",
            When::Retention => "the call sets an Object Lock retention",
            When::LegalHold => "the call sets a legal hold",
            When::BypassGovernance => "the call bypasses governance mode",
            When::ObjectLock => "the bucket is made with Object Lock",
            When::Ownership => "the call sets Object Ownership",
            When::CopySource => "the call copies an object",
            When::MissingObject => "the object does not exist and the answer shall be 404 Not Found, not 403 Forbidden",
            When::Multipart => "the object is uploaded in parts",
            When::AbortedUpload => "the multipart upload is stopped",
            When::ListedParts => "the client lists the parts that are uploaded",
            When::AccessPoint => "the request goes through an access point",
            When::Role => "the call passes a role",
            When::Vpc => "the function is attached to a VPC",
            When::Layers => "the function uses layers",
            When::ContainerImage => "the code is a container image in Amazon ECR",
            When::RepositoryPolicy => "the repository's policy does not let AWS Lambda in yet",
            When::ShownVariables => "the answer shall show the environment variables",
            When::SqsSource => "the function reads from an Amazon SQS queue",
            When::KinesisSource => "the function reads from a Kinesis data stream",
            When::DynamodbSource => "the function reads from a DynamoDB stream",
            When::LaunchTemplate => "the call names a launch template",
            When::ImageParameter => "the AMI is named by a Systems Manager parameter",
            When::Document => "the call names a document of Systems Manager",
            When::FunctionUrl => "the function is called by its URL",
            When::FirstUse => "the account does not have the service-linked role yet",
            When::RegistryClient => "a registry client such as Docker makes the call",
            When::Results => "the data and the results are in Amazon S3",
            When::DataCatalog => "the tables are in the AWS Glue Data Catalog",
            When::ManagedPassword => "AWS Secrets Manager manages the password",
            When::PasswordKey => "the secret with the password is under a customer managed key of AWS KMS",
            When::PasswordRotation => "the call rotates the password",
            When::SourceIdentity => "the call sets a source identity",
            When::Rotation => "a Lambda function rotates the secret",
            When::Replicas => "the secret is replicated to other Regions",
            When::ContainerSecrets => "containers get secrets or parameters",
            When::ContainerLogs => "containers log to CloudWatch Logs",
        }
    }

    pub const fn who(who: Who) -> &'static str {
        match who {
            Who::Caller => "the caller",
            Who::Outsider => "the caller, whom the role's trust policy alone can allow it",
            Who::ServiceRole => "the service's role",
            Who::Service => "the service principal",
        }
    }

    fn question(asked: &Question) -> String {
        match asked.action {
            Some(action) => format!("{action} on {}", asked.resource),
            None => format!("on {}", asked.resource),
        }
    }

    pub fn came_to(asked: &Question, outcome: &str, decides: bool) -> String {
        let decides = if decides { " (this decides)" } else { "" };
        format!("{}: {outcome}{decides}", question(asked))
    }

    pub fn absent(keys: &[String]) -> String {
        format!("AWS never sends there: {}", keys.join(", "))
    }

    pub fn not_asked(asked: &Question, why: NotAsked) -> String {
        let why = match why {
            NotAsked::NotSaid => "the request does not say that its call asks it",
            NotAsked::OtherPrincipal => "it is not the caller's permission",
            NotAsked::UnknownResource => "the request does not say on what",
        };
        format!("not asked: {}, {why}", question(asked))
    }

    pub fn line(also: &Also, action: &str) -> String {
        let resource = &also.resource;
        let (who, when) = (who(also.who), super::when(also.when, Lang::En));
        format!("{action} on {resource}, of {who}, {when}")
    }
}

mod ko {
    use alloc::format;
    use alloc::string::String;

    use iam_words::Lang;

    use super::Question;
    use crate::also::{Also, NotAsked};
    use crate::row::Who;
    use crate::when::When;

    pub fn push_when(text: &mut String, whens: &[When]) {
        match whens {
            [] => text.push_str("호출할 때마다"),
            [When::Listed] => {
                text.push_str(
                    "일부 호출에서(AWS 참조 문서의 종속 작업 목록에 있지만, 필요한 경우는 설명되어 있지 않음)",
                );
            }
            whens => {
                for (at, when) in whens.iter().enumerate() {
                    text.push_str(if at == 0 { "" } else { "이면서 " });
                    text.push_str(clause(*when));
                    text.push_str(" 경우");
                }
            }
        }
    }

    /// What stands before `경우`.
    const fn clause(when: When) -> &'static str {
        match when {
            When::Listed => "AWS 참조 문서에 종속 작업으로 나오는",
            When::CustomerKey => "데이터를 고객 관리형 KMS 키로 암호화하는",
            When::SourceKey => "원본이 고객 관리형 KMS 키로 암호화된",
            When::NewKey => "데이터를 다른 키로 다시 암호화하는",
            When::AdvancedTier => "파라미터가 고급 티어인",
            When::StandardTier => "파라미터가 표준 티어인",
            When::Decryption => "호출에서 복호화된 값을 요청하는",
            When::Tags => "호출에서 태그를 지정하는",
            When::Acl => "호출에서 액세스 제어 목록(ACL)을 지정하는",
            When::OpenAcl => "호출에서 private이 아닌 액세스 제어 목록(ACL)을 지정하는",
            When::Retention => "호출에서 객체 잠금 보존 기간을 설정하는",
            When::LegalHold => "호출에서 법적 보존을 설정하는",
            When::BypassGovernance => "호출에서 거버넌스 모드를 우회하는",
            When::ObjectLock => "버킷을 객체 잠금과 함께 만드는",
            When::Ownership => "호출에서 객체 소유권을 설정하는",
            When::CopySource => "객체를 복사하는",
            When::MissingObject => "객체가 없을 때 403 Forbidden 대신 404 Not Found 응답을 받으려는",
            When::Multipart => "객체를 멀티파트로 업로드하는",
            When::AbortedUpload => "멀티파트 업로드를 중단하는",
            When::ListedParts => "업로드된 파트 목록을 조회하는",
            When::AccessPoint => "액세스 포인트를 통해 요청하는",
            When::Role => "호출에서 역할을 전달하는",
            When::Vpc => "함수를 VPC에 연결하는",
            When::Layers => "함수에서 계층을 사용하는",
            When::ContainerImage => "코드가 Amazon ECR의 컨테이너 이미지인",
            When::RepositoryPolicy => "리포지토리 정책에서 아직 Lambda를 허용하지 않는",
            When::ShownVariables => "응답에 환경 변수를 표시해야 하는",
            When::SqsSource => "함수가 Amazon SQS 대기열에서 읽는",
            When::KinesisSource => "함수가 Kinesis 데이터 스트림에서 읽는",
            When::DynamodbSource => "함수가 DynamoDB 스트림에서 읽는",
            When::LaunchTemplate => "호출에서 시작 템플릿을 지정하는",
            When::ImageParameter => "AMI를 Systems Manager 파라미터로 지정하는",
            When::Document => "호출에서 Systems Manager 문서를 지정하는",
            When::FunctionUrl => "함수 URL로 함수를 호출하는",
            When::FirstUse => "계정에 서비스 연결 역할이 아직 없는",
            When::RegistryClient => "Docker 같은 레지스트리 클라이언트에서 호출하는",
            When::Results => "데이터와 결과가 Amazon S3에 있는",
            When::DataCatalog => "테이블이 AWS Glue 데이터 카탈로그에 있는",
            When::ManagedPassword => "암호를 AWS Secrets Manager에서 관리하는",
            When::PasswordKey => "암호를 담은 보안 암호를 고객 관리형 KMS 키로 암호화하는",
            When::PasswordRotation => "호출에서 암호를 교체하는",
            When::SourceIdentity => "호출에서 소스 자격 증명을 설정하는",
            When::Rotation => "Lambda 함수로 보안 암호를 교체하는",
            When::Replicas => "보안 암호를 다른 리전에 복제하는",
            When::ContainerSecrets => "컨테이너에서 보안 암호나 파라미터를 사용하는",
            When::ContainerLogs => "컨테이너 로그를 CloudWatch Logs로 보내는",
        }
    }

    pub const fn who(who: Who) -> &'static str {
        match who {
            Who::Caller => "호출자",
            Who::Outsider => "호출자(역할의 신뢰 정책만으로 결정)",
            Who::ServiceRole => "서비스의 역할",
            Who::Service => "서비스 주체",
        }
    }

    fn question(asked: &Question) -> String {
        match asked.action {
            Some(action) => format!("{}에 대한 {action}", asked.resource),
            None => format!("{}에 대해", asked.resource),
        }
    }

    pub fn came_to(asked: &Question, outcome: &str, decides: bool) -> String {
        let decides = if decides { " (결정 근거)" } else { "" };
        format!("{}: {outcome}{decides}", question(asked))
    }

    pub fn absent(keys: &[String]) -> String {
        format!("AWS가 이 리소스에 대해 보내지 않는 키: {}", keys.join(", "))
    }

    pub fn not_asked(asked: &Question, why: NotAsked) -> String {
        let why = match why {
            NotAsked::NotSaid => "이 권한이 필요한 호출인지 요청에 나와 있지 않음",
            NotAsked::OtherPrincipal => "호출자의 권한이 아님",
            NotAsked::UnknownResource => "대상 리소스가 요청에 나와 있지 않음",
        };
        format!("확인하지 않음: {}, {why}", question(asked))
    }

    pub fn line(also: &Also, action: &str) -> String {
        let resource = &also.resource;
        let (who, when) = (who(also.who), super::when(also.when, Lang::Ko));
        format!("{resource}에 대한 {action} — {who}의 권한, {when}")
    }
}
