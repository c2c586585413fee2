//! Cases of about 1 KB, no two alike.

use iam_syntax::json::quote;

use crate::generate::random::Random;

/// The text of a case on one line.
pub fn case(case_idx: usize) -> String {
    let mut random = Random::new(case_idx as u64);
    let n = random.below(10_000);
    let name = *random.pick(&["ana", "ben", "cleo", "dara", "emil"]);
    let principal = match random.below(3) {
        0 => format!("arn:aws:sts::111122223333:assumed-role/App{n}/{name}"),
        _ => format!("arn:aws:iam::111122223333:user/team/{name}"),
    };
    let (action, resource) = *random.pick(&[
        ("s3:GetObject", "arn:aws:s3:::box/reports/2026"),
        ("s3:PutObject", "arn:aws:s3:::box/uploads"),
        ("sqs:SendMessage", "arn:aws:sqs:eu-west-1:111122223333:jobs"),
        ("dynamodb:Query", "arn:aws:dynamodb:eu-west-1:111122223333:table/orders"),
    ]);
    let service = action.split(':').next().unwrap_or_default();
    let other = if random.below(5) == 0 {
        "444455556666"
    } else {
        "111122223333"
    };
    let region = *random.pick(&["eu-west-1", "eu-central-1", "us-east-1"]);
    let limiting = match random.below(3) {
        0 => format!(
            r#""boundary":{{"name":"Limits","document":{{"Version":"2012-10-17","Statement":[{{"Sid":"Home","Effect":"Allow","Action":["{service}:*","logs:*"],"Resource":"*","Condition":{{"StringEquals":{{"aws:RequestedRegion":["eu-west-1","eu-central-1"]}}}}}}]}}}}"#
        ),
        1 => r#""scps":[{"target":"r-ab12","policies":[{"name":"FullAWSAccess","document":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},{"Sid":"KeepTrail","Effect":"Deny","Action":["cloudtrail:StopLogging","cloudtrail:DeleteTrail"],"Resource":"*"}]}}]}]"#.into(),
        _ => format!(
            r#""resource":{{"name":"Shared","document":{{"Version":"2012-10-17","Statement":[{{"Sid":"Partner{n}","Effect":"Allow","Principal":{{"AWS":["arn:aws:iam::111122223333:root"]}},"Action":"{action}","Resource":"{resource}*","Condition":{{"Bool":{{"aws:SecureTransport":"true"}}}}}}]}}}}"#
        ),
    };
    format!(
        r#"{{"id":"case-{case_idx}","principal":{},"action":"{action}","resource":"{resource}{n}","resourceAccount":"{other}","context":{{"aws:SourceIp":"203.0.113.{}","aws:RequestedRegion":"{region}","aws:SecureTransport":"true","aws:PrincipalTag/team":"blue"}},"policies":{{"identity":[{{"name":"App","document":{{"Version":"2012-10-17","Statement":[{{"Sid":"Use{n}","Effect":"Allow","Action":["{service}:Get*","{action}"],"Resource":["{resource}*"],"Condition":{{"IpAddress":{{"aws:SourceIp":["203.0.113.0/25"]}}}}}},{{"Effect":"Deny","Action":"{service}:*","Resource":"*","Condition":{{"StringNotEquals":{{"aws:PrincipalTag/team":["blue","green"]}}}}}}]}}}}],{limiting}}}}}"#,
        quote(&principal),
        random.below(256),
    )
}
