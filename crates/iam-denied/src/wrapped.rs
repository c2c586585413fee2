//! One sentence of AWS's in everything that it is pasted in: the same caller, action, resource and reason are read.

use iam_syntax::json::quote;

use super::read;

const USER: &str = "arn:aws:iam::111122223333:user/ana";
const OAI: &str = "arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1ABCDEFGHIJKL";
const ROLE: &str = "arn:aws:iam::111122223333:role/service-role/Deploy";

/// A sentence, and what is read in it.
fn sentences() -> Vec<(String, String)> {
    let mut all = Vec::new();
    let mut add = |who: &str, action: &str, on: &str, resource: &str, reason: &str, read: &str| {
        let sentence = format!("User: {who} is not authorized to perform: {action}{on}{reason}");
        all.push((sentence, format!("denied|{who}|{action}|{resource}|{read}|")));
    };
    let on = |resource: &str| format!(" on resource: {resource}");
    for who in [
        USER,
        "arn:aws-cn:sts::111122223333:assumed-role/App/ana@example.com",
        "arn:aws-us-gov:iam::111122223333:root",
        "arn:aws:sts::111122223333:federated-user/carol",
        "arn:aws:sts::************:assumed-role/App/s=1,2.3+4_5-6",
        "anonymous",
        OAI,
        "lambda.amazonaws.com",
        "ec2.amazonaws.com.cn",
    ] {
        add(who, "sts:AssumeRole", &on(ROLE), ROLE, "", "||");
        let reason = " because no role trust policy allows the sts:AssumeRole action";
        add(who, "sts:AssumeRole", &on(ROLE), ROLE, reason, "trust|implicit|");
        let reason = " with an explicit deny in the role trust policy";
        add(who, "sts:AssumeRole", &on(ROLE), ROLE, reason, "trust|explicit|");
    }
    let key = "arn:aws:s3:::reports/2026 Q1/a b.csv";
    let quoted = on(&format!("\"{key}\""));
    let reason = " because no identity-based policy allows the s3:GetObject action";
    add(USER, "s3:GetObject", &quoted, key, reason, "identity|implicit|");
    add(USER, "s3:GetObject", &quoted, key, "", "||");
    // As the verdict prints it.
    add(USER, "s3:GetObject", &on(key), key, reason, "identity|implicit|");
    let reason = " because no permissions boundary allows the ec2:DescribeVpcs action";
    add(USER, "ec2:DescribeVpcs", "", "", reason, "boundary|implicit|");
    let policy = "arn:aws:organizations::999999999999:policy/o-exampleorg/service_control_policy/p-1a2b3c4d";
    let reason = format!(" with an explicit deny in a service control policy: {policy}");
    let all_instances = "arn:aws:ec2:eu-west-1:111122223333:instance/*";
    add(
        USER,
        "ec2:RunInstances",
        &on(all_instances),
        all_instances,
        &reason,
        &format!("scp|explicit|{policy}"),
    );
    all
}

/// What programs make of it on its way.
fn wrapped(it: &str) -> Vec<(&'static str, String)> {
    let broken = it.replace(' ', "\n      ");
    let framed = it.replace(' ', "\n│ ");
    let entities = it.replace('"', "&quot;").replace(": ", ":&nbsp;");
    let twice = quote(&quote(it)).to_string();
    let message = quote(it);
    let inside = &message[1..message.len() - 1];
    vec![
        ("alone", it.to_string()),
        ("blanks", format!("  \u{feff}\n\t{it}  \n")),
        ("carriage returns", format!("Error:\r\n{it}\r\n\r\n")),
        (
            "botocore",
            format!(
                "botocore.exceptions.ClientError: An error occurred (AccessDenied) when calling the AssumeRole operation: {it}"
            ),
        ),
        (
            "command line",
            format!(
                "\nAn error occurred (AccessDeniedException) when calling the AssumeRole operation (reached max retries: 4): {it}\n"
            ),
        ),
        (
            "Java",
            format!(
                "software.amazon.awssdk.services.sts.model.StsException: {it} (Service: Sts, Status Code: 403, Request ID: 5f2e) (SDK Attempt Count: 1)\n\tat software.amazon.awssdk.core.Handler.handle(Handler.java:108)"
            ),
        ),
        (
            "Java 1",
            format!(
                "com.amazonaws.services.securitytoken.model.AWSSecurityTokenServiceException: {it} (Service: AWSSecurityTokenService; Status Code: 403; Error Code: AccessDenied; Request ID: 1; Proxy: null)"
            ),
        ),
        (
            "Go",
            format!(
                "operation error STS: AssumeRole, https response error StatusCode: 403, RequestID: 1-2, api error AccessDenied: {it}"
            ),
        ),
        (
            "Go 1",
            format!("AccessDenied: {it}\n\tstatus code: 403, request id: 1-2"),
        ),
        (
            "JavaScript",
            format!(
                "AccessDenied: {it}\n    at throwDefaultError (/app/node_modules/@smithy/smithy-client/dist-cjs/index.js:388:20) {{\n  '$fault': 'client'\n}}"
            ),
        ),
        (
            "Terraform",
            format!(
                "╷\n│ Error: assuming role: operation error STS: AssumeRole, api error AccessDenied: {it}\n│ \n│   with aws_iam_role.deploy,\n│   on main.tf line 1, in resource \"aws_iam_role\" \"deploy\":\n│    1: resource \"aws_iam_role\" \"deploy\" {{\n│ \n╵"
            ),
        ),
        (
            "Terraform, broken",
            format!("╷\n│ Error: {framed}\n│ \n│   with aws_iam_role.deploy,\n╵"),
        ),
        (
            "CDK",
            format!("❌  Stack failed: AccessDenied: {it}\n    at Request.extractError"),
        ),
        (
            "CloudFormation",
            format!(
                "Resource handler returned message: \"{it} (Service: Sts, Status Code: 403, Request ID: 1)\" (RequestToken: 1, HandlerErrorCode: AccessDenied)"
            ),
        ),
        ("broken to fit", broken),
        ("quoted mail", format!("> {}", it.replace(' ', "\n> "))),
        (
            "a field",
            format!(r#"{{"__type":"AccessDeniedException","Message":{message}}}"#),
        ),
        ("a lower field", format!(r#"{{ "message" : {message} }}"#)),
        (
            "deep inside",
            format!(r#"{{"Response":{{"Errors":[{{"Code":"AccessDenied","Message":{message}}}]}}}}"#),
        ),
        ("a string", message.to_string()),
        ("a string in a string", twice.clone()),
        ("a field of a string", format!(r#"{{"body":{twice}}}"#)),
        ("a field, cut out", format!(r#""errorMessage": {message},"#)),
        (
            "CloudTrail",
            format!(
                r#"{{"Records":[{{"eventSource":"sts.amazonaws.com","errorCode":"AccessDenied","errorMessage":{message}}}]}}"#
            ),
        ),
        (
            "looked up",
            format!(
                r#"{{"Events":[{{"EventName":"AssumeRole","CloudTrailEvent":{}}}]}}"#,
                quote(&format!(r#"{{"errorMessage":{message}}}"#))
            ),
        ),
        (
            "XML",
            format!(
                "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>{it}</Message></Error><RequestId>1</RequestId></ErrorResponse>"
            ),
        ),
        (
            "XML, broken",
            format!("<Error>\n  <Code>AccessDenied</Code>\n  <Message>{it}</Message>\n</Error>"),
        ),
        ("a page", format!("<p>Error: <code>{entities}</code></p>")),
        ("a page in a page", entities.replace('&', "&amp;")),
        (
            "numbered entities",
            it.replace(':', "&#58;").replace('/', "&#x2F;").replace('"', "&#34;"),
        ),
        ("curly quotes", format!("“{}”", it.replace('"', "”"))),
        ("other curly quotes", format!("‘{}’", it.replace('"', "“"))),
        ("single quotes", format!("'{it}'")),
        ("backticks", format!("```\n{it}\n```")),
        ("colours", format!("\u{1b}[31m\u{1b}[1mError: \u{1b}[0m{it}\u{1b}[0m")),
        (
            "escaped colours",
            format!(r#"{{"log":"\u001b[31m{inside}\u001b[0m\n"}}"#),
        ),
        ("hard blanks", it.replace(": ", ":\u{a0}")),
        ("unseen", it.replace("not", "n\u{200b}ot")),
        ("a full stop", format!("{it}.")),
    ]
}

#[test]
fn whatever_it_is_pasted_in() {
    for (sentence, expected) in sentences() {
        for (name, text) in wrapped(&sentence) {
            assert_eq!(expected, read(&text).list().join("|"), "{name}: {text}");
        }
    }
}

/// A terminal breaks lines at its width, in the middle of names too.
#[test]
fn lines_broken_at_any_width() {
    let user = "User: arn:aws:sts::111122223333:assumed-role/Deploy-To-Production/session-of-ana@example.com";
    let resource = "arn:aws:secretsmanager:eu-central-1:111122223333:secret:prod/payments/database-AbCdEf";
    for reason in [
        "",
        " because no identity-based policy allows the secretsmanager:GetSecretValue action",
        " with an explicit deny in a resource-based policy",
    ] {
        let it = format!(
            "{user} is not authorized to perform: secretsmanager:GetSecretValue on resource: {resource}{reason}"
        );
        let expected = read(&it).list().join("|");
        let mut n_broken = 0;
        for width in 20..it.len() {
            let lines: Vec<&str> = (0..it.len())
                .step_by(width)
                .map(|at| it.get(at..it.len().min(at + width)).expect("it is ASCII"))
                .collect();
            // Only names are put together again, and a blank at the end of a line is one that can't be seen.
            let is_in_name = |pair: &[&str]| {
                let last = pair[0].rsplit(' ').next().unwrap_or_default();
                let is_blank = pair[0].ends_with(' ') || pair[1].starts_with(' ');
                is_blank || (last.contains("arn:") && !"arn:".starts_with(last))
            };
            if !lines.windows(2).all(is_in_name) {
                continue;
            }
            n_broken += 1;
            for (name, text) in [
                ("alone", lines.join("\n")),
                ("framed", format!("╷\n│ {}\n╵", lines.join("\n│ "))),
            ] {
                assert_eq!(expected, read(&text).list().join("|"), "{name}, {width}: {text}");
            }
        }
        assert!(10 < n_broken, "{n_broken}");
    }
}

/// A policy or a resource that is spoken of elsewhere is not the one of the sentence.
#[test]
fn what_else_is_named() {
    let denied = "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: s3:GetObject";
    let second = "User: arn:aws:iam::111122223333:user/ben is not authorized to perform: s3:PutObject on resource: \
                  arn:aws:s3:::other/key because no session policy allows the s3:PutObject action";
    for (text, expected) in [
        (
            format!(
                "{denied} on resource: arn:aws:s3:::box/key with an explicit deny in an identity-based policy\nRole: {ROLE}"
            ),
            "arn:aws:s3:::box/key|identity|explicit||",
        ),
        (
            format!("{denied} on resource: arn:aws:s3:::box/key\n{second}"),
            "arn:aws:s3:::box/key|||",
        ),
        (
            format!(
                "{denied} on resource: arn:aws:s3:::box/key with an explicit deny\nThe session policy of the job is attached."
            ),
            "arn:aws:s3:::box/key||explicit||",
        ),
        (
            format!("{denied} on resource: arn:aws:s3:::box/key\nPlease ask Ben."),
            "arn:aws:s3:::box/key|||",
        ),
        (
            format!("{denied} on resource: arn:aws:s3:::box/key\nError: it failed"),
            "arn:aws:s3:::box/key|||",
        ),
        (
            format!("{denied} on resource: arn:aws:s3:::<bucket>/key because no identity-based policy allows it"),
            "arn:aws:s3:::<bucket>/key|identity|implicit||",
        ),
        (
            format!("{denied} on resource: arn:aws:s3:::r&d/a&amp;b because no identity-based policy allows it"),
            "arn:aws:s3:::r&d/a&b|identity|implicit||",
        ),
    ] {
        let read = read(&text).list().join("|");
        assert!(
            read.starts_with("denied|arn:aws:iam::111122223333:user/ana|s3:GetObject|"),
            "{read}"
        );
        assert!(read.contains(expected), "{text}: {read}");
    }
}

/// What `decode-authorization-message` prints, however it was copied.
#[test]
fn a_decoded_message_in_everything() {
    let decoded = r#"{"allowed":false,"explicitDeny":false,"matchedStatements":{"items":[]},"failures":{"items":[]},"context":{"principal":{"id":"AIDAEXAMPLE","arn":"arn:aws:iam::111122223333:user/ana"},"action":"ec2:StopInstances","resource":"arn:aws:ec2:us-east-1:111122223333:instance/i-1","conditions":{"items":[]}}}"#;
    let expected = read(decoded).list().join("|");
    assert!(
        expected.starts_with("denied|arn:aws:iam::111122223333:user/ana|ec2:StopInstances|"),
        "{expected}"
    );
    let string = quote(decoded);
    for text in [
        string.to_string(),
        string.trim_matches('"').to_string(),
        format!(r#"{{"DecodedMessage": {string}}}"#),
        format!("{{\n    \"DecodedMessage\": {string}\n}}\n"),
        format!(
            "$ aws sts decode-authorization-message --encoded-message abc --query DecodedMessage --output text\n{decoded}\n$"
        ),
        format!("DecodedMessage: '{decoded}'"),
        format!(
            r#"[{{"stdout": {}}}]"#,
            quote(&format!(r#"{{"DecodedMessage": {string}}}"#))
        ),
    ] {
        assert_eq!(expected, read(&text).list().join("|"), "{text}");
    }
}
