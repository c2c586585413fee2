//! Every wording that AWS has for a denied request, and that any text at all is read.

use iam_words::Lang;

use super::*;

const ANA: &str = "arn:aws:iam::111122223333:user/ana";
const BUCKET: &str = "arn:aws:s3:::reports/q1.csv";
const SESSION: &str = "arn:aws:sts::111122223333:assumed-role/Worker/job";

fn rendered(said: Said) -> String {
    said.list().join("|")
}

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(rendered(read(text)), expected, "{text}");
}

#[test]
fn every_kind_in_both_wordings() {
    const KINDS: [(&str, &str, &str); 8] = [
        ("identity-based policy", "an identity-based policy", "identity"),
        ("resource-based policy", "a resource-based policy", "resource"),
        ("permissions boundary", "a permissions boundary", "boundary"),
        ("session policy", "a session policy", "session"),
        ("service control policy", "a service control policy", "scp"),
        ("resource control policy", "a resource control policy", "rcp"),
        ("VPC endpoint policy", "a VPC endpoint policy", "endpoint"),
        ("role trust policy", "the role trust policy", "trust"),
    ];
    for (name, with_article, kind) in KINDS {
        let sentence = format!("User: {ANA} is not authorized to perform: s3:GetObject on resource: {BUCKET}");
        check(
            &format!("{sentence} because no {name} allows the s3:GetObject action"),
            &format!("denied|{ANA}|s3:GetObject|{BUCKET}|{kind}|implicit||"),
        );
        check(
            &format!("{sentence} with an explicit deny in {with_article}"),
            &format!("denied|{ANA}|s3:GetObject|{BUCKET}|{kind}|explicit||"),
        );
        let policy = "arn:aws:iam::111122223333:policy/NoReports";
        check(
            &format!("{sentence} with an explicit deny in {with_article}: {policy}"),
            &format!("denied|{ANA}|s3:GetObject|{BUCKET}|{kind}|explicit|{policy}|"),
        );
    }
}

#[test]
fn what_stands_around_the_sentence_is_left_out() {
    check(
        &format!(
            "An error occurred (AccessDenied) when calling the GetObject operation: User: {SESSION} is not authorized to \
             perform: s3:GetObject on resource: \"{BUCKET}\" because no session policy allows the s3:GetObject action"
        ),
        &format!("denied|{SESSION}|s3:GetObject|{BUCKET}|session|implicit||"),
    );
    check(
        &format!(
            "com.amazonaws.services.s3.model.AmazonS3Exception: User: {ANA} is not authorized to perform: iam:PassRole on \
             resource: arn:aws:iam::111122223333:role/r (Service: AWSLambda; Status Code: 403; Error Code: \
             AccessDeniedException; Request ID: 1)"
        ),
        &format!("denied|{ANA}|iam:PassRole|arn:aws:iam::111122223333:role/r||||"),
    );
    check(
        &format!(
            "AccessDenied: User: {ANA} is not authorized to perform: ec2:DescribeVpcs because no identity-based policy allows the ec2:DescribeVpcs action."
        ),
        &format!("denied|{ANA}|ec2:DescribeVpcs||identity|implicit||"),
    );
    check(
        &format!(
            "You are not authorized to perform this operation. User: {ANA} is not authorized to perform: ec2:RunInstances \
             on resource: arn:aws:ec2:us-east-1:111122223333:instance/* with an explicit deny in a service control policy. \
             Encoded authorization failure message: abc"
        ),
        &format!("denied|{ANA}|ec2:RunInstances|arn:aws:ec2:us-east-1:111122223333:instance/*|scp|explicit||"),
    );
    check(
        &format!("User: anonymous is not authorized to perform: sqs:SendMessage on resource: {BUCKET}"),
        &format!("denied|anonymous|sqs:SendMessage|{BUCKET}||||"),
    );
    check(
        &format!(
            r#"{{"__type": "AccessDeniedException", "Message": "User: {ANA} is not authorized to perform: kms:Decrypt on resource: {BUCKET} because no resource-based policy allows the kms:Decrypt action"}}"#
        ),
        &format!("denied|{ANA}|kms:Decrypt|{BUCKET}|resource|implicit||"),
    );
}

#[test]
fn a_caller_by_another_name_than_an_arn_is_kept() {
    for name in [
        "111122223333",
        "AIDACKCEVSQ6C2EXAMPLE",
        "AROAEXAMPLEID:session-1",
        "ana",
        "***",
    ] {
        check(
            &format!("User: {name} is not authorized to perform: s3:GetObject on resource: {BUCKET}"),
            &format!("denied|{name}|s3:GetObject|{BUCKET}||||"),
        );
    }
    for nobody in ["User", "The user", "You said that User: ana and another", "User:"] {
        check(
            &format!("{nobody} is not authorized to perform: s3:GetObject on resource: {BUCKET}"),
            &format!("denied||s3:GetObject|{BUCKET}||||"),
        );
    }
}

#[test]
fn what_says_too_little_is_told_apart() {
    check(
        "An error occurred (AccessDenied) when calling the ListWidgets operation: Access Denied",
        "bare",
    );
    check("User is not authorized to perform this", "bare");
    check(
        "An error occurred (UnauthorizedOperation) when calling the RunInstances operation: You are not authorized to \
         perform this operation. Encoded authorization failure message: abcDEF",
        "encoded",
    );
    check("", "unrecognised");
    check("hello", "unrecognised");
    check("{}", "unrecognised");
}

#[test]
fn an_event_of_a_vpc_endpoint() {
    let event = r#"{"eventVersion": "1.09", "userIdentity": {"type": "AWSAccount", "principalId": "x", "accountId": "777788889999"},
      "eventSource": "kms.amazonaws.com", "eventName": "ListKeys", "errorCode": "VpceAccessDenied",
      "errorMessage": "The request was denied due to a VPC endpoint policy", "eventType": "AwsVpceEvent",
      "vpcEndpointId": "vpce-1a2b3c4d", "vpcEndpointAccountId": "123456789012", "eventCategory": "NetworkActivity"}"#;
    check(
        event,
        "denied||kms:ListKeys||endpoint|||context|aws:SourceVpce\nvpce-1a2b3c4d",
    );
    let with_caller = event.replace(r#""principalId": "x""#, &format!(r#""arn": "{SESSION}""#));
    check(
        &with_caller,
        &format!("denied|{SESSION}|kms:ListKeys||endpoint|||context|aws:SourceVpce\nvpce-1a2b3c4d"),
    );
}

const DECODED: &str = r#"{"allowed": false, "explicitDeny": true, "matchedStatements": {"items": []}, "failures": {"items": []},
  "context": {"principal": {"id": "AIDAEXAMPLE", "name": "ana", "arn": "arn:aws:iam::111122223333:user/ana"},
    "action": "ec2:StopInstances", "resource": "arn:aws:ec2:us-east-1:111122223333:instance/i-1",
    "conditions": {"items": [{"key": "ec2:Region", "values": {"items": [{"value": "us-east-1"}]}},
      {"key": "aws:PrincipalArn", "values": {"items": [{"value": "x"}]}}]}}}"#;

#[test]
fn a_decoded_message() {
    let expected = format!(
        "denied|{ANA}|ec2:StopInstances|arn:aws:ec2:us-east-1:111122223333:instance/i-1||explicit||context|ec2:Region\nus-east-1"
    );
    check(DECODED, &expected);
    check(&format!(r#"{{"DecodedMessage": {}}}"#, json::quote(DECODED)), &expected);
    check(&DECODED.replace(r#""allowed": false"#, r#""allowed": true"#), "allowed");
}

const DETAILS: &str = r#"{"requestContext": {"aws:PrincipalArn": "arn:aws:iam::111122223333:user/ana", "aws:SourceIp": "192.0.2.1",
    "aws:SecureTransport": true, "s3:x": "all"},
  "evaluations": [
    {"action": "s3:ListBucket", "resource": "arn:aws:s3:::reports", "evaluatedEffect": "ALLOW"},
    {"action": "s3:GetObject", "resource": "arn:aws:s3:::reports/q1.csv", "context": {"S3:X": ["a", "b"]},
     "evaluatedEffect": "EXPLICIT_DENY", "checks": [
      {"checkType": "PRINCIPAL", "evaluatedEffect": "ALLOW"},
      {"checkType": "RESOURCE_CONTROL_POLICY", "evaluatedEffect": "EXPLICIT_DENY",
       "matchedPolicies": [{"uri": "opaque"}, {"uri": "arn:aws:organizations::1:policy/p"}]}]}],
  "policies": []}"#;

#[test]
fn the_details_of_a_request() {
    check(
        DETAILS,
        &format!(
            "denied|{ANA}|s3:GetObject|{BUCKET}|rcp|explicit|arn:aws:organizations::1:policy/p|context|aws:SourceIp\n192.0.2.1|\
             aws:SecureTransport\ntrue|S3:X\na|S3:X\nb"
        ),
    );
    check(
        &DETAILS.replace("EXPLICIT_DENY", "IMPLICIT_DENY"),
        &format!(
            "denied|{ANA}|s3:GetObject|{BUCKET}|rcp|implicit||context|aws:SourceIp\n192.0.2.1|aws:SecureTransport\ntrue|\
             S3:X\na|S3:X\nb"
        ),
    );
    check(&DETAILS.replace("EXPLICIT_DENY", "ALLOW"), "allowed");
}

/// Any text is read: every beginning and end of those above, and every one of them with a piece of another put in.
#[test]
fn any_text_is_read() {
    let message = format!(
        "An error occurred (AccessDenied): User: {ANA} is not authorized to perform: s3:GetObject on resource: \"{BUCKET}\" \
         with an explicit deny in a session policy: 정책 arn:x"
    );
    let texts = [message.as_str(), DECODED, DETAILS];
    for text in texts {
        for (at, _) in text.char_indices() {
            let (before, after) = text.split_at(at);
            let _ = (read(before).list(), read(after).list());
        }
    }
    let mut state: u32 = 7;
    let mut next = |below: usize| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) as usize % below.max(1)
    };
    for _ in 0..5_000 {
        let mut bytes = texts[next(3)].as_bytes().to_vec();
        for _ in 0..=next(8) {
            let (at, n) = (next(bytes.len()), next(12));
            let end = (at + n).min(bytes.len());
            let piece: Vec<u8> = (0..next(6)).map(|_| next(256) as u8).collect();
            bytes.splice(at..end, piece);
        }
        let _ = read(&String::from_utf8_lossy(&bytes)).list();
    }
}

#[test]
fn what_kms_says_of_a_key_that_may_be_anothers() {
    let rest = "because the resource does not exist in this Region, no resource-based policies allow access, or a \
                resource-based policy explicitly denies access";
    check(
        &format!(
            "User: {SESSION} is not authorized to perform: kms:Decrypt on the resource associated with this ciphertext {rest}"
        ),
        &format!("denied|{SESSION}|kms:Decrypt||resource|||"),
    );
    let key = "arn:aws:kms:us-east-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab";
    check(
        &format!("User: {ANA} is not authorized to perform: kms:GenerateDataKey on resource: {key} {rest}"),
        &format!("denied|{ANA}|kms:GenerateDataKey|{key}|resource|||"),
    );
    check(
        "An error occurred (AccessDeniedException) when calling the Decrypt operation: The ciphertext refers to a customer \
         master key that does not exist, does not exist in this region, or you are not allowed to access.",
        "denied||kms:Decrypt|||||",
    );
}

#[test]
fn a_reason_that_names_no_policy_is_quoted() {
    let of = |rest: &str| {
        let text = format!(
            "User: {ANA} is not authorized to perform: s3:PutBucketPolicy on resource: \"arn:aws:s3:::box\"{rest}"
        );
        match read(&text) {
            Said::Denied(denied) => (denied.because.clone(), words::why(&denied, Lang::En)),
            other => panic!("{other:?}"),
        }
    };
    let blocked = "public policies are blocked by the BlockPublicPolicy block public access setting";
    assert_eq!(
        (
            blocked.to_string(),
            format!("AWS said why, and names no policy: `{blocked}`.")
        ),
        of(&format!(" because {blocked}."))
    );
    let named = of(" because no identity-based policy allows the s3:PutBucketPolicy action");
    assert_eq!(
        ("", "AWS said that no identity-based policy allows it."),
        (&*named.0, &*named.1)
    );
    assert_eq!("AWS did not say why.", of("").1);
}

#[test]
fn of_a_denial_of_s3_the_operation_is_told_by_the_program() {
    for (text, action) in [
        (
            "botocore.exceptions.ClientError: An error occurred (AccessDenied) when calling the GetObject operation: Access Denied",
            "s3:GetObject",
        ),
        (
            "An error occurred (403) when calling the HeadObject operation: Forbidden",
            "s3:GetObject",
        ),
        (
            "fatal error: An error occurred (AccessDenied) when calling the ListObjectsV2 operation: Access Denied",
            "s3:ListBucket",
        ),
        (
            "operation error S3: PutObject, https response error StatusCode: 403, RequestID: 1, HostID: 2, api error AccessDenied: Access Denied",
            "s3:PutObject",
        ),
    ] {
        check(text, &format!("denied||{action}|||||"));
    }
    // Not one of S3, or none at all.
    check(
        "An error occurred (AccessDenied) when calling the ListWidgets operation: Access Denied",
        "bare",
    );
    check(
        "An error occurred (NoSuchKey) when calling the GetObject operation: The specified key does not exist.",
        "unrecognised",
    );
}

#[test]
fn the_colon_that_ends_an_arn_stays() {
    for resource in [
        "arn:aws:logs:us-east-1:111122223333:log-group::log-stream:",
        "arn:aws:logs:us-east-1:111122223333:log-group:/aws/lambda/f:log-stream:",
        "arn:aws:sqs:us-east-1:123456789012:",
    ] {
        check(
            &format!(
                "User: {ANA} is not authorized to perform: logs:CreateLogGroup on resource: {resource} because no identity-based policy allows it"
            ),
            &format!("denied|{ANA}|logs:CreateLogGroup|{resource}|identity|implicit||"),
        );
        check(
            &format!("User: {ANA} is not authorized to perform: logs:CreateLogGroup on resource: {resource}"),
            &format!("denied|{ANA}|logs:CreateLogGroup|{resource}||||"),
        );
    }
    check(
        &format!("User: {ANA} is not authorized to perform: s3:GetObject on resource: {BUCKET}: denied"),
        &format!("denied|{ANA}|s3:GetObject|{BUCKET}||||"),
    );
}

#[test]
fn a_program_names_what_it_called() {
    check(
        "An error occurred (UnauthorizedOperation) when calling the DescribeInstances operation: You are not authorized to perform this operation.",
        "denied||ec2:DescribeInstances|||||",
    );
    check(
        "API: s3:PutBucketPolicy Access Denied",
        "denied||s3:PutBucketPolicy|||||",
    );
    check("API: unknown thing, Access Denied", "bare");
}
