//! What the values of a context key look like, and whether a text is one of them.
//!
//! Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html>

pub mod format;
mod name;

use iam_catalog::claims;
use iam_eval::keys::{KeyType, known};
use iam_syntax::arn::is_account_id;
use iam_syntax::literal::date::Instant;
use iam_syntax::literal::ip::Range;
use iam_syntax::literal::number::Number;

use super::words::{is_machine, machines, words};
use super::{family, is_one_of};
use format::{
    is_address, is_arn, is_github_subject, is_id, is_name, is_of_tag, is_organization, is_organization_path, is_region,
    is_reserved, is_service,
};
use name::by_name;

/// What a key holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Twelve digits.
    Account,
    /// `o-` and ten to thirty-two letters and digits.
    Organization,
    /// Organization, root and units, each behind a slash.
    OrganizationPath,
    Region,
    Vpc,
    VpcEndpoint,
    /// One that is routed on the internet.
    PublicAddress,
    Address,
    Bool,
    Number,
    Date,
    /// Seconds since 1970.
    Seconds,
    Arn,
    /// `NAME.amazonaws.com`.
    Service,
    /// `NAME.REGION.amazonaws.com`.
    RegionalService,
    /// What a session may be called, and its source identity.
    SessionName,
    ExternalId,
    /// The subject of a token of GitHub Actions.
    GithubSubject,
    /// The value of a tag, or its name.
    Tag,
    /// What an id of its kind begins with, up to the hyphen, and 8 or 17 letters or digits: `ami-0abcdef0123456789`.
    Id(&'static str),
    /// `www.example.com`.
    Domain,
    /// A family and a size: `t3.micro`.
    Machine,
    /// One of some words ([`words`]).
    Word,
    /// A text that somebody chooses freely: a name, a description.
    Text,
    /// Nothing is known of what the values look like.
    Unknown,
}

const ACCOUNTS: [&str; 8] = [
    "aws:PrincipalAccount",
    "aws:ResourceAccount",
    "aws:SourceAccount",
    "aws:SourceOwner",
    "aws:VpceAccount",
    "kms:CallerAccount",
    "s3:DataAccessPointAccount",
    "s3:ResourceAccount",
];
const ORGANIZATIONS: [&str; 4] = [
    "aws:PrincipalOrgID",
    "aws:ResourceOrgID",
    "aws:SourceOrgID",
    "aws:VpceOrgID",
];
const ORGANIZATION_PATHS: [&str; 4] = [
    "aws:PrincipalOrgPaths",
    "aws:ResourceOrgPaths",
    "aws:SourceOrgPaths",
    "aws:VpceOrgPaths",
];
const SERVICES: [&str; 8] = [
    "aws:CalledVia",
    "aws:CalledViaFirst",
    "aws:CalledViaLast",
    "aws:PrincipalServiceName",
    "aws:PrincipalServiceNamesList",
    "iam:AWSServiceName",
    "iam:PassedToService",
    "sts:AWSServiceName",
];
const SESSION_NAMES: [&str; 3] = ["sts:RoleSessionName", "sts:SourceIdentity", "aws:SourceIdentity"];

/// The issuer of GitHub Actions, whose subjects have a form of their own.
pub const GITHUB: &str = "token.actions.githubusercontent.com";

/// What a key holds, by its name in any case.
#[must_use]
pub fn shape(key: &str) -> Shape {
    let named: [(&[&str], Shape); 9] = [
        (&ACCOUNTS, Shape::Account),
        (&ORGANIZATIONS, Shape::Organization),
        (&ORGANIZATION_PATHS, Shape::OrganizationPath),
        (&SERVICES, Shape::Service),
        (&SESSION_NAMES, Shape::SessionName),
        (&["aws:RequestedRegion", "ec2:Region"], Shape::Region),
        (&["aws:SourceVpc", "aws:Ec2InstanceSourceVpc"], Shape::Vpc),
        (&["aws:SourceVpce"], Shape::VpcEndpoint),
        (&["aws:TagKeys", "sts:TransitiveTagKeys"], Shape::Tag),
    ];
    let alone: [(&str, Shape); 4] = [
        ("aws:SourceIp", Shape::PublicAddress),
        ("aws:EpochTime", Shape::Seconds),
        ("kms:ViaService", Shape::RegionalService),
        ("sts:ExternalId", Shape::ExternalId),
    ];
    if let Some((_, shape)) = named.iter().find(|(names, _)| is_one_of(key, names)) {
        return *shape;
    }
    if let Some((_, shape)) = alone.iter().find(|(name, _)| name.eq_ignore_ascii_case(key)) {
        return *shape;
    }
    if claims::parts(key)
        .is_some_and(|(issuer, claim)| issuer.eq_ignore_ascii_case(GITHUB) && claim.eq_ignore_ascii_case("sub"))
    {
        return Shape::GithubSubject;
    }
    if is_tag(key) {
        return Shape::Tag;
    }
    if words(key).is_some() {
        return Shape::Word;
    }
    if machines(key).is_some() {
        return Shape::Machine;
    }
    match known(key).map(|it| it.key_type) {
        Some(KeyType::Bool) => Shape::Bool,
        Some(KeyType::Numeric) => Shape::Number,
        Some(KeyType::Date) => Shape::Date,
        Some(KeyType::Ip) => Shape::Address,
        Some(KeyType::Arn) => Shape::Arn,
        Some(KeyType::String) | None => by_name(key).unwrap_or(Shape::Unknown),
    }
}

/// Whether a key holds the value of one tag: `aws:PrincipalTag/team`, `s3:ExistingObjectTag/team`.
#[must_use]
pub fn is_tag(key: &str) -> bool {
    family(key).is_some_and(|(family, name)| {
        let (_, word) = family.split_once(':').unwrap_or(("", family));
        !name.is_empty() && word.len() >= 3 && word[word.len() - 3..].eq_ignore_ascii_case("Tag")
    })
}

impl Shape {
    /// Whether people choose the text, so that the words in it are whole.
    #[must_use]
    pub const fn is_words(self) -> bool {
        match self {
            Self::SessionName | Self::ExternalId | Self::Tag | Self::Text | Self::Unknown => true,
            Self::Account
            | Self::Organization
            | Self::OrganizationPath
            | Self::Region
            | Self::Vpc
            | Self::VpcEndpoint
            | Self::Id(_)
            | Self::PublicAddress
            | Self::Address
            | Self::Bool
            | Self::Number
            | Self::Date
            | Self::Seconds
            | Self::Arn
            | Self::Service
            | Self::RegionalService
            | Self::GithubSubject
            | Self::Machine
            | Self::Domain
            | Self::Word => false,
        }
    }

    /// Whether a text looks like a value of this kind. What is a wildcard in a policy is none in a request.
    #[must_use]
    pub fn fits(self, text: &str) -> bool {
        if text.is_empty() || text.contains(['*', '?']) || text.contains("${") {
            return false;
        }
        match self {
            Self::Account => is_account_id(text),
            Self::Organization => is_organization(text),
            Self::OrganizationPath => is_organization_path(text),
            Self::Region => is_region(text),
            Self::Vpc => is_id(text, "vpc-"),
            Self::VpcEndpoint => is_id(text, "vpce-"),
            Self::PublicAddress => is_address(text) && Range::parse(text).is_some_and(|it| !is_reserved(&it)),
            Self::Address => is_address(text),
            Self::Bool => matches!(text, "true" | "false"),
            Self::Number => Number::parse(text).is_some(),
            Self::Date => Instant::parse(text).is_some(),
            Self::Seconds => text.bytes().all(|byte| byte.is_ascii_digit()),
            Self::Arn => is_arn(text),
            Self::Service => is_service(text, 1),
            Self::RegionalService => is_service(text, 2),
            Self::SessionName => is_name(text, "_+=,.@-", 2..=64),
            Self::ExternalId => is_name(text, "_+=,.@:/-", 2..=1224),
            Self::GithubSubject => is_github_subject(text),
            Self::Tag => text.chars().count() <= 256 && text.chars().all(is_of_tag),
            Self::Id(begins) => is_id(text, begins),
            Self::Domain => is_name(text, ".-_", 3..=253) && text.contains('.'),
            Self::Machine => is_machine(text),
            // AWS may know more of them than we do.
            Self::Word | Self::Text | Self::Unknown => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(key: &str, fitting: &[&str], others: &[&str]) {
        for text in fitting {
            assert!(shape(key).fits(text), "{key} {text}");
        }
        for text in others {
            assert!(!shape(key).fits(text), "{key} {text}");
        }
    }

    #[test]
    fn values_look_like_those_of_their_keys() {
        check("aws:sourceaccount", &["111122223333"], &["1111", "11112222333*", ""]);
        check(
            "aws:PrincipalOrgID",
            &["o-a1b2c3d4e5", "o-exampleorgid"],
            &["o-1", "o-*", "r-ab12", "o-A1B2C3D4E5"],
        );
        check(
            "aws:PrincipalOrgPaths",
            &["o-a1b2c3d4e5/r-ab12/", "o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/"],
            &["o-a1b2c3d4e5/r-ab12", "o-a1b2c3d4e5/*", "o-a1b2c3d4e5/r-ab12/ou-ab12/"],
        );
        check(
            "aws:RequestedRegion",
            &["us-east-1", "us-gov-west-1", "ap-northeast-2"],
            &["us", "us-east-*", "global"],
        );
        check(
            "aws:SourceVpce",
            &["vpce-1a2b3c4d", "vpce-0abcdef0123456789"],
            &["vpc-1a2b3c4d", "vpce-example"],
        );
        check(
            "aws:SourceIp",
            &["203.0.113.9", "8.8.8.8", "2001:db8::1"],
            &["10.0.0.1", "203.0.113.0/24", "fd00::1", "x"],
        );
        check("aws:VpcSourceIp", &["10.0.0.1"], &["10.0.0.0/8"]);
        check(
            "aws:CalledVia",
            &["athena.amazonaws.com"],
            &["athena", "*.amazonaws.com"],
        );
        check("kms:ViaService", &["s3.us-east-1.amazonaws.com"], &["s3.amazonaws.com"]);
        check(
            "aws:SourceArn",
            &["arn:aws:s3:::b"],
            &["arn:aws:s3:::*", "arn:aws:s3", "arn:aws:other:us-east-1:0:x"],
        );
        check("aws:PrincipalTag/team", &["blue", "a b+c=d"], &["blue*", "a,b"]);
        check("sts:RoleSessionName", &["build-7"], &["b", "a b", "x?"]);
        check("aws:EpochTime", &["1767225600"], &["2026-01-01T00:00:00Z"]);
        check(
            "token.actions.githubusercontent.com:sub",
            &[
                "repo:acme/app:ref:refs/heads/main",
                "repo:acme/app:pull_request",
                "repo:acme/app:environment:prod",
                "repository_owner:acme",
            ],
            &[
                "repo:acme/:ref",
                "repo:acme/app",
                "repo:acme/*",
                "repo:acme/app:ref:refs/heads/",
                "repo:/:",
            ],
        );
    }

    #[test]
    fn types_of_machines() {
        check(
            "ec2:InstanceType",
            &["t3.micro", "m7g.16xlarge", "u-6tb1.112xlarge", "c5.metal"],
            &["t3.example", "t3", "micro", "example.micro", "t3."],
        );
        check("rds:DatabaseClass", &["db.t3.micro"], &["db.example"]);
        check(
            "ec2:ImageID",
            &["ami-0abcdef0123456789"],
            &["ami-example", "ami-", "0abcdef0123456789"],
        );
    }

    #[test]
    fn a_key_of_tags_is_known_by_its_name() {
        for key in [
            "aws:PrincipalTag/a",
            "aws:ResourceTag/a:b",
            "s3:ExistingObjectTag/x",
            "ec2:resourcetag/x",
        ] {
            assert!(is_tag(key), "{key}");
        }
        for key in ["aws:TagKeys", "aws:PrincipalTag", "aws:Tags/team", "aws:PrincipalTag/"] {
            assert!(!is_tag(key), "{key}");
        }
    }
}
