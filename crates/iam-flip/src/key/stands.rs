//! Whether a key can stand on a resource: not where the reference lists it for other resources of the action alone, and no tag
//! of a customer's on what is AWS's own.

use iam_catalog::row_keys;
use iam_syntax::arn::Arn;

use super::owner::{Owner, owner};

/// Services that have resources of AWS's own, whose ARNs name no account where those of a customer's do; with what such ARNs
/// begin with behind the account.
///
/// Sources: <https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-aws.html>,
/// <https://docs.aws.amazon.com/service-authorization/latest/reference/>
const OF_AWS: [(&str, &str); 4] = [
    ("bedrock", "foundation-model/"),
    ("elasticbeanstalk", ""),
    ("ssm", "document/"),
    ("ssm", "automation-definition/"),
];

/// Whether a key can stand on a resource of an action.
// rule: C-37
#[must_use]
pub fn can_stand(service: &str, action: &str, resource: &str, key: &str) -> bool {
    let is_elsewhere = row_keys::row(service, action, resource).is_some_and(|row| row.lacks(key));
    let is_tag_of_other = owner(key) == Owner::ResourceTags && Arn::parse(resource).is_some_and(is_of_aws);
    !is_elsewhere && !is_tag_of_other
}

fn is_of_aws(arn: Arn<'_>) -> bool {
    let is_row = |(service, begins): &(&str, &str)| arn.service == *service && arn.resource.starts_with(begins);
    arn.account == "aws" || arn.account.is_empty() && OF_AWS.iter().any(is_row)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_tags_on_what_is_of_aws() {
        let tag = "aws:ResourceTag/team";
        for (service, action, resource, key, expected) in [
            (
                "ssm",
                "SendCommand",
                "arn:aws:ssm:us-east-1::document/AWS-RunShellScript",
                tag,
                false,
            ),
            (
                "ssm",
                "SendCommand",
                "arn:aws:ssm:us-east-1::document/AWS-RunShellScript",
                "ssm:resourceTag/team",
                false,
            ),
            (
                "ssm",
                "SendCommand",
                "arn:aws:ssm:us-east-1::document/AWS-RunShellScript",
                "aws:RequestedRegion",
                true,
            ),
            (
                "ssm",
                "SendCommand",
                "arn:aws:ssm:us-east-1:111122223333:document/Mine",
                tag,
                true,
            ),
            ("iam", "GetPolicy", "arn:aws:iam::aws:policy/ReadOnlyAccess", tag, false),
            ("s3", "ListBucket", "arn:aws:s3:::box", tag, true),
            (
                "ec2",
                "RunInstances",
                "arn:aws:ec2:us-east-1::image/ami-0123456789abcdef0",
                tag,
                true,
            ),
            (
                "ec2",
                "RunInstances",
                "arn:aws:ec2:us-east-1::image/ami-0123456789abcdef0",
                "aws:RequestTag/team",
                false,
            ),
        ] {
            assert_eq!(expected, can_stand(service, action, resource, key), "{resource} {key}");
        }
    }
}
