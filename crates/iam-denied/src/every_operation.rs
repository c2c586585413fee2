//! Every operation of STS, by every kind of caller: what is printed of the refusal, and that it is read again.

use iam_scenario::{read, run};

use super::{Said, read as read_denied};

const WORLD: &str = r#"{
  "version": 1,
  "accounts": {
    "111122223333": {
      "users": {
        "ana": {},
        "bob": { "inlinePolicies": { "p": { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["sts:AssumeRole", "sts:GetFederationToken"], "Resource": "*" } } } },
        "cut": { "inlinePolicies": { "p": { "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "*", "Resource": "*" } } } }
      },
      "samlProviders": { "Corp": {} },
      "oidcProviders": { "token.actions.githubusercontent.com": { "clientIds": ["sts.amazonaws.com"] } },
      "roles": {
        "Closed": { "trustPolicy": { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": "999999999999" }, "Action": "sts:AssumeRole" } } },
        "Open": { "trustPolicy": { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "sts:AssumeRole" } },
          "inlinePolicies": { "p": { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "*" } } } },
        "Federated": { "trustPolicy": { "Version": "2012-10-17", "Statement": [
          { "Effect": "Allow", "Principal": { "Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com" }, "Action": "sts:AssumeRoleWithWebIdentity",
            "Condition": { "StringEquals": { "token.actions.githubusercontent.com:sub": "repo:octo/app:ref:refs/heads/main" } } },
          { "Effect": "Allow", "Principal": { "Federated": "arn:aws:iam::111122223333:saml-provider/Corp" }, "Action": "sts:AssumeRoleWithSAML",
            "Condition": { "StringEquals": { "saml:aud": "https://signin.aws.amazon.com/saml" } } } ] } }
      }
    }
  },
  "steps": [STEPS]
}"#;

const ROLE: &str = "arn:aws:iam::111122223333:role";
const USER: &str = "arn:aws:iam::111122223333:user";
const STS: &str = "arn:aws:sts::111122223333";

/// Sessions that the refused calls are made with.
const SESSIONS: &str = r#"
  { "id": "role", "as": "arn:aws:iam::111122223333:user/bob", "assumeRole": { "roleArn": "arn:aws:iam::111122223333:role/Open", "roleSessionName": "s1" } },
  { "id": "user", "as": "arn:aws:iam::111122223333:user/bob", "getSessionToken": {} },
  { "id": "root", "as": "arn:aws:iam::111122223333:root", "getSessionToken": {} },
  { "id": "carol", "as": "arn:aws:iam::111122223333:user/bob", "getFederationToken": { "name": "carol" } }"#;

/// A refused step: who asks for what, what AWS prints, and the caller, action and resource that are read in it.
struct Row {
    asks: String,
    message: String,
    read: Option<[String; 3]>,
}

/// A refusal that names everything.
fn named(asks: &str, who: &str, action: &str, resource: &str, reason: &str) -> Row {
    Row {
        asks: asks.into(),
        message: format!("User: {who} is not authorized to perform: {action} on resource: {resource}{reason}"),
        read: Some([who.into(), action.into(), resource.into()]),
    }
}

/// A refusal that is read as an action and no more.
fn action(asks: &str, message: &str, action: &str) -> Row {
    Row {
        asks: asks.into(),
        message: message.into(),
        read: Some([String::new(), action.into(), String::new()]),
    }
}

/// A refusal that names nothing.
fn nothing(asks: &str, message: &str) -> Row {
    Row {
        asks: asks.into(),
        message: message.into(),
        read: None,
    }
}

fn assume(who: &str, role: &str, more: &str) -> String {
    format!(r#""as": "{who}", "assumeRole": {{ "roleArn": "{ROLE}/{role}", "roleSessionName": "s1"{more} }}"#)
}

fn web(sub: &str, more: &str) -> String {
    format!(
        r#""assumeRoleWithWebIdentity": {{ "roleArn": "{ROLE}/Federated", "roleSessionName": "s1", "token": {{
        "iss": "https://token.actions.githubusercontent.com", "aud": "sts.amazonaws.com", "sub": "{sub}"{more} }} }}"#
    )
}

fn saml(audience: &str, more: &str) -> String {
    format!(
        r#""assumeRoleWithSaml": {{ "roleArn": "{ROLE}/Federated", "principalArn": "arn:aws:iam::111122223333:saml-provider/Corp", "assertion": {{
        "issuer": "https://idp.example.com", "subject": "ana", "subjectType": "persistent", "audience": "{audience}",
        "attributes": {{ "https://aws.amazon.com/SAML/Attributes/RoleSessionName": ["ana"]{more} }} }} }}"#
    )
}

fn rows() -> Vec<Row> {
    const MAIN: &str = "repo:octo/app:ref:refs/heads/main";
    const SIGN_IN: &str = "https://signin.aws.amazon.com/saml";
    let no_trust = |action: &str| format!(" because no role trust policy allows the {action} action");
    let no_identity = |action: &str| format!(" because no identity-based policy allows the {action} action");
    let closed = [ROLE, "/Closed"].concat();
    let open = [ROLE, "/Open"].concat();
    let user = |name: &str| [USER, "/", name].concat();
    let ana = user("ana");
    let bob = user("bob");
    let cut = user("cut");
    let session = [STS, ":assumed-role/Open/s1"].concat();
    let carol = [STS, ":federated-user/carol"].concat();
    let root = "arn:aws:iam::111122223333:root";
    let federation =
        |who: &str, more: &str| format!(r#""as": "{who}", "getFederationToken": {{ "name": "carol"{more} }}"#);
    let token = |who: &str| format!(r#""as": "{who}", "getSessionToken": {{}}"#);
    let as_root = |who: &str| {
        format!(
            r#""as": "{who}", "assumeRoot": {{ "targetPrincipal": "222222222222",
            "taskPolicyArn": "arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials" }}"#
        )
    };
    let asks =
        |who: &str, action: &str| format!(r#""as": "{who}", "request": {{ "action": "{action}", "resource": "*" }}"#);
    let assume_role = "sts:AssumeRole";
    let tags = r#", "tags": [{ "key": "Team", "value": "blue" }]"#;
    let identity = r#", "sourceIdentity": "ana""#;
    let other_root = "arn:aws:iam::222222222222:root";
    let unsigned_web = "Not authorized to perform sts:AssumeRoleWithWebIdentity";
    let unsigned_saml = "Not authorized to perform sts:AssumeRoleWithSAML";
    let no_token = "Cannot call GetSessionToken with session credentials";
    let no_federation = "Cannot call GetFederationToken with session credentials";
    let no_root = "Roles may not be assumed by root accounts.";
    let invalid = "The security token included in the request is invalid";
    let no_signature = "Request is missing Authentication Token";
    vec![
        named(
            &assume(&ana, "Closed", ""),
            &ana,
            assume_role,
            &closed,
            &no_trust(assume_role),
        ),
        named(
            &assume(&ana, "Open", ""),
            &ana,
            assume_role,
            &open,
            &no_identity(assume_role),
        ),
        named(
            &assume(&cut, "Open", ""),
            &cut,
            assume_role,
            &open,
            " with an explicit deny in an identity-based policy",
        ),
        named(
            &assume("@role", "Closed", ""),
            &session,
            assume_role,
            &closed,
            &no_trust(assume_role),
        ),
        named(
            &assume("@user", "Closed", ""),
            &bob,
            assume_role,
            &closed,
            &no_trust(assume_role),
        ),
        named(&assume("@carol", "Open", ""), &carol, assume_role, &open, ""),
        action(&assume(root, "Open", ""), no_root, assume_role),
        action(&assume("@root", "Open", ""), no_root, assume_role),
        nothing(&assume("anonymous", "Open", ""), no_signature),
        nothing(&token("anonymous"), no_signature),
        nothing(&federation("anonymous", ""), no_signature),
        nothing(&as_root("anonymous"), no_signature),
        nothing(r#""as": "anonymous", "getCallerIdentity": {}"#, no_signature),
        nothing(
            r#""as": "anonymous", "request": { "action": "sts:GetAccessKeyInfo", "resource": "*", "resourceAccount": "111122223333" }"#,
            no_signature,
        ),
        named(
            &format!(r#""invokeAsService": {{ "service": "lambda.amazonaws.com", "roleArn": "{closed}" }}"#),
            "lambda.amazonaws.com",
            assume_role,
            &closed,
            &no_trust(assume_role),
        ),
        named(
            &assume(&bob, "Open", tags),
            &bob,
            "sts:TagSession",
            &open,
            &no_trust("sts:TagSession"),
        ),
        named(
            &assume(&bob, "Open", identity),
            &bob,
            "sts:SetSourceIdentity",
            &open,
            &no_trust("sts:SetSourceIdentity"),
        ),
        action(
            &web("repo:evil/app:ref:refs/heads/main", ""),
            unsigned_web,
            "sts:AssumeRoleWithWebIdentity",
        ),
        action(
            &web(MAIN, r#", "https://aws.amazon.com/tags/principal_tags/team": "blue""#),
            "Not authorized to perform sts:TagSession",
            "sts:TagSession",
        ),
        action(
            &web(MAIN, r#", "https://aws.amazon.com/source_identity": "ana""#),
            "Not authorized to perform sts:SetSourceIdentity",
            "sts:SetSourceIdentity",
        ),
        action(
            &saml("https://else.example.com", ""),
            unsigned_saml,
            "sts:AssumeRoleWithSAML",
        ),
        action(
            &saml(
                SIGN_IN,
                r#", "https://aws.amazon.com/SAML/Attributes/PrincipalTag:team": ["blue"]"#,
            ),
            "Not authorized to perform sts:TagSession",
            "sts:TagSession",
        ),
        action(
            &saml(
                SIGN_IN,
                r#", "https://aws.amazon.com/SAML/Attributes/SourceIdentity": ["ana"]"#,
            ),
            "Not authorized to perform sts:SetSourceIdentity",
            "sts:SetSourceIdentity",
        ),
        action(&token("@role"), no_token, "sts:GetSessionToken"),
        action(&token("@user"), no_token, "sts:GetSessionToken"),
        action(&token("@carol"), no_token, "sts:GetSessionToken"),
        action(&token("@root"), no_token, "sts:GetSessionToken"),
        named(
            &federation(&ana, ""),
            &ana,
            "sts:GetFederationToken",
            &carol,
            &no_identity("sts:GetFederationToken"),
        ),
        named(
            &federation(&bob, tags),
            &bob,
            "sts:TagSession",
            &carol,
            &no_identity("sts:TagSession"),
        ),
        action(&federation("@role", ""), no_federation, "sts:GetFederationToken"),
        action(&federation("@user", ""), no_federation, "sts:GetFederationToken"),
        action(&federation("@carol", ""), no_federation, "sts:GetFederationToken"),
        action(&federation("@root", ""), no_federation, "sts:GetFederationToken"),
        named(&as_root(&ana), &ana, "sts:AssumeRoot", other_root, ""),
        named(&as_root("@role"), &session, "sts:AssumeRoot", other_root, ""),
        named(&as_root(root), root, "sts:AssumeRoot", other_root, ""),
        nothing(&asks("@user", "iam:ListUsers"), invalid),
        nothing(&asks("@carol", "iam:ListUsers"), invalid),
    ]
}

/// The message of each step after the sessions.
fn messages(rows: &[Row]) -> Vec<String> {
    let steps = rows.iter().enumerate();
    let steps: Vec<String> = steps
        .map(|(at, row)| format!(r#"{{ "id": "s{at}", {} }}"#, row.asks))
        .collect();
    let text = WORLD.replace("STEPS", &format!("{SESSIONS},{}", steps.join(",")));
    let scenario = read::scenario(&text, &|_| None).unwrap_or_else(|problems| panic!("{problems:?}"));
    let report = run::run(&scenario);
    let refused = report.steps.iter().skip(4);
    refused
        .map(|step| match &step.error {
            Some(error) => error.message.clone(),
            None => {
                let said = step
                    .answers()
                    .filter_map(|(_, answer)| iam_explain::message::message(answer.evaluated()));
                said.last().unwrap_or_default()
            }
        })
        .collect()
}

#[test]
fn what_is_printed_is_aws_s_and_is_read_again() {
    let rows = rows();
    for (row, printed) in rows.iter().zip(messages(&rows)) {
        assert_eq!(row.message, printed, "{}", row.asks);
        for text in [
            printed.clone(),
            format!("An error occurred (AccessDenied) when calling the X operation: {printed}"),
            format!(
                "{printed} (Service: AWSSecurityTokenService; Status Code: 403; Error Code: AccessDenied; Request ID: 1)"
            ),
        ] {
            match (read_denied(&text), &row.read) {
                (Said::Denied(denied), Some(expected)) => {
                    assert_eq!(*expected, [denied.principal, denied.action, denied.resource], "{text}");
                }
                (Said::Known(_) | Said::Bare | Said::Unrecognised, None) => {}
                (said, _) => panic!("{text}: {said:?}"),
            }
        }
    }
}

#[test]
fn what_people_post() {
    for (text, action) in [
        (
            "An error occurred (AccessDenied) when calling the AssumeRoleWithWebIdentity operation: Not authorized to perform sts:AssumeRoleWithWebIdentity",
            "sts:AssumeRoleWithWebIdentity",
        ),
        (
            "Error: Could not assume role with OIDC: Not authorized to perform sts:AssumeRoleWithWebIdentity",
            "sts:AssumeRoleWithWebIdentity",
        ),
        (
            "operation error STS: AssumeRoleWithWebIdentity, https response error StatusCode: 403, RequestID: 1, api error AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity",
            "sts:AssumeRoleWithWebIdentity",
        ),
        (
            "Not authorized to perform: sts:AssumeRoleWithSAML (Service: AWSSecurityTokenService; Status Code: 403; Error Code: AccessDenied)",
            "sts:AssumeRoleWithSAML",
        ),
        (
            r#"{"errorCode": "AccessDenied", "errorMessage": "Not authorized to perform sts:AssumeRoleWithWebIdentity"}"#,
            "sts:AssumeRoleWithWebIdentity",
        ),
    ] {
        let Said::Denied(denied) = read_denied(text) else {
            panic!("{text}");
        };
        assert_eq!(action, denied.action, "{text}");
        assert_eq!("", denied.principal, "{text}");
    }
    let Said::Denied(denied) = read_denied(
        "An error occurred (MissingAuthenticationToken) when calling the GetCallerIdentity operation: Request is missing Authentication Token",
    ) else {
        panic!("nobody signed");
    };
    assert_eq!("sts:GetCallerIdentity", denied.action);
    assert_eq!("anonymous", denied.principal);
    // No refusals.
    for text in [
        "You are not authorized to perform this operation.",
        "not authorized to perform: everything",
        "An error occurred (ValidationError) when calling the AssumeRole operation: 1 validation error detected: Value 's' at 'roleSessionName' failed to satisfy constraint: Member must have length greater than or equal to 2",
    ] {
        assert!(matches!(read_denied(text), Said::Bare | Said::Unrecognised), "{text}");
    }
}
