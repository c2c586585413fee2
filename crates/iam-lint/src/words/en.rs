//! Findings in English.

mod action;
mod key;
mod operator;
mod principal;
mod rcp;
mod resource;
mod statement;
mod value;

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use iam_syntax::diagnostic::Habit;
use iam_syntax::policy::Effect;

use super::{first_quoted, quoted};
use crate::fact::{ArnField, Expected, Fact, Roles, Way};
use crate::finding::{Finding, Role};
use crate::fix::Fix;
use crate::placeholder::Origin;

const CATALOGUE: &str = "the catalogue may be older than the name; if it is right, suppress this finding with a reason";

pub(super) fn said(finding: &Finding) -> (String, Option<String>) {
    let help = |text: &str| Some(text.to_string());
    let names = || listed(&finding.names);
    let are_several = 1 < finding.names.len();
    match &finding.fact {
        Fact::Syntax { message, help, .. } => (message.clone(), help.clone()),
        Fact::Placeholder { origin } => placeholder(*origin, &names(), are_several),
        Fact::Habit(habit) => habit_of(*habit),
        Fact::EverybodyUnderCondition { keys } => (
            format!(
                "everybody in every account is let in, and only {} {} who may assume the role",
                listed(keys),
                if 1 < keys.len() { "tell" } else { "tells" }
            ),
            help("name the accounts, users or roles in `Principal`"),
        ),
        Fact::Action(fact) => action::said(fact, finding),
        Fact::Resource(fact) => resource::said(fact, finding),
        Fact::Key(fact) => key::said(fact, finding),
        Fact::Operator(fact) => operator::said(fact, finding),
        Fact::Value(fact) => value::said(fact, finding),
        Fact::Principal(fact) => principal::said(fact, finding),
        Fact::Statement(fact) => statement::said(fact, finding),
        Fact::Rcp(fact) => rcp::said(fact, finding),
    }
}

pub(super) fn refusal(said: &str) -> String {
    format!("AWS does not save it: `{said}`")
}

fn placeholder(origin: Origin, names: &str, are_several: bool) -> (String, Option<String>) {
    let (is, as_written) = match are_several {
        true => ("are", "them as they stand"),
        false => ("is", "it as it stands"),
    };
    let of_tool = |tool: &str, help: &str| {
        (
            format!("{names} {is} for {tool} to fill in, and AWS takes {as_written}"),
            Some(help.to_string()),
        )
    };
    match origin {
        Origin::Terraform => of_tool(
            "Terraform",
            "look at what Terraform makes of it: the policy in `terraform show -json` of a plan",
        ),
        Origin::TerraformEscape => (
            format!(
                "{names} {is} how a template of Terraform writes a variable of AWS; AWS reads a `$` and the variable"
            ),
            Some("outside of Terraform write it with one `$`".to_string()),
        ),
        Origin::TerraformDocument => (
            format!(
                "{names} {is} how Terraform's `aws_iam_policy_document` writes a variable of AWS; AWS reads plain text"
            ),
            Some("outside of Terraform write `${` in the place of `&{`".to_string()),
        ),
        Origin::CloudFormation => of_tool(
            "CloudFormation",
            "look at the policy of the stack that was made, or write the value in its place",
        ),
        Origin::Cdk => of_tool(
            "AWS CDK",
            "look at the template that `cdk synth` prints, and at the stack made from it",
        ),
        Origin::Serverless => of_tool(
            "the Serverless Framework",
            "look at what `serverless print` or `serverless package` makes of it",
        ),
        Origin::GithubActions => of_tool(
            "GitHub Actions",
            "write the value, or look at the policy that the workflow deploys",
        ),
        Origin::Jinja => of_tool(
            "Jinja, Ansible or Helm",
            "render the template first (`ansible -m template`, `helm template`), and look at the result",
        ),
        Origin::Erb => of_tool("ERB", "render the template first, and look at the result"),
        Origin::Shell => of_tool("a shell", "let the shell fill it in, as with `envsubst < policy.json`"),
        Origin::Format => of_tool("a program", "fill it in: it is a piece of a format string"),
        Origin::Printed => (
            format!("{names} {is} what a program prints where it has no value"),
            Some("find out which value was missing when the policy was made".to_string()),
        ),
        Origin::Template => of_tool(
            "some template",
            "a variable of AWS has a colon, as in `${aws:username}`; write the value",
        ),
        Origin::ByHand => (
            format!("{names} {is} still to be filled in"),
            Some("write your own value in its place".to_string()),
        ),
        Origin::Masked => (
            format!(
                "{names} {} something that was made unreadable",
                if are_several { "cover" } else { "covers" }
            ),
            Some(
                "write the real value; any account of twelve digits, such as `111122223333`, will do to try it out"
                    .to_string(),
            ),
        ),
        Origin::LeftOut => (
            "something was left out here".to_string(),
            Some("write what belongs here, or remove the dots".to_string()),
        ),
    }
}

/// What a statement comes to whose key is in no request.
const fn never_there(effect: Effect, holds: bool) -> &'static str {
    match (effect, holds) {
        (Effect::Allow, false) => "lets nobody in",
        (Effect::Allow, true) => "lets in everybody whom it was to keep out",
        (Effect::Deny, false) => "keeps nobody out",
        (Effect::Deny, true) => "keeps everybody out",
    }
}

fn habit_of(habit: Habit) -> (String, Option<String>) {
    let said = |message: &str, help: &str| (message.to_string(), Some(help.to_string()));
    match habit {
        Habit::CurlyQuotes => said(
            "the strings stand in typographic quotation marks, as word processors and messengers make them",
            "a string stands between two `\"`",
        ),
        Habit::Language {
            language,
            n_bare_keys,
            n_odd_strings,
            n_last_commas,
            n_comments,
            n_words,
        } => {
            let counts = [
                (n_bare_keys, "key without quotes", "keys without quotes"),
                (
                    n_odd_strings,
                    "string not in double quotes",
                    "strings not in double quotes",
                ),
                (n_words, "value without quotes", "values without quotes"),
                (
                    n_last_commas,
                    "comma before a closing bracket",
                    "commas before a closing bracket",
                ),
                (n_comments, "comment", "comments"),
            ];
            let counts = counts.into_iter().filter(|(n, _, _)| 0 < *n);
            let counts: Vec<String> = counts
                .map(|(n, one, several)| format!("{n} {}", if n == 1 { one } else { several }))
                .collect();
            (
                format!(
                    "this is written as {} writes it, not as JSON: {}",
                    language.name(),
                    counts.join(", ")
                ),
                Some("a policy is JSON: keys and strings in double quotes, nothing behind the last item".to_string()),
            )
        }
        Habit::LeftOut => said(
            "something was left out here",
            "write what belongs here, or remove the dots",
        ),
        Habit::LastCommas => said(
            "nothing follows this comma before the closing bracket",
            "JSON has no comma behind the last item",
        ),
        Habit::Comments => said("JSON has no comments", "remove them"),
        Habit::ByteOrderMark => said(
            "the text begins with a byte order mark",
            "save it as UTF-8 without one; AWS takes the mark for a part of the policy",
        ),
        Habit::OddBlanks(blank) => (
            format!("the blank U+{:04X} is not one of JSON's", u32::from(blank)),
            Some("replace it by an ordinary blank, or remove it".to_string()),
        ),
        Habit::BareStatements { are_several } => said(
            if are_several {
                "these are statements without the document around them"
            } else {
                "this is a statement without the document around it"
            },
            "AWS does not save it; a policy has a `Version` and a list of statements under `Statement`",
        ),
        Habit::TrustPolicy => said(
            "this is a trust policy, which says who may assume a role; here a policy says what its owner may do",
            "put it with a role, as its trust policy; what the role may do stands in its identity-based policies",
        ),
    }
}

fn any_role(roles: Roles, by_not_resource: bool) -> (String, Option<String>) {
    let message = match (roles, by_not_resource) {
        (Roles::Pass, false) => "any role may be passed to any service",
        (Roles::Pass, true) => "`NotResource` lets every role be passed that it does not name",
        (Roles::CreateServiceLinked, false) => "service-linked roles may be created for any service",
        (Roles::CreateServiceLinked, true) => {
            "`NotResource` lets service-linked roles be created for every service that it does not name"
        }
    };
    let help = match roles {
        Roles::Pass => "name the roles in `Resource`, or add a condition on `iam:PassedToService`",
        Roles::CreateServiceLinked => "name the roles in `Resource`",
    };
    (message.to_string(), Some(help.to_string()))
}

const fn way_of(way: Way) -> &'static str {
    match way {
        Way::NewPolicyVersion => "write a new version of a policy that they have",
        Way::OldPolicyVersion => "bring back an old version of a policy that allowed more",
        Way::KeyOfOther => "make access keys of other users",
        Way::PasswordOfOther => "set the password of other users",
        Way::AttachPolicy => "attach any policy to themselves",
        Way::PutPolicy => "write any policy for themselves",
        Way::JoinGroup => "join any group",
        Way::TrustItself => "have any role trust them, and assume it",
        Way::DropBoundary => "take a permissions boundary away",
        Way::RunWithRole => "run code with any role that the service may have",
    }
}

/// What closes a way: only where AWS sends a key with the call is there a condition.
const fn closed_by(way: Way) -> &'static str {
    match way {
        Way::NewPolicyVersion | Way::OldPolicyVersion => {
            "name in `Resource` the policies meant, and none that whoever has this one has too"
        }
        Way::KeyOfOther | Way::PasswordOfOther => {
            "name the users in `Resource`, such as `arn:aws:iam::111122223333:user/${aws:username}`"
        }
        Way::AttachPolicy | Way::PutPolicy => {
            "name in `Resource` who may be given policies, or, for users and roles, add a condition on `iam:PermissionsBoundary`"
        }
        Way::JoinGroup => "name the groups in `Resource`",
        Way::TrustItself => "name the roles in `Resource`",
        Way::DropBoundary => "leave it out, or name the users and roles in `Resource`",
        Way::RunWithRole => {
            "name in `Resource` the roles that may be passed, or add a condition on `iam:PassedToService` to passing them"
        }
    }
}

const fn field_of(field: ArnField) -> &'static str {
    match field {
        ArnField::Region => "Region",
        ArnField::Account => "account",
    }
}

const fn a_field(field: ArnField) -> &'static str {
    match field {
        ArnField::Region => "a Region",
        ArnField::Account => "an account",
    }
}

fn expected_of(expected: Expected) -> String {
    match expected {
        Expected::ExternalId => {
            "at least two characters, of which STS takes letters, digits and `_+=,.@:/-`".to_string()
        }
        Expected::SessionName => {
            "at least two characters, of which STS takes letters, digits and `_+=,.@-`".to_string()
        }
        Expected::Account => "an account id of twelve digits".to_string(),
        Expected::Organization => "an organization id such as `o-a1b2c3d4e5`".to_string(),
        Expected::PrincipalType => "`Account`, `User`, `FederatedUser`, `AssumedRole` or `Anonymous`".to_string(),
        Expected::BucketArn => "for a bucket an ARN without Region and account, as `arn:aws:s3:::bucket`".to_string(),
        Expected::ArnWithAccount => "an ARN with an account id of twelve digits".to_string(),
        Expected::ArnOf(service) => format!("an ARN of `{service}`"),
    }
}

const fn effected(effect: Effect) -> &'static str {
    match effect {
        Effect::Allow => "allowed",
        Effect::Deny => "denied",
    }
}

const fn effects(effect: Effect) -> &'static str {
    match effect {
        Effect::Allow => "allows",
        Effect::Deny => "denies",
    }
}

pub(super) fn role(role: &Role) -> String {
    let text = match role {
        Role::First => "the first one",
        Role::Wider => "this says it already",
        Role::Deny => "the Deny",
        Role::Key => "the key",
        Role::Actions => "the actions",
        Role::Resources => "the resources",
        Role::Principals => "the principals",
        Role::Together => "together with this",
        Role::Said(said) => said,
    };
    text.to_string()
}

pub(super) fn fix(fix: &Fix) -> String {
    let edits = fix.edits();
    let Some((first, others)) = edits.split_first() else {
        return String::new();
    };
    let n_places = edits.len();
    let is_insertion = first.span.start == first.span.end;
    let written = &first.replacement;
    if others.is_empty() {
        return match (is_insertion, written.is_empty()) {
            (_, true) => "Remove it".to_string(),
            (true, false) => format!("Insert {}", quoted(written)),
            (false, false) => format!("Write {}", quoted(written)),
        };
    }
    match (others.iter().all(|it| it.replacement == *written), written.is_empty()) {
        (true, true) => format!("Remove all {n_places}"),
        (true, false) => format!("Write {} at all {n_places} places", quoted(written)),
        (false, _) => format!("Mend all {n_places} places"),
    }
}

pub(super) fn also(n_others: usize) -> String {
    match n_others {
        1 => "and at one other place".to_string(),
        n => format!("and at {n} other places"),
    }
}

/// `` `a`, `b`, `c` and 48 more ``.
fn listed(names: &[String]) -> String {
    let (mut shown, n_more) = first_quoted(names);
    let last = match n_more {
        0 => shown.pop().unwrap_or_default(),
        n => format!("{n} more"),
    };
    if shown.is_empty() {
        return last;
    }
    format!("{} and {last}", shown.join(", "))
}

/// `add "Null": { "aws:TagKeys": "false" }`.
fn null_false(order: &str, keys: &[String]) -> String {
    let key = keys.first().map_or("", String::as_str);
    let each = if 1 < keys.len() {
        ", and so for each of the others"
    } else {
        ""
    };
    format!("{order} `\"Null\": {{ \"{key}\": \"false\" }}`{each}")
}
