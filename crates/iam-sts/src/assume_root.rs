//! `sts:AssumeRoot`: the management account acts as the root user of a member account, for one task.

use alloc::format;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec;
use alloc::vec::Vec;

use iam_eval::policies::Attached;
use iam_syntax::arn::{Arn, is_account_id};

use crate::call::Call;
use crate::constraint::Constraints;
use crate::context::one;
use crate::credentials::Credentials;
use crate::estate::Estate;
use crate::hop::{Code, Hop, Refusal, Setting, StsError};
use crate::operation::AssumeRoot;
use crate::session::{Session, SessionPrincipal};
use crate::tags::Tags;
use crate::target;
use crate::who;

/// The longest and the usual session, in seconds.
const MOST_SECONDS: i64 = 900;

/// The task policies: the last part of the ARN, and the actions.
pub(crate) const TASKS: [(&str, &[&str]); 5] = [
    (
        "IAMAuditRootUserCredentials",
        &[
            "iam:GetAccessKeyLastUsed",
            "iam:GetLoginProfile",
            "iam:GetUser",
            "iam:ListAccessKeys",
            "iam:ListMFADevices",
            "iam:ListSigningCertificates",
        ],
    ),
    (
        "IAMCreateRootUserPassword",
        &["iam:CreateLoginProfile", "iam:GetLoginProfile"],
    ),
    (
        "IAMDeleteRootUserCredentials",
        &[
            "iam:DeactivateMFADevice",
            "iam:DeleteAccessKey",
            "iam:DeleteLoginProfile",
            "iam:DeleteSigningCertificate",
            "iam:DeleteVirtualMFADevice",
            "iam:GetAccessKeyLastUsed",
            "iam:GetLoginProfile",
            "iam:GetUser",
            "iam:ListAccessKeys",
            "iam:ListMFADevices",
            "iam:ListSigningCertificates",
        ],
    ),
    (
        "S3UnlockBucketPolicy",
        &[
            "s3:DeleteBucketPolicy",
            "s3:GetBucketPolicy",
            "s3:ListAllMyBuckets",
            "s3:PutBucketPolicy",
        ],
    ),
    (
        "SQSUnlockQueuePolicy",
        &[
            "sqs:GetQueueAttributes",
            "sqs:GetQueueUrl",
            "sqs:ListQueues",
            "sqs:SetQueueAttributes",
        ],
    ),
];

/// The task policies by ARN, as documents.
pub fn task_policies() -> impl Iterator<Item = (String, String)> {
    TASKS.iter().map(|(name, actions)| {
        let actions: Vec<String> = actions.iter().map(|action| format!("\"{action}\"")).collect();
        let text = format!(
            r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Action":[{}],"Resource":"*"}}]}}"#,
            actions.join(",")
        );
        (format!("arn:aws:iam::aws:policy/root-task/{name}"), text)
    })
}

/// Becomes the root user of a member account.
#[must_use]
pub fn assume_root(estate: &Estate, credentials: &Credentials, ask: &AssumeRoot, setting: &Setting) -> Hop {
    let mut call = Call::new(estate, credentials, setting);
    let outcome = issue(&mut call, ask);
    call.hop(outcome)
}

// rule: E-71
fn issue(call: &mut Call, ask: &AssumeRoot) -> Result<Session, Refusal> {
    call.is_live()?;
    call.is_signed()?;
    let mut constraints = Constraints::default();
    constraints.length(&ask.target_principal, "targetPrincipal", 12, 2_048);
    constraints.length(&ask.task_policy_arn, "taskPolicyArn", 20, 2_048);
    if let Some(seconds) = ask.duration_seconds {
        constraints.range(seconds, "durationSeconds", 0, MOST_SECONDS);
    }
    constraints.finish()?;
    let Some(account) = account_of(&ask.target_principal) else {
        return Err(invalid("Request ARN is invalid").into());
    };
    let Some(task) = task(call.estate, &ask.task_policy_arn) else {
        return Err(invalid("The task policy is none of those for root tasks").into());
    };
    let partition = who::partition(call.estate, account);
    let arn = who::root_arn(account, partition);
    may_call(call, account, &arn)?;
    // A permission on the caller's side alone: no policy of the other account is asked.
    let home = call.credentials.account().unwrap_or_default();
    let keys = [
        one("sts:TaskPolicyArn", &ask.task_policy_arn),
        one("aws:ResourceAccount", account),
    ];
    call.ask("sts:AssumeRoot", &arn, home, &keys);
    call.verdict()?;
    let seconds = ask.duration_seconds.unwrap_or(MOST_SECONDS);
    let mut session = Session {
        principal: SessionPrincipal::AssumedRoot {
            account: account.into(),
            partition: partition.into(),
        },
        user_id: account.into(),
        access_key_id: String::new(),
        principal_tags: Tags::default(),
        transitive_tag_keys: Vec::new(),
        source_identity: call.credentials.source_identity().map(String::from),
        issued: call.setting.now,
        expiration: call.setting.now.saturating_add(seconds),
        chain_depth: 0,
        policies: vec![task],
        mfa: None,
        keys: vec![one("aws:AssumedRoot", "true")],
    };
    session.access_key_id = target::access_key_id(call.setting, &session);
    Ok(session)
}

/// Only users and roles of the management account may call, and only for a member.
fn may_call(call: &Call, account: &str, arn: &str) -> Result<(), StsError> {
    let is_root = match call.credentials {
        Credentials::Root { .. } => true,
        Credentials::Session(session) => match session.principal {
            SessionPrincipal::Root { .. } | SessionPrincipal::AssumedRoot { .. } => true,
            SessionPrincipal::Role { .. } | SessionPrincipal::User { .. } | SessionPrincipal::FederatedUser { .. } => {
                false
            }
        },
        Credentials::Anonymous
        | Credentials::OriginAccess { .. }
        | Credentials::Service { .. }
        | Credentials::Federated { .. }
        | Credentials::User { .. } => false,
    };
    let organization = call.estate.organization.as_ref();
    let is_ours = organization.is_some_and(|organization| {
        call.credentials.account() == Some(organization.management_account.as_str())
            && organization.management_account != account
            && organization.way_to(account).is_some()
    });
    if !is_root && is_ours {
        return Ok(());
    }
    let caller = call.credentials.caller(call.estate);
    Err(StsError {
        code: Code::AccessDenied,
        message: format!(
            "User: {} is not authorized to perform: sts:AssumeRoot on resource: {arn}",
            caller.name()
        ),
        rule: "7.1",
    })
}

fn account_of(target: &str) -> Option<&str> {
    if is_account_id(target) {
        return Some(target);
    }
    let root = Arn::parse(target).filter(|arn| arn.service == "iam" && arn.resource == "root");
    root.map(|arn| arn.account).filter(|account| is_account_id(account))
}

fn task(estate: &Estate, arn: &str) -> Option<Attached> {
    let is_task = |name: &str| TASKS.iter().any(|(task, _)| *task == name);
    arn.strip_prefix("arn:aws:iam::aws:policy/root-task/")
        .filter(|name| is_task(name))?;
    let managed = estate.managed.get(arn)?;
    let parse = iam_syntax::grammar::parse(iam_syntax::policy::PolicyKind::Session, &managed.text);
    Some(Attached {
        name: arn.into(),
        document: managed.document,
        policy: Arc::new(iam_eval::compile::Compiled::new(parse.policy?)),
    })
}

fn invalid(message: &str) -> StsError {
    StsError {
        code: Code::ValidationError,
        message: message.into(),
        rule: "7.3",
    }
}
