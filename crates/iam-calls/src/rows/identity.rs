//! IAM, AWS STS and AWS KMS itself: tags on what is made, session tags, re-encryption.

use crate::row::{Call, Further, KeyValue, On, Target, Who};
use crate::when::When;

const USERS: &str = "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags_users.html";
const ROLES: &str = "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags_roles.html";
const POLICIES: &str = "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags_customer-managed-policies.html";
const PROFILES: &str = "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags_instance-profiles.html";
const OIDC: &str = "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags_idps_oidc.html";
const SAML: &str = "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags_idps_saml.html";
const CERTIFICATES: &str = "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags_server-certificates.html";
const MFA: &str = "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags_virtual-mfa.html";
const PASS: &str = "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html";
const SESSION_TAGS: &str = "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html";
const SOURCE_IDENTITY: &str =
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_monitor.html";
const OUTBOUND: &str = "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_outbound_policies.html";
const REENCRYPT: &str = "https://docs.aws.amazon.com/kms/latest/APIReference/API_ReEncrypt.html";

const fn tagging(names: &'static [&'static str], further: &'static [Further]) -> Call {
    Call {
        names,
        on: On::Any,
        further,
    }
}

const fn tag(action: &'static str, source: &'static str) -> Further {
    Further::new(action, Target::Same, &[When::Tags], source)
}

pub const IAM: &[Call] = &[
    tagging(&["CreateUser"], &[tag("iam:TagUser", USERS)]),
    tagging(&["CreateRole"], &[tag("iam:TagRole", ROLES)]),
    tagging(&["CreatePolicy"], &[tag("iam:TagPolicy", POLICIES)]),
    tagging(&["CreateInstanceProfile"], &[tag("iam:TagInstanceProfile", PROFILES)]),
    tagging(
        &["CreateOpenIDConnectProvider"],
        &[tag("iam:TagOpenIDConnectProvider", OIDC)],
    ),
    tagging(&["CreateSAMLProvider"], &[tag("iam:TagSAMLProvider", SAML)]),
    tagging(
        &["UploadServerCertificate"],
        &[tag("iam:TagServerCertificate", CERTIFICATES)],
    ),
    tagging(&["CreateVirtualMFADevice"], &[tag("iam:TagMFADevice", MFA)]),
    tagging(
        &["AddRoleToInstanceProfile"],
        &[Further::new("iam:PassRole", Target::Role, &[], PASS)
            .with(&[("iam:PassedToService", KeyValue::Text("ec2.amazonaws.com"))])],
    ),
];

const TAG_SESSION: Further = Further::new("sts:TagSession", Target::Same, &[When::Tags], SESSION_TAGS);
const SET_SOURCE_IDENTITY: Further = Further::new(
    "sts:SetSourceIdentity",
    Target::Same,
    &[When::SourceIdentity],
    SOURCE_IDENTITY,
);

pub const STS: &[Call] = &[
    tagging(&["AssumeRole"], &[TAG_SESSION, SET_SOURCE_IDENTITY]),
    tagging(
        &["AssumeRoleWithSAML", "AssumeRoleWithWebIdentity"],
        &[TAG_SESSION.of(Who::Outsider), SET_SOURCE_IDENTITY.of(Who::Outsider)],
    ),
    tagging(&["GetFederationToken"], &[TAG_SESSION]),
    tagging(&["GetWebIdentityToken"], &[tag("sts:TagGetWebIdentityToken", OUTBOUND)]),
];

const KEY: &str = "arn:${Partition}:kms:${Region}:${Account}:key/${KeyId}";

const ALIASES: &str = "https://docs.aws.amazon.com/kms/latest/developerguide/alias-access.html";
const CREATE_KEY: &str = "https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateKey.html";
const ALIAS: Target = Target::Format("arn:${Partition}:kms:${Region}:${Account}:alias/${Alias}");
const KEY_OF_ALIAS: Target = Target::Format(KEY);

const fn also_on(target: Target) -> Further {
    Further::same(target, &[], ALIASES)
}

const UPDATE_ALIAS: &str = "https://docs.aws.amazon.com/kms/latest/APIReference/API_UpdateAlias.html";

pub const KMS: &[Call] = &[
    Call {
        // Of both keys, the one that the alias names and the one that it shall name.
        names: &["UpdateAlias"],
        on: On::Any,
        further: &[Further::same(
            Target::Named(When::NewKey, KEY),
            &[When::NewKey],
            UPDATE_ALIAS,
        )],
    },
    Call {
        names: &["CreateAlias", "UpdateAlias", "DeleteAlias"],
        on: On::Begins("alias/"),
        further: &[also_on(KEY_OF_ALIAS)],
    },
    Call {
        names: &["CreateAlias", "UpdateAlias", "DeleteAlias"],
        on: On::Begins("key/"),
        further: &[also_on(ALIAS)],
    },
    Call {
        names: &["CreateKey"],
        on: On::Any,
        further: &[Further::new(
            "kms:TagResource",
            Target::Format(KEY),
            &[When::Tags],
            CREATE_KEY,
        )],
    },
    Call {
        names: &["ReEncryptFrom"],
        on: On::Any,
        further: &[Further::new(
            "kms:ReEncryptTo",
            Target::Named(When::NewKey, KEY),
            &[],
            REENCRYPT,
        )],
    },
    Call {
        names: &["ReEncryptTo"],
        on: On::Any,
        further: &[Further::new(
            "kms:ReEncryptFrom",
            Target::Named(When::SourceKey, KEY),
            &[],
            REENCRYPT,
        )],
    },
];
