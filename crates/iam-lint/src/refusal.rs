//! What AWS prints when it refuses to save a policy: whoever has the message finds the place by it.
//!
//! A reason that hangs on more than the text, such as a role that is not there, is not among them.
//!
//! Source: SEMANTICS.md, 1.5: the messages are widely seen and stand on no page of AWS's. Those of S3 begin with
//! `MalformedPolicy`, those of KMS with `MalformedPolicyDocumentException`.

use iam_syntax::diagnostic::Severity;
use iam_syntax::policy::PolicyKind;

use crate::Document;
use crate::code::Code;
use crate::fact::{ActionFact, Fact};
use crate::finding::Finding;

/// The message for what was found; nothing where AWS saves the policy, or says nothing that is known.
pub(crate) fn of(finding: &Finding, document: &Document<'_>) -> Option<&'static str> {
    match document.kind {
        PolicyKind::Identity | PolicyKind::Boundary | PolicyKind::Session => of_iam(finding),
        PolicyKind::Trust => of_trust(finding).or_else(|| of_iam(finding)),
        PolicyKind::Key => of_key(finding),
        PolicyKind::Resource if document.service.is_some_and(|it| it.eq_ignore_ascii_case("s3")) => of_bucket(finding),
        PolicyKind::Resource | PolicyKind::Scp | PolicyKind::Rcp | PolicyKind::Endpoint => None,
    }
}

fn of_iam(finding: &Finding) -> Option<&'static str> {
    if finding.severity != Severity::Error {
        return None;
    }
    Some(match finding.code {
        Code::JsonSyntaxError => "This policy contains invalid Json",
        Code::InvalidEffect | Code::InvalidPolicyElement => "Syntax errors in policy.",
        Code::InvalidVersion => "The policy must contain a valid version string",
        Code::MissingAction => "Policy statement must contain actions.",
        Code::MissingResource => "Policy statement must contain resources.",
        Code::UnsupportedPrincipal => "Policy document should not specify a principal.",
        Code::UniqueSidsRequired => "Statement IDs (SID) in a single policy must be unique.",
        Code::UnsupportedSid => "Statement IDs (SID) must be alpha-numeric.",
        Code::InvalidAction | Code::InvalidConditionKeyFormat => {
            "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc."
        }
        Code::InvalidArnPrefix => "Resource … must be in ARN format or \"*\".",
        Code::VariableUnsupportedInElement if finding.path.contains("Resource") => "The policy failed legacy parsing",
        _ => return None,
    })
}

fn of_trust(finding: &Finding) -> Option<&'static str> {
    Some(match (finding.code, &finding.fact) {
        (Code::TrustSyntaxErrorResource, _) => "Has prohibited field Resource",
        (Code::PolicySizeExceedsRoleTrustPolicyQuota, _) => "Cannot exceed quota for ACLSizePerRole",
        (Code::UnsupportedActionInPolicy, _)
        | (Code::InvalidAction, Fact::Action(ActionFact::UnknownAction { .. }))
            if finding.severity == Severity::Error =>
        {
            "AssumeRole policy may only specify STS AssumeRole actions."
        }
        (code, _) if is_principal(code) => "Invalid principal in policy",
        _ => return None,
    })
}

fn of_key(finding: &Finding) -> Option<&'static str> {
    Some(match finding.code {
        Code::KeyPolicyLocksOut => "The new key policy will not allow you to update the key policy in the future.",
        code if is_principal(code) => "Policy contains a statement with one or more invalid principals.",
        _ => return None,
    })
}

fn of_bucket(finding: &Finding) -> Option<&'static str> {
    Some(match finding.code {
        Code::ActionsGrantNothing => "Action does not apply to any resource(s) in statement",
        Code::UnsupportedActionInPolicy => "Policy has invalid action",
        Code::UnsupportedResourceArnInPolicy | Code::InvalidArnPrefix => "Policy has invalid resource",
        Code::MissingPrincipal => "Missing required field Principal",
        Code::MissingResource => "Missing required field Resource",
        Code::MissingAction => "Missing required field Action",
        Code::MissingEffect => "Missing required field Effect",
        code if is_principal(code) => "Invalid principal in policy",
        _ => return None,
    })
}

const fn is_principal(code: Code) -> bool {
    matches!(
        code,
        Code::GroupAsPrincipal
            | Code::InvalidPrincipalFormat
            | Code::InvalidServicePrincipalFormat
            | Code::UnsupportedWildcardInPrincipal
    )
}
