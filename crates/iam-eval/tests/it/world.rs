//! Random worlds: a request and the policies around it, from a vocabulary so small that things often match.
//!
//! Each world has a goal, so that every way a request can end comes up often; whether it is reached is chance.

use std::collections::BTreeMap;
use std::sync::Arc;

use iam_eval::caller::{Caller, Identity, Session};
use iam_eval::compile::Compiled;
use iam_eval::compile::condition::Compare;
use iam_eval::compile::resource::Fill;
use iam_eval::context::{Context, Looked, Value};
use iam_eval::policies::{Attached, Level, Policies};
use iam_eval::request::{Action, Request, Resource};
use iam_reference::literal;
use iam_reference::world::{Endpoint, World as Plain};
use iam_syntax::grammar;
use iam_syntax::operator::{NAMES, Quantifier};
use iam_syntax::policy::{Policy, PolicyKind};

use crate::rng::Rng;

/// A request and its policies, for the evaluator and for the reference.
pub struct World {
    pub seed: u64,
    pub request: Request,
    pub policies: Policies,
    pub plain: Plain,
    /// Every document as text, to be shown when something is wrong.
    texts: Vec<(String, String)>,
}

impl World {
    /// The world as a person can read it, with a request of it.
    pub fn show(&self, request: &Request) -> String {
        let Request {
            caller,
            action,
            resource,
            resource_account,
            context,
        } = request;
        let mut shown = format!(
            "world {}\n{caller:?}\n{} on {} of {resource_account}\n{:?}\n",
            self.seed,
            action.text,
            resource.text,
            context.entries()
        );
        for (place, text) in &self.texts {
            shown.push_str(&format!("{place}: {text}\n"));
        }
        shown
    }

    /// Every policy of the world.
    pub fn attached(&self) -> Vec<&Attached> {
        let Policies {
            rcps,
            scps,
            endpoint,
            resource,
            identity,
            boundary,
            sessions,
        } = &self.policies;
        let levels = rcps.iter().chain(scps).flat_map(|level| &level.policies);
        let single = [endpoint, resource, boundary].into_iter().flatten();
        levels
            .chain(single)
            .chain(identity)
            .chain(sessions.iter().flatten())
            .collect()
    }
}

const HERE: &str = "111111111111";
const THERE: &str = "222222222222";

/// How a world is meant to end.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Goal {
    Chance,
    Allow,
    Deny(Spot),
    Lack(Spot),
    Preset,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Spot {
    Rcp,
    Scp,
    Endpoint,
    Resource,
    Trust,
    Identity,
    Boundary,
    Session,
}

/// What a document is meant to say.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mood {
    /// Anything.
    Wild,
    /// It allows, most often.
    Open,
    /// It denies, most often.
    Hostile,
    /// It neither allows nor denies, most often.
    Shut,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Type {
    Text,
    Number,
    Date,
    Bool,
    Ip,
    Arn,
    Bytes,
}

struct KeyInfo {
    name: &'static str,
    holds: Type,
    /// Whether the context holds a set of it; nothing where either may be.
    set: Option<bool>,
}

const fn key(name: &'static str, holds: Type, set: Option<bool>) -> KeyInfo {
    KeyInfo { name, holds, set }
}

const KEYS: &[KeyInfo] = &[
    key("aws:PrincipalTag/team", Type::Text, Some(false)),
    key("aws:username", Type::Text, Some(false)),
    key("aws:TagKeys", Type::Text, Some(true)),
    key("aws:PrincipalOrgPaths", Type::Text, Some(true)),
    key("aws:CurrentTime", Type::Date, Some(false)),
    key("aws:EpochTime", Type::Number, Some(false)),
    key("aws:TokenIssueTime", Type::Date, Some(false)),
    key("aws:SecureTransport", Type::Bool, Some(false)),
    key("aws:MultiFactorAuthAge", Type::Number, Some(false)),
    key("aws:SourceIp", Type::Ip, Some(false)),
    key("aws:PrincipalArn", Type::Arn, Some(false)),
    key("s3:max-keys", Type::Number, Some(false)),
    key("x:bytes", Type::Bytes, Some(false)),
    key("x:free", Type::Text, None),
];

fn pool(holds: Type) -> &'static [&'static str] {
    match holds {
        Type::Text => &[
            "blue", "Blue", "red", "", "a*b", "b?x", "É", "é", "box", "a:b", "blue-1", "${x}",
        ],
        Type::Number => &[
            "10",
            "9.5",
            "-3",
            "+10.0",
            "010",
            "abc",
            "1e3",
            "",
            "100000000000000000000000000000000000000001",
            "0.1",
            "0.10",
            "-0",
            "0",
            "1704067200",
        ],
        Type::Date => &[
            "2024-01-01T00:00:00Z",
            "2024-01-01",
            "2024-01",
            "2023-12-31T23:59:59Z",
            "2024-01-01T01:00+01:00",
            "1704067200",
            "2024-01-01T00:00:00.5Z",
            "2024",
            "2024-13-01",
            "x",
            "2024-01-01t00:00:00z",
            "2024-01-01T00:00:00.500Z",
            "2023-02-29",
            "2024-02-29T12:30:15-05:30",
            "0",
            "1969-07-20T20:17:40Z",
            "2024-01-01T00:00",
            "2024-01-01T24:00:00Z",
            "",
        ],
        Type::Bool => &["true", "TRUE", "false", "False", "yes", "", " true"],
        Type::Ip => &[
            "10.0.0.1",
            "10.0.0.0/8",
            "10.1.0.0/16",
            "10.1.2.3",
            "2001:db8::1",
            "2001:DB8:0:0::/32",
            "::ffff:10.0.0.1",
            "10.0.0.01",
            "0.0.0.0/0",
            "::/0",
            "10.0.0.1/33",
            "300.1.1.1",
            "x",
            "",
            "10.9.9.9/8",
            "1:2:3:4:5:6:7:8",
            "1:2:3:4:5:6:7:8/128",
            "10.0.0.1/31",
        ],
        Type::Arn => &[
            "arn:aws:iam::111111111111:user/Ana",
            "arn:aws:iam::111111111111:role/svc/App",
            "arn:aws:iam::111111111111:role/*",
            "arn:aws:iam::*:user/A?a",
            "arn:aws:iam::*",
            "arn:*",
            "*",
            "",
            "arn:aws:iam::111111111111:root",
            "arn:aws:s3:::box:a/b",
            "arn:aws:*:b",
            "arn:*:*:*:*:*",
        ],
        Type::Bytes => &["YWI=", "YWJj", "YQ==", "!!", "YWI", "", "YQ=", "+/+/"],
    }
}

const LIKES: &[&str] = &[
    "*", "b*", "?lue", "*e", "bl*e", "a${*}b", "a*b", "*-1", "B*", "?", "**", "b?x*", "*é*", "a${?}b",
];

const VARIABLES: &[&str] = &[
    "${aws:username}",
    "${aws:PrincipalTag/team}",
    "${AWS:principaltag/Team, 'box'}",
    "${aws:TagKeys}",
    "${aws:TagKeys, 'red'}",
    "${*}",
    "${?}",
    "${$}",
    "${x:free}",
    "${x:free,'blue'}",
    "b${aws:username}",
    "${aws:PrincipalArn}",
    "${aws:username}*",
    "${aws:username",
    "${}",
    "${aws:user name}",
    "${aws:username, blue}",
];

/// What one call of the generator needs.
struct Gen {
    rng: Rng,
    caller: Caller,
    action: Action,
    resource: String,
    context: Context,
    texts: Vec<(String, String)>,
}

/// The world with this number.
pub fn world(seed: u64) -> World {
    build(seed, false)
}

/// The same with some keys unknown.
pub fn open_world(seed: u64) -> World {
    build(seed, true)
}

fn build(seed: u64, with_unknown: bool) -> World {
    let mut rng = Rng::new(
        seed.wrapping_mul(0xD6E8_FEB8_6659_FD93)
            .wrapping_add(u64::from(with_unknown)),
    );
    let goal = goal(&mut rng);
    let caller = caller(&mut rng, goal);
    let (action, resource) = asked(&mut rng, goal, &caller);
    let resource_account = owner(&mut rng, goal, &caller);
    let action = Action::new(&action).expect("the vocabulary holds actions");
    let context = context(&mut rng, &caller, with_unknown);
    let mut make = Gen {
        rng,
        caller,
        action,
        resource,
        context,
        texts: Vec::new(),
    };
    let (policies, plain) = make.policies(goal);
    let Gen {
        caller,
        action,
        resource,
        context,
        texts,
        ..
    } = make;
    let resource = Resource::new(&resource, &action);
    World {
        seed,
        request: Request {
            caller,
            action,
            resource,
            resource_account,
            context,
        },
        policies,
        plain,
        texts,
    }
}

fn goal(rng: &mut Rng) -> Goal {
    match rng.below(100) {
        0..18 => Goal::Chance,
        18..28 => Goal::Allow,
        28..32 => Goal::Deny(Spot::Rcp),
        32..36 => Goal::Deny(Spot::Scp),
        36..40 => Goal::Deny(Spot::Endpoint),
        40..43 => Goal::Deny(Spot::Resource),
        43..47 => Goal::Deny(Spot::Trust),
        47..51 => Goal::Deny(Spot::Identity),
        51..56 => Goal::Deny(Spot::Boundary),
        56..62 => Goal::Deny(Spot::Session),
        62..66 => Goal::Lack(Spot::Scp),
        66..70 => Goal::Lack(Spot::Endpoint),
        70..74 => Goal::Lack(Spot::Resource),
        74..78 => Goal::Lack(Spot::Trust),
        78..84 => Goal::Lack(Spot::Identity),
        84..90 => Goal::Lack(Spot::Boundary),
        90..97 => Goal::Lack(Spot::Session),
        _ => Goal::Preset,
    }
}

/// Where the world is to end.
const fn spot(goal: Goal) -> Option<Spot> {
    match goal {
        Goal::Deny(spot) | Goal::Lack(spot) => Some(spot),
        Goal::Chance | Goal::Allow | Goal::Preset => None,
    }
}

/// Whether the goal needs policies that are attached to the caller.
const fn needs_identity(goal: Goal) -> bool {
    matches!(spot(goal), Some(Spot::Identity | Spot::Boundary | Spot::Session))
}

fn caller(rng: &mut Rng, goal: Goal) -> Caller {
    let account = if rng.chance(80) { HERE } else { THERE };
    let partition = if rng.chance(97) { "aws" } else { "aws-cn" };
    let unique = |rng: &mut Rng, id: &str| rng.chance(60).then(|| id.to_owned());
    let last = if needs_identity(goal) { 70 } else { 100 };
    match rng.below(last) {
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

const ROLES: &[&str] = &[
    "arn:aws:iam::111111111111:role/svc/App",
    "arn:aws:iam::222222222222:role/Ops",
    "arn:aws:iam::111111111111:role/Ops",
];
const KMS_KEYS: &[&str] = &[
    "arn:aws:kms:us-east-1:111111111111:key/k1",
    "arn:aws:kms:us-east-1:222222222222:key/k2",
];

fn asked(rng: &mut Rng, goal: Goal, caller: &Caller) -> (String, String) {
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

fn owner(rng: &mut Rng, goal: Goal, caller: &Caller) -> String {
    let same = match goal {
        Goal::Lack(Spot::Resource) => 30,
        Goal::Lack(Spot::Identity | Spot::Boundary | Spot::Session) => 55,
        _ => 70,
    };
    let own = caller.account().unwrap_or(HERE);
    let other = if own == HERE { THERE } else { HERE };
    if rng.chance(same) { own } else { other }.to_owned()
}

fn context(rng: &mut Rng, caller: &Caller, with_unknown: bool) -> Context {
    let mut context = Context::default();
    for info in KEYS {
        if rng.chance(45) {
            continue;
        }
        let value = |rng: &mut Rng| (rng.pick(pool(info.holds))).to_owned();
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

impl Gen {
    fn policies(&mut self, goal: Goal) -> (Policies, Plain) {
        let mut policies = Policies::default();
        let mut plain = Plain::default();
        let focus = spot(goal);
        let strict = Resource::new(&self.resource, &self.action).sort;
        for at in 0..self.n_of(goal, Spot::Rcp, &[0, 0, 1, 2]) {
            let level = self.pool(goal, Spot::Rcp, PolicyKind::Rcp, &format!("rcps[{at}]"));
            policies.rcps.push(Level {
                target: format!("r-{at}"),
                policies: attach(&level),
            });
            plain.rcps.push(level);
        }
        for at in 0..self.n_of(goal, Spot::Scp, &[0, 0, 1, 2, 3]) {
            let level = self.pool(goal, Spot::Scp, PolicyKind::Scp, &format!("scps[{at}]"));
            policies.scps.push(Level {
                target: format!("s-{at}"),
                policies: attach(&level),
            });
            plain.scps.push(level);
        }
        if focus == Some(Spot::Endpoint) || self.rng.chance(20) {
            let policy = self.document(goal, Spot::Endpoint, PolicyKind::Endpoint, "endpoint");
            let gateway = self.rng.chance(30);
            let compiled = if gateway {
                Compiled::of_gateway(policy.clone())
            } else {
                Compiled::new(policy.clone())
            };
            policies.endpoint = Some(attached(compiled));
            plain.endpoint = Some(Endpoint { policy, gateway });
        }
        if matches!(focus, Some(Spot::Resource | Spot::Trust)) || self.rng.chance(65) {
            let (spot, kind) = match strict {
                iam_eval::request::Sort::Role => (Spot::Trust, PolicyKind::Trust),
                iam_eval::request::Sort::KmsKey => (Spot::Resource, PolicyKind::Key),
                iam_eval::request::Sort::Other => (Spot::Resource, PolicyKind::Resource),
            };
            if !(matches!(goal, Goal::Lack(Spot::Resource | Spot::Trust)) && self.rng.chance(30)) {
                let policy = self.document(goal, spot, kind, "resource");
                policies.resource = Some(attached(Compiled::new(policy.clone())));
                plain.resource = Some(policy);
            }
        }
        let pool = self.pool(goal, Spot::Identity, PolicyKind::Identity, "identity");
        policies.identity = attach(&pool);
        plain.identity = pool;
        if focus == Some(Spot::Boundary) || self.rng.chance(25) {
            let policy = self.document(goal, Spot::Boundary, PolicyKind::Boundary, "boundary");
            policies.boundary = Some(attached(Compiled::new(policy.clone())));
            plain.boundary = Some(policy);
        }
        let usual: &[usize] = if matches!(self.caller, Caller::FederatedUser { .. }) {
            &[0, 1, 1, 2]
        } else {
            &[0, 0, 0, 1, 2]
        };
        for at in 0..self.n_of(goal, Spot::Session, usual) {
            let layer = self.pool(goal, Spot::Session, PolicyKind::Session, &format!("session[{at}]"));
            policies.sessions.push(attach(&layer));
            plain.sessions.push(layer);
        }
        (policies, plain)
    }

    fn n_of(&mut self, goal: Goal, of: Spot, usual: &[usize]) -> usize {
        let n = self.rng.pick(usual);
        if spot(goal) == Some(of) { n.max(1) } else { n }
    }

    /// Policies that are asked together.
    fn pool(&mut self, goal: Goal, of: Spot, kind: PolicyKind, place: &str) -> Vec<Policy> {
        let n_policies = if spot(goal) == Some(of) {
            1 + self.rng.below(2)
        } else {
            self.rng.pick(&[0, 1, 1, 1, 1, 1, 2])
        };
        (0..n_policies)
            .map(|at| self.document(goal, of, kind, &format!("{place}[{at}]")))
            .collect()
    }

    fn mood(&mut self, goal: Goal, of: Spot) -> Mood {
        match goal {
            Goal::Chance | Goal::Preset => Mood::Wild,
            Goal::Allow => Mood::Open,
            Goal::Deny(spot) if spot == of => Mood::Hostile,
            // A grant of the resource policy would take the others out of the question.
            Goal::Lack(Spot::Identity | Spot::Boundary | Spot::Session)
                if of == Spot::Resource || of == Spot::Trust =>
            {
                if self.rng.chance(60) {
                    Mood::Shut
                } else {
                    Mood::Wild
                }
            }
            Goal::Lack(spot) if spot == of => Mood::Shut,
            Goal::Deny(spot) if of < spot || self.rng.chance(60) => Mood::Open,
            Goal::Deny(_) => Mood::Wild,
            Goal::Lack(_) => Mood::Open,
        }
    }

    /// Writes a document and reads it.
    fn document(&mut self, goal: Goal, of: Spot, kind: PolicyKind, place: &str) -> Policy {
        let mood = self.mood(goal, of);
        let mut statements: Vec<String> = Vec::new();
        for _ in 0..self.rng.below(3) {
            let deny = match mood {
                Mood::Wild => 40,
                Mood::Open | Mood::Shut => 6,
                Mood::Hostile => 50,
            };
            let effect = if self.rng.chance(deny) { "Deny" } else { "Allow" };
            let narrow = mood == Mood::Shut && self.rng.chance(85);
            statements.push(self.statement(kind, effect, narrow));
        }
        match mood {
            Mood::Open if self.rng.chance(93) => statements.push(self.broad(kind, "Allow")),
            Mood::Hostile if self.rng.chance(93) => {
                statements.push(self.broad(kind, "Deny"));
                statements.push(self.broad(kind, "Allow"));
            }
            Mood::Open | Mood::Hostile | Mood::Wild | Mood::Shut => {}
        }
        let n_statements = statements.len();
        if 1 < n_statements && self.rng.chance(50) {
            statements.swap(0, n_statements - 1);
        }
        let version = match self.rng.below(10) {
            0 => "",
            1 => r#""Version":"2008-10-17","#,
            _ => r#""Version":"2012-10-17","#,
        };
        let body = if n_statements == 1 && self.rng.chance(30) {
            statements.concat()
        } else {
            format!("[{}]", statements.join(","))
        };
        let text = format!(r#"{{{version}"Statement":{body}}}"#);
        let parse = grammar::parse(kind, &text);
        let policy = parse
            .policy
            .unwrap_or_else(|| panic!("{kind:?} {text}\n{:?}", parse.diagnostics));
        self.texts.push((place.to_owned(), text));
        policy
    }

    /// A statement that applies in most worlds.
    fn broad(&mut self, kind: PolicyKind, effect: &str) -> String {
        let mut elements = vec![format!(r#""Effect":"{effect}""#)];
        if kind.has_principal() {
            elements.push(self.principal(kind, true));
        }
        let service = self.action.service().to_owned();
        let action = match self.rng.below(4) {
            0 => format!("{service}:*"),
            1 => self.action.text.clone(),
            _ => "*".to_owned(),
        };
        elements.push(format!(r#""Action":{}"#, quote(&action)));
        if kind != PolicyKind::Trust {
            let resource = if self.rng.chance(75) {
                "*".to_owned()
            } else {
                self.resource.clone()
            };
            elements.push(format!(r#""Resource":{}"#, quote(&resource)));
        }
        let chance = if self.context.has_unknown() { 60 } else { 10 };
        if self.rng.chance(chance) {
            elements.push(self.condition());
        }
        format!("{{{}}}", elements.join(","))
    }

    fn statement(&mut self, kind: PolicyKind, effect: &str, narrow: bool) -> String {
        let mut elements = vec![format!(r#""Effect":"{effect}""#)];
        if kind.has_principal() {
            elements.push(self.principal(kind, false));
        }
        let n_actions = self.rng.below(2) + 1;
        let mut actions: Vec<String> = (0..n_actions).map(|_| self.action_pattern()).collect();
        let inverted = self.rng.chance(12) && !narrow;
        if narrow && self.rng.chance(50) {
            actions = vec!["glacier:*".to_owned()];
        }
        if self.rng.chance(2) {
            actions.clear();
        }
        if !(kind == PolicyKind::Key && self.rng.chance(5)) {
            elements.push(format!(r#""{}Action":{}"#, not(inverted), self.list(&actions)));
        }
        let may_lack = matches!(kind, PolicyKind::Resource | PolicyKind::Key | PolicyKind::Trust);
        let n_clauses = match self.rng.below(20) {
            0..3 if may_lack => 0,
            3 if may_lack => 2,
            _ if kind == PolicyKind::Trust && self.rng.chance(90) => 0,
            _ => 1,
        };
        let first_inverted = self.rng.chance(15);
        for at in 0..n_clauses {
            let n_resources = self.rng.below(2) + 1;
            let mut resources: Vec<String> = (0..n_resources).map(|_| self.resource_pattern()).collect();
            if self.rng.chance(2) {
                resources.clear();
            }
            elements.push(format!(
                r#""{}Resource":{}"#,
                not((at == 0) == first_inverted),
                self.list(&resources)
            ));
        }
        if self.rng.chance(55) {
            elements.push(self.condition());
        }
        format!("{{{}}}", elements.join(","))
    }

    fn action_pattern(&mut self) -> String {
        let (service, name) = (self.action.service().to_owned(), self.action.name().to_owned());
        let text = self.action.text.clone();
        match self.rng.below(20) {
            0..4 => text,
            4 => text.to_uppercase(),
            5..8 => format!("{service}:*"),
            8 => format!("{service}:{}*", &name[..3]),
            9 => format!("{service}:*{}", &name[2..]),
            10 => format!("{service}:?{}", &name[1..]),
            11 => "*".to_owned(),
            12 => format!("{}*:*", &service[..1]),
            13 => format!("*:{name}"),
            14 => service,
            15 => format!("{service}*"),
            16 => format!(" {service}:*\t"),
            17 => "s3:Get*".to_owned(),
            18 => format!("{service}:*:*"),
            _ => "ec2:DescribeInstances".to_owned(),
        }
    }

    fn resource_pattern(&mut self) -> String {
        let resource = self.resource.clone();
        let cut = self.rng.below(resource.len() + 1);
        let (head, tail) = resource.split_at(cut);
        let fields: Vec<&str> = resource.splitn(6, ':').collect();
        let n_fields = self.rng.below(fields.len()) + 1;
        match self.rng.below(26) {
            0..4 => resource,
            4..7 => "*".to_owned(),
            7 | 8 => format!("{head}*"),
            9 => format!("{head}*{tail}"),
            10 => format!("{head}?{}", tail.get(1..).unwrap_or("")),
            11 => format!("{head}*{}", tail.get(tail.len() / 2..).unwrap_or("")),
            12 => fields[..n_fields].join(":"),
            13 => format!("{}*", fields[..n_fields].join(":")),
            14 => resource.to_uppercase().replacen("ARN:", "arn:", 1),
            15 => resource.replacen("blue", self.rng.pick(VARIABLES), 1),
            16 => resource.replacen("box", self.rng.pick(VARIABLES), 1),
            17 => format!("arn:aws:s3:::{}", self.rng.pick(VARIABLES)),
            18 => resource.replacen(
                "111111111111",
                self.rng.pick(&["*", "2*", "${aws:username}", "11?111111111"]),
                1,
            ),
            19 => "arn:aws:s3:::*".to_owned(),
            20 => (self.rng.pick(&[
                "execute-api:/*",
                "execute-api:/prod/*",
                "execute-api:/prod/${x:free}/blue",
                "execute-api:x",
            ]))
            .to_owned(),
            21 => (self.rng.pick(&[
                "box",
                "arn",
                "arn:",
                "s3:*",
                "**",
                "*:*",
                "arn:*",
                "${*}",
                "arn:aws:*:box",
            ]))
            .to_owned(),
            22 => resource.replace(':', ":*"),
            23 => resource.replace('*', "${*}"),
            24 => resource.replacen(":us-east-1:", ":us-*-1:", 1),
            _ => "arn:aws:s3:::other/*".to_owned(),
        }
    }

    /// Names that the caller goes by, and others.
    fn principal(&mut self, kind: PolicyKind, broad: bool) -> String {
        let own: Vec<(&str, String)> = match &self.caller {
            Caller::Root { arn, account } => vec![("AWS", arn.clone()), ("AWS", account.clone())],
            Caller::User(user) => vec![
                ("AWS", user.arn.clone()),
                ("AWS", user.account.clone()),
                ("AWS", format!("arn:aws:iam::{}:root", user.account)),
                ("AWS", "AIDAANA".to_owned()),
            ],
            Caller::Session(session) => vec![
                ("AWS", session.role_arn.clone()),
                ("AWS", session.account.clone()),
                (
                    "AWS",
                    session
                        .arn
                        .clone()
                        .unwrap_or_else(|| "arn:aws:sts::111111111111:assumed-role/App/s1".to_owned()),
                ),
                ("AWS", "AROAAPP".to_owned()),
                ("AWS", format!("arn:aws:iam::{}:root", session.account)),
            ],
            Caller::FederatedUser {
                arn, account, user_arn, ..
            } => vec![
                ("AWS", arn.clone()),
                ("AWS", account.clone()),
                ("AWS", user_arn.clone().unwrap_or_else(|| "AIDAANA".to_owned())),
                ("AWS", "AIDAANA".to_owned()),
            ],
            Caller::Service { name } => vec![("Service", name.clone())],
            Caller::Federated { provider } => vec![("Federated", provider.clone())],
            Caller::Anonymous => vec![("AWS", "*".to_owned())],
        };
        if (broad && self.rng.chance(45)) || self.rng.chance(12) {
            return self
                .rng
                .pick(&[r#""Principal":"*""#, r#""Principal":{"AWS":"*"}"#])
                .to_owned();
        }
        let inverted = self.rng.chance(if broad { 5 } else { 22 });
        let n_names = if inverted {
            self.rng.below(4)
        } else {
            1 + self.rng.below(2)
        };
        let mut map: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for _ in 0..n_names {
            let (family, name) = if self.rng.chance(if broad { 95 } else { 65 }) {
                self.rng.one_of(&own).clone()
            } else {
                let (family, name) = self.rng.pick(&[
                    ("AWS", "111111111111"),
                    ("AWS", "arn:aws:iam::222222222222:root"),
                    ("AWS", "arn:aws:iam::111111111111:user/Ana"),
                    ("AWS", "arn:aws:iam::111111111111:role/svc/App"),
                    ("AWS", "arn:aws:iam::111111111111:role/*"),
                    ("AWS", "arn:aws:sts::111111111111:assumed-role/App/*"),
                    ("AWS", "arn:aws:iam::111111111111:group/devs"),
                    ("AWS", "AIDAOTHER"),
                    ("AWS", "nobody"),
                    ("AWS", "*"),
                    ("Service", "lambda.amazonaws.com"),
                    ("Service", "*"),
                    ("Federated", "accounts.google.com"),
                    (
                        "CanonicalUser",
                        "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be",
                    ),
                ]);
                (family, name.to_owned())
            };
            map.entry(family).or_default().push(name);
        }
        let _ = kind;
        let members: Vec<String> = map
            .iter()
            .map(|(family, names)| format!(r#""{family}":{}"#, self.list(names)))
            .collect();
        format!(r#""{}Principal":{{{}}}"#, not(inverted), members.join(","))
    }

    fn condition(&mut self) -> String {
        let mut block: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
        for _ in 0..=self.rng.below(3) {
            let open: Vec<&KeyInfo> = KEYS
                .iter()
                .filter(|info| self.context.get(info.name) == Looked::Unknown)
                .collect();
            let info = if open.is_empty() || self.rng.chance(40) {
                self.rng.one_of(KEYS)
            } else {
                self.rng.pick(&open)
            };
            let operator = self.operator(info);
            let values = self.values(info, &operator);
            let spelled = match self.rng.below(10) {
                0 => info.name.to_uppercase(),
                1 => info.name.to_lowercase(),
                _ => info.name.to_owned(),
            };
            let slot = block.entry(operator).or_default();
            if !slot.keys().any(|key| key.eq_ignore_ascii_case(&spelled)) {
                slot.insert(spelled, values);
            }
        }
        let members: Vec<String> = block
            .iter()
            .map(|(operator, keys)| {
                let keys: Vec<String> = keys
                    .iter()
                    .map(|(key, values)| format!("{}:{values}", quote(key)))
                    .collect();
                format!("{}:{{{}}}", quote(operator), keys.join(","))
            })
            .collect();
        format!(r#""Condition":{{{}}}"#, members.join(","))
    }

    fn operator(&mut self, info: &KeyInfo) -> String {
        let fitting: &[&str] = match info.holds {
            Type::Text => &[
                "StringEquals",
                "StringNotEquals",
                "StringLike",
                "StringNotLike",
                "StringEqualsIgnoreCase",
                "StringNotEqualsIgnoreCase",
            ],
            Type::Number => &[
                "NumericEquals",
                "NumericNotEquals",
                "NumericLessThan",
                "NumericLessThanEquals",
                "NumericGreaterThan",
                "NumericGreaterThanEquals",
            ],
            Type::Date => &[
                "DateEquals",
                "DateNotEquals",
                "DateLessThan",
                "DateLessThanEquals",
                "DateGreaterThan",
                "DateGreaterThanEquals",
            ],
            Type::Bool => &["Bool", "Bool", "StringEquals"],
            Type::Ip => &["IpAddress", "NotIpAddress"],
            Type::Arn => &["ArnLike", "ArnEquals", "ArnNotLike", "ArnNotEquals", "StringLike"],
            Type::Bytes => &["BinaryEquals"],
        };
        let base = match self.rng.below(20) {
            0 | 1 => "Null",
            2 => self.rng.one_of(&NAMES).0,
            _ => self.rng.pick(fitting),
        };
        let quantified = if info.set == Some(false) { 12 } else { 80 };
        let quantifier = match self.rng.chance(quantified) {
            true => self.rng.pick(&["ForAllValues:", "ForAnyValue:"]),
            false => "",
        };
        let if_exists = if base != "Null" && self.rng.chance(25) {
            "IfExists"
        } else {
            ""
        };
        let name = format!("{quantifier}{base}{if_exists}");
        if self.rng.chance(2) { name.to_lowercase() } else { name }
    }

    fn values(&mut self, info: &KeyInfo, operator: &str) -> String {
        let lower = operator.to_lowercase();
        if lower.ends_with("null") {
            let n_values = self.rng.pick(&[1, 1, 1, 1, 0, 2]);
            let values: Vec<String> = (0..n_values)
                .map(|_| self.rng.pick(&["true", "false", "TRUE", "x"]).to_owned())
                .collect();
            return self.list(&values);
        }
        let held: Vec<String> = match self.context.get(info.name) {
            Looked::One(value) => vec![value.to_owned()],
            Looked::Many(values) => values.to_vec(),
            Looked::Absent | Looked::Unknown => vec![],
        };
        let n_values = self.rng.pick(&[1, 1, 1, 1, 2, 2, 3, 0]);
        let mut values: Vec<String> = Vec::new();
        for _ in 0..n_values {
            let value = match self.rng.below(20) {
                0..9 if !held.is_empty() => self.rng.one_of(&held).clone(),
                9 | 10 if lower.contains("string") || lower.contains("arn") => (self.rng.pick(VARIABLES)).to_owned(),
                11..14 if lower.contains("like") => (self.rng.pick(LIKES)).to_owned(),
                14 => (self.rng.pick(pool(Type::Text))).to_owned(),
                _ => (self.rng.pick(pool(info.holds))).to_owned(),
            };
            values.push(value);
        }
        if values.len() == 1
            && self.rng.chance(20)
            && ["true", "false", "10", "9.5", "-3", "0.10", "1e3", "0"].contains(&values[0].as_str())
        {
            return values.concat();
        }
        self.list(&values)
    }

    /// A list, or its one value without brackets.
    fn list(&mut self, values: &[String]) -> String {
        if let ([only], true) = (values, self.rng.chance(50)) {
            return quote(only);
        }
        let quoted: Vec<String> = values.iter().map(|value| quote(value)).collect();
        format!("[{}]", quoted.join(","))
    }
}

const fn not(inverted: bool) -> &'static str {
    if inverted { "Not" } else { "" }
}

fn quote(text: &str) -> String {
    iam_syntax::json::quote(text)
}

fn attach(policies: &[Policy]) -> Vec<Attached> {
    policies
        .iter()
        .map(|policy| attached(Compiled::new(policy.clone())))
        .collect()
}

fn attached(compiled: Compiled) -> Attached {
    Attached {
        name: String::new(),
        document: 0,
        policy: Arc::new(compiled),
    }
}

/// A value for each unknown key, from what the vocabulary and the policies of the world hold. The clock has one time.
pub fn closing(rng: &mut Rng, world: &World) -> Vec<(String, Option<Value>)> {
    let mut unknown = world.request.context.unknown();
    if unknown.starts_with(&["aws:currenttime", "aws:epochtime"]) {
        unknown.remove(1);
    }
    unknown
        .into_iter()
        .map(|name| (name.to_owned(), close_key(rng, world, name)))
        .collect()
}

fn close_key(rng: &mut Rng, world: &World, name: &str) -> Option<Value> {
    let info = KEYS
        .iter()
        .find(|info| info.name.eq_ignore_ascii_case(name))
        .expect("only keys of the vocabulary are unknown");
    let is_sent = iam_eval::keys::known(name).is_some_and(|key| key.always);
    if !is_sent && rng.chance(20) {
        return None;
    }
    let is_set = info
        .set
        .unwrap_or_else(|| is_only_quantified(world, name) && rng.chance(80));
    if is_set {
        let n_values = 1 + rng.below(3);
        return Some(Value::Many(
            (0..n_values).map(|_| some_value(rng, world, info)).collect(),
        ));
    }
    Some(Value::One(some_value(rng, world, info)))
}

/// Whether no policy takes a key for one that holds a single value. The shape of a key that AWS does not document is
/// what the policies take it for.
fn is_only_quantified(world: &World, name: &str) -> bool {
    world
        .attached()
        .into_iter()
        .flat_map(|attached| &attached.policy.statements)
        .all(|statement| {
            statement.resources.iter().all(|clause| {
                clause.elements.iter().all(|element| match &element.pattern {
                    Fill::Fixed(_) => true,
                    Fill::Variable { text, .. } => text.keys().iter().all(|key| key.as_str() != name),
                })
            }) && statement.conditions.iter().all(|test| {
                let is_single = test.quantifier == Quantifier::Single && !matches!(test.compare, Compare::Null(_));
                let is_own = test.key.as_str() == name;
                !(is_own && is_single) && test.keys().skip(1).all(|key| key.as_str() != name)
            })
        })
}

/// A value of the key's type, often one that a policy compares it with or one close by.
fn some_value(rng: &mut Rng, world: &World, info: &KeyInfo) -> String {
    let pool: Vec<&str> = pool(info.holds)
        .iter()
        .copied()
        .filter(|text| is_of_type(info, text))
        .collect();
    match info.holds {
        Type::Text => match rng.below(8) {
            0 => "nobody names this".to_owned(),
            1 => world.request.caller.name().to_owned(),
            2 => world
                .request
                .resource
                .text
                .rsplit(['/', ':'])
                .next()
                .unwrap_or("")
                .to_owned(),
            3 => rng
                .pick(LIKES)
                .replace('*', rng.pick(&["", "q", "blue", "b"]))
                .replace('?', "b"),
            _ => rng.pick(&pool).to_owned(),
        },
        Type::Number => match rng.below(6) {
            0 => format!("{}.{}", rng.below(12), rng.below(20)),
            1 => (1_704_067_190 + rng.below(20)).to_string(),
            _ => rng.pick(&pool).to_owned(),
        },
        Type::Date => match rng.below(6) {
            0 => format!(
                "2024-01-0{}T00:00:0{}.{}Z",
                1 + rng.below(2),
                rng.below(2),
                rng.below(9)
            ),
            1 => (1_704_067_190 + rng.below(20)).to_string(),
            _ => rng.pick(&pool).to_owned(),
        },
        Type::Ip => match rng.below(6) {
            0 => format!("10.{}.{}.{}", rng.below(12), rng.below(4), rng.below(4)),
            1 => "192.0.2.1".to_owned(),
            _ => rng.pick(&pool).to_owned(),
        },
        Type::Arn => match rng.below(4) {
            0 if world.request.caller.partition().is_some() => world.request.caller.name().to_owned(),
            0 | 1 => "arn:aws:iam::333333333333:user/Eve".to_owned(),
            _ => rng.pick(&pool).to_owned(),
        },
        Type::Bool | Type::Bytes => rng.pick(&pool).to_owned(),
    }
}

/// Whether a key holds such values at all.
fn is_of_type(info: &KeyInfo, text: &str) -> bool {
    match info.holds {
        Type::Text => true,
        Type::Number => literal::compare_numbers(text, text).is_some(),
        Type::Date => literal::compare_dates(text, text).is_some(),
        Type::Bool => text == "true" || text == "false",
        Type::Ip => literal::is_inside(text, text).is_some() && !text.contains('/'),
        Type::Arn => text.starts_with("arn:") && 5 <= text.matches(':').count(),
        Type::Bytes => literal::base64(text).is_some(),
    }
}
