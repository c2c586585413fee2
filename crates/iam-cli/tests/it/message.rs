//! `iam-playground message`: the case that asks what AWS denied.

use crate::run::run;

const MESSAGE: &str = "An error occurred (AccessDenied) when calling the GetObject operation: User: \
                       arn:aws:iam::111122223333:user/ana is not authorized to perform: s3:GetObject on resource: \
                       \"arn:aws:s3:::reports/q1.csv\" because no identity-based policy allows the s3:GetObject action\n";

#[test]
fn the_case_is_one_that_eval_reads_and_comes_to_what_aws_said() {
    let ran = run(&["message"], MESSAGE.as_bytes());
    assert_eq!((0, ""), (ran.status, ran.stderr.as_str()));
    assert_eq!(
        "{\"principal\":\"arn:aws:iam::111122223333:user/ana\",\"action\":\"s3:GetObject\",\"resource\":\
         \"arn:aws:s3:::reports/q1.csv\",\"expect\":{\"decision\":\"implicitDeny\",\"decidedBy\":\"identity\"}}\n",
        ran.stdout
    );
    let answered = run(&["eval"], ran.stdout.as_bytes());
    assert_eq!(
        (0, "1 answer, 0 expectations not met\n"),
        (answered.status, answered.stderr.as_str()),
        "{}",
        answered.stdout
    );
    // What eval says in AWS's words is read as the same request.
    let said = run(&["eval", "--format", "text"], ran.stdout.as_bytes()).stdout;
    let again = run(&["message"], said.as_bytes());
    assert_eq!(ran.stdout, again.stdout, "{said}");
}

#[test]
fn what_the_case_still_needs_is_said_and_makes_it_one_that_eval_answers() {
    let ana = "arn:aws:iam::111122223333:user/ana";
    let needs = |who: &str, action: &str, resource: &str, field: &str, value: &str, said: &str| {
        let text = format!("User: {who} is not authorized to perform: {action} on resource: {resource}");
        let ran = run(&["message"], text.as_bytes());
        assert_eq!(
            (0, format!("standard input: {said}\n")),
            (ran.status, ran.stderr),
            "{text}"
        );
        let refused = run(&["eval"], ran.stdout.as_bytes());
        assert_eq!(2, refused.status, "{text}");
        assert!(
            refused.stdout.contains(&format!("`{field}` is missing")),
            "{}",
            refused.stdout
        );
        let filled = ran.stdout.replacen('{', &format!("{{\"{field}\":\"{value}\","), 1);
        assert_eq!(0, run(&["eval"], filled.as_bytes()).status, "{filled}");
    };
    for resource in ["mysecret", "***", "+15555550100"] {
        needs(
            ana,
            "secretsmanager:GetSecretValue",
            resource,
            "resource",
            "arn:aws:secretsmanager:us-east-1:111122223333:secret:mysecret-AbCdEf",
            &format!(
                "AWS names the resource `{resource}`, which is no ARN. Give its ARN as the resource, or `*` if it has none."
            ),
        );
    }
    needs(
        "111122223333",
        "s3:GetObject",
        "arn:aws:s3:::b/k",
        "principal",
        ana,
        "AWS names the caller `111122223333`, which does not tell who that is. Give the principal by its ARN.",
    );
    needs(
        "anonymous",
        "s3:GetObject",
        "arn:aws:s3:::b/k",
        "resourceAccount",
        "111122223333",
        "Neither the caller nor the resource tells whose resource it is. Give its account as `resourceAccount`.",
    );
    let both = b"User: 111122223333 is not authorized to perform: sns:Publish on resource: ***";
    assert_eq!(
        "standard input: AWS가 호출자로 적은 `111122223333` 값으로는 누구인지 알 수 없습니다. 보안 주체를 ARN으로 넣으세요. AWS가 리소스로 적은 `***` 값은 ARN이 아닙니다. \
         그 리소스의 ARN을, ARN이 없다면 `*`를 리소스로 넣으세요.\n",
        run(&["message", "--lang", "ko"], both).stderr
    );
}

#[test]
fn for_people_it_says_who_asked_for_what_and_why_not() {
    let lines = |lang: &str| run(&["message", "--format", "text", "--lang", lang], MESSAGE.as_bytes()).stdout;
    assert_eq!(
        "AWS said that no identity-based policy allows it.\n  principal: arn:aws:iam::111122223333:user/ana\n  action: \
         s3:GetObject\n  resource: arn:aws:s3:::reports/q1.csv\n",
        lines("en")
    );
    assert_eq!(
        "AWS가 밝힌 이유: 허용하는 자격 증명 기반 정책 없음.\n  보안 주체: arn:aws:iam::111122223333:user/ana\n  작업: \
         s3:GetObject\n  리소스: arn:aws:s3:::reports/q1.csv\n",
        lines("ko")
    );
}

#[test]
fn where_kms_blames_no_policy_none_is_blamed() {
    let said = |text: &str, lang: &str| run(&["message", "--format", "text", "--lang", lang], text.as_bytes()).stdout;
    let old = "An error occurred (AccessDeniedException) when calling the Decrypt operation: The ciphertext refers to a \
               customer master key that does not exist, does not exist in this region, or you are not allowed to access.";
    let new = "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: kms:Decrypt on the resource \
               associated with this ciphertext because the resource does not exist in this Region, no resource-based \
               policies allow access, or a resource-based policy explicitly denies access";
    for (text, lang, sentence) in [
        (
            old,
            "en",
            "AWS did not say why: the resource may not exist, be in another Region, or be denied by a policy.",
        ),
        (
            old,
            "ko",
            "AWS는 이유를 밝히지 않았습니다. 리소스가 없거나 다른 리전에 있거나, 정책이 거부했을 수 있습니다.",
        ),
        (
            new,
            "en",
            "AWS said that the resource is not there or in another Region, or that no resource-based policy allows it",
        ),
        (
            new,
            "ko",
            "리소스가 없거나 다른 리전에 있거나, 허용하는 리소스 기반 정책 없음",
        ),
    ] {
        assert!(said(text, lang).contains(sentence), "{}", said(text, lang));
    }
}

#[test]
fn what_names_no_request_says_what_to_do() {
    for (text, said) in [
        ("hello", "If there is more of it, give all"),
        (
            "An error occurred (ExpiredToken) when calling the ListBuckets operation: The provided token has expired.",
            "No policy denied this: the credentials, or what was signed with them, are expired.",
        ),
        (
            "ERROR 1045 (28000): Access denied for user 'app'@'10.0.1.7' (using password: YES)",
            "see: https://docs.aws.amazon.com/AmazonRDS/",
        ),
        ("Access Denied", "Write the case by hand"),
        (
            "You are not authorized to perform this operation. Encoded authorization failure message: abc",
            "aws sts decode-authorization-message",
        ),
    ] {
        let ran = run(&["message"], text.as_bytes());
        assert_eq!((2, ""), (ran.status, ran.stdout.as_str()), "{text}");
        assert!(ran.stderr.contains(said), "{}", ran.stderr);
    }
    let korean = run(&["message", "--lang", "ko"], b"hello").stderr;
    assert!(
        korean.contains("액세스가 거부되었다는 AWS의 메시지가 아니거나"),
        "{korean}"
    );
}
