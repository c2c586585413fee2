//! IAM Roles Anywhere: what a certificate says becomes session tags and a source identity.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::context::{Key, of_tags};
use crate::credentials::Credentials;
use crate::tags::{Tag, Tags};

/// IAM Roles Anywhere, which assumes a role for who shows a certificate.
pub const ROLES_ANYWHERE: &str = "rolesanywhere.amazonaws.com";
/// The common name of a certificate's subject.
pub const SUBJECT: &str = "x509Subject/CN";
/// Sessions are named after the serial number of the certificate; this is that of some certificate.
pub(crate) const SERIAL_NUMBER: &str = "1f71c5114a119fc0cc5a5a52fb3720ad";

/// What the fields of a certificate are called as session tags.
const FIELDS: [&str; 3] = ["x509Subject/", "x509Issuer/", "x509SAN/"];
/// How AWS spells what stands in them.
const NAMES: [&str; 9] = ["CN", "C", "O", "OU", "L", "ST", "DNS", "URI", "Name/CN"];

/// The session tags that some certificate becomes.
// rule: S-53
#[must_use]
pub fn certificate_tags() -> [Tag; 2] {
    [("x509Issuer/CN", "authority"), (SUBJECT, "workload")].map(|(key, value)| Tag {
        key: key.into(),
        value: value.into(),
    })
}

/// The attribute of a certificate that a session tag holds, as AWS spells it.
#[must_use]
pub fn attribute(tag: &str) -> Option<String> {
    FIELDS.iter().find_map(|field| {
        let head = tag.get(..field.len())?;
        let name = tag.get(field.len()..).filter(|name| !name.is_empty())?;
        let known = NAMES.iter().find(|known| known.eq_ignore_ascii_case(name));
        let name = known.map_or(name, |known| known);
        head.eq_ignore_ascii_case(field).then(|| [field, name].concat())
    })
}

/// The source identity that a certificate becomes; none where its subject has no common name.
// rule: S-53
#[must_use]
pub fn source_identity(tags: &Tags) -> Option<String> {
    tags.get(SUBJECT).map(|tag| format!("CN={}", tag.value))
}

/// What a certificate says is a tag of the principal already while the trust policy is asked.
// rule: S-53
pub(crate) fn principal_tags(credentials: &Credentials, passed: &[Tag]) -> Vec<Key> {
    if !is_by_certificate(credentials) {
        return Vec::new();
    }
    let said = passed.iter().filter(|tag| attribute(&tag.key).is_some());
    of_tags(&said.cloned().collect(), "aws:PrincipalTag/")
}

/// Whether it is IAM Roles Anywhere that calls.
pub(crate) fn is_by_certificate(credentials: &Credentials) -> bool {
    match credentials {
        Credentials::Service { name } => name == ROLES_ANYWHERE,
        Credentials::Anonymous
        | Credentials::OriginAccess { .. }
        | Credentials::Federated { .. }
        | Credentials::User { .. }
        | Credentials::Root { .. }
        | Credentials::Session(_) => false,
    }
}
