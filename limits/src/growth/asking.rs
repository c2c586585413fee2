//! Worlds whose roles ask their callers for something to choose: tags, external IDs, a source identity.

use super::inputs::each;

/// How many roles there are in a chain.
const LENGTH: usize = 3;

/// What the trust policy of a role asks for, by its place.
type Asked = fn(usize) -> String;

/// Chains of roles: each trusts the one before it, and the first of them the user.
fn chains(n: usize, asked: Asked) -> String {
    let permissions =
        r#"{"p":{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sts:*","Resource":"*"}}}"#;
    let role = |at: usize| {
        let from = match at % LENGTH {
            0 => String::from("user/ana"),
            _ => format!("role/r{}", at - 1),
        };
        format!(
            r#""r{at}":{{"trustPolicy":{{"Version":"2012-10-17","Statement":{{"Effect":"Allow","Principal":{{"AWS":"arn:aws:iam::111122223333:{from}"}},"Action":["sts:AssumeRole","sts:TagSession","sts:SetSourceIdentity"],"Condition":{{"StringEquals":{{{}}}}}}}}},"inlinePolicies":{permissions}}}"#,
            asked(at)
        )
    };
    format!(
        r#"{{"version":1,"accounts":{{"111122223333":{{"users":{{"ana":{{"inlinePolicies":{permissions}}}}},"roles":{{{}}}}}}},"steps":[]}}"#,
        each(n, role)
    )
}

/// A tag of its own for each chain, which the caller passes and carries on to the last role of it.
pub fn tags(n: usize) -> String {
    chains(n, |at| tag(at, &format!("k{}", at / LENGTH)))
}

/// The same few tags, in values of its own for each chain.
pub fn values(n: usize) -> String {
    chains(n, |at| tag(at, &format!("k{}", at / LENGTH % 3)))
}

fn tag(at: usize, key: &str) -> String {
    let by = if at.is_multiple_of(LENGTH) {
        "Request"
    } else {
        "Principal"
    };
    format!(r#""aws:{by}Tag/{key}":"v{}""#, at / LENGTH)
}

/// An external ID of its own for each role.
pub fn external_ids(n: usize) -> String {
    chains(n, |at| format!(r#""sts:ExternalId":"x{at}""#))
}

/// One for each chain, which stays as it was set.
pub fn identities(n: usize) -> String {
    chains(n, |at| format!(r#""sts:SourceIdentity":"i{}""#, at / LENGTH))
}

/// All of them.
pub fn everything(n: usize) -> String {
    chains(n, |at| {
        let tag = tag(at, &format!("k{}", at / LENGTH % 5));
        format!(
            r#"{tag},"sts:ExternalId":"x{at}","sts:SourceIdentity":"i{}""#,
            at % 7 / LENGTH
        )
    })
}
