//! The context keys that AWS documents: their type, and whether they hold one value or a set (SEMANTICS.md §5.1).

/// The type of a key's values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyType {
    /// Any text.
    String,
    /// An ARN.
    Arn,
    /// `true` or `false`.
    Bool,
    /// A number.
    Numeric,
    /// A moment, as a date of ISO 8601 or in seconds since 1970.
    Date,
    /// An IPv4 or IPv6 address.
    Ip,
}

/// What is documented of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KnownKey {
    /// Of each value.
    pub key_type: KeyType,
    /// Whether the key holds a set (`ArrayOf…`).
    pub multivalued: bool,
    /// Whether AWS sends it with every request that is signed.
    pub always: bool,
}

const fn one(key_type: KeyType) -> KnownKey {
    KnownKey {
        key_type,
        multivalued: false,
        always: false,
    }
}

const fn many(key_type: KeyType) -> KnownKey {
    KnownKey {
        key_type,
        multivalued: true,
        always: false,
    }
}

const fn always(key_type: KeyType) -> KnownKey {
    KnownKey {
        key_type,
        multivalued: false,
        always: true,
    }
}

/// In the order of SEMANTICS.md §5.1; the spelling is AWS's.
pub const KNOWN_KEYS: &[(&str, KnownKey)] = {
    use KeyType::{Arn, Bool, Date, Ip, Numeric, String};
    &[
        ("aws:PrincipalArn", one(Arn)),
        ("aws:PrincipalAccount", always(String)),
        ("aws:PrincipalOrgID", one(String)),
        ("aws:PrincipalOrgPaths", many(String)),
        ("aws:PrincipalIsAWSService", always(Bool)),
        ("aws:PrincipalServiceName", one(String)),
        ("aws:PrincipalServiceNamesList", many(String)),
        ("aws:PrincipalType", always(String)),
        ("aws:userid", always(String)),
        ("aws:username", one(String)),
        ("aws:AssumedRoot", one(Bool)),
        ("aws:FederatedProvider", one(String)),
        ("aws:TokenIssueTime", one(Date)),
        ("aws:SignInSessionArn", one(Arn)),
        ("aws:MultiFactorAuthPresent", one(Bool)),
        ("aws:MultiFactorAuthAge", one(Numeric)),
        ("aws:SourceIdentity", one(String)),
        ("aws:OriginIdentity/Subject", one(String)),
        ("aws:OriginIdentity/SubjectType", one(String)),
        ("aws:OriginIdentity/Issuer", one(String)),
        ("aws:OriginIdentity/FederatedProviderArn", one(Arn)),
        ("aws:IdentityCenterInstanceArn", one(Arn)),
        ("aws:IdentityStoreArn", one(Arn)),
        ("aws:ChatbotSourceArn", one(Arn)),
        ("aws:Ec2InstanceSourceVpc", one(String)),
        ("aws:Ec2InstanceSourcePrivateIPv4", one(Ip)),
        ("ec2:SourceInstanceArn", one(Arn)),
        ("ec2:RoleDelivery", one(Numeric)),
        ("glue:RoleAssumedBy", one(String)),
        ("glue:CredentialIssuingService", one(String)),
        ("lambda:SourceFunctionArn", one(Arn)),
        ("ssm:SourceInstanceArn", one(Arn)),
        ("codebuild:BuildArn", one(Arn)),
        ("codebuild:ProjectArn", one(Arn)),
        ("identitystore:UserId", one(String)),
        ("aws:SourceIp", one(Ip)),
        ("aws:SourceVpc", one(String)),
        ("aws:SourceVpce", one(String)),
        ("aws:SourceVpcArn", one(Arn)),
        ("aws:VpceAccount", one(String)),
        ("aws:VpceOrgID", one(String)),
        ("aws:VpceOrgPaths", many(String)),
        ("aws:VpcSourceIp", one(Ip)),
        ("aws:ResourceAccount", one(String)),
        ("aws:ResourceOrgID", one(String)),
        ("aws:ResourceOrgPaths", many(String)),
        ("aws:CurrentTime", always(Date)),
        ("aws:EpochTime", always(Date)),
        ("aws:RequestedRegion", always(String)),
        ("aws:SecureTransport", always(Bool)),
        ("aws:UserAgent", one(String)),
        ("aws:referer", one(String)),
        ("aws:TagKeys", many(String)),
        ("aws:SourceArn", one(Arn)),
        ("aws:SourceAccount", one(String)),
        ("aws:SourceOrgID", one(String)),
        ("aws:SourceOrgPaths", many(String)),
        ("aws:CalledVia", many(String)),
        ("aws:CalledViaFirst", one(String)),
        ("aws:CalledViaLast", one(String)),
        ("aws:ViaAWSService", always(Bool)),
        ("aws:CalledViaAWSMCP", one(String)),
        ("aws:ViaAWSMCPService", one(Bool)),
        ("aws:IsMcpServiceAction", one(Bool)),
        ("sts:ExternalId", one(String)),
        ("sts:RoleSessionName", one(String)),
        ("sts:SourceIdentity", one(String)),
        ("sts:TransitiveTagKeys", many(String)),
        ("sts:TaskPolicyArn", one(Arn)),
        ("sts:RoleAuthorizedByIdp", one(Bool)),
        ("sts:DurationSeconds", one(Numeric)),
        ("sts:AWSServiceName", one(String)),
        ("sts:IdentityTokenAudience", many(String)),
        ("sts:IdentityTokenScope", many(String)),
        ("sts:SubjectMode", one(String)),
        ("sts:SigningAlgorithm", one(String)),
        ("sts:RequestContextProviders", many(Arn)),
    ]
};

/// Claims of an OpenID Connect token, the part of the key behind `<provider>:`.
const CLAIMS: &[(&str, KnownKey)] = {
    use KeyType::String;
    &[
        ("aud", one(String)),
        ("sub", one(String)),
        ("amr", many(String)),
        ("oaud", one(String)),
        ("email", one(String)),
        ("app_id", one(String)),
    ]
};

/// What is documented of a key, by its name in any case. The shape of any other key is taken from its value.
// rule: C-30
#[must_use]
pub fn known(name: &str) -> Option<KnownKey> {
    if let Some((_, key)) = KNOWN_KEYS.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)) {
        return Some(*key);
    }
    // Every `…Tag/key` is a key of its own and holds the one value of that tag, as `sts:RequestContext/k` and
    // `aws:TransactionContext/IdentityProvider/k` do. The
    // tag's name may hold anything, so it is cut off at the first colon.
    let (_, rest) = name.split_once(':')?;
    if let Some((family, _)) = rest.split_once('/') {
        let is_tag = ends_with_ignore_case(family, "Tag")
            || ["RequestContext", "TransactionContext"]
                .iter()
                .any(|it| family.eq_ignore_ascii_case(it));
        if is_tag {
            return Some(one(KeyType::String));
        }
    }
    // A provider is named by its host, perhaps with a path; prefixes of AWS services have no dot.
    let (provider, claim) = name.rsplit_once(':')?;
    let known = CLAIMS.iter().find(|(known, _)| known.eq_ignore_ascii_case(claim));
    known.map(|(_, key)| *key).filter(|_| provider.contains('.'))
}

fn ends_with_ignore_case(text: &str, suffix: &str) -> bool {
    text.len()
        .checked_sub(suffix.len())
        .and_then(|at| text.get(at..))
        .is_some_and(|tail| tail.eq_ignore_ascii_case(suffix))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, multivalued: Option<bool>) {
        assert_eq!(multivalued, known(name).map(|key| key.multivalued), "{name}");
    }

    #[test]
    fn shapes() {
        check("aws:tagkeys", Some(true));
        check("aws:OriginIdentity/Subject", Some(false));
        check("aws:TransactionContext/IdentityProvider/acr", Some(false));
        check("aws:PrincipalTag/team", Some(false));
        check("aws:PrincipalTag/a:b/c", Some(false));
        check("aws:RequestTag/cost:center", Some(false));
        check("s3:ExistingObjectTag/x", Some(false));
        check("token.actions.githubusercontent.com:sub", Some(false));
        check("oidc.eks.us-east-1.amazonaws.com/id/EXAMPLE:aud", Some(false));
        check("cognito-identity.amazonaws.com:amr", Some(true));
        check("dynamodb:Attributes", None);
        check("aws:PrincipalRole/team", None);
        check("aws:Tags/team", None);
        check("s3:sub", None);
        check("nocolon", None);
    }
}
