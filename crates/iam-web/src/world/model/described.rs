//! What AWS prints of a user, group or role, as an entity of a world: `aws iam get-role`, `list-roles`, `get-user`,
//! `list-users`, `get-group`.

use iam_scenario::paste::policy_text;
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
    /// As the format has it.
    pub json: String,
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
    if let Some(trust) = json.get("AssumeRolePolicyDocument") {
        let document = match &trust.value {
            Value::String(encoded) => policy_text(encoded)?,
            _ => trust.span.of(text).to_string(),
        };
        add("trustPolicy", document);
    }
    if let Some(seconds) = json.get("MaxSessionDuration").filter(|it| it.value == Value::Number) {
        add("maxSessionDuration", seconds.span.of(text).to_string());
    }
    let boundary = json
        .get("PermissionsBoundary")
        .and_then(|it| it.get("PermissionsBoundaryArn")?.as_str());
    if let Some(boundary) = boundary {
        add("permissionsBoundary", quote(boundary));
    }
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
    })
}

/// A text with these entities in it, in place of those of their names; and where the last one stands.
pub fn taken_in(text: &str, found: &[Described]) -> Option<(String, edit::Path)> {
    if !edit::read(text).problems.is_empty() {
        return None;
    }
    let mut text = text.to_string();
    let mut last = None;
    for one in found {
        let field = one.sort.of_account()?;
        let place: edit::Path = ["accounts", one.account.as_str(), field, one.name.as_str()]
            .map(|it| Key::Name(it.into()))
            .to_vec();
        text = edit::set(&text, &place, &edit::laid_out(&one.json, place.len()))?;
        last = Some(place);
    }
    let place = last?;
    let tree = edit::read(&text).tree?;
    let is_there = entities(&tree).iter().any(|it| it.place == place);
    is_there.then_some((text, place))
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
        let (text, place) = taken_in(EMPTY, &found).unwrap();
        let scenario = read::scenario(&text, &|_| None);
        assert!(scenario.is_ok(), "{text}: {:?}", scenario.err());
        let tree = edit::read(&text).tree.unwrap();
        let role = edit::find(&tree, &place).unwrap();
        assert_eq!(role.get("path").unwrap().as_str(), Some("/svc/"));
        assert_eq!(role.get("uniqueId").unwrap().as_str(), Some("AROAEXAMPLEEXAMPLE01"));
        assert_eq!(role.get("tags").unwrap().get("team").unwrap().as_str(), Some("blue"));
        assert!(text.contains("\"maxSessionDuration\": 7200"));
        let again = taken_in(&text, &found).unwrap();
        assert_eq!(again.0, text);
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
        let (text, _) = taken_in(EMPTY, &found).unwrap();
        assert!(read::scenario(&text, &|_| None).is_ok(), "{text}");
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
