//! What of a question no request of AWS's has, as far as its reference says: the action, what it acts on, and the keys that
//! it brings. What is not loaded of the reference is not spoken of.
//!
//! Source: <https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html>

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::cmp::Reverse;

use iam_syntax::arn::fields;
use iam_syntax::letter_case;

use crate::api;
use crate::catalogue::{ActionStanding, Catalogue, KeyStanding, ServiceStanding};
use crate::service::{Action, Service, is_sent_tag};
use crate::template::{ArnTemplate, Field};
use crate::usual;

/// Something that AWS never sends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Never {
    /// There is no such action, and the one that was probably meant.
    Action {
        /// With its prefix: `s3:GetObject`. `None` if no name is near.
        meant: Option<String>,
    },
    /// The reference does not list it for the action; some formats of what it lists, the nearest first, none where it
    /// lists nothing. It is certain where all of them are of other services, and of an alias of a KMS key; of one service AWS asks on
    /// more than it lists.
    Resource {
        /// As it was asked.
        resource: String,
        /// As AWS writes them: `arn:${Partition}:s3:::${BucketName}`.
        formats: Vec<String>,
        /// Whether all that is listed is of other services, or it is an alias of a KMS key.
        is_certain: bool,
    },
    /// The key never comes with the action.
    Key {
        /// As the statement spells it.
        key: String,
    },
}

/// What is never sent of an action on some resources, of which statements read some keys. A key that comes again, in any
/// case of letters, is said once.
///
/// ```
/// use iam_catalog::catalogue::Catalogue;
/// use iam_catalog::never::{Never, never_sent};
///
/// let found = never_sent(&Catalogue::whole(), "s3:GetObject", ["arn:aws:s3:::box/key"], ["s3:prefix", "aws:SourceIp"]);
/// assert_eq!(vec![Never::Key { key: "s3:prefix".into() }], found);
/// ```
pub fn never_sent<'a>(
    catalogue: &Catalogue,
    action: &str,
    resources: impl IntoIterator<Item = &'a str>,
    keys: impl IntoIterator<Item = &'a str>,
) -> Vec<Never> {
    let Some((prefix, name)) = action.split_once(':') else {
        return Vec::new();
    };
    // That it is an operation, and what that asks, is said where the question is read.
    if api::operation(action).is_some() {
        return Vec::new();
    }
    let (service, known) = match catalogue.action(prefix, name) {
        ActionStanding::Known(service, known) => (service, known),
        ActionStanding::Unknown => return no_action(catalogue, prefix, name).into_iter().collect(),
        ActionStanding::Named(_) | ActionStanding::Retired | ActionStanding::Mentioned | ActionStanding::NotLoaded => {
            return Vec::new();
        }
    };
    let resources = resources.into_iter().filter_map(|it| no_resource(service, known, it));
    let mut keys: Vec<(String, &str)> = keys.into_iter().map(|it| (letter_case::lower(it), it)).collect();
    keys.sort();
    keys.dedup_by(|a, b| a.0 == b.0);
    let keys = keys.into_iter().map(|(_, key)| key);
    let never = keys.filter(|key| !may_come(catalogue, service, known, key));
    let never = never.map(|key| Never::Key { key: key.to_owned() });
    resources.chain(never).collect()
}

fn no_action(catalogue: &Catalogue, prefix: &str, name: &str) -> Option<Never> {
    let meant = match catalogue.service(prefix) {
        ServiceStanding::Known(service) => {
            let near = catalogue.nearest_action(&service.prefix, name);
            near.map(|near| format!("{}:{near}", service.prefix))
        }
        ServiceStanding::Unknown => {
            let near = catalogue.nearest_service(prefix);
            near.map(|near| format!("{near}:{name}"))
        }
        ServiceStanding::NotLoaded(_) | ServiceStanding::Retired | ServiceStanding::Mentioned => return None,
    };
    Some(Never::Action { meant })
}

fn no_resource(service: &Service, action: &Action, resource: &str) -> Option<Never> {
    let mut formats: Vec<&ArnTemplate> = usual::formats(service, action)
        .into_iter()
        .map(|(_, format)| format)
        .collect();
    // Whether a star is asked too where types are listed, the reference does not tell.
    if resource == "*" || formats.iter().any(|format| format.could_be(resource)) {
        return None;
    }
    // Accepted for it (A-15).
    if action.name.eq_ignore_ascii_case("ListAllMyBuckets") && resource.ends_with(":::*") {
        return None;
    }
    let [_, _, own, region, account, ours] = fields(resource).unwrap_or_default();
    let is_own = |format: &ArnTemplate| match format.service() {
        Field::Fixed(name) => name.eq_ignore_ascii_case(own),
        Field::Open => true,
        Field::Empty => false,
    };
    let alike = |format: &ArnTemplate| {
        let theirs = fields(format.text()).map_or("", |it| it[5]);
        theirs.bytes().zip(ours.bytes()).take_while(|(a, b)| a == b).count()
    };
    let is_laid_out_alike = |format: &ArnTemplate| {
        (format.region() == Field::Empty) == region.is_empty()
            && (format.account() == Field::Empty) == account.is_empty()
    };
    // What is asked by an alias of a key is asked on the key.
    let is_alias = own == "kms" && ours.starts_with("alias/");
    let is_certain = !formats.is_empty() && (is_alias || !formats.iter().any(|it| is_own(it)));
    // The nearest first; of formats that are as near what is mostly meant.
    formats.sort_by_key(|format| Reverse((is_own(format), is_laid_out_alike(format), alike(format))));
    formats.truncate(MOST_FORMATS);
    Some(Never::Resource {
        resource: resource.to_owned(),
        formats: formats.into_iter().map(|format| format.text().to_owned()).collect(),
        is_certain,
    })
}

/// How many formats are named of what an action acts on.
const MOST_FORMATS: usize = 3;

/// Whether a key may come with an action. Yes where the reference does not know the key.
fn may_come(catalogue: &Catalogue, service: &Service, action: &Action, key: &str) -> bool {
    match catalogue.key_standing(service, action, key) {
        KeyStanding::Listed(..) | KeyStanding::NotLoaded => true,
        KeyStanding::Global(_) if is_sent_tag(key) => action.is_of_tags() || service.may_bring(action, key),
        // A service that sends the tags of some resources may send those of others that the reference doesn't have.
        KeyStanding::Global(global) => {
            let is_of_service = || service.keys.iter().any(|it| it.is_named(key));
            !global.is_named("aws:ResourceTag/k") || is_of_service()
        }
        KeyStanding::Elsewhere(_) => false,
        KeyStanding::Unknown => {
            let prefix = key.split_once(':').map_or("", |(prefix, _)| prefix);
            !matches!(catalogue.service(prefix), ServiceStanding::Known(other) if other.key(key).is_some())
        }
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::{Never, never_sent};
    use crate::catalogue::Catalogue;

    #[track_caller]
    fn check(action: &str, resource: &str, keys: &[&str], expected: &[Never]) {
        let found: Vec<Never> = never_sent(&Catalogue::whole(), action, [resource], keys.iter().copied());
        assert_eq!(expected, found, "{action} on {resource}");
    }

    fn key(key: &str) -> Never {
        Never::Key { key: key.into() }
    }

    #[test]
    fn what_the_reference_has_is_not_spoken_of() {
        check(
            "s3:GetObject",
            "arn:aws:s3:::box/key",
            &["s3:ExistingObjectTag/a", "aws:SourceIp"],
            &[],
        );
        check("S3:getobject", "arn:aws-cn:s3:::box/key", &[], &[]);
        check("s3:ListAllMyBuckets", "*", &[], &[]);
        check("s3:ListAllMyBuckets", "arn:aws:s3:::*", &[], &[]);
        check("ec2:DescribeInstances", "*", &["ec2:Region"], &[]);
        check(
            "sts:AssumeRole",
            "arn:aws:iam::111122223333:role/a/R",
            &["sts:ExternalId", "aws:PrincipalTag/x"],
            &[],
        );
        // Of a key that no part of the reference has, nothing is known.
        check("s3:GetObject", "arn:aws:s3:::box/key", &["app:Own"], &[]);
    }

    #[test]
    fn no_such_action() {
        let meant = |meant: &str| Never::Action {
            meant: Some(meant.into()),
        };
        check(
            "s3:GetObjct",
            "arn:aws:s3:::box/key",
            &["s3:prefix"],
            &[meant("s3:GetObject")],
        );
        check("dynamdb:GetItem", "*", &[], &[meant("dynamodb:GetItem")]);
        check("qqqqqqqqq:GetItem", "*", &[], &[Never::Action { meant: None }]);
        // An operation that goes by another name is spoken of elsewhere.
        check("s3:ListObjectsV2", "arn:aws:s3:::box", &[], &[]);
    }

    #[test]
    fn no_such_resource_of_the_action() {
        let found = |action: &str, resource: &str| {
            let found = never_sent(&Catalogue::whole(), action, [resource], []);
            match found.as_slice() {
                [] => None,
                [
                    Never::Resource {
                        formats, is_certain, ..
                    },
                ] => Some((formats.first().cloned(), *is_certain)),
                _ => panic!("{found:?}"),
            }
        };
        let objects = Some("arn:${Partition}:s3:::${BucketName}/${ObjectName}".into());
        assert_eq!(Some((objects, false)), found("s3:GetObject", "arn:aws:s3:::box"));
        // Of another service it is certain.
        let queue = "arn:aws:sqs:us-east-1:111122223333:q";
        assert!(found("s3:GetObject", queue).is_some_and(|(_, is_certain)| is_certain));
        // AWS asks some calls on ARNs for which it lists no type, and on a star where it lists one.
        assert_eq!(
            Some((None, false)),
            found("iam:ListRoles", "arn:aws:iam::111122223333:role/")
        );
        assert_eq!(None, found("ecs:ListTasks", "*"));
        assert_eq!(None, found("s3:GetObject", "arn:aws:s3:::box/key"));
        // The nearest format is named first.
        let instance = found("ec2:StartInstances", "arn:aws:ec2:us-east-1:111122223333:instance:i-1");
        assert!(instance.is_some_and(|(first, _)| first.is_some_and(|it| it.contains(":instance/"))));
    }

    #[test]
    fn tags_come_with_what_sets_them() {
        let object = "arn:aws:s3:::box/key";
        let tags = ["aws:RequestTag/team", "aws:TagKeys"];
        let never = tags.map(key);
        check("s3:PutObject", object, &tags, &never);
        check("s3:PutObject", object, &["s3:RequestObjectTag/team"], &[]);
        // The type of its resource has them, for those that set tags.
        let instance = "arn:aws:ec2:us-east-1:111122223333:instance/i-1";
        check("ec2:StartInstances", instance, &tags, &never);
        check("ec2:StartInstances", instance, &["aws:ResourceTag/team"], &[]);
        check("ec2:RunInstances", instance, &tags, &[]);
        check("ec2:CreateTags", instance, &tags, &[]);
        // `ec2:CreateTags` is asked beside it.
        let subnet = "arn:aws:ec2:us-east-1:111122223333:subnet/subnet-1";
        check("ec2:CreateSubnetCidrReservation", subnet, &tags, &[]);
        check("tag:TagResources", "*", &tags, &[]);
        check("s3:UntagResource", "arn:aws:s3:::box", &["aws:TagKeys"], &[]);
    }

    #[test]
    fn keys_that_never_come() {
        let object = "arn:aws:s3:::box/key";
        check(
            "s3:GetObject",
            object,
            &["s3:prefix", "S3:Prefix", "ec2:InstanceType"],
            &[key("ec2:InstanceType"), key("S3:Prefix")],
        );
        check(
            "iam:ListUsers",
            "*",
            &["aws:ResourceAccount", "iam:PassedToService"],
            &[key("iam:PassedToService")],
        );
    }
}
