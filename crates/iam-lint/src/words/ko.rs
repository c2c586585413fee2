//! Findings in Korean.

mod action;
mod key;
mod operator;
mod principal;
mod rcp;
mod resource;
mod statement;
mod value;

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use iam_syntax::diagnostic::Habit;
use iam_syntax::policy::Effect;

use super::{first_quoted, ko_syntax, quoted};
use crate::fact::{ArnField, Expected, Fact, Roles, Way};
use crate::finding::{Finding, Role};
use crate::fix::Fix;
use crate::placeholder::Origin;

const CATALOGUE: &str = "목록이 이 이름보다 오래되었을 수 있습니다. 이름이 맞다면 이유를 적어 이 결과를 숨기세요";

pub(super) fn said(finding: &Finding) -> (String, Option<String>) {
    let help = |text: &str| Some(text.to_string());
    let names = || listed(&finding.names);
    match &finding.fact {
        Fact::Syntax { marked, help, .. } => (
            ko_syntax::message(finding.code, marked),
            help.as_ref()
                .and_then(|_| ko_syntax::help(finding.code))
                .map(String::from),
        ),
        Fact::Placeholder { origin } => placeholder(*origin, &names()),
        Fact::Habit(habit) => habit_of(*habit),
        Fact::EverybodyUnderCondition { keys } => (
            format!(
                "모든 계정의 모든 사람이 대상이고, 누가 역할을 수임할 수 있는지는 {} 조건만 가립니다",
                listed(keys)
            ),
            help("`Principal`에 계정, 사용자 또는 역할을 적으세요"),
        ),
        Fact::Action(fact) => action::said(fact, finding),
        Fact::Resource(fact) => resource::said(fact, finding),
        Fact::Key(fact) => key::said(fact, finding),
        Fact::Operator(fact) => operator::said(fact, finding),
        Fact::Value(fact) => value::said(fact, finding),
        Fact::Principal(fact) => principal::said(fact, finding),
        Fact::Statement(fact) => statement::said(fact, finding),
        Fact::Rcp(fact) => rcp::said(fact, finding),
    }
}

pub(super) fn refusal(said: &str) -> String {
    format!("AWS는 저장하지 않고 다음 메시지를 냅니다: `{said}`")
}

fn placeholder(origin: Origin, names: &str) -> (String, Option<String>) {
    let of_tool = |tool: &str, help: &str| {
        (
            format!("{tool}에서 채울 자리인데 AWS는 적힌 그대로 읽습니다: {names}"),
            Some(help.to_string()),
        )
    };
    match origin {
        Origin::Terraform => of_tool(
            "Terraform",
            "Terraform이 만든 결과를 살펴보세요. 계획의 `terraform show -json` 출력에 정책이 있습니다",
        ),
        Origin::TerraformEscape => (
            format!("Terraform 템플릿에서 AWS 변수를 쓰는 방식입니다. AWS는 `$` 문자와 변수로 읽습니다: {names}"),
            Some("Terraform 밖에서는 `$`를 하나만 쓰세요".to_string()),
        ),
        Origin::TerraformDocument => (
            format!(
                "Terraform의 `aws_iam_policy_document`에서 AWS 변수를 쓰는 방식입니다. AWS는 일반 텍스트로 읽습니다: {names}"
            ),
            Some("Terraform 밖에서는 `&{` 대신 `${`를 쓰세요".to_string()),
        ),
        Origin::CloudFormation => of_tool("CloudFormation", "만들어진 스택의 정책을 살펴보거나 값을 직접 적으세요"),
        Origin::Cdk => of_tool(
            "AWS CDK",
            "`cdk synth`가 출력한 템플릿과 그 템플릿으로 만든 스택을 살펴보세요",
        ),
        Origin::Serverless => of_tool(
            "Serverless Framework",
            "`serverless print`나 `serverless package`의 결과를 살펴보세요",
        ),
        Origin::GithubActions => of_tool("GitHub Actions", "값을 적거나 워크플로가 배포한 정책을 살펴보세요"),
        Origin::Jinja => of_tool(
            "Jinja, Ansible 또는 Helm",
            "템플릿을 먼저 렌더링하고(`ansible -m template`, `helm template`) 그 결과를 살펴보세요",
        ),
        Origin::Erb => of_tool("ERB", "템플릿을 먼저 렌더링하고 그 결과를 살펴보세요"),
        Origin::Shell => of_tool("셸", "`envsubst < policy.json`처럼 셸이 채우게 하세요"),
        Origin::Format => of_tool("프로그램", "서식 문자열의 일부이니 값을 채우세요"),
        Origin::Printed => (
            format!("프로그램이 값이 없을 때 출력하는 텍스트입니다: {names}"),
            Some("정책을 만들 때 어떤 값이 없었는지 확인하세요".to_string()),
        ),
        Origin::Template => of_tool(
            "템플릿",
            "AWS 변수에는 `${aws:username}`처럼 콜론이 있습니다. 값을 직접 적으세요",
        ),
        Origin::ByHand => (
            format!("아직 채우지 않은 자리입니다: {names}"),
            Some("그 자리에 실제 값을 적으세요".to_string()),
        ),
        Origin::Masked => (
            format!("값을 알아볼 수 없게 가려 놓은 자리입니다: {names}"),
            Some("실제 값을 적으세요. 시험해 볼 때는 `111122223333` 같은 12자리 계정이면 됩니다".to_string()),
        ),
        Origin::LeftOut => (
            "여기에서 내용이 생략되었습니다".to_string(),
            Some("들어갈 내용을 적거나 점을 지우세요".to_string()),
        ),
    }
}

/// What a statement comes to whose key is in no request.
const fn never_there(effect: Effect, holds: bool) -> &'static str {
    match (effect, holds) {
        (Effect::Allow, false) => "아무도 허용하지 않습니다",
        (Effect::Allow, true) => "막으려던 사람까지 모두 허용합니다",
        (Effect::Deny, false) => "아무도 거부하지 않습니다",
        (Effect::Deny, true) => "모두를 거부합니다",
    }
}

fn habit_of(habit: Habit) -> (String, Option<String>) {
    let said = |message: &str, help: &str| (message.to_string(), Some(help.to_string()));
    match habit {
        Habit::CurlyQuotes => said(
            "문자열이 문서 편집기나 메신저가 바꾼 둥근 따옴표로 묶여 있습니다",
            "문자열은 `\"` 두 개 사이에 씁니다",
        ),
        Habit::Language {
            language,
            n_bare_keys,
            n_odd_strings,
            n_last_commas,
            n_comments,
            n_words,
        } => {
            let counts = [
                (n_bare_keys, "따옴표 없는 키"),
                (n_odd_strings, "큰따옴표로 묶지 않은 문자열"),
                (n_words, "따옴표 없는 값"),
                (n_last_commas, "닫는 괄호 앞의 쉼표"),
                (n_comments, "주석"),
            ];
            let counts = counts.into_iter().filter(|(n, _)| 0 < *n);
            let counts: Vec<String> = counts.map(|(n, what)| format!("{what} {n}개")).collect();
            (
                format!(
                    "JSON이 아니라 {} 문법으로 쓴 텍스트입니다: {}",
                    language.name(),
                    counts.join(", ")
                ),
                Some(
                    "정책은 JSON입니다. 키와 문자열은 큰따옴표로 묶고, 마지막 항목 뒤에는 아무것도 쓰지 않습니다"
                        .to_string(),
                ),
            )
        }
        Habit::LeftOut => said("여기에서 내용이 생략되었습니다", "들어갈 내용을 적거나 점을 지우세요"),
        Habit::LastCommas => said(
            "닫는 괄호 앞의 쉼표 뒤에 아무것도 없습니다",
            "JSON에서는 마지막 항목 뒤에 쉼표를 쓰지 않습니다",
        ),
        Habit::Comments => said("JSON에는 주석을 쓸 수 없습니다", "주석을 지우세요"),
        Habit::ByteOrderMark => said(
            "텍스트가 바이트 순서 표시(BOM)로 시작합니다",
            "BOM 없는 UTF-8로 저장하세요. AWS는 이 표시도 정책의 일부로 읽습니다",
        ),
        Habit::OddBlanks(blank) => (
            format!("JSON에서 쓸 수 없는 공백 문자입니다: U+{:04X}", u32::from(blank)),
            Some("보통 공백으로 바꾸거나 지우세요".to_string()),
        ),
        Habit::BareStatements { are_several } => said(
            if are_several {
                "정책 문서 없이 문만 여러 개 있습니다"
            } else {
                "정책 문서 없이 문 하나만 있습니다"
            },
            "AWS는 이대로 저장하지 않습니다. 정책에는 `Version`과 `Statement` 아래의 문 목록이 있어야 합니다",
        ),
        Habit::TrustPolicy => said(
            "누가 역할을 수임할 수 있는지 정하는 신뢰 정책입니다. 이 자리의 정책은 소유자가 무엇을 할 수 있는지 정합니다",
            "역할의 신뢰 정책으로 옮기세요. 역할이 할 수 있는 일은 그 역할의 자격 증명 기반 정책에 적습니다",
        ),
    }
}

fn any_role(roles: Roles, by_not_resource: bool) -> (String, Option<String>) {
    let message = match (roles, by_not_resource) {
        (Roles::Pass, false) => "어떤 역할이든 어떤 서비스에든 전달할 수 있습니다",
        (Roles::Pass, true) => "`NotResource`에 적지 않은 모든 역할을 전달할 수 있습니다",
        (Roles::CreateServiceLinked, false) => "어떤 서비스의 서비스 연결 역할이든 만들 수 있습니다",
        (Roles::CreateServiceLinked, true) => {
            "`NotResource`에 적지 않은 모든 서비스의 서비스 연결 역할을 만들 수 있습니다"
        }
    };
    let help = match roles {
        Roles::Pass => "`Resource`에 역할을 적거나 `iam:PassedToService` 조건을 추가하세요",
        Roles::CreateServiceLinked => "`Resource`에 역할을 적으세요",
    };
    (message.to_string(), Some(help.to_string()))
}

const fn way_of(way: Way) -> &'static str {
    match way {
        Way::NewPolicyVersion => "자신이 가진 정책의 새 버전을 쓸 수 있습니다",
        Way::OldPolicyVersion => "더 많이 허용하던 옛 정책 버전을 되살릴 수 있습니다",
        Way::KeyOfOther => "다른 사용자의 액세스 키를 만들 수 있습니다",
        Way::PasswordOfOther => "다른 사용자의 비밀번호를 정할 수 있습니다",
        Way::AttachPolicy => "어떤 정책이든 자신에게 연결할 수 있습니다",
        Way::PutPolicy => "어떤 정책이든 자신에게 쓸 수 있습니다",
        Way::JoinGroup => "어떤 그룹에든 들어갈 수 있습니다",
        Way::TrustItself => "어떤 역할이든 자신을 신뢰하게 하고 수임할 수 있습니다",
        Way::DropBoundary => "권한 경계를 없앨 수 있습니다",
        Way::RunWithRole => "그 서비스가 가질 수 있는 어떤 역할로든 코드를 실행할 수 있습니다",
    }
}

/// What closes a way: only where AWS sends a key with the call is there a condition.
const fn closed_by(way: Way) -> &'static str {
    match way {
        Way::NewPolicyVersion | Way::OldPolicyVersion => {
            "`Resource`에 대상 정책을 적되, 이 정책을 가진 사람에게 연결된 정책은 빼세요"
        }
        Way::KeyOfOther | Way::PasswordOfOther => {
            "`Resource`에 사용자를 적으세요. 예: `arn:aws:iam::111122223333:user/${aws:username}`"
        }
        Way::AttachPolicy | Way::PutPolicy => {
            "정책을 받을 대상을 `Resource`에 적거나, 사용자와 역할이면 `iam:PermissionsBoundary` 조건을 추가하세요"
        }
        Way::JoinGroup => "`Resource`에 그룹을 적으세요",
        Way::TrustItself => "`Resource`에 역할을 적으세요",
        Way::DropBoundary => "이 작업을 지우거나 `Resource`에 사용자와 역할을 적으세요",
        Way::RunWithRole => "전달할 역할을 `Resource`에 적거나, 역할 전달에 `iam:PassedToService` 조건을 추가하세요",
    }
}

const fn field_of(field: ArnField) -> &'static str {
    match field {
        ArnField::Region => "리전",
        ArnField::Account => "계정",
    }
}

fn expected_of(expected: Expected) -> String {
    match expected {
        Expected::ExternalId => "두 글자 이상이며 STS가 받는 글자(영문자, 숫자, `_+=,.@:/-`)만 있는 값".to_string(),
        Expected::SessionName => "두 글자 이상이며 STS가 받는 글자(영문자, 숫자, `_+=,.@-`)만 있는 값".to_string(),
        Expected::Account => "12자리 계정 ID".to_string(),
        Expected::Organization => "`o-a1b2c3d4e5` 같은 조직 ID".to_string(),
        Expected::PrincipalType => {
            "`Account`, `User`, `FederatedUser`, `AssumedRole`, `Anonymous` 가운데 하나".to_string()
        }
        Expected::BucketArn => "버킷의 경우 `arn:aws:s3:::bucket`처럼 리전과 계정이 없는 ARN".to_string(),
        Expected::ArnWithAccount => "12자리 계정 ID가 있는 ARN".to_string(),
        Expected::ArnOf(service) => format!("`{service}`의 ARN"),
    }
}

const fn not_effected(effect: Effect) -> &'static str {
    match effect {
        Effect::Allow => "허용되지 않습니다",
        Effect::Deny => "거부되지 않습니다",
    }
}

const fn noun_of(effect: Effect) -> &'static str {
    match effect {
        Effect::Allow => "허용",
        Effect::Deny => "거부",
    }
}

pub(super) fn role(role: &Role) -> String {
    let text = match role {
        Role::First => "첫 번째 것",
        Role::Wider => "이것이 이미 포함합니다",
        Role::Deny => "거부하는 문",
        Role::Key => "키",
        Role::Actions => "작업",
        Role::Resources => "리소스",
        Role::Principals => "보안 주체",
        Role::Together => "이것과 함께",
        Role::Said(_) => "관련된 곳",
    };
    text.to_string()
}

pub(super) fn fix(fix: &Fix) -> String {
    let edits = fix.edits();
    let Some((first, others)) = edits.split_first() else {
        return String::new();
    };
    let n_places = edits.len();
    let is_insertion = first.span.start == first.span.end;
    let written = &first.replacement;
    if others.is_empty() {
        return match (is_insertion, written.is_empty()) {
            (_, true) => "지우기".to_string(),
            (true, false) => format!("{} 넣기", quoted(written)),
            (false, false) => format!("{} 쓰기", quoted(written)),
        };
    }
    match (others.iter().all(|it| it.replacement == *written), written.is_empty()) {
        (true, true) => format!("{n_places}곳 모두 지우기"),
        (true, false) => format!("{n_places}곳 모두에 {} 쓰기", quoted(written)),
        (false, _) => format!("{n_places}곳 모두 고치기"),
    }
}

pub(super) fn also(n_others: usize) -> String {
    format!("그 밖에 {n_others}곳")
}

/// `` `a`, `b`, `c` 외 48개 ``.
fn listed(names: &[String]) -> String {
    let (shown, n_more) = first_quoted(names);
    match n_more {
        0 => shown.join(", "),
        n => format!("{} 외 {n}개", shown.join(", ")),
    }
}

/// `다음 조건을 추가하세요: "Null": { "aws:TagKeys": "false" }`.
fn null_false(order: &str, keys: &[String]) -> String {
    let key = keys.first().map_or("", String::as_str);
    let each = if 1 < keys.len() {
        " (다른 키도 마찬가지)"
    } else {
        ""
    };
    format!("{order}: `\"Null\": {{ \"{key}\": \"false\" }}`{each}")
}
