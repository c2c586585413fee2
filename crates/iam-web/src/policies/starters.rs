//! A small policy of each kind, to begin with.

use crate::model::slot::Kind;

pub const fn of(kind: Kind) -> &'static str {
    match kind {
        Kind::Identity | Kind::Boundary | Kind::Session => IDENTITY,
        Kind::Resource => RESOURCE,
        Kind::Scp => SCP,
        Kind::Rcp => RCP,
        Kind::Endpoint => ENDPOINT,
    }
}

const IDENTITY: &str = r#"{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "ReadObjects",
      "Effect": "Allow",
      "Action": "s3:GetObject",
      "Resource": "arn:aws:s3:::amzn-s3-demo-bucket/*"
    }
  ]
}"#;

const RESOURCE: &str = r#"{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "LetAnaRead",
      "Effect": "Allow",
      "Principal": { "AWS": "arn:aws:iam::111122223333:user/ana" },
      "Action": "s3:GetObject",
      "Resource": "arn:aws:s3:::amzn-s3-demo-bucket/*"
    }
  ]
}"#;

const SCP: &str = r#"{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "StayInOurRegions",
      "Effect": "Deny",
      "NotAction": ["iam:*", "sts:*"],
      "Resource": "*",
      "Condition": {
        "StringNotEquals": { "aws:RequestedRegion": ["eu-central-1", "ap-northeast-2"] }
      }
    }
  ]
}"#;

const RCP: &str = r#"{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "OnlyOurOrganization",
      "Effect": "Deny",
      "Principal": "*",
      "Action": "s3:*",
      "Resource": "*",
      "Condition": {
        "StringNotEqualsIfExists": { "aws:PrincipalOrgID": "o-exampleorg" },
        "BoolIfExists": { "aws:PrincipalIsAWSService": "false" }
      }
    }
  ]
}"#;

const ENDPOINT: &str = r#"{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": "*",
      "Action": "s3:GetObject",
      "Resource": "arn:aws:s3:::amzn-s3-demo-bucket/*"
    }
  ]
}"#;
