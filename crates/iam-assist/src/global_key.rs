//! The condition keys that any request may have, as far as we can say what each is: AWS's reference has no sentences for
//! them.

/// A global condition key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum GlobalKey {
    AssumedRoot,
    CalledVia,
    CalledViaMcp,
    CalledViaFirst,
    CalledViaLast,
    ChatbotSourceArn,
    CurrentTime,
    Ec2PrivateAddress,
    Ec2Vpc,
    EpochTime,
    FederatedProvider,
    IsMcpServiceAction,
    MfaAge,
    MfaPresent,
    PrincipalAccount,
    PrincipalArn,
    PrincipalIsService,
    PrincipalOrgId,
    PrincipalOrgMaster,
    PrincipalOrgPaths,
    PrincipalServiceName,
    PrincipalServiceNames,
    PrincipalTag,
    PrincipalType,
    RequestTag,
    RequestedRegion,
    ResourceAccount,
    ResourceOrgId,
    ResourceOrgPaths,
    ResourceTag,
    SecureTransport,
    SignInSession,
    SourceAccount,
    SourceArn,
    SourceIdentity,
    SourceIp,
    SourceOrgId,
    SourceOrgPaths,
    SourceOwner,
    SourceVpc,
    SourceVpcArn,
    SourceVpce,
    TagKeys,
    TokenIssueTime,
    UserAgent,
    ViaMcp,
    ViaService,
    VpcSourceIp,
    VpceAccount,
    VpceOrgId,
    VpceOrgPaths,
    Referer,
    UserId,
    UserName,
    RoleDelivery,
    SourceInstance,
    GlueIssuer,
    GlueRoleAssumer,
    IdentityStoreUser,
    IdentityCenterInstance,
    IdentityStore,
    OriginProvider,
    OriginIssuer,
    OriginSubject,
    OriginSubjectType,
    TransactionClaim,
    SourceFunction,
    SsmSourceInstance,
}

/// Each by its name as the catalogue writes it.
const NAMES: [(&str, GlobalKey); 68] = [
    ("aws:AssumedRoot", GlobalKey::AssumedRoot),
    ("aws:CalledVia", GlobalKey::CalledVia),
    ("aws:CalledViaAWSMCP", GlobalKey::CalledViaMcp),
    ("aws:CalledViaFirst", GlobalKey::CalledViaFirst),
    ("aws:CalledViaLast", GlobalKey::CalledViaLast),
    ("aws:ChatbotSourceArn", GlobalKey::ChatbotSourceArn),
    ("aws:CurrentTime", GlobalKey::CurrentTime),
    ("aws:Ec2InstanceSourcePrivateIPv4", GlobalKey::Ec2PrivateAddress),
    ("aws:Ec2InstanceSourceVpc", GlobalKey::Ec2Vpc),
    ("aws:EpochTime", GlobalKey::EpochTime),
    ("aws:FederatedProvider", GlobalKey::FederatedProvider),
    ("aws:IsMcpServiceAction", GlobalKey::IsMcpServiceAction),
    ("aws:MultiFactorAuthAge", GlobalKey::MfaAge),
    ("aws:MultiFactorAuthPresent", GlobalKey::MfaPresent),
    ("aws:PrincipalAccount", GlobalKey::PrincipalAccount),
    ("aws:PrincipalArn", GlobalKey::PrincipalArn),
    ("aws:PrincipalIsAWSService", GlobalKey::PrincipalIsService),
    ("aws:PrincipalOrgID", GlobalKey::PrincipalOrgId),
    ("aws:PrincipalOrgMasterAccountId", GlobalKey::PrincipalOrgMaster),
    ("aws:PrincipalOrgPaths", GlobalKey::PrincipalOrgPaths),
    ("aws:PrincipalServiceName", GlobalKey::PrincipalServiceName),
    ("aws:PrincipalServiceNamesList", GlobalKey::PrincipalServiceNames),
    ("aws:PrincipalTag/${TagKey}", GlobalKey::PrincipalTag),
    ("aws:PrincipalType", GlobalKey::PrincipalType),
    ("aws:RequestTag/${TagKey}", GlobalKey::RequestTag),
    ("aws:RequestedRegion", GlobalKey::RequestedRegion),
    ("aws:ResourceAccount", GlobalKey::ResourceAccount),
    ("aws:ResourceOrgID", GlobalKey::ResourceOrgId),
    ("aws:ResourceOrgPaths", GlobalKey::ResourceOrgPaths),
    ("aws:ResourceTag/${TagKey}", GlobalKey::ResourceTag),
    ("aws:SecureTransport", GlobalKey::SecureTransport),
    ("aws:SignInSessionArn", GlobalKey::SignInSession),
    ("aws:SourceAccount", GlobalKey::SourceAccount),
    ("aws:SourceArn", GlobalKey::SourceArn),
    ("aws:SourceIdentity", GlobalKey::SourceIdentity),
    ("aws:SourceIp", GlobalKey::SourceIp),
    ("aws:SourceOrgID", GlobalKey::SourceOrgId),
    ("aws:SourceOrgPaths", GlobalKey::SourceOrgPaths),
    ("aws:SourceOwner", GlobalKey::SourceOwner),
    ("aws:SourceVpc", GlobalKey::SourceVpc),
    ("aws:SourceVpcArn", GlobalKey::SourceVpcArn),
    ("aws:SourceVpce", GlobalKey::SourceVpce),
    ("aws:TagKeys", GlobalKey::TagKeys),
    ("aws:TokenIssueTime", GlobalKey::TokenIssueTime),
    ("aws:UserAgent", GlobalKey::UserAgent),
    ("aws:ViaAWSMCPService", GlobalKey::ViaMcp),
    ("aws:ViaAWSService", GlobalKey::ViaService),
    ("aws:VpcSourceIp", GlobalKey::VpcSourceIp),
    ("aws:VpceAccount", GlobalKey::VpceAccount),
    ("aws:VpceOrgID", GlobalKey::VpceOrgId),
    ("aws:VpceOrgPaths", GlobalKey::VpceOrgPaths),
    ("aws:referer", GlobalKey::Referer),
    ("aws:userid", GlobalKey::UserId),
    ("aws:username", GlobalKey::UserName),
    ("ec2:RoleDelivery", GlobalKey::RoleDelivery),
    ("ec2:SourceInstanceArn", GlobalKey::SourceInstance),
    ("glue:CredentialIssuingService", GlobalKey::GlueIssuer),
    ("glue:RoleAssumedBy", GlobalKey::GlueRoleAssumer),
    ("aws:IdentityCenterInstanceArn", GlobalKey::IdentityCenterInstance),
    ("aws:IdentityStoreArn", GlobalKey::IdentityStore),
    ("aws:OriginIdentity/FederatedProviderArn", GlobalKey::OriginProvider),
    ("aws:OriginIdentity/Issuer", GlobalKey::OriginIssuer),
    ("aws:OriginIdentity/Subject", GlobalKey::OriginSubject),
    ("aws:OriginIdentity/SubjectType", GlobalKey::OriginSubjectType),
    (
        "aws:TransactionContext/IdentityProvider/${Claim}",
        GlobalKey::TransactionClaim,
    ),
    ("identitystore:UserId", GlobalKey::IdentityStoreUser),
    ("lambda:SourceFunctionArn", GlobalKey::SourceFunction),
    ("ssm:SourceInstanceArn", GlobalKey::SsmSourceInstance),
];

impl GlobalKey {
    /// The key of a name; case does not count.
    pub(crate) fn of_name(name: &str) -> Option<Self> {
        let found = NAMES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(_, key)| *key)
    }
}

#[cfg(test)]
mod tests {
    use iam_catalog::catalogue::Catalogue;

    use super::*;

    /// No page of AWS says what these are.
    const NOT_DESCRIBED: [&str; 1] = ["aws:ViaCustomerDomain"];

    #[test]
    fn each_key_of_the_catalogue_is_known() {
        for key in &Catalogue::new().base().global_keys {
            let is_described = !NOT_DESCRIBED.contains(&&*key.name);
            assert_eq!(is_described, GlobalKey::of_name(&key.name).is_some(), "{}", key.name);
        }
    }
}
