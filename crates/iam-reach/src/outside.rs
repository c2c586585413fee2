//! Who signs in from outside: with a token of an OpenID Connect provider, with a SAML assertion, as a pod of EKS, or with
//! a certificate. What such a caller says of itself is taken from what policies ask for, so that somebody's token fits if any does; which of
//! it nobody can choose is said beside the hop.

pub(crate) mod call;
pub(crate) mod door;
pub(crate) mod needs;
mod said;
mod subject;

use alloc::vec;
use alloc::vec::Vec;

use iam_sts::estate::{Estate, Role};

use crate::Ask;
use crate::choice::{Choices, TagSet, Unnamed};
use call::ask;
use door::Door;
use said::{Carried, said};

/// How many tokens are tried for one role.
const MAX_ASKS: usize = 2_048;

/// The simplest call of somebody from outside.
pub(crate) fn plain(door: Door, estate: &Estate, role: &Role) -> Ask {
    let nothing = Choices {
        names: vec![crate::choice::SESSION_NAME.into()],
        externals: vec![None],
        identities: vec![None],
        tags: vec![TagSet::default()],
        carried: Vec::new(),
        unnamed: Unnamed::default(),
        is_complete: true,
    };
    let (mut asks, _) = asks(door, estate, role, &Carried::new(), &nothing);
    // OK because there is one for each choice, and there is a choice.
    asks.swap_remove(0)
}

/// Every call worth trying, the simplest first, and whether these are all.
pub(crate) fn asks(door: Door, estate: &Estate, role: &Role, carried: &Carried, choices: &Choices) -> (Vec<Ask>, bool) {
    let said = said(door, estate, role, carried);
    let none = [TagSet::default()];
    let tags = match door {
        Door::Token(_) | Door::Saml(_) => choices.tags.as_slice(),
        // The service says which tags there are.
        Door::Pod | Door::Certificate => &none,
    };
    let mut asks = Vec::new();
    for claims in &said.0 {
        for tags in tags {
            for identity in &choices.identities {
                for name in &choices.names {
                    if asks.len() == MAX_ASKS {
                        return (asks, false);
                    }
                    asks.push(ask(door, role, claims, name, tags, identity.as_ref()));
                }
            }
        }
    }
    (asks, said.1 && choices.is_complete)
}
