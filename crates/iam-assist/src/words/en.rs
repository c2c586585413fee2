//! The words in English.

use iam_syntax::operator::{Base, Order, Strings};

use super::{Label, Note};
use crate::element::Element;

pub(super) const fn note(note: Note) -> &'static str {
    match note {
        Note::WholePolicy => "a policy with one statement",
        Note::NewVersion => "the language of today, with policy variables",
        Note::OldVersion => "the old language, without policy variables",
        Note::Allow => "allows what it matches, unless something denies it",
        Note::Deny => "denies what it matches, whatever allows it",
        Note::Everybody => "everybody, in every account and without one",
        Note::EveryResource => "every resource",
        Note::ThisKey => "the key that the policy belongs to",
        Note::FamilyAws => "accounts, roles, users and sessions",
        Note::FamilyService => "services of AWS",
        Note::FamilyFederated => "identity providers",
        Note::FamilyCanonicalUser => "an account by its canonical user ID, for Amazon S3 and CloudFront",
        Note::Account => "an account: whoever there is allowed by its own policies, too",
        Note::Role => "a role, in whatever session",
        Note::User => "a user",
        Note::Session => "one session of a role",
        Note::FederatedSession => "a federated user session",
        Note::Service => "a service of AWS that acts for itself",
        Note::OidcProvider => "an OIDC identity provider",
        Note::SamlProvider => "a SAML identity provider",
        Note::CanonicalUser => "an account by its canonical user ID",
        Note::UniqueId => "the unique ID of a user or role; in a saved policy, of one that was deleted",
        Note::LiteralStar => "the character `*`, not a wildcard",
        Note::LiteralQuestionMark => "the character `?`, not a wildcard",
        Note::LiteralDollar => "the character `$`",
        Note::KeyAbsent => "the key is not in the request",
        Note::KeyPresent => "the key is in the request",
        Note::AddressRange => "an address or a range of them",
        Note::Date => "a date, or seconds since 1970",
        Note::Variable => "a policy variable: the value of this key in the request",
        Note::NotInThisKind => "this kind of policy does not have it",
        Note::NoTypeFits => "no type of resource that is known fits this ARN",
        Note::NoResourceTypes => "it acts on no type of resource, so its resource is `*`",
        Note::PermissionOnly => "there is no API operation of this name",
        Note::DetailsNotLoaded => "what AWS says about it is not loaded yet",
        Note::RetiredAction => "AWS's reference had it once and has it no more",
        Note::MentionedAction => "AWS's managed policies name it, AWS's reference does not",
        Note::ComesWithAll => "AWS lists it for each action of this statement",
        Note::ComesWithAny => "it may come with any request",
        Note::ComesWithNone => "AWS lists it for no action of this statement",
        Note::UnknownAction => "the catalogue does not have it; the catalogue may be older than the name",
    }
}

pub(super) const fn label(label: Label) -> &'static str {
    match label {
        Label::AccessLevel => "Access level",
        Label::ResourceTypes => "Resource types",
        Label::ConditionKeys => "Condition keys",
        Label::DependentActions => "Dependent actions",
        Label::Region => "Region",
        Label::Account => "Account",
        Label::ComesWith => "Of this statement, it comes with",
    }
}

pub(super) const fn element(element: Element) -> &'static str {
    match element {
        Element::Version => "which version of the policy language this is",
        Element::Id => "a name of the policy, which some services need",
        Element::Statement => "what the policy says: one statement, or a list of them",
        Element::Sid => "a name of the statement",
        Element::Effect => "whether the statement allows or denies",
        Element::Principal => "whom the statement is about",
        Element::NotPrincipal => "whom the statement is not about: it is about everybody else",
        Element::Action => "the actions that the statement is about",
        Element::NotAction => "the actions that the statement is not about: it is about all others",
        Element::Resource => "the resources that the statement is about, as ARNs",
        Element::NotResource => "the resources that the statement is not about: it is about all others",
        Element::Condition => "what must hold of the request for the statement to apply",
    }
}

pub(super) const fn base(base: Base) -> &'static str {
    match base {
        Base::String { compare, negated } => match (compare, negated) {
            (Strings::Equals, false) => "the same text",
            (Strings::Equals, true) => "another text",
            (Strings::EqualsIgnoreCase, false) => "the same text, whatever the case",
            (Strings::EqualsIgnoreCase, true) => "another text, whatever the case",
            (Strings::Like, false) => "a text that fits, with `*` and `?` as wildcards",
            (Strings::Like, true) => "a text that does not fit, with `*` and `?` as wildcards",
        },
        Base::Numeric(order) => match order {
            Order::Equals => "the same number",
            Order::NotEquals => "another number",
            Order::LessThan => "a smaller number",
            Order::LessThanEquals => "this number or a smaller one",
            Order::GreaterThan => "a larger number",
            Order::GreaterThanEquals => "this number or a larger one",
        },
        Base::Date(order) => match order {
            Order::Equals => "this very time",
            Order::NotEquals => "any other time",
            Order::LessThan => "before this time",
            Order::LessThanEquals => "at this time or before",
            Order::GreaterThan => "after this time",
            Order::GreaterThanEquals => "at this time or after",
        },
        Base::Bool => "true or false",
        Base::Binary => "the same bytes, in Base64",
        Base::IpAddress { negated: false } => "an address in the range",
        Base::IpAddress { negated: true } => "an address out of the range",
        Base::Arn { negated: false } => "an ARN that fits field by field, with `*` and `?` as wildcards",
        Base::Arn { negated: true } => "an ARN that does not fit, with `*` and `?` as wildcards",
        Base::Null => "whether the key is missing",
    }
}
