//! Who decides what a context key holds: a caller can come from another network and sign in with MFA, but not give
//! themselves a tag or another organization.
//!
//! Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html>, which says of each
//! key where its value comes from.

use iam_catalog::claims;

use super::shape::is_tag;
use super::{family, is_one_of, prefix};

/// Who decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Owner {
    /// Whoever makes the request.
    Caller,
    /// Whoever tags the user or role, or makes the session.
    PrincipalTags,
    /// Whoever may tag the resource.
    ResourceTags,
    /// The organization that an account belongs to.
    Organization,
    /// The identity provider, in its token or assertion.
    IdentityProvider,
    /// The AWS service that makes the call, or through which it is made.
    Service,
    /// Whoever made the session, when they made it.
    Session,
    /// Who owns the network: its account and organization follow from the endpoint.
    Network,
    /// Nobody: it is the time of the call.
    Clock,
    /// What the resource is, not what is asked.
    Resource,
}

impl Owner {
    /// The owner as output has it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Caller => "caller",
            Self::PrincipalTags => "principalTags",
            Self::ResourceTags => "resourceTags",
            Self::Organization => "organization",
            Self::IdentityProvider => "identityProvider",
            Self::Service => "service",
            Self::Session => "session",
            Self::Network => "network",
            Self::Clock => "clock",
            Self::Resource => "resource",
        }
    }
}

/// Who decides what a key holds.
#[must_use]
pub fn owner(key: &str) -> Owner {
    let named: [(&[&str], Owner); 7] = [
        (
            &[
                "aws:PrincipalOrgID",
                "aws:PrincipalOrgPaths",
                "aws:ResourceOrgID",
                "aws:ResourceOrgPaths",
            ],
            Owner::Organization,
        ),
        (
            &[
                "aws:SourceArn",
                "aws:SourceAccount",
                "aws:SourceOrgID",
                "aws:SourceOrgPaths",
                "aws:SourceOwner",
                "aws:CalledVia",
                "aws:CalledViaFirst",
                "aws:CalledViaLast",
                "aws:ViaAWSService",
                "aws:CalledViaAWSMCP",
                "aws:ViaAWSMCPService",
                "aws:IsMcpServiceAction",
                "aws:PrincipalIsAWSService",
                "aws:PrincipalServiceName",
                "aws:PrincipalServiceNamesList",
                "kms:ViaService",
                "kms:CallerAccount",
                "kms:GrantIsForAWSResource",
                "ec2:CreateAction",
                "lambda:InvokedViaFunctionUrl",
                "iam:AssociatedResourceArn",
            ],
            Owner::Service,
        ),
        (
            &[
                "aws:TokenIssueTime",
                "aws:SourceIdentity",
                "aws:FederatedProvider",
                "aws:AssumedRoot",
                "aws:SignInSessionArn",
                "aws:ChatbotSourceArn",
                "aws:Ec2InstanceSourceVpc",
                "aws:Ec2InstanceSourcePrivateIPv4",
                "aws:userid",
                "aws:username",
                "aws:PrincipalArn",
                "aws:PrincipalAccount",
                "aws:PrincipalType",
                "ec2:SourceInstanceArn",
                "ec2:RoleDelivery",
                "glue:RoleAssumedBy",
                "glue:CredentialIssuingService",
                "lambda:SourceFunctionArn",
                "ssm:SourceInstanceArn",
                "codebuild:BuildArn",
                "codebuild:ProjectArn",
                "identitystore:UserId",
            ],
            Owner::Session,
        ),
        (
            &[
                "aws:VpceAccount",
                "aws:VpceOrgID",
                "aws:VpceOrgPaths",
                "aws:SourceVpcArn",
            ],
            Owner::Network,
        ),
        (&["aws:CurrentTime", "aws:EpochTime"], Owner::Clock),
        (
            &["aws:ResourceAccount", "s3:ResourceAccount", "s3:DataAccessPointAccount"],
            Owner::Resource,
        ),
        (
            &["sts:RoleAuthorizedByIdp", "sts:IdentityTokenAudience"],
            Owner::IdentityProvider,
        ),
    ];
    if let Some((_, owner)) = named.iter().find(|(names, _)| is_one_of(key, names)) {
        return *owner;
    }
    if claims::parts(key).is_some() || prefix(key).eq_ignore_ascii_case("saml") {
        return Owner::IdentityProvider;
    }
    match family(key) {
        Some((family, _)) if family.eq_ignore_ascii_case("aws:PrincipalTag") => Owner::PrincipalTags,
        Some((family, _)) if is_tag(key) && !ends_with(family, "RequestTag") => Owner::ResourceTags,
        // `kms:EncryptionContext:…` and the like stand in the request.
        Some(_) | None => Owner::Caller,
    }
}

fn ends_with(text: &str, suffix: &str) -> bool {
    let at = text.len().checked_sub(suffix.len());
    at.and_then(|at| text.get(at..))
        .is_some_and(|tail| tail.eq_ignore_ascii_case(suffix))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_decides() {
        for (key, expected) in [
            ("aws:SourceIp", Owner::Caller),
            ("aws:multifactorauthpresent", Owner::Caller),
            ("aws:RequestTag/team", Owner::Caller),
            ("ec2:RequestTag/team", Owner::Caller),
            ("s3:prefix", Owner::Caller),
            ("sts:ExternalId", Owner::Caller),
            ("aws:PrincipalTag/team", Owner::PrincipalTags),
            ("aws:ResourceTag/team", Owner::ResourceTags),
            ("s3:ExistingObjectTag/team", Owner::ResourceTags),
            ("aws:PrincipalOrgID", Owner::Organization),
            ("token.actions.githubusercontent.com:sub", Owner::IdentityProvider),
            ("SAML:aud", Owner::IdentityProvider),
            ("aws:SourceArn", Owner::Service),
            ("aws:TokenIssueTime", Owner::Session),
            ("aws:CurrentTime", Owner::Clock),
        ] {
            assert_eq!(expected, owner(key), "{key}");
        }
    }
}
