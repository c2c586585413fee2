//! Who asks for what, and in which context.

use iam_eval::caller::{Caller, Identity, Session};
use iam_eval::context::{Context, Value};

use super::goal::{Goal, Spot, needs_identity, spot};
use super::vocabulary::{HERE, KEYS, THERE, pool};
use crate::rng::Rng;

pub fn caller(rng: &mut Rng, goal: Goal) -> Caller {
    let account = if rng.chance(80) { HERE } else { THERE };
    let partition = if rng.chance(97) { "aws" } else { "aws-cn" };
    let unique = |rng: &mut Rng, id: &str| rng.chance(60).then(|| id.to_owned());
    let last = if needs_identity(goal) { 70 } else { 100 };
    // What is settled before any policy hangs on the kind of caller alone.
    let kind = if goal == Goal::Preset {
        rng.pick(&[0, 30, 60, 75, 85, 90, 97])
    } else {
        rng.below(last)
    };
    match kind {
        0..22 => {
            let path = rng.pick(&["Ana", "x/Ana", "Bob"]);
            Caller::User(Identity {
                arn: format!("arn:{partition}:iam::{account}:user/{path}"),
                account: account.to_owned(),
                name: path.rsplit('/').next().unwrap_or(path).to_owned(),
                unique_id: unique(rng, "AIDAANA"),
            })
        }
        22..55 => {
            let linked = rng.chance(8) && !needs_identity(goal);
            let path = if linked {
                "aws-service-role/x/AWSServiceRoleForX"
            } else {
                rng.pick(&["App", "svc/App", "Ops"])
            };
            let name = path.rsplit('/').next().unwrap_or(path);
            let session_name = rng.chance(85).then(|| rng.pick(&["s1", "s2"]).to_owned());
            Caller::Session(Session {
                arn: session_name
                    .as_ref()
                    .map(|session| format!("arn:{partition}:sts::{account}:assumed-role/{name}/{session}")),
                role_arn: format!("arn:{partition}:iam::{account}:role/{path}"),
                account: account.to_owned(),
                session_name,
                unique_id: unique(rng, "AROAAPP"),
                service_linked: linked,
            })
        }
        55..70 => Caller::FederatedUser {
            arn: format!("arn:{partition}:sts::{account}:federated-user/Fed"),
            account: account.to_owned(),
            user_arn: rng
                .chance(75)
                .then(|| format!("arn:{partition}:iam::{account}:user/Ana")),
            unique_id: unique(rng, "AIDAANA"),
        },
        70..82 => Caller::Root {
            arn: format!("arn:{partition}:iam::{account}:root"),
            account: account.to_owned(),
        },
        82..89 => Caller::Service {
            name: rng.pick(&["lambda.amazonaws.com", "s3.amazonaws.com"]).to_owned(),
        },
        89..94 => Caller::Federated {
            provider: match rng.below(3) {
                0 => "accounts.google.com".to_owned(),
                1 => "cognito-identity.amazonaws.com".to_owned(),
                _ => format!("arn:{partition}:iam::{account}:saml-provider/Corp"),
            },
        },
        _ => Caller::Anonymous,
    }
}

pub const ROLES: &[&str] = &[
    "arn:aws:iam::111111111111:role/svc/App",
    "arn:aws:iam::222222222222:role/Ops",
    "arn:aws:iam::111111111111:role/Ops",
];
pub const KMS_KEYS: &[&str] = &[
    "arn:aws:kms:us-east-1:111111111111:key/k1",
    "arn:aws:kms:us-east-1:222222222222:key/k2",
];

pub fn asked(rng: &mut Rng, goal: Goal, caller: &Caller) -> (String, String) {
    let of = |action: &str, resource: &str| (action.to_owned(), resource.to_owned());
    if goal == Goal::Preset {
        return match rng.below(4) {
            0 => of("sts:GetCallerIdentity", "*"),
            1 | 2 => of("sts:GetSessionToken", "*"),
            _ => of("sts:AssumeRole", rng.pick(ROLES)),
        };
    }
    if spot(goal) == Some(Spot::Trust) || (matches!(caller, Caller::Federated { .. }) && rng.chance(90)) {
        let action = rng.pick(&[
            "sts:AssumeRole",
            "sts:AssumeRoleWithSAML",
            "sts:AssumeRoleWithWebIdentity",
            "sts:TagSession",
        ]);
        return of(action, rng.pick(ROLES));
    }
    match rng.below(24) {
        0..5 => {
            let resource = rng.pick(&[
                "arn:aws:s3:::box/blue/1",
                "arn:aws:s3:::box/blue",
                "arn:aws:s3:::box/a:b",
                "arn:aws:s3:::box/red/x*",
            ]);
            of(rng.pick(&["s3:GetObject", "s3:PutObject", "S3:getobject"]), resource)
        }
        5 => of("s3:ListAllMyBuckets", "*"),
        6 => of(
            rng.pick(&["s3:PutBucketPolicy", "s3:GetBucketPolicy", "s3:DeleteBucketPolicy"]),
            "arn:aws:s3:::box",
        ),
        7..9 => of("sts:AssumeRole", rng.pick(ROLES)),
        9..11 => of(rng.pick(&["kms:Decrypt", "kms:RetireGrant"]), rng.pick(KMS_KEYS)),
        11 => of("kms:ListKeys", "*"),
        12..15 => of(
            "sqs:SendMessage",
            rng.pick(&[
                "arn:aws:sqs:us-east-1:111111111111:box",
                "arn:aws:sqs:us-east-1:222222222222:blue",
                "arn:aws-cn:sqs:cn-north-1:111111111111:box",
            ]),
        ),
        15..17 => of(
            "ec2:RunInstances",
            rng.pick(&["arn:aws:ec2:us-east-1:111111111111:instance/i-1", "*"]),
        ),
        17 => of(
            "execute-api:Invoke",
            rng.pick(&[
                "arn:aws:execute-api:us-east-1:111111111111:abc/prod/GET/blue",
                "arn:aws:execute-api:us-east-1:111111111111:abc",
            ]),
        ),
        18 => of("iam:GetRole", rng.pick(ROLES)),
        19 => of("sts:AssumeRoleWithSAML", rng.pick(ROLES)),
        20 => of("sts:GetFederationToken", "arn:aws:sts::111111111111:federated-user/Fed"),
        _ => of(
            "sns:Publish",
            rng.pick(&[
                "arn:aws:sns:us-east-1:111111111111:box",
                "arn:aws:sns:us-east-1:222222222222:red",
            ]),
        ),
    }
}

pub fn owner(rng: &mut Rng, goal: Goal, caller: &Caller) -> String {
    let same = match goal {
        Goal::Lack(Spot::Resource) => 30,
        Goal::Lack(Spot::Identity | Spot::Boundary | Spot::Session) => 55,
        _ => 70,
    };
    let own = caller.account().unwrap_or(HERE);
    let other = if own == HERE { THERE } else { HERE };
    if rng.chance(same) { own } else { other }.to_owned()
}

pub fn context(rng: &mut Rng, caller: &Caller, with_unknown: bool) -> Context {
    let mut context = Context::default();
    for info in KEYS {
        if rng.chance(45) {
            continue;
        }
        let value = |rng: &mut Rng| rng.pick(pool(info.holds)).to_owned();
        let is_set = info.set.unwrap_or_else(|| rng.chance(40));
        let held = if is_set {
            let n_values = rng.below(4);
            Value::Many((0..n_values).map(|_| value(rng)).collect())
        } else if info.name == "aws:PrincipalArn" && rng.chance(60) {
            Value::One(caller.name().to_owned())
        } else {
            Value::One(value(rng))
        };
        context.set(info.name, held);
    }
    if with_unknown {
        for _ in 0..=rng.below(3) {
            context.set(rng.one_of(KEYS).name, Value::Unknown);
        }
    }
    context
}
