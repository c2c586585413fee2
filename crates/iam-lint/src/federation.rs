//! Who signs in from outside, and which condition keys come with them.
//!
//! The keys of a web identity begin with the host of its provider, as the provider's ARN has it; those of SAML with `saml`.
//! A key of another provider is not in the request, whatever the token says.

use alloc::vec::Vec;

use iam_syntax::policy::{PrincipalEntry, PrincipalFamily, Statement};

use crate::ctx::Ctx;
use crate::keys;

/// A federated principal of a trust policy.
#[derive(Clone, Copy)]
pub(crate) struct Provider<'a> {
    pub(crate) entry: &'a PrincipalEntry,
    /// Host and path; [`SAML`] for all of SAML's.
    pub(crate) issuer: &'a str,
    /// A provider that was made in the account; the others are AWS's own names for public ones.
    pub(crate) is_arn: bool,
}

pub(crate) const SAML: &str = iam_catalog::claims::saml::PREFIX;

/// The providers that a statement lets in or keeps out.
pub(crate) struct Providers<'a> {
    pub(crate) all: Vec<Provider<'a>>,
    /// Whether somebody else is meant, too: a user, a service, or a provider that is not known.
    pub(crate) are_others: bool,
}

pub(crate) fn providers(statement: &Statement) -> Providers<'_> {
    let entries = statement.principal.iter().filter(|it| !it.inverted);
    let entries: Vec<&PrincipalEntry> = entries.flat_map(|it| &it.entries).collect();
    let all: Vec<Provider<'_>> = entries.iter().filter_map(|it| provider(it)).collect();
    Providers {
        are_others: all.len() < entries.len() || all.is_empty(),
        all,
    }
}

fn provider(entry: &PrincipalEntry) -> Option<Provider<'_>> {
    let name = entry.value.value.as_str();
    let of_arn = name.split_once(":oidc-provider/").map(|(_, issuer)| issuer);
    let issuer = if name.contains(":saml-provider/") {
        SAML
    } else {
        of_arn.unwrap_or(name)
    };
    // What is still to be filled in may be any; what stands in the account of the ARN does not matter.
    let is_known = !issuer.is_empty() && !issuer.contains(['*', '?', '$', '{', '<', '%']);
    (entry.family == PrincipalFamily::Federated && is_known).then_some(Provider {
        entry,
        issuer,
        is_arn: of_arn.is_some(),
    })
}

/// A condition key that only somebody from outside can bring.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct WebKey<'k> {
    pub(crate) issuer: &'k str,
    pub(crate) claim: &'k str,
    /// Whether `https://` stands in front, which no key has.
    pub(crate) has_scheme: bool,
}

/// Takes a key of a provider apart; nothing for one of AWS's own.
pub(crate) fn web_key<'k>(ctx: &Ctx<'_>, key: &'k str) -> Option<WebKey<'k>> {
    let schemes = ["https://", "http://"];
    let bare = schemes.iter().find_map(|it| key.strip_prefix(it));
    let (issuer, claim) = bare.unwrap_or(key).split_once(':')?;
    let is_of_aws = keys::is(issuer, "aws") || ctx.catalogue.base().service_idx(issuer).is_some();
    (!is_of_aws && !issuer.is_empty() && !claim.is_empty()).then_some(WebKey {
        issuer,
        claim,
        has_scheme: bare.is_some(),
    })
}

impl WebKey<'_> {
    /// Whether it is one of a provider's keys, by its name.
    pub(crate) fn is_of(&self, provider: &Provider<'_>) -> bool {
        !self.has_scheme && self.issuer.eq_ignore_ascii_case(provider.issuer)
    }
}
