//! The rules, each in a file of its own that is named after its code, or after what several codes have in common.

mod action_without_resource;
mod allow_misses_resource_without_key;
mod any_role;
mod arn_fields;
mod audience_claim;
mod bucket_without_objects;
mod condition_key_name;
mod condition_value_format;
mod confused_deputy;
mod date_in_past;
mod denies_leave_nobody;
mod deny_hits_missing_key;
mod deny_hits_resource_without_key;
mod deny_misses_missing_key;
mod deny_only_if_all_differ;
mod dynamodb_attributes_without_select;
mod forallvalues_true_when_missing;
mod invalid_action;
mod irrelevant_condition_key_in_policy;
mod key_of_action;
mod key_of_other_provider;
mod keys_never_together;
mod missing_action_for_roles_anywhere_trust_policy;
mod missing_paired_condition_keys;
mod no_allow;
mod not_principal_without_chain;
mod oidc_trust;
mod operator_and_key_type;
mod principal_arn_of_session;
mod principal_key_at_sign_in;
mod private_ip_address;
mod privilege_escalation;
mod rcp;
mod redundant_condition;
mod redundant_element;
mod redundant_principal_in_role_trust_policy;
mod redundant_statement;
mod region_fence;
mod resource_without_ancestors;
mod restrict_access_to_service_principal;
mod s3_prefix_in_negative_context;
mod secret_without_suffix;
mod service_principal_name;
mod sso_role_without_region;
mod unreachable_allow;
mod unsupported_condition_key_for_service_principal;
mod unsupported_in_policy;
mod untrustworthy_condition_key;
mod usage_too_permissive;
mod use_condition_key_only_with_supported_services;
mod value_never_matches;

use crate::ctx::Ctx;

pub(crate) const RULES: &[fn(&mut Ctx<'_>)] = &[
    // First: what is wrong with an ARN is the reason why no action acts on it.
    arn_fields::check,
    action_without_resource::check,
    allow_misses_resource_without_key::check,
    any_role::check,
    audience_claim::check,
    bucket_without_objects::check,
    condition_key_name::check,
    condition_value_format::check,
    confused_deputy::check,
    date_in_past::check,
    denies_leave_nobody::check,
    deny_hits_missing_key::check,
    deny_hits_resource_without_key::check,
    deny_misses_missing_key::check,
    deny_only_if_all_differ::check,
    dynamodb_attributes_without_select::check,
    forallvalues_true_when_missing::check,
    invalid_action::check,
    irrelevant_condition_key_in_policy::check,
    key_of_action::check,
    key_of_other_provider::check,
    keys_never_together::check,
    missing_action_for_roles_anywhere_trust_policy::check,
    missing_paired_condition_keys::check,
    no_allow::check,
    not_principal_without_chain::check,
    oidc_trust::check,
    operator_and_key_type::check,
    principal_arn_of_session::check,
    principal_key_at_sign_in::check,
    private_ip_address::check,
    privilege_escalation::check,
    rcp::check,
    redundant_condition::check,
    redundant_element::check,
    redundant_principal_in_role_trust_policy::check,
    redundant_statement::check,
    region_fence::check,
    resource_without_ancestors::check,
    restrict_access_to_service_principal::check,
    s3_prefix_in_negative_context::check,
    secret_without_suffix::check,
    service_principal_name::check,
    sso_role_without_region::check,
    unreachable_allow::check,
    unsupported_condition_key_for_service_principal::check,
    unsupported_in_policy::check,
    untrustworthy_condition_key::check,
    usage_too_permissive::check,
    use_condition_key_only_with_supported_services::check,
    value_never_matches::check,
];

/// Those that speak of a name by itself, whatever stands beside it.
pub(crate) const OF_NAMES: &[fn(&mut Ctx<'_>)] = &[
    arn_fields::check,
    condition_key_name::check,
    condition_value_format::check,
    invalid_action::check,
    operator_and_key_type::check,
    private_ip_address::check,
    redundant_element::check,
    secret_without_suffix::check,
    service_principal_name::check,
    sso_role_without_region::check,
    untrustworthy_condition_key::check,
];
