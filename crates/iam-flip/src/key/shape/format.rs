//! The formats of values: account ids, organizations, Regions, addresses, ARNs, names.

use iam_syntax::arn::{Arn, is_account_id};
use iam_syntax::literal::ip::Range;

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
pub fn is_address(text: &str) -> bool {
    Range::parse(text).is_some() && !text.contains('/')
}

pub fn is_organization(text: &str) -> bool {
    let is_letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    text.strip_prefix("o-")
        .is_some_and(|id| (10..=32).contains(&id.len()) && id.bytes().all(is_letter))
}

pub fn is_organization_path(text: &str) -> bool {
    let is_letters = |id: &str| {
        id.bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
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
pub fn is_region(text: &str) -> bool {
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
pub fn is_id(text: &str, prefix: &str) -> bool {
    text.strip_prefix(prefix)
        .is_some_and(|id| [8, 17].contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

pub fn is_arn(text: &str) -> bool {
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

pub fn is_service(text: &str, least: usize) -> bool {
    let name = text
        .strip_suffix(".amazonaws.com")
        .or_else(|| text.strip_suffix(".amazonaws.com.cn"))
        .or_else(|| text.strip_suffix(".aws.internal"));
    let is_word = |word: &str| !word.is_empty() && word.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'-');
    name.is_some_and(|name| name.split('.').all(is_word) && least <= name.split('.').count())
}

pub fn is_name(text: &str, marks: &str, length: core::ops::RangeInclusive<usize>) -> bool {
    length.contains(&text.len()) && text.chars().all(|it| it.is_ascii_alphanumeric() || marks.contains(it))
}

/// Letters, digits and blanks of any script, and `_.:/=+-@`.
pub fn is_of_tag(character: char) -> bool {
    character.is_alphanumeric() || character == ' ' || "_.:/=+-@".contains(character)
}

/// `repo:OWNER/NAME:` and what ran: a branch, a tag, a pull request, an environment. A subject that an organization put
/// together from other claims begins with another word, and is taken as it is.
///
/// Source: <https://docs.github.com/en/actions/reference/security/oidc>
pub fn is_github_subject(text: &str) -> bool {
    let is_name =
        |name: &str| !name.is_empty() && name.chars().all(|it| it.is_ascii_alphanumeric() || "-_.@".contains(it));
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
        what.strip_prefix(prefix)
            .is_some_and(|name| !name.is_empty() && !name.contains(':'))
    };
    let is_run = what == "pull_request"
        || is_behind("ref:refs/heads/")
        || is_behind("ref:refs/tags/")
        || is_behind("ref:refs/pull/")
        || is_behind("environment:")
        || what.starts_with("job_workflow_ref:");
    is_repository && is_run
}
