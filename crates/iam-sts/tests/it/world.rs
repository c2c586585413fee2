//! Random estates of two accounts, and random calls in them, from a seed.

use std::sync::Arc;

use iam_eval::compile::Compiled;
use iam_eval::policies::Attached;
use iam_sts::estate::{Account, Estate, Managed, Resource, Role, User};
use iam_sts::operation::{AssumeRole, PolicyText, SessionPolicies};
use iam_sts::tags::{Tag, Tags};
use iam_syntax::grammar;
use iam_syntax::policy::PolicyKind;

pub const ACCOUNTS: [&str; 2] = ["111122223333", "444455556666"];
pub const KEYS: [&str; 3] = ["team", "stage", "floor"];
pub const BUCKET: &str = "arn:aws:s3:::box";
pub const ACTIONS: [&str; 3] = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"];
const ROLES: [&str; 4] = ["Ann", "Bea", "Cleo", "Dora"];

/// A source of numbers that are the same for the same seed.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    pub fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from((self.0 >> 33) % n as u64).expect("a small number")
    }

    pub fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    pub fn of<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }
}

pub fn attached(kind: PolicyKind, name: &str, text: &str) -> Attached {
    let parse = grammar::parse(kind, text);
    let policy = parse
        .policy
        .unwrap_or_else(|| panic!("{text}: {:?}", parse.diagnostics));
    Attached {
        name: name.into(),
        document: 0,
        policy: Arc::new(Compiled::new(policy)),
    }
}

fn document(statements: &[String]) -> String {
    format!(r#"{{"Version":"2012-10-17","Statement":[{}]}}"#, statements.join(","))
}

/// A document about the bucket, as an identity-based or session policy has it.
pub fn bucket_document(random: &mut Random) -> String {
    let statements: Vec<String> = (0..random.below(4))
        .map(|_| {
            let effect = if random.one_in(4) { "Deny" } else { "Allow" };
            let action = random.of(&["s3:*", "s3:GetObject", "s3:PutObject", "s3:DeleteObject"]);
            let condition = match random.below(4) {
                0 => r#","Condition":{"StringEquals":{"aws:PrincipalTag/team":"blue"}}"#,
                1 => r#","Condition":{"StringEquals":{"aws:SourceIdentity":"ana"}}"#,
                _ => "",
            };
            format!(r#"{{"Effect":"{effect}","Action":"{action}","Resource":"*"{condition}}}"#)
        })
        .collect();
    document(&statements)
}

fn trust(random: &mut Random) -> String {
    let principal = match random.below(4) {
        0 => r#""*""#.into(),
        1 => format!(r#"{{"AWS":"{}"}}"#, random.of(&ACCOUNTS)),
        2 => format!(
            r#"{{"AWS":"arn:aws:iam::{}:role/{}"}}"#,
            random.of(&ACCOUNTS),
            random.of(&ROLES)
        ),
        _ => format!(r#"{{"AWS":["{}","{}"]}}"#, ACCOUNTS[0], ACCOUNTS[1]),
    };
    let condition = match random.below(6) {
        0 => r#","Condition":{"StringEquals":{"aws:PrincipalTag/stage":"blue"}}"#,
        1 => r#","Condition":{"StringEqualsIfExists":{"aws:ResourceTag/floor":"red"}}"#,
        _ => "",
    };
    let all = r#"["sts:AssumeRole","sts:TagSession","sts:SetSourceIdentity"]"#;
    document(&[format!(
        r#"{{"Effect":"Allow","Principal":{principal},"Action":{all}{condition}}}"#
    )])
}

pub fn tags(random: &mut Random) -> Vec<Tag> {
    let mut tags = Vec::new();
    for key in KEYS {
        if random.one_in(3) {
            tags.push(Tag {
                key: key.into(),
                value: random.of(&["blue", "red"]).into(),
            });
        }
    }
    tags
}

pub fn user_arn(account: &str) -> String {
    format!("arn:aws:iam::{account}:user/ana")
}

pub fn role_arn(account: &str, name: &str) -> String {
    format!("arn:aws:iam::{account}:role/{name}")
}

pub fn estate(random: &mut Random) -> Estate {
    let anything = document(&[r#"{"Effect":"Allow","Action":"*","Resource":"*"}"#.into()]);
    let hops = document(&[r#"{"Effect":"Allow","Action":"sts:*","Resource":"*"}"#.into()]);
    let mut estate = Estate::default();
    for id in ACCOUNTS {
        let mut account = Account {
            id: id.into(),
            partition: "aws".into(),
            ..Account::default()
        };
        let user = User {
            arn: user_arn(id),
            name: "ana".into(),
            unique_id: "AIDAANA".into(),
            policies: vec![attached(PolicyKind::Identity, "all", &anything)],
            tags: Tags::new(tags(random)),
            ..User::default()
        };
        account.users.insert("ana".into(), user);
        for name in ROLES {
            let own = attached(PolicyKind::Identity, "own", &bucket_document(random));
            let hops = attached(PolicyKind::Identity, "hops", &hops);
            let boundary = random
                .one_in(5)
                .then(|| attached(PolicyKind::Boundary, "limits", &anything));
            let role = Role {
                arn: role_arn(id, name),
                name: name.into(),
                unique_id: format!("AROA{name}"),
                trust: Some(attached(PolicyKind::Trust, name, &trust(random))),
                policies: vec![own, hops],
                boundary,
                max_session_duration: random.of(&[3_600, 7_200, 43_200]),
                tags: Tags::new(tags(random)),
                is_service_linked: false,
            };
            account.roles.insert(name.into(), role);
        }
        let managed = Managed {
            document: 0,
            text: bucket_document(random),
        };
        estate.managed.insert(format!("arn:aws:iam::{id}:policy/Own"), managed);
        estate.accounts.insert(id.into(), account);
    }
    let session = format!(
        "arn:aws:sts::{}:assumed-role/{}/s1",
        random.of(&ACCOUNTS),
        random.of(&ROLES)
    );
    let named = match random.below(3) {
        0 => session,
        1 => role_arn(random.of(&ACCOUNTS), random.of(&ROLES)),
        _ => random.of(&ACCOUNTS).into(),
    };
    let action = random.of(&ACTIONS);
    let policy = document(&[format!(
        r#"{{"Effect":"Allow","Principal":{{"AWS":"{named}"}},"Action":"{action}","Resource":"{BUCKET}/*"}}"#
    )]);
    estate.resources.push(Resource {
        arn: BUCKET.into(),
        account: ACCOUNTS[0].into(),
        policy: (!random.one_in(3)).then(|| attached(PolicyKind::Resource, "box", &policy)),
        tags: Tags::default(),
    });
    estate
}

/// A call that is often good.
pub fn ask(random: &mut Random) -> AssumeRole {
    let account = random.of(&ACCOUNTS);
    let tags = if random.one_in(2) { tags(random) } else { Vec::new() };
    let transitive: Vec<String> = tags
        .iter()
        .filter(|_| random.one_in(2))
        .map(|tag| tag.key.clone())
        .collect();
    let policy = random.one_in(4).then(|| PolicyText {
        document: 0,
        text: bucket_document(random),
    });
    let policy_arns = if random.one_in(6) {
        vec![format!("arn:aws:iam::{account}:policy/Own")]
    } else {
        Vec::new()
    };
    AssumeRole {
        role_arn: role_arn(account, random.of(&ROLES)),
        role_session_name: random.of(&["s1", "s2"]).into(),
        duration_seconds: random.of(&[None, None, Some(900), Some(3_600), Some(7_200), Some(43_200)]),
        limits: SessionPolicies { policy, policy_arns },
        tags,
        transitive_tag_keys: transitive,
        source_identity: random.one_in(4).then(|| random.of(&["ana", "ben"]).into()),
        ..AssumeRole::default()
    }
}
