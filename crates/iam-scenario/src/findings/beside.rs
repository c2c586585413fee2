//! What could allow a request beside policies, by the actions that it is able to give.

use iam_eval::request::Action;

/// Whether an access control list of S3 could allow an action.
///
/// Source: <https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#permissions>
pub fn acl_could(action: &Action) -> bool {
    action.service() == "s3" && ACL.contains(&action.name())
}

/// Whether a grant on a KMS key could allow an action.
///
/// Source: <https://docs.aws.amazon.com/kms/latest/developerguide/grants.html#terms-grant-operations>
pub fn grant_could(action: &Action) -> bool {
    action.service() == "kms" && GRANTS.contains(&action.name())
}

const ACL: [&str; 14] = [
    "deleteobject",
    "deleteobjectversion",
    "getbucketacl",
    "getobject",
    "getobjectacl",
    "getobjectversion",
    "getobjectversionacl",
    "listbucket",
    "listbucketmultipartuploads",
    "listbucketversions",
    "putbucketacl",
    "putobject",
    "putobjectacl",
    "putobjectversionacl",
];

const GRANTS: [&str; 17] = [
    "creategrant",
    "decrypt",
    "derivesharedsecret",
    "describekey",
    "encrypt",
    "generatedatakey",
    "generatedatakeypair",
    "generatedatakeypairwithoutplaintext",
    "generatedatakeywithoutplaintext",
    "generatemac",
    "getpublickey",
    "reencryptfrom",
    "reencryptto",
    "retiregrant",
    "sign",
    "verify",
    "verifymac",
];
