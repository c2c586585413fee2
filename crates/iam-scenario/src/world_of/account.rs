//! The accounts of a world while it is made: users, roles and managed policies in them.

use iam_syntax::arn::Arn;

use super::laid::Laid;
use crate::trusted::Provider;

/// In the order in which they were needed.
#[derive(Default)]
pub struct Accounts(Vec<Account>);

pub struct Account {
    id: String,
    partition: String,
    /// Names of the control policies attached to the account itself.
    pub scps: Option<Laid>,
    pub rcps: Option<Laid>,
    users: Vec<(String, Laid)>,
    roles: Vec<Role>,
    policies: Vec<(String, Laid)>,
    providers: Vec<Provider>,
}

/// A role, whose fields are filled in one after the other.
pub struct Role {
    arn: String,
    name: String,
    pub fields: Vec<(String, Laid)>,
}

impl Accounts {
    /// The account of an id; the partition is said where it is first named.
    pub fn of(&mut self, id: &str, partition: &str) -> &mut Account {
        let at = self.0.iter().position(|it| it.id == id).unwrap_or_else(|| {
            self.0.push(Account {
                id: id.into(),
                partition: partition.into(),
                scps: None,
                rcps: None,
                users: Vec::new(),
                roles: Vec::new(),
                policies: Vec::new(),
                providers: Vec::new(),
            });
            self.0.len() - 1
        });
        &mut self.0[at]
    }

    pub fn laid(self) -> Laid {
        Laid::Object(self.0.into_iter().map(Account::laid).collect())
    }
}

impl Account {
    pub fn user(&mut self, name: &str, fields: Vec<(String, Laid)>) {
        self.users.push((name.into(), Laid::Object(fields)));
    }

    /// The role of an ARN; nothing where another has its name.
    pub fn role(&mut self, arn: &str) -> Option<&mut Role> {
        let (path, name) = path_and_name(arn)?;
        let at = self.roles.iter().position(|it| it.name == name).unwrap_or_else(|| {
            self.roles.push(Role {
                arn: arn.into(),
                name: name.into(),
                fields: path_field(path),
            });
            self.roles.len() - 1
        });
        self.roles.get_mut(at).filter(|it| it.arn == arn)
    }

    /// A customer managed policy; gives its ARN.
    pub fn managed(&mut self, name: &str, document: &str) -> String {
        let document = Laid::object([("document", Laid::document(document))]);
        self.policies.push((name.into(), document));
        format!("arn:{}:iam::{}:policy/{name}", self.partition, self.id)
    }

    /// Providers of identities, each once.
    pub fn federate(&mut self, providers: Vec<Provider>) {
        for provider in providers {
            if !self.providers.contains(&provider) {
                self.providers.push(provider);
            }
        }
    }

    fn laid(self) -> (String, Laid) {
        let of_field = |field: &str| {
            self.providers
                .iter()
                .filter(|it| it.field() == field)
                .map(provider)
                .collect()
        };
        let (oidc, saml) = (of_field("oidcProviders"), of_field("samlProviders"));
        let roles = self.roles.into_iter().map(|it| (it.name, Laid::Object(it.fields)));
        let maps = [
            ("users", self.users),
            ("roles", roles.collect()),
            ("policies", self.policies),
            ("oidcProviders", oidc),
            ("samlProviders", saml),
        ];
        let partition = (self.partition != "aws").then(|| ("partition".to_string(), Laid::text(&self.partition)));
        let attached = [("scps", self.scps), ("rcps", self.rcps)];
        let attached = attached
            .into_iter()
            .filter_map(|(name, names)| Some((name.to_string(), names?)));
        let maps = maps.into_iter().filter(|(_, entities)| !entities.is_empty());
        let maps = maps.map(|(name, entities)| (name.to_string(), Laid::Object(entities)));
        (
            self.id,
            Laid::Object(partition.into_iter().chain(attached).chain(maps).collect()),
        )
    }
}

fn provider(provider: &Provider) -> (String, Laid) {
    let fields = match provider {
        Provider::Oidc { audiences, .. } => {
            let audiences = audiences.iter().map(String::as_str);
            vec![("clientIds".to_string(), Laid::texts(audiences))]
        }
        Provider::Saml { .. } => Vec::new(),
    };
    (provider.name().into(), Laid::Object(fields))
}

/// Of the ARN of a user or role: its path, with a slash at both ends, and its name.
pub fn path_and_name(arn: &str) -> Option<(&str, &str)> {
    let resource = Arn::parse(arn)?.resource;
    let path = &resource[resource.find('/')?..];
    Some(path.split_at(path.rfind('/')? + 1))
}

/// The field of a path that is not the usual one.
pub fn path_field(path: &str) -> Vec<(String, Laid)> {
    let is_given = path != "/";
    is_given
        .then(|| ("path".into(), Laid::text(path)))
        .into_iter()
        .collect()
}
