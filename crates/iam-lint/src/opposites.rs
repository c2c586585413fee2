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
use crate::fact::{
    ActionFact, Fact, Hole, KeyFact, OperatorFact, PrincipalFact, RcpFact, ResourceFact, StatementFact, ValueFact,
};
use crate::finding::{Finding, Role};

/// What a finding says of the policy, as far as another could say the opposite.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Says {
    /// The statement applies to no request.
    Nothing,
    /// More is let in than was meant: make it narrower.
    TooMuch,
    /// Less is let in than was meant.
    TooLittle,
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
pub(crate) const OPPOSITES: [(Says, Says, Near); 7] = [
    (Says::Nothing, Says::TooMuch, Near::Statement),
    (Says::Nothing, Says::TooLittle, Near::Statement),
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
        Fact::Key(KeyFact::ServiceLacksKey { .. })
        | Fact::Key(KeyFact::KeyNeverComes {
            effect: Effect::Allow,
            holds: false,
            is_of_all: true,
            ..
        })
        | Fact::Key(KeyFact::TagKeyNotSent {
            effect: Effect::Allow,
            is_of_all: true,
            ..
        })
        | Fact::Operator(OperatorFact::NeverTogether {
            effect: Effect::Allow, ..
        })
        | Fact::Operator(OperatorFact::ThereAndMissing {
            effect: Effect::Allow, ..
        })
        | Fact::Statement(StatementFact::AllowInsideDeny { .. })
        | Fact::Value(ValueFact::AllPrivate { negated: false })
        | Fact::Value(ValueFact::DateOver {
            effect: Effect::Allow, ..
        })
        | Fact::Principal(PrincipalFact::KeyOfOtherProvider {
            effect: Effect::Allow,
            holds: false,
            ..
        })
        | Fact::Principal(PrincipalFact::ClaimIsNoKey {
            effect: Effect::Allow,
            holds: false,
            ..
        })
        | Fact::Key(KeyFact::WildcardInKey {
            effect: Effect::Allow,
            holds: false,
        })
        | Fact::Value(ValueFact::SessionAsPrincipalArn {
            comes_to: Some((Effect::Allow, false)),
        })
        | Fact::Principal(PrincipalFact::NoPrincipalAtSignIn {
            comes_to: Some((Effect::Allow, false)),
            ..
        }) => Says::Nothing,
        Fact::EverybodyUnderCondition { .. }
        | Fact::Action(ActionFact::AnyRole { .. })
        | Fact::Action(ActionFact::Escalation { .. })
        | Fact::Key(KeyFact::CallerChooses { .. })
        | Fact::Key(KeyFact::KeyWithoutCompanion { .. })
        | Fact::Key(KeyFact::AttributesWithoutSelect)
        | Fact::Key(KeyFact::PrefixNotHidden)
        | Fact::Operator(OperatorFact::StringLikeOnArn { .. })
        | Fact::Operator(OperatorFact::TrueWhenMissing)
        | Fact::Value(ValueFact::TooPermissive {
            hole: Hole::Sensitive | Hole::ShortPrefix | Hole::UserId,
            ..
        })
        | Fact::Principal(PrincipalFact::ServiceForAnybody { .. })
        | Fact::Principal(PrincipalFact::OidcWithoutCondition { .. })
        | Fact::Principal(PrincipalFact::OidcWithoutClaim { .. })
        | Fact::Principal(PrincipalFact::GithubWithoutRepo)
        | Fact::Principal(PrincipalFact::GithubOwnerOpen { .. })
        | Fact::Principal(PrincipalFact::GithubSubjectOpen { .. })
        | Fact::Principal(PrincipalFact::AccountWithoutExternalId { .. }) => Says::TooMuch,
        Fact::Principal(PrincipalFact::OlderSourceKey { .. }) => Says::Works,
        Fact::Principal(PrincipalFact::GithubSubjectWithoutIds)
        | Fact::Operator(OperatorFact::AllowMissesOtherTypes { .. }) => Says::TooLittle,
        Fact::Action(ActionFact::ElementRepeats { .. })
        | Fact::Action(ActionFact::ElementTwice)
        | Fact::Value(ValueFact::EverythingFits)
        | Fact::Key(KeyFact::IrrelevantKey { .. })
        | Fact::Principal(PrincipalFact::SessionOfNamedRole { .. })
        | Fact::Statement(StatementFact::StatementRepeats { .. })
        | Fact::Value(ValueFact::OneLimitCounts { .. }) => Says::Needless,
        Fact::Operator(OperatorFact::NeedsQuantifier { .. }) => Says::AddQuantifier,
        Fact::Operator(OperatorFact::ForAllValuesOnSingle { .. })
        | Fact::Operator(OperatorFact::AudienceInSet { .. }) => Says::RemoveQuantifier,
        Fact::Placeholder { .. }
        | Fact::Habit(_)
        | Fact::Syntax { .. }
        | Fact::Action(ActionFact::UnknownAction { .. })
        | Fact::Action(ActionFact::NoSuchActions { .. })
        | Fact::Action(ActionFact::NotAnAction { .. })
        | Fact::Action(ActionFact::RetiredAction)
        | Fact::Action(ActionFact::RetiredService)
        | Fact::Action(ActionFact::UnknownServiceInAction { .. })
        | Fact::Principal(PrincipalFact::UnknownService { .. })
        | Fact::Action(ActionFact::NeedsEveryResource)
        | Fact::Action(ActionFact::ActsOnNone { .. })
        | Fact::Action(ActionFact::BucketWithoutObjects { .. })
        | Fact::Action(ActionFact::AliasIsNoKey)
        | Fact::Action(ActionFact::ActionOfOtherService { .. })
        | Fact::Action(ActionFact::ResourceOfOtherService { .. })
        | Fact::Action(ActionFact::ResourceOfOtherBucket { .. })
        | Fact::Action(ActionFact::ResourceIsNoKey { .. })
        | Fact::Resource(ResourceFact::UnknownServiceInArn { .. })
        | Fact::Resource(ResourceFact::UnknownPartition { .. })
        | Fact::Resource(ResourceFact::UnknownRegion { .. })
        | Fact::Resource(ResourceFact::RegionOfOtherPartition { .. })
        | Fact::Resource(ResourceFact::NotAnAccount { .. })
        | Fact::Resource(ResourceFact::ArnFieldNotAllowed { .. })
        | Fact::Resource(ResourceFact::ArnFieldMissing { .. })
        | Fact::Resource(ResourceFact::UnknownResourceFormat { .. })
        | Fact::Resource(ResourceFact::WithoutAncestors { .. })
        | Fact::Key(KeyFact::KeyWithoutPrefix { .. })
        | Fact::Key(KeyFact::KeyWithoutTag { .. })
        | Fact::Key(KeyFact::UnsupportedKey { .. })
        | Fact::Key(KeyFact::DeprecatedKey { .. })
        | Fact::Key(KeyFact::UnknownKey { .. })
        | Fact::Key(KeyFact::KeyNeedsAction { .. })
        | Fact::Key(KeyFact::KeyNeverComes { .. })
        | Fact::Key(KeyFact::TagKeyWithNotAction { .. })
        | Fact::Key(KeyFact::TagKeyNotSent { .. })
        | Fact::Key(KeyFact::KeyOfSomeServices { .. })
        | Fact::Operator(OperatorFact::WrongOperatorType { .. })
        | Fact::Operator(OperatorFact::StarIsNone { .. })
        | Fact::Action(ActionFact::OperationIsNoAction { .. })
        | Fact::Action(ActionFact::ActionNotOfTrust)
        | Fact::Action(ActionFact::SecretWithoutSuffix)
        | Fact::Action(ActionFact::SsoRoleWithoutRegion { .. })
        | Fact::Operator(OperatorFact::DenyOnlyIfAllDiffer)
        | Fact::Operator(OperatorFact::DeniesLeaveNobody { .. })
        | Fact::Operator(OperatorFact::GlobalServicesFenced)
        | Fact::Operator(OperatorFact::NeverTogether { .. })
        | Fact::Operator(OperatorFact::ThereAndMissing { .. })
        | Fact::Principal(PrincipalFact::ChainNotListed { .. })
        | Fact::Principal(PrincipalFact::NoPrincipalAtSignIn { .. })
        | Fact::Statement(StatementFact::NoAllow { .. })
        | Fact::Statement(StatementFact::KeyPolicyLocksOut)
        | Fact::Operator(OperatorFact::DenyHitsMissing { .. })
        | Fact::Operator(OperatorFact::DenyMissesMissing { .. })
        | Fact::Operator(OperatorFact::DenyHitsOtherTypes { .. })
        | Fact::Key(KeyFact::WildcardInKey { .. })
        | Fact::Value(ValueFact::SessionAsPrincipalArn { .. })
        | Fact::Value(ValueFact::AllPrivate { negated: true })
        | Fact::Value(ValueFact::SomePrivate { .. })
        | Fact::Value(ValueFact::NotAnId { .. })
        | Fact::Value(ValueFact::NotAServicePrincipal { .. })
        | Fact::Value(ValueFact::NotAKmsKey { .. })
        | Fact::Value(ValueFact::NeverMatches { .. })
        | Fact::Value(ValueFact::NothingIsLeft)
        | Fact::Value(ValueFact::DateOver {
            effect: Effect::Deny, ..
        })
        | Fact::Principal(PrincipalFact::RolesAnywhereNeeds { .. })
        | Fact::Principal(PrincipalFact::KeyOfOtherProvider { .. })
        | Fact::Principal(PrincipalFact::ProviderLacksKey { .. })
        | Fact::Principal(PrincipalFact::ClaimIsNoKey { .. })
        | Fact::Rcp(RcpFact::HitsServices { .. })
        | Fact::Rcp(RcpFact::HitsPrincipals { .. })
        | Fact::Rcp(RcpFact::WithoutNullCheck { .. })
        | Fact::Rcp(RcpFact::ServiceNotReached { .. }) => Says::Other,
    }
}

/// Whether a fact says of a condition that its key is never there, or holds none of its values. That a missing key is hit
/// as well follows from it.
const fn never_holds(fact: &Fact) -> bool {
    matches!(
        fact,
        Fact::Value(ValueFact::SessionAsPrincipalArn { .. })
            | Fact::Principal(PrincipalFact::NoPrincipalAtSignIn { .. })
            | Fact::Principal(PrincipalFact::KeyOfOtherProvider { .. })
            | Fact::Principal(PrincipalFact::ClaimIsNoKey { .. })
            | Fact::Principal(PrincipalFact::ProviderLacksKey { .. })
            | Fact::Key(KeyFact::WildcardInKey { .. })
            | Fact::Key(KeyFact::KeyNeverComes { .. })
            | Fact::Key(KeyFact::TagKeyNotSent { .. })
            | Fact::Key(KeyFact::UnknownKey { .. })
            | Fact::Key(KeyFact::UnsupportedKey { .. })
            | Fact::Key(KeyFact::KeyWithoutPrefix { .. })
            | Fact::Key(KeyFact::KeyWithoutTag { .. })
            | Fact::Key(KeyFact::ServiceLacksKey { .. })
            | Fact::Operator(OperatorFact::DenyHitsOtherTypes { .. })
            | Fact::Operator(OperatorFact::NeverTogether { .. })
            | Fact::Operator(OperatorFact::ThereAndMissing { .. })
            | Fact::Value(ValueFact::NeverMatches { .. })
            | Fact::Value(ValueFact::AllPrivate { .. })
    )
}

/// Takes away that a value never matches where its key is never there.
fn settle_values(findings: &mut Vec<Finding>, policy: &Policy) {
    let is_of_value = |it: &Finding| matches!(it.fact, Fact::Value(ValueFact::NeverMatches { .. }));
    if !findings.iter().any(is_of_value) {
        return;
    }
    let mut never: Vec<Span> = findings
        .iter()
        .filter(|it| never_holds(&it.fact) && !is_of_value(it))
        .map(|it| it.span)
        .collect();
    sort_by(&mut never, &Span::cmp);
    let conditions = policy.statements.iter().flat_map(|it| &it.conditions);
    let mut values: Vec<Span> = conditions
        .filter(|it| never.binary_search(&it.key.span).is_ok())
        .map(|it| it.values_span)
        .collect();
    sort_by(&mut values, &Span::cmp);
    findings.retain(|it| {
        let before = values.partition_point(|values| values.start <= it.span.start);
        let around = before.checked_sub(1).and_then(|at| values.get(at));
        !(is_of_value(it) && around.is_some_and(|values| it.span.end <= values.end))
    });
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
        let is_missing = matches!(it.fact, Fact::Operator(OperatorFact::DenyHitsMissing { .. }));
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
        settle_values(findings, policy);
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
