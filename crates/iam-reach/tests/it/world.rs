//! Random small estates: two accounts, a user or two, a few roles, and trust with conditions on what a caller may choose
//! and on what it can't. An estate uses only some of the sorts of condition, so that trying everything stays possible.

use std::fmt::Write as _;
use std::sync::Arc;

use iam_eval::compile::Compiled;
use iam_eval::policies::Attached;
use iam_sts::estate::{Account, Estate, Organization, Role, Unit, User};
use iam_sts::ids::unique_id;
use iam_sts::tags::{Tag, Tags};
use iam_syntax::grammar;
use iam_syntax::policy::PolicyKind;

use crate::rng::Rng;

const ACCOUNTS: [&str; 2] = ["111111111111", "222222222222"];
const NAMES: [&str; 4] = ["R0", "R1", "R2", "R3"];
const MANY_NAMES: [&str; 9] = ["R0", "R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8"];

/// What an estate's conditions speak of.
#[derive(Clone, Copy, Debug, Default)]
pub struct Topics {
    pub external: bool,
    pub name: bool,
    pub identity: bool,
    pub tag: bool,
    pub network: bool,
    pub mfa: bool,
}

#[derive(Debug)]
pub struct World {
    pub estate: Estate,
    pub topics: Topics,
    /// The documents, to be shown where a law fails.
    pub text: String,
}

pub fn policy(kind: PolicyKind, name: &str, text: &str) -> Attached {
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

pub fn world(rng: &mut Rng) -> World {
    let topics = topics(rng);
    let n_roles = |rng: &mut Rng| 2 + rng.below(3);
    made(rng, topics, &NAMES, n_roles)
}

/// More roles, and nothing that tells sessions of one role apart.
pub fn wide_world(rng: &mut Rng) -> World {
    let topics = Topics {
        external: rng.chance(30),
        network: rng.chance(60),
        mfa: rng.chance(20),
        ..Topics::default()
    };
    made(rng, topics, &MANY_NAMES, |rng| 4 + rng.below(6))
}

fn made(rng: &mut Rng, topics: Topics, names: &'static [&'static str], n_roles: fn(&mut Rng) -> usize) -> World {
    let mut maker = Maker {
        rng,
        topics,
        names,
        text: String::new(),
    };
    let mut estate = Estate::default();
    for id in ACCOUNTS {
        let account = Account {
            id: id.into(),
            partition: "aws".into(),
            ..Account::default()
        };
        estate.accounts.insert(id.into(), account);
    }
    for (i, name) in ["ana", "ben"].into_iter().enumerate().take(1 + maker.rng.below(2)) {
        let user = maker.user(ACCOUNTS[i], name);
        if let Some(account) = estate.accounts.get_mut(ACCOUNTS[i]) {
            account.users.insert(name.into(), user);
        }
    }
    let n_roles = n_roles(maker.rng);
    for name in &names[..n_roles] {
        let id = account_of(name);
        let role = maker.role(id, name);
        if let Some(account) = estate.accounts.get_mut(id) {
            account.roles.insert((*name).into(), role);
        }
    }
    if maker.rng.chance(20) {
        estate.organization = Some(maker.organization());
    }
    World {
        estate,
        topics,
        text: maker.text,
    }
}

/// One or two at a time.
fn topics(rng: &mut Rng) -> Topics {
    let mut topics = Topics::default();
    for _ in 0..2 {
        match rng.below(8) {
            0 => topics.external = true,
            1 => topics.name = true,
            2 => topics.identity = true,
            3 | 4 => topics.tag = true,
            5 => topics.network = true,
            6 => topics.mfa = true,
            _ => {}
        }
    }
    topics
}

fn account_of(role: &str) -> &'static str {
    ACCOUNTS[usize::from(role == "R2" || role == "R3")]
}

fn role_arn(name: &str) -> String {
    format!("arn:aws:iam::{}:role/{name}", account_of(name))
}

struct Maker<'a> {
    rng: &'a mut Rng,
    topics: Topics,
    names: &'static [&'static str],
    text: String,
}

impl Maker<'_> {
    fn attach(&mut self, kind: PolicyKind, owner: &str, text: &str) -> Attached {
        let _ = writeln!(self.text, "{owner} {kind:?}: {text}");
        policy(kind, owner, text)
    }

    fn user(&mut self, account: &str, name: &str) -> User {
        let arn = format!("arn:aws:iam::{account}:user/{name}");
        User {
            unique_id: unique_id("AIDA", &arn),
            name: name.into(),
            policies: self.identity(&arn),
            boundary: self.boundary(&arn),
            tags: self.tags(name),
            arn,
            ..User::default()
        }
    }

    fn role(&mut self, account: &str, name: &str) -> Role {
        let arn = format!("arn:aws:iam::{account}:role/{name}");
        let trust = self.trust();
        Role {
            unique_id: unique_id("AROA", &arn),
            name: name.into(),
            trust: Some(self.attach(PolicyKind::Trust, &arn, &trust)),
            policies: self.identity(&arn),
            boundary: self.boundary(&arn),
            max_session_duration: 3_600,
            tags: self.tags(name),
            arn,
            ..Role::default()
        }
    }

    fn tags(&mut self, owner: &str) -> Tags {
        if !self.topics.tag || self.rng.chance(50) {
            return Tags::default();
        }
        let (key, value) = (self.rng.pick(&["t", "T"]), self.rng.pick(&["a", "b"]));
        let _ = writeln!(self.text, "{owner} {key}={value}");
        Tags::new(vec![Tag {
            key: key.into(),
            value: value.into(),
        }])
    }

    fn organization(&mut self) -> Organization {
        let text = statements(&[
            r#"{"Effect":"Allow","Action":"*","Resource":"*"}"#.into(),
            self.statement("Deny", r#""Resource":"*""#),
        ]);
        Organization {
            id: "o-org".into(),
            management_account: "999999999999".into(),
            root: Unit {
                id: "r-root".into(),
                scps: vec![self.attach(PolicyKind::Scp, "root", &text)],
                accounts: vec![ACCOUNTS[0].into()],
                ..Unit::default()
            },
        }
        // The account itself allows nothing unless it is given a policy, which makes a denial of its own.
    }

    fn identity(&mut self, owner: &str) -> Vec<Attached> {
        if self.rng.chance(25) {
            return Vec::new();
        }
        let resource = match self.rng.below(4) {
            0 | 1 => r#""Resource":"*""#.to_owned(),
            2 => format!(r#""Resource":"{}""#, role_arn(self.rng.pick(self.names))),
            _ if self.topics.tag => {
                let account = self.rng.pick(&ACCOUNTS);
                let tag = self.rng.pick(&["${aws:PrincipalTag/t}", "${aws:PrincipalTag/T}"]);
                format!(
                    r#""Resource":["arn:aws:iam::{account}:role/{tag}","{}"]"#,
                    role_arn("R1")
                )
            }
            _ => format!(r#""NotResource":"{}""#, role_arn(self.rng.pick(self.names))),
        };
        let mut all = vec![self.statement("Allow", &resource)];
        if self.rng.chance(15) {
            all.push(self.statement("Deny", r#""Resource":"*""#));
        }
        vec![self.attach(PolicyKind::Identity, owner, &statements(&all))]
    }

    fn boundary(&mut self, owner: &str) -> Option<Attached> {
        if self.rng.chance(85) {
            return None;
        }
        let text = statements(&[self.statement("Allow", r#""Resource":"*""#)]);
        Some(self.attach(PolicyKind::Boundary, owner, &text))
    }

    fn trust(&mut self) -> String {
        let n = 1 + self.rng.below(2);
        let mut all: Vec<String> = (0..n)
            .map(|_| {
                let principal = self.principal();
                self.statement("Allow", &format!(r#""Principal":{principal}"#))
            })
            .collect();
        if self.rng.chance(15) {
            all.push(self.statement("Deny", r#""Principal":"*""#));
        }
        statements(&all)
    }

    fn principal(&mut self) -> String {
        match self.rng.below(8) {
            0 => r#""*""#.into(),
            1 | 2 => format!(r#"{{"AWS":"{}"}}"#, self.rng.pick(&ACCOUNTS)),
            3 => r#"{"AWS":"arn:aws:iam::111111111111:user/ana"}"#.into(),
            4 if self.topics.name => {
                let role = self.rng.pick(self.names);
                let name = self.rng.pick(&["n1", "n2"]);
                format!(
                    r#"{{"AWS":"arn:aws:sts::{}:assumed-role/{role}/{name}"}}"#,
                    account_of(role)
                )
            }
            _ => format!(r#"{{"AWS":"{}"}}"#, role_arn(self.rng.pick(self.names))),
        }
    }

    /// `rest` is what stands beside effect, action and condition.
    fn statement(&mut self, effect: &str, rest: &str) -> String {
        let mut actions = vec![r#""sts:AssumeRole""#];
        if self.topics.tag && self.rng.chance(70) {
            actions.push(r#""sts:TagSession""#);
        }
        if self.topics.identity && self.rng.chance(70) {
            actions.push(r#""sts:SetSourceIdentity""#);
        }
        if self.rng.chance(10) {
            actions = vec![r#""sts:*""#];
        }
        let mut tests = Vec::new();
        // A Deny without any condition leaves nothing to find out.
        for _ in 0..1 + usize::from(self.rng.chance(15)) {
            if effect == "Deny" || self.rng.chance(60) {
                tests.extend(self.condition());
            }
        }
        tests.sort();
        tests.dedup_by(|one, other| one.split(':').next() == other.split(':').next());
        if effect == "Deny" && tests.is_empty() {
            tests.push(r#""StringEquals":{"aws:PrincipalAccount":"222222222222"}"#.into());
        }
        let condition = if tests.is_empty() {
            String::new()
        } else {
            format!(r#","Condition":{{{}}}"#, tests.join(","))
        };
        format!(
            r#"{{"Effect":"{effect}","Action":[{}],{rest}{condition}}}"#,
            actions.join(",")
        )
    }

    fn condition(&mut self) -> Option<String> {
        let mut all: Vec<&str> = Vec::new();
        if self.topics.external {
            all.extend([
                r#""StringEquals":{"sts:ExternalId":"x1"}"#,
                r#""StringLike":{"sts:ExternalId":"x2*"}"#,
                r#""Null":{"sts:ExternalId":"true"}"#,
                r#""StringNotEquals":{"sts:ExternalId":["x1","other-value"]}"#,
            ]);
        }
        if self.topics.name {
            all.extend([
                r#""StringEquals":{"sts:RoleSessionName":"n1"}"#,
                r#""StringLike":{"sts:RoleSessionName":"${aws:username}"}"#,
                r#""StringLike":{"aws:userid":"*:n2"}"#,
                r#""StringNotEquals":{"sts:RoleSessionName":["session","n1"]}"#,
            ]);
        }
        if self.topics.identity {
            all.extend([
                r#""StringEquals":{"sts:SourceIdentity":"${aws:username}"}"#,
                r#""StringEquals":{"aws:SourceIdentity":"i1"}"#,
                r#""Null":{"sts:SourceIdentity":"false"}"#,
                r#""StringNotEquals":{"aws:SourceIdentity":"i1"}"#,
            ]);
        }
        if self.topics.tag {
            all.extend([
                r#""StringEquals":{"aws:RequestTag/t":"a"}"#,
                r#""StringEquals":{"aws:PrincipalTag/T":"b"}"#,
                r#""StringEquals":{"aws:ResourceTag/t":"${aws:PrincipalTag/t}"}"#,
                r#""StringNotEquals":{"iam:ResourceTag/t":"a"}"#,
                r#""ForAllValues:StringEquals":{"sts:TransitiveTagKeys":"t"}"#,
                r#""ForAnyValue:StringEquals":{"sts:TransitiveTagKeys":"t"}"#,
                r#""Null":{"aws:TagKeys":"true"}"#,
                r#""StringEquals":{"aws:RequestTag/t":"${aws:PrincipalTag/t}"}"#,
            ]);
        }
        if self.topics.network {
            all.extend([
                r#""IpAddress":{"aws:SourceIp":"10.0.0.0/8"}"#,
                r#""NotIpAddress":{"aws:SourceIp":"10.0.0.0/8"}"#,
                r#""IpAddress":{"aws:SourceIp":["10.0.0.0/8","192.0.2.0/24"]}"#,
                r#""Null":{"aws:SourceIp":"true"}"#,
            ]);
        }
        if self.topics.mfa {
            all.extend([
                r#""Bool":{"aws:MultiFactorAuthPresent":"true"}"#,
                r#""BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}"#,
                r#""Null":{"aws:MultiFactorAuthPresent":"true"}"#,
            ]);
        }
        (!all.is_empty()).then(|| self.rng.pick(&all).to_owned())
    }
}

fn statements(all: &[String]) -> String {
    format!(r#"{{"Version":"2012-10-17","Statement":[{}]}}"#, all.join(","))
}
