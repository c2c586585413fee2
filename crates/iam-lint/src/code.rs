//! The codes of findings, with the severity and the page that AWS gives each.

use alloc::string::String;

use iam_syntax::diagnostic::Severity::{self, Error, SecurityWarning, Suggestion, Warning};

/// Where AWS writes about what a code is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Page {
    /// The reference of Access Analyzer's checks, where the code has a heading.
    Checks,
    /// Another page below the user guide of IAM: the code is ours.
    Guide(&'static str),
    /// A page of a service's guide: the code is ours.
    Elsewhere(&'static str),
}
use Page::{Checks, Elsewhere, Guide};

macro_rules! codes {
    ($($variant:ident $name:literal $severity:ident $page:expr,)*) => {
        /// What a finding is called.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $(#[doc = concat!("`", $name, "`")] $variant,)* }

        impl Code {
            /// All codes, sorted by name.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The code as it is written: `INVALID_ACTION`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// The severity that Access Analyzer gives it; ours, where it has no such code. A finding may have another.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self { $(Self::$variant => $severity,)* }
            }

            const fn page(self) -> Page {
                match self { $(Self::$variant => $page,)* }
            }
        }
    };
}

codes! {
    ActionsGrantNothing "ACTION_WITHOUT_RESOURCE" Warning Guide("reference_policies_elements_resource.html"),
    AllowMissesResourceWithoutKey "ALLOW_MISSES_RESOURCE_WITHOUT_KEY" Warning Elsewhere("AWSEC2/latest/UserGuide/ExamplePolicies_EC2.html#iam-example-runinstances"),
    AllowNotActionWithUnsupportedTagKey "ALLOW_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE" Suggestion Checks,
    AllowWithNotPrincipal "ALLOW_WITH_NOTPRINCIPAL" SecurityWarning Checks,
    AllowWithUnsupportedTagKey "ALLOW_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE" Suggestion Checks,
    ArnAccountNotAllowed "ARN_ACCOUNT_NOT_ALLOWED" Error Checks,
    ArnRegionNotAllowed "ARN_REGION_NOT_ALLOWED" Error Checks,
    BucketWithoutObjects "BUCKET_WITHOUT_OBJECTS" Suggestion Elsewhere("AmazonS3/latest/userguide/security_iam_service-with-iam.html"),
    ClaimIsNoKey "CLAIM_IS_NO_KEY" Error Guide("reference_policies_iam-condition-keys.html#condition-keys-wif"),
    ConfirmAudienceClaimType "CONFIRM_AUDIENCE_CLAIM_TYPE" Suggestion Checks,
    ConfusedDeputy "CONFUSED_DEPUTY" Suggestion Guide("confused-deputy.html"),
    CreateSlrWithNotActionAndNotResource "CREATE_SLR_WITH_NOTACTION_AND_NOTRESOURCE" Warning Checks,
    CreateSlrWithNotResource "CREATE_SLR_WITH_NOTRESOURCE" Warning Checks,
    CreateSlrWithStarInActionAndNotResource "CREATE_SLR_WITH_STAR_IN_ACTION_AND_NOTRESOURCE" Warning Checks,
    CreateSlrWithStarInActionAndResource "CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE" Warning Checks,
    CreateSlrWithStarInResource "CREATE_SLR_WITH_STAR_IN_RESOURCE" Warning Checks,
    CreateSlrWithStarInResourceAndNotAction "CREATE_SLR_WITH_STAR_IN_RESOURCE_AND_NOTACTION" Warning Checks,
    DataTypeMismatch "DATA_TYPE_MISMATCH" Error Checks,
    DateInPast "DATE_IN_PAST" Warning Guide("reference_policies_elements_condition_operators.html#Conditions_Date"),
    DeniesLeaveNobody "DENIES_LEAVE_NOBODY" Error Guide("reference_policies_condition-logic-multiple-context-keys-or-values.html"),
    DenyHitsMissingKey "DENY_HITS_MISSING_KEY" Suggestion Guide("reference_policies_elements_condition_operators.html#Conditions_IfExists"),
    DenyHitsResourceWithoutKey "DENY_HITS_RESOURCE_WITHOUT_KEY" Warning Guide("reference_policies_elements_condition_operators.html#Conditions_Null"),
    DenyMissesMissingKey "DENY_MISSES_MISSING_KEY" Warning Guide("reference_policies_condition-keys.html#condition-keys-multifactorauthpresent"),
    DenyNotActionWithUnsupportedTagKey "DENY_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE" SecurityWarning Checks,
    DenyOnlyIfAllDiffer "DENY_ONLY_IF_ALL_DIFFER" Suggestion Guide("reference_policies_condition-logic-multiple-context-keys-or-values.html"),
    DenyWithUnsupportedTagKey "DENY_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE" SecurityWarning Checks,
    DeprecatedGlobalConditionKey "DEPRECATED_GLOBAL_CONDITION_KEY" Warning Checks,
    DepthLimit "DEPTH_LIMIT" Error Guide("reference_policies_grammar.html"),
    DuplicateKey "DUPLICATE_KEY" Error Guide("reference_policies_grammar.html"),
    DuplicateKeysWithDifferentCase "DUPLICATE_KEYS_WITH_DIFFERENT_CASE" Error Checks,
    DynamodbAttributesWithoutSelect "DYNAMODB_ATTRIBUTES_WITHOUT_SELECT" SecurityWarning Checks,
    EmptyArrayAction "EMPTY_ARRAY_ACTION" Suggestion Checks,
    EmptyArrayCondition "EMPTY_ARRAY_CONDITION" Suggestion Checks,
    EmptyArrayConditionForAllValues "EMPTY_ARRAY_CONDITION_FORALLVALUES" Suggestion Checks,
    EmptyArrayConditionForAnyValue "EMPTY_ARRAY_CONDITION_FORANYVALUE" Suggestion Checks,
    EmptyArrayConditionIfExists "EMPTY_ARRAY_CONDITION_IFEXISTS" Suggestion Checks,
    EmptyArrayPrincipal "EMPTY_ARRAY_PRINCIPAL" Suggestion Checks,
    EmptyArrayResource "EMPTY_ARRAY_RESOURCE" Suggestion Checks,
    EmptyArrayStatement "EMPTY_ARRAY_STATEMENT" Suggestion Guide("reference_policies_elements_statement.html"),
    EmptyObjectCondition "EMPTY_OBJECT_CONDITION" Suggestion Checks,
    EmptyObjectPrincipal "EMPTY_OBJECT_PRINCIPAL" Suggestion Checks,
    EmptySidValue "EMPTY_SID_VALUE" Suggestion Checks,
    EmptyVariable "EMPTY_VARIABLE" Error Checks,
    FederatedPrincipalNotSupported "FEDERATED_PRINCIPAL_NOT_SUPPORTED" Error Checks,
    ForAllValuesTrueWhenMissing "FORALLVALUES_TRUE_WHEN_MISSING" Warning Guide("reference_policies_condition-single-vs-multi-valued-context-keys.html"),
    ForAllValuesWithSingleValuedKey "FORALLVALUES_WITH_SINGLE_VALUED_KEY" SecurityWarning Checks,
    ForAnyValueWithAudienceClaimType "FORANYVALUE_WITH_AUDIENCE_CLAIM_TYPE" SecurityWarning Checks,
    GithubSubjectWithoutIds "GITHUB_SUBJECT_WITHOUT_IDS" Suggestion Guide("id_roles_create_for-idp_oidc.html#idp_oidc_Create_GitHub"),
    GroupAsPrincipal "GROUP_AS_PRINCIPAL" Error Guide("reference_policies_elements_principal.html"),
    ImproveIpRange "IMPROVE_IP_RANGE" Suggestion Checks,
    InvalidAction "INVALID_ACTION" Error Checks,
    InvalidArnAccount "INVALID_ARN_ACCOUNT" Error Checks,
    InvalidArnPrefix "INVALID_ARN_PREFIX" Error Checks,
    InvalidArnRegion "INVALID_ARN_REGION" Error Checks,
    InvalidArnResource "INVALID_ARN_RESOURCE" Error Checks,
    InvalidArnServiceCase "INVALID_ARN_SERVICE_CASE" Error Checks,
    InvalidConditionDataType "INVALID_CONDITION_DATA_TYPE" Error Checks,
    InvalidConditionKeyFormat "INVALID_CONDITION_KEY_FORMAT" Error Checks,
    InvalidConditionMultipleBoolean "INVALID_CONDITION_MULTIPLE_BOOLEAN" Error Checks,
    InvalidConditionOperator "INVALID_CONDITION_OPERATOR" Error Checks,
    InvalidDateValue "INVALID_DATE_VALUE" Warning Checks,
    InvalidEffect "INVALID_EFFECT" Error Checks,
    InvalidFederatedPrincipalSyntax "INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY" Error Checks,
    InvalidGlobalConditionKey "INVALID_GLOBAL_CONDITION_KEY" Error Checks,
    InvalidKmsKeyValue "INVALID_KMS_KEY_VALUE" Error Checks,
    InvalidPartition "INVALID_PARTITION" Error Checks,
    InvalidPolicyElement "INVALID_POLICY_ELEMENT" Error Checks,
    InvalidPrincipalFormat "INVALID_PRINCIPAL_FORMAT" Error Checks,
    InvalidPrincipalKey "INVALID_PRINCIPAL_KEY" Error Checks,
    InvalidRegion "INVALID_REGION" Error Checks,
    InvalidRoleReference "INVALID_ROLE_REFERENCE" Warning Checks,
    InvalidService "INVALID_SERVICE" Error Checks,
    InvalidServiceConditionKey "INVALID_SERVICE_CONDITION_KEY" Error Checks,
    InvalidServiceInAction "INVALID_SERVICE_IN_ACTION" Error Checks,
    InvalidServicePrincipalFormat "INVALID_SERVICE_PRINCIPAL_FORMAT" Error Checks,
    InvalidUserReference "INVALID_USER_REFERENCE" Warning Checks,
    InvalidVariableForOperator "INVALID_VARIABLE_FOR_OPERATOR" Error Checks,
    InvalidVersion "INVALID_VERSION" Error Checks,
    InvalidVpceFormat "INVALID_VPCE_FORMAT" Error Checks,
    InvalidVpcFormat "INVALID_VPC_FORMAT" Error Checks,
    IrrelevantConditionKeyInPolicy "IRRELEVANT_CONDITION_KEY_IN_POLICY" Suggestion Checks,
    JsonSyntaxError "JSON_SYNTAX_ERROR" Error Checks,
    KeysNeverTogether "KEYS_NEVER_TOGETHER" Warning Guide("reference_policies_condition-keys.html#condition-keys-sourceip"),
    KeyOfOtherProvider "KEY_OF_OTHER_PROVIDER" Error Guide("reference_policies_iam-condition-keys.html#condition-keys-wif"),
    KeyPolicyLocksOut "KEY_POLICY_LOCKS_OUT" Warning Guide("reference_policies_evaluation-logic_policy-eval-denyallow.html"),
    MismatchedActionForPrincipal "MISMATCHED_ACTION_FOR_PRINCIPAL" Error Checks,
    MissingAction "MISSING_ACTION" Error Checks,
    MissingActionForConditionKey "MISSING_ACTION_FOR_CONDITION_KEY" Error Checks,
    MissingActionForRolesAnywhere "MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY" Error Checks,
    MissingArnAccount "MISSING_ARN_ACCOUNT" Error Checks,
    MissingArnField "MISSING_ARN_FIELD" Error Checks,
    MissingArnRegion "MISSING_ARN_REGION" Error Checks,
    MissingBraceInVariable "MISSING_BRACE_IN_VARIABLE" Error Checks,
    MissingConditionKeyForOidcPrincipal "MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL" SecurityWarning Checks,
    MissingEffect "MISSING_EFFECT" Error Checks,
    MissingGithubRepoConditionKey "MISSING_GITHUB_REPO_CONDITION_KEY" SecurityWarning Checks,
    MissingPairedConditionKeys "MISSING_PAIRED_CONDITION_KEYS" SecurityWarning Checks,
    MissingPrincipal "MISSING_PRINCIPAL" Error Checks,
    MissingQualifier "MISSING_QUALIFIER" Error Checks,
    MissingQuoteInVariable "MISSING_QUOTE_IN_VARIABLE" Error Checks,
    MissingResource "MISSING_RESOURCE" Error Checks,
    MissingStatement "MISSING_STATEMENT" Error Checks,
    MissingTagKeyInCondition "MISSING_TAG_KEY_IN_CONDITION" Error Checks,
    MissingVersion "MISSING_VERSION" Warning Checks,
    NotPrincipalWithoutChain "NOT_PRINCIPAL_WITHOUT_CHAIN" Warning Guide("reference_policies_elements_notprincipal.html"),
    NoAllow "NO_ALLOW" Suggestion Guide("reference_policies_evaluation-logic_policy-eval-denyallow.html"),
    NullWithIfExists "NULL_WITH_IF_EXISTS" Error Checks,
    NullWithQualifier "NULL_WITH_QUALIFIER" Suggestion Checks,
    OidcWithoutAudience "OIDC_WITHOUT_AUDIENCE" Warning Guide("id_roles_create_for-idp_oidc.html"),
    OidcWithoutSubject "OIDC_WITHOUT_SUBJECT" SecurityWarning Guide("id_roles_create_for-idp_oidc.html"),
    OperatorCase "OPERATOR_CASE" Warning Guide("reference_policies_elements_condition_operators.html"),
    PassRoleWithNotActionAndNotResource "PASS_ROLE_WITH_NOTACTION_AND_NOTRESOURCE" SecurityWarning Checks,
    PassRoleWithNotResource "PASS_ROLE_WITH_NOTRESOURCE" SecurityWarning Checks,
    PassRoleWithStarInActionAndNotResource "PASS_ROLE_WITH_STAR_IN_ACTION_AND_NOTRESOURCE" SecurityWarning Checks,
    PassRoleWithStarInActionAndResource "PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE" SecurityWarning Checks,
    PassRoleWithStarInResource "PASS_ROLE_WITH_STAR_IN_RESOURCE" SecurityWarning Checks,
    PassRoleWithStarInResourceAndNotAction "PASS_ROLE_WITH_STAR_IN_RESOURCE_AND_NOTACTION" SecurityWarning Checks,
    PolicySizeExceedsIdentityPolicyQuota "POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA" Warning Checks,
    PolicySizeExceedsRcpQuota "POLICY_SIZE_EXCEEDS_RCP_QUOTA" Error Checks,
    PolicySizeExceedsResourcePolicyQuota "POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA" Warning Checks,
    PolicySizeExceedsRoleTrustPolicyQuota "POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA" Warning Checks,
    PolicySizeExceedsScpQuota "POLICY_SIZE_EXCEEDS_SCP_QUOTA" Error Checks,
    PolicySizeExceedsSessionPolicyQuota "POLICY_SIZE_EXCEEDS_SESSION_POLICY_QUOTA" Warning Guide("reference_iam-quotas.html"),
    PrincipalArnOfSession "PRINCIPAL_ARN_OF_SESSION" Error Guide("reference_policies_condition-keys.html#condition-keys-principalarn"),
    PrincipalKeyAtSignIn "PRINCIPAL_KEY_AT_SIGN_IN" Error Guide("reference_policies_condition-keys.html#condition-keys-principal-properties"),
    PrivateIpAddress "PRIVATE_IP_ADDRESS" Error Checks,
    PrivateIpAddressSubset "PRIVATE_IP_ADDRESS_SUBSET" Suggestion Checks,
    PrivateNotIpAddress "PRIVATE_NOTIPADDRESS" Error Checks,
    PrivateNotIpAddressSubset "PRIVATE_NOTIPADDRESS_SUBSET" Suggestion Checks,
    PrivilegeEscalation "PRIVILEGE_ESCALATION" SecurityWarning Guide("access_policies_boundaries.html"),
    ProblemLimit "PROBLEM_LIMIT" Warning Guide("reference_policies_grammar.html"),
    RcpMissingRelatedPrincipalConditionKey "RCP_MISSING_RELATED_PRINCIPAL_CONDITION_KEY" Warning Checks,
    RcpMissingRelatedServicePrincipalConditionKey "RCP_MISSING_RELATED_SERVICE_PRINCIPAL_CONDITION_KEY" Warning Checks,
    RcpMissingServiceConditionKeyNullCheck "RCP_MISSING_SERVICE_CONDITION_KEY_NULL_CHECK" Warning Checks,
    RcpSyntaxErrorAction "RCP_SYNTAX_ERROR_ACTION" Error Checks,
    RcpSyntaxErrorAllow "RCP_SYNTAX_ERROR_ALLOW" Error Checks,
    RcpSyntaxErrorNotAction "RCP_SYNTAX_ERROR_NOTACTION" Error Checks,
    RcpSyntaxErrorPrincipal "RCP_SYNTAX_ERROR_PRINCIPAL" Error Checks,
    RecommendedConditionKeyForServicePrincipal "RECOMMENDED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL" Suggestion Checks,
    RedundantAction "REDUNDANT_ACTION" Suggestion Checks,
    RedundantConditionValueNum "REDUNDANT_CONDITION_VALUE_NUM" Suggestion Checks,
    RedundantKeyDueToWildcard "REDUNDANT_KEY_DUE_TO_WILDCARD_IN_CONDITION" Suggestion Checks,
    RedundantPrincipalInRoleTrustPolicy "REDUNDANT_PRINCIPAL_IN_ROLE_TRUST_POLICY" Suggestion Checks,
    RedundantResource "REDUNDANT_RESOURCE" Suggestion Checks,
    RedundantStatement "REDUNDANT_STATEMENT" Suggestion Checks,
    RedundantStatementDueToWildcard "REDUNDANT_STATEMENT_DUE_TO_WILDCARD_IN_CONDITION" Suggestion Checks,
    RegionFenceWithoutGlobalServices "REGION_FENCE_WITHOUT_GLOBAL_SERVICES" Warning Guide("reference_policies_examples_aws_deny-requested-region.html"),
    ResourceWithoutAncestors "RESOURCE_WITHOUT_ANCESTORS" Warning Elsewhere("glue/latest/dg/glue-specifying-resource-arns.html"),
    RestrictAccessToServicePrincipal "RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL" SecurityWarning Checks,
    RetiredAction "RETIRED_ACTION" Suggestion Guide("reference_policies_elements_action.html"),
    TrustSyntaxErrorNotPrincipal "ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL" Error Checks,
    TrustSyntaxErrorResource "ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE" Error Checks,
    TrustWildcardInPrincipal "ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL" Error Checks,
    S3PrefixInNegativeContext "S3_PREFIX_IN_NEGATIVE_CONTEXT" SecurityWarning Checks,
    ScpSyntaxErrorActionWildcard "SCP_SYNTAX_ERROR_ACTION_WILDCARD" Error Checks,
    ScpSyntaxErrorAllowCondition "SCP_SYNTAX_ERROR_ALLOW_CONDITION" Error Checks,
    ScpSyntaxErrorAllowNotAction "SCP_SYNTAX_ERROR_ALLOW_NOTACTION" Error Checks,
    ScpSyntaxErrorAllowResource "SCP_SYNTAX_ERROR_ALLOW_RESOURCE" Error Checks,
    ScpSyntaxErrorNotResource "SCP_SYNTAX_ERROR_NOTRESOURCE" Error Checks,
    ScpSyntaxErrorPrincipal "SCP_SYNTAX_ERROR_PRINCIPAL" Error Checks,
    SecretWithoutSuffix "SECRET_WITHOUT_SUFFIX" Warning Elsewhere("secretsmanager/latest/userguide/auth-and-access_iam-policies.html"),
    SizeLimit "SIZE_LIMIT" Error Guide("reference_policies_grammar.html"),
    SpecificGithubRepoAndBranchRecommended "SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED" Warning Checks,
    SsoRoleWithoutRegion "SSO_ROLE_WITHOUT_REGION" Suggestion Guide("reference_policies_condition-keys.html#condition-keys-principalarn"),
    StringLikeOperatorWithArnKeys "STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS" SecurityWarning Checks,
    SurroundingBlanks "SURROUNDING_BLANKS" Warning Guide("reference_policies_grammar.html"),
    TypeMismatch "TYPE_MISMATCH" Warning Checks,
    TypeMismatchBoolean "TYPE_MISMATCH_BOOLEAN" Warning Checks,
    TypeMismatchDate "TYPE_MISMATCH_DATE" Warning Checks,
    TypeMismatchIpRange "TYPE_MISMATCH_IP_RANGE" Error Checks,
    TypeMismatchNumber "TYPE_MISMATCH_NUMBER" Warning Checks,
    TypeMismatchString "TYPE_MISMATCH_STRING" Warning Checks,
    UnfilledPlaceholder "UNFILLED_PLACEHOLDER" Warning Guide("reference_policies_variables.html"),
    UniqueSidsRecommended "UNIQUE_SIDS_RECOMMENDED" Warning Checks,
    UniqueSidsRequired "UNIQUE_SIDS_REQUIRED" Error Checks,
    UnknownServicePrincipal "UNKNOWN_SERVICE_PRINCIPAL" Warning Guide("reference_policies_elements_principal.html#principal-services"),
    UnreachableAllow "UNREACHABLE_ALLOW" Warning Guide("reference_policies_evaluation-logic_policy-eval-denyallow.html"),
    UnsupportedActionForConditionKey "UNSUPPORTED_ACTION_FOR_CONDITION_KEY" Error Checks,
    UnsupportedActionInPolicy "UNSUPPORTED_ACTION_IN_POLICY" Error Checks,
    UnsupportedCharacter "UNSUPPORTED_CHARACTER" Error Guide("reference_iam-quotas.html"),
    UnsupportedConditionKeyForServicePrincipal "UNSUPPORTED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL" Error Checks,
    UnsupportedElementCombination "UNSUPPORTED_ELEMENT_COMBINATION" Error Checks,
    UnsupportedGlobalConditionKey "UNSUPPORTED_GLOBAL_CONDITION_KEY" Error Checks,
    UnsupportedPrincipal "UNSUPPORTED_PRINCIPAL" Error Checks,
    UnsupportedResourceArnInPolicy "UNSUPPORTED_RESOURCE_ARN_IN_POLICY" Error Checks,
    UnsupportedSid "UNSUPPORTED_SID" Error Checks,
    UnsupportedSpaceInVariable "UNSUPPORTED_SPACE_IN_VARIABLE" Error Checks,
    UnsupportedWildcardInPrincipal "UNSUPPORTED_WILDCARD_IN_PRINCIPAL" Error Checks,
    UntrustworthyConditionKey "UNTRUSTWORTHY_CONDITION_KEY" SecurityWarning Checks,
    UseConditionKeyOnlyWithSupportedServices "USE_CONDITION_KEY_ONLY_WITH_SUPPORTED_SERVICES" Warning Checks,
    ValueNeverMatches "VALUE_NEVER_MATCHES" Warning Guide("reference_policies_elements_condition.html"),
    VariableUnsupportedInElement "VARIABLE_UNSUPPORTED_IN_ELEMENT" Error Checks,
    VariableUnsupportedInVersion "VARIABLE_UNSUPPORTED_IN_VERSION" Error Checks,
    VariableUsageTooPermissive "VARIABLE_USAGE_TOO_PERMISSIVE" Error Checks,
    WildcardInArnResourceType "WILDCARD_IN_ARN_RESOURCE_TYPE" Warning Guide("reference_policies_elements_resource.html"),
    WildcardInArnService "WILDCARD_IN_ARN_SERVICE" Warning Guide("reference_policies_elements_resource.html"),
    WildcardInKeyName "WILDCARD_IN_KEY_NAME" Error Guide("reference_policies_elements_condition.html"),
    WildcardInServiceName "WILDCARD_IN_SERVICE_NAME" Suggestion Checks,
    WildcardUsageTooPermissive "WILDCARD_USAGE_TOO_PERMISSIVE" Error Checks,
    WildcardWithoutLikeOperator "WILDCARD_WITHOUT_LIKE_OPERATOR" Warning Checks,
}

const GUIDE: &str = "https://docs.aws.amazon.com/IAM/latest/UserGuide/";

impl Code {
    /// The code of a name, in our spelling or in that of Access Analyzer.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let all = || Self::ALL.iter().copied();
        all()
            .find(|it| it.name() == name)
            .or_else(|| all().find(|it| it.access_analyzer_name().as_deref() == Some(name)))
    }

    /// Whether it says that a policy is too large, and by how much.
    pub(crate) fn is_of_size(self) -> bool {
        self.name().starts_with("POLICY_SIZE_")
    }

    /// The code as Access Analyzer spells it; nothing where the code is ours.
    #[must_use]
    pub fn access_analyzer_name(self) -> Option<String> {
        let name = self.name();
        match self.page() {
            Guide(_) | Elsewhere(_) => None,
            Checks
                if name.starts_with("PASS_ROLE")
                    || name.starts_with("CREATE_SLR")
                    || name.starts_with("ALLOW_WITH_NOTPRI") =>
            {
                Some(name.replace("_NOT", "_NOT_"))
            }
            Checks => Some(name.into()),
        }
    }

    /// AWS's page about it.
    #[must_use]
    pub fn learn_more(self) -> String {
        match (self.page(), self.access_analyzer_name()) {
            (Checks, Some(name)) => {
                let category = match self.severity() {
                    Error => "error",
                    SecurityWarning => "security-warning",
                    Warning => "general-warning",
                    Suggestion => "suggestion",
                };
                let heading = name
                    .to_ascii_lowercase()
                    .replace('_', "-")
                    .replace("notipaddress", "not-ip-address");
                let page = "access-analyzer-reference-policy-checks";
                alloc::format!("{GUIDE}{page}.html#{page}-{category}-{heading}")
            }
            (Guide(page), _) => alloc::format!("{GUIDE}{page}"),
            (Elsewhere(page), _) => alloc::format!("https://docs.aws.amazon.com/{page}"),
            (Checks, None) => String::from(GUIDE),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorted_and_found_by_name() {
        assert!(Code::ALL.is_sorted_by(|a, b| a.name() < b.name()));
        for code in Code::ALL {
            assert_eq!(Some(*code), Code::from_name(code.name()));
        }
        assert_eq!(
            Some(Code::PassRoleWithNotActionAndNotResource),
            Code::from_name("PASS_ROLE_WITH_NOT_ACTION_AND_NOT_RESOURCE")
        );
        assert_eq!(
            Some(Code::AllowWithNotPrincipal),
            Code::from_name("ALLOW_WITH_NOT_PRINCIPAL")
        );
        assert_eq!(None, Code::from_name("NOTHING"));
    }

    #[test]
    fn pages() {
        let ending = "checks-error-arn-region-not-allowed";
        assert!(Code::ArnRegionNotAllowed.learn_more().ends_with(ending));
        let ending = "checks-security-warning-pass-role-with-not-resource";
        assert!(Code::PassRoleWithNotResource.learn_more().ends_with(ending));
        assert!(
            Code::PrivateNotIpAddress
                .learn_more()
                .ends_with("checks-error-private-not-ip-address")
        );
        assert_eq!(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html",
            Code::ConfusedDeputy.learn_more()
        );
    }
}
