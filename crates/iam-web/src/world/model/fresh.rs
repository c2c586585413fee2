//! A new step of each kind, with what the world at hand offers filled in.

use iam_scenario::format::act::ActName;
use iam_syntax::json::{Json, quote};

use super::edit;
use super::entity::{Entity, Sort, entities};

/// What a step may do, in the order of the menu.
pub const MENU: [ActName; ActName::ALL.len()] = [
    ActName::AssumeRole,
    ActName::Request,
    ActName::AssumeRoleWithSaml,
    ActName::AssumeRoleWithWebIdentity,
    ActName::GetSessionToken,
    ActName::GetFederationToken,
    ActName::GetCallerIdentity,
    ActName::SwitchRole,
    ActName::LaunchInstance,
    ActName::InvokeAsService,
    ActName::AssumeRoot,
];

/// What a step of a text does.
pub fn act_of(step: &Json) -> Option<ActName> {
    ActName::ALL.into_iter().find(|act| step.get(act.name()).is_some())
}

/// Whether a step may give a session that later steps act with.
const fn issues_session(act: ActName) -> bool {
    match act {
        ActName::Request | ActName::GetCallerIdentity => false,
        ActName::AssumeRole
        | ActName::SwitchRole
        | ActName::AssumeRoleWithSaml
        | ActName::AssumeRoleWithWebIdentity
        | ActName::GetSessionToken
        | ActName::GetFederationToken
        | ActName::AssumeRoot
        | ActName::LaunchInstance
        | ActName::InvokeAsService => true,
    }
}

/// What a world offers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct World {
    pub users: Vec<String>,
    pub roles: Vec<String>,
    pub accounts: Vec<String>,
    pub saml_providers: Vec<String>,
    pub oidc_providers: Vec<(String, String)>,
    pub instance_profiles: Vec<String>,
    pub resources: Vec<String>,
    pub endpoints: Vec<String>,
    /// Ids of the steps that may issue a session, in order.
    pub issuing: Vec<String>,
    ids: Vec<String>,
}

impl World {
    /// Reads what a text holds of a world, however much that is.
    pub fn of(tree: &Json) -> Self {
        let found = entities(tree);
        let of = |sort: Sort| found.iter().filter(move |it| it.sort == sort);
        let arns = |sort| {
            of(sort)
                .map(|it| it.arn.clone())
                .filter(|arn| !arn.is_empty())
                .collect()
        };
        let client = |provider: &Entity| {
            let ids = edit::find(tree, &provider.place)?.get("clientIds")?;
            ids.items()?.first()?.as_str().map(str::to_string)
        };
        let mut world = Self {
            users: arns(Sort::User),
            roles: arns(Sort::Role),
            accounts: of(Sort::Account).map(|it| it.name.clone()).collect(),
            saml_providers: arns(Sort::SamlProvider),
            oidc_providers: of(Sort::OidcProvider)
                .map(|it| (it.name.clone(), client(it).unwrap_or_default()))
                .collect(),
            instance_profiles: arns(Sort::InstanceProfile),
            resources: arns(Sort::Resource),
            endpoints: arns(Sort::Endpoint),
            ..Self::default()
        };
        for (at, step) in tree
            .get("steps")
            .and_then(Json::items)
            .unwrap_or_default()
            .iter()
            .enumerate()
        {
            let id = match step.get("id").and_then(Json::as_str) {
                Some(id) => id.to_string(),
                None => ["step", &(at + 1).to_string()].concat(),
            };
            if act_of(step).is_some_and(issues_session) {
                world.issuing.push(id.clone());
            }
            world.ids.push(id);
        }
        world
    }

    /// An id that no step has.
    fn free_id(&self, stem: &str) -> String {
        let taken = |id: &str| self.ids.iter().any(|it| it == id);
        let mut n = self.ids.len() + 1;
        loop {
            let id = [stem, &n.to_string()].concat();
            if !taken(&id) {
                return id;
            }
            n += 1;
        }
    }
}

/// A new step as JSON text. `actor` is who shall act, if that is said.
pub fn step(tree: &Json, act: ActName, actor: Option<&str>) -> String {
    let world = World::of(tree);
    let id = world.free_id("step");
    let mut fields = vec![field("id", &quote(&id)), field("after", "\"1m\"")];
    let latest = world.issuing.last().map(|id| ["@", id].concat());
    let by_default = match act {
        // Most roles are assumed by people, most requests are made in sessions.
        ActName::Request | ActName::GetCallerIdentity | ActName::AssumeRole => latest.or(world.users.first().cloned()),
        ActName::SwitchRole
        | ActName::AssumeRoleWithSaml
        | ActName::AssumeRoleWithWebIdentity
        | ActName::GetSessionToken
        | ActName::GetFederationToken
        | ActName::AssumeRoot
        | ActName::LaunchInstance
        | ActName::InvokeAsService => world.users.first().cloned(),
    };
    let actor = actor
        .map(str::to_string)
        .or(by_default)
        .unwrap_or_else(|| "anonymous".into());
    if !act.is_unsigned() {
        fields.push(field("as", &quote(&actor)));
    }
    fields.push(field(act.name(), &parameters(&world, act, &id)));
    object(&fields)
}

fn parameters(world: &World, act: ActName, id: &str) -> String {
    let first = |list: &[String], otherwise: &str| quote(list.first().map_or(otherwise, String::as_str));
    let role = field("roleArn", &first(&world.roles, ""));
    let name = field("roleSessionName", &quote(id));
    let fields = match act {
        ActName::Request => vec![
            field("action", "\"s3:GetObject\""),
            field("resource", &first(&world.resources, "arn:aws:s3:::example-bucket/key")),
        ],
        ActName::AssumeRole => vec![role, name],
        ActName::SwitchRole => vec![role],
        ActName::AssumeRoleWithSaml => vec![
            role,
            field("principalArn", &first(&world.saml_providers, "")),
            field(
                "assertion",
                &object(&[
                    field("subject", "\"ana\""),
                    field("audience", "\"https://signin.aws.amazon.com/saml\""),
                    field(
                        "attributes",
                        &object(&[field(
                            "https://aws.amazon.com/SAML/Attributes/RoleSessionName",
                            "[\"ana\"]",
                        )]),
                    ),
                ]),
            ),
        ],
        ActName::AssumeRoleWithWebIdentity => {
            let (issuer, client) = world.oidc_providers.first().cloned().unwrap_or_default();
            let token = [
                field("iss", &quote(&["https://", &issuer].concat())),
                field("aud", &quote(&client)),
                field("sub", "\"subject\""),
            ];
            vec![role, name, field("token", &object(&token))]
        }
        ActName::GetSessionToken | ActName::GetCallerIdentity => Vec::new(),
        ActName::GetFederationToken => vec![field("name", "\"visitor\"")],
        ActName::AssumeRoot => vec![
            field("targetPrincipal", &first(&world.accounts, "")),
            field(
                "taskPolicyArn",
                "\"arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials\"",
            ),
        ],
        ActName::LaunchInstance => vec![
            field("instanceProfile", &first(&world.instance_profiles, "")),
            field("instanceId", "\"i-0123456789abcdef0\""),
        ],
        ActName::InvokeAsService => vec![field("service", "\"lambda.amazonaws.com\""), role],
    };
    object(&fields)
}

fn field(name: &str, value: &str) -> String {
    [quote(name).as_str(), ": ", value].concat()
}

fn object(fields: &[String]) -> String {
    if fields.is_empty() {
        return "{}".into();
    }
    ["{ ", &fields.join(", "), " }"].concat()
}

/// A step once more, under an id of its own.
pub fn duplicate(tree: &Json, text: &str, at: usize) -> Option<String> {
    let step = tree.get("steps")?.items()?.get(at)?;
    let world = World::of(tree);
    let stem = step.get("id").and_then(Json::as_str).unwrap_or("step");
    let id = quote(&world.free_id(&[stem, "-"].concat()));
    edit::set(step.span.of(text), &[edit::Key::Name("id".into())], &id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use iam_scenario::read;

    const WORLD: &str = r#"{ "version": 1, "organization": { "id": "o-exampleorg", "managementAccount": "111122223333", "root": { "id": "r-ab12", "accounts": ["111122223333"] } },
        "accounts": { "111122223333": { "users": { "ana": {} }, "roles": { "App": {} }, "samlProviders": { "Corp": {} },
        "oidcProviders": { "idp.example.com": { "clientIds": ["app"] } }, "instanceProfiles": { "web": { "role": "App" } } } },
        "steps": [ { "id": "step1", "as": "arn:aws:iam::111122223333:user/ana", "assumeRole": { "roleArn": "arn:aws:iam::111122223333:role/App", "roleSessionName": "s1" } } ] }"#;

    #[test]
    fn a_new_step_of_each_kind_can_be_read() {
        let tree = edit::read(WORLD).tree.unwrap();
        for act in MENU {
            let new = step(&tree, act, None);
            let text = edit::insert(WORLD, &[edit::Key::Name("steps".into())], 1, &new).unwrap();
            let read = read::scenario(&text, &|_| None);
            assert!(read.is_ok(), "{act:?}: {new}: {:?}", read.err());
        }
    }

    #[test]
    fn a_duplicate_has_an_id_of_its_own() {
        let tree = edit::read(WORLD).tree.unwrap();
        let again = duplicate(&tree, WORLD, 0).unwrap();
        assert!(again.starts_with(r#"{ "id": "step1-2", "as""#), "{again}");
        assert_eq!(duplicate(&tree, WORLD, 1), None);
    }

    #[test]
    fn the_menu_offers_every_act() {
        let names = |acts: [ActName; ActName::ALL.len()]| {
            let mut names = acts.map(ActName::name);
            names.sort_unstable();
            names
        };
        assert_eq!(names(MENU), names(ActName::ALL));
    }
}
