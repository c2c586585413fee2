//! What may be said of a call.

use super::{Field, Holds, optional};

/// What is said of a call: of each condition that it holds or not, or the ARNs that it is about.
pub const CALL: &[Field] = &[
    optional(
        "customerKey",
        Holds::Said,
        "The data are under a customer managed key of AWS KMS.",
    ),
    optional(
        "sourceKey",
        Holds::Said,
        "The source is under a customer managed key of AWS KMS.",
    ),
    optional("newKey", Holds::Said, "The data go under another key."),
    optional("advancedTier", Holds::Said, "The parameter is of the advanced tier."),
    optional(
        "standardTier",
        Holds::Said,
        "The parameter is of the standard tier; so it is unless it is said to be of the advanced tier.",
    ),
    optional(
        "decryption",
        Holds::Said,
        "The call asks for the decrypted value; so it does unless this says `false`.",
    ),
    optional("tags", Holds::Said, "The call gives tags."),
    optional("acl", Holds::Said, "The call gives an access control list."),
    optional(
        "openAcl",
        Holds::Said,
        "The call gives an access control list other than `private`.",
    ),
    optional("retention", Holds::Said, "The call sets an Object Lock retention."),
    optional("legalHold", Holds::Said, "The call sets a legal hold."),
    optional("bypassGovernance", Holds::Said, "The call bypasses governance mode."),
    optional("objectLock", Holds::Said, "The bucket is made with Object Lock."),
    optional("ownership", Holds::Said, "The call sets Object Ownership."),
    optional("copySource", Holds::Said, "The call copies an object."),
    optional(
        "missingObject",
        Holds::Said,
        "The object does not exist and the answer shall be 404 Not Found, not 403 Forbidden.",
    ),
    optional("multipart", Holds::Said, "The object is uploaded in parts."),
    optional("abortedUpload", Holds::Said, "The multipart upload is stopped."),
    optional(
        "listedParts",
        Holds::Said,
        "The client lists the parts that are uploaded.",
    ),
    optional("accessPoint", Holds::Said, "The request goes through an access point."),
    optional("role", Holds::Said, "The call passes a role."),
    optional("vpc", Holds::Said, "The function is attached to a VPC."),
    optional("layers", Holds::Said, "The function uses layers."),
    optional(
        "containerImage",
        Holds::Said,
        "The code is a container image in Amazon ECR.",
    ),
    optional(
        "repositoryPolicy",
        Holds::Said,
        "The repository's policy does not let AWS Lambda in yet.",
    ),
    optional(
        "shownVariables",
        Holds::Said,
        "The answer shall show the environment variables.",
    ),
    optional("sqsSource", Holds::Said, "The function reads from an Amazon SQS queue."),
    optional(
        "kinesisSource",
        Holds::Said,
        "The function reads from a Kinesis data stream.",
    ),
    optional(
        "dynamodbSource",
        Holds::Said,
        "The function reads from a DynamoDB stream.",
    ),
    optional("launchTemplate", Holds::Said, "The call names a launch template."),
    optional(
        "imageParameter",
        Holds::Said,
        "The AMI is named by a Systems Manager parameter.",
    ),
    optional(
        "document",
        Holds::Said,
        "The call names a document of Systems Manager; a session without one has the default document.",
    ),
    optional("functionUrl", Holds::Said, "The function is called by its URL."),
    optional(
        "firstUse",
        Holds::Said,
        "The account does not have the service-linked role yet.",
    ),
    optional(
        "registryClient",
        Holds::Said,
        "A registry client such as Docker makes the call.",
    ),
    optional("results", Holds::Said, "The data and the results are in Amazon S3."),
    optional(
        "dataCatalog",
        Holds::Said,
        "The tables are in the AWS Glue Data Catalog.",
    ),
    optional(
        "managedPassword",
        Holds::Said,
        "AWS Secrets Manager manages the password.",
    ),
    optional(
        "passwordKey",
        Holds::Said,
        "The secret with the password is under a customer managed key of AWS KMS.",
    ),
    optional("passwordRotation", Holds::Said, "The call rotates the password."),
    optional("sourceIdentity", Holds::Said, "The call sets a source identity."),
    optional("rotation", Holds::Said, "A Lambda function rotates the secret."),
    optional("replicas", Holds::Said, "The secret is replicated to other Regions."),
    optional("containerSecrets", Holds::Said, "Containers get secrets or parameters."),
    optional("containerLogs", Holds::Said, "Containers log to CloudWatch Logs."),
];
