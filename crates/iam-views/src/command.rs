//! A case as command lines of AWS: the simulator that takes policies as they are, and the call itself where it is for a role.

use iam_eval::keys::{self, KeyType};
use iam_protocol::case::{CommandLines, LeftOut};
use iam_scenario::case::{Case, ContextInput, PolicyInput, PrincipalInput, RequestInput};
use iam_scenario::read;
use iam_syntax::arn::{Arn, is_account_id};
use iam_syntax::json::quote;

use crate::shell::{Command, is_plain};

/// Stands for the policies of a caller that has none, since the command wants at least one: it says nothing of any request.
const NO_POLICY: &str = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Deny","NotAction":"*","Resource":"*"}]}"#;
const SESSION_NAME: &str = "playground";

/// Both commands of a case. None for what is no case, and for one that asks for no action.
#[must_use]
pub fn lines(case: &str) -> Option<CommandLines> {
    let case = read::case_with(case, read::Unknown::Kept).ok()?;
    let (simulate, left_out) = simulate(&case)?;
    Some(CommandLines {
        simulate,
        assume_role: assume_role(&case.request),
        left_out,
    })
}

/// The simulator's command for a case, and what it leaves out. None where the case asks for no action.
fn simulate(case: &Case) -> Option<(String, Vec<LeftOut>)> {
    let request = &case.request;
    let action = request.action.as_deref().filter(|it| is_plain(it))?;
    let mut left_out = left_out_by_kind(case);
    let mut is_whole = true;
    let mut plain = |text: &str| {
        let is_plain = is_plain(text);
        is_whole &= is_plain;
        is_plain
    };
    let mut command = Command::new("aws iam simulate-custom-policy");
    let policies = &case.policies;
    let mut identity: Vec<&str> = policies.identity.iter().filter_map(applied).collect();
    identity.retain(|text| plain(document(text)));
    if identity.is_empty() {
        identity.push(NO_POLICY);
    }
    command.option("--policy-input-list", identity);
    if let Some(boundary) = policies.boundary.as_ref().and_then(applied)
        && plain(document(boundary))
    {
        command.option("--permissions-boundary-policy-input-list", [boundary]);
    }
    let resource_policy = policies
        .resource
        .as_ref()
        .and_then(applied)
        .filter(|_| !asks_for_role(action));
    if let Some(policy) = resource_policy
        && plain(document(policy))
    {
        command.option("--resource-policy", [policy]);
    }
    command.option("--action-names", [action]);
    let resources: Vec<&str> = request.resources.arns().filter(|it| plain(it)).collect();
    if !resources.is_empty() {
        command.option("--resource-arns", resources);
    }
    let owner = request.resource_account.as_deref().filter(|it| is_account_id(it));
    if let Some(account) = owner {
        let root = ["arn:aws:iam::", account, ":root"].concat();
        command.option("--resource-owner", [root.as_str()]);
    }
    match caller(request) {
        Some(arn) if is_user(arn) => command.option("--caller-arn", [arn]),
        _ => left_out.push(LeftOut::Caller),
    }
    let entries = entries(request);
    if !entries.is_empty() {
        let list = ["[", &entries.join(","), "]"].concat();
        command.option("--context-entries", [list.as_str()]);
    }
    if !is_whole {
        left_out.push(LeftOut::Unreadable);
    }
    Some((command.finish(), left_out))
}

/// The call itself, where it is for a role.
fn assume_role(request: &RequestInput) -> Option<String> {
    let action = request.action.as_deref()?;
    if !action.eq_ignore_ascii_case("sts:AssumeRole") {
        return None;
    }
    let role = request.resources.arns().find(|it| is_role(it))?;
    let given = |name: &str| values(request, name).first().copied().filter(|it| is_plain(it));
    let mut command = Command::new("aws sts assume-role");
    command.option("--role-arn", [role]);
    command.option(
        "--role-session-name",
        [given("sts:RoleSessionName").unwrap_or(SESSION_NAME)],
    );
    for (option, key) in [
        ("--external-id", "sts:ExternalId"),
        ("--source-identity", "sts:SourceIdentity"),
    ] {
        if let Some(value) = given(key) {
            command.option(option, [value]);
        }
    }
    let tags: Vec<String> = request
        .context
        .iter()
        .filter_map(|entry| {
            let key = tag_of(&entry.name)?;
            let value = texts(&entry.value).first().copied()?;
            Some(["{\"Key\":", &quote(key), ",\"Value\":", &quote(value), "}"].concat())
        })
        .collect();
    if !tags.is_empty() {
        let list = ["[", &tags.join(","), "]"].concat();
        command.option("--tags", [list.as_str()]);
    }
    let transitive = values(request, "sts:TransitiveTagKeys");
    if !transitive.is_empty() {
        let list = ["[", &quoted(&transitive), "]"].concat();
        command.option("--transitive-tag-keys", [list.as_str()]);
    }
    Some(command.finish())
}

fn left_out_by_kind(case: &Case) -> Vec<LeftOut> {
    let policies = &case.policies;
    let action = case.request.action.as_deref().unwrap_or_default();
    let any = |mut all: &mut dyn Iterator<Item = &PolicyInput>| (&mut all).any(|it| applied(it).is_some());
    let trust = policies.resource.iter().filter(|_| asks_for_role(action));
    let has_unknown = case.request.unknown.as_ref().is_some_and(|keys| !keys.is_empty());
    [
        (
            any(&mut policies.scps.iter().flat_map(|it| &it.policies)),
            LeftOut::Scps,
        ),
        (
            any(&mut policies.rcps.iter().flat_map(|it| &it.policies)),
            LeftOut::Rcps,
        ),
        (any(&mut policies.session.iter().flatten()), LeftOut::SessionPolicies),
        (
            any(&mut policies.endpoint.iter().map(|it| &it.policy)),
            LeftOut::EndpointPolicy,
        ),
        (any(&mut trust.into_iter()), LeftOut::TrustPolicy),
        (has_unknown, LeftOut::UnknownKeys),
    ]
    .into_iter()
    .filter_map(|(is_there, what)| is_there.then_some(what))
    .collect()
}

/// The text of a policy that is asked.
fn applied(policy: &PolicyInput) -> Option<&str> {
    Some(policy.text.trim()).filter(|text| policy.enabled && !text.is_empty())
}

/// A policy that is an object, and nothing for any other text.
fn document(text: &str) -> &str {
    if text.starts_with('{') { text } else { "" }
}

/// Whether the resource's policy is the trust policy of a role.
fn asks_for_role(action: &str) -> bool {
    let name = action.to_ascii_lowercase();
    name.starts_with("sts:assumerole") || ["sts:tagsession", "sts:setsourceidentity"].contains(&name.as_str())
}

fn caller(request: &RequestInput) -> Option<&str> {
    match request.principal.as_ref()? {
        PrincipalInput::Text(text) => Some(text),
        PrincipalInput::Object(object) => Some(&object.arn),
        PrincipalInput::Service(_) | PrincipalInput::Federated(_) => None,
    }
}

fn is_user(arn: &str) -> bool {
    Arn::parse(arn).is_some_and(|arn| arn.service == "iam" && arn.resource.starts_with("user/"))
}

fn is_role(arn: &str) -> bool {
    Arn::parse(arn).is_some_and(|arn| arn.service == "iam" && arn.resource.starts_with("role/"))
}

/// The context, an entry a key.
fn entries(request: &RequestInput) -> Vec<String> {
    let entry = |name: &str, value: &ContextInput| {
        let values = texts(value);
        if values.is_empty() || name.is_empty() {
            return None;
        }
        let known = keys::known(name);
        let is_list = 1 < values.len() || known.is_some_and(|key| key.multivalued);
        let sort = match known.map_or(KeyType::String, |key| key.key_type) {
            KeyType::String | KeyType::Arn => "string",
            KeyType::Bool => "boolean",
            KeyType::Numeric => "numeric",
            KeyType::Date => "date",
            KeyType::Ip => "ip",
        };
        Some(
            [
                "{\"ContextKeyName\":",
                &quote(name),
                ",\"ContextKeyValues\":[",
                &quoted(&values),
                "],\"ContextKeyType\":\"",
                sort,
                if is_list { "List\"}" } else { "\"}" },
            ]
            .concat(),
        )
    };
    request
        .context
        .iter()
        .filter_map(|it| entry(&it.name, &it.value))
        .collect()
}

fn quoted(values: &[&str]) -> String {
    values.iter().map(|it| quote(it)).collect::<Vec<_>>().join(",")
}

fn texts(value: &ContextInput) -> Vec<&str> {
    match value {
        ContextInput::Removed => Vec::new(),
        ContextInput::One(one) => vec![one],
        ContextInput::Many(many) => many.iter().map(String::as_str).collect(),
    }
}

fn values<'r>(request: &'r RequestInput, name: &str) -> Vec<&'r str> {
    let entry = request.context.iter().find(|it| it.name.eq_ignore_ascii_case(name));
    entry.map(|it| texts(&it.value)).unwrap_or_default()
}

fn tag_of(key: &str) -> Option<&str> {
    const BEFORE: &str = "aws:RequestTag/";
    let (before, tag) = key.split_at_checked(BEFORE.len())?;
    (before.eq_ignore_ascii_case(BEFORE) && !tag.is_empty()).then_some(tag)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::tests::split;

    fn case(text: &str) -> Case {
        read::case(text).unwrap()
    }

    #[track_caller]
    fn check(text: &str, words: &[&str], left_out: &[LeftOut]) {
        let (command, left) = simulate(&case(text)).unwrap();
        assert_eq!(split(&command), words);
        assert_eq!(left, left_out);
    }

    const DOCUMENT: &str = r#"{"Version":"2012-10-17","Statement":[]}"#;

    #[test]
    fn a_user_with_policies_and_context() {
        let text = r#"{"principal": "arn:aws:iam::111122223333:user/o'ana", "action": "s3:GetObject",
            "resource": ["arn:aws:s3:::a/*", "arn:aws:s3:::b"], "resourceAccount": "444455556666",
            "context": {"aws:SourceIp": "192.0.2.1", "aws:TagKeys": ["a"], "aws:username": null, "x:y": "it's"},
            "policies": {"identity": [{"document": "D"}, {"document": "off", "enabled": false}],
              "boundary": {"document": "D"}, "resource": {"document": "D"}}}"#;
        let text = text.replace("\"D\"", &quote(DOCUMENT));
        let entries = r#"[{"ContextKeyName":"aws:SourceIp","ContextKeyValues":["192.0.2.1"],"ContextKeyType":"ip"},{"ContextKeyName":"aws:TagKeys","ContextKeyValues":["a"],"ContextKeyType":"stringList"},{"ContextKeyName":"x:y","ContextKeyValues":["it's"],"ContextKeyType":"string"}]"#;
        let words = [
            "aws",
            "iam",
            "simulate-custom-policy",
            "--policy-input-list",
            DOCUMENT,
            "--permissions-boundary-policy-input-list",
            DOCUMENT,
            "--resource-policy",
            DOCUMENT,
            "--action-names",
            "s3:GetObject",
            "--resource-arns",
            "arn:aws:s3:::a/*",
            "arn:aws:s3:::b",
            "--resource-owner",
            "arn:aws:iam::444455556666:root",
            "--caller-arn",
            "arn:aws:iam::111122223333:user/o'ana",
            "--context-entries",
            entries,
        ];
        check(&text, &words, &[]);
    }

    #[test]
    fn what_the_simulator_does_not_take_is_said() {
        let text = r#"{"principal": "arn:aws:iam::111122223333:role/r", "action": "sts:AssumeRole", "resource": "file://x",
            "unknown": ["aws:SourceIp"],
            "policies": {"session": [{"document": "D"}], "resource": {"document": "D"}, "endpoint": {"document": "D"},
              "scps": [{"target": "root", "policies": [{"document": "D"}]}], "rcps": [{"target": "root", "policies": [{"document": "D"}]}]}}"#;
        let text = text.replace("\"D\"", &quote(DOCUMENT));
        let words = [
            "aws",
            "iam",
            "simulate-custom-policy",
            "--policy-input-list",
            NO_POLICY,
            "--action-names",
            "sts:AssumeRole",
        ];
        let left_out = [
            LeftOut::Scps,
            LeftOut::Rcps,
            LeftOut::SessionPolicies,
            LeftOut::EndpointPolicy,
            LeftOut::TrustPolicy,
            LeftOut::UnknownKeys,
            LeftOut::Caller,
            LeftOut::Unreadable,
        ];
        check(&text, &words, &left_out);
    }

    #[test]
    fn a_role_is_assumed_with_what_the_context_holds() {
        let text = r#"{"action": "STS:assumerole", "resource": "arn:aws:iam::111122223333:role/r",
            "context": {"sts:ExternalId": "it's", "sts:rolesessionname": "ana", "aws:RequestTag/team": "a b",
              "sts:TransitiveTagKeys": ["team"], "sts:SourceIdentity": "--profile=other"}}"#;
        let command = assume_role(&case(text).request).unwrap();
        let words = [
            "aws",
            "sts",
            "assume-role",
            "--role-arn",
            "arn:aws:iam::111122223333:role/r",
            "--role-session-name",
            "ana",
            "--external-id",
            "it's",
            "--tags",
            r#"[{"Key":"team","Value":"a b"}]"#,
            "--transitive-tag-keys",
            r#"["team"]"#,
        ];
        assert_eq!(split(&command), words);
    }

    #[test]
    fn other_requests_assume_nothing() {
        for text in [
            "{}",
            r#"{"action": "sts:AssumeRole", "resource": "*"}"#,
            r#"{"action": "s3:GetObject"}"#,
        ] {
            assert_eq!(assume_role(&case(text).request), None, "{text}");
        }
        assert_eq!(simulate(&case("{}")), None);
        assert_eq!(simulate(&case(r#"{"action": "--profile=x"}"#)), None);
    }
}
