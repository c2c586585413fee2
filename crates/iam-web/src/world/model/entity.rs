//! What a world is made of, for the forms: accounts and what is in them, resources, endpoints. Each has a place in the
//! scenario's text, and the table of the format says which fields it has.

use iam_scenario::format::Field;
use iam_scenario::format::scenario as format;
use iam_syntax::arn::{Arn, is_account_id};
use iam_syntax::json::{Json, Value, quote};

use super::edit::{self, Key, Path};

/// A sort of entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    Account,
    User,
    Group,
    Role,
    Policy,
    InstanceProfile,
    SamlProvider,
    OidcProvider,
    Resource,
    Endpoint,
}

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    pub sort: Sort,
    /// Where it stands in the text.
    pub place: Path,
    /// An account's id, a resource's ARN, else the name.
    pub name: String,
    /// The account that it is in.
    pub account: Option<String>,
    /// By which other parts of the world name it; empty for what has none.
    pub arn: String,
}

impl Sort {
    /// In the order of the menu.
    pub const ALL: [Self; 10] = [
        Self::Account,
        Self::User,
        Self::Role,
        Self::Group,
        Self::Policy,
        Self::Resource,
        Self::Endpoint,
        Self::InstanceProfile,
        Self::OidcProvider,
        Self::SamlProvider,
    ];

    /// In a form.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Account => "account",
            Self::User => "user",
            Self::Group => "group",
            Self::Role => "role",
            Self::Policy => "policy",
            Self::InstanceProfile => "instance-profile",
            Self::SamlProvider => "saml-provider",
            Self::OidcProvider => "oidc-provider",
            Self::Resource => "resource",
            Self::Endpoint => "endpoint",
        }
    }

    /// The fields of its form.
    pub const fn fields(self) -> &'static [Field] {
        match self {
            Self::Account => format::ACCOUNT,
            Self::User => format::USER,
            Self::Group => format::GROUP,
            Self::Role => format::ROLE,
            Self::Policy => format::MANAGED_POLICY,
            Self::InstanceProfile => format::INSTANCE_PROFILE,
            Self::SamlProvider => &[],
            Self::OidcProvider => format::OIDC_PROVIDER,
            Self::Resource => format::RESOURCE,
            Self::Endpoint => format::VPC_ENDPOINT,
        }
    }

    /// The field of an account that holds it, where it is in one.
    pub const fn of_account(self) -> Option<&'static str> {
        match self {
            Self::User => Some("users"),
            Self::Group => Some("groups"),
            Self::Role => Some("roles"),
            Self::Policy => Some("policies"),
            Self::InstanceProfile => Some("instanceProfiles"),
            Self::SamlProvider => Some("samlProviders"),
            Self::OidcProvider => Some("oidcProviders"),
            Self::Account | Self::Resource | Self::Endpoint => None,
        }
    }

    /// What a new one is called unless the reader says it.
    pub const fn example(self) -> &'static str {
        match self {
            Self::Account => "111122223333",
            Self::User => "ana",
            Self::Group => "developers",
            Self::Role => "App",
            Self::Policy => "Limits",
            Self::InstanceProfile => "web",
            Self::SamlProvider => "Corp",
            Self::OidcProvider => "token.actions.githubusercontent.com",
            Self::Resource => "arn:aws:s3:::example-bucket",
            Self::Endpoint => "vpce-1a2b3c4d",
        }
    }
}

/// All entities of a world, account by account.
pub fn entities(tree: &Json) -> Vec<Entity> {
    let mut found = Vec::new();
    for account in tree.get("accounts").and_then(Json::members).unwrap_or_default() {
        let id = account.key.to_string();
        let place = vec![Key::Name("accounts".into()), Key::Name(id.clone())];
        let partition = account.value.get("partition").and_then(Json::as_str).unwrap_or("aws");
        found.push(Entity {
            sort: Sort::Account,
            place: place.clone(),
            name: id.clone(),
            account: Some(id.clone()),
            arn: format!("arn:{partition}:iam::{id}:root"),
        });
        for (sort, field) in Sort::ALL
            .into_iter()
            .filter_map(|sort| Some((sort, sort.of_account()?)))
        {
            for member in account.value.get(field).and_then(Json::members).unwrap_or_default() {
                let name = member.key.to_string();
                let path = member.value.get("path").and_then(Json::as_str).unwrap_or("/");
                let mut own = place.clone();
                own.extend([Key::Name(field.into()), Key::Name(name.clone())]);
                found.push(Entity {
                    sort,
                    place: own,
                    arn: format!("arn:{partition}:iam::{id}:{}{path}{name}", sort.id()),
                    name,
                    account: Some(id.clone()),
                });
            }
        }
    }
    for (sort, list, named) in [
        (Sort::Resource, "resources", "arn"),
        (Sort::Endpoint, "endpoints", "id"),
    ] {
        for (at, item) in tree
            .get(list)
            .and_then(Json::items)
            .unwrap_or_default()
            .iter()
            .enumerate()
        {
            let name = item.get(named).and_then(Json::as_str).unwrap_or_default().to_string();
            found.push(Entity {
                sort,
                place: vec![Key::Name(list.into()), Key::At(at)],
                account: None,
                arn: name.clone(),
                name,
            });
        }
    }
    found
}

/// Why an entity can't be added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAdded {
    /// It has no name.
    NoName,
    /// An account's id is twelve digits.
    NoAccountId,
    /// There is no account that it could be in.
    NoAccount,
    /// There is one of its name.
    Taken,
    /// The text can't be read.
    Torn,
}

/// A text with one more entity, and where it stands.
pub fn added(text: &str, sort: Sort, account: &str, name: &str) -> Result<(String, Path), NotAdded> {
    let name = name.trim();
    let read = edit::read(text);
    let tree = read
        .tree
        .filter(|_| read.problems.is_empty())
        .filter(|tree| matches!(tree.value, Value::Object(_)))
        .ok_or(NotAdded::Torn)?;
    if name.is_empty() {
        return Err(NotAdded::NoName);
    }
    if sort == Sort::Account && !is_account_id(name) {
        return Err(NotAdded::NoAccountId);
    }
    let is_there = |entity: &Entity| {
        entity.sort == sort
            && entity.name == name
            && (sort.of_account().is_none() || entity.account.as_deref() == Some(account))
    };
    if entities(&tree).iter().any(is_there) {
        return Err(NotAdded::Taken);
    }
    let depth = if sort.of_account().is_some() { 4 } else { 2 };
    let json = edit::laid_out(&fresh(sort, account, name), depth);
    let list = |list: &str| {
        let place = vec![Key::Name(list.into())];
        let at = edit::find(&tree, &place).and_then(Json::items).map_or(0, <[_]>::len);
        let text = edit::insert(text, &place, at, &json).ok_or(NotAdded::Torn)?;
        Ok((text, vec![Key::Name(list.into()), Key::At(at)]))
    };
    let mut place = vec![Key::Name("accounts".into())];
    match (sort, sort.of_account()) {
        (Sort::Resource, _) => return list("resources"),
        (Sort::Endpoint, _) => return list("endpoints"),
        (_, None) => place.push(Key::Name(name.into())),
        (_, Some(_)) if tree.get("accounts").and_then(|it| it.get(account)).is_none() => {
            return Err(NotAdded::NoAccount);
        }
        (_, Some(field)) => place.extend([account, field, name].map(|it| Key::Name(it.into()))),
    }
    let text = edit::set(text, &place, &json).ok_or(NotAdded::Torn)?;
    Ok((text, place))
}

/// What a new one says. A role is trusted with its own account, as AWS's console begins one.
fn fresh(sort: Sort, account: &str, name: &str) -> String {
    match sort {
        Sort::Role => format!(
            r#"{{ "trustPolicy": {{ "Version": "2012-10-17", "Statement": [{{ "Effect": "Allow", "Principal": {{ "AWS": "arn:aws:iam::{account}:root" }}, "Action": "sts:AssumeRole" }}] }} }}"#
        ),
        Sort::Policy => {
            r#"{ "document": { "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }] } }"#.into()
        }
        // The ARN of a bucket tells no account.
        Sort::Resource if Arn::parse(name).is_some_and(|arn| arn.account.is_empty()) && !account.is_empty() => {
            format!(r#"{{ "arn": {}, "account": {} }}"#, quote(name), quote(account))
        }
        Sort::Resource => format!(r#"{{ "arn": {} }}"#, quote(name)),
        Sort::Endpoint => format!(r#"{{ "id": {} }}"#, quote(name)),
        Sort::OidcProvider => r#"{ "clientIds": ["sts.amazonaws.com"] }"#.into(),
        Sort::Account | Sort::User | Sort::Group | Sort::InstanceProfile | Sort::SamlProvider => "{}".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use iam_scenario::read;

    const EMPTY: &str = r#"{ "version": 1, "steps": [] }"#;

    #[test]
    fn a_world_of_every_sort_is_built_and_read() {
        let mut text = EMPTY.to_string();
        for sort in Sort::ALL {
            let (next, place) = added(&text, sort, "111122223333", sort.example()).unwrap();
            text = next;
            let tree = edit::read(&text).tree.unwrap();
            assert!(edit::find(&tree, &place).is_some(), "{sort:?}: {text}");
            let found = entities(&tree);
            let last = found.iter().find(|it| it.place == place).unwrap();
            assert_eq!((last.sort, last.name.as_str()), (sort, sort.example()));
        }
        let scenario = read::scenario(&text, &|_| None);
        assert!(scenario.is_ok(), "{text}: {:?}", scenario.err());
        assert_eq!(entities(&edit::read(&text).tree.unwrap()).len(), Sort::ALL.len());
    }

    #[test]
    fn what_can_not_be_added_says_why() {
        let with_account = added(EMPTY, Sort::Account, "", "111122223333").unwrap().0;
        let with_user = added(&with_account, Sort::User, "111122223333", "ana").unwrap().0;
        for (text, sort, account, name, expected) in [
            (EMPTY, Sort::Account, "", "12", NotAdded::NoAccountId),
            (EMPTY, Sort::User, "", " ", NotAdded::NoName),
            (EMPTY, Sort::User, "111122223333", "ana", NotAdded::NoAccount),
            (with_user.as_str(), Sort::User, "111122223333", "ana", NotAdded::Taken),
            ("{ torn", Sort::Account, "", "111122223333", NotAdded::Torn),
            ("[]", Sort::Account, "", "111122223333", NotAdded::Torn),
        ] {
            assert_eq!(added(text, sort, account, name), Err(expected), "{text} {sort:?}");
        }
    }
}
