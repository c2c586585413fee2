//! The element that names whom: `Principal` or `NotPrincipal`.

use alloc::vec::Vec;

use iam_eval::caller::Caller;
use iam_eval::compile::principal::{Nobody, PrincipalTest, Reach, chain};
use iam_eval::detail::{NameDetail, PrincipalDetail, PrincipalWhy};
use iam_eval::truth::Truth;
use iam_syntax::policy::{Effect, PrincipalClause, PrincipalEntry, PrincipalFamily};

use super::ToSource;
use crate::evaluated::Evaluated;
use crate::fact::{NodeFact, PrincipalFact, PrincipalValueFact, PrincipalValueWhy};
use crate::node::List;

#[expect(
    clippy::too_many_arguments,
    reason = "a clause, what came of it, and where both stand"
)]
pub fn add<'a>(
    list: &mut List<'a>,
    answer: Evaluated<'a>,
    parent: u32,
    effect: Effect,
    clause: &'a PrincipalClause,
    test: Option<&PrincipalTest>,
    detail: &PrincipalDetail,
    place: ToSource,
) {
    let caller = &answer.request.caller;
    let fact = PrincipalFact {
        inverted: clause.inverted,
        effect,
        caller,
        reach: detail.reach,
        why: detail.why,
        values: names_in(clause),
        missing: missing_of(clause, test, caller),
    };
    let rule = match (detail.why, clause.inverted, effect) {
        (PrincipalWhy::BoundaryIsHit, _, _) => "P-33",
        (PrincipalWhy::ListedInPart, _, _) => "P-35",
        (PrincipalWhy::Plain, true, Effect::Allow) => "P-30",
        (PrincipalWhy::Plain, true, Effect::Deny) => "P-31",
        (PrincipalWhy::Plain, false, _) => "P-15",
    };
    let truth = Truth::from(detail.reach.is_some()).into();
    let id = list.add(Some(parent), NodeFact::Principal(fact), truth, rule, place(clause.span));
    let own: Vec<Ends> = names_of(caller).filter_map(ends).collect();
    for (entry, name) in clause.entries.iter().zip(&detail.names) {
        let why = principal_why(entry, *name, caller, &own);
        let fact = PrincipalValueFact {
            inverted: clause.inverted,
            family: entry.family,
            value: &entry.value.value,
            caller,
            why,
        };
        let names = matches!(why, PrincipalValueWhy::Names(_));
        let rule = principal_rule(entry, why);
        list.add(
            Some(id),
            NodeFact::PrincipalValue(fact),
            Truth::from(names).into(),
            rule,
            place(entry.value.span),
        );
    }
}

/// Whom a clause lists, as it is written.
pub fn names_in(clause: &PrincipalClause) -> Vec<&str> {
    clause.entries.iter().map(|entry| entry.value.value.as_str()).collect()
}

/// What of a caller's chain a `NotPrincipal` does not list.
fn missing_of(clause: &PrincipalClause, test: Option<&PrincipalTest>, caller: &Caller) -> Vec<Reach> {
    let Some(test) = test.filter(|_| clause.inverted) else {
        return Vec::new();
    };
    let chain = chain(caller).iter().copied();
    chain.filter(|wanted| !test.lists(*wanted, caller)).collect()
}

fn principal_why(entry: &PrincipalEntry, name: NameDetail, caller: &Caller, own: &[Ends]) -> PrincipalValueWhy {
    let value = entry.value.value.as_str();
    match name {
        NameDetail::Names(reach) => PrincipalValueWhy::Names(reach),
        NameDetail::Nobody(why) => PrincipalValueWhy::Nobody(why),
        NameDetail::Other if entry.family == PrincipalFamily::CanonicalUser => {
            PrincipalValueWhy::Nobody(Nobody::CanonicalUser)
        }
        NameDetail::Other if names_of(caller).any(|own| own.eq_ignore_ascii_case(value)) => {
            PrincipalValueWhy::OtherCase
        }
        // A role or user of the caller's name on another path.
        NameDetail::Other if ends(value).is_some_and(|ends| own.contains(&ends)) => PrincipalValueWhy::OtherPath,
        NameDetail::Other => PrincipalValueWhy::Other,
    }
}

/// The ARNs that a caller goes by.
fn names_of(caller: &Caller) -> impl Iterator<Item = &str> {
    let role = match caller {
        Caller::Session(session) => Some(session.role_arn.as_str()),
        Caller::Root { .. }
        | Caller::User(_)
        | Caller::FederatedUser { .. }
        | Caller::Service { .. }
        | Caller::Federated { .. }
        | Caller::Anonymous => None,
    };
    core::iter::once(caller.name()).chain(role)
}

/// What stands before and behind the path of a role's or user's ARN.
type Ends<'a> = (&'a str, &'a str);

fn ends(arn: &str) -> Option<Ends<'_>> {
    let (head, rest) = arn.split_once(":role/").or_else(|| arn.split_once(":user/"))?;
    Some((head, rest.rsplit('/').next()?))
}

fn principal_rule(entry: &PrincipalEntry, why: PrincipalValueWhy) -> &'static str {
    let value = entry.value.value.as_str();
    match why {
        PrincipalValueWhy::Names(_) if entry.family == PrincipalFamily::CanonicalUser => "P-10",
        PrincipalValueWhy::Names(Reach::User) if value.contains(":iam::cloudfront:user/") => "P-20",
        PrincipalValueWhy::Names(Reach::Any) => "P-1",
        PrincipalValueWhy::Names(Reach::Account) => "P-2",
        PrincipalValueWhy::Names(_) | PrincipalValueWhy::Other
            if value.starts_with("AIDA") || value.starts_with("AROA") =>
        {
            "P-11"
        }
        PrincipalValueWhy::Names(Reach::User | Reach::UserOfFederated) | PrincipalValueWhy::OtherCase => "P-3",
        PrincipalValueWhy::Names(Reach::Role) => "P-4",
        PrincipalValueWhy::Names(Reach::Session) => "P-5",
        PrincipalValueWhy::Names(Reach::FederatedUser) => "P-6",
        PrincipalValueWhy::Names(Reach::Service) => "P-9",
        PrincipalValueWhy::Names(Reach::Federated) => of_provider(value),
        PrincipalValueWhy::OtherPath => "P-18",
        PrincipalValueWhy::Nobody(Nobody::CanonicalUser) => "P-10",
        PrincipalValueWhy::Nobody(Nobody::Group) => "P-12",
        PrincipalValueWhy::Nobody(Nobody::Wildcard) => "P-13",
        PrincipalValueWhy::Nobody(Nobody::Gateway) => "E-75",
        PrincipalValueWhy::Nobody(Nobody::Other) => "P-15",
        PrincipalValueWhy::Other => match entry.family {
            PrincipalFamily::Service => "P-9",
            PrincipalFamily::Federated => of_provider(value),
            PrincipalFamily::CanonicalUser => "P-10",
            PrincipalFamily::Aws if value.contains(":user/") => "P-3",
            PrincipalFamily::Aws if value.contains(":role/") => "P-4",
            PrincipalFamily::Aws if value.contains(":assumed-role/") => "P-5",
            PrincipalFamily::Aws if value.contains(":federated-user/") => "P-6",
            PrincipalFamily::Aws => "P-2",
        },
    }
}

fn of_provider(value: &str) -> &'static str {
    if value.contains(":saml-provider/") {
        "P-7"
    } else {
        "P-8"
    }
}
