//! What the name of a key says of its values, where a service calls one kind of thing by one word: `lambda:SubnetIds`,
//! `codebuild:vpcConfig.subnets`, `cloudshell:SubnetIds`.
//!
//! Source: <https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html>
//! and, of ids, <https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html>

use super::Shape;
use crate::key::{is_one_of, prefix};

/// What a name ends in, in lower case, and what stands there then. The first that fits counts.
const ENDS: [(&[&str], Shape); 10] = [
    (&["vpcid", "vpcids"], Shape::Vpc),
    (&["vpcendpointid"], Shape::VpcEndpoint),
    (
        &["securitygroupid", "securitygroupids", "securitygroups"],
        Shape::Id("sg-"),
    ),
    (
        &["subnetid", "subnetids", "subnets", "vpczoneidentifiers"],
        Shape::Id("subnet-"),
    ),
    (&["account", "accountid", "accountids"], Shape::Account),
    (&["orgid"], Shape::Organization),
    (&["orgpaths"], Shape::OrganizationPath),
    (&["region", "regions"], Shape::Region),
    (&["serviceprincipal", "passedtoservice"], Shape::Service),
    (
        &[
            "domainname",
            "domainnames",
            "dnsname",
            "normalizedrecordnames",
            "ruledomains",
            "specifieddomains",
            "targetdomain",
            "zonedomains",
        ],
        Shape::Domain,
    ),
];

/// What EC2 calls by an id, with what the id begins with. Names of images are the same with Auto Scaling.
const OF_EC2: [(&str, &str); 14] = [
    ("allocationid", "eipalloc-"),
    ("dhcpoptionsid", "dopt-"),
    ("imageid", "ami-"),
    ("instanceid", "i-"),
    ("internetgatewayid", "igw-"),
    ("networkaclid", "acl-"),
    ("networkinterfaceid", "eni-"),
    ("routetableid", "rtb-"),
    ("snapshotid", "snap-"),
    ("transitgatewayattachmentid", "tgw-attach-"),
    ("transitgatewayid", "tgw-"),
    ("transitgatewayroutetableid", "tgw-rtb-"),
    ("volumeid", "vol-"),
    ("vpcpeeringconnectionid", "pcx-"),
];

/// Names whose value is a text that whoever asks chooses freely.
const FREE: [&str; 13] = [
    "alias",
    "aliases",
    "attributes",
    "description",
    "keypairname",
    "leadingkeys",
    "name",
    "names",
    "namespace",
    "partitionkeyvalues",
    "prefix",
    "tagkeys",
    "username",
];

/// Keys that are called like these, and hold something else.
const OTHERS: [&str; 10] = [
    "application-autoscaling:service-namespace",
    "devops-guru:ServiceNames",
    "ec2:VpceMultiRegion",
    "ec2:VpceServiceName",
    "iam:ServiceSpecificCredentialServiceName",
    "kms:MultiRegion",
    "s3:x-amz-bucket-namespace",
    "s3express:LocationName",
    "ssm:InventoryTypeName",
    "transfer:RequestSecurityPolicyName",
];

/// The encryption context that services of AWS's choose themselves: `aws:ebs:id`, `SecretVersionId`.
const OF_SERVICES: [&str; 3] = [
    "kms:encryptioncontext:aws:",
    "kms:encryptioncontext:secret",
    "kms:encryptioncontext:parameter_",
];

/// What the name of a key says; nothing where it says nothing.
#[must_use]
pub fn by_name(key: &str) -> Option<Shape> {
    if is_one_of(key, &OTHERS) {
        return None;
    }
    let lower = key.to_ascii_lowercase();
    let word = lower.rsplit([':', '/', '.']).next().unwrap_or(&lower);
    let ends = |names: &[&str]| names.iter().any(|name| word.ends_with(name));
    if let Some((_, shape)) = ENDS.iter().find(|(names, _)| ends(names)) {
        return Some(*shape);
    }
    let of_ec2 = OF_EC2.iter().find(|(name, _)| *name == word);
    if let Some((_, begins)) = of_ec2.filter(|_| is_one_of(prefix(key), &["ec2", "autoscaling"])) {
        return Some(Shape::Id(begins));
    }
    if ends(&["arn", "arns"]) {
        return Some(Shape::Arn);
    }
    let begins = |names: &[&str]| names.iter().any(|name| lower.starts_with(name));
    // Pairs that whoever encrypts or makes a session chooses, by a name of theirs.
    let is_of_caller = begins(&["kms:encryptioncontext", "sts:requestcontext/"]) && !begins(&OF_SERVICES);
    (is_of_caller || ends(&FREE)).then_some(Shape::Text)
}
