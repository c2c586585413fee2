//! Amazon Resource Names: taking one apart, and patterns of them in `Resource`.

use alloc::string::String;

use crate::pattern::builder::Builder;
use crate::pattern::row::Row;
use crate::pattern::{Ends, Glob, Pattern, Scope};

/// An ARN taken apart at its first five colons; the resource part may hold more of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arn<'a> {
    /// The second field: `aws`, `aws-cn`; may be empty, as each of them.
    pub partition: &'a str,
    /// The third field: `s3`.
    pub service: &'a str,
    /// The fourth field; empty where the service has none there, as in ARNs of IAM.
    pub region: &'a str,
    /// The fifth field: twelve digits, `aws`, or empty, as in ARNs of S3 buckets.
    pub account: &'a str,
    /// All that follows the fifth colon: `table/Music`.
    pub resource: &'a str,
}

impl<'a> Arn<'a> {
    /// Takes a text apart, if it begins with `arn:` and has six fields.
    #[must_use]
    pub fn parse(text: &'a str) -> Option<Self> {
        let [prefix, partition, service, region, account, resource] = fields(text)?;
        (prefix == "arn").then_some(Self {
            partition,
            service,
            region,
            account,
            resource,
        })
    }
}

/// The six fields of a text, cut at its first five colons.
#[must_use]
pub fn fields(text: &str) -> Option<[&str; 6]> {
    let mut rest = text;
    let mut next = || {
        let colon = rest.bytes().position(|byte| byte == b':')?;
        let field = &rest[..colon];
        rest = &rest[colon + 1..];
        Some(field)
    };
    Some([next()?, next()?, next()?, next()?, next()?, rest])
}

/// Whether a text is twelve digits.
#[must_use]
pub fn is_account_id(text: &str) -> bool {
    text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// What becomes of a resource pattern with fewer than six fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShortArn {
    /// Missing fields become `*`.
    Complete,
    /// The same, but only if there is a wildcard in the text.
    CompleteIfWildcard,
    /// The same, but only if the text ends in `*`.
    CompleteIfStarLast,
    /// It matches nothing.
    Reject,
}

/// A compiled value of `Resource` or `NotResource`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ResourcePattern {
    /// `*`: every resource, and the only one that fits an action without resources.
    Everything,
    /// A text that no ARN can fit, and why.
    Nothing(NoResource),
    /// A pattern of ARNs.
    Arn(Pattern),
    /// `execute-api:/…`: a path of the API that the policy is attached to, slash included.
    OwnApi(Pattern),
}

/// Why no ARN fits a value of `Resource`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoResource {
    /// It does not begin with `arn:`.
    NotAnArn,
    /// It has fewer than six fields in a kind of policy that does not complete them.
    TooShort,
}

impl ResourcePattern {
    /// Compiles a value whose variables have been put in.
    // rule: A-10
    // rule: A-11
    #[must_use]
    pub fn new(glob: &Glob<'_>, short: ShortArn, own_api: bool) -> Self {
        let text = glob.text();
        if text == "*" && glob.is_wildcard(0) {
            return Self::Everything;
        }
        if let Some(pattern) = arn_pattern(glob) {
            return Self::Arn(pattern);
        }
        if own_api && text.starts_with("execute-api:/") {
            let mut builder = Builder::new(glob, 1);
            builder.add(glob, "execute-api:".len()..text.len(), Scope::Everything, false);
            return Self::OwnApi(builder.finish());
        }
        if !text.starts_with("arn:") {
            return Self::Nothing(NoResource::NotAnArn);
        }
        let completed = match short {
            ShortArn::Complete => true,
            ShortArn::CompleteIfWildcard => (0..text.len()).any(|at| glob.is_wildcard(at)),
            ShortArn::CompleteIfStarLast => text.ends_with('*') && glob.is_wildcard(text.len() - 1),
            ShortArn::Reject => false,
        };
        let mut whole = glob.clone();
        for _ in text.bytes().filter(|byte| *byte == b':').count()..5 {
            whole.push(":*");
        }
        match arn_pattern(&whole) {
            Some(pattern) if completed => Self::Arn(pattern),
            _ => Self::Nothing(NoResource::TooShort),
        }
    }

    /// Whether a resource fits. `*` stands for "the action takes no resource".
    // rule: A-15
    #[must_use]
    pub fn matches(&self, resource: &str) -> bool {
        match self {
            Self::Everything => true,
            Self::Nothing(_) => false,
            Self::Arn(pattern) => resource != "*" && pattern.matches(resource),
            Self::OwnApi(path) => Arn::parse(resource)
                .filter(|arn| arn.service.eq_ignore_ascii_case("execute-api"))
                .and_then(|arn| arn.resource.find('/').map(|slash| &arn.resource[slash..]))
                .is_some_and(|rest| path.matches(rest)),
        }
    }
}

/// A pattern with at least five colons, compiled by A-12: in the first five fields a wildcard stays inside its
/// field, except a star that is the field's last character.
// rule: A-12
// rule: A-14
fn arn_pattern(glob: &Glob<'_>) -> Option<Pattern> {
    let text = glob.text();
    let resource = text.len() - fields(text)?[5].len();
    let mut builder = Builder::new(glob, 2);
    builder.add(glob, 0..resource, Scope::Field, true);
    builder.add(glob, resource..text.len(), Scope::Everything, false);
    Some(builder.finish())
}

/// A value of an ARN operator: six patterns, one a field (C-10).
// rule: C-10
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldPatterns(Row<6>);

impl FieldPatterns {
    /// Compiles a value whose variables have been put in, if it has six fields.
    #[must_use]
    pub fn new(glob: &Glob<'_>) -> Option<Self> {
        let mut next = 0;
        let ranges = fields(glob.text())?.map(|field| {
            let start = next;
            next = start + field.len() + 1;
            start..start + field.len()
        });
        Some(Self(Row::new(glob, ranges)))
    }

    /// Whether an ARN fits, field by field.
    #[must_use]
    pub fn matches(&self, arn: &Arn<'_>) -> bool {
        let Arn {
            partition,
            service,
            region,
            account,
            resource,
        } = *arn;
        self.0.matches(["arn", partition, service, region, account, resource])
    }

    /// The same as a pattern of the whole text; none if no ARN fits.
    #[must_use]
    pub fn whole(&self) -> Option<Pattern> {
        let head = "arn";
        self.0.first_fits(head).then(|| self.0.whole(head))
    }

    /// How each ARN that fits begins and ends.
    #[must_use]
    pub fn ends(&self) -> Ends {
        self.0.ends(":")
    }

    /// A text that fits.
    #[must_use]
    pub fn example(&self) -> String {
        self.0.example().join(":")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(short: ShortArn, pattern: &str, resource: &str, expected: bool) {
        let seen = ResourcePattern::new(&Glob::new(pattern), short, true).matches(resource);
        assert_eq!(expected, seen, "{pattern} on {resource}");
    }

    #[test]
    fn fields_are_one_pattern_of_the_whole() {
        let parts = ["", "*", "a", "a*", "?", "*b", "a:", "*:b", "arn"];
        let texts = ["", "a", "b", "ab", "a:b", ":", "arn"];
        let join = |parts: &[&str], number: usize, first: &str| {
            let part = |n: u32| parts[number / parts.len().pow(n) % parts.len()];
            [first, part(0), "s3", part(1), part(0), part(2)].join(":")
        };
        for number in 0..parts.len().pow(3) {
            for first in ["arn", "*", "a?n", "x"] {
                let text = join(&parts, number, first);
                let Some(fields) = FieldPatterns::new(&Glob::new(&text)) else {
                    continue;
                };
                let whole = fields.whole();
                for number in 0..texts.len().pow(3) {
                    let arn = join(&texts, number, "arn");
                    let expected = Arn::parse(&arn).is_some_and(|it| fields.matches(&it));
                    let seen = whole.as_ref().is_some_and(|it| it.matches(&arn));
                    assert_eq!(expected, seen, "{text} on {arn}");
                }
                let is_open = whole.is_some_and(|it| it.matches("xrn:a:s3:a:a:a"));
                assert!(!is_open, "{text}");
            }
        }
    }

    #[test]
    fn stars_in_arns() {
        let full = ShortArn::Complete;
        check(full, "arn:aws:a*:b*c:1:d", "arn:aws:aX:bZ:bQc:1:d", true);
        check(
            full,
            "arn:aws:sns:us-*-1:*:topic",
            "arn:aws:sns:us-east-1:123456789012:topic",
            true,
        );
        check(full, "arn:aws:s3:::b/*/test/*", "arn:aws:s3:::b//test/object.jpg", true);
        check(
            full,
            "arn:aws:s3:::b/*/test/*",
            "arn:aws:s3:::b/1-test/object.jpg",
            false,
        );
        check(full, "arn:aws:sns:us-*t-1:1:x", "arn:aws:sns:us-:t-1:1:x", false);
        check(full, "arn:aws:sns:us-*:1:x", "arn:aws:sns:us-:east:1:x", true);
        check(full, "arn:aws:sns:us-?ast-1:1:x", "arn:aws:sns:us-:ast-1:1:x", false);
        check(full, "arn:AWS:S3:::Box", "arn:aws:s3:::Box", true);
        check(full, "arn:aws:s3:::box", "arn:aws:s3:::Box", false);
        check(full, "arn:aws:s3:::*", "*", false);
        check(full, "*", "*", true);
    }

    #[test]
    fn short_arns() {
        let queue = "arn:aws:sqs:us-east-1:111122223333:q";
        check(ShortArn::Complete, "arn:aws:sqs", queue, true);
        check(ShortArn::CompleteIfWildcard, "arn:aws:sqs", queue, false);
        check(ShortArn::CompleteIfWildcard, "arn:aws:s?s", queue, true);
        check(ShortArn::CompleteIfStarLast, "arn:aws:s?s", queue, false);
        check(ShortArn::CompleteIfStarLast, "arn:aws:sqs:*", queue, true);
        check(ShortArn::Reject, "arn:aws:sqs:*", queue, false);
        check(ShortArn::Complete, "sqs", queue, false);
    }

    #[test]
    fn own_api() {
        let method = "arn:aws:execute-api:us-east-1:111122223333:abc123/prod/GET/pets";
        check(ShortArn::CompleteIfWildcard, "execute-api:/prod/*", method, true);
        check(ShortArn::CompleteIfWildcard, "execute-api:/GET/*", method, false);
    }
}
