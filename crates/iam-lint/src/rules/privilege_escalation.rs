//! `PRIVILEGE_ESCALATION`: actions by which somebody can give themselves more than the policy gives.
//!
//! Who may put a policy on any user puts one on their own; who may pass any role to a function and run it has that role.
//!
//! ```json
//! { "Effect": "Allow", "Action": ["iam:PassRole", "lambda:CreateFunction", "lambda:InvokeFunction"], "Resource": "*" }
//! ```
//!
//! Only what is allowed on everything and under no condition counts. Who has all of a service, as by `iam:*`, is an
//! administrator by intention, and that is not reported again.
//!
//! Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html#access_policies_boundaries-delegate>

use alloc::string::ToString;
use alloc::vec::Vec;

use iam_syntax::policy::Statement;
use iam_syntax::span::Span;

use crate::code::Code;
use crate::ctx::Ctx;
use crate::fact::{ActionFact, Fact, Way};
use crate::finding::Role;

/// What has to be allowed together.
const WAYS: [(Way, &[(&str, &str)]); 24] = [
    (Way::NewPolicyVersion, &[("iam", "CreatePolicyVersion")]),
    (Way::OldPolicyVersion, &[("iam", "SetDefaultPolicyVersion")]),
    (Way::KeyOfOther, &[("iam", "CreateAccessKey")]),
    (Way::PasswordOfOther, &[("iam", "CreateLoginProfile")]),
    (Way::PasswordOfOther, &[("iam", "UpdateLoginProfile")]),
    (Way::AttachPolicy, &[("iam", "AttachUserPolicy")]),
    (Way::AttachPolicy, &[("iam", "AttachGroupPolicy")]),
    (Way::AttachPolicy, &[("iam", "AttachRolePolicy")]),
    (Way::PutPolicy, &[("iam", "PutUserPolicy")]),
    (Way::PutPolicy, &[("iam", "PutGroupPolicy")]),
    (Way::PutPolicy, &[("iam", "PutRolePolicy")]),
    (Way::JoinGroup, &[("iam", "AddUserToGroup")]),
    (
        Way::TrustItself,
        &[("iam", "UpdateAssumeRolePolicy"), ("sts", "AssumeRole")],
    ),
    (Way::DropBoundary, &[("iam", "DeleteRolePermissionsBoundary")]),
    (Way::DropBoundary, &[("iam", "DeleteUserPermissionsBoundary")]),
    (
        Way::RunWithRole,
        &[
            ("iam", "PassRole"),
            ("lambda", "CreateFunction"),
            ("lambda", "InvokeFunction"),
        ],
    ),
    (
        Way::RunWithRole,
        &[
            ("iam", "PassRole"),
            ("lambda", "CreateFunction"),
            ("lambda", "CreateEventSourceMapping"),
        ],
    ),
    (Way::RunWithRole, &[("iam", "PassRole"), ("ec2", "RunInstances")]),
    (
        Way::RunWithRole,
        &[("iam", "PassRole"), ("cloudformation", "CreateStack")],
    ),
    (Way::RunWithRole, &[("iam", "PassRole"), ("glue", "CreateDevEndpoint")]),
    (
        Way::RunWithRole,
        &[
            ("iam", "PassRole"),
            ("ecs", "RegisterTaskDefinition"),
            ("ecs", "RunTask"),
        ],
    ),
    (
        Way::RunWithRole,
        &[
            ("iam", "PassRole"),
            ("sagemaker", "CreateNotebookInstance"),
            ("sagemaker", "CreatePresignedNotebookInstanceUrl"),
        ],
    ),
    (
        Way::RunWithRole,
        &[
            ("iam", "PassRole"),
            ("codebuild", "CreateProject"),
            ("codebuild", "StartBuild"),
        ],
    ),
    (
        Way::RunWithRole,
        &[
            ("iam", "PassRole"),
            ("datapipeline", "CreatePipeline"),
            ("datapipeline", "PutPipelineDefinition"),
        ],
    ),
];

pub(crate) fn check(ctx: &mut Ctx<'_>) {
    if !ctx.grants_to_identity() {
        return;
    }
    let open: Vec<usize> = ctx.allows().filter(|(_, it)| is_open(it)).map(|(idx, _)| idx).collect();
    if open.is_empty() {
        return;
    }
    let mut seen: Vec<Span> = Vec::new();
    for (way, actions) in WAYS {
        let places: Vec<Span> = actions
            .iter()
            .filter_map(|(service, name)| place(ctx, &open, service, name))
            .collect();
        let [first, others @ ..] = places.as_slice() else {
            continue;
        };
        // One value is one finding, whatever else can be done with it.
        if places.len() < actions.len() || seen.contains(first) && others.iter().all(|it| seen.contains(it)) {
            continue;
        }
        seen.extend(&places);
        let fact = Fact::Action(ActionFact::Escalation {
            way,
            actions: actions
                .iter()
                .map(|(service, name)| alloc::format!("{service}:{name}").to_string())
                .collect(),
        });
        let mut added = ctx.add(Code::PrivilegeEscalation, *first, fact);
        for other in others.iter().filter(|it| *it != first) {
            added = added.label(*other, Role::Together);
        }
    }
}

fn is_open(statement: &Statement) -> bool {
    // `role/*`, `function:*`: a type at most stands in front of the star.
    let is_any = |resource: &str| {
        let name = resource.trim_end_matches('*');
        name.len() < resource.len()
            && name
                .trim_end_matches(['/', ':'])
                .bytes()
                .all(|it| it.is_ascii_lowercase() || it == b'-')
    };
    let takes_all = |text: &str| text == "*" || iam_syntax::arn::fields(text).is_some_and(|it| is_any(it[5]));
    statement.conditions.is_empty()
        && statement
            .resources
            .iter()
            .any(|it| !it.inverted && it.elements.iter().any(|it| takes_all(&it.value)))
}

/// The value that allows an action, unless it allows all of the service.
fn place(ctx: &Ctx<'_>, open: &[usize], service: &str, name: &str) -> Option<Span> {
    open.iter().find_map(|idx| {
        let value = ctx.reaches[*idx].value_of(service, name)?;
        let takes_all = value
            .parts
            .is_none_or(|(prefix, name)| name.bytes().all(|it| it == b'*') && prefix != "lambda");
        let is_iam_itself = service == "iam" || prefix_is_open(value.parts);
        (!(takes_all && is_iam_itself)).then_some(value.text.span)
    })
}

fn prefix_is_open(parts: Option<(&str, &str)>) -> bool {
    parts.is_none_or(|(prefix, _)| prefix.contains(['*', '?']))
}
