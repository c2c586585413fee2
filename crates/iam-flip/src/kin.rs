//! Resources that belong together though their ARNs differ: a bucket and its objects, a table and its indexes, a name and
//! the characters that AWS puts behind it.

pub mod slip;

use iam_syntax::arn::Arn;

/// How the ARN of a resource is made from that of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Kin {
    service: &'static str,
    /// How the resource of the first begins; a bucket has no word in front of it.
    begins: &'static str,
    /// What stands behind it in the ARNs of what belongs to it.
    inside: &'static str,
}

/// What belongs to what.
///
/// Source: the ARN formats of <https://docs.aws.amazon.com/service-authorization/latest/reference/>
const KINDS: [Kin; 13] = [
    kin("s3", "", "/*"),
    kin("s3", "accesspoint/", "/object/*"),
    kin("dynamodb", "table/", "/index/*"),
    kin("dynamodb", "table/", "/stream/*"),
    kin("logs", "log-group:", ":*"),
    kin("lambda", "function:", ":*"),
    kin("kinesis", "stream/", "/consumer/*"),
    kin("ssm", "parameter/", "/*"),
    kin("execute-api", "", "/*"),
    kin("cloudformation", "stack/", "/*"),
    kin("codecommit", "", "/*"),
    kin("es", "domain/", "/*"),
    kin("aoss", "collection/", "/*"),
];

const fn kin(service: &'static str, begins: &'static str, inside: &'static str) -> Kin {
    Kin {
        service,
        begins,
        inside,
    }
}

/// A name that AWS puts something behind.
struct Suffix {
    service: &'static str,
    begins: &'static str,
    mark: &'static str,
    /// How many letters and digits.
    n_characters: usize,
    /// What stands for them in a policy.
    pattern: &'static str,
}

/// Sources: <https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_iam-policies.html>,
/// <https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html>,
/// <https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/load-balancer-authentication-access-control.html>
const SUFFIXES: [Suffix; 5] = [
    suffix("secretsmanager", "secret:", "-", 6, "-??????"),
    suffix(
        "iam",
        "role/aws-reserved/sso.amazonaws.com/",
        "_",
        16,
        "_????????????????",
    ),
    suffix("elasticloadbalancing", "loadbalancer/", "/", 16, "/????????????????"),
    suffix("elasticloadbalancing", "targetgroup/", "/", 16, "/????????????????"),
    suffix("cloudformation", "stack/", "/", 36, "/*"),
];

const fn suffix(
    service: &'static str,
    begins: &'static str,
    mark: &'static str,
    n_characters: usize,
    pattern: &'static str,
) -> Suffix {
    Suffix {
        service,
        begins,
        mark,
        n_characters,
        pattern,
    }
}

/// The pattern that a policy's value should have been: the name with what stands for its generated end.
#[must_use]
pub fn with_suffix(value: &str, resource: &str) -> Option<String> {
    let arn = Arn::parse(value)?;
    SUFFIXES.iter().find_map(|suffix| {
        // Question marks that are there are too few, or too many.
        let counted = value.trim_end_matches('?');
        let name = match counted.strip_suffix(suffix.mark) {
            Some(name) if counted.len() < value.len() => name,
            Some(_) | None => value,
        };
        let end = resource
            .strip_prefix(name)
            .and_then(|end| end.strip_prefix(suffix.mark));
        let is_generated = |end: &str| {
            end.len() == suffix.n_characters && end.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'-')
        };
        let is_of_type = arn.service == suffix.service && arn.resource.starts_with(suffix.begins);
        (is_of_type && end.is_some_and(is_generated)).then(|| format!("{name}{}", suffix.pattern))
    })
}

/// What stands beside a policy's value so that a resource fits: the bucket of the objects that are there, or all objects
/// of the bucket that is.
#[must_use]
pub fn beside(value: &str, resource: &str) -> Option<String> {
    let (own, asked) = (Arn::parse(value)?, Arn::parse(resource)?);
    let is_kin = |kin: &&Kin| {
        own.service == kin.service && own.resource.starts_with(kin.begins) && asked.resource.starts_with(kin.begins)
    };
    KINDS.iter().filter(is_kin).find_map(|kin| {
        let mark = kin.inside.trim_end_matches('*');
        // The whole is asked for, and parts of it are there.
        if let Some(part) = value.strip_prefix(resource)
            && part.starts_with(mark)
        {
            return Some(resource.to_string());
        }
        // A part is asked for, and the whole is there.
        let is_whole = !value.contains(['*', '?']) && is_alone(own.resource, kin);
        let part = resource.strip_prefix(value).filter(|_| is_whole)?;
        part.starts_with(mark).then(|| format!("{value}{}", kin.inside))
    })
}

/// Whether the resource is the whole and not itself a part of one.
fn is_alone(resource: &str, kin: &Kin) -> bool {
    let name = &resource[kin.begins.len()..];
    // The names of parameters and of log groups may hold slashes; those of buckets may not.
    match kin.service {
        "ssm" => true,
        "logs" => !name.contains(':'),
        _ => !name.contains(['/', ':']),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_belongs_together() {
        for (value, resource, expected) in [
            ("arn:aws:s3:::b/*", "arn:aws:s3:::b", Some("arn:aws:s3:::b")),
            ("arn:aws:s3:::b/logs/*", "arn:aws:s3:::b", Some("arn:aws:s3:::b")),
            ("arn:aws:s3:::b", "arn:aws:s3:::b/k", Some("arn:aws:s3:::b/*")),
            ("arn:aws:s3:::b", "arn:aws:s3:::bb", None),
            ("arn:aws:s3:::b", "arn:aws:s3:::c/k", None),
            (
                "arn:aws:dynamodb:us-east-1:111122223333:table/T",
                "arn:aws:dynamodb:us-east-1:111122223333:table/T/index/I",
                Some("arn:aws:dynamodb:us-east-1:111122223333:table/T/index/*"),
            ),
            (
                "arn:aws:logs:us-east-1:111122223333:log-group:g",
                "arn:aws:logs:us-east-1:111122223333:log-group:g:log-stream:s",
                Some("arn:aws:logs:us-east-1:111122223333:log-group:g:*"),
            ),
            (
                "arn:aws:logs:us-east-1:111122223333:log-group:/aws/lambda/f",
                "arn:aws:logs:us-east-1:111122223333:log-group:/aws/lambda/f:log-stream:s",
                Some("arn:aws:logs:us-east-1:111122223333:log-group:/aws/lambda/f:*"),
            ),
            (
                "arn:aws:lambda:us-east-1:111122223333:function:f",
                "arn:aws:lambda:us-east-1:111122223333:function:f:live",
                Some("arn:aws:lambda:us-east-1:111122223333:function:f:*"),
            ),
            (
                "arn:aws:sqs:us-east-1:111122223333:q",
                "arn:aws:sqs:us-east-1:111122223333:q2",
                None,
            ),
        ] {
            assert_eq!(expected, beside(value, resource).as_deref(), "{value} {resource}");
        }
    }

    #[test]
    fn names_with_a_generated_end() {
        let secret = "arn:aws:secretsmanager:us-east-1:111122223333:secret:db";
        let pattern = format!("{secret}-??????");
        assert_eq!(Some(pattern), with_suffix(secret, &format!("{secret}-AbC123")));
        assert_eq!(None, with_suffix(secret, &format!("{secret}-AbC12")));
        assert_eq!(None, with_suffix(secret, &format!("{secret}2-AbC123")));
        let pattern = format!("{secret}-??????");
        assert_eq!(
            Some(pattern),
            with_suffix(&format!("{secret}-????"), &format!("{secret}-AbC123"))
        );
        assert_eq!(None, with_suffix("arn:aws:s3:::b", "arn:aws:s3:::b-AbC123"));
    }
}
