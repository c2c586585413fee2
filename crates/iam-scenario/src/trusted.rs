//! The identity providers that a trust policy names, as the account of its role has them.

use iam_syntax::arn::Arn;
use iam_syntax::grammar;
use iam_syntax::operator::Base;
use iam_syntax::policy::{PolicyKind, PrincipalFamily, Statement};

/// What tokens for AWS are mostly made out to.
const AUDIENCE: &str = "sts.amazonaws.com";

/// A provider that has to be in the account, or nobody comes from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Provider {
    /// By host and path.
    Oidc {
        /// Host and path
        host: String,
        /// Those that the account has registered.
        audiences: Vec<String>,
    },
    /// By name.
    Saml {
        /// The name of the provider in its account.
        name: String,
    },
}

impl Provider {
    /// What the format calls the account's providers of its sort.
    #[must_use]
    pub const fn field(&self) -> &'static str {
        match self {
            Self::Oidc { .. } => "oidcProviders",
            Self::Saml { .. } => "samlProviders",
        }
    }

    /// What a policy calls it.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Oidc { host, .. } => host,
            Self::Saml { name } => name,
        }
    }
}

/// Those of an account that a trust policy names, each once. A provider is registered with the audiences that the policy
/// asks for.
#[must_use]
pub fn providers(trust: &str, account: &str) -> Vec<Provider> {
    let policy = grammar::parse(PolicyKind::Trust, trust).policy;
    let statements = policy.map(|policy| policy.statements).unwrap_or_default();
    let mut found: Vec<Provider> = Vec::new();
    for statement in &statements {
        let entries = statement.principal.iter().filter(|it| !it.inverted);
        let federated = entries
            .flat_map(|it| &it.entries)
            .filter(|it| it.family == PrincipalFamily::Federated);
        for provider in federated.filter_map(|it| provider(&it.value.value, account, statement)) {
            match found.iter_mut().find(|it| it.name() == provider.name()) {
                Some(before) => before.merge(provider),
                None => found.push(provider),
            }
        }
    }
    for provider in &mut found {
        if let Provider::Oidc { audiences, .. } = provider
            && audiences.is_empty()
        {
            audiences.push(AUDIENCE.into());
        }
    }
    found
}

impl Provider {
    fn merge(&mut self, other: Self) {
        if let (Self::Oidc { audiences, .. }, Self::Oidc { audiences: more, .. }) = (self, other) {
            for audience in more {
                if !audiences.contains(&audience) {
                    audiences.push(audience);
                }
            }
        }
    }
}

fn provider(arn: &str, account: &str, statement: &Statement) -> Option<Provider> {
    let arn = Arn::parse(arn).filter(|arn| arn.service == "iam" && arn.account == account)?;
    let is_name = |name: &&str| !name.is_empty() && is_plain(name);
    if let Some(host) = arn.resource.strip_prefix("oidc-provider/").filter(is_name) {
        return Some(Provider::Oidc {
            host: host.into(),
            audiences: audiences(host, statement),
        });
    }
    let name = arn.resource.strip_prefix("saml-provider/").filter(is_name)?;
    Some(Provider::Saml { name: name.into() })
}

/// The audiences that a statement asks for.
fn audiences(host: &str, statement: &Statement) -> Vec<String> {
    let key = [host, ":aud"].concat();
    let asked = statement.conditions.iter().filter(|it| {
        let is_text = matches!(it.operator.base, Base::String { negated: false, .. });
        is_text && it.key.value.eq_ignore_ascii_case(&key)
    });
    let values = asked.flat_map(|it| &it.values).map(|it| it.value.clone());
    values.filter(|it| is_plain(it)).collect()
}

/// Whether a text stands for itself alone.
fn is_plain(text: &str) -> bool {
    !text.contains(['*', '?', '$'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(principal: &str, condition: &str, expected: &[(&str, &[&str])]) {
        let trust = format!(
            r#"{{ "Version": "2012-10-17", "Statement": [{{ "Effect": "Allow", "Principal": {{ "Federated": {principal} }}, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": {condition} }}] }}"#
        );
        let found = providers(&trust, "111122223333");
        let said: Vec<(&str, &[String])> = found
            .iter()
            .map(|it| match it {
                Provider::Oidc { host, audiences } => (host.as_str(), audiences.as_slice()),
                Provider::Saml { name } => (name.as_str(), &[][..]),
            })
            .collect();
        let expected: Vec<(&str, Vec<String>)> = expected
            .iter()
            .map(|(name, audiences)| (*name, audiences.iter().map(|it| (*it).to_string()).collect()))
            .collect();
        let expected: Vec<(&str, &[String])> = expected.iter().map(|(name, all)| (*name, all.as_slice())).collect();
        assert_eq!(said, expected, "{trust}");
    }

    #[test]
    fn a_provider_has_the_audiences_that_are_asked_for() {
        let hub = r#""arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com""#;
        let host = "token.actions.githubusercontent.com";
        check(hub, "{}", &[(host, &["sts.amazonaws.com"])]);
        let condition = r#"{ "StringEquals": { "token.actions.githubusercontent.com:aud": ["one", "two"] }, "StringNotEquals": { "token.actions.githubusercontent.com:aud": "three" } }"#;
        check(hub, condition, &[(host, &["one", "two"])]);
        let condition = r#"{ "StringLike": { "token.actions.githubusercontent.com:AUD": "on*" } }"#;
        check(hub, condition, &[(host, &["sts.amazonaws.com"])]);
        let path = r#"["arn:aws:iam::111122223333:oidc-provider/oidc.eks.us-east-1.amazonaws.com/id/ABC", "arn:aws:iam::111122223333:saml-provider/Corp"]"#;
        check(
            path,
            "{}",
            &[
                ("oidc.eks.us-east-1.amazonaws.com/id/ABC", &["sts.amazonaws.com"]),
                ("Corp", &[]),
            ],
        );
    }

    #[test]
    fn what_is_no_provider_of_the_account_is_left() {
        for principal in [
            r#""arn:aws:iam::444455556666:oidc-provider/a.example""#,
            r#""arn:aws:iam::111122223333:oidc-provider/*""#,
            r#""arn:aws:iam::111122223333:oidc-provider/""#,
            r#""accounts.google.com""#,
            r#""arn:aws:iam::111122223333:role/App""#,
        ] {
            check(principal, "{}", &[]);
        }
        assert_eq!(providers("{ torn", "111122223333"), []);
    }
}
