//! Realistic values of a context key: what an example in AWS's documentation would show, never a wildcard.

use iam_syntax::arn::{Arn, fields};

use super::managed;
use super::shape::{Shape, shape};
use super::words::{machines, words};

/// Some values of a key, in the order in which they are tried. Account ids, addresses and names are those that AWS keeps
/// for examples.
#[must_use]
pub fn samples(key: &str) -> &'static [&'static str] {
    let known = own(key).or_else(|| words(key)).or_else(|| machines(key));
    known.unwrap_or_else(|| of_shape(shape(key)))
}

/// The values of a key that has its own; they are likelier than what a condition happens to name.
#[must_use]
pub fn own(key: &str) -> Option<&'static [&'static str]> {
    let own: &[(&str, &[&str])] = &[
        (
            "aws:SourceVpcArn",
            &["arn:aws:ec2:us-east-1:111122223333:vpc/vpc-0abcdef0123456789"],
        ),
        (
            "aws:PrincipalType",
            &["User", "AssumedRole", "Account", "FederatedUser", "Anonymous"],
        ),
        (
            "iam:PolicyARN",
            &[
                "arn:aws:iam::aws:policy/ReadOnlyAccess",
                "arn:aws:iam::111122223333:policy/example",
            ],
        ),
        ("ec2:VpceServiceName", &["com.amazonaws.us-east-1.s3"]),
        (
            "kms:EncryptionContext:aws:s3:arn",
            &["arn:aws:s3:::amzn-s3-demo-bucket"],
        ),
        ("kms:RequestAlias", &["alias/example"]),
        ("kms:ResourceAliases", &["alias/example"]),
        (
            "lambda:FunctionArn",
            &["arn:aws:lambda:us-east-1:111122223333:function:example"],
        ),
        (
            "lambda:SourceFunctionArn",
            &["arn:aws:lambda:us-east-1:111122223333:function:example"],
        ),
        ("saml:sub", &["example"]),
        ("ses:FromAddress", &["user@example.com"]),
        ("ses:Recipients", &["user@example.com"]),
        ("s3:delimiter", &["/"]),
        ("s3:locationconstraint", &["us-west-2", "ap-northeast-2"]),
        (
            "ec2:InstanceProfile",
            &["arn:aws:iam::111122223333:instance-profile/example"],
        ),
        (
            "ec2:LaunchTemplate",
            &["arn:aws:ec2:us-east-1:111122223333:launch-template/lt-0abcdef0123456789"],
        ),
        (
            "ec2:ParentSnapshot",
            &["arn:aws:ec2:us-east-1::snapshot/snap-0abcdef0123456789"],
        ),
        (
            "ec2:ParentVolume",
            &["arn:aws:ec2:us-east-1:111122223333:volume/vol-0abcdef0123456789"],
        ),
        (
            "ec2:SourceInstanceArn",
            &["arn:aws:ec2:us-east-1:111122223333:instance/i-0abcdef0123456789"],
        ),
        (
            "ec2:Subnet",
            &["arn:aws:ec2:us-east-1:111122223333:subnet/subnet-0abcdef0123456789"],
        ),
        (
            "ec2:Vpc",
            &["arn:aws:ec2:us-east-1:111122223333:vpc/vpc-0abcdef0123456789"],
        ),
        ("ecs:cluster", &["arn:aws:ecs:us-east-1:111122223333:cluster/example"]),
        ("iam:PermissionsBoundary", &["arn:aws:iam::111122223333:policy/example"]),
        ("s3:x-amz-server-side-encryption-aws-kms-key-id", &[KMS_KEY]),
        ("aws:UserAgent", &["aws-cli/2.15.0"]),
        ("aws:Referer", &["https://www.example.com/"]),
        ("saml:aud", &["https://signin.aws.amazon.com/saml"]),
        ("s3:TlsVersion", &["1.3", "1.2"]),
        ("aws:MultiFactorAuthAge", &["60", "86400"]),
        ("sts:DurationSeconds", &["3600", "43200", "900"]),
    ];
    let found = own.iter().find(|(name, _)| name.eq_ignore_ascii_case(key));
    found.map(|(_, values)| *values)
}

/// The key of AWS KMS in AWS's examples.
const KMS_KEY: &str = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

/// Values of a shape, in the same order.
#[must_use]
pub fn of_shape(shape: Shape) -> &'static [&'static str] {
    match shape {
        Shape::Account => &["111122223333", "444455556666", "123456789012"],
        Shape::Organization => &["o-a1b2c3d4e5", "o-exampleorgid"],
        Shape::OrganizationPath => &[
            "o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/",
            "o-exampleorgid/r-cd34/ou-cd34-22222222/",
        ],
        Shape::Region => &[
            "us-east-1",
            "eu-west-1",
            "ap-northeast-2",
            "us-west-2",
            "eu-central-1",
            "ap-southeast-1",
            "ca-central-1",
            "sa-east-1",
            "us-gov-west-1",
            "cn-north-1",
        ],
        Shape::Vpc => &["vpc-0abcdef0123456789", "vpc-1a2b3c4d"],
        Shape::VpcEndpoint => &["vpce-0abcdef0123456789", "vpce-1a2b3c4d"],
        Shape::PublicAddress => &[
            "203.0.113.10",
            "198.51.100.10",
            "192.0.2.10",
            "2001:db8::10",
            "2001:db8:1::10",
        ],
        Shape::Address => &["10.0.0.10", "10.1.0.10", "172.16.0.10", "192.168.0.10", "2001:db8::10"],
        Shape::Bool => &["true", "false"],
        Shape::Number => &["1", "100", "0"],
        Shape::Date => &["2026-01-05T09:00:00Z", "2031-01-05T09:00:00Z"],
        Shape::Seconds => &["1767603600", "1925370000"],
        Shape::Service => &[
            "cloudformation.amazonaws.com",
            "athena.amazonaws.com",
            "lambda.amazonaws.com",
        ],
        Shape::RegionalService => &["s3.us-east-1.amazonaws.com", "ec2.us-east-1.amazonaws.com"],
        Shape::SessionName => &["example-session", "another-session"],
        Shape::ExternalId => &["example-id", "another-id"],
        Shape::GithubSubject => &[
            "repo:octo-org/octo-repo:ref:refs/heads/main",
            "repo:octo-org/octo-repo:environment:prod",
        ],
        Shape::Tag | Shape::Text => &["example", "another"],
        Shape::Id(begins) => of_id(begins),
        Shape::Domain => &["www.example.com", "www.example.org"],
        // Which service's ARN it is follows from the key alone.
        Shape::Arn | Shape::Machine | Shape::Word | Shape::Unknown => &[],
    }
}

/// An id of EC2's, by what it begins with.
fn of_id(begins: &str) -> &'static [&'static str] {
    const IDS: &[&str] = &[
        "acl-0abcdef0123456789",
        "ami-0abcdef0123456789",
        "dopt-0abcdef0123456789",
        "eipalloc-0abcdef0123456789",
        "eni-0abcdef0123456789",
        "i-0abcdef0123456789",
        "igw-0abcdef0123456789",
        "pcx-0abcdef0123456789",
        "rtb-0abcdef0123456789",
        "sg-0abcdef0123456789",
        "snap-0abcdef0123456789",
        "subnet-0abcdef0123456789",
        "tgw-0abcdef0123456789",
        "tgw-attach-0abcdef0123456789",
        "tgw-rtb-0abcdef0123456789",
        "vol-0abcdef0123456789",
    ];
    let is_of = |id: &&str| id.strip_suffix("0abcdef0123456789") == Some(begins);
    IDS.iter().position(is_of).map_or(&[], |at| &IDS[at..=at])
}

/// The most that is put in the place of the wildcards of one pattern.
const MOST_TRIES: usize = 512;

/// Values of a key that fit a pattern with wildcards. `fits` is the evaluator's own comparison.
#[must_use]
pub fn fitting(key: &str, pattern: &str, shape: Shape, fits: &dyn Fn(&str) -> bool) -> Option<String> {
    let is_good = |text: &str| shape.fits(text) && fits(text);
    let ready = samples(key).iter().find(|sample| is_good(sample));
    if let Some(sample) = ready {
        return Some((*sample).to_string());
    }
    if managed::is_of_aws(pattern) {
        return managed::fitting(is_good);
    }
    // A pattern that says nothing leaves all to be made up.
    if shape == Shape::Unknown && pattern.bytes().all(|it| b"*?".contains(&it)) {
        return None;
    }
    let plain = plain_arn(pattern).filter(|_| shape == Shape::Arn);
    let pattern = plain.as_deref().unwrap_or(pattern);
    let n_stars = pattern.bytes().filter(|byte| *byte == b'*').count();
    let fillers = fillers(shape);
    if fillers.is_empty() {
        return None;
    }
    let n_choices = fillers.len().checked_pow(u32::try_from(n_stars).ok()?);
    // Many stars: all with the same text, one after the other.
    let n_tries = n_choices.filter(|n| *n <= MOST_TRIES);
    let tries = n_tries.unwrap_or(fillers.len());
    let made = (0..tries).map(|number| {
        let (mut rest, mut n_odd) = (number, 0);
        let text = filled(pattern, shape, |in_word| {
            let filler = fillers[rest % fillers.len()];
            if n_tries.is_some() {
                rest /= fillers.len();
            }
            n_odd += usize::from(filler.is_empty() != (in_word && shape.is_words()));
            filler
        });
        (n_odd, text)
    });
    // The plainest of them: something for each star that stands apart, `team-example`, and nothing for one that goes on
    // with a word, `dev`. What stands in a subject is a text of many parts, so that they may
    // come twice; the shortest has none of them twice.
    let length = |text: &str| if shape == Shape::GithubSubject { text.len() } else { 0 };
    let good = made.filter(|(_, text)| is_good(text));
    good.min_by_key(|(n_odd, text)| (*n_odd, length(text)))
        .map(|(_, text)| text)
}

/// What a star may stand for.
const fn fillers(shape: Shape) -> &'static [&'static str] {
    match shape {
        Shape::Account => &["", "1", "11", "1111", "111111", "11111111", "1111111111"],
        Shape::Organization => &["", "a1b2c3d4e5", "1b2c3d4e5f"],
        Shape::OrganizationPath => &[
            "",
            "r-ab12/",
            "r-ab12/ou-ab12-11111111/",
            "ou-ab12-11111111/",
            "o-a1b2c3d4e5",
            "o-a1b2c3d4e5/r-ab12/",
            "ab12",
            "11111111/",
        ],
        Shape::Region => &["", "east-1", "west-1", "east", "1", "us", "central-1"],
        Shape::Vpc | Shape::VpcEndpoint | Shape::Id(_) => &["", "0abcdef0123456789", "1a2b3c4d", "a2b3c4d"],
        Shape::PublicAddress | Shape::Address => &["10", "113", "0", "203"],
        Shape::Bool => &["true", "false", "e"],
        Shape::Number | Shape::Seconds => &["1", "", "0"],
        Shape::Date => &["2026-01-05T09:00:00Z", "01-05T09:00:00Z", ""],
        Shape::Arn => &["example", "", "role/example", "aws", "111122223333", "us-east-1"],
        Shape::Machine => &["micro", "large", "t3", "t3.micro", "m5", "", "5", "3", "xlarge"],
        // None of what is known fits.
        Shape::Word => &[],
        Shape::Service | Shape::RegionalService => &["athena", "us-east-1", "s3", ""],
        Shape::SessionName | Shape::ExternalId | Shape::Tag | Shape::Text | Shape::Unknown => &["example", "", "a"],
        Shape::Domain => &["www", "example", "www.example", ""],
        Shape::GithubSubject => &[
            "octo-repo:ref:refs/heads/main",
            "ref:refs/heads/main",
            "octo-org/octo-repo:ref:refs/heads/main",
            "main",
            "refs/heads/main",
            "octo-repo",
            "octo-org",
            "octo-org/octo-repo",
            ":refs/heads/main",
            "heads/main",
            "prod",
            "repo",
            "",
        ],
    }
}

/// A pattern with a text for each star and a character for each question mark. The text is told whether its star touches
/// a letter or digit.
fn filled<'f>(pattern: &str, shape: Shape, mut filler: impl FnMut(bool) -> &'f str) -> String {
    let some: &str = match shape {
        Shape::Account | Shape::Number | Shape::Seconds | Shape::PublicAddress | Shape::Address => "1",
        Shape::Organization
        | Shape::OrganizationPath
        | Shape::Region
        | Shape::Vpc
        | Shape::VpcEndpoint
        | Shape::Bool
        | Shape::Date
        | Shape::Arn
        | Shape::Service
        | Shape::RegionalService
        | Shape::SessionName
        | Shape::ExternalId
        | Shape::GithubSubject
        | Shape::Tag
        | Shape::Id(_)
        | Shape::Domain
        | Shape::Word
        | Shape::Text
        | Shape::Unknown => "a1b2c3d4e5f6",
        Shape::Machine => "3",
    };
    let mut characters = some.chars().cycle();
    let mut text = String::with_capacity(pattern.len() + 40);
    let is_of_word = |it: Option<char>| it.is_some_and(char::is_alphanumeric);
    let mut before = None;
    let mut rest = pattern.chars().peekable();
    while let Some(character) = rest.next() {
        let in_word = is_of_word(before) || is_of_word(rest.peek().copied());
        before = Some(character);
        match character {
            '*' => text.push_str(filler(in_word)),
            '?' => text.extend(characters.next()),
            other => text.push(other),
        }
    }
    text
}

/// The pattern of an ARN with the fields that are open filled in, so that wildcards stand in the resource alone.
fn plain_arn(pattern: &str) -> Option<String> {
    let [_, partition, service, region, account, resource] = fields(pattern)?;
    let is_open = |field: &str| field.contains(['*', '?']);
    let of = |field: &str, other: &str| match is_open(field) {
        true => other.to_string(),
        false => field.to_string(),
    };
    // Services of the whole world have no Region, and buckets no account.
    let is_global = matches!(
        service,
        "iam" | "sts" | "s3" | "organizations" | "cloudfront" | "route53"
    );
    let text = [
        "arn",
        &of(partition, "aws"),
        &of(service, "s3"),
        &of(region, if is_global { "" } else { "us-east-1" }),
        &of(account, if service == "s3" { "" } else { "111122223333" }),
        resource,
    ]
    .join(":");
    Arn::parse(&text).is_some().then_some(text)
}

#[cfg(test)]
mod tests {
    use iam_catalog::catalogue::{Catalogue, ServiceStanding};
    use iam_catalog::key::{Key, ValueType};
    use iam_syntax::pattern::Pattern;

    use super::*;
    use crate::impossible::form::is_of_none;

    #[track_caller]
    fn check(key: &str, pattern: &str, expected: Option<&str>) {
        let compiled = Pattern::new(pattern);
        let shape = shape(key);
        let found = fitting(key, pattern, shape, &|text| compiled.matches(text));
        assert_eq!(expected, found.as_deref(), "{key} {pattern}");
    }

    #[test]
    fn a_star_beside_a_letter_goes_on_with_nothing() {
        check("aws:PrincipalTag/team", "dev*", Some("dev"));
        check("aws:PrincipalTag/team", "*dev*", Some("dev"));
        check(
            "iam:PolicyARN",
            "arn:aws:iam::aws:policy/AWSLambda*",
            Some("arn:aws:iam::aws:policy/AWSLambda_ReadOnlyAccess"),
        );
        check("iam:PolicyARN", "arn:aws:iam::aws:policy/Nothing*", None);
        check("aws:PrincipalTag/team", "dev-*", Some("dev-example"));
        check("sts:RoleSessionName", "*@example.com", Some("example@example.com"));
    }

    #[test]
    fn samples_look_like_values_of_their_keys() {
        for key in [
            "aws:SourceAccount",
            "aws:PrincipalOrgID",
            "aws:PrincipalOrgPaths",
            "aws:RequestedRegion",
            "aws:SourceVpc",
            "aws:SourceVpce",
            "aws:SourceIp",
            "aws:VpcSourceIp",
            "aws:SecureTransport",
            "aws:MultiFactorAuthAge",
            "aws:CurrentTime",
            "aws:EpochTime",
            "aws:SourceArn",
            "aws:SourceVpcArn",
            "aws:CalledVia",
            "kms:ViaService",
            "sts:RoleSessionName",
            "sts:ExternalId",
            "token.actions.githubusercontent.com:sub",
            "aws:PrincipalTag/team",
            "s3:prefix",
        ] {
            for sample in samples(key) {
                assert!(shape(key).fits(sample), "{key} {sample}");
            }
        }
    }

    /// Every key of every service: what is made up for it is of its type and its form, and a plain word where it is a name.
    #[test]
    fn samples_are_of_the_form_of_every_key_of_the_reference() {
        let catalogue = Catalogue::whole();
        let mut n_named = 0;
        let mut check = |key: &Key| {
            let written = key.name.split("${").next().unwrap_or_default().to_string();
            let written = if key.is_pattern() { written + "x" } else { written };
            let (shape, made_up) = (shape(&written), samples(&written));
            for sample in made_up {
                assert!(shape.fits(sample), "{written} {sample}");
                let is_of_type = |value: ValueType| match value {
                    ValueType::Arn => Shape::Arn.fits(sample) && !is_of_none(sample, &catalogue),
                    ValueType::Bool => Shape::Bool.fits(sample),
                    ValueType::Numeric => Shape::Number.fits(sample),
                    ValueType::Date => Shape::Date.fits(sample) || Shape::Seconds.fits(sample),
                    ValueType::IpAddress => Shape::Address.fits(sample),
                    ValueType::String => true,
                };
                // What the name alone says gives way to the type ([`values`](crate::request::values)).
                let is_of_type = key.types.iter().any(|it| is_of_type(it.value));
                assert!(is_of_type || shape == Shape::Text, "{written} {sample}");
                let is_word = ["example", "another"].contains(sample);
                let is_free = [Shape::Text, Shape::Tag].contains(&shape) || written == "saml:sub";
                assert!(!is_word || is_free, "{written} {sample}");
            }
            n_named += usize::from(!made_up.is_empty());
        };
        for name in catalogue.services_matching("*") {
            if let ServiceStanding::Known(service) = catalogue.service(&name.prefix) {
                service.keys.iter().for_each(&mut check);
            }
        }
        assert!(1000 < n_named, "{n_named}");
    }

    #[test]
    fn no_form_is_made_up() {
        for (key, expected) in [
            ("lambda:VpcIds", Some("vpc-0abcdef0123456789")),
            ("lambda:SubnetIds", Some("subnet-0abcdef0123456789")),
            ("codebuild:vpcConfig.securityGroupIds", Some("sg-0abcdef0123456789")),
            ("ec2:NetworkInterfaceID", Some("eni-0abcdef0123456789")),
            ("ec2:KeyPairName", Some("example")),
            ("ram:ShareOwnerAccountId", Some("111122223333")),
            ("kms:ReplicaRegion", Some("us-east-1")),
            ("organizations:ServicePrincipal", Some("cloudformation.amazonaws.com")),
            ("acm:DomainNames", Some("www.example.com")),
            ("ssm:NodeOrgId", Some("o-a1b2c3d4e5")),
            ("kms:EncryptionContext:tenant", Some("example")),
            // Of these nobody knows what they look like.
            ("kms:EncryptionContext:aws:ebs:id", None),
            ("secretsmanager:VersionId", None),
            ("sagemaker:FileSystemId", None),
            ("cognito-identity.amazonaws.com:aud", None),
            ("events:TargetArn", None),
            ("kms:MultiRegion", None),
            ("made:Up", None),
        ] {
            assert_eq!(expected, samples(key).first().copied(), "{key}");
        }
    }

    #[test]
    fn a_pattern_is_filled_with_what_could_stand_there() {
        let github = "token.actions.githubusercontent.com:sub";
        check(github, "repo:acme/*", Some("repo:acme/octo-repo:ref:refs/heads/main"));
        check(github, "repo:acme/*:ref*", Some("repo:acme/main:ref:refs/heads/main"));
        check(
            github,
            "repo:acme/app:ref:refs/heads/*",
            Some("repo:acme/app:ref:refs/heads/main"),
        );
        check(
            github,
            "repo:acme/app:environment:?",
            Some("repo:acme/app:environment:a"),
        );
        check(github, "repo:acme/", None);
        check(
            "aws:PrincipalOrgPaths",
            "o-a1b2c3d4e5/*",
            Some("o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/"),
        );
        check(
            "aws:PrincipalOrgPaths",
            "o-zzzzzzzzzz/r-zz11/*",
            Some("o-zzzzzzzzzz/r-zz11/ou-ab12-11111111/"),
        );
        check("aws:RequestedRegion", "eu-*", Some("eu-west-1"));
        check("aws:RequestedRegion", "me-*", Some("me-east-1"));
        check(
            "aws:SourceArn",
            "arn:aws:sns:*:*:alerts-*",
            Some("arn:aws:sns:us-east-1:111122223333:alerts-example"),
        );
        check(
            "aws:SourceArn",
            "arn:aws:s3:::logs-*",
            Some("arn:aws:s3:::logs-example"),
        );
        check("s3:prefix", "home/*", Some("home/example"));
        check("ec2:InstanceType", "t3.*", Some("t3.micro"));
        check("ec2:InstanceType", "t?.*", Some("t3.micro"));
        check("ec2:InstanceType", "x2gd.*", Some("x2gd.micro"));
        check("ec2:InstanceType", "*.2xlarge", Some("t3.2xlarge"));
        check("ec2:InstanceType", "t3.ex*", None);
        check("rds:DatabaseClass", "db.*.large", Some("db.m5.large"));
        check("ec2:ImageID", "ami-*", Some("ami-0abcdef0123456789"));
        check("s3:x-amz-acl", "public-*", Some("public-read"));
        check("s3:x-amz-acl", "shared-*", None);
        check("ec2:VolumeType", "gp*", Some("gp3"));
        check("aws:SourceAccount", "1111*", Some("111122223333"));
        check("aws:PrincipalTag/team", "a?c", Some("aac"));
        check("ec2:SubnetID", "subnet-*", Some("subnet-0abcdef0123456789"));
        check("secretsmanager:VersionId", "*", None);
    }
}
