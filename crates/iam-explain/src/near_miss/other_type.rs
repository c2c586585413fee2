//! Whether a statement is about resources of other types than the one that is asked for: `document/*` beside an instance.
//! Who wrote it did not think of such a resource, and what it leaves out for documents it would leave out for instances.

use iam_syntax::arn::{Arn, fields};
use iam_syntax::policy::Statement;

/// Services whose ARNs begin with a name, or may, where those of others begin with the word of a type.
///
/// Source: the ARN formats of <https://docs.aws.amazon.com/service-authorization/latest/reference/>
pub const NAME_FIRST: [&str; 15] = [
    "aws-marketplace",
    "codecommit",
    "codepipeline",
    "eventsbilltoaws",
    "execute-api",
    "kinesis",
    "mapcredits",
    "mgh",
    "neptune-db",
    "s3",
    "servicequotas",
    "sns",
    "sqs",
    "ssm-sap",
    "wafv2",
];

/// Whether a clause of a statement lists nothing but resources of other types.
#[must_use]
pub fn lists_other_types(statement: &Statement, resource: &str) -> bool {
    statement.resources.iter().any(|clause| {
        let mut elements = clause.elements.iter();
        !clause.inverted && !clause.elements.is_empty() && elements.all(|it| is_of_other_type(&it.value, resource))
    })
}

/// Whether all that fits a pattern is of another service, or of another type of this one. Says no where it can't be sure.
fn is_of_other_type(pattern: &str, resource: &str) -> bool {
    let (Some([_, _, service, _, _, listed]), Some(asked)) = (fields(pattern), Arn::parse(resource)) else {
        return false;
    };
    if is_open(service) || is_open(asked.service) {
        return false;
    }
    if !service.eq_ignore_ascii_case(asked.service) {
        return true;
    }
    if NAME_FIRST.contains(&asked.service) {
        return false;
    }
    match (word(listed), word(asked.resource)) {
        (Some(listed), Some(asked)) => !is_slip(listed, asked),
        (Some(_) | None, _) => false,
    }
}

fn is_open(text: &str) -> bool {
    text.contains(['*', '?', '$'])
}

/// The word of a type in front of a name, if no wildcard stands in it.
fn word(resource: &str) -> Option<&str> {
    let (word, _) = resource.split_once(['/', ':'])?;
    (!word.is_empty() && !is_open(word)).then_some(word)
}

/// Whether one word was meant by the other: another letter case, or a letter more at the end.
fn is_slip(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() < other.len() {
        (one, other)
    } else {
        (other, one)
    };
    let is_longer_by_one = long.len() <= short.len() + 1;
    let head = long.get(..short.len());
    is_longer_by_one && head.is_some_and(|head| head.eq_ignore_ascii_case(short))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_told_apart_by_service_and_word() {
        let instance = "arn:aws:ec2:us-east-1:111122223333:instance/i-0abcdef0123456789";
        let table = "arn:aws:dynamodb:us-east-1:111122223333:table/T/index/I";
        for (pattern, resource, expected) in [
            ("arn:aws:ssm:*::document/*", instance, true),
            ("arn:aws:ec2:*:*:volume/*", instance, true),
            ("arn:aws:ec2:*:*:instance/i-1", instance, false),
            ("arn:aws:ec2:*:*:Instances/*", instance, false),
            ("arn:aws:ec2:*:*:*", instance, false),
            ("arn:aws:ec2:*:*:*/i-1", instance, false),
            ("arn:aws:*:*:*:document/*", instance, false),
            ("arn:aws:ec2:*:*:${aws:PrincipalTag/type}/x", instance, false),
            ("arn:aws:dynamodb:*:*:table/T", table, false),
            ("arn:aws:s3:::logs/*", "arn:aws:s3:::box/k", false),
            ("arn:aws:s3:::box", "arn:aws:s3:::box/k", false),
            (
                "arn:aws:kms:us-east-1:111122223333:alias/app",
                "arn:aws:kms:us-east-1:111122223333:key/1a1a1a1a-1a1a-4a1a-8a1a-1a1a1a1a1a1a",
                true,
            ),
            ("*", instance, false),
            (instance, "*", false),
        ] {
            assert_eq!(expected, is_of_other_type(pattern, resource), "{pattern} {resource}");
        }
    }
}
