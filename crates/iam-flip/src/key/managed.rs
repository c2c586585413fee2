//! Policies that AWS manages, for keys that hold the ARN of a policy: nobody can attach one that there is not.
//!
//! Source: <https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html>

/// What the ARNs of all of them begin with, behind the partition.
const OF_AWS: &str = ":iam::aws:policy/";

/// Those that are used the most, behind [`OF_AWS`]; the first one that fits is suggested.
const NAMES: [&str; 37] = [
    "ReadOnlyAccess",
    "AWSLambda_ReadOnlyAccess",
    "AWSLambda_FullAccess",
    "AdministratorAccess",
    "AmazonDynamoDBFullAccess",
    "AmazonDynamoDBReadOnlyAccess",
    "AmazonEC2ContainerRegistryReadOnly",
    "AmazonEC2FullAccess",
    "AmazonEC2ReadOnlyAccess",
    "AmazonEKSClusterPolicy",
    "AmazonEKSWorkerNodePolicy",
    "AmazonEKS_CNI_Policy",
    "AmazonRDSFullAccess",
    "AmazonRDSReadOnlyAccess",
    "AmazonS3FullAccess",
    "AmazonS3ReadOnlyAccess",
    "AmazonSNSFullAccess",
    "AmazonSNSReadOnlyAccess",
    "AmazonSQSFullAccess",
    "AmazonSQSReadOnlyAccess",
    "AmazonSSMManagedInstanceCore",
    "AmazonVPCFullAccess",
    "AmazonVPCReadOnlyAccess",
    "CloudWatchFullAccess",
    "CloudWatchLogsFullAccess",
    "CloudWatchReadOnlyAccess",
    "IAMFullAccess",
    "IAMReadOnlyAccess",
    "IAMUserChangePassword",
    "PowerUserAccess",
    "SecretsManagerReadWrite",
    "SecurityAudit",
    "job-function/DatabaseAdministrator",
    "job-function/ViewOnlyAccess",
    "service-role/AWSLambdaBasicExecutionRole",
    "service-role/AWSLambdaVPCAccessExecutionRole",
    "service-role/AmazonECSTaskExecutionRolePolicy",
];

/// Whether a pattern is one of ARNs of policies that AWS manages.
#[must_use]
pub fn is_of_aws(pattern: &str) -> bool {
    pattern.contains(OF_AWS)
}

/// The first that fits.
pub fn fitting(fits: impl Fn(&str) -> bool) -> Option<String> {
    let mut all = NAMES.iter().map(|name| ["arn:aws", OF_AWS, name].concat());
    all.find(|arn| fits(arn))
}

#[cfg(test)]
mod tests {
    use iam_catalog::catalogue::{Catalogue, PolicyStanding};

    use super::*;

    #[test]
    fn each_of_them_is_one_of_awss() {
        let catalogue = Catalogue::whole();
        for name in NAMES {
            let arn = ["arn:aws", OF_AWS, name].concat();
            let standing = catalogue.managed_policy(&arn);
            let is_there = !matches!(standing, PolicyStanding::NoIndex | PolicyStanding::Unknown);
            assert!(is_there, "{arn}");
        }
    }
}
