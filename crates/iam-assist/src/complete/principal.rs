//! Whom a statement is about: the kinds of principals, and the forms that each takes.

use alloc::string::String;

use iam_syntax::policy::PolicyKind;

use super::list::{End, List};
use super::named::Named;
use super::{Ctx, ItemKind};
use crate::words::{self, Note};

/// Services that policies name most. Any other may be typed: AWS has no list of them.
pub(crate) const SERVICES: [&str; 40] = [
    "apigateway",
    "application-autoscaling",
    "appsync",
    "autoscaling",
    "backup",
    "batch",
    "bedrock",
    "cloudformation",
    "cloudfront",
    "cloudtrail",
    "codebuild",
    "codepipeline",
    "config",
    "delivery.logs",
    "dms",
    "ec2",
    "ecs",
    "ecs-tasks",
    "edgelambda",
    "eks",
    "elasticloadbalancing",
    "elasticmapreduce",
    "events",
    "firehose",
    "glue",
    "guardduty",
    "lambda",
    "logging.s3",
    "logs",
    "monitoring.rds",
    "pods.eks",
    "rds",
    "rolesanywhere",
    "s3",
    "sagemaker",
    "scheduler",
    "sns",
    "sqs",
    "ssm",
    "states",
];

/// Identity providers that are named by a domain.
const PROVIDERS: [&str; 4] = [
    "accounts.google.com",
    "cognito-identity.amazonaws.com",
    "graph.facebook.com",
    "www.amazon.com",
];

pub(super) fn families(ctx: &Ctx<'_>, list: &mut List<'_>) {
    let own = ctx.place.member.map(|it| it.key_span);
    let members = ctx.place.object.and_then(|it| it.members()).unwrap_or_default();
    for (name, note) in [
        ("AWS", Note::FamilyAws),
        ("Service", Note::FamilyService),
        ("Federated", Note::FamilyFederated),
        ("CanonicalUser", Note::FamilyCanonicalUser),
    ] {
        let is_there = members.iter().any(|it| Some(it.key_span) != own && it.key == name);
        if is_there || (name == "CanonicalUser" && ctx.kind == PolicyKind::Trust) {
            continue;
        }
        list.add(ItemKind::Element, name, End::Key("\"\""), || {
            words::note(note, ctx.lang).into()
        });
    }
}

pub(super) fn values(ctx: &Ctx<'_>, list: &mut List<'_>, family: Option<&str>) {
    let note = |note| move || String::from(words::note(note, ctx.lang));
    match family {
        None => {
            if ctx.kind != PolicyKind::Rcp {
                for (family, about) in [
                    ("AWS", Note::FamilyAws),
                    ("Service", Note::FamilyService),
                    ("Federated", Note::FamilyFederated),
                ] {
                    let mut text = String::from("{ \"");
                    text.push_str(family);
                    text.push_str("\": \"\" }");
                    let cursor = text.len() - 3;
                    list.add_raw(ItemKind::Principal, &text, &text, cursor, note(about)());
                }
            }
            list.add(ItemKind::Principal, "*", End::Whole, note(Note::Everybody));
        }
        Some("AWS") => accounts(ctx, list),
        Some("Service") => {
            for name in SERVICES {
                let mut word = String::from(name);
                word.push_str(".amazonaws.com");
                list.add(ItemKind::Principal, &word, End::Whole, String::new);
            }
        }
        Some("Federated") => {
            for name in PROVIDERS {
                list.add(ItemKind::Principal, name, End::Whole, note(Note::OidcProvider));
            }
            arn(
                ctx,
                list,
                "iam",
                "oidc-provider/token.actions.githubusercontent.com",
                Note::OidcProvider,
            );
            arn(ctx, list, "iam", "saml-provider/ProviderName", Note::SamlProvider);
        }
        Some(_) => {}
    }
}

fn accounts(ctx: &Ctx<'_>, list: &mut List<'_>) {
    arn(ctx, list, "iam", "root", Note::Account);
    arn(ctx, list, "iam", "role/RoleName", Note::Role);
    arn(ctx, list, "iam", "user/UserName", Note::User);
    arn(ctx, list, "sts", "assumed-role/RoleName/SessionName", Note::Session);
    for account in &ctx.named.accounts {
        list.add(ItemKind::Principal, account, End::Whole, || {
            words::note(Note::Account, ctx.lang).into()
        });
    }
    list.add(ItemKind::Principal, "*", End::Whole, || {
        words::note(Note::Everybody, ctx.lang).into()
    });
}

fn arn(ctx: &Ctx<'_>, list: &mut List<'_>, service: &str, resource: &str, note: Note) {
    let Named { accounts, partition } = &ctx.named;
    let account = accounts.first().copied().unwrap_or("111122223333");
    let mut word = String::from("arn:");
    word.push_str(partition);
    for part in [":", service, "::"] {
        word.push_str(part);
    }
    let start = word.len();
    word.push_str(account);
    let account_end = word.len();
    word.push(':');
    let resource_start = word.len();
    word.push_str(resource);
    // The account is guessed where the text has none; else the name is what is still to be typed.
    let hole = match resource.split_once('/') {
        Some((head, name)) if !accounts.is_empty() => {
            let at = resource_start + head.len() + 1;
            let end = name.find('/').map_or(word.len(), |len| at + len);
            End::Hole(at..end)
        }
        None if !accounts.is_empty() => End::Whole,
        Some(_) | None => End::Hole(start..account_end),
    };
    list.add(ItemKind::Principal, &word, hole, || words::note(note, ctx.lang).into());
}
