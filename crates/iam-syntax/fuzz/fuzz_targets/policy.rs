//! Any bytes as a policy of every kind: read, compiled and asked, without a panic.
//!
//! `cargo +nightly fuzz run policy corpus/policy seeds/policy -- -dict=policy.dict` in `crates/iam-syntax/fuzz`.

#![no_main]

use std::sync::{Arc, LazyLock};

use iam_eval::caller::{Caller, Session};
use iam_eval::compile::Compiled;
use iam_eval::context::{Context, Value};
use iam_eval::policies::{Attached, Level, Policies};
use iam_eval::request::{Action, Request, Resource};
use iam_eval::{decide, detail, evaluate};
use iam_syntax::diagnostic::Weight;
use iam_syntax::grammar;
use iam_syntax::policy::PolicyKind;
use libfuzzer_sys::fuzz_target;

static REQUESTS: LazyLock<Vec<Request>> = LazyLock::new(|| {
    let session = Caller::Session(Session {
        arn: Some("arn:aws:sts::111122223333:assumed-role/App/s1".into()),
        role_arn: "arn:aws:iam::111122223333:role/App".into(),
        account: "111122223333".into(),
        session_name: Some("s1".into()),
        unique_id: Some("AROAEXAMPLE".into()),
        service_linked: false,
    });
    let asked = [
        ("s3:GetObject", "arn:aws:s3:::box/key"),
        ("sts:AssumeRole", "arn:aws:iam::111122223333:role/App"),
        ("s3:ListAllMyBuckets", "*"),
        ("kms:Decrypt", "arn:aws:kms:us-east-1:111122223333:key/1"),
    ];
    let request = |caller: &Caller, (action, resource): (&str, &str)| {
        let action = Action::new(action).expect("it is an action");
        let mut context = Context::default();
        context.set("aws:username", Value::One("key".into()));
        context.set("aws:TagKeys", Value::Many(vec!["a".into(), String::new()]));
        context.set("aws:CurrentTime", Value::One("2026-01-01T00:00:00Z".into()));
        context.set("aws:SourceIp", Value::Unknown);
        context.set("aws:PrincipalTag/team", Value::Unknown);
        Request {
            caller: caller.clone(),
            resource: Resource::new(resource, &action),
            action,
            resource_account: "111122223333".into(),
            context,
        }
    };
    asked
        .into_iter()
        .flat_map(|asked| [request(&session, asked), request(&Caller::Anonymous, asked)])
        .collect()
});

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    for kind in PolicyKind::ALL {
        let parse = grammar::parse(kind, text);
        let malformed = parse.diagnostics.iter().any(|one| one.weight == Weight::Malformed);
        assert_eq!(malformed, parse.policy.is_none(), "{kind:?}");
        for one in &parse.diagnostics {
            assert!(text.get(one.span.range()).is_some(), "{one:?}");
            assert!(
                one.labels.iter().all(|label| text.get(label.span.range()).is_some()),
                "{one:?}"
            );
            assert!(
                one.fix.iter().all(|fix| text.get(fix.span.range()).is_some()),
                "{one:?}"
            );
        }
        let Some(policy) = parse.policy else { continue };
        for compiled in [Compiled::new(policy.clone()), Compiled::of_gateway(policy)] {
            let policies = placed(kind, compiled);
            // All of them would take too long; which ones is as good as random.
            for request in REQUESTS.iter().cycle().skip(text.len() % REQUESTS.len()).take(2) {
                let trace = evaluate(&policies, request);
                assert_eq!(trace.decision(), decide(&policies, request), "{kind:?}");
                let _ = detail::missing_context(&policies, request, &trace);
                let ask = iam_eval::survey::ask(&policies, request);
                for facts in &trace.facts {
                    for attached in policies.of(facts.gate) {
                        for statement in &attached.policy.statements {
                            let _ = detail::statement(ask, statement);
                        }
                    }
                }
            }
        }
    }
});

/// The policy where its kind belongs.
fn placed(kind: PolicyKind, compiled: Compiled) -> Policies {
    let attached = Attached {
        name: "fuzz".into(),
        document: 0,
        policy: Arc::new(compiled),
    };
    let level = |attached| {
        vec![Level {
            target: "r-1".into(),
            policies: vec![attached],
        }]
    };
    let mut policies = Policies::default();
    match kind {
        PolicyKind::Identity => policies.identity.push(attached),
        PolicyKind::Boundary => policies.boundary = Some(attached),
        PolicyKind::Session => policies.sessions.push(vec![attached]),
        PolicyKind::Resource | PolicyKind::Key | PolicyKind::Trust => policies.resource = Some(attached),
        PolicyKind::Scp => policies.scps = level(attached),
        PolicyKind::Rcp => policies.rcps = level(attached),
        PolicyKind::Endpoint => policies.endpoint = Some(attached),
    }
    policies
}
