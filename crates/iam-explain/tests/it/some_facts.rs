//! Facts of each kind, put together by hand.

use iam_eval::combine::{GateEffect, Outcome};
use iam_eval::compile::principal::{Nobody, Reach, chain};
use iam_eval::context::Looked;
use iam_eval::detail::{PrincipalWhy, ResourceWhy, Why};
use iam_eval::gates::Gate;
use iam_eval::truth::Truth;
use iam_explain::fact::*;
use iam_explain::roles::StatementRole;
use iam_explain::words;
use iam_syntax::policy::{Effect, PolicyKind, PrincipalFamily};
use iam_words::Lang;

use crate::condition_facts::key;

pub const MUSTS: [Must; 17] = [
    Must::Always,
    Must::NoSessionPolicy,
    Must::Implied,
    Must::CrossAccount,
    Must::OtherPartition,
    Must::ForeignRoot,
    Must::Anonymous,
    Must::OriginAccess,
    Must::Service,
    Must::Federated,
    Must::Strict,
    Must::NotNeeded,
    Must::RootAtHome,
    Must::GrantedToCaller,
    Must::GrantedToRole,
    Must::GrantedToRoleAlone,
    Must::PerhapsGranted,
];

pub fn gate_names() -> Vec<(GateName<'static>, Gate)> {
    let holders = [
        Holder::Role,
        Holder::Key,
        Holder::Bucket,
        Holder::Queue,
        Holder::Topic,
        Holder::Function,
        Holder::Secret,
        Holder::Other,
    ];
    let mut names = vec![
        (GateName::Rcp { target: "r-root" }, Gate::Rcp(0)),
        (
            GateName::Scp {
                target: "ou-ab12-11111111",
            },
            Gate::Scp(0),
        ),
        (GateName::Endpoint, Gate::Endpoint),
    ];
    names.extend(holders.map(|holder| (GateName::Resource(holder), Gate::Resource)));
    names.extend([
        (GateName::Principal, Gate::Principal),
        (GateName::Boundary, Gate::Boundary),
        (GateName::Session { layer: 1, n_layers: 1 }, Gate::Session(0)),
        (GateName::Session { layer: 2, n_layers: 3 }, Gate::Session(1)),
    ]);
    names
}

pub fn gate_fact(
    gate: Gate,
    name: GateName<'_>,
    effect: GateEffect,
    must: Must,
    n_policies: usize,
    decides: bool,
) -> NodeFact<'_> {
    NodeFact::Gate(GateFact {
        gate,
        name,
        effect,
        decides,
        must,
        n_policies,
        n_allows: 0,
        action: "s3:GetObject",
        decision: Outcome::ExplicitDeny,
    })
}

pub fn policy(
    kind: PolicyKind,
    n_statements: usize,
    n_denies: usize,
    n_allows: usize,
    n_open: usize,
) -> NodeFact<'static> {
    NodeFact::Policy(PolicyFact {
        name: "AppPolicy",
        kind,
        n_statements,
        n_denies,
        n_excepted: 0,
        n_allows,
        n_open,
    })
}

pub fn statements(say: &mut impl FnMut(&str, NodeFact)) {
    let resource = "arn:aws:s3:::box/key";
    let outcomes = [
        StatementOutcome::Applies,
        StatementOutcome::Excepted,
        StatementOutcome::Perhaps {
            keys: vec!["aws:SourceIp".into(), "aws:SourceVpce".into()],
        },
        StatementOutcome::NoEffect,
        other_action(false, &["s3:PutObject"]),
        other_action(false, &[]),
        other_action(true, &["s3:Get*"]),
        other_principal(false, &["arn:aws:iam::111122223333:user/ben"]),
        other_principal(false, &[]),
        other_principal(true, &["arn:aws:iam::111122223333:user/ana"]),
        StatementOutcome::OtherResource {
            resource,
            inverted: false,
            values: vec!["arn:aws:s3:::other/*", "arn:aws:s3:::${aws:username}/*"],
            variables: vec![
                variable("aws:username", VariableValue::Is("ana")),
                variable("aws:PrincipalTag/team", VariableValue::None),
                variable("aws:PrincipalTag/unit", VariableValue::Unknown),
            ],
        },
        StatementOutcome::OtherResource {
            resource,
            inverted: false,
            values: vec![],
            variables: vec![],
        },
        StatementOutcome::OtherResource {
            resource,
            inverted: true,
            values: vec!["arn:aws:s3:::box/*"],
            variables: vec![],
        },
        StatementOutcome::ConditionFails(key(
            "Bool",
            Why::Compared,
            Looked::One("true"),
            &["false"],
            Truth::False,
        )),
    ];
    for outcome in outcomes {
        say("statement", statement(outcome, Effect::Deny, None, Outcome::Allowed));
    }
    for (role, effect, decision) in [
        (StatementRole::Decides, Effect::Deny, Outcome::ExplicitDeny),
        (StatementRole::Overridden, Effect::Allow, Outcome::ExplicitDeny),
        (StatementRole::Overridden, Effect::Allow, Outcome::ImplicitDeny),
        (StatementRole::Grants, Effect::Allow, Outcome::Allowed),
        (StatementRole::Grants, Effect::Allow, Outcome::Depends),
    ] {
        say(
            "statement applies",
            statement(StatementOutcome::Applies, effect, Some(role), decision),
        );
        for lang in Lang::ALL {
            assert!(!words::role_name(role, lang).is_empty());
        }
    }
}

pub fn variable<'a>(key: &'a str, value: VariableValue<'a>) -> VariableFact<'a> {
    VariableFact { key, value }
}

pub fn other_action<'a>(inverted: bool, values: &[&'a str]) -> StatementOutcome<'a> {
    StatementOutcome::OtherAction {
        action: "s3:GetObject",
        inverted,
        values: values.to_vec(),
    }
}

pub fn other_principal<'a>(inverted: bool, values: &[&'a str]) -> StatementOutcome<'a> {
    StatementOutcome::OtherPrincipal {
        caller: "arn:aws:iam::111122223333:user/ana",
        inverted,
        values: values.to_vec(),
    }
}

pub fn statement<'a>(
    outcome: StatementOutcome<'a>,
    effect: Effect,
    role: Option<StatementRole>,
    decision: Outcome,
) -> NodeFact<'a> {
    let gate = GateName::Principal;
    NodeFact::Statement(StatementFact {
        gate,
        policy: "AppPolicy",
        number: 2,
        sid: Some("ReadBox"),
        effect,
        outcome,
        role,
        decision,
    })
}

pub fn principal<'a>(
    inverted: bool,
    effect: Effect,
    caller: &'a iam_eval::caller::Caller,
    reach: Option<Reach>,
    why: PrincipalWhy,
) -> NodeFact<'a> {
    let values = vec!["arn:aws:iam::111122223333:user/ben"];
    NodeFact::Principal(PrincipalFact {
        inverted,
        effect,
        caller,
        reach,
        why,
        values,
        missing: if inverted { chain(caller).to_vec() } else { vec![] },
    })
}

pub fn principal_value(caller: &iam_eval::caller::Caller, inverted: bool, why: PrincipalValueWhy) -> NodeFact<'_> {
    let family = match why {
        PrincipalValueWhy::Names(Reach::Service) => PrincipalFamily::Service,
        PrincipalValueWhy::Names(Reach::Federated) => PrincipalFamily::Federated,
        PrincipalValueWhy::Nobody(Nobody::CanonicalUser) => PrincipalFamily::CanonicalUser,
        _ => PrincipalFamily::Aws,
    };
    NodeFact::PrincipalValue(PrincipalValueFact {
        inverted,
        family,
        value: "VALUE",
        caller,
        why,
    })
}

pub fn resource_value(inverted: bool, truth: Truth, why: ResourceWhy, filled: Option<&str>) -> NodeFact<'static> {
    let no_value = match why {
        ResourceWhy::NoValue(_) => vec!["aws:username".into()],
        _ => vec![],
    };
    NodeFact::ResourceValue(ResourceValueFact {
        inverted,
        pattern: "arn:aws:s3:::box/${aws:username}/*",
        resource: "arn:aws:s3:::box/ana/key",
        action: "s3:ListAllMyBuckets",
        truth,
        why,
        filled: filled.map(Into::into),
        no_value,
    })
}
