//! What the values of a context key look like, and whether a text is one of them.
//!
//! Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html>

use iam_catalog::claims;
use iam_eval::keys::{KeyType, known};
use iam_syntax::arn::{Arn, is_account_id};
use iam_syntax::literal::date::Instant;
use iam_syntax::literal::ip::Range;
use iam_syntax::literal::number::Number;

use super::{family, is_one_of};

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
    Text,
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
    if claims::parts(key).is_some_and(|(issuer, claim)| {
        issuer.eq_ignore_ascii_case(GITHUB) && claim.eq_ignore_ascii_case("sub")
    }) {
        return Shape::GithubSubject;
    }
    if is_tag(key) {
        return Shape::Tag;
    }
    match known(key).map(|it| it.key_type) {
        Some(KeyType::Bool) => Shape::Bool,
        Some(KeyType::Numeric) => Shape::Number,
        Some(KeyType::Date) => Shape::Date,
        Some(KeyType::Ip) => Shape::Address,
        Some(KeyType::Arn) => Shape::Arn,
        Some(KeyType::String) | None => Shape::Text,
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
            Self::Text => true,
        }
    }
}

/// Ranges whose addresses no request from the internet has.
///
/// Source: <https://www.iana.org/assignments/iana-ipv4-special-registry/>,
/// <https://www.iana.org/assignments/iana-ipv6-special-registry/>. The three ranges and the prefix that are kept for
/// documentation are not in the list: they stand for an address of the reader's.
pub const RESERVED: &[(&str, &str)] = &[
    ("0.0.0.0/8", "RFC 791: this network"),
    ("10.0.0.0/8", "RFC 1918: private"),
    ("100.64.0.0/10", "RFC 6598: shared by a carrier's customers"),
    ("127.0.0.0/8", "RFC 1122: loopback"),
    ("169.254.0.0/16", "RFC 3927: link-local"),
    ("172.16.0.0/12", "RFC 1918: private"),
    ("192.0.0.0/24", "RFC 6890: protocol assignments"),
    ("192.168.0.0/16", "RFC 1918: private"),
    ("198.18.0.0/15", "RFC 2544: benchmarks"),
    ("224.0.0.0/4", "RFC 5771: multicast"),
    ("240.0.0.0/4", "RFC 1112: reserved, and broadcast"),
    ("::/127", "RFC 4291: unspecified, and loopback"),
    ("::ffff:0:0/96", "RFC 4291: an address of the older kind"),
    ("100::/64", "RFC 6666: discarded"),
    ("fc00::/7", "RFC 4193: unique local"),
    ("fe80::/10", "RFC 4291: link-local"),
    ("ff00::/8", "RFC 4291: multicast"),
];

/// Whether an address lies in a range that is not routed on the internet.
#[must_use]
pub fn is_reserved(address: &Range) -> bool {
    RESERVED
        .iter()
        .filter_map(|(range, _)| Range::parse(range))
        .any(|range| range.contains(address))
}

/// AWS sends one address, never a range.
fn is_address(text: &str) -> bool {
    Range::parse(text).is_some() && !text.contains('/')
}

fn is_organization(text: &str) -> bool {
    let is_letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    text.strip_prefix("o-")
        .is_some_and(|id| (10..=32).contains(&id.len()) && id.bytes().all(is_letter))
}

fn is_organization_path(text: &str) -> bool {
    let is_letters = |id: &str| id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    let mut steps = text.strip_suffix('/').unwrap_or(text).split('/');
    let organization = steps.next().is_some_and(is_organization);
    let root = steps.next().is_some_and(|step| {
        step.strip_prefix("r-")
            .is_some_and(|id| (4..=32).contains(&id.len()) && is_letters(id))
    });
    let mut units = steps;
    let is_unit = |step: &str| {
        let parts = step.strip_prefix("ou-").and_then(|rest| rest.split_once('-'));
        parts.is_some_and(|(root, id)| {
            (4..=32).contains(&root.len()) && is_letters(root) && (8..=32).contains(&id.len()) && is_letters(id)
        })
    };
    organization && root && text.ends_with('/') && units.all(is_unit)
}

/// `us-east-1`, `us-gov-west-1`, `eusc-de-east-1`.
fn is_region(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let Some((number, words)) = parts.split_last() else {
        return false;
    };
    let is_word = |word: &&str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase());
    (1..=2).contains(&number.len())
        && number.bytes().all(|byte| byte.is_ascii_digit())
        && (2..=4).contains(&words.len())
        && words.iter().all(is_word)
}

/// A prefix and 8 or 17 letters or digits.
fn is_id(text: &str, prefix: &str) -> bool {
    text.strip_prefix(prefix)
        .is_some_and(|id| [8, 17].contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

fn is_arn(text: &str) -> bool {
    let is_partition = |name: &str| name == "aws" || name.starts_with("aws-");
    Arn::parse(text).is_some_and(|arn| {
        is_partition(arn.partition)
            && !arn.service.is_empty()
            && (arn.region.is_empty() || is_region(arn.region))
            && (matches!(arn.account, "" | "aws") || is_account_id(arn.account))
            && !arn.resource.is_empty()
            && !text.contains(char::is_whitespace)
    })
}

fn is_service(text: &str, least: usize) -> bool {
    let name = text
        .strip_suffix(".amazonaws.com")
        .or_else(|| text.strip_suffix(".amazonaws.com.cn"))
        .or_else(|| text.strip_suffix(".aws.internal"));
    let is_word = |word: &str| !word.is_empty() && word.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'-');
    name.is_some_and(|name| name.split('.').all(is_word) && least <= name.split('.').count())
}

fn is_name(text: &str, marks: &str, length: core::ops::RangeInclusive<usize>) -> bool {
    length.contains(&text.len()) && text.chars().all(|it| it.is_ascii_alphanumeric() || marks.contains(it))
}

/// Letters, digits and blanks of any script, and `_.:/=+-@`.
fn is_of_tag(character: char) -> bool {
    character.is_alphanumeric() || character == ' ' || "_.:/=+-@".contains(character)
}

/// `repo:OWNER/NAME:` and what ran: a branch, a tag, a pull request, an environment. A subject that an organization put
/// together from other claims begins with another word, and is taken as it is.
///
/// Source: <https://docs.github.com/en/actions/reference/security/oidc>
fn is_github_subject(text: &str) -> bool {
    let is_name = |name: &str| !name.is_empty() && name.chars().all(|it| it.is_ascii_alphanumeric() || "-_.@".contains(it));
    if text.contains(char::is_whitespace) {
        return false;
    }
    let Some(rest) = text.strip_prefix("repo:") else {
        return text
            .split_once(':')
            .is_some_and(|(claim, value)| !claim.is_empty() && !value.is_empty());
    };
    let Some((repository, what)) = rest.split_once(':') else {
        return false;
    };
    let is_repository = repository
        .split_once('/')
        .is_some_and(|(owner, name)| is_name(owner) && is_name(name));
    // A name of git's holds no colon, and GitHub writes that of an environment without.
    let is_behind = |prefix: &str| {
        what.strip_prefix(prefix).is_some_and(|name| !name.is_empty() && !name.contains(':'))
    };
    let is_run = what == "pull_request"
        || is_behind("ref:refs/heads/")
        || is_behind("ref:refs/tags/")
        || is_behind("ref:refs/pull/")
        || is_behind("environment:")
        || what.starts_with("job_workflow_ref:");
    is_repository && is_run
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
        check("aws:PrincipalOrgID", &["o-a1b2c3d4e5", "o-exampleorgid"], &["o-1", "o-*", "r-ab12", "o-A1B2C3D4E5"]);
        check(
            "aws:PrincipalOrgPaths",
            &["o-a1b2c3d4e5/r-ab12/", "o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/"],
            &["o-a1b2c3d4e5/r-ab12", "o-a1b2c3d4e5/*", "o-a1b2c3d4e5/r-ab12/ou-ab12/"],
        );
        check("aws:RequestedRegion", &["us-east-1", "us-gov-west-1", "ap-northeast-2"], &["us", "us-east-*", "global"]);
        check("aws:SourceVpce", &["vpce-1a2b3c4d", "vpce-0abcdef0123456789"], &["vpc-1a2b3c4d", "vpce-example"]);
        check("aws:SourceIp", &["203.0.113.9", "8.8.8.8", "2001:db8::1"], &["10.0.0.1", "203.0.113.0/24", "fd00::1", "x"]);
        check("aws:VpcSourceIp", &["10.0.0.1"], &["10.0.0.0/8"]);
        check("aws:CalledVia", &["athena.amazonaws.com"], &["athena", "*.amazonaws.com"]);
        check("kms:ViaService", &["s3.us-east-1.amazonaws.com"], &["s3.amazonaws.com"]);
        check("aws:SourceArn", &["arn:aws:s3:::b"], &["arn:aws:s3:::*", "arn:aws:s3", "arn:aws:other:us-east-1:0:x"]);
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
            &["repo:acme/:ref", "repo:acme/app", "repo:acme/*", "repo:acme/app:ref:refs/heads/", "repo:/:"],
        );
    }

    #[test]
    fn a_key_of_tags_is_known_by_its_name() {
        for key in ["aws:PrincipalTag/a", "aws:ResourceTag/a:b", "s3:ExistingObjectTag/x", "ec2:resourcetag/x"] {
            assert!(is_tag(key), "{key}");
        }
        for key in ["aws:TagKeys", "aws:PrincipalTag", "aws:Tags/team", "aws:PrincipalTag/"] {
            assert!(!is_tag(key), "{key}");
        }
    }
}
