//! Who a `principal` is: from the forms that a case may use to the kinds of caller that an evaluation tells apart.

use iam_eval::caller::{Caller, Identity, Session};
use iam_syntax::arn::{Arn, is_account_id};

use crate::case::{PrincipalInput, PrincipalObject};
use crate::problem::Problem;

/// Providers of web identities that are known by their host.
const WEB_PROVIDERS: [&str; 3] = ["accounts.google.com", "graph.facebook.com", "www.amazon.com"];
/// A provider when a web identity asks for a role, a service otherwise.
const COGNITO: &str = "cognito-identity.amazonaws.com";

/// Reads a principal. The action tells what `cognito-identity.amazonaws.com` is.
///
/// # Errors
/// Says why the text is nobody.
pub fn caller(input: &PrincipalInput, action: &str) -> Result<Caller, Problem> {
    match input {
        PrincipalInput::Service(name) => Ok(Caller::Service { name: name.clone() }),
        PrincipalInput::Federated(provider) => Ok(Caller::Federated {
            provider: provider.clone(),
        }),
        PrincipalInput::Text(text) => of_text(text, action),
        PrincipalInput::Object(object) => of_arn(object),
    }
}

fn of_text(text: &str, action: &str) -> Result<Caller, Problem> {
    if text == "anonymous" || text == "*" {
        return Ok(Caller::Anonymous);
    }
    let asks_with_web_identity = action.eq_ignore_ascii_case("sts:AssumeRoleWithWebIdentity");
    if WEB_PROVIDERS.contains(&text) || (text == COGNITO && asks_with_web_identity) {
        return Ok(Caller::Federated { provider: text.into() });
    }
    if text.ends_with(".amazonaws.com") || text.ends_with(".amazonaws.com.cn") {
        return Ok(Caller::Service { name: text.into() });
    }
    if is_account_id(text) {
        let message = format!("an account is no caller; the root user of `{text}` is `arn:aws:iam::{text}:root`");
        return Err(Problem::of_request("INVALID_PRINCIPAL", message, "/principal"));
    }
    of_arn(&PrincipalObject {
        arn: text.into(),
        ..PrincipalObject::default()
    })
}

fn of_arn(object: &PrincipalObject) -> Result<Caller, Problem> {
    let text = object.arn.as_str();
    let refuse = |message: String| Err(Problem::of_request("INVALID_PRINCIPAL", message, "/principal"));
    let Some(arn) = Arn::parse(text) else {
        return refuse(format!(
            "`{text}` is no principal; expected the ARN of a user, role, session or root user, a service such as \
             `lambda.amazonaws.com`, an identity provider or `anonymous`"
        ));
    };
    let (sort, rest) = arn.resource.split_once('/').unwrap_or((arn.resource, ""));
    let is_provider = arn.service == "iam" && (sort == "saml-provider" || sort == "oidc-provider");
    if is_provider {
        return Ok(Caller::Federated { provider: text.into() });
    }
    let name = rest.rsplit('/').next().unwrap_or_default();
    // rule: P-20
    if is_origin_access(text) {
        return Ok(Caller::User(Identity {
            arn: text.into(),
            account: String::new(),
            name: name.into(),
            unique_id: object.unique_id.clone(),
        }));
    }
    if !is_account_id(arn.account) {
        return refuse(format!("the account in `{text}` is not twelve digits"));
    }
    let account = arn.account.to_string();
    match (arn.service, sort) {
        ("iam", "root") if rest.is_empty() => Ok(Caller::Root {
            arn: text.into(),
            account,
        }),
        ("iam", "user") if !name.is_empty() => Ok(Caller::User(Identity {
            arn: text.into(),
            account,
            name: name.into(),
            unique_id: object.unique_id.clone(),
        })),
        ("iam", "role") if !name.is_empty() => Ok(Caller::Session(Session {
            arn: None,
            role_arn: text.into(),
            account,
            session_name: None,
            unique_id: object.unique_id.clone(),
            service_linked: object
                .service_linked_role
                .unwrap_or_else(|| is_service_linked_path(rest)),
        })),
        ("sts", "assumed-role") => session(object, arn, rest),
        ("sts", "federated-user") if !rest.is_empty() => Ok(Caller::FederatedUser {
            arn: text.into(),
            account,
            user_arn: object.user_arn.clone(),
            unique_id: object.unique_id.clone(),
        }),
        ("iam", "group") => refuse(format!(
            "`{text}` is a group, and groups make no requests; name one of its users"
        )),
        _ => refuse(format!(
            "`{text}` is not the ARN of a user, role, session, federated user or root user"
        )),
    }
}

/// Whether this is the ARN of an origin access identity of CloudFront.
pub(crate) fn is_origin_access(text: &str) -> bool {
    Arn::parse(text).is_some_and(|arn| {
        let name = arn.resource.strip_prefix("user/").filter(|name| !name.ends_with('/'));
        arn.account == "cloudfront" && arn.service == "iam" && name.is_some_and(|name| !name.is_empty())
    })
}

fn session(object: &PrincipalObject, arn: Arn, rest: &str) -> Result<Caller, Problem> {
    let text = &object.arn;
    let refuse = |message: String| Err(Problem::of_request("INVALID_PRINCIPAL", message, "/principal"));
    let Some((role, name)) = rest
        .split_once('/')
        .filter(|(role, name)| !role.is_empty() && !name.is_empty() && !name.contains('/'))
    else {
        return refuse(format!(
            "`{text}` is no session: expected `assumed-role/ROLE/SESSION`, without the role's path"
        ));
    };
    let role_arn = match &object.role_arn {
        None => format!("arn:{}:iam::{}:role/{role}", arn.partition, arn.account),
        Some(role_arn) => {
            let fits = Arn::parse(role_arn).is_some_and(|other| {
                let last = other.resource.rsplit('/').next();
                other.service == "iam"
                    && other.account == arn.account
                    && other.resource.starts_with("role/")
                    && last == Some(role)
            });
            if !fits {
                return refuse(format!("`{role_arn}` is not the role of the session `{text}`"));
            }
            role_arn.clone()
        }
    };
    let by_path = Arn::parse(&role_arn)
        .and_then(|arn| arn.resource.strip_prefix("role/"))
        .is_some_and(is_service_linked_path);
    let by_name = object.role_arn.is_none() && role.starts_with("AWSServiceRoleFor");
    Ok(Caller::Session(Session {
        arn: Some(text.clone()),
        account: arn.account.into(),
        session_name: Some(name.into()),
        unique_id: object.unique_id.clone(),
        service_linked: object.service_linked_role.unwrap_or(by_path || by_name),
        role_arn,
    }))
}

/// Whether a role's path and name, without the leading slash, are those of a service-linked role.
fn is_service_linked_path(path: &str) -> bool {
    path.starts_with("aws-service-role/")
}
