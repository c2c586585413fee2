//! What AWS prints of a user, group or role, as an entity of a world: `aws iam get-role`, `list-roles`, `get-user`,
//! `list-users`, `get-group`.

use iam_scenario::paste::policy_text;
use iam_scenario::trusted::{self, Provider};
use iam_syntax::arn::{Arn, is_account_id};
use iam_syntax::json::{Json, Value, quote};

use super::edit::{self, Key};
use super::entity::{Sort, entities};

/// An entity as AWS describes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Described {
    pub sort: Sort,
    pub account: String,
    pub name: String,
    /// As the format has it, but for its permissions boundary.
    pub json: String,
    /// The ARN of the managed policy that is its permissions boundary.
    pub boundary: Option<String>,
    /// The identity providers that its trust policy names. They have to be in the account, or nobody comes from there.
    pub providers: Vec<Provider>,
}

/// A text into which something was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenIn {
    pub text: String,
    /// Where the last one stands.
    pub place: edit::Path,
    pub without: Vec<Unbounded>,
}

/// An entity that was taken in without its permissions boundary: the world has no policy of that ARN, and AWS prints
/// the ARN alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unbounded {
    pub sort: Sort,
    pub name: String,
    pub place: edit::Path,
    pub boundary: String,
}

/// Everything that a text describes; nothing where it is no such output.
pub fn described(text: &str) -> Vec<Described> {
    let Some(tree) = edit::read(text).tree else {
        return Vec::new();
    };
    let one = [("Role", Sort::Role), ("User", Sort::User), ("Group", Sort::Group)];
    let many = [("Roles", Sort::Role), ("Users", Sort::User), ("Groups", Sort::Group)];
    let single = one.iter().filter_map(|(name, sort)| Some((*sort, tree.get(name)?)));
    let listed = many.iter().flat_map(|(name, sort)| {
        let items = tree.get(name).and_then(Json::items).unwrap_or_default();
        items.iter().map(move |item| (*sort, item))
    });
    single
        .chain(listed)
        .filter_map(|(sort, json)| of(sort, json, text))
        .collect()
}

fn of(sort: Sort, json: &Json, text: &str) -> Option<Described> {
    let arn = json.get("Arn")?.as_str()?;
    let account = Arn::parse(arn)?.account;
    if !is_account_id(account) {
        return None;
    }
    let name = arn.rsplit('/').next()?;
    let mut fields = Vec::new();
    let mut add = |name: &str, value: String| fields.push([quote(name).as_str(), ": ", &value].concat());
    if let Some(path) = json.get("Path").and_then(Json::as_str).filter(|path| *path != "/") {
        add("path", quote(path));
    }
    let id = json.get("RoleId").or_else(|| json.get("UserId"));
    if let Some(id) = id.and_then(Json::as_str) {
        add("uniqueId", quote(id));
    }
    let mut providers = Vec::new();
    if let Some(trust) = json.get("AssumeRolePolicyDocument") {
        let document = match &trust.value {
            Value::String(encoded) => policy_text(encoded)?,
            _ => trust.span.of(text).to_string(),
        };
        providers = trusted::providers(&document, account);
        add("trustPolicy", document);
    }
    if let Some(seconds) = json.get("MaxSessionDuration").filter(|it| it.value == Value::Number) {
        add("maxSessionDuration", seconds.span.of(text).to_string());
    }
    let boundary = json
        .get("PermissionsBoundary")
        .and_then(|it| it.get("PermissionsBoundaryArn")?.as_str());
    let tags: Vec<String> = json
        .get("Tags")
        .and_then(Json::items)
        .unwrap_or_default()
        .iter()
        .filter_map(|tag| Some([quote(tag.get("Key")?.as_str()?), quote(tag.get("Value")?.as_str()?)].join(": ")))
        .collect();
    if !tags.is_empty() {
        add("tags", ["{ ", &tags.join(", "), " }"].concat());
    }
    Some(Described {
        sort,
        account: account.to_string(),
        name: name.to_string(),
        json: ["{ ", &fields.join(", "), " }"].concat(),
        boundary: boundary.map(String::from),
        providers,
    })
}

/// A text with a provider in an account; one that is there stays as it is.
fn with_provider(text: &str, account: &str, provider: &Provider) -> Option<String> {
    let place = path(["accounts", account, provider.field(), provider.name()]);
    if edit::find(&edit::read(text).tree?, &place).is_some() {
        return Some(text.into());
    }
    let json = match provider {
        Provider::Oidc { audiences, .. } => {
            let audiences: Vec<String> = audiences.iter().map(|it| quote(it)).collect();
            [r#"{ "clientIds": ["#, &audiences.join(", "), "] }"].concat()
        }
        Provider::Saml { .. } => "{}".into(),
    };
    edit::set(text, &place, &json)
}

const BOUNDARY: &str = "permissionsBoundary";

/// A text with these entities in it, in place of those of their names.
pub fn taken_in(text: &str, found: &[Described]) -> Option<TakenIn> {
    let read = edit::read(text);
    if !read.problems.is_empty() {
        return None;
    }
    let known: Vec<String> = entities(&read.tree?).into_iter().map(|it| it.arn).collect();
    // Those of AWS come from the catalogue.
    let is_there =
        |arn: &str| known.iter().any(|it| it == arn) || Arn::parse(arn).is_some_and(|it| it.account == "aws");
    let mut text = text.to_string();
    let mut last = None;
    let mut without = Vec::new();
    for one in found {
        let place = one.place()?;
        text = edit::set(&text, &place, &edit::laid_out(&one.json, place.len()))?;
        for provider in &one.providers {
            text = with_provider(&text, &one.account, provider)?;
        }
        match &one.boundary {
            Some(boundary) if is_there(boundary) => text = with_boundary(&text, &place, boundary)?,
            Some(boundary) => without.push(Unbounded {
                sort: one.sort,
                name: one.name.clone(),
                place: place.clone(),
                boundary: boundary.clone(),
            }),
            None => {}
        }
        last = Some(place);
    }
    let place = last?;
    let tree = edit::read(&text).tree?;
    let is_there = entities(&tree).iter().any(|it| it.place == place);
    is_there.then_some(TakenIn { text, place, without })
}

impl Described {
    /// Where it stands in a world; nothing for a sort that is in no account.
    fn place(&self) -> Option<edit::Path> {
        Some(path(["accounts", &self.account, self.sort.of_account()?, &self.name]))
    }

    /// Whether a world has one of its name.
    pub fn is_in(&self, text: &str) -> bool {
        let read = edit::read(text);
        let found = read.tree.as_ref().zip(self.place());
        found.is_some_and(|(tree, place)| edit::find(tree, &place).is_some())
    }
}

impl Unbounded {
    /// Whether it is there in a text, and has no boundary.
    pub fn is_still(&self, text: &str) -> bool {
        let read = edit::read(text);
        let entity = read.tree.as_ref().and_then(|tree| edit::find(tree, &self.place));
        entity.is_some_and(|it| it.get(BOUNDARY).is_none())
    }
}

/// A policy that allows nothing, until its text is known.
const NOTHING: &str = r#"{ "Version": "2012-10-17", "Statement": [] }"#;

/// A text in which an entity has its permissions boundary; where there is none yet, as a policy that allows nothing. And where
/// that policy stands.
pub fn bounded(text: &str, one: &Unbounded) -> Option<(String, edit::Path)> {
    let arn = Arn::parse(&one.boundary).filter(|arn| is_account_id(arn.account))?;
    let (above, name) = arn.resource.strip_prefix("policy")?.rsplit_once('/')?;
    let place = path(["accounts", arn.account, "policies", name]);
    if let Some(tree) = edit::read(text).tree
        && edit::find(&tree, &place).is_some()
    {
        return Some((with_boundary(text, &one.place, &one.boundary)?, place));
    }
    let of_path = match above {
        "" => String::new(),
        above => [r#""path": "#, &quote(&[above, "/"].concat()), ", "].concat(),
    };
    let policy = ["{ ", &of_path, r#""document": "#, NOTHING, " }"].concat();
    let text = edit::set(text, &place, &edit::laid_out(&policy, place.len()))?;
    Some((with_boundary(&text, &one.place, &one.boundary)?, place))
}

fn with_boundary(text: &str, entity: &[Key], arn: &str) -> Option<String> {
    edit::set(text, &[entity, &[Key::Name(BOUNDARY.into())]].concat(), &quote(arn))
}

fn path<const N: usize>(names: [&str; N]) -> edit::Path {
    names.map(|it| Key::Name(it.into())).to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;
    use iam_scenario::read;

    const EMPTY: &str = r#"{ "version": 1, "steps": [] }"#;
    const ROLE: &str = r#"{ "Role": { "Path": "/svc/", "RoleName": "App", "RoleId": "AROAEXAMPLEEXAMPLE01", "Arn": "arn:aws:iam::444455556666:role/svc/App",
        "CreateDate": "2026-01-05T09:00:00+00:00", "MaxSessionDuration": 7200, "Tags": [{ "Key": "team", "Value": "blue" }],
        "AssumeRolePolicyDocument": { "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:root" }, "Action": "sts:AssumeRole" }] } } }"#;

    #[test]
    fn a_role_as_aws_prints_it_is_one_of_the_world() {
        let found = described(ROLE);
        let TakenIn { text, place, without } = taken_in(EMPTY, &found).unwrap();
        assert_eq!(without, []);
        let scenario = read::scenario(&text, &|_| None);
        assert!(scenario.is_ok(), "{text}: {:?}", scenario.err());
        let tree = edit::read(&text).tree.unwrap();
        let role = edit::find(&tree, &place).unwrap();
        assert_eq!(role.get("path").unwrap().as_str(), Some("/svc/"));
        assert_eq!(role.get("uniqueId").unwrap().as_str(), Some("AROAEXAMPLEEXAMPLE01"));
        assert_eq!(role.get("tags").unwrap().get("team").unwrap().as_str(), Some("blue"));
        assert!(text.contains("\"maxSessionDuration\": 7200"));
        assert!(found[0].is_in(&text) && !found[0].is_in(EMPTY));
        let again = taken_in(&text, &found).unwrap();
        assert_eq!(again.text, text);
    }

    #[test]
    fn trust_may_be_percent_encoded_and_several_come_at_once() {
        let encoded = "%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%5B%7B%22Effect%22%3A%22Allow%22%2C%22Principal%22%3A%7B%22Service%22%3A%22ec2.amazonaws.com%22%7D%2C%22Action%22%3A%22sts%3AAssumeRole%22%7D%5D%7D";
        let roles = format!(
            r#"{{ "Roles": [ {{ "Arn": "arn:aws:iam::111122223333:role/A", "AssumeRolePolicyDocument": "{encoded}" }}, {{ "Arn": "arn:aws:iam::111122223333:role/B" }} ] }}"#
        );
        let found = described(&roles);
        assert_eq!(found.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["A", "B"]);
        assert!(found[0].json.contains("\"ec2.amazonaws.com\""), "{}", found[0].json);
        let text = taken_in(EMPTY, &found).unwrap().text;
        assert!(read::scenario(&text, &|_| None).is_ok(), "{text}");
    }

    /// A role and a user whose boundary is a policy with a path.
    fn with_boundary(arn: &str) -> String {
        format!(
            r#"{{ "Roles": [{{ "Arn": "arn:aws:iam::111122223333:role/A", "PermissionsBoundary": {{ "PermissionsBoundaryType": "Policy", "PermissionsBoundaryArn": "{arn}" }} }}],
                "Users": [{{ "Arn": "arn:aws:iam::111122223333:user/ana", "PermissionsBoundary": {{ "PermissionsBoundaryArn": "{arn}" }} }}] }}"#
        )
    }

    fn is_valid(text: &str) -> bool {
        read::scenario(text, &|_| Some(NOTHING.into())).is_ok()
    }

    #[test]
    fn a_boundary_that_the_world_lacks_is_left_out_until_it_is_added() {
        for (arn, name) in [
            ("arn:aws:iam::111122223333:policy/Limits", "Limits"),
            ("arn:aws:iam::111122223333:policy/org/team/Limits", "Limits"),
        ] {
            let found = described(&with_boundary(arn));
            let taken = taken_in(EMPTY, &found).unwrap();
            assert!(is_valid(&taken.text), "{}", taken.text);
            assert!(!taken.text.contains("permissionsBoundary"));
            let names: Vec<&str> = taken.without.iter().map(|it| it.name.as_str()).collect();
            assert_eq!(names, ["A", "ana"]);
            let (text, place) = bounded(&taken.text, &taken.without[0]).unwrap();
            assert!(is_valid(&text), "{text}");
            assert_eq!(place.last(), Some(&Key::Name(name.into())));
            assert_eq!(text.matches(&format!("\"permissionsBoundary\": \"{arn}\"")).count(), 1);
            assert!(!taken.without[0].is_still(&text) && taken.without[1].is_still(&text));
            assert_eq!(
                bounded(&text, &taken.without[1])
                    .unwrap()
                    .0
                    .matches("\"policies\"")
                    .count(),
                1
            );
            // Now that it is there, it is set with what is taken in.
            let again = taken_in(&text, &found).unwrap();
            assert_eq!(again.without, []);
            assert_eq!(again.text.matches("permissionsBoundary").count(), 2);
            assert!(is_valid(&again.text), "{}", again.text);
        }
    }

    #[test]
    fn the_providers_that_a_role_trusts_are_in_its_account() {
        let role = r#"{ "Role": { "Arn": "arn:aws:iam::111122223333:role/App", "AssumeRolePolicyDocument": { "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
            "Principal": { "Federated": ["arn:aws:iam::111122223333:oidc-provider/a.example/x", "arn:aws:iam::111122223333:saml-provider/Corp"] }, "Action": "sts:AssumeRoleWithWebIdentity",
            "Condition": { "StringEquals": { "a.example/x:aud": "me" } } }] } } }"#;
        let found = described(role);
        let text = taken_in(EMPTY, &found).unwrap().text;
        assert!(is_valid(&text), "{text}");
        let tree = edit::read(&text).tree.unwrap();
        let sorts: Vec<Sort> = entities(&tree).iter().map(|it| it.sort).collect();
        assert_eq!(
            sorts,
            [Sort::Account, Sort::Role, Sort::OidcProvider, Sort::SamlProvider]
        );
        assert!(text.contains(r#""a.example/x": { "clientIds": ["me"] }"#), "{text}");
        let other = text.replace(r#"["me"]"#, r#"["you"]"#);
        assert_eq!(taken_in(&other, &found).unwrap().text, other);
    }

    #[test]
    fn a_boundary_of_aws_needs_no_text() {
        let found = described(&with_boundary("arn:aws:iam::aws:policy/PowerUserAccess"));
        let taken = taken_in(EMPTY, &found).unwrap();
        assert_eq!((taken.without.len(), is_valid(&taken.text)), (0, true));
        assert_eq!(taken.text.matches("permissionsBoundary").count(), 2);
    }

    #[test]
    fn what_describes_nothing_is_nothing() {
        for text in [
            "",
            "{",
            "[]",
            "{}",
            r#"{ "Role": { "Arn": "arn:aws:iam::aws:role/x" } }"#,
            r#"{ "Role": 1 }"#,
        ] {
            assert_eq!(described(text), [], "{text}");
        }
        assert_eq!(taken_in("{ torn", &described(ROLE)), None);
    }
}
