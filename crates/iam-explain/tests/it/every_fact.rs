//! Every kind of fact, in both languages: `tests/snapshots/facts.txt`.
// Long because it shows every kind of fact once.

use std::fmt::Write;

use iam_eval::combine::{By, Decision, GateEffect, Outcome};
use iam_eval::compile::principal::{Nobody, Reach, chain};
use iam_eval::compile::variable::NoValue;
use iam_eval::context::{Looked, Value};
use iam_eval::detail::{PrincipalWhy, ResourceWhy, Why};
use iam_eval::gates::{Gate, Preset};
use iam_eval::truth::Truth;
use iam_explain::fact::*;
use iam_explain::fields::{Field, fields, kind};
use iam_explain::roles::StatementRole;
use iam_explain::words;
use iam_syntax::arn::NoResource;
use iam_syntax::policy::{Effect, PolicyKind, PrincipalFamily};
use iam_words::Lang;

use crate::condition_facts::{conditions, key, more};
use crate::said::texts::check_fact;
use crate::snapshot;
use crate::world::{federated_user, provider, root_of, service, session, user};

#[test]
fn facts() {
    let ana = user("ana");
    let app = session("svc/App", "s1");
    let carol = federated_user("carol");
    let lambda = service("lambda.amazonaws.com");
    let google = provider("accounts.google.com");
    let root = root_of("111122223333");
    let linked = session("aws-service-role/x.amazonaws.com/AWSServiceRoleForX", "s1");
    let anonymous = iam_eval::caller::Caller::Anonymous;
    let mut seen = String::new();
    let mut say = |label: &str, fact: NodeFact| {
        check_fact(&fact);
        show(&mut seen, label, &fact);
    };

    for preset in [
        Preset::CallerIdentity,
        Preset::SessionToken,
        Preset::SessionTokenRefused,
        Preset::RootAssumesRole,
        Preset::FederationTokenRefused,
        Preset::SessionMayNot,
        Preset::LinkedServiceAlone,
        Preset::Unsigned,
    ] {
        say(
            "preset",
            NodeFact::Preset(PresetFact {
                preset,
                action: "sts:X",
            }),
        );
    }
    for (name, gate) in gate_names() {
        say(
            "gate name",
            gate_fact(gate, name, GateEffect::Allow, Must::Always, 1, false),
        );
    }
    for effect in [GateEffect::ExplicitDeny, GateEffect::Unknown] {
        for decides in [true, false] {
            say(
                "gate effect",
                gate_fact(Gate::Boundary, GateName::Boundary, effect, Must::Always, 1, decides),
            );
        }
    }
    for must in MUSTS {
        for effect in [GateEffect::Allow, GateEffect::ImplicitDeny, GateEffect::NoImpact] {
            let label = format!("gate {must:?} {effect:?}");
            say(
                &label,
                gate_fact(Gate::Principal, GateName::Principal, effect, must, 1, true),
            );
        }
    }
    say(
        "gate without policy",
        gate_fact(
            Gate::Scp(0),
            GateName::Scp { target: "r-root" },
            GateEffect::ImplicitDeny,
            Must::Always,
            0,
            true,
        ),
    );
    for kind in PolicyKind::ALL {
        say("policy", policy(kind, 2, 0, 1, 0));
    }
    for (n_statements, n_denies, n_allows, n_open) in [
        (0, 0, 0, 0),
        (1, 0, 0, 0),
        (5, 0, 0, 0),
        (5, 1, 0, 0),
        (5, 2, 3, 0),
        (5, 0, 0, 2),
        (5, 0, 1, 1),
    ] {
        say(
            "policy counts",
            policy(PolicyKind::Identity, n_statements, n_denies, n_allows, n_open),
        );
    }
    statements(&mut say);

    for (reach, caller) in [
        (Reach::Any, &anonymous),
        (Reach::Account, &ana),
        (Reach::User, &ana),
        (Reach::UserOfFederated, &carol),
        (Reach::Role, &app),
        (Reach::Session, &app),
        (Reach::FederatedUser, &carol),
        (Reach::Service, &lambda),
        (Reach::Federated, &google),
    ] {
        say(
            "principal",
            principal(false, Effect::Allow, caller, Some(reach), PrincipalWhy::Plain),
        );
        say(
            "principal value",
            principal_value(caller, false, PrincipalValueWhy::Names(reach)),
        );
    }
    say(
        "principal",
        principal(false, Effect::Allow, &ana, None, PrincipalWhy::Plain),
    );
    for effect in [Effect::Allow, Effect::Deny] {
        for reach in [Some(Reach::Any), None] {
            say(
                "not principal",
                principal(true, effect, &ana, reach, PrincipalWhy::Plain),
            );
        }
    }
    for why in [PrincipalWhy::BoundaryIsHit, PrincipalWhy::ListedInPart] {
        say(
            "not principal",
            principal(true, Effect::Deny, &ana, Some(Reach::Any), why),
        );
    }
    say(
        "not principal value",
        principal_value(&ana, true, PrincipalValueWhy::Names(Reach::User)),
    );
    for why in [
        PrincipalValueWhy::Other,
        PrincipalValueWhy::OtherCase,
        PrincipalValueWhy::OtherPath,
        PrincipalValueWhy::Nobody(Nobody::CanonicalUser),
        PrincipalValueWhy::Nobody(Nobody::Group),
        PrincipalValueWhy::Nobody(Nobody::Wildcard),
        PrincipalValueWhy::Nobody(Nobody::Gateway),
        PrincipalValueWhy::Nobody(Nobody::Other),
    ] {
        say("principal value", principal_value(&ana, false, why));
    }

    for inverted in [false, true] {
        for matches in [true, false] {
            let values = vec!["s3:Get*", "s3:List*", "s3:Put*", "s3:Delete*"];
            say(
                "action",
                NodeFact::Action(ActionFact {
                    inverted,
                    matches,
                    action: "s3:GetObject",
                    values,
                }),
            );
        }
        for fit in [Fit::Fits, Fit::Differs, Fit::NoColon] {
            let fact = ActionValueFact {
                inverted,
                pattern: "s3:Get*",
                action: "s3:GetObject",
                fit,
            };
            say("action value", NodeFact::ActionValue(fact));
        }
        for truth in Truth::ALL {
            let fact = ResourceFact {
                inverted,
                truth,
                resource: "arn:aws:s3:::box/key",
                values: vec!["arn:aws:s3:::box/*"],
                variables: vec![],
            };
            say("resource", NodeFact::Resource(fact));
        }
    }
    let empty = ActionFact {
        inverted: false,
        matches: false,
        action: "s3:GetObject",
        values: vec![],
    };
    say("action", NodeFact::Action(empty));
    let empty = ResourceFact {
        inverted: false,
        truth: Truth::False,
        resource: "arn:aws:s3:::box",
        values: vec![],
        variables: vec![],
    };
    say("resource", NodeFact::Resource(empty));
    for (why, truth) in [
        (ResourceWhy::Compared, Truth::True),
        (ResourceWhy::Compared, Truth::False),
        (ResourceWhy::OnlyStarFits, Truth::False),
        (ResourceWhy::BucketList, Truth::True),
        (ResourceWhy::NoResource(NoResource::NotAnArn), Truth::False),
        (ResourceWhy::NoResource(NoResource::TooShort), Truth::False),
        (ResourceWhy::NoValue(NoValue::Missing), Truth::False),
        (ResourceWhy::NoValue(NoValue::Unknown), Truth::Unknown),
    ] {
        for inverted in [false, true] {
            say("resource value", resource_value(inverted, truth, why, None));
        }
    }
    say(
        "resource value",
        resource_value(
            false,
            Truth::True,
            ResourceWhy::Compared,
            Some("arn:aws:s3:::box/ana/*"),
        ),
    );
    for it in [OwnResource::OfTrust, OwnResource::OfPolicy] {
        say("own resource", NodeFact::OwnResource(it));
    }
    conditions(&mut say);
    more(&mut say);

    for effect in [Effect::Allow, Effect::Deny] {
        for applies in Truth::ALL {
            say(
                "effect",
                NodeFact::Effect(EffectFact {
                    effect,
                    applies,
                    excepted: false,
                }),
            );
        }
    }
    say(
        "effect",
        NodeFact::Effect(EffectFact {
            effect: Effect::Deny,
            applies: Truth::True,
            excepted: true,
        }),
    );

    let one = Value::One("203.0.113.9".into());
    let many = Value::Many(vec!["a".into(), "b".into()]);
    for (outcome, gate) in [
        (Outcome::Allowed, None),
        (Outcome::ExplicitDeny, Some(GateName::Boundary)),
        (Outcome::ImplicitDeny, Some(GateName::Principal)),
        (Outcome::ExplicitDeny, None),
        (Outcome::ImplicitDeny, None),
        (Outcome::Depends, None),
    ] {
        let decision = Decision {
            outcome,
            by: gate.map(|_| By::Gate(Gate::Boundary)),
        };
        let values = vec![
            ("aws:SourceIp", Some(&one)),
            ("aws:TagKeys", Some(&many)),
            ("aws:SourceVpce", None),
        ];
        say(
            "closing",
            NodeFact::Closing(ClosingFact {
                decision,
                gate,
                values,
                is_exact: true,
            }),
        );
        say(
            "closing",
            NodeFact::Closing(ClosingFact {
                decision,
                gate,
                values: vec![],
                is_exact: false,
            }),
        );
    }

    for caller in [&root, &ana, &app, &linked, &carol, &lambda, &google, &anonymous] {
        say("note", NodeFact::Note(Note::ScpsExempt { caller }));
    }
    for (kind, n_policies) in [
        (PolicyKind::Boundary, 1),
        (PolicyKind::Identity, 2),
        (PolicyKind::Session, 3),
    ] {
        say(
            "note",
            NodeFact::Note(Note::Ignored {
                caller: &root,
                kind,
                n_policies,
            }),
        );
    }
    let (role, caller) = (
        "arn:aws:iam::111122223333:role/App",
        "arn:aws:iam::111122223333:user/ana",
    );
    say(
        "note",
        NodeFact::Note(Note::Divided {
            caller,
            resource: "arn:aws-cn:s3:::box",
        }),
    );
    say("note", NodeFact::Note(Note::AssumesItself { role }));
    say("note", NodeFact::Note(Note::TrustBeatsLimits { caller }));
    for why in [
        RcpExemption::ServiceLinked { role },
        RcpExemption::Service { service: "ec2" },
        RcpExemption::Action {
            action: "kms:RetireGrant",
        },
    ] {
        say("note", NodeFact::Note(Note::RcpsExempt(why)));
    }
    snapshot::check("facts.txt", &seen);
}

fn show(seen: &mut String, label: &str, fact: &NodeFact) {
    writeln!(seen, "{label}").expect("a String takes every text");
    for lang in Lang::ALL {
        let sentence = words::sentence(fact, lang);
        assert!(sentence.ends_with('.') && 5 < sentence.len(), "{sentence}");
        assert!(!sentence.contains("..") && !sentence.contains("  "), "{sentence}");
        writeln!(seen, "  {sentence}").expect("a String takes every text");
        if let Some(line) = iam_explain::source::choice(fact) {
            writeln!(seen, "    {}", words::choice(line, lang)).expect("a String takes every text");
        }
    }
    let fields: Vec<String> = fields(fact)
        .iter()
        .map(|(name, field)| format!("{name}={}", shown(field)))
        .collect();
    writeln!(seen, "  {}: {}", kind(fact), fields.join(" ")).expect("a String takes every text");
}

fn shown(field: &Field) -> String {
    match field {
        Field::Word(word) => (*word).into(),
        Field::Text(text) => format!("{text:?}"),
        Field::Number(number) => number.to_string(),
        Field::Flag(flag) => flag.to_string(),
        Field::Texts(texts) => format!("{texts:?}"),
        Field::List(fields) => format!("[{}]", fields.iter().map(shown).collect::<Vec<_>>().join(", ")),
        Field::Absent => "null".into(),
    }
}

const MUSTS: [Must; 15] = [
    Must::Always,
    Must::NoSessionPolicy,
    Must::Implied,
    Must::CrossAccount,
    Must::OtherPartition,
    Must::ForeignRoot,
    Must::Anonymous,
    Must::Service,
    Must::Federated,
    Must::Strict,
    Must::NotNeeded,
    Must::RootAtHome,
    Must::GrantedToCaller,
    Must::GrantedToRole,
    Must::PerhapsGranted,
];

fn gate_names() -> Vec<(GateName<'static>, Gate)> {
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

fn gate_fact(
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

fn policy(kind: PolicyKind, n_statements: usize, n_denies: usize, n_allows: usize, n_open: usize) -> NodeFact<'static> {
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

fn statements(say: &mut impl FnMut(&str, NodeFact)) {
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

fn variable<'a>(key: &'a str, value: VariableValue<'a>) -> VariableFact<'a> {
    VariableFact { key, value }
}

fn other_action<'a>(inverted: bool, values: &[&'a str]) -> StatementOutcome<'a> {
    StatementOutcome::OtherAction {
        action: "s3:GetObject",
        inverted,
        values: values.to_vec(),
    }
}

fn other_principal<'a>(inverted: bool, values: &[&'a str]) -> StatementOutcome<'a> {
    StatementOutcome::OtherPrincipal {
        caller: "arn:aws:iam::111122223333:user/ana",
        inverted,
        values: values.to_vec(),
    }
}

fn statement<'a>(
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

fn principal<'a>(
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

fn principal_value(caller: &iam_eval::caller::Caller, inverted: bool, why: PrincipalValueWhy) -> NodeFact<'_> {
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

fn resource_value(inverted: bool, truth: Truth, why: ResourceWhy, filled: Option<&str>) -> NodeFact<'static> {
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
