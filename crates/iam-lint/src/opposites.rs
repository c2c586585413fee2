//! Which findings contradict each other, and which of the two is said.
//!
//! Who is told that a statement lets nobody in is not told as well that it lets in too many, nor that there is a newer way
//! to say what it says: the first has to be mended before the others mean anything.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use iam_syntax::policy::{Effect, Policy};
use iam_syntax::sort::sort_by;
use iam_syntax::span::Span;

use crate::code::Code;
use crate::fact::{Fact, Hole};
use crate::finding::{Finding, Role};

/// What a finding says of the policy, as far as another could say the opposite.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Says {
    /// The statement applies to no request.
    Nothing,
    /// More is let in than was meant: make it narrower.
    TooMuch,
    /// It does what it should, and there is a better way to write it.
    Works,
    /// This is not needed: take it away.
    Needless,
    /// A set operator is missing.
    AddQuantifier,
    /// A set operator is too much.
    RemoveQuantifier,
    /// Something else.
    Other,
}

/// How near two findings have to be to each other to be about one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Near {
    /// On the same text.
    Text,
    Statement,
}

/// What is not said together. The first of each is the one that stays.
pub const OPPOSITES: [(Says, Says, Near); 6] = [
    (Says::Nothing, Says::TooMuch, Near::Statement),
    (Says::Nothing, Says::Works, Near::Statement),
    (Says::Nothing, Says::Needless, Near::Text),
    (Says::TooMuch, Says::Needless, Near::Text),
    (Says::TooMuch, Says::Works, Near::Text),
    (Says::RemoveQuantifier, Says::AddQuantifier, Near::Text),
];

/// What a fact says.
#[must_use]
pub const fn says(fact: &Fact) -> Says {
    match fact {
        Fact::ServiceLacksKey { .. }
        | Fact::AllowInsideDeny { .. }
        | Fact::AllPrivate { negated: false }
        | Fact::DateOver {
            effect: Effect::Allow, ..
        }
        | Fact::KeyOfOtherProvider {
            effect: Effect::Allow,
            holds: false,
            ..
        }
        | Fact::ClaimIsNoKey {
            effect: Effect::Allow,
            holds: false,
            ..
        }
        | Fact::WildcardInKey {
            effect: Effect::Allow,
            holds: false,
        }
        | Fact::SessionAsPrincipalArn {
            comes_to: Some((Effect::Allow, false)),
        }
        | Fact::NoPrincipalAtSignIn {
            comes_to: Some((Effect::Allow, false)),
        } => Says::Nothing,
        Fact::EverybodyUnderCondition { .. }
        | Fact::AnyRole { .. }
        | Fact::Escalation { .. }
        | Fact::CallerChooses { .. }
        | Fact::KeyWithoutCompanion { .. }
        | Fact::AttributesWithoutSelect
        | Fact::PrefixNotHidden
        | Fact::StringLikeOnArn { .. }
        | Fact::TrueWhenMissing
        | Fact::TooPermissive {
            hole: Hole::Sensitive | Hole::ShortPrefix | Hole::UserId,
            ..
        }
        | Fact::ServiceForAnybody { .. }
        | Fact::OidcWithoutCondition { .. }
        | Fact::OidcWithoutClaim { .. }
        | Fact::GithubWithoutRepo
        | Fact::GithubSubjectOpen { .. }
        | Fact::AccountWithoutExternalId { .. } => Says::TooMuch,
        Fact::OlderSourceKey { .. } => Says::Works,
        Fact::ElementRepeats { .. }
        | Fact::ElementTwice
        | Fact::EverythingFits
        | Fact::IrrelevantKey { .. }
        | Fact::SessionOfNamedRole { .. }
        | Fact::StatementRepeats { .. }
        | Fact::OneLimitCounts { .. } => Says::Needless,
        Fact::NeedsQuantifier { .. } => Says::AddQuantifier,
        Fact::ForAllValuesOnSingle { .. } | Fact::AudienceInSet { .. } => Says::RemoveQuantifier,
        Fact::Placeholder { .. }
        | Fact::Habit(_)
        | Fact::Syntax { .. }
        | Fact::UnknownAction { .. }
        | Fact::NoSuchActions { .. }
        | Fact::RetiredAction
        | Fact::RetiredService
        | Fact::UnknownServiceInAction { .. }
        | Fact::NeedsEveryResource
        | Fact::ActsOnNone { .. }
        | Fact::AliasIsNoKey
        | Fact::ActionOfOtherService { .. }
        | Fact::ResourceOfOtherService { .. }
        | Fact::UnknownServiceInArn { .. }
        | Fact::UnknownPartition { .. }
        | Fact::UnknownRegion { .. }
        | Fact::RegionOfOtherPartition { .. }
        | Fact::NotAnAccount { .. }
        | Fact::ArnFieldNotAllowed { .. }
        | Fact::ArnFieldMissing { .. }
        | Fact::UnknownResourceFormat { .. }
        | Fact::KeyWithoutPrefix { .. }
        | Fact::KeyWithoutTag { .. }
        | Fact::UnsupportedKey { .. }
        | Fact::DeprecatedKey { .. }
        | Fact::UnknownKey { .. }
        | Fact::KeyNeedsAction { .. }
        | Fact::KeyNeverComes { .. }
        | Fact::TagKeyWithNotAction { .. }
        | Fact::TagKeyNotSent { .. }
        | Fact::KeyOfSomeServices { .. }
        | Fact::WrongOperatorType { .. }
        | Fact::OperationIsNoAction { .. }
        | Fact::ActionNotOfTrust
        | Fact::SecretWithoutSuffix
        | Fact::SsoRoleWithoutRegion { .. }
        | Fact::DenyOnlyIfAllDiffer
        | Fact::DeniesLeaveNobody { .. }
        | Fact::GlobalServicesFenced
        | Fact::GithubSubjectWithoutIds
        | Fact::ChainNotListed { .. }
        | Fact::NoPrincipalAtSignIn { .. }
        | Fact::NoAllow { .. }
        | Fact::KeyPolicyLocksOut
        | Fact::DenyHitsMissing
        | Fact::DenyMissesMissing { .. }
        | Fact::DenyHitsOtherTypes { .. }
        | Fact::WildcardInKey { .. }
        | Fact::SessionAsPrincipalArn { .. }
        | Fact::AllPrivate { negated: true }
        | Fact::SomePrivate { .. }
        | Fact::NotAnId { .. }
        | Fact::NotAServicePrincipal { .. }
        | Fact::NotAKmsKey { .. }
        | Fact::NeverMatches { .. }
        | Fact::NothingIsLeft
        | Fact::DateOver {
            effect: Effect::Deny, ..
        }
        | Fact::RolesAnywhereNeeds { .. }
        | Fact::KeyOfOtherProvider { .. }
        | Fact::ProviderLacksKey { .. }
        | Fact::ClaimIsNoKey { .. }
        | Fact::RcpHitsServices { .. }
        | Fact::RcpHitsPrincipals { .. }
        | Fact::RcpWithoutNullCheck { .. }
        | Fact::RcpServiceNotReached { .. } => Says::Other,
    }
}

/// Whether a fact says of a condition that its key is never there, or holds none of its values. That a missing key is hit
/// as well follows from it.
const fn never_holds(fact: &Fact) -> bool {
    matches!(
        fact,
        Fact::SessionAsPrincipalArn { .. }
            | Fact::NoPrincipalAtSignIn { .. }
            | Fact::KeyOfOtherProvider { .. }
            | Fact::ClaimIsNoKey { .. }
            | Fact::ProviderLacksKey { .. }
            | Fact::WildcardInKey { .. }
            | Fact::KeyNeverComes { .. }
            | Fact::TagKeyNotSent { .. }
            | Fact::UnknownKey { .. }
            | Fact::UnsupportedKey { .. }
            | Fact::KeyWithoutPrefix { .. }
            | Fact::KeyWithoutTag { .. }
            | Fact::ServiceLacksKey { .. }
            | Fact::NeverMatches { .. }
            | Fact::AllPrivate { .. }
    )
}

/// Takes away that a Deny hits what lacks a key, where another finding says that nothing has the key, or the value.
fn settle_missing(findings: &mut Vec<Finding>, policy: &Policy) {
    let mut never: Vec<Span> = findings
        .iter()
        .filter(|it| never_holds(&it.fact))
        .map(|it| it.span)
        .collect();
    if never.is_empty() {
        return;
    }
    sort_by(&mut never, &Span::cmp);
    let conditions = policy.statements.iter().flat_map(|it| &it.conditions);
    let values: BTreeMap<Span, Span> = conditions.map(|it| (it.key.span, it.values_span)).collect();
    let is_said = |key: Span| {
        let end = values.get(&key).map_or(key.end, |values| values.end);
        let first = never.partition_point(|it| it.start < key.start);
        never.get(first).is_some_and(|it| it.end <= end)
    };
    findings.retain(|it| {
        let is_missing = matches!(it.fact, Fact::DenyHitsMissing);
        !(is_missing
            && it
                .labels
                .iter()
                .any(|label| label.role == Role::Key && is_said(label.span)))
    });
}

/// Leaves one fix where two findings would each put another text at one place: that of the graver one, and not the one
/// that minds letters alone, since the others write the operator as AWS does.
fn settle_fixes(findings: &mut [Finding]) {
    let place = |finding: &Finding| match finding.fix.as_ref()?.edits().as_slice() {
        [only] => Some((only.span, only.replacement.clone())),
        _ => None,
    };
    let mut order: Vec<usize> = (0..findings.len()).collect();
    let rank = |at: &usize| findings.get(*at).map(|it| (it.code == Code::OperatorCase, it.severity));
    sort_by(&mut order, &|one, other| rank(one).cmp(&rank(other)));
    let mut known: BTreeMap<Span, String> = BTreeMap::new();
    for at in order {
        let Some(finding) = findings.get_mut(at) else { continue };
        let Some((span, text)) = place(finding) else { continue };
        if known.get(&span).is_some_and(|it| *it != text) {
            finding.fix = None;
        } else {
            known.insert(span, text);
        }
    }
}

/// Takes away what contradicts another finding.
pub(crate) fn settle(findings: &mut Vec<Finding>, policy: Option<&Policy>) {
    if let Some(policy) = policy {
        settle_missing(findings, policy);
    }
    let mut statements: Vec<Span> = policy.iter().flat_map(|it| &it.statements).map(|it| it.span).collect();
    sort_by(&mut statements, &Span::cmp);
    for (stays, goes, near) in &OPPOSITES {
        let mut places: Vec<Span> = Vec::new();
        for finding in findings.iter().filter(|it| says(&it.fact) == *stays) {
            places.extend(place(*near, finding.span, &statements));
        }
        if !places.is_empty() {
            sort_by(&mut places, &Span::cmp);
            findings.retain(|it| says(&it.fact) != *goes || !is_in(&places, place(*near, it.span, &statements)));
        }
    }
    settle_fixes(findings);
}

/// The text, or the statement around it; statements are in their order.
fn place(near: Near, span: Span, statements: &[Span]) -> Option<Span> {
    match near {
        Near::Text => Some(span),
        Near::Statement => {
            let behind = statements.partition_point(|it| it.start <= span.start);
            let statement = statements.get(behind.checked_sub(1)?)?;
            (span.end <= statement.end).then_some(*statement)
        }
    }
}

fn is_in(places: &[Span], place: Option<Span>) -> bool {
    place.is_some_and(|place| places.binary_search(&place).is_ok())
}
