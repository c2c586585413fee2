//! AWS's page for each rule, and where AWS's pages leave a choice.

use iam_eval::compile::principal::Nobody;
use iam_eval::compile::variable::NoValue;
use iam_eval::context::Looked;
use iam_eval::detail::{PrincipalWhy, ResourceWhy, Why};
use iam_syntax::arn::NoResource;
use iam_syntax::operator::Base;
use iam_syntax::policy::Effect;

use crate::fact::{NodeFact, Note, PrincipalValueWhy, ValueOutcome};

/// Pages of AWS by the tags of SEMANTICS.md.
mod page {
    macro_rules! user_guide {
        ($name:literal) => {
            concat!(
                "https://docs.aws.amazon.com/IAM/latest/UserGuide/",
                $name,
                ".html"
            )
        };
    }
    macro_rules! organizations {
        ($name:literal) => {
            concat!(
                "https://docs.aws.amazon.com/organizations/latest/userguide/",
                $name,
                ".html"
            )
        };
    }
    pub const TAD: &str = user_guide!("troubleshoot_access-denied");
    pub const BPA: &str =
        "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html";
    pub const GR: &str = user_guide!("reference_policies_grammar");
    pub const VER: &str = user_guide!("reference_policies_elements_version");
    pub const EFF: &str = user_guide!("reference_policies_elements_effect");
    pub const PRN: &str = user_guide!("reference_policies_elements_principal");
    pub const NPR: &str = user_guide!("reference_policies_elements_notprincipal");
    pub const ACT: &str = user_guide!("reference_policies_elements_action");
    pub const NACT: &str = user_guide!("reference_policies_elements_notaction");
    pub const RES: &str = user_guide!("reference_policies_elements_resource");
    pub const NRES: &str = user_guide!("reference_policies_elements_notresource");
    pub const CND: &str = user_guide!("reference_policies_elements_condition");
    pub const OPS: &str = user_guide!("reference_policies_elements_condition_operators");
    pub const MUL: &str = user_guide!("reference_policies_condition-logic-multiple-context-keys-or-values");
    pub const SVM: &str = user_guide!("reference_policies_condition-single-vs-multi-valued-context-keys");
    pub const VAR: &str = user_guide!("reference_policies_variables");
    pub const GCK: &str = user_guide!("reference_policies_condition-keys");
    pub const DT: &str = user_guide!("reference_policies_elements_datatypes");
    pub const IDS: &str = user_guide!("reference_identifiers");
    pub const TRP: &str = user_guide!("troubleshoot_policies");
    pub const QUO: &str = user_guide!("reference_iam-quotas");
    pub const AA: &str = user_guide!("access-analyzer-reference-policy-checks");
    pub const EL_D: &str = user_guide!("reference_policies_evaluation-logic_policy-eval-denyallow");
    pub const XA: &str = user_guide!("reference_policies_evaluation-logic-cross-account");
    pub const XR: &str = user_guide!("access_policies-cross-account-resource-access");
    pub const PB: &str = user_guide!("access_policies_boundaries");
    pub const POL: &str = user_guide!("access_policies");
    pub const ROL: &str = user_guide!("id_roles");
    pub const AR: &str = user_guide!("id_credentials_temp_control-access_assumerole");
    pub const GFT: &str = user_guide!("id_credentials_temp_control-access_getfederationtoken");
    pub const GST: &str = user_guide!("id_credentials_temp_control-access_getsessiontoken");
    pub const DIS: &str = user_guide!("id_credentials_temp_control-access_disable-perms");
    pub const SI: &str = user_guide!("id_credentials_temp_control-access_monitor");
    /// The errors that all query APIs have in common, STS among them.
    pub const COMMON: &str = "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/CommonErrors.html";
    pub const MFA: &str = user_guide!("id_credentials_mfa_configure-api-require");
    pub const SLR: &str = user_guide!("id_roles_create-service-linked-role");
    pub const ICK: &str = user_guide!("reference_policies_iam-condition-keys");
    pub const ST: &str = user_guide!("id_session-tags");
    pub const UPDATE_TRUST: &str = user_guide!("id_roles_update-role-trust-policy");
    pub const SCP: &str = organizations!("orgs_manage_policies_scps");
    pub const SCP_E: &str = organizations!("orgs_manage_policies_scps_evaluation");
    pub const SCP_S: &str = organizations!("orgs_manage_policies_scps_syntax");
    pub const RCP: &str = organizations!("orgs_manage_policies_rcps");
    pub const RCP_S: &str = organizations!("orgs_manage_policies_rcps_syntax");
    pub const RCP_E: &str = organizations!("orgs_manage_policies_rcps_evaluation");
    pub const VPE: &str = "https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html";
    pub const KMS: &str = "https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html";
    pub const ASSUME_ROLE: &str = "https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html";
    pub const ASSUME_ROOT: &str = "https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoot.html";
    pub const FAS: &str = user_guide!("access_forward_access_sessions");
    pub const S3_ACTIONS: &str =
        "https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html";
    pub const SAR: &str = "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html";
    pub const OAI: &str = "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html";
    pub const POD: &str = "https://docs.aws.amazon.com/eks/latest/userguide/pod-id-abac.html";
    pub const ROLES_ANYWHERE: &str = "https://docs.aws.amazon.com/rolesanywhere/latest/userguide/trust-model.html";
    pub const S3_KMS: &str = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html";
    pub const PUT_KEY_POLICY: &str = "https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html";
}

/// Each rule of SEMANTICS.md §1–§7 with the first of its pages. Where a rule has none of its own, because AWS is
/// silent, it is the page that ought to say it.
const PAGES: &[(&str, &[&str])] = &[
    (page::GR, &["G-2", "G-10", "G-24"]),
    (page::TRP, &["G-1", "G-3", "G-8", "G-16", "P-21", "A-3"]),
    (
        page::AA,
        &["G-4", "G-5", "G-12", "G-15", "G-20", "G-21", "C-33", "C-40"],
    ),
    (page::EFF, &["G-6"]),
    (page::VER, &["G-9"]),
    (page::QUO, &["G-14"]),
    (page::DT, &["G-13", "C-50", "C-53", "C-54"]),
    (page::SCP_S, &["G-22", "A-6", "E-45"]),
    (page::PUT_KEY_POLICY, &["G-23"]),
    (page::S3_ACTIONS, &["A-7"]),
    (page::SAR, &["A-8", "A-19", "C-37"]),
    (page::FAS, &["A-9"]),
    (page::S3_KMS, &["A-21"]),
    (
        page::PRN,
        &[
            "G-7", "G-11", "G-25", "P-1", "P-2", "P-3", "P-4", "P-5", "P-6", "P-7", "P-8", "P-9", "P-10", "P-12",
            "P-13", "P-14", "P-15", "P-16", "P-17", "P-18", "P-19", "E-33",
        ],
    ),
    (page::IDS, &["P-11"]),
    (page::OAI, &["P-20"]),
    (page::NPR, &["P-30", "P-31", "P-32", "P-33", "P-34", "P-35"]),
    (page::ACT, &["A-1", "A-2"]),
    (page::NACT, &["A-4", "A-15"]),
    (
        page::OPS,
        &[
            "A-5", "C-10", "C-11", "C-12", "C-13", "C-14", "C-15", "C-16", "C-17", "C-20", "C-21", "C-51", "C-52",
        ],
    ),
    (page::RES, &["A-10", "A-11", "A-12", "A-13", "A-14", "A-18"]),
    (page::NRES, &["A-16", "A-17"]),
    (
        page::VAR,
        &[
            "V-1", "V-2", "V-3", "V-4", "V-5", "V-6", "V-7", "V-8", "V-9", "V-10", "V-11",
        ],
    ),
    (page::CND, &["C-1", "C-2", "C-4", "C-5", "C-60", "C-61"]),
    (page::GCK, &["A-20", "C-3", "C-38", "C-41"]),
    (page::MUL, &["C-32", "C-34", "C-35", "C-36"]),
    (page::SVM, &["C-30", "C-31"]),
    (
        page::EL_D,
        &[
            "E-1", "E-4", "E-5", "E-7", "E-8", "E-9", "E-10", "E-11", "E-21", "E-23", "E-63", "E-70", "E-76",
        ],
    ),
    (page::RCP, &["E-2", "E-50", "E-51", "E-52", "E-53", "E-72"]),
    (page::RCP_S, &["E-54"]),
    (page::RCP_E, &["E-73"]),
    (page::SCP, &["E-40", "E-42", "E-43", "E-44", "E-74"]),
    (page::SCP_E, &["E-3", "E-41"]),
    (page::PB, &["E-6", "E-13", "E-60"]),
    (page::POL, &["E-12", "E-62"]),
    (page::KMS, &["E-20"]),
    (page::ROL, &["E-22"]),
    (page::XA, &["E-30", "E-35"]),
    (page::XR, &["E-31", "E-32", "E-77"]),
    (page::AR, &["E-34", "E-64"]),
    (page::QUO, &["C-39", "E-61"]),
    (page::GFT, &["E-65"]),
    (page::ASSUME_ROOT, &["E-71"]),
    (page::VPE, &["E-75"]),
    (page::BPA, &["E-78"]),
    (page::TAD, &["E-90", "E-91", "E-92", "E-93", "S-33"]),
    (page::UPDATE_TRUST, &["S-1"]),
    (page::ASSUME_ROLE, &["S-2"]),
    (
        page::ST,
        &["S-3", "S-20", "S-21", "S-22", "S-23", "S-24", "S-25", "S-26"],
    ),
    (page::ASSUME_ROLE, &["S-10", "S-14", "S-62"]),
    (page::ROL, &["S-11", "S-13"]),
    (page::GST, &["S-12", "S-15"]),
    (page::SI, &["S-30", "S-31", "S-32", "S-34"]),
    (page::COMMON, &["S-35"]),
    (page::AR, &["S-40"]),
    (page::DIS, &["S-41"]),
    (page::SLR, &["S-50"]),
    (page::ICK, &["S-27", "S-51"]),
    (page::POD, &["S-52"]),
    (page::ROLES_ANYWHERE, &["S-53"]),
    (page::MFA, &["S-60", "S-61"]),
];

/// AWS's page for a rule.
#[must_use]
pub fn source_page(rule: &str) -> Option<&'static str> {
    PAGES
        .iter()
        .find(|(_, rules)| rules.contains(&rule))
        .map(|(page, _)| *page)
}

/// The line of SEMANTICS.md §10 that says what was chosen, if AWS's pages don't settle this step.
#[must_use]
pub const fn choice(fact: &NodeFact) -> Option<u8> {
    match fact {
        NodeFact::Principal(it) => match (it.why, it.inverted, it.effect, it.reach) {
            (PrincipalWhy::ListedInPart, _, _, _) => Some(36),
            (PrincipalWhy::Plain, true, Effect::Allow, _) => Some(6),
            (PrincipalWhy::Plain | PrincipalWhy::BoundaryIsHit, _, _, _) => None,
        },
        NodeFact::PrincipalValue(it) => match it.why {
            PrincipalValueWhy::Nobody(Nobody::Gateway) => Some(48),
            PrincipalValueWhy::Names(_)
            | PrincipalValueWhy::Other
            | PrincipalValueWhy::OtherCase
            | PrincipalValueWhy::OtherPath
            | PrincipalValueWhy::Nobody(Nobody::CanonicalUser | Nobody::Group | Nobody::Wildcard | Nobody::Other) => {
                None
            }
        },
        NodeFact::ResourceValue(it) => match it.why {
            ResourceWhy::BucketList => Some(17),
            ResourceWhy::NoResource(NoResource::TooShort) => Some(30),
            ResourceWhy::NoValue(NoValue::Missing) if it.inverted => Some(32),
            ResourceWhy::Compared
            | ResourceWhy::OnlyStarFits
            | ResourceWhy::NoResource(NoResource::NotAnArn)
            | ResourceWhy::NoValue(_) => None,
        },
        NodeFact::Key(it) => match it.why {
            Why::SetWithoutQuantifier if it.operator.operator.base.is_negated() => Some(27),
            Why::SetWithoutQuantifier => Some(29),
            Why::NothingForAny if it.operator.operator.if_exists => Some(28),
            Why::NothingForAll | Why::NothingForAny => match it.held {
                Looked::Absent | Looked::Unknown => None,
                Looked::One(_) | Looked::Many(_) => Some(33),
            },
            Why::Compared if it.wanted.is_empty() => Some(19),
            Why::Compared
            | Why::KeyAbsent
            | Why::KeyAbsentNegated
            | Why::KeyAbsentIfExists
            | Why::KeyUnknown
            | Why::Presence { .. }
            | Why::QuantifiedNull => None,
        },
        NodeFact::ContextValue(it) => match it.unparsable && it.operator.operator.base.is_negated() {
            true => Some(26),
            false => None,
        },
        NodeFact::PolicyValue(it) => match &it.outcome {
            ValueOutcome::WantedUnparsable { .. } | ValueOutcome::HeldUnparsable { .. } => {
                if it.operator.operator.base.is_negated() {
                    Some(26)
                } else {
                    None
                }
            }
            ValueOutcome::NoValue { .. } => Some(20),
            ValueOutcome::Compared { .. } => match it.operator.operator.base {
                Base::Bool if it.filled.is_some() => Some(11),
                Base::Bool
                | Base::String { .. }
                | Base::Numeric(_)
                | Base::Date(_)
                | Base::Binary
                | Base::IpAddress { .. }
                | Base::Arn { .. }
                | Base::Null => None,
            },
            ValueOutcome::NotLooked | ValueOutcome::UnknownVariable { .. } => None,
        },
        NodeFact::Note(Note::TrustBeatsLimits { .. }) => Some(3),
        NodeFact::Note(Note::AssumesItself { .. }) => Some(41),
        NodeFact::Note(Note::Ignored { .. } | Note::Divided { .. } | Note::ScpsExempt { .. } | Note::RcpsExempt(_)) => {
            None
        }
        NodeFact::Preset(_)
        | NodeFact::Gate(_)
        | NodeFact::Policy(_)
        | NodeFact::Statement(_)
        | NodeFact::Action(_)
        | NodeFact::ActionValue(_)
        | NodeFact::Resource(_)
        | NodeFact::OwnResource(_)
        | NodeFact::Condition(_)
        | NodeFact::Operator(_)
        | NodeFact::More(_)
        | NodeFact::Effect(_)
        | NodeFact::Closing(_) => None,
    }
}
