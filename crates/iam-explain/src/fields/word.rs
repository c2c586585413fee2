//! The fixed words that machines read, one for each case of our enums.

use iam_eval::combine::{GateEffect, Outcome};
use iam_eval::compile::principal::{Nobody, Reach};
use iam_eval::compile::variable::NoValue;
use iam_eval::detail::{PrincipalWhy, ResourceWhy, Why};
use iam_eval::gates::Preset;
use iam_eval::truth::Truth;
use iam_syntax::arn::NoResource;
use iam_syntax::policy::{Effect, PrincipalFamily};

use crate::fact::{Fit, Holder, MoreOf, Must, OwnResource, PrincipalValueWhy, StatementOutcome, ValueOutcome};

pub const fn preset(preset: Preset) -> &'static str {
    match preset {
        Preset::CallerIdentity => "callerIdentity",
        Preset::SessionToken => "sessionToken",
        Preset::SessionTokenRefused => "sessionTokenRefused",
        Preset::RootAssumesRole => "rootAssumesRole",
        Preset::FederationTokenRefused => "federationTokenRefused",
        Preset::SessionMayNot => "sessionMayNot",
        Preset::LinkedServiceAlone => "linkedServiceAlone",
        Preset::Unsigned => "unsigned",
    }
}

/// As AWS prints it.
pub const fn gate_effect(effect: GateEffect) -> &'static str {
    match effect {
        GateEffect::ExplicitDeny => "EXPLICIT_DENY",
        GateEffect::Allow => "ALLOW",
        GateEffect::ImplicitDeny => "IMPLICIT_DENY",
        GateEffect::NoImpact => "NO_IMPACT",
        GateEffect::Unknown => "UNKNOWN",
    }
}

pub const fn decision(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Allowed => "allowed",
        Outcome::ExplicitDeny => "explicitDeny",
        Outcome::ImplicitDeny => "implicitDeny",
        Outcome::Depends => "depends",
    }
}

pub const fn must(must: Must) -> &'static str {
    match must {
        Must::Always => "always",
        Must::NoSessionPolicy => "noSessionPolicy",
        Must::Implied => "implied",
        Must::CrossAccount => "crossAccount",
        Must::OtherPartition => "otherPartition",
        Must::ForeignRoot => "foreignRoot",
        Must::Anonymous => "anonymous",
        Must::OriginAccess => "originAccess",
        Must::Service => "service",
        Must::Federated => "federated",
        Must::Strict => "strict",
        Must::NotNeeded => "notNeeded",
        Must::RootAtHome => "rootAtHome",
        Must::GrantedToCaller => "grantedToCaller",
        Must::GrantedToRole => "grantedToRole",
        Must::GrantedToRoleAlone => "grantedToRoleAlone",
        Must::PerhapsGranted => "perhapsGranted",
    }
}

pub const fn holder(holder: Holder) -> &'static str {
    match holder {
        Holder::Role => "role",
        Holder::Key => "key",
        Holder::Bucket => "bucket",
        Holder::Queue => "queue",
        Holder::Topic => "topic",
        Holder::Function => "function",
        Holder::Secret => "secret",
        Holder::Other => "other",
    }
}

pub const fn effect(effect: Effect) -> &'static str {
    match effect {
        Effect::Allow => "Allow",
        Effect::Deny => "Deny",
    }
}

pub const fn outcome(outcome: &StatementOutcome) -> &'static str {
    match outcome {
        StatementOutcome::Applies => "applies",
        StatementOutcome::Excepted => "excepted",
        StatementOutcome::Perhaps { .. } => "perhaps",
        StatementOutcome::NoEffect => "noEffect",
        StatementOutcome::OtherAction { .. } => "otherAction",
        StatementOutcome::OtherPrincipal { .. } => "otherPrincipal",
        StatementOutcome::OtherResource { .. } => "otherResource",
        StatementOutcome::ConditionFails(_) => "conditionFails",
    }
}

pub const fn reach(reach: Reach) -> &'static str {
    match reach {
        Reach::Account => "account",
        Reach::UserOfFederated => "userOfFederated",
        Reach::Role => "role",
        Reach::Any => "any",
        Reach::User => "user",
        Reach::Session => "session",
        Reach::FederatedUser => "federatedUser",
        Reach::Service => "service",
        Reach::Federated => "federated",
    }
}

pub const fn principal_why(why: PrincipalWhy) -> &'static str {
    match why {
        PrincipalWhy::Plain => "plain",
        PrincipalWhy::BoundaryIsHit => "boundaryIsHit",
        PrincipalWhy::ListedInPart => "listedInPart",
    }
}

pub const fn family(family: PrincipalFamily) -> &'static str {
    match family {
        PrincipalFamily::Aws => "AWS",
        PrincipalFamily::Federated => "Federated",
        PrincipalFamily::Service => "Service",
        PrincipalFamily::CanonicalUser => "CanonicalUser",
    }
}

pub const fn principal_value(why: PrincipalValueWhy) -> &'static str {
    match why {
        PrincipalValueWhy::Names(whom) => reach(whom),
        PrincipalValueWhy::Other => "other",
        PrincipalValueWhy::OtherCase => "otherCase",
        PrincipalValueWhy::OtherPath => "otherPath",
        PrincipalValueWhy::Nobody(Nobody::CanonicalUser) => "canonicalUser",
        PrincipalValueWhy::Nobody(Nobody::Group) => "group",
        PrincipalValueWhy::Nobody(Nobody::Wildcard) => "wildcard",
        PrincipalValueWhy::Nobody(Nobody::Gateway) => "gateway",
        PrincipalValueWhy::Nobody(Nobody::Other) => "nobody",
    }
}

pub const fn fit(fit: Fit) -> &'static str {
    match fit {
        Fit::Fits => "fits",
        Fit::Differs => "differs",
        Fit::NoColon => "noColon",
    }
}

pub const fn resource(why: ResourceWhy) -> &'static str {
    match why {
        ResourceWhy::Compared => "compared",
        ResourceWhy::OnlyStarFits => "onlyStarFits",
        ResourceWhy::BucketList => "bucketList",
        ResourceWhy::NoResource(NoResource::NotAnArn) => "notAnArn",
        ResourceWhy::NoResource(NoResource::TooShort) => "tooShort",
        ResourceWhy::NoValue(NoValue::Missing) => "noValue",
        ResourceWhy::NoValue(NoValue::Unknown) => "unknownVariable",
    }
}

pub const fn own_resource(it: OwnResource) -> &'static str {
    match it {
        OwnResource::OfTrust => "ofTrust",
        OwnResource::OfPolicy => "ofPolicy",
    }
}

pub const fn why(why: Why) -> &'static str {
    match why {
        Why::KeyAbsent => "keyAbsent",
        Why::KeyAbsentNegated => "keyAbsentNegated",
        Why::KeyAbsentIfExists => "keyAbsentIfExists",
        Why::NothingForAll => "nothingForAll",
        Why::NothingForAny => "nothingForAny",
        Why::SetWithoutQuantifier => "setWithoutQuantifier",
        Why::KeyUnknown => "keyUnknown",
        Why::Presence { present: true } => "present",
        Why::Presence { present: false } => "absent",
        Why::QuantifiedNull => "quantifiedNull",
        Why::Compared => "compared",
    }
}

pub const fn value(outcome: &ValueOutcome) -> &'static str {
    match outcome {
        ValueOutcome::NotLooked => "notLooked",
        ValueOutcome::Compared { truth: Truth::True, .. } => "compares",
        ValueOutcome::Compared {
            truth: Truth::False, ..
        } => "differs",
        ValueOutcome::Compared {
            truth: Truth::Unknown, ..
        } => "unknown",
        ValueOutcome::WantedUnparsable { .. } => "valueUnparsable",
        ValueOutcome::HeldUnparsable { .. } => "heldUnparsable",
        ValueOutcome::NoValue { .. } => "noValue",
        ValueOutcome::UnknownVariable { .. } => "unknownVariable",
    }
}

pub const fn more(of: MoreOf) -> &'static str {
    match of {
        MoreOf::Context => "held",
        MoreOf::Policy => "values",
    }
}
