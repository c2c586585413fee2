//! Statements: whom, what, on what. Their values are made from the request, so that they often match.

use std::collections::BTreeMap;

use iam_eval::caller::Caller;
use iam_syntax::policy::PolicyKind;

use super::documents::Gen;
use super::vocabulary::VARIABLES;

impl Gen {
    /// A statement that applies in most worlds.
    pub fn broad(&mut self, kind: PolicyKind, effect: &str) -> String {
        let mut elements = vec![format!(r#""Effect":"{effect}""#)];
        if kind.has_principal() {
            elements.push(self.principal(true));
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

    pub fn statement(&mut self, kind: PolicyKind, effect: &str, narrow: bool) -> String {
        let mut elements = vec![format!(r#""Effect":"{effect}""#)];
        if kind.has_principal() {
            elements.push(self.principal(false));
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

    pub fn action_pattern(&mut self) -> String {
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

    pub fn resource_pattern(&mut self) -> String {
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
    pub fn principal(&mut self, broad: bool) -> String {
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
        let members: Vec<String> = map
            .iter()
            .map(|(family, names)| format!(r#""{family}":{}"#, self.list(names)))
            .collect();
        format!(r#""{}Principal":{{{}}}"#, not(inverted), members.join(","))
    }

    /// A list, or its one value without brackets.
    pub fn list(&mut self, values: &[String]) -> String {
        if let ([only], true) = (values, self.rng.chance(50)) {
            return quote(only);
        }
        let quoted: Vec<String> = values.iter().map(|value| quote(value)).collect();
        format!("[{}]", quoted.join(","))
    }
}

pub const fn not(inverted: bool) -> &'static str {
    if inverted { "Not" } else { "" }
}

pub fn quote(text: &str) -> String {
    iam_syntax::json::quote(text)
}
