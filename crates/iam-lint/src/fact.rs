//! What the sentence of a finding is made from. Words are made elsewhere, from these and nothing else.
//!
//! Findings that say the same are one. Where a reader sees one cause although the places name different things, those
//! stand beside the fact, in the names of the finding.

mod kind;

use alloc::string::String;
use alloc::vec::Vec;

use iam_syntax::diagnostic::Habit;
use iam_syntax::policy::Effect;

pub use self::kind::{ArnField, Expected, Hole, Roles, Slip, SsoPlace, Way};
use crate::placeholder::Origin;

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// What the reader of the text said, in English, and the text that it marked.
    Syntax {
        message: String,
        help: Option<String>,
        marked: String,
    },
    /// Names: what is to be filled in.
    Placeholder {
        origin: Origin,
    },
    /// A way of writing that is not JSON's, or not a policy's.
    Habit(Habit),
    /// Everybody may assume the role, but for a condition that asks who it is.
    EverybodyUnderCondition {
        key: String,
    },

    // Actions
    UnknownAction {
        action: String,
        near: Option<String>,
    },
    /// `asks`: the actions that the operation asks, one or more of them.
    OperationIsNoAction {
        operation: String,
        asks: Vec<String>,
    },
    /// Names: actions of STS that nobody who assumes a role needs.
    ActionNotOfTrust,
    NoSuchActions {
        action: String,
    },
    /// Names: the actions.
    RetiredAction,
    /// Names: the services.
    RetiredService,
    UnknownServiceInAction {
        service: String,
        near: Option<String>,
    },
    AnyRole {
        roles: Roles,
        by_not_resource: bool,
    },
    Escalation {
        way: Way,
        actions: Vec<String>,
    },
    /// Names: the values that `wide` takes in.
    ElementRepeats {
        wide: String,
    },
    /// Names: the values that stand in one list twice.
    ElementTwice,
    /// Names: ARNs of secrets.
    SecretWithoutSuffix,
    /// Names: ARNs of roles of IAM Identity Center.
    SsoRoleWithoutRegion {
        has_path: bool,
        place: SsoPlace,
    },
    /// Names: actions that act on no resource.
    NeedsEveryResource,
    /// Names: actions that act on other resources than those of their statement. `of_type`, `format`: what the first of them
    /// acts on.
    ActsOnNone {
        of_type: String,
        format: String,
    },
    /// Names: actions on keys beside ARNs of aliases.
    AliasIsNoKey,
    ActionOfOtherService {
        action: String,
        service: String,
    },
    ResourceOfOtherService {
        arn: String,
        service: String,
    },

    // Resources
    UnknownServiceInArn {
        service: String,
        near: Option<String>,
    },
    UnknownPartition {
        partition: String,
    },
    UnknownRegion {
        region: String,
        near: Option<String>,
    },
    RegionOfOtherPartition {
        region: String,
        partition: String,
    },
    /// `n_digits`: how many there are, if there is nothing else.
    NotAnAccount {
        account: String,
        n_digits: Option<usize>,
    },
    ArnFieldNotAllowed {
        field: ArnField,
        service: String,
    },
    ArnFieldMissing {
        field: ArnField,
        service: String,
    },
    /// `example`: a format of the service.
    UnknownResourceFormat {
        service: String,
        example: String,
    },

    // Condition keys
    KeyWithoutPrefix {
        key: String,
    },
    KeyWithoutTag {
        key: String,
    },
    UnsupportedKey {
        key: String,
    },
    DeprecatedKey {
        key: String,
    },
    /// Names: the keys. `holds`: whether the operator holds when the key is missing, as it always is.
    WildcardInKey {
        effect: Effect,
        holds: bool,
    },
    UnknownKey {
        key: String,
        near: Option<String>,
    },
    KeyNeedsAction {
        key: String,
        action: String,
    },
    /// Names: the actions. `holds`: whether the operator holds when the key is missing.
    KeyNeverComes {
        key: String,
        effect: Effect,
        holds: bool,
    },
    TagKeyWithNotAction {
        key: String,
        effect: Effect,
    },
    /// Names: the services.
    TagKeyNotSent {
        key: String,
        effect: Effect,
    },
    KeyOfSomeServices {
        key: String,
    },
    KeyWithoutCompanion {
        key: String,
        companion: String,
    },
    CallerChooses {
        key: String,
    },
    IrrelevantKey {
        key: String,
    },
    ServiceLacksKey {
        key: String,
    },
    AttributesWithoutSelect,
    PrefixNotHidden,

    // Operators
    NeedsQuantifier {
        key: String,
    },
    ForAllValuesOnSingle {
        key: String,
    },
    StringLikeOnArn {
        key: String,
    },
    /// `holds`: AWS's name of the key's type.
    WrongOperatorType {
        key: String,
        operator: String,
        holds: &'static str,
    },
    AudienceInSet {
        key: String,
        quantifier: &'static str,
    },
    /// Names: the keys.
    TrueWhenMissing,
    /// Names: the keys.
    DenyHitsMissing,
    /// Names: the keys.
    DenyOnlyIfAllDiffer,
    /// `other`: which statement denies the rest, from 1, by `other_key`.
    DeniesLeaveNobody {
        other: usize,
        key: String,
        other_key: String,
    },
    /// Names: services that are in us-east-1 alone.
    GlobalServicesFenced,
    /// Names: the keys. `is_set`: whether any value of the key would do.
    DenyMissesMissing {
        is_set: bool,
    },
    /// Names: the keys. `types`: what each call of the action also asks for, and has no such key.
    DenyHitsOtherTypes {
        action: String,
        types: Vec<String>,
    },

    // Values
    AllPrivate {
        negated: bool,
    },
    SomePrivate {
        range: String,
    },
    NotAnId {
        id: String,
        prefix: &'static str,
    },
    /// `by_region`: whether the key holds a service in a Region.
    NotAServicePrincipal {
        key: String,
        value: String,
        by_region: bool,
    },
    NotAKmsKey {
        key: String,
        value: String,
    },
    NeverMatches {
        key: String,
        value: String,
        expected: Expected,
    },
    /// Names: the ARNs of sessions. `comes_to`: the effect, and whether the condition always holds, if there is no other value.
    SessionAsPrincipalArn {
        comes_to: Option<(Effect, bool)>,
    },
    TooPermissive {
        key: String,
        hole: Hole,
        is_variable: bool,
    },
    OneLimitCounts {
        value: String,
    },
    /// Names: the keys.
    EverythingFits,
    /// Names: the keys.
    NothingIsLeft,
    DateOver {
        date: String,
        effect: Effect,
    },

    // Principals
    ServiceForAnybody {
        service: String,
    },
    OlderSourceKey {
        service: String,
        key: String,
    },
    SessionOfNamedRole {
        session: String,
    },
    RolesAnywhereNeeds {
        missing: Vec<String>,
    },
    OidcWithoutCondition {
        host: String,
    },
    OidcWithoutClaim {
        host: String,
        claim: &'static str,
    },
    GithubWithoutRepo,
    GithubSubjectOpen {
        subject: String,
    },
    /// Names: subjects without the ids of owner and repository.
    GithubSubjectWithoutIds,
    /// Names: who is to be spared. `missing`: what they belong to, and is not listed.
    ChainNotListed {
        missing: Vec<String>,
    },
    /// Names: the keys. `comes_to`: the effect, and whether the condition always holds, if the statement is about nothing else.
    NoPrincipalAtSignIn {
        comes_to: Option<(Effect, bool)>,
    },
    AccountWithoutExternalId {
        account: String,
    },

    /// `holds`: whether the operator holds when the key is missing, as it always is.
    KeyOfOtherProvider {
        key: String,
        host: String,
        slip: Slip,
        effect: Effect,
        holds: bool,
    },
    /// Names: other providers of the statement, which do not bring the key.
    ProviderLacksKey {
        key: String,
    },
    /// Names: the keys. `known`: the claims that are keys.
    ClaimIsNoKey {
        host: String,
        known: Vec<String>,
        effect: Effect,
        holds: bool,
    },

    // Statements
    /// Nobody may change the policy of a key.
    KeyPolicyLocksOut,
    /// `limits`: whether it limits what others allow, or gives something itself.
    NoAllow {
        limits: bool,
    },
    /// `other`: which statement says it, from 1.
    StatementRepeats {
        effect: Effect,
        other: usize,
    },
    /// `deny`: which statement denies, from 1.
    AllowInsideDeny {
        deny: usize,
    },

    // Resource control policies
    RcpHitsServices {
        key: String,
    },
    RcpHitsPrincipals {
        key: String,
    },
    RcpWithoutNullCheck {
        key: String,
    },
    RcpServiceNotReached {
        service: String,
    },
}
