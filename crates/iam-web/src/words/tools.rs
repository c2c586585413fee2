//! The words of what fills a request in, what it is copied as, and what is offered for its fields.

use iam_protocol::case::LeftOut;
use iam_protocol::exchange::Effect;
use iam_words::Lang;

use crate::model::filled::Told;
use crate::model::typical::Typical;

pub struct Words {
    pub close: &'static str,
    /// Where the worker can't be had.
    pub failed: &'static str,
    pub suggestions: &'static str,

    // A typical context
    pub context: &'static str,
    pub typical: fn(Typical) -> &'static str,
    /// By its name.
    pub set: fn(&str) -> String,

    // An error message
    pub paste: &'static str,
    pub paste_title: &'static str,
    pub paste_hint: &'static str,
    pub paste_field: &'static str,
    pub fill: &'static str,
    pub encoded: &'static str,
    pub allowed: &'static str,
    pub bare: &'static str,
    pub outside: &'static str,
    pub unrecognised: &'static str,
    pub no_text: &'static str,
    /// What AWS calls the caller, where that is no principal.
    pub no_principal: fn(&str) -> String,
    /// What AWS calls the resource, where that is no ARN.
    pub no_resource: fn(&str) -> String,
    pub told: fn(Told) -> &'static str,
    /// The parts that were filled in.
    pub filled: fn(&str) -> String,
    /// What AWS said of why: how, which kind of policy, and whether the resource may not even be there.
    /// A case of its own was begun.
    pub anew: &'static str,
    /// The policy that AWS named is not here; as the list of policies calls it.
    pub wanted: fn(Option<Effect>, &str) -> String,
    /// In that box.
    /// In the box for the text of the policy that AWS named, by how it denied.
    pub wanted_here: fn(Option<Effect>) -> &'static str,
    pub agrees: &'static str,
    pub differs: &'static str,

    // Commands
    pub copy: &'static str,
    pub title: &'static str,
    pub simulate: &'static str,
    pub assume: &'static str,
    pub copy_one: &'static str,
    pub copied: &'static str,
    pub not_copied: &'static str,
    pub no_action: &'static str,
    /// The parts that are left out.
    pub left_out: fn(&str) -> String,
    pub part: fn(LeftOut) -> &'static str,
}

/// What a message of AWS begins with.
pub const EXAMPLE: &str =
    "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: s3:GetObject on resource: …";

pub fn words(lang: Lang) -> &'static Words {
    match lang.spoken() {
        Lang::En => &en::WORDS,
        Lang::Ko => &ko::WORDS,
    }
}

mod en {
    use iam_protocol::case::LeftOut;
    use iam_protocol::exchange::Effect;

    use super::Words;
    use crate::model::filled::Told;
    use crate::model::typical::Typical;

    pub const WORDS: Words = Words {
        close: "Close",
        failed: "This could not be fetched. Check the connection and try again.",
        suggestions: "Suggestions",

        context: "Typical context…",
        typical: |it| match it {
            Typical::Console => "Console with MFA",
            Typical::Cli => "CLI with an access key",
            Typical::Ec2 => "Role of an EC2 instance",
            Typical::Lambda => "Lambda function",
            Typical::Endpoint => "Through a VPC endpoint",
            Typical::CloudFormation => "Through CloudFormation",
        },
        set: |name| format!("The context is now: {name}."),

        paste: "Paste an error message…",
        paste_title: "Paste an error message",
        paste_hint: "The message that access was denied, or the JSON of GetRequestAuthorizationDetails or DecodeAuthorizationMessage. It stays in your browser.",
        paste_field: "Error message",
        fill: "Fill in the request",
        encoded: "The message is encoded, and only AWS can read it. Run `aws sts decode-authorization-message --encoded-message …` and paste what it prints.",
        allowed: "Nothing in it was denied.",
        bare: "The message does not say who asked for what. Fill in the request by hand.",
        outside: "AWS leaves out who asked and for which role. Fill in the identity provider as the principal, the role as the resource and the claims of the token as context keys, and paste the role's trust policy as the policy of the resource: it alone decides.",
        unrecognised: "This is no message of AWS that access was denied, none that is known here. If there is more of it, paste all: most begin with `User:`.",
        no_text: "Paste the message first.",
        no_principal: |name| {
            format!("AWS names the caller `{name}`, which does not tell who that is. Fill in the principal by its ARN.")
        },
        no_resource: |name| {
            format!(
                "AWS names the resource `{name}`, which is no ARN. Fill in its ARN as the resource, or `*` if it has none."
            )
        },
        told: |it| match it {
            Told::Principal => "principal",
            Told::Action => "action",
            Told::Resource => "resource",
            Told::Context => "context",
        },
        filled: |list| format!("Filled in: {list}."),
        anew: "The policies of the example are not yours, so this is a case of its own: add the policies that apply. Undo brings the example back.",
        wanted: |effect, kind| match effect {
            Some(Effect::Explicit) => format!("Its text is wanted: paste it into the empty box, {kind}."),
            Some(Effect::Implicit) | None => {
                format!("The text of yours is wanted: paste it into the empty box, {kind}.")
            }
        },
        wanted_here: |effect| match effect {
            Some(Effect::Explicit) => {
                "AWS said that this policy denied the request. Paste its text here, and see which statement did."
            }
            Some(Effect::Implicit) => {
                "AWS said that no policy of this kind allows the request. Paste the text of the one that should, and see what it lacks."
            }
            None => {
                "AWS named this kind of policy, not what it did. Paste the text of yours here, and see whether it denies the request."
            }
        },
        agrees: "The policies here come to the same.",
        differs: "The policies here come to something else.",

        copy: "Copy as AWS CLI…",
        title: "AWS CLI commands",
        simulate: "Simulate the request",
        assume: "Assume the role",
        copy_one: "Copy",
        copied: "Copied.",
        not_copied: "The browser did not copy it. Select the text and copy it by hand.",
        no_action: "Name an action first.",
        left_out: |list| format!("The simulator does not take, so the command leaves out: {list}."),
        part: |it| match it {
            LeftOut::Scps => "service control policies",
            LeftOut::Rcps => "resource control policies",
            LeftOut::SessionPolicies => "session policies",
            LeftOut::EndpointPolicy => "the VPC endpoint policy",
            LeftOut::TrustPolicy => "the role trust policy",
            LeftOut::Caller => "a caller that is no IAM user",
            LeftOut::UnknownKeys => "keys that may hold anything",
            LeftOut::Unreadable => "what is no value for the command line",
        },
    };
}

mod ko {
    use iam_protocol::case::LeftOut;
    use iam_protocol::exchange::Effect;

    use super::Words;
    use crate::model::filled::Told;
    use crate::model::typical::Typical;

    pub const WORDS: Words = Words {
        close: "닫기",
        failed: "가져올 수 없습니다. 연결을 확인하고 다시 시도해 주세요.",
        suggestions: "제안",

        context: "일반적인 컨텍스트…",
        typical: |it| match it {
            Typical::Console => "MFA를 사용한 콘솔",
            Typical::Cli => "액세스 키를 사용한 CLI",
            Typical::Ec2 => "EC2 인스턴스의 역할",
            Typical::Lambda => "Lambda 함수",
            Typical::Endpoint => "VPC 엔드포인트를 통해",
            Typical::CloudFormation => "CloudFormation을 통해",
        },
        set: |name| format!("컨텍스트를 바꿨습니다: {name}."),

        paste: "오류 메시지 붙여 넣기…",
        paste_title: "오류 메시지 붙여 넣기",
        paste_hint: "액세스가 거부되었다는 메시지, 또는 GetRequestAuthorizationDetails나 DecodeAuthorizationMessage의 JSON입니다. 브라우저 밖으로 나가지 않습니다.",
        paste_field: "오류 메시지",
        fill: "요청 채우기",
        encoded: "인코딩된 메시지이므로 AWS만 읽을 수 있습니다. `aws sts decode-authorization-message --encoded-message …`를 실행하고 출력을 붙여 넣으세요.",
        allowed: "거부된 것이 없습니다.",
        bare: "누가 무엇을 요청했는지 메시지에 없습니다. 요청을 직접 채워 주세요.",
        outside: "AWS는 누가 어떤 역할을 요청했는지 밝히지 않습니다. 보안 주체에 자격 증명 공급자를, 리소스에 역할을, 컨텍스트 키에 토큰의 클레임을 넣고, 역할의 신뢰 정책을 리소스의 정책으로 붙여 넣으세요. 이 정책만으로 결정됩니다.",
        unrecognised: "액세스가 거부되었다는 AWS의 메시지가 아니거나 알려지지 않은 메시지입니다. 메시지가 더 있으면 전체를 붙여 넣으세요. 대개 `User:`로 시작합니다.",
        no_text: "먼저 메시지를 붙여 넣으세요.",
        no_principal: |name| {
            format!("AWS가 호출자로 적은 `{name}` 값으로는 누구인지 알 수 없습니다. 보안 주체를 ARN으로 채워 주세요.")
        },
        no_resource: |name| {
            format!(
                "AWS가 리소스로 적은 `{name}` 값은 ARN이 아닙니다. 그 리소스의 ARN을, ARN이 없다면 `*`를 리소스로 채워 주세요."
            )
        },
        told: |it| match it {
            Told::Principal => "보안 주체",
            Told::Action => "작업",
            Told::Resource => "리소스",
            Told::Context => "컨텍스트",
        },
        filled: |list| format!("채운 항목: {list}."),
        anew: "예제의 정책은 직접 쓰는 정책이 아니므로 새 사례를 열었습니다. 적용되는 정책을 추가하세요. 실행 취소하면 예제로 돌아갑니다.",
        wanted: |effect, kind| match effect {
            Some(Effect::Explicit) => format!("이 정책의 텍스트가 필요합니다. 빈 상자에 붙여 넣으세요: {kind}."),
            Some(Effect::Implicit) | None => {
                format!("적용되는 정책의 텍스트가 필요합니다. 빈 상자에 붙여 넣으세요: {kind}.")
            }
        },
        wanted_here: |effect| match effect {
            Some(Effect::Explicit) => {
                "AWS가 요청을 거부했다고 밝힌 정책입니다. 텍스트를 여기에 붙여 넣으면 어느 문이 거부했는지 볼 수 있습니다."
            }
            Some(Effect::Implicit) => {
                "AWS가 이 종류의 정책 가운데 요청을 허용하는 것이 없다고 밝혔습니다. 허용해야 할 정책의 텍스트를 붙여 넣으면 무엇이 빠졌는지 볼 수 있습니다."
            }
            None => {
                "AWS가 이 종류의 정책을 들었지만 무엇을 했는지는 밝히지 않았습니다. 정책의 텍스트를 여기에 붙여 넣으면 요청을 거부하는지 볼 수 있습니다."
            }
        },
        agrees: "여기 있는 정책의 결과도 같습니다.",
        differs: "여기 있는 정책의 결과는 다릅니다.",

        copy: "AWS CLI로 복사…",
        title: "AWS CLI 명령",
        simulate: "요청 시뮬레이션",
        assume: "역할 수임",
        copy_one: "복사",
        copied: "복사했습니다.",
        not_copied: "브라우저가 복사하지 못했습니다. 텍스트를 선택해 직접 복사해 주세요.",
        no_action: "먼저 작업을 적어 주세요.",
        left_out: |list| format!("시뮬레이터가 받지 않아 명령에서 제외한 항목: {list}."),
        part: |it| match it {
            LeftOut::Scps => "서비스 제어 정책",
            LeftOut::Rcps => "리소스 제어 정책",
            LeftOut::SessionPolicies => "세션 정책",
            LeftOut::EndpointPolicy => "VPC 엔드포인트 정책",
            LeftOut::TrustPolicy => "역할 신뢰 정책",
            LeftOut::Caller => "IAM 사용자가 아닌 호출자",
            LeftOut::UnknownKeys => "값을 알 수 없는 키",
            LeftOut::Unreadable => "명령줄의 값이 될 수 없는 것",
        },
    };
}
