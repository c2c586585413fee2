//! In English.

use iam_protocol::case::LeftOut;
use iam_protocol::exchange::Effect;
use iam_syntax::policy::PolicyKind;

use super::Words;
use crate::model::filled::Told;
use crate::model::typical::Typical;

pub const WORDS: Words = Words {
    close: "Close",
    failed: "This could not be fetched. Check the connection and try again.",
    suggestions: "Suggestions",

    context: "Typical context…",
    typical: |it| match it {
        Typical::Console => "Console with MFA",
        Typical::Cli => "CLI with an access key",
        Typical::Ec2 => "Role of an EC2 instance",
        Typical::Lambda => "Lambda function",
        Typical::Endpoint => "Through a VPC endpoint",
        Typical::CloudFormation => "Through CloudFormation",
    },
    set: |name| format!("The context is now: {name}."),

    paste: "Paste an error message…",
    paste_title: "Paste an error message",
    paste_hint: "The message that access was denied, or the JSON of GetRequestAuthorizationDetails or DecodeAuthorizationMessage. It stays in your browser.",
    paste_field: "Error message",
    fill: "Fill in the request",
    encoded: "The message is encoded, and only AWS can read it. Run `aws sts decode-authorization-message --encoded-message …` and paste what it prints.",
    allowed: "Nothing in it was denied.",
    bare: "The message does not say who asked for what. Fill in the request by hand.",
    outside: "AWS leaves out who asked and for which role. Fill in the identity provider as the principal, the role as the resource and the claims of the token as context keys, and paste the role's trust policy as the policy of the resource: it alone decides.",
    unrecognised: "This is no message of AWS that access was denied. Paste all of it, beginning with `User:`.",
    no_text: "Paste the message first.",
    no_principal: |name| {
        format!("AWS names the caller `{name}`, which does not tell who that is. Fill in the principal by its ARN.")
    },
    no_resource: |name| {
        format!(
            "AWS names the resource `{name}`, which is no ARN. Fill in its ARN as the resource, or `*` if it has none."
        )
    },
    told: |it| match it {
        Told::Principal => "principal",
        Told::Action => "action",
        Told::Resource => "resource",
        Told::Context => "context",
    },
    filled: |list| format!("Filled in: {list}."),
    reason: |effect, kind| match (effect, kind.map(kind_of)) {
        (None, _) => "AWS did not say why.".into(),
        (Some(Effect::Explicit), Some((article, kind))) => format!("AWS named an explicit deny in {article} {kind}."),
        (Some(Effect::Implicit), Some((_, kind))) => format!("AWS said that no {kind} allows it."),
        (Some(Effect::Explicit), None) => "AWS said that a policy denies it, not which.".into(),
        (Some(Effect::Implicit), None) => "AWS said that no policy allows it.".into(),
    },
    anew: "The policies of the example are not yours, so this is a case of its own: add the policies that apply. Undo brings the example back.",
    wanted: |kind| format!("Its text is wanted: paste it into the box that was added, {kind}."),
    wanted_here: "AWS said that this policy denied the request. Paste its text here, and see which statement did.",
    agrees: "So do the policies here.",
    differs: "The policies here come to something else.",

    copy: "Copy as AWS CLI…",
    title: "AWS CLI commands",
    simulate: "Simulate the request",
    assume: "Assume the role",
    copy_one: "Copy",
    copied: "Copied.",
    not_copied: "The browser did not copy it. Select the text and copy it by hand.",
    no_action: "Name an action first.",
    left_out: |list| format!("The simulator does not take, so the command leaves out: {list}."),
    part: |it| match it {
        LeftOut::Scps => "service control policies",
        LeftOut::Rcps => "resource control policies",
        LeftOut::SessionPolicies => "session policies",
        LeftOut::EndpointPolicy => "the VPC endpoint policy",
        LeftOut::TrustPolicy => "the role trust policy",
        LeftOut::Caller => "a caller that is no IAM user",
        LeftOut::UnknownKeys => "keys that may hold anything",
        LeftOut::Unreadable => "what is no value for the command line",
    },
};

/// The article of a kind of policy, and what it is called.
const fn kind_of(kind: PolicyKind) -> (&'static str, &'static str) {
    match kind {
        PolicyKind::Identity => ("an", "identity-based policy"),
        PolicyKind::Resource => ("a", "resource-based policy"),
        PolicyKind::Key => ("a", "key policy"),
        PolicyKind::Trust => ("the", "role trust policy"),
        PolicyKind::Boundary => ("a", "permissions boundary"),
        PolicyKind::Session => ("a", "session policy"),
        PolicyKind::Scp => ("a", "service control policy"),
        PolicyKind::Rcp => ("a", "resource control policy"),
        PolicyKind::Endpoint => ("a", "VPC endpoint policy"),
    }
}
