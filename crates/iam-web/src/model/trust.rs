//! What a trust policy is asked: whether somebody may assume the role that it belongs to. Pure.

use iam_catalog::claims;
use iam_eval::request::Sort;
use iam_scenario::case::{RequestInput, Resources};
use iam_scenario::document::Place;
use iam_scenario::holder;
use iam_scenario::paste::{Fit, suits};
use iam_syntax::arn::{self, Arn};
use iam_syntax::json::{self, Limits};
use iam_syntax::policy::PolicyKind;

use super::ask::principal_text;

/// What the role is called where nothing says it.
const ROLE: &str = "Example";
const ACCOUNT: &str = "111122223333";
/// The others first: their names begin with it.
const OPERATIONS: [&str; 3] = [
    "sts:AssumeRoleWithWebIdentity",
    "sts:AssumeRoleWithSAML",
    "sts:AssumeRole",
];

pub fn is_trust(text: &str) -> bool {
    suits(text, Place::Identity) == Fit::Belongs(PolicyKind::Trust)
}

/// Whether a request leaves room for the role: it names no resource, and asks for nothing but an operation of STS.
pub fn is_open(request: &RequestInput) -> bool {
    let action = request.action.as_deref().unwrap_or_default().trim();
    request.resources.joined("").trim().is_empty() && (action.is_empty() || is_of_sts(action))
}

/// The ARN of the role whose description a text is, as `get-role` prints it.
pub fn role_of(described: &str) -> Option<String> {
    let read = json::read(described, Limits::default());
    let tree = read.tree?;
    let role = tree.get("Role").unwrap_or(&tree);
    role.get("AssumeRolePolicyDocument")?;
    role.get("Arn")?.as_str().map(String::from)
}

/// Has a request ask for a role, by its ARN or what it is called: by the operation that the trust policy is about, in the account of
/// who asks. What asks for a role already stays.
pub fn ask_for_role(request: &mut RequestInput, trust: &str, role: Option<&str>) {
    let is_role = request
        .resources
        .first()
        .is_some_and(|it| holder::sort(it) == Sort::Role);
    if !is_role {
        let caller = arn::fields(principal_text(request.principal.as_ref()));
        let account = caller.map(|it| it[4]).filter(|it| !it.is_empty()).unwrap_or(ACCOUNT);
        let role = role.filter(|it| !it.is_empty()).unwrap_or(ROLE);
        request.resources = Resources::of(&match role.starts_with("arn:") {
            true => role.to_string(),
            false => ["arn:aws:iam::", account, ":role/", role].concat(),
        });
        request.resource_account = None;
    }
    if !request.action.as_deref().is_some_and(is_of_sts) {
        let lower = trust.to_ascii_lowercase();
        let named = OPERATIONS.iter().find(|it| lower.contains(&it.to_ascii_lowercase()));
        request.action = Some(named.unwrap_or(&"sts:AssumeRole").to_string());
    }
}

/// The operation that is meant where somebody from an identity provider asks for a role with `sts:AssumeRole`, which takes
/// credentials that they don't have.
pub fn meant(request: &RequestInput) -> Option<&'static str> {
    let [web, saml, plain] = OPERATIONS;
    let action = request.action.as_deref().unwrap_or_default().trim();
    if !action.eq_ignore_ascii_case(plain) {
        return None;
    }
    let caller = principal_text(request.principal.as_ref()).trim();
    if claims::issuer(caller).is_some() {
        return Some(web);
    }
    let of_iam = Arn::parse(caller).filter(|arn| arn.service == "iam")?;
    of_iam.resource.starts_with("saml-provider/").then_some(saml)
}

fn is_of_sts(action: &str) -> bool {
    action.trim().get(..4).is_some_and(|it| it.eq_ignore_ascii_case("sts:"))
}

#[cfg(test)]
mod tests {
    use iam_scenario::case::PrincipalInput;

    use super::*;

    const OIDC: &str = r#"{ "Statement": { "Effect": "Allow", "Principal": { "Federated": "arn:aws:iam::111122223333:oidc-provider/h" }, "Action": "sts:AssumeRoleWithWebIdentity" } }"#;

    fn asked(request: RequestInput, trust: &str) -> (String, String) {
        let mut request = request;
        ask_for_role(&mut request, trust, Some("App"));
        (request.action.unwrap_or_default(), request.resources.joined(","))
    }

    #[test]
    fn a_trust_policy_is_asked_by_its_own_operation() {
        assert!(is_trust(OIDC));
        let blank = RequestInput::default();
        assert!(is_open(&blank));
        let role = "arn:aws:iam::111122223333:role/App".to_string();
        assert_eq!(
            asked(blank.clone(), OIDC),
            ("sts:AssumeRoleWithWebIdentity".into(), role.clone())
        );
        assert_eq!(asked(blank, ""), ("sts:AssumeRole".into(), role));
    }

    #[test]
    fn who_comes_from_outside_asks_by_another_operation() {
        let oidc = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com";
        let saml = "arn:aws:iam::111122223333:saml-provider/Corp";
        for (caller, action, expected) in [
            (oidc, "sts:AssumeRole", Some(OPERATIONS[0])),
            (oidc, " STS:assumerole", Some(OPERATIONS[0])),
            ("accounts.google.com", "sts:AssumeRole", Some(OPERATIONS[0])),
            (saml, "sts:AssumeRole", Some(OPERATIONS[1])),
            (oidc, "sts:AssumeRoleWithWebIdentity", None),
            (oidc, "s3:GetObject", None),
            ("arn:aws:iam::111122223333:user/ana", "sts:AssumeRole", None),
            ("lambda.amazonaws.com", "sts:AssumeRole", None),
            ("", "sts:AssumeRole", None),
        ] {
            let request = RequestInput {
                principal: (!caller.is_empty()).then(|| PrincipalInput::Text(caller.into())),
                action: Some(action.into()),
                ..RequestInput::default()
            };
            assert_eq!(meant(&request), expected, "{caller} {action}");
        }
    }

    #[test]
    fn a_described_role_has_its_arn() {
        let role = r#"{ "Arn": "arn:aws:iam::999900001111:role/a/b", "AssumeRolePolicyDocument": {} }"#;
        let found = Some("arn:aws:iam::999900001111:role/a/b".to_string());
        assert_eq!(role_of(role), found);
        assert_eq!(role_of(&format!(r#"{{ "Role": {role} }}"#)), found);
        assert_eq!(role_of(OIDC), None);
        let mut request = RequestInput::default();
        ask_for_role(&mut request, "", found.as_deref());
        assert_eq!(Some(request.resources.joined(",")), found);
    }

    #[test]
    fn what_asks_for_a_role_stays_as_it_is() {
        let request = RequestInput {
            action: Some("sts:TagSession".into()),
            resources: Resources::of("arn:aws:iam::444455556666:role/Other"),
            ..RequestInput::default()
        };
        assert!(!is_open(&request));
        let stayed = ("sts:TagSession".into(), "arn:aws:iam::444455556666:role/Other".into());
        assert_eq!(asked(request, OIDC), stayed);
    }

    #[test]
    fn another_resource_gives_way_and_the_account_is_the_callers() {
        let request = RequestInput {
            principal: Some(iam_scenario::case::PrincipalInput::Text(
                "arn:aws:iam::999900001111:user/u".into(),
            )),
            action: Some("s3:GetObject".into()),
            resources: Resources::of("arn:aws:s3:::b/k"),
            resource_account: Some("111122223333".into()),
            ..RequestInput::default()
        };
        assert!(!is_open(&request));
        assert_eq!(
            asked(request, ""),
            ("sts:AssumeRole".into(), "arn:aws:iam::999900001111:role/App".into())
        );
    }
}
