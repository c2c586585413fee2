//! Every kind of fact, in both languages: `tests/snapshots/facts.txt`.

use std::fmt::Write;

use iam_eval::combine::{By, Decision, GateEffect, Outcome};
use iam_eval::compile::principal::{Nobody, Reach};
use iam_eval::compile::variable::NoValue;
use iam_eval::context::Value;
use iam_eval::detail::{PrincipalWhy, ResourceWhy};
use iam_eval::gates::{Gate, Preset};
use iam_eval::truth::Truth;
use iam_explain::fact::*;
use iam_explain::fields::{Field, fields, kind};
use iam_explain::words;
use iam_syntax::arn::NoResource;
use iam_syntax::policy::{Effect, PolicyKind};
use iam_words::Lang;

use crate::condition_facts::{conditions, more};
use crate::said::texts::check_fact;
use crate::snapshot;
use crate::some_facts::{MUSTS, gate_fact, gate_names, policy, principal, principal_value, resource_value, statements};
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
