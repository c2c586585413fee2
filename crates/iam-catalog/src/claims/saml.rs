//! Which attributes of a SAML assertion AWS STS turns into condition keys. No other attribute ever becomes a key.
//!
//! Sources, as they stood in 2026: the guide's page on the [keys of IAM and STS][guide] ("Available keys for SAML-based AWS
//! STS federation": the names, and what a session keeps), its page on [assertions][assertions] ("Mapping SAML attributes to
//! AWS trust policy context keys": which attribute is which key, and which hold lists), and the service authorization
//! reference, data of 2026-10-27. The first page says of more keys than the other two that they can be lists; such a key
//! holds one value or several, as the assertion has it.
//!
//! [guide]: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-saml
//! [assertions]: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_saml_assertions.html

use super::{Claim, MANY, ONE, Provider, lasting, passing};

/// What stands before the colon in the names of the keys.
pub const PREFIX: &str = "saml";

/// What the names of AWS's own attributes begin with.
pub const ATTRIBUTES: &str = "https://aws.amazon.com/SAML/Attributes/";

/// Those of AWS's own attributes that STS reads, behind [`ATTRIBUTES`]. They bring the role, the session's name and duration,
/// tags and the source identity, and become no `saml` keys.
const OF_AWS: [&str; 5] = [
    "Role",
    "RoleSessionName",
    "SessionDuration",
    "SourceIdentity",
    "TransitiveTagKeys",
];

/// The key that an attribute becomes. Beside the documented names an attribute may have the key's own, in any case.
#[must_use]
pub fn attribute(name: &str) -> Option<&'static Claim> {
    let mut attributes = SAML.claims().filter(|it| !it.from.is_empty());
    attributes.find(|it| it.from.contains(&name) || it.key.eq_ignore_ascii_case(name))
}

/// Whether STS makes use of an attribute that becomes no `saml` key.
#[must_use]
pub fn is_of_aws(name: &str) -> bool {
    let own = name.strip_prefix(ATTRIBUTES);
    own.is_some_and(|own| OF_AWS.contains(&own) || own.starts_with("PrincipalTag:"))
}

const fn list(key: &'static str, from: &'static [&'static str]) -> Claim {
    Claim {
        holds: MANY,
        ..passing(key, from)
    }
}

/// Every SAML provider. What is read from no attribute has an empty `from`: it is what the assertion says beside them, or
/// what STS makes of that.
///
/// The page writes three object identifiers with a slip (`2.4.5.42`, `0.9.2342.19200300100.1.1` and `….1.3`); here they
/// stand as written and as they are. And it writes those of X.500 without `urn:oid:`, with which assertions have them.
pub(super) const SAML: Provider = Provider {
    issuer: PREFIX,
    common: &[
        passing("aud", &[]),
        passing("doc", &[]),
        passing("iss", &[]),
        lasting("namequalifier", &[], ONE),
        lasting("sub", &[], ONE),
        lasting("sub_type", &[], ONE),
    ],
    own: &[
        list("cn", &["urn:oid:2.5.4.3"]),
        passing(
            "commonName",
            &["http://schemas.xmlsoap.org/claims/CommonName", "2.5.4.3"],
        ),
        list("eduorghomepageuri", &["urn:oid:1.3.6.1.4.1.5923.1.2.1.2"]),
        list("eduorgidentityauthnpolicyuri", &["urn:oid:1.3.6.1.4.1.5923.1.2.1.3"]),
        list("eduorglegalname", &["urn:oid:1.3.6.1.4.1.5923.1.2.1.4"]),
        list("eduorgsuperioruri", &["urn:oid:1.3.6.1.4.1.5923.1.2.1.5"]),
        list("eduorgwhitepagesuri", &["urn:oid:1.3.6.1.4.1.5923.1.2.1.6"]),
        list("edupersonaffiliation", &["urn:oid:1.3.6.1.4.1.5923.1.1.1.1"]),
        list("edupersonassurance", &["urn:oid:1.3.6.1.4.1.5923.1.1.1.11"]),
        list("edupersonentitlement", &["urn:oid:1.3.6.1.4.1.5923.1.1.1.7"]),
        list("edupersonnickname", &["urn:oid:1.3.6.1.4.1.5923.1.1.1.2"]),
        passing("edupersonorgdn", &["urn:oid:1.3.6.1.4.1.5923.1.1.1.3"]),
        list("edupersonorgunitdn", &["urn:oid:1.3.6.1.4.1.5923.1.1.1.4"]),
        passing("edupersonprimaryaffiliation", &["urn:oid:1.3.6.1.4.1.5923.1.1.1.5"]),
        passing("edupersonprimaryorgunitdn", &["urn:oid:1.3.6.1.4.1.5923.1.1.1.8"]),
        passing("edupersonprincipalname", &["urn:oid:1.3.6.1.4.1.5923.1.1.1.6"]),
        list("edupersonscopedaffiliation", &["urn:oid:1.3.6.1.4.1.5923.1.1.1.9"]),
        list("edupersontargetedid", &["urn:oid:1.3.6.1.4.1.5923.1.1.1.10"]),
        passing(
            "givenName",
            &[
                "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/givenname",
                "2.4.5.42",
                "2.5.4.42",
                "urn:oid:2.5.4.42",
            ],
        ),
        passing(
            "mail",
            &[
                "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress",
                "0.9.2342.19200300100.1.3",
                "0.9.2342.19200300.100.1.3",
                "urn:oid:0.9.2342.19200300.100.1.3",
            ],
        ),
        passing("name", &["http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name"]),
        passing(
            "organizationStatus",
            &["0.9.2342.19200300.100.1.45", "urn:oid:0.9.2342.19200300.100.1.45"],
        ),
        // The page sends Active Directory's primarygroupsid to `uid`.
        passing("primaryGroupSID", &["primaryGroupSID"]),
        passing(
            "surname",
            &[
                "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/surname",
                "2.5.4.4",
                "urn:oid:2.5.4.4",
            ],
        ),
        passing(
            "uid",
            &[
                "http://schemas.microsoft.com/ws/2008/06/identity/claims/primarygroupsid",
                "0.9.2342.19200300100.1.1",
                "0.9.2342.19200300.100.1.1",
                "urn:oid:0.9.2342.19200300.100.1.1",
            ],
        ),
        passing("x500UniqueIdentifier", &["2.5.4.45", "urn:oid:2.5.4.45"]),
    ],
};

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, expected: Option<&str>) {
        assert_eq!(expected, attribute(name).map(|it| it.key), "{name}");
    }

    #[test]
    fn attributes_that_become_keys() {
        check("urn:oid:1.3.6.1.4.1.5923.1.1.1.1", Some("edupersonaffiliation"));
        check("eduPersonAffiliation", Some("edupersonaffiliation"));
        // The one identifier that is two keys.
        check("urn:oid:2.5.4.3", Some("cn"));
        check("2.5.4.3", Some("commonName"));
        check("urn:oid:0.9.2342.19200300.100.1.3", Some("mail"));
        check(
            "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress",
            Some("mail"),
        );
    }

    #[test]
    fn attributes_that_become_none() {
        check("department", None);
        check("urn:oid:2.5.4.11", None);
        // These are said elsewhere in the assertion.
        check("sub", None);
        check("aud", None);
        check("namequalifier", None);
    }

    #[test]
    fn attributes_of_aws() {
        assert!(is_of_aws("https://aws.amazon.com/SAML/Attributes/Role"));
        assert!(is_of_aws("https://aws.amazon.com/SAML/Attributes/PrincipalTag:team"));
        assert!(!is_of_aws("https://aws.amazon.com/SAML/Attributes/Department"));
        assert!(!is_of_aws("Role"));
    }

    /// Whoever brings in newer data has to look at this table.
    #[test]
    fn the_table_is_what_the_reference_lists() {
        let catalogue = crate::catalogue::Catalogue::whole();
        let crate::catalogue::ServiceStanding::Known(service) = catalogue.service("sts") else {
            panic!("the whole catalogue has every service");
        };
        let mut listed = 0;
        for key in &service.keys {
            let Some(name) = key.name.strip_prefix("saml:") else {
                continue;
            };
            listed += 1;
            let ours = SAML.claims().find(|it| it.key == name);
            let ours = ours.unwrap_or_else(|| panic!("saml:{name} is missing"));
            assert_eq!([ours.holds], *key.types, "saml:{name}");
        }
        assert_eq!(listed, SAML.claims().count());
    }
}
