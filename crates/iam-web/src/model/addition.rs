//! What may be added to the policies.

use iam_eval::request::Sort;

use super::slot::Kind;

/// What may be added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offer {
    Of(Kind),
    /// The policy of a role, while the request is about something else.
    Trust,
}

impl Offer {
    pub const fn kind(self) -> Kind {
        match self {
            Self::Of(kind) => kind,
            Self::Trust => Kind::Resource,
        }
    }
}

/// Every kind, and a trust policy where the resource is no role: there it is the resource's.
pub fn offers(sort: Sort) -> Vec<Offer> {
    let mut offers = Vec::from(Kind::ALL.map(Offer::Of));
    if sort != Sort::Role {
        offers.insert(2, Offer::Trust);
    }
    offers
}
