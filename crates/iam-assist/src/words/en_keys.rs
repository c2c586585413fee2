//! What the condition keys are that any request may have, in English.

use crate::global_key::GlobalKey;

pub(in crate::words) const fn global_key(key: GlobalKey) -> &'static str {
    match key {
        GlobalKey::AssumedRoot => "whether the session was opened by `sts:AssumeRoot`",
        GlobalKey::CalledVia => "the services that called on behalf of the principal, in order",
        GlobalKey::CalledViaMcp => "the AWS MCP server through which the call came",
        GlobalKey::CalledViaFirst => "the first service that called on behalf of the principal",
        GlobalKey::CalledViaLast => "the last service that called on behalf of the principal",
        GlobalKey::ChatbotSourceArn => "the chat configuration that the session was opened for",
        GlobalKey::CurrentTime => "when the request was made",
        GlobalKey::Ec2PrivateAddress => {
            "the private address of the EC2 instance that the role's credentials were given to"
        }
        GlobalKey::Ec2Vpc => "the VPC of the EC2 instance that the role's credentials were given to",
        GlobalKey::EpochTime => "when the request was made, in seconds since 1970",
        GlobalKey::FederatedProvider => "the identity provider that the session was opened with",
        GlobalKey::IsMcpServiceAction => "whether the action is one of an MCP server itself",
        GlobalKey::MfaAge => "seconds since the principal gave a code of an MFA device; only there if it did",
        GlobalKey::MfaPresent => "whether temporary credentials were got with MFA; missing with long-term access keys",
        GlobalKey::PrincipalAccount => "the account of the principal",
        GlobalKey::PrincipalArn => "the ARN of the principal; of the role, if it is a session of one",
        GlobalKey::PrincipalIsService => "whether a service calls for itself",
        GlobalKey::PrincipalOrgId => "the organization of the principal's account",
        GlobalKey::PrincipalOrgMaster => "the management account of the principal's organization",
        GlobalKey::PrincipalOrgPaths => "where in its organization the principal's account is",
        GlobalKey::PrincipalServiceName => "the name of the service that calls for itself",
        GlobalKey::PrincipalServiceNames => "all names of the service that calls for itself",
        GlobalKey::PrincipalTag => "a tag of the principal",
        GlobalKey::PrincipalType => "the kind of the principal: `User`, `AssumedRole` …",
        GlobalKey::RequestTag => "a tag that the request puts on something",
        GlobalKey::RequestedRegion => "the Region that the request went to",
        GlobalKey::ResourceAccount => "the account that the resource belongs to",
        GlobalKey::ResourceOrgId => "the organization that the resource belongs to",
        GlobalKey::ResourceOrgPaths => "where in its organization the resource's account is",
        GlobalKey::ResourceTag => "a tag of the resource",
        GlobalKey::SecureTransport => "whether the request came over TLS",
        GlobalKey::SignInSession => "the sign-in session that the credentials come from",
        GlobalKey::SourceAccount => "the account of the resource for which a service calls",
        GlobalKey::SourceArn => "the resource for which a service calls",
        GlobalKey::SourceIdentity => "the name that was set when the first role was assumed, and stays",
        GlobalKey::SourceIp => "the public address that the request came from; missing through a VPC endpoint",
        GlobalKey::SourceOrgId => "the organization of the resource for which a service calls",
        GlobalKey::SourceOrgPaths => "where in its organization the account is for which a service calls",
        GlobalKey::SourceOwner => "the account for which a service calls; an older name",
        GlobalKey::SourceVpc => "the VPC that the request came from, through a VPC endpoint",
        GlobalKey::SourceVpcArn => "the ARN of the VPC that the request came from, through a VPC endpoint",
        GlobalKey::SourceVpce => "the VPC endpoint that the request came through",
        GlobalKey::TagKeys => "the names of the tags in the request",
        GlobalKey::TokenIssueTime => "when the temporary credentials were issued",
        GlobalKey::UserAgent => "the program that made the request, as it calls itself",
        GlobalKey::ViaMcp => "whether the call came through an AWS MCP server",
        GlobalKey::ViaService => "whether a service calls on behalf of the principal",
        GlobalKey::VpcSourceIp => "the address inside the VPC that the request came from, through a VPC endpoint",
        GlobalKey::VpceAccount => "the account of the VPC endpoint that the request came through",
        GlobalKey::VpceOrgId => "the organization of the VPC endpoint that the request came through",
        GlobalKey::VpceOrgPaths => "where in its organization the account of the VPC endpoint is",
        GlobalKey::Referer => "the page that the request came from, as the browser tells it",
        GlobalKey::UserId => "the unique ID of the principal; for a role's session with its name behind a colon",
        GlobalKey::UserName => "the name of the user; missing for a role",
        GlobalKey::RoleDelivery => "which version of the instance metadata service gave the role's credentials",
        GlobalKey::SourceInstance => "the EC2 instance that the role's credentials were given to",
        GlobalKey::GlueIssuer => "the service that the credentials of the job come from",
        GlobalKey::GlueRoleAssumer => "the service that assumed the role of the job",
        GlobalKey::IdentityStoreUser => "the user of IAM Identity Center for whom the session was opened",
        GlobalKey::IdentityCenterInstance => {
            "the instance of IAM Identity Center that the session's identity comes from"
        }
        GlobalKey::IdentityStore => "the identity store that the user of the session is in",
        GlobalKey::OriginProvider => "the identity provider that vouched for whom the session was opened",
        GlobalKey::OriginIssuer => "who issued the token or assertion that the session was opened with",
        GlobalKey::OriginSubject => "for whom the session was opened, as the token or assertion names them",
        GlobalKey::OriginSubjectType => "what kind of identity the session was opened for",
        GlobalKey::TransactionClaim => "a claim of the token that the identity provider handed on with the request",
        GlobalKey::SourceFunction => "the Lambda function that the role's credentials were given to",
        GlobalKey::SsmSourceInstance => {
            "the instance managed by Systems Manager that the role's credentials were given to"
        }
    }
}
